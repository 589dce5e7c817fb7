"""The first page: paste a draft, see what each line is, what to leave alone and what to ask first."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import gradio as gr
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coach.errors import CoachError, InputError, StoreError
from coach.overrules import Overrules
from coach.parse import parse, read
from coach.pipeline import Coach
from coach.retrieval.notes import Note
from coach.schema import Form, Overrule
from coach.settings import House

from .. import words
from ..desk import Desk
from ..draft import take_back
from ..examples import EXAMPLES
from ..markup import Html, el
from ..result import Notice, empty, notice_list, result
from ..server import visitor
from ..sheet import Sheet

log = logging.getLogger("coach.ui")

LIMIT = 400_000
"""Characters read at once; beyond that a browser is slow to show what it was given."""
RESTORE_JS = "() => window.okrCoach ? window.okrCoach.typed() : ['', '', '']"
_HERE = Path(__file__).parent.parent


class Act(BaseModel):
    """What a button inside the result asks for. It comes from the browser, so it is checked like any input."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    act: Literal["overrule", "takeback", "all", "restore", "accept"]
    text: str = Field("", max_length=LIMIT)
    rule: str | None = Field(None, pattern=r"^[A-Z]{1,3}\d{2,3}$")
    form: Form | None = None
    reason: str = Field("", max_length=500)
    wording: str = Field("", max_length=2000)
    number: int = 0
    all: bool = False


