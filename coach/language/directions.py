"""Which way a line wants its metric to go."""

from __future__ import annotations

import re

from coach.language.values import Values
from coach.schema import Direction

_UP = (
    r"increas\w+|rais(?:e|es|ed|ing)|grow(?:s|n|ing|th)?|grew|boost\w*|lift(?:s|ed|ing)?|improv\w+|"
    r"ris(?:e|es|ing)|rose|climb\w*|"
    r"gain\w*|maximi[sz]\w+|doubl(?:e(?!-)\w*|ing)|tripl\w+|expand\w*|higher|up from|goes up|go up|"
    r"recover\w*|more(?! than)|up(?= \d| by)|enlarge|extend"
)
_DOWN = (
    r"decreas\w+|reduc\w+|lower(?:s|ed|ing)?|cut(?:s|ting)?|drop(?:s|ped|ping)?|fall(?:s|en|ing)?|fell|"
    r"shorten\w*|shrink\w*|minimi[sz]\w+|"
    r"halv\w+|slash\w*|fewer|less(?! than)|bring down|drive down|down from|down to|goes down|go down|"
    r"declin\w+|shrank|down(?= \d| by)|save[sd]?|eliminat\w+"
)
_HOLD = r"keep(?:s|ing)?|kept|maintain\w*|hold(?:s|ing)?|held|sustain\w*|stay(?:s|ing)?|remain(?:s|ing)?|preserve"
_WORD = re.compile(rf"\b(?:(?P<hold>{_HOLD})|(?P<up>{_UP})|(?P<down>{_DOWN}))\b")
_CEILING = re.compile(
    r"(?:\b(?:below|under|at most|no more than|not more than|fewer than|less than|max(?:imum)?(?: of)?|"
    r"no longer than|down to|"
    r"within|inside|not exceed(?:ing)?)|[<≤] ?=?) ?(?:a |an |the |~)?$"
)
_FLOOR = re.compile(
    r"(?:\b(?:at least|above|over|more than|min(?:imum)?(?: of)?|no fewer than|no less than|not less than|"
    r"exceed(?:s|ing)?)|[>≥] ?=?) ?(?:a |an |the |~)?$"
)
_NOT_HELD = re.compile(
    r"(?:hold(?:s|ing)?|held) (?:\d|an? |the |one |two |three |four |five |six |regular )|[a-z]+ (?:on )?[a-z]+ing\b"
)


def direction(low: str, worth: Values, *, absolute_zero: bool) -> Direction | None:
    """Return up, down or hold, from the two values, the verb, or the side of the threshold; null where nothing says."""
    if worth.baseline_value is not None and worth.target_value is not None and worth.baseline and worth.target:
        return _between(worth.baseline_value, worth.target_value * worth.ratio)
    # "While stops go down, injuries stay at or below 2": the clause in front belongs to another measure.
    start = low.find(",") + 1 if low.startswith(("while ", "whilst ", "as ", "without ")) else 0
    found = _WORD.search(low, start)
    if found is not None and found["hold"] and _NOT_HELD.match(low, found.start()):
        found = _WORD.search(low, found.end())
    lead = low[max(0, worth.target[0] - 24) : worth.target[0]] if worth.target else ""
    if found is not None and found["hold"]:
        return "hold"
    if worth.target is not None and (_CEILING.search(lead)):
        return "down"
    if found is not None:
        return "up" if found["up"] else "down"
    if worth.target is not None and (low[worth.target[0]] == "+" or _FLOOR.search(lead)):
        return "up"
    if (worth.target is not None and low[worth.target[0]] == "-") or absolute_zero:
        return "down"
    return None


def _between(baseline: float, target: float) -> Direction:
    if baseline == target:
        return "hold"
    return "up" if target > baseline else "down"
