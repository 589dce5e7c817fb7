"""Lines that say how something shall become, though the form judge takes them for work.

"Vacant shops dwindle", "NPS of wholesale partners", "treble evening bookings" and "stronger ties with donors" are
as short as items of a to-do list. Nothing is done in them: a quantity moves, a quantity is merely named, or a
quality is wished for. A sure judge, or a person who said what the line is, is not put in doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from coach.language import families
from coach.language.nouns import plural
from coach.lint.deed import NOUN_TOO, deed
from coach.lint.levels import SURE, does_something, says_level
from coach.lint.subject import Subject
from coach.schema import Cell

_DOUBTFUL = 0.8
"""Up to this confidence a verb of change in front of a quantity is believed to want the change, not the work."""
_FINITE = frozenset(
    "declines decline dwindles dwindle shrinks shrink slows narrows narrow decreases decrease increases increase "
    "rises rise falls fall drops drop grows grow climbs climb improves improve diminishes diminish lessens lessen "
    "subsides recedes recede widens widen doubles triples trebles quadruples halves halve multiplies multiply "
    "shortens sinks sink double triple treble quadruple".split()
)
"""Verbs that say of the noun in front of them which way it goes."""
_MULTIPLY = frozenset("double triple treble quadruple quintuple halve".split())
_BETTER = families.QUALITIES | frozenset(
    "stronger clearer smoother calmer kinder warmer closer deeper happier healthier sharper fairer safer easier "
    "livelier friendlier simpler greater richer tighter bolder prouder looser leaner quieter wiser firmer steadier "
    "nicer cleaner fresher more increased improved enhanced renewed heightened world-class first-class seamless "
    "mutual".split()
)
"""Adjectives that open a wish for a quality."""
_DEGREES = frozenset(("a", "an", "much", "far", "even", "significantly", "noticeably"))
_IMPROVING = frozenset(
    "boost improve enhance strengthen raise lift increase sharpen deepen restore better elevate heighten "
    "rebuild".split()
)
_FELT = families.QUALITIES - {"visibility", "productivity", "performance"} | frozenset(
    "image reputation relationship relationships relations ties bond bonds pride standing mood atmosphere climate "
    "cooperation cohesion belonging loyalty motivation wellbeing credibility commitment confidence goodwill "
    "focus".split()
)
"""Qualities that no count is kept of; raising one is a wish as long as nothing is said of how or how much."""
_MADE_BETTER = re.compile(r"\bmade (?:[a-z]+(?<!aft)(?<!und)(?<!ov)er|more|less)\b")
_FINISHED = re.compile(
    r"\b(?:done|finished|completed?|launched|published|live|ready|signed|held|in place)\W*(?:$|by\b|in\b)"
)


def tells_state(subject: Subject) -> bool:
    """Whether a line that the judge calls work only says where or how something shall be."""
    return subject.form in ("output", "activity") and _tells_state(
        _Asked(subject.text, subject.form, subject.confidence, subject.line.cells, subject)
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """A line as the key of what was found on it: its words, its row and how it was judged decide."""

    text: str
    form: str
    confidence: float
    row: tuple[Cell, ...]
    subject: Subject = field(compare=False)


@lru_cache(maxsize=64)
def _tells_state(asked: _Asked) -> bool:
    """Remembered, because a dozen rules ask for it."""
    subject = asked.subject
    return (
        says_level(subject)
        or _is_label(subject)
        or _has_row(subject)
        or (subject.confidence < 1.0 and (moves(subject) or wishes(subject)))
    )


UNSURE, FEW_WORDS = 0.5, 4
"""Below this confidence a name and a figure, in so many words, are a measure rather than a deed."""


def _has_row(subject: Subject) -> bool:
    """Whether the line's row says from where to where: what stands before the figures is then a measure's name."""
    said = {cell.role for cell in subject.line.cells if any(sign.isdigit() for sign in cell.text)}
    return {"baseline", "target"} <= said


def _is_label(subject: Subject) -> bool:
    """Whether the line is but a name and a figure ("Activation 40%"), and the judge is in doubt."""
    few = len(subject.text.split()) <= FEW_WORDS
    return few and subject.confidence < UNSURE and subject.reading.measure.target is not None


def open_to_measure(subject: Subject) -> bool:
    """Whether it may be asked what the line measures: a result, a line of no clear kind, or one that tells a state."""
    return subject.form in ("outcome", "unclear") or tells_state(subject)


def moves(subject: Subject) -> bool:
    """Whether something in the line goes up or down, or a metric is all that the line names."""
    found = deed(subject.text)
    if found.first >= len(found.words):
        return False
    words = [word for word, _, _ in found.words[found.first :]]
    opening = words[0]
    if subject.confidence >= SURE:
        return False
    if opening in _MULTIPLY and len(words) > 1:
        return words[1].isalpha() and not set(words[1:6]) & families.EFFORTS
    if opening in ("get", "bring", "have", "let", "see") and words[1:2] in (["more"], ["fewer"], ["less"]):
        return True
    if opening in _ACTS and len(words) > 1 and words[1] in _HOW_MANY:
        return False
    if _ARROW_END.search(subject.text):
        return True
    for place, word in enumerate(words[1:], 1):
        before = words[place - 1]
        if word in _FINITE and before not in _SMALL and (word[-1] == "s" or any(map(plural, words[:place]))):
            return opening not in _ACTS or opening in NOUN_TOO
    reading = subject.reading
    if not reading.has_metric or reading.measure.target is not None or does_something(subject):
        return False
    return opening not in families.CHANGE or subject.confidence < _DOUBTFUL


_ARROW_END = re.compile(r"[↓↑↘↗⬇⬆▼▲]\W*$")
_SMALL = families.FUNCTION_WORDS | frozenset("to we and will can should not all it us".split())
_HOW_MANY = frozenset("twice double the a an our more all every both three four five six ten some".split())
_ACTS = families.DELIVER | families.DECIDE | families.PEOPLE_WORK | families.EVENT_WORK | families.ONGOING


def wishes(subject: Subject) -> bool:
    """Whether the line only wishes for a quality: an adjective of the better opens it, and nothing is finished."""
    if subject.confidence >= SURE or subject.reading.measure.target is not None or subject.reading.has_metric:
        return False
    found = deed(subject.text)
    if found.first >= len(found.words) or _FINISHED.search(subject.lower):
        return False
    words = [word for word, _, _ in found.words[found.first :]]
    if words[0] in _DEGREES and len(words) > 1:
        words = words[1:]
    if words[0] in _BETTER:
        return not found.imperative or words[0].endswith("ed")
    if words[0] in _IMPROVING:
        return not _FELT.isdisjoint(words[1:5])
    return _MADE_BETTER.search(subject.lower) is not None
