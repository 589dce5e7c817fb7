"""Figures about single lines: the form, and the stated parts of a measure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coach.evals.dataset import Case, held_out
from coach.evals.figures import Figure
from coach.evals.scorers import binary, calibration_error, macro_f1
from coach.language.form import FormHead
from coach.language.measure import read
from coach.schema import Line

FLAGS = {"metric": "has_metric", "target": "has_target", "baseline": "has_baseline", "date": "has_deadline"}
_LETTERS = {"has_metric": "M", "has_target": "T", "has_baseline": "B", "has_deadline": "D"}


def corpus_lines(cases: Iterable[Case]) -> list[Case]:
    """The key results and tasks of a labelled corpus, each with its `gold`."""
    return [case for case in cases if case.get("kind") in ("key_result", "task")]


def own_lines(cases: Iterable[Case]) -> list[Case]:
    """The held-out half of the project's own lines, in the corpus's shape."""
    return [
        {"text": case["text"], "gold": {"form": case["form"], **_flags(case)}}
        for case in cases
        if held_out(case["scenario"])
    ]


def _flags(case: Case) -> dict[str, bool | None]:
    """What a line states, as the corpus writes it; null where it was labelled for its form alone."""
    flags = case.get("flags")
    return {name: None if flags is None else letter in flags for name, letter in _LETTERS.items()}


def form_figures(cases: Sequence[Case], heads: Sequence[FormHead], prefix: str, command: str) -> list[Figure]:
    """Outcome against not-outcome for every head, and how well the best head's confidence is calibrated."""
    chosen = [case for case in cases if case["gold"].get("form")]
    true = [case["gold"]["form"] == "outcome" for case in chosen]
    texts = [case["text"] for case in chosen]
    figures: list[Figure] = []
    for head in heads:
        said = head.judge(texts)
        outcome = [judgement.form == "outcome" for judgement in said]
        name = f"{prefix}.form.{head.reader}"
        value = macro_f1(outcome, true)
        figures.append(Figure(id=f"{name}.macro_f1", value=value, unit="F1", n=len(chosen), command=command))
        right = [judgement.form == case["gold"]["form"] for judgement, case in zip(said, chosen, strict=True)]
        figures.append(
            Figure(
                id=f"{name}.four_forms",
                value=sum(right) / max(len(right), 1),
                unit="share",
                n=len(right),
                command=command,
            )
        )
        if head.reader == "vectors":
            error = calibration_error([judgement.confidence for judgement in said], right)
            figures.append(
                Figure(id=f"{name}.calibration_error", value=error, unit="share", n=len(right), command=command)
            )
    return figures


def part_figures(cases: Sequence[Case], prefix: str, command: str) -> list[Figure]:
    """F1 of each stated part: whether a line states a metric, a target, a baseline, a date."""
    readings = [read(Line(text=case["text"], span=(0, len(case["text"])))) for case in cases]
    figures: list[Figure] = []
    for name, flag in FLAGS.items():
        pairs = [
            (bool(getattr(reading, flag)), bool(case["gold"][flag]))
            for reading, case in zip(readings, cases, strict=True)
            if case["gold"].get(flag) is not None
        ]
        figures.append(
            Figure(id=f"{prefix}.stated.{name}.f1", value=binary(pairs).f1, unit="F1", n=len(pairs), command=command)
        )
    return figures
