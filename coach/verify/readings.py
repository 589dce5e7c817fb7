"""All that a number of a source may be repeated as: with a unit said elsewhere, a date without its year, and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from coach.verify import keys, surface
from coach.verify.mention import Key, Mention
from coach.verify.scene import Scene

_UNITS = {
    "percent": "%", "days": "day", "hours": "hour", "h": "hour", "min": "min", "minutes": "min", "weeks": "week",
    "months": "month", "eur": "EUR", "€": "EUR", "usd": "USD", "$": "USD",
}  # fmt: skip
_EACH = re.compile(r"\b(?:every|each) $")
_OTHER_SPAN = re.compile(r"other (hour|day|week|month|year|quarter)")
_TIMES = frozenset({"day", "hour", "min", "s", "ms", "week", "month"})


def plain_share(item: Mention) -> bool:
    """Tell a share in its plainest form ("one in four", "nine out of ten") from one of a sample ("30 of 90")."""
    pair = keys.parts(item)
    if pair is None or not pair[0].is_integer() or not pair[1].is_integer():
        return pair is None
    one, whole = int(pair[0]), int(pair[1])
    if whole == 10:
        return True  # "four in ten" is how people say 40 %
    if any(one % step == 0 and whole % step == 0 for step in range(2, min(one, 50) + 1)):
        return False
    return one == 1 or whole <= 10


def changes(scene: Scene) -> Iterator[tuple[Key, Key]]:
    """Yield the keys of both ends of every change, "from A to B" or "A → B"."""
    for one, other in scene.changes:
        firsts, lasts = keys.keys(one, scene.surface, known=False), keys.keys(other, scene.surface, known=False)
        if firsts and lasts:
            yield firsts[0], lasts[0]


def _names_sample(item: Mention, scene: Scene) -> bool:
    """Tell "3 of 12 branches", whose 12 may be repeated, from "three in five", which counts nothing."""
    written = scene.low[item.start : item.end]
    return not plain_share(item) or (" of " in written and " out of " not in written)


def readings(item: Mention, scene: Scene) -> list[Key]:
    """Return all that a number of a source may be repeated as."""
    found = keys.keys(item, scene.surface, known=True)
    if item.kind == "count" and (unit := scene.unit_said(item)):
        found += _with_unit(item, _UNITS.get(unit, unit))
    if item.kind == "count" and item.noun is None and item.unit is None and item.value is not None:
        for one in scene.neighbours(item):
            if (
                one.end < item.start
                and scene.aimed(one, item)
                and one.kind in ("percent", "currency", "duration", "measure")
            ):
                found += keys.keys(replace(one, value=item.value, high=None), scene.surface, known=True)
    if item.kind == "duration" and item.value == 2 and _EACH.search(scene.low, max(0, item.start - 6), item.start):
        found.append(("every", 2.0))  # "every two weeks" is every other week
    if item.kind == "every" and (span := _OTHER_SPAN.search(scene.low, item.start, item.end)):
        found += keys.keys(replace(item, kind="duration", unit=span[1]), scene.surface, known=True)
    if item.kind in ("count", "points") and item.unit != "bps" and scene.scored(item):
        found += [
            ("points" if item.kind == "count" else "count", value)
            for name, value in found
            if name in ("count", "points")
        ]
    for name, value in list(found):
        if name in ("date", "quarter"):
            found += _shorter(name, str(value))
    if item.kind == "ratio" and (pair := keys.parts(item)) and _names_sample(item, scene):
        found += [("count", value) for value in pair]
    if item.kind == "count" and item.value == 0:
        found.append(("name", "zero"))
    return found


def _with_unit(item: Mention, unit: str) -> list[Key]:
    value = item.value or 0.0
    if unit == "%":
        return [("share", float(f"{value / 100:.9g}"))]
    if unit in _TIMES:
        return keys.keys(Mention(0, 0, "duration", value, None, unit), surface.read(""), known=True)
    return [(f"money:{unit}", value)]


def _shorter(name: str, value: str) -> list[Key]:
    """Return what of a full date may be repeated alone: the day and month, the month, the year."""
    *front, last = value.split("-")
    year = last if len(last) == 4 else None
    rest = "-".join(front) if year else value
    found: list[Key] = [(name, rest)]
    if year:
        found += [("year", float(year)), ("count", float(year))]
    if name == "date":
        month = rest[:2]
        found += [("month", float(month)), (name, f"{month}-00")]
        if year:
            found.append((name, f"{month}-00-{year}"))
        if year or not rest.endswith("-00"):
            found += [("period", "month")]
        found.append(("period", "year"))
    else:
        found += [("period", "quarter"), ("period", "year"), ("period", "half")]
    return found
