"""Lines that only say where a quantity shall stand: "staff mood index at 72", "time to hire from 9 to 5", "trials x2".

Short as they are, such lines look like items of a to-do list to the form judge. Their grammar tells them: no verb of
doing opens them, and a bare figure follows the name of something that is measured and not counted.
"""

from __future__ import annotations

import re

from coach.language import families, metrics_named
from coach.language.heads import counts_things, phrase
from coach.lint.deed import NOUN_TOO, deed
from coach.lint.figures import is_label
from coach.lint.subject import Subject
from coach.schema import Quantity

SURE = 0.9
"""From this confidence of the form judge on its word stands, whatever the grammar."""
_DOING = families.DELIVER | families.DECIDE | families.PEOPLE_WORK | families.EVENT_WORK | families.ONGOING
_MOVING = (
    families.CHANGE
    | families.HOLD
    | families.REACH
    | frozenset(
        "compared measured counted treble trebled quadruple quadrupled quintuple multiply multiplied halve "
        "halved won".split()
    )
)
_NOUNS = NOUN_TOO | frozenset(
    ("want", "aim", "need", "process", "order", "export", "setup", "loading", "running", "access")
)
"""Words that may be a verb of doing, yet open the name of a quantity just as often: "staff mood", "order intake"."""
_LED = re.compile(
    r"(?:\b(?:to|from|at|is|of|below|under|above|over|than|least|most|by|within|around|about|nearly|only|now|today|near|"
    r"reach(?:es)?|hits?|between|or|and|goes|up|down|towards?|instead|was)|[:=<>≤≥→(~,]|->|=>) *"
    r"(?:an? |the |about |around )?$"
)
_LISTED = re.compile(r"\b(?:top|best|first|last|no\.?|number|one of|every|each) *$")
_BESIDE = frozenset(
    "last by to for in today now this until and or on at from among across within with per instead rather next each "
    "every when while after before as than was again under over between around throughout during "
    "down up again late behind early ahead short".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_ARROW = re.compile(r"\d[\d.,]* ?(?:->|→|=>|➔|➜)")
_DECIMAL = re.compile(r"\d+\.(?!0\b)\d\d?(?![\d.])")
"""A number that counts nothing."""


def does_something(subject: Subject) -> bool:
    """Whether a verb of doing opens the line, or it tells that something is done; moving a figure is no doing."""
    found = deed(subject.text)
    if found.first >= len(found.words):
        return False
    opening = found.words[found.first][0]
    if opening in _DOING and opening not in _MOVING and opening not in _NOUNS:
        return True
    if found.imperative and opening not in _MOVING and opening not in _NOUNS:
        return True
    return found.state is not None and found.words[found.state][0] not in _MOVING


def bare_figure(subject: Subject) -> Quantity | None:
    """The figure to reach, where neither it nor the start has a unit or a noun of its own."""
    places = [place for place in (subject.reading.target_at, subject.reading.baseline_at) if place]
    last: Quantity | None = None
    for item in subject.reading.quantities:
        if item.kind in _WITH_UNIT or (item.kind == "ratio" and item.unit and item.unit[0] == "/"):
            return None
        if item.kind != "count" or not item.text.lstrip("+-−–").strip()[:1].isdecimal():
            continue
        if is_label(subject, item.span[0]) or _LISTED.search(subject.lower, 0, item.span[0]):
            continue
        if places and not any(start < item.span[1] and item.span[0] < end for start, end in places):
            continue
        if item.noun is not None and _counted_after(subject.lower, item.span[1]):
            return None
        last = item
    return last


_WITH_UNIT = frozenset(("percent", "points", "currency", "duration", "measure", "multiple", "fraction"))


def _counted_after(low: str, end: int) -> bool:
    """Whether the word behind a figure is what it counts, and not the next piece of the sentence."""
    after = _WORD.match(low[end:].lstrip(" "))
    return after is not None and after[0] not in _BESIDE


def measured(subject: Subject, first: int, amounts: re.Pattern[str] | None = None) -> tuple[str, ...]:
    """The words of what the figure at `first` measures; none where it counts things or where nothing is measured."""
    words = phrase(subject.lower, first)
    if not words or words[-1].endswith(("'", "’", "'s", "’s")) or counts_things(words, amounts):
        return ()
    if _ARROW.match(subject.lower, first):
        return words
    if _LED.search(subject.lower, max(0, first - 24), first) or _DECIMAL.match(subject.lower, first):
        return words
    known = words[-1] in families.QUANTITIES
    return words if known or metrics_named.find(subject.lower[:first], bare=True, sized=True) is not None else ()


def says_level(subject: Subject) -> bool:
    """Whether the line only says where a quantity shall stand, or by what it shall be multiplied.

    A sure judge, or a person who said what the line is (confidence 1), is not put in doubt;
    "+5" in front of a bare figure adds things.
    """
    target = subject.reading.target_at
    times = target is not None and subject.lower[target[0] : target[0] + 1] in ("x", "×")
    if target is None or subject.confidence >= (1.0 if times else SURE) or does_something(subject):
        return False
    baseline = subject.reading.baseline_at
    first = min(target[0], baseline[0]) if baseline else target[0]
    item = bare_figure(subject)
    if item is None:
        sizes = [
            one for one in subject.reading.quantities if one.kind in ("multiple", "percent") and one.span == target
        ]
        return bool(sizes) and bool(phrase(subject.lower, first)) and subject.lower[first : first + 1] in "x×+-−"
    return item.text[0] != "+" and bool(measured(subject, first))
