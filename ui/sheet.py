"""A review laid beside the text it was made from: which line each finding belongs to, and what to show where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from coach.export import Report
from coach.export.report import NO_DATE, Point
from coach.lint.rules import Rule
from coach.overrules import same_text_key
from coach.pipeline import Reviewed
from coach.retrieval.notes import Note
from coach.schema import Diagnostic, KeyResult, Line, Objective, Outline, Overrule, Span

LINES_SHOWN = 60
"""Lines drawn at once; more only on request, since thousands of elements make a page slow."""
LETTERS_SHOWN = 600
"""Characters drawn of one line."""


@dataclass(frozen=True)
class Entry:
    """A line of the draft: what was read and where (`line`), and what the engine says of it (`node`)."""

    number: int
    node: Objective | KeyResult
    line: Line

    @property
    def positions(self) -> list[int]:
        """The place in the document of each character that is shown."""
        return [self.line.locate(at, at + 1)[0] for at in range(min(len(self.node.text), LETTERS_SHOWN))]

    def inside(self, span: Span, positions: list[int]) -> Span:
        """The part of the line's text that a document span covers; empty where it lies elsewhere."""
        return bisect_left(positions, span[0]), bisect_left(positions, span[1])


@dataclass(frozen=True)
class Finding:
    """A diagnostic with the line it stands on. `whole` says that it is about the draft, and the line only bears it."""

    diagnostic: Diagnostic
    entry: Entry
    whole: bool = False


@dataclass(frozen=True)
class Sheet:
    """Everything a result page is made of; the same sheet always makes the same page."""

    outline: Outline
    reviewed: Reviewed
    rules: Mapping[str, Rule]
    overrules: tuple[Overrule, ...] = ()
    house: Mapping[str, str] = field(default_factory=dict)
    show_all: bool = False
    notes: Mapping[str, Note] = field(default_factory=dict)
    source: str = ""
    at: datetime = NO_DATE
    report: Report = field(init=False)
    entries: tuple[Entry, ...] = field(init=False)
    findings: tuple[Finding, ...] = field(init=False)

    def __post_init__(self) -> None:
        entries = tuple(_entries(self.outline, self.reviewed))
        report = Report(self.reviewed.review, self.reviewed.shown, self.rules, self.source, self.at)
        object.__setattr__(self, "report", report)
        object.__setattr__(self, "entries", entries)
        object.__setattr__(self, "findings", tuple(self._finding(point) for point in report.points))

    def title(self, rule: str) -> str:
        """A rule's title, or its id where no file has it."""
        return self.rules[rule].title if rule in self.rules else rule

    def note_title(self, note: str) -> str:
        """A note's title, or its id where no file has it."""
        return self.notes[note].title if note in self.notes else note

    @property
    def first(self) -> Finding | None:
        """The one thing to fix first, unless somebody overruled it."""
        first = self.report.first
        return self._finding(first) if first is not None else None

    @property
    def more(self) -> list[Finding]:
        """At most three findings after the first."""
        return [self._finding(point) for point in self.report.more]

    @property
    def rest(self) -> list[Finding]:
        """What is shown on request, the worst first."""
        return [self._finding(point) for point in self.report.rest]

    @property
    def advice(self) -> list[Finding]:
        """What is folded apart: hints that never stand in the way."""
        return [self._finding(point) for point in self.report.advice]

    def _finding(self, point: Point) -> Finding:
        return Finding(point.diagnostic, self.entries[point.place], point.whole)

    def overruled_form(self, text: str) -> Overrule | None:
        """The newest overrule of a line's badge."""
        key = same_text_key(text)
        found = [each for each in self.overrules if each.form is not None and same_text_key(each.text) == key]
        return found[-1] if found else None


def _entries(outline: Outline, reviewed: Reviewed) -> Iterator[Entry]:
    """Pair what was parsed with what was said; both are in the document's order."""
    number = 0
    for block, objective in zip(outline.blocks, reviewed.review.objectives, strict=True):
        yield Entry(number, objective, block.line)
        number += 1
        for line, key_result in zip(block.key_results, objective.key_results, strict=True):
            yield Entry(number, key_result, line)
            number += 1
    for line, key_result in zip(outline.loose, reviewed.review.loose, strict=True):
        yield Entry(number, key_result, line)
        number += 1
