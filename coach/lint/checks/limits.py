"""Checks of numbers against limits they cannot pass: scales, the order of levels (K23, K37)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from coach.language.values import AMOUNTS
from coach.lint.checks.gates import LONGEST, amounts, near, seen
from coach.lint.checks.steps import normal, quantity_at
from coach.lint.checks.wording import expressions, pattern
from coach.lint.figures import relative
from coach.lint.subject import Context, Hit, LineCheck, Subject
from coach.schema import Quantity, Span

_OF = re.compile(
    r"(?<![\w.,])(\d{1,6}(?:\.\d+)?) ?(?:out of|of|/) ?(?:the |our |all )?(\d{1,6})"
    r"(?![\w.,%/]|\s?(?:%|per ?cent))(?: \w|$|[,;)])"
)
_SCALES = re.compile(
    r"\bscale (?:of|from) \d+ ?(?:to|-|–) ?(\d+)|\b(\d+)[- ]point scale|\bout of (\d+)\b", re.IGNORECASE
)
_LEVEL = re.compile(
    r"(?:\b(?:to|at|of|reach(?:es)?|hits?|is|falls? to|from|below|above|under|over|than|=)|→|->|:|^|,)"
    r"\s*(?:least |most )?$",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"(?:\bby(?: (?:at least|about|another|over|more than))?\s|\+)\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (\d+(?:\.\d+)?)\s?%? and (\d+(?:\.\d+)?)(?![\d:])", re.IGNORECASE)


def impossible_value(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """A number that its scale does not hold: a share over 100 %, a score over its maximum, a count below zero.

    `shares` are metrics that are a part of a whole, `not_shares` words that make more than 100 % possible, `shrink`
    verbs that take away, `nps` and `stars` names of scales, `signed` metrics that may be negative. The slot `part`
    says what the scale allows.
    """
    if not amounts(subject):
        return
    start = quantity_at(subject, subject.reading.baseline_at)
    change = relative(subject)
    for quantity in amounts(subject):
        if quantity is start and quantity.high is None:
            continue  # where it stands now is a fact: "occupancy down from 108 % to 92 %"
        reason = _beyond(subject, quantity, parameters, start=start, sized=quantity is change)
        if reason:
            yield Hit(quantity.span[0], quantity.span[1], {"target": quantity.text, "part": reason})
            return
    if found := _beyond_whole(subject, parameters):
        yield found


def _beyond(
    subject: Subject, quantity: Quantity, parameters: Mapping[str, object], *, start: Quantity | None, sized: bool
) -> str | None:
    """Why a number cannot be; `start` is where the line says it stands, `sized` that the number sizes a change."""
    value = max(quantity.value or 0.0, quantity.high or 0.0)
    before = subject.text[: quantity.span[0]]
    if quantity.kind == "percent" and value > 100:
        return _beyond_all(subject, quantity, parameters, start=start, sized=sized)
    below = (quantity.value or 0.0) < 0
    if _MINUS.search(before) and (quantity.value or 0.0) > 0:
        below, before = True, before[: -len("minus ")]
    if quantity.kind == "percent" and below and _LEVEL.search(before):
        risen = start is not None and start.kind == "percent" and (start.value or 0.0) > 0
        share = risen or pattern(expressions(parameters, "shares")).search(before)
        allowed = seen(subject, parameters, "signed") or seen(subject, parameters, "not_shares")
        return "a share starts at 0 %" if share and not allowed else None
    if below and quantity.kind in ("count", "duration", "measure", "currency"):
        level = not before.strip() or _LEVEL.search(before)
        named = (
            quantity.kind == "duration"
            or quantity.noun
            or (start is not None and start.kind in ("count", quantity.kind) and (start.value or 0.0) > 0)
            or pattern(expressions(parameters, "counts")).search(before)
            or _RATED.match(subject.text, quantity.span[1])
        )
        return "this cannot fall below zero" if level and named and not seen(subject, parameters, "signed") else None
    if quantity.kind in ("count", "points") and value > 5 and quantity.span in _ends(subject):
        if value > 100 and pattern(expressions(parameters, "nps")).search(subject.text):
            return "this score runs from -100 to 100"
        if value > 100 and pattern(expressions(parameters, "percentages")).match(subject.text):
            return "a share ends at 100 %"
        if value < 10 and pattern(expressions(parameters, "stars")).search(subject.text):
            return "stars end at 5"
    return None


_MINUS = re.compile(r"\bminus $", re.IGNORECASE)
_RATED = re.compile(r" (?:an?|per|every) \w", re.IGNORECASE)


def _beyond_all(
    subject: Subject, quantity: Quantity, parameters: Mapping[str, object], *, start: Quantity | None, sized: bool
) -> str | None:
    """Why more than 100 % cannot be: a cut by more than all, or a part of a whole.

    A figure that stands at or below 100 % now and is to pass it is taken for a share, unless `not_shares` words tell
    of growth, plans, or ratios.
    """
    before = subject.text[: quantity.span[0]]
    if pattern(expressions(parameters, "shrink")).search(before):
        return "nothing can shrink by more than all of it" if not _LEVEL.search(before[-12:]) else None
    if sized or _CHANGE.search(before) or seen(subject, parameters, "not_shares"):
        return None
    from_part = start is not None and start.kind in ("percent", "count") and 0 <= (start.value or 0.0) <= 100
    share = from_part or pattern(expressions(parameters, "shares")).search(before)
    part = pattern(expressions(parameters, "parts")).match(subject.text, min(quantity.span[1] + 1, len(subject.text)))
    return "a share ends at 100 %" if share or part else None


def _ends(subject: Subject) -> tuple[Span, ...]:
    """The places of the numbers that are baseline or target."""
    reading = subject.reading
    found = (quantity_at(subject, reading.baseline_at), quantity_at(subject, reading.target_at))
    return tuple(quantity.span for quantity in found if quantity is not None)


def _beyond_whole(subject: Subject, parameters: Mapping[str, object]) -> Hit | None:
    """Find more than there is: "32 of the 28 rooms", "5.4 on a scale of 1 to 5", "between 90 and 80"."""
    for match in _OF.finditer(subject.text, 0, LONGEST):
        slash = "/" in match[0]
        scored = not slash or (match[2] in ("5", "10", "100", "4", "7") and seen(subject, parameters, "scores"))
        if float(match[1]) > float(match[2]) and scored:
            return Hit(
                match.start(),
                match.end(2),
                {"target": match[0][: match.end(2) - match.start()], "part": f"the whole is {match[2]}"},
            )
    scaled = any(word in subject.lower for word in ("scale", "out of"))
    scale = _SCALES.search(subject.text, 0, LONGEST) if scaled else None
    target = quantity_at(subject, subject.reading.target_at)
    if scale and (target is None or scale.start() <= target.span[0] < scale.end()):
        earlier = [one for one in amounts(subject) if one.span[1] <= scale.start()]
        target = earlier[-1] if earlier else None
    if scale and target is not None and target.value is not None and target.kind == "count":
        top = float(next(group for group in scale.groups() if group))
        if target.value > top and not scale.start() <= target.span[0] < scale.end():
            return Hit(target.span[0], target.span[1], {"target": target.text, "part": f"the scale ends at {top:g}"})
    reversed_range = _BETWEEN.search(subject.text, 0, LONGEST) if "between" in subject.lower else None
    if reversed_range and float(reversed_range[1]) > float(reversed_range[2]):
        return Hit(
            reversed_range.start(), reversed_range.end(), {"target": reversed_range[0], "part": "its ends are swapped"}
        )
    return None


_NAMES = ("commit", "target", "stretch")
_LETTERED = re.compile(r"\bC:? ?\d[^;]{1,16}?\b[TS]:? ?\d")
_AFTER_VALUE = re.compile(r"(?:\bas(?: the| our| a)?|\b(?:be|is) (?:the|our)|\d\S* (?:the|our)) $", re.IGNORECASE)


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
    found: dict[int, _Level] = {}
    for place, (start, end, rank) in enumerate(marks):
        limit = marks[place + 1][0] if place + 1 < len(marks) else len(subject.text)
        quantity = _value_of(subject, start, end, limit)
        if quantity is not None and rank not in found:
            value, unit = normal(quantity, subject.text)
            places = (min(start, quantity.span[0]), max(end, quantity.span[1]))
            found[rank] = _Level(rank, value, unit, *places, f"{_NAMES[rank]} {quantity.text}")
    return [found[rank] for rank in sorted(found)]


def _value_of(subject: Subject, start: int, end: int, limit: int) -> Quantity | None:
    """The number that belongs to a level's name at `start` to `end`; the next name begins at `limit`."""
    numbers = [one for one in amounts(subject) if one.value is not None and one.kind in AMOUNTS]
    if _AFTER_VALUE.search(subject.text[max(0, start - 12) : start]):
        earlier = [one for one in numbers if one.span[1] <= start]
        return earlier[-1] if earlier else None
    for number in numbers:
        bracketed = subject.text[end : number.span[0]].strip() == "("
        if end <= number.span[0] < limit and not bracketed:
            return number if number.span[0] - end <= 24 else None
    return None


CHECKS: Mapping[str, LineCheck] = {
    "impossible_value": impossible_value,
    "level_order": level_order,
}
