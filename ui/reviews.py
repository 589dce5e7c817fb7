"""What the page does with a draft: reads it, keeps it as a version, shows it. Handlers of widgets and acts use this."""

from __future__ import annotations

import logging
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coach.errors import CoachError, InputError, StoreError
from coach.export import EXPORTERS
from coach.overrules import Overrules
from coach.parse import parse
from coach.pipeline import Coach, Reviewed
from coach.retrieval.notes import Note
from coach.schema import Outline, Overrule
from coach.settings import House

from . import words
from .desk import Desk
from .examples import EXAMPLES
from .history import History
from .markup import Html, el, icon
from .models import Models
from .result import Notice, empty, result
from .server import sitting, visitor
from .sheet import Sheet

log = logging.getLogger("coach.ui")

LIMIT = 400_000
"""Characters read at once; beyond that a browser is slow to show what it was given."""

NOTES_APART = 2
"""Notices of one upload that stand apart; a workbook may have one a cell."""


@dataclass(frozen=True)
class Box:
    """What stands in the box, whose it is, and what was said once for the document."""

    who: str | None
    text: str
    team: str = ""
    cycle: str = ""
    sitting: str | None = None

    def having(self, text: str) -> Box:
        """The same place with another text."""
        return replace(self, text=text)


def box_of(request: Any, text: str, team: str = "", cycle: str = "") -> Box:
    """The box of the browser behind an event."""
    return Box(visitor(request), text, team, cycle, sitting(request))


