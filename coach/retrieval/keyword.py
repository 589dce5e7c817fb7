"""Search by words (BM25, Robertson and Zaragoza 2009): beside the vectors, and in their place where none can be made.

Scores are shares of what a text could score at most for the question, 0 to 1: a rare word that no text has counts
against all of them, so that a question about something else scores low everywhere.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from coach.retrieval.embedding import plain

Scores = NDArray[np.float64]

SATURATION = 1.2
LENGTH = 0.75
"""The usual constants: how soon repetition stops to count, and how much longer texts are held back."""

_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("ing", "ies", "ed", "es", "s", "ly")
_SMALL_WORDS = frozenset(
    "a an the of to in on at for from by with as is are was were be been being do does did have has had i we you they "
    "he she it our my your their its his her us them me this that these those there here what which who whom whose "
    "when where why how if or and but not no nor so than then too very can could may might must shall should will "
    "would about into over under up down out off again just only also own same s t don won isn all any each every "
    "some such more most other".split()
)


def content_words(text: str) -> list[str]:
    """The words of a text that carry its subject, without their endings."""
    return [_stem(word) for word in _WORD.findall(plain(text).lower()) if word not in _SMALL_WORDS]


def _stem(word: str) -> str:
    """The word without its ending, where enough is left of it; crude, and the same for texts and questions."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


class KeywordIndex:
    """Texts that can be searched by their words."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._size = len(texts)
        counts = [Counter(content_words(text)) for text in texts]
        lengths = [sum(count.values()) for count in counts]
        usual = sum(lengths) / max(self._size, 1) or 1.0
        self._weights: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, (count, length) in enumerate(zip(counts, lengths, strict=True)):
            brake = SATURATION * (1 - LENGTH + LENGTH * length / usual)
            for word, times in count.items():
                self._weights[word].append((place, times * (SATURATION + 1) / (times + brake)))

    def scores(self, question: str) -> Scores:
        """One score a text, in their order."""
        found = np.zeros(self._size)
        best = 0.0
        for word in sorted(set(content_words(question))):
            entries = self._weights.get(word, [])
            rarity = math.log(1 + (self._size - len(entries) + 0.5) / (len(entries) + 0.5))
            best += rarity * (SATURATION + 1)
            for place, weight in entries:
                found[place] += rarity * weight
        return found / best if best else found
