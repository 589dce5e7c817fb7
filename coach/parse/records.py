"""Tables whose rows are not lines: values parted by semicolon, comma or tab with quotes, HTML, one cell a line."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence

from coach.parse.columns import Column, settle
from coach.parse.columns import role as column
from coach.parse.rows import Row
from coach.parse.text import Piece, clean, join
from coach.schema import Span

Record = list[Span]
_RUN = re.compile(r"\S+(?: \S+)*")
"""Words with single blanks between them: what stands in one column."""
_DOUBLED = re.compile('""')
_MAX_CELL = 20_000
_ROW_TAG = re.compile(r"<(/?)(table|tr)\b[^<>]*>", re.IGNORECASE)
_CELL_TAG = re.compile(r"<(/?)t[dh]\b([^<>]*)>", re.IGNORECASE)
_ROWSPAN = re.compile(r"rowspan\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)
_COLSPAN = re.compile(r"colspan\s*=\s*[\"']?(\d{1,2})", re.IGNORECASE)
_ALONE = re.compile(
    r"(?:team|squad|department|quarter|cycle|period|owners?|dri|lead|responsible|assignee|status|progress|score"
    r"|confidence|"
    r"baseline|start(?:ing value)?|current(?: value)?|target(?: value)?|goal value|due(?: date)?|deadline|metric"
    r"|unit|type|"
    r"parent|priority|last (?:update[d]?|edited)|created|updated|tags?|why(?: now)?|rationale|description|notes?"
    r"|comments?|health|weight)$",
    re.IGNORECASE,
)
_STRUCTURE = ("objective", "key_result")


def separated(document: str, start: int, sign: str, *, known: bool = False) -> list[Record]:
    """Read records from `start` on; [] where the first line is no header of a table of aims.

    A cell in quotes may hold the sign, line ends and doubled quotes. `known` skips the look at the header.
    """
    found: list[Record] = []
    for record in _records(document, start, sign):
        if not found and not known and not _is_header(document, record, sign):
            return []
        if len(record) < 2 or not any(document[a:b].strip() for a, b in record):
            break
        found.append(record)
    fitting = sum(len(record) >= len(found[0]) - 1 for record in found[1:4]) if found else 0
    return found if len(found) > 1 and fitting == len(found[1:4]) else []


def _is_header(document: str, record: Record, sign: str) -> bool:
    cells = [document[a:b].strip() for a, b in record]
    if len(cells) < 2 or (sign == "," and len(cells) < 3) or any(len(cell) > 40 for cell in cells):
        return False
    roles: list[Column | None] = [column(cell) for cell in cells]
    return sum(role is not None for role in roles) * 3 >= len(roles) * 2 and settle(roles) is not None


def _records(document: str, start: int, sign: str) -> Iterator[Record]:
    """Yield the cells of one record after the other, without their quotes; stops at a quote that never closes."""
    record: Record = []
    position = start
    while position <= len(document):
        begin = position
        while begin < len(document) and document[begin] in " \u00a0":
            begin += 1
        if document[begin : begin + 1] == '"':
            close = _closing(document, begin + 1)
            after = close + 1
            while after < len(document) and document[after] in " \u00a0":
                after += 1
            if close > 0 and (after >= len(document) or document[after] in f"{sign}\r\n"):
                record.append((begin + 1, close))
                position = after
            else:
                position = _cell_end(document, begin, sign)
                record.append((begin, position))
        else:
            position = _cell_end(document, begin, sign)
            record.append((begin, position))
        if position >= len(document) or document[position] != sign:
            yield record
            if position >= len(document):
                return
            record = []
            position += 2 if document[position : position + 2] == "\r\n" else 1
        else:
            position += 1


def _closing(document: str, position: int) -> int:
    limit = position + _MAX_CELL
    while True:
        close = document.find('"', position, limit)
        if close < 0 or document[close + 1 : close + 2] != '"':
            return close
        position = close + 2


def _cell_end(document: str, position: int, sign: str) -> int:
    while position < len(document) and document[position] not in (sign, "\r", "\n"):
        position += 1
    return position


def aligned(document: str, start: int) -> list[Record]:
    """Read columns that blanks alone keep in line, under a header of such columns; [] where there is none."""
    found: list[Record] = []
    edges: list[int] = []
    for line in document[start : start + 100_000].splitlines(keepends=True):
        words = [match.span() for match in _RUN.finditer(line)]
        if not words:
            break
        if not edges:
            record = [(start + a, start + b) for a, b in words]
            if len(words) < 2 or not _is_header(document, record, " "):
                return []
            edges = [a for a, _ in words]
        else:
            placed = {min(range(len(edges)), key=lambda place: abs(edges[place] - a)): (a, b) for a, b in words}
            if len(placed) < len(words) or any(abs(edges[place] - a) > 4 for place, (a, _) in placed.items()):
                break
            cells = (placed.get(place, (0, 0)) for place in range(len(edges)))
            record = [(start + a, start + b) for a, b in cells]
        found.append(record)
        start += len(line)
    return found if len(found) > 1 else []


def marked_up(document: str) -> list[tuple[Span, Record, int]]:
    """Read the rows of HTML tables: place, cells, number of the table; a spanning cell is blank below its first row."""
    found: list[tuple[Span, Record, int]] = []
    table, start, inside = 0, -1, -1
    carried: dict[int, int] = {}
    for tag in [*_ROW_TAG.finditer(document), None]:
        if inside >= 0:
            end = tag.start() if tag else len(document)
            record = list(_html_cells(document, inside, end, carried))
            if record:
                found.append(((start, end), record, table))
            inside = -1
        if tag is None or tag[1]:
            continue
        if tag[2].lower() == "table":
            table += 1
            carried = {}
        else:
            start, inside = tag.span()
    return found


def _html_cells(document: str, start: int, end: int, carried: dict[int, int]) -> Iterator[Span]:
    place = 0
    begin = -1
    for tag in [*_CELL_TAG.finditer(document, start, end), None]:
        if begin >= 0:
            yield begin, tag.start() if tag else end
            begin = -1
        if tag is None or tag[1]:
            continue
        while carried.get(place, 0):
            carried[place] -= 1
            yield tag.start(), tag.start()
            place += 1
        down, across = _ROWSPAN.search(tag[2]), _COLSPAN.search(tag[2])
        if down:
            carried[place] = int(down[1]) - 1
        begin = tag.end()
        place += min(int(across[1]), 20) if across else 1


def stacked(found: list[Row]) -> list[Row]:
    """Join the cells of a web table that came one to a line: "Owner" over "Ana", or all headings over all cells."""
    plain = [row for row in found if row.kind == "plain" and not row.marker]
    if len(plain) < 6 or len(plain) * 4 < len(found) * 3:
        return found
    alone = {id(row) for row in plain if len(row.body.text) < 24 and _ALONE.match(row.body.text)}
    if not alone:
        return found
    heads = [position for position, row in enumerate(found) if id(row) in alone or _names_line(row)]
    width = 0
    while width < len(heads) and heads[width] == heads[0] + width:
        width += 1
    cells = found[heads[0] + width :]
    if width > 1 and len(heads) == width and len(cells) >= width and len(cells) % width == 0:
        return [*found[: heads[0]], *_in_rows(found[heads[0] :], width)]
    return _paired(found, alone)


def _names_line(row: Row) -> bool:
    return row.kind == "plain" and len(row.body.text) < 24 and column(row.body.text) in _STRUCTURE


def _in_rows(cells: Sequence[Row], width: int) -> Iterator[Row]:
    for start in range(0, len(cells), width):
        group = cells[start : start + width]
        yield table_row([(row.start, row.end) for row in group], group[0], group[-1].end, 10_000)


def _paired(found: Sequence[Row], alone: set[int]) -> list[Row]:
    result: list[Row] = []
    position = 0
    while position < len(found):
        row = found[position]
        below = found[position + 1] if position + 1 < len(found) else None
        if id(row) not in alone:
            result.append(row)
        elif below is not None and below.kind == "plain" and id(below) not in alone and not _names_line(below):
            colon = Piece(row.body.text + ":", row.body.places)
            row.body, row.end = join(colon, below.body), below.end
            result.append(row)
            position += 1
        else:
            row.kind = "comment"
            result.append(row)
        position += 1
    return result


def table_row(cells: Record, first: Row, end: int, number: int) -> Row:
    """Make the row of a table that knows its own cells."""
    return Row("table", first.start, end, first.indent, first.body, level=number, gap=first.gap, cells=cells)


def cell(document: str, span: Span) -> Piece:
    """Return the words of a cell on one line, doubled quotes made single."""
    piece = clean(document, *span)
    text = piece.text
    if "\n" in text or "\r" in text or "\t" in text:
        piece = Piece(text.translate({9: " ", 10: " ", 13: " "}), piece.places)
    return _single_quotes(piece) if '""' in text else piece


def _single_quotes(piece: Piece) -> Piece:
    kept: list[str] = []
    places: list[tuple[int, int]] = []
    position = length = 0
    breaks = deque(piece.places)
    for match in [*_DOUBLED.finditer(piece.text), None]:
        stop = match.start() + 1 if match else len(piece.text)
        if stop > position:
            places.append((length, piece.at(position)))
        while breaks and breaks[0][0] < stop:
            here, there = breaks.popleft()
            if here > position:
                places.append((length + here - position, there))
        kept.append(piece.text[position:stop])
        length += stop - position
        position = match.end() if match else stop
    return Piece("".join(kept), tuple(places))
