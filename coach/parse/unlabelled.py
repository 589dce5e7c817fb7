"""What a row without a label is, judged by where it stands: headers, list items, plain lines."""

from __future__ import annotations

from coach.parse import inline, titles
from coach.parse.cycles import cycle
from coach.parse.nodes import Node, has_quantity, is_letter, is_prose, is_remark, is_stop
from coach.parse.state import ASIDE, ITEM_RANK, LINE_RANK, State

_NEAR = 60
"""How many rows a look at the neighbours may take: keeps long pastes linear."""


def take_item(state: State, position: int, node: Node) -> None:
    """Place a list item: objective, result, loose line, or a remark under one of them."""
    row, made = node.row, state.made
    if state.pending:
        _fill_from_item(state, node)
        return
    if state.mode in ASIDE and _set_aside(state, node):
        return
    below = state.following(position)
    state.floor = min(state.floor, node.depth)
    if node.group and state.mode != "objectives":
        _group(state, node)
    elif (
        (not row.marker or node.has_children)
        and made.block is None
        and (named := titles.title(row.body.text)) is not None
    ):
        state.name(node, named, deep=state.titled)
    elif not row.marker and below and below.label and below.label.role == "objective" and _only_names(row.body.text):
        made.close()  # a name over labelled objectives, whose indented results made an outline of all lines
        state.leave(node, "heading")
    elif node.has_children and titles.is_role(row.body.text):
        made.group_owner = row.body.text.rstrip(":")
        state.leave(node, "heading")
    elif node.has_children and below and below.label and below.label.role == "objective":
        made.close()
        made.parent = row.body.text
        state.leave(node, "heading")
    elif _opens(state, position, node):
        state.open_row(node, ITEM_RANK + node.depth)
    elif made.block is None:
        _outside(state, node)
    elif row.italic and not made.block.results:
        made.why(row.body.text, (row.start, row.end))
    else:
        _inside(state, node)


def _only_names(text: str) -> bool:
    window = cycle(text)
    return not has_quantity(text.replace(window, "") if window else text)


def _group(state: State, node: Node) -> None:
    """List an item that gathers objectives; it may name a team or a cycle."""
    state.made.close()
    state.enter("")
    named = titles.title(node.row.body.text)
    if named is not None:
        state.name(node, named, deep=True)
    else:
        state.leave(node, "heading")
    state.floor = node.depth + 1


def _fill_from_item(state: State, node: Node) -> None:
    """Give a waiting label the words of a list item; an objective then stands where the item stands."""
    waiting = state.pending
    state.fill(node.row.body, node.row.end)
    if waiting and waiting.role == "objective" and node.has_children:
        state.block_rank = ITEM_RANK + node.depth
    state.base = None


def _set_aside(state: State, node: Node) -> bool:
    """List an item of a section that is not about results; False where the section has ended or is a to-do list."""
    if state.mode_rank >= ITEM_RANK >= 0 and ITEM_RANK + node.depth <= state.mode_rank:
        state.enter("")
        return False
    if state.mode == "tasks" and not state.made.blocks and not state.form.labelled:
        state.add_loose(node)
    else:
        state.leave(node, ASIDE[state.mode])
    return True


def _outside(state: State, node: Node) -> None:
    if node.depth and state.base is not None and node.depth > state.base:
        state.leave(node, "remark")
    elif node.has_children and " " not in node.row.body.text:
        state.base = None
        state.leave(node, "heading")
    else:
        state.base = node.depth
        state.add_loose(node)


def _inside(state: State, node: Node) -> None:
    if state.under is not None and node.row.indent > state.under and state.made.last is not None:
        state.leave(node, "remark")
        return
    if state.base is None or (state.base > node.depth and ITEM_RANK + node.depth > state.block_rank):
        state.base = node.depth
    if node.depth > state.base and state.made.last is not None:
        state.leave(node, "remark")
    else:
        state.add_row(node)


def _opens(state: State, position: int, node: Node) -> bool:
    """Tell whether an item is an objective: it has results under it, or its brothers have."""
    block = state.made.block
    if state.mode == "objectives":
        return node.depth == 0
    if block is not None and ITEM_RANK + node.depth > state.block_rank:
        return False
    below = state.following(position)
    role = below.label.role if below and below.label else ""
    if role in ("key_result", "key_results") and (block is None or block.results):
        return True
    if block is not None and state.block_rank >= ITEM_RANK:
        text = node.row.body.text
        aside = (text[0] == "(" and text[-1] == ")") or is_prose(text)
        return node.has_children or (not aside and _brothers_open(state, position))
    if node.depth > state.floor:
        return False
    if node.has_children:
        return " " in node.row.body.text or state.titled
    return _brothers_open(state, position)


