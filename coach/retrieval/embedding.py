"""Vectors of notes and questions: shipped for our own notes, kept for the user's, made where they are missing.

A vector is filed under the hash of the text it was made from, so a text that changes gets a new vector and nothing
ever goes stale. Vectors are unit length: their dot product is the cosine of the angle between two texts.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from coach.language.minilm import SIZE, MiniLM, Vectors
from coach.resources import retrieval_vectors

Progress = Callable[[int, int], None]
"""Called with how many of how many texts are done; a page shows it as a bar."""
Halves = NDArray[np.float16]
REMEMBERED = 2_000
"""Questions whose vector is remembered: a review asks the same of a draft after every edit."""

BATCH = 8
"""Texts encoded at once: passages are long, and attention over them takes memory by the square of their length."""

_HUB = re.compile(r"\bOKR(?:['’]?s)?\b", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


def plain(text: str) -> str:
    """The text without the word OKR, which is in every question here and makes them all look alike."""
    return _SPACE.sub(" ", _HUB.sub(" ", text)).strip() or text


def key(text: str) -> str:
    """The name under which the vector of a text is filed."""
    return hashlib.sha256(plain(text).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def read_vectors(data: bytes) -> dict[str, Halves]:
    """Vectors by key, from the bytes of a file that `vector_file` made."""
    with np.load(io.BytesIO(data)) as stored:
        keys = [name.decode("ascii") for name in stored["keys"].astype("S24").tolist()]
        return dict(zip(keys, np.asarray(stored["vectors"], dtype=np.float16), strict=True))


def shipped_vectors() -> dict[str, Halves]:
    """The vectors that come with our own notes."""
    return read_vectors(retrieval_vectors())


def vector_file(vectors: Mapping[str, Halves]) -> bytes:
    """The bytes of a file of vectors, the same for the same vectors; half precision is enough to compare by."""
    names = sorted(vectors)
    buffer = io.BytesIO()
    rows = np.array([vectors[name] for name in names], dtype=np.float16).reshape(len(names), SIZE)
    np.savez_compressed(buffer, keys=np.array(names, dtype="S24"), vectors=rows)
    return buffer.getvalue()


class Embedder:
    """Gives texts their vectors. `kept` is the file in the user's data folder that remembers those made here."""

    def __init__(self, encoder: MiniLM, shipped: Mapping[str, Halves], kept: Path | None = None) -> None:
        self._encoder = encoder
        self._known = dict(shipped)
        self._shipped = frozenset(shipped)
        self._kept = kept
        self._asked: dict[str, Vectors] = {}

    def questions(self, texts: Sequence[str]) -> Vectors:
        """Vectors of what somebody asks or writes now; remembered for a while, never written to disk."""
        names = [key(text) for text in texts]
        asked = self._asked if len(self._asked) < REMEMBERED else {}
        missing = {name: plain(text) for name, text in zip(names, texts, strict=True) if name not in asked}
        if missing:
            asked = asked | dict(zip(missing, self._encoder.encode(list(missing.values())), strict=True))
        # Replaced whole, never changed: several people may ask at the same moment.
        self._asked = asked
        return np.array([asked[name] for name in names], dtype=np.float32).reshape(len(names), SIZE)

    def texts(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Vectors of notes and documents; those not known yet are made in batches and kept."""
        names = [key(text) for text in texts]
        wanted = dict(zip(names, texts, strict=True))
        if not wanted.keys() <= self._known.keys():
            self._known |= self._remembered()
        missing = [name for name in wanted if name not in self._known]
        for start in range(0, len(missing), BATCH):
            batch = missing[start : start + BATCH]
            if progress:
                progress(start, len(missing))
            made = self._encoder.encode([plain(wanted[name]) for name in batch])
            self._known |= zip(batch, made.astype(np.float16), strict=True)
        if missing:
            self._keep({name: self._known[name] for name in wanted if name not in self._shipped})
            if progress:
                progress(len(missing), len(missing))
        return np.array([self._known[name] for name in names], dtype=np.float32).reshape(len(names), SIZE)

    def _remembered(self) -> dict[str, Halves]:
        if self._kept is None:
            return {}
        try:
            return read_vectors(self._kept.read_bytes())
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return {}  # missing or damaged: the vectors are made again

    def _keep(self, vectors: Mapping[str, Halves]) -> None:
        """Write beside and rename, so that a reader never sees half a file; a full disk costs time, not the answer."""
        if self._kept is None:
            return
        try:
            self._kept.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._kept.parent, prefix=self._kept.stem, suffix=".new")
            with os.fdopen(handle, "wb") as file:
                file.write(vector_file(vectors))
            Path(name).replace(self._kept)
        except OSError:
            return
