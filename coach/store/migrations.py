"""The tables, as an ordered list of steps that each database goes through once.

A released step is never edited; a change of the tables is a new function at the end of `MIGRATIONS`. The statements
stay within what SQLite and PostgreSQL both understand. All steps run in one transaction: either the database is as
new as the program or it is untouched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, inspect, text

from coach.errors import StoreError

Migration = Callable[[Connection], None]

_ONE_AT_A_TIME = 0x6F6B72  # the advisory lock by which two programs starting at once on PostgreSQL take turns


def m001_initial(connection: Connection) -> None:
    """Sessions, turns, drafts, versions and overrules; texts live in the `document` columns, as versioned JSON."""
    for statement in (
        """CREATE TABLE okr_sessions (
            id TEXT PRIMARY KEY, owner TEXT NOT NULL, turns INTEGER NOT NULL,
            created TIMESTAMPTZ NOT NULL, changed TIMESTAMPTZ NOT NULL, document TEXT NOT NULL)""",
        "CREATE INDEX okr_sessions_by_owner ON okr_sessions (owner, changed)",
        """CREATE TABLE okr_turns (
            session_id TEXT NOT NULL REFERENCES okr_sessions (id) ON DELETE CASCADE,
            number INTEGER NOT NULL, at TIMESTAMPTZ NOT NULL, document TEXT NOT NULL,
            PRIMARY KEY (session_id, number))""",
        """CREATE TABLE okr_drafts (
            id TEXT PRIMARY KEY,
            session_id TEXT NOT NULL REFERENCES okr_sessions (id) ON DELETE CASCADE,
            newest INTEGER NOT NULL, created TIMESTAMPTZ NOT NULL, document TEXT NOT NULL)""",
        "CREATE INDEX okr_drafts_by_session ON okr_drafts (session_id, created)",
        """CREATE TABLE okr_versions (
            draft_id TEXT NOT NULL REFERENCES okr_drafts (id) ON DELETE CASCADE,
            number INTEGER NOT NULL, at TIMESTAMPTZ NOT NULL, document TEXT NOT NULL,
            PRIMARY KEY (draft_id, number))""",
        """CREATE TABLE okr_overrules (
            scope TEXT NOT NULL, text_key TEXT NOT NULL, about TEXT NOT NULL,
            at TIMESTAMPTZ NOT NULL, document TEXT NOT NULL,
            PRIMARY KEY (scope, text_key, about))""",
    ):
        connection.execute(text(statement))


MIGRATIONS: tuple[Migration, ...] = (m001_initial,)


def migrate(connection: Connection, place: str, program: str, steps: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring the database up to the newest step; `program` is our own version, noted for whoever opens it later.

    Raises `StoreError` where a newer program has been there.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
    if not inspect(connection).has_table("okr_schema"):
        connection.execute(text("CREATE TABLE okr_schema (version INTEGER NOT NULL, program TEXT NOT NULL)"))
        connection.execute(text("INSERT INTO okr_schema (version, program) VALUES (0, '')"))
    version, writer = connection.execute(text("SELECT version, program FROM okr_schema")).one()
    if version > len(steps):
        raise StoreError(
            f"The database {place} has schema version {version}, written by okr-coach {writer}; this program, "
            f"okr-coach {program}, knows up to version {len(steps)}. Nothing was changed. Upgrade the program "
            "(pip install --upgrade okr-coach), or name another database (OKR_COACH_DATA_DIR or "
            "OKR_COACH_DATABASE_URL)."
        )
    if version == len(steps):
        return
    for step in steps[version:]:
        step(connection)
    connection.execute(
        text("UPDATE okr_schema SET version = :version, program = :program"),
        {"version": len(steps), "program": program},
    )
