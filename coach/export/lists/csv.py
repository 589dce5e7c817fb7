"""A sorted to-do list as CSV, one row a line, as spreadsheets open it: UTF-8 with its mark, no cell a formula."""

from __future__ import annotations

import csv
import io

from coach.export import words_rewrite as words
from coach.export.lists.rows import inert, rows
from coach.export.report import Exported
from coach.export.rewritten import Rewritten

MARK = b"\xef\xbb\xbf"
"""The byte order mark, without which Excel reads UTF-8 as something else."""


def export(told: Rewritten) -> Exported:
    """The lines as a CSV file."""
    written = io.StringIO(newline="")
    table = csv.writer(written)
    table.writerow(words.COLUMNS)
    table.writerows(tuple(map(inert, row)) for row in rows(told))
    return Exported(MARK + written.getvalue().encode("utf-8", "replace"))
