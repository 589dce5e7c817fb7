"""What the rooms of the store share: transactions, and the checks of what comes in.

Every write takes the session's row first (`take_session`). Writers of one session so take turns, and no two of them
ever wait for each other crosswise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from threading import Lock
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, update

from coach.errors import NotFound, StoreError
from coach.schema import Noun
from coach.store.engine import empty_wal, translated
from coach.store.tables import SESSIONS

_LONGEST_OWNER = 200

N = TypeVar("N", bound=Noun)


class Database:
    """An open database and the two kinds of transactions on it."""

    def __init__(self, engine: Engine, place: str, new_id: Callable[[], str]) -> None:
        self._engine = engine
        # One look at the database, however many queries a read takes; SQLite's transactions are so by themselves.
        repeatable = engine.dialect.name == "postgresql"
        self._reader = engine.execution_options(isolation_level="REPEATABLE READ") if repeatable else engine
        self._writer = engine.execution_options(writes=True)
        # SQLite lets writers race for their turn, and the unlucky wait a second; among our threads they queue.
        self._queue: AbstractContextManager[object] = Lock() if engine.dialect.name == "sqlite" else nullcontext()
        self._place = place
        self._new_id = new_id

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated(self._place), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(self._place), self._queue, self._writer.begin() as connection:
            yield connection

    def _forget(self) -> None:
        """Leave nothing of deleted texts in the files either, as far as the database lets us."""
        if self._engine.dialect.name == "sqlite":
            with translated(self._place):
                empty_wal(self._engine)


def utc(at: datetime) -> datetime:
    """Return the moment in UTC. A moment without a time zone is a mistake of the caller: `ValueError`."""
    if at.utcoffset() is None:
        raise ValueError("a moment needs a time zone, for example datetime.now(UTC)")
    return at.astimezone(UTC)


def stored(noun: type[N], **fields: Any) -> N:
    """Make the noun from what was stored, or raise `StoreError` where that has other fields than the noun."""
    try:
        return noun(**fields)
    except (ValidationError, TypeError):
        raise StoreError(
            f"A stored {noun.__name__.lower()} cannot be read: it was changed or damaged outside of this program. "
            "Restore the database from a backup; the other documents in it can still be opened."
        ) from None


def owned(owner: str) -> str:
    """Return the owner if it can own something; a name that a database cannot hold raises `StoreError`."""
    if not owner or len(owner) > _LONGEST_OWNER or not owner.isprintable():
        raise StoreError(f"An owner is a name of 1 to {_LONGEST_OWNER} printable characters.")
    return owner


def asked(key: str) -> str:
    """Return an id or owner that was asked for; one that no database could hold belongs to nothing: `NotFound`."""
    if not key.isprintable():
        raise NotFound("There is nothing under such an id.")
    return key


def take_session(connection: Connection, owner: str, session_id: str, at: datetime) -> None:
    """Hold the session's row until the transaction ends and note the change; raises `NotFound` if it is not theirs."""
    mine = (SESSIONS.c.id == asked(session_id)) & (SESSIONS.c.owner == asked(owner))
    if connection.execute(update(SESSIONS).where(mine).values(changed=at)).rowcount == 0:
        raise NotFound("There is no such session here.")
