"""Tables: pipes (Markdown, Jira, HTML-free wikis) and tabs (pasted from a spreadsheet), read column by column."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.parse import labels
from coach.parse.columns import Column, settle
from coach.parse.columns import role as column
from coach.parse.inline import listed
from coach.parse.records import cell
from coach.parse.rows import Row
from coach.parse.runs import GRID, SEPARATOR, id_column, id_kind, split_cells, words
from coach.parse.sections import field
from coach.parse.text import Piece, join
from coach.schema import Cell, Span, UnparsedKind

_BREAK = re.compile(r"<br\s*/?>|</?li>|</?ul>|</?p>|[\r\n]+", re.IGNORECASE)
_TYPE_OBJECTIVE = re.compile(
    r"(?:(?:company|team|strategic|individual)\s)?(?:objective|o\s?\d{0,2}|goal|obj\.?)$", re.IGNORECASE
)
_TYPE_RESULT = re.compile(r"(?:key[ -]?result|kr\s?\d{0,2}(?:\.\d+)?|result|metric)$", re.IGNORECASE)
_COUNT = re.compile(r"(?:(?:O\d{1,2}[ .-]?)?KR ?)?#?\d{1,2}(?:\.\d{1,2})?[.)]?(?:\s*[(,].{1,30})?$", re.IGNORECASE)
_CELL_ROLES = ("metric", "unit", "baseline", "target", "deadline", "population", "source", "score")
_LEFTOVER: dict[Column, UnparsedKind] = {
    "remark": "remark",
    "score": "metadata",
    "id": "metadata",
    "parent": "metadata",
    "type": "metadata",
}


@dataclass(slots=True)
class TableRow:
    """One row of a table, by the roles of its columns."""

    span: Span
    objective: tuple[Piece, Span] | None = None
    results: list[tuple[Piece, Span]] = dataclasses.field(default_factory=list)
    items: list[tuple[Piece, Span]] = dataclasses.field(default_factory=list)
    owner: str | None = None
    team: str | None = None
    cycle: str | None = None
    why: str | None = None
    parent: str | None = None
    cells: list[Cell] = dataclasses.field(default_factory=list)
    leftovers: list[tuple[str, Span, UnparsedKind]] = dataclasses.field(default_factory=list)


def read(document: str, rows: Sequence[Row], *, results: bool = False) -> list[TableRow] | None:
    """Read a table by its header; without one, by its form; None where it is no table of aims or tasks.

    `results` says that an objective without results stands open: words beside values are then its results.
    """
    sign = "|" if any("|" in document[row.start : row.end] for row in rows[:2]) else "\t"
    grid = [(row, split_cells(document, row, sign)) for row in rows if not _is_rule(document[row.start : row.end])]
    if not grid:
        return []
    headings = [words(document, cell) for cell in grid[0][1]]
    if headings and id_kind(headings[0]) and not (len(headings) > 1 and column(headings[0]) and column(headings[1])):
        roles: list[Column | None] = ["id", "item"]
        return [_read_row(document, row, cells, roles, []) for row, cells in grid]
    counted = id_column(document, [cells for _, cells in grid[:40]])
    if counted > 0 and not {"key_result", "item", "metric"} & {column(heading) for heading in headings[counted + 1 :]}:
        by_place: list[Column | None] = ["team", "id", "item"] if counted == 1 else ["team", "remark", "id", "item"]
        return [_read_row(document, row, cells, by_place, []) for row, cells in grid]
    titled = [place for place, heading in enumerate(headings) if _objective_in(heading)]
    if len(titled) == 1:
        return _titled(document, grid, titled[0], headings)
    found = [column(heading) for heading in headings]
    if (
        headings
        and not headings[0]
        and len(found) > 2
        and sum(role is not None for role in found) > 1
        and "key_result" not in found
    ):
        found[0] = "key_result"  # a blank corner over the results
    columns = settle(found)
    if columns is None and results and _values_beside(document, grid):
        columns = ["key_result", *(None for _ in headings[1:])]
    if columns is None:
        return _without_header(document, grid)
    _numbered(document, grid[1:], columns)
    _levelled(document, grid[1:], columns)
    if "id" in columns and results and "type" not in columns and "objective" not in columns:
        place = columns.index("id")
        ids = [words(document, spans[place]) for _, spans in grid[1:] if len(spans) > place]
        if all(not text or text.strip("#.) ").isdigit() for text in ids):
            columns[place] = "remark"  # the rows of one list, counted
    result = [
        TableRow(
            (rows[0].start, grid[0][0].end),
            leftovers=[(" | ".join(filter(None, headings)), (rows[0].start, grid[0][0].end), "heading")],
        )
    ]
    result.extend(_read_row(document, row, cells, columns, headings) for row, cells in grid[1:])
    return result


def _numbered(document: str, grid: list[tuple[Row, list[Span]]], columns: list[Column | None]) -> None:
    """Read a column "KR" that only counts ("1", "2", "3 (early)") as such, and the words beside it as the results."""
    place = columns.index("key_result") if "key_result" in columns else len(columns)
    if place + 1 >= len(columns) or columns[place + 1] not in ("remark", "item", "metric", None):
        return
    texts = [
        [words(document, span) for span in spans[place : place + 2]] for _, spans in grid if len(spans) > place + 1
    ]
    if texts and all(_COUNT.match(count) and " " in beside for count, beside in texts):
        columns[place], columns[place + 1] = "id", "key_result"


def _levelled(document: str, grid: list[tuple[Row, list[Span]]], columns: list[Column | None]) -> None:
    """Read "Objective / KR" as one column of both where a column beside it says "O1" and "KR1.1"."""
    if "id" not in columns or "key_result" not in columns or "objective" in columns:
        return
    place = columns.index("id")
    kinds = {id_kind(words(document, spans[place])) for _, spans in grid if len(spans) > place}
    if kinds >= {"objective", "key_result"}:
        columns[columns.index("key_result")] = "item"


def _values_beside(document: str, grid: list[tuple[Row, list[Span]]]) -> bool:
    """Tell a table whose first column holds words and whose next ones hold mostly short values."""
    texts = [[words(document, span) for span in spans] for _, spans in grid[1:]]
    if len(texts) < 2 or any(len(cells) < 2 or cells[0].count(" ") < 1 for cells in texts):
        return False
    values = [cell for cells in texts for cell in cells[1:3]]
    counted = sum(len(value) < 40 and any(map(str.isdigit, value)) for value in values)
    return counted * 3 >= len(values) * 2 and len({cells[0] for cells in texts}) == len(texts)


def _is_rule(raw: str) -> bool:
    return bool(SEPARATOR.match(raw) or GRID.match(raw))


def _objective_in(heading: str) -> int:
    """Return where an objective's words begin in a header cell such as "Objective 1: Calm mornings", else 0."""
    label = labels.find(heading)
    return label.end if label and label.role == "objective" and len(heading[label.end :].split()) > 1 else 0


