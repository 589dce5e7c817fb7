"""To-dos: paste a list of tasks, see each line in its bucket and the outcomes it could be for, and settle both."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gradio as gr
from pydantic import ValidationError

from coach.errors import CoachError, InputError, StoreError
from coach.pipeline import Coach
from coach.settings import House

from .. import todo_words as words
from .. import words as common
from ..desk import Desk
from ..markup import Html, el
from ..result import Notice, notice_list
from ..server import visitor
from ..todos.acts import Act
from ..todos.lists import Lists, Visit
from .review import received

log = logging.getLogger("coach.ui")
RESTORE_JS = "() => { try { return [sessionStorage.getItem('okr-todo-text') || '']; } catch (_) { return ['']; } }"
_HERE = Path(__file__).parent.parent
_SCRIPTS = ("todos.js", "tips.js")


class Handlers:
    """What the widgets around the result and its buttons do."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists

    def restore(self, typed: str, request: gr.Request) -> tuple[Any, Html]:
        """What stood on the page before a reload; what was typed since is not lost."""
        return self._answer(request, lambda visit: self._lists.restored(visit, typed or ""), typed or None)

    def sort(self, text: str, request: gr.Request, progress: gr.Progress = gr.Progress()) -> tuple[Any, Html]:  # noqa: B008
        """Sort the list in the box."""
        told = _telling(progress)
        return self._answer(request, lambda visit: (None, self._lists.sort(visit, text, act="sorted", progress=told)))

    def example(self, request: gr.Request) -> tuple[Any, Html]:
        """Put the example into the box and sort it."""
        text = (_HERE / "todos" / "example.txt").read_text("utf-8")
        return self._answer(request, lambda visit: (text, self._lists.sort(visit, text, act="an example")))

    def upload(
        self,
        file: str | None,
        text: str,
        request: gr.Request,
        progress: gr.Progress = gr.Progress(),  # noqa: B008
    ) -> tuple[Any, Html]:
        """Sort an uploaded file; the copy that the server keeps of it is removed at once."""
        told = _telling(progress)

        def make(visit: Visit) -> tuple[str | None, Html]:
            found, notes = received(file)
            return found, self._lists.sort(visit, found, act="a file", progress=told, notes=notes)

        return self._answer(request, make)

    def metrics(self, file: str | None, text: str, request: gr.Request) -> tuple[Any, Html]:
        """Read the team's own metrics, and sort the list again where there is one."""

        def make(visit: Visit) -> tuple[str | None, Html]:
            data, name = _bytes(file)
            own, notes = self._lists.metrics_file(data, name)
            return None, self._lists.sort(visit, text, act="own metrics", notes=notes, own=own)

        return self._answer(request, make)

    def act(self, event: gr.EventData, request: gr.Request) -> tuple[Any, Html]:
        """Do what a button, menu or field inside the result asks for."""
        return self._answer(request, lambda visit: self._lists.do(visit, Act.model_validate(event._data)))

    def keep(self, asked: dict[str, Any], request: gr.Request) -> dict[str, Any]:
        """Keep what stands in fields; nothing is shown anew."""
        return self._told(
            lambda visit: self._lists.keep_typed(visit, Act.model_validate({**asked, "act": "typed"})), request
        )

    def file(self, asked: dict[str, Any], request: gr.Request) -> dict[str, Any]:
        """A file for the page's script."""
        return self._told(lambda visit: self._lists.file(visit, str(asked.get("name"))), request)

    def review(self, asked: dict[str, Any], request: gr.Request) -> dict[str, Any]:
        """Put the accepted OKRs on the desk of the Review page."""
        act = {**asked, "act": "review"}
        return self._told(lambda visit: self._lists.to_review(visit, Act.model_validate(act).draft), request)

    def _told(self, make: Callable[[Visit], Any], request: gr.Request) -> dict[str, Any]:
        try:
            made = make(_visit(request))
        except StoreError as error:
            return {"error": words.NOT_KEPT.format(why=error)}
        except (CoachError, ValidationError, KeyError) as error:
            return {"error": str(error) if isinstance(error, CoachError) else words.BROKEN}
        except Exception:
            log.exception("the page of to-do lists failed")
            return {"error": words.BROKEN}
        return made if isinstance(made, dict) else {"done": True}

    def _answer(
        self, request: gr.Request, make: Callable[[Visit], tuple[str | None, Html]], else_text: str | None = None
    ) -> tuple[Any, Html]:
        visit = _visit(request)
        text, shown = self._lists.guarded(visit, lambda: make(visit))
        text = text if text is not None else else_text
        return gr.skip() if text is None else text, shown


