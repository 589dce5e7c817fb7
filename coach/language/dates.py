"""When a line is due, and which cycle a heading names.

A deadline is an explicit date, a named period or an event that ends the work. A period that only names a subject
("the Q3 roadmap", "vs Q4 2021", "planned for Q2"), a reply window, a cadence and "ASAP" are none
(corpus guidelines, has_deadline).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.language import periods
from coach.language.numerals import fold, lowered
from coach.schema import Quantity, Span

_WHEN_KINDS = ("date", "quarter", "year")
_BEFORE_EDGE = re.compile(r"\b(?:by|before|until|till|at|to|in|around|ready for)(?: the| our)?(?: very)? $")
_RELATIVE = ("this ", "next ", "coming ", "the coming ", "the next ", "the current ")
_COMPARED = re.compile(r"\b(?:from|than|since|after|of|for|the|like|as) $")
_SEASON_TERM = re.compile(r"(?:spring|summer|autumn|winter) (?:term|semester|season|intake|session|break|holidays)")
_STRETCH = re.compile(r"(?:^|[,;:(] )(?:the )?(?:first|last|final) (?:\w+ )?(?:days|weeks?|fortnight|half) of $")
_SPELL = re.compile(r"(?:first|second|third|fourth|summer|winter|spring|autumn|easter|christmas)\b")
_TO_MONTH = re.compile(r" ?(?:to|through|until|-|–) ?[a-z]")
_PROPER = frozenset({"may", "march", "mar", "sun", "sat", "dec", "jan", "sep"})
_CUT = re.compile(r"\.\s|[,;]")


def deadline(text: str, quantities: Sequence[Quantity], past: Span = (0, 0)) -> Span | None:
    """Return where the text says by when: the date, period or event itself, without the word in front of it.

    `past` is a stretch that tells how it was; what stands in it is no deadline.
    """
    dated = [item.span for item in quantities if item.kind in _WHEN_KINDS]
    low = lowered(fold(text))
    if not dated and not periods.CHEAP.search(low):
        return None
    best: Span | None = None
    rank = 0
    for start, end in _candidates(text, low, dated):
        weight = 0 if past[0] <= start < past[1] else _weigh(low, start, end)
        if weight > rank:
            best, rank = (start, end), weight
    return best or (None if past[1] else _event(text, low))


def moments(text: str, low: str, quantities: Sequence[Quantity]) -> list[Span]:
    """Return every date and period a line names, whatever it says of them."""
    dated = [item.span for item in quantities if item.kind in _WHEN_KINDS]
    return _candidates(text, low, dated) if dated or periods.CHEAP.search(low) else []


def cycle(text: str) -> Span | None:
    """Return where a heading or a cell names the cycle: "Q3 2026", "2018-Q1", "FY27 H1", "July to September 2026"."""
    found = periods.CYCLE.search(lowered(fold(text)))
    if found is None:
        return None
    return found.start(), found.start() + len(found[0].rstrip(" ,/'’-"))


def _candidates(text: str, low: str, dated: list[Span]) -> list[Span]:
    spans = list(dated)
    for found in periods.WHEN.finditer(low):
        # "may" and "march" are words of every day; months carry a capital.
        if found[0] in _PROPER and not (text[found.start()].isupper() and found.start()):
            continue
        start, end = found.span()
        cut = _CUT.search(low, start, end)
        end = cut.start() if cut else end
        spans.append((start, start + len(low[start:end].rstrip(".'’/-, "))))
    return sorted(spans)


def _weigh(low: str, start: int, end: int) -> int:
    """Say how surely the period at `start:end` is when the line is due: 0 not, 1 in passing, 2 and 3 said."""
    lead = low[max(0, start - 44) : start]
    said = low[start:end]
    if periods.RECURRING.match(said) and not lead.endswith(("by ", "by the ", "before ", "before the ")):
        return 0
    if found := periods.WEEK.match(said):  # "week 3" is a cohort's age, "week 40" a date
        return 2 if int(found[1]) > 13 and (periods.DUE.search(lead) or periods.DURING.search(lead)) else 0
    if periods.EDGE.match(said):
        return 3 if _BEFORE_EDGE.search(lead) else 0
    if periods.DUE.search(lead):
        return 0 if said[0] in "qh" and periods.SUBJECT.match(low, end) else 3
    if periods.PAST.search(lead) or periods.SUBJECT.match(low, end):
        return 0
    if periods.DURING.search(lead):
        return 2
    return _in_passing(low, start, end, lead)


def _in_passing(low: str, start: int, end: int, lead: str) -> int:
    """Weigh a period without a sure preposition: "... (Q3)", "Q3: ...", "this year", "for the spring term"."""
    said, after = low[start:end], low[end : end + 12]
    if said.startswith(_RELATIVE):
        return 0 if _COMPARED.search(lead) else 1
    if lead.endswith("from ") and re.match(r" on(?:wards?)?\b", after):
        return 1
    if lead.endswith(("for ", "for the ")):
        return 1 if _SEASON_TERM.match(said) else 0
    if lead.endswith(("over the ", "over ")):
        return 1 if _SPELL.match(said) else 0
    if _STRETCH.search(lead):
        return 1
    if not periods.LOOSE_LEAD.search(lead):
        return 0
    if lead.endswith("(") and _TO_MONTH.match(after):
        return 1
    if said[:2] in ("19", "20") and re.match(r": ?[~\d]|\) ?(?:to|->|→)", after):  # "(2022: 18%)" is where it stood
        return 0
    return 1 if not after.strip() or after[0] in "):;,.–—" or after.startswith(" - ") else 0


def _event(text: str, low: str) -> Span | None:
    for pattern in (periods.CLAUSE, periods.EVENT):
        for found in pattern.finditer(low):
            group = found.lastindex or 0
            if found[group].startswith("they "):
                continue
            if low.startswith("at ", found.start()) and not periods.AT_EVENT.search(found[group]):
                continue
            return found.span(group)
    named = periods.EVENT_NAME.search(text)
    return named.span(1) if named else None
