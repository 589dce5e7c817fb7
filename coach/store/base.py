"""The promise that every store keeps, whatever database is behind it.

Common to all methods: `at` is the moment of the act, timezone-aware, and comes back in UTC. What returns without an
error is on the disk and survives a killed process. What raises has changed nothing. Ids count only together with
their owner (a browser id or a signed-in user): somebody else's id raises `NotFound` as an unknown one does.
A text is returned exactly as given, whatever characters are in it, NUL included.
"""

from __future__ import annotations

from datetime import datetime
from types import TracebackType
from typing import Literal, Protocol, Self

from coach.schema import Draft, Overrule, Session, Turn, Version


class Store(Protocol):
    """Sessions, their turns and drafts, and the overrules of a team."""

    def create_session(self, owner: str, name: str, *, at: datetime) -> Session:
        """Start a session of `owner` under a new id."""

    def session(self, owner: str, session_id: str) -> Session:
        """Return one session, or raise `NotFound`."""

    def sessions(self, owner: str) -> tuple[Session, ...]:
        """Return all sessions of an owner, last changed first."""

    def rename_session(self, owner: str, session_id: str, name: str, *, at: datetime) -> Session:
        """Give a session another name."""

    def delete_session(self, owner: str, session_id: str) -> None:
        """Remove a session for good, with its turns, drafts and the overrules whose scope is its id.

        SQLite overwrites the bytes at once; PostgreSQL frees them at its next vacuum, and keeps them in backups.
        """

    def add_turn(
        self, owner: str, session_id: str, role: Literal["person", "coach"], text: str, *, at: datetime
    ) -> Turn:
        """Append a message to a session; turns are numbered from 1 without gaps."""

    def turns(self, owner: str, session_id: str) -> tuple[Turn, ...]:
        """Return all turns of a session, oldest first."""

    def create_draft(
        self, owner: str, session_id: str, title: str, text: str, *, change: str, why: str, at: datetime
    ) -> Draft:
        """Start a draft in a session; `text` becomes version 1."""

    def draft(self, owner: str, draft_id: str) -> Draft:
        """Return a draft with all its versions, or raise `NotFound`."""

    def drafts(self, owner: str, session_id: str) -> tuple[Draft, ...]:
        """Return the drafts of a session, oldest first, with all their versions."""

    def rename_draft(self, owner: str, draft_id: str, title: str, *, at: datetime) -> Draft:
        """Give a draft another title."""

    def save_version(
        self,
        owner: str,
        draft_id: str,
        text: str,
        *,
        change: str,
        why: str,
        at: datetime,
        expected: int,
        name: str | None = None,
    ) -> Version:
        """Add a version after number `expected`, the one that the writer has seen.

        Raises `Conflict`, with the number that is there now, where somebody saved in the meantime.
        """

    def restore_version(
        self, owner: str, draft_id: str, number: int, *, why: str, at: datetime, expected: int
    ) -> Version:
        """Save the text of version `number` again as the newest; nothing in between is lost."""

    def delete_draft(self, owner: str, draft_id: str, *, at: datetime) -> None:
        """Remove a draft and its versions for good, as `delete_session` does."""

    def add_overrule(self, scope: str, text_key: str, overrule: Overrule) -> None:
        """Keep an overrule for the line that `text_key` stands for; a second one on the same finding replaces it.

        `scope` is a session id or a team's name. The caller answers for who may use which scope.
        """

    def remove_overrule(self, scope: str, text_key: str, *, rule: str | None = None) -> bool:
        """Take back the overrule of a rule, or of the form badge where `rule` is null; false if there was none."""

    def overrules(self, scope: str) -> tuple[Overrule, ...]:
        """Return all overrules of a scope, oldest first."""

    def overrules_of(self, scope: str, text_key: str) -> tuple[Overrule, ...]:
        """Return the overrules of one line, oldest first."""

    def close(self) -> None:
        """Let go of the database; whatever is asked of the store afterwards may fail."""

    def __enter__(self) -> Self:
        """Return the store itself, so that `with` closes it."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
