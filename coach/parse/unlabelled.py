"""What a row without a label is, judged by where it stands: headers, list items, plain lines."""

from __future__ import annotations

from coach.parse import inline, titles
from coach.parse.shape import Facts, Node, has_quantity, is_letter, is_prose
from coach.parse.state import ITEM_RANK, LINE_RANK, State

_ASIDE = {"health": "health_metric", "notes": "remark", "tasks": "remark"}
_NEAR = 60
"""How many rows a look at the neighbours may take: keeps long pastes linear."""


def take_header(state: State, node: Node) -> None:
    """Place a heading, a bold line or a line over a list: title, objective, gloss or section."""
    row, made, facts = node.row, state.made, node.facts or Facts()
    text = row.body.text
    named = titles.title(text)
    waiting = state.pending
    if waiting and (
        (waiting.role == "objective" and named is None and row.level >= waiting.rank)
        or (row.kind == "plain" and not row.bold)
    ):
        state.fill(row.body, row.end)
        return
    state.settle()
    if state.mode in _ASIDE and row.level > state.mode_rank:
        state.leave(node, "heading")
        return
    below_block = made.block is not None and row.level > state.block_rank
    if below_block and made.block and not made.block.results and not facts.top and not facts.key_results:
        made.why(row.body.text, (row.start, row.end))
        return
    if below_block and state.explicit and not facts.objectives:
        state.leave(node, "heading" if row.bold or row.kind == "heading" else "remark")
        return
    made.close()
    state.enter("")
    if named is not None and not (facts.first == "key_result" and state.titled and not titles.cycle(text)):
        state.name(node, named, deep=row.level > 1 and state.titled)
    elif _states_aim(state, text, facts, heading=row.kind == "heading"):
        state.open_row(node, row.level)
    else:
        state.leave(node, "heading")
        if (
            state.form.labelled
            and row.kind == "heading"
            and made.blocks
            and not facts.objectives + facts.below_objectives
        ):
            state.enter("notes", row.level)


def _states_aim(state: State, text: str, facts: Facts, *, heading: bool) -> bool:
    """Tell whether an unlabelled header is the objective of what stands under it."""
    has_results = facts.first in ("key_result", "key_results")
    if titles.is_lead_in(text) or facts.first == "objective" or (state.form.labelled and not has_results):
        return False
    if has_results or (titles.has_role(text) and facts.top):
        return True
    if facts.below_objectives:
        return False
    aim = titles.reads_like_objective(text)
    measured = facts.top > 0 and facts.top_with_digits * 5 >= facts.top * 3
    if facts.nested * 2 >= facts.top > 0:
        return aim and measured
    if facts.top:
        return aim or (heading and (state.titled or measured) and not titles.is_section(text))
    if facts.tables:
        return aim
    return aim and facts.plain > 0 and facts.plain_with_digits * 2 > facts.plain


def take_item(state: State, position: int, node: Node) -> None:
    """Place a list item: objective, result, loose line, or a remark under one of them."""
    row, made = node.row, state.made
    if state.pending:
        _fill_from_item(state, node)
        return
    if state.mode in _ASIDE and _set_aside(state, node):
        return
    below = state.following(position)
    if (
        (not row.marker or node.has_children)
        and made.block is None
        and (named := titles.title(row.body.text)) is not None
    ):
        state.name(node, named, deep=state.titled)
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
        state.leave(node, _ASIDE[state.mode])
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
        return node.has_children or _brothers_open(state, position)
    if node.depth:
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
    elif state.mode in _ASIDE:
        if state.mode == "tasks" and not made.blocks and not state.form.labelled and not is_prose(text):
            state.add_loose(node)
        else:
            state.leave(node, _ASIDE[state.mode])
    elif state.mode == "why" and made.block is not None and not made.block.results:
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
    elif state.form.labelled or state.form.listed or row.italic or state.farewell or is_letter(row.body.text):
        state.farewell = state.farewell or (len(row.body.text) < 40 and is_letter(row.body.text) and position > 1)
        if inline.measured(row.body) or inline.inner(row.body):
            state.add_loose(node)
        else:
            state.leave(node, "prose")
    elif _heads_stanza(state, position):
        state.open_row(node, LINE_RANK)
    else:
        state.add_loose(node)


def _plain_inside(state: State, position: int, node: Node) -> None:
    row, block = node.row, state.made.block
    if block is None:
        return
    prose = row.italic or is_prose(row.body.text)
    if row.italic and not block.results:
        state.made.why(row.body.text, (row.start, row.end))
    elif (
        row.gap
        and block.results
        and not state.form.listed
        and not state.form.labelled
        and _heads_stanza(state, position)
    ):
        state.open_row(node, LINE_RANK)
    elif not prose and (state.mode == "results" or state.base == -1):
        state.add_row(node)
    elif block.results:
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
    below: list[str] = []
    for node in state.nodes[position + 1 : position + 12]:
        if node.row.gap and below:
            break
        if node.row.kind != "plain" or node.label:
            return False
        below.append(node.row.body.text)
    return len(below) >= 2 and sum(map(has_quantity, below)) * 2 > len(below)
