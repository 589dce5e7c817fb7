"""The document as rows: one per line, with its indent, its marker and its words; no row knows its role yet."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from coach.parse.habits import comment_spans, is_keyed, is_quoted, is_starred, is_wiki
from coach.parse.marks import (
    BULLET,
    CHECKBOX,
    CLOSED,
    COUNTED,
    DASHES,
    DRAWER,
    HEADINGS,
    KEYCAP,
    MACRO,
    ORDERED,
    PICTURES,
    RULE,
    SQUARES,
    STARS,
    STATES,
    SUB_BULLETS,
    TRAILING_LINK,
    TREE,
    is_reference,
)
from coach.parse.text import Piece, clean
from coach.schema import Span

Kind = Literal["heading", "item", "plain", "table", "rule", "comment"]

_KEY = re.compile(r"(?:title|name|text|summary|statement)\s*:\s+[\"']?(?=\S)", re.IGNORECASE)
_QUOTE = re.compile(r"(?:>[ \t]?)+(?=\S)")
_BOLD = re.compile(
    r"(?:\*\*(?!\s)(?:[^*]|\*(?!\*)){1,400}\*\*|__(?!\s)[^_]{1,400}__|<(b|strong)>[^<>]{1,400}</\1>)\s*[:：]?$"
)
_ITALIC = re.compile(r"(?:\*(?![*\s])[^*]{1,2000}\*|_(?![_\s]).{1,2000}_|<(i|em)>[^<>]{1,2000}</\1>)$")
_LEAD = re.compile(r"(\*{1,3}|__?|<(b|strong|em|i)>)(?!\s)([^*_<>]{1,40})(?:\1|</\2>)")
_BLOCK = re.compile(r"<(?:li|p|h[1-6]|ul|ol|div|tr|br|table)\b", re.IGNORECASE)


@dataclass(slots=True)
class Row:
    """One line: what stands at `start:end`, what marks it, and its clean words."""

    kind: Kind
    start: int
    end: int
    indent: int
    body: Piece
    level: int = 0
    marker: str = ""
    number: str = ""
    gap: bool = False
    bold: bool = False
    italic: bool = False
    lead: int = 0
    width: int = 0
    picture: str = ""
    cells: list[Span] = field(default_factory=list)


def rows(document: str, limit: int) -> list[Row]:
    """Split a document into at most `limit` rows; blank lines only show as the `gap` of the row after them."""
    result: list[Row] = []
    comments = deque(comment_spans(document))
    quoted = is_quoted(document)
    stars = 0 if is_starred(document) else -1
    keyed = is_keyed(document)
    wiki = is_wiki(document)
    gap = False
    for start, raw in _lines(document):
        words = raw.strip().strip("\ufeff\u200b")
        if not words:
            gap = True
            continue
        begin = start + raw.index(words)
        while comments and comments[0][1] <= begin:
            comments.popleft()
        if comments and comments[0][0] <= begin and begin + len(words) <= comments[0][1]:
            result.append(Row("comment", begin, begin + len(words), 0, Piece(words, ((0, begin),)), gap=gap))
        else:
            row = _row(document, begin, words, _columns(raw), quoted, gap, starred=stars >= 0, wiki=wiki)
            if quoted and words[0] != ">" and result and row.kind == "plain" and words[-1] in ".?!":
                row.kind = "comment"  # an answer between the lines of a quoted mail
            row.width = len(raw.rstrip())
            if keyed and (key := _KEY.match(row.body.text)):
                row.body = row.body.part(key.end(), len(row.body.text.rstrip("\"'")))
            if row.marker == "*":
                stars = row.level
            elif stars > 0 and row.kind == "item":
                row.indent += 4 * stars
            result.append(row)
        gap = False
        if len(result) == limit:
            break
    return result


def _lines(document: str) -> Iterator[tuple[int, str]]:
    """Yield each line with its place; tags that begin a block in HTML begin a line too, but not inside a table row."""
    html = "<" in document and _BLOCK.search(document) is not None
    position = 0
    for raw in document.splitlines(keepends=True):
        if html and "<" in raw and "|" not in raw:
            begin = 0
            for tag in _BLOCK.finditer(raw):
                if raw[begin : tag.start()].strip():
                    yield position + begin, raw[begin : tag.start()]
                    begin = tag.start()
            yield position + begin, raw[begin:]
        else:
            yield position, raw
        position += len(raw)


def _columns(raw: str) -> int:
    columns = 0
    for character in raw:
        if character == "\t":
            columns += 4
        elif character.isspace() or character in "\u200b\ufeff":
            columns += 1
        else:
            break
    return columns


def _row(
    document: str, begin: int, words: str, indent: int, quoted: bool, gap: bool, *, starred: bool, wiki: bool
) -> Row:
    end = begin + len(words)
    head = begin
    if words[0] == ">" and (quote := _QUOTE.match(words)) and (quoted or not words[quote.end()].isdigit()):
        head += quote.end()
        rest = words[quote.end() :]
        indent += _columns(rest)
        words = rest
    if RULE.match(words):
        return Row("rule", begin, end, indent, Piece(words, ((0, head),)), gap=gap)
    counted = COUNTED.match(words) if wiki and words[0] == "#" else None
    if counted is None and words[0] in "#<hH=\\":
        for pattern in HEADINGS:
            heading = pattern.match(words)
            if heading:
                return _heading(document, begin, end, head, words, heading, gap)
    if words[0] in "#[{\\<:" and MACRO.match(words):
        return Row("comment", begin, end, indent, Piece(words, ((0, head),)), gap=gap)
    row = Row("plain", begin, end, indent, Piece("", ((0, head),)), gap=gap)
    drawer = DRAWER.match(words) if words[0] == ":" else None
    if counted:
        row.kind, row.marker, row.indent = "item", "1", indent + 4 * (len(counted[1]) - 1)
        head += counted.end()
    else:
        head += _stars(row, words) if starred and words[0] == "*" else _markers(row, words) if drawer is None else 1
    rest = document[head:end]
    if (
        rest
        and (not rest[0].isascii() or rest[0] == ":")
        and (picture := PICTURES.match(rest))
        and picture.end() < len(rest)
    ):
        row.picture = picture[0].strip()
        head += picture.end()
        rest = document[head:end]
    if rest[:1] in "*_<" and rest:
        row.bold = bool(_BOLD.match(rest))
        row.italic = not row.bold and bool(_ITALIC.match(rest))
    row.body = clean(document, head, _linked_end(document, head, end))
    if rest[:1] in "*_<" and (lead := _LEAD.match(rest)) and row.body.text.startswith(lead[3]):
        row.lead = len(lead[3])
    _pictures(row)
    if head == begin and rest[:1] in "*_<" and row.body.text[:1].isalnum():
        number = ORDERED.match(row.body.text)
        if number and number[1]:  # "**1. Grow**" is a title with a number, "**1.** Grow" an item
            row.number, row.body = number[1], row.body.part(number.end())
            if not row.bold:
                row.kind, row.marker = "item", "1"
    return row


def _linked_end(document: str, head: int, end: int) -> int:
    """Return where the words of a line end before the links that only refer to something about it."""
    if "](" not in document[head:end]:
        return end
    for _ in range(3):
        rest = document[max(head, end - 700) : end]
        link = TRAILING_LINK.search(rest)
        if not link or not is_reference(link[1], rest[: link.start()]):
            break
        end -= len(rest) - link.start()
    return end


def _heading(document: str, begin: int, end: int, head: int, words: str, match: re.Match[str], gap: bool) -> Row:
    mark = match[1]
    level = int(mark) if mark.isdigit() else len(mark) + (match[0].count("sub") if mark == "\\" else 0)
    first = head + (match.end() if match.re is not CLOSED else len(mark))
    tail = {"#": "#", "=": "=" if match.re is CLOSED else "", "\\": "}"}.get(mark[0], "")
    last = _linked_end(document, first, end - (len(words) - len(words.rstrip(tail).rstrip())))
    row = Row("heading", begin, end, 0, clean(document, first, max(first, last)), level=level, gap=gap)
    _pictures(row)
    number = ORDERED.match(row.body.text)
    if number and (number[1] or number[5]):
        row.number = number[1] or number[5]
        row.body = row.body.part(number.end())
    return row


def _stars(row: Row, words: str) -> int:
    """Read stars that count the depth, and the task word and box behind them."""
    stars = STARS.match(words)
    if not stars:
        return 0
    row.kind, row.marker, row.level = "item", "*", len(stars[1])
    row.indent += 4 * (len(stars[1]) - 1)
    state = STATES.match(words, stars.end())
    box = CHECKBOX.match(words, stars.end())
    found = state or box
    return found.end() if found and found.end() < len(words) else stars.end()


def _markers(row: Row, words: str) -> int:
    """Read bullet, number and checkbox off the front of `words` into `row`; return how many characters they take."""
    taken = 0
    tree = TREE.match(words) if not words[0].isascii() or words[0] == "|" else None
    if tree:
        row.kind, row.marker = "item", "-"
        row.indent += 4 + len(tree[1])
        return tree.end()
    dashes = DASHES.match(words) if words[:2] in ("--", "++") else None
    if dashes:
        row.kind, row.marker = "item", "-"
        row.indent += 4 * (len(dashes[1]) - 1)
        taken = dashes.end()
    bullet = BULLET.match(words) if dashes is None else None
    if bullet:
        sign = bullet[1] or bullet[2] or bullet[3] or bullet[4] or "•"
        row.kind, row.marker = "item", _sign(sign)
        taken = bullet.end()
    if (
        (not words[0].isascii() or "\u20e3" in words[:3])
        and (keycap := KEYCAP.match(words))
        and keycap.end() < len(words)
    ):
        row.kind, row.marker, row.number = "item", "1", keycap[1]
        taken = keycap.end()
    elif words[taken : taken + 1].isalnum() or words[taken : taken + 1] == "(":
        number = ORDERED.match(words, taken)
        group = (number.lastindex or 1) if number else 0
        if number and (group == 1 or not bullet):
            row.kind, row.number = "item", number[group]
            counted = "I" if number[group][0] in "IVX" else "1" if number[group][-1].isdigit() else "i"
            row.marker = row.marker or ("", "1", counted, "a", "A", "?1", "?-")[group]
            taken = number.end()
    box = CHECKBOX.match(words, taken)
    if box and box.end() < len(words):
        row.kind, row.marker = "item", row.marker or "-"
        taken = box.end()
    state = STATES.match(words, taken) if row.marker and words[taken : taken + 1].isupper() else None
    return state.end() if state else taken


def _sign(sign: str) -> str:
    """Return the kind of a bullet: dot, circle, square, or any other."""
    if sign in SUB_BULLETS or sign == "o":
        return "o"
    return "s" if sign in SQUARES else "•" if sign == "•" else "-"


def _pictures(row: Row) -> None:
    """Leave pictures at the front of the words out; a target is how many people mark an objective."""
    text = row.body.text
    if text and not text[0].isascii():
        pictures = PICTURES.match(text)
        if pictures and pictures.end() < len(text):
            row.picture = row.picture or pictures[0].strip()
            row.body = row.body.part(pictures.end())


def single(document: str, start: int, end: int) -> Piece:
    """Return the words of one line without bullet, number, checkbox and heading signs."""
    words = document[start:end]
    row = Row("plain", start, end, 0, Piece("", ((0, start),)))
    heading = HEADINGS[0].match(words)
    taken = heading.end() if heading else _markers(row, words)
    if row.marker in ("?1", "?-"):
        taken = 0
    row.body = clean(document, start + taken, end)
    _pictures(row)
    return row.body
