"""Where a walk over a paste is: in which objective and section, what a label still waits for, and what was made."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.parse import inline, titles
from coach.parse.assembly import Assembly
from coach.parse.cycles import cycle, stands_apart
from coach.parse.items import entry
from coach.parse.leads import is_front, plain_front
from coach.parse.nodes import Node, has_quantity
from coach.parse.rows import Row
from coach.parse.shape import Shape
from coach.parse.text import Piece

_CONTEXT = re.compile(r"\s\(([^()]{4,60})\)$")
ITEM_RANK = 10
"""Rank of a list item at depth 0; headings rank by level, labelled lines at 6, lead lines at 7."""
ASIDE = {"health": "health_metric", "notes": "remark", "tasks": "remark"}
"""What the lines of a section that is not about results are listed as."""
LABEL_RANK = 6
LINE_RANK = 8
GOALS = ("goal", "goals", "ziel", "aim", "ambition")
_OKRS = ("okr", "okrs")
_OBJECTIVES = {"objective", "objectives", "o", "obj", "objectif", "objetivo"}


@dataclass(frozen=True, slots=True)
class Pending:
    """A label without words: the next line gives them."""

    role: str
    start: int
    rank: int
    owner: str | None


class State:
    """The place of the walk, and the small steps that keep it consistent."""

    def __init__(self, document: str, form: Shape, *, chat: bool = False) -> None:
        self.document = document
        self.form = form
        self.nodes = form.nodes
        self.made = Assembly()
        self.mode = ""
        self.mode_rank = 0
        self.base: int | None = None  # depth of the items that are results here; -1 where plain lines are
        self.block_rank = 0
        self.under: int | None = None  # indentation of the labelled result above, which deeper items belong to
        self.floor = 0  # depth of the items that are objectives, where items above them only gather them
        self.pending: Pending | None = None
        self.titled = False
        self.chat = chat
        self.farewell = False
        self.explicit = any(node.label and node.label.role == "objective" for node in form.nodes)
        self.heads = _heads(form)
        self.parents, self.goals_lead = _vocabulary(form)
        self.figured = _figured(form)
        self.told = len(form.nodes) > 1 and any(inline.measured(node.row.body) for node in form.nodes)

    def rank(self, node: Node) -> int:
        """Return how high a node stands: a lower number closes what a higher one opened."""
        if node.row.kind == "heading" or node.header:
            return node.row.level
        return ITEM_RANK + node.depth if node.row.kind == "item" else LABEL_RANK

    def enter(self, mode: str, rank: int = 0) -> None:
        """Enter a section ("results", "objectives", "tasks", "notes", "health", "why"), or none."""
        self.mode, self.mode_rank, self.base = mode, rank, None
        self.under = None

    def leave(self, node: Node, kind: str) -> None:
        """List a whole row as what it is, when it is neither objective nor result."""
        self.made.leave(node.row.body.text, (node.row.start, node.row.end), kind)

    def leave_row(self, row: Row, kind: str) -> None:
        """List a row of a table that nothing is made of; one without words is not listed."""
        if any(character.isalnum() for character in row.body.text):
            self.made.leave(row.body.text, (row.start, row.end), kind)

    def name(self, node: Node, named: tuple[str | None, str | None], *, deep: bool) -> None:
        """Take team and cycle from a title."""
        self.made.context(*named, deep=deep)
        self.titled = True
        self.leave(node, "heading")

    def open(self, body: Piece, start: int, end: int, rank: int, owner: str | None = None) -> None:
        """Open an objective, with its results where they stand in the same line."""
        body = self._place(body)
        split = inline.inner(body) or inline.measured(body, aim=True) or inline.figures(body, usual=self.figured)
        if self.mode != "objectives":
            self.enter("")
        self.base = self.under = None
        self.block_rank = rank
        if split is None:
            self.made.open(entry(body, start, end, owner=owner, objective=True))
            return
        head, results = split
        self.made.open(entry(head, start, head.end, owner=owner, objective=True))
        self.add_all(results, head.end, end, None)

    def _place(self, body: Piece) -> Piece:
        """Take team and cycle out of a bracket behind an objective: "… do homework (branch library, term 2)"."""
        found = _CONTEXT.search(body.text) if body.text[-1:] == ")" else None
        window = cycle(found[1]) if found else None
        if found is None or window is None or not stands_apart(found[1], window) or not is_front(found[1]):
            return body
        self.made.context(*plain_front(found[1]), deep=True)
        return body.part(0, found.start())

    def open_row(self, node: Node, rank: int) -> None:
        """Open an objective of a whole row."""
        self.open(node.row.body, node.row.start, node.row.end, rank)
        self.made.number(node.row.number)

    def add(self, body: Piece, start: int, end: int, owner: str | None = None) -> None:
        """Add a result to the open objective."""
        self.made.result(entry(body, start, end, owner=owner))

    def add_row(self, node: Node) -> None:
        """Add a whole row as a result, or as several where each has its own figures: "a 41 → 85% · b 23 → 9%"."""
        self.made.belongs(node.row.number)
        several = inline.figure_parts(node.row.body)
        if several:
            self.add_all(several, node.row.start, node.row.end, None)
            return
        self.add(node.row.body, node.row.start, node.row.end)

    def add_all(self, parts: list[Piece], start: int, end: int, owner: str | None) -> None:
        """Add the parts of one line; each keeps the label or number before it in its span."""
        for number, part in enumerate(parts):
            while self.document[start].isspace() or self.document[start] in ";,|":
                start += 1
            stop = end if number == len(parts) - 1 else part.end
            self.add(part, min(start, part.start), stop, owner)
            start = stop

    def add_loose(self, node: Node) -> None:
        """Keep a row that stands under no objective; it may hold an objective and its results itself."""
        row = node.row
        if (
            inline.measured(row.body)
            or inline.inner(row.body)
            or (self.figured and inline.figures(row.body, usual=True))
        ):
            self.open_row(node, LINE_RANK)
            self.made.close()
        else:
            self.made.loose(entry(row.body, row.start, row.end))

    def wait(self, role: str, node: Node, start: int, owner: str | None = None) -> None:
        """Let the next line give the words of a label."""
        self.pending = Pending(role, start, self.rank(node), owner)

    def fill(self, body: Piece, end: int) -> None:
        """Give a waiting label its words."""
        waiting, self.pending = self.pending, None
        if waiting is None:
            return
        if waiting.role == "objective":
            self.open(body, waiting.start, end, waiting.rank, waiting.owner)
        else:
            self.add(body, waiting.start, end, waiting.owner)

    def settle(self) -> None:
        """List a label that no words followed."""
        if self.pending is None:
            return
        start = stop = self.pending.start
        self.pending = None
        while stop < len(self.document) and self.document[stop] not in "\r\n":
            stop += 1
        while self.document[stop - 1].isspace():
            stop -= 1
        self.made.leave(self.document[start:stop], (start, stop), "heading")

    def following(self, position: int) -> Node | None:
        """Return the node after `position`, if any."""
        return self.nodes[position + 1] if position + 1 < len(self.nodes) else None

    def masthead(self) -> bool:
        """Tell whether the first line is a name and the second the cycle: "Ward 3" over "July – December 2026"."""
        if len(self.nodes) < 3:
            return False
        first, second = self.nodes[:2]
        if first.label or first.row.marker or first.row.kind == "table" or second.row.marker:
            return False
        named = titles.title(second.row.body.text)
        told = second.label is not None and second.label.role in ("cycle", "metadata")
        window = cycle(second.row.body.text)
        text = first.row.body.text
        return bool(
            window and (told or (named and named[0] is None)) and titles.title(text) is None and titles.is_name(text)
        )

    def titles_of(self, text: str, rest: str) -> tuple[str | None, str | None] | None:
        """Return team and cycle where the whole line or what follows its label only names them."""
        return titles.title(text) or (titles.title(rest) if rest else None)


def _figured(form: Shape) -> bool:
    """Tell whether most lines of a paste are an aim with its figures behind it."""
    lines = [
        n for n in form.nodes if n.label is None and n.row.kind in ("item", "plain") and has_quantity(n.row.body.text)
    ]
    found = sum(inline.figures(node.row.body) is not None for node in lines)
    return found > 1 and found * 5 >= len(lines) * 3


def _heads(form: Shape) -> frozenset[int]:
    """Return the levels where a header over results reads like an aim: a short one beside it is one too."""
    return frozenset(
        node.row.level
        for node in form.nodes
        if node.header
        and node.label is None
        and node.facts
        and node.facts.top_with_digits * 5 >= node.facts.top * 3 > 0
        and titles.reads_like_objective(node.row.body.text)
    )


def _vocabulary(form: Shape) -> tuple[tuple[str, ...], bool]:
    """Tell which label words name something above the objectives, and whether goals lead and objectives measure.

    "Goal 1 … Objective 1.1 … KR" has goals above objectives; "Goal … Objective: 40 % by May" without any result has
    goals that are objectives, and objectives that are results.
    """
    parents: tuple[str, ...] = ()
    has_objective = bool(form.words & _OBJECTIVES)
    goals = any(node.label and node.label.role == "objective" and node.label.word in GOALS for node in form.nodes)
    if has_objective and goals:
        parents += GOALS
    if (has_objective or goals) and "okr" in form.words:
        parents += _OKRS
    lead = has_objective and goals and "okr" not in form.words and not _has_results(form)
    return (() if lead else parents), lead


def _has_results(form: Shape) -> bool:
    for node, below in zip(form.nodes, [*form.nodes[1:], None], strict=True):
        role = node.label.role if node.label else ""
        if role in ("key_result", "key_results"):
            return True
        if role == "objective" and (
            node.has_children or (below and below.label is None and below.row.kind in ("item", "table"))
        ):
            return True
    return False
