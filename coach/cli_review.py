"""`okr-coach review`: the review of a draft, on the screen or as a file.

It stands beside the other commands because it alone writes files, some of which no terminal can show.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.console import STDIN, PathArgument, give, read_input, read_settings, say, spare
from coach.errors import InputError
from coach.export.words import cost

if TYPE_CHECKING:
    from coach.llm import Choice
    from coach.pipeline import Coach, Reviewed

EXAMPLES = (
    "Examples: `okr-coach review okrs.md`  ·  `okr-coach review okrs.md --format docx -o questions.docx`  ·  "
    "`okr-coach review - --format json < okrs.md`"
)


ASKING = (
    "Asking {model} at {destination}: the lines, what the rules found and three passages of notes; names of owners are "
    "left out, addresses, numbers and keys are masked. Ctrl+C calls it off, --offline leaves it out."
)
CALLED_OFF = "The model was called off; this review is the engine's own."


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
        spare(path, file)
    from coach.export import EXPORTERS, Report
    from coach.llm import Choice
    from coach.overrules import Overrules
    from coach.parse import parse_file, read
    from coach.pipeline import Coach
    from coach.terminal import review_text

    settings = read_settings()
    data, name = read_input(path)
    outline = parse_file(data, name)
    house = settings.house
    coach = Coach.from_settings(settings)
    reviewed = coach.review(outline, team=house.team, cycle=house.cycle, overrules=Overrules(house=house.dismissed))
    source = read(data, name).text if outline.source_text is None else outline.source_text
    choice = None if offline else Choice.of(settings)
    if choice is not None:
        reviewed = _improved(coach, reviewed, source, choice)
    rules = {rule.id: rule for rule in coach.book.rules}
    report = Report(reviewed.review, reviewed.shown, rules, source, datetime.now(UTC))
    for notice in (*outline.notes, *reviewed.notices):
        say(notice)
    if output is ReviewFormat.text:
        colour = file is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
        give(review_text(report, colour=colour).encode("utf-8", "replace"), file)
        return
    if output is ReviewFormat.docx and outline.source_text is not None:
        say(f"{name} was read as text: the document holds its words, not its layout.")
    exported = EXPORTERS[output.value].make(report)
    for notice in exported.notices:
        say(notice)
    give(exported.data, file)


def _improved(coach: Coach, reviewed: Reviewed, source: str, choice: Choice) -> Reviewed:
    """The review with what a model adds; Ctrl+C while it thinks leaves the engine's."""
    say(ASKING.format(model=choice.name, destination=choice.destination))
    model = coach.model(choice)
    try:
        better = coach.improve(reviewed, source, model.ask)
    except KeyboardInterrupt:
        say(CALLED_OFF)
        return reviewed
    finally:
        model.close()
    if better.usage is not None and better.usage.requests:
        say(cost(better.usage))
    return better
