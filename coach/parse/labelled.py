"""What a labelled row does to the walk: opens an objective, adds a result, begins a section, fills in a field."""

from __future__ import annotations

import re

from coach.parse import inline, titles
from coach.parse.cycles import cycle
from coach.parse.leads import plain_front
from coach.parse.nodes import Node, is_prose
from coach.parse.sections import Label, field
from coach.parse.state import GOALS, State
from coach.parse.text import Piece

_BAR = re.compile(r"\s+[|·•]\s+")
_NUMBER = re.compile(r"\d[\d.,]*")
_BESIDE_RESULTS = ("risk", "depend", "guard", "counter")
"""What is a remark beside results, and a line of its own elsewhere."""
METRICS = ("metric", "measure", "measurement", "kpi", "indicator", "success metric", "success measure")
"""Words before a result where no other label is used."""


def take(state: State, position: int, node: Node, label: Label) -> bool:
    """Do what a label says; False where the row is better read without it."""
    role = label.role
    if role == "objective":
        if not _parent(state, position, node, label):
            _objective(state, node, label)
        return True
    if role == "objectives":
        _objectives(state, position, node, label)
        return True
    if role == "key_result":
        _result(state, node, label)
        return True
    if role == "key_results":
        return _results(state, node, label)
    if role == "health" and label.word == "health" and not state.made.blocks:
        return False  # the name of a team
    if role in ("health", "tasks", "notes"):
        return _section(state, node, role)
    if role == "parked":
        return bool(state.made.blocks) and (_aside(state, node) if label.strong else _section(state, node, "notes"))
    if role == "task":
        return _task(state, node)
    if role == "theme":
        return _theme(state, node)
    return _field(state, node, label)


def _parent(state: State, position: int, node: Node, label: Label) -> bool:
    """Take an objective with further objectives indented under it as what those serve."""
    place = _past_names(state, position + 1)
    below = state.nodes[place] if place < len(state.nodes) else None
    if below is None or not below.label or below.label.role != "objective":
        return False
    rest = node.row.body.part(label.end)
    ranks = _ranks(label, below.label) and inline.figures(rest) is None and _has_results(state, place)
    if not ranks and (below.row.indent <= node.row.indent + 1 or place > position + 1):
        return False
    if not rest.text or node.row.kind not in ("item", "plain"):
        return False
    state.settle()
    state.made.close()
    state.enter("")
    state.made.parent = rest.text
    state.leave(node, "heading")
    return True


def _ranks(label: Label, below: Label) -> bool:
    """Tell "Company objective: …" over "Team objective: …", and "Board aim" over "Objective of the network team"."""
    return bool(label.level or label.team) and (label.level, label.team) != (below.level, below.team)


def _past_names(state: State, place: int) -> int:
    """Skip a line that only names a team or a cycle."""
    if place < len(state.nodes):
        row = state.nodes[place].row
        if row.kind == "plain" and state.nodes[place].label is None:
            return place + (titles.title(row.body.text) is not None or titles.is_name(row.body.text))
    return place


def _has_results(state: State, place: int) -> bool:
    """Tell whether results stand right below an objective."""
    place = _past_names(state, place + 1)
    if place >= len(state.nodes):
        return False
    then = state.nodes[place]
    return then.label.role in ("key_result", "key_results") if then.label else then.row.kind == "item"


def _objective(state: State, node: Node, label: Label) -> None:
    row, made = node.row, state.made
    rest = row.body.part(label.end)
    if state.goals_lead and label.word not in GOALS and made.block is not None and rest.text:
        state.add(rest, row.start, row.end, label.owner)
        return
    state.settle()
    if label.team:
        made.context(*plain_front(label.team), deep=True)
    if label.word in state.parents and rest.text and _is_single(state):
        made.field("parent", label.word, rest)
        state.leave(node, "metadata")
    elif label.word in state.parents:
        made.close()
        state.enter("")
        made.parent = rest.text or None
        state.leave(node, "heading")
    elif rest.text:
        state.open(rest, row.start, row.end, state.rank(node), label.owner)
        made.number(label.number)
    elif made.again(label.number):
        state.enter("")
        state.leave(node, "heading")
    else:
        made.close()
        state.wait("objective", node, row.start, label.owner)
        state.enter("")


def _is_single(state: State) -> bool:
    """Tell a draft of one objective, open now: an aim named under it is the one it serves."""
    labels = [node.label for node in state.nodes if node.label and node.label.role == "objective"]
    return state.made.block is not None and sum(label.word not in state.parents for label in labels) == 1


def _objectives(state: State, position: int, node: Node, label: Label) -> None:
    """Begin a section of objectives; "Objectives: Calm mornings" is one, whatever the plural says."""
    row, made = node.row, state.made
    rest = row.body.part(label.end)
    named = state.titles_of(row.body.text, rest.text)
    if named is not None:
        made.context(*named, deep=state.titled)
    state.settle()
    headline = node.row.kind == "heading" and label.word == "okrs" and state.explicit
    if rest.text and label.strong and named is None and not headline:
        state.open(rest, row.start, row.end, state.rank(node), label.owner)
        return
    state.leave(node, "heading")
    if label.word in state.parents:
        return
    made.close()
    state.enter("")
    state.titled = True
    below = state.following(position)
    has_results = state.form.last_result > position
    if below is None:
        return
    then = state.following(position + 1)
    introduces = is_prose(below.row.body.text) or (then and then.label and then.label.role == "objective")
    if introduces and below.row.kind == "plain":
        return
    if below.row.kind == "plain" and not below.label and not below.header and has_results:
        state.wait("objective", node, below.row.start)
    elif below.row.kind == "item" and (has_results or label.word in ("objectives", "objective")):
        state.enter("objectives", state.rank(node))


