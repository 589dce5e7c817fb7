"""A sorted list with the person's changes in it: rows, cards, and the rewrite that exports are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import sha256

from coach.export.report import NO_DATE
from coach.export.rewritten import Rewritten
from coach.schema import Group, GroupObjective, Number, Rewrite, ScoringSystem, Suggestion, Task
from coach.wordings.grammar import blanks

from ..blanks import pieces
from .state import Changes, Edits, Reading

_GROUPED = ("key_result", "initiative")


@dataclass(frozen=True)
class Result:
    """A key result on a card: the wording chosen, the others by rung, and where its fields keep what is typed."""

    place: int
    wording: Suggestion
    others: tuple[Suggestion, ...]
    key: str
    row_key: str

    @property
    def blanks(self) -> tuple[str, ...]:
        """The blanks of the wording, in order, twins each for itself."""
        return tuple(piece.text for piece in pieces(self.wording.text, set(blanks(self.wording.text))) if piece.blank)


@dataclass(frozen=True)
class Card:
    """A proposed objective with its key results and the lines beneath."""

    place: int
    number: int
    proposed: str | None
    objective: str
    results: tuple[Result, ...]
    tasks: tuple[Task, ...]
    accepted: bool

    @property
    def key(self) -> str:
        """The key of the objective's field."""
        return f"o{self.place}"


