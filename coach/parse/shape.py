"""The shape of a paste: labels read, wrapped lines joined, depths of lists, and what each heading owns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from coach.parse import labels, titles
from coach.parse.rows import Row
from coach.parse.sections import Label
from coach.parse.text import join

PSEUDO_LEVEL = 7
"""Rank of a bold line or a lead line over a list: below every real heading."""
_QUANTITY = re.compile(r"(?<![#/\w.-])\d")
_LETTER = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|day)|thanks|thank you|many thanks|best|best wishes|regards|cheers|"
    r"(?:kind|best|warm) regards|sincerely|yours)\b[^.:;]{0,30}[,!.]?$",
    re.IGNORECASE,
)
_KEYED = re.compile(r"[A-Z][\w-]*(?:\s\w+)?:\s+\S")
_SENTENCE_END = re.compile(r"[^\W\d_][.!?](?=\s+[A-Z]|$)")
_STRUCTURE = ("objective", "key_result", "objectives", "key_results")
_DEEPER = {
    "I": ("A", "a", "1", "-", "•"),
    "A": ("1", "a", "-", "•"),
    "1": ("a", "A", "i", "-", "•", "o"),
    "a": ("i", "-", "•"),
    "i": ("a", "-"),
    "•": ("o", "-", "1"),
    "-": ("o", "1"),
}
"""Which marker goes deeper under which where both stand at one indentation, as pasted word-processor lists do."""


@dataclass(slots=True)
class Node:
    """A row with its label and its place in the outline."""

    row: Row
    label: Label | None = None
    header: bool = False
    depth: int = 0
    has_children: bool = False
    facts: Facts | None = None


@dataclass(slots=True)
class Facts:
    """What stands under a header, down to the next header."""

    top: int = 0
    nested: int = 0
    top_with_digits: int = 0
    key_results: int = 0
    objectives: int = 0
    first: str = ""
    plain: int = 0
    plain_with_digits: int = 0
    tables: int = 0
    below_objectives: int = 0


@dataclass(slots=True)
class Shape:
    """All nodes, and what the document as a whole does."""

    nodes: list[Node] = field(default_factory=list)
    labelled: bool = False
    listed: bool = False
    words: frozenset[str] = frozenset()
    last_result: int = -1


def shape(found: list[Row]) -> Shape:
    """Read labels and structure into the rows."""
    nodes = _nodes(found)
    has_items = any(node.row.kind == "item" for node in nodes)
    if not has_items:
        _indented(nodes)
    _headers(nodes)
    _depths(nodes)
    _gather(nodes)
    words = frozenset(node.label.word for node in nodes if node.label and node.label.role in _STRUCTURE)
    results = [
        place for place, node in enumerate(nodes) if node.label and node.label.role in ("key_result", "key_results")
    ]
    return Shape(
        nodes,
        labelled=any(node.label and node.label.role in ("objective", "key_result") for node in nodes),
        listed=has_items or any(node.row.kind == "table" for node in nodes),
        words=words,
        last_result=results[-1] if results else -1,
    )


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
            )
            label = labels.find(row.body.text, heading=opens, lead=row.lead)
            if label is None and nodes and row.kind == "plain" and _continues(nodes[-1], row, full):
                _wrap(nodes[-1], row)
                continue
        nodes.append(Node(row, label))
    return nodes


def _full_width(found: list[Row]) -> int:
    """Return the width from which a line counts as full, where a mail program or editor wrapped the text; else 0."""
    widths = [row.width for row in found if row.kind in ("item", "plain")]
    lower = sum(row.body.text[:1].islower() for row in found if row.kind == "plain")
    if not widths or not 50 <= max(widths) <= 120 or (lower * 2 > len(widths) and lower > 2):
        return 0
    return max(widths) * 3 // 4


def _continues(node: Node, row: Row, full: int) -> bool:
    """Tell whether a line goes on with the line above, as hard-wrapped text does."""
    above, text = node.row, row.body.text
    if row.gap or row.bold or row.italic or above.kind in ("rule", "comment", "heading") or not text or above.bold:
        return False
    if above.body.text[-1:] in ".!?:;":
        return False
    deeper = row.indent > above.indent and (bool(above.marker) or node.label is not None)
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
            if node.label is None or node.label.role in _STRUCTURE:
                node.row.kind = "item"


def _headers(nodes: list[Node]) -> None:
    """Mark headings, bold lines and lead lines over a list as headers."""
    for position, node in enumerate(nodes):
        row = node.row
        if row.kind == "heading":
            node.header = True
        elif (
            row.kind == "plain"
            and row.bold
            and not (node.label and node.label.strong and node.label.role not in _STRUCTURE)
        ) or (row.kind == "plain" and node.label is None and _leads(nodes, position)):
            row.level, node.header = PSEUDO_LEVEL, True


def _leads(nodes: list[Node], position: int) -> bool:
    """Tell whether a plain line stands over a list, with at most a gloss of prose between."""
    row = nodes[position].row
    text = row.body.text
    if row.italic or len(text) > 200 or is_prose(text):
        return False
    above = nodes[position - 1] if position else None
    if above and above.row.kind == "item" and row.indent > above.row.indent:
        return False
    if (
        above
        and not row.gap
        and above.header
        and above.row.kind == "plain"
        and titles.title(above.row.body.text) is None
    ):
        return False
    if above and above.row.kind == "heading" and not row.gap and _KEYED.match(text):
        return False
    for step, following in enumerate(nodes[position + 1 : position + 6]):
        kind = following.row.kind
        if following.label is not None:
            return following.label.role in ("key_result", "key_results") and (
                step == 0 or nodes[position + 1].label is None
            )
        if kind == "item":
            return True
        if kind != "plain" or following.row.bold:
            return False
        if not (following.row.italic or is_prose(following.row.body.text) or (step == 0 and not following.row.gap)):
            return False
    return False


def is_letter(text: str) -> bool:
    """Tell a greeting or farewell, and text of several sentences, which is no line of a list."""
    if _LETTER.match(text):
        return True
    return text.count(" ") > 60 or len(_SENTENCE_END.findall(text)) > 2


def is_prose(text: str) -> bool:
    """Tell a paragraph from a line: several sentences, or one long closed one."""
    if len(text) < 60:
        return False
    words = text.count(" ") + 1
    return words > 45 or (text.rstrip()[-1:] in ".!?" and words > 14) or (text.count(". ") >= 1 and words > 12)


def has_quantity(text: str) -> bool:
    """Tell whether a line holds a number that is not a ticket, a version or a link."""
    return _QUANTITY.search(text) is not None


def _depths(nodes: list[Node]) -> None:
    """Give list items their depth by indentation, and by marker where the indentation was lost in pasting."""
    stack: list[tuple[int, str, int]] = []
    above: Node | None = None
    for node in nodes:
        row = node.row
        if row.kind != "item":
            if node.header or row.kind in ("table", "rule"):
                stack, above = [], None
            continue
        width = row.number.count(".") if row.marker == "1" and row.number[:1].isdigit() else 0
        sign = row.marker
        while stack and (row.indent < stack[-1][0] - 1 or (len(stack) > 1 and row.indent < stack[-1][0])):
            stack.pop()
        same = [level for level in stack if abs(level[0] - row.indent) <= 1]
        if not stack:
            stack.append((row.indent, sign, width))
        elif any(level[1] == sign and level[2] == width for level in same):
            while (stack[-1][1], stack[-1][2]) != (sign, width):
                stack.pop()
        elif (
            row.indent > stack[-1][0] + 1
            or (row.indent > stack[-1][0] and row.kind == "item" and stack[-1][1] != sign)
            or width > stack[-1][2]
            or sign in _DEEPER.get(stack[-1][1], ())
            or row.indent > stack[-1][0]
        ):
            stack.append((row.indent, sign, width))
        node.depth = len(stack) - 1
        if node.depth and above is not None and above.depth < node.depth:
            above.has_children = True
        above = node


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
    if role in _STRUCTURE:
        facts.first = facts.first or role
        facts.key_results += role in ("key_result", "key_results")
        facts.objectives += role in ("objective", "objectives")
    digits = has_quantity(row.body.text)
    if row.kind == "item" and node.depth == 0:
        facts.top += 1
        facts.nested += node.has_children
        facts.top_with_digits += digits
    elif row.kind == "plain" and not role and not row.italic:
        facts.plain += 1
        facts.plain_with_digits += digits
    elif row.kind == "table":
        facts.tables += 1
