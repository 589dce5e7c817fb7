"""Train the form heads on the project's own labelled lines: `python -m coach.evals.train_form [DATA] [-o FILE]`.

Data: one JSON object a line with `text`, `form` and `scenario` (tests/evals/form/*.jsonl). Scenarios, not lines,
are split between folds, so that a team's own words never help to recognise its other lines. Plain NumPy: full-batch
descent with momentum on multinomial logistic loss with an L2 penalty, the same result on every run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from coach.evals.dataset import Case, held_out, read_folder
from coach.evals.scorers import macro_f1
from coach.language.form import Coefficients, log_softmax
from coach.language.minilm import MiniLM
from coach.language.ngrams import BUCKETS
from coach.language.sight import Sight, look
from coach.resources import minilm_path
from coach.schema import FORMS

Floats = NDArray[np.float32]
FOLDS = 4
PENALTY = {"vectors": 3e-3, "ngrams": 1e-4, "features": 1e-4}
STEPS = 300


@dataclass(frozen=True)
class Inputs:
    """All that the heads read of the lines: dense standardised columns, and n-grams as flat lists with row numbers."""

    vectors: Floats
    named: Floats
    rows: NDArray[np.int64]
    places: NDArray[np.int64]
    weights: Floats


def read_lines(folder: Path) -> list[Case]:
    """The labelled lines of a folder that may be trained on: those of held-out scenarios are for measuring."""
    return [case for case in read_folder(folder) if not held_out(case["scenario"])]


def seen(texts: Sequence[str], encoder: MiniLM) -> Inputs:
    """Read every line once, the way the heads will."""
    return inputs_of(look(texts, encoder))


def inputs_of(sight: Sight) -> Inputs:
    """What was seen of the lines, laid out for training."""
    assert sight.vectors is not None
    return Inputs(
        vectors=sight.vectors,
        named=sight.named,
        rows=np.concatenate([np.full(len(places), row) for row, (places, _) in enumerate(sight.spelt)]),
        places=np.concatenate([places for places, _ in sight.spelt]),
        weights=np.concatenate([weights for _, weights in sight.spelt]),
    )


def descend(gradient: Callable[[Floats], Floats], shape: tuple[int, int], rate: float) -> Floats:
    """Nesterov's accelerated descent from zero, `STEPS` steps."""
    weights = np.zeros(shape, dtype=np.float32)
    before = weights
    for step in range(STEPS):
        ahead = weights + (step / (step + 3.0)) * (weights - before)
        before, weights = weights, (ahead - rate * gradient(ahead)).astype(np.float32)
    return weights


def residual(scores: Floats, wanted: Floats) -> Floats:
    """Probability minus truth, divided by the number of lines: the gradient of the loss by the scores."""
    scores = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray((scores / scores.sum(axis=1, keepdims=True) - wanted) / len(wanted), dtype=np.float32)


def train_dense(columns: Floats, wanted: Floats, penalty: float) -> Floats:
    """Weights of a head over dense standardised columns; the last row is the bias, which is not penalised."""
    full = np.hstack([columns, np.ones((len(columns), 1), dtype=np.float32)])
    shrink = np.full((full.shape[1], 1), penalty, dtype=np.float32)
    shrink[-1] = 0.0
    rate = 1.0 / (0.5 * float(np.linalg.norm(full, 2)) ** 2 / len(full) + penalty)

    def gradient(w: Floats) -> Floats:
        return np.asarray(full.T @ residual(full @ w, wanted) + shrink * w, dtype=np.float32)

    return descend(gradient, (full.shape[1], wanted.shape[1]), rate)


def train_spelt(inputs: Inputs, chosen: NDArray[np.int64], named: Floats, wanted: Floats, penalty: float) -> Floats:
    """Weights over n-gram buckets, then named features, then the bias."""
    keep = np.isin(inputs.rows, chosen)
    rows = np.searchsorted(chosen, inputs.rows[keep])
    places, weights = inputs.places[keep], inputs.weights[keep] * np.float32(SPELT_SCALE)
    full = np.hstack([named, np.ones((len(named), 1), dtype=np.float32)])
    size = BUCKETS + full.shape[1]

    def gradient(w: Floats) -> Floats:
        scores = full @ w[BUCKETS:]
        for column in range(wanted.shape[1]):
            scores[:, column] += np.bincount(rows, weights * w[places, column], minlength=len(full))
        error = residual(scores, wanted)
        spelt = np.stack(
            [
                np.bincount(places, weights * error[rows, column], minlength=BUCKETS)
                for column in range(wanted.shape[1])
            ],
            axis=1,
        )
        return np.asarray(np.vstack([spelt, full.T @ error]) + penalty * w, dtype=np.float32)

    rate = 1.0 / (0.5 * (float(np.linalg.norm(full, 2)) ** 2 / len(full) + SPELT_SCALE**2) + penalty)
    return descend(gradient, (size, wanted.shape[1]), rate)


SPELT_SCALE = 6.0
"""Lines' n-gram weights have length 1, features about 8: this puts them on one footing, so that one rate fits."""


@dataclass(frozen=True)
class Trained:
    """The three heads, with the scaling of their inputs folded in."""

    coefficients: Coefficients

    def scores(self, inputs: Inputs, chosen: NDArray[np.int64]) -> tuple[Floats, Floats, Floats]:
        """Uncalibrated scores of the vector, n-gram and feature head for the chosen lines."""
        c = self.coefficients
        named = inputs.named[chosen]
        keep = np.isin(inputs.rows, chosen)
        rows = np.searchsorted(chosen, inputs.rows[keep])
        spelt = named @ c.ngrams_features + c.ngrams_bias
        np.add.at(spelt, rows, inputs.weights[keep][:, None] * c.ngrams[inputs.places[keep]])
        meant = inputs.vectors[chosen] @ c.vectors + named @ c.vectors_features + c.vectors_bias
        return meant, spelt, named @ c.features + c.features_bias


