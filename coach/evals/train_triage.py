"""Train the heads that sort to-do lines: `python -m coach.evals.train_triage [DATA] [-o FILE]`.

Data: tests/evals/triage/triage_train_*.jsonl, one object a line with `text`, `bucket`, `scenario`, `list_title`. Folds
are of scenarios. Two heads are trained as the form head's are (`coach.evals.train_form`), on more named columns; the
third is a net. Another head tells a line's function from its meaning; it learns from the phrasings of the catalogue.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from coach.evals.dataset import OWN, Case, read_cases
from coach.evals.scorers import binary
from coach.evals.train_form import (
    FOLDS,
    HEADS,
    Inputs,
    inputs_of,
    opinions,
    temperature,
    train,
    train_dense,
)
from coach.hearing import form_head
from coach.language.form import Coefficients, FormHead, log_softmax
from coach.language.sight import Floats, Sight
from coach.metrics.catalogue import load
from coach.metrics.match import key, phrasings, read_vectors
from coach.resources import knowledge_folders, metric_vectors
from coach.triage.buckets import (
    BUCKETS,
    FUNCTION_FLOOR,
    BucketCoefficients,
    Net,
    columns,
    function_logs,
    hidden,
    unit,
    with_team,
)

_FUNCTION_PENALTY = 3e-3
_MEANING = 20.0
"""What unit vectors are multiplied by before training, so that the penalty fits; folded back into the weights."""
_PLAIN = ("ngrams", "features")
"""The heads that are trained as the form head's are; in place of the third stands a net."""
_NETS, _HIDDEN, _ROUNDS, _BATCH, _DROPPED, _DECAY = 3, 64, 14, 128, 0.4, 2e-3
"""The nets: how many, the hidden places of one, rounds over the data, lines a step, share left out, penalty."""
_ANSWERED, _GUESS_PENALTY = 0.95, 5e-2
"""Share of the work with a nameable outcome that must be let through to the matcher; penalty of that head."""
_LEAST = 0.3
"""No threshold is lower: of five buckets that is a guess."""
_UNCLEAR = BUCKETS.index("unclear")


def read_lines(folder: Path) -> list[Case]:
    """The lines to train on. Raises `InputError` where a file cannot be read."""
    return [case for path in sorted(folder.glob("triage_train_*.jsonl")) for case in read_cases(path)]


def folds_of(lines: Sequence[Case]) -> NDArray[np.int64]:
    """The fold of every line: that of its scenario."""
    return np.array([crc32(line["scenario"].encode()) % FOLDS for line in lines])


def fit(lines: Sequence[Case], form: FormHead) -> tuple[BucketCoefficients, list[str]]:
    """Train on all lines, calibrated on folds; also the report of the folds."""
    texts = [line["text"] for line in lines]
    sight = form.look(texts)
    wide = Sight(columns(texts, sight, form), sight.spelt, sight.vectors)
    logs = _held_out(lines, wide)
    truth = np.array([BUCKETS.index(line["bucket"]) for line in lines])
    heat = [temperature(part, truth) for part in logs]
    thresholds, report = [], []
    for name, part, degree in zip(HEADS, logs, heat, strict=True):
        likely = np.exp(log_softmax(part / np.float32(degree)))
        least = threshold(likely, truth)
        thresholds.append(least)
        report += _told(name, likely, truth, least, degree)
    inputs, every, unseen = inputs_of(wide), np.arange(len(lines)), hidden(wide.named.shape[1])
    whole = train(inputs, every, _wanted(truth), unseen, _PLAIN).coefficients
    net = train_net(inputs, every, _wanted(truth), unseen["vectors"])
    numbers = {name: getattr(whole, name) for name in Coefficients.__dataclass_fields__}
    heads = Coefficients(**{**numbers, "temperatures": np.array(heat, dtype=np.float32)})
    functions, weights, told = fit_functions(lines, sight, form)
    guess, known = fit_guess(lines, wide)
    found = BucketCoefficients(heads, net, np.array(thresholds, dtype=np.float32), functions, weights, guess)
    return found, [*report, told, known]


def _wanted(truth: NDArray[np.int64]) -> Floats:
    return np.eye(len(BUCKETS), dtype=np.float32)[truth]


def _held_out(lines: Sequence[Case], wide: Sight) -> list[Floats]:
    """Log probabilities of every line by the three readers, from heads that have not seen its scenario."""
    truth = np.array([BUCKETS.index(line["bucket"]) for line in lines])
    inputs, fold, unseen = inputs_of(wide), folds_of(lines), hidden(wide.named.shape[1])
    found = [np.zeros((len(lines), len(BUCKETS)), dtype=np.float32) for _ in HEADS]
    for number in range(FOLDS):
        test = np.flatnonzero(fold == number)
        others = np.flatnonzero(fold != number)
        _, spelt, plain = train(inputs, others, _wanted(truth), unseen, _PLAIN).scores(inputs, test)
        meant = train_net(inputs, others, _wanted(truth), unseen["vectors"])
        seen = Sight(wide.named[test], vectors=inputs.vectors[test])
        for place, logs in enumerate(opinions((meant.logs(seen), spelt, plain))):
            found[place][test] = logs
    return found


