"""What a model is shown of a review: numbered lines, their findings, a few passages; masked, fenced, and short.

Owners, earlier versions and the rest of the document are not sent. The blocks are fenced by a key made of what they
hold, so that nothing in a draft can close its fence.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from coach.mask import Masking
from coach.prompts import Prompt
from coach.schema import Diagnostic, KeyResult, Objective, Passage, Review, Span
from coach.wire import Critique, Message, json_schema

MOST_BYTES = 9_600
"""Bytes of a request's body, schema included; DESIGN allows 10,000, and the envelope takes some."""
MOST_LINES = 12
MOST_PASSAGES = 3
LONGEST_LINE = 320
COMMENT_WORDS, QUESTION_WORDS = 45, 25

_BLOCKS = ("draft", "findings", "notes", "faults")
_SEVERITY = {"error": 0, "warning": 1, "advice": 2}


@dataclass(frozen=True)
class SheetLine:
    """A line of the draft by its number, with what is settled about it."""

    number: int
    text: str
    span: Span
    form: str | None
    findings: tuple[Diagnostic, ...]
    said: tuple[str, ...]
    leave: bool = False

    @property
    def needs_mending(self) -> bool:
        """Whether a wording may be offered: a key result with a finding above advice, or one that is no outcome."""
        return self.form is not None and (self.troubled or self.form != "outcome")

    @property
    def troubled(self) -> bool:
        """Whether a finding above advice stands on it."""
        return any(finding.severity != "advice" for finding in self.findings)

    @property
    def label(self) -> str:
        """What it is, as the model reads it."""
        return "objective" if self.form is None else f"key result, {self.form}"


@dataclass(frozen=True)
class Sheet:
    """All that one request is about. `source` is everything the person typed."""

    lines: Mapping[int, SheetLine]
    first: Diagnostic | None
    passages: tuple[Passage, ...]
    header: tuple[str, ...]
    source: str
    masking: Masking

    def only(self, numbers: Iterable[int]) -> Sheet:
        """The same sheet with these lines alone, for a second request."""
        wanted = set(numbers)
        lines = {number: line for number, line in self.lines.items() if number in wanted} or self.lines
        return Sheet(lines, self.first, self.passages, self.header, self.source, self.masking)

    def messages(self, prompt: Prompt, instructions: Prompt, faults: Sequence[str] = ()) -> tuple[Message, ...]:
        """The request: the system text of `instructions`, the rest of `prompt`, filled as far as the bytes go."""
        given = {
            "words": str(COMMENT_WORDS),
            "question_words": str(QUESTION_WORDS),
            "shunned": ", ".join(instructions.shunned),
        }
        said = [fault for fault in map(self.masking.hide, faults) if not self.masking.betrays(fault)]
        empty = self._worded(prompt, instructions, given, {"faults": said})
        room = MOST_BYTES - _bytes(empty) - len(json.dumps(json_schema(Critique), separators=(",", ":")))
        return self._worded(prompt, instructions, given, {**self._blocks(room), "faults": said})

    def _worded(
        self, prompt: Prompt, instructions: Prompt, given: Mapping[str, str], blocks: Mapping[str, Sequence[str]]
    ) -> tuple[Message, ...]:
        texts = {name: _sound("\n".join(blocks.get(name, ()))) or "none" for name in _BLOCKS}
        key = hashlib.sha256("\0".join(texts.values()).encode()).hexdigest()[:8]
        filled = {**given, **texts, "key": key}
        system = [message for message in instructions.render(**filled) if message.role == "system"]
        return (*system, *(message for message in prompt.render(**filled) if message.role == "user"))

    def _blocks(self, room: int) -> dict[str, list[str]]:
        """Take the pieces in order of weight while there is room, and put them back in the order of the draft."""
        taken: list[tuple[str, int, int, str]] = []
        lines: set[int] = set()
        for order, (block, number, text) in enumerate(self._pieces):
            if block == "findings" and number not in lines:
                continue
            size = _bytes((Message("user", text),))
            if size > room:
                continue
            room -= size
            taken.append((block, number, order, text))
            if block == "draft":
                lines.add(number)
        return {
            name: [text for block, _, _, text in sorted(taken, key=lambda piece: piece[1:3]) if block == name]
            for name in ("draft", "findings", "notes")
        }

    @cached_property
    def _pieces(self) -> list[tuple[str, int, str]]:
        hide = self.masking.hide
        pieces = [("draft", 0, hide(text)) for text in self.header]
        notes = [
            ("notes", place, f"note {each.note}: {hide(each.title)}\n{hide(each.quote)}")
            for place, each in enumerate(self.passages)
        ]
        more: list[tuple[str, int, str]] = []
        for place, line in enumerate(sorted(self.lines.values(), key=self._weight)):
            pieces.append(("draft", line.number, f"{line.number} {line.label}: {_clipped(hide(line.text))}"))
            findings = list(self._findings(line))
            pieces += findings[:1]
            more += findings[1:]
            if place == 0:
                pieces += notes[:1]
        return [*pieces, *notes[1:], *more]

    def _findings(self, line: SheetLine) -> Iterator[tuple[str, int, str]]:
        for finding in sorted(line.findings, key=lambda each: (each != self.first, _SEVERITY[each.severity])):
            if finding.severity == "advice" and finding != self.first:
                continue  # folded away on the page too
            mark = " FIRST" if finding == self.first else ""
            yield "findings", line.number, f"{line.number}{mark}: {self._message(finding)}"
        if line.leave and not line.troubled:
            yield "findings", line.number, f"{line.number}: leave it alone"

    def _message(self, finding: Diagnostic) -> str:
        """What a finding says; its name alone where its words, made of the line's, hold a piece of what is masked."""
        hidden = self.masking.hide(finding.message)
        return finding.name.replace("-", " ") if self.masking.betrays(hidden) else hidden

    def _weight(self, line: SheetLine) -> tuple[bool, int, int]:
        worst = min((_SEVERITY[finding.severity] for finding in line.findings), default=3)
        return self.first not in line.findings, worst, line.number


