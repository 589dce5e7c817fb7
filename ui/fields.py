"""A sentence with a field for every blank, and the button that puts it into the draft."""

from __future__ import annotations

from collections.abc import Callable, Collection
from hashlib import sha256

from . import words
from .blanks import LONGEST, pieces
from .markup import Html, el
from .sheet import Entry, Sheet


def key_of(sheet: Sheet, entry: Entry, template: str) -> str:
    """A name for the fields of one sentence under one line: the same after other lines moved, so that values stay."""
    twins = sum(other.node.text == entry.node.text for other in sheet.entries[: entry.number])
    return sha256(f"{twins}\0{entry.node.text}\0{template}".encode("utf-8", "replace")).hexdigest()[:12]


def sentence_form(
    entry: Entry, template: str, blanks: Collection[str], *, key: str, words_of: Callable[[str, int], Html],
    submit: str, some: bool = False,
) -> Html:  # fmt: skip
    """The sentence and its button. `words_of` draws a stretch of words, given its place in the template.

    With `some` at least one field must be filled before anything is put into the draft.
    """
    made: list[Html] = []
    position = fields = 0
    for piece in pieces(template, blanks):
        if piece.blank:
            made.append(_field(piece.text, f"{key}-{fields}", fields, key))
            fields += 1
        else:
            made.append(words_of(piece.text, position))
        position += len(piece.text)
    take = el("button", submit, el("span", ": ", template, class_="sr"), type="submit", class_="button small",
              data_act="accept", data_key=f"{key}-take")  # fmt: skip
    sentence = el("p", *made, dir="auto", class_="wording has-fields" if fields else "wording")
    error = el("p", class_="field-error", id=f"{key}-error", hidden=True, role="alert")
    return el(
        "form", sentence, error, el("p", take, class_="take"), novalidate=True, autocomplete="off",
        class_="blank-form", data_number=entry.number, data_text=entry.node.text, data_wording=template,
        data_some=words.FILL_SOME if some else None,
    )  # fmt: skip


def _field(blank: str, key: str, place: int, form: str) -> Html:
    """One blank: its name stands under it, what belongs there inside it while it is empty."""
    name = blank.strip("[]").replace("_", " ")
    wanted = words.BLANKS.get(name.lower(), name)
    field = el(
        "input", type="text", id=f"f-{key}", placeholder=wanted, size=max(len(wanted), 6), spellcheck="false",
        autocomplete="off", autocapitalize="none", enterkeyhint="done", aria_describedby=f"{form}-error",
        data_blank=blank, data_place=place, data_key=key, data_most=LONGEST, data_typed=words.YOU_TYPED,
    )  # fmt: skip
    return el("span", field, el("label", name, for_=f"f-{key}"), class_="blank-field")


def misfit_words() -> Html:
    """What the page's script says of a value that cannot stand where it was typed, before anything is sent."""
    return el("div", hidden=True, data_misfits=True, data_lines=words.MISFIT_LINES, data_brackets=words.MISFIT_BRACKETS,
              data_long=words.MISFIT_LONG.format(most=LONGEST), data_double=words.MISFIT_DOUBLE)  # fmt: skip
