"""Three drafts to click: a to-do list, a draft with strong and weak lines, and a set that is ready to discuss."""

from __future__ import annotations

from coach.resources import read_text, shipped

_NAMES = (
    ("A marketing to-do list", "marketing-to-do"),
    ("A hospital ward’s draft", "hospital-ward"),
    ("A strong set", "strong-set"),
)

EXAMPLES: tuple[tuple[str, str], ...] = tuple(
    (label, read_text(shipped("knowledge") / "examples" / f"{name}.md")) for label, name in _NAMES
)
"""The label of the button and the draft it puts into the box; the drafts are files a coach may edit."""
