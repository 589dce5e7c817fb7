"""What a number is said of: the clause it stands in, and the measures and nouns named there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise

from coach.language.nouns import plural
from coach.verify import reader, words
from coach.verify.lexicon import IDLE
from coach.verify.mention import Mention
from coach.verify.surface import Surface
from coach.verify.tongues import FUNCTION_WORDS
from coach.verify.wordings import MEANT

_BREAK = re.compile(
    r"[.!?;](?=\s|$)|,(?=\s)|[\n()•]|:(?=[\"”]? (?:who|what|which|how|why|where|when|by|from|is|are|does|do|"
    r"compared)\b)|[\"”]: | (?:and|but|while|whereas|then|plus|versus|vs\.?|yet|so|und|et|y)(?= )| [–—](?= )"
)
_STOP = re.compile(r"[.!?;](?=\s|$)|\n")
_UNIT_SAID = re.compile(
    r"\((%|percent|days?|hours?|h|min|minutes|ms|s|weeks?|months?|€|\$|eur|usd)\)|\| ?(%|days?|hours?|min|ms|"
    r"weeks?) ?\||"
    r"\bin (%|percent|days|hours|minutes|weeks|months|ms)(?!\w)"
)
_RATE = re.compile(
    r"(?: (?!and\b|or\b|to\b|in\b|of\b|for\b)[a-z-]+){0,3}?(?: (?:per|an?|each|every) | ?/ ?)(hour|day|week|month|"
    r"quarter|year|sprint|shift|minute)\b"
    r"|(?: [a-z-]+){0,2} (hourly|daily|weekly|monthly|yearly)\b"
)
_TO = re.compile(r" ?(?:(→|->|=>)|to|down to|up to) ?(?:about |~|≈)?")
_FROM = re.compile(r"\bfrom (?:about |~|≈)?$")
_AIM = re.compile(r"\b(?:want|goal|target|to|now|then|should|aim|was|today|baseline|currently|from|up|down|or)\b|→|->")
_SUM_BEFORE = re.compile(r"(?:[-−–+*×/÷=(]|rounded from|\bof) ?$")
_SUM_AFTER = re.compile(r" ?(?:[-−–+*×/÷=)]|rounded\b)")
_NEARBY = 200
_SCORES = frozenset("nps csat score rating index points".split())


class Scene:
    """A text with its numbers. Clauses and their words are worked out when first asked for."""

    def __init__(self, surface: Surface, *, nets_too: bool = True) -> None:
        self.surface = surface
        self.low = surface.low
        self.mentions: list[Mention] = reader.read(surface, nets_too=nets_too)
        self._content: dict[int, frozenset[str]] = {}
        self._scored: dict[int, bool] = {}
        self._paragraphs: dict[int, frozenset[str]] = {}
        self._sentences: dict[int, frozenset[str]] = {}
        self._measures: dict[tuple[int, bool], frozenset[str]] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _BREAK.finditer(self.low))]

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(found.end() for found in _STOP.finditer(self.low))]

    @cached_property
    def _bare(self) -> str:
        """The text with its numbers, units and all, blanked out: "90 MWh" is said of gas, not of MWh."""
        parts: list[str] = []
        done = 0
        for item in self.mentions:
            parts += [self.low[done : item.start], " " * (item.end - item.start)]
            done = item.end
        return "".join(parts) + self.low[done:]

    def _clause(self, number: int) -> tuple[int, int]:
        starts = self._starts
        return starts[number], starts[number + 1] if number + 1 < len(starts) else len(self.low)

    def _words(self, number: int) -> frozenset[str]:
        if number not in self._content:
            self._content[number] = words.content(words.tokens(self._bare, *self._clause(number)))
        return self._content[number]

    def _numbers(self, item: Mention, *, line_only: bool) -> list[int]:
        """Return the clauses to look at for what a number is said of, nearest first: its own, those before, after."""
        own = self._own(item)
        line = bisect_right(self._lines, item.start) - 1
        first = self._lines[line]
        last = self._lines[line + 1] if line + 1 < len(self._lines) else len(self.low)
        order = [own]
        back = own - 1
        while back >= 0 and self._starts[back] >= first and len(order) < 6:
            order.append(back)
            back -= 1
        forth = own + 1
        while forth < len(self._starts) and self._starts[forth] < last and len(order) < 9:
            order.append(forth)
            forth += 1
        if not line_only and back >= 0 and len(order) < 9:
            order += [number for number in (back, back - 1) if number >= 0]
        return order

    def said_of(self, item: Mention, *, line_only: bool = False) -> frozenset[str]:
        """Return the stems of the words a number is said of: those of its clause, else of the nearest that has any."""
        for number in self._numbers(item, line_only=line_only):
            if found := self._words(number):
                return found
        return frozenset()

    def _own(self, item: Mention) -> int:
        return bisect_right(self._starts, item.start) - 1

    def clause(self, item: Mention) -> frozenset[str]:
        """Return the stems of the content words of a number's own clause."""
        return self._words(self._own(item))

    def said(self, item: Mention) -> list[str]:
        """Return all words of a number's own clause, small ones too; of an endless one those nearby."""
        first, last = self._clause(self._own(item))
        return words.tokens(self._bare, max(first, item.start - _NEARBY), min(last, item.end + _NEARBY))

    def meant(self, item: Mention) -> frozenset[str]:
        """Return the measures that a number's clause may mean, those named by everyday words among them."""
        return self.measures(item).union(*(MEANT.get(word, ()) for word in self.said(item)))

    def asks(self, item: Mention) -> bool:
        """Tell whether a number stands in a question."""
        stop = _STOP.search(self.low, item.end)
        return stop[0] == "?" if stop is not None else self.low.rstrip().endswith("?")

    def measures(self, item: Mention, *, certain: bool = False) -> frozenset[str]:
        """Return the measures named in a number's clause; where it has no content, in the nearest of its sentence."""
        own = self._own(item)
        if self._words(own):
            return self._measured(own, certain)
        for number in self._numbers(item, line_only=True):
            if found := self._measured(number, certain):
                return found
        return frozenset()

    def _measured(self, number: int, certain: bool) -> frozenset[str]:
        key = (number, certain)
        if key not in self._measures:
            self._measures[key] = words.measures(words.tokens(self.low, *self._clause(number)), certain=certain)
        return self._measures[key]

    def sentence(self, item: Mention) -> frozenset[str]:
        """Return the stems of the content words of a number's sentence."""
        line = bisect_right(self._lines, item.start) - 1
        if line not in self._sentences:
            last = self._lines[line + 1] if line + 1 < len(self._lines) else len(self.low)
            self._sentences[line] = words.content(words.tokens(self._bare, self._lines[line], last))
        return self._sentences[line]

    def paragraph(self, item: Mention) -> frozenset[str]:
        """Return the stems of the content words of a number's whole line, all its sentences."""
        first = self.low.rfind("\n", 0, item.start) + 1
        if first not in self._paragraphs:
            last = self.low.find("\n", first)
            end = len(self.low) if last < 0 else last
            self._paragraphs[first] = words.content(words.tokens(self._bare, first, end))
        return self._paragraphs[first]

    @cached_property
    def tongue(self) -> str:
        """The language other than English that the text's small words tell, or nothing."""
        said = set(words.tokens(self.low))
        counts = {name: len(said & small) for name, small in FUNCTION_WORDS.items()}
        best = max(counts, key=lambda name: counts[name])
        return best if counts[best] >= 2 else ""

    @cached_property
    def everything(self) -> frozenset[str]:
        """The stems of all content words."""
        return words.content(words.tokens(self._bare))

    @cached_property
    def units_said(self) -> dict[int, str]:
        """Units written apart from their numbers, such as "Activation (%)", by the line they stand in."""
        return {
            bisect_right(self._lines, found.start()) - 1: found[1] or found[2] or found[3]
            for found in _UNIT_SAID.finditer(self.low)
        }

    def unit_said(self, item: Mention) -> str | None:
        """Return the unit written elsewhere on a number's line."""
        return self.units_said.get(bisect_right(self._lines, item.start) - 1) if self.units_said else None

    def rate(self, item: Mention) -> str:
        """Return the span of time in which a number is counted: "day" for "40 tickets a day"."""
        found = _RATE.match(self.low, item.end)
        return (found[1] or found[2].removesuffix("ly").replace("dai", "day")) if found else ""

    @cached_property
    def changes(self) -> list[tuple[Mention, Mention]]:
        """Pairs of numbers that say from where to where."""
        pairs = []
        for one, other in pairwise(self.mentions):
            gap = _TO.fullmatch(self.low, one.end, other.start)
            if gap and (gap[1] or _FROM.search(self.low, max(0, one.start - 12), one.start)):
                pairs.append((one, other))
        return pairs

    def neighbours(self, item: Mention) -> list[Mention]:
        """Return the few numbers next to a number on its line."""
        line = bisect_right(self._lines, item.start) - 1
        last = self._lines[line + 1] if line + 1 < len(self._lines) else len(self.low)
        place = bisect_left(self.mentions, item.start, key=lambda one: one.start)
        near = self.mentions[max(0, place - 3) : place + 4]
        return [one for one in near if one is not item and self._lines[line] <= one.start < last]

    def aimed(self, one: Mention, other: Mention) -> bool:
        """Tell whether the second of two numbers is where the first shall go or came from: "62 %, we want 75"."""
        return _AIM.search(self.low, one.end, other.start) is not None

    def scored(self, item: Mention) -> bool:
        """Tell whether a number's clause names something counted in points."""
        own = self._own(item)
        if own not in self._scored:
            self._scored[own] = not _SCORES.isdisjoint(words.tokens(self.low, *self._clause(own)))
        return self._scored[own]

    def in_sum(self, item: Mention) -> bool:
        """Tell whether a number stands in a calculation shown in brackets or beside a sign of arithmetic."""
        return _SUM_BEFORE.search(self.low, max(0, item.start - 12), item.start) is not None or (
            _SUM_AFTER.match(self.low, item.end) is not None
        )

    def around(self, item: Mention, reach: int = 40) -> str:
        """Return the words around a number, cut at words, as they stand."""
        text = self.surface.text
        first = max(text.rfind("\n", 0, item.start) + 1, item.start - reach)
        last = text.find("\n", item.end)
        last = min(len(text) if last < 0 else last, item.end + reach)
        while first and first < item.start and not text[first - 1].isspace():
            first += 1
        while last < len(text) and last > item.end and not text[last].isspace():
            last -= 1
        return text[first:last].strip()


def head(item: Mention) -> str | None:
    """Return the stem of the noun a number counts, null where none is plain or it fits anything."""
    if item.noun is None or item.kind not in ("count", "percent", "fraction", "ratio", "multiple", "vague"):
        return None
    noun = item.noun.strip("-'")
    if item.kind in ("percent", "fraction", "multiple") and not item.of:
        return None
    if not plural(noun) and not item.of and item.value != 1:
        return None
    stem = words.stem(noun)
    return None if stem in IDLE or noun in IDLE else stem
