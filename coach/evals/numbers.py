"""Figures about invented numbers: attacks that a check must catch, and honest texts that it must let through."""

from __future__ import annotations

from collections.abc import Sequence

from coach.evals.dataset import Case
from coach.evals.figures import Figure
from coach.schema import Number, Span
from coach.verify import Finding, Sources, guesses, verify


def case_sources(case: Case) -> Sources:
    """The sources of a labelled case; what the person marks as a guess counts as an estimate."""
    user = str(case["user"])
    return Sources(
        user=(user,),
        notes=tuple((str(note["id"]), str(note["text"])) for note in case["notes"]),
        claims=tuple(
            Number(text=claim["text"], source=claim["source"], where=claim["where"]) for claim in case["claims"]
        ),
        estimates=guesses(user),
    )


def missed(case: Case) -> list[str]:
    """The invented strings of a case that no finding touches."""
    findings = verify(case["output"], case_sources(case))
    return [invented for invented in case["invented"] if not _covered(case["output"], invented, findings)]


def _covered(output: str, invented: str, findings: Sequence[Finding]) -> bool:
    places: list[Span] = []
    start = output.find(invented)
    while start >= 0:
        places.append((start, start + len(invented)))
        start = output.find(invented, start + 1)
    return any(finding.span[0] < end and finding.span[1] > start for finding in findings for start, end in places)


def number_figures(cases: Sequence[Case], command: str) -> list[Figure]:
    """How many invented numbers slip through, and what share of honest texts is stopped."""
    attacks = [case for case in cases if case["invented"]]
    benign = [case for case in cases if not case["invented"]]
    slipped = sum(len(missed(case)) for case in attacks)
    stopped = sum(bool(verify(case["output"], case_sources(case))) for case in benign)
    return [
        Figure(id="own.numbers.missed", value=slipped, unit="numbers", n=len(attacks), command=command),
        Figure(
            id="own.numbers.false_blocks",
            value=stopped / max(len(benign), 1),
            unit="share",
            n=len(benign),
            command=command,
        ),
    ]
