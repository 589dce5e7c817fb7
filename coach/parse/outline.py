"""One walk over the shaped rows of a paste: every row is an objective, a result, a reason, or listed as what it is."""

from __future__ import annotations

from coach.parse import chrome, headed, labelled, questions, records, runs, tables, titles, unlabelled
from coach.parse.nodes import Node, is_dropped
from coach.parse.rows import Row, rows
from coach.parse.second_look import confirm
from coach.parse.shape import shape
from coach.parse.state import ASIDE, State
from coach.schema import Outline

_MAX_LINES = 10_000
"""Lines that are read one by one; what comes after is listed whole, so that no paste takes long."""


def outline(document: str) -> Outline:
    """Read a paste into objectives with their results, loose lines and what is neither; never raises."""
    found = rows(document, _MAX_LINES)
    reach = found[-1].end if len(found) == _MAX_LINES else len(document)
    confirm(document, found)
    questions.unfold(found)
    kept, furniture, chat = chrome.set_aside(runs.mark(document, found))
    kept = records.stacked(kept)
    state = State(document, shape(kept), chat=chat)
    for row in furniture:
        state.made.leave(document[row.start : row.end], (row.start, row.end), "metadata")
    position = 0
    while position < len(state.nodes):
        node = state.nodes[position]
        if node.row.kind == "table":
            position = _table(state, position)
        else:
            _row(state, position, node)
            position += 1
    state.settle()
    _sweep(state, found)
    rest = document[reach:].strip()
    if rest:
        start = document.index(rest, reach)
        state.made.leave(rest, (start, start + len(rest)), "prose")
    return state.made.outline()


def _sweep(state: State, found: list[Row]) -> None:
    """List every row that nothing was made of: the promise that no line is lost does not rest on the walk alone."""
    spans = state.made.spans()
    position = reach = 0
    for row in found:
        while position < len(spans) and spans[position][0] < row.end:
            reach = max(reach, spans[position][1])
            position += 1
        words = state.document[row.start : row.end]
        if reach <= row.start and any(character.isalnum() for character in words):
            state.made.leave(words, (row.start, row.end), "prose")


def _row(state: State, position: int, node: Node) -> None:
    row = node.row
    if row.kind == "rule":
        state.made.last = None
        if any(character.isalnum() for character in row.body.text):
            state.leave(node, "metadata")  # the word after a code fence
        if state.mode in ("notes", "why"):
            state.enter("")
    elif row.kind == "comment":
        state.leave(node, "metadata")
    elif not row.body.text:
        state.made.leave(state.document[row.start : row.end], (row.start, row.end), "metadata")
    elif is_dropped(state.document[row.start : row.end]):
        state.leave(node, "remark")
    elif position == 0 and state.masthead():
        state.name(node, (titles.plain_name(row.body.text), None), deep=False)
    elif node.label is not None and labelled.take(state, position, node, node.label):
        return
    elif node.header:
        headed.take(state, node)
    elif row.kind == "item":
        unlabelled.take_item(state, position, node)
    else:
        unlabelled.take_plain(state, position, node)


def _table(state: State, position: int) -> int:
    """Place the rows of one table and return where it ends."""
    end = position
    number = state.nodes[position].row.level
    while end < len(state.nodes) and state.nodes[end].row.kind == "table" and state.nodes[end].row.level == number:
        end += 1
    found = [node.row for node in state.nodes[position:end]]
    waits = state.made.block is not None and not state.made.block.results and state.mode not in ASIDE
    read = tables.read(state.document, found, results=waits)
    state.settle()
    aside = state.mode in ASIDE and bool(state.made.blocks or state.form.labelled)
    if read is not None and aside and not any(line.objective for line in read):
        for row in found:
            state.leave_row(row, ASIDE[state.mode])
        return end
    if read is None:
        for row in found:
            state.leave_row(row, "prose")
        return end
    for line in read:
        state.made.table_row(line)
    if any(line.objective for line in read):
        state.made.close()
    return end
