"""Cheap questions that the checks of key results ask first: is this line theirs at all, and how much of it counts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from coach.lint.checks.wording import expressions, pattern
from coach.lint.subject import Subject
from coach.schema import Quantity

LONGEST = 600
"""Characters of a line that are looked at; no key result is longer, and a pasted wall of text must not cost more."""
SURE = 0.75
"""From this confidence on, a line held to be a deed is left to the rules of form."""


def is_deed(subject: Subject, sure: float = SURE) -> bool:
    """Whether the line is surely an output or an activity, so that what it would measure is no question yet."""
    return subject.form in ("output", "activity") and subject.confidence >= sure


def seen(subject: Subject, parameters: Mapping[str, object], key: str) -> re.Match[str] | None:
    """The first place where one of the rule's expressions under `key` stands in the part of the line that counts."""
    words = expressions(parameters, key)
    return pattern(words).search(subject.text, 0, LONGEST) if words else None


def near(subject: Subject, parameters: Mapping[str, object]) -> bool:
    """Whether the line holds one of the letters under `near`, without which the rule need not look closer."""
    stems = expressions(parameters, "near")
    line = subject.lower if len(subject.lower) <= LONGEST else subject.lower[:LONGEST]
    for stem in stems:
        if stem in line:
            return True
    return not stems


def amounts(subject: Subject) -> list[Quantity]:
    """The numbers in the part of the line that counts."""
    return [quantity for quantity in subject.reading.quantities if quantity.span[1] <= LONGEST]


def setting(parameters: Mapping[str, object], key: str, default: float = 0.0) -> float:
    """A number among the rule's parameters."""
    value = parameters.get(key)
    return float(value) if isinstance(value, (int, float)) else default


def metric_slot(subject: Subject) -> dict[str, str]:
    """The slot `metric`: the line's own words for what it measures, where they are short enough to say."""
    span = subject.reading.metric_at
    if span is None:
        return {}
    words = subject.text[span[0] : span[1]].strip()
    if not words or len(words) > 48 or words.lower().startswith(("stay", "keep", "hold", "maintain")):
        return {}
    first = words.split()[0]
    plain = first[1:].islower() or len(first) == 1
    return {"metric": words[0].lower() + words[1:] if plain else words}
