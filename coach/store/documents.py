"""Stored documents: JSON text with a version in it, brought up to date when read.

To change the shape of a document, append a function to its list in `UPGRADES`: it takes the fields as the version
before had them and returns them as the next has them. What is on the disk stays as it is until it is written again.
The JSON is pure ASCII (everything else escaped), so that NUL characters, which PostgreSQL refuses in a text, halves
of surrogate pairs, which both databases refuse, and emoji in a database of a narrow encoding are kept like any other
character.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, Literal

from coach.errors import StoreError

Kind = Literal["session", "turn", "draft", "version", "overrule"]
Fields = dict[str, Any]
Upgrade = Callable[[Fields], Fields]

UPGRADES: dict[Kind, tuple[Upgrade, ...]] = {"session": (), "turn": (), "draft": (), "version": (), "overrule": ()}

_KEY = "document_version"


def pack(fields: Fields, upgrades: Sequence[Upgrade]) -> str:
    """Return the fields as the text to store, marked with the newest version."""
    return json.dumps({_KEY: len(upgrades) + 1, **fields}, ensure_ascii=True, separators=(",", ":"))


def unpack(stored: str, upgrades: Sequence[Upgrade]) -> Fields:
    """Return the fields of a stored text in today's shape.

    Raises `StoreError` where the text is not such a document, or was written by a newer program.
    """
    try:
        fields = json.loads(stored)
        version = fields.pop(_KEY)
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        raise StoreError(
            "A stored document cannot be read: it was changed or damaged outside of this program. "
            "Restore the database from a backup; the other documents in it can still be opened."
        ) from None
    newest = len(upgrades) + 1
    if not isinstance(version, int) or not 1 <= version <= newest:
        raise StoreError(
            f"A stored document has version {version}, and this program knows versions 1 to {newest}. "
            "It was written by a newer okr-coach: upgrade this one (pip install --upgrade okr-coach)."
        )
    for upgrade in upgrades[version - 1 :]:
        fields = upgrade(fields)
    return dict(fields)
