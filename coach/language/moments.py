"""Numbers that say when: dates, times of day, quarters and years, told from counts of the same digits."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:19|20)\d\d"
_DATE = re.compile(
    r"\d{4}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?!\d)"
    r"|\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d\d)(?![\d.])"
    r"|\d{1,2}\.\d{1,2}\.(?!\d)"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:[ \u00a0-]|\. )?(?:of )?{_MONTH}\b(?:\.?,? {_YEAR}\b|"
    rf"[ -]?['’]?\d\d\b(?![.,]?\d|%| [a-z]))?"
)
_SHORT_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[/.](?:0?[1-9]|[12]\d|3[01])(?![\d/]|\s?%)")
_AFTER_MONTH = re.compile(
    rf"(?:{_YEAR}(?!\d)|(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d%.:]?\d|%|,\d{{3}}(?!\d))(?:,? {_YEAR}(?!\d))?)"
)
_TIME = re.compile(
    r"24 ?[/x] ?7(?!\d)|([01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?: ?[ap]m\b)?(?!\d)|(?:1[0-2]|[1-9]) ?(?:am|"
    r"pm|a\.m\.|p\.m\.|o['’]clock)(?![a-z])"
)
_YEAR_QUARTER = re.compile(
    rf"{_YEAR}[ /-]?[qh][1-4](?![a-z0-9])|[1-4][qh](?:[ /'’-]*(?:fy ?)?(?:{_YEAR}|\d\d))?(?![a-z0-9])"
)
_YEARS = re.compile(rf"({_YEAR})(?:[/–-](?:{_YEAR}|\d\d))?(?![\d%]|[.,]\d)")
QUARTER = re.compile(
    rf"[qh][1-4](?:[ /'’-]{{0,2}}(?:fy|cy) ?['’]?\d{{2,4}}|(?:[ /-]| of | in ){_YEAR}|"
    rf"[/'’-]{{1,2}}\d\d(?!\d)|['’ ]{{2}}\d\d(?!\d))?(?![a-z0-9])"
)
FISCAL = re.compile(
    rf"(?:fy|cy|sy|ay)[ -]?['’]?(?:{_YEAR}|\d\d)(?:[/-](?:{_YEAR}|\d\d))?(?:[ -]?[qh][1-4])?(?![a-z0-9])"
)
_YEAR_WORDS = frozenset(
    "in by of during until till since for end early late mid before after from through throughout spring summer autumn "
    "fall winter christmas year calendar season fiscal financial january february march april may june july august "
    "september october november december q1 q2 q3 q4 h1 h2 annual vs versus over within and okr okrs".split()
)
_PARTS = frozenset({"1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "1/10"})
_DATE_WORDS = frozenset("by until till before due".split())
_COUNTED = re.compile(r" (?:[a-z][\w-]* ){0,2}?[a-z][\w-]*[a-rt-z]s\b")
_TWO_DIGITS = re.compile(r"[2-4]\d(?!\d|[.,:%]\d|%)")
_TIMELY = re.compile(
    r" (?:okrs?|goals|plans|results|targets|objectives|priorities|budgets|numbers|levels|figures|is|was|has|as)\b"
)


_SPLIT_YEAR = re.compile(r"(\d\d)/(\d\d)(?![\d/%])")
"""A school or sports year: "winter 26/27"."""
SEASON_WORDS = frozenset("season winter summer spring autumn fall year term semester fiscal fy".split())
_FACTOR = tuple(f"multipl{end} by " for end in ("y", "ies", "ied", "ying"))


class Moment(NamedTuple):
    """A date, time, quarter or year at `start:end`."""

    start: int
    end: int
    kind: Literal["date", "time", "quarter", "year", "duration"]
    value: float | None
    unit: str | None = None


def read(low: str, start: int, before: str, before_start: int) -> Moment | None:
    """Read the moment whose digits start here; `before` is the word in front, which starts at `before_start`."""
    if before in MONTHS and (found := _AFTER_MONTH.match(low, start)) and not (before == "may" and _verbal(low, found)):
        return Moment(before_start, found.end(), "date", None)
    if before in ("fy", "cy", "ay", "sy") and (found := FISCAL.match(low, before_start)):
        return Moment(before_start, found.end(), "year", None)
    if found := _DATE.match(low, start):
        return Moment(start, found.end(), "date", None)
    if found := _TIME.match(low, start):
        return _clock(low, found)
    if found := _YEAR_QUARTER.match(low, start):
        return Moment(start, found.end(), "quarter", None)
    if before in SEASON_WORDS and (found := _SPLIT_YEAR.match(low, start)) and int(found[2]) == int(found[1]) + 1:
        return Moment(start, found.end(), "year", None)
    if low.endswith(_FACTOR, 0, start):
        return None
    if before in _DATE_WORDS and (found := _SHORT_DATE.match(low, start)) and found[0] not in _PARTS:
        return Moment(start, found.end(), "date", None)
    if (found := _YEARS.match(low, start)) and _is_year(low, found, before):
        return Moment(start, found.end(), "year", float(found[1]))
    return _short_year(low, start, before, before_start)


def _verbal(low: str, found: re.Match[str]) -> bool:
    return _COUNTED.match(low, found.end()) is not None


def _clock(low: str, found: re.Match[str]) -> Moment | None:
    written = found[0]
    if written.startswith("1:") and not written.endswith("m"):
        return None  # "1:10" is a ratio sooner than ten past one
    if found[1] is not None and low.startswith((" min", " hour", " h"), found.end()) and written.count(":") == 1:
        whole, part = written.split(":")
        unit = "min" if low.startswith(" min", found.end()) else "hour"
        end = found.end() + len(re.match(r" \w+", low[found.end() : found.end() + 12])[0])  # type: ignore[index]
        return Moment(found.start(), end, "duration", int(whole) + int(part) / 60, unit)
    return Moment(found.start(), found.end(), "time", None)


def _is_year(low: str, found: re.Match[str], before: str) -> bool:
    if len(found[0]) > 4:
        return True
    end = found.end()
    if _TIMELY.match(low, end) or low.startswith(
        (" roadmap", " plan", " budget", " season", " edition", "'s", "’s"), end
    ):
        return True
    counted = _COUNTED.match(low, end) is not None
    if before in _YEAR_WORDS:
        return not counted or before not in ("from", "over", "of", "for", "and", "within", "okr")
    likely = 2010 <= int(found[1]) <= 2045
    return likely and not counted and not low.startswith((" to ", " ->", " →", "→", "->", "+"), end) and before not in (
        "to", "than", "least", "most", "reach", "under", "over", "above", "below", "nearly", "about",
    )  # fmt: skip


def _short_year(low: str, start: int, before: str, before_start: int) -> Moment | None:
    """Read the bare two digits of "end 24", "end of 24" and "'26"."""
    if not _TWO_DIGITS.match(low, start):
        return None
    if low[start - 1 : start] in ("'", "’"):
        return Moment(start - 1, start + 2, "year", None)
    ending = before in ("end", "eoy", "late", "early") or (
        before == "of" and low[max(0, before_start - 4) : before_start] == "end "
    )
    return (
        Moment(start, start + 2, "year", None)
        if ending and not re.match(r" ?[a-z%]", low[start + 2 : start + 4])
        else None
    )
