"""What people typed, kept: sessions, turns, drafts with all their versions, and overrules.

`open_store` is the way in and `Store` (in `base.py`) is the promise; the tests in `tests/test_store.py` hold it for
every database alike. SQLAlchemy is loaded at the first `open_store` and known to this folder alone.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from coach.store.base import Store

__all__ = ["Store", "open_store"]


def _uuid() -> str:
    return uuid4().hex


def open_store(place: str | Path | None, *, new_id: Callable[[], str] = _uuid) -> Store:
    """Open the store at `place`, making or upgrading its tables where needed.

    `place` is the path of a SQLite file, a URL (`sqlite:///...`, `postgresql://user:password@host/database`), or
    null for a store in memory, which serves where no folder can be written and is gone with the process.
    `new_id` makes the ids of sessions and drafts; they must not be guessable where a page is served to others.
    Raises `StoreError` where the place is read-only, damaged, not answering or newer than this program, and
    `MissingExtra` where the PostgreSQL driver is not installed.
    """
    from coach.store.sql import SqlStore  # late, since SQLAlchemy costs a quarter of a second

    return SqlStore.open(place, new_id=new_id)
