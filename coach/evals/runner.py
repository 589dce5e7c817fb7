"""What `okr-coach eval` does: every figure that labelled data can give, for the project's own data or a corpus."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from coach.errors import InputError
from coach.evals.dataset import OWN, Case, read_cases, read_folder
from coach.evals.figures import Figure
from coach.evals.found import found_figures
from coach.evals.grouped import grouping_figures
from coach.evals.judged import corpus_lines, form_figures, own_lines, part_figures
from coach.evals.numbers import number_figures
from coach.evals.offered import offer_figures
from coach.evals.pasted import first_point_figures, smell_figures, strong_figures, structure_figures
from coach.evals.recorded import read_exchanges, recorded_figures
from coach.evals.sorted_lines import sorted_figures
from coach.hearing import form_head
from coach.language.form import FormHead
from coach.pipeline import Coach
from coach.settings import Settings

_COMMAND = "okr-coach eval"
HALVES = ("tune", "test")
"""The first half was looked at while tuning; the second was only ever measured."""


def evaluate(folder: Path | None, settings: Settings) -> list[Figure]:
    """Measure the engine on `folder` (lines.jsonl, sets.jsonl, todos.jsonl), or on the project's own labelled data.

    Raises `InputError` where there is nothing to measure on.
    """
    return corpus(folder) if folder is not None else own(settings)


def _half(cases: Sequence[Case], half: str) -> list[Case]:
    return [case for case in cases if case["half"] == half]


def _named(figures: Sequence[Figure], half: str) -> list[Figure]:
    """The figures with the half they were measured on in their id."""
    return [figure.model_copy(update={"id": figure.id.replace("own.", f"own.{half}.", 1)}) for figure in figures]


def heads() -> list[FormHead]:
    """The form head with each reader this machine has, best first."""
    best = form_head()
    smaller = [form_head(bare=True)] if best.reader == "vectors" else []
    return [best, *smaller, form_head(fast=True)]


def corpus(folder: Path) -> list[Figure]:
    """Figures on a labelled corpus of real lines and pastes."""
    if not folder.is_dir():
        raise InputError(f"{folder} is not a folder; give one that holds lines.jsonl or sets.jsonl")
    command = f"{_COMMAND} {folder.name}"
    figures: list[Figure] = []
    if (folder / "lines.jsonl").is_file():
        lines = corpus_lines(read_cases(folder / "lines.jsonl"))
        figures += form_figures(lines, heads(), "corpus", command) + part_figures(lines, "corpus", command)
    for name in ("sets", "todos"):
        if (folder / f"{name}.jsonl").is_file():
            figures += structure_figures(read_cases(folder / f"{name}.jsonl"), f"corpus.{name}", command)
    if not figures:
        raise InputError(f"{folder} holds neither lines.jsonl, sets.jsonl nor todos.jsonl")
    return figures


def own(settings: Settings) -> list[Figure]:
    """Figures on the project's own labelled data."""
    coach = Coach.from_settings(settings)
    lines: list[Case] = own_lines(read_folder(OWN / "form"))
    figures = form_figures(lines, heads(), "own", _COMMAND) + part_figures(lines, "own", _COMMAND)
    pastes, numbers, first_points, questions = (
        read_cases(OWN / f"{name}.jsonl") for name in ("parse_sets", "numbers", "first_points", "questions")
    )
    for half in HALVES:
        figures += structure_figures(_half(pastes, half), f"own.{half}", _COMMAND)
    figures += smell_figures(read_folder(OWN / "smells"), coach, _COMMAND)
    for half in HALVES:
        figures += _named(number_figures(_half(numbers, half), _COMMAND), half)
        figures += _named(first_point_figures(_half(first_points, half), coach, _COMMAND), half)
        figures += _named(found_figures(_half(questions, half), coach, _COMMAND), half)
    figures += offer_figures(coach, form_head(), settings, _COMMAND)
    figures += sorted_figures(read_cases(OWN / "sorted.jsonl"), coach.desk(), _COMMAND)
    figures += grouping_figures(coach.matcher, form_head().encoder, coach.lint_aim, _COMMAND)
    strong = read_cases(OWN / "strong_sets.jsonl")
    for half in HALVES:
        figures += _named(strong_figures(_half(strong, half), coach, _COMMAND), half)
    drafts = [str(case["text"]) for case in (*first_points, *strong)]
    # What may be shown depends on the findings; those of the named features are the same on every machine.
    quick = Coach.from_settings(settings, fast=True)
    figures += recorded_figures(list(read_exchanges().values()), drafts, quick, _COMMAND)
    return figures
