"""The tables as SQLAlchemy sees them today; how they came to be is in `migrations.py`."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Column, DateTime, Dialect, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no time zone, PostgreSQL answers in its own: both come back as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Send the moment in UTC, without a zone where the database has none."""
        if value is None or dialect.name != "sqlite":
            return value
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


_METADATA = MetaData()

SESSIONS = Table(
    "okr_sessions",
    _METADATA,
    Column("id", Text, primary_key=True),
    Column("owner", Text, nullable=False),
    Column("turns", Integer, nullable=False),
    Column("created", Moment, nullable=False),
    Column("changed", Moment, nullable=False),
    Column("document", Text, nullable=False),
)
TURNS = Table(
    "okr_turns",
    _METADATA,
    Column("session_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("document", Text, nullable=False),
)
DRAFTS = Table(
    "okr_drafts",
    _METADATA,
    Column("id", Text, primary_key=True),
    Column("session_id", Text, nullable=False),
    Column("newest", Integer, nullable=False),
    Column("created", Moment, nullable=False),
    Column("document", Text, nullable=False),
)
VERSIONS = Table(
    "okr_versions",
    _METADATA,
    Column("draft_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("document", Text, nullable=False),
)
OVERRULES = Table(
    "okr_overrules",
    _METADATA,
    Column("scope", Text, primary_key=True),
    Column("text_key", Text, primary_key=True),
    Column("about", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("document", Text, nullable=False),
)
