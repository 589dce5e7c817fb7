"""What a walk over a paste has made so far; freezes into an `Outline`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, cast

from coach.parse.cycles import cycle
from coach.parse.items import Entry, entry
from coach.parse.tables import TableRow
from coach.parse.text import Piece
from coach.schema import Block, Cell, Outline, Span, Unparsed, UnparsedKind

LONGEST_OPENING = 200
"""Characters of a paste's first line within which the name of its cycle is looked for."""

CellRole = Literal["metric", "unit", "baseline", "target", "deadline", "population", "source", "score"]

_CELLS: tuple[tuple[str, CellRole], ...] = (
    ("current", "baseline"),
    ("now", "baseline"),
    ("today", "baseline"),
    ("as of", "baseline"),
    ("start", "baseline"),
    ("baseline", "baseline"),
    ("target date", "deadline"),
    ("target", "target"),
    ("due", "deadline"),
    ("deadline", "deadline"),
    ("by when", "deadline"),
    ("unit", "unit"),
    ("metric", "metric"),
    ("segment", "population"),
    ("population", "population"),
    ("source", "source"),
    ("data source", "source"),
    ("measured", "source"),
    ("how measured", "source"),
    ("score", "score"),
    ("progress", "score"),
    ("grade", "score"),
    ("confidence", "score"),
)


@dataclass(slots=True)
class Draft:
    """An objective in the making."""

    head: Entry
    results: list[Entry] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    parent: str | None = None
    team: str | None = None
    cycle: str | None = None
    number: str = ""


