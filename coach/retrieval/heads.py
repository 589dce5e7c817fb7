"""Which note a question is about, as two trained heads hold it: one reads its vector, one its words.

Nearness alone ranks a note by its best phrasing; the heads have seen thousands of questions and know which words and
meanings tell notes apart. They know the shipped notes, and one class more: what no note answers. A note of a user's
own, which no head knows, is taken to be as likely as the nearest shipped ones. Trained by
`python -m coach.evals.train_notes` on the notes' phrasings and on `tests/evals/asked`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np

from coach.language.minilm import Vectors
from coach.retrieval.embedding import plain
from coach.retrieval.keyword import Scores

BUCKETS = 1 << 13
MEANT, SPELT = 0.04, 0.03
"""What a head's log probability adds to a note's score, by meaning and by words."""
ELSEWHERE = 0.02
"""What a head's log probability of "no note answers it" takes from the best score."""
_STEM = 6
_WORD = re.compile(r"[a-z']+")
_LIKE = 3
"""The shipped notes nearest by score whose mean a note takes that no head knows."""


@dataclass(frozen=True)
class Opinion:
    """What the heads make of a question: what each note's score gains (never above 0), and what it is held against."""

    gains: dict[str, float]
    elsewhere: float


@dataclass(frozen=True)
class NoteHeads:
    """The trained numbers: a column a note in the order of `notes`, and a last one for what no note answers."""

    notes: tuple[str, ...]
    meant: Vectors
    spelt: Vectors
    rarity: Vectors

    @classmethod
    def read(cls, data: bytes) -> NoteHeads:
        """Read the bytes of the shipped file."""
        with np.load(io.BytesIO(data)) as stored:
            parts = (stored[name].astype(np.float32) for name in ("meant", "spelt", "rarity"))
            return cls(tuple(map(str, stored["notes"])), *parts)

    def write(self) -> bytes:
        """The bytes of a file that `read` reads; half precision is enough."""
        buffer = io.BytesIO()
        halves = {name: getattr(self, name).astype(np.float16) for name in ("meant", "spelt", "rarity")}
        np.savez_compressed(buffer, notes=np.array(self.notes), **halves)
        return buffer.getvalue()

    def opine(self, question: str, vector: Vectors) -> Opinion:
        """What the heads make of a question with this vector."""
        meant = _log_softmax(vector @ self.meant)
        spelt = _log_softmax(word_weights(question, self.rarity) @ self.spelt)
        gains = MEANT * _log_softmax(meant[:-1]) + SPELT * _log_softmax(spelt[:-1])
        against = -ELSEWHERE * float(meant[-1] + spelt[-1])
        return Opinion(dict(zip(self.notes, map(float, gains), strict=True)), against)


def gain_of(opinion: Opinion, notes: Sequence[str], scores: Scores) -> Scores:
    """What each note of `notes` gains; `scores` are their own, from which a note that no head knows takes its likes."""
    known = np.array([opinion.gains.get(note, np.nan) for note in notes])
    if not np.isnan(known).any():
        return known
    nearest = [place for place in np.argsort(-scores, kind="stable") if not np.isnan(known[place])][:_LIKE]
    filled: Scores = np.where(np.isnan(known), float(np.mean(known[nearest])) if nearest else 0.0, known)
    return filled


def word_weights(text: str, rarity: Vectors) -> Vectors:
    """A text's words and pairs of words as one row: rare ones weigh more, the length is 1."""
    row = np.zeros(BUCKETS, dtype=np.float32)
    places = word_places(text)
    row[places] = rarity[places]
    length = float(np.linalg.norm(row))
    return row / np.float32(length) if length else row


def word_places(text: str) -> list[int]:
    """The buckets of a text's words, small ones too, and of the pairs that stand together; long words are cut."""
    words = [word[:_STEM] for word in _WORD.findall(plain(text).lower())]
    return [crc32(gram.encode()) % BUCKETS for gram in (*words, *map("_".join, pairwise(words)))]


def _log_softmax(scores: Vectors) -> Vectors:
    shifted = scores - scores.max()
    result: Vectors = shifted - np.log(np.exp(shifted).sum())
    return result
