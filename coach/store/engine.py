"""From the place of a database to an open engine, and from a database's errors to ours.

SQLite is set to keep what it acknowledged: a write-ahead log, a sync at every commit, deleted content overwritten.
A file that is damaged is recognised before anything is written to it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from coach.errors import MissingExtra, StoreError

MEMORY = "in memory"

_WAIT_SECONDS = 15
_CHECKED_WHOLE = 64 * 2**20  # bytes; a larger file is checked by its header alone, so that the start stays quick
_ELSEWHERE = "name another folder (OKR_COACH_DATA_DIR) or go on without saving"
_REMEDIES = {
    "SQLITE_FULL": "the disk is full. This change was not saved; free some space and save again.",
    "SQLITE_READONLY": f"it may not be written to. Give yourself the right to write there, {_ELSEWHERE}.",
    "SQLITE_CANTOPEN": f"it cannot be opened. Check that the folder exists and may be written to, {_ELSEWHERE}.",
    "SQLITE_PERM": f"it cannot be opened. Check that the folder exists and may be written to, {_ELSEWHERE}.",
    "SQLITE_BUSY": "another program is writing to it and did not finish. This change was not saved; save again.",
    "SQLITE_LOCKED": "another program is writing to it and did not finish. This change was not saved; save again.",
    "SQLITE_IOERR": "the disk did not take or give the data. This change was not saved; check the disk and its space.",
    "SQLITE_TOOBIG": "the text is too long to be kept. This change was not saved; divide the text.",
}
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


def connect(place: str | Path | None) -> tuple[Engine, str]:
    """Return an engine for the place, and the place in words for messages (a password in a URL is left out)."""
    if place is None:
        return _sqlite(None), MEMORY
    if isinstance(place, Path) or "://" not in place:
        return _sqlite_file(Path(place))
    try:
        url = make_url(place)
    except (ArgumentError, ValueError):
        raise StoreError(
            "The database URL cannot be read. It is written sqlite:///path/to/file or "
            "postgresql://user:password@host:5432/database, with special characters of the password as %xx."
        ) from None
    kind = url.drivername.partition("+")[0]
    if kind == "sqlite":
        return (_sqlite(None), MEMORY) if url.database in (None, "", ":memory:") else _sqlite_file(Path(url.database))
    if kind in ("postgresql", "postgres"):
        return _postgresql(url), url.set(drivername="postgresql").render_as_string(hide_password=True)
    raise StoreError(f"A database of kind {kind!r} is not known here; use sqlite:///... or postgresql://...")


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Turn errors of the database into `StoreError`, without the texts that were being written."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise explain(error, place) from error


def explain(error: Exception, place: str) -> StoreError:
    """Return what happened to the database at `place` in words, with the remedy."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    name = getattr(cause, "sqlite_errorname", None)
    if isinstance(cause, sqlite3.DatabaseError) and name:
        if name.startswith(_DAMAGED):
            return _damaged(place)
        family = "_".join(name.split("_")[:2])
        remedy = _REMEDIES.get(family, f"SQLite says {name}. This change was not saved; try again.")
        return StoreError(f"Trouble with the database {place}: {remedy}")
    if isinstance(error, PoolTimeout):
        return StoreError(f"Trouble with the database {place}: {_REMEDIES['SQLITE_BUSY']}")
    state = getattr(cause, "sqlstate", None)
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return StoreError(
            f"The connection to the database {place} broke. The change may be lost; look, then save again."
        )
    if isinstance(error, OperationalError) and (state is None or state[:2] in ("08", "28", "3D")):
        said = str(cause).strip().splitlines()
        return StoreError(
            f"The database {place} does not answer: {said[0] if said else type(cause).__name__}. Check that it runs "
            "and that address, user, password and database name are right (OKR_COACH_DATABASE_URL)."
        )
    if state is not None and state[:2] == "53":
        return StoreError(f"The database {place} is out of space or connections. This change was not saved; try later.")
    detail = f"state {state}" if state else type(cause).__name__
    return StoreError(f"Trouble with the database {place} ({detail}). This change was not saved; try again.")


def _damaged(place: str) -> StoreError:
    return StoreError(
        f"The database {place} is damaged or no database at all. It was left as it is. Move it aside "
        f"(for example to {Path(place).name}.damaged) together with its -wal and -shm files, and start again with "
        "an empty one, or put back a backup; the sqlite3 program's .recover command can often save the texts."
    )


def _sqlite_file(path: Path) -> tuple[Engine, str]:
    path = path.absolute()
    place = str(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # What people type is theirs alone; the -wal and -shm files take over the rights of the main file.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise StoreError(
            f"The database {place} cannot be written ({why}). Give yourself the right to write there, {_ELSEWHERE}."
        ) from error
    with translated(place):
        _look(path, place)
    return _sqlite(place), place


def _look(path: Path, place: str) -> None:
    """Raise `StoreError` if the file is damaged; opened for reading only, so that not even the log is folded in."""
    size = path.stat().st_size
    if size == 0:
        return
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=_WAIT_SECONDS)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if size <= _CHECKED_WHOLE and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise _damaged(place)


def _sqlite(path: str | None) -> Engine:
    # One connection for all threads in memory, handed from one to the next; a few where there is a file.
    engine = create_engine(
        URL.create("sqlite", database=path or ":memory:"),
        poolclass=QueuePool,
        pool_size=5 if path else 1,
        max_overflow=10 if path else 0,
        pool_timeout=_WAIT_SECONDS,
        connect_args={"check_same_thread": False, "timeout": _WAIT_SECONDS, "isolation_level": None},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, record: object) -> None:
    for pragma in ("synchronous = FULL", "foreign_keys = ON", "secure_delete = ON", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its turn at once: one that has read before it writes can be refused half-way.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(url: URL) -> Engine:
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise MissingExtra("PostgreSQL needs a driver that is not installed: pip install okr-coach[postgres]") from None
    query = {"connect_timeout": "5", "application_name": "okr-coach", **url.query}
    engine = create_engine(
        url.set(drivername="postgresql+psycopg", query=query),
        pool_pre_ping=True,
        pool_timeout=_WAIT_SECONDS,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_postgresql)
    return engine


def _prepare_postgresql(connection: Any, record: object) -> None:
    connection.execute(f"SET lock_timeout = '{_WAIT_SECONDS}s'")
    connection.commit()


def to_wal(engine: Engine) -> None:
    """Switch a SQLite file to the write-ahead log; it stays so, hence once at opening is enough."""
    _pragma(engine, "PRAGMA journal_mode = WAL")


def empty_wal(engine: Engine) -> None:
    """Fold the write-ahead log into the file and cut it to nothing, so that deleted texts are not left in it."""
    _pragma(engine, "PRAGMA wal_checkpoint(TRUNCATE)")


def _pragma(engine: Engine, statement: str) -> None:
    raw = engine.raw_connection()  # outside of any transaction, where these two must be
    try:
        cursor = raw.cursor()
        cursor.execute(statement)
        cursor.fetchall()
        cursor.close()
    finally:
        raw.close()
