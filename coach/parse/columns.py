"""What the columns of a table are, told from its header row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

Column = Literal[
    "objective", "key_result", "owner", "team", "cycle", "why", "parent", "type", "id", "remark", "item",
    "metric", "unit", "baseline", "target", "deadline", "population", "source", "score",
]  # fmt: skip

_COLUMNS: tuple[tuple[Column, re.Pattern[str]], ...] = tuple(
    (role, re.compile(rf"(?:{pattern})$", re.IGNORECASE))  # type: ignore[misc]
    for role, pattern in (
        ("id", r"#|id|no\.?|nr\.?|ref\.?|key|number|code|sl\.? ?no\.?"),
        ("owner", r".*\bowners?\b.*|dri|responsible.*|assignee.*|accountable.*|leads?|who|champion|"
                  r"person.*|assigned to|sponsor|contact"),
        ("parent", r"parent.*|align(?:s|ed|ment)?\b.*|supports.*|linked.*|strategic (?:goal|objective|"
                   r"pillar|theme)|company (?:goal|objective|okr)|pillar|theme"),
        ("key_result", r".*\bkey[ -]results?\b.*|krs?\b.*|.*\bkrs?|o?kr ?\d.*|key result areas?|schl.sselergebnis.*"),
        ("type", r"type|level|kind|item type|goal type|okr type|o/kr|okr"),
        ("objective", r"(?:\w+ ){0,2}objectives?\b.{0,30}|o|obj\.?|goals?|goal name|ziel|okr objective"),
        ("team", r"team.*|department|dept\.?|function|squad|business unit|group|area|org.*"),
        ("cycle", r"quarter|cycle|period|time ?frame|okr period|time ?period"),
        ("deadline", r"due.*|deadline.*|by when|(?:target|end|finish|completion) date|date|eta|timeline|when|by"),
        ("baseline",
            r"baseline.*|start(?:ing)?(?: value| point| metric)?|from|as[ -]is|initial(?: value)?|"
            r"today|where we (?:are|stand|start|come from).*|so far|current(?: (?:value|state|level|baseline))?|now"
            r"|last (?:quarter|year).*"),
        ("target", r"target(?:s| value| metric| level)?|to|to[ -]be|where we (?:want|aim|go|will|plan).*|goal value"
                   r"|end value|desired(?: "
                   r"value| state)?|commit(?:ted)?|stretch(?: target)?|planned"),
        ("score", r"score.*|.*\bprogress\b.*|grad(?:e|ing).*|%.*|completion.*|complete|rating|"
                  r"confidence.*|status.*|rag.*|health|actual.*|achieved.*|current status|final.*|"
                  r"done\??|state"),
        ("unit", r"units?(?: of measure(?:ment)?)?|uom"),
        ("population", r"segment|population|audience|customers?|scope|region|market"),
        ("source", r"(?:data )?source.*|(?:read|seen|taken|counted) (?:from|in|by|off).*|from where|where from"
                   r"|measured (?:in|with|via|by|where).*|tool|dashboard|how measured"),
        ("why", r"why.*|rationale.*|motivation|purpose|reason.*|business case|context|intent"),
        ("metric", r"metrics?|kpis?|indicators?|measures?|measurement.*|success (?:metrics?|measures?|criteria)"),
        ("item", r"tasks?|to-?dos?|items?|initiatives?|actions?|activit(?:y|ies)|name|title|text|statement|wording"
                 r"|what(?: (?:changes|moves|will change|we (?:measure|count|want|see)))?|"
                 r"description|deliverables?|outcomes?|results?|expected results?|project|story|"
                 r"summary"),
        ("remark", r"remarks?|notes?|comments?|results?|updates?|next steps?|risks?|blockers?|links?|"
                   r"dependenc.*|details?|evidence|initiatives?.*|actions?.*"),
    )
)  # fmt: skip


def role(heading: str) -> Column | None:
    """Return what a heading says its column holds, or None."""
    words = heading.strip(" *_:").lower().replace("_", " ")
    if not words or len(words) > 60 or ": " in words:
        return None
    for found, pattern in _COLUMNS:
        if pattern.match(words):
            return found
    return None


def settle(found: list[Column | None]) -> list[Column | None] | None:
    """Settle the roles of a header row; None where it is no header."""
    if sum(role is not None for role in found) < min(2, len(found)) and not {"key_result", "objective"} & set(found):
        return None
    roles = list(found)
    for position, role in enumerate(roles):
        if (
            role == "objective"
            and "key_result" in roles[:position]
            and roles[position - 1] in ("baseline", "score", "unit")
        ):
            roles[position] = "target"  # "now" and "goal"
    if "type" in roles and not {"key_result", "objective", "item", "metric"} & set(roles) and None in roles:
        roles[roles.index(None)] = "item"
    if "key_result" not in roles and "type" not in roles and not ("objective" in roles and "item" in roles):
        for instead in ("item", "metric"):
            if instead in roles:
                break
        else:
            if "objective" not in roles:
                return None
    if "baseline" in roles and roles.count("baseline") > 1:
        for position, role in reversed(list(enumerate(roles))):
            if role == "baseline" and roles.count("baseline") > 1:
                roles[position] = "score"
    if "key_result" not in roles and "objective" in roles:
        for instead in ("item", "metric"):
            if instead in roles:
                roles[roles.index(instead)] = "key_result"
                break
    seen_item = "key_result" in roles
    for position, role in enumerate(roles):
        if role == "item":
            if seen_item:
                roles[position] = "remark"
            seen_item = True
        elif role == "objective" and "objective" in roles[:position]:
            roles[position] = "remark"
    if "item" not in roles and "key_result" not in roles and "objective" not in roles and "metric" in roles:
        roles[roles.index("metric")] = "item"
    return roles


def is_header(cells: Sequence[str]) -> bool:
    """Tell whether a row of cells names columns that are understood."""
    found = [role(cell) for cell in cells]
    return bool(found) and settle(found) is not None
