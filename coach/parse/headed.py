"""What a line that stands over others says: a title, an objective, a reason, or only the name of a section."""

from __future__ import annotations

from coach.parse import inline, titles
from coach.parse.cycles import cycle
from coach.parse.nodes import STRUCTURE, Facts, Node
from coach.parse.state import ASIDE, State


def take(state: State, node: Node) -> None:
    """Place a heading, a bold line or a line over a list: title, objective, gloss or section."""
    row, made, facts = node.row, state.made, node.facts or Facts()
    text = row.body.text
    named = titles.title(text)
    if node.label is not None and node.label.role not in STRUCTURE:
        state.settle()
        state.leave(node, "heading")
        return
    waiting = state.pending
    if waiting and (
        (waiting.role == "objective" and named is None and row.level >= waiting.rank)
        or (row.kind == "plain" and not row.bold)
    ):
        state.fill(row.body, row.end)
        return
    state.settle()
    if state.mode in ASIDE and row.level > state.mode_rank:
        state.leave(node, "heading")
        return
    below_block = made.block is not None and row.level > state.block_rank
    if below_block and made.block and not made.block.results and not facts.top and not facts.key_results:
        made.why(row.body.text, (row.start, row.end))
        return
    bare = made.block is not None and not made.block.results and row.kind == "plain" and not row.bold
    if below_block and bare and state.explicit and (facts.listed or facts.first != "objective") and text[-1:] != ":":
        if text[-1:] in ".!?" or text.count(" ") > 12:
            made.why(text, (row.start, row.end))
        else:
            state.leave(node, "remark")
        return
    if below_block and state.explicit and not facts.objectives:
        state.leave(node, "heading" if row.bold or row.kind == "heading" else "remark")
        return
    if _stands_between(state, node, facts) and named is None:
        state.leave(node, "heading")
        return
    made.close()
    state.enter("")
    if named is not None and not (facts.first == "key_result" and state.titled and not cycle(text)):
        state.name(node, named, deep=row.level > 1 and state.titled)
    elif _states_aim(state, text, facts, row.level, heading=row.kind == "heading"):
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


def _stands_between(state: State, node: Node, facts: Facts) -> bool:
    """Tell a heading of any words between a labelled aim that has no results yet and the list of them."""
    block = state.made.block
    unlisted = facts.top > 0 and not facts.objectives + facts.below_objectives + facts.key_results
    return node.row.kind == "heading" and state.form.labelled and block is not None and not block.results and unlisted


def _states_aim(state: State, text: str, facts: Facts, level: int, *, heading: bool) -> bool:
    """Tell whether an unlabelled header is the objective of what stands under it."""
    if inline.announced(text) and (facts.top or facts.plain or facts.tables):
        return True
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
        beside = level in state.heads and " " in text.strip()
        likely = (heading and (state.titled or measured)) or beside
        return aim or (likely and not titles.is_section(text))
    if facts.tables:
        return aim
    return aim and facts.plain > 0 and facts.plain_with_digits * 2 > facts.plain
