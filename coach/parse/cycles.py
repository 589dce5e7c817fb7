"""The words that name a cycle: quarters, halves, seasons, terms, ranges of months or of days."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:20\d\d(?:\s?[-–/]\s?(?:20)?\d\d(?!\d))?)"
_FY = r"(?:FY\s?'?(?:20)?\d\d(?:[/–-]\d\d)?)"
_WHEN = rf"(?:{_FY}|{_YEAR})"
_PART = r"(?:[QHT][1-4](?:\s?[-–&+/]\s?[QHT]?[1-4])?)"
_NTH = r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th)"
_SPAN = r"\s?(?:[-–—/]|to|until|till|through|thru)\s?"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_HALF = rf"(?:{_NTH}\s(?:quarter|half|trimester|term|semester)|{_PART})"
_DAY = rf"(?:(?:\d{{1,2}}(?:\.|st|nd|rd|th)?\s{_MONTH}|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?!\d)),?(?:\s20\d\d)?)"
_DATE = r"(?:20\d\d-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:20\d\d)?)"
CYCLE = re.compile(
    rf"(?<![\w.$€£])(?:{_DAY}{_SPAN}{_DAY}|{_DATE}{_SPAN}{_DATE}"
    rf"|(?:season|(?:school|academic|fiscal|financial|calendar|business)\syear)\s{_WHEN}(?:,?\s{_HALF})?"
    rf"|{_YEAR}\s(?:season|school\syear)(?:,?\s{_HALF})?"
    rf"|(?:{_FY}|{_YEAR}|'\d\d)[\s\-–/.,]{{0,3}}(?:{_PART}|{_HALF})"
    rf"|{_PART}[\s\-–/.,']{{0,3}}(?:of\s)?(?:{_FY}|{_YEAR}|'?\d\d(?!\d))"
    rf"|[1-4][QH]\s?'?(?:20)?\d\d"
    rf"|{_MONTH}\s?(?:20\d\d)?{_SPAN}{_MONTH}(?:,?\s?20\d\d)?"
    rf"|{_NTH}\s(?:quarter|half|trimester|term|semester)(?:(?:\sof)?,?\s(?:the\s)?(?:{_WHEN}|year))?"
    rf"|(?:{_SEASON}\s)?(?:term|semester|trimester|tertial|season|cycle)\s?\d{{1,2}}(?!\d)"
    rf"(?:[\s\-–/,]{{1,3}}(?:of\s)?{_WHEN})?"
    rf"|{_SEASON}\s?/\s?{_SEASON}\s{_YEAR}"
    rf"|(?:{_SEASON}|trinity|hilary|michaelmas|lent)\s(?:term|trimester|semester|season|half)(?:,?\s{_YEAR})?"
    rf"|{_YEAR}\s{_SEASON}"
    rf"|(?:{_MONTH}|{_SEASON})\s{_YEAR}"
    rf"|{_FY}|{_PART}|{_YEAR})(?![\w%])",
    re.IGNORECASE,
)
_MAYBE = re.compile(r"\d|quarter|half|term|season|semester|-|–|to|until|till|through", re.IGNORECASE)
_BESIDE = r"[\s]*[–—|:,·•()/-]+\s*"


def cycle(text: str) -> str | None:
    """Return the words that name a cycle ("Q3 2026", "FY27 H1", "Jan-Mar 2026", "season 2026/27"), or None."""
    if not _MAYBE.search(text):
        return None
    found = CYCLE.search(text)
    return found[0].strip(" -–,.") if found else None


def stands_apart(text: str, window: str) -> bool:
    """Tell "Q2 2027 – Classroom tools", where a sign parts the cycle from a name, from "Win back guests in Q2"."""
    before, _, after = text.partition(window)
    return bool(
        (not before.strip() and re.match(_BESIDE, after))
        or (not after.strip(" )]") and re.search(_BESIDE + "$", before))
    )
