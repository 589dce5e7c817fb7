"""What a heading says: the cycle, the team, only a section, or an objective."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.parse.cycles import cycle, stands_apart
from coach.parse.vocabulary import COMPANIONS, DELIVERIES, FUNCTIONS, PAIRS, VERBS

_TITLE_WORDS = re.compile(
    r"\b(?:okrs?|objectives?(?:\s(?:and|&)\skey\sresults?)?|key\sresults?|goals?|goal[ -]setting|"
    r"plan(?:ning|s)?|priorities|company(?:-wide)?|annual|quarterly|yearly|team'?s?|draft|proposed|"
    r"our|the|for|of|and|in|at|a|glance|v\d+|final|set|sheet|shared|joint|common|board|minutes|notes|meeting|top"
    r"|key|main|when|period|time|time ?frame|this|term|next|current|review|updates?|status|report|progress|"
    r"check-?ins?|results|summary|kick-?off|proposal|wrap[ -]?up|quarter|year|cycle|"
    r"overview|template|focus|strategic|roadmap|targets?|by|"
    r"department|dept|squad|group|tribe|guild|chapter|unit|org|from|grading|retrospective|scores?|document|doc)\b",
    re.IGNORECASE,
)
_OKR_WORD = re.compile(
    r"\b(?:okrs?|objectives?|goals?|priorities|key results?|plan(?:ning)?|roadmap|targets)\b", re.IGNORECASE
)
_TEAM_WORD = re.compile(
    r"\b(?:team|squad|department|dept|tribe|guild|chapter|division|working group|committee|office)\b", re.IGNORECASE
)
_SECTION_END = re.compile(
    r"\b(?:list|tasks?|items?|goals|backlog|priorities|notes|updates?|overview|summary|agenda|"
    r"timeline|schedule|roadmap|todos?|to-dos?|to-do|"
    r"projects|initiatives|activities|deliverables|plan|misc|miscellaneous|other|others|steps|actions|"
    r"candidates|requests|ideas|stretch|completed|"
    r"done|doing|metrics|kpis|okrs?|ongoing|january|february|march|april|may|june|july|august|"
    r"september|october|november|december|week|sprint)[:.]?$",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"(?:\b(?:to|are|is|include|includes|including|following|that|we|will|below|as follows|aims?|want|"
    r"when|by)|:)\s*:$|\b(?:following|as follows|below)\b.{0,40}:$",
    re.IGNORECASE,
)
_TEAM_FORMS = re.compile(
    r"(?i:team|squad|department|dept\.?|group|tribe)\s*[:\-–—]?\s+(?P<a>[A-Z][\w&/ +.-]{0,40})$|"
    r"(?P<b>[A-Z][\w&/ +.-]{0,40}?)\s+(?i:team|squad|department|dept|tribe|guild|division|group|committee)(?:['’]s)?$"
)

_REFERENCE = re.compile(r"\s+(?:\(?#\d{1,7}\)?|page \d+(?: ?(?:of|/) ?\d+)?)$", re.IGNORECASE)
_DATE_WORDS = re.compile(
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}|\d{1,4}|[,.\s/-])+$", re.IGNORECASE
)
_PICTURES = re.compile(r"[\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\u200d\ufe0f]+")
_SIGNS = " \t-–—:|,·•()[]/.*"
_BODY = re.compile(r"squad|group|tribe|guild|chapter|unit|board|office|committee|council", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\b(?:that|who|which|is|are|be|not|never|no|without|with|to|on|when|more|less|fewer|better|can|will|we|us|every|"
    r"from|than|do|does|have|has|feel|love|know|get|stay|find|trust|want|need|their|they|it)\b",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s[|–—·-]\s|[:,]\s")
_JOINTS = frozenset(("of", "and", "the", "&", "for", "in", "at", "on", "de", "-", "–", "+", "/"))
_VERBS = VERBS - FUNCTIONS
_ADDRESS = re.compile(
    r"(?:dear|hi|hello|hey|thanks|thank you|the|our|my|your|whole|all)\s+(?:team|group|all)\b", re.IGNORECASE
)
_ROLE = re.compile(r"(?:C[A-Z]{1,3}O|(?:VPE?|SVP|EVP|Head|Director|Dir|Manager)\b(?:\s(?:of\s)?[A-Z][\w&/-]*){0,4})")


def title(text: str) -> tuple[str | None, str | None] | None:
    """Return (team, cycle) where a heading only names them or says "OKRs"; None where it says something of its own."""
    text = _REFERENCE.sub("", _PICTURES.sub(" ", text).strip().rstrip(":")).strip()
    if len(text) > 90:
        return None
    window = cycle(text)
    rest = text.replace(window, " ", 1) if window else text
    named = _TEAM_FORMS.match(rest.strip(" -–—:|,()"))
    if _ADDRESS.match(rest.lstrip()):
        return None
    if named and len(text.split()) <= 5:
        return _name(named[0]), window
    kind = bool(_OKR_WORD.search(rest) or _TEAM_WORD.search(rest))
    name = _name(rest)
    words = re.findall(r"[\w&/+.’'-]*\w[\w&/+.’'-]*", _TITLE_WORDS.sub(" ", rest))
    if not words or (window and _DATE_WORDS.match(" ".join(words))):
        return (None, window) if window or kind else None
    if not (window or kind) and not _is_function(words):
        return None
    small = [word for word in words if not word[0].isupper() and word.lower() not in FUNCTIONS]
    named_so = bool(window and stands_apart(text, window)) and not small and len(words) > 1  # "Partner Success | Q1"
    if len(words) > 4 or (words[0].lower() in _VERBS and not named_so):
        long = (
            window and len(words) <= 6 and len(small) < 4 and stands_apart(text, window) and rest.strip()[:1].isupper()
        )
        return (name, window) if long and words[0].lower() not in _VERBS and not _CLAUSE.search(rest) else None
    if not (kind or window) or not small:
        return name, window
    apart = (window and stands_apart(text, window)) or _PARTED.search(rest)
    if window and len(words) <= 4 and len(small) < 3 and apart and not _CLAUSE.search(rest):
        return name, window
    return None


def _name(rest: str) -> str | None:
    """Return the name in a title without the words that only say it is one: "Our OKRs for the Web team" is "Web"."""
    words = rest.split()
    while words and (_TITLE_WORDS.fullmatch(words[0].strip(_SIGNS)) or not words[0].strip(_SIGNS)):
        words.pop(0)
    while words and (not words[-1].strip(_SIGNS) or _TITLE_WORDS.fullmatch(words[-1].strip(_SIGNS))):
        if len(words) > 1 and _BODY.fullmatch(words[-1].strip(_SIGNS)):
            break
        words.pop()
    name = " ".join(words).strip(_SIGNS)
    if name.count("(") > name.count(")"):
        name += ")"
    if _OKR_WORD.search(name):
        name = " ".join(_TITLE_WORDS.sub(" ", name).split()).strip(_SIGNS)
    return name or None


def plain_name(text: str) -> str:
    """Return a name without the pictures around it."""
    return _PICTURES.sub(" ", text).strip()


def begins_with_verb(text: str) -> bool:
    """Tell words that begin as an aim or a piece of work does."""
    return text.split()[0].lower() in _VERBS if text.split() else False


def is_clause(text: str) -> bool:
    """Tell words that hold a verb or a clause, as no name does."""
    return _CLAUSE.search(text) is not None


def is_name(text: str) -> bool:
    """Tell a line that can only be a name, such as "Theatre Front of House" above a line that names the cycle."""
    words = text.split()
    if not 0 < len(words) <= 6 or text[-1:] in ".?!:;," or not text[0].isupper() or words[0].lower() in _VERBS:
        return False
    return not _CLAUSE.search(text) or all(
        word[0].isupper() or word[0].isdigit() or word.lower() in _JOINTS for word in words
    )


def reads_like_objective(text: str) -> bool:
    """Tell a heading that states an aim from one that only names a section ("Tasks", "Workbench", "Q3 goals")."""
    words = text.rstrip(":").split()
    if len(words) < 2 or len(words) > 60 or _LEAD_IN.search(text) or title(text) is not None:
        return False
    first = words[0].lower().strip("\"'“”‘’[](),.:")
    if (
        first in VERBS
        or (first.endswith("ing") and len(first) > 4 and len(words) >= 3)
        or (first.endswith("s") and first[:-1] in VERBS and len(words) > 2)
    ):
        return not (len(words) <= 3 and _SECTION_END.search(text) and first not in VERBS)
    if _SECTION_END.search(text):
        return False
    return len(words) >= 4


def is_lead_in(text: str) -> bool:
    """Tell "At a glance, we aim to:" and "The following are planned:", which only announce a list."""
    return bool(_LEAD_IN.search(text))


def is_section(text: str) -> bool:
    """Tell a heading that can only name a section, a team or a list."""
    words = [word.lower() for word in text.rstrip(":").split()]
    return bool(_SECTION_END.search(text)) or _is_function(words)


def _is_function(words: Sequence[str]) -> bool:
    """Tell "Marketing", "Customer Success" and "Sales & Support": what a firm calls its parts."""
    lower = [word.lower() for word in words if word not in ("&", "and")]
    if " ".join(lower) in PAIRS:
        return True
    return any(word in FUNCTIONS for word in lower) and all(word in FUNCTIONS or word in COMPANIONS for word in lower)


def is_role(text: str) -> bool:
    """Tell a line that only names a role ("VP Product", "CMO:") over the lines that are theirs."""
    return bool(_ROLE.fullmatch(text.strip().rstrip(":")))


def has_role(text: str) -> bool:
    """Tell a line that a role opens, such as "CEO: Grow the choir"."""
    found = _ROLE.match(text)
    return bool(found and text[found.end() : found.end() + 2] == ": ")


def is_delivery(text: str) -> bool:
    """Tell a line that begins with work to hand over ("Launch …"), which heads no stanza of results."""
    return text.partition(" ")[0].lower() in DELIVERIES
