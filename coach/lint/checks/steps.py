"""The step a line plans: from which value to which, brought to one unit so that the two can be compared.

Which two numbers those are, `coach.language` reads from "from A to B"; where it finds no pair, or a size in its
place, `ends` looks at the words of time and size around the numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from coach.lint.checks import ends
from coach.lint.subject import Subject
from coach.schema import Quantity, Span

_SECONDS: Mapping[str, float] = {
    "us": 1e-6, "ms": 1e-3, "s": 1.0, "min": 60.0, "hour": 3600.0, "day": 86400.0, "night": 86400.0, "week": 604800.0,
    "fortnight": 1209600.0, "month": 2629800.0, "quarter": 7889400.0, "year": 31557600.0, "decade": 315576000.0,
}  # fmt: skip
_MEASURES: Mapping[str, tuple[str, float]] = {
    "kB": ("B", 1e3), "MB": ("B", 1e6), "GB": ("B", 1e9), "TB": ("B", 1e12), "PB": ("B", 1e15), "mg": ("g", 1e-3),
    "g": ("g", 1.0), "kg": ("g", 1e3), "t": ("g", 1e6), "mm": ("m", 1e-3), "cm": ("m", 1e-2), "m": ("m", 1.0),
    "km": ("m", 1e3), "ml": ("l", 1e-3), "l": ("l", 1.0), "L": ("l", 1.0), "kWh": ("kWh", 1.0), "MWh": ("kWh", 1e3),
    "GWh": ("kWh", 1e6),
}  # fmt: skip
_SMALL_COINS = re.compile(r"(?:cents|pence|¢)$", re.IGNORECASE)
_RATE = re.compile(r" ?(per (?:thousand|mille|hundred|1[,. ]?000|100|million)(?![\w])|‰)", re.IGNORECASE)
_BASES = {
    "per thousand": 1e3, "per mille": 1e3, "‰": 1e3, "per 1000": 1e3, "per 1,000": 1e3, "per 1.000": 1e3,
    "per 1 000": 1e3, "per hundred": 1e2, "per 100": 1e2, "per million": 1e6,
}  # fmt: skip
_REST = re.compile(r" (\d\d?)(?!\d|\s?%|[.,]\d)")


@dataclass(frozen=True, slots=True)
class Step:
    """Two values in the same unit. `unit` is "%", "s", a base measure, a currency or "" for plain numbers.

    `largest` is the larger number as written, before it was brought to the shared unit.
    """

    baseline: float
    target: float
    unit: str
    start: int
    end: int
    baseline_text: str
    target_text: str
    largest: float

    @property
    def factor(self) -> float | None:
        """How many times larger the larger value is; null where one is zero or negative."""
        if self.baseline <= 0 or self.target <= 0:
            return None
        return max(self.baseline, self.target) / min(self.baseline, self.target)


def quantity_at(subject: Subject, span: Span | None) -> Quantity | None:
    """The number that stands in a part of the line."""
    if span is None:
        return None
    for quantity in subject.reading.quantities:
        if quantity.span[0] < span[1] and quantity.span[1] > span[0]:
            return quantity
    return None


@dataclass(frozen=True, slots=True)
class _Asked:
    """A line as the key of what was found on it: its words alone decide."""

    text: str
    subject: Subject = field(compare=False)


def step(subject: Subject) -> Step | None:
    """The line's step from baseline to target, or null where it states none or its two units cannot be compared."""
    return _step(_Asked(subject.text, subject)) if subject.reading.quantities else None


@lru_cache(maxsize=64)
def _step(asked: _Asked) -> Step | None:
    """Read a line's step; remembered, because half a dozen rules ask for it."""
    subject = asked.subject
    sized = ends.by_size(subject)
    if sized is not None:
        return _between(*sized, subject.text)
    baseline, target = _read_ends(subject)
    if baseline is not None and baseline is target:
        return None if _is_change(subject, target) else _range_step(baseline, subject.text)
    if baseline is None or target is None:
        pair = ends.told_apart(subject)
        return _between(*pair, subject.text) if pair else None
    if target.kind in ("multiple", "points") or baseline.kind == "multiple" or _is_change(subject, target):
        return None
    found = _between(baseline, target, subject.text)
    rated = _RATE.match(subject.text, baseline.span[1]) or _RATE.match(subject.text, target.span[1])
    unlike = rated is None and {baseline.kind, target.kind} == {
        "count",
        "percent",
    }  # "two first aiders for 95 %; it's 40 % today"
    if (found is None or unlike) and (pair := ends.told_apart(subject)):
        return _between(*pair, subject.text) if found is None or pair[0].kind == pair[1].kind else found
    return found


def _read_ends(subject: Subject) -> tuple[Quantity | None, Quantity | None]:
    """The numbers that the reading of the line takes for its baseline and target."""
    reading = subject.reading
    baseline, target = (_counted(subject, quantity_at(subject, at)) for at in (reading.baseline_at, reading.target_at))
    if baseline is not target:  # "press 2" is where, not how much
        baseline, target = (None if one and ends.is_named(subject, one) else one for one in (baseline, target))
    known = baseline is None or baseline.value is not None, target is None or target.value is not None
    return baseline if known[0] else None, target if known[1] else None


def _counted(subject: Subject, quantity: Quantity | None) -> Quantity | None:
    """The 5 of "5 per thousand" where the thousand was taken for the value."""
    if quantity is None or not subject.lower.endswith("per ", 0, quantity.span[0]):
        return quantity
    before = [one for one in subject.reading.quantities if one.span[1] + 5 == quantity.span[0]]
    return before[0] if before else quantity


