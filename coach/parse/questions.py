"""Drafts written as questions with answers: "Q: What's the objective?" over "A: …", or questions as headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.parse.rows import Row
from coach.parse.sections import Label, Role

_ASKED = re.compile(r"(?:q(?:uestion)?|frage|f)\s?\d{0,2}\s?[:.)]\s+(?=\S.*\?$)", re.IGNORECASE)
_ANSWERED = re.compile(r"(?:a(?:nswer)?|antwort)\s?\d{0,2}\s?[:.)]\s+(?=\S)", re.IGNORECASE)
_WORDS: tuple[tuple[Role, str], ...] = (
    (
        "objective",
        r"(?:what(?:['’]s| is| was)|which is) (?:the|our|your|this \w+['’]s) (?:\w+ )?(?:objective|goal|aim"
        r"|ambition)\b"
        r"|what (?:do|are|would|should) (?:we|you) (?:want|aim|trying|going|like)\b"
        r"|what (?:should|will|must|has to) (?:change|be different|be better)\b"
        r"|where (?:do|are) (?:we|you) (?:want|going|heading)\b|was wollen wir\b|was ist (?:das|unser) ziel\b",
    ),
    ("why", r"(?:why|what for|warum|what makes this)\b"),
    (
        "key_results",
        r"(?:how|by what|from what|woran|wie) (?:will|do|can|would|shall|could|did|are|erkennen|merken|messen)"
        r" ?(?:we|you|wir)?\b.{0,20}\b(?:know|measure|tell|see|notice|recogni[sz]e|judge|check|wir)\b"
        r"|what (?:will|do|would) we (?:measure|see|count)\b|what(?:['’]s| is| are) (?:the|our) key results?\b"
        r"|what does success look like\b",
    ),
)
_KINDS = tuple((role, re.compile(words, re.IGNORECASE)) for role, words in _WORDS)
_TITLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (
        "objective",
        re.compile(r"(?:what|where) (?:do |should )?we (?:want|are going|are after|aim)\b[^.,:;]{0,30}", re.IGNORECASE),
    ),
    ("why", re.compile(r"(?:why|the reason|reasons?)\b[^.,:;!]{0,24}", re.IGNORECASE)),
)
"""What stands over the answer where the question is not asked as one."""


def unfold(found: Sequence[Row]) -> None:
    """Make headings of the questions of an interview, and plain words of the answers."""
    asked = [row for row in found if row.kind in ("plain", "heading") and _ASKED.match(row.body.text)]
    if len(asked) < 2 or not any(_ANSWERED.match(row.body.text) for row in found):
        return
    for row in found:
        question = _ASKED.match(row.body.text)
        answer = _ANSWERED.match(row.body.text) if row.kind == "plain" else None
        if question and row.kind in ("plain", "heading"):
            row.body = row.body.part(question.end())
            label = read(row.body.text)
            row.kind, row.level = "heading", 5 if label and label.role == "objective" else 6
        elif answer:
            row.body = row.body.part(answer.end())


def read(text: str) -> Label | None:
    """Read what a question asks for: the objective, its reason, its results; None where it asks something else."""
    if text[-1:] != "?":
        return next((Label(role, len(text), role) for role, title in _TITLES if title.fullmatch(text)), None)
    if len(text) > 90:
        return None
    for role, pattern in _KINDS:
        if pattern.match(text):
            return Label(role, len(text), role.removesuffix("s").replace("_", " "), strong=False)
    return None
