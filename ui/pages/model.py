"""The panel "With a model": which one, where, with which key; what is sent; a test; on and off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from .. import model_words as words
from ..margins import Margins
from ..markup import el
from ..models import ADDRESSES, Models

AT_ONCE = 8
"""Requests to models that wait at one time; they have a line of their own and never hold up the engine."""
_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}


@dataclass(frozen=True)
class Panel:
    """The widgets that other parts of the page need."""

    status: gr.HTML
    progress: gr.HTML
    stop: gr.Button
    margins: Margins

    def follow(self, event: Any, fields: Sequence[Any], out: gr.HTML) -> None:
        """Ask the model after an event that has read a draft; the engine's result stands meanwhile."""
        event.then(
            self.margins.ask, list(fields), [self.progress, self.stop, out],
            concurrency_limit=AT_ONCE, concurrency_id="model", trigger_mode="always_last", **_QUIET,
        )  # fmt: skip


def progress_line() -> tuple[gr.HTML, gr.Button]:
    """What a model is doing, above the result, with the button that stops it."""
    with gr.Row(elem_id="okr-model-line", equal_height=True):
        progress = gr.HTML("", elem_id="okr-model-progress", apply_default_css=False)
        stop = gr.Button(words.STOP, size="sm", visible=False, elem_id="okr-model-stop", min_width=70, scale=0)
    return progress, stop


def panel(margins: Margins, models: Models, fields: Sequence[Any], progress: gr.HTML, stop: gr.Button) -> Panel:
    """Lay out the panel and wire it."""
    status = gr.HTML(margins.status(None), elem_id="okr-model-status", apply_default_css=False)
    with gr.Accordion(words.PANEL, open=False, elem_id="okr-model"):
        gr.HTML(el("p", words.WHAT_IS_SENT, class_="hint"), apply_default_css=False)
        with gr.Group(visible=models.open, elem_id="okr-model-fields"):
            provider = gr.Dropdown(
                list(words.PROVIDERS), value=words.FIRST_PROVIDER, label=words.PROVIDER, elem_id="okr-model-provider"
            )
            address = gr.Textbox(
                label=words.ADDRESS, placeholder=words.ADDRESS_HINT, max_length=300, elem_id="okr-model-address"
            )
            name = gr.Textbox(label=words.NAME, placeholder=words.NAME_HINT, max_length=200, elem_id="okr-model-name")
            key = gr.Textbox(
                label=words.KEY, placeholder=words.KEY_HINT, type="password", max_length=600, elem_id="okr-model-key"
            )
        if not models.open:
            gr.HTML(
                el("p", words.SETTLED if models.settled else words.NOT_OPEN, class_="hint"), apply_default_css=False
            )
        with gr.Row(elem_id="okr-model-acts"):
            use = gr.Button(
                words.USE, size="sm", variant="primary", visible=models.open, elem_id="okr-model-use", min_width=120
            )
            test = gr.Button(words.TEST, size="sm", elem_id="okr-model-test", min_width=120)
            switch = gr.Button(words.SWITCH, size="sm", elem_id="okr-model-switch", min_width=120)
            forget = gr.Button(words.FORGET, size="sm", visible=models.open, elem_id="okr-model-forget", min_width=120)
        news = gr.HTML("", elem_id="okr-model-news", apply_default_css=False)
        show = gr.Button(words.SHOW_SENT, size="sm", elem_id="okr-model-show")
        sent = gr.HTML("", elem_id="okr-model-sent", apply_default_css=False)
    given = [provider, address, name, key]
    provider.input(lambda chosen: ADDRESSES[chosen], provider, address, **_QUIET)
    use.click(margins.use, given, [status, news, key], **_QUIET)
    test.click(margins.test, given, [status, news, key], concurrency_limit=AT_ONCE, concurrency_id="model", **_QUIET)
    switch.click(margins.switch, None, [status, news], **_QUIET)
    forget.click(margins.forget, None, [status, news, key], **_QUIET)
    show.click(margins.preview, list(fields), sent, **_QUIET)
    stop.click(margins.stop, None, None, **_QUIET)
    root = gr.context.Context.root_block
    assert root is not None
    root.load(margins.restore, None, [status, provider, address, name], **_QUIET)
    return Panel(status, progress, stop, margins)