def _between(baseline: Quantity, target: Quantity, text: str) -> Step | None:
    first, second = normal(baseline, text), normal(target, text)
    if {baseline.kind, target.kind} == {"ratio", "count"}:
        first, second = (_numerator(baseline), ""), (_numerator(target), "")  # "from 5.9 to 7 of 10"
    unit = _shared_unit(first, second)
    if unit is None:
        return None
    low, high = first[0], second[0]
    if baseline.kind == "count" and (scale := _spelled_scale(baseline, target)):
        low *= scale  # "from 3.1 to 4.5 million"
    elif first[1] == "" != second[1]:  # "from 5 to 8 days": the unit stands once, behind the second number
        low *= _scale(target, text)
    elif second[1] == "" != first[1]:
        high *= _scale(baseline, text)
    start, end = min(baseline.span[0], target.span[0]), max(baseline.span[1], target.span[1])
    largest = max(abs(baseline.value or 0.0), abs(target.value or 0.0))
    return Step(low, high, unit, start, end, baseline.text, target.text, largest)


_CHANGE = re.compile(r"\bby(?: (?:about|around|at least|over|more than|another))? $", re.IGNORECASE)
_LEVEL = re.compile(r"(?:\b(?:to|at|of|is)|→|->) $", re.IGNORECASE)


def _is_change(subject: Subject, target: Quantity) -> bool:
    """Whether the target is the size of the step ("by 20 %", "+5"), and no level."""
    before = subject.text[max(0, target.span[0] - 20) : target.span[0]]
    return bool(_CHANGE.search(before)) or (target.text[0] in "+-−" and not _LEVEL.search(before))


def _range_step(quantity: Quantity, text: str) -> Step | None:
    """Read "74 % to 75 %", one number with two ends: where both ends are parts of the measure, it is a step."""
    if quantity.high is None or quantity.value is None:
        return None
    size, unit = normal(quantity, text)
    scale = size / quantity.value if quantity.value else 1.0
    ends = re.split(r" ?(?:to|[-–—→]|->) ?", quantity.text)
    first, last = (ends[0], ends[-1]) if len(ends) > 1 else (f"{quantity.value:g}", f"{quantity.high:g}")
    places = (quantity.span[0], quantity.span[1])
    largest = max(abs(quantity.value), abs(quantity.high))
    return Step(size, quantity.high * scale, unit, *places, first, last, largest)


def normal(quantity: Quantity, text: str) -> tuple[float, str]:
    """A number and its unit: seconds, base measures, percent; "" for a plain number. `text` is the line's."""
    value = quantity.value or 0.0
    unit = quantity.unit or ""
    if quantity.kind == "duration" and unit in _SECONDS:
        rest = _REST.match(text, quantity.span[1]) if unit == "min" else None  # "11 min 50"
        return value * _SECONDS[unit] + (float(rest[1]) if rest else 0.0), "s"
    if quantity.kind == "measure" and unit in _MEASURES:
        base, size = _MEASURES[unit]
        return value * size, base
    if quantity.kind in ("fraction", "ratio"):
        return value * 100, "%"
    if quantity.kind == "currency" and _SMALL_COINS.search(quantity.text):
        return value / 100, unit
    if quantity.kind == "count" and (rate := _RATE.match(text, quantity.span[1])):
        return value * 100 / _BASES[rate[1].lower()], "%"
    return value, unit


def _numerator(quantity: Quantity) -> float:
    """The 7 of "7 of 10", or a plain number as it is."""
    whole = (quantity.unit or "")[1:]
    size = float(whole) if quantity.kind == "ratio" and re.fullmatch(r"\d+(?:\.\d+)?", whole) else 1.0
    return (quantity.value or 0.0) * size


def _shared_unit(first: tuple[float, str], second: tuple[float, str]) -> str | None:
    units = {first[1], second[1]}
    if len(units) == 1:
        return first[1]
    if "" in units:
        return (units - {""}).pop()
    return None


_SPELLED = re.compile(r"\d ?(k|thousand|mn|mio|m|million|bn|billion)(?![a-z])", re.IGNORECASE)
_SIZES = {"k": 1e3, "thousand": 1e3, "mn": 1e6, "mio": 1e6, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}


def _spelled_scale(baseline: Quantity, target: Quantity) -> float | None:
    """The thousand or million that stands once, behind the second of two numbers of like size.

    A spelled word is shared more readily than a letter: "100 to 900 thousand", but "100 to 9k".
    """
    spelled = _SPELLED.search(target.text)
    if spelled is None or _SPELLED.search(baseline.text) or target.kind not in ("count", "currency"):
        return None
    size = _SIZES[spelled[1].lower()]
    ratio = (target.value or 0.0) / ((baseline.value or 1.0) * size)
    most = 15 if len(spelled[1]) > 3 else 3
    return size if 1 / most <= ratio <= most else None


def _scale(quantity: Quantity, text: str) -> float:
    """What one of the quantity's own units is in the shared one."""
    unit = quantity.unit or ""
    if quantity.kind == "duration":
        return _SECONDS.get(unit, 1.0)
    if quantity.kind == "measure" and unit in _MEASURES:
        return _MEASURES[unit][1]
    if quantity.kind == "count" and (rate := _RATE.match(text, quantity.span[1])):
        return 100 / _BASES[rate[1].lower()]
    return 1.0
