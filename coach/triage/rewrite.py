"""A to-do list, rewritten: each line in its bucket with the reason, work under the outcomes it could serve.

Nothing is replaced: a line keeps its words, and what is offered stands beside it. Where no metric fits a piece of work
there is a question in place of an offer. Duties and levels get no outcome, and a list that holds results alone is left
as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from coach.lint.subject import Subject
from coach.metrics.match import Candidate, Matcher, Query
from coach.schema import Citation, Diagnostic, Group, GroupObjective, Line, Outline, Rewrite, Suggestion, Task, Unparsed
from coach.triage import signs
from coach.triage.buckets import BucketHead, Placed, Sorted
from coach.triage.groups import Grouped, Weighed, group
from coach.triage.items import Item, items_of
from coach.triage.reasons import Reasons, explain
from coach.wordings import Cites, Lints, suggest
from coach.wordings.skeletons import gist

MOST = 3
"""Outcomes offered for one line."""
_CHUNK = 64
"""Lines that are looked at between two reports of progress."""
_LONGEST = 400
"""Characters of a line that are read to match and word it; the item keeps all of them."""
_REMEMBERED = 4_000
_FLOOR = 0.25
"""The least likelihood at which a metric is offered to work that the head holds to be nameable: it was asked first."""

Progress = Callable[[int, int], None]
"""Told how many of all lines are done."""


class OwnOffers(Protocol):
    """What the team's own metrics answer; `coach.triage.own_match.OwnMatcher.offers` is one."""

    def __call__(
        self, texts: Sequence[str], candidates: Sequence[Sequence[Candidate]], *, dated: bool = False
    ) -> list[tuple[Suggestion, ...]]:
        """For every line, with the candidates of our catalogue for it, wordings that hold the team's values."""
        ...


@dataclass(frozen=True)
class Desk:
    """What a rewrite works with; made once by whoever owns the parts.

    `lint_line` lints a wording, `lint_aim` an objective, `cite` quotes a note for a line; `own_offers` matches the
    team's own metrics, which come first.
    """

    buckets: BucketHead
    matcher: Matcher
    reasons: Reasons
    lint_line: Lints
    lint_aim: Lints
    cite: Cites
    own_offers: OwnOffers | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A line with all that is made of it."""

    item: Item
    placed: Placed
    said: Sorted
    candidates: tuple[Candidate, ...] = ()
    outcomes: tuple[Suggestion, ...] = ()


def rewrite(
    outline: Outline, desk: Desk, *, document: str = "", cycle: str | None = None, progress: Progress | None = None
) -> Rewrite:
    """Sort the lines of an outline, group the work among them, and offer outcomes for it.

    `document` is the text that the outline's spans point into, unless the outline keeps it; `cycle` is set where the
    document or the person says when the cycle ends. `progress` hears twice of every line: once sorted, once worded.
    """
    items, unparsed = items_of(outline, document)
    desk = _quickly(desk)
    dated = (outline.cycle or cycle) is not None
    rows = work_through(items, desk, team=outline.team or "", dated=dated, progress=progress)
    return assemble(rows, _grouped(rows, desk), unparsed, desk, dated=dated)


def work_through(
    items: Sequence[Item], desk: Desk, *, team: str = "", dated: bool = False, progress: Progress | None = None
) -> list[Row]:
    """Every item with its bucket, its reason, and the outcomes offered for it."""
    rows = sort(items, desk, progress=progress)
    rows = _matched(rows, desk, team, _later(progress, len(items)))
    return _worded(rows, desk, dated=dated)


def sort(items: Sequence[Item], desk: Desk, *, progress: Progress | None = None) -> list[Row]:
    """The bucket of every item, with the reason."""
    texts = [item.text for item in items]
    for start in range(0, len(texts), _CHUNK):  # looked at in pieces, so that progress shows; then judged as one list
        desk.buckets.look(texts[start : start + _CHUNK])
        if progress is not None:
            progress(min(start + _CHUNK, len(texts)), 2 * len(texts))
    placed = desk.buckets.judge(texts, [item.heading for item in items])
    return [Row(item, one, explain(item.text, one, desk.reasons)) for item, one in zip(items, placed, strict=True)]


def _later(progress: Progress | None, count: int) -> Progress:
    def tell(done: int, total: int) -> None:
        if progress is not None:
            progress(count + (done * count) // max(total, 1), 2 * count)

    return tell


def _quickly(desk: Desk) -> Desk:
    """The same desk, which lints a wording and quotes a note once however many lines want it."""
    lint_line, lint_aim, cite = desk.lint_line, desk.lint_aim, desk.cite

    @lru_cache(maxsize=_REMEMBERED)
    def linted(text: str) -> tuple[Diagnostic, ...]:
        return lint_line(text)

    quoted: dict[str, Citation | None] = {}

    def cited(note: str, about: str) -> Citation | None:
        if note not in quoted:
            quoted[note] = cite(note, about)
        return quoted[note]

    return replace(desk, lint_line=linted, lint_aim=lru_cache(maxsize=_REMEMBERED)(lint_aim), cite=cited)


def _matched(rows: Sequence[Row], desk: Desk, team: str, progress: Progress) -> list[Row]:
    """The rows with the metrics that may answer them: results and work alone are matched, no work too vague for it."""
    wanting = [place for place, row in enumerate(rows) if _is_matched(row.placed)]
    found = list(rows)
    for start in range(0, len(wanting), _CHUNK):
        places = wanting[start : start + _CHUNK]
        queries = [_query(rows[place], team) for place in places]
        known = {
            rows[place].item.text: rows[place].placed.vector for place in places if "[" not in rows[place].item.text
        }
        desk.matcher.remember({text: vector for text, vector in known.items() if vector is not None})
        for place, candidates in zip(places, desk.matcher.find_all(queries, floor=_FLOOR), strict=True):
            found[place] = replace(rows[place], candidates=candidates)
        progress(start + len(places), len(wanting))
    return found


def _is_matched(placed: Placed) -> bool:
    return placed.bucket == "key_result" or (placed.bucket == "initiative" and placed.guessable)


def _query(row: Row, team: str) -> Query:
    text = row.item.text[:_LONGEST]
    deed = (
        gist(text) if row.placed.bucket == "initiative" else ""
    )  # a result is matched to group it: one look is enough
    return Query(text, f"{team} {row.item.heading}".strip(), deed)


def _worded(rows: Sequence[Row], desk: Desk, *, dated: bool) -> list[Row]:
    """The rows with the outcomes offered for work: the team's own metrics first, then the catalogue's."""
    work = [place for place, row in enumerate(rows) if row.placed.bucket == "initiative"]
    texts = [rows[place].item.text[:_LONGEST] for place in work]
    own: list[tuple[Suggestion, ...]] = [() for _ in work]
    if desk.own_offers is not None and work:
        own = desk.own_offers(texts, [rows[place].candidates for place in work], dated=dated)
    found = list(rows)
    for place, text, mine in zip(work, texts, own, strict=True):
        theirs = offered(text, rows[place].candidates, desk, dated=dated)
        sound = (_linted(one, desk) for one in mine)
        found[place] = replace(rows[place], outcomes=(*(one for one in sound if one), *theirs)[:MOST])
    return found


def _linted(one: Suggestion, desk: Desk) -> Suggestion | None:
    """A wording with its findings; None where one of them is an error."""
    findings = desk.lint_line(one.text)
    if any(finding.severity == "error" for finding in findings):
        return None
    return one.model_copy(update={"diagnostics": findings})


def offered(text: str, candidates: Sequence[Candidate], desk: Desk, *, dated: bool) -> tuple[Suggestion, ...]:
    """Skeletons for a piece of work, by rung, each free of errors; none where no metric fits."""
    if not candidates:
        return ()
    line = Line(text=text, span=(0, len(text)))
    subject = Subject(line=line, reading=signs.reading(text), text=text, lower=text.lower(), form="output")
    return suggest(
        subject, (), candidates, catalogue=desk.matcher.catalogue, lint_line=desk.lint_line, cite=desk.cite,
        cycle="" if dated else None,
    )  # fmt: skip


def _grouped(rows: Sequence[Row], desk: Desk) -> list[Grouped]:
    """The groups of the list; none where there is no work in it, for then its results stand as they are."""
    if not any(row.placed.bucket == "initiative" for row in rows):
        return []
    weighed = [Weighed(row.item, row.placed.bucket, row.candidates) for row in rows]
    vectors = desk.buckets.vectors([row.item.text for row in rows])
    return group(weighed, desk.matcher.catalogue, vectors=vectors, lint_aim=desk.lint_aim)


def assemble(
    rows: Sequence[Row], groups: Sequence[Grouped], unparsed: Sequence[Unparsed], desk: Desk, *, dated: bool
) -> Rewrite:
    """The contract's rewrite: a group without an objective asks for it at its first piece of work with no question."""
    questions = {row.item.index: _question(row) for row in rows}
    for one in groups:
        if one.objective is None and one.question:
            work = [index for index in one.items if rows[index].placed.bucket == "initiative"]
            questions[next((index for index in work if questions[index] is None), one.items[0])] = one.question
    return Rewrite(
        groups=tuple(_group(one, rows, desk, dated=dated) for one in groups),
        items=tuple(_task(row, questions[row.item.index]) for row in rows),
        unparsed=tuple(unparsed),
    )


