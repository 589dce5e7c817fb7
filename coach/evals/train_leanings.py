"""Train the second opinion on smells: `python -m coach.evals.train_leanings [DATA] [-o FILE]`.

Data: tests/evals/leanings/<group>.jsonl, one object a line with `text` and `smells`; the group says which smells its
lines were looked through for (`GROUPS`), so that a missing one is a no. Beside them the tune half of
tests/evals/smells, each case a yes or no for its own rule, the examples of the rule files, the strong drafts that were
tuned on, and plain lines of tests/evals/form. Plain NumPy, the same result on every run: one logistic regression a
smell, both sides of it weighing the same, full-batch accelerated descent with an L2 penalty.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from coach.evals.dataset import OWN, Case, held_out, read_cases, read_folder
from coach.evals.scorers import binary
from coach.hearing import form_head
from coach.language.leanings import PLACES, LeaningCoefficients
from coach.language.sight import Floats, Sight, look
from coach.lint.linter import CHECK_NAMES
from coach.lint.rules import load
from coach.parse import parse
from coach.resources import knowledge_folders, minilm_path

GROUPS: Mapping[str, tuple[str, ...]] = {
    "deeds": ("K01", "K02", "K03", "K04", "K05", "K06", "K07", "K08", "K09"),
    "phrases": ("K11", "K20", "K21", "K29", "K30", "K34", "K36"),
    "methods": ("K20",),
    "persons": ("K36",),
    "sources": ("K30",),
    "wishes": ("K10",),
    "aims": ("O02", "O03", "O04", "O05", "O06"),
    "asks": ("S09",),
}
"""The smells that the lines of a file are labelled for, by the first word of its name."""
RULES = tuple(sorted({rule for rules in GROUPS.values() for rule in rules}))
DEEDS = GROUPS["deeds"]
EVERY = 4
"""One in so many of the lines labelled for their form is taken along."""
COMPANY = frozenset({"K29", "K30", "K34", "O06", "S09"})
"""Smells that the company of a line can excuse: a silent case of theirs within a draft says nothing of the line."""
SCALES = {"vectors": 20.0, "named": 8.0, "spelt": 1 / 3.0, "form": 4.0}
"""What standardised inputs are divided by, so that every kind has a say."""
PENALTY = 5e-4
STEPS = 160
FOLDS = 4
BLOCK = 12
"""Neighbouring lines of a file are often a pair of contrasts: folds take blocks of them."""


@dataclass(frozen=True)
class Lines:
    """Lines with their labels: 1 yes, 0 no, NaN not looked for; `fold` keeps neighbours together."""

    texts: tuple[str, ...]
    labels: Floats
    fold: np.ndarray


def read_lines(folder: Path) -> Lines:
    """All lines that may be trained on. Raises `InputError` where a file cannot be read."""
    found: list[tuple[str, Mapping[str, float], int]] = []
    for path in sorted((folder / "leanings").glob("*.jsonl")):
        rules = GROUPS[path.stem.split("_")[0]]
        for number, case in enumerate(read_cases(path)):
            smells = case["smells"]
            found.append((case["text"], {rule: float(rule in smells) for rule in rules}, number // BLOCK % FOLDS))
    for number, case in enumerate(read_folder(folder / "smells")):
        if case["half"] == "tune" and _speaks_of_the_line(case):
            found.append((case["line"], {case["rule"]: float(case["positive"])}, number // BLOCK % FOLDS))
    for number, case in enumerate(read_folder(folder / "form")[::EVERY]):
        if not held_out(case["scenario"]):
            found.append((case["text"], dict.fromkeys(_plainly_free_of(case), 0.0), number // BLOCK % FOLDS))
    found += _examples(folder)
    labels = np.array([[row.get(rule, np.nan) for rule in RULES] for _, row, _ in found], dtype=np.float32)
    return Lines(tuple(text for text, _, _ in found), labels, np.array([fold for _, _, fold in found]))


def _examples(folder: Path) -> list[tuple[str, Mapping[str, float], int]]:
    """The single lines of the rule files, each a yes or no for its rule, and the lines of the strong drafts, all no."""
    found: list[tuple[str, Mapping[str, float], int]] = []
    for rule in load(knowledge_folders(), CHECK_NAMES):
        if rule.id in RULES and rule.level != "set":
            yes = [(text, 1.0) for text in rule.lines("Example")]
            no = [(text, 0.0) for heading in ("Use instead", "Traps") for text in rule.lines(heading)]
            lines = [(text, label) for text, label in yes + no if "\n" not in text]
            found += [(text, {rule.id: label}, number % FOLDS) for number, (text, label) in enumerate(lines)]
    strong = folder / "strong_sets.jsonl"
    tuned_on = [case for case in (read_cases(strong) if strong.is_file() else ()) if case["half"] == "tune"]
    for number, case in enumerate(tuned_on):
        outline = parse(case["text"])
        free: tuple[str, ...] = (*DEEDS, "K10", "K11", "K21", "K30", "K36")
        for block in outline.blocks:
            found.append((block.line.text, dict.fromkeys(GROUPS["aims"], 0.0), number % FOLDS))
            found += [(line.text, dict.fromkeys(free, 0.0), number % FOLDS) for line in block.key_results]
    return found


def _plainly_free_of(case: Case) -> tuple[str, ...]:
    """The smells that a line labelled for its form cannot have: plain company for all the near misses."""
    if case["form"] != "outcome":
        return ("K36", "S09")
    flags = case.get("flags", "")
    sized = "T" in flags
    plain = ("K20",) if sized and not _MEANS.search(case["text"]) else ()
    return ("K36", "S09", *plain, *DEEDS, *(("K10",) if "M" in flags else ()), *(("K11",) if sized else ()))


_MEANS = re.compile(
    r"\b(?:by(?! (?:\d|the end|end|mid|q[1-4]|[A-Z]))|with|via|through|using|after|once|thanks|because|since|due|as|so|"
    r"which|achieved|implemented|\w+ing)\b|[-–—;]"
)
"""What could introduce a means: a line with none of these does not fix how to get there."""


def _speaks_of_the_line(case: Case) -> bool:
    inside = case["text"].strip() != case["line"].strip()
    return case["rule"] in RULES and not (inside and case["rule"] in COMPANY and not case["positive"])


@dataclass(frozen=True)
class Columns:
    """Inputs side by side, with what scaled them."""

    table: Floats
    means: Mapping[str, Floats]
    divisors: Mapping[str, Floats]


def columns(sight: Sight, form: Floats, *, vectors: bool) -> Columns:
    """All inputs in one table, standardised and put on one footing."""
    dense: dict[str, Floats] = {"named": sight.named, "form": form}
    if vectors and sight.vectors is not None:
        dense["vectors"] = sight.vectors
    means = {name: values.mean(axis=0) for name, values in dense.items()}
    divisors = {name: np.maximum(values.std(axis=0), 0.1) * SCALES[name] for name, values in dense.items()}
    spelt = np.zeros((len(sight.named), PLACES), dtype=np.float32)
    for row, (places, weights) in enumerate(sight.spelt):
        np.add.at(spelt[row], places % PLACES, weights / np.float32(SCALES["spelt"]))
    parts = [(dense[name] - means[name]) / divisors[name] for name in dense]
    table = np.hstack([*parts, spelt, np.ones((len(spelt), 1), dtype=np.float32)]).astype(np.float32)
    return Columns(table, means, divisors)


def descend(table: Floats, labels: Floats) -> Floats:
    """Weights of one logistic regression a column of `labels`, on the lines where it is known."""
    known = ~np.isnan(labels)
    truth = np.where(known, labels, 0.0)
    yes = np.maximum((truth * known).sum(axis=0), 1.0)
    no = np.maximum(((1 - truth) * known).sum(axis=0), 1.0)
    say = np.where(known, np.where(truth > 0, 0.5 / yes, 0.5 / no), 0.0).astype(np.float32)
    shrink = np.full((table.shape[1], 1), PENALTY, dtype=np.float32)
    shrink[-1] = 0.0
    steep = 0.25 * _steepness(table, say) + PENALTY
    weights = before = np.zeros((table.shape[1], labels.shape[1]), dtype=np.float32)
    for step in range(STEPS):
        ahead = weights + (step / (step + 3.0)) * (weights - before)
        error = say * (1.0 / (1.0 + np.exp(-(table @ ahead))) - truth)
        before, weights = weights, (ahead - (table.T @ error + shrink * ahead) / steep).astype(np.float32)
    return weights


def _steepness(table: Floats, say: Floats) -> Floats:
    """The largest eigenvalue of each regression's weighted Gram matrix, by power iteration."""
    vectors = np.ones((table.shape[1], say.shape[1]), dtype=np.float32)
    for _ in range(30):
        grown = table.T @ (say * (table @ vectors))
        size = np.linalg.norm(grown, axis=0) + 1e-9
        vectors = (grown / size).astype(np.float32)
    return np.asarray(size * 1.1, dtype=np.float32)


