"""Wordings without a model: two or three ways to put a line that needs them, made of its own words and the catalogue.

A line of work gets skeletons, one a metric that answers it, labelled by their rung (used, behaves differently, result).
A line that is a result with pieces missing keeps its words and gets the blanks. Values are never made up: what only
the team knows is a blank, what the person wrote keeps its provenance, and a number of efforts never becomes a target.
Where no metric fits there is no wording: the finding's question stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coach.lint.agenda import WORK_RULES
from coach.lint.subject import Subject
from coach.metrics.catalogue import Catalogue
from coach.metrics.match import Candidate, Matcher, Query
from coach.schema import Citation, Diagnostic, Suggestion
from coach.wordings.completion import complete, gaps
from coach.wordings.grammar import is_clean
from coach.wordings.skeletons import gist, skeletons

MOST = 3
"""Wordings offered for one line; a longer list would be read as a menu."""
_WORK = ("output", "activity")
_WEAK_METRIC = frozenset(("K21", "K28", "K31"))
"""Rules whose finding says that another metric would serve the line better."""
_LATE = "K29"
"""The rule whose finding says that the line shows its effect too late to steer by."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A line that may need wordings, what was found on it, and the words around it: team, objective, heading."""

    subject: Subject
    findings: tuple[Diagnostic, ...] = ()
    around: str = ""


Lints = Callable[[str], tuple[Diagnostic, ...]]
Cites = Callable[[str, str], Citation | None]


def wants_metric(subject: Subject, findings: Sequence[Diagnostic]) -> bool:
    """Whether a line should be matched with the catalogue; what is left out costs no encoding."""
    return not subject.reading.blanks and (
        _is_work(subject, findings) or _is_unmeasured(subject) or not _said(findings).isdisjoint({*_WEAK_METRIC, _LATE})
    )


def offer(
    lines: Sequence[Asked], *, matcher: Matcher, lint_line: Lints, cite: Cites, cycle: str | None = None
) -> list[tuple[Suggestion, ...]]:
    """The wordings for many lines, in their order, matched in one go; `suggest` says what each is."""
    wanting = [place for place, asked in enumerate(lines) if wants_metric(asked.subject, asked.findings)]
    queries = [
        Query(lines[place].subject.text, lines[place].around, gist(lines[place].subject.text)) for place in wanting
    ]
    found = dict(zip(wanting, matcher.find_all(queries), strict=True))
    return [
        suggest(
            asked.subject,
            asked.findings,
            found.get(place, ()),
            catalogue=matcher.catalogue,
            lint_line=lint_line,
            cite=cite,
            cycle=cycle,
        )
        for place, asked in enumerate(lines)
    ]


def suggest(
    subject: Subject,
    findings: Sequence[Diagnostic],
    candidates: Sequence[Candidate],
    *,
    catalogue: Catalogue,
    lint_line: Lints,
    cite: Cites,
    cycle: str | None = None,
) -> tuple[Suggestion, ...]:
    """The wordings for one line, best first; none where the line needs none or nothing fits.

    `findings` are those the person sees on the line (dismissed ones count as settled), `candidates` what
    `coach.metrics.match` found for it. `lint_line` lints a line on its own: it tells what is missing here, and no
    wording is offered in which it finds an error. `cite` quotes a note for a line; `cycle` is set where the document
    says when it ends.
    """
    offered: list[tuple[Suggestion, str]] = []
    dated = cycle is not None
    if subject.reading.blanks:
        return ()  # a skeleton already: what is left to do is to fill it
    if subject.form == "outcome" and not _is_work(subject, findings) and not _is_unmeasured(subject):
        settled = {finding.rule for finding in findings if finding.dismissed is not None}
        alone = lint_line(subject.text)  # a gap on most lines is told once for the set, and so not among the findings
        missing = gaps(one for one in (*alone, *findings) if one.rule not in settled)
        offered += [(one, next(iter(missing.values()))) for one in complete(subject, frozenset(missing), dated=dated)]
    if wants_metric(subject, findings):
        fitting = candidates
        if not (_is_work(subject, findings) or _is_unmeasured(subject) or _said(findings) & _WEAK_METRIC):
            fitting = [one for one in candidates if one.metric.timing == "leading"][:1]  # an earlier sign, once
        offered += [
            (one, catalogue.by_id[one.metric_id or ""].notes[0])
            for one in skeletons(subject, fitting, catalogue, dated=dated)
        ]
    checked = (_checked(one, note, subject, lint_line, cite) for one, note in offered)
    return tuple(one for one in checked if one is not None)[:MOST]


def _is_work(subject: Subject, findings: Sequence[Diagnostic]) -> bool:
    """Whether a line is held to be work: by its form, or by a rule that says so."""
    return subject.form in _WORK or not _said(findings).isdisjoint(WORK_RULES)


def _is_unmeasured(subject: Subject) -> bool:
    """Whether a line wishes for something without naming what would show it: "a better experience for tenants"."""
    return subject.form in ("outcome", "unclear") and not subject.reading.has_metric


def _said(findings: Sequence[Diagnostic]) -> frozenset[str]:
    return frozenset(finding.rule for finding in findings if finding.dismissed is None)


def _checked(one: Suggestion, note: str, subject: Subject, lint_line: Lints, cite: Cites) -> Suggestion | None:
    """The wording with its findings and its citation, or None where it is not fit to be shown."""
    if not is_clean(one.text) or " ".join(one.text.split()).lower() == " ".join(subject.text.split()).lower():
        return None
    diagnostics = lint_line(one.text)
    if any(finding.severity == "error" for finding in diagnostics):
        return None
    citation = cite(note, subject.text)
    return one.model_copy(update={"diagnostics": diagnostics, "citations": (citation,) if citation else ()})
