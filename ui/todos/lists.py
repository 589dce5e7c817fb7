"""What the page does with a list: sorts it, keeps it, does what a person asks, makes files. Handlers use this."""

from __future__ import annotations

import logging
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from coach.errors import CoachError, InputError, StoreError
from coach.export.lists import LIST_EXPORTERS
from coach.export.words_rewrite import BUCKETS
from coach.pipeline import Coach
from coach.schema import Task
from coach.settings import House

from .. import todo_words as words
from ..desk import Desk
from ..markup import Html, el, icon
from ..result import Notice
from ..words import CLOSE
from .acts import LONGEST_LINE, Act, Gone, View, done, sane, with_typed
from .board import Board
from .shelf import Shelf, State
from .state import Changes, Own, Reading
from .view import board_view, empty

log = logging.getLogger("coach.ui")

LIMIT = 400_000
OWN_LIMIT = 400_000
NOTES_APART = 2
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Visit:
    """Whose page it is: the visitor where the browser keeps a cookie, else the open page alone."""

    who: str | None
    page: str


class Lists:
    """Plain functions over the coach and the store."""

    def __init__(self, coach: Coach, desk: Desk, house: House, *, local: bool) -> None:
        self.coach, self.desk, self.house, self.local = coach, desk, house, local
        self.shelf = Shelf(desk)

    def sort(
        self, visit: Visit, text: str, *, act: str, progress: Progress | None = None, notes: Sequence[str] = (),
        own: Own | None = None, keep_own: bool = True,
    ) -> Html:  # fmt: skip
        """Sort a list and show it; the one before it stays a version."""
        before = self.shelf.newest(visit.who, visit.page)
        own = own or (before.reading.own if before and keep_own else None)
        text = sane(text)
        if len(text) > LIMIT:
            raise InputError(words.TOO_LONG.format(count=len(text), limit=LIMIT))
        if not text.strip():
            if own is not None and (before is None or own != before.reading.own):
                self.shelf.read(visit.who, visit.page, Reading(own=own), act)
                return self.nothing((Notice(words.OWN_KEPT),), own)
            return self.nothing((Notice(words.NOTHING_TYPED),), own)
        found = self.coach.rewrite(
            text, metrics=self._metrics(own), team=self.house.team, cycle=self.house.cycle, progress=progress
        )
        reading = Reading(source=text, rewrite=found, notices=tuple(notes), own=own, team=self.house.team,
                          cycle=self.house.cycle)  # fmt: skip
        size, lines, cards = len(text), len(found.items), len(found.groups)
        log.info("sorted %d characters: %d lines, %d groups", size, lines, cards)
        state = self.shelf.read(visit.who, visit.page, reading, act)
        had = before is not None and before.reading.rewrite is not None and before.reading.source != text
        notices = [*_told(notes), *([Notice(words.REPLACED)] if had else [])]
        notices += [Notice(words.NO_COOKIE)] if visit.who is None else []
        return self.show(state, View(), tuple(notices))

    def metrics_file(self, data: bytes, name: str) -> tuple[Own, tuple[str, ...]]:
        """The team's own metrics out of a file. Raises `InputError`."""
        from coach.triage.own_metrics import read_metrics

        if len(data) > OWN_LIMIT:
            raise InputError(words.OWN_LARGE.format(name=name, most=OWN_LIMIT))
        found, notices = read_metrics(data, name)
        if not found:
            raise InputError(words.OWN_NONE.format(name=name))
        return Own.of(name, data, len(found)), notices

    def _metrics(self, own: Own | None) -> Sequence[Any]:
        if own is None:
            return ()
        from coach.triage.own_metrics import read_metrics

        return read_metrics(own.data, own.name)[0]

    def restored(self, visit: Visit, typed: str) -> tuple[str | None, Html]:
        """The list before a reload. Text that was typed since and never sorted stays in the box."""
        state = self.shelf.newest(visit.who, visit.page)
        if state is None or state.reading.rewrite is None:
            return None, self.nothing((), state.reading.own if state else None)
        unread = bool(typed.strip()) and sane(typed) != state.reading.source
        notices = (Notice(words.UNREAD),) if unread else ()
        return (None if unread else state.reading.source), self.show(state, View(), notices)

    def do(self, visit: Visit, act: Act) -> tuple[str | None, Html]:
        """Do what the person asks; the text for the box where another list is shown now."""
        if act.act == "undo":
            before = self.shelf.newest(visit.who, visit.page)
            state = self.shelf.undo(visit.who, visit.page)
            other = before is not None and before.reading.source != state.reading.source
            return state.reading.source if other else None, self.show(state, act.view, (Notice(words.UNDONE),))
        if act.act == "no-metrics":
            now = self.shelf.newest(visit.who, visit.page)
            return None, self.sort(visit, now.reading.source if now else "", act=act.act, keep_own=False)
        try:
            answered = self._reread(visit, act) if act.act == "answer" else None
            state = self.shelf.change(visit.who, visit.page, act.act, lambda old: self._changed(old, act, answered))
        except InputError as error:
            return None, self._again(visit, act, Notice(str(error), trouble=not isinstance(error, Gone)))
        return None, self.show(state, act.view, self._news(state, act))

    def keep_typed(self, visit: Visit, act: Act) -> None:
        """Keep what stands in fields, without showing anything anew. Raises `InputError` where a value misfits."""
        self.shelf.change(visit.who, visit.page, "typed", lambda old: with_typed(self.board(old), act.typed))

    def _changed(self, old: State, act: Act, answered: Task | None) -> Changes:
        board = self.board(old)
        board = self._over(board, with_typed(board, act.typed))
        if answered is not None:
            changes = board.changes
            buckets = {index: bucket for index, bucket in changes.buckets.items() if index != answered.index}
            moved = {index: home for index, home in changes.moved.items() if index != answered.index}
            update = {"answered": {**changes.answered, answered.index: answered}, "buckets": buckets, "moved": moved}
            board = self._over(board, changes.model_copy(update=update))
            home = board.serving(answered) if answered.bucket == "initiative" else None
            if home is None and answered.bucket == "initiative":
                home = board.neighbour_home(answered.index)
            if home is None or answered.index in board.homes:
                return board.changes
            return board.changes.model_copy(update={"moved": {**moved, answered.index: home}})
        if act.act == "accept":
            card = next((each for each in board.cards if each.place == act.card), None)
            if card is not None and not card.objective.strip():
                raise InputError(words.OBJECTIVE_MISSING)
            if card is not None and not card.results and not any(one.bucket == "key_result" for one in card.tasks):
                raise InputError(words.RESULTS_MISSING)
        return done(board, act)

    def _reread(self, visit: Visit, act: Act) -> Task:
        """A line with the person's words in place of its own, sorted anew."""
        text = " ".join(act.text.split())
        if not text:
            raise InputError(words.ANSWER_MISSING)
        if len(text) > LONGEST_LINE:
            raise InputError(words.ANSWER_LONG.format(most=LONGEST_LINE))
        state = self.shelf.newest(visit.who, visit.page)
        old = next((each for each in self.board(state).tasks if each.index == act.index), None) if state else None
        if old is None or state is None:
            raise Gone
        found = self.coach.rewrite(f"- {text}", metrics=self._metrics(state.reading.own)).items
        if len(found) != 1:  # read as something else than one line: the words are the person's all the same
            return old.model_copy(update={"text": text})
        return found[0].model_copy(update={"text": text, "index": old.index, "span": old.span, "owner": old.owner})

    def _news(self, state: State, act: Act) -> tuple[Notice, ...]:
        """What came of an act that does not show of itself."""
        board = self.board(state)
        task = next((each for each in board.tasks if each.index == act.index), None)
        if act.act == "answer" and task is not None:
            still = task.bucket == "unclear"
            return (_undoable(words.STILL_UNCLEAR if still else words.NOW.format(bucket=BUCKETS[task.bucket])),)
        said = ""
        if act.act == "bucket" and task is not None and task.bucket != "initiative":
            said = words.NOW_BUCKET.format(bucket=BUCKETS[task.bucket])
        elif act.act in ("bucket", "move") and task is not None:
            home = next((card for card in board.cards if card.place == board.homes.get(task.index)), None)
            said = words.NOW_APART if home is None else words.NOW_IN.format(number=home.number)
        elif act.act == "accept":
            card = next((each for each in board.cards if each.place == act.card), None)
            left = sum(board.filled(each).count("[") for each in card.results) if card else 0
            said = words.OPEN_BLANKS.format(count=left) if left else words.TAKEN
        else:
            said = words.SAID.get(act.act, "")
        return (_undoable(said),) if said else ()

    def to_review(self, visit: Visit, draft: str) -> bool:
        """Put the accepted OKRs on the desk of the Review page; what stood there, read or not, stays a version."""
        state = self.shelf.newest(visit.who, visit.page)
        if visit.who is None or state is None:
            raise InputError(words.NO_COOKIE if visit.who is None else words.NO_LIST_YET)
        text = as_draft(self.board(state))
        if not text:
            raise InputError(words.TO_REVIEW_HINT)
        kept = self.desk.draft(visit.who)
        if draft.strip() and (kept is None or draft != kept.text):
            self.desk.keep(visit.who, draft, change=words.BEFORE_TODOS, why="another text took its place")
        self.desk.keep(visit.who, text, change=words.FROM_TODOS, why="to-dos")
        return True

    def file(self, visit: Visit, name: str) -> dict[str, Any]:
        """The list as a file, for the page's script."""
        state = self.shelf.newest(visit.who, visit.page)
        if state is None:
            raise InputError(words.NO_LIST_YET)
        exporter = LIST_EXPORTERS[name]
        made = exporter.make(self.board(state).rewritten(self.desk.clock()))
        return {"data": b64encode(made.data).decode("ascii"), "type": exporter.media_type,
                "name": words.FILE_NAME + exporter.suffix, "notices": list(made.notices)}  # fmt: skip

    def board(self, state: State) -> Board:
        """A state as the page shows it."""
        undo = state.kept.parent is not None
        return Board(state.reading, state.kept.changes, scoring=self.house.scoring, undo=undo)

    def _over(self, board: Board, changes: Changes) -> Board:
        return Board(board.reading, changes, scoring=board.scoring, undo=board.undo)

    def show(self, state: State, view: View, notices: tuple[Notice, ...] = ()) -> Html:
        """The list as it is now; the empty page where nothing was sorted."""
        if state.reading.rewrite is None:
            return self.nothing(notices, state.reading.own)
        return board_view(self.board(state), view, notices)

    def nothing(self, notices: tuple[Notice, ...] = (), own: Own | None = None) -> Html:
        """The empty page."""
        return empty(local=self.local, notices=notices, own=own)

    def _again(self, visit: Visit, act: Act, notice: Notice) -> Html:
        state = self.shelf.newest(visit.who, visit.page)
        return self.show(state, act.view, (notice,)) if state else self.nothing((notice,))

    def guarded(self, visit: Visit, make: Callable[[], tuple[str | None, Html]]) -> tuple[str | None, Html]:
        """A page always answers: errors of ours in their own words above the last state, others in ours."""
        try:
            return make()
        except StoreError as error:
            notice = Notice(words.NOT_KEPT.format(why=error), trouble=True)
        except CoachError as error:
            notice = Notice(str(error), trouble=True)
        except ValidationError:
            notice = Notice(words.BROKEN, trouble=True)
        except Exception:
            log.exception("the page of to-do lists failed")
            notice = Notice(words.BROKEN, trouble=True)
        try:
            return None, self._again(visit, Act(act="show"), notice)
        except StoreError:
            return None, self.nothing((notice,))


