"""What holds a wording together: the tail with its blanks, and what a sentence must not have."""

from __future__ import annotations

import re

BLANKS = ("[baseline]", "[target]", "[date]", "[segment]")
_BLANK = re.compile(r"\[[^\[\]]*\]")
_DOUBLED = re.compile(r"\b(\w+)\W{1,3}\1\b", re.IGNORECASE)
_CLASH = re.compile(
    r"\b(?:a|an|the|our|their|your) (?:a|an|the|our|their|your)\b|"
    r"\b(?:of|in|to|from|by|with|for|at) (?:of|to|from|by|for|and)\b|"
    r",\s*[,.;]|\(\s*\)|\s[,.;:](?:\s|$)|\.\s*,|[{}|]|  ",
    re.IGNORECASE,
)
_AFTER_UNITS = ("days", "working days", "weeks", "hours", "minutes", "ms", "kWh", "points", "%")
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))
_LONG = 6
"""Words of a metric's name that its values may follow without a colon."""


def valued(name: str, unit: str, *, dated: bool) -> str:
    """A metric's name with blanks for its values, such as "Win rate from [baseline] to [target] % by [date]".

    A colon parts them where the name is long or has a "from" of its own, so that no "from" hangs in the air. The date
    is left out where the document says when.
    """
    mark = ":" if len(name.split()) > _LONG or " from " in name else ""
    after = f" {unit}" if unit in _AFTER_UNITS and unit not in name.lower() else ""
    return f"{name}{mark} from [baseline] to [target]{after}" + ("" if dated else " by [date]")


def blanks(text: str) -> tuple[str, ...]:
    """The blanks of a wording, in order, each once."""
    return tuple(dict.fromkeys(_BLANK.findall(text)))


def is_clean(text: str) -> bool:
    """Whether a wording can be shown: no doubled words, balanced brackets, no blank but the known ones."""
    plain = _BLANK.sub("#", text)
    if _DOUBLED.search(plain) or _CLASH.search(plain) or text != text.strip():
        return False
    if any(text.count(one) != text.count(other) for one, other in _PAIRS) or text.count('"') % 2:
        return False
    return all(blank in BLANKS for blank in blanks(text))
