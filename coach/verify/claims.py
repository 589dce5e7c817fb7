"""Checks what a writer says of a number's origin: computed ones are computed again, others looked up.

`where` of a computed number is an expression over numbers of the sources: a difference, a sum, a percentage change, a
ratio, a product, a change of unit, a rounding. It may be written with signs or in words ("from 20 to 25", "100 out of
400", "1,940 rounded to hundreds").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from coach.verify import keys, surface, words
from coach.verify.agreement import Entry
from coach.verify.arithmetic import TIME_FACTORS, Amount, Parser, Unfit, changes_of, rests_of, same_measure
from coach.verify.ledger import Ledger
from coach.verify.mention import Mention
from coach.verify.scene import Scene, head
from coach.verify.swaps import shares

_LITERAL = re.compile(
    r"(?:[€$£¥₹]|\b[A-Z]{3} )?(?:\d[\d.,']*\d|\d)(?: ?(?:k|m|bn|mio|million|thousand|billion|K|M)\b)?"
    r"(?: ?(?:%|percentage points?|percent|per cent|points?|pp)|[ ]?(?:€|EUR|USD|ms|s|min|h)\b| ?[a-zA-Z]{2,})?"
)
_OPERATORS = {
    **dict.fromkeys(("-", "−", "–", "minus", "less"), "-"),
    **dict.fromkeys(("+", "plus", "and", "&", ","), "+"),
    **dict.fromkeys(("*", "×", "x", "times", "·"), "*"),
    **dict.fromkeys(("/", "÷", ":", "over", "divided", "per"), "/"),
    **dict.fromkeys(("of", "out", "in"), "of"),
    **dict.fromkeys(("to", "→", "->", "vs"), "to"),
    **{sign: sign for sign in ("(", ")", "by", "from")},
}
_TOKEN = re.compile(r"->|[-−–+*×·/÷:()→,&]|[a-zA-Z]+")
_ROUNDED = re.compile(r"\bround|≈|~|\bapprox|\babout\b|\bnearest\b")
_PLACES = re.compile(r"(?<=[\d%a-z]), ?\d\)$")
_MEAN = re.compile(r"\b(?:average|mean)\b")
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SHOWN = re.compile(r"\d[\d.,' ]*")
_MOST = 12


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
        same_measure(amounts)
        yield Amount(amounts[0].dimension, sum(a.value for a in amounts) / len(amounts), rests_of(amounts))
        return
    if len(amounts) == 2 and not {"+", "*", "/", "of"} & set(signs):
        yield from changes_of(*amounts)
        if "to" in signs:
            return
    if len(amounts) == 1 and not {"+", "-", "*", "/"} & set(signs):
        yield replace(amounts[0], exact=True)
        return
    yield Parser([token for token in tokens if token not in ("from", "by", "to")]).parse()


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
        for amount in _factors(item.value or 0.0, ledger):
            return amount
        if item.value in TIME_FACTORS or item.value in (1.0, 100.0):
            return Amount("constant", item.value or 0.0)
    if item.kind == "percent" and item.value == 100:
        return Amount("share", 1.0)
    raise Unfit("its calculation uses a number that no source holds")


def _factors(value: float, ledger: Ledger) -> Iterator[Amount]:
    """Find the change that a factor stands for: the 2 of "/ 2" where the source halves, the 1.1 of "up by 10 %"."""
    if value and (halved := ledger.index.get(("times", float(f"{1 / value:.9g}")))):
        yield Amount("divisor", value, tuple(halved))
    change = float(f"{abs(value - 1):.9g}")
    sign = 1 if value > 1 else -1
    if said := [
        entry
        for entry in ledger.index.get(("share", change), ())
        if entry.mention.relative and entry.mention.sign == sign
    ]:
        yield Amount("times", value, tuple(said))


def _same_value(value: float, ledger: Ledger) -> Iterator[tuple[str, float]]:
    """Find entries written with the same digits, whatever their unit: "46 - 31" may leave the unit out."""
    for entries in ledger.index.values():
        for entry in entries:
            known = entry.mention
            if known.kind != "year" and value in (known.value, known.high):
                for key in keys.keys(replace(known, value=value, high=None), entry.scene.surface, known=True):
                    if isinstance(key[1], float):
                        yield key[0], key[1]


def _of_entries(key: tuple[str, float | str], entries: list[Entry]) -> Amount:
    return Amount(key[0], float(key[1]), tuple(entries))


def _fits(item: Mention, scene: Scene, result: Amount, rounded: bool) -> bool:
    """Tell whether a number shows a result, to the digits it shows."""
    found = keys.keys(item, scene.surface, known=False)
    for name, value in found:
        if not isinstance(value, float):
            continue
        for dimension, wanted in _shows(result, scene, item):
            if name == dimension and abs(abs(wanted) - value) <= (
                1e-9 if result.exact and not rounded else _slack(item, scene, value, rounded)
            ):
                return True
    return False


def _shows(result: Amount, scene: Scene, item: Mention) -> Iterator[tuple[str, float]]:
    yield result.dimension, result.value
    if result.dimension == "gap":
        yield "points", result.value * 100
    if result.dimension == "ratio":
        yield from (("share", result.value), ("times", result.value), ("count", result.value))
    if result.dimension == "count" and (
        scene.scored(item) or any(one.scene.scored(one.mention) for one in result.rests_on)
    ):
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
    told = sorted(known for entry in result.rests_on if (known := head(entry.mention)) is not None)
    if noun is not None and near:
        strange = not words.any_akin(frozenset({noun}), near)
        other = told and not any(words.akin(noun, known) for known in told)
        if strange or (other and words.any_akin(frozenset({noun}), ledger.counted_elsewhere)):
            return f"its calculation does not give a number of “{item.noun}”"
    each = shares(item, scene)
    if each is not None and told and not any(words.akin(each, known) for known in told):
        return f"its calculation does not give a number for each “{each}”"
    ours = scene.measures(item)
    theirs = frozenset[str]().union(*(entry.scene.measures(entry.mention) for entry in result.rests_on))
    if ours and theirs and ours.isdisjoint(theirs):
        return "its calculation is about another measure"
    return ""
