"""Drafts and their versions: never changed, only followed by the next. The promises are written in `base.py`."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Row, delete, insert, select, update

from coach.errors import Conflict, NotFound
from coach.schema import Draft, Version
from coach.store.database import Database, asked, stored, take_session, utc
from coach.store.documents import UPGRADES, pack, unpack
from coach.store.sessions import find_session
from coach.store.tables import DRAFTS, SESSIONS, VERSIONS


class Drafts(Database):
    """The part of the store that keeps drafts."""

    def create_draft(
        self, owner: str, session_id: str, title: str, text: str, *, change: str, why: str, at: datetime
    ) -> Draft:
        """Start a draft in a session; `text` becomes version 1."""
        at = utc(at)
        first = Version(number=1, text=text, change=change, why=why, at=at)
        draft = Draft(id=self._new_id(), session=session_id, title=title, versions=(first,))
        row = {"id": draft.id, "session_id": session_id, "newest": 1, "created": at, "document": _titled(title)}
        with self._writing() as connection:
            take_session(connection, owner, session_id, at)
            connection.execute(insert(DRAFTS), row)
            _write(connection, draft.id, first)
        return draft

    def draft(self, owner: str, draft_id: str) -> Draft:
        """Return a draft with all its versions, or raise `NotFound`."""
        with self._reading() as connection:
            return _load(connection, _find(connection, owner, draft_id))

    def drafts(self, owner: str, session_id: str) -> tuple[Draft, ...]:
        """Return the drafts of a session, oldest first, with all their versions."""
        query = select(DRAFTS).where(DRAFTS.c.session_id == session_id).order_by(DRAFTS.c.created, DRAFTS.c.id)
        with self._reading() as connection:
            find_session(connection, owner, session_id)
            return tuple(_load(connection, row) for row in connection.execute(query).all())

    def rename_draft(self, owner: str, draft_id: str, title: str, *, at: datetime) -> Draft:
        """Give a draft another title."""
        with self._writing() as connection:
            _take(connection, owner, draft_id, utc(at))
            connection.execute(update(DRAFTS).where(DRAFTS.c.id == draft_id).values(document=_titled(title)))
            return _load(connection, _find(connection, owner, draft_id))

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
        """Add a version after number `expected`; raises `Conflict` where somebody saved in the meantime."""
        at = utc(at)
        version = Version(number=1, text=text, name=name, change=change, why=why, at=at)
        with self._writing() as connection:
            version = version.model_copy(update={"number": _next(connection, owner, draft_id, at, expected)})
            _write(connection, draft_id, version)
        return version

    def restore_version(
        self, owner: str, draft_id: str, number: int, *, why: str, at: datetime, expected: int
    ) -> Version:
        """Save the text of version `number` again as the newest."""
        old = next((version for version in self.draft(owner, draft_id).versions if version.number == number), None)
        if old is None:
            raise NotFound(f"This draft has no version {number}.")
        change = f"Back to version {number}"
        return self.save_version(owner, draft_id, old.text, change=change, why=why, at=at, expected=expected)

    def delete_draft(self, owner: str, draft_id: str, *, at: datetime) -> None:
        """Remove a draft and its versions for good."""
        with self._writing() as connection:
            _take(connection, owner, draft_id, utc(at))
            connection.execute(delete(DRAFTS).where(DRAFTS.c.id == draft_id))
        self._forget()


def _find(connection: Connection, owner: str, draft_id: str) -> Row[tuple[object, ...]]:
    mine = (DRAFTS.c.id == asked(draft_id)) & (SESSIONS.c.owner == asked(owner))
    query = select(DRAFTS).join(SESSIONS, SESSIONS.c.id == DRAFTS.c.session_id).where(mine)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFound("There is no such draft here.")
    return row


def _take(connection: Connection, owner: str, draft_id: str, at: datetime) -> int:
    """Hold the draft's session until the transaction ends, and return the number of the draft's newest version."""
    take_session(connection, owner, _find(connection, owner, draft_id).session_id, at)
    # Read again: while we waited for the row, another writer may have saved or deleted.
    newest: int = _find(connection, owner, draft_id).newest
    return newest


def _next(connection: Connection, owner: str, draft_id: str, at: datetime, expected: int) -> int:
    newest = _take(connection, owner, draft_id, at)
    if newest != expected:
        raise Conflict(
            f"This draft was saved meanwhile: it is at version {newest}, and you changed version {expected}. "
            "Your text was not saved; look at the newer one, then save again.",
            newest=newest,
        )
    connection.execute(update(DRAFTS).where(DRAFTS.c.id == draft_id).values(newest=newest + 1))
    return newest + 1


def _write(connection: Connection, draft_id: str, version: Version) -> None:
    fields = version.model_dump(include={"text", "name", "change", "why"})
    document = pack(fields, UPGRADES["version"])
    row = {"draft_id": draft_id, "number": version.number, "at": version.at, "document": document}
    connection.execute(insert(VERSIONS), row)


def _load(connection: Connection, draft: Row[tuple[object, ...]]) -> Draft:
    query = select(VERSIONS).where(VERSIONS.c.draft_id == draft.id).order_by(VERSIONS.c.number)
    versions = tuple(
        stored(Version, number=row.number, at=row.at, **unpack(row.document, UPGRADES["version"]))
        for row in connection.execute(query)
    )
    fields = unpack(draft.document, UPGRADES["draft"])
    return stored(Draft, id=draft.id, session=draft.session_id, versions=versions, **fields)


def _titled(title: str) -> str:
    return pack({"title": title}, UPGRADES["draft"])
