"""Whose line it is, named before the label: "Store 14, Q3 2027, objective: …", "Kitchen team – O: …"."""

from __future__ import annotations

import re

from coach.parse.cycles import cycle
from coach.parse.titles import begins_with_verb, is_clause

_WITHIN = re.compile(
    r"(?:(?<=[:|,.–—-]\s)|(?<=['’]s\s)|(?<=s['’]\s))(?:the\s|our\s|team\s|parent\s|[A-Z][a-z]+\s)?"
    r"(?:objectives?|ziel|objectif|aim|ambition|goal|obj\b\.?|(?-i:O\d{0,2}\b|OBJ\b))"
    r"|(?<=20\d\d\s)(?:objective|goal)(?=\s?[:–—])|(?<=\w\s)objective\s\d{1,2}(?=\s?[:–—-]\s)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]{0,40}\)|[\"“”„]")
_COUNT = re.compile(r"(?<![\w-])\d")
_CHANGE = re.compile(r"\d\s*(?:%|→|->|to\b)|[→%?!]|->")
_LEVELLED = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.,&'’()/ +-]{1,60}?)(?:\s?:|\s[–—-])\s+(?=[^\W\d_a-z]|[\"“„«])",
)
_PARENT = re.compile(
    r"(?:our\s|the\s)?(?:parent|board|company|publisher|head ?quarters|hq|higher|overall)(?:['’]s?)?(?:\s\w+)?$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\b(?:region|company|group|team|squad|tribe|department|dept\.?|division|area|branch|office|depot|unit|hq|board|"
    r"university|faculty|institute|headquarters|ward|store|plant|site|crew|chapter|school)\b",
    re.IGNORECASE,
)


def before_label(head: str) -> tuple[int, str]:
    """Return where an objective's label begins behind a name, and the name; (0, "") where a line has no such front."""
    if not (head[:1].isupper() or head[:1].isdigit() or head[:1] == "@"):
        return 0, ""
    for found in _WITHIN.finditer(head):
        name = head[: found.start()].strip(" :|,.–—-")
        if not is_front(name):
            return 0, ""
        return found.start(), re.sub(r"['’]s?$", "", name)
    return 0, ""


def is_front(name: str) -> bool:
    """Tell a name, with a cycle or a bracket perhaps, from the beginning of a sentence."""
    window = cycle(name)
    rest = _BRACKETS.sub(" ", name.replace(window, " ", 1) if window else name)
    if window and not rest.strip():
        return True
    return (
        0 < len(rest.split()) <= 6
        and not rest.strip()[:1].isdigit()
        and not begins_with_verb(rest)
        and not _CHANGE.search(rest)
        and not is_clause(rest)
    )


def plain_front(name: str) -> tuple[str | None, str | None]:
    """Return team and cycle of such a front."""
    window = cycle(name)
    team = (name.replace(window, " ", 1) if window else name).strip(" :|,.–—-()")
    return team or None, window


def levelled(text: str) -> tuple[int, str]:
    """Return where the aim begins in "Reception – Late arrivals feel expected", and whose it is; (0, "") elsewhere."""
    found = _LEVELLED.match(text)
    if not found or text[-1:] in "?:" or not is_front(found["name"]):
        return 0, ""
    rest = text[found.end() :]
    quoted = rest[0] in '"“„«' and rest[-1] in '"”“»'
    words = rest.strip('"“”„«»').split()
    if len(words) < 3 or _CHANGE.search(rest) or _COUNT.search(rest) or not (quoted or words[1][:1].islower()):
        return 0, ""
    return found.end(), found["name"]


def is_unit(name: str) -> bool:
    """Tell a name that can only be a part of an organisation."""
    return _UNIT.search(name) is not None


def is_parent(name: str) -> bool:
    """Tell "Our parent", "Board" and "Company", whose objective is above the one that follows."""
    return _PARENT.match(name.strip()) is not None
