"""A line of a to-do list as the cells of a table: what CSV and workbooks share."""

from __future__ import annotations

from collections.abc import Iterator

from coach.export import words_rewrite as words
from coach.export.rewritten import Rewritten, joined
from coach.export.words import UNPARSED
from coach.schema import Task

_ACTIVE = ("=", "+", "-", "@", "\t", "\r")


def rows(told: Rewritten) -> Iterator[tuple[str, ...]]:
    """Every line once, in order, then what was not taken for a task, with no index."""
    for task in told.rewrite.items:
        yield _row(told, task)
    for piece in told.rewrite.unparsed:
        kind = words.NOT_A_TASK.format(kind=UNPARSED[piece.kind].lower())
        yield ("", piece.text, "", kind, *("",) * (len(words.COLUMNS) - 4))


def _row(told: Rewritten, task: Task) -> tuple[str, ...]:
    card = told.card_of(task.index)
    return (
        str(task.index),
        task.text,
        task.owner or "",
        words.BUCKETS[task.bucket],
        task.function or "",
        task.why,
        card.name if card else "",
        joined(task.outcomes),
        task.question or "",
    )


def inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(_ACTIVE) else cell
