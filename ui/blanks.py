"""The blanks of a line, filled with what the person typed. Nothing is suggested; what is left empty stays a blank."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from coach.errors import InputError
from coach.schema import Line, Span

from . import words

LONGEST = 80
"""Characters of a value; what is longer is a sentence and belongs into the draft itself."""
_BEFORE = re.compile(r"([^\W\d_]+|[%$€£])\s*$")
_AFTER = re.compile(r"\s*([^\W\d_]+|[%$€£])")


class Filled(BaseModel):
    """A blank as it stands in a text, with its brackets, and what was typed for it. It comes from the browser."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    blank: str = Field(pattern=r"^\[[^\[\]\r\n]{1,40}\]$")
    value: str = Field("", max_length=2000)


@dataclass(frozen=True)
class Piece:
    """A stretch of a text: words, or one blank."""

    text: str
    blank: bool = False


class Moved(InputError):
    """The text is no longer what was on the page when the person chose."""


def pieces(text: str, blanks: Collection[str]) -> tuple[Piece, ...]:
    """Cut a text at its blanks; joined again the pieces are the text."""
    if not blanks:
        return (Piece(text),)
    pattern = "(" + "|".join(re.escape(blank) for blank in sorted(blanks, key=len, reverse=True)) + ")"
    cut = re.split(pattern, text)
    return tuple(Piece(part, blank=odd % 2 == 1) for odd, part in enumerate(cut) if part)


def fill(text: str, filled: Sequence[Filled]) -> str:
    """The text with its values. Raises `InputError` where a value cannot stand there, `Moved` where a blank is gone."""
    for (start, end), value in reversed(_placed(text, filled)):
        text = text[:start] + value + text[end:]
    return text


def fill_line(source: str, line: Line, filled: Sequence[Filled]) -> str:
    """The document with the blanks of one line filled in their places, markup around them untouched; as `fill`."""
    for span, value in reversed(_placed(line.text, filled)):
        start, end = line.locate(*span)
        if source[start:end] != line.text[slice(*span)]:
            raise Moved(words.MOVED)
        source = source[:start] + value + source[end:]
    return source


def misfit(before: str, value: str, after: str) -> str | None:
    """Why a value cannot stand between these words, in a sentence for the person; None where it can."""
    if any(ord(sign) < 32 or sign in "\u0085\u2028\u2029" for sign in value):
        return words.MISFIT_LINES
    if "[" in value or "]" in value:
        return words.MISFIT_BRACKETS
    if len(value) > LONGEST:
        return words.MISFIT_LONG.format(most=LONGEST)
    ahead, behind = _BEFORE.search(before), _AFTER.match(after)
    first, last = _AFTER.match(value), _BEFORE.search(value)
    for there, typed in ((ahead, first), (behind, last)):
        if there and typed and there[1].lower() == typed[1].lower():
            return words.MISFIT_DOUBLE.format(word=typed[1])
    return None


def _placed(text: str, filled: Sequence[Filled]) -> list[tuple[Span, str]]:
    """Where each value goes, in order; blanks are found one after the other, so twins are told apart."""
    placed: list[tuple[Span, str]] = []
    position = 0
    for each in filled:
        start = text.find(each.blank, position)
        if start < 0:
            raise Moved(words.MOVED)
        position = start + len(each.blank)
        value = each.value.strip()
        if not value:
            continue
        why = misfit(text[:start], value, text[position:])
        if why is not None:
            raise InputError(why)
        placed.append(((start, position), value))
    return placed
