"""The aim of a draft that never says "objective": one sentence of its own, over its reason and its results."""

from __future__ import annotations

import re

from coach.parse import titles
from coach.parse.nodes import Node, has_quantity, is_letter
from coach.parse.sections import Label

_RESULTS = ("key_result", "key_results")
_SENTENCES = re.compile(r"[.!?…][\"”’)]?\s+(?=\S)")
_SPOKEN = re.compile(
    r"(?:this|that|these|here|below|above|attached|please|as|thanks?|thank|sorry|today|currently|now|right now"
    r"|because|since|last"
    r"|so far|it|there|i|hi|hello|hey|dear|note|draft|version|see|comments?|questions?|feel free|let (?:me|us)|after"
    r"|before"
    r"|we(?:['’](?:re|ve|ll))?(?= (?:have|are|were|had|will|would|lose|lost|took|met|agreed|discussed|think|know|see"
    r"|saw))|for this)\b",
    re.IGNORECASE,
)
"""How a sentence begins that speaks of the draft or of how things are."""


def mark(nodes: list[Node]) -> None:
    """Label the aim where no label, heading or list shows one, and a paragraph stands between it and the results."""
    roles = [node.label.role if node.label else "" for node in nodes]
    if "objective" in roles or "objectives" in roles:
        return
    first = next((place for place, node in enumerate(nodes) if roles[place] in _RESULTS or node.row.kind == "table"), 0)
    if not first or roles[first + 1 :].count("key_results") or _counts_again(nodes):
        return
    aim = None
    for place, node in enumerate(nodes[:first]):
        if node.row.kind == "item" or (node.row.kind == "heading" and place):
            return
        if _is_aim(node) and (place == 0 or node.row.gap):
            aim = node
        elif aim is not None and (roles[place] == "why" or _is_paragraph(node)):
            aim.label = Label("objective", 0, "objective")
            return


def _counts_again(nodes: list[Node]) -> bool:
    """Tell whether the numbers of the results begin anew, as they do under a second objective."""
    numbers = [node.label.number for node in nodes if node.label and node.label.role == "key_result"]
    return len(set(numbers)) < len(numbers) and any(numbers)


def _is_aim(node: Node) -> bool:
    text = node.row.body.text
    if node.label is not None or node.row.kind != "plain" or node.row.italic or not text[:1].isalnum():
        return False
    count = text.count(" ") + 1
    if not 5 <= count <= 30 or text[-1] in ":?,;" or ": " in text or _SENTENCES.search(text) or _SPOKEN.match(text):
        return False
    return titles.is_clause(text) and titles.title(text) is None and not (has_quantity(text) or is_letter(text))


def _is_paragraph(node: Node) -> bool:
    text = node.row.body.text
    return node.label is None and node.row.kind == "plain" and (len(_SENTENCES.findall(text)) > 0 or node.row.italic)
