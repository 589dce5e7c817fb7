"""From an outline to what the rules look at, and from findings to the contract: the two ends of linting a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.language import aim
from coach.language.form import Judgement
from coach.language.measure import Reading
from coach.language.measure import read as read_measure
from coach.lint.linter import GroupFindings
from coach.lint.subject import Group, Subject
from coach.overrules import Overrules
from coach.schema import Block, Diagnostic, KeyResult, Line, Lint, Objective, Outline, Score


@dataclass(frozen=True)
class Examined:
    """A linted draft: the contract, and the groups and findings it was made from, side by side."""

    lint: Lint
    groups: tuple[Group, ...]
    findings: tuple[GroupFindings, ...]


def lines_of(outline: Outline) -> list[Line]:
    """Every objective and key result of an outline, in its order."""
    return [line for block in outline.blocks for line in (block.line, *block.key_results)] + list(outline.loose)


def groups_of(outline: Outline, judged: Mapping[str, Judgement], overrules: Overrules) -> list[Group]:
    """The groups of an outline, each line with its judgement (by its text) and what the person overruled."""
    groups = [
        _group(
            block,
            judged[block.line.text],
            [subject(line, judged[line.text], overrules) for line in block.key_results],
        )
        for block in outline.blocks
    ]
    if outline.loose:
        groups.append(Group(None, tuple(subject(line, judged[line.text], overrules) for line in outline.loose)))
    return groups


def contract(
    outline: Outline,
    groups: Sequence[Group],
    findings: Sequence[GroupFindings],
    overrules: Overrules,
    *,
    score: Score | None,
    team: str | None,
    cycle: str | None,
) -> Lint:
    """What `okr-coach lint` prints."""
    objectives = tuple(
        _objective(group, found, overrules)
        for group, found in zip(groups, findings, strict=True)
        if group.objective is not None
    )
    loose = tuple(
        _key_result(line, found.key_results[place], overrules)
        for group, found in zip(groups, findings, strict=True)
        if group.objective is None
        for place, line in enumerate(group.key_results)
    )
    return Lint(
        source_text=outline.source_text,
        team=team,
        cycle=cycle,
        objectives=objectives,
        loose=loose,
        unparsed=outline.unparsed,
        score=score,
    )


def subject(line: Line, judgement: Judgement, overrules: Overrules) -> Subject:
    """A line as the rules look at it; a form that the person overruled is certain."""
    overruled = overrules.form(line.text)
    return Subject(
        line,
        read_measure(line),
        line.text,
        line.text.lower(),
        form=overruled or judgement.form,
        confidence=1.0 if overruled else judgement.confidence,
        leanings=judgement.leanings,
    )


def _group(block: Block, judgement: Judgement, key_results: Sequence[Subject]) -> Group:
    reading: Reading = read_measure(block.line)
    objective = Subject(
        block.line,
        reading,
        block.line.text,
        block.line.text.lower(),
        kind=aim.kind(block.line, reading),
        leanings=judgement.leanings,
    )
    return Group(
        objective,
        tuple(key_results),
        block.why_now,
        block.owner or block.line.owner,
        block.parent,
        block.team,
        block.cycle,
    )


def _objective(group: Group, found: GroupFindings, overrules: Overrules) -> Objective:
    aimed = group.objective
    assert aimed is not None and aimed.kind is not None  # noqa: PT018
    return Objective(
        text=aimed.text,
        span=aimed.line.span,
        why_now=group.why_now,
        owner=group.owner,
        parent=group.parent,
        kind=aimed.kind,
        diagnostics=found.objective,
        key_results=tuple(
            _key_result(line, found.key_results[place], overrules) for place, line in enumerate(group.key_results)
        ),
    )


def _key_result(line: Subject, diagnostics: tuple[Diagnostic, ...], overrules: Overrules) -> KeyResult:
    return KeyResult(
        text=line.text,
        span=line.line.span,
        owner=line.line.owner,
        form=line.form,
        form_confidence=round(line.confidence, 3),
        form_by="user" if overrules.form(line.text) else "engine",
        measure=line.reading.measure,
        blanks=line.reading.blanks,
        compound=line.reading.compound,
        diagnostics=diagnostics,
    )
