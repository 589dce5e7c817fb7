"""Wordings offered under a line, and the note behind a rule: what the person may take, in their own time."""

from __future__ import annotations

from coach.export.words import RUNGS, WATCH
from coach.language.measure import read
from coach.retrieval.notes import Note
from coach.schema import Citation, Suggestion

from . import words
from .fields import key_of, sentence_form
from .markup import Html, el, icon, join
from .model_words import MARK
from .numbers import in_draft, in_wording, with_tips
from .sheet import LETTERS_SHOWN, Entry, Sheet


def wordings(sheet: Sheet, entry: Entry) -> Html | None:
    """The wordings for a line, folded: each with its rung, its blanks as fields, what to watch, and what takes it."""
    offered = sheet.report.wordings.get(entry.node.span)
    if offered is None:
        return None
    title = words.WORDINGS.format(count=len(offered.alternatives))
    key = f"say-{key_of(sheet, entry, '')}"
    items = [_wording(sheet, entry, each) for each in offered.alternatives]
    hint = _hint() if any(each.blanks for each in offered.alternatives) else None
    return _fold(title, key, hint, el("ol", *items, class_="wording-list"))


def _wording(sheet: Sheet, entry: Entry, offered: Suggestion) -> Html:
    watch = el("p", WATCH.format(text=offered.guardrail), class_="soft") if offered.guardrail else None

    def told(text: str, at: int) -> Html:
        return with_tips(text, in_wording(sheet, entry, offered, text, offset=at))

    form = sentence_form(entry, offered.text, offered.blanks, key=key_of(sheet, entry, offered.text), words_of=told,
                         submit=words.TAKE_WORDING)  # fmt: skip
    mark = by_model() if offered.by == "model" else None
    return el("li", el("p", RUNGS[offered.rung], mark, class_="eyebrow"), form, watch)


def by_model() -> Html:
    """Marks what a model wrote."""
    return el("span", MARK, class_="by-model")


def margin_notes(sheet: Sheet, entry: Entry) -> Html | None:
    """What a model says beside a line, and the words of the notes it stands on."""
    said = [each for each in sheet.reviewed.review.comments if each.span == entry.node.span]
    if not said:
        return None
    return join(*(
        el("div", el("p", each.text, by_model(), dir="auto"),
           *(_cited(sheet, one) for one in each.citations), class_="margin-note")
        for each in said
    ))  # fmt: skip


def _cited(sheet: Sheet, citation: Citation) -> Html:
    return el("p", el("q", citation.quote, dir="auto"), " ", sheet.note_title(citation.note), class_="soft")


def own_blanks(sheet: Sheet, entry: Entry) -> Html | None:
    """The line itself with a field for each blank that the person left in it."""
    text = entry.node.text
    blanks = [blank.text for blank in read(entry.line).blanks] if "[" in text and len(text) <= LETTERS_SHOWN else []
    blanks = [blank for blank in blanks if blank.startswith("[")]
    if not blanks:
        return None
    whole = in_draft(entry, sheet.source)

    def told(piece: str, at: int) -> Html:
        return with_tips(piece, lambda start, end: whole(start + at, end + at))

    key = key_of(sheet, entry, text)
    form = sentence_form(entry, text, set(blanks), key=key, words_of=told, submit=words.TAKE_WORDING, some=True)
    return _fold(words.FILL_BLANKS.format(count=len(blanks)), f"own-{key}", _hint(), form)


def _hint() -> Html:
    return el("p", words.LEFT_EMPTY, class_="soft")


def _fold(title: str, key: str, *content: Html | None) -> Html:
    summary = el("summary", icon("more"), title, data_key=f"{key}-fold")
    return el("details", summary, *content, class_="fold wordings", data_fold=key)


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
