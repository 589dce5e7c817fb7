"""Train the heads that tell notes apart: `python -m coach.evals.train_notes [DATA] [-o FILE]`.

Data: one JSON object a line with `question` and `notes`, the note it is about first (tests/evals/asked/*.jsonl). To
these come the phrasings and texts of the shipped notes and the questions of `knowledge/elsewhere`. Softmax regression
with an L2 penalty by Adam (Kingma and Ba 2015) from zero, full batch: the same result on every run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from coach.evals.dataset import read_folder
from coach.language.minilm import MiniLM, Vectors
from coach.resources import minilm_path, shipped
from coach.retrieval.embedding import Embedder, shipped_vectors
from coach.retrieval.heads import BUCKETS, NoteHeads, word_places, word_weights
from coach.retrieval.shelf import Library, body, phrasings

ALSO = 0.4
"""How much a note that answers as well counts beside the one a question was written for."""
PENALTY = {"meant": 3e-5, "spelt": 2e-5}
STEPS = {"meant": 400, "spelt": 250}
RATE = 0.05


def examples(folder: Path, library: Library) -> tuple[list[str], Vectors]:
    """All texts and their wanted classes, rows that sum to 1, shape (texts, notes + 1)."""
    ids = [note.id for note in library.notes]
    place = {note: number for number, note in enumerate(ids)}
    labelled: list[tuple[str, dict[int, float]]] = [
        (text, {place[section.note]: 1.0})
        for section in library.sections
        for text in (*phrasings(section), body(section))
    ]
    for case in read_folder(folder):
        main, *others = case["notes"]
        labelled.append((case["question"], {**{place[each]: ALSO for each in others}, place[main]: 1.0}))
    labelled += [(text, {len(ids): 1.0}) for text in library.elsewhere]
    wanted = np.zeros((len(labelled), len(ids) + 1), dtype=np.float32)
    for row, (_, classes) in enumerate(labelled):
        for column, weight in classes.items():
            wanted[row, column] = weight
    return [text for text, _ in labelled], wanted / wanted.sum(axis=1, keepdims=True)


def fit(rows: Vectors, wanted: Vectors, *, penalty: float, steps: int) -> Vectors:
    """Weights of softmax regression without a bias, shape (columns, classes)."""
    weights = np.zeros((rows.shape[1], wanted.shape[1]), dtype=np.float32)
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        scores = rows @ weights
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        slope = rows.T @ (likely - wanted) / np.float32(len(rows)) + np.float32(penalty) * weights
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.999 * spread + 0.001 * slope * slope
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def train(folder: Path, library: Library, embedder: Embedder) -> NoteHeads:
    """Train both heads."""
    texts, wanted = examples(folder, library)
    filled = np.zeros((len(texts), BUCKETS), dtype=bool)
    for row, text in enumerate(texts):
        filled[row, word_places(text)] = True
    rarity = np.log((1 + len(texts)) / (1 + filled.sum(axis=0))).astype(np.float32)
    words = np.stack([word_weights(text, rarity) for text in texts])
    return NoteHeads(
        tuple(note.id for note in library.notes),
        fit(embedder.questions(texts), wanted, penalty=PENALTY["meant"], steps=STEPS["meant"]),
        fit(words, wanted, penalty=PENALTY["spelt"], steps=STEPS["spelt"]),
        rarity,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, and write the heads."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, nargs="?", default=Path("tests/evals/asked"))
    parser.add_argument(
        "-o", "--output", type=Path, default=Path(__file__).parents[1] / "retrieval/data/note_heads.npz"
    )
    options = parser.parse_args(arguments)
    weights = minilm_path()
    if weights is None:
        sys.stderr.write("training needs MiniLM's weights: run `make setup`\n")
        return 3
    library = Library.read([shipped("knowledge")])
    heads = train(options.data, library, Embedder(MiniLM(weights), shipped_vectors()))
    options.output.write_bytes(heads.write())
    sys.stderr.write(f"{len(heads.notes)} notes, {options.output.stat().st_size // 1000} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