HEADS = ("vectors", "ngrams", "features")


def train(
    inputs: Inputs,
    chosen: NDArray[np.int64],
    wanted: Floats,
    hidden: Mapping[str, Sequence[int]] | None = None,
    heads: Sequence[str] = HEADS,
) -> Trained:
    """Train `heads` on the chosen lines, the others stay zero; `hidden` are the named columns a head must not see."""
    vectors, named = inputs.vectors[chosen], inputs.named[chosen]
    v_mean, v_spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6
    n_mean, n_spread = named.mean(axis=0), np.maximum(named.std(axis=0), 0.05)
    scaled = (named - n_mean) / n_spread
    truth = wanted[chosen]
    views = {name: scaled.copy() for name in HEADS}
    for name, columns in (hidden or {}).items():
        views[name][:, list(columns)] = 0.0
    dense = np.zeros((vectors.shape[1] + named.shape[1] + 1, wanted.shape[1]), dtype=np.float32)
    if "vectors" in heads:
        dense = train_dense(np.hstack([(vectors - v_mean) / v_spread, views["vectors"]]), truth, PENALTY["vectors"])
    plain = train_dense(views["features"], truth, PENALTY["features"])
    spelt = train_spelt(inputs, chosen, views["ngrams"], truth, PENALTY["ngrams"])
    size = vectors.shape[1]
    w_vectors, w_named = dense[:size] / v_spread[:, None], dense[size:-1] / n_spread[:, None]
    s_named, p_named = spelt[BUCKETS:-1] / n_spread[:, None], plain[:-1] / n_spread[:, None]
    return Trained(
        Coefficients(
            vectors=w_vectors,
            vectors_features=w_named,
            vectors_bias=dense[-1] - v_mean @ w_vectors - n_mean @ w_named,
            ngrams=spelt[:BUCKETS] * np.float32(SPELT_SCALE),
            ngrams_features=s_named,
            ngrams_bias=spelt[-1] - n_mean @ s_named,
            features=p_named,
            features_bias=plain[-1] - n_mean @ p_named,
            temperatures=np.ones(3, dtype=np.float32),
        )
    )


def opinions(scores: tuple[Floats, Floats, Floats]) -> tuple[Floats, Floats, Floats]:
    """Log probabilities of the joint head, the n-gram head and the feature head, before calibration."""
    meant, spelt, plain = (log_softmax(part) for part in scores)
    return 0.5 * (meant + spelt), spelt, plain


def temperature(logs: Floats, truth: NDArray[np.int64]) -> float:
    """The divisor that makes held-out log likelihood best, on a grid from 0.4 to 2.5."""
    grid = np.geomspace(0.4, 2.5, 60)
    losses = [-log_softmax(logs / np.float32(t))[np.arange(len(truth)), truth].mean() for t in grid]
    return float(grid[int(np.argmin(losses))])


def fit(lines: Sequence[Case], encoder: MiniLM) -> tuple[Coefficients, list[str]]:
    """Train on all lines, calibrated on folds of scenarios; also the report of the folds."""
    inputs = seen([line["text"] for line in lines], encoder)
    truth = np.array([FORMS.index(line["form"]) for line in lines])
    wanted = np.eye(len(FORMS), dtype=np.float32)[truth]
    fold = np.array([crc32(line["scenario"].encode()) % FOLDS for line in lines])
    held_out = [np.zeros((len(lines), len(FORMS)), dtype=np.float32) for _ in range(3)]
    for number in range(FOLDS):
        test = np.flatnonzero(fold == number)
        trained = train(inputs, np.flatnonzero(fold != number), wanted)
        for place, logs in enumerate(opinions(trained.scores(inputs, test))):
            held_out[place][test] = logs
    heat = [temperature(logs, truth) for logs in held_out]
    report = []
    for name, logs, degree in zip(HEADS, held_out, heat, strict=True):
        likely = np.exp(log_softmax(logs / np.float32(degree)))
        said = likely[:, 0] > 0.5
        accuracy = float((likely.argmax(axis=1) == truth).mean())
        score = macro_f1(said.tolist(), (truth == 0).tolist())
        report.append(f"{name}: outcome macro-F1 {score:.3f}, four forms {accuracy:.3f}, T {degree:.2f}")
    whole = train(inputs, np.arange(len(lines)), wanted).coefficients
    calibrated = {name: getattr(whole, name) for name in Coefficients.__dataclass_fields__}
    calibrated["temperatures"] = np.array(heat, dtype=np.float32)
    return Coefficients(**calibrated), report


def main() -> int:
    """Train, report the folds on standard error, write the coefficients."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, nargs="?", default=Path("tests/evals/form"))
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).parents[1] / "language/data/form_head.npz")
    options = parser.parse_args()
    folder = minilm_path()
    if folder is None:
        sys.stderr.write("training needs MiniLM's weights: run `make setup`\n")
        return 3
    lines = read_lines(options.data)
    if not lines:
        sys.stderr.write(f"no labelled lines in {options.data}; give the folder with the .jsonl files\n")
        return 2
    coefficients, report = fit(lines, MiniLM(folder))
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_bytes(coefficients.write())
    sys.stderr.write("\n".join([f"{len(lines)} lines, {FOLDS} folds by scenario", *report, ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
