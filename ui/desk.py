"""A visitor's place: their session, the draft on their desk and their overrules. Nobody sees another's.

The visitor is known by a random cookie; it is never logged, shown or put into a page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from coach.errors import Conflict, StoreError
from coach.overrules import same_text_key
from coach.schema import Draft, Overrule
from coach.settings import Settings
from coach.store import Store, open_store

_NAME = "Review"


def now() -> datetime:
    """The moment, with its zone."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Desk:
    """What the page asks of the store. Errors are those of the store."""

    store: Store
    trouble: str | None = None
    clock: Callable[[], datetime] = now

    @classmethod
    def open(cls, settings: Settings) -> Desk:
        """Open the store of the settings; where that fails, one in memory, and `trouble` says why."""
        try:
            return cls(open_store(settings.store_place))
        except StoreError as error:
            return cls(open_store(None), trouble=str(error))

    def session(self, visitor: str) -> str:
        """The id of a visitor's session, made at their first visit."""
        return self._session(visitor) or self.store.create_session(visitor, _NAME, at=self.clock()).id

    def _session(self, visitor: str) -> str | None:
        """The visitor's oldest session of this page; other pages may keep sessions of their own."""
        ours = [session.id for session in self.store.sessions(visitor) if session.name == _NAME]
        return ours[-1] if ours else None

    def draft(self, visitor: str) -> Draft | None:
        """The draft on the visitor's desk, or None before the first."""
        session = self._session(visitor)
        drafts = self.store.drafts(visitor, session) if session else ()
        return drafts[-1] if drafts else None

    def keep(self, visitor: str, text: str, *, change: str, why: str) -> int:
        """Keep a text as the newest version, unless it is that already; return the version's number."""
        for _ in range(3):
            draft = self.draft(visitor)
            if draft is None:
                self.store.create_draft(
                    visitor, self.session(visitor), "Draft", text, change=change, why=why, at=self.clock()
                )
                return 1
            newest = draft.versions[-1].number
            if draft.text == text:
                return newest
            try:
                saved = self.store.save_version(
                    visitor, draft.id, text, change=change, why=why, at=self.clock(), expected=newest
                )
            except Conflict:  # another tab of the same visitor: theirs stays a version, ours follows it
                continue
            return saved.number
        raise StoreError("Another window keeps saving this draft. Close it, then read again.")

    def version(self, visitor: str, number: int) -> str | None:
        """The text of an earlier version of the draft on the desk."""
        draft = self.draft(visitor)
        return next((each.text for each in draft.versions if each.number == number), None) if draft else None

    def overrules(self, visitor: str) -> tuple[Overrule, ...]:
        """What this visitor has overruled, oldest first."""
        session = self._session(visitor)
        return self.store.overrules(session) if session else ()

    def overrule(self, visitor: str, overrule: Overrule) -> None:
        """Keep an overrule."""
        self.store.add_overrule(self.session(visitor), same_text_key(overrule.text), overrule)

    def take_back(self, visitor: str, text: str, rule: str | None) -> bool:
        """Take back an overrule; false where there was none."""
        return self.store.remove_overrule(self.session(visitor), same_text_key(text), rule=rule)
