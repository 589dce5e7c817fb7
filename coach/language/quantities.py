"""Find every number in a text and say what it counts.

The grammar is a scan from number to number: at each the numeral is read, then what stands around it (sign, currency,
scale, unit, the other end of a range, the whole of a ratio, the noun counted). Names, dates and years are told apart
first, so that `p95`, `Q3` and `2026` never count. Vague amounts ("dozens", "a few") and "first" are no numbers here,
nor are zero, none and all in words; `measure` reads those.
"""

from __future__ import annotations

import re

from coach.language import identifiers, moments, spelled, suffixes
from coach.language.nouns import counted
from coach.language.numerals import (
    CARDINALS,
    ORDINALS,
    PARTS,
    VULGAR,
    Numeral,
    fold,
    lowered,
    read_digits,
)
from coach.language.spelled import MULTIPLES
from coach.language.suffixes import Found
from coach.schema import Quantity

Kind = suffixes.Kind

_TRIGGERS = CARDINALS | frozenset(MULTIPLES) | frozenset(PARTS) | frozenset(ORDINALS) | {"first"}
_DIGITS = re.compile(rf"[\d{VULGAR}]")
_START = re.compile(
    rf"[\d{VULGAR}]|\b(?:" + "|".join(sorted(_TRIGGERS, key=lambda word: (-len(word), word))) + r")(?![a-z])"
)
_LETTERS = re.compile(r"[a-z]+")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>]{1,2000}")
_BEFORE = re.compile(r"([^\W\d_]+|[qh][1-4])[.:]?[ \u00a0\u202f-]?$")


def find(text: str) -> tuple[Quantity, ...]:
    """Return every number of the text, left to right, not overlapping, with spans on the text."""
    folded = fold(text)
    low = lowered(folded)
    in_words = not _TRIGGERS.isdisjoint(_LETTERS.findall(low))
    if not in_words and not _DIGITS.search(folded) and text.isascii() and not identifiers.ROMAN.search(text):
        return ()
    found = _scan(folded, low, _START if in_words else _DIGITS)
    extra = _others(text, found)
    if extra:
        found = sorted(found + extra)
    return tuple(
        Quantity(
            text=text[item.start : item.end], span=(item.start, item.end), kind=item.kind, value=item.value,
            high=item.high, unit=item.unit, noun=item.noun,
        )
        for item in found
    )  # fmt: skip


def _scan(text: str, low: str, starts: re.Pattern[str]) -> list[Found]:
    found: list[Found] = []
    position = 0
    links = _LINK.finditer(low) if "://" in low or "www." in low else iter(())
    link = next(links, None)
    while (start := starts.search(low, position)) is not None:
        while link is not None and link.end() <= start.start():
            link = next(links, None)
        if link is not None and link.start() <= start.start():
            found.append(Found(max(link.start(), position), link.end(), "identifier", None))
            position = link.end()
            continue
        item, position = _read(text, low, start.start(), position)
        if item is not None:
            found.append(item)
            position = item.end
    return found


def _read(text: str, low: str, start: int, floor: int) -> tuple[Found | None, int]:
    """Read the number that starts here, and say where to go on; `floor` is where the last one ended."""
    if text[start].isalpha():
        read, after = spelled.read(text, low, start)
        if isinstance(read, Numeral):
            item = _amount(text, low, read, _word_before(low, start, floor)[0], floor)
            return item, item.end
        return read, after
    before, before_start = _word_before(low, start, floor)
    if start > floor and (text[start - 1].isalpha() or text[start - 1] in "_@"):
        glued = _read_glued(text, low, start, floor)
        if glued is not None:
            return glued, glued.end
    moment = moments.read(low, start, before, before_start)
    if moment is not None and moment.start >= floor:
        return Found(moment.start, moment.end, moment.kind, moment.value, None, moment.unit), moment.end
    numeral = read_digits(text, start)
    if numeral is None:
        return None, start + 1
    name = identifiers.read(text, low, start, numeral.end, before, before_start)
    if name is not None:
        return Found(max(name[0], floor), max(name[1], numeral.end), "identifier", None), name[1]
    item = _amount(text, low, numeral, before, floor)
    return item, item.end