def train_net(inputs: Inputs, chosen: NDArray[np.int64], wanted: Floats, unseen: Sequence[int]) -> Net:
    """The mean of some nets of one hidden layer, each from its own seed, the same every time, as one wider net."""
    table = np.hstack([inputs.vectors[chosen], inputs.named[chosen]])
    mean, spread = table.mean(axis=0), np.maximum(table.std(axis=0), 0.05)
    blind = [inputs.vectors.shape[1] + column for column in unseen]
    table = ((table - mean) / spread).astype(np.float32)
    table[:, blind] = 0.0
    nets = [_learnt(table, wanted[chosen], np.random.default_rng(seed)) for seed in range(_NETS)]
    inner = np.hstack([net[0] for net in nets]) / spread[:, None]
    inner[blind] = 0.0
    inner_bias = np.concatenate([net[1] for net in nets]) - mean @ inner
    outer, outer_bias = np.vstack([net[2] for net in nets]) / _NETS, sum(net[3] for net in nets) / _NETS
    return Net(*(np.asarray(part, dtype=np.float32) for part in (inner, inner_bias, outer, outer_bias)))


def _learnt(table: Floats, wanted: Floats, chance: np.random.Generator) -> list[Floats]:
    """The weights of one net: Adam (Kingma and Ba 2015), dropout, an L2 penalty."""
    weights = [
        (chance.standard_normal((table.shape[1], _HIDDEN)) / np.sqrt(table.shape[1])).astype(np.float32),
        np.zeros(_HIDDEN, dtype=np.float32),
        (chance.standard_normal((_HIDDEN, wanted.shape[1])) / np.sqrt(_HIDDEN)).astype(np.float32),
        np.zeros(wanted.shape[1], dtype=np.float32),
    ]
    speed, force = [np.zeros_like(part) for part in weights], [np.zeros_like(part) for part in weights]
    step = 0
    for _ in range(_ROUNDS):
        order = chance.permutation(len(table))
        for start in range(0, len(order), _BATCH):
            rows, step = order[start : start + _BATCH], step + 1
            for place, slope in enumerate(_slopes(weights, table[rows], wanted[rows], chance)):
                speed[place] = 0.9 * speed[place] + 0.1 * slope
                force[place] = 0.999 * force[place] + 0.001 * slope * slope
                stride = (speed[place] / (1 - 0.9**step)) / (np.sqrt(force[place] / (1 - 0.999**step)) + 1e-8)
                weights[place] = (weights[place] - 1e-3 * stride).astype(np.float32)
    return weights


def _slopes(weights: Sequence[Floats], rows: Floats, truth: Floats, chance: np.random.Generator) -> list[Floats]:
    """The gradient of the penalised loss on a batch, with parts of the inputs and of the hidden layer left out."""
    kept = (chance.random(rows.shape) > _DROPPED / 2) / np.float32(1 - _DROPPED / 2)
    rows = (rows * kept).astype(np.float32)
    hidden_layer = np.maximum(rows @ weights[0] + weights[1], 0)
    mask = ((chance.random(hidden_layer.shape) > _DROPPED) / np.float32(1 - _DROPPED)).astype(np.float32)
    shown = hidden_layer * mask
    error = (np.exp(log_softmax(shown @ weights[2] + weights[3])) - truth) / len(rows)
    back = (error @ weights[2].T) * mask * (hidden_layer > 0)
    return [
        rows.T @ back + _DECAY * weights[0], back.sum(axis=0), shown.T @ error + _DECAY * weights[2], error.sum(axis=0)
    ]  # fmt: skip


def threshold(likely: Floats, truth: NDArray[np.int64]) -> float:
    """The highest confidence to ask below that costs at most two lines in a thousand of the best accuracy there is."""
    grid = np.arange(_LEAST, 0.66, 0.02)
    right = [float((_said(likely, least) == truth).mean()) for least in grid]
    return float(max(least for least, share in zip(grid, right, strict=True) if share >= max(right) - 0.002))


def _said(likely: Floats, least: float) -> NDArray[np.int64]:
    best = likely.argmax(axis=1)
    return np.where(likely.max(axis=1) >= least, best, _UNCLEAR)


