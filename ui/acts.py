"""What the buttons inside the result ask for: overrule, take a wording, fill blanks, compare, bring back."""

from __future__ import annotations

import logging
from typing import Any, Literal

import gradio as gr
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coach.errors import CoachError, InputError
from coach.parse import parse
from coach.schema import Form, Line, Overrule

from . import words
from .blanks import Filled, Moved, fill, fill_line
from .draft import take_back
from .markup import Html
from .result import Notice
from .reviews import LIMIT, Box, Reviews, box_of

log = logging.getLogger("coach.ui")


class Act(BaseModel):
    """What a button asks for. It comes from the browser, so it is checked like any input."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    act: Literal["overrule", "takeback", "all", "restore", "accept", "compare"]
    text: str = Field("", max_length=LIMIT)
    rule: str | None = Field(None, pattern=r"^[A-Z]{1,3}\d{2,3}$")
    form: Form | None = None
    reason: str = Field("", max_length=500)
    wording: str = Field("", max_length=2000)
    filled: tuple[Filled, ...] = Field((), max_length=40)
    number: int = 0
    picked: int | None = None
    all: bool = False


class Acts:
    """The handler of the result's own events."""

    def __init__(self, reviews: Reviews) -> None:
        self._reviews, self._desk = reviews, reviews.desk

    def act(self, text: str, team: str, cycle: str, event: gr.EventData, request: gr.Request) -> tuple[Any, Html]:
        """Do what a button inside the result asks for, and show the result anew."""
        box = box_of(request, text, team, cycle)
        try:
            asked = Act.model_validate(event._data)
            if asked.act == "restore":
                return self._restore(asked, box)
            if asked.act == "accept":
                return self._accept(asked, box)
        except ValidationError:
            return gr.skip(), self._reviews.trouble(words.BROKEN)
        except CoachError as error:
            return gr.skip(), self._again(asked, box, (Notice(str(error), trouble=True),))
        return gr.skip(), self._reviews.guarded(lambda: self._shown(asked, box, self._overrule(box.who, asked)))

    def _shown(self, asked: Act, box: Box, notices: tuple[Notice, ...]) -> Html:
        picked = asked.number if asked.act == "compare" else asked.picked
        return self._reviews.show(box, notices, show_all=asked.all, picked=picked)

    def _again(self, asked: Act, box: Box, notices: tuple[Notice, ...]) -> Html:
        return self._reviews.guarded(lambda: self._shown(asked, box, notices))

    def _restore(self, asked: Act, box: Box) -> tuple[Any, Html]:
        """Put an older version into the box; it becomes the newest, and nothing in between is lost."""
        old = self._desk.version(box.who, asked.number) if box.who else None
        if old is None:
            return gr.skip(), self._again(asked, box, (Notice(words.NO_VERSION, trouble=True),))
        return self._reviews.replace(box, old, why="brought back", said=words.BROUGHT_BACK, see=True)

    def _accept(self, asked: Act, box: Box) -> tuple[Any, Html]:
        """Put a wording in a line's place, or values in its blanks: the person's act, which can be undone."""
        new = accepted(box.text, asked)
        why = "blanks" if asked.wording == asked.text else "a wording"
        return self._reviews.replace(box, new, why=why, said=words.ACCEPTED, see=True)

    def _overrule(self, who: str | None, asked: Act) -> tuple[Notice, ...]:
        if asked.act in ("all", "compare"):
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
        rule = self._reviews.rules.get(asked.rule or "")
        return (Notice(words.KEPT_RULE.format(title=rule.title if rule else asked.rule), button=undo),)


def accepted(source: str, asked: Act) -> str:
    """The draft with a line's new wording. Raises `InputError` where the line is another now, or a value misfits."""
    line = _line(source, asked.number)
    if line is None or line.text != asked.text or not asked.wording.strip():
        raise Moved(words.MOVED)
    if asked.wording == asked.text:
        if not any(each.value.strip() for each in asked.filled):
            raise InputError(words.FILL_SOME)
        return fill_line(source, line, asked.filled)
    start, end = line.locate(0, len(line.text))
    return source[:start] + fill(asked.wording, asked.filled).strip() + source[end:]


def _line(source: str, number: int) -> Line | None:
    outline = parse(source)
    lines = [line for block in outline.blocks for line in (block.line, *block.key_results)] + list(outline.loose)
    return lines[number] if 0 <= number < len(lines) else None
