"""Figures about the notes: are they found, is it told when they hold no answer, are they quoted as they stand."""

from __future__ import annotations

from collections.abc import Sequence

from coach.evals.dataset import Case
from coach.evals.figures import Figure
from coach.pipeline import Coach
from coach.schema import Excerpt

KINDS = ("natural", "paraphrase")
"""As people ask, and in words that neither the title nor a heading of the note has."""


def found_figures(cases: Sequence[Case], coach: Coach, command: str) -> list[Figure]:
    """Recall at three for each kind of question, F1 of "the notes do not hold this", and the share of true quotes."""
    figures: list[Figure] = []
    for kind in KINDS:
        chosen = [case for case in cases if case["kind"] == kind]
        if chosen:
            name, value = f"own.notes.{kind}.recall_at_3", _recall(chosen, coach)
            figures.append(Figure(id=name, value=value, unit="share", n=len(chosen), command=command))
    answers = [coach.ask(case["question"]) for case in cases]
    silent = [not answer.found for answer in answers]
    absent = [case["kind"] == "not_held" for case in cases]
    quotes = [passage for answer in answers for passage in answer.passages]
    if any(absent):
        figures.append(
            Figure(id="own.notes.not_held.f1", value=_f1(silent, absent), unit="F1", n=len(cases), command=command)
        )
    if quotes:
        true = sum(is_verbatim(quote, coach) for quote in quotes) / len(quotes)
        figures.append(Figure(id="own.notes.quotes_verbatim", value=true, unit="share", n=len(quotes), command=command))
    return figures


def is_verbatim(passage: Excerpt, coach: Coach) -> bool:
    """Whether a note's words are quoted as they stand there, and no weak example without its stronger one."""
    bodies = {note.id: note.body for note in coach.retriever.notes}
    whole = passage.quote.count("Weak:") == passage.quote.count("Stronger:")
    return bool(passage.quote) and passage.quote in bodies.get(passage.note, "") and whole


def _recall(cases: Sequence[Case], coach: Coach) -> float:
    hits = sum(
        bool({found.section.note for found in coach.retriever.find(case["question"])} & set(case["notes"]))
        for case in cases
    )
    return hits / len(cases)


def _f1(said: Sequence[bool], true: Sequence[bool]) -> float:
    right = sum(s and t for s, t in zip(said, true, strict=True))
    return 2 * right / max(sum(said) + sum(true), 1)
