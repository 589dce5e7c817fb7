"""A sorted to-do list in the order in which it is told: the proposed OKRs, then what stands apart, each line once.

Pages and exports are made from this, as those of a review are from `coach.export.report`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from coach.export import words_rewrite as words
from coach.export.report import NO_DATE
from coach.schema import Bucket, Group, Rewrite, ScoringSystem, Suggestion, Task


@dataclass(frozen=True)
class Card:
    """A group as it is told: what it is for, its key results to choose from, and the lines it stands on."""

    number: int
    group: Group
    results: tuple[Task, ...]
    initiatives: tuple[Task, ...]
    accepted: bool = False

    @property
    def objective(self) -> str | None:
        """The group's direction, or None where it is still a question."""
        return self.group.objective.text if self.group.objective else None

    @property
    def name(self) -> str:
        """The group in a word or two, for a cell of a table."""
        if self.objective is None:
            return words.UNNAMED.format(number=self.number)
        return words.NAMED.format(number=self.number, objective=self.objective)

    @property
    def question(self) -> str | None:
        """What to ask where no objective stands."""
        return words.OBJECTIVE_QUESTION if self.objective is None else None

    def belief(self, task: Task) -> str:
        """What doing a task is hoped to move, as a sentence with its blanks."""
        offered = {one.metric_id or one.text: one.metric for one in self.group.outcomes if one.metric}
        moved = (offered.get(one.metric_id or one.text) for one in task.outcomes)
        metric = next((f"“{name}”" for name in moved if name), words.WHICH)
        return words.BELIEF.format(metric=metric, reason=words.REASON)


@dataclass(frozen=True)
class Rewritten:
    """Everything an export of a rewrite is made of; the same always makes the same bytes.

    `accepted` are the numbers of groups (from 0) that the person took; `levels` what they put into a key result's row
    of the scoring system, by group and outcome; `before` the words of a line that the person has put anew, by index.
    """

    rewrite: Rewrite
    scoring: ScoringSystem = "committed_aspirational"
    team: str | None = None
    cycle: str | None = None
    accepted: frozenset[int] = frozenset()
    levels: Mapping[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    before: Mapping[int, str] = field(default_factory=dict)
    at: datetime = NO_DATE

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The proposed OKRs, in order."""
        return tuple(self._cards())

    @cached_property
    def grouped(self) -> frozenset[int]:
        """The indices of the lines that stand on a card."""
        return frozenset(task.index for card in self.cards for task in (*card.results, *card.initiatives))

    @property
    def own_results(self) -> tuple[Task, ...]:
        """Lines that are key results already and belong to no group."""
        return self._left("key_result")

    @property
    def apart(self) -> tuple[Task, ...]:
        """Initiatives that serve none of the groups."""
        return self._left("initiative")

    @property
    def health(self) -> tuple[Task, ...]:
        """Levels to hold."""
        return self._left("health_metric")

    @property
    def just_do(self) -> tuple[Task, ...]:
        """Obligations and upkeep."""
        return self._left("just_do_it")

    @property
    def unclear(self) -> tuple[Task, ...]:
        """Lines whose words do not say what they are."""
        return self._left("unclear")

    @property
    def finding(self) -> str | None:
        """What to say of the whole where there is no plan to show: running text, key results already, no group."""
        if not self.rewrite.items:
            return words.NO_LIST
        if all(task.bucket == "key_result" for task in self.rewrite.items) and not self._proposes:
            return words.ALL_RESULTS
        return None if self.cards else words.NO_GROUPS

    @property
    def summary(self) -> str:
        """How many lines, and how many of each kind."""
        found = [task.bucket for task in self.rewrite.items]
        kinds = (words.counted(found.count(bucket), bucket) for bucket in words.BUCKETS if bucket in found)
        told = ", ".join(kinds)
        return f"{words.lines(len(found))}: {told}." if found else ""

    def card_of(self, index: int) -> Card | None:
        """The card that a line stands on."""
        return self._places.get(index)

    def row(self, place: tuple[int, int]) -> tuple[tuple[str, str], ...]:
        """The row of the scoring system for one key result: each name with its value, blank until the team settles."""
        names = words.LEVELS[self.scoring]
        said = (*self.levels.get(place, ()), *("",) * len(names))
        return tuple((name, value.strip() or words.LEVEL_BLANK) for name, value in zip(names, said, strict=False))

    def row_text(self, place: tuple[int, int]) -> str:
        """That row as words."""
        return " · ".join(words.LEVEL.format(name=name, value=value) for name, value in self.row(place))

    @property
    def _proposes(self) -> bool:
        return any(group.outcomes for group in self.rewrite.groups)

    @cached_property
    def _places(self) -> Mapping[int, Card]:
        return {task.index: card for card in self.cards for task in (*card.results, *card.initiatives)}

    def _cards(self) -> Iterator[Card]:
        tasks = {task.index: task for task in self.rewrite.items}
        seen: set[int] = set()
        for place, group in enumerate(self.rewrite.groups):
            mine = [tasks[index] for index in dict.fromkeys(group.items) if index in tasks and index not in seen]
            kept = [task for task in mine if task.bucket in ("key_result", "initiative")]
            seen.update(task.index for task in kept)
            yield Card(
                place + 1,
                group,
                tuple(task for task in kept if task.bucket == "key_result"),
                tuple(task for task in kept if task.bucket == "initiative"),
                place in self.accepted,
            )

    def _left(self, bucket: Bucket) -> tuple[Task, ...]:
        return tuple(task for task in self.rewrite.items if task.bucket == bucket and task.index not in self.grouped)


def named(task: Task) -> str:
    """A line with its owner."""
    return words.OWNER.format(text=task.text, owner=task.owner) if task.owner else task.text


def joined(outcomes: tuple[Suggestion, ...]) -> str:
    """Wordings side by side in one cell."""
    return " | ".join(" ".join(one.text.split()) for one in outcomes)
