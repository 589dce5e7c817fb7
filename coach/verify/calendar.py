"""Dates and periods: what a written date says, and the ones that carry no digit ("by March", "before Friday")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.verify.mention import Key, Net
from coach.verify.tongues import MONTHS as FOREIGN_MONTHS

_NAMES = "january february march april may june july august september october november december".split()
MONTHS: dict[str, int] = {
    **{name: number for number, name in enumerate(_NAMES, start=1)},
    **{name[:3]: number for number, name in enumerate(_NAMES, start=1)},
    "sept": 9,
    **FOREIGN_MONTHS,
}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_WORD = re.compile(r"[a-z]+")
_DIGITS = re.compile(r"\d+")
_LEADS = (
    "by|in|until|till|before|after|from|since|during|through|throughout|of|end|early|mid|late|this|next|last|to|between|"
    "and|or|for|come|start|starting|beginning|due|every|each|on|deadline:?|around|about|past|into|per"
)
_MONTH = re.compile(
    r"\b(january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?!')"
)
_LEAD = re.compile(
    rf"\b(?:{_LEADS})(?:[ -](?:the|end|start|beginning|middle|close|of|early|mid|late|next|this|last)){{0,3}}[ -]$"
)
_NAMED_ABROAD = "|".join(
    sorted((word for word in FOREIGN_MONTHS if word not in _NAMES), key=lambda word: (-len(word), word))
)
_FOREIGN = re.compile(
    rf"\b(\d{{1,2}}(?:\.|er|o|º)? (?:de |di )?(?:{_NAMED_ABROAD}))\b"
    r"|\b(?:bis|im|ende|anfang|mitte|en|fin|debut|de|entro|fine|em|ate|eind|voor|seit|ab|vor|nach|hasta|avant|dal|al|au)"
    rf" (?P<bare>{_NAMED_ABROAD})\b"
)
_SURE = frozenset("january february april june july september october november december".split())
_DAY = re.compile(r"\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\b")
_PERIOD = re.compile(
    r"\b(?:by|until|till|before|in time for|no later than|ready for|at|come) (?:the )?(?:very )?(?:end of )?"
    r"(?:this |the |next |the next |the coming |our )?"
    r"(?P<season>spring|summer|autumn|winter|christmas|xmas|easter|thanksgiving|new year(?:'s eve)?|black friday|"
    r"year[ -]end|the fall)\b"
    r"|\b(?P<end>end of (?:the |this |next )?(?:calendar |financial |fiscal )?(?:year|month|week|day)|eoy|eom|eod|eow|"
    r"(?:year|month|week)[ -]end)\b"
    r"|\b(?:by|until|till|before|in time for|no later than|during|in|within|over) (?:the )?(?P<next>next (?:year|month|"
    r"quarter|week|half[ -]year|fiscal year|cycle))\b"
    r"|\bby (?P<soon>tomorrow|tonight)\b"
)
_UNIT = re.compile(r"year|month|week|day|quarter|eoy|eom|eod|eow|half|cycle")
_NUMERIC = re.compile(r"(\d{1,4})[-/.](\d{1,2})(?:[-/.](\d{2,4}))?")


def read(text: str, low: str) -> Iterator[Net]:
    """Yield months, weekdays, seasons and ends of periods that stand in words."""
    for found in _MONTH.finditer(low):
        word = found[1]
        start, end = found.span()
        capital = text[start].isupper()
        led = capital and _LEAD.search(low, max(0, start - 40), start) is not None
        if word in _SURE or led or (capital and _mid_sentence(text, start) and len(word) > 3):
            yield Net(start, end, "month", float(MONTHS[word]))
    for found in _FOREIGN.finditer(low):
        if found["bare"]:
            yield Net(*found.span("bare"), "month", float(MONTHS[found["bare"]]))
        else:
            yield Net(*found.span(1), "date")
    if "day" in low:
        for found in _DAY.finditer(low):
            yield Net(*found.span(), "weekday", float(_DAYS.index(found[1])))
    for found in _PERIOD.finditer(low):
        group = str(found.lastgroup)
        yield Net(*found.span(group), "period")


def named(text: str, low: str) -> Iterator[Net]:
    """Yield every word of a source that may be a month: what is known may be read generously."""
    for found in _MONTH.finditer(low):
        if text[found.start()].isupper():
            yield Net(*found.span(), "month", float(MONTHS[found[1]]))


def _mid_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return len(before) == 2 and before[1] == " " and (before[0].isalnum() or before[0] in ",(")


def period_key(words: str) -> Key:
    """Return what a period without a digit must share with a source: its unit, or its own name."""
    found = _UNIT.search(words)
    if found is None:
        return ("period", words)
    unit = {"eoy": "year", "eom": "month", "eod": "day", "eow": "week"}.get(found[0], found[0])
    return ("period", unit)


def date_keys(words: str) -> list[Key]:
    """Return the readings of a written date: day and month, with the year where it is said.

    "03/04" may be a day in March or in April, so it has two readings. Empty where nothing can be made of it.
    """
    low = words.lower()
    month = next((MONTHS[word] for word in _WORD.findall(low) if word in MONTHS), None)
    numbers = [int(digits) for digits in _DIGITS.findall(low)]
    if month is not None:
        days = [number for number in numbers if number <= 31]
        years = [number for number in numbers if number > 31]
        if len(days) > 1 and not years:
            years = [2000 + days.pop()]
        return _dated([(month, days[0] if days else 0)], years[0] if years else None)
    found = _NUMERIC.match(low)
    if found is None:
        return []
    first, second = int(found[1]), int(found[2])
    if first > 31:
        return _dated([(second, int(found[3] or 0))], first)
    year = int(found[3]) if found[3] else None
    if year is not None and year < 100:
        year += 2000
    return _dated([(month, day) for day, month in {(first, second), (second, first)} if month <= 12], year)


def _dated(readings: list[tuple[int, int]], year: int | None) -> list[Key]:
    keys: list[Key] = []
    for month, day in sorted(readings):
        keys.append(("date", f"{month:02}-{day:02}" + (f"-{year}" if year else "")))
    return keys


def quarter_keys(words: str) -> list[Key]:
    """Return the readings of "Q3 2026", "third quarter", "H1", "2H26": the part of the year, with the year if said."""
    low = words.lower()
    half = "half" in low or re.search(r"h\d|\dh", low) is not None
    named = next(
        (place for place, word in enumerate(("first", "second", "third", "fourth", "last"), 1) if word in low), 0
    )
    digit = re.search(r"[qh]\s?([1-4])|([1-4])\s?[qh]", low)
    number = int(digit[1] or digit[2]) if digit else (min(named, 4) if named != 5 else (2 if half else 4))
    rest = low[: digit.start()] + " " + low[digit.end() :] if digit else low
    year = next((int(found) for found in _DIGITS.findall(rest)), None)
    if year is not None and year < 100:
        year += 2000
    return [("quarter", f"{'h' if half else 'q'}{number}" + (f"-{year}" if year else ""))]


def year_key(words: str) -> Key | None:
    """Return the year of "2026", "FY27" or "'26"."""
    digits = _DIGITS.findall(words)
    if not digits:
        return None
    year = int(digits[0])
    return ("year", float(year + 2000 if year < 100 else year))
