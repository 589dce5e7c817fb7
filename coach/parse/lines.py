"""One line, one key result: what `--lines` reads."""

from __future__ import annotations

from coach.parse import labels
from coach.parse.items import entry
from coach.parse.rows import single
from coach.parse.text import Piece
from coach.schema import Line, Outline


def parse_lines(text: str) -> Outline:
    """Take every line that is not blank as one key result, whatever it looks like, in order, all of them loose."""
    found: list[Line] = []
    position = 0
    for raw in text.split("\n"):
        start, position = position, position + len(raw) + 1
        words = raw.strip()
        if words:
            begin = start + len(raw) - len(raw.lstrip())
            found.append(_line(text, begin, begin + len(words)))
    return Outline(loose=tuple(found))


def _line(text: str, start: int, end: int) -> Line:
    body = single(text, start, end)
    label = labels.find(body.text)
    if label and label.role in ("objective", "objectives", "key_result", "key_results"):
        rest = body.part(label.end)
        body = rest if rest.text else body
    if not body.text:
        body = Piece(text[start:end], ((0, start),))
    return entry(body, start, end).line()
