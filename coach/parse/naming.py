"""Labels that only the whole paste shows: names before aims, owners before results, label words without a sign."""

from __future__ import annotations

import re
from collections import Counter

from coach.parse.leads import is_unit, levelled
from coach.parse.nodes import Node, has_quantity
from coach.parse.sections import Label
from coach.parse.vocabulary import COMPANIONS, FUNCTIONS, VERBS

_WORD = re.compile(
    r"(objective|goal|ziel|aim|objectif|key[ -]result|schl[uü]sselergebnis|r[ée]sultat[ -]cl[ée])"
    r"(?:\s(\d{1,2}(?:\.\d{1,2})?))?"
    r"\s+(?=(?-i:[A-Z\"“„])|\d)(?=\S+\s+\S)",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"(?P<name>[^\W\d_a-z][^\W\d_]{1,20}(?: (?:[^\W\d_a-z]\.?|[^\W\d_a-z][^\W\d_]{1,20}))?)\s?(?::|\s[–—-])\s+(?=\S)"
)
_RESULT = ("key_result", "key_results")


def mark_names(nodes: list[Node]) -> None:
    """Give labels to rows that other rows of the paste explain."""
    _bare_words(nodes)
    _levels(nodes)
    _owners(nodes)


def _bare_words(nodes: list[Node]) -> None:
    """Read "Goal Quiet children speak up" as labelled where the word comes again, or a result stands below."""
    found = [(place, match) for place, node in enumerate(nodes) if (match := _may_begin(node))]
    counts = Counter(match[1].lower() for _, match in found)
    labels = {node.label.role for node in nodes if node.label}
    for place, match in found:
        node = nodes[place]
        result = match[1][:3].lower() in ("key", "sch", "rés", "res")
        below = nodes[place + 1].label if place + 1 < len(nodes) else None
        sure = counts[match[1].lower()] > 1 or (below is not None and below.role in _RESULT)
        if not sure and result and labels & {"objective"}:
            sure = True
        if sure:
            word = "kr" if result else match[1].lower()
            node.label = Label("key_result" if result else "objective", match.end(), word, match[2] or "")


def _may_begin(node: Node) -> re.Match[str] | None:
    if node.label is not None or node.row.kind not in ("plain", "item", "heading"):
        return None
    return _WORD.match(node.row.body.text)


def _levels(nodes: list[Node]) -> None:
    """Read the names before aims: "Faculty: …" over "Graduate office: …" over results, or "Kitchen – …" each time."""
    explicit = any(map(_is_objective, nodes))
    cuts = {place: cut for place, node in enumerate(nodes) if (cut := _level(node))[0]}
    if not cuts:
        return
    over = {place for place in cuts if _stands_over(nodes, place)}
    for place, (end, name) in cuts.items():
        node = nodes[place]
        chained = place - 1 in cuts or place + 1 in cuts
        labelled = place + 1 < len(nodes) and _is_result(nodes[place + 1])
        waiting = place > 0 and _is_objective(nodes[place - 1])
        if place in over and (
            (labelled and is_unit(name) and not waiting) or (not explicit and (chained or len(over) > 1))
        ):
            node.label = Label("objective", end, team=name)
        elif not explicit and place + 1 in cuts and _leads_to(cuts, over, place):
            node.label = Label("parent", end, "parent")


def _level(node: Node) -> tuple[int, str]:
    if node.label is not None or node.row.kind not in ("plain", "item", "heading"):
        return 0, ""
    return levelled(node.row.body.text)


def _leads_to(cuts: dict[int, tuple[int, str]], over: set[int], place: int) -> bool:
    while place in cuts and place not in over:
        place += 1
    return place in over


def _stands_over(nodes: list[Node], place: int) -> bool:
    if place + 1 >= len(nodes):
        return False
    below = nodes[place + 1]
    if below.label is not None:
        return below.label.role in _RESULT
    return below.row.kind in ("item", "plain") and has_quantity(below.row.body.text) and not below.row.gap


def _is_objective(node: Node) -> bool:
    return node.label is not None and node.label.role == "objective"


def _is_result(node: Node) -> bool:
    return node.label is not None and node.label.role in _RESULT


def _owners(nodes: list[Node]) -> None:
    """Take names off the front of results where they come again and again: "Tomasz: …", "Wren: …", "Tomasz: …"."""
    if not any(map(_is_objective, nodes)):
        return
    rows = [node for node in nodes if node.label is None and node.row.kind in ("item", "plain") and not node.row.gap]
    found = [
        (node, match)
        for node in rows
        if (match := _OWNED.match(node.row.body.text)) and (node.row.lead or _is_person(match["name"]))
    ]
    if len(found) < 2 or len(found) * 5 < len(rows) * 4:
        return
    counts = Counter(match["name"] for _, match in found)
    known = {node.label.owner for node in nodes if node.label and node.label.owner}
    often = len(found) > 3 and len(counts) * 2 <= len(found)
    sure = sum(count for name, count in counts.items() if any(name in owner.split() for owner in known))
    if often or sure * 3 >= len(found):
        for node, match in found:
            node.label = Label("key_result", match.end(), "kr", owner=match["name"])


def _is_person(name: str) -> bool:
    return not any(
        word.lower() in FUNCTIONS or word.lower() in COMPANIONS or word.lower() in VERBS for word in name.split()
    )