def lay_out(review: Review, notes: Sequence[Passage], source: str) -> Sheet:
    """Number the lines of a review and take what a model needs of it; `source` is the text its spans point into."""
    kept = {keep.span for keep in review.keep}
    every = [
        SheetLine(
            number,
            node.text,
            node.span,
            node.form if isinstance(node, KeyResult) else None,
            tuple(one for one in node.diagnostics if one.dismissed is None),
            _said(review, objective, node, source),
            node.span in kept,
        )
        for number, (objective, node) in enumerate(_nodes(review), start=1)
    ]
    blank = Sheet({}, review.first, (), (), source, Masking({}))
    lines = {line.number: line for line in sorted(every, key=blank._weight)[:MOST_LINES]}
    passages = tuple(notes[:MOST_PASSAGES])
    header = tuple(f"{name}: {value}" for name, value in (("team", review.team), ("cycle", review.cycle)) if value)
    masking = Masking.of(*header, *(line.text for line in every), *(f"{each.title}\n{each.quote}" for each in passages))
    return Sheet(lines, review.first, passages, header, source, masking)


def _nodes(review: Review) -> Iterator[tuple[Objective | None, Objective | KeyResult]]:
    for objective in review.objectives:
        yield objective, objective
        for key_result in objective.key_results:
            yield objective, key_result
    for key_result in review.loose:
        yield None, key_result


def _said(review: Review, objective: Objective | None, node: Objective | KeyResult, source: str) -> tuple[str, ...]:
    """What the numbers of a wording for this line may come from: its own words and row, its objective, the cycle."""
    about = (objective.text, objective.why_now) if objective else ()
    row = source[slice(*node.span)]
    return tuple(text for text in (node.text, row, *about, review.team, review.cycle) if text)


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST_LINE else f"{text[:LONGEST_LINE].rsplit(' ', 1)[0]} …"


def _sound(text: str) -> str:
    """Half of a surrogate pair, as a broken paste may hold it, cannot be sent."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _bytes(messages: Sequence[Message]) -> int:
    return len(json.dumps([message.text for message in messages], ensure_ascii=False).encode("utf-8", "replace"))
