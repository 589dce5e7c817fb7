"""Arithmetic on numbers of sources: every amount keeps what it rests on, and unlike things cannot be combined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.verify import words
from coach.verify.agreement import Entry
from coach.verify.scene import head

TIME_FACTORS = frozenset({60.0, 24.0, 7.0, 12.0, 1000.0, 3600.0, 4.0, 52.0})
"""Numbers that need no source where they only change a unit of time."""
_PART = re.compile(r"\b(?:of|from|out of|among|per|in)\b")


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in an expression: its dimension as `keys` names it, and the entries of the sources it rests on."""

    dimension: str
    value: float
    rests_on: tuple[Entry, ...] = ()
    exact: bool = False
    """A number of a source as it stands: without the word it may not be rounded."""


class Unfit(Exception):
    """Why an expression cannot carry a number."""


def rests_of(amounts: list[Amount]) -> tuple[Entry, ...]:
    """Return all entries that some amounts rest on."""
    return tuple(entry for amount in amounts for entry in amount.rests_on)


def changes_of(one: Amount, other: Amount) -> Iterator[Amount]:
    """Yield what "from 20 to 25" may mean: the difference and the change in per cent."""
    same_measure([one, other])
    rests = one.rests_on + other.rests_on
    yield Amount(_gap(one.dimension), abs(other.value - one.value), rests)
    if one.value:
        yield Amount("share", abs(other.value - one.value) / abs(one.value), rests)
        yield Amount("times", other.value / one.value, rests)


def _gap(dimension: str) -> str:
    """Return the dimension of a difference: two shares differ by points, kept as a share until they are shown."""
    return "gap" if dimension == "share" else dimension


def same_measure(amounts: list[Amount]) -> None:
    """Raise `Unfit` where amounts are of different things: sprints cannot be taken from bugs."""
    known = [amount for amount in amounts if amount.rests_on]
    for amount in known[1:]:
        if amount.dimension != known[0].dimension:
            raise Unfit("its calculation mixes numbers of different kinds")
        if not any(_related(one, other) for one in known[0].rests_on for other in amount.rests_on):
            raise Unfit("its calculation mixes numbers of different things")


def _related(one: Entry, other: Entry) -> bool:
    if _of_them(one) or _of_them(other):
        return True
    nouns = head(one.mention), head(other.mention)
    if nouns[0] is not None and nouns[1] is not None and not words.akin(nouns[0], nouns[1]):
        return False
    ours, theirs = one.scene.measures(one.mention), other.scene.measures(other.mention)
    if ours and theirs and ours.isdisjoint(theirs):
        return False
    if (nouns[0] and theirs and not ours) or (nouns[1] and ours and not theirs):
        return False
    said = one.scene.said_of(one.mention), other.scene.said_of(other.mention)
    same_sentence = one.scene is other.scene and one.scene.sentence(one.mention) == other.scene.sentence(other.mention)
    return same_sentence or not said[0] or not said[1] or words.any_akin(*said)


class Parser:
    """Sums, differences, products and ratios, with brackets."""

    def __init__(self, tokens: list[Amount | str]) -> None:
        self._tokens = tokens
        self._at = 0

    def parse(self) -> Amount:
        """Return what the whole expression comes to. Raises `Unfit` where it cannot be read or mixes unlike things."""
        result = self._sum()
        if self._at < len(self._tokens) and self._peek() != ")":
            raise Unfit("its calculation cannot be read")
        return result

    def _peek(self) -> Amount | str | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _next(self) -> Amount | str | None:
        token = self._peek()
        self._at += 1
        return token

    def _sum(self) -> Amount:
        left = self._product()
        while self._peek() in ("+", "-"):
            sign = self._next()
            right = self._product()
            left = _added(left, right, 1 if sign == "+" else -1)
        return left

    def _product(self) -> Amount:
        left = self._factor()
        while self._peek() in ("*", "/", "of"):
            sign = self._next()
            right = self._factor()
            left = (
                _divided(left, right)
                if sign == "/" or (sign == "of" and left.dimension != "share")
                else _multiplied(left, right)
            )
        return left

    def _factor(self) -> Amount:
        token = self._next()
        if token == "(":
            inner = self._sum()
            if self._next() != ")":
                raise Unfit("its calculation cannot be read")
            return inner
        if isinstance(token, Amount):
            return token
        raise Unfit("its calculation cannot be read")


def _added(left: Amount, right: Amount, sign: int) -> Amount:
    rests = left.rests_on + right.rests_on
    if left.dimension == "ratio" and right == Amount("constant", 1.0):
        return Amount("ratio", left.value + sign, rests)
    if "constant" in (left.dimension, right.dimension):
        other = right if left.dimension == "constant" else left
        if (
            {left.value, right.value} & {1.0, 100.0}
            and other.dimension in ("share", "ratio")
            and left.dimension == "constant"
        ):
            return Amount(other.dimension, 1 - other.value, rests)
        raise Unfit("its calculation uses a number that no source holds")
    same_measure([left, right])
    if left.dimension == "share" and _only_changes(right) != _only_changes(left):
        raise Unfit("its calculation takes a change in per cent for points")
    if left.dimension == "share" and not (left.rests_on and right.rests_on):
        return Amount("share", left.value + sign * right.value, rests)
    if sign < 0:
        return Amount(_gap(left.dimension), left.value - right.value, rests)
    _twice(left, right)
    return Amount(left.dimension, left.value + sign * right.value, rests)


