"""Wordings offered under a line, and the note behind a rule: what the person may take, in their own time."""

from __future__ import annotations

from coach.export.words import RUNGS, WATCH
from coach.retrieval.notes import Note
from coach.schema import Suggestion

from . import words
from .markup import Html, el, icon, join
from .sheet import Entry, Sheet


def wordings(sheet: Sheet, entry: Entry) -> Html | None:
    """The wordings for a line, folded: each with its rung, what to watch beside it, and a button that takes it."""
    by_line = {each.span: each.alternatives for each in sheet.reviewed.review.suggestions}
    offered = by_line.get(entry.node.span, ())
    if not offered:
        return None
    title = words.WORDINGS.format(count=len(offered))
    summary = el("summary", icon("more"), title, data_key=f"say-{entry.number}-fold")
    items = [_wording(entry, number, each) for number, each in enumerate(offered)]
    return el("details", summary, el("ol", *items, class_="wording-list"), class_="fold wordings",
              data_fold=f"say-{entry.number}")  # fmt: skip


def _wording(entry: Entry, number: int, offered: Suggestion) -> Html:
    watch = el("p", WATCH.format(text=offered.guardrail), class_="soft") if offered.guardrail else None
    said = [
        el("li", el("b", each.text), ": ", words.SOURCES_OF[each.source], class_="soft") for each in offered.numbers
    ]
    take = el(
        "button", words.TAKE_WORDING, el("span", ": ", offered.text, class_="sr"), type="button", class_="button small",
        data_act="accept", data_number=entry.number, data_text=entry.node.text, data_wording=offered.text,
        data_key=f"say-{entry.number}-{number}",
    )  # fmt: skip
    return el("li", el("p", RUNGS[offered.rung], class_="eyebrow"), el("p", offered.text, dir="auto",
              class_="wording"), watch, el("ul", *said) if said else None, take)  # fmt: skip


def note_page(note: Note) -> Html:
    """A note as people read it: its questions and answers, and its sources."""
    parts = [
        el("section", el("h3", section.heading), *(el("p", piece.strip()) for piece in section.text.split("\n\n")),
           class_="rule-part")
        for section in note.sections
    ]  # fmt: skip
    sources = el("ul", *(el("li", source) for source in note.sources), class_="sources")
    summary = el("summary", icon("note"), words.NOTE.format(title=note.title))
    return el("details", summary, join(*parts), el("h3", words.SOURCES), sources, class_="fold note")