def _titled(document: str, grid: list[tuple[Row, list[Span]]], place: int, headings: list[str]) -> list[TableRow]:
    """Read a table whose header holds the objective: the column under it holds the results."""
    columns = [column(heading) for heading in headings]
    columns[place] = "key_result"
    if place and not headings[0].strip():
        columns[0] = "id"
    row, cells = grid[0]
    piece = cell(document, cells[place])
    first = TableRow(
        (row.start, row.end), objective=(piece.part(_objective_in(headings[place])), (piece.start, piece.end))
    )
    first.leftovers = [
        (heading, (row.start, row.end), "heading") for heading in headings if heading and heading != headings[place]
    ][:1]
    return [first, *(_read_row(document, row, cells, columns, headings) for row, cells in grid[1:])]


def _read_row(
    document: str, row: Row, spans: list[Span], columns: list[Column | None], headings: list[str]
) -> TableRow:
    result = TableRow((row.start, row.end))
    kind = ""
    for position, span in enumerate(spans):
        piece = cell(document, span)
        if not piece.text:
            continue
        role = columns[position] if position < len(columns) else "remark"
        if role in ("type", "id"):
            kind = kind or _row_kind(piece.text, role)
        place = (piece.start, max(piece.end, piece.start + 1))
        if role in ("objective", "key_result", "item"):
            piece = unlabelled(piece)
        if role == "objective":
            result.objective = (piece, place)
        elif role in ("key_result", "item"):
            (result.results if role == "key_result" else result.items).extend(_several(document, span, piece))
        elif role in ("owner", "team", "cycle", "why", "parent"):
            setattr(result, role, piece.text.lstrip("@"))
        if role in _CELL_ROLES:
            result.cells.append(Cell(role=role, heading=headings[position], text=piece.text, span=place))
        elif role is None or role in ("remark", "id", "type"):
            heading = headings[position] if position < len(headings) else ""
            result.cells.append(Cell(role="other", heading=heading, text=piece.text, span=place))
        if role in _LEFTOVER or role is None:
            result.leftovers.append((piece.text, place, _LEFTOVER.get(role, "remark") if role else "remark"))
    if "type" in columns or ("id" in columns and "key_result" not in columns and not result.objective):
        _by_kind(result, kind)
    return result


