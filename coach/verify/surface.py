"""The text as a reader sees it: markup, entities and invisible signs gone, every digit an ASCII digit.

A number can hide from a search for digits in many ways that a page then shows all the same (`4**0**%`, `&#52;0%`,
`𝟒𝟎%`, a zero-width space between 4 and 0). `read` undoes these and remembers where each sign stood. What a page does
not show but a copy would carry (attributes, comments, link targets) is put at the end, so that it is checked too.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from coach.schema import Span
from coach.verify import glyphs

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_ESCAPE = re.compile(r"\\(?:u\{?0{0,4}([0-9a-fA-F]{2,6})\}?|x([0-9a-fA-F]{2}))")
_PERCENT_CODE = re.compile(r"%(2[05]|3[0-9])")
_TAG = re.compile(r"<(?:!--[^<]{0,400}?--|/?[a-zA-Z][^<>]{0,400}|[!?][^<>]{0,400})>")
_TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_BLOCKS = frozenset(
    "address article aside blockquote br dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr "
    "li main nav ol p pre section summary table tbody td tfoot th thead tr ul option script style".split()
)
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\(([^()\n]{0,400})\)")
_MARKS = re.compile(r"\*{2,3}|~~|`{1,3}|\|\||(?<!_)__(?!_)")
_STARRED = re.compile(r"\*([^\s*](?:[^*\n]{0,120}[^\s*])?)\*")
_UNDERLINED = re.compile(r"(?<![^\W_])_([^\s_](?:[^_\n]{0,120}[^\s_])?)_(?![^\W_])")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)(?:_|[\u2005\u2006\u2009\u200a\u202f]+|[{}]{1,4}|\\[,;:! ])(?=\d)")
_ESCAPED = re.compile(r"\\(?=[^\w\s])")
_STRANGE = re.compile(r"[^\x00-\x7f]+")
_SPACED = re.compile(r"(?<!\w)\w(?:[ .·\u00a0-]\w){2,20}(?!\w)")
_OVERRIDE = re.compile("[\u202d\u202e][^\u202c\n]*")
_MARKUP = frozenset("&<\\*_~`[%{")


@dataclass(frozen=True, slots=True)
class Surface:
    """What a reader sees of a text; `starts` and `ends` say where each sign of `text` stood, null for "where it is".

    `low` is `text` in lower case and without accents, of the same length. `veiled` are the places of the original
    whose signs a page shows in another order than they stand (direction overrides).
    """

    text: str
    low: str
    starts: list[int] | None
    ends: list[int] | None
    veiled: tuple[Span, ...]
    shown: int
    """Where the text that a page shows ends and what only a copy would carry begins."""

    def origin(self, start: int, end: int) -> Span:
        """Return the place in the original of `text[start:end]`."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def read(text: str) -> Surface:
    """Return the text as a reader sees it."""
    if text.isascii() and _MARKUP.isdisjoint(text):
        low = text.lower()
        if _SPACED.search(low) is None:
            return Surface(text, low, None, None, (), len(text))
    veiled = tuple(found.span() for found in _OVERRIDE.finditer(text))
    sheet = _Sheet(text)
    hidden: list[_Piece] = []
    _undo_codes(sheet)
    _undo_markup(sheet, hidden)
    if not sheet.text.isascii():
        sheet.replace(_BETWEEN_DIGITS, lambda found: "")
        _fold(sheet)
    if "_" in sheet.text or "{" in sheet.text or "\\" in sheet.text:
        sheet.replace(_BETWEEN_DIGITS, lambda found: "")
        sheet.replace(_ESCAPED, lambda found: "")
    shown = len(sheet.text)
    _spaced_words(sheet, hidden)
    for piece in hidden:
        sheet.append(piece)
    low = glyphs.plain(sheet.text)
    return Surface(sheet.text, low, sheet.starts, sheet.ends, veiled, shown)


_Piece = tuple[str, list[int], list[int]]


