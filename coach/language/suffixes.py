"""What stands around a numeral: money signs and plus or minus in front; scale, unit, range and ratio behind."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

from coach.language.numerals import SPACES, read_digits, read_words
from coach.language.units import CODES, CURRENCY_WORDS, EXACT_UNITS, GLUED_ONLY, GLUED_SCALES, SCALES, SYMBOLS, UNITS

Kind = Literal[
    "count", "percent", "points", "multiple", "fraction", "currency", "duration", "measure", "ordinal", "date",
    "quarter", "year", "time", "ratio", "identifier",
]  # fmt: skip

_MONEY_LEFT = re.compile(
    rf"(?:(?:US|AU|CA|HK|NZ|NT|MX|[ACRS])?[$]|[€£¥₹₽₩₺₫₪₦฿₴₱]|(?<![A-Za-z])[A-Z]{{3}}|"
    rf"(?<![A-Za-z])(?:Rs\.?|kr|CHF))[{SPACES}]?$"
)
_GLUED = re.compile(r"([A-Za-zµμ°²³×]+)(?![A-Za-z0-9])")
_WORD = re.compile(rf"[{SPACES}]?-?([A-Za-zµμ°²³₂×]+[²³2]?)(?![A-Za-z0-9])")
_POINTS = re.compile(r"(?:[ -]?%?[ -]?points?|[ -]points?|age[ -]points?|[ -]?pts?)\b")
_ADJECTIVE = re.compile(
    r" (?:(?:business|working|calendar|consecutive|full|school|office|clock|opening|extra|additional|more|"
    r"fewer|less|paid|"
    r"trading|service|person|man|square|metric|cubic|basis|percentage|or more|or fewer|or less)[ -])([a-z]+)"
)
_NUMBER_NAME = re.compile(
    r"[ -](?:percentage|%)[ -]points?\b|[ -]basis[ -]points?\b|[ -]p\.p\.|[ -]per[ -]cent\b|"
    r"[ -]times\b(?! (?:out of|a|an|per|each|every|daily|weekly|monthly)\b)|-fold\b"
)
_NAMED: dict[str, tuple[Kind, str]] = {
    "per": ("percent", "%"), "bas": ("points", "bps"), "p.p": ("points", "points"), "tim": ("multiple", "x"),
    "fol": ("multiple", "x"), "% p": ("points", "points"), "%-p": ("points", "points"),
}  # fmt: skip
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![a-z0-9])")
_SLASH = re.compile(r" ?/ ?(\d{1,6}(?:\.\d{1,3})?)(?![\d/.]?\d)(?:(rds?|ths?)\b)?(?!/)")
_OUT_OF = re.compile(r" (?:times )?(out of|in(?: every)?|of(?: every| the| our| all)?) (?:the )?")
_COLON = re.compile(r"(?: : ?|:)(\d{1,4})(?![\d:])")
"""A ratio; "5: 38 %" is a label and its value."""
_TIMED = re.compile(
    r"[ -]?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|h|d|days?|weeks?|months?|quarters?|years?|%|"
    r"business|working|january|june|of)\b|[ -]?%"
)
_RANGE = re.compile(rf"([{SPACES}]?[-–—][{SPACES}]?|\.\.\.?| to | or | and )(?:up to )?")
_CURRENCY_TAIL = re.compile(rf"[{SPACES}]?([$€£¥₹₽₩₺₫₪₦฿₴₱¢])")


class Found(NamedTuple):
    """A number at `start:end`, with what `coach.schema.Quantity` says of it."""

    start: int
    end: int
    kind: Kind
    value: float | None
    high: float | None = None
    unit: str | None = None
    noun: str | None = None


class Money(NamedTuple):
    """A currency in front of a number."""

    start: int
    unit: str


class Tail(NamedTuple):
    """What follows a numeral: where it ends, what it makes of the number, by what the value is multiplied."""

    end: int
    kind: Kind
    unit: str | None
    scale: float


class Share(NamedTuple):
    """A part of a whole: "3 out of 5", "4.5/5", "1:5", "2/3 of"."""

    end: int
    kind: Kind
    value: float
    unit: str | None


def sign_value(sign: str) -> float | None:
    """Return the value of a sign such as ⑳ or Ⅳ; null for any that is no number."""
    return unicodedata.numeric(sign, None) if unicodedata.category(sign) in ("No", "Nl") else None


def money_before(text: str, start: int, floor: int) -> Money | None:
    """Return the currency that stands in front of the number at `start`."""
    edge = max(floor, start - 5)
    found = _MONEY_LEFT.search(text[edge:start])
    if found is None:
        return None
    name = found[0].strip(SPACES).lower()
    unit = (
        SYMBOLS.get(name) or CURRENCY_WORDS.get(name.rstrip(".")) or (name.upper() if name.upper() in CODES else None)
    )
    return Money(edge + found.start(), unit) if unit else None


def signed_start(text: str, start: int, floor: int) -> int:
    """Return where the number starts with its sign; a minus counts only where no word or number stands before it."""
    if start <= floor or text[start - 1] not in "+-±":
        return start
    if text[start - 1] == "-" and start >= 2 and not (text[start - 2].isspace() or text[start - 2] in "([:=,>~/"):
        return start
    return start - 1


def ordinal_end(low: str, end: int) -> int | None:
    """Return where "3rd" ends."""
    found = _ORDINAL.match(low, end)
    return found.end() if found else None


def share(low: str, end: int, value: float) -> Share | None:
    """Read the whole of which the number that ends here is a part."""
    if found := _SLASH.match(low, end):
        whole = float(found[1])
        if whole == 0:
            return None
        fraction = found[2] is not None or (low.startswith(" of ", found.end()) and value < whole <= 12)
        return Share(
            found.end(), "fraction" if fraction else "ratio", value / whole, None if fraction else f"/{found[1]}"
        )
    if (found := _COLON.match(low, end)) and float(found[1]):
        return Share(found.end(), "ratio", value / float(found[1]), f":{found[1]}")
    found = _OUT_OF.match(low, end)
    return _out_of(low, found, value) if found else None


def _out_of(low: str, found: re.Match[str], value: float) -> Share | None:
    whole = read_digits(low, found.end()) or (
        read_words(low, found.end()) if low[found.end() :][:1].isalpha() else None
    )
    if whole is None or not 0 < value <= whole.value or low.startswith(("%", ":", "/", "-"), whole.end):
        return None
    if not found[1].startswith("out"):
        yearly = not whole.spelled and 1990 <= whole.value <= 2050 and whole.end - whole.start == 4
        if yearly or _TIMED.match(low, whole.end):
            return None
        if found[1].startswith("in") and not (
            value < 10 and whole.value in (2, 3, 4, 5, 6, 7, 8, 10, 12, 20, 50, 100, 1000)
        ):
            return None
    return Share(whole.end, "ratio", value / whole.value, f"/{whole.value:g}")


def read(text: str, low: str, end: int, value: float, money: Money | None) -> Tail:
    """Read scale and unit after a numeral that ends here."""
    end, scale = _plus(text, *_scale(text, low, end, money))
    if money is not None:
        return Tail(end, "currency", money.unit, scale)
    if text.startswith("%", end) or (text[end : end + 2] in (" %", "\u00a0%", "\u202f%", "\u2009%")):
        percent = text.index("%", end) + 1
        points = _POINTS.match(low, percent)
        return Tail(points.end(), "points", "points", scale) if points else Tail(percent, "percent", "%", scale)
    if end < len(text) and (found := _NUMBER_NAME.match(low, end)):
        return _named(found, scale)
    if found := _CURRENCY_TAIL.match(text, end):
        return Tail(found.end(), "currency", SYMBOLS[found[1]], scale)
    return _unit(text, low, end, scale)


def _plus(text: str, end: int, scale: float) -> tuple[int, float]:
    return (end + 1, scale) if text.startswith("+", end) and not text[end + 1 : end + 2].isalnum() else (end, scale)


def _named(found: re.Match[str], scale: float) -> Tail:
    name = found[0].strip(" -")
    if "point" in name and "basis" not in name:
        return Tail(found.end(), "points", "points", scale)
    kind, unit = _NAMED[name[:3]]
    return Tail(found.end(), kind, unit, scale)


_MINUTES = re.compile(r"\b(?:time|latency|wait\w*|duration|response|mttr|minutes?|mins?)\b")
_SCALE_NAME = re.compile(
    rf"[{SPACES}]?(thousand|million|billion|trillion|hundred|dozen|mio|mrd|bn|mn|tsd|lakhs?|crores?|mil)(?![a-z])\.?"
)


def _scale(text: str, low: str, end: int, money: Money | None) -> tuple[int, float]:
    if found := _SCALE_NAME.match(low, end):
        return found.end(), SCALES[found[1]]
    found = _GLUED.match(text, end)
    if found is None or found[1] not in GLUED_SCALES:
        return end, 1.0
    letter = found[1]
    if letter in ("m", "mm") and money is None and (letter == "mm" or _MINUTES.search(low, max(0, end - 60), end + 30)):
        return end, 1.0
    if letter in ("b", "B", "T") and money is None and not low.startswith(" ", found.end()):
        return end, 1.0
    return found.end(), SCALES[letter]


def _unit(text: str, low: str, end: int, scale: float) -> Tail:
    found = _WORD.match(text, end)
    if found is None:
        return Tail(end, "count", None, scale)
    word = found[1]
    glued = found.start(1) == end
    if word in CODES or (word.lower() in CURRENCY_WORDS and not (word.lower() == "rs" and glued)):
        return Tail(found.end(), "currency", CURRENCY_WORDS.get(word.lower(), word), scale)
    if glued and word == "m" and _MINUTES.search(low, max(0, end - 60), end + 30):
        return Tail(found.end(), "duration", "min", scale)
    unit = EXACT_UNITS.get(word) or UNITS.get(word.lower())
    if unit is not None and _believed(text, found, word, glued):
        return Tail(found.end(), unit[0], unit[1], scale)
    adjective = _ADJECTIVE.match(low, end)
    if adjective and (unit := UNITS.get(adjective[1])) and unit[0] in ("duration", "measure"):
        return Tail(adjective.end(), unit[0], unit[1], scale)
    return Tail(end, "count", None, scale)


def _believed(text: str, found: re.Match[str], word: str, glued: bool) -> bool:
    if word.lower() in ("point", "points", "degree", "degrees") and text[found.start() : found.start(1)] == "-":
        return False
    if word.lower() in ("second", "quarter", "fold"):
        return glued or word.lower() != "quarter"
    return glued or word not in GLUED_ONLY or (word.islower() and text[found.start() : found.start(1)] == " ")


def range_end(
    text: str, low: str, first: Tail, value: float, before: str, floor: int, money: Money | None
) -> tuple[Tail, float] | None:
    """Read the upper end of "10-15", "10 to 15" and "between 3 and 5"; null after "from" and where it falls."""
    found = _RANGE.match(low, first.end)
    if found is None:
        return None
    joint = found[1].strip()
    if (joint == "and") != (before == "between") or (joint == "to" and before == "from"):
        return None
    start = found.end()
    second = money_after(text, start)
    start = second[0]
    top = read_digits(text, start) if text[start : start + 1].isdigit() else None
    if top is None and low[start : start + 1].isalpha() and joint in ("to", "and", "or"):
        top = read_words(low, start)
    if top is None:
        return None
    if joint == "or" and top.value > value * 2:
        return None
    tail = read(text, low, top.end, top.value, Money(start, second[1]) if second[1] else money)
    same = first.unit is None or first.unit == tail.unit or (first.unit, tail.unit) == ("min", "min")
    if (
        not same
        or top.value * tail.scale <= value * range_scale(first, tail, value, top.value)
        or share(low, top.end, top.value) is not None
    ):
        return None
    return tail, top.value


def range_scale(first: Tail, last: Tail, value: float, top: float) -> float:
    """Return what the lower end of a range is multiplied by: "5-10k" shares its k, "500-1k" does not."""
    shared = first.scale == 1 and (first.unit is None or first.kind == "currency") and value < top
    return last.scale if shared else first.scale


def money_after(text: str, start: int) -> tuple[int, str | None]:
    """Skip a currency sign at `start`: "$5-$10"."""
    sign = text[start : start + 1]
    return (start + 1, SYMBOLS[sign]) if sign in SYMBOLS and sign else (start, None)