def _question(row: Row) -> str | None:
    """The question a line leaves open: always where it is unclear, for work only where nothing could be offered."""
    return None if row.outcomes else row.said.question


def _task(row: Row, question: str | None) -> Task:
    item, placed = row.item, row.placed
    function = placed.function
    if function is None and row.candidates and placed.bucket in ("initiative", "key_result"):
        function = row.candidates[0].metric.function
    return Task(
        index=item.index,
        text=item.text,
        span=item.span,
        owner=item.owner,
        bucket=placed.bucket,
        function=function,
        why=row.said.why,
        outcomes=row.outcomes,
        question=question,
    )


def _group(one: Grouped, rows: Sequence[Row], desk: Desk, *, dated: bool) -> Group:
    """A group in the contract's words: each metric as the group's own line that leads to it would put it."""
    objective = None
    if one.objective is not None:
        objective = GroupObjective(text=one.objective, by="engine", diagnostics=desk.lint_aim(one.objective))
    members = [rows[index] for index in one.items]
    own = [outcome for row in members for outcome in row.outcomes if outcome.metric_id is None]
    outcomes = list(dict.fromkeys(own))[:1]
    for candidate in one.metrics:
        ready = (o for row in members for o in row.outcomes if o.metric_id == candidate.metric.id)
        text = next((r.item.text[:_LONGEST] for r in members if _leads(r, candidate)), members[0].item.text[:_LONGEST])
        wording = next(ready, None) or next(iter(offered(text, [candidate], desk, dated=dated)), None)
        if wording is not None:
            outcomes.append(wording)
    return Group(objective=objective, outcomes=tuple(outcomes[:5]), items=one.items)


def _leads(row: Row, candidate: Candidate) -> bool:
    return any(known.metric.id == candidate.metric.id for known in row.candidates)
