"""What a key result measures, boiled down for comparing it with another: stems of its words, its values, its names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.lint.subject import Subject

FRONT = re.compile(r"\s*kr\b[\s\d.:–-]*", re.IGNORECASE)
LONGEST = 300

_WORD = re.compile(r"[a-z][a-z'’]*[a-z]|[a-z]")
_STOPS = frozenset(
    "a an the of for to in on at by from with and or our their its all per each every is are be been that which "
    "who have "
    "has had was were as than more less least most under over above below up down out off after before within "
    "during while "
    "stay's at not no between we us they it them this new other same about into only also then when "
    "where how "
    "what reach reaches reached reaching increase increased reduce reduced grow raise lower cut improve kr by than "
    "or via "
    "day days week weeks month months quarter year years hour hours h min minute minutes q1 q2 q3 q4 weekly "
    "monthly daily "
    "average median mean percentile th number share rate percentage percent total overall count well end".split()
)
_SIZES = frozenset("tonne tonn ton kilo kg litr liter g mg k euro eur usd gbp".split())
_ASIDE = re.compile(r"\([^()]*\)|\bper (?:resident|head|capita|unit)s?\b")
_PART_OF = {
    "girl": "child children pupil student kid", "boy": "child children pupil student kid",
    "teenager": "child pupil user reader visitor",
    "women": "people staff employee patient member customer", "men": "people staff employee patient member customer",
    "female": "people staff employee", "pensioner": "people resident tenant customer patient",
    "nurse": "staff employee people", "driver": "staff employee people", "apprentice": "staff employee people",
}  # fmt: skip
"""People who are always part of other people. Stems, as `stem` leaves them."""
_INCLUDED = re.compile(r"\b(?:which is (?:most|part|half) of|included in|part of kr|also counted in)\b")
_ARROW = re.compile(r"(\d[\d.,]*\S{0,3}) ?(?:→|->|=>) ?(\S{1,12})")
_ACRONYM = re.compile(r"\b[A-Z]{2,5}\b")
_NAMES = re.compile(
    r"\b[A-Z][a-z]+ (?:[A-Z]|\d{1,2})\b(?!%)|"
    r"\b(?:hall|line|ward|site|plant|store|shop|team|unit|group|class|year|grade|room|gate|dock|zone) "
    r"(?:[A-Z]|\d{1,2})\b(?!%)|"
    r"\b(?:under|over)-(?:\d+|twenty|thirty|forty|fifty|sixty|seventy)s?\b"
)
"""What tells one of a kind from its sisters: hall A, Year 7, under-30s."""
_WHOLE = re.compile(
    r"[,(] ?(?:the )?(?:whole|entire) \w+\)?,?|"
    r"[,(] ?(?:all\b[^,()\d]*|overall|in total|everywhere|total)\)?,?|\b(?:overall|total)\b"
)
_NARROWS = re.compile(r"\b[a-z]+ +(?:of|in|with|at|among|for|on|from|by|to) +(?:the |our )?[a-z]")
_STAYS = re.compile(r"\bstays?\b(?! (?:at|above|below|under|over|within|between|the same|no|stable)\b)")
_HOLDS = re.compile(
    r"\b(?:(?:stays?|remains?) (?:at|above|below|under|over|within|between|the same|no|stable)|remains?|"
    r"at or (?:below|above)|no (?:higher|lower|more|less|worse) than|does not|not (?:above|below))\b|"
    r"^\W*(?:keep|hold)\b"
)
_NOT_VALUES = ("year", "quarter", "date", "ordinal", "time", "identifier")
_SORTS = {"percent": "share", "points": "share", "fraction": "share", "currency": "money", "duration": "time"}


@dataclass(frozen=True, slots=True)
class Gist:
    """What a line measures. `names` tell one of several of a kind apart, `whole` says that none is left out.

    `widened` are the stems with the whole for each part; `narrowed` tells that a preposition limits the head.
    """

    text: str
    stems: frozenset[str]
    widened: frozenset[str]
    order: tuple[str, ...]
    values: tuple[float, ...]
    sort: str
    holds: bool
    names: frozenset[str]
    whole: bool
    narrowed: bool

    def abbreviates(self, other: Gist) -> bool:
        """Tell whether an acronym here starts with the initials of the other's words in a row."""
        initials = "".join(word[0] for word in other.order)
        return any(
            acronym[:2].lower() in initials
            for acronym in _ACRONYM.findall(FRONT.sub("", self.text))
            if acronym not in ("KR", "NPS")
        )


def gist(subject: Subject) -> Gist:
    """Boil a line down to what it measures."""
    front = FRONT.match(subject.text[:LONGEST])
    start = front.end() if front else 0
    text = subject.text[start:LONGEST]
    low = _ASIDE.sub(" ", subject.lower[start:LONGEST])
    whole = (
        _WHOLE.sub(" ", low) if any(word in low for word in ("all", "total", "everywhere", "whole", "entire")) else low
    )
    names = frozenset(found.lower() for found in _NAMES.findall(text))
    holds = subject.reading.measure.direction == "hold" or _HOLDS.search(low) is not None
    words = whole if _STAYS.search(whole) else re.sub(r"\bstays?\b", " ", whole)
    order = tuple(
        root for word in _WORD.findall(words) if word not in _STOPS for root in (stem(word),) if root not in _SIZES
    )
    values, sort = _values(subject)
    stems = frozenset(order)
    wide = {general for root in stems for general in _PART_OF.get(root, "").split()}
    return Gist(
        text, stems, stems | wide, order, values, sort, holds, names, whole != low, _NARROWS.search(whole) is not None
    )


def _values(subject: Subject) -> tuple[tuple[float, ...], str]:
    """Where the line starts and where it goes, and what it is counted in; else its numbers in order."""
    reading = subject.reading
    told = [at for at in (reading.baseline_at, reading.target_at) if at is not None]
    numbers = [item for item in reading.quantities if item.value is not None and item.kind not in _NOT_VALUES]
    inside = [item for at in told for item in numbers if at[0] <= item.span[0] < at[1]] or numbers
    sort = next((_SORTS[item.kind] for item in inside if item.kind in _SORTS), "count" if inside else "")
    return tuple(item.value for item in inside if item.value is not None), sort


def stem(word: str) -> str:
    """A word without its commonest endings, so that "visits" and "visiting" meet."""
    word = word.replace("’", "'").removesuffix("'s")
    for ending in ("ations", "ation", "ings", "ing", "ies", "ers", "ed", "es", "er", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word[:-1] if word.endswith(("s", "e")) and len(word) > 3 else word


def same_arrow(first: str, second: str) -> bool:
    """Tell whether two lines write the same change: "40k → 60k" and "40k → 60k"."""
    one, other = _ARROW.search(first[:LONGEST]), _ARROW.search(second[:LONGEST])
    return one is not None and other is not None and one.groups() == other.groups()


def says_included(low: str) -> bool:
    """Tell whether a line says itself that it is counted in another."""
    return _INCLUDED.search(low) is not None
