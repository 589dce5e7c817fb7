"""Tables of two columns that name a field and give its words: "Owner | Anil", "KR 1 | …", "Why now | …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.parse import labels
from coach.parse.columns import role as column
from coach.parse.records import cell
from coach.parse.rows import Row
from coach.parse.text import Piece, join
from coach.schema import Span

_COUNTED = re.compile(r"(?:KR|Key Result|Objective|O)\s?#?\d{1,2}(?:\.\d{1,2})?(?=\W)", re.IGNORECASE)


def read(document: str, rows: Sequence[Row], grid: Sequence[Sequence[Span]]) -> list[Row] | None:
    """Return the rows as labelled lines where most of them name a field that is known; None for any other table."""
    kept = [(row, spans) for row, spans in zip(rows, grid, strict=True) if row.kind != "rule"]
    pieces = [[piece for span in spans if (piece := cell(document, span)).text] for _, spans in kept]
    if len(pieces) < 3 or any(len(cells) != 2 for cells in pieces):
        return None
    names = [cells[0].text for cells in pieces]
    if (
        len(set(names)) < len(names)
        or any(len(name) > 40 or ":" in name.rstrip(": ") for name in names)
        or all(column(piece.text) for piece in pieces[0])
    ):
        return None
    if sum(labels.find(name.rstrip(": ") + ": x y") is not None for name in names) < max(2, len(names) // 3):
        return None
    return [_line(row, *cells) for (row, _), cells in zip(kept, pieces, strict=True)]


def _line(row: Row, name: Piece, words: Piece) -> Row:
    counted = _COUNTED.match(name.text)
    stem = name.part(0, counted.end() if counted else len(name.text.rstrip(": ")))
    colon = Piece(stem.text + ":", stem.places)
    return Row("plain", row.start, row.end, row.indent, join(colon, words), gap=True)
