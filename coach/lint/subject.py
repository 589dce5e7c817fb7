"""What a check looks at: one line with everything known of it, and the company it keeps.

Checks are pure: a `Subject` goes in, `Hit`s come out. Positions in a hit are positions in `Subject.text`; the
linter turns them into places in the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from coach.language.leanings import Leaning
from coach.language.measure import Reading
from coach.schema import Form, Line, ObjectiveKind, ScoringSystem, Severity, Unparsed

Leanings = Mapping[str, Leaning]
"""What the trained head makes of a text, by the id of the rule."""


@dataclass(frozen=True, slots=True)
class House:
    """What an organisation has settled for itself; the rules respect it."""

    max_objectives: int = 5
    max_key_results: int = 5
    scoring: ScoringSystem | None = None
    glossary: frozenset[str] = frozenset()
    single_team: bool = True
    milestones_allowed: bool = False
    first_cycle: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """A line under inspection. For an objective `kind` is set, for a key result `form` is."""

    line: Line
    reading: Reading
    text: str
    lower: str
    form: Form = "unclear"
    confidence: float = 0.0
    kind: ObjectiveKind | None = None
    leanings: Leanings = field(default_factory=dict)
    has_head: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """An objective (or none, for a bare list) with its key results, as subjects."""

    objective: Subject | None
    key_results: tuple[Subject, ...]
    why_now: str | None = None
    owner: str | None = None
    parent: str | None = None
    team: str | None = None
    cycle: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """Where a subject stands: its group, all groups, what the document says once for all, the house.

    `alone` is true for `--lines`: nothing is inherited, and nothing is judged as a set. `heard` holds what the trained
    head made of every line and remark, by its text; it is empty where there is no head.
    """

    group: Group
    groups: tuple[Group, ...]
    team: str | None
    cycle: str | None
    house: House
    alone: bool = False
    asides: tuple[Unparsed, ...] = ()
    heard: Mapping[str, Leanings] = field(default_factory=dict)

    def leans(self, text: str, rule: str) -> bool:
        """Whether the trained head would speak for a rule on a line or remark of the document."""
        leaning = self.heard.get(text, {}).get(rule)
        return leaning is not None and leaning.likelihood >= leaning.speak


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a rule applies. `slots` fill the rule's message and question; `severity` may soften the rule's.

    `guessed` says that no check found it: the trained head holds the line to be so.
    """

    start: int
    end: int
    slots: Mapping[str, str] = field(default_factory=dict)
    severity: Severity | None = None
    guessed: bool = False


LineCheck = Callable[[Subject, Context, Mapping[str, object]], Iterator[Hit]]
"""A check of one line: `(subject, context, the rule's parameters) -> hits`. Levels key_result and objective."""

GroupCheck = Callable[[Group, Context, Mapping[str, object]], Iterator[Hit]]
"""A check of a group; positions are in the objective's text, or in the first key result's where there is none."""