def unfold(weights: Floats, shape: Columns, name: str) -> dict[str, Floats]:
    """Weights of the table as coefficients of the raw inputs."""
    found: dict[str, Floats] = {}
    bias = weights[-1].copy()
    start = 0
    for part in shape.means:
        end = start + len(shape.means[part])
        found[f"{name}_{part}"] = weights[start:end] / shape.divisors[part][:, None]
        bias -= shape.means[part] @ found[f"{name}_{part}"]
        start = end
    found[f"{name}_spelt"] = weights[start:-1] / np.float32(SCALES["spelt"])
    found[f"{name}_bias"] = bias
    return found


def limits(rule: str, chances: Floats, labels: Floats) -> tuple[float, float, str]:
    """From where on to speak alone (the best F1), and up to where to silence a rule's own check (`LOST`)."""
    known = ~np.isnan(labels)
    chance, truth = chances[known], labels[known] > 0
    if truth.all() or not truth.any():  # nothing to tell apart: neither speak nor silence
        return 1.0, 0.0, "no lines to learn from"
    scored = {float(t): binary(zip(chance >= t, truth, strict=True)) for t in np.arange(0.3, 0.96, 0.02)}
    speak = max(max(scored, key=lambda t: scored[t].f1), FLOORS.get(rule, 0.0))
    silence = max((float(t) for t in np.arange(0.02, 0.4, 0.02) if (chance[truth] < t).mean() <= LOST), default=0.02)
    best = binary(zip(chance >= speak, truth, strict=True))
    words = f"speak {speak:.2f} (precision {best.precision:.2f}, recall {best.recall:.2f} of {truth.sum()})"
    return speak, silence, f"{words}, silence {silence:.2f}"


