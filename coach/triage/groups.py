"""Which lines of a to-do list serve one outcome: one to three groups, each with the metrics that would show it.

What two lines share is weighed: the heading above them, metrics that answer both, rare words, and, with MiniLM's
vectors, where in the catalogue their meaning falls. What serves no group stays out: stop it, later, or just do it?
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from coach.language import aim
from coach.lint.deed import deed, named
from coach.metrics.catalogue import Catalogue, Metric
from coach.metrics.match import Candidate, Vectors, bare, key, phrasings, read_vectors
from coach.parse.titles import reads_like_objective
from coach.resources import metric_vectors
from coach.schema import Bucket, Diagnostic
from coach.triage.items import Item
from coach.wordings.skeletons import audience

Floats = NDArray[np.float32]
LintsAim = Callable[[str], tuple[Diagnostic, ...]]

MOST_GROUPS, LEAST_METRICS, MOST_METRICS, _TINY, _NAME_WORDS = 3, 2, 5, 4, 4
"""A list of at most `_TINY` lines is so short that a line alone may be a group."""
_SAME_HEADING, _OTHER_HEADING = 4.0, -2.0
_JOIN, _ADMIT = 0.6, 0.4
"""Quantiles of all likenesses: groups at least so alike are joined, a left-over line at least so like a group enters.
These and the weights were set on the half of tests/evals/groups.jsonl that is marked `tune`."""
_FREE = 3
"""Metrics a group gets on one line's word; each beyond must answer as many lines: more key results want more reason."""
_SUPPORT = 0.34
"""Share of a group's lines that must lead to a metric before its objective speaks for the group; a line that only leads
to another metric of its function counts half."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDING = re.compile(r"(?:ies|ers?|ing|ed|es|s|e|y)$")
_ANYBODY = re.compile(r"(?:People|Customers|Users|Members|Clients|Learners|Visitors|Participants)\b(?! who)")


@dataclass(frozen=True, slots=True)
class Weighed:
    """An item with what the matcher offers it, best first; no candidates: nothing fits."""

    item: Item
    bucket: Bucket
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouped:
    """Lines that serve one outcome, by their index in the list.

    `objective` is None where the evidence is thin, and then `question` asks for it. A metric of likelihood 0 answers
    no line of the group: it is another rung of the ladder that the first one stands on.
    """

    objective: str | None
    metrics: tuple[Candidate, ...]
    items: tuple[int, ...]
    question: str | None = None


def group(
    weighed: Sequence[Weighed], catalogue: Catalogue, *, vectors: Vectors | None, lint_aim: LintsAim
) -> list[Grouped]:
    """The groups of a list, the largest first; none where nothing in it serves an outcome that can be named.

    `vectors` has one row a line of `weighed` (MiniLM's, of the line's words), or is None without the weights.
    `lint_aim` lints an objective: none is put in the team's mouth on which it finds an error or a warning.
    """
    places = [place for place, one in enumerate(weighed) if one.bucket in ("initiative", "key_result")]
    lines = [weighed[place] for place in places]
    own = _unit(vectors[places]) if vectors is not None and places else None
    fit = _fit(own, catalogue) if own is not None else None
    found: list[Grouped] = []
    for members in _clusters(lines, _likeness(lines, catalogue, own, fit)) if lines else ():
        some = [lines[place] for place in members]
        lead = _lead(some)
        metrics = _metrics(some, lead, catalogue, fit[members].mean(axis=0) if fit is not None else None)
        objective = _objective(some, lead, lint_aim)
        question = None if objective else _question(some)
        found.append(Grouped(objective, metrics, tuple(one.item.index for one in some), question))
    return found


def _lead(lines: Sequence[Weighed]) -> Metric | None:
    """The metric that most of the lines lead to."""
    metrics = {one.metric.id: one.metric for line in lines for one in line.candidates}
    total = {name: sum(one.likelihood for line in lines for one in line.candidates if one.metric.id == name)
             for name in metrics}  # fmt: skip
    return metrics[min(total, key=lambda name: (-total[name], name))] if total else None


def _metrics(
    lines: Sequence[Weighed], lead: Metric | None, catalogue: Catalogue, lean: Floats | None
) -> tuple[Candidate, ...]:
    """The metrics that answer most of the lines, on as many rungs as there are; none that is said or stated already."""
    stated = [line.candidates[0] for line in lines if line.bucket == "key_result" and line.candidates]
    functions = Counter(name for line in lines for name in {one.metric.function for one in line.candidates})
    least = min(2, max(functions.values(), default=0))
    found: dict[str, list[Candidate]] = defaultdict(list)
    for one in (one for line in lines if line.bucket != "key_result" for one in line.candidates):
        if one.metric.safe == "target" and functions[one.metric.function] >= least:  # else a stray of another trade
            found[one.metric.id].append(one)
    left = sorted(found.values(), key=lambda some: (-sum(one.likelihood for one in some), some[0].metric.id))
    chosen: list[Candidate] = []
    while left and len(chosen) < MOST_METRICS:
        rungs = {one.metric.rung for one in chosen}
        some = next((some for some in left if some[0].metric.rung not in rungs), left[0])
        left.remove(some)
        best = max(some, key=lambda one: one.likelihood)
        if (len(chosen) < _FREE or len(some) >= _FREE) and not _is_told(best.metric, (*stated, *chosen)):
            chosen.append(best)
    if lead is not None and len(chosen) < LEAST_METRICS:
        chosen += _next_rungs(lead, (*stated, *chosen), catalogue, lean)[: LEAST_METRICS - len(chosen)]
    return tuple(chosen)


def _is_told(metric: Metric, chosen: Sequence[Candidate]) -> bool:
    """Whether a metric says what another does, or is the guardrail that stands beside it."""
    words = _stems(metric.name)
    return any(
        metric.id in (one.metric.id, one.metric.guardrail)
        or metric.guardrail == one.metric.id
        or 2 * len(words & _stems(one.metric.name)) > min(len(words), len(_stems(one.metric.name)))
        for one in chosen
    )


def _next_rungs(
    lead: Metric, chosen: Sequence[Candidate], catalogue: Catalogue, lean: Floats | None
) -> list[Candidate]:
    """The lead and metrics of its function on rungs not taken, those most like its work and the lines' first."""
    rungs = {one.metric.rung for one in chosen} or {lead.rung}
    work = _stems(" ".join((*lead.activities, lead.objective)))
    rated: list[tuple[float, str, Metric]] = [(-np.inf, lead.id, lead)]
    for place, metric in enumerate(catalogue.metrics):
        if metric.function == lead.function and metric.rung not in rungs and metric.safe == "target":
            near = 20 * round(float(lean[place]), 4) if lean is not None else 0.0
            rated.append((-near - len(work & _stems(" ".join(metric.activities))), metric.id, metric))
    return [Candidate(one, 0.0, "") for _, _, one in sorted(rated, key=lambda r: r[:2]) if not _is_told(one, chosen)]


