"""The lines of a to-do list: everything of an outline that somebody means to do, watch or reach, in document order.

An outline is read as a draft of OKRs: a line with lines under it counts as an objective there. In a to-do list such a
line is an item like the others, unless it stands above them as a heading does. Nothing is lost: a line of the document
is an item, or is listed as unparsed with its kind.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from coach.schema import Block, Line, Outline, Span, Unparsed

_MARKER = re.compile(
    r"\s*(?:>\s*)*(?:[-*+•◦▪‣·–—○●■□☐☑✓✔o]\s+|\(?\d{1,3}[.)]\s+|\(?[a-z][.)]\s+|\(?[ivx]{1,4}[.)]\s+|\[[ xX✓]\]|\|)",
)
"""What opens an item of a list; a number with two parts ("3.1") stands under a heading with one."""
_DECIMAL = re.compile(r"\s*\d{1,2}\.\d{1,2}\.?\s")
_LABELLED = re.compile(
    r"\W*(?:\d+\W+)?(?:objectives?|goals?|ziel|objectif|objetivo|o)\s?[\d.]{0,4}\s*[*_]*\s*[:–—-]", re.IGNORECASE
)
_TITLE = re.compile(r"\s*(?:#{1,6}\s|\*\*[^*]+\*\*:?\s*$|__[^_]+__:?\s*$)|.*:\s*$", re.DOTALL)
_SYMBOL = re.compile(r"\s*[^\w\s\"'“”‘’(\[<|#>`~$€£@.,;:!?&%=+-][\ufe0f\u200d]?\s*(?=\w)")
"""A sign that opens a line in place of a bullet: an emoji, an arrow."""
_BULLET = re.compile(r"(\s*)(?:>\s*)*(?:[-*+•◦▪–—>]\s+|\[[ xX✓]\])")
_BOXED = re.compile(r"\s*(?:>\s*)*(?:[-*+•]\s+)?\[[ xX✓]\]\s")
_NUMBERED = re.compile(r"(\s*)\(?\d{1,3}[.)]\s+")
_PRIORITY = re.compile(r"^[\[(]?P[0-4][\])]?\s*[:–—-]\s*(?=\S)")
_LED = re.compile(r"^(?:health|kpi|watch|task|to-?do|action)\s?:\s*(?=\S)", re.IGNORECASE)
"""What says of a line that it is an item though a draft of OKRs would take it for a remark."""
_NO_OWNER = re.compile(r"^(?:to-?do|done|wip|blocked|open|next|p[0-4]|[A-Z]{2,8}-\d+)$", re.IGNORECASE)
"""What stands in brackets before a line and is nobody's name: a status, a priority, a ticket."""
_LONGEST_LEAD = 160
"""Characters of prose that may stand above a list as its heading."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a to-do list; `heading` is the nearest heading or lead sentence above it, "" where there is none."""

    index: int
    text: str
    span: Span
    owner: str | None
    heading: str
    line: Line


@dataclass(frozen=True, slots=True)
class _Piece:
    """Something of the document in its place: a line that is an item, or words that are not."""

    span: Span
    line: Line | None = None
    aside: Unparsed | None = None


def items_of(outline: Outline, document: str = "") -> tuple[tuple[Item, ...], tuple[Unparsed, ...]]:
    """The items of an outline in document order, and what is none.

    `document` is the text that the outline's spans point into, if it is not kept in the outline: it tells a heading
    from an item, and shows lines that the outline left out.
    """
    document = outline.source_text or document
    pieces = list(_in_columns(sorted(_pieces(outline, document), key=lambda piece: piece.span)))
    pieces += _left_out(document, pieces)
    pieces.sort(key=lambda piece: piece.span)
    items: list[Item] = []
    heading = ""
    for place, piece in enumerate(pieces):
        if piece.line is not None:
            line = piece.line
            items.append(Item(len(items), line.text, line.span, line.owner, heading, line))
        elif piece.aside is not None and _leads(piece.aside, pieces[place + 1 :]):
            heading = piece.aside.text.strip(" :#*_\n")
    return tuple(_owned(items)), tuple(piece.aside for piece in pieces if piece.aside is not None)


def _leads(aside: Unparsed, rest: Sequence[_Piece]) -> bool:
    """Whether words that are no item stand above the next ones as their heading."""
    if " | " in aside.text or "\t" in aside.text or aside.text.count(";") > 1:
        return False  # the head of a table
    if aside.kind == "heading":
        return True
    short = len(aside.text) <= _LONGEST_LEAD and aside.kind == "prose"
    return short and bool(rest) and rest[0].line is not None