FLOORS = {"K20": 0.75, "K30": 0.6, "K34": 0.6, "K36": 0.7, "S09": 0.7}
"""Where a wrong word costs more than a missing one: remarks that are folded away anyway, and grave ones."""
LOST = 0.01
"""Share of true cases that may be silenced."""


def fit(lines: Lines, sight: Sight, form: Floats, name: str) -> tuple[dict[str, Floats], Floats, list[str]]:
    """Coefficients trained on all lines, limits chosen on folds, and the report of the folds."""
    shape = columns(sight, form, vectors=name == "full")
    chances = np.zeros_like(lines.labels)
    for number in range(FOLDS):
        weights = descend(shape.table[lines.fold != number], lines.labels[lines.fold != number])
        test = lines.fold == number
        chances[test] = 1.0 / (1.0 + np.exp(-(shape.table[test] @ weights)))
    bounds = np.zeros((2, len(RULES)), dtype=np.float32)
    report = []
    for column, rule in enumerate(RULES):
        *pair, words = limits(rule, chances[:, column], lines.labels[:, column])
        bounds[:, column] = pair
        report.append(f"{name} {rule}: {words}")
    return unfold(descend(shape.table, lines.labels), shape, name), bounds, report


def train(lines: Lines) -> tuple[LeaningCoefficients, list[str]]:
    """Both sets of coefficients, with vectors and without, and the report."""
    numbers: dict[str, Floats] = {}
    bounds, report = [], []
    for name, head in (("full", form_head()), ("bare", form_head(bare=True))):
        sight = look(lines.texts, head.encoder)
        form = np.log(np.maximum(head.weigh(sight), 1e-6)).astype(np.float32)
        found, pair, words = fit(lines, sight, form, name)
        numbers |= found
        bounds.append(pair)
        report += words
    numbers["speak"] = np.stack([pair[0] for pair in bounds])
    numbers["silence"] = np.stack([pair[1] for pair in bounds])
    return LeaningCoefficients(RULES, numbers), report


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, report the folds on standard error, write the coefficients."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, nargs="?", default=OWN)
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).parents[1] / "language/data/leanings.npz")
    options = parser.parse_args(arguments)
    if minilm_path() is None:
        sys.stderr.write("training needs MiniLM's weights: run `make setup`\n")
        return 3
    if not any((options.data / "leanings").glob("*.jsonl")):
        sys.stderr.write(f"no labelled lines in {options.data}; give the folder that holds leanings and smells\n")
        return 2
    lines = read_lines(options.data)
    coefficients, report = train(lines)
    options.output.write_bytes(coefficients.write())
    sys.stderr.write("\n".join([f"{len(lines.texts)} lines, {FOLDS} folds", *report, ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
