"""Where each number on the page comes from: said when it is pointed at, focused or tapped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from coach.language.quantities import find
from coach.schema import Quantity, Span, Suggestion

from . import words
from .changes import line_number
from .markup import Html, el, join
from .sheet import Entry, Sheet

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_LINK = ("://", "www.")

Tip = Callable[[int, int], str]
"""Given the place of a number in a text, where it comes from."""


def places(text: str) -> tuple[Span, ...]:
    """The place of every number: those the engine counts, and digits that it reads as names or not at all."""
    known = find(text)
    bare = [
        digits.span()
        for digits in _DIGITS.finditer(text)
        if not any(each.span[0] < digits.end() and digits.start() < each.span[1] for each in known)
    ]
    return tuple(sorted([*(each.span for each in known if _is_number(each)), *bare]))


def _is_number(quantity: Quantity) -> bool:
    """Whether to speak of it as a number: a name only where it has digits, a link never."""
    if quantity.kind != "identifier":
        return True
    return any(sign.isdigit() for sign in quantity.text) and not any(mark in quantity.text for mark in _LINK)


def number(content: str, tip: str) -> Html:
    """A number that tells where it comes from. It can be focused; the page's script shows `tip` beside it."""
    return el("span", content, class_="number", tabindex="0", role="button", data_tip=tip)


def with_tips(text: str, tip: Tip) -> Html:
    """A text whose numbers tell where they come from."""
    made: list[str] = []
    position = 0
    for start, end in places(text):
        made += [text[position:start], number(text[start:end], tip(start, end))]
        position = end
    return join(*made, text[position:])


def in_draft(entry: Entry, source: str) -> Tip:
    """Numbers of a draft's line: the person wrote them, on this line of the text in the box."""

    def tip(start: int, end: int) -> str:
        return words.YOU_WROTE.format(line=line_number(source, entry.line.locate(start, end)[0]))

    return tip


def in_wording(sheet: Sheet, entry: Entry, offered: Suggestion, text: str, *, offset: int = 0) -> Tip:
    """Numbers of a piece of a wording, `offset` characters into it, by what the engine says of their source."""
    known = list(_known(sheet, entry, offered))

    def tip(start: int, end: int) -> str:
        here = (start + offset, end + offset)
        found = next((said for span, said in known if span[0] < here[1] and here[0] < span[1]), None)
        return found or _unlisted(sheet, entry, offered, text[start:end])

    return tip


def _known(sheet: Sheet, entry: Entry, offered: Suggestion) -> Iterator[tuple[Span, str]]:
    for each in offered.numbers:
        if each.source == "user":
            said = _written(sheet, entry, each.text)
        elif each.source == "note":
            said = _from_note(sheet, offered, each.where)
        else:
            said = words.NUMBER_FROM[each.source].format(where=each.where)
        for found in re.finditer(rf"(?<![\d.,]){re.escape(each.text)}(?!\d)", offered.text):
            yield found.span(), said


def _written(sheet: Sheet, entry: Entry, text: str) -> str:
    at = max(0, entry.node.text.find(text))
    return in_draft(entry, sheet.source)(at, at + 1)


def _from_note(sheet: Sheet, offered: Suggestion, where: str) -> str:
    if where in sheet.notes:
        return words.FROM_NOTE.format(title=sheet.notes[where].title)
    if where == offered.metric_id and offered.metric:
        return words.IN_METRIC.format(metric=offered.metric)
    return words.NUMBER_FROM["note"].format(where=where)


def _unlisted(sheet: Sheet, entry: Entry, offered: Suggestion, text: str) -> str:
    """A number with no source listed, such as a word: from the person, from the metric, or said to be unknown."""
    if text in _numbers(entry.node.text):
        return _written(sheet, entry, text)
    if offered.metric_id and offered.metric and text in _numbers(offered.metric):
        return words.IN_METRIC.format(metric=offered.metric)
    return words.NUMBER_UNKNOWN


def _numbers(text: str) -> list[str]:
    return [text[start:end] for start, end in places(text)]