def unlabelled(piece: Piece) -> Piece:
    """Leave bullet and label at the front of a cell out."""
    if piece.text[:1] in "-*•" and piece.text[1:2] == " ":
        piece = piece.part(2)
    label = labels.find(piece.text)
    if label and label.role in ("objective", "key_result") and label.end < len(piece.text):
        piece = piece.part(label.end)
    return piece


def _row_kind(text: str, role: str) -> str:
    if _TYPE_OBJECTIVE.match(text):
        return "objective"
    if _TYPE_RESULT.match(text):
        return "key_result"
    return id_kind(text) or ("field" if field(text + ": ") else "") if role == "id" else ""


def _by_kind(row: TableRow, kind: str) -> None:
    """Move the one text of a row to where its type column says it belongs."""
    texts = [row.objective] if row.objective and not row.results else []
    texts = [*row.items, *row.results] or texts
    if kind == "field":
        row.leftovers.extend((piece.text, span, "metadata") for piece, span in texts)
        row.objective, row.results, row.items = None, [], []
    elif kind == "objective" and texts:
        row.objective, row.results, row.items = texts[0], [], []
    elif kind == "key_result" and texts:
        row.results, row.items = list(texts), []
        row.objective = None if texts[0] is row.objective else row.objective


def _several(document: str, span: Span, piece: Piece) -> list[tuple[Piece, Span]]:
    """Split a cell that holds several results, one to a line or numbered."""
    raw = document[span[0] : span[1]]
    pieces = [piece]
    if ("<" in raw or "\n" in raw or "\r" in raw) and _BREAK.search(raw):
        pieces, begin = [], 0
        for match in [*_BREAK.finditer(raw), None]:
            stop = match.start() if match else len(raw)
            part = cell(document, (span[0] + begin, span[0] + stop))
            wrapped = begin and raw[begin - 1] in "\r\n" and (part.text[:1].islower() or part.text[:1] == "(")
            if part.text and wrapped and pieces:
                pieces[-1] = join(pieces[-1], part)
            elif part.text:
                pieces.append(unlabelled(part))
            begin = match.end() if match else stop
    else:
        parts = listed(piece)
        if len(parts) > 1 and (";" in piece.text or "•" in piece.text or piece.text.lstrip("(")[:1] == "1"):
            pieces = parts
    return [(part, (part.start, part.end)) for part in pieces]


def _without_header(document: str, grid: list[tuple[Row, list[Span]]]) -> list[TableRow] | None:
    """Read two columns whose first repeats or stays blank as objective and result; else give up."""
    texts = [[cell(document, span) for span in spans] for _, spans in grid]
    width = max(len(cells) for cells in texts)
    if width < 2 or len(grid) < 2:
        return None
    firsts = [cells[0].text for cells in texts if cells]
    repeats = any(not first for first in firsts[1:]) or len(set(firsts)) < len(firsts)
    if not repeats or sum(len(first.split()) > 1 for first in firsts if first) * 2 < len(set(firsts) - {""}):
        return None
    result: list[TableRow] = []
    for (row, _), cells in zip(grid, texts, strict=True):
        entry = TableRow((row.start, row.end))
        if cells[0].text:
            entry.objective = (cells[0], (cells[0].start, cells[0].end))
        if len(cells) > 1 and cells[1].text:
            entry.results = [(cells[1], (cells[1].start, cells[1].end))]
        entry.leftovers = [(cell.text, (cell.start, cell.end), "remark") for cell in cells[2:] if cell.text]
        result.append(entry)
    return result
