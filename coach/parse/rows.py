"""The document as rows: one per line, with its indent, its marker and its words; no row knows its role yet."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from coach.parse.text import Piece, clean

Kind = Literal["heading", "item", "plain", "table", "rule", "comment"]

_QUOTE = re.compile(r"(?:>[ \t]?)+(?=\S)")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|(?=[^\W\d]|\*\*))(?=\S)")
_HTML_HEADING = re.compile(r"<h([1-6])(?:\s[^<>]*)?>", re.IGNORECASE)
_WIKI_HEADING = re.compile(r"h([1-6])\.\s+(?=\S)")
_EQUALS_HEADING = re.compile(r"(={2,5})\s?[^=\s][^=]{0,200}?\s?={2,5}$")
_RULE = re.compile(
    r"(?:[-=_*~·—–]\s?){3,}$|```+\s?\w{0,20}$|~~~+$|\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?)?\s*$|[|\s]+$|<hr\s?/?>$"
)
_BULLET = re.compile(
    r"(?:\\?([-*+•‣◦▪▫●○■□∙·–—→➤►▶»➢❖♦✓✔✗✘⁃])[ \t\u00a0]+(?=\S)|([•‣◦▪●○■▶►➤])(?=\S)|(-)(?=[^\W\d_])|"
    r"(o)[ \t]{1,8}(?=[^\W_])"
    r"|(<li(?:\s[^<>]*)?>))"
)
_ORDERED = re.compile(
    r"(?:\(?(\d{1,3}(?:\.\d{1,2}){0,3})\\?[.)\]]\)?(?:[ \t\u00a0]+(?=\S)|(?=[A-Z][a-z]))"
    r"|\(?([A-F]\d{1,2}|[ivx]{1,5}|[IVX]{1,5})[.)][ \t\u00a0]+(?=\S)|\(?([a-z])[.)][ \t\u00a0]+(?=\S)|"
    r"\(?([A-Z])[.)][ \t\u00a0]+(?=\S)"
    r"|(\d{1,2}(?:\.\d{1,2}){1,3})[ \t\u00a0]+(?=\S)|(\d{1,2})[ \t]{0,2}[-–—/:][ \t]+(?=[^\W\d_]))"
)
_CHECKBOX = re.compile(r"(?:\\?\[(?: |x|X|✓|✔|-|~|/|)\\?\](?=\s|[^\W\d])|[☐☑☒✅⬜🔲🔳✔❌❎◻◼⏳🚧](?:\ufe0f)?)\s*")
_PICTURES = re.compile(
    r"(?:[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]|[\u200d\ufe0f\u20e3])+\s*"
)
_BOLD = re.compile(
    r"(?:\*\*(?!\s)(?:[^*]|\*(?!\*)){1,400}\*\*|__(?!\s)[^_]{1,400}__|<(b|strong)>[^<>]{1,400}</\1>)\s*[:：]?$"
)
_ITALIC = re.compile(r"(?:\*(?![*\s])[^*]{1,2000}\*|_(?![_\s]).{1,2000}_|<(i|em)>[^<>]{1,2000}</\1>)$")
_LEAD = re.compile(r"(\*{1,3}|__?|<(b|strong|em|i)>)(?!\s)([^*_<>]{1,40})(?:\1|</\2>)")
_BLOCK = re.compile(r"<(?:li|p|h[1-6]|ul|ol|div|tr|br|table)\b", re.IGNORECASE)
_SUB_BULLETS = "◦○▪▫■□⁃"


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


def rows(document: str) -> list[Row]:
    """Split a document into rows; blank lines only show as the `gap` of the row after them."""
    result: list[Row] = []
    comments = deque(_comment_spans(document))
    quoted = _is_quoted(document)
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
            row = _row(document, begin, words, _columns(raw), quoted, gap)
            row.width = len(raw.rstrip())
            result.append(row)
        gap = False
    _underlined(result)
    _confirm_numbers(document, result)
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


def _comment_spans(document: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = document.find("<!--")
    while start >= 0:
        end = document.find("-->", start)
        if end < 0:
            break
        spans.append((start, end + 3))
        start = document.find("<!--", end)
    return spans


def _is_quoted(document: str) -> bool:
    """Tell whether `>` quotes the whole paste; "> 90% of trials" at one line's head is a threshold."""
    if ">" not in document:
        return False
    lines = [line.strip() for line in document.splitlines() if line.strip()]
    quotes = [line.lstrip("> ")[:1] for line in lines if line[0] == ">"]
    return len(quotes) * 5 >= len(lines) * 3 and any(first and not first.isdigit() for first in quotes)


