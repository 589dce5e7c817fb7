"""What the store holds."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from coach.schema.base import Form, Noun


class Overrule(Noun):
    """Somebody disagreed with a badge or a finding; it holds wherever the same text comes back.

    With `form` set it overrules the form badge; with `rule` set, that finding. `text` is the line's words.
    """

    text: str
    rule: str | None = None
    form: Form | None = None
    reason: str
    at: datetime

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.rule is None) == (self.form is None):
            raise ValueError("an overrule names either a form or a rule")
        return self


class Version(Noun):
    """One state of a draft: never changed, only followed by the next."""

    number: Annotated[int, Field(ge=1)]
    text: str
    name: str | None = None
    change: str
    why: str
    at: datetime


class Draft(Noun):
    """A draft and all its versions, oldest first."""

    id: str
    session: str
    title: str
    versions: tuple[Version, ...]

    @property
    def text(self) -> str:
        """The newest version's text."""
        return self.versions[-1].text


class Turn(Noun):
    """One message of a conversation."""

    number: int
    role: Literal["person", "coach"]
    text: str
    at: datetime


class Session(Noun):
    """A visitor's place: what belongs to it is seen by nobody else."""

    id: str
    owner: str
    name: str
    created: datetime
    changed: datetime
