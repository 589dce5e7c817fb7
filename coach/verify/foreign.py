"""Reads numbers spelled in other languages: German, French, Spanish, Italian, Portuguese, Dutch, and more roughly."""

from __future__ import annotations

import re
from typing import NamedTuple

from coach.verify.tongues import AMBIGUOUS, FUNCTION_WORDS, PARTS, PERCENTS, TONGUES, UNITS

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_JOIN = re.compile(r"[ \u00a0-](?:(?:und|et|y|e|en|i)[ -])?")
_PERCENT = re.compile(rf"[ \u00a0]?(?:%|(?:{PERCENTS})(?!\w))")
_UNIT = re.compile(rf"[ \u00a0-]({'|'.join(sorted(UNITS, key=len, reverse=True))})(?!\w)")
_EUROS = re.compile(r"[ \u00a0](?:euros?|eur|€)(?!\w)")
_GLUE = re.compile(r"hundert|tausend|honderd|duizend|cento|mila|mille|hundra|tusen|prozent|procent")
_SCALES = (
    ("tausend", 1e3), ("duizend", 1e3), ("tusen", 1e3), ("mila", 1e3), ("mille", 1e3), ("hundert", 1e2),
    ("honderd", 1e2), ("hundra", 1e2), ("cento", 1e2),
)  # fmt: skip
_ENGLISH_TOO = frozenset("once due six cent cents seize set sex pet hat opt tiers miles meta mil double".split())
_PLURAL_PARTS = {"quarts": 0.25, "cuartos": 0.25, "quarti": 0.25, "quartos": 0.25, "tercios": 1 / 3, "terzi": 1 / 3}
_LINE = 80


class Spelled(NamedTuple):
    """A number spelled at `start:end`; kind and unit as `coach.schema.Quantity` names them."""

    start: int
    end: int
    kind: str
    value: float
    unit: str | None


def _values() -> dict[str, tuple[tuple[str, float], ...]]:
    known: dict[str, tuple[tuple[str, float], ...]] = {}
    for tongue, words in TONGUES.items():
        for word, value in words.items():
            known[word] = (*known.get(word, ()), (tongue, value))
    return known


_VALUES = _values()


def read(low: str, text: str) -> list[Spelled]:
    """Return the foreign number words of `text`; `low` is its plain form (`glyphs.plain`)."""
    glued = _GLUE.search(low) is not None
    tokens = [
        found
        for found in _TOKEN.finditer(low)
        if found[0] in _VALUES
        or found[0] in PARTS
        or (glued and 6 < len(found[0]) < 60 and _parse(found[0]) is not None)
    ]
    spelled: list[Spelled] = []
    place = 0
    while place < len(tokens):
        item, taken = _number(low, tokens, place)
        if _counts(low, text, tokens[place : place + taken], item):
            spelled.append(item)
        place += taken
        while place < len(tokens) and tokens[place].start() < item.end:
            place += 1
    return spelled


def _parse(word: str) -> float | None:
    """Read a compound such as "zweihundertfünfzig"."""
    if word in _VALUES:
        return _VALUES[word][0][1]
    if word in ("ein", "een", "e", "und"):
        return 1.0
    for name, scale in _SCALES:
        left, found, right = word.partition(name)
        if not found:
            continue
        times = _parse(left) if left else 1.0
        rest = _parse(right.removeprefix("und")) if right.removeprefix("und") else 0.0
        if times is not None and rest is not None and rest < scale:
            return times * scale + rest
        return None
    return None


def _number(low: str, tokens: list[re.Match[str]], place: int) -> tuple[Spelled, int]:
    """Read the number that starts at a token, and say how many tokens it took."""
    first = tokens[place]
    if first[0] not in _VALUES and first[0] in PARTS:
        kind, value = PARTS[first[0]]
        return Spelled(first.start(), first.end(), kind, value, "x" if kind == "multiple" else None), 1
    tongues = dict(_VALUES.get(first[0]) or (("", _parse(first[0]) or 0.0),))
    words = [first]
    while place + len(words) < len(tokens) and len(words) < 8:
        last, after = words[-1], tokens[place + len(words)]
        if _JOIN.fullmatch(low, last.end(), after.start()) is None or after[0] not in _VALUES:
            break
        shared = {tongue for tongue, _ in _VALUES[after[0]]} & tongues.keys()
        if not shared:
            break
        tongues = {tongue: value for tongue, value in tongues.items() if tongue in shared}
        words.append(after)
    tongue = next(iter(tongues))
    values = [dict(_VALUES[word[0]])[tongue] if tongue else tongues[""] for word in words]
    value, used = _sum(values, french=tongue == "fr")
    return _with_unit(low, first.start(), words[used - 1].end(), value), used


def _sum(values: list[float], *, french: bool) -> tuple[float, int]:
    total = current = 0.0
    for place, value in enumerate(values):
        rest = current % 100
        if value >= 1000:
            total, current = total + max(current, 1) * value, 0.0
        elif value == 100:
            current = max(current, 1) * 100
        elif french and value == 20 and rest == 4:
            current += 76
        elif place and not (rest == 0 or (rest % 10 == 0 and rest > 10 and value < (20 if french else 10))):
            return total + current, place
        else:
            current += value
    return total + current, len(values)


def _with_unit(low: str, start: int, end: int, value: float) -> Spelled:
    if found := _PERCENT.match(low, end):
        return Spelled(start, found.end(), "percent", value, "%")
    if found := _UNIT.match(low, end):
        return Spelled(start, found.end(), "duration", value, UNITS[found[1]])
    if found := _EUROS.match(low, end):
        return Spelled(start, found.end(), "currency", value, "EUR")
    if (found := _TOKEN.match(low, end + 1)) and (part := _part(found[0])) is not None:
        return Spelled(start, found.end(), "fraction", value * part, None)
    return Spelled(start, end, "count", value, None)


def _part(word: str) -> float | None:
    kind, value = PARTS.get(word, ("", 0.0))
    return value if kind == "fraction" else _PLURAL_PARTS.get(word)


def _counts(low: str, text: str, words: list[re.Match[str]], item: Spelled) -> bool:
    """Tell a number from an English word of the same letters by what stands around it."""
    if low.startswith("per ", max(0, item.start - 4)) and words[0][0] == "mille":
        return False
    if any(word[0] not in AMBIGUOUS for word in words) or item.kind not in ("count", "fraction", "multiple"):
        return True
    if len(words) > 1:
        return True
    word = words[0][0]
    after = _TOKEN.match(text, item.end + 1)
    if word not in _ENGLISH_TOO and after is not None and not after[0].isascii():
        return True
    start = max(low.rfind("\n", 0, item.start) + 1, item.start - _LINE)
    around = {part for found in _TOKEN.finditer(low, start, item.end + _LINE) for part in found[0].split("'")}
    tongues = {tongue for tongue, _ in _VALUES.get(word, ())} or set(FUNCTION_WORDS)
    enough = 2 if word in _ENGLISH_TOO else 1
    return any(len(around & FUNCTION_WORDS[tongue]) >= enough for tongue in sorted(tongues) if tongue in FUNCTION_WORDS)
