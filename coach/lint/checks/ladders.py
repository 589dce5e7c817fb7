"""The check whether commit, target and stretch of a line climb one way (K37).

A level's number may stand in front of its name or behind it ("commit 93 %", "18 % targeted", "48 hours (stretch)"), and
both in one line. Each number goes to the name it stands closest to; what parts two things (a comma, an arrow, another
name) makes them farther apart than any words do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from coach.language.values import AMOUNTS
from coach.lint.checks.gates import LONGEST, amounts, near, seen
from coach.lint.checks.steps import normal, quantity_at
from coach.lint.checks.wording import expressions, pattern
from coach.lint.subject import Context, Hit, LineCheck, Subject
from coach.schema import Quantity

_NAMES = ("commit", "target", "stretch")
_LETTERED = re.compile(r"\bC:? ?\d[^;]{1,16}?\b[TS]:? ?\d")
_PARTED = re.compile(r"[,;:.|/→](?!\d)|->|\s[–—-]\s|\band\b", re.IGNORECASE)
_OPENS = re.compile(r"\s?(?:[:=(]|=>)\s?$")
_ASIDE = re.compile(r" ?\([^()]{0,20}\)")
_FAR = 40
"""Letters between a name and a number that is not its own any more."""


@dataclass(frozen=True, slots=True)
class _Level:
    rank: int
    value: float
    unit: str
    start: int
    end: int
    text: str


def level_order(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """Commit, target and stretch that do not climb one way, or climb against the way the line wants to go.

    `commit`, `target` and `stretch` are names of the levels; a level's number stands behind its name, or before it
    ("55 as stretch"). A number in brackets straight behind a name says how sure one is of it, and is skipped.
    `up` and `down` are words that tell which way is better.
    """
    named = near(subject, parameters) or _LETTERED.search(subject.text, 0, LONGEST)
    levels = _levels(subject, parameters) if named else []
    if len(levels) < 2 or len({level.unit for level in levels} - {""}) > 1:
        return
    pairs = list(pairwise(levels))
    rising = all(first.value < second.value for first, second in pairs)
    falling = all(first.value > second.value for first, second in pairs)
    baseline = quantity_at(subject, subject.reading.baseline_at)
    start = normal(baseline, subject.text)[0] if baseline is not None and baseline.value is not None else None
    last = levels[-1].value
    easier = start is not None and ((rising and last < start) or (falling and last > start))
    more, less = seen(subject, parameters, "up"), seen(subject, parameters, "down")
    told = (more is None) != (less is None) and min(level.value for level in levels) >= 0
    against = told and ((rising and less is not None) or (falling and more is not None))
    if (rising or falling) and not easier and not against:
        return
    words = ", ".join(level.text for level in levels)
    yield Hit(min(level.start for level in levels), max(level.end for level in levels), {"words": words})


def _levels(subject: Subject, parameters: Mapping[str, object]) -> list[_Level]:
    """The levels a line states, commit first; empty where fewer than two of them are named."""
    marks = sorted(
        (match.start(), match.end(), rank)
        for rank, key in enumerate(_NAMES)
        for match in pattern(expressions(parameters, key)).finditer(subject.text, 0, LONGEST)
    )
    if len({rank for _, _, rank in marks}) < 2:
        return []
    numbers = _values(subject, marks)
    pairs = sorted(
        (_distance(subject.text, start, end, number), start, end, rank, place)
        for start, end, rank in marks
        for place, number in enumerate(numbers)
    )
    found: dict[int, _Level] = {}
    taken: set[int] = set()
    for far, start, end, rank, place in pairs:
        if far > _FAR or rank in found or place in taken:
            continue
        taken.add(place)
        value, unit = normal(numbers[place], subject.text)
        places = (min(start, numbers[place].span[0]), max(end, numbers[place].span[1]))
        found[rank] = _Level(rank, value, unit, *places, f"{_NAMES[rank]} {numbers[place].text}")
    return [found[rank] for rank in sorted(found)]


def _values(subject: Subject, marks: Sequence[tuple[int, int, int]]) -> list[Quantity]:
    """The numbers that may be a level's: no bracketed confidence between a name and its number."""
    numbers = [one for one in amounts(subject) if one.value is not None and one.kind in AMOUNTS]
    ends = {end for _, end, _ in marks}
    kept: list[Quantity] = []
    for number, after in zip_longest(numbers, numbers[1:]):
        if number is None:
            break
        opened = subject.text.rfind("(", 0, number.span[0])
        sure = opened >= 0 and not subject.text[opened + 1 : number.span[0]].strip()
        behind_name = sure and len(subject.text[:opened].rstrip()) in ends
        closed = subject.text.startswith(")", number.span[1])
        own = after is not None and closed and after.span[0] - number.span[1] <= 4
        if not (behind_name and own):
            kept.append(number)
    return kept


def _distance(text: str, start: int, end: int, number: Quantity) -> int:
    """How far a number stands from a name, in letters; what parts them counts for many."""
    ahead = number.span[1] <= start
    between = _ASIDE.sub("", text[number.span[1] : start] if ahead else text[end : number.span[0]])
    if not ahead and _OPENS.fullmatch(between):
        return 12 if "(" in between else len(between)
    if ahead and between.strip() == "(":
        return 1
    if ahead and re.fullmatch(r"\s?", between) and re.match(r"\s?[:=]", text[end : end + 3]):
        return _FAR + 1  # "60: commit: 70"
    crossed = 25 * len(_PARTED.findall(between)) + 25 * (")" in between and "(" not in between)
    return len(between) + crossed + (25 if not ahead and "(" in between else 0)


CHECKS: Mapping[str, LineCheck] = {"level_order": level_order}
