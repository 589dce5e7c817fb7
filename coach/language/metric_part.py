"""Where a line's metric and unit stand, as exact pieces of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.language.values import AMOUNTS, Values
from coach.schema import Quantity, Span

_CLAUSE_END = re.compile(
    r"[,;.()–—]| (?:by|before|in|during|within|through|via|using|per|each|for|so|while|and|to|at|on)\b"
)
_COUNTED_LEAD = re.compile(r"[ -]*(?:(?:of|the|our|all|more|new|additional|extra) )*")
_LEAD_VERB = re.compile(
    r"(?:\W*(?:we |to |aim(?:ing)? to |- \[.\] |\[p\d\] )*(?:increase|decrease|reduce|raise|lower|cut|"
    r"grow|boost|lift|improve|get|bring|"
    r"keep|hold|maintain|drive|shorten|reach|achieve|double|triple|halve|move|push|take|expand|extend|"
    r"enlarge|have|ensure|make sure)\b)?"
    r"[^\w(]*(?:(?:the|our|its|their|down|up|that|at least|average of|by|from|to) )*"
)
_TRAIL = re.compile(
    r"(?:[\s:=~<>≥≤(,+-]|\b(?:from|to|by|at|up|down|below|under|above|over|than|least|most|more|less|"
    r"fewer|no|not|is|are|of|was|"
    r"were|rises?|falls?|climbs?|drops?|goes|go|now|reach(?:es)?|currently|a|an|the|on|in|average|with|"
    r"exceeds?|stays?|for))+$"
)
_NO_SUBJECT = frozenset("baseline target goal today now current currently from was".split())
_PREPOSITION = re.compile(r"[ -]*(?:(?:from|of|the|our|in|for|to) )*")
_MONEY = re.compile(r"[$€£¥₹₽₩₺₫₪₦฿₴₱]|\b(?:[a-z]{3}|euros?|dollars?|kr|pounds|zł|rs)\b", re.IGNORECASE)
_UNIT = re.compile(r"(?:[^\W\d_]|[%°×])[^\d]*$")


def find(
    low: str,
    worth: Values,
    quantities: Sequence[Quantity],
    named: Span | None,
    population: Span | None,
    deadline: Span | None,
) -> Span | None:
    """Say what is measured: the named quantity; what changes from A to B; what a share does; the noun counted."""
    if named is not None:
        return named
    item = worth.quantity
    if item is None or worth.target is None:
        item = next((one for one in quantities if one.kind in AMOUNTS), None)
    if worth.baseline is not None and (subject := _subject(low, worth)) is not None:
        return subject
    if item is not None and population is not None and population[0] >= item.span[1]:
        stop = _CLAUSE_END.search(low, min(population[1], len(low)))
        end = stop.start() if stop else len(low)
        if deadline is not None and population[1] <= deadline[0] < end:
            end = deadline[0]
        return population[0], population[0] + len(low[population[0] : end].rstrip())
    if item is not None and item.noun is not None:
        at = low.find(item.noun, item.span[1])
        if 0 <= at < item.span[1] + 60:
            lead = _COUNTED_LEAD.match(low[item.span[1] : at])
            return item.span[1] + (lead.end() if lead else 0), at + len(item.noun)
    return population


def fallback(low: str, worth: Values, target: Span | None, placeholder: Span | None) -> Span | None:
    """Say what is measured where no noun was found: the words before the number, else those after it, else itself."""
    if (subject := _subject(low, worth)) is not None:
        return subject
    anchor = placeholder or worth.target or worth.baseline or target
    if anchor is None:
        return None
    stop = _CLAUSE_END.search(low, anchor[1])
    end = stop.start() if stop else len(low)
    lead = _PREPOSITION.match(low, anchor[1], end)
    start = lead.end() if lead else anchor[1]
    end = start + len(low[start:end].rstrip(" -"))
    return (start, end) if end > start else anchor


def _subject(low: str, worth: Values) -> Span | None:
    """Return the words in front of the first number, without the verb that moves them."""
    ends = [span[0] for span in (worth.baseline, worth.target) if span is not None]
    if not ends:
        return None
    lead = _LEAD_VERB.match(low)
    start = lead.end() if lead else 0
    head = low[start : min(ends)][:200]
    cut = head.rfind(":")
    if cut > 0:
        head = head[:cut]
    end = start + len(_TRAIL.sub("", head))
    return (start, end) if end - start > 2 and low[start:end] not in _NO_SUBJECT else None


def unit(text: str, low: str, worth: Values) -> Span | None:
    """Return the unit as written beside the target, or the start where the target is a blank; else the noun counted."""
    item, place = worth.quantity, worth.target or worth.baseline
    if item is None or place is None:
        return None
    start, end = place
    if item.kind == "currency":
        found = _MONEY.search(text, start, end)
        return found.span() if found else None
    if item.unit is not None and item.kind not in ("ratio", "multiple"):
        found = _UNIT.search(text[start:end])
        return (start + found.start(), start + len(text[start:end].rstrip())) if found else None
    if item.noun is not None and item.kind == "count":
        at = low.find(item.noun, end)
        return (at, at + len(item.noun)) if 0 <= at < end + 60 else None
    return None