def _aim_above(lines: Sequence[Weighed]) -> str | None:
    """The heading over most of the lines, where it reads like an aim."""
    heading, count = Counter(one.item.heading.strip(" :#*_") for one in lines).most_common(1)[0]
    return heading if 2 * count > len(lines) and reads_like_objective(heading) else None


def _objective(lines: Sequence[Weighed], lead: Metric | None, lint_aim: LintsAim) -> str | None:
    """A direction: the heading the team wrote, else what the metric serves that most of the lines lead to."""
    offered, found = [_aim_above(lines)], [[one.metric for one in line.candidates] for line in lines]
    leading = [
        1.0 if lead in some else 0.5 * any(lead and one.function == lead.function for one in some) for some in found
    ]
    if lead is not None and sum(leading) >= _SUPPORT * len(lines):
        offered += [_for_whom(lead, lines), lead.objective]
    for text in filter(None, offered):
        if aim.of(text).kind == "direction" and all(one.severity == "advice" for one in lint_aim(text)):
            return text
    return None


def _for_whom(lead: Metric, lines: Sequence[Weighed]) -> str | None:
    """The metric's objective with the people the lines are for in it, where it speaks of those the metric counts."""
    people = Counter(filter(None, (audience(one.item.text) for one in lines))).most_common(1)
    if not people or 3 * people[0][1] < len(lines) or "{who|" not in lead.line:
        return None
    who = people[0][0][0].upper() + people[0][0][1:]
    return _ANYBODY.sub(lambda _: who, lead.objective, count=1) if _ANYBODY.match(lead.objective) else None


def _question(lines: Sequence[Weighed]) -> str:
    """What the group is for, asked in its own nouns, in at most 25 words."""
    found = [(one.item.text, deed(one.item.text)) for one in lines[:20] if one.bucket == "initiative"]
    names = dict.fromkeys(name for text, read in found if (name := named(text, read, read.about)))
    short = [name for name in names if len(name.split()) <= _NAME_WORDS][:2]
    about = " and ".join(short) or f"“{' '.join(lines[0].item.text.split()[:_NAME_WORDS])} …”"
    return f"When the work on {about} has paid off, who will do what differently, or be better off?"


def _clusters(lines: Sequence[Weighed], likeness: Floats) -> list[list[int]]:
    """Groups of two lines or more, largest first, left-over lines admitted; one line alone where the list is tiny."""
    pairs = likeness[np.triu_indices(len(lines), 1)]
    joined = _joined(likeness, float(np.quantile(pairs, _JOIN))) if np.any(pairs) else []
    shown = [bool(line.candidates) or line.bucket == "key_result" or _aim_above([line]) is not None for line in lines]
    groups = [members for members in joined if len(members) > 1 and any(shown[i] for i in members)]
    if not groups:
        alone = [([one.likelihood for one in line.candidates[:1]], i) for i, line in enumerate(lines)]
        alone = sorted((known for known in alone if known[0]), key=lambda known: (-known[0][0], known[1]))
        return [[i] for _, i in alone][: MOST_GROUPS if len(lines) <= _TINY else 1]
    groups = sorted(groups, key=lambda members: (-len(members), members))[:MOST_GROUPS]
    least = float(np.quantile(pairs, _ADMIT))
    near = np.stack([likeness[:, members].mean(axis=1) for members in groups])
    taken = {i for members in groups for i in members}
    for i in range(len(lines)):
        if i not in taken and near[:, i].max() >= least:
            groups[int(near[:, i].argmax())].append(i)
    return [sorted(members) for members in groups]


