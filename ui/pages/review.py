"""The first page: paste a draft, see what each line is, what to leave alone and what to ask first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import gradio as gr

from coach.errors import InputError, StoreError
from coach.parse import parse_file, read
from coach.pipeline import Coach
from coach.settings import House

from .. import words
from ..acts import Acts
from ..desk import Desk
from ..examples import EXAMPLES
from ..margins import Margins
from ..markup import Html, el
from ..models import Models
from ..result import Notice, empty, notice_list
from ..reviews import Reviews, box_of
from ..server import visitor
from .model import panel as model_panel
from .model import progress_line

RESTORE_JS = "() => window.okrCoach ? window.okrCoach.typed() : ['', '', '']"
_HERE = Path(__file__).parent.parent
_SCRIPTS = ("review.js", "fields.js", "tips.js")


class Handlers:
    """What the widgets around the result do."""

    def __init__(self, reviews: Reviews) -> None:
        self._reviews, self._desk, self._house = reviews, reviews.desk, reviews.house

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
            said = empty(local=self._reviews.local, notices=news) if news else gr.skip()
            return text or gr.skip(), team, cycle, said
        box = box_of(request, kept, team, cycle)
        return kept, team, cycle, self._reviews.guarded(lambda: self._reviews.show(box, notices))

    def review(self, text: str, team: str, cycle: str, request: gr.Request) -> Html:
        """Read the draft; keep it as a version."""
        box = box_of(request, text, team, cycle)
        return self._reviews.guarded(lambda: self._reviews.show(box, self._reviews.keep(box, "read"), fresh=True))

    def example(self, number: int) -> Callable[..., tuple[str, Html]]:
        """The handler that puts an example in the box and reads it; what stood there stays a version to bring back."""

        def put(text: str, team: str, cycle: str, request: gr.Request) -> tuple[str, Html]:
            box = box_of(request, text, team, cycle)
            return self._reviews.replace(box, EXAMPLES[number][1], why="an example")

        return put

    def upload(self, file: str | None, text: str, team: str, cycle: str, request: gr.Request) -> tuple[str, Html]:
        """Read an uploaded file into the box. The copy that the server keeps of it is removed at once."""
        try:
            found, notes = received(file)
        except InputError as error:
            return text, self._reviews.trouble(str(error))
        return self._reviews.replace(box_of(request, text, team, cycle), found, why="a file", notes=notes)

    def clear(self, text: str, request: gr.Request) -> tuple[str, Html]:
        """Empty the box; what stood there, read or not, is kept as a version."""
        return self._reviews.replace(box_of(request, text), "", why="cleared", said=words.CLEARED)


def received(file: str | None) -> tuple[str, tuple[str, ...]]:
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
    outline = parse_file(data, path.name)
    text = outline.source_text if outline.source_text is not None else read(data, path.name).text
    return text, outline.notes


def script() -> str:
    """The script of the result: its buttons, its fields, its tips; they share one scope."""
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in _SCRIPTS)


def page(coach: Coach, desk: Desk, house: House, models: Models, *, local: bool) -> None:
    """Lay out the page and wire it."""
    reviews = Reviews(coach, desk, house, models, local=local)
    handlers, acts, margins = Handlers(reviews), Acts(reviews), Margins(reviews, models)

    def word_file(asked: dict[str, Any], request: gr.Request) -> dict[str, Any]:
        return reviews.word_file(asked, request)

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
            gr.HTML(notice_list(tuple(troubles)) or "", elem_id="okr-status")
            model_place = gr.Column(elem_id="okr-model-place", min_width=0)
        with gr.Column(elem_id="okr-read-out", min_width=280):
            progress, stop = progress_line()
            out = gr.HTML(
                empty(local=local), elem_id="okr-result", js_on_load=script(), apply_default_css=False,
                server_functions=[word_file],
            )  # fmt: skip
    fields = [text, team, cycle]
    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    waiting: dict[str, Any] = {"api_visibility": "private", "show_progress": "full", "show_progress_on": out}
    with model_place:
        panel = model_panel(margins, models, fields, progress, stop)
    asked = [gr.on([button.click, text.submit, team.submit, cycle.submit], handlers.review, fields, out, **waiting)]
    asked += [each.click(handlers.example(at), fields, [text, out], **waiting) for at, each in enumerate(examples)]
    asked.append(upload.upload(handlers.upload, [upload, *fields], [text, out], **waiting))
    for event in asked:
        panel.follow(event, fields, out)
    clear.click(handlers.clear, text, [text, out], **quiet)
    out.apply(acts.act, fields, [text, out], **quiet)
    gr.on([_root().load], handlers.restore, fields, [*fields, out], js=RESTORE_JS, **quiet)


def _root() -> gr.Blocks:
    root = gr.context.Context.root_block
    assert root is not None
    return root
