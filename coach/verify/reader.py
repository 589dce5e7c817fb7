"""Reads every number of a surface: the grammar of `coach.language.quantities` first, then the wider nets.

What the grammar and a net both see is taken from the net where the net sees more ("a couple of hundred" over
"hundred"). Numbers that share a unit written once ("from 25 to 40 %") are given it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from coach.language.nouns import counted
from coach.language.quantities import find
from coach.schema import Quantity
from coach.verify import calendar, foreign, glyphs, leftovers, nets
from coach.verify.mention import Mention, Net
from coach.verify.surface import Surface
from coach.verify.tongues import PERCENTS, UNITS

_SHARES = {"‰": 0.1, "‱": 0.01, "pe": 0.1, "pr": 0.1, "ppm": 1e-4, "ppb": 1e-7}
_SHARE = re.compile(
    rf"[ \u00a0]?(?:(‰|‱|per ?mille?s?\b|promille\b|ppm\b|ppb\b)|({PERCENTS})(?!\w)|(percent|pct|prozent)\b)"
)
_UNIT = re.compile(rf"[ \u00a0-]({'|'.join(sorted(UNITS, key=len, reverse=True))})(?!\w)")
_OF = re.compile(r"[ \u00a0]of (?:the |our |your |all |its |their |my |those |these )*")
_TOP = re.compile(r"\b(?:top|rank(?:ed|s|ing)?(?: at| as)?|position|number|no\.?|nr\.?)[ -]?#?$")
_MINUS = re.compile(r"\b(?:minus|negative) $")
_PLUS = re.compile(r"\bplus $")
_CUT_DATE = re.compile(r"[A-Za-z]{3,9}\.?:? (\d{1,2})(?=,\d)")
_QUOTES = re.compile(r"((?<!\w)[\"“”„«»](?=[\w$€£+~≈<>-]))|[\"“”„«»]")
_QUARTER = re.compile(r" (?:quarter|half)(?!-)\b(?: of (?:20)?\d\d\b)?")
_RATED = re.compile(r" ?(?:per |an? |each |every |/)(?:hour|day|week|month|quarter|year|sprint|shift)\b")
_DECIMAL = re.compile(r"(?:(\d{1,2})\.(\d{1,2}))\.")
_DATED = re.compile(r"\b(?:by|on|until|till|before|am|bis|zum|vom|ab|seit|der|dem) $", re.IGNORECASE)
_FACTOR = re.compile(r"[x×*] ?(?=[€$£¥(\d])", re.IGNORECASE)
_NEAR_MISSES = re.compile(r" (?:[a-z]+ )?near[ -]misses\b")
_MONEY_WORD = re.compile(r" (?:(us )?dollars?|(euros?)|(pounds? sterling|quid)|(swiss francs?))\b")
_MONEY = ("USD", "EUR", "GBP", "CHF")
_INSTEAD = re.compile(
    r"[ ,]*(?:to|→|->|=>|–|-|instead of|rather than|(?:and )?not|down from|up from|compared (?:with|to)|versus|"
    r"vs\.?)[ ]?"
)
_SHARED = re.compile(r" ?(?:to|→|->|=>|–|—|-|and|or|until|through|up to|down to|~|\.\.\.?|/) ?(?:about |around |~|≈)?")
_UP = (
    "increas(?:e|es|ed|ing)|grow(?:s|n|ing|th)?|grew|rais(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|gain(?:s|ed)?|lift(?:s|ed)?|"
    "boost(?:s|ed)?|up|higher|more|climb(?:s|ed)?|add(?:s|ed)?|improv(?:e|es|ed|ing|ement)"
)
_DOWN = (
    "reduc(?:e|es|ed|ing|tion)|cut(?:s|ting)?|lower(?:s|ed|ing)?|decreas(?:e|es|ed|ing)|drop(?:s|ped|ping)?|"
    "fall(?:s|en|ing)?|fell|shrink(?:s|ing)?|shrank|declin(?:e|es|ed|ing)|less|fewer|down|los(?:e|es|s|t)|shorten(?:s|ed)?|"
    "short?er|minus"
)
_BY = re.compile(r"\bby (?:about |around |at least |up to |some |roughly |a |an |another )?$")
_SIDE_BEFORE = re.compile(
    r"\b(?:(up|plus|rise of|increase of|gain of|growth of)|(down|drop of|fall of|cut of|decrease of)) $"
)
_SIDE_AFTER = re.compile(
    r" (?:\w+ )?(?:(increase|growth|rise|gain|higher|more|up|uplift|faster)|(decrease|drop|fall|lower|less|fewer|"
    r"down|reduction|decline|cut))\b"
)
_VERB = re.compile(rf"\b(?:({_UP})|({_DOWN}))\b")
_END = re.compile(r"[.;:!?\n|](?!\d)")
_NOT_COUNTED = frozenset(
    "sounds looks seems means comes needs stands says counts tells shows describes helps gives makes feels works "
    "misses lacks belongs matters remains leaves stays odd something plus".split()
)


def read(surface: Surface, *, nets_too: bool = True) -> list[Mention]:
    """Return the numbers of a surface, left to right, not overlapping."""
    text, low = surface.text, surface.low
    found = [_grown(low, _of_quantity(text, low, *placed)) for placed in _quantities(text)]
    wide = list(chain(foreign.read(low, text), nets.read(low), calendar.read(text, low)))
    found = _merged(low, found, (Net(*item) for item in wide))
    if nets_too:
        taken = _covered(len(text), found)
        found = _merged(low, found, leftovers.read(text, low, taken))
    return [_signed(low, item) for item in _sharing(low, found)]


_Placed = tuple[int, int, Quantity]
"""A quantity with its place in the whole text; its own span is on its line."""


def _quantities(text: str) -> Iterator[_Placed]:
    """Yield what the grammar finds, line by line, so that a number reads the same wherever its line stands."""
    position = 0
    for line in text.split("\n"):
        for item in find(_QUOTES.sub(_unquote, line)):
            yield from _mended(text, position + item.span[0], position + item.span[1], item)
        position += len(line) + 1


def _unquote(found: re.Match[str]) -> str:
    """Put a sign that the grammar knows in place of a quotation mark: one that opens, or one that ends."""
    return "(" if found[1] else ","


def _mended(text: str, start: int, end: int, item: Quantity) -> Iterator[_Placed]:
    """Read again what the grammar takes for too much: "May: 1,400 tickets", "line 4: 95 min", "a rating of 4.5."."""
    if item.kind == "ratio" and (colon := text.find(": ", start, end)) > 0:
        yield from _again(text, start, colon)
        yield from _again(text, colon + 2, end + 12)
    elif item.kind == "multiple" and (sign := _FACTOR.search(text, start, end + 3)) and sign.end() >= end:
        yield from _again(text, start, sign.start())
    elif item.kind != "date":
        yield start, end, item
    elif (cut := _CUT_DATE.match(text, start)) and cut.end(1) == end:
        yield from _again(text, cut.start(1), start + 40)
    elif (decimal := _DECIMAL.fullmatch(text, start, end)) and not (
        int(decimal[1]) <= 31 and int(decimal[2]) <= 12 and _DATED.search(text, max(0, start - 12), start)
    ):
        yield from _again(text, start, end - 1)
    else:
        yield start, end, item


def _again(text: str, start: int, end: int) -> Iterator[_Placed]:
    """Yield the number at `start` read on its own."""
    for piece in find(text[start:end].partition("\n")[0])[:1]:
        yield start + piece.span[0], start + piece.span[1], piece


def _covered(length: int, found: Iterable[Mention]) -> bytearray:
    taken = bytearray(length)
    for item in found:
        taken[item.start : item.end] = b"\x01" * (item.end - item.start)
    return taken


def _of_quantity(text: str, low: str, start: int, end: int, item: Quantity) -> Mention:
    noun = glyphs.plain(item.noun) if item.noun and item.noun not in _NOT_COUNTED else None
    if _NEAR_MISSES.match(low, end):
        noun = "misses"
    kind = item.kind
    if kind in ("count", "ordinal", "identifier") and (
        _TOP.search(low, max(0, start - 14), start) or text[start] == "#"
    ):
        return Mention(start, end, "top", item.value if item.value is not None else _digits(item.text))
    if kind == "ordinal" and (quarter := _QUARTER.match(low, end)):
        return Mention(start, quarter.end(), "quarter")
    if kind == "multiple" and _RATED.match(low, end):
        return Mention(start, end, "count", item.value, noun="times")
    of = noun is not None and _OF.match(low, end) is not None
    sign = -1 if item.text[0] == "-" else 1 if item.text[0] == "+" else 0
    if sign < 0 and (not start or text[start - 1] == "\n"):
        sign = 0  # a bullet
    value = abs(item.value) if item.value is not None else None
    return Mention(start, end, kind, value, item.high, item.unit, noun, of, sign, relative=sign > 0)


def _digits(text: str) -> float | None:
    found = re.search(r"\d+", text)
    return float(found[0]) if found else None


def _grown(low: str, item: Mention) -> Mention:
    """Give a bare count the share sign, or the foreign unit, that the grammar does not know."""
    if item.kind not in ("count", "percent"):
        return item
    if item.kind == "count" and (found := _SHARE.match(low, item.end)):
        name = found[1]
        scale = _SHARES[name if name in _SHARES else name[:2]] if name else 1.0
        value = item.value * scale if item.value is not None else None
        high = item.high * scale if item.high is not None else None
        return replace(
            item, end=found.end(), kind="percent", value=value, high=high, unit="%", noun=counted(low, found.end()),
            of=_OF.match(low, found.end()) is not None,
        )  # fmt: skip
    if item.kind == "count" and (found := _UNIT.match(low, item.end)):
        return replace(item, end=found.end(), kind="duration", unit=UNITS[found[1]], noun=None)
    if item.kind == "count" and (found := _MONEY_WORD.match(low, item.end)):
        return replace(item, end=found.end(), kind="currency", unit=_MONEY[(found.lastindex or 1) - 1], noun=None)
    return item


def _merged(low: str, found: list[Mention], wide: Iterable[Net]) -> list[Mention]:
    """Add what the nets caught; of two that overlap, the one that starts first and sees more stays."""
    both: list[Mention | Net] = [*found, *wide]
    both.sort(key=lambda item: (item.start, -item.end))  # stable: the grammar wins over a net of the same place
    merged: list[Mention] = []
    end = 0
    for item in both:
        if item.start < end:
            continue
        merged.append(item if isinstance(item, Mention) else _grown(low, _of_net(low, item)))
        end = merged[-1].end
    return merged


def _of_net(low: str, net: Net) -> Mention:
    noun = counted(low, net.end) if net.kind in ("count", "fraction", "percent", "vague", "multiple") else None
    noun = noun if noun not in _NOT_COUNTED else None
    of = noun is not None and _OF.match(low, net.end) is not None
    return Mention(net.start, net.end, net.kind, net.value, None, net.unit, noun, of)


def _sharing(low: str, found: list[Mention]) -> list[Mention]:
    """Let "from 25 to 40 %" share its sign and "from 10 to 20 tickets" its noun."""
    shared = list(found)
    for place in range(len(shared) - 2, -1, -1):
        one, other = shared[place], shared[place + 1]
        if _SHARED.fullmatch(low, one.end, other.start) is None:
            continue
        if one.kind == "count" and one.noun is None and one.unit is None:
            if other.kind in ("percent", "points", "currency", "duration", "measure"):
                shared[place] = replace(one, kind=other.kind, unit=other.unit, noun=other.noun, of=other.of)
            elif other.kind == "count":
                shared[place] = replace(one, noun=other.noun, of=other.of)
    for place in range(1, len(shared)):
        one, other = shared[place - 1], shared[place]
        bare = other.kind == "count" and other.noun is None and other.unit is None
        united = one.kind in ("percent", "currency", "duration", "measure")
        if bare and united and _INSTEAD.fullmatch(low, one.end, other.start):
            shared[place] = replace(other, kind=one.kind, unit=one.unit)
    return shared


def _signed(low: str, item: Mention) -> Mention:
    """Read the direction of an amount of change: "by 20 %" after "reduce", "20 % fewer", "minus 5"."""
    if item.kind not in ("count", "percent", "points", "currency", "multiple", "fraction", "duration", "measure"):
        return item
    start, end = item.start, item.end
    if _MINUS.search(low, max(0, start - 10), start):
        return replace(item, sign=-1)
    if _PLUS.search(low, max(0, start - 6), start):
        return replace(item, sign=1, relative=True)
    if item.sign:
        return item
    before = _SIDE_BEFORE.search(low, max(0, start - 14), start)
    after = _SIDE_AFTER.match(low, end)
    if before or after:
        up = (before[1] if before else None) or (None if before else after and after[1])
        return replace(item, sign=1 if up else -1, relative=True)
    if _BY.search(low, max(0, start - 14), start) or item.kind in ("multiple", "fraction"):
        edge = max(0, start - 90)
        for end_mark in _END.finditer(low, edge, start):
            edge = end_mark.end()
        verbs = list(_VERB.finditer(low, edge, start))
        if verbs and _BY.search(low, max(0, start - 14), start):
            return replace(item, sign=1 if verbs[-1][1] else -1, relative=True)
    return item