def _brothers_open(state: State, position: int) -> bool:
    """Tell whether most items beside this one have children."""
    own = state.nodes[position].depth
    parents = lone = 0
    for step in (-1, 1):
        place = position + step
        while 0 <= place < len(state.nodes) and abs(place - position) < _NEAR:
            node = state.nodes[place]
            if node.header or node.row.kind != "item" or node.depth < own:
                break
            if node.depth == own:
                parents += node.has_children
                lone += not node.has_children
            place += step
    return parents > lone


def take_plain(state: State, position: int, node: Node) -> None:
    """Place a line without any mark."""
    row, made = node.row, state.made
    text = row.body.text
    below = state.following(position)
    if state.pending:
        state.fill(row.body, row.end)
    elif state.mode in ASIDE:
        if state.mode == "tasks" and not made.blocks and not state.form.labelled and not is_prose(text):
            state.add_loose(node)
        else:
            state.leave(node, ASIDE[state.mode])
    elif made.block is not None and is_remark(text) and (made.block.results or text[0] in "[("):
        state.leave(node, "remark")
    elif state.mode == "why" and made.block and not made.block.results and (not row.gap or is_prose(text)):
        made.why(row.body.text, (row.start, row.end))
    elif below and below.label and below.label.role == "objective" and (named := titles.title(text)) is not None:
        made.close()
        state.name(node, named, deep=state.titled)
    elif below and below.label and below.label.role == "key_result" and not row.italic and _may_open(state, node):
        state.open_row(node, LINE_RANK)
    elif made.block is not None:
        _plain_inside(state, position, node)
    else:
        _plain_outside(state, position, node)


def _may_open(state: State, node: Node) -> bool:
    block = state.made.block
    return block is None or bool(block.results and node.row.gap and not state.explicit)


def _plain_outside(state: State, position: int, node: Node) -> None:
    row = node.row
    named = titles.title(row.body.text) if len(state.nodes) > 1 else None
    if named is not None:
        state.name(node, named, deep=state.titled)
    elif (
        len(state.nodes) > 2
        and is_prose(row.body.text)
        and row.body.text.count(". ")
        and not has_quantity(row.body.text)
    ):
        state.leave(node, "prose")
    elif (
        state.form.labelled
        or state.form.listed
        or (state.told and not has_quantity(row.body.text))
        or row.italic
        or state.farewell
        or is_letter(row.body.text)
    ):
        state.farewell = state.farewell or (len(row.body.text) < 40 and is_letter(row.body.text) and position > 1)
        if inline.measured(row.body) or inline.inner(row.body):
            state.add_loose(node)
        else:
            state.leave(node, "prose")
    elif _heads_stanza(state, position):
        state.open_row(node, LINE_RANK)
    elif position == 0 and len(state.nodes) > 3 and state.nodes[1].row.gap and _heads_stanza(state, 1):
        state.leave(node, "heading")
    else:
        state.add_loose(node)


def _plain_inside(state: State, position: int, node: Node) -> None:
    row, block = node.row, state.made.block
    if block is None:
        return
    prose = row.italic or is_prose(row.body.text)
    state.farewell = state.farewell or (row.gap and len(row.body.text) < 40 and is_letter(row.body.text))
    if row.italic and not block.results:
        state.made.why(row.body.text, (row.start, row.end))
    elif state.farewell:
        state.leave(node, "prose")
    elif (
        row.gap
        and block.results
        and not state.form.listed
        and not state.form.labelled
        and _heads_stanza(state, position)
    ):
        state.open_row(node, LINE_RANK)
    elif block.results and is_stop(row.body.text):
        state.leave(node, "remark")
    elif not prose and (state.base == -1 or (state.mode == "results" and state.base is None)):
        state.add_row(node)
    elif block.results or (state.chat and state.form.labelled):
        state.leave(node, "remark")
    elif prose or _results_follow(state, position):
        state.made.why(row.body.text, (row.start, row.end))
    else:
        state.add_row(node)
        state.base = -1


def _results_follow(state: State, position: int) -> bool:
    for node in state.nodes[position + 1 : position + _NEAR]:
        role = node.label.role if node.label else ""
        if node.header and role != "key_results":
            return False
        if role in ("key_result", "key_results") or node.row.kind in ("item", "table"):
            return True
        if role in ("objective", "objectives"):
            return False
    return False


def _heads_stanza(state: State, position: int) -> bool:
    """Tell whether a plain line heads a stanza: no number in it, numbers in most of the lines below it."""
    row = state.nodes[position].row
    if has_quantity(row.body.text) or (position and not row.gap) or titles.is_delivery(row.body.text):
        return False
    if (
        position + 2 < len(state.nodes)
        and state.nodes[position + 1].row.gap
        and state.nodes[position + 2].row.gap is False
    ) and not has_quantity(state.nodes[position + 1].row.body.text):
        return False
    below: list[str] = []
    for node in state.nodes[position + 1 : position + 12]:
        if node.row.gap and below:
            break
        if node.row.kind != "plain" or node.label:
            return False
        below.append(node.row.body.text)
    return len(below) >= 2 and sum(map(has_quantity, below)) * 2 > len(below)
