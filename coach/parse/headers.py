"""Which lines stand over others: headings, bold lines, lines over a list; and which only explain the line above."""

from __future__ import annotations

import re

from coach.parse import inline, titles
from coach.parse.nodes import STRUCTURE, Node, is_prose, is_remark

PSEUDO_LEVEL = 7
"""Rank of a bold line or a lead line over a list: below every real heading."""
_EXPLAINS = re.compile(r"[.!?]$|^(?:we|this|it|our|because|last|since|today|currently|right now|to)\b", re.IGNORECASE)
_FIELDS = ("why", "owner", "metadata", "parent", "cycle")
_KEYED = re.compile(r"[A-Z][\w-]*(?:\s\w+)?:\s+\S")


def mark_headers(nodes: list[Node]) -> None:
    """Mark headings, bold lines and lead lines over a list as headers."""
    explicit = any(node.label is not None and node.label.role == "objective" for node in nodes)
    for position, node in enumerate(nodes):
        row = node.row
        if row.kind == "heading":
            node.header = True
        elif (
            row.kind == "plain"
            and row.bold
            and not (node.label and node.label.strong and node.label.role not in STRUCTURE)
        ) or (
            row.kind == "plain"
            and node.label is None
            and _leads(nodes, position)
            and not (explicit and _between_results(nodes, position))
        ):
            row.level, node.header = PSEUDO_LEVEL, True
    _glosses(nodes)


def _glosses(nodes: list[Node]) -> None:
    """Take the mark of a header off the one line that explains an aim between its heading and its list."""
    headings = [node for node in nodes if node.row.kind == "heading" and node.label is None]
    aims = {node.row.level for node in headings if titles.reads_like_objective(node.row.body.text)}
    position = 0
    while position < len(nodes):
        node = nodes[position]
        position += 1
        if not (node.header and node.label is None and (node.row.kind == "heading" or node.row.bold)):
            continue
        leads: list[Node] = []
        first = position
        while position < len(nodes) and not (nodes[position].row.kind == "heading" or nodes[position].row.bold):
            if nodes[position].header:
                leads.append(nodes[position])
            position += 1
        if len(leads) == 1 and leads[0].label is None and leads[0] in nodes[first : first + 2]:
            text = leads[0].row.body.text
            if (
                (titles.reads_like_objective(node.row.body.text) or _beside(node, aims))
                and _EXPLAINS.search(text)
                and titles.title(text) is None
            ):
                leads[0].header = False


def _beside(node: Node, aims: set[int]) -> bool:
    """Tell a heading of a few words beside others that state aims."""
    text = node.row.body.text
    return (
        node.row.kind == "heading"
        and node.row.level in aims
        and " " in text
        and titles.title(text) is None
        and not titles.is_section(text)
    )


def _between_results(nodes: list[Node], position: int) -> bool:
    """Tell a remark that stands between two results of one labelled objective: after "KR2: …", before "KR3: …"."""
    above = nodes[position - 1].label if position else None
    below = nodes[position + 1].label if position + 1 < len(nodes) else None
    if below is None or below.role != "key_result":
        return False
    counted = below.number.rpartition(".")[2]
    goes_on = counted.isdigit() and int(counted) > 1
    return goes_on or (above is not None and above.role == "key_result" and not nodes[position].row.gap)


def _leads(nodes: list[Node], position: int) -> bool:
    """Tell whether a plain line stands over a list, with at most a gloss of prose between."""
    row = nodes[position].row
    text = row.body.text
    if row.italic or len(text) > 200 or is_remark(text) or (is_prose(text) and not inline.announced(text)):
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
        if following.label is not None and following.label.role in _FIELDS:
            continue
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
