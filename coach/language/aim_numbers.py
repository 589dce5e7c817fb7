"""Whether a number sizes an aim, or is part of a name, an age, a date or a way of speaking."""

from __future__ import annotations

import re

from coach.language.nouns import plural
from coach.schema import Quantity

_NAMES = frozenset({999, 911, 112, 101, 111, 360, 365})
_SIZED = re.compile(
    r"(?:to|of|from|under|below|above|over|by|within|than|reach|hit|at least|top|down|up|least|→|>|<|≥|≤|[+-])\s*$",
    re.IGNORECASE,
)
_HALVED = frozenset("halve halving halved double doubling doubled triple tripling tripled quadruple".split())
_AGE = re.compile(r"\b(?:under|over|after|before|past|until|at|aged?)\s+$", re.IGNORECASE)


def sizes(text: str, item: Quantity) -> bool:
    """Tell whether a number sizes an aim, rather than being part of a name, an age, a date or a way of speaking."""
    start, end = item.span
    before, after = text[:start], text[end:]
    if item.kind in ("percent", "points", "currency"):
        return True
    if item.kind in ("year", "quarter", "date", "identifier", "ordinal", "time"):
        return False
    digits = item.text[:1].isdigit() or item.text[:1] in "+-~<>≥≤±"
    if item.kind == "multiple":
        return digits or item.text.lower() in _HALVED or re.match(r" as (?:many|much|often|fast)\b", after) is not None
    if item.kind in ("ratio", "fraction"):
        part = re.match(r" of (?:all|our|the|its|every)\b", after) and not before.strip()
        return item.kind == "ratio" or digits or bool(part) or before.endswith(" by ")
    if before.endswith("-") or after.startswith(("-year", "-to-", "- to")) or re.match(r"[- ]year[- ]olds?", after):
        return False
    if item.kind in ("duration", "measure"):
        return digits and not re.match(r"[- ]?olds?\b|s\b", after) and not re.search(r"\b(?:over|under)-$", before)
    if not digits:
        counted = item.noun is not None and plural(item.noun) and not _AGE.search(before)
        return counted and item.value is not None and item.value >= 10
    return not _is_name(item, before, after)


def _is_name(item: Quantity, before: str, after: str) -> bool:
    """Tell whether a bare count is (part of) a name: "Line 3", "7 Hills", "class of 2026", "999 callers"."""
    value = item.value or 0
    if value in _NAMES or (1990 <= value <= 2060 and "," not in item.text and "." not in item.text):
        return True
    if re.match(r"\s+[A-Z][a-z]+\s+[A-Z]", after) or (re.match(r"\s+[A-Z][a-z]", after) and not before.strip()):
        return True
    if value < 100 and re.match(r"[a-z]? [A-Z][a-z]", after) and re.search(r"\b(?:on|at|in) $", before):
        return True  # "on 3 West"
    named = re.search(r"([A-Z][\w-]*)\s+$", before)
    if named and (len(named[1]) > 1) and (named.start() > 0 or item.noun is None) and not _SIZED.search(before):
        return True
    return item.noun is None and not _SIZED.search(before) and (value < 10_000 or item.text[-1:].isupper())
