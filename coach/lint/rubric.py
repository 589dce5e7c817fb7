"""The rubric: twelve dimensions with reasons, and the state of a draft in a word.

Dimensions, weights and anchors are METHOD's, section 1. A value runs from 0 to 4; null is "not stated", which is not
zero: what only a talk could tell is left open. The total is for tools, not for people. Text is rated by what it says
of the work: noise gives nothing, nor does a line that asks for a rating (`coach.lint.evidence`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from coach.lint.evidence import of
from coach.lint.linter import GroupFindings
from coach.lint.marks import (
    Mark,
    Rated,
    change,
    focused,
    guarded,
    key_result,
    owned,
    problem,
    sufficient,
    why_now,
)
from coach.lint.subject import Group, House
from coach.schema import Dimension, Score, State

FORM_RULES = frozenset(f"K0{number}" for number in range(1, 10))

DIMENSIONS: tuple[tuple[str, str, int], ...] = (
    ("O1", "Clear change for someone", 8),
    ("O2", "Worth it, why now", 8),
    ("O3", "Problem, not solution", 6),
    ("K1", "Outcome, not task", 16),
    ("K2", "Measurable and defined", 12),
    ("K3", "Baseline, target, date", 12),
    ("K4", "Stretch and type", 6),
    ("K5", "Influence and early signal", 6),
    ("S1", "Sufficient", 8),
    ("S2", "Guarded", 8),
    ("S3", "Focus", 4),
    ("S4", "Alignment and owner", 6),
)
"""Id, name, weight."""


def score(groups: Sequence[Group], findings: Sequence[GroupFindings], *, house: House, cycle: str | None) -> Score:
    """Rate a draft; `findings` are those of `groups`, in their order."""
    rated = [_rated(group, found) for group, found in zip(groups, findings, strict=True)]
    marks: dict[str, list[Mark]] = {dimension: [] for dimension, _, _ in DIMENSIONS}
    number = 0
    for one in rated:
        if one.group.objective is not None:
            for dimension, rate in _OBJECTIVE.items():
                marks[dimension].append(rate(one))
        for subject, evidence, found in zip(one.group.key_results, one.evidence, one.lines, strict=True):
            number += 1
            dated = bool(cycle or one.group.cycle)
            for dimension, mark in key_result(subject, evidence, found, dated=dated).items():
                marks[dimension].append(Mark(mark.value, mark.why, number))
        for dimension, rate_set in _SET.items():
            marks[dimension].append(rate_set(one, house))
    dimensions = tuple(_dimension(*row, marks[row[0]]) for row in DIMENSIONS)
    return Score(state=_state(rated), dimensions=dimensions, total=_total(dimensions))


def _rated(group: Group, found: GroupFindings) -> Rated:
    standing = tuple(diagnostic for diagnostic in found.objective if diagnostic.dismissed is None)
    lines = tuple(tuple(one for one in line if one.dismissed is None) for line in found.key_results)
    if group.objective is None and lines:  # what is about a bare list stands on its first line
        standing = tuple(one for one in lines[0] if one.rule[0] == "S" or one.rule == "K32")
    return Rated(group, standing, lines, tuple(of(subject) for subject in group.key_results))


def _state(rated: Sequence[Rated]) -> State:
    """Work plan where the lines are mostly work; else by the worst finding that stands."""
    lines = [found for one in rated for found in one.lines]
    work = sum(any(diagnostic.rule in FORM_RULES for diagnostic in found) for found in lines)
    standing = [
        diagnostic for one in rated for diagnostic in (*one.about, *(item for line in one.lines for item in line))
    ]
    if any(diagnostic.rule == "S07" for diagnostic in standing) or work * 2 > len(lines) > 1:
        return "work_plan"
    severities = {diagnostic.severity for diagnostic in standing}
    noise = sum(evidence.sense == "noise" for one in rated for evidence in one.evidence)
    if "error" in severities or noise * 2 >= len(lines):
        return "rough_draft"
    return "worth_discussing" if "warning" in severities else "ready"


def _total(dimensions: Sequence[Dimension]) -> float | None:
    told = [(one.weight, one.value) for one in dimensions if one.value is not None]
    if not any(one.id == "K1" and one.value is not None for one in dimensions):
        return None
    return round(25 * sum(weight * value for weight, value in told) / sum(weight for weight, _ in told), 1)


def _dimension(identity: str, name: str, weight: int, marks: Sequence[Mark]) -> Dimension:
    """Average the marks that say something; the reason is that of the lowest, with the lines it stands for."""
    told = [mark for mark in marks if mark.value is not None]
    if not told:
        why = marks[0].why if marks else "Not stated."
        return Dimension(id=identity, name=name, value=None, weight=weight, why=why)
    value = round(sum(mark.value for mark in told if mark.value is not None) / len(told), 2)
    return Dimension(id=identity, name=name, value=value, weight=weight, why=_why(told))


def _why(marks: Sequence[Mark]) -> str:
    low = min(mark.value or 0 for mark in marks)
    worst = [mark for mark in marks if (mark.value or 0) == low]
    why = worst[0].why
    numbers = [mark.line for mark in worst if mark.line and mark.why == why]
    if not numbers or (len(numbers) == len(marks) > 1 and all(mark.line for mark in marks)):
        return f"Every line: {why}" if numbers else f"{why[0].upper()}{why[1:]}"
    named = ", ".join(str(number) for number in numbers[:6]) + (" …" if len(numbers) > 6 else "")
    return f"{'Lines' if len(numbers) > 1 else 'Line'} {named}: {why}"


_OBJECTIVE: Mapping[str, Callable[[Rated], Mark]] = {"O1": change, "O2": why_now, "O3": problem}
_SET: Mapping[str, Callable[[Rated, House], Mark]] = {"S1": sufficient, "S2": guarded, "S3": focused, "S4": owned}
