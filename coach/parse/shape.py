"""The shape of a paste: labels read, wrapped lines joined, depths of lists, and what each heading owns."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from coach.parse import implied, labels, questions, titles
from coach.parse.depths import mark_depths, mark_groups
from coach.parse.headers import mark_headers
from coach.parse.inline import counts
from coach.parse.naming import mark_names
from coach.parse.nodes import STRUCTURE, Facts, Node, has_quantity, is_letter, is_prose
from coach.parse.pictures import AIMS, PEOPLE, RESULTS, STATES, STOPS
from coach.parse.rows import Row
from coach.parse.sections import Label
from coach.parse.text import join

_BARE = re.compile(r"KR (?:(\d{1,3}) (?=\S)|(?=[A-Za-z]))")
_SCORE = re.compile(r"\s*[(\[]\d{1,3}\s?%[)\]]$")
_QUOTES = ('"', "“", "”")
_DANGLING = re.compile(
    r"\b(?:the|a|an|of|to|for|and|or|in|on|with|by|from|at|be|is|are|every|each|our|their|its|that|which|than|as"
    r"|per|into|"
    r"will|can)$",
    re.IGNORECASE,
)
"""Words that no line ends with: the next line goes on."""


@dataclass(slots=True)
class Shape:
    """All nodes, and what the document as a whole does."""

    nodes: list[Node] = field(default_factory=list)
    labelled: bool = False
    listed: bool = False
    counted: bool = False
    """Whether results carry labels, so that a bullet "Risk: …" beside them is none."""
    words: frozenset[str] = frozenset()
    last_result: int = -1


def shape(found: list[Row]) -> Shape:
    """Read labels and structure into the rows."""
    _picture_bullets(found)
    _under_items(found)
    nodes = _nodes(found)
    _picture_labels(nodes)
    _bare_numbers(nodes)
    _scores(nodes)
    mark_names(nodes)
    implied.mark(nodes)
    has_items = any(node.row.kind == "item" for node in nodes)
    if not has_items:
        _indented(nodes)
    mark_headers(nodes)
    mark_depths(nodes)
    mark_groups(nodes)
    _gather(nodes)
    words = frozenset(node.label.word for node in nodes if node.label and node.label.role in STRUCTURE)
    results = [
        place for place, node in enumerate(nodes) if node.label and node.label.role in ("key_result", "key_results")
    ]
    return Shape(
        nodes,
        labelled=any(node.label and node.label.role in ("objective", "key_result") for node in nodes),
        listed=has_items or any(node.row.kind == "table" for node in nodes),
        counted=any(node.label and node.label.role == "key_result" and node.row.marker for node in nodes),
        words=words,
        last_result=results[-1] if results else -1,
    )


def _picture_bullets(found: list[Row]) -> None:
    """Take a picture that comes again and again, or pictures that tell a state, as bullets."""
    drawn = [row for row in found if row.picture and row.kind == "plain"]
    if len(drawn) < 2:
        return
    counts = Counter("state" if row.picture in STATES else row.picture for row in drawn)
    often, number = max(counts.items(), key=lambda count: count[1])
    for row in drawn:
        picture = "state" if row.picture in STATES else row.picture
        if (
            picture not in AIMS | PEOPLE
            and counts[picture] > 1
            and (picture == often or picture in RESULTS or number == 1)
        ):
            row.kind, row.marker = "item", "•"


def _under_items(found: list[Row]) -> None:
    """Take plain lines with numbers under items without as their list: "1. Riders arrive on time" over its results."""
    items = [row for row in found if row.kind == "item"]
    plain = [row for row in found if row.kind == "plain"]
    if not items or len(items) > len(plain) or len({row.marker for row in items}) > 1:
        return
    start = found.index(items[0])
    below: Row | None = None
    for row in [*reversed(found[start:])]:
        if row.kind not in ("item", "plain") or row.bold or is_prose(row.body.text):
            return
        if row.kind == "item" and (below is None or below.kind != "plain" or below.gap or below.indent > row.indent):
            return
        below = row
    under = [row for row in found[start:] if row.kind == "plain"]
    counted = sum(has_quantity(row.body.text) for row in under)
    heads = sum(has_quantity(row.body.text) for row in items)
    if counted * 2 < len(under) or heads * 3 > len(items) or any(labels.find(row.body.text) for row in under):
        return
    for row in under:
        row.kind, row.indent = "item", items[0].indent + 4


def _picture_labels(nodes: list[Node]) -> None:
    """Read pictures as labels where no words are: a target before an aim, a chart or a key before its results."""
    drawn = [node for node in nodes if node.row.picture and node.label is None and node.row.body.text]
    if not drawn:
        return
    for node in drawn:
        if node.row.picture in PEOPLE and len(node.row.body.text) < 40:
            node.label = Label("owner", 0, "owner")
        elif node.row.picture in STOPS:
            node.label = Label("parked", 0, "stop", strong=node.row.body.text[-1:] != ":")
    roles = {node.label.role for node in nodes if node.label}
    results = [node for node in drawn if node.row.picture in RESULTS and node.row.kind == "item"]
    aims = [node for node in drawn if node.row.picture in AIMS and titles.title(node.row.body.text) is None]
    counted = sum(has_quantity(node.row.body.text) for node in aims)
    if aims and not roles & {"objective", "objectives"} and (results or counted * 2 <= len(aims)):
        for node in aims:
            node.label = Label("objective", 0, "objective")
        if not roles & {"key_result", "key_results"}:
            for node in results:
                node.label = Label("key_result", 0, "kr")


def _bare_numbers(nodes: list[Node]) -> None:
    """Give "KR 6 workshops" its number back where other lines say "KR" without one."""
    bare = [(node, found) for node in nodes if node.label and (found := _BARE.match(node.row.body.text))]
    if not any(not found[1] for _, found in bare):
        return
    for node, found in bare:
        if found[1] and node.label:
            node.label = Label(node.label.role, found.start(1), node.label.word, "", node.label.owner)


def _scores(nodes: list[Node]) -> None:
    """Take "(70%)" off the end of lines where objectives and results all end so: it says how far each one is."""
    lines = [node for node in nodes if node.label and node.label.role in ("objective", "key_result")]
    found = [(node, end) for node in lines if (end := _SCORE.search(node.row.body.text))]
    heads = any(node.label and node.label.role == "objective" for node, _ in found)
    if heads and len(found) > 2 and len(found) * 5 >= len(lines) * 4:
        for node, end in found:
            node.row.body = node.row.body.part(0, end.start())


def _nodes(found: list[Row]) -> list[Node]:
    nodes: list[Node] = []
    full = _full_width(found)
    for position, row in enumerate(found):
        label = None
        if row.kind in ("heading", "item", "plain"):
            following = found[position + 1] if position + 1 < len(found) else None
            opens = (
                row.kind == "heading"
                or row.bold
                or bool(
                    following and (following.kind == "item" and (row.kind == "plain" or following.indent > row.indent))
                )
                or row.body.text.endswith(":")
                or (row.kind == "plain" and row.gap and following is not None and following.kind == "plain")
            )
            label = labels.find(row.body.text, heading=opens, lead=row.lead)
            if label is None and row.kind == "heading":
                label = questions.read(row.body.text)
            if label is None and row.body.text[:1] in _QUOTES and row.body.text[-1:] in _QUOTES:
                label = _within_quotes(row)
            if label is None and nodes and row.kind == "plain" and _continues(nodes[-1], row, full, following):
                _wrap(nodes[-1], row)
                continue
        nodes.append(Node(row, label))
    return nodes


def _within_quotes(row: Row) -> Label | None:
    """Read the label of a line that a spreadsheet put in quotes, and take the quotes off."""
    inside = row.body.part(1, len(row.body.text) - 1)
    label = labels.find(inside.text) if inside.text else None
    if label is None or label.role not in STRUCTURE:
        return None
    row.body = inside
    return label


def _full_width(found: list[Row]) -> int:
    """Return the width from which a line counts as full, where a mail program or editor wrapped the text; else 0."""
    widths = [row.width for row in found if row.kind in ("item", "plain")]
    lower = sum(row.body.text[:1].islower() for row in found if row.kind == "plain")
    if not widths or not 50 <= max(widths) <= 120 or (lower * 2 > len(widths) and lower > 2):
        return 0
    return max(widths) * 3 // 4


def _continues(node: Node, row: Row, full: int, following: Row | None) -> bool:
    """Tell whether a line goes on with the line above, as hard-wrapped text does."""
    above, text = node.row, row.body.text
    if (
        row.gap
        or row.bold
        or row.italic
        or row.picture
        or above.kind in ("rule", "comment", "heading")
        or not text
        or above.bold
        or is_letter(above.body.text)
        or (text[0] == "(" and text[-1] == ")" and text.count(" ") > 1)
        or (node.label is not None and node.label.role == "objective" and counts(text))
    ):
        return False
    if above.body.text[-1:] in ".!?:;":
        return False
    listed = following is not None and following.indent == row.indent > above.indent and following.kind == "plain"
    if listed and following and has_quantity(text) and has_quantity(following.body.text):
        return False
    deeper = row.indent > above.indent and (bool(above.marker) or node.label is not None)
    beside = row.indent == above.indent or bool(above.marker)
    if beside and _DANGLING.search(above.body.text) and (text[0].islower() or text[0].isdigit()):
        return True
    if text[0].islower():
        return deeper or (0 < full <= above.width) or above.body.text[-1:] in ",&/"
    return deeper and 0 < full <= above.width


def _wrap(node: Node, row: Row) -> None:
    above = node.row
    above.body = join(above.body, row.body)
    above.end, above.width = row.end, row.width


def _indented(nodes: list[Node]) -> None:
    """Make items of plain lines where indentation alone carries the outline."""
    plain = [node for node in nodes if node.row.kind == "plain" and not node.row.bold]
    if len({node.row.indent for node in plain}) < 2 or sum(len(n.row.body.text) < 240 for n in plain) < len(plain):
        return
    deeper = sum(b.row.indent > a.row.indent + 1 for a, b in pairwise(plain))
    if deeper:
        for node in plain:
            if node.label is None or node.label.role in STRUCTURE or node.label.role == "theme":
                node.row.kind = "item"


def _gather(nodes: list[Node]) -> None:
    """Tell each header what it owns, down to the next header."""
    facts: Facts | None = None
    open_headers: list[tuple[int, Facts]] = []
    for node in nodes:
        row, role = node.row, node.label.role if node.label else ""
        if node.header and role not in ("key_results", "why", "key_result"):
            while open_headers and open_headers[-1][0] >= row.level:
                open_headers.pop()
            facts = node.facts = Facts()
            for _, above in open_headers:
                above.below_objectives += role in ("objective", "objectives")
            open_headers.append((row.level, facts))
        elif facts is not None:
            _count(facts, node, role)


def _count(facts: Facts, node: Node, role: str) -> None:
    row = node.row
    if role in STRUCTURE:
        facts.first = facts.first or role
        facts.key_results += role in ("key_result", "key_results")
        facts.objectives += role in ("objective", "objectives")
    digits = has_quantity(row.body.text)
    if row.kind == "item" and node.depth == 0:
        facts.listed = facts.listed or not facts.first
        facts.top += 1
        facts.nested += node.has_children
        facts.top_with_digits += digits
    elif row.kind == "plain" and not role and not row.italic:
        facts.plain += 1
        facts.plain_with_digits += digits
    elif row.kind == "table":
        facts.tables += 1
