"""Sessions and the turns of their conversation. What each method promises is written in `base.py`."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, Row, delete, insert, select, update

from coach.errors import NotFound
from coach.schema import Session, Turn
from coach.store.database import Database, asked, owned, stored, take_session, utc
from coach.store.documents import UPGRADES, pack, unpack
from coach.store.overrules import fingerprint
from coach.store.tables import OVERRULES, SESSIONS, TURNS


class Sessions(Database):
    """The part of the store that keeps sessions and turns."""

    def create_session(self, owner: str, name: str, *, at: datetime) -> Session:
        """Start a session of `owner` under a new id."""
        at = utc(at)
        session = Session(id=self._new_id(), owner=owned(owner), name=name, created=at, changed=at)
        row = {"id": session.id, "owner": owner, "turns": 0, "created": at, "changed": at, "document": _named(name)}
        with self._writing() as connection:
            connection.execute(insert(SESSIONS), row)
        return session

    def session(self, owner: str, session_id: str) -> Session:
        """Return one session, or raise `NotFound`."""
        with self._reading() as connection:
            return find_session(connection, owner, session_id)

    def sessions(self, owner: str) -> tuple[Session, ...]:
        """Return all sessions of an owner, last changed first."""
        query = select(SESSIONS).where(SESSIONS.c.owner == asked(owner))
        with self._reading() as connection:
            rows = connection.execute(query.order_by(SESSIONS.c.changed.desc(), SESSIONS.c.id)).all()
        return tuple(_session(row) for row in rows)

    def rename_session(self, owner: str, session_id: str, name: str, *, at: datetime) -> Session:
        """Give a session another name."""
        with self._writing() as connection:
            take_session(connection, owner, session_id, utc(at))
            connection.execute(update(SESSIONS).where(SESSIONS.c.id == session_id).values(document=_named(name)))
            return find_session(connection, owner, session_id)

    def delete_session(self, owner: str, session_id: str) -> None:
        """Remove a session for good, with its turns, drafts and overrules."""
        with self._writing() as connection:
            mine = (SESSIONS.c.id == asked(session_id)) & (SESSIONS.c.owner == asked(owner))
            if connection.execute(delete(SESSIONS).where(mine)).rowcount == 0:
                raise NotFound("There is no such session here.")
            connection.execute(delete(OVERRULES).where(OVERRULES.c.scope == fingerprint(session_id)))
        self._forget()

    def add_turn(
        self, owner: str, session_id: str, role: Literal["person", "coach"], text: str, *, at: datetime
    ) -> Turn:
        """Append a message to a session."""
        at = utc(at)
        turn = Turn(number=1, role=role, text=text, at=at)
        mine = SESSIONS.c.id == session_id
        with self._writing() as connection:
            take_session(connection, owner, session_id, at)
            connection.execute(update(SESSIONS).where(mine).values(turns=SESSIONS.c.turns + 1))
            number = connection.execute(select(SESSIONS.c.turns).where(mine)).scalar_one()
            document = pack({"role": role, "text": text}, UPGRADES["turn"])
            row = {"session_id": session_id, "number": number, "at": at, "document": document}
            connection.execute(insert(TURNS), row)
        return turn.model_copy(update={"number": number})

    def turns(self, owner: str, session_id: str) -> tuple[Turn, ...]:
        """Return all turns of a session, oldest first."""
        query = select(TURNS).where(TURNS.c.session_id == session_id).order_by(TURNS.c.number)
        with self._reading() as connection:
            find_session(connection, owner, session_id)
            rows = connection.execute(query).all()
        return tuple(
            stored(Turn, number=row.number, at=row.at, **unpack(row.document, UPGRADES["turn"])) for row in rows
        )


def find_session(connection: Connection, owner: str, session_id: str) -> Session:
    """Return the session, or raise `NotFound` where it is not this owner's."""
    mine = (SESSIONS.c.id == asked(session_id)) & (SESSIONS.c.owner == asked(owner))
    row = connection.execute(select(SESSIONS).where(mine)).one_or_none()
    if row is None:
        raise NotFound("There is no such session here.")
    return _session(row)


def _session(row: Row[tuple[object, ...]]) -> Session:
    fields = unpack(row.document, UPGRADES["session"])
    return stored(Session, id=row.id, owner=row.owner, created=row.created, changed=row.changed, **fields)


def _named(name: str) -> str:
    return pack({"name": name}, UPGRADES["session"])
