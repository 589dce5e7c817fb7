"""Which metrics of the catalogue answer a piece of work: candidates with a likelihood, or none.

Two readers know the phrasings of the catalogue. With MiniLM's weights it is the nearness of meaning; without them it
is shared words, rare ones counting more. Each has its own curve from nearness to likelihood, fitted on labelled lines;
below `FLOOR` nothing is offered, because a question serves the person better than a metric that does not fit.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, log
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from coach.metrics.catalogue import Catalogue, Metric
from coach.metrics.task_words import deed_of, stems
from coach.resources import metric_vectors

Vectors = NDArray[np.float32]

FLOOR = 0.5
"""The least likelihood at which a metric is offered."""
_NEARNESS = (3.8, 7.2, -3.2)
_WORDS = (9.0, 0.0, -4.5)
"""The curve from nearness (of meaning, of words) to likelihood: what nearness adds, what it adds to be nearer than
any metric of another function (at most `_LEAD`), and where it starts. The first is fitted on the 117 judged pairs of
tests/evals/metric_fits.jsonl, the second set by eye on the same."""
_LEAD = 0.2
_OF_TEAM, _OF_LINE, _OF_OTHERS = 0.06, 0.04, -0.04
"""What it adds that the team (or objective) around a line, or else the line itself, names the metric's function; and
that another function is named around it."""
_SHARED_WORDS = 0.12
"""What shared rare words add to nearness of meaning: "hand hygiene" tells more of a training than "nurses"."""
_GIST_COSTS = 0.12
"""What a match of the gist alone takes away: without its details a line may be of another kind."""
_REMEMBERED = 2_000
"""Texts whose vector is kept: a draft is looked at again after every edit."""
_SURE = 0.8
"""From this nearness on the gist is not asked: it could only lead away, and encoding costs time."""
_MARGIN, _KIN_MARGIN = 0.09, 0.24
"""How much farther than the nearest a second metric may be, and one of the same function on another rung; behind that
stand chance likenesses."""
_KIN = 0.06
"""How far below the floor such a metric may lie: it is another rung of the same ladder."""
_OTHER_DEED = 0.2
"""What it takes away that line and phrasing share a noun but not the deed: "hire nurses" is not "train nurses"."""
_DATE = re.compile(
    r"\b(?:by|until|before|in|during|end of|within)\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?"
    r"(?:q[1-4]|h[12]|january|february|march|april|may|june|july|august|september|october|november|december|20\d\d|"
    r"this quarter|next quarter|the quarter|year[- ]end)(?:\s+\d{1,4})?\b|\bq[1-4]\b(?:\s*20\d\d)?",
    re.IGNORECASE,
)
_TAG = re.compile(r"^\s*(?:\[[^\]]{0,20}\]|\([^)]{0,12}\)|p[0-3]:)\s*|\[[^\]]{0,20}\]|https?://\S+|\b[A-Z]{2,6}-\d+\b")
_FIGURE = re.compile(r"[$€£]?\d[\d.,]*\s?(?:%|k\b|x\b)?\+?")


class Encoder(Protocol):
    """What turns texts into unit vectors; `coach.language.minilm.MiniLM` is one."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, one row a text."""
        ...


@dataclass(frozen=True, slots=True)
class Query:
    """A line of work, and the words around it that tell the function: team, objective, heading.

    `gist` is the line's deed in a few words ("launch portal"), for lines whose details lead away from their kind.
    """

    text: str
    around: str = ""
    gist: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A metric that may answer a line, how likely it does, and the phrasing of the catalogue that came nearest."""

    metric: Metric
    likelihood: float
    phrasing: str


def key(phrasing: str) -> str:
    """What a shipped vector is found by: changed words have no vector and are encoded anew."""
    return hashlib.sha256(phrasing.encode()).hexdigest()[:16]


def phrasings(catalogue: Catalogue) -> list[tuple[Metric, str]]:
    """Everything a line is compared with, metric by metric: the activities and the metric's own name."""
    return [
        (metric, words)
        for metric in catalogue.metrics
        if metric.safe == "target"
        for words in (*metric.activities, metric.name)
    ]


