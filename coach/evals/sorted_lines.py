"""Figures about triage: is a line put in its bucket, is it asked where nobody could guess, is work offered outcomes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from coach.evals.dataset import Case
from coach.evals.figures import Figure
from coach.evals.scorers import binary
from coach.schema import Line, Suggestion
from coach.triage.buckets import BUCKETS
from coach.triage.items import Item
from coach.triage.rewrite import Desk, work_through


@dataclass(frozen=True, slots=True)
class Outcome:
    """A labelled line, what it was held to be, the outcomes offered for it, and whether it was asked about."""

    case: Case
    bucket: str
    offered: tuple[Suggestion, ...]
    asked: bool


def worked(cases: Sequence[Case], desk: Desk) -> list[Outcome]:
    """What a rewrite makes of labelled lines; the lines of a scenario are one list under its title."""
    lists: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        lists[case["scenario"]].append(case)
    found: list[Outcome] = []
    for lines in lists.values():
        items = [_item(place, case) for place, case in enumerate(lines)]
        rows = work_through(items, desk)
        found += [
            Outcome(case, row.placed.bucket, row.outcomes, not row.outcomes and row.said.question is not None)
            for case, row in zip(lines, rows, strict=True)
        ]
    return found


def _item(place: int, case: Case) -> Item:
    text = case["text"]
    line = Line(text=text, span=(0, len(text)))
    return Item(place, text, line.span, None, case.get("list_title") or "", line)


def sorted_figures(cases: Sequence[Case], desk: Desk, command: str) -> list[Figure]:
    """Bucket accuracy, F1 of each bucket, and what becomes of initiatives with and without an outcome in them."""
    found = worked(cases, desk)
    right = [one.bucket == one.case["bucket"] for one in found]
    figures = [_figure("accuracy", right, command)]
    for bucket in BUCKETS:
        score = binary((one.bucket == bucket, one.case["bucket"] == bucket) for one in found)
        n = score.hits + score.misses
        name = f"own.triage.{bucket}.f1"
        figures.append(Figure(id=name, value=score.f1, unit="share", n=n, command=command))
    work = [one for one in found if one.case["bucket"] == "initiative"]
    vague = [one.asked for one in work if one.case.get("has_outcome") is False]
    plain = [bool(one.offered) for one in work if one.case.get("has_outcome")]
    figures.append(_figure("asks_rather_than_guesses", vague, command))
    figures.append(_figure("offered_an_outcome", plain, command))
    apart = [not one.offered for one in found if one.case["bucket"] == "just_do_it"]
    figures.append(_figure("duties_left_alone", apart, command))
    return figures


def _figure(name: str, hits: Sequence[bool], command: str) -> Figure:
    value = sum(hits) / max(len(hits), 1)
    return Figure(id=f"own.triage.{name}", value=value, unit="share", n=len(hits), command=command)
