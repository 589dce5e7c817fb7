"""What a number may rest on, and what is reported of one that rests on nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.schema import Number, Passage, Span

Note = Passage | tuple[str, str]
"""A cited passage, or an id (of a note, of a catalogue metric) with its text."""


@dataclass(frozen=True, slots=True)
class Sources:
    """All that the numbers of a text may come from.

    `user` is everything the person typed, `notes` what is cited (and the names of catalogue metrics), `claims` where
    the writer says its numbers come from, `estimates` the person's words that are marked as a guess.
    """

    user: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    claims: tuple[Number, ...] = ()
    estimates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A number without provenance: the words, their place in the text that was checked, and why, for the person."""

    text: str
    span: Span
    why: str


_GUESS = re.compile(
    r"≈|~ ?\d|\b(?:guess\w*|estimat\w*|roughly|approximately|approx\.?|maybe|perhaps|probably|about|around|ballpark|"
    r"feels? (?:like|more like|closer to)|seems? (?:like|to be)|gut feel(?:ing)?|hunch|"
    r"(?:i|we) (?:think|believe|suppose|reckon|assume)|i'd say|say,|or so|more or less|give or take|should be|"
    r"not sure|unsure|circa|ca\.|ungefähr|etwa|rund|schätz\w*|vielleicht|environ|peut-être|quizás|forse)(?!\w)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?!\s|$)[^.!?\n]*)*")


def guesses(text: str) -> tuple[str, ...]:
    """Return the sentences of a person's text that mark what they say as a guess."""
    return tuple(found[0].strip() for found in _SENTENCE.finditer(text) if _GUESS.search(found[0]))


def note_id(note: Note) -> str:
    """Return the id of a cited note."""
    return note.note if isinstance(note, Passage) else note[0]


def note_text(note: Note) -> str:
    """Return what a cited note says: its title and the words quoted."""
    return f"{note.title}\n{note.quote}" if isinstance(note, Passage) else note[1]
