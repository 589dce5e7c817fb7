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

Vectors = NDArray[np.float32]

FLOOR = 0.5
"""The least likelihood at which a metric is offered."""
_NEARNESS = (13.0, 0.57)
_WORDS = (12.0, 0.5)
"""Steepness and middle of the curve from nearness (of meaning, of words) to likelihood."""
_SAME_FUNCTION = 0.06
"""What it adds that the line, its team or its objective is of the metric's function."""
_DATE = re.compile(
    r"\b(?:by|until|before|in|during|end of|within)\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?(?:q[1-4]|h[12]|january|february|march|april|may|"
    r"june|july|august|september|october|november|december|20\d\d|this quarter|next quarter|the quarter|year[- ]end)"
    r"(?:\s+\d{1,4})?\b|\bq[1-4]\b(?:\s*20\d\d)?",
    re.IGNORECASE,
)
_TAG = re.compile(r"^\s*(?:\[[^\]]{0,20}\]|\([^)]{0,12}\)|p[0-3]:)\s*|\[[^\]]{0,20}\]|https?://\S+|\b[A-Z]{2,6}-\d+\b")
_FIGURE = re.compile(r"[$€£]?\d[\d.,]*\s?(?:%|k\b|x\b)?\+?")
_WORD = re.compile(r"[a-z][a-z'’-]*[a-z]|[a-z]")
_STOPS = frozenset(
    "a an the and or of for to in on at with by from our your their my all new more be is are as into via per each every it its "
    "we us this that these those up out off over do make get have has will should must at least most".split()
)


class Encoder(Protocol):
    """What turns texts into unit vectors; `coach.language.minilm.MiniLM` is one."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, one row a text."""
        ...


@dataclass(frozen=True, slots=True)
class Query:
    """A line of work, and the words around it that tell the function: team, objective, heading."""

    text: str
    around: str = ""


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


class Matcher:
    """Finds metrics for lines; made once for a catalogue, used by everybody."""

    def __init__(
        self, catalogue: Catalogue, encoder: Encoder | None = None, shipped: Mapping[str, Vectors] | None = None
    ) -> None:
        self.catalogue = catalogue
        self._encoder = encoder
        self._shipped = shipped or {}
        self._known = phrasings(catalogue)
        self._teams = [(function.id, _team_pattern(function.teams)) for function in catalogue.functions]

    def find(self, text: str, around: str = "", *, k: int = 3) -> tuple[Candidate, ...]:
        """The metrics that may answer one line, likeliest first; none where nothing is near enough."""
        return self.find_all([Query(text, around)], k=k)[0]

    def find_all(self, queries: Sequence[Query], *, k: int = 3) -> list[tuple[Candidate, ...]]:
        """The same for many lines, encoded in one go."""
        if not queries or not self._known:
            return [() for _ in queries]
        texts = [bare(query.text) for query in queries]
        nearness = self._by_meaning(texts) if self._encoder else self._by_words(texts)
        return [self._best(query, row, k) for query, row in zip(queries, nearness, strict=True)]

    def _best(self, query: Query, nearness: Vectors, k: int) -> tuple[Candidate, ...]:
        functions = self._functions(f"{query.text} {query.around}")
        steepness, middle = _NEARNESS if self._encoder else _WORDS
        best: dict[str, Candidate] = {}
        for place in np.argsort(-nearness)[: 12 * k]:
            metric, phrasing = self._known[place]
            if metric.id in best:
                continue
            near = float(nearness[place]) + (_SAME_FUNCTION if metric.function in functions else 0.0)
            best[metric.id] = Candidate(metric, round(1 / (1 + exp(-steepness * (near - middle))), 3), phrasing)
        ranked = sorted(best.values(), key=lambda one: (-one.likelihood, one.metric.id))
        return tuple(one for one in ranked if one.likelihood >= FLOOR)[:k]

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
        found: Vectors = self._encoder.encode(texts) @ self._vectors.T
        return found

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        """How much a word tells: the rarer among the phrasings, the more."""
        counts = Counter(word for _, words in self._known for word in set(_stems(words)))
        return {word: log(1 + len(self._known) / count) for word, count in counts.items()}

    def _by_words(self, texts: Sequence[str]) -> Vectors:
        """Cosine of the words' rarities: shared rare words bring a line near, words nobody shares take it away."""
        known = [self._weights(words) for _, words in self._known]
        return np.array([[_cosine(self._weights(text), other) for other in known] for text in texts], dtype=np.float32)

    def _weights(self, text: str) -> dict[str, float]:
        unknown = log(1 + len(self._known))
        weights = {word: self._rarity.get(word, unknown) for word in _stems(text)}
        length = sum(weight * weight for weight in weights.values()) ** 0.5
        return {word: weight / length for word, weight in weights.items()} if length else {}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def _stems(text: str) -> list[str]:
    return [_stem(word) for word in _WORD.findall(text.lower()) if word not in _STOPS]


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ments", "ment", "ies", "ers", "er", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _team_pattern(teams: Iterable[str]) -> re.Pattern[str] | None:
    words = "|".join(re.escape(team) for team in sorted(teams, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})s?\b", re.IGNORECASE) if words else None
