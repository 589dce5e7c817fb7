"""Whether a text says that somebody said yes, or has done their part, and does not take it back in the same breath.

Words of consent stand in the rule's file. What this module knows is how a clause turns them round: what must, may or
did not yet happen in front of them ("once the council has agreed"), or what is said of them behind ("approval: open").
"""

from __future__ import annotations

import re

_CLAUSE = re.compile(
    r"[.,;:!?()\[\]–—|✔✓✅☑\"“”]|\s-\s|\b(?:and|but|which|who|as|because|yet they|so far as)\b", re.IGNORECASE
)
_TURNED = re.compile(
    r"(?:\b(?:not|never|no|none|nothing|nobody|neither|cannot|can't|without|if|once|until|unless|whether|when|before|"
    r"must|has to|have to|had to|needs?|needed|should|shall|would|could|may|might|will|to be|to get|yet to|still|"
    r"hop(?:e|es|ing)|hopefully|asks?|asked|await\w*|wait\w*|seek\w*|expect\w*|want\w*|pending|missing|lacks?|"
    r"request\w*|subject to|requires?|sure|guess|hardly|whose|who|ought to)\b|n['’]t\b)(?:\W+\w+){0,4}\W*$",
    re.IGNORECASE,
)
_BARE = re.compile(r"\b(?:the|an?|our|any|each|every)\s*$", re.IGNORECASE)
_UNDONE = re.compile(
    r"\W{0,3}(?:\?|(?:is|are|was) (?:still )?(?:open|pending|missing|outstanding|due|needed|unclear|not)\b|not\b|no\b"
    r"(?! (?:objection|problem|change))|nothing\b|open\b|pending|missing|outstanding|still\b|yet to|awaited|needed\b|"
    r"required|requested|by nobody|so far no)|[^.;]{0,40}\?|[^.;]{0,30}: (?:not|no|none|open|pending)\b",
    re.IGNORECASE,
)


def says_yes(text: str, words: re.Pattern[str]) -> bool:
    """Tell whether one of the words of consent stands in the text as a fact."""
    for found in words.finditer(text):
        before = _CLAUSE.split(text[max(0, found.start() - 80) : found.start()])[-1]
        if _TURNED.search(before) or _UNDONE.match(text, found.end()):
            continue
        if not _BARE.search(before):
            return True
    return False