class Board:
    """What the page shows of a list. Made anew after every act; nothing in it changes."""

    def __init__(self, reading: Reading, changes: Changes, *, scoring: ScoringSystem, undo: bool = False) -> None:
        self.reading, self.changes, self.scoring, self.undo = reading, changes, scoring, undo
        self.rewrite = reading.rewrite or Rewrite()

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """Every line in order, as the person has it now."""
        return tuple(self._task(task) for task in self.rewrite.items)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups that were proposed, then those the person made; dropped ones included, so places stay."""
        return (*self.rewrite.groups, *(Group(objective=None, outcomes=each) for each in self.changes.added))

    @cached_property
    def homes(self) -> Mapping[int, int]:
        """The place of the group of every line that has one."""
        proposed = {index: place for place, group in reversed(list(enumerate(self.groups))) for index in group.items}
        homes: dict[int, int] = {}
        for task in self.tasks:
            home = self.changes.moved.get(task.index, proposed.get(task.index))
            if home is None or task.bucket not in _GROUPED or not 0 <= home < len(self.groups):
                continue
            if not self.edits(home).dropped:
                homes[task.index] = home
        return homes

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """The cards that stand, numbered from one."""
        standing = [place for place in range(len(self.groups)) if not self.edits(place).dropped]
        return tuple(self._card(place, number) for number, place in enumerate(standing, 1))

    @property
    def apart(self) -> tuple[Task, ...]:
        """Initiatives on no card."""
        return tuple(task for task in self.tasks if task.bucket == "initiative" and task.index not in self.homes)

    @property
    def accepted(self) -> tuple[Card, ...]:
        """The cards that the person took."""
        return tuple(card for card in self.cards if card.accepted)

    def unclear(self, skipped: Sequence[int] = ()) -> tuple[Task, ...]:
        """The lines to ask about."""
        return tuple(task for task in self.tasks if task.bucket == "unclear" and task.index not in skipped)

    def edits(self, place: int) -> Edits:
        """What the person did with a card."""
        return self.changes.cards.get(place, Edits())

    def typed(self, key: str) -> str:
        """What stands in a field."""
        return self.changes.typed.get(key, "")

    def filled(self, result: Result) -> str:
        """A key result's sentence with what was typed for its blanks."""
        made, field = "", 0
        for piece in pieces(result.wording.text, set(result.blanks)):
            value = self.typed(f"{result.key}.{field}").strip() if piece.blank else ""
            field += piece.blank
            made += value or piece.text
        return made

    def levels(self, result: Result) -> tuple[str, ...]:
        """What was typed into the row of the scoring system."""
        from coach.export.words_rewrite import LEVELS

        return tuple(self.typed(f"{result.row_key}.{place}") for place in range(len(LEVELS[self.scoring])))

    def neighbour_home(self, index: int) -> int | None:
        """The group that the nearest grouped lines above and below a line share; lists keep what belongs together."""
        order = [task.index for task in self.tasks]
        here = order.index(index)
        above = next((self.homes[each] for each in reversed(order[:here]) if each in self.homes), None)
        below = next((self.homes[each] for each in order[here + 1 :] if each in self.homes), None)
        return above if above is not None and above == below else None

    def serving(self, task: Task) -> int | None:
        """The group one of whose key results a line could move."""
        for one in task.outcomes:
            for card in self.cards:
                if one.metric_id and any(one.metric_id == each.wording.metric_id for each in card.results):
                    return card.place
        return None

    @cached_property
    def told(self) -> Rewritten:
        """The list in the order in which it is told, without a date."""
        return self.rewritten()

    def rewritten(self, at: datetime = NO_DATE) -> Rewritten:
        """What exports are made of: the list as the person has it now."""
        groups = tuple(self._group(card) for card in self.cards)
        levels = {
            (number, place): said
            for number, card in enumerate(self.cards)
            for place, result in enumerate(card.results)
            if any(said := self.levels(result))
        }
        before = {task.index: task.text for task in self.rewrite.items if task.index in self.changes.answered}
        return Rewritten(
            self.rewrite.model_copy(update={"groups": groups, "items": self.tasks}), self.scoring,
            self.reading.team, self.reading.cycle,
            frozenset(number for number, card in enumerate(self.cards) if card.accepted), levels, before, at,
        )  # fmt: skip

    def _task(self, task: Task) -> Task:
        task = self.changes.answered.get(task.index, task)
        bucket = self.changes.buckets.get(task.index, task.bucket)
        if bucket == task.bucket:
            return task
        question = task.question if bucket == "unclear" else None
        return task.model_copy(update={"bucket": bucket, "question": question})

    def _card(self, place: int, number: int) -> Card:
        group, edits = self.groups[place], self.edits(place)
        proposed = group.objective.text if group.objective else None
        mine = tuple(task for task in self.tasks if self.homes.get(task.index) == place)
        results = tuple(
            self._result(place, at, one, mine, edits)
            for at, one in enumerate(group.outcomes)
            if at not in edits.gone
        )  # fmt: skip
        said = self.changes.typed.get(f"o{place}", proposed or "")
        return Card(place, number, proposed, said, results, mine, edits.accepted)

    def _result(self, place: int, at: int, one: Suggestion, mine: Sequence[Task], edits: Edits) -> Result:
        others = (one, *self._by_rung(place, one, mine))
        wanted = edits.chosen.get(at)
        chosen = next((each for each in others if name_of(each) == wanted), one)
        worded = edits.worded.get(at)
        if worded is not None:
            chosen = chosen.model_copy(update={"text": worded, "blanks": blanks(worded)})
        key = f"k{place}.{at}.{name_of(chosen)}{'.w' if worded is not None else ''}"
        return Result(at, chosen, others, key, f"l{place}.{at}")

    def _by_rung(self, place: int, one: Suggestion, mine: Sequence[Task]) -> list[Suggestion]:
        """Other ways to tell it, one a rung: first from the lines this key result was made for, then from the rest."""
        taken = {name_of(each) for each in self.groups[place].outcomes}
        near = [task for task in mine if any(name_of(each) == name_of(one) for each in task.outcomes)]
        found: dict[str, Suggestion] = {}
        for task in (*near, *mine):
            for each in task.outcomes:
                if each.rung != one.rung and name_of(each) not in taken:
                    found.setdefault(each.rung, each)
        return list(found.values())

    def _group(self, card: Card) -> Group:
        objective = None
        if card.objective.strip():
            old = self.groups[card.place].objective
            same = old is not None and old.text == card.objective
            objective = old if same else GroupObjective(text=card.objective.strip(), by=old.by if old else "engine")
        outcomes = tuple(self._outcome(result) for result in card.results)
        return Group(objective=objective, outcomes=outcomes, items=tuple(task.index for task in card.tasks))

    def _outcome(self, result: Result) -> Suggestion:
        """The wording with the person's values, each number with its source."""
        values = [self.typed(f"{result.key}.{place}").strip() for place in range(len(result.blanks))]
        filled = dict(zip((blank.strip("[]") for blank in result.blanks), values, strict=True))
        text = self.filled(result)
        mine = tuple(Number(text=value, source="user", where="typed on the page") for value in values if _number(value))
        known = {name: filled.get(name) or getattr(result.wording, name) for name in ("baseline", "target")}
        deadline = filled.get("date") or result.wording.deadline
        update = {"text": text, "blanks": blanks(text), "numbers": (*result.wording.numbers, *mine),
                  "deadline": deadline, **known}  # fmt: skip
        return result.wording.model_copy(update=update)


def name_of(one: Suggestion) -> str:
    """A name for a wording that stays the same when a list is shown again."""
    return one.metric_id or sha256(one.text.encode("utf-8", "replace")).hexdigest()[:12]


def _number(value: str) -> bool:
    return any(sign.isdigit() for sign in value)