class Assembly:
    """Collects blocks, loose lines and left-overs in document order."""

    def __init__(self) -> None:
        self.blocks: list[Draft] = []
        self.block: Draft | None = None
        self.last: Entry | None = None
        self.parent: str | None = None
        self._loose: list[Entry] = []
        self._left: list[Unparsed] = []
        self._reasons: list[Span] = []
        self._team: str | None = None
        self._cycle: str | None = None
        self._teams: dict[str, None] = {}
        self._cycles: dict[str, None] = {}
        self.group_owner: str | None = None
        self._by_text: dict[str, Draft] = {}
        self._counted = False

    def open(self, head: Entry) -> Draft:
        """Begin an objective."""
        self.group_owner = None
        draft = Draft(head, parent=self.parent, team=self._team, cycle=self._cycle)
        self.blocks.append(draft)
        self._by_text.setdefault(head.piece.text, draft)
        self.block, self.last = draft, None
        return draft

    def reopen(self, number: str) -> None:
        """Go back to the objective that a title such as "Key results for objective 1" names by its number."""
        if number and 0 < int(number) <= len(self.blocks):
            self.block, self.last = self.blocks[int(number) - 1], None

    def number(self, number: str) -> None:
        """Keep the number that the label of the open objective gives it."""
        if self.block is not None:
            self.block.number = number

    def again(self, number: str) -> bool:
        """Go back to the objective with this number, where a line says no more than "O1"."""
        for draft in reversed(self.blocks):
            if number and draft.number == number and not draft.results:
                self.block, self.last = draft, None
                return True
        return False

    def belongs(self, number: str) -> None:
        """Go back to objective 2 for "KR2.1", where all objectives stand before all results."""
        first, point, _ = number.partition(".")
        if not point or (self.block is not None and first == self.block.number):
            return
        if self._counted or self.block is None or not self.block.results:
            for draft in reversed(self.blocks):
                if draft.number == first:
                    self.block, self.last, self._counted = draft, None, True
                    return

    def close(self) -> None:
        """End the open objective: what follows is not under it."""
        self.block = self.last = None

    def result(self, made: Entry) -> None:
        """Hang a result on the open objective, or keep it loose where none is open."""
        made.owner = made.owner or self.group_owner
        if self.block is None:
            self._loose.append(made)
        else:
            self.block.results.append(made)
        self.last = made

    def loose(self, made: Entry) -> None:
        """Keep a line that stands under no objective."""
        self._loose.append(made)
        self.last = made

    def why(self, text: str, span: Span) -> None:
        """Add to the open objective's reason."""
        if self.block is not None:
            self.block.why.append(text)
            self._reasons.append(span)

    def spans(self) -> list[Span]:
        """Return, in order, every stretch of the document that something was made of."""
        heads = [(draft.head.start, draft.head.end) for draft in self.blocks]
        results = [(made.start, made.end) for draft in self.blocks for made in draft.results]
        loose = [(made.start, made.end) for made in self._loose]
        return sorted([*heads, *results, *loose, *self._reasons, *(piece.span for piece in self._left)])

    def leave(self, text: str, span: Span, kind: str) -> None:
        """List what is neither objective nor result."""
        if text:
            self._left.append(Unparsed(text=text, span=span, kind=cast(UnparsedKind, kind)))

    def context(self, team: str | None, cycle: str | None, *, deep: bool = False) -> None:
        """Take team and cycle from a heading; a new cycle or document title ends an earlier team."""
        if team:
            self._team = team
            self._teams[team] = None
        elif not deep:
            self._team = None
        if cycle:
            self._cycle = cycle
            self._cycles[cycle] = None

    def field(self, role: str, word: str, rest: Piece) -> None:
        """Take the value of a labelled line such as "Owner: Ana" or "Currently at 40"."""
        text = rest.text
        if role == "owner" and text:
            holder = self.last or (self.block.head if self.block else None)
            if holder is not None and holder.owner is None:
                holder.owner = text.lstrip("@")
        elif role == "team" and text:
            self.context(text, None, deep=True)
        elif role == "cycle" and text:
            self.context(None, cycle(text) or text, deep=True)
        elif role == "parent" and self.block is not None and text:
            self.block.parent = text
        elif role == "cell" and self.last is not None and text:
            for prefix, kind in _CELLS:
                if word.startswith(prefix):
                    self.last.cells.append(Cell(role=kind, heading=word, text=text, span=(rest.start, rest.end)))
                    break

    def table_row(self, row: TableRow) -> None:
        """Place one row of a table."""
        if row.team or row.cycle:
            self.context(row.team, row.cycle, deep=True)
        if row.objective:
            self._table_objective(row)
        for piece, place in row.results:
            made = entry(piece, place[0], place[1], owner=row.owner)
            made.cells.extend(row.cells)
            self.result(made)
        for piece, place in row.items:
            made = entry(piece, place[0], place[1], owner=row.owner)
            made.cells.extend(row.cells)
            self.result(made)
        for text, span, kind in row.leftovers:
            self.leave(text, span, kind)
        if not (row.objective or row.results or row.items):
            for cell in row.cells:
                if cell.role != "other":
                    self.leave(cell.text, cell.span, "metadata")

    def _table_objective(self, row: TableRow) -> None:
        if row.objective is None:
            return
        piece, place = row.objective
        head = entry(piece, place[0], place[1], objective=True)
        known = self._by_text.get(head.piece.text)
        if known is not None:
            self.block, self.last = known, None
        else:
            self.open(head)
            if not row.results:
                head.owner = head.owner or row.owner
        if self.block is not None:
            if row.why and row.why not in self.block.why:
                self.block.why.append(row.why)
            self.block.parent = self.block.parent or row.parent

    def _opening_cycle(self) -> str | None:
        """The cycle that the line above all others names, where it was too wordy to be read as a title."""
        first = min(self._left, key=lambda piece: piece.span, default=None)
        heads = [draft.head.line().span[0] for draft in self.blocks] + [made.line().span[0] for made in self._loose]
        if first is None or any(start < first.span[0] for start in heads):
            return None
        opening = first.text.partition("\n")[0]
        return cycle(opening) if len(opening) <= LONGEST_OPENING else None

    def outline(self) -> Outline:
        """Freeze."""
        several_teams, several_cycles = len(self._teams) > 1, len(self._cycles) > 1
        blocks = tuple(
            Block(
                line=draft.head.line(),
                key_results=tuple(made.line() for made in draft.results),
                why_now="\n".join(draft.why) or None,
                owner=draft.head.owner,
                parent=draft.parent,
                team=draft.team if several_teams else None,
                cycle=draft.cycle if several_cycles else None,
            )
            for draft in self.blocks
        )
        return Outline(
            team=None if several_teams else next(iter(self._teams), None),
            cycle=next(iter(self._cycles), None) or self._opening_cycle(),
            blocks=blocks,
            loose=tuple(made.line() for made in self._loose),
            unparsed=tuple(sorted(self._left, key=lambda piece: piece.span)),
        )
