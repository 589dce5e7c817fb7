"""Rules over a draft: every rule on every line and group, then masking, then findings with places.

`check` is the whole flow. What a rule looks for is in its file and in `coach.lint.checks`; which finding hides
which is in `coach.lint.masking`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from coach.lint.checks import GROUP_CHECKS, LINE_CHECKS
from coach.lint.masking import Found, hidden_by_set, on_line, shared_gaps
from coach.lint.opinions import weigh
from coach.lint.rules import Rule, say
from coach.lint.subject import Context, Group, Hit, House, Leanings, Subject
from coach.schema import Diagnostic, Dismissal, Unparsed

Dismissed = Callable[[str, str], Dismissal | None]
"""(line text, rule id) -> why that finding was overruled, or None."""

NOTHING_HEARD: Mapping[str, Leanings] = MappingProxyType({})
CHECK_NAMES: tuple[str, ...] = (*LINE_CHECKS, *GROUP_CHECKS)


def nobody_dismissed(text: str, rule: str) -> Dismissal | None:
    """The default: no finding is overruled."""
    return None


@dataclass(frozen=True)
class GroupFindings:
    """The findings of one group: on its objective (those about the group included), and on each key result."""

    objective: tuple[Diagnostic, ...] = ()
    key_results: tuple[tuple[Diagnostic, ...], ...] = ()


@dataclass(frozen=True)
class Rulebook:
    """The rules sorted by what they look at, made once and used for every draft."""

    rules: tuple[Rule, ...]
    by_level: Mapping[str, tuple[Rule, ...]] = field(init=False)

    def __post_init__(self) -> None:
        levels = ("key_result", "objective", "set")
        table = {level: tuple(rule for rule in self.rules if rule.level == level) for level in levels}
        object.__setattr__(self, "by_level", table)

    def __getitem__(self, rule_id: str) -> Rule:
        return next(rule for rule in self.rules if rule.id == rule_id)


def check(
    groups: Sequence[Group],
    book: Rulebook,
    *,
    house: House,
    team: str | None = None,
    cycle: str | None = None,
    alone: bool = False,
    asides: tuple[Unparsed, ...] = (),
    heard: Mapping[str, Leanings] = NOTHING_HEARD,
    dismissed: Dismissed = nobody_dismissed,
) -> tuple[GroupFindings, ...]:
    """Lint a draft: one `GroupFindings` a group, in the order of `groups`."""
    contexts = [Context(group, tuple(groups), team, cycle, house, alone, asides, heard) for group in groups]
    about: list[list[Found]] = [[] if alone else _about_group(context, book) for context in contexts]
    lines: dict[int, list[Found]] = {}
    for context, group_findings in zip(contexts, about, strict=True):
        for subject in context.group.key_results:
            found = on_line(_on(subject, context, book.by_level["key_result"]))
            lines[len(lines)] = hidden_by_set(found, group_findings)
    shared: list[Found] = []
    kept: Mapping[int, Sequence[Found]] = lines
    if not alone:
        kept, shared = shared_gaps(lines)
    return tuple(_collect(contexts, about, kept, shared, book, dismissed))


def _collect(
    contexts: Sequence[Context],
    about: Sequence[list[Found]],
    lines: Mapping[int, Sequence[Found]],
    shared: Sequence[Found],
    book: Rulebook,
    dismissed: Dismissed,
) -> list[GroupFindings]:
    """Turn findings into diagnostics, each at its group, in the document's order."""
    results: list[GroupFindings] = []
    number = 0
    for place, (context, group_findings) in enumerate(zip(contexts, about, strict=True)):
        objective = context.group.objective
        on_objective = _on(objective, context, book.by_level["objective"]) if objective else []
        whole = [*group_findings, *(shared if place == 0 else ())]
        per_line: list[tuple[Diagnostic, ...]] = []
        for _ in context.group.key_results:
            per_line.append(tuple(diagnostic(found, dismissed) for found in lines[number]))
            number += 1
        top = tuple(diagnostic(found, dismissed) for found in (*on_objective, *whole))
        if objective is None and per_line:  # a bare list has no objective to carry what is said of the whole
            per_line[0] = (*top, *per_line[0])
            top = ()
        results.append(GroupFindings(top, tuple(per_line)))
    return results


def _on(subject: Subject, context: Context, rules: Sequence[Rule]) -> list[Found]:
    found: list[Found] = []
    for rule in rules:
        hits: Iterable[Hit] = LINE_CHECKS[rule.check](subject, context, rule.parameters)
        if subject.leanings:
            hits = weigh(rule, subject, context, tuple(hits))
        for hit in hits:
            found.append(Found(rule, subject, hit))
    return found


def _about_group(context: Context, book: Rulebook) -> list[Found]:
    """The findings about a group as a whole; they stand on its objective, or on its first line."""
    group = context.group
    subject = group.objective or (group.key_results[0] if group.key_results else None)
    if subject is None:
        return []
    return [
        Found(rule, subject, hit, lines=len(group.key_results), total=len(group.key_results))
        for rule in book.by_level["set"]
        for hit in GROUP_CHECKS[rule.check](group, context, rule.parameters)
    ]


def diagnostic(found: Found, dismissed: Dismissed) -> Diagnostic:
    """Word a finding and place it in the document."""
    rule, hit, subject = found.rule, found.hit, found.subject
    slots = {"line": subject.text, **hit.slots, "count": str(found.lines), "total": str(found.total)}
    message = say(rule.message, slots)
    if found.lines > 1 and rule.gap_message and rule.level == "key_result":
        message = say((rule.gap_message,), slots)
    return Diagnostic(
        rule=rule.id,
        name=rule.name,
        severity=hit.severity or rule.severity,
        message=message,
        span=subject.line.locate(hit.start, hit.end),
        question=say(rule.ask, slots),
        note=rule.note,
        dismissed=dismissed(subject.text, rule.id),
    )