def as_draft(board: Board) -> str:
    """The accepted cards as a draft: each objective with its key results, the work left out."""
    made: list[str] = []
    for card in board.accepted:
        own = [task.text for task in card.tasks if task.bucket == "key_result"]
        made += [f"Objective: {card.objective.strip()}", *(f"- {board.filled(each)}" for each in card.results)]
        made += [*(f"- {text}" for text in own), ""]
    head = " · ".join(part for part in (board.reading.team, board.reading.cycle) if part)
    return "\n".join([*([head, ""] if head and made else []), *made]).strip() + ("\n" if made else "")


def _undoable(said: str) -> Notice:
    """A sentence that stays in sight, with the way back beside it: the act may stand far down the page."""
    back = el("button", words.UNDO, type="button", class_="link", data_act="undo", data_key="undo-here")
    close = el("button", icon("close"), el("span", CLOSE, class_="sr"), type="button", class_="notice-close",
               data_act="dismiss")  # fmt: skip
    return Notice(said, button=el("span", back, close, class_="notice-acts"), stays=True)


def _told(notes: Sequence[str]) -> list[Notice]:
    if len(notes) <= NOTES_APART:
        return [Notice(note) for note in notes]
    return [replace(Notice(words.FILE_NOTES.format(count=len(notes))), details=tuple(notes))]
