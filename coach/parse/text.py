"""Words without their markup, each still knowing its place in the document.

`clean` takes a stretch of the document and returns a `Piece`: the words a person reads, and the places they came
from. Everything that later shortens or joins pieces keeps those places, so that a span never has to be searched for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html.entities import html5

Places = tuple[tuple[int, int], ...]

_SPECIAL = re.compile(r"-->|[*_`~<&\[{\\!\u200b\u2060\ufeff\u00ad:]")
_TAGS = (
    "a|abbr|b|big|blockquote|br|center|code|del|details|div|em|font|h[1-6]|hr|i|img|input|ins|kbd|label|li|mark|ol|p|"
    "pre|s|script|section|small|span|strike|strong|style|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul"
)
_LINK = re.compile(
    r'(!?)\[([^\[\]\n]{0,400})\]\(\s*<?[^()\s<>]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?>?(?:\s+"'
    r'[^"\n]{0,200}")?\s*\)'
)
_INLINE = re.compile(
    r"(?P<comment><!--|-->)"
    r"|(?P<slack><(?:https?://|mailto:)[^<>|\s]{1,1000}\|(?=[^<>|]{1,300}>))"
    r"|(?P<auto><(?=(?:https?://|mailto:)[^<>\s]{1,1000}>))"
    rf"|(?P<tag></?(?:{_TAGS})(?:\s[^<>]*)?/?>)"
    r"|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<anchor>\{(?:[#:.][^{}\n]{0,120}|/?color(?::[#\w]{1,20})?)\})"
    r"|(?P<foot>\[\^[^\]\s]{1,30}\])"
    r"|(?P<emoji>(?<![\w:])(?-i::(?=[a-z0-9_+-]*[a-z])[a-z0-9_+-]{2,40}:)(?![\w:]))"
    r"|(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<marks>\*+|_+|~~+|`+)"
    r"|(?P<drop>[\u200b\u2060\ufeff\u00ad]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Clean words with their places: pairs (position in `text`, position in the document), the first at 0."""

    text: str
    places: Places

    def at(self, position: int) -> int:
        """Return where the character at `position` stands in the document."""
        places = self.places
        if len(places) == 1:
            return places[0][1] + position
        here, there = places[max(0, bisect_right(places, position, key=lambda place: place[0]) - 1)]
        return there + position - here

    def part(self, start: int, end: int | None = None) -> Piece:
        """Return `text[start:end]` without the blanks around it."""
        stop = len(self.text) if end is None else end
        words = self.text[start:stop]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        if start == 0 and len(words) == len(self.text):
            return self
        stop = start + len(words)
        first = (0, self.at(start))
        return Piece(words, (first, *((a - start, b) for a, b in self.places if start < a < stop)))

    @property
    def start(self) -> int:
        """Where the first character stands in the document."""
        return self.places[0][1]

    @property
    def end(self) -> int:
        """Where the last character ends in the document."""
        return self.at(len(self.text) - 1) + 1 if self.text else self.places[0][1]


def join(first: Piece, second: Piece) -> Piece:
    """Join two pieces with one blank, as a wrapped line reads."""
    if not first.text:
        return second
    if not second.text:
        return first
    shift = len(first.text) + 1
    return Piece(f"{first.text} {second.text}", first.places + tuple((a + shift, b) for a, b in second.places))


def clean(document: str, start: int, end: int) -> Piece:
    """Return the words of `document[start:end]` without emphasis, links, HTML, entities and anchors."""
    raw = document[start:end]
    if not _SPECIAL.search(raw):
        stripped = raw.strip()
        return Piece(stripped, ((0, start + len(raw) - len(raw.lstrip())),))
    kept: list[str] = []
    places: list[tuple[int, int]] = []
    position = length = 0
    for cut_start, cut_end, instead in _cuts(raw):
        if cut_start > position:
            places.append((length, start + position))
            kept.append(raw[position:cut_start])
            length += cut_start - position
        if instead:
            places.append((length, start + cut_start))
            kept.append(instead)
            length += len(instead)
        position = cut_end
    if position < len(raw):
        places.append((length, start + position))
        kept.append(raw[position:])
    return Piece("".join(kept), tuple(places) or ((0, start),)).part(0)


def _cuts(raw: str) -> list[tuple[int, int, str]]:
    """List what to leave out of `raw`, in order: start, end, and what stands there instead."""
    cuts: list[tuple[int, int, str]] = []
    hidden: list[tuple[int, int]] = []
    if "](" in raw:
        for link in _LINK.finditer(raw):
            if link[1]:
                hidden.append(link.span())
            else:
                cuts.append((link.start(), link.start() + 1, ""))
                hidden.append((link.end(2), link.end()))
    cuts.extend((a, b, "") for a, b in hidden)
    cuts.extend(_inline_cuts(raw, hidden))
    cuts.sort()
    result: list[tuple[int, int, str]] = []
    for cut in cuts:
        if not result or cut[0] >= result[-1][1]:
            result.append(cut)
    return result


def _inline_cuts(raw: str, hidden: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    marks: list[tuple[int, int]] = []
    past, unclosed = 0, False
    for match in _INLINE.finditer(raw):
        start, end = match.span()
        while past < len(hidden) and hidden[past][1] <= start:
            past += 1
        if past < len(hidden) and hidden[past][0] <= start:
            continue
        kind = match.lastgroup
        if kind == "marks":
            if not (start and raw[start - 1] == "\\"):
                marks.append((start, end))
        elif kind == "entity":
            instead = _character(match[0])
            if instead:
                yield start, end, instead
        elif kind == "tag":
            yield (
                start,
                end,
                " " if match[0][:3].lower() in ("<br", "<p>", "</p", "<li", "<hr", "<di", "</d", "<td") else "",
            )
        elif kind == "comment":
            close = raw.find("-->", end) if match[0] == "<!--" and not unclosed else -1
            unclosed = unclosed or (match[0] == "<!--" and close < 0)
            yield start, close + 3 if close > 0 else end, ""
        elif kind in ("slack", "auto"):
            yield start, end, ""
            close = raw.find(">", end)
            yield close, close + 1, ""
        else:
            yield start, end, ""
    yield from _emphasis(raw, marks)


def _emphasis(raw: str, marks: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Pair the runs of `*`, `_`, `~~` and backticks that stand at the edge of words; a lone one is left alone."""
    open_runs: dict[str, tuple[int, int]] = {}
    for start, end in marks:
        run = raw[start:end]
        before = raw[start - 1] if start else " "
        after = raw[end] if end < len(raw) else " "
        if run in open_runs and not before.isspace() and not (run[0] == "_" and after.isalnum()):
            yield (*open_runs.pop(run), "")
            yield start, end, ""
        elif run[0] == "*" and 2 <= len(run) <= 3:
            yield start, end, ""  # half a pair of asterisks is still never a word
        elif not after.isspace() and not (run[0] in "_*" and before.isalnum()) and len(run) <= 3:
            open_runs[run] = (start, end)


def _character(entity: str) -> str:
    """Return the character an HTML entity stands for, or nothing where it is not an entity."""
    name = entity[1:]
    if name[0] == "#":
        number = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
        return chr(number) if 31 < number < 0xD800 or 0xDFFF < number < 0x110000 else " "
    return html5.get(name, "").replace("\xa0", " ")
