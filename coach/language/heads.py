"""What a bare number is a number of: the head of the noun phrase that stands in front of it.

"Missed collections 310" counts collections, "absence 6" measures something that has no number without a unit. English
says which by the head of the phrase: a plural is counted, a singular is measured. Small words, changes ("falls",
"reduced") and comparatives end the phrase; articles, verbs that move a figure and "average" may open it.
"""

from __future__ import annotations

import re

from coach.language import families
from coach.language.nouns import STOPS, plural

_LONGEST = 160
_LABEL = re.compile(
    r":(?!\W*\d)(?=[^:]*[a-z]{3}[^:]*$)(?!\W*(?:from|to|now|today|currently|below|under|above|over|at|down|up)\b)"
)
_WORDS = re.compile(r"[a-z\d][\w'’/&.-]*|[,;()<>≤≥=|:–—→]")
_OPENERS = frozenset(
    "the our all its their a an we of in to average mean median avg overall total higher lower less better shorter "
    "faster get bring see have make more drop reduction increase improvement decrease rise fall growth drive".split()
)
_MOVES = families.CHANGE | families.HOLD | families.STATES | {"reaches", "hits", "comes", "moves", "sits", "lands"}
_ENDS = STOPS | frozenset(
    "among higher lower better worse faster slower shorter now today currently again last".split()
)
_HOLDERS = frozenset("backlog queue list pile stock pool inflow flow stream volume number group set amount".split())
"""Heads that hand on the question what is counted to the noun behind "of"."""
_DONE_BY = frozenset("score share visit order call leave return contact star use view".split())
"""Quantities that are verbs behind a plural: "stories readers share"."""
_NOUNS = frozenset("growth increase gain use".split())
"""Words that end a phrase as verbs and stand at its end as nouns."""
_SINGULAR = frozenset(
    "gas bias canvas lens series news diabetes ethics physics mathematics logistics economics".split()
)


def phrase(low: str, stop: int) -> tuple[str, ...]:
    """The words of the noun phrase that opens lower-case text, up to `stop`; what follows a label's colon comes first.

    "A backlog of claims" is a phrase of claims.
    """
    text = low[max(0, stop - _LONGEST) : stop]
    if label := _LABEL.search(text):
        text = text[label.end() :]
    words: list[str] = []
    for word in _WORDS.findall(text):
        if not words and (word in _OPENERS or (_moves(word) and not plural(word))):
            continue
        if word == "of" and words[-1] in _HOLDERS:
            words.clear()
            continue
        if not word[0].isalnum() or (word in _ENDS and not (words and word in _NOUNS)) or (words and _moves(word)):
            break
        if not word[0].isdigit():
            words.append(word)
    return tuple(words)


def _moves(word: str) -> bool:
    return word in _MOVES and word not in _NOUNS


def counts_things(words: tuple[str, ...], amounts: re.Pattern[str] | None) -> bool:
    """Whether the phrase counts things: a plural stands in it that does not merely describe a quantity behind it.

    "Accounts taken over" and "stories readers share" count, the "claims handling cost" does not. `amounts` are plurals
    that are measured all the same ("costs", "times").
    """
    places = [
        place for place, word in enumerate(words) if _many(word) and (word[-1] in "sne" or place == len(words) - 1)
    ]
    if not places:
        return False
    last = words[-1]
    if places[-1] == len(words) - 1:
        return amounts is None or amounts.fullmatch(last) is None
    if amounts is not None and all(amounts.fullmatch(words[place]) for place in places):
        return False
    behind = places[-1] == len(words) - 2 and (last in _DONE_BY or last.endswith("ing"))
    return behind or last not in families.QUANTITIES


def _many(word: str) -> bool:
    return plural(word) and word not in _SINGULAR
