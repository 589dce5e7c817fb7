"""The second opinion: how likely a line has each of the smells that words alone cannot tell.

A rule's own check reads grammar and words, and names the place; it cannot know every word for buying something or
for business as usual. For smells of meaning a logistic head stands beside it, trained by
`python -m coach.evals.train_leanings` on the project's own labelled lines; what the two make of a line together is
decided in `coach.lint.opinions`. Like the form head it reads MiniLM's vectors, n-grams and named features, and the
form head's opinion; without MiniLM's weights a second set of coefficients does without the vectors.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from coach.language.sight import Floats, Sight

PLACES = 1 << 12
"""N-gram buckets folded onto this many: the head has less data than the form head, and a file to ship."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """How likely a smell is, and from where on that is reason to speak, or up to where to keep silent."""

    likelihood: float
    speak: float
    silence: float


@dataclass(frozen=True)
class LeaningCoefficients:
    """The trained numbers; a column a smell, in the order of `rules`. Inputs are already scaled into them.

    Keys that begin with `full` are for lines seen with vectors, those with `bare` for lines seen without. `speak`
    and `silence` hold a row for each of the two.
    """

    rules: tuple[str, ...]
    numbers: Mapping[str, Floats]

    @classmethod
    def read(cls, data: bytes) -> LeaningCoefficients:
        """Read coefficients from the bytes of the shipped file."""
        with np.load(io.BytesIO(data)) as stored:
            rules = tuple(str(rule) for rule in stored["rules"])
            numbers = {name: stored[name].astype(np.float32) for name in stored.files if name != "rules"}
        return cls(rules, numbers)

    def write(self) -> bytes:
        """The bytes of a file that `read` reads."""
        buffer = io.BytesIO()
        kept = {name: value.astype(np.float16) for name, value in self.numbers.items()}
        np.savez_compressed(buffer, allow_pickle=False, rules=np.array(self.rules), **kept)
        return buffer.getvalue()


def scores(numbers: Mapping[str, Floats], name: str, sight: Sight, form: Floats) -> Floats:
    """Log odds of every smell, shape (lines, smells); `form` holds the form head's log probabilities."""
    found = sight.named @ numbers[f"{name}_named"] + form @ numbers[f"{name}_form"] + numbers[f"{name}_bias"]
    if name == "full" and sight.vectors is not None:
        found += sight.vectors @ numbers["full_vectors"]
    for row, (places, weights) in enumerate(sight.spelt):
        found[row] += weights @ numbers[f"{name}_spelt"][places % PLACES]
    return np.asarray(found, dtype=np.float32)


class LeaningHead:
    """Tells how likely the smells of meaning are."""

    def __init__(self, coefficients: LeaningCoefficients) -> None:
        self._coefficients = coefficients
        self._limits = {
            name: [
                (float(speak), float(silence))
                for speak, silence in zip(
                    coefficients.numbers["speak"][place], coefficients.numbers["silence"][place], strict=True
                )
            ]
            for place, name in enumerate(("full", "bare"))
        }

    def lean(self, sight: Sight, form: Floats) -> list[Mapping[str, Leaning]]:
        """The leaning of every line to every smell, by the id of its rule."""
        name = "bare" if sight.vectors is None else "full"
        chances = 1.0 / (1.0 + np.exp(-scores(self._coefficients.numbers, name, sight, form)))
        return [
            {
                rule: Leaning(float(chance), *limits)
                for rule, chance, limits in zip(self._coefficients.rules, row, self._limits[name], strict=True)
            }
            for row in chances
        ]
