"""The store on a database: one code path for SQLite and PostgreSQL, put together from its rooms."""

from __future__ import annotations

from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from types import TracebackType
from typing import Self

from coach.store.drafts import Drafts
from coach.store.engine import MEMORY, connect, to_wal, translated
from coach.store.migrations import migrate
from coach.store.overrules import Overrules
from coach.store.sessions import Sessions


class SqlStore(Sessions, Drafts, Overrules):
    """A `coach.store.base.Store`; what each method promises is written there."""

    @classmethod
    def open(cls, place: str | Path | None, *, new_id: Callable[[], str]) -> Self:
        """Connect, bring the tables up to date and return the store. Errors are those of `open_store`."""
        engine, words = connect(place)
        try:
            with translated(words):
                if engine.dialect.name == "sqlite" and words != MEMORY:
                    to_wal(engine)
                with engine.execution_options(writes=True).begin() as connection:
                    migrate(connection, words, _program())
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, words, new_id)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _program() -> str:
    try:
        return metadata.version("okr-coach")
    except metadata.PackageNotFoundError:
        return "(not installed)"