def read_vectors(data: bytes) -> dict[str, Vectors]:
    """The shipped vectors by key."""
    with np.load(io.BytesIO(data), allow_pickle=False) as archive:
        keys = [str(entry) for entry in archive["keys"]]
        rows = archive["vectors"].astype(np.float32)
    return dict(zip(keys, rows, strict=True))


def write_vectors(catalogue: Catalogue, encoder: Encoder) -> bytes:
    """The vectors of a catalogue's phrasings as a file to ship: half precision is enough to rank by."""
    texts = sorted({words for _, words in phrasings(catalogue)})
    buffer = io.BytesIO()
    vectors = encoder.encode(texts).astype(np.float16)
    np.savez_compressed(buffer, keys=np.array([key(words) for words in texts]), vectors=vectors)
    return buffer.getvalue()


def bare(text: str) -> str:
    """The work a line names, without figures, dates, tags and tickets, which say nothing of its kind."""
    plain = _FIGURE.sub(" ", _DATE.sub(" ", _TAG.sub(" ", text[:300])))
    return " ".join(plain.split()).strip(" .,;:-–—*_")


def shipped_matcher(catalogue: Catalogue, encoder: Encoder | None) -> Matcher:
    """A matcher with the vectors that come with our own catalogue; without an encoder it goes by words."""
    return Matcher(catalogue, encoder, read_vectors(metric_vectors()) if encoder else None)