def _told(name: str, likely: Floats, truth: NDArray[np.int64], least: float, degree: float) -> list[str]:
    said = _said(likely, least)
    scores = [
        f"{bucket} {binary([(bool(s), bool(t)) for s, t in zip(said == i, truth == i, strict=True)]).f1:.3f}"
        for i, bucket in enumerate(BUCKETS)
    ]
    plain = float((likely.argmax(axis=1) == truth).mean())
    accuracy = float((said == truth).mean())
    asked = float((likely.max(axis=1) < least).mean())
    head = f"{name}: accuracy {accuracy:.3f} ({plain:.3f} without asking), T {degree:.2f}, asks below {least:.2f}"
    return [f"{head} ({asked:.3f} of lines); F1 {', '.join(scores)}"]


def fit_functions(lines: Sequence[Case], sight: Sight, form: FormHead) -> tuple[tuple[str, ...], Floats, str]:
    """The functions and the weights of the head that tells them, learnt from the catalogue, and its report on lines."""
    assert sight.vectors is not None
    assert form.encoder is not None
    shipped = read_vectors(metric_vectors())
    known = [
        (metric.function, words) for metric, words in phrasings(load(knowledge_folders())) if key(words) in shipped
    ]
    names = tuple(sorted({function for function, _ in known}))
    table = np.stack([shipped[key(words)] for _, words in known]) * np.float32(_MEANING)
    wanted = np.eye(len(names), dtype=np.float32)[[names.index(function) for function, _ in known]]
    trained = train_dense(table, wanted, _FUNCTION_PENALTY)
    weights = np.vstack([trained[:-1] * np.float32(_MEANING), trained[-1:]])
    logs = function_logs(weights, unit(sight.vectors))
    titles = sorted({line.get("list_title") or "" for line in lines} - {""})
    above = dict(zip(titles, function_logs(weights, form.encoder.encode(titles)), strict=True)) if titles else {}
    nothing = np.zeros(len(names), dtype=np.float32)
    headings = np.stack([above.get(line.get("list_title") or "", nothing) for line in lines])
    scenarios = np.array([line["scenario"] for line in lines])
    for scenario in set(scenarios.tolist()):
        here = np.flatnonzero(scenarios == scenario)
        logs[here] = with_team(logs[here], headings[here])
    right = np.array([names[int(row.argmax())] == line["function"] for row, line in zip(logs, lines, strict=True)])
    sure = np.exp(logs.max(axis=1)) >= FUNCTION_FLOOR
    report = f"function: {right.mean():.3f}; {right[sure].mean():.3f} of the {sure.mean():.2f} that are named"
    return names, weights, report


def fit_guess(lines: Sequence[Case], wide: Sight) -> tuple[Floats, str]:
    """The weights that tell work whose outcome can be named from work too vague for it, and their report on folds.

    The bias is set so that one in twenty of the lines that could be answered is asked about all the same.
    """
    assert wide.vectors is not None
    work = np.flatnonzero([line["bucket"] == "initiative" and "has_outcome" in line for line in lines])
    able = np.array([bool(lines[int(place)]["has_outcome"]) for place in work])
    named = wide.named[work].copy()
    named[:, hidden(named.shape[1])["vectors"]] = 0.0
    table = np.hstack([wide.vectors[work], named])
    mean, spread = table.mean(axis=0), np.maximum(table.std(axis=0), 0.05)
    table, wanted = ((table - mean) / spread).astype(np.float32), np.eye(2, dtype=np.float32)[able.astype(int)]
    fold, odds = folds_of(lines)[work], np.zeros(len(work), dtype=np.float32)
    for number in range(FOLDS):
        weights = train_dense(table[fold != number], wanted[fold != number], _GUESS_PENALTY)
        scores = table[fold == number] @ weights[:-1] + weights[-1]
        odds[fold == number] = scores[:, 1] - scores[:, 0]
    least = float(np.quantile(odds[able], 1 - _ANSWERED))
    weights = train_dense(table, wanted, _GUESS_PENALTY)
    slope = (weights[:-1, 1] - weights[:-1, 0]) / spread
    bias = weights[-1, 1] - weights[-1, 0] - mean @ slope - least
    report = f"vague work: asked about {(odds[~able] < least).mean():.3f} of it, and {1 - _ANSWERED:.2f} of the rest"
    return np.concatenate([slope, [bias]]).astype(np.float32), report


def main() -> int:
    """Train, report the folds on standard error, write the coefficients."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, nargs="?", default=OWN / "triage")
    default = Path(__file__).parents[1] / "triage/data/bucket_head.npz"
    parser.add_argument("-o", "--output", type=Path, default=default)
    options = parser.parse_args()
    form = form_head()
    if form.reader != "vectors":
        sys.stderr.write("training needs MiniLM's weights: run `make setup`\n")
        return 3
    lines = read_lines(options.data)
    if not lines:
        sys.stderr.write(f"no lines in {options.data}; give the folder with triage_train_*.jsonl\n")
        return 2
    coefficients, report = fit(lines, form)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_bytes(coefficients.write())
    sys.stderr.write("\n".join([f"{len(lines)} lines, {FOLDS} folds by scenario", *report, ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
