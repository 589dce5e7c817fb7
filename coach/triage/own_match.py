"""The team's own metrics, matched with its work: a baseline somebody measured beats a metric nobody keeps yet.

Matching is cautious: no match costs a question, a wrong one puts a figure where it does not belong. A task is matched
with a metric by the words and meaning of its name and definition, or through a metric of our catalogue that answers
the task and is what the team's own one measures. Values come from the team's file, with the place they stand at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp

import numpy as np

from coach.metrics.catalogue import Catalogue, Metric
from coach.metrics.match import FLOOR, Candidate, Encoder, Vectors, bare
from coach.schema import Direction, Number, Suggestion
from coach.triage.own_metrics import OwnMetric, digits_of, unit_of
from coach.wordings.grammar import blanks, is_clean, valued

_TASK, _NAME = (14.0, 0.58), (16.0, 0.83)
"""The curve from nearness to likelihood: how steep, and where it is even. Set by eye on twenty names and as many tasks;
a name and a name must be much nearer than a task and a name."""
_COVERED, _SHARED = 0.15, 0.25
"""What it adds that a task says the whole name; that two names share their words."""
_BY_WORDS = {1: 0.55, 2: 0.7}
"""Likelihood without an encoder, by how many telling words of a name the task says, if it says them all."""
_SAME_NAME = 0.75
_MOST = 300
_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDING = re.compile(r"(?:ations?|ies|ers?|ing|ed|es|s|e|y)$")
_ON_TIME = re.compile(r"\bon[ -]time\b")
_NUMERAL = re.compile(r"\d(?:[\d.,'’]*\d)?")
_EMPTY = frozenset(
    "the of a an to in on at for per and or with by from our their your all until is are der die das des de la le les "
    "el los du und et".split()
)
_WIDE = frozenset(
    "time day days hour hours week rate share number count total average mean median cost costs order orders customer "
    "customers user users team teams people value score level new quality sales revenue project projects per cent "
    "percent percentage month months year years first".split()
)
"""Words so wide that a name's being said means little when it has no other."""
_AGAINST = re.compile(
    r"\b(?:not|no|non|un\w{4,}|without|fail\w*|lost|lose|late|missed|missing|overdue|wrong|error\w*|rejected|declined|"
    r"abandon\w*|churn\w*|leav\w*|drop\w*|cancel\w*|defect\w*|complain\w*|return\w*)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"[^\d]{0,12}\d[\d.,'’ ]*(?:%|[€$£]|[^\W\d_]+(?: [^\W\d_]+){0,2})?")


@dataclass(frozen=True, slots=True)
class OwnMatch:
    """A metric of the team that may answer a task, how likely it does, and the catalogue's metric most like it."""

    metric: OwnMetric
    likelihood: float
    neighbour: Metric | None = None


class OwnMatcher:
    """Matches a team's own metrics; made once for a file. Without an encoder it goes by words alone."""

    def __init__(self, own: Sequence[OwnMetric], catalogue: Catalogue, encoder: Encoder | None = None) -> None:
        self.own = tuple(own)
        self._catalogue = catalogue
        self._encoder = encoder
        self._targets = [metric for metric in catalogue.metrics if metric.safe == "target"]

    def offers(
        self, texts: Sequence[str], candidates: Sequence[Sequence[Candidate]], *, dated: bool = False
    ) -> list[tuple[Suggestion, ...]]:
        """For each task the wording of the own metric that answers it, or none: what `rewrite` asks of its desk."""
        matches = self.match_all(texts, candidates)
        return [(self.worded(one, dated=dated),) if one is not None else () for one in matches]

    def worded(self, one: OwnMatch, *, dated: bool = False) -> Suggestion:
        """The wording of a match, with the guardrail of the catalogue's metric most like it."""
        guardrail = self._catalogue.guardrail(one.neighbour) if one.neighbour else None
        return worded(one.metric, one.neighbour, guardrail=guardrail, dated=dated)

    def match(self, text: str, candidates: Sequence[Candidate] = ()) -> OwnMatch | None:
        """The own metric that answers one task, or none."""
        return self.match_all([text], [candidates])[0]

    def match_all(self, texts: Sequence[str], candidates: Sequence[Sequence[Candidate]]) -> list[OwnMatch | None]:
        """The same for many tasks, encoded in one go; `candidates` is what the catalogue offers each."""
        if not self.own or not texts:
            return [None] * len(texts)
        plain = [bare(text) for text in texts]
        near = self._encoder.encode(plain) @ self._vectors.T if self._encoder else None
        return [
            self._best(text, near[row] if near is not None else None, candidates[row]) for row, text in enumerate(plain)
        ]

    def neighbour(self, own: OwnMetric) -> Candidate | None:
        """The catalogue's metric that measures what an own metric does, or none."""
        return self._neighbours[self.own.index(own)]

    def _best(self, text: str, near: Vectors | None, candidates: Sequence[Candidate]) -> OwnMatch | None:
        best: OwnMatch | None = None
        offered = {one.metric.id: one.likelihood for one in candidates}
        for place, own in enumerate(self.own):
            kin = self._neighbours[place]
            sure = _by_words(text, own.name) if near is None else _curve(_nearness(text, own.name, near[place]), _TASK)
            if kin is not None:
                sure = max(sure, kin.likelihood * offered.get(kin.metric.id, 0.0))
            if sure >= FLOOR and (best is None or sure > best.likelihood):
                best = OwnMatch(own, round(sure, 3), kin.metric if kin else None)
        return best

    @cached_property
    def _vectors(self) -> Vectors:
        assert self._encoder is not None
        return self._encoder.encode([_said(own) for own in self.own])

    @cached_property
    def _neighbours(self) -> tuple[Candidate | None, ...]:
        names = [metric.name for metric in self._targets]
        near = (
            self._encoder.encode([own.name for own in self.own]) @ self._encoder.encode(names).T
            if self._encoder
            else None
        )
        return tuple(self._like(own, near[row] if near is not None else None) for row, own in enumerate(self.own))

    def _like(self, own: OwnMetric, near: Vectors | None) -> Candidate | None:
        """The metric whose name says the same; the other side of the coin ("lost", "not solved") says the opposite."""
        best: Candidate | None = None
        for place, metric in enumerate(self._targets):
            shared = _likeness(own.name, metric.name)
            if not shared or bool(_AGAINST.search(own.name)) != bool(_AGAINST.search(metric.name)):
                continue
            sure = (
                _curve(near[place] + _SHARED * shared, _NAME) if near is not None else shared * (shared >= _SAME_NAME)
            )
            if sure >= FLOOR and (best is None or sure > best.likelihood):
                best = Candidate(metric, round(min(float(sure), 1.0), 3), metric.name)
        return best


def worded(
    own: OwnMetric, neighbour: Metric | None = None, *, guardrail: str | None = None, dated: bool = False
) -> Suggestion:
    """An own metric as a key result: its value stands as the baseline, target and date are blanks.

    Which way is better is what the team's file says, or else the neighbour; where neither does it stays open, and
    `direction_question` asks.
    """
    unit = own.unit or (neighbour.unit if neighbour and neighbour.unit != "currency" else "")
    value = _plain_value(own)
    text = valued(own.name, unit, dated=dated)
    if value is not None:
        text = text.replace("[baseline]", value, 1)
    if not is_clean(text):
        text = f"{own.name}: from {value or '[baseline]'} to [target]{'' if dated else ' by [date]'}"
    figures = dict.fromkeys(_NUMERAL.findall(own.name) + ([digits_of(value)] if value else []))
    return Suggestion(
        text=text,
        metric=own.name,
        unit=unit or None,
        direction=own.direction or (neighbour.direction if neighbour else None),
        baseline=value or "[baseline]",
        target="[target]",
        deadline=None if dated else "[date]",
        rung=neighbour.rung if neighbour else "result",
        guardrail=guardrail,
        numbers=tuple(Number(text=figure, source="user", where=own.where) for figure in figures),
        blanks=blanks(text),
    )


def direction_question(own: OwnMetric, neighbour: Metric | None = None) -> str | None:
    """What to ask where nothing says which way a metric is better, or None where it is known."""
    way: Direction | None = own.direction or (neighbour.direction if neighbour else None)
    return None if way else f"Which way is “{' '.join(own.name.split()[:12])}” better for you: up, or down?"


def _plain_value(own: OwnMetric) -> str | None:
    """The value's own words where they are a figure and its unit; of a longer remark the figure and unit alone."""
    if own.value is None or _ALONE.fullmatch(own.value):
        return own.value
    unit = unit_of(own.value)
    figure = digits_of(own.value)
    return f"{figure} {unit}" if unit and re.search(rf"{re.escape(figure)}\s?{re.escape(unit)}", own.value) else figure


def _said(own: OwnMetric) -> str:
    return f"{own.name}. {own.definition[:_MOST]}" if own.definition else own.name


def _curve(near: float, shape: tuple[float, float]) -> float:
    return 1 / (1 + exp(-shape[0] * (float(near) - shape[1])))


def _nearness(text: str, name: str, cosine: np.floating) -> float:
    return float(cosine) + _COVERED * bool(_by_words(text, name))


def _by_words(text: str, name: str) -> float:
    """How likely a task is about a metric whose whole name it says; 0 where it does not, or the name tells little."""
    wanted = _stems(name)
    telling = len(wanted - {_stem(word) for word in _WIDE})
    return _BY_WORDS[min(telling, 2)] if telling and wanted <= _stems(text) else 0.0


def _likeness(one: str, other: str) -> float:
    """Share of words two names have in common, from 0 to 1; wide words alone make no likeness."""
    mine, theirs = _stems(one), _stems(other)
    common = mine & theirs
    if not common - {_stem(word) for word in _WIDE} and mine != theirs:
        return 0.0
    return float(len(common) / (len(mine) * len(theirs)) ** 0.5)


def _stems(text: str) -> set[str]:
    words = _WORD.findall(_ON_TIME.sub("ontime", text.lower()))
    return {_stem(word) for word in words if word not in _EMPTY}


def _stem(word: str) -> str:
    return _ENDING.sub("", word) if len(word) > 4 else word
