"""A review in the order in which it is told: first, next, the rest, advice. Pages and exports are made from this."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from coach.lint.rules import Rule
from coach.schema import Alternatives, Diagnostic, KeyResult, Objective, Question, Review, Severity, Span

WORST: tuple[Severity, ...] = ("error", "warning", "advice")
MOST_NEXT = 3
NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Exported:
    """A file's content, and what its reader must know, in sentences."""

    data: bytes
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Point:
    """A finding and the place of the line it stands on. `whole`: it is about the draft, and the line only bears it."""

    diagnostic: Diagnostic
    place: int
    whole: bool = False


@dataclass(frozen=True)
class Report:
    """Everything an export is made of; the same report always makes the same bytes.

    `source` is the text that the review's spans point into; `at` is the date that a format writes into its file.
    """

    review: Review
    shown: tuple[Diagnostic, ...]
    rules: Mapping[str, Rule]
    source: str = ""
    at: datetime = NO_DATE
    nodes: tuple[Objective | KeyResult, ...] = field(init=False)
    points: tuple[Point, ...] = field(init=False)

    def __post_init__(self) -> None:
        nodes = tuple(_nodes(self.review))
        object.__setattr__(self, "nodes", nodes)
        object.__setattr__(self, "points", tuple(_points(nodes, self.rules)))

    def title(self, rule: str) -> str:
        """A rule's title, or its id where no file has it."""
        return self.rules[rule].title if rule in self.rules else rule

    def point(self, diagnostic: Diagnostic) -> Point | None:
        """The place of a diagnostic."""
        return next((point for point in self.points if point.diagnostic == diagnostic), None)

    def text_at(self, span: Span) -> str:
        """The text of the line at this span, without its markup."""
        return next((node.text for node in self.nodes if node.span == span), "")

    @property
    def first(self) -> Point | None:
        """The one thing to fix first, unless somebody overruled it."""
        first = self.review.first
        return self.point(first) if first is not None and first.dismissed is None else None

    @property
    def more(self) -> list[Point]:
        """At most three findings after the first."""
        places = (self.point(each) for each in self.shown if each != self.review.first)
        return [point for point in places if point is not None and point.diagnostic.dismissed is None][:MOST_NEXT]

    @property
    def rest(self) -> list[Point]:
        """What is shown on request, the worst first."""
        return sorted(self._others(advice=False), key=lambda point: WORST.index(point.diagnostic.severity))

    @property
    def advice(self) -> list[Point]:
        """What is folded apart: hints that never stand in the way."""
        return list(self._others(advice=True))

    @property
    def wordings(self) -> Mapping[Span, Alternatives]:
        """The wordings offered, by the span of their line."""
        return {offered.span: offered for offered in self.review.suggestions if offered.alternatives}

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """The questions that no finding asks: those that only the team can answer."""
        asked = {point.diagnostic.question for point in self.points}
        return tuple(question for question in self.review.questions if question.text not in asked)

    def _others(self, *, advice: bool) -> Iterator[Point]:
        seen = {id(point.diagnostic) for point in (self.first, *self.more) if point is not None}
        for point in self.points:
            if id(point.diagnostic) in seen or point.diagnostic.dismissed is not None:
                continue
            rule = self.rules.get(point.diagnostic.rule)
            if advice == (point.diagnostic.severity == "advice" or (rule is not None and rule.folded)):
                yield point


def _nodes(review: Review) -> Iterator[Objective | KeyResult]:
    """Every line, in the order of the contract: objectives with their key results, then the loose lines."""
    for objective in review.objectives:
        yield objective
        yield from objective.key_results
    yield from review.loose


def _points(nodes: tuple[Objective | KeyResult, ...], rules: Mapping[str, Rule]) -> Iterator[Point]:
    starts = [node.span[0] for node in nodes]
    ordered = starts == sorted(starts)
    for bearer, node in enumerate(nodes):
        for diagnostic in node.diagnostics:
            rule = rules.get(diagnostic.rule)
            level = rule.level if rule is not None else "key_result"
            place = bearer
            if not _holds(node, diagnostic) and ordered:
                # A gap that many lines share is borne by the objective and stands on the first of those lines.
                other = max(0, bisect_left(starts, diagnostic.span[0] + 1) - 1)
                place = other if _holds(nodes[other], diagnostic) else bearer
            yield Point(diagnostic, place, whole=level == "set" or place != bearer)


def _holds(node: Objective | KeyResult, diagnostic: Diagnostic) -> bool:
    start, end = node.span
    return start <= diagnostic.span[0] and diagnostic.span[1] <= end