def _only_changes(amount: Amount) -> bool:
    """Tell a share that the sources only have as a change: "up by 10 %"."""
    return bool(amount.rests_on) and all(
        one.mention.kind == "percent" and one.mention.relative for one in amount.rests_on
    )


def _multiplied(left: Amount, right: Amount) -> Amount:
    rests = left.rests_on + right.rests_on
    for one, other in ((left, right), (right, left)):
        if one.dimension == "constant":
            if one.value == 100 and other.dimension in ("ratio", "share"):
                return Amount(other.dimension, other.value, rests)
            if one.value == 1000 and other.dimension.startswith("measure:"):
                return other
            if one.value in TIME_FACTORS and other.dimension in ("seconds", "months"):
                return Amount("seconds", other.value, rests)  # a change of unit: the amount stays
            raise Unfit("its calculation uses a number that no source holds")
    if "divisor" in (left.dimension, right.dimension):
        raise Unfit("its calculation uses a number that no source holds")
    _twice(left, right)
    for one, other in ((left, right), (right, left)):
        if one.dimension == "times":
            _close(left, right)
            return Amount(other.dimension, left.value * right.value, rests)
    if "share" in (left.dimension, right.dimension):
        other = right if left.dimension == "share" else left
        _close(left, right)
        return Amount(other.dimension, left.value * right.value, rests)
    _close(left, right)
    span = next((amount for amount in (left, right) if amount.dimension in ("seconds", "months")), None)
    if span is not None and "count" in (left.dimension, right.dimension):
        return Amount(span.dimension, left.value * right.value, rests)
    money = next((amount for amount in (left, right) if amount.dimension.startswith("money")), None)
    dimension = (
        money.dimension if money else "count" if "count" in (left.dimension, right.dimension) else left.dimension
    )
    if money is not None or dimension == "count":
        values = [_face(amount) for amount in (left, right)]
        return Amount(dimension, values[0] * values[1], rests)
    return Amount(dimension, left.value * right.value, rests)


def _twice(left: Amount, right: Amount) -> None:
    """Raise `Unfit` where one and the same number stands on both sides: "100 + 100" of a single hundred."""
    places = [
        {(id(entry.scene), entry.mention.start) for entry in side.rests_on if entry.source != "estimate"}
        for side in (left, right)
    ]
    if left.value == right.value and places[0] == places[1] and len(places[0]) == 1:
        raise Unfit("its calculation uses one number twice")


def _face(amount: Amount) -> float:
    """Return the number as written: "12 months" counts twelve where money per month is multiplied."""
    if amount.dimension in ("seconds", "months") and amount.rests_on:
        return amount.rests_on[0].mention.value or amount.value
    return amount.value


def _divided(left: Amount, right: Amount) -> Amount:
    rests = left.rests_on + right.rests_on
    if right.dimension == "constant":
        if right.value == 1000 and left.dimension.startswith("measure:"):
            return left
        if right.value in TIME_FACTORS and left.dimension in ("seconds", "months"):
            return Amount("seconds", left.value, rests)
        if right.value == 100 and left.dimension == "share":
            return left
        raise Unfit("its calculation uses a number that no source holds")
    if not right.value or left.dimension == "constant":
        raise Unfit("its calculation cannot be read")
    _twice(left, right)
    if right.dimension == "times" and left.dimension != "times":
        raise Unfit("its calculation turns a change of the source round")
    if right.dimension == "divisor":
        _close(left, right)
        return Amount(left.dimension, left.value / right.value, rests)
    if left.dimension == right.dimension or (left.dimension, right.dimension) == ("gap", "share"):
        _of_a_whole(left, right)
        return Amount("ratio", left.value / right.value, rests)
    _close(left, right)
    return Amount(left.dimension, _face(left) / _face(right), rests)


def _close(left: Amount, right: Amount) -> None:
    """Raise `Unfit` unless two amounts stand in one clause: "5 teams with 6 engineers each" may be multiplied."""
    for one in left.rests_on:
        for other in right.rests_on:
            if one.scene is other.scene and one.scene.clause(one.mention) == other.scene.clause(other.mention):
                return
            if _of_them(one) or _of_them(other) or _change_of(one, other) or _change_of(other, one):
                return
    if left.rests_on and right.rests_on:
        raise Unfit("its calculation mixes numbers of different things")


def _change_of(one: Entry, other: Entry) -> bool:
    """Tell the change of a number said before it: "60 kg now, down by 20 %", "8 %, halve it"."""
    changes = one.mention.kind == "multiple" or (one.mention.kind in ("percent", "fraction") and one.mention.relative)
    return (
        changes
        and one.scene is other.scene
        and not one.scene.clause(one.mention)
        and one.scene.paragraph(one.mention) == one.scene.paragraph(other.mention)
    )


def _of_them(entry: Entry) -> bool:
    """Tell "12 % of them", whose whole stands before it."""
    return re.match(r" of (?:them|these|those|which|whom)\b", entry.scene.low[entry.mention.end :][:12]) is not None


def _of_a_whole(left: Amount, right: Amount) -> None:
    """Raise `Unfit` where one amount is no part of the other: neither its noun nor its sentence says so."""
    for one in left.rests_on:
        for other in right.rests_on:
            if _related(one, other):
                return
            text = one.scene.low[min(one.mention.end, other.mention.end) : max(one.mention.start, other.mention.start)]
            if one.scene is other.scene and len(text) < 60 and _PART.search(text):
                return
    if left.rests_on and right.rests_on:
        raise Unfit("its calculation mixes numbers of different things")
