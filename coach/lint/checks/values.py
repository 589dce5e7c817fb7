"""Checks of the step a line plans: its direction, whether it moves, whether it is all or nothing (K22, K24, K25).

The words these checks look for stand in the rule files; what is here is arithmetic, and where in a line a word
counts. How far a step goes is in `strides`; limits that a number cannot pass are in `limits`; what is measured, and
for whom, in `risks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from coach.lint.checks import chance, clauses, ladders, limits, names, risks, strides
from coach.lint.checks.gates import LONGEST, amounts, is_deed, metric_slot, near, seen, setting
from coach.lint.checks.steps import Step, quantity_at, step
from coach.lint.checks.wishes import unwanted_step, unwished
from coach.lint.checks.wording import expressions, pattern
from coach.lint.figures import is_hold
from coach.lint.subject import Context, Hit, LineCheck, Subject
from coach.schema import Quantity

_LIMIT = re.compile(
    r"(?:\bto|→|->)\s+(?:be\s+)?(?:(below|under|less than|at most|no more than|fewer than)|"
    r"(above|over|more than|at least|no less than))\s+$",
    re.IGNORECASE,
)


def direction_conflict(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """The verb and the numbers disagree, or the line asks for more of what nobody wants.

    `up` and `down` are verbs; `better` asks for good without a direction, `faster` for less time; `low_is_good` and
    `high_is_good` are metrics; `inverse` are metrics whose smaller number is the higher place.
    """
    planned = step(subject)
    if (planned is None and subject.reading.measure.direction is None) or is_hold(subject):
        return
    if subject.reading.compound and len(subject.reading.quantities) > 3:
        return  # which verb goes with which numbers is the reader's to say, once the line is split
    asked = _asked(subject, parameters, planned) if near(subject, parameters) else None
    if asked is None:
        if planned is not None and planned.target != planned.baseline:
            yield from unwanted_step(subject, parameters, planned)
        return
    upward, verb = asked
    if planned is not None and planned.baseline != planned.target:
        if min(planned.baseline, planned.target) < 0 or seen(subject, parameters, "inverse"):
            return
        if upward != (planned.target > planned.baseline):
            slots = {"verb": verb, "baseline": planned.baseline_text, "target": planned.target_text}
            yield Hit(planned.start, planned.end, slots)
            return
    if planned is None and subject.reading.target_at is not None:
        start, end = subject.reading.target_at
        limit = _LIMIT.search(subject.text[max(0, start - 30) : start])
        if limit and bool(limit[1]) == upward:
            yield Hit(start, end, {"verb": verb, "target": f"{limit[0].strip()} {subject.text[start:end]}"})
            return
    yield from unwished(subject, parameters, upward=upward, verb=verb, planned=planned)


def _asked(subject: Subject, parameters: Mapping[str, object], planned: Step | None) -> tuple[bool, str] | None:
    """Which way the words before the numbers ask to go (true is up), and the word; null where they do not say."""
    before = _last_clause(subject.text[: min(planned.start, LONGEST) if planned else LONGEST])
    found = [(True, match[0]) for match in _find(parameters, "up", before)]
    found += [(False, match[0]) for match in _find(parameters, "down", before)]
    if found:
        return found[0] if len({upward for upward, _ in found}) == 1 else None
    if planned is None:
        return None
    if planned.unit == "s" and (faster := next(_find(parameters, "faster", before), None)):
        return False, faster[0]
    better = next(_find(parameters, "better", before), None)
    if better is None:
        return None
    low = next(_find(parameters, "low_is_good", before[better.end() :]), None)
    high = next(_find(parameters, "high_is_good", before[better.end() :]), None)
    return (high is not None, better[0]) if (low is None) != (high is None) else None


_CLAUSE = re.compile(
    r"(?:\s[–—-]\s|[:;]\s|,\s(?=(?:[\w’'-]+\s){1,6}$)|,?\s(?:so that|so|with|because)\s)"
    r"(?=(?!(?:currently|current|now|today|at present|from|target|goal|baseline|down|up|last|previous|we|was|were|it|"
    r"about|around|only|just|already|this|next|in)\b)[^\W\d_])|\sby\s[a-z]+ing\s",
    re.IGNORECASE,
)


def _last_clause(before: str) -> str:
    """What stands before the numbers and names them: "Fewer late buses – punctuality up from" is about punctuality."""
    cuts = list(_CLAUSE.finditer(before))
    return before[cuts[-1].end() :] if cuts else before


def _find(parameters: Mapping[str, object], key: str, text: str) -> Iterator[re.Match[str]]:
    words = expressions(parameters, key)
    return pattern(words).finditer(text) if words else iter(())


def held_level(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """The line keeps a level: `tokens` say so, or the target equals the baseline.

    Silent on deeds, where `unless` words show a recovery, a harder condition or a guardrail on purpose, and on the
    one line of a set that is held while others move: that is what a guardrail looks like.
    """
    if is_deed(subject, sure=0.9):
        return
    planned = step(subject)
    match = seen(subject, parameters, "tokens") if near(subject, parameters) else None
    flat = planned is not None and planned.baseline == planned.target
    moves = planned is not None and not flat
    if moves or not (flat or match) or seen(subject, parameters, "unless") or _is_guardrail(subject, context):
        return
    start, end = (match.start(), match.end()) if match else (planned.start, planned.end) if planned else (0, 0)
    yield Hit(start, end, metric_slot(subject))


def _is_guardrail(subject: Subject, context: Context) -> bool:
    """Whether every other line of the group moves something, so that this one may well be its guard."""
    others = [line for line in context.group.key_results if line is not subject]
    moving = [line for line in others if line.reading.measure.direction in ("up", "down") and line.reading.has_target]
    return len(moving) >= 2 and len(moving) == len(others)


def absolute_target(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """The target is all or nothing: 100 %, zero, every, never.

    `tokens` are words of that kind that are not read as a target, `gone` those that end a step; `unless` are
    things where nothing less will do.
    A handful (up to `few`) can all be looked at one by one, so "all 4 sites" is left alone.
    """
    if is_deed(subject):
        return
    place = _absolute(subject, parameters)
    if place is None or seen(subject, parameters, "unless"):
        return
    start, end = place
    yield Hit(start, end, {"target": subject.text[start:end]} | metric_slot(subject))


def _absolute(subject: Subject, parameters: Mapping[str, object]) -> tuple[int, int] | None:
    at, text = subject.reading.target_at, subject.text
    if gone := seen(subject, parameters, "gone"):
        below = any((quantity.value or 0) < 0 for quantity in amounts(subject))
        return None if below or _is_few(subject, gone.end(), parameters) else gone.span()
    if at is not None:
        quantity = quantity_at(subject, at)
        if strict := _strictly(subject, quantity, parameters):
            return strict
        if quantity is None:
            words = pattern(expressions(parameters, "targets")).match(text, at[0])
            nothing = pattern(expressions(parameters, "nothing")).match(text, at[0])
            if at[0] > 24 and nothing is None:
                return None  # "... over all touchpoints" says how wide, not how much
            return None if words is None or _is_few(subject, at[1], parameters) else at
        if quantity.kind == "percent" and subject.lower[max(0, at[0] - 3) : at[0] + 1].endswith(("+", "by 1")):
            return None
        if quantity.kind == "percent" and quantity.value == 100:
            return at
        baseline = quantity_at(subject, subject.reading.baseline_at)
        if baseline is not None and (baseline.value or 0) < 0:
            return None  # zero is a stage on the way up
        if quantity.value == 0 and quantity.kind in ("count", "percent", "duration", "currency"):
            return at
        if quantity.kind in ("percent", "fraction", "ratio") or subject.reading.baseline_at is not None:
            return None
    match = seen(subject, parameters, "tokens")
    return None if match is None or _is_few(subject, match.end(), parameters) else match.span()


def _strictly(subject: Subject, target: Quantity | None, parameters: Mapping[str, object]) -> tuple[int, int] | None:
    """Words of no exception where no share is aimed at: "always out within 48 h", not "who always ... to 70 %"."""
    shares = ("percent", "fraction", "ratio", "points")
    if target is None or (target.kind in shares and target.value not in (1.0, 100.0)) or step(subject) is not None:
        return None
    match = seen(subject, parameters, "strictly")
    return match.span() if match and not _is_few(subject, match.end(), parameters) else None


def _is_few(subject: Subject, end: int, parameters: Mapping[str, object]) -> bool:
    limit = setting(parameters, "few")
    for quantity in amounts(subject):
        if 0 <= quantity.span[0] - end <= 10 and quantity.kind == "count" and quantity.value is not None:
            return quantity.value <= limit
    return subject.lower.startswith((" of them", " both"), end)


CHECKS: Mapping[str, LineCheck] = {
    "direction_conflict": direction_conflict,
    "held_level": held_level,
    "absolute_target": absolute_target,
    **strides.CHECKS,
    **limits.CHECKS,
    **ladders.CHECKS,
    **chance.CHECKS,
    **clauses.CHECKS,
    **risks.CHECKS,
    **names.CHECKS,
}