class Reviews:
    """The handlers of the page, plain functions over the coach and the store."""

    def __init__(self, coach: Coach, desk: Desk, house: House, *, local: bool) -> None:
        self._coach, self._desk, self._house, self._local = coach, desk, house, local
        self._rules = {rule.id: rule for rule in coach.book.rules}

    @cached_property
    def _notes(self) -> dict[str, Note]:
        return {note.id: note for note in self._coach.retriever.notes}

    def restore(self, text: str, team: str, cycle: str, request: gr.Request) -> tuple[Any, str, str, Any]:
        """What stood on the page before a reload: text typed since the last review wins, nothing of it is lost.

        Where there is nothing to bring back, box and result are left alone: somebody may be typing already.
        """
        team, cycle = team or self._house.team or "", cycle or self._house.cycle or ""
        who = visitor(request)
        kept = ""
        notices: tuple[Notice, ...] = () if who else (Notice(words.NO_COOKIE),)
        try:
            draft = self._desk.draft(who) if who else None
            kept = draft.text if draft else ""
        except StoreError as error:
            notices = (Notice(str(error), trouble=True),)
        if not kept.strip() or (text.strip() and text != kept):
            news = (*notices, Notice(words.UNREAD)) if text.strip() else notices
            said = empty(local=self._local, notices=news) if news else gr.skip()
            return text or gr.skip(), team, cycle, said
        return kept, team, cycle, self._guarded(lambda: self._review(who, kept, team, cycle, notices))

    def review(self, text: str, team: str, cycle: str, request: gr.Request) -> Html:
        """Read the draft; keep it as a version."""
        who = visitor(request)
        return self._guarded(lambda: self._review(who, text, team, cycle, self._keep(who, text, "read"), fresh=True))

    def example(self, number: int) -> Callable[..., tuple[str, Html]]:
        """The handler that puts an example in the box and reads it; what stood there stays a version to bring back."""

        def put(text: str, team: str, cycle: str, request: gr.Request) -> tuple[str, Html]:
            return self._replace(text, EXAMPLES[number][1], team, cycle, request, why="an example")

        return put

    def upload(self, file: str | None, text: str, team: str, cycle: str, request: gr.Request) -> tuple[str, Html]:
        """Read an uploaded file into the box. The copy that the server keeps of it is removed at once."""
        try:
            found, notes = _received(file)
        except InputError as error:
            return text, empty(local=self._local, notices=(Notice(str(error), trouble=True),))
        return self._replace(text, found, team, cycle, request, why="a file", notes=notes)

    def clear(self, request: gr.Request) -> tuple[str, Html]:
        """Empty the box; what stood there is kept as a version."""
        notices = [*self._keep(visitor(request), "", "cleared"), Notice(words.CLEARED)]
        return "", empty(local=self._local, notices=tuple(notices))

    def act(self, text: str, team: str, cycle: str, event: gr.EventData, request: gr.Request) -> tuple[Any, Html]:
        """Do what a button inside the result asks for, and show the result anew."""
        who = visitor(request)
        try:
            asked = Act.model_validate(event._data)
        except ValidationError:
            return gr.skip(), self._trouble(words.BROKEN)
        if asked.act == "restore" and who:
            old = self._desk.version(who, asked.number) or text
            return old, self._guarded(lambda: self._review(who, old, team, cycle, self._keep(who, old, "brought back")))
        if asked.act == "accept":
            return self._accept(asked, text, team, cycle, request)
        return gr.skip(), self._guarded(
            lambda: self._review(who, text, team, cycle, self._overrule(who, asked), show_all=asked.all)
        )

    def _accept(self, asked: Act, text: str, team: str, cycle: str, request: gr.Request) -> tuple[Any, Html]:
        """Put a wording in a line's place: the person's act, and the draft before it can be brought back."""
        outline = parse(text)
        lines = [line for block in outline.blocks for line in (block.line, *block.key_results)] + list(outline.loose)
        line = lines[asked.number] if 0 <= asked.number < len(lines) else None
        if line is None or line.text != asked.text or not asked.wording.strip():
            return gr.skip(), self._trouble(words.MOVED)
        start, end = line.locate(0, len(line.text))
        new = text[:start] + asked.wording.strip() + text[end:]
        return self._replace(text, new, team, cycle, request, why="a wording")

    def _overrule(self, who: str | None, asked: Act) -> tuple[Notice, ...]:
        if asked.act == "all":
            return ()
        if who is None:
            return (Notice(words.NO_COOKIE, trouble=True),)
        if asked.act == "takeback":
            self._desk.take_back(who, asked.text, asked.rule)
            return (Notice(words.TAKEN_BACK),)
        reason = asked.reason.strip()
        if not reason or not asked.text or (asked.rule is None) == (asked.form is None):
            return (Notice(words.REASON_MISSING, trouble=True),)
        self._desk.overrule(
            who, Overrule(text=asked.text, rule=asked.rule, form=asked.form, reason=reason, at=self._desk.clock())
        )
        undo = take_back(asked.text, asked.rule, "undo", words.UNDO)
        if asked.form is not None:
            return (Notice(words.KEPT_FORM.format(form=words.FORMS[asked.form].lower()), button=undo),)
        rule = self._rules.get(asked.rule or "")
        return (Notice(words.KEPT_RULE.format(title=rule.title if rule else asked.rule), button=undo),)

    def _replace(
        self, old: str, new: str, team: str, cycle: str, request: gr.Request, *, why: str, notes: tuple[str, ...] = ()
    ) -> tuple[str, Html]:
        who = visitor(request)
        notices: list[Notice] = [Notice(note) for note in notes]
        ours = {text for _, text in EXAMPLES}
        if who and old.strip() and old != new and old not in ours:
            try:
                number = self._desk.keep(who, old, change="kept before " + why, why="another text took its place")
            except StoreError as error:
                return old, self._trouble(words.NOT_SAVED.format(why=error))
            button = el("button", words.BRING_BACK, type="button", class_="link", data_act="restore",
                        data_number=number, data_key="restore")  # fmt: skip
            notices.append(Notice(words.REPLACED, button=button))
        notices += self._keep(who, new, why)
        return new, self._guarded(lambda: self._review(who, new, team, cycle, tuple(notices), fresh=True))

    def _keep(self, who: str | None, text: str, why: str) -> tuple[Notice, ...]:
        if who is None or len(text) > LIMIT:
            return ()
        try:
            if text.strip() or self._desk.draft(who):
                self._desk.keep(who, text, change=why, why="review")
        except StoreError as error:
            return (Notice(words.NOT_SAVED.format(why=error), trouble=True),)
        return ()

    def _review(
        self, who: str | None, text: str, team: str, cycle: str, notices: tuple[Notice, ...], *,
        show_all: bool = False, fresh: bool = False,
    ) -> Html:  # fmt: skip
        if not text.strip():
            return empty(local=self._local, notices=(*notices, *((Notice(words.NOTHING_TYPED),) if fresh else ())))
        if len(text) > LIMIT:
            raise InputError(words.TOO_LONG.format(count=len(text), limit=LIMIT))
        overrules = self._desk.overrules(who) if who else ()
        outline = parse(text)
        reviewed = self._coach.review(
            outline, team=team.strip() or None, cycle=cycle.strip() or None,
            overrules=Overrules(overrules, self._house.dismissed),
        )  # fmt: skip
        sheet = Sheet(
            outline,
            reviewed,
            self._rules,
            overrules,
            dict(self._house.dismissed),
            show_all,
            self._notes,
            text,
            self._desk.clock(),
        )
        size, lines, findings = len(text), len(sheet.entries), len(sheet.findings)
        log.info("read %d characters: %d lines, %d findings", size, lines, findings)
        return result(sheet, notices)

    def _guarded(self, make: Callable[[], Html]) -> Html:
        """A page always answers: errors of ours in their own words, others in ours, and the box is never touched."""
        try:
            return make()
        except CoachError as error:
            return self._trouble(str(error))
        except Exception:
            log.exception("the review page failed")
            return self._trouble(words.BROKEN)

    def _trouble(self, text: str) -> Html:
        return empty(local=self._local, notices=(Notice(text, trouble=True),))


