"""Who or what a measure covers ("all alerts", "every ward", "70% of students"), and absolutes as targets."""

from __future__ import annotations

import re

from coach.language.nouns import STOPS, plural
from coach.schema import Span

_ALL = re.compile(r"\b(all|both|every|each(?: of)?|none of|zero|no|nobody|no[ -]one|everyone|everybody)\b(?!-)")
_DETERMINERS = re.compile(r"(?:(?:of|the|our|its|their|these|those|my|your|\d+) )*")
_WORD = re.compile(r"([a-z][\w'’/-]*)[ ]?")
_NOT_COUNTED = frozenset(
    "levels times means sorts kinds things hands aspects sides fronts ways day days time year years week "
    "weeks month months kind kinds type types walks monday tuesday wednesday thursday friday saturday "
    "sunday "
    "quarter quarters morning night sprint season circumstances directions respects odds costs intents "
    "other else us".split()
)
_NOT_NO = frozenset(
    "longer later matter more fewer less one doubt need idea way earlier sooner reason problem sign "
    "point show shows".split()
)
_BEFORE_NO = re.compile(
    r"(?:^|[;,.:(/–—-] ?|\b(?:and|has|is|are|be|been|get|gets|leaves?|so|that|to|but|contains?|"
    r"impose[sd]?|there|raises?|shows?|reports?|at) |(?:->|→|=) ?)$"
)
_MIDDLE_ALL = re.compile(r"\b(?:at|above|after|for|once and for|first of|most of|best of|of|not|almost|nearly) $")
_CLAUSE = re.compile(r"(?:^|[,;:.] |so that )$")
_NONE = re.compile(r"[:;,] ?(none)\b|\b(?:to|at|is|are) (none|zero)\b")
_AMONG = re.compile(r"\b(?:among|amongst|across(?: all)?|within|for all) (?:the |our )?((?:[a-z][\w'’-]* ?){1,5})")


def absolute(low: str) -> tuple[Span, Span | None] | None:
    """Return where a line says all, every, no or zero of something countable, and where that something stands."""
    for found in _ALL.finditer(low):
        word = found[1]
        if word in ("everyone", "everybody", "nobody", "no one", "no-one"):
            if word[0] == "e" and found.start() > 0 and not low[: found.start()].endswith(("that ", "by ")):
                continue
            if word[0] == "n" and not _CLAUSE.search(low[max(0, found.start() - 9) : found.start()]):
                continue
            return found.span(), found.span()
        span = _covered(low, found)
        if span is not None:
            return found.span(1), span
    none = _NONE.search(low)
    return (none.span(none.lastindex or 0), None) if none else None


def _covered(low: str, found: re.Match[str]) -> Span | None:
    word = found[1]
    lead = low[max(0, found.start() - 14) : found.start()]
    if word == "zero" and (
        re.match(r"$|[.,;:)]| (?:by|in|for|from|on|at|until|throughout)\b", low[found.end() : found.end() + 12])
    ):
        return found.span()
    if word == "no" and not _BEFORE_NO.search(lead):
        return None
    if (
        word == "all"
        and _MIDDLE_ALL.search(lead)
        and lead.endswith(("after ", "above ", "once and for ", "first of ", "not "))
    ):
        return None
    start = found.end()
    if not low.startswith(" ", start):
        return None
    determiners = _DETERMINERS.match(low, start + 1)
    start = determiners.end() if determiners else start + 1
    span = noun_phrase(low, start) if word in ("all", "both", "zero", "no", "none of") else _singular(low, start)
    if span is None:
        return None
    words = low[span[0] : span[1]].split()
    if words[0] in _NOT_COUNTED or words[-1] in _NOT_COUNTED or words[0] in _NOT_NO:
        return None
    if word in ("all", "both") and not plural(words[-1]) and words[-1] not in ("staff", "traffic", "code"):
        return None
    if word == "zero" and words[0] in ("trust", "in", "waste", "knowledge", "touch", "day"):
        return None
    return span


def _singular(low: str, start: int) -> Span | None:
    """Return the noun phrase after "every": it ends before the first word in -s, which is its verb."""
    position, end = start, start
    for _ in range(4):
        found = _WORD.match(low, position)
        if found is None or found[1] in STOPS or (end > start and plural(found[1])):
            break
        position, end = found.end(), found.end(1)
        if plural(found[1]) or not found[0].endswith(" "):
            break
    return (start, end) if end > start else None


def noun_phrase(low: str, start: int) -> Span | None:
    """Return the noun phrase that starts here: up to its first plural, else its first two words at most."""
    position = start
    end = None
    for count in range(6):
        found = _WORD.match(low, position)
        if found is None or found[1] in STOPS:
            break
        position = found.end()
        end = found.end(1)
        if plural(found[1]) or (count and not found[0].endswith(" ")):
            return start, end
        if count == 0:
            first_end = end
    if end is None:
        return None
    return start, first_end


def share_of(low: str, end: int) -> Span | None:
    """Return the noun phrase after "of" where a share ends: the students of "70% of students"."""
    found = re.compile(r" (?:or (?:more|higher) )?of (?:(?:all|the|our|its|their|those|these|my|your|\d+) )*").match(
        low, end
    )
    return noun_phrase(low, found.end()) if found else None


def among(low: str) -> Span | None:
    """Return the group after "among" or "across"."""
    found = _AMONG.search(low)
    return noun_phrase(low, found.start(1)) if found else None
