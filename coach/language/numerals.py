"""Numerals as people write them: digits of any script, separators of several locales, and English number words.

Nothing here knows what a number counts; `quantities` reads units, currencies and dates around these numerals.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

SPACES = " \u00a0\u202f\u2009"
VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED = "₀₁₂₃₄₅₆₇₈₉"

_SMALL = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        start=1,
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
} | {"fourty": 40}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fifteenth": 15, "twentieth": 20, "thirtieth": 30,
    "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
CARDINALS = frozenset(_SMALL) | frozenset(_TENS) | frozenset(_SCALES)

_GROUPED = rf"\d{{1,3}}(?:([,.'’{SPACES}])\d{{3}})(?:\1\d{{3}})*(?:(?!\1)[.,]\d{{1,6}})?(?!\d)"
_INDIAN = r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d{1,6})?(?!\d)"
_PLAIN = rf"\d+(?:\.\d+|,\d{{1,2}}(?![\d,]))?(?:[{VULGAR}]|[{RAISED}]{{1,2}})?"
LITERAL = re.compile(rf"(?:{_GROUPED})|({_INDIAN})|({_PLAIN})|[{VULGAR}]")
_SEPARATORS = re.compile(rf"[,'’{SPACES}]")
_WORD = re.compile(r"[a-z]+")
_LONGEST = 16
"""Words read of one spelled number; nobody writes longer ones, and a paste may hold anything."""
_JOIN = re.compile(rf"(?:[{SPACES}]|-)(?:and[{SPACES}])?")


class Numeral(NamedTuple):
    """A number as written at `start:end`, with its value; `spelled` tells words from digits."""

    start: int
    end: int
    value: float
    spelled: bool


def fold(text: str) -> str:
    """Return the text with every digit of any script as an ASCII digit, of the same length.

    Full-width signs and Arabic separators fold too. Raised and lowered digits fold unless they hang on a letter or
    a digit (`km²`, `CO₂`, `10²`), where they are part of a unit, a name or a power.
    """
    if text.isascii():
        return text
    folded: list[str] = []
    for position, char in enumerate(text):
        folded.append(char if char < "\x80" else _folded(char, text[position - 1] if position else " "))
    return "".join(folded)


def _folded(char: str, before: str) -> str:
    if "！" <= char <= "～":
        return chr(ord(char) - 0xFEE0)
    if char in RAISED or char in _LOWERED:
        return char if before.isalnum() else str(unicodedata.digit(char))
    if (digit := unicodedata.decimal(char, None)) is not None:
        return str(digit)
    return {"٪": "%", "٫": ".", "٬": ",", "−": "-", "‑": "-", "‐": "-", "﹪": "%", "＄": "$"}.get(char, char)


def lowered(text: str) -> str:
    """Return the text in lower case, of the same length even where a letter's lower case is two code points."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def read_digits(text: str, start: int) -> Numeral | None:
    """Read the numeral in digits that starts here in folded text."""
    found = LITERAL.match(text, start)
    return None if found is None else Numeral(start, found.end(), _value(found, text), spelled=False)


def _value(found: re.Match[str], text: str) -> float:
    written = found[0]
    if written in VULGAR:
        return unicodedata.numeric(written)
    if found[2]:
        return float(written.replace(",", ""))
    if separator := found[1]:
        return _grouped(written, separator, text[found.end() : found.end() + 2])
    tail = len(written)
    while written[tail - 1] in RAISED:
        tail -= 1
    power = written[tail:]
    extra = unicodedata.numeric(written[tail - 1]) if written[tail - 1] in VULGAR else 0.0
    plain = float(_capped((written[: tail - 1] if extra else written[:tail]).replace(",", ".")))
    if power:
        exponent = min(30, int("".join(str(unicodedata.digit(char)) for char in power)))
        return float(plain**exponent) if abs(plain) <= 1000 else plain
    return plain + extra


def _capped(written: str) -> str:
    # float() reads any length, but 300 digits say no more than 30 do and overflow to infinity.
    return written if len(written) <= 40 else written[:40]


def _grouped(written: str, separator: str, after: str) -> float:
    decimal_point = separator == "." and written.count(".") == 1 and "," not in written
    # "0.125" and "99.999%" are decimals; "1.000 users" is a thousand in half of Europe.
    if (decimal_point and (written[0] == "0" or "%" in after)) or (separator == "," and written[0] == "0"):
        return float(written.replace(",", "."))
    if separator == ".":
        return float(written.replace(".", "").replace(",", "."))
    whole, _, rest = written.rpartition(separator)
    last = rest.replace(",", ".")
    return float(_SEPARATORS.sub("", whole) + last)


def read_words(low: str, start: int) -> Numeral | None:
    """Read the number words that start here in lower-case text: "twenty-five", "one hundred and five", "a dozen"."""
    total = current = 0
    end = position = start
    last = ""
    for _ in range(_LONGEST):
        found = _WORD.match(low, position)
        if found is None:
            break
        word = found[0]
        if word in _SMALL and last in ("", "tens", "scale") and not (last == "tens" and _SMALL[word] > 9):
            current, last = current + _SMALL[word], "small"
        elif word in _TENS and last in ("", "scale"):
            current, last = current + _TENS[word], "tens"
        elif word in _SCALES and (_SCALES[word] > 12 or last != "scale"):
            total, current = _scaled(total, max(current, 1), _SCALES[word])
            last = "scale"
        else:
            break
        end = found.end()
        join = _JOIN.match(low, end)
        if join is None:
            break
        position = join.end()
        if "and" in join[0] and last != "scale":
            break
    return None if end == start else Numeral(_article(low, start), end, float(total + current), spelled=True)


def _scaled(total: int, current: int, scale: int) -> tuple[int, int]:
    if scale <= 100:
        return total, current * scale
    return total + current * scale, 0


def _article(low: str, start: int) -> int:
    """Return where "a dozen" starts when the words at `start` are "dozen"."""
    scaled = low.startswith(("hundred", "thousand", "million", "billion", "dozen"), start)
    return start - 2 if scaled and article_before(low, start) else start


def article_before(low: str, start: int) -> bool:
    """Tell whether the word "a" stands right in front of `start`."""
    return low[max(0, start - 3) : start] in (" a ", "(a ", "a ")
