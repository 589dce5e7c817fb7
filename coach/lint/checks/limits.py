"""The check of numbers against limits they cannot pass: scales, shares, counts below zero (K23)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from coach.lint.checks.gates import LONGEST, amounts, seen
from coach.lint.checks.steps import quantity_at
from coach.lint.checks.wording import expressions, pattern
from coach.lint.figures import relative
from coach.lint.subject import Context, Hit, LineCheck, Subject
from coach.schema import Quantity, Span

_OF = re.compile(
    r"(?<![\w.,])(\d{1,6}(?:\.\d+)?) ?(?:out of|of|/) ?(?:the |our |all )?(\d{1,6})"
    r"(?![\w.,%/]|\s?(?:%|per ?cent))(?: \w|$|[,;)])"
)
_SCALES = re.compile(
    r"\bscale (?:of |from )?\d+ ?(?:to|-|–) ?(\d+)|\b\d+ ?(?:to|-|–) ?(\d+) scale\b|"
    r"\b(\d+)[- ]point (?:scale|\w+ item)|\bout of (\d+)\b",
    re.IGNORECASE,
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
        allowed = seen(subject, parameters, "signed")
        return "a share starts at 0 %" if share and not allowed else None
    top = _named_top(subject, quantity, parameters) if value > 3 and quantity.span in _ends(subject) else None
    if top is not None and value > top:
        return f"this scale ends at {top:g}"
    if below and quantity.kind in ("count", "duration", "measure", "currency"):
        level = not before.strip() or _LEVEL.search(before) or _IS_LEVEL.match(subject.text, quantity.span[1])
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


def _named_top(subject: Subject, quantity: Quantity, parameters: Mapping[str, object]) -> float | None:
    """Where a scale that the line names ends: IELTS at 9, hours of a day at 24; the rule lists "9 <words>"."""
    for entry in expressions(parameters, "scales"):
        top, words = entry.split(" ", 1)
        if pattern((words,)).search(subject.text, 0, LONGEST):
            return float(top) if quantity.kind != "duration" or "day" in words or "week" in words else None
    return None


_IS_LEVEL = re.compile(
    r" (?:[\w-]+ ){1,3}(?:is|are|wait|waits|left|remain|remains|have|has|stay|stand)\b", re.IGNORECASE
)
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


CHECKS: Mapping[str, LineCheck] = {
    "impossible_value": impossible_value,
}
