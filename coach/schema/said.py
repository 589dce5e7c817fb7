"""What the engine says of a draft: what `lint` prints."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from coach.schema.base import Direction, Form, Noun, ObjectiveKind, Severity, Span, State
from coach.schema.read import Part, Unparsed


class Measure(Noun):
    """What a line states about its measurement; each part is null where the line does not say it."""

    metric: Part | None = None
    unit: Part | None = None
    direction: Direction | None = None
    baseline: Part | None = None
    target: Part | None = None
    deadline: Part | None = None
    population: Part | None = None


class Dismissal(Noun):
    """Why somebody overruled a finding."""

    reason: str


class Diagnostic(Noun):
    """One finding: the rule, what it saw, where, the question that would mend it, and the note behind it."""

    rule: str
    name: str
    severity: Severity
    message: str
    span: Span
    question: str | None
    note: str
    dismissed: Dismissal | None = None


class KeyResult(Noun):
    """A line held to be a key result, and what it says."""

    text: str
    span: Span
    owner: str | None = None
    form: Form
    form_confidence: Annotated[float, Field(ge=0, le=1)]
    form_by: Literal["engine", "user"] = "engine"
    measure: Measure
    blanks: tuple[Part, ...] = ()
    compound: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()


class Objective(Noun):
    """An objective, what kind of sentence it is, and its key results."""

    text: str
    span: Span
    why_now: str | None = None
    owner: str | None = None
    parent: str | None = None
    kind: ObjectiveKind
    diagnostics: tuple[Diagnostic, ...] = ()
    key_results: tuple[KeyResult, ...] = ()


class Dimension(Noun):
    """One dimension of the rubric: 0 to 4, or null where the draft does not state it."""

    id: str
    name: str
    value: Annotated[float, Field(ge=0, le=4)] | None
    weight: int
    why: str


class Score(Noun):
    """The rubric as a vector; `total` is for tools and is never shown on a page."""

    state: State
    dimensions: tuple[Dimension, ...]
    total: Annotated[float, Field(ge=0, le=100)] | None


class Lint(Noun):
    """What `okr-coach lint` prints."""

    version: Literal[1] = 1
    source_text: str | None = None
    team: str | None = None
    cycle: str | None = None
    objectives: tuple[Objective, ...] = ()
    loose: tuple[KeyResult, ...] = ()
    unparsed: tuple[Unparsed, ...] = ()
    score: Score | None = None

    @model_serializer(mode="wrap")
    def _without_empty_source(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        document: dict[str, object] = handler(self)
        if self.source_text is None:  # spans point into the input: the contract leaves the key out
            document.pop("source_text", None)
        return document
