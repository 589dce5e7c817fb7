"""Checks what a writer says of a number's origin: computed ones are computed again, others looked up.

`where` of a computed number is an expression over numbers of the sources: a difference, a sum, a percentage change, a
ratio, a product, a change of unit, a rounding. It may be written with signs or in words ("from 20 to 25", "100 out of
400", "1,940 rounded to hundreds").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.verify import keys, surface, words
from coach.verify.ledger import Entry, Ledger
from coach.verify.mention import Mention
from coach.verify.scene import Scene, head

_LITERAL = re.compile(
    r"(?:[€$£¥₹]|\b[A-Z]{3} )?(?:\d[\d.,']*\d|\d)(?: ?(?:k|m|bn|mio|million|thousand|billion|K|M)\b)?"
    r"(?: ?(?:%|percentage points?|percent|per cent|points?|pp)|[ ]?(?:€|EUR|USD|ms|s|min|h)\b| ?[a-zA-Z]{2,})?"
)
_OPERATORS = {
    "-": "-", "−": "-", "–": "-", "minus": "-", "less": "-", "+": "+", "plus": "+", "and": "+", "&": "+", ",": "+", "*": "*",
    "×": "*", "x": "*", "times": "*", "·": "*", "/": "/", "÷": "/", "over": "/", ":": "/", "of": "of", "out": "of", "in": "of",
    "to": "to", "→": "to", "->": "to", "(": "(", ")": ")", "by": "by", "divided": "/", "per": "/", "vs": "to", "from": "from",
}  # fmt: skip
_TOKEN = re.compile(r"->|[-−–+*×·/÷:()→,&]|[a-zA-Z]+")
_ROUNDED = re.compile(r"\bround|≈|~|\bapprox|\babout\b|\bnearest\b")
_PLACES = re.compile(r"(?<=[\d%a-z]), ?\d\)$")
_MEAN = re.compile(r"\b(?:average|mean)\b")
_TIME_FACTORS = frozenset({60.0, 24.0, 7.0, 12.0, 1000.0, 3600.0, 4.0, 52.0})
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SHOWN = re.compile(r"\d[\d.,' ]*")
_MOST = 12


@dataclass(frozen=True, slots=True)
class Amount:
    """A value in an expression: its dimension as `keys` names it, and the entries of the sources it rests on."""

    dimension: str
    value: float
    rests_on: tuple[Entry, ...] = ()


class Unfit(Exception):  # noqa: N818
    """Why an expression cannot carry a number."""


def recompute(item: Mention, scene: Scene, where: str, ledger: Ledger) -> str:
    """Say why `where` does not yield a number of `scene`; empty where it does."""
    face = surface.read(_PLACES.sub(")", where))
    if len(where) > 300:
        return "its calculation is too long to follow"
    try:
        results = list(_results(face.text.partition("=")[0], ledger))
    except Unfit as error:
        return str(error)
    rounded = _ROUNDED.search(face.low) is not None
    for result in results:
        if result.rests_on and _fits(item, scene, result, rounded):
            return _foreign_result(item, scene, result, ledger)
    return "the calculation given does not yield it"


def operands(where: str, ledger: Ledger) -> frozenset[float]:
    """Return the numerals of an expression that may be followed, none of one that may not: its text may name them."""
    try:
        list(_results(surface.read(_PLACES.sub(")", where)).text.partition("=")[0], ledger))
    except Unfit:
        return frozenset()
    return frozenset(item.value for item in Scene(surface.read(where)).mentions if item.value is not None) | frozenset(
        float(found[0].replace(",", "")) for found in _DIGITS.finditer(where)
    )


def _results(text: str, ledger: Ledger) -> Iterator[Amount]:
    tokens = list(_tokens(text, ledger))
    amounts = [token for token in tokens if isinstance(token, Amount)]
    if not amounts or len(amounts) > _MOST:
        raise Unfit("its calculation names no number of a source")
    signs = [token for token in tokens if isinstance(token, str)]
    if _MEAN.search(text.lower()):
        _same_measure(amounts)
        yield Amount(amounts[0].dimension, sum(a.value for a in amounts) / len(amounts), _all(amounts))
        return
    if len(amounts) == 2 and not {"+", "*", "/", "of"} & set(signs):
        yield from _changes(*amounts)
    if len(amounts) == 1 and not {"+", "-", "*", "/"} & set(signs):
        yield amounts[0]
        return
    yield _Parser([_plain(token) for token in tokens if token not in ("from", "by", "to")]).parse()


def _plain(token: Amount | str) -> Amount | str:
    return token


def _tokens(text: str, ledger: Ledger) -> Iterator[Amount | str]:
    position = 0
    after_amount = False
    while position < len(text):
        literal = _LITERAL.match(text, position)
        if literal is not None:
            amount, position = _amount(text, literal, ledger)
            yield amount
            after_amount = True
            continue
        token = _TOKEN.match(text, position)
        if token is None:
            position += 1
            continue
        position = token.end()
        sign = _OPERATORS.get(token[0].lower())
        if sign == "of" and not after_amount:
            continue
        if sign is not None:
            yield sign
            after_amount = after_amount and sign in ("to", "from", "by", ")")
            continue
        yield from _spelled(token[0], ledger)


def _spelled(word: str, ledger: Ledger) -> Iterator[Amount]:
    """Read a number word of an expression: "half of 40"."""
    found = Scene(surface.read(word)).mentions
    if found and found[0].value is not None and word.lower() not in ("round", "rounded"):
        yield _known(found[0], Scene(surface.read(word)), ledger)


def _amount(text: str, literal: re.Match[str], ledger: Ledger) -> tuple[Amount, int]:
    """Read one numeral with its unit; of a word behind it only what is a unit belongs to it."""
    scene = Scene(surface.read(literal[0]), nets_too=False)
    if not scene.mentions:
        raise Unfit("its calculation cannot be read")
    item = scene.mentions[0]
    return _known(item, scene, ledger), literal.start() + max(item.end, 1)


def _known(item: Mention, scene: Scene, ledger: Ledger) -> Amount:
    found = keys.keys(item, scene.surface, known=False)
    for key in found:
        entries = ledger.index.get(key, [])
        if entries and isinstance(key[1], float):
            return _of_entries(key, entries)
    if item.kind == "count":
        for dimension, value in _same_value(item.value or 0.0, ledger):
            return _of_entries((dimension, value), ledger.index[(dimension, value)])
        if item.value in _TIME_FACTORS or item.value in (1.0, 100.0):
            return Amount("constant", item.value or 0.0)
    if item.kind == "percent" and item.value == 100:
        return Amount("share", 1.0)
    raise Unfit("its calculation uses a number that no source holds")


def _same_value(value: float, ledger: Ledger) -> Iterator[tuple[str, float]]:
    """Find entries written with the same digits, whatever their unit: "46 - 31" may leave the unit out."""
    for key, entries in ledger.index.items():
        for entry in entries:
            if entry.mention.value == value and isinstance(key[1], float) and key[0] not in ("year", "period", "rank"):
                yield key[0], key[1]
                break


def _of_entries(key: tuple[str, float | str], entries: list[Entry]) -> Amount:
    return Amount(key[0], float(key[1]), tuple(entries))


def _all(amounts: list[Amount]) -> tuple[Entry, ...]:
    return tuple(entry for amount in amounts for entry in amount.rests_on)


def _changes(one: Amount, other: Amount) -> Iterator[Amount]:
    """Yield what "from 20 to 25" may mean: the difference and the change in per cent."""
    _same_measure([one, other])
    rests = one.rests_on + other.rests_on
    dimension = "points" if one.dimension == "share" else one.dimension
    scale = 100 if one.dimension == "share" else 1
    yield Amount(dimension, abs(other.value - one.value) * scale, rests)
    if one.value:
        yield Amount("share", abs(other.value - one.value) / abs(one.value), rests)
        yield Amount("times", other.value / one.value, rests)


def _same_measure(amounts: list[Amount]) -> None:
    """Raise `Unfit` where amounts are of different things: sprints cannot be taken from bugs."""
    known = [amount for amount in amounts if amount.rests_on]
    for amount in known[1:]:
        if amount.dimension != known[0].dimension:
            raise Unfit("its calculation mixes numbers of different kinds")
        if not any(_related(one, other) for one in known[0].rests_on for other in amount.rests_on):
            raise Unfit("its calculation mixes numbers of different things")


def _related(one: Entry, other: Entry) -> bool:
    nouns = head(one.mention), head(other.mention)
    if nouns[0] is not None and nouns[1] is not None and not words.akin(nouns[0], nouns[1]):
        return False
    ours, theirs = one.scene.measures(one.mention), other.scene.measures(other.mention)
    if ours and theirs and ours.isdisjoint(theirs):
        return False
    said = one.scene.said_of(one.mention), other.scene.said_of(other.mention)
    same_sentence = one.scene is other.scene and one.scene.sentence(one.mention) == other.scene.sentence(other.mention)
    return same_sentence or not said[0] or not said[1] or words.any_akin(*said)


class _Parser:
    """Sums, differences, products and ratios, with brackets."""

    def __init__(self, tokens: list[Amount | str]) -> None:
        self._tokens = tokens
        self._at = 0

    def parse(self) -> Amount:
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
            left = _divided(left, right) if sign == "/" or (sign == "of" and left.dimension != "share") else _multiplied(left, right)
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
        if {left.value, right.value} & {1.0, 100.0} and other.dimension in ("share", "ratio") and left.dimension == "constant":
            return Amount(other.dimension, 1 - other.value, rests)
        raise Unfit("its calculation uses a number that no source holds")
    _same_measure([left, right])
    if left.dimension == "share" and not (left.rests_on and right.rests_on):
        return Amount("share", left.value + sign * right.value, rests)
    if left.dimension == "share" and sign < 0:
        return Amount("points", (left.value - right.value) * 100, rests)
    return Amount(left.dimension, left.value + sign * right.value, rests)


def _multiplied(left: Amount, right: Amount) -> Amount:
    rests = left.rests_on + right.rests_on
    for one, other in ((left, right), (right, left)):
        if one.dimension == "constant":
            if one.value == 100 and other.dimension in ("ratio", "share"):
                return Amount(other.dimension, other.value, rests)
            if one.value in _TIME_FACTORS and other.dimension in ("seconds", "months"):
                return Amount("seconds", other.value, rests)  # a change of unit: the amount stays
            raise Unfit("its calculation uses a number that no source holds")
    if "share" in (left.dimension, right.dimension):
        other = right if left.dimension == "share" else left
        _close(left, right)
        return Amount(other.dimension, left.value * right.value, rests)
    _close(left, right)
    money = next((amount for amount in (left, right) if amount.dimension.startswith("money")), None)
    dimension = money.dimension if money else "count" if "count" in (left.dimension, right.dimension) else left.dimension
    if money is not None or dimension == "count":
        values = [_face(amount) for amount in (left, right)]
        return Amount(dimension, values[0] * values[1], rests)
    return Amount(dimension, left.value * right.value, rests)


def _face(amount: Amount) -> float:
    """Return the number as written: "12 months" counts twelve where money per month is multiplied."""
    if amount.dimension in ("seconds", "months") and amount.rests_on:
        return amount.rests_on[0].mention.value or amount.value
    return amount.value


def _divided(left: Amount, right: Amount) -> Amount:
    rests = left.rests_on + right.rests_on
    if right.dimension == "constant":
        if right.value in _TIME_FACTORS and left.dimension in ("seconds", "months"):
            return Amount("seconds", left.value, rests)
        if right.value == 100 and left.dimension == "share":
            return left
        raise Unfit("its calculation uses a number that no source holds")
    if not right.value or left.dimension == "constant":
        raise Unfit("its calculation cannot be read")
    if left.dimension == right.dimension:
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
    if left.rests_on and right.rests_on:
        raise Unfit("its calculation mixes numbers of different things")


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


_PART = re.compile(r"\b(?:of|from|out of|among|per|in)\b")


def _fits(item: Mention, scene: Scene, result: Amount, rounded: bool) -> bool:
    """Tell whether a number shows a result, to the digits it shows."""
    found = keys.keys(item, scene.surface, known=False)
    for name, value in found:
        if not isinstance(value, float):
            continue
        for dimension, wanted in _shows(result, scene, item):
            if name == dimension and abs(abs(wanted) - value) <= _slack(item, scene, value, rounded):
                return True
    return False


def _shows(result: Amount, scene: Scene, item: Mention) -> Iterator[tuple[str, float]]:
    yield result.dimension, result.value
    if result.dimension == "ratio":
        yield from (("share", result.value), ("times", result.value), ("count", result.value))
    if result.dimension == "count" and (scene.scored(item) or any(one.scene.scored(one.mention) for one in result.rests_on)):
        yield "points", result.value
    if result.dimension in ("seconds", "months") and item.unit is None:
        yield "count", result.value


def _slack(item: Mention, scene: Scene, value: float, rounded: bool) -> float:
    """Return how far a result may lie from the number shown: half a unit of its last digit."""
    written = scene.low[item.start : item.end]
    digits = _SHOWN.search(written)
    if digits is None or not item.value or not value:
        return 1e-9
    numeral = digits[0].strip(" .,'")
    decimals = len(numeral.rpartition(".")[2]) if "." in numeral and len(numeral.rpartition(".")[2]) != 3 else 0
    step = 10.0**-decimals
    if rounded and not decimals:
        bare = re.sub(r"\D", "", numeral)
        step = 10.0 ** (len(bare) - len(bare.rstrip("0")))
    face = float(re.sub(r"[,' ]", "", numeral) if decimals or numeral.count(".") == 0 else re.sub(r"\D", "", numeral))
    return 0.5000001 * step * (value / face if face else 1.0)


def _foreign_result(item: Mention, scene: Scene, result: Amount, ledger: Ledger) -> str:
    """Say so where a result is shown with a noun or a measure that its numbers have nothing to do with."""
    noun = head(item)
    near = frozenset[str]().union(*(entry.scene.sentence(entry.mention) for entry in result.rests_on))
    told = {head(entry.mention) for entry in result.rests_on} - {None}
    if noun is not None and near and not words.any_akin(frozenset({noun}), near):
        return f"its calculation does not give a number of “{item.noun}”"
    if noun is not None and told and not any(words.akin(noun, str(other)) for other in sorted(map(str, told))):
        if words.any_akin(frozenset({noun}), ledger.counted_elsewhere):
            return f"its calculation does not give a number of “{item.noun}”"
    ours = scene.measures(item)
    theirs = frozenset[str]().union(*(entry.scene.measures(entry.mention) for entry in result.rests_on))
    if ours and theirs and ours.isdisjoint(theirs):
        return "its calculation is about another measure"
    return ""
