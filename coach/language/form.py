"""The form of a line: outcome, output, activity or unclear, with how sure the coach is.

Two heads look at a line and their opinions are averaged (geometric mean of probabilities): one reads MiniLM's
vectors of four layers and the named features, the other hashed n-grams and the named features. Where MiniLM's
weights are not installed the second answers alone; where speed is asked for, the named features alone. All three
are multinomial logistic regressions trained by `python -m coach.evals.train_form` on the project's own labelled
lines; their confidence is calibrated by one temperature each (Guo et al. 2017).
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from coach.language.features import features
from coach.language.minilm import MiniLM
from coach.language.ngrams import buckets
from coach.schema import FORMS, Form

Floats = NDArray[np.float32]
Reader = Literal["vectors", "ngrams", "features"]

LAYERS = (1, 3, 5, 6)
"""Layers of MiniLM the head reads: the low ones hold grammar, the high ones meaning."""

REMEMBERED = 20_000
"""Lines whose judgement is remembered: a draft comes back after every edit with most of its lines unchanged."""


@dataclass(frozen=True)
class Judgement:
    """What a line is held to be, and the calibrated probability that this is right."""

    form: Form
    confidence: float


@dataclass(frozen=True)
class Coefficients:
    """The trained numbers, weights by class in the order of `FORMS`; inputs are already scaled into them."""

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

    def __init__(self, coefficients: Coefficients, encoder: MiniLM | None = None, *, fast: bool = False) -> None:
        self._coefficients = coefficients
        self._encoder = encoder
        self._known: dict[str, Judgement] = {}
        self.reader: Reader = "features" if fast else "vectors" if encoder else "ngrams"

    def judge(self, texts: Sequence[str]) -> list[Judgement]:
        """The form of every line, in order."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if len(self._known) + len(new) > REMEMBERED:
            self._known = {}
            new = list(dict.fromkeys(texts))
        if new:
            self._known |= zip(new, map(decide, self.probabilities(new)), strict=True)
        return [self._known[text] for text in texts]

    def probabilities(self, texts: Sequence[str]) -> Floats:
        """Calibrated probabilities, shape (lines, 4), in the order of `FORMS`."""
        c = self._coefficients
        texts = [filled(text) for text in texts]
        cores = [core(text) for text in texts]
        named = np.array([features(text) for text in cores], dtype=np.float32)
        if self.reader == "features":
            return _softmax((named @ c.features + c.features_bias) / c.temperatures[2])
        spelt = named @ c.ngrams_features + c.ngrams_bias
        for row, text in enumerate(cores):
            places, weights = buckets(text)
            spelt[row] += weights @ c.ngrams[places]
        if self._encoder is None:
            return _softmax(spelt / c.temperatures[1])
        meant = self._encoder.layers(texts, LAYERS) @ c.vectors + named @ c.vectors_features + c.vectors_bias
        opinion = 0.5 * (log_softmax(spelt) + log_softmax(meant))
        return _softmax(opinion / c.temperatures[0])


_BLANK = re.compile(
    r"\[\s?(baseline|target|level|value|number|n|b|t|x|date|day|month|quarter|segment|who|group|team)\s?\]",
    re.IGNORECASE,
)
_STAND_INS = {
    **dict.fromkeys(("date", "day", "month", "quarter"), "June"),
    **dict.fromkeys(("segment", "who", "group"), "new customers"),
    "team": "sales",
}


def filled(text: str) -> str:
    """The line with its blanks filled by stand-ins, for judging alone: "[target] %" is as much a result as "30 %"."""
    if "[" not in text:
        return text
    return _BLANK.sub(lambda match: _STAND_INS.get(match[1].lower(), "30"), text)


_LABEL = re.compile(
    r"^\W*(?:leading|lagging|early (?:sign|signal)|signal|guard ?rail|health|counter-?metric|stretch)\b[^:]{0,30}:\s*",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s?\([^()]{1,200}\)")
_TAIL = re.compile(
    r"\W+(?:as )?(?:measured|tracked) (?:by|at|on|in|via|with|through)\b.*|\W+currently\b.*", re.IGNORECASE | re.DOTALL
)


def core(text: str) -> str:
    """The line without asides in brackets and without how it is measured: what is left says what the line is.

    "Translate 40,000 words (+13 % on last year)" is work, whatever its aside compares it with.
    """
    text = _LABEL.sub("", text, count=1)
    if "(" not in text and "easured" not in text and "racked" not in text and "urrently" not in text:
        return text
    shorter = _TAIL.sub("", _ASIDE.sub("", text)).strip()
    return shorter if len(shorter.split()) >= 2 else text


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


__all__ = ["LAYERS", "Coefficients", "FormHead", "Judgement", "core", "decide", "filled", "log_softmax"]