def _received(file: str | None) -> tuple[str, tuple[str, ...]]:
    """The text of an uploaded file, and what a reader must know of it. Raises `InputError`."""
    if not file:
        raise InputError(words.FILE_GONE)
    path = Path(file)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(words.FILE_GONE) from error
    finally:
        path.unlink(missing_ok=True)
    source = read(data, path.name)
    return source.text, source.notes


def page(coach: Coach, desk: Desk, house: House, *, local: bool) -> None:
    """Lay out the page and wire it."""
    reviews = Reviews(coach, desk, house, local=local)
    troubles = [Notice(notice) for notice in coach.notices]
    if desk.trouble:
        troubles.insert(0, Notice(words.NOT_KEPT.format(why=desk.trouble), trouble=True))
    with gr.Row(elem_id="okr-desk", equal_height=False):
        with gr.Column(elem_id="okr-write", min_width=280):
            with gr.Row(elem_id="okr-once"):
                team = gr.Textbox(
                    label=words.TEAM, placeholder=words.TEAM_HINT, elem_id="okr-team", max_length=120, min_width=100
                )
                cycle = gr.Textbox(
                    label=words.CYCLE, placeholder=words.CYCLE_HINT, elem_id="okr-cycle", max_length=80, min_width=100
                )
            text = gr.Textbox(
                label=words.DRAFT, placeholder=words.DRAFT_HINT, lines=14, max_lines=14, elem_id="okr-draft"
            )
            button = gr.Button(words.READ, variant="primary", elem_id="okr-read")
            with gr.Row(elem_id="okr-other"):
                upload = gr.UploadButton(
                    words.UPLOAD, file_types=list(words.FILE_TYPES), type="filepath", elem_id="okr-upload"
                )
                clear = gr.Button(words.CLEAR, elem_id="okr-clear")
            gr.HTML(el("p", words.EXAMPLES_LABEL, class_="hint"), elem_id="okr-examples-label")
            with gr.Row(elem_id="okr-examples"):
                examples = [gr.Button(name, size="sm", elem_classes="okr-example") for name, _ in EXAMPLES]
            gr.HTML(_status(local, tuple(troubles)), elem_id="okr-status")
        with gr.Column(elem_id="okr-read-out", min_width=280):
            out = gr.HTML(
                empty(local=local), elem_id="okr-result", js_on_load=(_HERE / "review.js").read_text(encoding="utf-8"),
                apply_default_css=False,
            )  # fmt: skip
    fields = [text, team, cycle]
    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    waiting: dict[str, Any] = {"api_visibility": "private", "show_progress": "full", "show_progress_on": out}
    gr.on([button.click, text.submit, team.submit, cycle.submit], reviews.review, fields, out, **waiting)
    for number, each in enumerate(examples):
        each.click(reviews.example(number), fields, [text, out], **waiting)
    upload.upload(reviews.upload, [upload, *fields], [text, out], **waiting)
    clear.click(reviews.clear, None, [text, out], **quiet)
    out.apply(reviews.act, fields, [text, out], **quiet)
    gr.on([_root().load], reviews.restore, fields, [*fields, out], js=RESTORE_JS, **quiet)


def _root() -> gr.Blocks:
    root = gr.context.Context.root_block
    assert root is not None
    return root


def _status(local: bool, troubles: tuple[Notice, ...]) -> Html:
    line = words.ENGINE_HERE if local else words.ENGINE_SERVED
    return el(
        "div", el("p", el("span", class_="lamp", aria_hidden="true"), line, class_="status"), notice_list(troubles)
    )
