"""`okr-coach rewrite`: a to-do list sorted, with the outcomes it could be for, on the screen or as a file."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from coach.console import STDIN, PathArgument, give, read_input, read_settings, say, spare
from coach.errors import InputError
from coach.export import words_rewrite as words

REWRITE_EXAMPLES = (
    "Examples: `okr-coach rewrite todo.md`  ·  `okr-coach rewrite plan.csv --metrics metrics.csv --format xlsx "
    "-o okrs.xlsx`  ·  `okr-coach rewrite - --format json < todo.md`"
)
SORTING = "Sorting {done:,} of {total:,} lines …"
_QUIET_SECONDS = 1.0


class RewriteFormat(StrEnum):
    """How a rewrite is given."""

    text = "text"
    json = "json"
    markdown = "markdown"
    csv = "csv"
    xlsx = "xlsx"


def rewrite(
    path: PathArgument = STDIN,
    offline: Annotated[bool, typer.Option("--offline", help="Never ask a model: the engine alone answers.")] = False,
    metrics: Annotated[
        Path | None,
        typer.Option(
            "--metrics", metavar="FILE", help="Your own metrics (CSV, XLSX, Markdown): name, definition, value, source."
        ),
    ] = None,
    file: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write here instead of standard output.")
    ] = None,
    output: Annotated[
        RewriteFormat,
        typer.Option("--format", help="text for people, json for programs, csv and xlsx for spreadsheets."),
    ] = RewriteFormat.text,
) -> None:
    """Sort a to-do list: what each line is, the outcomes the work could be for, and what to ask of the rest."""
    if output is RewriteFormat.xlsx and file is None and sys.stdout.isatty():
        raise InputError("a workbook cannot be shown in a terminal; name a file, such as -o okrs.xlsx")
    if file is not None:
        spare(path, file)
        if metrics is not None:
            spare(str(metrics), file)
    from coach.export.lists import LIST_EXPORTERS, Rewritten
    from coach.parse import parse_file, read
    from coach.pipeline import Coach
    from coach.terminal_rewrite import rewrite_text

    settings = read_settings()
    data, name = read_input(path)
    if not data.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise InputError(words.EMPTY.format(name=name))
    outline = parse_file(data, name)
    if not (outline.blocks or outline.loose or outline.unparsed):
        raise InputError(words.EMPTY.format(name=name))
    if outline.source_text is None:  # the marks of a line, such as its checkbox, are read from the text itself
        outline = outline.model_copy(update={"source_text": read(data, name).text})
    own, told_of_metrics = _own_metrics(metrics)
    house = settings.house
    coach = Coach.from_settings(settings)
    with_progress = Progress(sys.stderr) if sys.stderr.isatty() else None
    try:
        found = coach.rewrite(outline, metrics=own, team=house.team, cycle=house.cycle, progress=with_progress)
    finally:
        if with_progress is not None:
            with_progress.clear()
    for notice in (*outline.notes, *told_of_metrics, *coach.notices):
        say(notice)
    team, cycle = outline.team or house.team, outline.cycle or house.cycle
    told = Rewritten(found, house.scoring, team, cycle, at=datetime.now(UTC))
    if output is RewriteFormat.text:
        colour = file is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
        give(rewrite_text(told, colour=colour).encode("utf-8", "replace"), file)
        return
    exported = LIST_EXPORTERS[output.value].make(told)
    if not found.items and output is not RewriteFormat.markdown:
        say(words.NO_LIST)
    for notice in exported.notices:
        say(notice)
    give(exported.data, file)


def _own_metrics(path: Path | None) -> tuple[Sequence[Any], tuple[str, ...]]:
    if path is None:
        return (), ()
    if str(path) == STDIN:
        raise InputError("--metrics wants the name of a file; standard input is for the list")
    from coach.triage.own_metrics import read_metrics

    data, name = read_input(str(path))
    return read_metrics(data, name)


class Progress:
    """A line on a terminal that says how far the sorting is; silent where it takes less than a second."""

    def __init__(self, stream: Any, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream, self._clock = stream, clock
        self._began, self._shown = clock(), 0

    def __call__(self, done: int, total: int) -> None:
        """Say how many lines of how many are done."""
        if self._clock() - self._began < _QUIET_SECONDS:
            return
        said = SORTING.format(done=done, total=total)
        self._stream.write("\r" + said.ljust(self._shown))
        self._stream.flush()
        self._shown = len(said)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._stream.write("\r" + " " * self._shown + "\r")
            self._stream.flush()
