"""Grids of cells (CSV, XLSX, tables of DOCX) rendered as Markdown, which then is the text that spans point into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.parse.columns import is_header

Grid = Sequence[Sequence[str]]


def render(grid: Grid) -> str:
    """Render a grid: rows under a header that is understood as a table, rows with one cell as lines."""
    return "\n".join(part for part in (_render_part(part) for part in _parts(grid)) if part)


def _parts(grid: Grid) -> Iterator[list[Sequence[str]]]:
    """Split at empty rows and at rows that are headers; a lone cell before a header is a title of its own."""
    part: list[Sequence[str]] = []
    for row in grid:
        filled = [cell.strip() for cell in row if cell.strip()]
        if not filled:
            if part:
                yield part
            part = []
            continue
        if (
            part
            and len(filled) > 1
            and is_header([cell.strip() for cell in row])
            and not is_header([cell.strip() for cell in part[0]])
        ):
            yield part
            part = []
        part.append(row)
    if part:
        yield part


def _render_part(part: list[Sequence[str]]) -> str:
    first = [cell.strip() for cell in part[0]]
    columns = [
        place
        for place in range(max(len(row) for row in part))
        if any(place < len(row) and row[place].strip() for row in part)
    ]
    if is_header([cell for cell in first if cell]) and len(part) > 1:
        rows = [_pipes(row, columns) for row in part]
        return "\n".join([rows[0], "|" + " --- |" * len(columns), *rows[1:], ""])
    if len(columns) > 1 and any(sum(bool(cell.strip()) for cell in row) > 1 for row in part):
        return "\n".join([*(_pipes(row, columns) for row in part), ""])
    return "\n".join([*_lines(part, columns), ""])


def _pipes(row: Sequence[str], columns: Sequence[int]) -> str:
    cells = [row[place].strip() if place < len(row) else "" for place in columns]
    return "| " + " | ".join("<br>".join(cell.replace("|", "\\|").split("\n")) for cell in cells) + " |"


def _lines(part: list[Sequence[str]], columns: Sequence[int]) -> Iterator[str]:
    """Render rows of one cell each as lines; the column it stands in is its indentation."""
    for row in part:
        for depth, place in enumerate(columns):
            if place < len(row) and row[place].strip():
                yield from ("    " * depth + line.strip() for line in row[place].split("\n") if line.strip())
