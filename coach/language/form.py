"""The form of a line: outcome, output, activity or unclear, with how sure the coach is.

Two heads look at a line and their opinions are averaged (geometric mean of probabilities): one reads MiniLM's
vectors of four layers and the named features, the other hashed n-grams and the named features. Where MiniLM's
weights are not installed the second answers alone; where speed is asked for, the named features alone. All three
are multinomial logistic regressions trained by `python -m coach.evals.train_form` on the project's own labelled
lines; their confidence is calibrated by one temperature each (Guo et al. 2017).
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from coach.language.leanings import Leaning, LeaningHead
from coach.language.minilm import MiniLM
from coach.language.sight import Floats, Sight, look
from coach.schema import FORMS, Form

Reader = Literal["vectors", "ngrams", "features"]

REMEMBERED = 20_000
"""Lines whose judgement is remembered: a draft comes back after every edit with most of its lines unchanged."""


@dataclass(frozen=True)
class Judgement:
    """What a line is held to be, the calibrated probability that this is right, and its leanings to smells."""

    form: Form
    confidence: float
    leanings: Mapping[str, Leaning] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Coefficients:
    """The trained numbers, weights by class (for forms in the order of `FORMS`); inputs are scaled into them."""

    vectors: Floats
    vectors_features: Floats
    vectors_bias: Floats
    ngrams: Floats
    ngrams_features: Floats
    ngrams_bias: Floats
    features: Floats
    features_bias: Floats
    temperatures: Floats

    @classmethod
    def read(cls, data: bytes) -> Coefficients:
        """Read coefficients from the bytes of the shipped file."""
        with np.load(io.BytesIO(data)) as stored:
            return cls(**{name: stored[name].astype(np.float32) for name in cls.__dataclass_fields__})

    def write(self) -> bytes:
        """The bytes of a file that `read` reads; half precision is enough and keeps it small."""
        buffer = io.BytesIO()
        np.savez_compressed(
            buffer, **{name: getattr(self, name).astype(np.float16) for name in self.__dataclass_fields__}
        )
        return buffer.getvalue()


class FormHead:
    """Judges lines. `reader` says what it can look at: vectors where an encoder is given, n-grams otherwise."""

    def __init__(
        self,
        coefficients: Coefficients,
        encoder: MiniLM | None = None,
        *,
        fast: bool = False,
        leanings: LeaningHead | None = None,
    ) -> None:
        self._coefficients = coefficients
        self.encoder = encoder
        self._leanings = leanings
        self._known: dict[str, Judgement] = {}
        self.reader: Reader = "features" if fast else "vectors" if encoder else "ngrams"

    def quick(self) -> FormHead:
        """The same head reading named features alone."""
        return FormHead(self._coefficients, fast=True)

    def judge(self, texts: Sequence[str]) -> list[Judgement]:
        """The form of every line, in order, and its leanings to smells where there is a head for them."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if len(self._known) + len(new) > REMEMBERED:
            self._known = {}
            new = list(dict.fromkeys(texts))
        if new:
            self._known |= zip(new, self.judge_seen(self.look(new)), strict=True)
        return [self._known[text] for text in texts]

    def look(self, texts: Sequence[str]) -> Sight:
        """See lines with all that this head's reader can look at."""
        return look(texts, self.encoder, spelling=self.reader != "features")

    def judge_seen(self, sight: Sight) -> list[Judgement]:
        """The same as `judge` for lines that were seen already."""
        likely = self.weigh(sight)
        judgements = [decide(row) for row in likely]
        if self._leanings is None or self.reader == "features":
            return judgements
        leanings = self._leanings.lean(sight, np.log(np.maximum(likely, 1e-6)))
        return [Judgement(j.form, j.confidence, leaning) for j, leaning in zip(judgements, leanings, strict=True)]

    def weigh(self, sight: Sight, reader: Reader | None = None) -> Floats:
        """Calibrated probabilities, shape (lines, 4), in the order of `FORMS`; `reader` may be a lesser one."""
        return weigh(self._coefficients, sight, reader or self.reader)


def weigh(c: Coefficients, sight: Sight, reader: Reader) -> Floats:
    """Calibrated probabilities of the classes that coefficients know, a row a line, as `reader` sees it."""
    named = sight.named
    if reader == "features":
        return _softmax((named @ c.features + c.features_bias) / c.temperatures[2])
    spelt = named @ c.ngrams_features + c.ngrams_bias
    for row, (places, weights) in enumerate(sight.spelt):
        spelt[row] += weights @ c.ngrams[places]
    if sight.vectors is None or reader == "ngrams":
        return _softmax(spelt / c.temperatures[1])
    meant = sight.vectors @ c.vectors + named @ c.vectors_features + c.vectors_bias
    opinion = 0.5 * (log_softmax(spelt) + log_softmax(meant))
    return _softmax(opinion / c.temperatures[0])


def decide(probabilities: Floats) -> Judgement:
    """The form that probabilities speak for: outcome where it is more likely than all else together.

    An outcome that is merely the likeliest of four is not called one: a to-do item that passes for a result is the
    mistake the coach is there to catch.
    """
    if probabilities[0] > 0.5:
        return Judgement("outcome", float(probabilities[0]))
    best = 1 + int(np.argmax(probabilities[1:]))
    return Judgement(FORMS[best], float(probabilities[best]))


def log_softmax(scores: Floats) -> Floats:
    """Log probabilities of rows of scores, shifted by each row's maximum so that nothing overflows."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return result


def _softmax(scores: Floats) -> Floats:
    result: Floats = np.exp(log_softmax(scores))
    return result


__all__ = ["Coefficients", "FormHead", "Judgement", "decide", "log_softmax", "weigh"]
