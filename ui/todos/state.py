"""What is kept of a to-do list: the list as the engine sorted it, and what the person changed since.

A list is kept once; every act after it keeps the changes alone, and names the version it followed, so that each act
can be taken back.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict

from coach.schema import Bucket, Rewrite, Suggestion, Task


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Own(_Closed):
    """The file with the team's own metrics, and how many were found in it."""

    name: str
    base64: str
    count: int

    @classmethod
    def of(cls, name: str, data: bytes, count: int) -> Own:
        """Wrap a file's bytes."""
        return cls(name=name, base64=b64encode(data).decode("ascii"), count=count)

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return b64decode(self.base64)


class Reading(_Closed):
    """A list as the engine sorted it. `rewrite` is null where nothing was sorted yet."""

    source: str = ""
    rewrite: Rewrite | None = None
    notices: tuple[str, ...] = ()
    own: Own | None = None
    team: str | None = None
    cycle: str | None = None


class Edits(_Closed):
    """What the person did with one card; key results by their place on it."""

    accepted: bool = False
    dropped: bool = False
    gone: frozenset[int] = frozenset()
    chosen: Mapping[int, str] = {}
    worded: Mapping[int, str] = {}


class Changes(_Closed):
    """What the person changed in a list. `typed` holds what stands in fields, by the key of the field."""

    buckets: Mapping[int, Bucket] = {}
    moved: Mapping[int, int | None] = {}
    answered: Mapping[int, Task] = {}
    cards: Mapping[int, Edits] = {}
    added: tuple[tuple[Suggestion, ...], ...] = ()
    typed: Mapping[str, str] = {}


class Kept(_Closed):
    """One version: `reading` where a list was read, else the version `base` that holds it.

    `parent` is the version that taking the act back leads to.
    """

    version: Literal[1] = 1
    base: int | None = None
    parent: int | None = None
    reading: Reading | None = None
    changes: Changes = Changes()