def _pieces(outline: Outline, document: str) -> Iterator[_Piece]:
    for block in outline.blocks:
        if block.line.text and _is_heading(block, document):
            aside = Unparsed(text=block.line.text, span=block.line.span, kind="heading")
            yield _Piece(aside.span, aside=aside)
        elif block.line.text:
            yield _Piece(block.line.span, block.line)
        yield from (_Piece(line.span, line) for line in block.key_results)
    yield from (_Piece(line.span, line) for line in outline.loose)
    known = [line.span for block in outline.blocks for line in (block.line, *block.key_results)]
    known += [line.span for line in outline.loose]
    rows = _rows_of(document, known)
    for aside in outline.unparsed:
        line = _meant(aside, document, rows)
        yield _Piece(aside.span, line) if line else _Piece(aside.span, aside=aside)


def _is_heading(block: Block, document: str) -> bool:
    """Whether the line above other lines is their heading (or an objective that says it is one), not an item."""
    start, end = block.line.span
    raw = document[document.rfind("\n", 0, start) + 1 : end]
    if not raw:
        return bool(block.key_results) and len(block.line.text) + 9 <= end - start  # room for "Objective"
    if _LABELLED.match(raw) or _TITLE.match(raw):
        return bool(block.key_results) or _LABELLED.match(raw) is None
    if not block.key_results or "\t" in raw:
        return False
    under = [document[document.rfind("\n", 0, line.span[0]) + 1 : line.span[1]] for line in block.key_results]
    if _DECIMAL.match(under[0]) and not _DECIMAL.match(raw):
        return True
    number, bullet = _NUMBERED.match(raw), _BULLET.match(under[0])
    if number and bullet:
        return bullet.end(1) <= number.end(1)  # "2. Governance" over bullets that stand no deeper
    if _BULLET.match(raw):
        return False
    return not _MARKER.match(raw) and not _SYMBOL.match(raw) and any(_MARKER.match(row) for row in under)


def _rows_of(document: str, spans: Iterable[Span]) -> frozenset[int]:
    """The numbers of the document's rows on which items stand."""
    return frozenset(document.count("\n", 0, start) for start, _ in spans) if document else frozenset()


def _meant(aside: Unparsed, document: str, rows: frozenset[int]) -> Line | None:
    """The item that words are though the outline set them aside: a level to hold, or a line with a sign of its own."""
    if aside.kind == "health_metric":
        bare = _MARKER.sub("", aside.text, count=1).strip()
        return _cut_to(aside, bare) if len(bare.split()) > 2 or any(map(str.isdigit, bare)) else None
    start, end = aside.span
    raw = document[document.rfind("\n", 0, start) + 1 : end]
    bulleted = _BULLET.match(raw) is not None and not raw.rstrip(" *_").endswith(":")
    if aside.kind == "heading" and bulleted and not _TITLE.fullmatch(raw[len(raw) - len(raw.lstrip("-*+• ")) :]):
        return _cut_to(aside, aside.text.strip())
    if aside.kind == "metadata" and _PRIORITY.match(aside.text):
        return _cut_to(aside, aside.text.strip())
    if aside.kind in ("metadata", "remark") and (led := _LED.match(aside.text)):
        return _cut_to(aside, aside.text[led.end() :].strip())
    if aside.kind == "remark" and _BOXED.match(raw):  # a box to tick is a task, however deep it stands
        return _cut_to(aside, aside.text.strip())
    if aside.kind not in ("prose", "remark") or "\n" in raw.strip() or not _SYMBOL.match(raw):
        return None
    row = document.count("\n", 0, start)
    if rows.isdisjoint((row - 2, row - 1, row + 1)):
        return None
    return _cut_to(aside, aside.text.strip())


def _cut_to(aside: Unparsed, words: str) -> Line | None:
    """A line of the words in `aside`; None where nothing is left of them."""
    if not words:
        return None
    begin = max(aside.text.find(words), 0)
    return Line(text=words, span=aside.span, places=((0, aside.span[0] + begin),))


def _left_out(document: str, pieces: Sequence[_Piece]) -> list[_Piece]:
    """Rows of the document that no piece covers, such as "Owner: Ana" under an objective: metadata, but for "???"."""
    found: list[_Piece] = []
    position = reach = place = 0
    for row in document.split("\n"):
        start, end = position, position + len(row)
        position = end + 1
        while place < len(pieces) and pieces[place].span[0] < max(end, start + 1):
            reach = max(reach, pieces[place].span[1])
            place += 1
        if reach > start or not row.strip():
            continue
        begin = start + len(row) - len(row.lstrip())
        span, words = (begin, begin + len(row.strip())), row.strip()
        if any(character.isalnum() for character in words):
            found.append(_Piece(span, aside=Unparsed(text=words, span=span, kind="metadata")))
        elif "?" in words:  # "- ???": somebody does not know yet
            found.append(_Piece(span, _cut_to(Unparsed(text=words, span=span, kind="remark"), words.strip("-*• "))))
    return found


