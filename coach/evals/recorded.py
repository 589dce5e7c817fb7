"""Recorded talks with models: drafts, what was answered, and what a person may then see. Replayed over real HTTP.

A file of `tests/recorded/` holds `draft`, `notes` (the passages given), `request` (the body as it was sent when the
answer was written), `reply` and, where there was a repair, `repair` (raw texts, a first line with `!` being a fault of
`coach.evals.replay`), and `expectation`: `by`, `told` (words of the reason, or null), `shown` and `never` (words that
must and must not reach the person).
"""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ConfigDict

from coach.evals.figures import Figure
from coach.evals.replay import ReplayServer
from coach.llm import Choice, LanguageModel
from coach.margin import Improved, improve
from coach.pipeline import Coach
from coach.prompts import load
from coach.schema import Engine, Noun, Passage
from coach.verify import quotes_exist
from coach.wire import Hello

RECORDED = Path(__file__).parents[2] / "tests" / "recorded"
_NOTHING = '{"keep": [], "remarks": [], "question": null}'
_ROUNDS = 5

INJECTIONS = Path(__file__).parents[2] / "tests" / "evals" / "injections.jsonl"


class Expectation(Noun):
    """What a person may see of a recorded reply."""

    by: Engine
    told: str | None
    shown: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


class Exchange(Noun):
    """One recorded talk."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    draft: str
    notes: tuple[Passage, ...]
    request: dict[str, object]
    reply: str
    repair: str | None = None
    expectation: Expectation


class Injection(Noun):
    """A text that tries to command; `place` is where it stands: in the draft, in a note, or in a model's reply."""

    id: str
    place: str
    payload: str


@dataclass(frozen=True)
class Replayed:
    """What came of a recorded talk."""

    improved: Improved
    requests: tuple[bytes, ...]
    seconds: float

    @property
    def text(self) -> str:
        """All the words of the review that may be a model's."""
        review = self.improved.review
        parts = [comment.text for comment in self.improved.review.comments]
        parts += [citation.quote for comment in self.improved.review.comments for citation in comment.citations]
        parts += [f"{one.text} {one.guardrail or ''}" for each in review.suggestions for one in each.alternatives]
        parts += [f"{question.text} {question.why}" for question in review.questions]
        return "\n".join([*parts, *(keep.why for keep in review.keep), review.fallback_reason or ""])


def read_exchanges(folder: Path = RECORDED) -> dict[str, Exchange]:
    """The recorded talks by name."""
    return {path.stem: Exchange.model_validate_json(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))}


def read_injections(file: Path = INJECTIONS) -> list[Injection]:
    """The labelled injections; none where nobody has written them yet."""
    if not file.is_file():
        return []
    return [Injection.model_validate(json.loads(line)) for line in file.read_text("utf-8").splitlines() if line.strip()]


def replay(coach: Coach, draft: str, notes: Sequence[Passage], *replies: str, warm: bool = False) -> Replayed:
    """Review a draft with a model that answers with these texts, over HTTP on this machine.

    `warm` opens the line before the clock starts, as a coach has it that was asked before.
    """
    review, prompts = coach.review(draft).review, load()
    with ReplayServer(*replies) as server:
        model = LanguageModel(
            Choice("openai:replayed", server.url, timeout=1.0, patience=3.0, attempts=2, backoff=0.01),
            plain=lambda schema: prompts["plain"].render(schema=schema),
        )
        if warm:
            model.ask((), Hello)
        began = time.perf_counter()
        improved = improve(
            review, notes, model.ask, source=review.source_text or draft, prompts=prompts, lint_line=coach.lint_wording
        )
        seconds = time.perf_counter() - began
        model.close()
    return Replayed(improved, tuple(server.requests), seconds)


def recorded_figures(exchanges: Sequence[Exchange], drafts: Sequence[str], coach: Coach, command: str) -> list[Figure]:
    """What the model path does with recorded replies, what it sends for `drafts`, and what it takes of its own."""
    replayed = [(each, replay(coach, each.draft, each.notes, *_replies(each))) for each in exchanges]
    citations = [
        (each, citation)
        for each, one in replayed
        for comment in one.improved.review.comments
        for citation in comment.citations
    ]
    verbatim = sum(not quotes_exist((citation,), each.notes) for each, citation in citations)
    sizes = [len(body) for _, one in replayed for body in one.requests]
    for draft in drafts:
        notes = coach.to_cite(coach.review(draft))
        sizes += [len(body) for body in replay(coach, draft, notes, _NOTHING).requests]
    # A talk with a repair, a stall or another try measures those; what is left is ours, with the way to and fro.
    smooth = [each for each, one in replayed if len(one.requests) == 1 and one.improved.review.by == "model"]
    took = [replay(coach, each.draft, each.notes, each.reply, warm=True).seconds * 1000 for each in smooth * _ROUNDS]
    expected = sum(is_as_expected(each, one) for each, one in replayed)
    rows = [
        ("own.margin.as_expected", expected / max(len(replayed), 1), "share", len(replayed)),
        ("own.margin.quotes_verbatim", verbatim / max(len(citations), 1), "share", len(citations)),
        ("own.margin.request_bytes_p95", _p95(sizes), "bytes", len(sizes)),
        ("own.margin.overhead_p95", _p95(took), "ms", len(took)),
    ]
    return [Figure(id=name, value=value, unit=unit, n=n, command=command) for name, value, unit, n in rows]


def is_as_expected(exchange: Exchange, replayed: Replayed) -> bool:
    """Whether the person sees what the expectation says."""
    told, wanted = replayed.improved.review.fallback_reason, exchange.expectation
    return (
        replayed.improved.review.by == wanted.by
        and ((told is None) if wanted.told is None else wanted.told in (told or ""))
        and all(words in replayed.text for words in wanted.shown)
        and not any(words in replayed.text for words in wanted.never)
    )


def _replies(exchange: Exchange) -> tuple[str, ...]:
    return (exchange.reply,) if exchange.repair is None else (exchange.reply, exchange.repair)


def _p95(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return float(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]) if ordered else 0.0
