"""Where lists are kept: a session and draft of their own beside those of the Review page, one version an act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import ValidationError

from coach.errors import Conflict, StoreError
from coach.schema import Draft
from coach.store import open_store

from .. import todo_words as words
from ..desk import Desk
from .state import Changes, Kept, Reading

NAME = "To-dos"
_TRIES = 5


@dataclass(frozen=True)
class State:
    """A list and its changes, with the number of the version that holds them."""

    number: int
    kept: Kept
    reading: Reading


class Shelf:
    """Reads and keeps a visitor's list. A visitor without a cookie has one for as long as the page is open."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._passing = Desk(open_store(None), clock=desk.clock)

    def newest(self, who: str | None, page: str) -> State | None:
        """The list on the visitor's shelf, or None before the first."""
        draft = self._draft(*self._place(who, page))
        return _state(draft, draft.versions[-1].number) if draft else None

    def read(self, who: str | None, page: str, reading: Reading, act: str) -> State:
        """Keep a list that was just read; the one before it is what taking this back leads to."""
        return self._keep(who, page, act, lambda old: Kept(reading=reading, parent=old.number if old else None))

    def change(self, who: str | None, page: str, act: str, do: Callable[[State], Changes]) -> State:
        """Do an act to the newest state and keep what comes of it; an act that changes nothing keeps nothing."""

        def made(old: State | None) -> Kept | None:
            if old is None:
                raise StoreError(words.NO_LIST_YET)
            changes = do(old)
            return None if changes == old.kept.changes else Kept(base=_base(old), parent=old.number, changes=changes)

        return self._keep(who, page, act, made)

    def undo(self, who: str | None, page: str) -> State:
        """Take the last act back; the versions in between stay."""

        def made(old: State | None) -> Kept | None:
            if old is None or old.kept.parent is None:
                return None
            draft = self._draft(*self._place(who, page))
            before = _state(draft, old.kept.parent) if draft else None
            if before is None:
                return None
            return Kept(base=_base(before), parent=before.kept.parent, changes=before.kept.changes)

        return self._keep(who, page, "undone", made)

    def _keep(self, who: str | None, page: str, act: str, make: Callable[[State | None], Kept | None]) -> State:
        """Keep what `make` says of the newest state; where another window was quicker, ask it again."""
        desk, owner = self._place(who, page)
        for _ in range(_TRIES):
            draft = self._draft(desk, owner)
            old = _state(draft, draft.versions[-1].number) if draft else None
            kept = make(old)
            if kept is None:
                if old is None:
                    raise StoreError(words.NO_LIST_YET)
                return old
            text = kept.model_dump_json()
            if draft is None:
                desk.store.create_draft(
                    owner, self._session(desk, owner), NAME, text, change=act, why=NAME, at=desk.clock()
                )
                return State(1, kept, kept.reading or Reading())
            try:
                saved = desk.store.save_version(
                    owner, draft.id, text, change=act, why=NAME, at=desk.clock(), expected=draft.versions[-1].number
                )
            except Conflict:
                continue
            base = _state(draft, kept.base) if kept.base is not None else None
            return State(saved.number, kept, base.reading if base else kept.reading or Reading())
        raise StoreError(words.BUSY)

    def _place(self, who: str | None, page: str) -> tuple[Desk, str]:
        return (self._desk, who) if who else (self._passing, page)

    def _session(self, desk: Desk, owner: str) -> str:
        ours = [session.id for session in desk.store.sessions(owner) if session.name == NAME]
        return ours[-1] if ours else desk.store.create_session(owner, NAME, at=desk.clock()).id

    def _draft(self, desk: Desk, owner: str) -> Draft | None:
        ours = [session.id for session in desk.store.sessions(owner) if session.name == NAME]
        drafts = desk.store.drafts(owner, ours[-1]) if ours else ()
        return drafts[-1] if drafts else None


def _base(state: State) -> int:
    return state.number if state.kept.reading is not None else state.kept.base or state.number


def _state(draft: Draft, number: int) -> State | None:
    """The state that a version holds; None where it is not one this program can read."""
    texts = {version.number: version.text for version in draft.versions}
    try:
        kept = Kept.model_validate_json(texts[number])
        if kept.reading is not None:
            return State(number, kept, kept.reading)
        reading = Kept.model_validate_json(texts[kept.base or 0]).reading
        return State(number, kept, reading) if reading is not None else None
    except (KeyError, ValidationError):
        return None
