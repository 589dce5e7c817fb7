"""The whole flow on one page: text → parse → what each line says → lint → rubric → what to say first.

`Coach` is what pages, commands and exports talk to. Real parts are chosen in `Coach.from_settings` alone; whoever
wants others (a test, another program) gives them to the constructor.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from coach.examined import Examined, contract, groups_of
from coach.hearing import NO_WEIGHTS, form_head, listen
from coach.language.form import FormHead
from coach.lint import focus, rubric
from coach.lint.linter import CHECK_NAMES, Rulebook, check
from coach.lint.rules import load
from coach.lint.subject import House
from coach.llm import Choice, LanguageModel
from coach.margin import Ask, improve, preview
from coach.margin.sheet import MOST_PASSAGES
from coach.metrics.catalogue import Catalogue
from coach.metrics.catalogue import load as load_metrics
from coach.metrics.match import Matcher, shipped_matcher
from coach.overrules import Overrules
from coach.parse import parse, parse_lines
from coach.prices import Price
from coach.prices import load as load_prices
from coach.prompts import Prompt
from coach.prompts import load as load_prompts
from coach.resources import knowledge_folders, triage_head
from coach.retrieval.answer import answer, cite, cite_all
from coach.retrieval.search import Retriever
from coach.schema import Alternatives, Answer, Citation, Diagnostic, Lint, Outline, Passage, Review, Rewrite
from coach.settings import Settings
from coach.triage.buckets import BucketCoefficients, BucketHead
from coach.triage.own_match import OwnMatcher
from coach.triage.own_metrics import OwnMetric
from coach.triage.reasons import Reasons
from coach.triage.reasons import load as load_reasons
from coach.triage.rewrite import Desk, Progress, rewrite
from coach.wire import Message, Usage
from coach.wordings import Asked, offer

VECTORS_NAME = "vectors.npz"
"""The file in the data folder that keeps the vectors of the user's own notes and documents."""

log = logging.getLogger("coach.pipeline")


@dataclass(frozen=True)
class Reviewed:
    """A review with what a page needs beside the contract: what to show, what is missing here, what a model cost."""

    review: Review
    shown: tuple[Diagnostic, ...]
    notices: tuple[str, ...] = ()
    usage: Usage | None = None