def _row(document: str, begin: int, words: str, indent: int, quoted: bool, gap: bool) -> Row:
    end = begin + len(words)
    head = begin
    if words[0] == ">" and (quote := _QUOTE.match(words)) and (quoted or not words[quote.end()].isdigit()):
        head += quote.end()
        rest = words[quote.end() :]
        indent += _columns(rest)
        words = rest
    if _RULE.match(words):
        return Row("rule", begin, end, indent, Piece(words, ((0, head),)), gap=gap)
    for pattern in (_HEADING, _HTML_HEADING, _WIKI_HEADING, _EQUALS_HEADING):
        heading = pattern.match(words)
        if heading:
            return _heading(document, begin, end, head, words, heading, gap)
    row = Row("plain", begin, end, indent, Piece("", ((0, head),)), gap=gap)
    head += _markers(row, words)
    rest = document[head:end]
    if rest[:1] in "*_<" and rest:
        row.bold = bool(_BOLD.match(rest))
        row.italic = not row.bold and bool(_ITALIC.match(rest))
    row.body = clean(document, head, end)
    if rest[:1] in "*_<" and (lead := _LEAD.match(rest)) and row.body.text.startswith(lead[3]):
        row.lead = len(lead[3])
    _pictures(row)
    if head == begin and rest[:1] in "*_<" and row.body.text[:1].isalnum():
        number = _ORDERED.match(row.body.text)
        if number and number[1]:  # "**1. Grow**" is a title with a number, "**1.** Grow" an item
            row.number, row.body = number[1], row.body.part(number.end())
            if not row.bold:
                row.kind, row.marker = "item", "1"
    return row


def _heading(document: str, begin: int, end: int, head: int, words: str, match: re.Match[str], gap: bool) -> Row:
    mark = match[1]
    level = int(mark) if mark.isdigit() else len(mark)
    first = head + (match.end() if match.re is not _EQUALS_HEADING else len(mark))
    last = end - (len(words) - len(words.rstrip("#=" if mark[0] in "#=" else "").rstrip()))
    row = Row("heading", begin, end, 0, clean(document, first, max(first, last)), level=level, gap=gap)
    _pictures(row)
    number = _ORDERED.match(row.body.text)
    if number and (number[1] or number[5]):
        row.number = number[1] or number[5]
        row.body = row.body.part(number.end())
    return row


def _markers(row: Row, words: str) -> int:
    """Read bullet, number and checkbox off the front of `words` into `row`; return how many characters they take."""
    taken = 0
    bullet = _BULLET.match(words)
    if bullet:
        sign = bullet[1] or bullet[2] or bullet[3] or bullet[4] or "•"
        row.kind, row.marker = "item", "o" if sign in _SUB_BULLETS or sign == "o" else "•" if sign == "•" else "-"
        taken = bullet.end()
    if words[taken : taken + 1].isalnum() or words[taken : taken + 1] == "(":
        number = _ORDERED.match(words, taken)
        group = (number.lastindex or 1) if number else 0
        if number and (group == 1 or not bullet):
            row.kind, row.number = "item", number[group]
            counted = "I" if number[group][0] in "IVX" else "1" if number[group][-1].isdigit() else "i"
            row.marker = row.marker or ("", "1", counted, "a", "A", "?1", "?-")[group]
            taken = number.end()
    box = _CHECKBOX.match(words, taken)
    if box and box.end() < len(words):
        row.kind, row.marker = "item", row.marker or "-"
        taken = box.end()
    return taken


def _pictures(row: Row) -> None:
    """Leave pictures at the front of the words out; a target is how many people mark an objective."""
    text = row.body.text
    if text and not text[0].isascii():
        pictures = _PICTURES.match(text)
        if pictures and pictures.end() < len(text):
            row.body = row.body.part(pictures.end())


def _underlined(result: list[Row]) -> None:
    """Make headings of lines that are underlined with `===` or `---`."""
    for above, line in pairwise(result):
        sign = line.body.text[:1]
        if line.kind != "rule" or above.kind != "plain" or line.gap or line.body.text.strip("=-"):
            continue
        if sign == "=" or len(above.body.text.split()) <= 10:
            above.kind, above.level = "heading", 1 if sign == "=" else 2


def _confirm_numbers(document: str, result: list[Row]) -> None:
    """Keep "1.1 Grow" and "1 - Grow" as numbers where the document counts so: "4.5 App Store rating" is no item."""
    for doubtful, first in (("?1", ("1.1", "1.0")), ("?-", ("1",))):
        found = [row for row in result if row.marker == doubtful]
        sure = len(found) > 1 and any(row.number in first for row in found)
        if not sure and found and doubtful == "?1":
            parent = found[0].number.partition(".")[0]
            sure = any(row.number == parent and row.marker == "1" for row in result)
        for row in found:
            if sure:
                row.marker = "1"
            else:
                row.kind, row.marker = "plain", ""
                row.body = clean(document, document.index(row.number, row.start), row.end)
                row.number = ""


def single(document: str, start: int, end: int) -> Piece:
    """Return the words of one line without bullet, number, checkbox and heading signs."""
    words = document[start:end]
    row = Row("plain", start, end, 0, Piece("", ((0, start),)))
    heading = _HEADING.match(words)
    taken = heading.end() if heading else _markers(row, words)
    if row.marker in ("?1", "?-"):
        taken = 0
    row.body = clean(document, start + taken, end)
    _pictures(row)
    return row.body
