"""What the trained heads see of a line: MiniLM's vectors, named features, hashed n-grams. Seen once for all heads.

A head never sees the text itself: blanks are filled with stand-ins first, and asides are cut away where they would
say something else than the line does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.language.features import features
from coach.language.minilm import MiniLM
from coach.language.ngrams import buckets

Floats = NDArray[np.float32]
Spelt = tuple[NDArray[np.int64], Floats]
"""The n-gram buckets a line fills, and their weights."""

LAYERS = (1, 3, 5, 6)
"""Layers of MiniLM the heads read: the low ones hold grammar, the high ones meaning."""


@dataclass(frozen=True, slots=True)
class Sight:
    """Lines as the heads see them, a row each. There are no `vectors` without an encoder, and nothing is `spelt`
    where speed counts.
    """

    named: Floats
    spelt: tuple[Spelt, ...] = ()
    vectors: Floats | None = None


def look(texts: Sequence[str], encoder: MiniLM | None = None, *, spelling: bool = True) -> Sight:
    """See lines once, for every head that wants to judge them."""
    whole = [filled(text) for text in texts]
    cores = [core(text) for text in whole]
    return Sight(
        named=np.array([features(text) for text in cores], dtype=np.float32),
        spelt=tuple(buckets(text) for text in cores) if spelling else (),
        vectors=encoder.layers(whole, LAYERS) if encoder is not None else None,
    )


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
