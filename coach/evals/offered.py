"""Figures about wordings: does one of those offered fit, is it asked where none does, can they be shown as they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from coach.evals.dataset import OWN, Case, read_cases
from coach.evals.figures import Figure
from coach.language.form import FormHead
from coach.language.measure import read
from coach.language.minilm import MiniLM
from coach.lint.subject import Subject
from coach.metrics.catalogue import load
from coach.metrics.match import Matcher, Query, shipped_matcher
from coach.parse import parse_lines
from coach.pipeline import Coach
from coach.resources import knowledge_folders, minilm_path
from coach.schema import Citation, Diagnostic, Suggestion
from coach.settings import Settings
from coach.wordings import Asked, offer
from coach.wordings.grammar import is_clean
from coach.wordings.skeletons import gist


def offered(
    cases: Sequence[Case], coach: Coach, head: FormHead, matcher: Matcher, linter: Coach | None = None
) -> list[tuple[Suggestion, ...]]:
    """The wordings for every case's line, as a review would offer them; `linter` is what wordings are linted with."""
    lint_line = _linted(linter or coach)
    asked = [_asked(case, coach, head) for case in cases]
    return offer(asked, matcher=matcher, lint_line=lint_line, cite=_uncited)


def offer_figures(coach: Coach, head: FormHead, settings: Settings, command: str) -> list[Figure]:
    """All figures about metrics and wordings on the project's own data, which was looked at while tuning."""
    folder = minilm_path()
    matcher = shipped_matcher(load(knowledge_folders(settings.knowledge)), MiniLM(folder) if folder else None)
    figures = wording_figures(read_cases(OWN / "wordings.jsonl"), coach, head, matcher, command)
    figures += fit_figures(read_cases(OWN / "metric_fits.jsonl"), matcher, command)
    return [figure.model_copy(update={"id": figure.id.replace("own.", "own.tune.", 1)}) for figure in figures]


def wording_figures(
    cases: Sequence[Case], coach: Coach, head: FormHead, matcher: Matcher, command: str
) -> list[Figure]:
    """Share of lines with a fitting wording, first and among those offered; share asked; share fit to be shown."""
    found = offered(cases, coach, head, matcher)
    pairs = list(zip(cases, found, strict=True))
    answered = [([one.metric_id for one in said], case["metrics"]) for case, said in pairs if case["metrics"]]
    open_ended = [said for case, said in pairs if not case["metrics"]]
    every = [one for said in found for one in said]
    lint_line = _linted(coach)

    def figure(name: str, hits: Sequence[bool]) -> Figure:
        value = sum(hits) / max(len(hits), 1)
        return Figure(id=f"own.wordings.{name}", value=value, unit="share", n=len(hits), command=command)

    return [
        figure("offered_fits", [any(one in wanted for one in said) for said, wanted in answered]),
        figure("first_fits", [bool(said) and said[0] in wanted for said, wanted in answered]),
        figure("offers_that_fit", [one in wanted for said, wanted in answered for one in said]),
        figure("asks_instead", [not said for said in open_ended]),
        figure("grammar_clean", [is_clean(one.text) and not _errors(lint_line(one.text)) for one in every]),
    ]


def fit_figures(cases: Sequence[Case], matcher: Matcher, command: str) -> list[Figure]:
    """Of judged pairs of lines and metrics: how many of those offered fit, and how many of the fitting are offered."""
    subjects = [parse_lines(case["line"]).loose[0].text for case in cases]
    found = matcher.find_all([Query(text, "", gist(text)) for text in subjects], k=1)
    judged = [
        (case["fits"], bool(said) and said[0].metric.id == case["metric"])
        for case, said in zip(cases, found, strict=True)
    ]
    offers = [fits for fits, is_offered in judged if is_offered]
    fitting = [is_offered for fits, is_offered in judged if fits]
    return [
        Figure(
            id=f"own.metrics.{name}", value=sum(hits) / max(len(hits), 1), unit="share", n=len(hits), command=command
        )
        for name, hits in (("offers_that_fit", offers), ("fitting_offered", fitting))
    ]


def _linted(coach: Coach) -> Callable[[str], tuple[Diagnostic, ...]]:
    @lru_cache(maxsize=4096)
    def findings(text: str) -> tuple[Diagnostic, ...]:
        lines = coach.lint(text, lines=True).loose
        return lines[0].diagnostics if lines else ()

    return findings


def _errors(findings: Sequence[Diagnostic]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def _uncited(_note: str, _text: str) -> Citation | None:
    return None


def _asked(case: Case, coach: Coach, head: FormHead) -> Asked:
    line = parse_lines(case["line"]).loose[0]
    judged = head.judge([line.text])[0]
    subject = Subject(
        line,
        read(line),
        line.text,
        line.text.lower(),
        form=judged.form,
        confidence=judged.confidence,
        leanings=judged.leanings,
    )
    return Asked(subject, coach.lint(case["line"], lines=True).loose[0].diagnostics, case.get("around", ""))
