"""What is said first: what to leave alone, the one thing to mend, at most three more, and the one question.

What comes before what stands in `coach.lint.agenda`, as data. Severity decides within a step, then how often the
finding occurs, then the line with most to gain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coach.language.aim import of as aim_of
from coach.language.sense import sense
from coach.lint.agenda import COVERED, OPEN_QUESTIONS, ORDER, QUESTION_OF
from coach.lint.evidence import Evidence, of
from coach.lint.linter import GroupFindings
from coach.lint.subject import Group, Subject
from coach.schema import Diagnostic, Keep, Question

MOST_SHOWN = 3
MOST_KEPT = 3

_STEP: Mapping[str, int] = {rule: step for step, (_, rules) in enumerate(ORDER) for rule in rules}
_FOLDED = frozenset(ORDER[-1][1])
_SEVERITY = {"error": 0, "warning": 1, "advice": 2}


@dataclass(frozen=True, slots=True)
class _Point:
    """A finding with its place: group, line (-1: the objective), and how much the line already says."""

    diagnostic: Diagnostic
    group: int
    line: int
    step: int
    said: int


def keep(groups: Sequence[Group], findings: Sequence[GroupFindings]) -> tuple[Keep, ...]:
    """The lines to leave alone, each with what is good about it; else the best thing that can be said of the draft."""
    kept: list[tuple[int, int, Keep]] = []
    number = 0
    for group, found in zip(groups, findings, strict=True):
        for subject, diagnostics in zip(group.key_results, found.key_results, strict=True):
            number += 1
            evidence = of(subject)
            if _stands(subject, evidence, diagnostics):
                kept.append((-_strength(evidence), number, Keep(span=subject.line.span, why=_good(subject, evidence))))
    best = sorted(kept)[:MOST_KEPT]
    lines = tuple(item for _, _, item in sorted(best, key=lambda row: row[1]))
    aims = () if len(lines) == MOST_KEPT else tuple(_good_aims(groups, findings))[: MOST_KEPT - len(lines)]
    if aims or lines:
        return (*aims[:1], *lines) if lines else aims
    return tuple(_something(groups, findings))[:1]


def first(groups: Sequence[Group], findings: Sequence[GroupFindings]) -> Diagnostic | None:
    """The one thing to mend first, or None where nothing but folded advice stands."""
    ranked = _ranked(groups, findings)
    return ranked[0].diagnostic if ranked else None


def shown(groups: Sequence[Group], findings: Sequence[GroupFindings]) -> tuple[Diagnostic, ...]:
    """At most three more findings, no rule twice, nothing that the first one covers."""
    ranked = _ranked(groups, findings)
    if not ranked:
        return ()
    said = {ranked[0].diagnostic.rule}
    covered = set(COVERED.get(ranked[0].diagnostic.rule, frozenset()))
    chosen: list[Diagnostic] = []
    for point in ranked[1:]:
        rule = point.diagnostic.rule
        if rule in said or rule in covered or _same_talk(rule, said):
            continue
        chosen.append(point.diagnostic)
        said.add(rule)
        covered |= COVERED.get(rule, frozenset())
        if len(chosen) == MOST_SHOWN:
            break
    return tuple(chosen)


def questions(groups: Sequence[Group], findings: Sequence[GroupFindings]) -> tuple[Question, ...]:
    """The one focal question; where no error or warning stands, also those that only the team can answer."""
    point = first(groups, findings)
    asked: list[Question] = []
    if point is not None and point.question:
        asked.append(Question(id=QUESTION_OF.get(point.rule, "Q17"), text=point.question, why=point.message))
    if point is not None and point.severity != "advice":
        return tuple(asked)
    for identity, text, why in OPEN_QUESTIONS:
        objectives = [group for group in groups if group.objective is not None]
        if not objectives or (identity == "Q08" and all(group.why_now for group in objectives)):
            continue
        if identity not in {question.id for question in asked}:
            asked.append(Question(id=identity, text=text, why=why))
    return tuple(asked)


def _points(groups: Sequence[Group], findings: Sequence[GroupFindings]) -> Iterator[_Point]:
    """Every finding that stands, with its step in the order."""
    lines = [subject for group in groups for subject in group.key_results]
    few_deeds = sum(subject.form in ("output", "activity") for subject in lines) * 3 <= len(lines)
    for place, (group, found) in enumerate(zip(groups, findings, strict=True)):
        marks = ("*",) * _needs_aim(group) + ("+",) * few_deeds
        for diagnostic in found.objective:
            if diagnostic.dismissed is None:
                marked = (_STEP[diagnostic.rule + mark] for mark in marks if diagnostic.rule + mark in _STEP)
                step = next(marked, _STEP.get(diagnostic.rule, len(ORDER) - 2))
                yield _Point(diagnostic, place, -1, step, 0)
        for line, (subject, diagnostics) in enumerate(zip(group.key_results, found.key_results, strict=True)):
            for diagnostic in diagnostics:
                if diagnostic.dismissed is None:
                    yield _Point(diagnostic, place, line, _STEP.get(diagnostic.rule, len(ORDER) - 2), _said(subject))


def _ranked(groups: Sequence[Group], findings: Sequence[GroupFindings]) -> list[_Point]:
    """The findings in the order they would be said, folded ones left out."""
    points = [point for point in _points(groups, findings) if point.diagnostic.rule not in _FOLDED]
    often = Counter(point.diagnostic.rule for point in points)
    total = sum(len(group.key_results) for group in groups)
    common = {rule for rule, count in often.items() if count > 1 and count * 2 >= total and rule not in _FORM | _GAPS}
    return sorted(
        points,
        key=lambda point: (
            min(point.step, _STEP["!"]) if _is_common(point, common) else point.step,
            _SEVERITY[point.diagnostic.severity],
            -often[point.diagnostic.rule],
            -point.said if point.diagnostic.rule not in _FORM else 0,
            point.group,
            point.line,
        ),
    )


def _is_common(point: _Point, common: set[str]) -> bool:
    """Whether a finding of weight comes back on at least half of the lines: then it is the set's, not a line's."""
    return point.diagnostic.rule in common and point.diagnostic.severity != "advice"


def _needs_aim(group: Group) -> bool:
    """Tell whether the key results cannot stand without their objective: not half are results one could see."""
    lines = group.key_results
    seen = sum(
        subject.form == "outcome" and subject.reading.has_metric and subject.reading.measure.direction != "hold"
        for subject in lines
    )
    return seen * 2 < len(lines)


def _said(subject: Subject) -> int:
    """How much of its measure a line states: the more, the less is missing to a whole key result."""
    reading = subject.reading
    return sum((reading.has_metric, reading.has_target, reading.has_baseline, reading.has_deadline))


_FORM = frozenset(next(rules for name, rules in ORDER if name == "work in place of a result"))

_GAPS = frozenset(("K10", "K12", "K13", "K14", "K15"))
"""What a line lacks: most lines lack something, and what they are comes before it."""


def _same_talk(rule: str, said: set[str]) -> bool:
    """One finding on form is enough beside another: the talk would be the same."""
    return rule in _FORM and bool(said & (_FORM | {"S07"}))


def _stands(subject: Subject, evidence: Evidence, diagnostics: Sequence[Diagnostic]) -> bool:
    """Tell whether a line is a key result that needs nothing now."""
    troubled = any(one.dismissed is None and one.severity != "advice" for one in diagnostics)
    started = evidence.baseline or evidence.honest_unknown or subject.reading.measure.direction == "hold"
    readable = evidence.sense == "sense" and not evidence.asks
    whole = evidence.form == "outcome" and evidence.metric and evidence.target and started
    return readable and bool(whole) and not troubled and not subject.reading.blanks


def _strength(evidence: Evidence) -> int:
    return sum(
        (evidence.baseline, evidence.target, evidence.deadline, evidence.population, evidence.source, evidence.unit)
    )


def _good(subject: Subject, evidence: Evidence) -> str:
    """What is good about a line, in its own words."""
    measure = subject.reading.measure
    parts: list[str] = []
    if evidence.population and measure.population and len(measure.population.text) <= 40:
        parts.append(f"who ({measure.population.text})")
    elif measure.metric and len(measure.metric.text) <= 50:
        parts.append(f"what is measured ({measure.metric.text})")
    if evidence.baseline and measure.baseline and measure.target:
        parts.append(f"from where to where ({measure.baseline.text} to {measure.target.text})")
    elif measure.direction == "hold" and measure.target:
        return f"Leave it: it holds a level ({measure.target.text}), so the set cannot be won by harm."
    elif evidence.honest_unknown:
        parts.append("that its start is unknown, and by when it will be known")
    if evidence.deadline and measure.deadline:
        parts.append(f"by when ({measure.deadline.text})")
    listed = (
        parts[0]
        if len(parts) == 1
        else ", ".join(parts[:-1]) + f" and {parts[-1]}"
        if parts
        else "a result that somebody could see"
    )
    return f"Leave it: it says {listed}."


def _good_aims(groups: Sequence[Group], findings: Sequence[GroupFindings]) -> Iterator[Keep]:
    """Objectives that say who, and what becomes different."""
    for group, found in zip(groups, findings, strict=True):
        objective = group.objective
        if objective is None or any(one.rule[0] == "O" and one.dismissed is None for one in found.objective):
            continue
        aim = aim_of(objective.text)
        if aim.kind == "direction" and aim.who and aim.clause and sense(objective.text) == "sense":
            who = objective.text[aim.who[0] : aim.who[1]]
            whose = (
                ""
                if who.lower()
                in ("we", "us", "they", "them", "who", "nobody", "everybody", "everyone", "anyone", "people")
                else f" ({who.lower()})"
            )
            yield Keep(
                span=objective.line.span,
                why=f"Leave the objective: it says who{whose}, and what becomes different for them.",
            )


def _something(groups: Sequence[Group], findings: Sequence[GroupFindings]) -> Iterator[Keep]:
    """The best that can be said of a draft in which no line stands yet."""
    pairs = [
        (subject, {one.rule for one in found if one.dismissed is None})
        for group, about in zip(groups, findings, strict=True)
        for subject, found in zip(group.key_results, about.key_results, strict=True)
    ]
    for subject, rules in pairs:
        evidence = of(subject)
        if rules & (_FORM | {"K21", "K22", "K23", "K36"}):
            continue
        if (
            evidence.sense == "sense"
            and evidence.form == "outcome"
            and evidence.metric
            and subject.reading.measure.metric
            and not evidence.asks
        ):
            name = subject.reading.measure.metric.text
            yield Keep(
                span=subject.line.span,
                why=f"Keep what this line measures ({name}): it is about a result, not about work.",
            )
    for group in groups:
        if group.objective is not None and group.why_now and len(group.why_now.split()) > 5:
            yield Keep(span=group.objective.line.span, why="Keep the reason given for doing this now.")