class Wanted(BaseModel):
    """A file that the page's script asks for. It comes from the browser, so it is checked like any input."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: str = Field(max_length=LIMIT)
    team: str = Field("", max_length=500)
    cycle: str = Field("", max_length=500)


class Reviews:
    """Plain functions over the coach and the store."""

    def __init__(self, coach: Coach, desk: Desk, house: House, models: Models, *, local: bool) -> None:
        self.coach, self.desk, self.house, self.models, self.local = coach, desk, house, models, local
        self.rules = {rule.id: rule for rule in coach.book.rules}

    @cached_property
    def _notes(self) -> dict[str, Note]:
        return {note.id: note for note in self.coach.retriever.notes}

    def show(
        self, box: Box, notices: tuple[Notice, ...] = (), *, show_all: bool = False, fresh: bool = False,
        picked: int | None = None,
    ) -> Html:  # fmt: skip
        """The result for what stands in the box. `fresh`: the person asked for it; `picked`: a version to compare."""
        if not box.text.strip():
            return empty(local=self.local, notices=(*notices, *((Notice(words.NOTHING_TYPED),) if fresh else ())))
        if len(box.text) > LIMIT:
            raise InputError(words.TOO_LONG.format(count=len(box.text), limit=LIMIT))
        sheet = self._sheet(box, show_all=show_all)
        size, lines, findings = len(box.text), len(sheet.entries), len(sheet.findings)
        log.info("read %d characters: %d lines, %d findings", size, lines, findings)
        return result(sheet, notices, self._history(box, picked))

    def _sheet(self, box: Box, *, show_all: bool = False) -> Sheet:
        outline, overrules = parse(box.text), self._overrules(box)
        reviewed = self.engine(box, outline)
        improved = self.models.kept(box.sitting, box.text)
        if improved is not None:
            reviewed = laid_over(reviewed, improved)
        return Sheet(
            outline, reviewed, self.rules, overrules, dict(self.house.dismissed), show_all, self._notes, box.text,
            self.desk.clock(),
        )  # fmt: skip

    def engine(self, box: Box, outline: Outline | None = None) -> Reviewed:
        """The engine's review of what stands in the box."""
        return self.coach.review(
            parse(box.text) if outline is None else outline, team=box.team.strip() or None,
            cycle=box.cycle.strip() or None, overrules=Overrules(self._overrules(box), self.house.dismissed),
        )  # fmt: skip

    def _overrules(self, box: Box) -> tuple[Overrule, ...]:
        return self.desk.overrules(box.who) if box.who else ()

    def _history(self, box: Box, picked: int | None) -> History | None:
        try:
            draft = self.desk.draft(box.who) if box.who else None
        except StoreError:  # said already where the text was to be kept
            return None
        return History(draft.versions, box.text, picked) if draft else None

    def replace(
        self,
        box: Box,
        new: str,
        *,
        why: str,
        notes: tuple[str, ...] = (),
        said: str = words.REPLACED,
        see: bool = False,
    ) -> tuple[str, Html]:
        """Put another text into the box; what stood there is kept and can be brought back. `see`: offer the changes."""
        old, notices = box.text, _told(notes)
        self.models.call_off(box.sitting)
        ours = {text for _, text in EXAMPLES}
        if box.who and old.strip() and old != new and old not in ours:
            try:
                number = self.desk.keep(box.who, old, change="kept before " + why, why="another text took its place")
            except StoreError as error:
                return old, self.trouble(words.NOT_SAVED.format(why=error))
            notices.append(Notice(said, button=_undo(number, see=see), stays=True))
        box = box.having(new)
        notices += self.keep(box, why)
        return new, self.guarded(lambda: self.show(box, tuple(notices), fresh=bool(new)))

    def keep(self, box: Box, why: str) -> tuple[Notice, ...]:
        """Keep what stands in the box as a version; where that fails, say so."""
        if box.who is None or len(box.text) > LIMIT:
            return ()
        try:
            if box.text.strip() or self.desk.draft(box.who):
                self.desk.keep(box.who, box.text, change=why, why="review")
        except StoreError as error:
            return (Notice(words.NOT_SAVED.format(why=error), trouble=True),)
        return ()

    def word_file(self, asked: Any, request: Any) -> dict[str, Any]:
        """The review as a Word document for the page's script: made when somebody wants it, not with every review."""
        try:
            wanted = Wanted.model_validate(asked)
            made = EXPORTERS["docx"].make(self._sheet(box_of(request, wanted.text, wanted.team, wanted.cycle)).report)
        except (ValidationError, CoachError) as error:
            return {"error": str(error) if isinstance(error, CoachError) else words.BROKEN}
        except Exception:
            log.exception("the Word file failed")
            return {"error": words.WORD_FAILED}
        return {"data": b64encode(made.data).decode("ascii"), "type": EXPORTERS["docx"].media_type,
                "notices": list(made.notices)}  # fmt: skip

    def guarded(self, make: Callable[[], Html]) -> Html:
        """A page always answers: errors of ours in their own words, others in ours, and the box is never touched."""
        try:
            return make()
        except CoachError as error:
            return self.trouble(str(error))
        except Exception:
            log.exception("the review page failed")
            return self.trouble(words.BROKEN)

    def trouble(self, text: str) -> Html:
        """The empty page with one sentence of what went wrong."""
        return empty(local=self.local, notices=(Notice(text, trouble=True),))


def laid_over(reviewed: Reviewed, improved: Reviewed) -> Reviewed:
    """The engine's review as it stands now, with what a model wrote about the same text before an overrule."""
    theirs = ("keep", "suggestions", "comments", "questions", "by", "fallback_reason")
    kept = {name: getattr(improved.review, name) for name in theirs}
    passages = dict.fromkeys((*reviewed.review.passages, *improved.review.passages))
    review = reviewed.review.model_copy(update={**kept, "passages": tuple(passages)})
    return replace(reviewed, review=review, usage=improved.usage)


def _told(notes: tuple[str, ...]) -> list[Notice]:
    """What a reader must know of a file: a few sentences as they are, many folded into one."""
    if len(notes) <= NOTES_APART:
        return [Notice(note) for note in notes]
    return [Notice(words.FILE_NOTES.format(count=len(notes)), details=notes)]


def _undo(number: int, *, see: bool) -> Html:
    back = el("button", words.BRING_BACK, type="button", class_="link", data_act="restore", data_number=number,
              data_key="restore")  # fmt: skip
    look = el("button", words.SEE_CHANGED, type="button", class_="link", data_act="see-changed") if see else None
    close = el("button", icon("close"), el("span", words.CLOSE, class_="sr"), type="button", class_="notice-close",
               data_act="dismiss")  # fmt: skip
    return el("span", back, look, close, class_="notice-acts")
