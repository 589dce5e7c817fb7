"""Where tables stand in a paste: runs of rows with pipes or tabs, and the cells of a row."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence

from coach.parse import pairs, records
from coach.parse.columns import role as column
from coach.parse.rows import Row
from coach.schema import Span

_MAX_CELLS = 200
"""More cells than any table of aims has: such a row is text with bars in it."""
SEPARATOR = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$|\|\s*:?-+:?\s*\|\s*$")
GRID = re.compile(r"\+[-=+]{3,}\+$")
_ID_OBJECTIVE = re.compile(r"(?:O(?:bjective)?[ -]?\d{1,2}|Objective|\d{1,2})$", re.IGNORECASE)
_ID_RESULT = re.compile(
    r"(?:(?:O\d{1,2}[ .-]?)?KR[ -]?\d{1,2}(?:\.\d{1,2})?|\d{1,2}\.\d{1,2}|Key Result(?: \d.{0,4})?|KR)$", re.IGNORECASE
)


def mark(document: str, rows: list[Row]) -> list[Row]:
    """Return the rows with those of tables made table rows, each numbered with its table in `level`."""
    html = deque(records.marked_up(document)) if "<tr" in document or "<TR" in document else deque()
    if not html and not any(sign in document for sign in ("|", "\t", ";", ",", "   ")):
        return rows
    result: list[Row] = []
    table = position = 0
    while position < len(rows):
        row = rows[position]
        while html and html[0][0][1] <= row.start:
            html.popleft()
        if html and html[0][0][0] < row.end:
            (_, stop), cells, number = html.popleft()
            if html and html[0][2] == number:  # the tags between two rows of one table belong to the first
                stop = html[0][0][0]
            taken = max(_covered(rows, position, stop), position + 1)
            result.append(records.table_row(cells, row, rows[taken - 1].end, 1_000_000 + number))
            position = taken
            continue
        lines = _values(document, row)
        if lines:
            table += 1
            for cells in lines:
                taken = _covered(rows, position, max(end for _, end in cells) + 1)
                if taken > position:
                    result.append(records.table_row(cells, rows[position], rows[taken - 1].end, table))
                position = taken
            continue
        end = position
        if row.kind != "comment" and "|" in document[row.start : row.end]:
            end = _pipe_run(document, rows, position)
        elif "\t" in document and "\t" in _line(document, row).rstrip("\n\r"):
            end = _tab_run(document, rows, position)
        fields = _fields(document, rows[position:end]) if end > position + 2 else None
        if fields is not None:
            result.extend(fields)
            position = end
            continue
        if end > position:
            table += 1
            for row in rows[position:end]:
                row.kind, row.level, row.bold, row.italic = "table", table, False, False
        end = max(end, position + 1)
        result.extend(rows[position:end])
        position = end
    return result


def _fields(document: str, rows: Sequence[Row]) -> list[Row] | None:
    sign = "|" if "|" in document[rows[0].start : rows[0].end] else "\t"
    if _by_ids(document, rows, sign):
        return None
    real = [row for row in rows if not SEPARATOR.match(document[row.start : row.end])]
    return pairs.read(document, real, [split_cells(document, row, sign) for row in real])


def _covered(rows: Sequence[Row], position: int, stop: int) -> int:
    while position < len(rows) and rows[position].start < stop:
        position += 1
    return position


def _values(document: str, row: Row) -> list[list[Span]]:
    """Read values parted by semicolons, commas or tabs from a row on, where the row is the header of such a table."""
    if row.kind != "plain" or row.end - row.start > 400:
        return []
    start = _line_start(document, row)
    line = document[start : row.end]
    for sign, least in ((";", 1), (",", 2), ("\t", 1)):
        if line.count(sign) >= least and (sign != "\t" or '\t"' in document or '\n"' in document):
            first = line.partition(sign)[0].strip(' "')
            if len(first) <= 40 and (not first or column(first)):
                return records.separated(document, start, sign)
    first, gap, rest = line.strip().partition("   ")
    if gap and rest.strip() and len(first) <= 40 and ":" not in line and "|" not in line and column(first):
        return records.aligned(document, start)
    return []


def _pipe_run(document: str, rows: Sequence[Row], first: int) -> int:
    end, separator, bordered = first, False, True
    while end < len(rows) and (end == first or not rows[end].gap):
        raw = document[rows[end].start : rows[end].end]
        if end > first and GRID.match(raw):
            end += 1
            continue
        if not 0 < raw.count("|") <= _MAX_CELLS:
            break
        separator = separator or (end == first + 1 and bool(SEPARATOR.match(raw)))
        bordered = bordered and raw[0] == "|" and raw.count("|") > 1
        end += 1
    if separator or (bordered and end > first):
        return end
    if _by_ids(document, rows[first:end], "|"):
        return end
    header = [column(words(document, cell)) for cell in split_cells(document, rows[first], "|")]
    return end if end > first + 1 and len(header) > 1 and ("key_result" in header or "objective" in header) else first


def _by_ids(document: str, rows: Sequence[Row], sign: str) -> bool:
    """Tell whether rows begin with "O1" and "KR1", as tables without a header do."""
    grid = [split_cells(document, row, sign) for row in rows[:40]]
    return id_column(document, grid) >= 0


def id_column(document: str, grid: Sequence[Sequence[Span]]) -> int:
    """Return which of the first columns says "O1" and "KR1.1" in most rows; -1 where none does."""
    for place in (0, 1, 2):
        cells = [row[place] for row in grid if len(row) > place + 1 and row[place][1] - row[place][0] < 20]
        kinds = [id_kind(words(document, cell)) for cell in cells]
        if "key_result" in kinds and sum(bool(kind) for kind in kinds) * 4 >= len(grid) * 3 and len(kinds) > 1:
            return place
    return -1


def _tab_run(document: str, rows: Sequence[Row], first: int) -> int:
    header = [column(words(document, cell)) for cell in split_cells(document, rows[first], "\t")]
    known = sum(role is not None for role in header) > 1
    end = first
    widths: list[int] = []
    while end < len(rows) and (end == first or not rows[end].gap or known):
        line = _line(document, rows[end])
        if known and rows[end].gap and end > first and (line.strip().count("\t") + 1) * 2 <= len(header):
            break
        if not 0 < line.count("\t") <= _MAX_CELLS or (
            not known and (not _may_be_cells(rows[end], line) or "\t" not in line.strip())
        ):
            break
        widths.append(len(split_cells(document, rows[end], "\t")))
        end += 1
    if (known and end > first + 1) or (not known and _by_ids(document, rows[first:end], "\t")):
        return end
    return end if len(widths) > 1 and max(widths) > 1 and not known and min(widths) == max(widths) else first


def _may_be_cells(row: Row, line: str) -> bool:
    return row.kind == "plain" or (bool(row.number) and line.startswith(row.number + "\t"))


def _line(document: str, row: Row) -> str:
    """Return the whole line a row stands on, with the tabs before and after its words."""
    return document[_line_start(document, row) : _line_end(document, row)]


def _line_start(document: str, row: Row) -> int:
    start = row.start
    while start and document[start - 1] in " \t\u00a0":
        start -= 1
    return start


def _line_end(document: str, row: Row) -> int:
    end = row.end
    while end < len(document) and document[end] in " \t\u00a0":
        end += 1
    return end


def split_cells(document: str, row: Row, sign: str) -> list[Span]:
    """Split a row into the spans of its cells."""
    if row.cells:
        return row.cells
    start, end = (row.start, row.end) if sign == "|" else (_line_start(document, row), _line_end(document, row))
    raw = document[start:end]
    spans: list[Span] = []
    begin = 0
    for position, character in enumerate(raw):
        if character == sign and not (sign == "|" and position and raw[position - 1] == "\\"):
            spans.append((start + begin, start + position))
            begin = position + 1
    spans.append((start + begin, end))
    if sign == "|":
        if raw.startswith("||"):  # a header row of Jira
            return [span for span in spans if span[0] < span[1]]
        blank = raw.startswith("|") and not raw.endswith("|") and start - _line_start(document, row) > 3
        spans = spans[
            1 if raw.startswith("|") and not blank else 0 : -1 if raw.endswith("|") and len(spans) > 1 else None
        ]
    return spans


def words(document: str, span: Span) -> str:
    """Return the words of a cell."""
    return records.cell(document, span).text


def id_kind(text: str) -> str:
    """Tell what "O1" and "KR1.1" in the first column say of their row."""
    return "objective" if _ID_OBJECTIVE.match(text) else "key_result" if _ID_RESULT.match(text) else ""