def _in_columns(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    """The pieces, where rows of values parted by tab or semicolon came as whole lines: their first words are items."""
    rows = [piece.line.text if piece.line else piece.aside.text if piece.aside else "" for piece in pieces]
    for sign in ("\t", ";"):
        places = [place for place, row in enumerate(rows) if row.count(sign) >= 2 and "\n" not in row]
        if len(places) >= 3:
            places = [place for place, row in enumerate(rows) if sign in row and "\n" not in row]
            break
    else:
        yield from pieces
        return
    headed = all(len(cell.split()) < 2 and not any(map(str.isdigit, cell)) for cell in rows[places[0]].split(sign))
    for place, piece in enumerate(pieces):
        if place not in places:
            yield piece
        elif place == places[0] and headed and sign == ";":
            yield _Piece(piece.span, aside=Unparsed(text=rows[place], span=piece.span, kind="heading"))
        else:
            yield _Piece(piece.span, _record(piece, rows[place], sign))


def _record(piece: _Piece, row: str, sign: str) -> Line:
    """The line of a row of values: its first cell with words, and the cell that holds nothing but a name as owner."""
    cells = [cell.strip() for cell in row.split(sign)]
    words = next((cell for cell in cells if any(map(str.isalpha, cell))), row)
    owner = next((cell for cell in cells if cell != words and re.fullmatch(_PEOPLE, cell)), None)
    whole = piece.line or Line(text=row, span=piece.span)
    start = row.index(words)
    places = ((0, whole.locate(start, start)[0]), *((p - start, d) for p, d in whole.places if p > start))
    return Line(text=words, span=piece.span, owner=owner, places=places)


_NAME = r"[A-ZÀ-Þ][a-zà-ÿ'’-]{1,14}(?: [A-ZÀ-Þ]\.)?"
_PEOPLE = rf"{_NAME}(?: ?(?:/|&|\+|,|and) ?{_NAME}){{0,2}}"
_HANDLE = re.compile(r"(?:^@([\w.-]{2,30}):?\s+|\s+\(?@([\w.-]{2,30})\)?$)")
_SAID = re.compile(r"\s*[(\[](?:owner|dri|lead|resp\w*|verantw\w*|assignee|who)\s*[:=]\s*([^()\[\]]{2,40})[)\]]", re.I)
_BEFORE = re.compile(rf"({_PEOPLE}) ?(?::|->|→| to (?=[a-z])| [–—-] )\s*(?=\S)")
_AFTER = re.compile(rf"(?:\s+[–—-]{{1,2}}\s*|\s*[(\[]|\s+[→>]\s*)({_PEOPLE})[)\]]?$")


def _owned(items: Iterable[Item]) -> Iterator[Item]:
    """The items with the owner that their own words name: a handle, "(owner: Ana)", or a name this list uses twice."""
    items = [_bare(item) for item in items]
    counts = Counter(name for item in items for name in set(_named(item.text)))
    known = {name for name, times in counts.items() if times > 1}
    known |= {name for item in items if item.owner for name in re.findall(_NAME, item.owner)}
    for item in items:
        yield item if item.owner else _with_owner(item, known)


def _named(text: str) -> list[str]:
    """The names that stand where an owner would."""
    found = [match[1] for match in (_BEFORE.match(text), _AFTER.search(text), _SAID.search(text)) if match]
    return [name for names in found for name in re.findall(_NAME, names)]


def _bare(item: Item) -> Item:
    """The item without a priority before it, and without an owner who is nobody."""
    if item.owner and _NO_OWNER.match(item.owner):
        item = replace(item, owner=None, line=item.line.model_copy(update={"owner": None}))
    match = _PRIORITY.match(item.text)
    return _cut(item, match, item.owner) if match else item


def _with_owner(item: Item, known: set[str]) -> Item:
    text = item.text
    if said := _SAID.search(text):
        return _cut(item, said, said[1].strip())
    if handle := _HANDLE.search(text):
        return _cut(item, handle, handle[1] or handle[2])
    for match in (_BEFORE.match(text), _AFTER.search(text)):
        if match and all(name in known for name in re.findall(_NAME, match[1])):
            return _cut(item, match, match[1])
    return item


def _cut(item: Item, match: re.Match[str], owner: str | None) -> Item:
    """The item without the words of a match, if they stand at one of its ends and something is left."""
    line, text = item.line, item.text
    if match.start() == 0:
        start, end = match.end(), len(text)
    elif match.end() >= len(text.rstrip(" .")):
        start, end = 0, match.start()
    else:
        return replace(item, owner=owner)
    if not text[start:end].strip():
        return item
    places = ((0, line.locate(start, start)[0]), *((p - start, d) for p, d in line.places if start < p < end))
    cut = line.model_copy(update={"text": text[start:end].rstrip(), "places": places, "owner": owner})
    return replace(item, text=cut.text, owner=owner, line=cut)
