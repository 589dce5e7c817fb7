"""How deep list items stand, by indentation and by marker."""

from __future__ import annotations

from coach.parse.nodes import Node, has_quantity

_DEEPER = {
    "I": ("A", "a", "1", "-", "•"),
    "A": ("1", "a", "-", "•"),
    "1": ("a", "A", "i", "-", "•", "o", "s"),
    "a": ("i", "-", "•"),
    "i": ("a", "-"),
    "•": ("o", "s", "-", "1"),
    "o": ("s",),
    "-": ("o", "s", "1"),
    "*": ("-", "1", "•", "o", "s", "a"),
}
"""Which marker goes deeper under which where both stand at one indentation, as pasted word-processor lists do."""


def mark_depths(nodes: list[Node]) -> None:
    """Give list items their depth by indentation, and by marker where the indentation was lost in pasting."""
    stack: list[tuple[int, str, int]] = []
    above: Node | None = None
    over_list = False
    for node in nodes:
        row = node.row
        aim = node.label is not None and node.label.role == "objective"
        # The list below another labelled aim is a new one, whatever bullets it has.
        if aim and (row.kind != "item" or over_list):
            stack, above = [], None
        over_list = over_list or (aim and row.kind != "item")
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


def mark_groups(nodes: list[Node]) -> None:
    """Mark items that only gather objectives: of three levels, the third has numbers and the second hardly any."""
    open_nodes: list[Node] = []
    counts: dict[int, list[int]] = {}
    for node in nodes:
        if node.row.kind != "item":
            if node.header:
                open_nodes = []
            continue
        del open_nodes[node.depth :]
        digits = has_quantity(node.row.body.text)
        for above, steps in ((open_nodes[-1:], 0), (open_nodes[-2:-1], 3)):
            if above and (steps == 0 or node.depth > 1):
                count = counts.setdefault(id(above[0]), [0, 0, 0, 0, 0])
                count[steps] += 1
                count[steps + 1] += digits
                count[2] += steps == 0 and node.has_children
        open_nodes.append(node)
    for node in nodes:
        found = counts.get(id(node))
        if found and not node.label:
            children, with_digits, parents, below, below_digits = found
            node.group = bool(
                below and parents * 2 >= children and with_digits * 3 <= children and below_digits * 5 >= below * 2
            )