def _visit(request: gr.Request) -> Visit:
    return Visit(visitor(request), str(getattr(request, "session_hash", None) or "page"))


def _telling(progress: gr.Progress) -> Callable[[int, int], None]:
    def told(done: int, total: int) -> None:
        progress((done, total), desc=words.SORTING, unit="lines")

    return told


def _bytes(file: str | None) -> tuple[bytes, str]:
    """The bytes of an upload, whose copy is removed. Raises `InputError`."""
    if not file:
        raise InputError(common.FILE_GONE)
    path = Path(file)
    try:
        return path.read_bytes(), path.name
    except OSError as error:
        raise InputError(common.FILE_GONE) from error
    finally:
        path.unlink(missing_ok=True)


def script() -> str:
    """The script of the result, and the tips of its numbers; they share one scope."""
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in _SCRIPTS)


def page(coach: Coach, desk: Desk, house: House, *, local: bool) -> None:
    """Lay out the page and wire it."""
    lists = Lists(coach, desk, house, local=local)
    handlers = Handlers(lists)

    # Gradio marks what the script may call, and a method cannot be marked.
    def keep(asked: dict[str, Any], request: gr.Request) -> dict[str, Any]:
        return handlers.keep(asked, request)

    def file(asked: dict[str, Any], request: gr.Request) -> dict[str, Any]:
        return handlers.file(asked, request)

    def review(asked: dict[str, Any], request: gr.Request) -> dict[str, Any]:
        return handlers.review(asked, request)

    with gr.Row(elem_id="okr-todo-desk", equal_height=False):
        with gr.Column(elem_id="okr-write", min_width=280, elem_classes="okr-todo-write"):
            text = gr.Textbox(
                label=words.LIST, placeholder=words.LIST_HINT, lines=12, max_lines=12, elem_id="okr-todo-text"
            )
            with gr.Column(elem_id="okr-todo-acts"):
                button = gr.Button(words.SORT, variant="primary", elem_id="okr-read")
                with gr.Row(elem_id="okr-other"):
                    upload = gr.UploadButton(
                        words.UPLOAD, file_types=list(common.FILE_TYPES), type="filepath", elem_id="okr-todo-upload"
                    )
                    metrics = gr.UploadButton(
                        words.METRICS, file_types=list(words.METRICS_TYPES), type="filepath", elem_id="okr-todo-metrics"
                    )
                gr.HTML(el("p", words.METRICS_HINT, class_="hint"), elem_id="okr-todo-hint")
                with gr.Row(elem_id="okr-examples"):
                    example = gr.Button(words.EXAMPLE, size="sm", elem_classes="okr-todo-example")
                gr.HTML(_status(coach, desk, local), elem_id="okr-status")
        with gr.Column(elem_id="okr-read-out", min_width=280):
            out = gr.HTML(
                lists.nothing(), elem_id="okr-result", js_on_load=script(), apply_default_css=False,
                server_functions=[keep, file, review],
            )  # fmt: skip
    both = [text, out]
    quiet: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    waiting: dict[str, Any] = {"api_visibility": "private", "show_progress": "full", "show_progress_on": out}
    button.click(handlers.sort, text, both, **waiting)
    example.click(handlers.example, None, both, **waiting)
    upload.upload(handlers.upload, [upload, text], both, **waiting)
    metrics.upload(handlers.metrics, [metrics, text], both, **waiting)
    out.apply(handlers.act, None, both, **quiet)
    gr.on([_root().load], handlers.restore, text, both, js=RESTORE_JS, **quiet)


def _root() -> gr.Blocks:
    root = gr.context.Context.root_block
    assert root is not None
    return root


def _status(coach: Coach, desk: Desk, local: bool) -> Html:
    troubles = [Notice(notice) for notice in coach.notices]
    if desk.trouble:
        troubles.insert(0, Notice(common.NOT_KEPT.format(why=desk.trouble), trouble=True))
    line = words.ENGINE_HERE if local else words.ENGINE_SERVED
    lamp = el("span", class_="lamp", aria_hidden="true")
    return el("div", el("p", lamp, line, class_="status"), notice_list(tuple(troubles)))
