"""What differs between two versions of a draft: line by line, and inside a changed line word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "changed", "added", "removed"]

ALIKE = 0.3
"""How alike two lines must be to be told as one line changed, where there are more on one side than on the other."""
KIN = 0.35
"""How alike two lines must be to be compared word by word; below, one sentence replaced another."""
_MOST_WORDS = 600
_MOST_PAIRS = 1600
_BREAK = re.compile(r"\r\n|\n|\r")
_WORD = re.compile(r"\[[^\[\]\s]*\]|\s+|\w+(?:[.,:/'’-]\w+)*[%\u2030]?|[^\w\s]")


@dataclass(frozen=True)
class Words:
    """A stretch of a line that is in both versions, or in one of them only."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True)
class Row:
    """A line of the comparison; `number` is its place in the newer text, null where it is only in the older."""

    kind: Kind
    old: str
    new: str
    number: int | None

    @property
    def words(self) -> tuple[Words, ...]:
        """The line cut into what stayed, what went and what came."""
        if self.kind == "changed":
            return tuple(_words(self.old, self.new))
        return (Words("removed", self.old),) if self.kind == "removed" else (
            Words("added" if self.kind == "added" else "same", self.new),
        )  # fmt: skip


def lines(text: str) -> list[str]:
    """The lines of a text, however they end."""
    return _BREAK.split(text)


def line_number(text: str, position: int) -> int:
    """The line that a position of the text stands on, counted from 1 as an editor does."""
    return len(_BREAK.findall(text, 0, position)) + 1


def compare(old: str, new: str) -> tuple[Row, ...]:
    """Every line of both texts in order; empty lines are left out, since nothing is said in them."""
    return tuple(row for row in _rows(lines(old), lines(new)) if (row.new or row.old).strip())


def runs(rows: Sequence[Row], around: int = 1) -> Iterator[tuple[bool, tuple[Row, ...]]]:
    """Neighbouring rows in groups; true where the group is unchanged and further than `around` from any change."""
    changed = [place for place, row in enumerate(rows) if row.kind != "same"]
    near = {place + step for place in changed for step in range(-around, around + 1)}
    start = 0
    for end in range(1, len(rows) + 1):
        if end == len(rows) or (end in near) != (start in near):
            folded = start not in near and end - start > 1  # a fold that hides one line hides nothing
            yield folded, tuple(rows[start:end])
            start = end


def _rows(old: list[str], new: list[str]) -> Iterator[Row]:
    matcher = SequenceMatcher(None, old, new)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            for step in range(new_to - new_from):
                yield Row("same", old[old_from + step], new[new_from + step], new_from + step + 1)
        else:
            yield from _replaced(old[old_from:old_to], new[new_from:new_to], new_from + 1)


def _replaced(old: Sequence[str], new: Sequence[str], number: int) -> Iterator[Row]:
    """A block of lines in place of another: like beside like, the others as gone or come."""
    left = right = 0
    pairs = _pairs(old, new)
    for left_next, right_next in (*pairs, (len(old), len(new))):
        for gone in old[left:left_next]:
            yield Row("removed", gone, "", None)
        for place in range(right, right_next):
            yield Row("added", "", new[place], number + place)
        if left_next < len(old) and right_next < len(new):
            yield Row("changed", old[left_next], new[right_next], number + right_next)
        left, right = left_next + 1, right_next + 1


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Which line became which, in order: one by one where there are as many, else the likeliest pairing."""
    if len(old) == len(new):
        return [(place, place) for place in range(len(old)) if bool(old[place].strip()) == bool(new[place].strip())]
    if len(old) * len(new) > _MOST_PAIRS:
        return []
    # best[i][j]: the likeness to be had from old[i:] and new[j:], filled from the end
    likeness = [[_likeness(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], likeness[i][j] + best[i + 1][j + 1])
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _likeness(one: str, other: str) -> float:
    """The share of words that two lines have in common; nothing where it is too small to call them one line."""
    ours, theirs = (frozenset(re.findall(r"\w+", line.lower())) for line in (one, other))
    shared = len(ours & theirs) / (len(ours | theirs) or 1)
    return shared if shared >= ALIKE else 0.0


def _words(old: str, new: str) -> Iterator[Words]:
    """The two lines in one: what stayed, went and came; a lone space between two changes goes with them."""
    ours, theirs = _WORD.findall(old), _WORD.findall(new)
    lead = next(
        (at for at, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other or one[0].isalnum()), 0
    )
    if lead:  # the bullet of a line stays, however different its words
        yield Words("same", "".join(ours[:lead]))
        ours, theirs = ours[lead:], theirs[lead:]
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    if max(len(ours), len(theirs)) > _MOST_WORDS or matcher.ratio() < KIN:
        yield from _swap("".join(ours), "".join(theirs))
        return
    gone: list[str] = []
    come: list[str] = []
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        piece = "".join(ours[old_from:old_to])
        if tag == "equal" and not (piece.isspace() and (gone or come) and new_to < len(theirs) and old_to < len(ours)):
            yield from _swap("".join(gone), "".join(come))
            yield Words("same", piece)
            gone, come = [], []
        else:
            gone.append(piece)
            come.append("".join(theirs[new_from:new_to]))
    yield from _swap("".join(gone), "".join(come))


def _swap(gone: str, come: str) -> Iterator[Words]:
    if gone:
        yield Words("removed", gone)
    if come:
        yield Words("added", come)