class _Sheet:
    """A text under rewriting that keeps, for each sign, the place it came from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = list(range(len(text)))
        self.ends = list(range(1, len(text) + 1))

    def replace(self, pattern: re.Pattern[str], by: Callable[[re.Match[str]], str | Span | None]) -> bool:
        """Put a string, or a part of itself given as a span, in place of each match; null leaves it. Tell of change."""
        texts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for found in pattern.finditer(self.text):
            new = by(found)
            if new is None:
                continue
            first, last = found.span()
            texts.append(self.text[done:first])
            starts += self.starts[done:first]
            ends += self.ends[done:first]
            if isinstance(new, str):
                texts.append(new)
                starts += [self.starts[first]] * len(new)
                ends += [self.ends[last - 1]] * len(new)
            else:
                texts.append(self.text[new[0] : new[1]])
                starts += self.starts[new[0] : new[1]]
                ends += self.ends[new[0] : new[1]]
            done = last
        if not done:
            return False
        texts.append(self.text[done:])
        self.starts = starts + self.starts[done:]
        self.ends = ends + self.ends[done:]
        self.text = "".join(texts)
        return True

    def cut(self, start: int, end: int) -> _Piece:
        """Return a copy of a part with its places."""
        return self.text[start:end], self.starts[start:end], self.ends[start:end]

    def append(self, piece: _Piece) -> None:
        """Put a part on a line of its own at the end."""
        text, starts, ends = piece
        if not text:
            return
        self.text += "\n" + text
        self.starts += [starts[0], *starts]
        self.ends += [starts[0], *ends]


def _undo_codes(sheet: _Sheet) -> None:
    """Undo entities (twice at most coded), `\\u0034` and, in addresses, `%34`."""
    for _ in range(3):
        if "&" not in sheet.text or not sheet.replace(_ENTITY, _entity):
            break
    if "\\" in sheet.text:
        sheet.replace(_ESCAPE, _escape)
    if "%" in sheet.text:
        sheet.replace(_PERCENT_CODE, lambda found: chr(int(found[1], 16)))


def _entity(found: re.Match[str]) -> str | None:
    decoded = html.unescape(found[0])
    return None if decoded == found[0] else decoded


def _escape(found: re.Match[str]) -> str | None:
    code = int(found[1] or found[2], 16)
    return chr(code) if 0x20 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else None


def _undo_markup(sheet: _Sheet, hidden: list[_Piece]) -> None:
    text = sheet.text
    if "<" in text:
        hidden += [sheet.cut(*found.span()) for found in _TAG.finditer(text) if _speaks(found[0])]
        sheet.replace(_TAG, lambda found: "\n" if _is_block(found[0]) else "")
    if "](" in text:
        hidden += [sheet.cut(*found.span(2)) for found in _LINK.finditer(sheet.text)]
        sheet.replace(_LINK, lambda found: found.span(1))
    if "*" in text or "`" in text or "~~" in text or "__" in text or "||" in text:
        sheet.replace(_MARKS, lambda found: "")
        sheet.replace(_STARRED, lambda found: found.span(1))
    if "_" in text:
        sheet.replace(_UNDERLINED, lambda found: found.span(1))


def _speaks(tag: str) -> bool:
    """Tell whether a tag carries words of its own (an attribute, a comment)."""
    return "=" in tag or tag.startswith("<!")


def _is_block(tag: str) -> bool:
    name = _TAG_NAME.match(tag)
    return name is not None and name[1].lower() in _BLOCKS


def _fold(sheet: _Sheet) -> None:
    text = sheet.text
    starts: list[int] = []
    ends: list[int] = []
    parts: list[str] = []
    done = 0
    for found in _STRANGE.finditer(text):
        first, last = found.span()
        parts.append(text[done:first])
        starts += sheet.starts[done:first]
        ends += sheet.ends[done:first]
        for at in range(first, last):
            before = parts[-1][-1:] if parts[-1] else (parts[-2][-1:] if len(parts) > 1 else "")
            new = glyphs.folded(text[at], before)
            if new:
                parts.append(new)
                starts += [sheet.starts[at]] * len(new)
                ends += [sheet.ends[at]] * len(new)
        done = last
    parts.append(text[done:])
    sheet.starts = starts + sheet.starts[done:]
    sheet.ends = ends + sheet.ends[done:]
    sheet.text = glyphs.unmasked("".join(parts))


def _spaced_words(sheet: _Sheet, hidden: list[_Piece]) -> None:
    """Read letter-spaced words ("f o r t y") once more without their spaces."""
    for found in _SPACED.finditer(sheet.text):
        places = range(found.start(), found.end(), 2)
        word = "".join(sheet.text[at] for at in places)
        if word.isalpha() or (word.isdigit() and sheet.text.startswith(("%", " %", " percent"), found.end())):
            hidden.append((word, [sheet.starts[at] for at in places], [sheet.ends[at] for at in places]))
