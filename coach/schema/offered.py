"""What is offered to the person: what `review` and `rewrite` print beside the findings."""

from __future__ import annotations

from typing import Literal

from coach.schema.base import Bucket, Direction, Engine, Noun, NumberSource, Rung, Span
from coach.schema.read import Unparsed
from coach.schema.said import Diagnostic, Lint


class Keep(Noun):
    """A line to leave alone, and why."""

    span: Span
    why: str


class Passage(Noun):
    """A piece of a note, quoted word for word."""

    note: str
    title: str
    quote: str


class Excerpt(Passage):
    """A passage that answers a question, with the heading it stands under."""

    heading: str


class Answer(Noun):
    """What `okr-coach ask` prints: what the notes say to a question, or that they do not hold it."""

    version: Literal[1] = 1
    found: bool
    question: str
    passages: tuple[Excerpt, ...] = ()


class Citation(Noun):
    """A note and the words of it that a claim stands on."""

    note: str
    quote: str


class Comment(Noun):
    """What stands in the margin beside the line at `span`, and the words of the notes it stands on."""

    span: Span
    text: str
    citations: tuple[Citation, ...] = ()
    by: Engine = "model"


class Number(Noun):
    """A number in a wording, and where it comes from."""

    text: str
    source: NumberSource
    where: str


class Suggestion(Noun):
    """A wording offered for a line (the contract's R): values only the team knows are blanks."""

    text: str
    metric_id: str | None = None
    metric: str | None = None
    unit: str | None = None
    direction: Direction | None = None
    baseline: str | None = None
    target: str | None = None
    deadline: str | None = None
    population: str | None = None
    rung: Rung
    guardrail: str | None = None
    numbers: tuple[Number, ...] = ()
    blanks: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    citations: tuple[Citation, ...] = ()
    by: Engine = "engine"


class Alternatives(Noun):
    """The wordings offered for the line at `span`."""

    span: Span
    alternatives: tuple[Suggestion, ...]


class Question(Noun):
    """A question to the person, and why it is asked."""

    id: str
    text: str
    why: str


class Review(Lint):
    """What `okr-coach review` prints: lint, and what a coach would say of it; `comments` are a model's alone."""

    keep: tuple[Keep, ...] = ()
    first: Diagnostic | None = None
    passages: tuple[Passage, ...] = ()
    suggestions: tuple[Alternatives, ...] = ()
    comments: tuple[Comment, ...] = ()
    questions: tuple[Question, ...] = ()
    by: Engine = "engine"
    fallback_reason: str | None = None


class Task(Noun):
    """One line of a to-do list, sorted."""

    index: int
    text: str
    span: Span
    owner: str | None = None
    bucket: Bucket
    function: str | None = None
    why: str
    outcomes: tuple[Suggestion, ...] = ()
    question: str | None = None


class GroupObjective(Noun):
    """The direction a group of tasks serves."""

    text: str
    by: Engine
    diagnostics: tuple[Diagnostic, ...] = ()


class Group(Noun):
    """Tasks that serve one outcome."""

    objective: GroupObjective | None
    outcomes: tuple[Suggestion, ...] = ()
    items: tuple[int, ...] = ()


class Rewrite(Noun):
    """What `okr-coach rewrite` prints: every line of the input in one bucket."""

    version: Literal[1] = 1
    groups: tuple[Group, ...] = ()
    items: tuple[Task, ...] = ()
    unparsed: tuple[Unparsed, ...] = ()
