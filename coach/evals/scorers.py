"""Scores over labelled cases: pairs of what was said and what is true."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Binary:
    """Counts of a yes/no judgement."""

    hits: int
    false_alarms: int
    misses: int
    rest: int

    @property
    def precision(self) -> float:
        """Share of the alarms that were right; 1 where there was none."""
        alarms = self.hits + self.false_alarms
        return self.hits / alarms if alarms else 1.0

    @property
    def recall(self) -> float:
        """Share of the true cases that were found; 1 where there is none."""
        true = self.hits + self.misses
        return self.hits / true if true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / max(2 * self.hits + self.false_alarms + self.misses, 1)


def binary(pairs: Iterable[tuple[bool, bool]]) -> Binary:
    """Count (said, true) pairs."""
    counts = [0, 0, 0, 0]
    for said, true in pairs:
        counts[0 if said and true else 1 if said else 2 if true else 3] += 1
    return Binary(*counts)


def macro_f1(said: Sequence[bool], true: Sequence[bool]) -> float:
    """Mean of the F1 of both sides of a yes/no judgement."""
    yes = binary(zip(said, true, strict=True))
    no = binary((not a, not b) for a, b in zip(said, true, strict=True))
    return (yes.f1 + no.f1) / 2


def calibration_error(confidences: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error: mean gap between confidence and accuracy over equal bins, weighted by size."""
    total = 0.0
    for number in range(bins):
        chosen = [
            (confidence, hit)
            for confidence, hit in zip(confidences, right, strict=True)
            if number / bins < confidence <= (number + 1) / bins
        ]
        if chosen:
            gap = abs(sum(c for c, _ in chosen) - sum(hit for _, hit in chosen))
            total += gap / max(len(confidences), 1)
    return total