class Coach:
    """Reads drafts and says what each line is, what to leave alone, and what to mend first."""

    def __init__(
        self,
        book: Rulebook,
        head: FormHead,
        house: House | None = None,
        retriever: Retriever | None = None,
        catalogue: Callable[[], Catalogue] | None = None,
        overlays: Sequence[Path] = (),
    ) -> None:
        self.book = book
        self.house = house or House()
        self.retriever = retriever or Retriever(knowledge_folders())
        self._head = head
        self._overlays = tuple(overlays)
        self._catalogue = catalogue or (lambda: load_metrics(knowledge_folders()))

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
        head = form_head(fast=fast)
        folders, kept = knowledge_folders(settings.knowledge), settings.data_dir / VECTORS_NAME
        retriever = Retriever(folders, head.encoder, kept=kept, chroma_url=settings.chroma_url)
        return cls(book, head, house, retriever, lambda: load_metrics(folders), settings.knowledge)

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
        first, shown = focus.first(*arguments), focus.shown(*arguments)
        review = Review(
            **{name: getattr(examined.lint, name) for name in Lint.model_fields},
            keep=focus.keep(*arguments),
            first=first,
            passages=self._passages((*((first,) if first else ()), *shown)),
            suggestions=self._suggestions(examined),
            questions=focus.questions(*arguments),
        )
        return Reviewed(review, shown, (*self.notices, *self.retriever.notices))

    def _passages(self, findings: Sequence[Diagnostic]) -> tuple[Passage, ...]:
        """The words of the notes that the findings a person sees stand on, each note once."""
        wanted = {finding.note: f"{finding.message} {finding.question or ''}" for finding in reversed(findings)}
        found = cite_all(self.retriever, list(reversed(wanted.items())))
        return tuple(passage for passage in found if passage is not None)

    def _suggestions(self, examined: Examined) -> tuple[Alternatives, ...]:
        """Wordings for the lines that need them; nothing where the catalogue holds no metric that fits."""
        asked = [
            Asked(line, found, f"{examined.lint.team or ''} {group.objective.text if group.objective else ''}".strip())
            for group, findings in zip(examined.groups, examined.findings, strict=True)
            for line, found in zip(group.key_results, findings.key_results, strict=True)
        ]
        offered = offer(
            asked, matcher=self.matcher, lint_line=self.lint_wording, cite=self._cite, cycle=examined.lint.cycle
        )
        return tuple(
            Alternatives(span=one.subject.line.span, alternatives=wordings)
            for one, wordings in zip(asked, offered, strict=True)
            if wordings
        )

    @cached_property
    def matcher(self) -> Matcher:
        """What finds metrics for lines: made when the first wording is wanted, since linting needs none."""
        return shipped_matcher(self._catalogue(), self._head.encoder)

    @cached_property
    def _quick(self) -> Coach:
        """The same rules with the quickest reader, for wordings of our own: their grammar is known."""
        return Coach(self.book, self._head.quick(), self.house)

    def lint_wording(self, text: str) -> tuple[Diagnostic, ...]:
        """What the rules find in one wording on its own."""
        return self._quick.lint(text, lines=True).loose[0].diagnostics

    def _cite(self, note: str, about: str) -> Citation | None:
        passage = cite(self.retriever, note, about)
        return Citation(note=passage.note, quote=passage.quote) if passage else None

    def rewrite(
        self,
        source: str | Outline,
        *,
        metrics: Sequence[OwnMetric] = (),
        team: str | None = None,
        cycle: str | None = None,
        progress: Progress | None = None,
    ) -> Rewrite:
        """A to-do list sorted, each line once, with the outcomes its work could serve; `metrics` are the team's own.

        `progress` is told how many lines of how many are done.
        """
        outline = self._outline(source, lines=False)
        if team and outline.team is None:
            outline = outline.model_copy(update={"team": team})
        document = source if isinstance(source, str) else ""
        return rewrite(outline, self.desk(metrics), document=document, cycle=cycle, progress=progress)

    def desk(self, metrics: Sequence[OwnMetric] = ()) -> Desk:
        """What a rewrite works with."""
        offers = OwnMatcher(metrics, self.matcher.catalogue, self._head.encoder).offers if metrics else None
        buckets, reasons = self._sorting
        return Desk(buckets, self.matcher, reasons, self.lint_wording, self.lint_aim, self._cite, offers)

    @cached_property
    def _sorting(self) -> tuple[BucketHead, Reasons]:
        """What sorts tasks: made when the first list is rewritten."""
        reasons = load_reasons(knowledge_folders(self._overlays))
        return BucketHead(BucketCoefficients.read(triage_head()), self._head), reasons

    def lint_aim(self, text: str) -> tuple[Diagnostic, ...]:
        """What the rules find in the wording of an objective."""
        found = self._quick.lint(f"Objective: {' '.join(text.split())}").objectives
        return tuple(one for one in found[0].diagnostics if one.rule.startswith("O")) if found else ()

    def ask(self, question: str) -> Answer:
        """What the notes say, word for word, or that they do not hold it; afterwards see `retriever.notices`.

        Raises `InputError` where nothing is asked.
        """
        return answer(question, self.retriever)

    def improve(self, reviewed: Reviewed, source: str, ask: Ask) -> Reviewed:
        """The review with the comments, wordings and question of a model, as far as they pass every check.

        `source` is the text that the review's spans point into. The findings, forms and score stay the engine's; a
        model that fails leaves the whole review so, and `fallback_reason` says why.
        """
        better = improve(
            reviewed.review, self.to_cite(reviewed), ask,
            source=source, prompts=self.prompts, lint_line=self.lint_wording,
        )  # fmt: skip
        return replace(reviewed, review=better.review, usage=better.usage)

    def would_send(self, reviewed: Reviewed, source: str) -> tuple[Message, ...]:
        """The very messages that `improve` would send, masked as they would be."""
        return preview(reviewed.review, self.to_cite(reviewed), source=source, prompts=self.prompts)

    def model(self, choice: Choice) -> LanguageModel:
        """The model of a choice, ready to be asked; nothing is sent before that."""
        plain = self.prompts["plain"]
        return LanguageModel(choice, plain=lambda schema: plain.render(schema=schema), prices=self._prices)

    @cached_property
    def prompts(self) -> Mapping[str, Prompt]:
        """The prompts, ours and those of the user's folders. Raises `PromptError`."""
        return load_prompts(self._overlays)

    @cached_property
    def _prices(self) -> Mapping[str, Price]:
        return load_prices(knowledge_folders(self._overlays))

    def to_cite(self, reviewed: Reviewed) -> tuple[Passage, ...]:
        """The words of the notes behind what is said first: what a model is given to cite."""
        first = reviewed.review.first
        return self._passages((*((first,) if first else ()), *reviewed.shown))[:MOST_PASSAGES]

    def _outline(self, source: str | Outline, *, lines: bool) -> Outline:
        if isinstance(source, Outline):
            return source
        return parse_lines(source) if lines else parse(source)

    def _examine(
        self, outline: Outline, *, lines: bool, team: str | None, cycle: str | None, overrules: Overrules
    ) -> Examined:
        team, cycle = outline.team or team, outline.cycle or cycle
        judged, heard = listen(outline, self._head)
        groups = groups_of(outline, judged, overrules)
        findings = check(
            groups,
            self.book,
            house=self.house,
            team=team,
            cycle=cycle,
            alone=lines,
            asides=outline.unparsed,
            heard=heard,
            dismissed=overrules.dismissal,
        )
        score = None if lines or not groups else rubric.score(groups, findings, house=self.house, cycle=cycle)
        lint = contract(outline, groups, findings, overrules, score=score, team=team, cycle=cycle)
        return Examined(lint, tuple(groups), findings)