class Matcher:
    """Finds metrics for lines; made once for a catalogue, used by everybody."""

    def __init__(
        self, catalogue: Catalogue, encoder: Encoder | None = None, shipped: Mapping[str, Vectors] | None = None
    ) -> None:
        self.catalogue = catalogue
        self._encoder = encoder
        self._shipped = shipped or {}
        self._remembered: dict[str, Vectors] = {}
        self._known = phrasings(catalogue)
        self._teams = [(function.id, _team_pattern(function.teams)) for function in catalogue.functions]

    def find(self, text: str, around: str = "", *, k: int = 3) -> tuple[Candidate, ...]:
        """The metrics that may answer one line, likeliest first; none where nothing is near enough."""
        return self.find_all([Query(text, around)], k=k)[0]

    def find_all(self, queries: Sequence[Query], *, k: int = 3, floor: float = FLOOR) -> list[tuple[Candidate, ...]]:
        """The same for many lines, encoded in one go; `floor` is the least likelihood that is offered."""
        if not queries or not self._known:
            return [() for _ in queries]
        texts = [bare(query.text) for query in queries]
        nearness = self._nearness(texts)
        unsure = [
            place
            for place, query in enumerate(queries)
            if query.gist and query.gist != texts[place].lower() and nearness[place].max() < _SURE
        ]
        if unsure:
            by_gist = self._nearness([queries[place].gist for place in unsure]) - _GIST_COSTS
            nearness[unsure] = np.maximum(nearness[unsure], by_gist)
        return [self._best(query, row, k, floor) for query, row in zip(queries, nearness, strict=True)]

    def remember(self, vectors: Mapping[str, Vectors]) -> None:
        """Take unit vectors of lines that were encoded elsewhere, so that bare ones need not be encoded again."""
        same = {text: vector for text, vector in vectors.items() if bare(text) == text}
        kept = self._remembered if len(self._remembered) + len(same) <= _REMEMBERED else {}
        self._remembered = {**kept, **same}  # replaced, as in `_by_meaning`

    def _nearness(self, texts: Sequence[str]) -> Vectors:
        """How near each text is to each phrasing, shape (texts, phrasings)."""
        by_words = self._by_words(texts)
        return self._by_meaning(texts) + _SHARED_WORDS * by_words if self._encoder else by_words

    def _best(self, query: Query, nearness: Vectors, k: int, floor: float) -> tuple[Candidate, ...]:
        named = self._functions(query.around)
        functions = named or self._functions(query.text)
        bonus, malus = (_OF_TEAM, _OF_OTHERS) if named else (_OF_LINE, 0.0)
        deed = deed_of(query.text)
        best: dict[str, tuple[float, Metric, str]] = {}
        for place in np.argsort(-nearness)[: 20 * k]:
            metric, phrasing = self._known[place]
            near = float(nearness[place]) + (bonus if metric.function in functions else malus)
            other = deed_of(phrasing)
            if deed and other and deed != other:
                near -= _OTHER_DEED
            if metric.id not in best or near > best[metric.id][0]:
                best[metric.id] = (near, metric, phrasing)
        ranked = sorted(best.values(), key=lambda one: (-one[0], one[1].id))
        if not ranked:
            return ()
        first, leader, _ = ranked[0]
        rest = next((near for near, metric, _ in ranked if metric.function != leader.function), first - _LEAD)
        found: list[Candidate] = []
        for near, metric, phrasing in ranked:
            likelihood = self._likelihood(near, first - rest if metric.function == leader.function else 0.0)
            ladder = metric.function == leader.function and metric.rung != leader.rung
            least = floor - _KIN if ladder and found else floor
            if likelihood >= least and near >= first - (_KIN_MARGIN if ladder else _MARGIN):
                found.append(Candidate(metric, round(likelihood, 3), phrasing))
            elif metric is leader:
                return ()
        return tuple(found[:k])

    def _likelihood(self, near: float, lead: float) -> float:
        slope, by_lead, start = _NEARNESS if self._encoder else _WORDS
        return 1 / (1 + exp(-(slope * near + by_lead * min(max(lead, 0.0), _LEAD) + start)))

    def _functions(self, text: str) -> frozenset[str]:
        return frozenset(name for name, pattern in self._teams if pattern and pattern.search(text))

    @cached_property
    def _vectors(self) -> Vectors:
        """One row a phrasing; those that were not shipped (a user's own metrics) are encoded now."""
        assert self._encoder is not None
        missing = sorted({words for _, words in self._known if key(words) not in self._shipped})
        own = dict(zip(missing, self._encoder.encode(missing), strict=True)) if missing else {}
        rows = [own[words] if words in own else self._shipped[key(words)] for _, words in self._known]
        return np.stack(rows)

    def _by_meaning(self, texts: Sequence[str]) -> Vectors:
        assert self._encoder is not None
        remembered = self._remembered
        known = {text: remembered[text] for text in texts if text in remembered}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known.update(zip(new, self._encoder.encode(new), strict=True))
        if len(self._remembered) > _REMEMBERED:
            self._remembered = {}  # replaced, not emptied: another thread may be reading the old one
        self._remembered.update(known)
        found: Vectors = np.stack([known[text] for text in texts]) @ self._vectors.T
        return found

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        """How much a word tells: the rarer among the phrasings, the more."""
        counts = Counter(word for _, words in self._known for word in set(stems(words)))
        return {word: log(1 + len(self._known) / count) for word, count in counts.items()}

    def _by_words(self, texts: Sequence[str]) -> Vectors:
        """Cosine of the words' rarities: shared rare words bring a line near, words nobody shares take it away."""
        nearness = np.zeros((len(texts), len(self._known)), dtype=np.float32)
        for row, text in enumerate(texts):
            for word, weight in self._weights(text).items():
                for place, other in self._places.get(word, ()):
                    nearness[row, place] += weight * other
        return nearness

    @cached_property
    def _places(self) -> Mapping[str, Sequence[tuple[int, float]]]:
        """Which phrasings hold a word, and how much it weighs there."""
        places: dict[str, list[tuple[int, float]]] = {}
        for place, (_, words) in enumerate(self._known):
            for word, weight in self._weights(words).items():
                places.setdefault(word, []).append((place, weight))
        return places

    def _weights(self, text: str) -> dict[str, float]:
        unknown = log(1 + len(self._known))
        weights = {word: self._rarity.get(word, unknown) for word in stems(text)}
        length = sum(weight * weight for weight in weights.values()) ** 0.5
        return {word: weight / length for word, weight in weights.items()} if length else {}


def _team_pattern(teams: Iterable[str]) -> re.Pattern[str] | None:
    words = "|".join(re.escape(team) for team in sorted(teams, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})s?\b", re.IGNORECASE) if words else None
