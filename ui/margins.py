"""What the page does with a model: says what would go where, asks it beside the engine's review, and can be stopped."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import partial
from typing import Any

import gradio as gr

from coach.errors import CoachError, InputError
from coach.export.words import cost
from coach.llm import try_connection

from . import model_words as words
from .markup import Html, el, icon
from .models import ADDRESSES, Models, field_of
from .reviews import Reviews, box_of
from .server import sitting

log = logging.getLogger("coach.ui")


class Margins:
    """The handlers of the panel for models."""

    def __init__(self, reviews: Reviews, models: Models) -> None:
        self._reviews, self._models = reviews, models

    def ask(self, text: str, team: str, cycle: str, request: gr.Request) -> Iterator[tuple[Any, Any, Any]]:
        """Ask the model about what was just read: (what is going on, the stop button, the result)."""
        box = box_of(request, text, team, cycle)
        asked = self._models.asking(box.sitting) if box.sitting and text.strip() else None
        choice = self._models.choice(box.sitting)
        if asked is None or choice is None or box.sitting is None:
            yield "", gr.update(visible=False), gr.skip()
            return
        model, called_off = asked
        yield (
            said(words.ASKING.format(name=choice.name, destination=choice.destination), waiting=True),
            _STOP,
            gr.skip(),
        )
        try:
            reviewed = self._reviews.engine(box)
            better = self._reviews.coach.improve(reviewed, text, partial(model.ask, cancelled=called_off))
        except CoachError as error:
            yield said(str(error), trouble=True), _NO_STOP, gr.skip()
            return
        except Exception:
            log.exception("the model's part failed")
            yield said(words.BROKEN, trouble=True), _NO_STOP, gr.skip()
            return
        review = better.review
        spent = cost(better.usage) if better.usage and better.usage.requests else ""
        if review.by == "engine":
            yield (
                said(words.LEFT.format(told=review.fallback_reason or "", cost=spent), trouble=True),
                _NO_STOP,
                gr.skip(),
            )
            return
        if called_off():  # another text took its place meanwhile
            yield "", _NO_STOP, gr.skip()
            return
        self._models.keep(box.sitting, text, better)
        done = words.DONE.format(name=choice.name, cost=spent)
        yield (
            said(f"{done} {review.fallback_reason or ''}".strip()),
            _NO_STOP,
            self._reviews.guarded(lambda: self._reviews.show(box)),
        )

    def stop(self, request: gr.Request) -> None:
        """Call off the request that is on its way."""
        self._models.call_off(sitting(request))

    def use(self, provider: str, address: str, name: str, key: str, request: gr.Request) -> tuple[Any, Any, Any]:
        """Take a choice: (status, what came of it, the emptied key field)."""
        session = sitting(request)
        if session is None:
            return gr.skip(), said(words.NO_COOKIE, trouble=True), gr.skip()
        try:
            choice = self._models.choose(session, provider, address, name, key)
        except InputError as error:
            return gr.skip(), said(str(error), trouble=True), gr.skip()
        return self.status(session), said(words.USING.format(name=choice.name, destination=choice.destination)), ""

    def test(
        self, provider: str, address: str, name: str, key: str, request: gr.Request
    ) -> Iterator[tuple[Any, Any, Any]]:
        """Take the choice and send the shortest request there is; no draft goes out."""
        taken = self.use(provider, address, name, key, request) if self._models.open else (gr.skip(), "", gr.skip())
        session = sitting(request)
        asked = self._models.asking(session) if session else None
        choice = self._models.choice(session)
        if (self._models.open and taken[2] != "") or asked is None or choice is None:
            yield taken
            return
        yield taken[0], said(words.TRYING.format(destination=choice.destination), waiting=True), taken[2]
        trial = try_connection(asked[0], self._reviews.coach.prompts["hello"].render())
        yield taken[0], said(trial.sentence, trouble=not trial.works), taken[2]

    def switch(self, request: gr.Request) -> tuple[Any, Any]:
        """Switch the chosen model off or on: (status, what came of it)."""
        session = sitting(request)
        if session is None or self._models.chosen(session) is None:
            return gr.skip(), said(words.NOTHING_CHOSEN, trouble=True)
        on = self._models.choice(session) is None
        self._models.switch(session, on)
        return self.status(session), said(words.SWITCHED_ON if on else words.SWITCHED_OFF)

    def forget(self, request: gr.Request) -> tuple[Any, Any, Any]:
        """Forget key and choice: (status, what came of it, the emptied key field)."""
        session = sitting(request)
        if session is not None:
            self._models.forget(session)
        return self.status(session), said(words.FORGOTTEN), ""

    def preview(self, text: str, team: str, cycle: str, request: gr.Request) -> Html:
        """The very messages that would be sent for what stands in the box."""
        box = box_of(request, text, team, cycle)
        if not text.strip():
            return said(words.NOTHING_READ)
        try:
            messages = self._reviews.coach.would_send(self._reviews.engine(box), text)
        except CoachError as error:
            return said(str(error), trouble=True)
        parts = [
            el("section", el("h3", words.ROLES[each.role]), el("pre", each.text, dir="auto", tabindex="0"))
            for each in messages
        ]
        return el("div", *parts, class_="sent") if parts else said(words.NOTHING_SENT)

    def status(self, session: str | None) -> Html:
        """What is asked, and where what is typed goes."""
        chosen, on = self._models.chosen(session), self._models.choice(session)
        where = words.HERE if self._reviews.local else words.SERVED
        if chosen is None:
            line = words.NONE_ON.format(where=where)
        else:
            line = (words.IS_ON if on else words.IS_OFF).format(name=chosen.name, destination=chosen.destination)
        kept = words.KEY_KEPT if chosen is not None and chosen.api_key is not None else None
        lamp = el("span", class_="lamp is-out" if on else "lamp", aria_hidden="true")
        return el("div", el("p", lamp, el("span", line, " ", kept), class_="status"), role="status")

    def restore(self, request: gr.Request) -> tuple[Any, Any, Any, Any]:
        """The panel as this browser session left it: (status, provider, address, model)."""
        session = sitting(request)
        chosen = self._models.chosen(session)
        provider = field_of(chosen)
        address = chosen.base_url or "" if chosen else ADDRESSES[provider]
        return self.status(session), provider, address, chosen.name if chosen else ""


_STOP, _NO_STOP = gr.update(visible=True), gr.update(visible=False)


def said(text: str, *, trouble: bool = False, waiting: bool = False) -> Html:
    """A sentence of the panel; a bar runs below while something is waited for."""
    kind = "notice is-trouble" if trouble else "notice is-waiting" if waiting else "notice"
    return el(
        "p", icon("error" if trouble else "note"), el("span", text), class_=kind, role="alert" if trouble else "status"
    )
