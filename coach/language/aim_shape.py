"""The shape of an objective: whether it opens with a deed, says something of somebody, or is a phrase."""

from __future__ import annotations

import re

from coach.language import aim_families as fam
from coach.language import families
from coach.language.nouns import plural
from coach.language.people import is_person

_WORD = re.compile(r"#?[^\W_](?:[\w.]*\w)?(?:['’/&-]\w+)*")
_LEAD = re.compile(
    r"(?:(?:our|the) (?:goal|aim|objective|ambition) is to|we (?:want|aim|strive|plan|intend|need) to|we will|"
    r"we['’]ll|let['’]s|to|"
    r"also|then|please|\w+ly(?= \w))\s+"
)
_VERBS = (
    families.DELIVER | families.DECIDE | families.PEOPLE_WORK | families.EVENT_WORK | families.ONGOING | families.CHANGE
    | families.REACH | families.HOLD | families.CHOOSE
)  # fmt: skip
_NOUN_FIRST = frozenset(
    "process service staff support answer report plan test record document ship store cover care share project program "
    "design research audit review host work run book order help release deal supply".split()
)
_OPENS_CLAUSE = ("that", "who", "which", "when", "where")

Words = list[tuple[str, int, int]]


def words_of(low: str) -> Words:
    """The words with their places, past what only introduces the aim."""
    start = 0
    while lead := _LEAD.match(low, start):
        start = lead.end()
    return [(found[0], found.start(), found.end()) for found in _WORD.finditer(low, start)][:60]


def opens_with_deed(words: Words) -> bool:
    """Tell whether the first word is an order or a gerund: "Launch ...", "Answering ..."."""
    if not words:
        return False
    first = words[0][0]
    known = first in _VERBS or fam.stems_from(first, fam.SOLUTION | fam.DOING | fam.RUNNING | fam.BETTERING)
    if not known or first.endswith("ed") or (first.endswith("s") and first[:-1] in _VERBS):
        return False
    if len(words) == 1:
        return first not in fam.NOUN_TOO
    after = words[1][0]
    if first in _NOUN_FIRST and after not in fam.DETERMINERS and (len(words) < 3 or words[2][0] in fam.STOPS):
        return plural(after) and after not in families.QUANTITIES
    if after in fam.AUXILIARY or (after in fam.FINITE and after.endswith("s") and after not in fam.NOUN_TOO):
        return False
    return not (after == "of" or (after == "and" and first.endswith("ing")))


def is_clause(words: Words) -> bool:
    """Tell whether somebody or something does, is or becomes something."""
    if opens_with_deed(words):
        return False
    for place in range(1, min(len(words), 26)):
        word, before = words[place][0], words[place - 1][0]
        if before in fam.DETERMINERS or (before in fam.STOPS and before not in _OPENS_CLAUSE):
            continue
        if word in fam.AUXILIARY or (word in ("no", "not") and words[min(place + 1, len(words) - 1)][0] == "longer"):
            return True
        following = words[place + 1][0] if place + 1 < len(words) else ""
        if word in fam.FINITE and (
            word not in fam.NOUN_TOO or is_person(before) or following in fam.DETERMINERS or following.endswith("ing")
        ):
            return True
        if (
            is_person(before)
            and before != "people's"
            and (word in families.CHOOSE or word in families.CHANGE)
            and not word.endswith("ing")
        ):
            return True
    return False
