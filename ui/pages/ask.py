"""Ask the notes: a question in anybody's words, answered in the words of the notes or not at all."""

from __future__ import annotations

import logging
from collections.abc import Callable

import gradio as gr

from coach.errors import CoachError
from coach.pipeline import Coach
from coach.schema import Answer, Excerpt

from .. import words
from ..markup import Html, el

log = logging.getLogger("coach.ui")
LONGEST = 400
"""Characters of a question; the notes are short, and so is what can be asked of them."""


def told(answer: Answer) -> Html:
    """The passages that answer, each with its note; or that the notes do not hold it."""
    if not answer.found:
        return el("div", el("p", words.NOT_HELD, class_="none"), class_="rules-page", role="status")
    hint = el("p", words.ANSWER_HINT, class_="soft")
    return el("div", hint, *(_passage(one) for one in answer.passages), class_="rules-page", role="status")


def _passage(one: Excerpt) -> Html:
    quote = [el("p", piece) for piece in one.quote.split("\n\n") if piece.strip()]
    return el("section", el("h2", one.heading), el("blockquote", *quote),
              el("p", words.FROM_NOTE.format(title=one.title), class_="soft"), class_="answer")  # fmt: skip


def answers(coach: Coach) -> Callable[[str], Html]:
    """The handler: a question in, what the notes say out; nothing of it is kept."""

    def handle(question: str) -> Html:
        try:
            return told(coach.ask(question[:LONGEST]))
        except CoachError as error:
            return el("div", el("p", str(error), class_="none"), class_="rules-page", role="alert")
        except Exception:
            log.exception("the page of questions failed")
            return el("div", el("p", words.BROKEN, class_="none"), class_="rules-page", role="alert")

    return handle


def page(coach: Coach) -> None:
    """Lay out the page and wire it."""
    handle = answers(coach)
    gr.HTML(el("div", el("h1", words.ASK_TITLE), el("p", words.ASK_HINT, class_="soft"), class_="rules-page"),
            elem_id="okr-ask-head", apply_default_css=False)  # fmt: skip
    with gr.Column(elem_id="okr-ask-box"):
        question = gr.Textbox(label=words.QUESTION, placeholder=words.QUESTION_HINT, max_length=LONGEST, lines=2,
                              elem_id="okr-question")  # fmt: skip
        ask = gr.Button(words.ASK, variant="primary", elem_id="okr-ask")
        with gr.Row(elem_id="okr-ask-examples"):
            examples = [gr.Button(each, size="sm", elem_classes="okr-example") for each in words.ASK_EXAMPLES]
    out = gr.HTML(elem_id="okr-answer", apply_default_css=False)
    gr.on([ask.click, question.submit], handle, question, out, api_visibility="private", show_progress="full",
          show_progress_on=out)  # fmt: skip
    for each, button in zip(words.ASK_EXAMPLES, examples, strict=True):
        button.click(_put(each, handle), None, [question, out], api_visibility="private", show_progress="full",
                     show_progress_on=out)  # fmt: skip


def _put(question: str, handle: Callable[[str], Html]) -> Callable[[], tuple[str, Html]]:
    def put() -> tuple[str, Html]:
        return question, handle(question)

    return put
