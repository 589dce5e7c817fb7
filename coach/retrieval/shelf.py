"""Notes and documents lying ready to be searched, and the measure by which one answers a question better than another.

How near a section is to a question is a weighted mean of three likenesses: to the best of its headings and further
phrasings (`asked`), to heading and answer together, and in words (BM25). The note as a whole counts too: a note whose
other sections are near as well is likelier to be about the matter. The weights were chosen on the tune half of
`tests/evals/questions.jsonl` and on the phrasings themselves, each looked up with itself left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from coach.language.minilm import SIZE, Vectors
from coach.resources import knowledge_files, read_text
from coach.retrieval.documents import load_documents
from coach.retrieval.embedding import Embedder, Progress
from coach.retrieval.keyword import KeywordIndex, Scores
from coach.retrieval.notes import Note, Section, load_notes

BODY = 0.8
WORDS = 0.3
NOTE = 0.5
"""Weights of heading and answer, of words, and of the note as a whole, where the best heading weighs 1."""
ANSWERED = 0.5
"""A user's text at least this near to a question of `knowledge/elsewhere` is taken to answer it."""
_WHOLE = 1 + BODY + WORDS
"""A section's likenesses are divided by this, so that a score is a share."""


@dataclass(frozen=True)
class Library:
    """What the knowledge folders hold for answering: notes, passages of a user's documents, and topics of neither."""

    notes: tuple[Note, ...]
    sections: tuple[Section, ...]
    elsewhere: tuple[str, ...]
    notices: tuple[str, ...] = ()

    @classmethod
    def read(cls, folders: Sequence[Path]) -> Library:
        """Read all knowledge folders; those after the first are a user's. Raises `RuleError` for a faulty note."""
        notes = load_notes(folders)
        documents = load_documents(folders[1:])
        sections = tuple(section for note in notes for section in note.sections) + documents.passages
        return cls(notes, sections, load_elsewhere(folders), documents.notices)

    def texts(self) -> tuple[str, ...]:
        """Every text that needs a vector, once."""
        pieces = [text for section in self.sections for text in (*phrasings(section), body(section))]
        return tuple(dict.fromkeys((*pieces, *self.elsewhere)))


def load_elsewhere(folders: Sequence[Path]) -> tuple[str, ...]:
    """Questions that the notes do not answer, one a line, `#` before remarks, from all knowledge folders."""
    lines = (line for path in knowledge_files(folders, "elsewhere", ".txt") for line in read_text(path).splitlines())
    return tuple(dict.fromkeys(line.strip() for line in lines if line.strip() and not line.startswith("#")))


def phrasings(section: Section) -> tuple[str, ...]:
    """The ways in which people may ask what a section answers; a passage without a heading speaks for itself."""
    if section.theirs and not section.also:
        return (section.heading, body(section)) if section.heading else (section.text,)
    return (section.heading, f"{section.title}. {section.heading}", *section.also)


def body(section: Section) -> str:
    """Heading and answer together."""
    return f"{section.heading} {section.text}".strip()


class Shelf:
    """A library with its vectors and words. Without an embedder it is searched by words alone."""

    def __init__(self, library: Library, embedder: Embedder | None, progress: Progress | None = None) -> None:
        self.library = library
        sections = library.sections
        places: dict[str, int] = {}
        self._note_of = np.array([places.setdefault(section.note, len(places)) for section in sections], dtype=int)
        self._words = KeywordIndex([_all_words(section) for section in sections])
        self._words_elsewhere = KeywordIndex(library.elsewhere)
        if embedder is None:
            return
        embedder.texts(library.texts(), progress)
        asked = [(place, text) for place, section in enumerate(sections) for text in phrasings(section)]
        self._owner = np.array([place for place, _ in asked], dtype=int)
        self._asked = embedder.texts([text for _, text in asked])
        self._bodies = embedder.texts([body(section) for section in sections])
        # What a user's own texts answer is no longer elsewhere.
        theirs = np.array([section.theirs for section in sections], dtype=bool)
        own = np.concatenate([self._asked[theirs[self._owner]], self._bodies[theirs]])
        elsewhere = embedder.texts(library.elsewhere)
        near = (elsewhere @ own.T).max(axis=1, initial=0.0)
        self._elsewhere = elsewhere[near < ANSWERED]

    @property
    def vectors(self) -> Vectors:
        """All vectors of sections, for an index; `owners` tells whose they are."""
        return np.concatenate([self._asked, self._bodies]) if len(self._asked) else np.zeros((0, SIZE), np.float32)

    def owners(self, numbers: Iterable[int]) -> list[int]:
        """The places of the sections whose vectors have these numbers."""
        return [int(self._owner[n]) if n < len(self._owner) else n - len(self._owner) for n in numbers]

    def word_scores(self, question: str) -> Scores:
        """How well each section answers by its words alone."""
        return self._with_note(self._words.scores(question))

    def scores(self, question: str, vector: Vectors, candidates: Sequence[int]) -> Scores:
        """How well each section answers, 0 to 1; only notes of the candidates are looked at, all others get 0."""
        words = self._words.scores(question)
        near = np.isin(self._note_of, self._note_of[[*candidates, *np.argsort(-words, kind="stable")[:5]]])
        rows = near[self._owner]
        likeness = np.full(len(words), -1.0)
        np.maximum.at(likeness, self._owner[rows], self._asked[rows] @ vector)
        likeness[near] += BODY * (self._bodies[near] @ vector) + WORDS * words[near]
        result: Scores = np.where(near, self._with_note(np.where(near, likeness / _WHOLE, 0.0)), 0.0)
        return result

    def elsewhere(self, question: str, vector: Vectors | None) -> float:
        """How near the question is to those that the notes do not answer."""
        if not self.library.elsewhere:
            return 0.0
        if vector is None:
            return float(self._words_elsewhere.scores(question).max())
        return float((self._elsewhere @ vector).max(initial=0.0))

    def _with_note(self, scores: Scores) -> Scores:
        """Each score with its share of the mean of its note."""
        sums = np.bincount(self._note_of, weights=scores)
        means = sums / np.maximum(np.bincount(self._note_of), 1)
        result: Scores = (scores + NOTE * means[self._note_of]) / (1 + NOTE)
        return result


def _all_words(section: Section) -> str:
    # The heading twice: what a section is about weighs more than what it mentions.
    return " ".join((section.title, section.heading, section.heading, *section.also, section.text))