def _joined(likeness: Floats, least: float) -> list[list[int]]:
    """Average linkage: the two groups most alike become one, until no two are alike enough."""
    near = np.round(likeness.astype(np.float64), 6)  # the same order on every machine
    np.fill_diagonal(near, -np.inf)
    members = [[place] for place in range(len(near))]
    best, everywhere = near.argmax(axis=1), np.arange(len(near))
    while near[everywhere, best].max() >= least:
        one = int(near[everywhere, best].argmax())
        one, other = sorted((one, int(best[one])))
        row = (len(members[one]) * near[one] + len(members[other]) * near[other]) / len(members[one] + members[other])
        row[[one, other]] = -np.inf
        members[one], members[other] = sorted(members[one] + members[other]), []
        near[one], near[:, one], near[other], near[:, other] = row, row, -np.inf, -np.inf
        stale = (best == one) | (best == other) | (row > near[everywhere, best])
        stale[[one, other]] = True
        best[stale] = near[stale].argmax(axis=1)
    return [group for group in members if group]


def _likeness(lines: Sequence[Weighed], catalogue: Catalogue, own: Floats | None, fit: Floats | None) -> Floats:
    """How much each two lines have in common, shape (lines, lines)."""
    kinds = [_shared_words(lines), _shared_metrics(lines)]
    if own is not None and fit is not None:
        trade = [metric.function for metric in catalogue.metrics]
        trades = np.array([[one == other for other in sorted(set(trade))] for one in trade], dtype=np.float32)
        place, kin = np.sqrt(_leaning(fit, 0.03)), _unit(_leaning(fit, 0.05) @ trades)
        kinds += [own @ own.T, place @ place.T, kin @ kin.T]
    total, sides = np.zeros((len(lines), len(lines)), dtype=np.float32), np.triu_indices(len(lines), 1)
    for values in kinds:
        if len(lines) > 1 and (spread := values[sides].std()) > 1e-6:
            total += (values - values[sides].mean()) / spread
    headings = np.array([one.item.heading for one in lines])
    if len(set(headings) - {""}) > 1:
        both = (headings[:, None] != "") & (headings[None] != "")
        total += both * np.where(headings[:, None] == headings[None], _SAME_HEADING, _OTHER_HEADING).astype(np.float32)
    return total


def _shared_words(lines: Sequence[Weighed]) -> Floats:
    """Rare words count more; what every line says tells nothing."""
    said = [_stems(bare(one.item.text)) for one in lines]
    counts = Counter(word for words in said for word in words)
    known = {word: place for place, word in enumerate(sorted(word for word, count in counts.items() if count > 1))}
    table = np.zeros((len(lines), len(known)), dtype=np.float32)
    for row, words in enumerate(said):
        for word in sorted(words & known.keys()):
            table[row, known[word]] = counts[word] ** -0.25
    return np.asarray(np.minimum(table @ table.T, 1.5), dtype=np.float32)


def _stems(text: str) -> set[str]:
    return {_ENDING.sub("", word) if len(word) > 4 else word for word in _WORD.findall(text.lower())}


def _shared_metrics(lines: Sequence[Weighed]) -> Floats:
    """The likelihood of the likeliest metric that answers both."""
    shared = np.zeros((len(lines), len(lines)), dtype=np.float32)
    answered: dict[str, dict[int, float]] = defaultdict(dict)
    for place, line in enumerate(lines):
        for one in line.candidates:
            answered[one.metric.id][place] = one.likelihood
    for holders in answered.values():
        block, values = np.ix_(list(holders), list(holders)), np.array(list(holders.values()), dtype=np.float32)
        shared[block] = np.maximum(shared[block], np.minimum(values[:, None], values[None]))
    return shared


@lru_cache(maxsize=1)
def _shipped() -> Mapping[str, Vectors]:
    return read_vectors(metric_vectors())


def _fit(own: Floats, catalogue: Catalogue) -> Floats:
    """How near each line comes to each metric: to the nearest of its phrasings that have a shipped vector."""
    fit = np.full((len(own), len(catalogue.metrics)), -1.0, dtype=np.float32)
    known = defaultdict(list)
    for metric, words in phrasings(catalogue):
        if (row := _shipped().get(key(words))) is not None:
            known[metric.id].append(row)
    for place, metric in enumerate(catalogue.metrics):
        if metric.id in known:
            fit[:, place] = (own @ np.stack(known[metric.id]).T).max(axis=1)
    return fit


def _leaning(fit: Floats, warmth: float) -> Floats:
    warm = np.exp((fit - fit.max(axis=1, keepdims=True)) / warmth)
    return np.asarray(warm / warm.sum(axis=1, keepdims=True), dtype=np.float32)


def _unit(rows: Floats) -> Floats:
    return np.asarray(rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9), dtype=np.float32)
