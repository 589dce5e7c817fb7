"""What keeps the list short: which findings keep silent where others speak (METHOD section 2, "Masking").

Plain checks alone give about three findings a line, and people stop reading. A finding about a line's form hides
the gaps of that line, and a gap that most lines share is told once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.lint.rules import Rule
from coach.lint.subject import Hit, Subject

FALLBACK = "K01"
"""The rule for work of no special kind: the rules that hide it are those for the special kinds."""
MOST_LINES = 3
"""A shared gap is told once from this many lines on; two lines are quicker read one by one."""


@dataclass(frozen=True, slots=True)
class Found:
    """A hit of a rule on a subject, not yet a diagnostic. `lines` counts the lines a merged gap stands for."""

    rule: Rule
    subject: Subject
    hit: Hit
    lines: int = 1
    total: int = 1


def on_line(found: Sequence[Found]) -> list[Found]:
    """Drop what another finding on the same line hides, and repeats of one rule on one line.

    Which kind of work a line is, its words tell better than a guess: beside a kind found by words none is guessed.
    """
    if any(not finding.hit.guessed and FALLBACK in finding.rule.hides for finding in found):
        found = [one for one in found if not (one.hit.guessed and FALLBACK in one.rule.hides)]
    hidden = {rule for finding in found for rule in finding.rule.hides}
    kept: list[Found] = []
    seen: set[str] = set()
    for finding in found:
        if finding.rule.id in hidden or finding.rule.id in seen:
            continue
        seen.add(finding.rule.id)
        kept.append(finding)
    return kept


def hidden_by_set(found: Sequence[Found], about_set: Sequence[Found]) -> list[Found]:
    """Drop the line findings that a finding about the whole group stands for."""
    hidden = {rule for finding in about_set for rule in finding.rule.hides}
    return [finding for finding in found if finding.rule.id not in hidden]


def shared_gaps(lines: Mapping[int, Sequence[Found]]) -> tuple[dict[int, list[Found]], list[Found]]:
    """Take the gaps that more than half of the lines share out of the lines; return both.

    `lines` maps each line of the document, by number, to its findings (an empty list where there is none).
    """
    total = len(lines)
    counts = Counter(finding.rule.id for findings in lines.values() for finding in findings if finding.rule.gap)
    shared = {rule for rule, count in counts.items() if count >= MOST_LINES and count * 2 > total}
    merged: dict[str, Found] = {}
    rest: dict[int, list[Found]] = {}
    for number, findings in lines.items():
        rest[number] = [finding for finding in findings if finding.rule.id not in shared]
        for finding in findings:
            if finding.rule.id in shared and finding.rule.id not in merged:
                merged[finding.rule.id] = Found(
                    finding.rule, finding.subject, finding.hit, lines=counts[finding.rule.id], total=total
                )
    return rest, [merged[rule] for rule in sorted(merged)]