def _result(state: State, node: Node, label: Label) -> None:
    row = node.row
    rest = row.body.part(label.end)
    state.settle()
    state.made.belongs(label.number)
    if not rest.text:
        state.wait("key_result", node, row.start, label.owner)
        return
    state.enter("")
    several = inline.inner(rest) if "| KR" in rest.text else None
    if several is not None:
        state.add_all([several[0], *several[1]], row.start, row.end, label.owner)
    else:
        state.add(rest, row.start, row.end, label.owner)
    state.base = node.depth if row.kind == "item" else None
    state.under = row.indent if row.kind == "plain" else None


def _results(state: State, node: Node, label: Label) -> bool:
    row = node.row
    rest = row.body.part(label.end)
    if rest.text and label.strong and not (rest.text[0] == "(" and rest.text[-1] == ")"):
        if row.kind == "item" and label.word not in ("krs", "key results", "kr's") and ";" not in rest.text:
            return False
        parts = inline.listed(rest)
        state.settle()
        if parts:
            state.add_all(parts, row.start, row.end, label.owner)
            return True
    state.settle()
    state.leave(node, "heading")
    state.made.reopen(label.number)
    state.enter("results", state.rank(node))
    return True


def _section(state: State, node: Node, role: str) -> bool:
    row = node.row
    rank = state.rank(node)
    if row.kind == "item" and not node.has_children and not row.body.text.endswith(":"):
        return False
    state.settle()
    if rank <= state.block_rank and row.kind != "item":
        state.made.close()
    state.made.last = None
    state.leave(node, "heading")
    state.enter(role, rank)
    return True


def _task(state: State, node: Node) -> bool:
    """List "Initiative: printed timetable" beside labelled results; in a list of tasks it is one of them."""
    if not state.form.labelled or state.made.block is None:
        return False
    state.settle()
    state.leave(node, "remark")
    return True


def _aside(state: State, node: Node) -> bool:
    """List "Not this term: school visits, the app"."""
    state.settle()
    state.leave(node, "remark")
    return True


def _theme(state: State, node: Node) -> bool:
    """List a theme: it ends the objective above it, or says where an objective without results yet belongs."""
    made = state.made
    if node.row.marker and not node.has_children:
        return False
    state.settle()
    if made.block is None or made.block.results:
        made.close()
        state.enter("")
        state.block_rank = 0
        state.floor = node.depth + 1 if node.row.kind == "item" and node.has_children else 0
    state.leave(node, "heading")
    return True


def _field(state: State, node: Node, label: Label) -> bool:
    row, made, role = node.row, state.made, label.role
    rest = row.body.part(label.end)
    if (
        row.marker
        and (state.base is None or node.depth <= state.base)
        and role in ("cell", "metadata", "parent", "team")
    ):
        short = role == "cell" and len(rest.text) < 30 and label.word not in METRICS
        beside = role == "metadata" and state.form.counted
        if not beside and not (short and made.last is not None):
            return False  # a bullet among the results, "Confidence: 80 % of nurses feel safe", is a result
    if role == "metadata" and made.block is None and label.word.startswith(_BESIDE_RESULTS):
        return False
    if role == "parent" and made.block is None and rest.text:
        made.parent = rest.text
    if role == "why":
        return _why(state, node, rest.text)
    if role == "cell" and label.word in METRICS and rest.text and made.block is not None:
        state.add(rest, row.start, row.end)
        return True
    if role == "cell" and made.last is None:
        if row.kind == "item" or (
            made.block is None and len(_NUMBER.findall(rest.text)) > 1 and rest.text.count(" ") > 3
        ):
            return False  # a line of its own: "Currently 2,400 visits a month; +25 % by September"
        state.leave(node, "metadata")
        return True
    first, *more = _fields(rest) if role in ("owner", "team", "cycle", "metadata") else [rest]
    made.field(role, label.word, first)
    for piece in more:
        further = field(piece.text[:90])
        if further is not None:
            made.field(further.role, further.word, piece.part(further.end))
    if role == "metadata" and label.word in ("board", "space", "workspace", "page"):
        made.context(None, cycle(rest.text), deep=True)
    state.leave(node, "remark" if role == "cell" else "metadata")
    return True


def _fields(rest: Piece) -> list[Piece]:
    """Part "Web | Quarter: Q3 2026 | Owner: Ana"."""
    cuts = [match.span() for match in _BAR.finditer(rest.text)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(rest.text)]
    return [rest.part(start, end) for start, end in zip(starts, ends, strict=True)]


def _why(state: State, node: Node, reason: str) -> bool:
    if state.made.block is None:
        return False
    if any(character.isalnum() for character in reason):
        state.made.why(reason, (node.row.start, node.row.end))
    else:
        state.leave(node, "heading")
    state.enter("why", state.rank(node))
    return True