def _word_before(low: str, start: int, floor: int) -> tuple[str, int]:
    edge = max(floor, start - 16)
    found = _BEFORE.search(low[edge:start])
    return (found[1], edge + found.start()) if found else ("", start)


def _read_glued(text: str, low: str, start: int, floor: int) -> Found | None:
    """Read digits that hang on letters: a quarter, a fiscal year, `x3`, money (`EUR500`), else a name (`p95`)."""
    left, right = identifiers.read_token(text, start)
    left = max(left, floor)
    if found := moments.QUARTER.match(low, left):
        return Found(left, found.end(), "quarter", None)
    if found := moments.FISCAL.match(low, left):
        return Found(left, found.end(), "quarter" if re.search(r"[qh]\d$", found[0]) else "year", None)
    lead = text[left:start]
    if lead in ("x", "X", "×") and (numeral := read_digits(text, start)):
        return Found(left, numeral.end, "multiple", numeral.value, None, "x")
    if suffixes.money_before(text, start, floor) is not None:
        return None
    return Found(left, max(right, start + 1), "identifier", None)


def _amount(text: str, low: str, numeral: Numeral, before: str, floor: int) -> Found:
    """Read what stands around a numeral: sign and money in front; scale, unit, range, ratio and noun behind."""
    start, end, value, _ = numeral
    ordinal = suffixes.ordinal_end(low, end)
    if ordinal:
        return _ordinal_or_part(low, start, ordinal, value)
    money = suffixes.money_before(text, start, floor)
    begin = suffixes.signed_start(text, money.start if money else start, floor)
    sign = -1.0 if text[begin] == "-" else 1.0
    part = suffixes.share(low, end, value)
    if part is not None and money is None:
        noun = counted(low, part.end)
        return Found(begin, part.end, part.kind, part.value, None, part.unit, noun)
    low_end = suffixes.read(text, low, end, value, money)
    high = suffixes.range_end(text, low, low_end, value, before, floor, money)
    if high is not None:
        tail, top = high
        scale = suffixes.range_scale(low_end, tail, value, top)
        noun = counted(low, tail.end) if tail.kind in ("count", "percent", "currency", "points") else None
        return Found(begin, tail.end, tail.kind, value * scale, top * tail.scale, tail.unit, noun)
    noun = (
        counted(low, low_end.end, single=value == 1)
        if low_end.kind in ("count", "percent", "currency", "multiple")
        else None
    )
    return Found(begin, low_end.end, low_end.kind, sign * value * low_end.scale, None, low_end.unit, noun)


def _ordinal_or_part(low: str, start: int, end: int, value: float) -> Found:
    """Tell "1/3rd" (read with its 1/ by `share`) from "3rd"."""
    return Found(start, end, "ordinal", value, None, None, None)


_ROUND = re.compile(r"[^\x00-\x7f]")


def _others(text: str, found: list[Found]) -> list[Found]:
    """Read what the scan of digits leaves: roman numbers of phases, circled and other single-sign numbers."""
    extra: list[Found] = []
    for roman in identifiers.ROMAN.finditer(text):
        extra.append(Found(roman.start(), roman.end(), "identifier", None))
    if text.isascii():
        return extra
    taken = {position for item in found + extra for position in range(item.start, item.end)}
    for sign in _ROUND.finditer(text):
        at = sign.start()
        value = suffixes.sign_value(text[at])
        if value is None or at in taken:
            continue
        left, right = identifiers.read_token(text, at) if at and text[at - 1].isalnum() else (at, at)
        right = max(right, at + 1)
        if right - left > 1 and taken.isdisjoint(range(left, right)):
            extra.append(Found(left, right, "identifier", None))
            taken.update(range(left, right))
            continue
        taken.add(at)
        extra.append(Found(at, at + 1, "count", value, None, None, counted(lowered(text), at + 1)))
    return extra
