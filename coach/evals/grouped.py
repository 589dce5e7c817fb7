"""Figures about grouping: do lines that serve one outcome stand together, and is what a group is for said well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from coach.evals.dataset import OWN, Case, read_cases
from coach.evals.figures import Figure
from coach.language import aim
from coach.language.minilm import MiniLM
from coach.metrics.match import Matcher, Query, bare
from coach.schema import Diagnostic, Line
from coach.triage.groups import Grouped, Weighed, group
from coach.triage.items import Item
from coach.wordings.skeletons import gist

LEAST, MOST = 2, 5
"""Key results a group should have: the metrics offered and the team's own lines."""

LintsAim = Callable[[str], tuple[Diagnostic, ...]]


def grouping_figures(matcher: Matcher, encoder: MiniLM | None, lint_aim: LintsAim, command: str) -> list[Figure]:
    """The figures on the project's own lists: the half that was looked at while tuning, and the half that was not."""
    cases = read_cases(OWN / "groups.jsonl")
    return [
        figure
        for half in ("tune", "test")
        for figure in figures(
            [case for case in cases if case["half"] == half], half, matcher, encoder, lint_aim, command
        )
    ]


def figures(
    cases: Sequence[Case], half: str, matcher: Matcher, encoder: MiniLM | None, lint_aim: LintsAim, command: str
) -> list[Figure]:
    """Pairwise F1 averaged over lists, lists with one to three groups, objectives without an error or a warning."""
    found = [grouped(case, matcher, encoder, lint_aim) for case in cases]
    every = [one for groups in found for one in groups]
    objectives = [one.objective for one in every if one.objective is not None]
    together = [pairwise(case, groups) for case, groups in zip(cases, found, strict=True)]
    clean = [_is_clean(text, lint_aim) for text in objectives]
    told = [one.objective is not None for one in every]
    measured = [
        LEAST <= len(one.metrics) + _own_results(case, one) <= MOST
        for case, groups in zip(cases, found, strict=True)
        for one in groups
    ]
    return [
        Figure(
            id=f"own.{half}.groups.{name}", value=sum(hits) / max(len(hits), 1), unit=unit, n=len(hits), command=command
        )
        for name, unit, hits in (
            ("pairwise_f1", "F1", together),
            ("all_in_one_f1", "F1", [pairwise(case, [_all(case)]) for case in cases]),
            ("one_to_three", "share", [1 <= len(groups) <= 3 for groups in found]),
            ("two_to_five_key_results", "share", measured),
            ("with_objective", "share", told),
            ("objectives_clean", "share", clean),
        )
    ]


def grouped(case: Case, matcher: Matcher, encoder: MiniLM | None, lint_aim: LintsAim) -> list[Grouped]:
    """The groups of one list, its buckets taken as labelled."""
    lines = case["lines"]
    asked = [Query(line["text"], line["heading"] or case["title"], gist(line["text"])) for line in lines]
    weighed = [
        Weighed(_item(place, line), line["bucket"], candidates)
        for place, (line, candidates) in enumerate(zip(lines, matcher.find_all(asked), strict=True))
    ]
    vectors = encoder.encode([bare(line["text"]) for line in lines]) if encoder else None
    return group(weighed, matcher.catalogue, vectors=vectors, lint_aim=lint_aim)


def pairwise(case: Case, groups: Sequence[Grouped]) -> float:
    """F1 of "these two lines stand together" over all pairs of lines; 1 where neither side joins any."""
    hand = [line["group"] for line in case["lines"]]
    ours = {index: place for place, one in enumerate(groups) for index in one.items}
    both = wanted = made = 0
    for one, other in combinations(range(len(hand)), 2):
        joined = one in ours and ours.get(other) == ours[one]
        belong = hand[one] is not None and hand[one] == hand[other]
        both, wanted, made = both + (joined and belong), wanted + belong, made + joined
    return 2 * both / (wanted + made) if wanted + made else 1.0


def _all(case: Case) -> Grouped:
    kept = (place for place, line in enumerate(case["lines"]) if line["bucket"] in ("initiative", "key_result"))
    return Grouped(None, (), tuple(kept))


def _own_results(case: Case, one: Grouped) -> int:
    return sum(case["lines"][index]["bucket"] == "key_result" for index in one.items)


def _is_clean(text: str, lint_aim: LintsAim) -> bool:
    return aim.of(text).kind == "direction" and all(finding.severity == "advice" for finding in lint_aim(text))


def _item(place: int, line: Case) -> Item:
    span = (0, len(line["text"]))
    return Item(place, line["text"], span, None, line["heading"], Line(text=line["text"], span=span))
