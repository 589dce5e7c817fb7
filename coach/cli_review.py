"""`okr-coach review`: the review of a draft, on the screen or as a file.

It stands beside the other commands because it alone writes files, some of which no terminal can show.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from coach.console import STDIN, PathArgument, read_input, read_settings, say
from coach.errors import InputError

EXAMPLES = (
    "Examples: `okr-coach review okrs.md`  ·  `okr-coach review okrs.md --format docx -o questions.docx`  ·  "
    "`okr-coach review - --format json < okrs.md`"
)


class ReviewFormat(StrEnum):
    """How a review is given."""

    text = "text"
    json = "json"
    markdown = "markdown"
    docx = "docx"


def review(
    path: PathArgument = STDIN,
    offline: Annotated[bool, typer.Option("--offline", help="Never ask a model: the engine alone answers.")] = False,
    file: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write here instead of standard output.")
    ] = None,
    output: Annotated[
        ReviewFormat,
        typer.Option("--format", help="text for people, json for programs, docx: your text with Word comments."),
    ] = ReviewFormat.text,
) -> None:
    """Review a draft: what to leave alone, what to mend first, wordings, notes and questions."""
    if output is ReviewFormat.docx and file is None and sys.stdout.isatty():
        raise InputError("a Word document cannot be shown in a terminal; name a file, such as -o questions.docx")
    if file is not None:
        _spare(path, file)
    from coach.export import EXPORTERS, Report
    from coach.overrules import Overrules
    from coach.parse import parse_file, read
    from coach.pipeline import Coach
    from coach.terminal import review_text

    # `--offline` promises that no model is asked; none is yet, with it or without.
    settings = read_settings()
    data, name = read_input(path)
    outline = parse_file(data, name)
    house = settings.house
    coach = Coach.from_settings(settings)
    reviewed = coach.review(outline, team=house.team, cycle=house.cycle, overrules=Overrules(house=house.dismissed))
    source = read(data, name).text if outline.source_text is None else outline.source_text
    rules = {rule.id: rule for rule in coach.book.rules}
    report = Report(reviewed.review, reviewed.shown, rules, source, datetime.now(UTC))
    for notice in (*outline.notes, *reviewed.notices):
        say(notice)
    if output is ReviewFormat.text:
        colour = file is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
        _give(review_text(report, colour=colour).encode("utf-8", "replace"), file)
        return
    if output is ReviewFormat.docx and outline.source_text is not None:
        say(f"{name} was read as text: the document holds its words, not its layout.")
    exported = EXPORTERS[output.value].make(report)
    for notice in exported.notices:
        say(notice)
    _give(exported.data, file)


def _spare(path: str, file: Path) -> None:
    """Refuse to write over the draft itself: the team's own text is never changed."""
    if path != STDIN and file.exists() and Path(path).exists() and file.samefile(path):
        raise InputError(f"{file} is the draft itself; name another file after -o")


def _give(data: bytes, file: Path | None) -> None:
    if file is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        file.write_bytes(data)
    except OSError as error:
        raise InputError(
            f"{file} cannot be written ({(error.strerror or 'unknown reason').lower()}); name another file after -o"
        ) from error
