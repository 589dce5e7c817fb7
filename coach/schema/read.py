"""What parsing makes of a paste, and the numbers in a text."""

from __future__ import annotations

from typing import Literal

from coach.schema.base import Noun, Span, UnparsedKind


class Part(Noun):
    """Words of the input that fill one role, with their place."""

    text: str
    span: Span


class Cell(Noun):
    """A cell of a table row that says something about the row's line, such as its baseline."""

    role: Literal["metric", "unit", "baseline", "target", "deadline", "population", "source", "score", "other"]
    heading: str
    text: str
    span: Span


class Line(Noun):
    """One item of a paste: the words as they stand, without markup, and where they stand.

    `places` maps positions of `text` to positions of the document: pairs (text position, document position) at
    every break, so that a finding inside the text can be shown in the paste. Between breaks both run in step.
    """

    text: str
    span: Span
    owner: str | None = None
    places: tuple[tuple[int, int], ...] = ()
    cells: tuple[Cell, ...] = ()

    def locate(self, start: int, end: int) -> Span:
        """Return the document span of `text[start:end]`."""
        if end <= start:
            first = self._at(start)
            return first, first
        return self._at(start), self._at(end - 1) + 1

    def _at(self, position: int) -> int:
        here, there = 0, self.span[0]
        for text_position, document_position in self.places:
            if text_position > position:
                break
            here, there = text_position, document_position
        return there + position - here


class Unparsed(Noun):
    """A piece of the paste that is neither objective nor key result, kept with its kind."""

    text: str
    span: Span
    kind: UnparsedKind


class Block(Noun):
    """An objective as pasted, with the lines under it."""

    line: Line
    key_results: tuple[Line, ...] = ()
    why_now: str | None = None
    owner: str | None = None
    parent: str | None = None
    team: str | None = None
    cycle: str | None = None


class Outline(Noun):
    """What parsing made of a paste.

    `source_text` is set where spans do not point into the input itself; `notes` are sentences that a reader of a file
    must know, such as a formula without a stored value.
    """

    team: str | None = None
    cycle: str | None = None
    blocks: tuple[Block, ...] = ()
    loose: tuple[Line, ...] = ()
    unparsed: tuple[Unparsed, ...] = ()
    source_text: str | None = None
    notes: tuple[str, ...] = ()


class Quantity(Noun):
    """A number in a text, with what it counts.

    `value` is the number as it acts ("40%" is 40, "5k" is 5000, "a third" is 1/3, "double" is 2); `high` is the
    upper end of a range and otherwise null. `unit` is normalised ("%", "points", "x", "EUR", "day", "ms") or
    null; `noun` is the word counted ("agents" in "50 agents"), lower case, or null.
    """

    text: str
    span: Span
    kind: Literal[
        "count", "percent", "points", "multiple", "fraction", "currency", "duration", "measure", "ordinal",
        "date", "quarter", "year", "time", "ratio", "identifier",
    ]  # fmt: skip
    value: float | None
    high: float | None = None
    unit: str | None = None
    noun: str | None = None
