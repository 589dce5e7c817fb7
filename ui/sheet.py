"""A review laid beside the text it was made from: which line each finding belongs to, and what to show where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from coach.lint.rules import Rule
from coach.overrules import same_text_key
from coach.pipeline import Reviewed
from coach.schema import Diagnostic, KeyResult, Line, Objective, Outline, Overrule, Severity, Span

LINES_SHOWN = 60
"""Lines drawn at once; more only on request, since thousands of elements make a page slow."""
LETTERS_SHOWN = 600
"""Characters drawn of one line."""
WORST: tuple[Severity, ...] = ("error", "warning", "advice")


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
    entries: tuple[Entry, ...] = field(init=False)
    findings: tuple[Finding, ...] = field(init=False)

    def __post_init__(self) -> None:
        entries = tuple(_entries(self.outline, self.reviewed))
        object.__setattr__(self, "entries", entries)
        object.__setattr__(self, "findings", tuple(_findings(entries, self.rules)))

    def title(self, rule: str) -> str:
        """A rule's title, or its id where no file has it."""
        return self.rules[rule].title if rule in self.rules else rule

    def finding(self, diagnostic: Diagnostic) -> Finding | None:
        """The place of a diagnostic."""
        return next((found for found in self.findings if found.diagnostic == diagnostic), None)

    @property
    def first(self) -> Finding | None:
        """The one thing to fix first, unless somebody overruled it."""
        first = self.reviewed.review.first
        return self.finding(first) if first is not None and first.dismissed is None else None

    @property
    def more(self) -> list[Finding]:
        """At most three findings after the first."""
        places = (self.finding(each) for each in self.reviewed.shown if each != self.reviewed.review.first)
        return [found for found in places if found is not None and found.diagnostic.dismissed is None][:3]

    @property
    def rest(self) -> list[Finding]:
        """What is shown on request, the worst first."""
        return sorted(self._others(advice=False), key=lambda found: WORST.index(found.diagnostic.severity))

    @property
    def advice(self) -> list[Finding]:
        """What is folded apart: hints that never stand in the way."""
        return list(self._others(advice=True))

    def _others(self, *, advice: bool) -> Iterator[Finding]:
        seen = {id(found.diagnostic) for found in (self.first, *self.more) if found is not None}
        for found in self.findings:
            if id(found.diagnostic) in seen or found.diagnostic.dismissed is not None:
                continue
            rule = self.rules.get(found.diagnostic.rule)
            if advice == (found.diagnostic.severity == "advice" or (rule is not None and rule.folded)):
                yield found

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


def _findings(entries: tuple[Entry, ...], rules: Mapping[str, Rule]) -> Iterator[Finding]:
    starts = [entry.node.span[0] for entry in entries]
    ordered = starts == sorted(starts)
    for bearer in entries:
        for diagnostic in bearer.node.diagnostics:
            rule = rules.get(diagnostic.rule)
            level = rule.level if rule is not None else "key_result"
            entry = bearer
            if not _holds(bearer, diagnostic) and ordered:
                # A gap that many lines share is borne by the objective and stands on the first of those lines.
                other = entries[max(0, bisect_left(starts, diagnostic.span[0] + 1) - 1)]
                entry = other if _holds(other, diagnostic) else bearer
            yield Finding(diagnostic, entry, whole=level == "set" or entry is not bearer)


def _holds(entry: Entry, diagnostic: Diagnostic) -> bool:
    start, end = entry.node.span
    return start <= diagnostic.span[0] and diagnostic.span[1] <= end
