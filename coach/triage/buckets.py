"""Which bucket a line of a to-do list belongs in, how sure that is, and whose work it is.

Three heads look at what the form head looks at (`coach.language.sight`), at what that head makes of the line, and at
the signs of `coach.triage.signs`: a small net over MiniLM's vectors, and two multinomial logistic regressions, one
over n-grams, one over named columns alone. The first two are averaged where MiniLM is there. A heading that plainly
names a bucket adds to it. Below a threshold, chosen on folds, the line counts as unclear: a question serves better
than a guess. Trained by `python -m coach.evals.train_triage`.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coach.language.form import Coefficients, FormHead, Judgement, Reader, log_softmax, weigh
from coach.language.minilm import SIZE
from coach.language.sight import Floats, Sight
from coach.schema import Bucket
from coach.triage import signs

BUCKETS: tuple[Bucket, ...] = ("key_result", "initiative", "health_metric", "just_do_it", "unclear")
_HEADING = 1.5
"""What a heading adds to the log odds of the bucket it names: as much as a middling line has to spare."""
_TEAM, _OF_HEADING = 6.0, 1.0
"""The say of the whole list and of the heading in which function a line belongs to: a list is mostly of one team."""
FUNCTION_FLOOR = 0.8
"""Below this likelihood no function is named."""
_REMEMBERED = 12_000
"""Lines whose judgement is kept: a page sorts the same list again after every act."""
_READERS: tuple[Reader, ...] = ("vectors", "ngrams", "features")


@dataclass(frozen=True, slots=True)
class Sorted:
    """What a line is held to be, and why; `known` is False where that is not sure, and the bucket then "unclear"."""

    bucket: Bucket
    confidence: float
    why: str
    rule: str | None
    note: str
    question: str | None
    known: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """What the heads make of a line: its bucket, how likely that is, all likelihoods, its function and its form.

    `likely` is in the order of `BUCKETS`; `vector` is the line's meaning, None without MiniLM. `guessable` is False
    where no coach could tell from the line alone what it is for: "Phase 2 with Anna".
    """

    bucket: Bucket
    confidence: float
    known: bool
    likely: tuple[float, ...]
    function: str | None
    form: Judgement
    vector: Floats | None
    guessable: bool = True


@dataclass(frozen=True)
class Net:
    """One hidden layer over vectors and named columns side by side; inputs are scaled into the weights."""

    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats

    def logs(self, sight: Sight) -> Floats:
        """Log probabilities of the buckets, a row a line, not calibrated."""
        assert sight.vectors is not None
        size = sight.vectors.shape[1]
        inner = sight.vectors @ self.inner[:size] + sight.named @ self.inner[size:] + self.inner_bias
        return log_softmax(np.maximum(inner, 0.0) @ self.outer + self.outer_bias)


@dataclass(frozen=True)
class BucketCoefficients:
    """The trained numbers: the three heads, the confidence each needs, and heads for functions and vague work.

    `guess` weighs vectors, named columns and a bias: from 0 on an outcome can be named from the line alone.

    Of `heads` the n-grams and the named columns are read; the net stands in place of its vectors.
    """

    heads: Coefficients
    net: Net
    thresholds: Floats
    functions: tuple[str, ...]
    function_weights: Floats
    guess: Floats

    @classmethod
    def read(cls, data: bytes) -> BucketCoefficients:
        """Read coefficients from the bytes of the shipped file."""
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            heads = {name: stored[name].astype(np.float32) for name in Coefficients.__dataclass_fields__}
            net = Net(**{name: stored[name].astype(np.float32) for name in Net.__dataclass_fields__})
            functions = tuple(str(name) for name in stored["functions"])
            thresholds, weights, guess = (
                stored[name].astype(np.float32) for name in ("thresholds", "function_weights", "guess")
            )
        return cls(Coefficients(**heads), net, thresholds, functions, weights, guess)

    def write(self) -> bytes:
        """The bytes of a file that `read` reads."""
        heads = {name: getattr(self.heads, name).astype(np.float16) for name in Coefficients.__dataclass_fields__}
        net = {name: getattr(self.net, name).astype(np.float16) for name in Net.__dataclass_fields__}
        buffer = io.BytesIO()
        np.savez_compressed(
            buffer,
            allow_pickle=False,
            thresholds=self.thresholds,
            functions=np.array(self.functions),
            function_weights=self.function_weights.astype(np.float16),
            guess=self.guess.astype(np.float16),
            **heads,
            **net,
        )
        return buffer.getvalue()


def weighed(c: BucketCoefficients, sight: Sight, reader: Reader) -> Floats:
    """Calibrated probabilities of the buckets, a row a line, as `reader` sees it."""
    if reader != "vectors" or sight.vectors is None:
        return weigh(c.heads, sight, reader)
    warm = np.log(np.maximum(weigh(c.heads, sight, "ngrams"), 1e-12))
    spelt = log_softmax(warm * c.heads.temperatures[1])  # its own calibration is taken back: the two share one
    both: Floats = np.exp(log_softmax(0.5 * (spelt + c.net.logs(sight)) / c.heads.temperatures[0]))
    return both


def columns(texts: Sequence[str], sight: Sight, form: FormHead) -> Floats:
    """The named columns of the heads: features, signs, and the form head's log probabilities as each reader sees them.

    What a reader cannot see is left zero; `hidden` says which columns a head never looks at.
    """
    shown = np.array([signs.columns(text) for text in texts], dtype=np.float32).reshape(len(texts), len(signs.NAMES))
    opinions = []
    for place, reader in enumerate(_READERS):
        if place < _READERS.index(form.reader):
            opinions.append(np.zeros((len(texts), 4), dtype=np.float32))
        else:
            opinions.append(np.log(np.maximum(form.weigh(sight, reader), 1e-4)))
    return np.hstack([sight.named, shown, *opinions])


def hidden(width: int) -> dict[str, list[int]]:
    """The columns each head must not see: what the form head says to the other readers."""
    own = {name: set(range(width - 12 + 4 * place, width - 8 + 4 * place)) for place, name in enumerate(_READERS)}
    return {name: sorted(set(range(width - 12, width)) - own[name]) for name in _READERS}


def unit(vectors: Floats) -> Floats:
    """The sentence vectors among the layers a sight holds: the last one, scaled to length 1."""
    last = vectors[:, -SIZE:]
    return np.asarray(last / np.maximum(np.linalg.norm(last, axis=1, keepdims=True), 1e-12), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Known:
    """What is remembered of a line, whatever list it stands in; `function` holds log probabilities."""

    likely: Floats
    form: Judgement
    vector: Floats | None
    function: Floats | None
    guessable: bool


class BucketHead:
    """Sorts lines. What it can look at is what `form`, the form head it is built on, can look at."""

    def __init__(self, coefficients: BucketCoefficients, form: FormHead) -> None:
        self._coefficients = coefficients
        self.form = form
        self._known: dict[str, Known] = {}
        self._headings: dict[str, Floats] = {}

    def judge(self, texts: Sequence[str], headings: Sequence[str] = ()) -> list[Placed]:
        """The bucket and function of every line of a list, in order; `headings` are what stands above each."""
        if not texts:
            return []
        known = self.look(texts)
        logs = np.log(np.maximum(np.stack([one.likely for one in known]), 1e-6))
        for row, bucket in enumerate(signs.headings(headings) if headings else ()):
            if bucket is not None:
                logs[row, BUCKETS.index(bucket)] += _HEADING
        likely = np.exp(log_softmax(logs))
        functions = self._functions(known, headings)
        least = float(self._coefficients.thresholds[_READERS.index(self.form.reader)])
        return [
            self._placed(row, one, function, least) for row, one, function in zip(likely, known, functions, strict=True)
        ]

    def _placed(self, likely: Floats, one: Known, function: str | None, least: float) -> Placed:
        best = int(np.argmax(likely))
        sure = float(likely[best])
        known = sure >= least
        bucket = BUCKETS[best] if known else "unclear"
        return Placed(bucket, sure, known, tuple(map(float, likely)), function, one.form, one.vector, one.guessable)

    def vectors(self, texts: Sequence[str]) -> Floats | None:
        """The meaning of lines, a unit vector a row; None without MiniLM."""
        found = [one.vector for one in self.look(texts)]
        known = [vector for vector in found if vector is not None]
        return np.stack(known) if found and len(known) == len(found) else None

    def look(self, texts: Sequence[str]) -> list[Known]:
        """What is known of lines; new ones are looked at in one go."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if len(self._known) + len(new) > _REMEMBERED:
            self._known = {}
            new = list(dict.fromkeys(texts))
        remembered = dict(self._known)
        if new:
            sight = self.form.look(new)
            forms = self.form.judge_seen(sight)
            wide = Sight(columns(new, sight, self.form), sight.spelt, sight.vectors)
            likely = weighed(self._coefficients, wide, self.form.reader)
            vectors = None if sight.vectors is None else unit(sight.vectors)
            functions = None if vectors is None else function_logs(self._coefficients.function_weights, vectors)
            guessable = np.full(len(new), True)
            if wide.vectors is not None:
                size, guess = wide.vectors.shape[1], self._coefficients.guess
                guessable = wide.vectors @ guess[:size] + wide.named @ guess[size:-1] + guess[-1] >= 0
            for row, text in enumerate(new):
                remembered[text] = Known(
                    likely[row],
                    forms[row],
                    None if vectors is None else vectors[row],
                    None if functions is None else functions[row],
                    bool(guessable[row]),
                )
            self._known = remembered  # replaced, not changed: another thread may be reading the old one
        return [remembered[text] for text in texts]

    def _functions(self, known: Sequence[Known], headings: Sequence[str]) -> list[str | None]:
        rows = [one.function for one in known if one.function is not None]
        if len(rows) < len(known):
            return [None] * len(known)
        said = self._of_headings(headings) if headings else None
        likely = np.exp(with_team(np.stack(rows), said))
        return [
            self._coefficients.functions[int(row.argmax())] if row.max() >= FUNCTION_FLOOR else None for row in likely
        ]

    def _of_headings(self, headings: Sequence[str]) -> Floats | None:
        """What the headings say of the function, a row a line; no heading says nothing."""
        texts = [text for text in dict.fromkeys(headings) if text]
        if not texts or self.form.encoder is None:
            return None
        new = [text for text in texts if text not in self._headings]
        if new:
            logs = function_logs(self._coefficients.function_weights, self.form.encoder.encode(new))
            self._headings = {**self._headings, **dict(zip(new, logs, strict=True))}
        nothing = np.zeros(len(self._coefficients.functions), dtype=np.float32)
        return np.stack([self._headings[text] if text else nothing for text in headings])


def function_logs(weights: Floats, vectors: Floats) -> Floats:
    """Log probabilities of functions; the last row of `weights` is the bias."""
    return log_softmax(vectors @ weights[:-1] + weights[-1])


def with_team(logs: Floats, headings: Floats | None = None) -> Floats:
    """The functions of a list's lines, each helped by what the whole list is about and what stands above it."""
    total = logs + np.float32(_TEAM) * logs.mean(axis=0, keepdims=True)
    return log_softmax(total if headings is None else total + np.float32(_OF_HEADING) * headings)
