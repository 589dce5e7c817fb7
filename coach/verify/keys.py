"""When two numbers say the same: each number has keys, and two that share one have the same kind, unit and value."""

from __future__ import annotations

import re

from coach.verify import calendar
from coach.verify.mention import Key, Mention
from coach.verify.surface import Surface

_SECONDS = {
    "us": 1e-6, "ms": 1e-3, "s": 1.0, "min": 60.0, "hour": 3600.0, "day": 86400.0, "night": 86400.0,
    "week": 604800.0, "fortnight": 1209600.0, "minute": 60.0, "second": 1.0, "workday": 86400.0,
}  # fmt: skip
_MONTHS = {"month": 1.0, "quarter": 3.0, "half": 6.0, "year": 12.0, "decade": 120.0}
_BASES = {
    "kB": ("byte", 1e3), "MB": ("byte", 1e6), "GB": ("byte", 1e9), "TB": ("byte", 1e12), "PB": ("byte", 1e15),
    "byte": ("byte", 1.0), "mg": ("g", 1e-3), "g": ("g", 1.0), "kg": ("g", 1e3), "t": ("g", 1e6), "mm": ("m", 1e-3),
    "cm": ("m", 1e-2), "m": ("m", 1.0), "km": ("m", 1e3), "ml": ("l", 1e-3), "l": ("l", 1.0), "kWh": ("Wh", 1e3),
    "MWh": ("Wh", 1e6), "GWh": ("Wh", 1e9), "W": ("W", 1.0), "kW": ("W", 1e3), "MW": ("W", 1e6), "GW": ("W", 1e9),
    "Hz": ("Hz", 1.0), "kHz": ("Hz", 1e3), "MHz": ("Hz", 1e6), "GHz": ("Hz", 1e9),
}  # fmt: skip
_NAME = re.compile(r"[\s\-_.,'#]+")
_WHOLE = re.compile(r"[:/](\d+(?:\.\d+)?)$")
_DECIMAL = re.compile(r"\d{1,2}\.\d{1,2}\.")
_BY_HALF = re.compile(r"\b(?:by|in) (?:about |around )?(?:a )?$")


def keys(item: Mention, surface: Surface, *, known: bool) -> list[Key]:
    """Return the keys of a number. A `known` one, of a source, may be read in more ways than one that is checked."""
    written = surface.low[item.start : item.end]
    if item.value is None:
        return _unvalued(item, written)
    found: list[Key] = _at(item, item.value, surface, known)
    if item.high is not None:
        found = [(f"{name} from", value) for name, value in found] if not known else found
        found += _at(item, item.high, surface, known)
    return found


def ends(item: Mention, surface: Surface) -> list[list[Key]]:
    """Return the keys of each value that must be known: one, or both ends of a range."""
    if item.value is None or item.high is None:
        return [keys(item, surface, known=False)]
    return [_at(item, item.value, surface, known=False), _at(item, item.high, surface, known=False)]


def name(written: str) -> str:
    """Return a name without spaces, hyphens and full stops: "ISO 27001" is "iso27001"."""
    return _NAME.sub("", written)


def _unvalued(item: Mention, written: str) -> list[Key]:
    if item.kind == "date":
        found = calendar.date_keys(written) or [("name", name(written))]
        return [*found, ("count", float(written[:-1]))] if _DECIMAL.fullmatch(written) else found
    if item.kind == "quarter":
        return calendar.quarter_keys(written)
    if item.kind == "year" and (key := calendar.year_key(written)):
        return [key]
    if item.kind == "period":
        return [calendar.period_key(written)]
    return [("name", name(written))]


def _round(value: float) -> float:
    return float(f"{value:.9g}")


def _at(item: Mention, value: float, surface: Surface, known: bool) -> list[Key]:
    kind, unit = item.kind, item.unit
    value = _round(value)
    if kind == "count":
        return _count(item, value)
    if kind == "percent":
        return _share(_round(value / 100), item, surface, known)
    if kind == "fraction":
        return _share(value, item, surface, known)
    if kind == "ratio":
        return _ratio(item, value, surface)
    if kind == "points":
        return [("points", _round(value / 100) if unit == "bps" else value)]
    if kind == "multiple":
        times: list[Key] = [("times", value)]
        return [*times, ("share", 0.5)] if value == 0.5 and known else times
    if kind == "currency":
        return [(f"money:{unit}", value)]
    if kind == "duration" and unit in _MONTHS:
        return [("months", _round(value * _MONTHS[unit]))]
    if kind == "duration":
        return [("seconds", _round(value * _SECONDS.get(unit or "", 1.0)))]
    if kind == "measure":
        base, factor = _BASES.get(unit or "", (unit, 1.0))
        return [(f"measure:{base}", _round(value * factor))]
    if kind == "ordinal":
        return [("rank", value)]
    if kind == "every" and known:
        return [(kind, value), ("share", _round(1 / value))]
    if kind == "year":
        return [("year", value)] if known else [("year", value), ("count", value)]
    return [(kind, value)]


def _count(item: Mention, value: float) -> list[Key]:
    found: list[Key] = [("count", value)]
    if item.noun is None and value == int(value) and 1990 <= value <= 2100:
        found.append(("year", value))
    return found


def _share(share: float, item: Mention, surface: Surface, known: bool) -> list[Key]:
    found: list[Key] = [("share", share)]
    if known and share == 0.5 and _BY_HALF.search(surface.low, max(0, item.start - 14), item.start):
        found.append(("times", 0.5))
    return found


def _ratio(item: Mention, value: float, surface: Surface) -> list[Key]:
    """Read "3 of 12": the pair of numbers, and as a share where its words say "of", "in" or "out of"."""
    whole = _WHOLE.search(item.unit or "")
    if whole is None:
        return [("share", value)]
    size = float(whole[1])
    found: list[Key] = [("pair", f"{_round(value * size):g}/{size:g}")]
    written = surface.low[item.start : item.end]
    score = ("/" in written or ":" in written) and size in (5, 7, 10, 20, 100)
    if not score and ":" not in written:
        found.append(("share", _round(value)))
    return found


def parts(item: Mention) -> tuple[float, float] | None:
    """Return both numbers of "3 of 12"."""
    whole = _WHOLE.search(item.unit or "")
    if item.kind != "ratio" or whole is None or item.value is None:
        return None
    return _round(item.value * float(whole[1])), float(whole[1])
