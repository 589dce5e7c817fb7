"""What kind of thing a key result counts: pace, volume, cost, growth, or something in which harm would show.

Words come from the rule's file; what this module knows is grammar. A share or a count that should fall, and is neither
money nor time nor a backlog, counts something bad. A length of time that should fall is pace, and a sum of money is
cost or income, whatever stands before it. A limit without a start is a promise to hold it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from coach.lint.checks.wording import expressions, pattern
from coach.lint.subject import Subject

Kind = Literal["pace", "volume", "cost", "growth", "guard", "neutral"]
RACES: frozenset[Kind] = frozenset({"pace", "volume", "cost", "growth"})
"""What can be won by harm."""

_WORDED: tuple[Kind, ...] = ("pace", "cost", "growth", "volume")
"""The order in which words decide: "cost per visit" is cost, "visits per hour" is volume."""

_ARROW = re.compile(r"(\d[\d.,]*)(?::(\d\d))?[^\d→>]{0,8}(?:→|[-=]>)\D{0,6}(\d[\d.,]*)(?::(\d\d))?")
_PER = re.compile(r"\b(?:per|each|an?|every) \w+", re.IGNORECASE)
_OUT_OF = re.compile(r"\b(?:stars?|out of (?:5|10|five|ten)|of 5|/ ?(?:5|10))(?!\w)", re.IGNORECASE)
_TIME = re.compile(
    r"\W*(?:(?:average|median|mean|typical|total|p\d\d)\W+(?:of )?)?(?:working )?"
    r"(?:seconds|minutes|hours|days|weeks|months)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\b\d{1,2}:\d\d ?(?:→|[-=]>|to) ?\d{1,2}:\d\d\b")
_CEILING = re.compile(
    r"(?:\b(?:below|under|at most|max(?:imum)?(?: of)?|(?:not|none) (?:above|over)|never (?:above|over|more than)|"
    r"no (?:more|higher|worse|longer) than|up to|not exceed(?:ing)?)|[<≤] ?=?) ?(?:today['’]s )?[$€£]?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """What a line's figure is: which way it goes, what it is counted in, whether it is a mere limit."""

    course: str
    sort: Literal["share", "money", "time", "rating", "count"]
    limit: bool


def kind_of(subject: Subject, parameters: Mapping[str, object]) -> Kind:
    """The kind of a line; "neutral" where its words and its figure leave it open."""
    if subject.reading.measure.direction == "hold":
        return "guard"
    harm = pattern(expressions(parameters, "counters")).search(subject.text)
    pace = pattern(expressions(parameters, "pace")).search(subject.text)
    # "Days from complaint to answer" is pace for all the complaints in it; "complaints within a week" is harm.
    figure = figure_of(subject)
    paced = pace is not None and harm is not None and pace.start() < harm.start() and _TIME.match(pace[0]) is not None
    owed = figure.sort == "money" and pattern(expressions(parameters, "owed")).search(subject.text) is not None
    if harm and not paced and not owed:
        return "guard"
    words = {kind: pattern(expressions(parameters, kind)).search(subject.text) for kind in _WORDED}
    named = next((kind for kind in _WORDED if words[kind]), None)
    if figure.limit and named in (None, "volume") and figure.sort not in ("time", "money"):
        return "guard"
    if figure.sort == "share":
        return _share(figure, words, parameters, subject.text)
    if figure.course == "down":
        return _falling(figure, words)
    if figure.sort == "money":
        return "cost" if words["cost"] else "growth"
    if figure.sort == "rating" and named is None:
        return "guard"
    if figure.sort == "time":
        return "pace" if pace else "neutral"
    # A plain number that should rise is volume, whatever it counts.
    return named or ("volume" if figure.course == "up" else "neutral")


def _share(
    figure: Figure, words: Mapping[Kind, re.Match[str] | None], parameters: Mapping[str, object], text: str
) -> Kind:
    """A share is pace or cost where its words say so, growth where it says how full or how large a part is.

    "A week" in it tells how often somebody does something, and no volume.
    """
    if figure.course == "down":
        return "cost" if words["cost"] else "pace" if words["pace"] and _STANDING.search(text) else "guard"
    if pattern(expressions(parameters, "fullness")).search(text):
        return "growth"
    return "pace" if words["pace"] else "cost" if words["cost"] else "neutral"


_STANDING = re.compile(
    r"\b(?:open|pending|waiting|outstanding|queue\w*|unanswered|older|more than|over)\b", re.IGNORECASE
)


def _falling(figure: Figure, words: Mapping[Kind, re.Match[str] | None]) -> Kind:
    if figure.sort == "time":
        return "pace"
    if words["cost"] or figure.sort == "money":
        return "cost"
    return "pace" if words["pace"] else "guard"


def figure_of(subject: Subject) -> Figure:
    """Read which way the figure goes and what it is counted in."""
    reading, text = subject.reading, subject.text
    ends = [at for at in (reading.baseline_at, reading.target_at) if at is not None]
    told = [item for item in reading.quantities if any(at[0] <= item.span[0] < at[1] for at in ends)]
    sorts = {item.kind for item in told}
    course = reading.measure.direction if reading.has_baseline else _course(text) or reading.measure.direction
    ceiling = reading.target_at is not None and _CEILING.search(text[: reading.target_at[0]]) is not None
    limit = ceiling and not reading.has_baseline
    if "percent" in sorts or "points" in sorts or "fraction" in sorts:
        return Figure(course or "", "share", limit)
    if "currency" in sorts:
        return Figure(course or "", "money", limit)
    if "duration" in sorts or _TIME.match(text) or _CLOCK.search(text):
        return Figure(course or "", "time", limit)
    values = [item.value for item in told if item.value is not None]
    small = len(values) == 2 and max(values) <= 10 and any(value % 1 for value in values)
    rated = _OUT_OF.search(text) is not None or (small and not _PER.search(text))
    return Figure(course or "", "rating" if rated else "count", limit)


def _course(text: str) -> str:
    """Which way an arrow goes where the reading names no two ends of it: "7:40 → 5:30", "per day 6 → 9"."""
    found = _ARROW.search(text)
    if found is None:
        return ""
    start, end = (_number(found[at]) + int(found[at + 1] or 0) / 60 for at in (1, 3))
    return "up" if end > start else "down" if end < start else ""


def _number(written: str) -> float:
    """Read digits; a separator before three of them groups thousands, any other is a decimal point."""
    plain = re.sub(r"[.,](?=\d{3}(?!\d))", "", written.strip(".,")).replace(",", ".")
    return float(plain) if plain.count(".") <= 1 else 0.0
