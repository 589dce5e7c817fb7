"""Overrules: what people decided against the engine. The promises are written in `base.py`."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import ColumnElement, Row, bindparam, delete, select, text

from coach.schema import Overrule
from coach.store.database import Database, stored, utc
from coach.store.documents import UPGRADES, pack, unpack
from coach.store.tables import OVERRULES, Moment

_FORM = "form"
_PUT = text(
    """INSERT INTO okr_overrules (scope, text_key, about, at, document)
       VALUES (:scope, :text_key, :about, :at, :document)
       ON CONFLICT (scope, text_key, about) DO UPDATE SET at = excluded.at, document = excluded.document"""
).bindparams(bindparam("at", type_=Moment))


class Overrules(Database):
    """The part of the store that keeps overrules."""

    def add_overrule(self, scope: str, text_key: str, overrule: Overrule) -> None:
        """Keep an overrule for a line; it names either a form or a rule, else `ValueError`."""
        if (overrule.rule is None) == (overrule.form is None):
            raise ValueError("an overrule names either a form or a rule")
        row = {
            "scope": fingerprint(scope),
            "text_key": fingerprint(text_key),
            "about": _FORM if overrule.rule is None else _about(overrule.rule),
            "at": utc(overrule.at),
            "document": pack(overrule.model_dump(exclude={"at"}), UPGRADES["overrule"]),
        }
        with self._writing() as connection:
            connection.execute(_PUT, row)

    def remove_overrule(self, scope: str, text_key: str, *, rule: str | None = None) -> bool:
        """Take back the overrule of a rule, or of the form badge where `rule` is null; false if there was none."""
        about = OVERRULES.c.about == (_FORM if rule is None else _about(rule))
        with self._writing() as connection:
            return connection.execute(delete(OVERRULES).where(_line(scope, text_key) & about)).rowcount > 0

    def overrules(self, scope: str) -> tuple[Overrule, ...]:
        """Return all overrules of a scope, oldest first."""
        return self._overrules(OVERRULES.c.scope == fingerprint(scope))

    def overrules_of(self, scope: str, text_key: str) -> tuple[Overrule, ...]:
        """Return the overrules of one line, oldest first."""
        return self._overrules(_line(scope, text_key))

    def _overrules(self, which: ColumnElement[bool]) -> tuple[Overrule, ...]:
        order = (OVERRULES.c.at, OVERRULES.c.text_key, OVERRULES.c.about)
        with self._reading() as connection:
            rows = connection.execute(select(OVERRULES).where(which).order_by(*order)).all()
        return tuple(_overrule(row) for row in rows)


def fingerprint(words: str) -> str:
    """Return a short key for words of any length and kind: an index of PostgreSQL takes no more than 2,700 bytes."""
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _about(rule: str) -> str:
    return f"rule {fingerprint(rule)}"


def _line(scope: str, text_key: str) -> ColumnElement[bool]:
    return (OVERRULES.c.scope == fingerprint(scope)) & (OVERRULES.c.text_key == fingerprint(text_key))


def _overrule(row: Row[tuple[object, ...]]) -> Overrule:
    return stored(Overrule, at=row.at, **unpack(row.document, UPGRADES["overrule"]))
