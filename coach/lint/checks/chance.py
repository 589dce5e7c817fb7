"""The check whether a step is smaller than what chance alone would move (K35)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import sqrt

from coach.lint.checks.gates import LONGEST, amounts, seen, setting
from coach.lint.checks.steps import Step, step
from coach.lint.checks.wording import expressions, pattern
from coach.lint.figures import is_label
from coach.lint.subject import Context, Hit, LineCheck, Subject
from coach.schema import Quantity

_PER_QUARTER = {"day": 90.0, "daily": 90.0, "night": 90.0, "week": 13.0, "weekly": 13.0, "month": 3.0, "monthly": 3.0}
"""What a number of answers per period comes to in a quarter, the usual stretch over which a figure is read."""
_PERIOD = re.compile(r"[^.;,\d]{0,30}?\b(?:(?:an?|per|each|every) (day|night|week|month)|(daily|weekly|monthly))\b")
_THRESHOLD = re.compile(
    r"\b(?:(?:more|fewer|less|older|longer|younger|later) than|over|under|above|below|within|aged?|at least|up to|"
    r"bottom|best|worst|largest|biggest|"
    r"every|first|top|last|next|per|after|plus|any of|grade|by)(?: the)? $|[-/#]$"
)
_PLACE = re.compile(r"\b(?:in|at|across|for|throughout)(?: all| the| our| these| each of)* $")
_GROUP = re.compile(
    r"\b(?:group|class|team|cohort|panel|department|sample|intake|handful|circle|crew)(?: is| are|:| size|=)*"
    r"(?: of| about| around| only| just| some| roughly)* ?$"
)
_OF = re.compile(r"\b(?:of|among|from)(?: the| our| these| about| around| only| some| roughly| all)* $")
_RATED = re.compile(r" (?:an?|per|each|every) \w")
_N = re.compile(r"\bn ?[=≈~:] ?(\d[\d,.]*)", re.IGNORECASE)


def within_noise(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """The step is smaller than what chance alone would move.

    For a share with a stated sample: less than 1.96 standard errors of the difference of two samples. For a score
    (`scores`, or a figure with decimals), the spread of answers is taken as a fifth of the score, for a promoter
    score (`nps`) as 70 points. For a handful of rare `events`: less than the square root of their sum (a Poisson
    count's standard deviation). `sample` are nouns that a sample is counted in, `places` those it stands in.
    """
    planned = step(subject)
    if planned is None or planned.baseline == planned.target:
        return
    nps = seen(subject, parameters, "nps") is not None
    if min(planned.baseline, planned.target) < 0 and not nps:
        return
    change = abs(planned.target - planned.baseline)
    slots = {"baseline": planned.baseline_text, "target": planned.target_text}
    counted = planned.unit == "" and planned.baseline.is_integer() and planned.target.is_integer()
    if counted and not nps and seen(subject, parameters, "events"):
        few = planned.baseline <= setting(parameters, "few", 12.0) and change < sqrt(planned.baseline + planned.target)
        if few and not seen(subject, parameters, "unless"):
            yield Hit(planned.start, planned.end, slots)
        return
    scored = planned.unit == "%" or nps or not counted or seen(subject, parameters, "scores")
    if planned.unit not in ("", "%") or not scored:
        return
    sample = _sample(subject, parameters, planned)
    if sample is not None and change < _chance(planned, sample, nps=nps):
        yield Hit(planned.start, planned.end, {**slots, "population": f"{sample:g}"})


def _chance(planned: Step, sample: float, *, nps: bool) -> float:
    """How far a difference goes by chance, 95 times in 100, when each figure comes from `sample` answers."""
    if nps:
        return 1.96 * 70 * sqrt(2 / sample)
    if planned.unit == "%":
        middle = min(max((planned.baseline + planned.target) / 200, 0.01), 0.99)
        return 100 * 1.96 * sqrt(2 * middle * (1 - middle) / sample)
    return 1.96 * 0.2 * max(planned.baseline, planned.target) * sqrt(2 / sample)


def _sample(subject: Subject, parameters: Mapping[str, object], planned: Step) -> float | None:
    """How many answers or cases the figure rests on, where the line says so."""
    stated = _N.search(subject.text, 0, LONGEST)
    if stated:
        return float(stated[1].replace(",", "").rstrip("."))
    for quantity in amounts(subject):
        if not planned.start <= quantity.span[0] < planned.end and (size := _answers(subject, quantity, parameters)):
            return size
    return None


def _answers(subject: Subject, quantity: Quantity, parameters: Mapping[str, object]) -> float | None:
    """How many answers a number beside the step stands for; null where it is no sample.

    Nouns of `sample` say so anywhere. Any other count beside a share or score is a sample too, unless it is a
    threshold, a thing's number, or says in how many places (`places`) something is done.
    """
    before = subject.lower[: quantity.span[0]]
    following = subject.lower[quantity.span[1] : quantity.span[1] + 48]
    if following.startswith((" or more", " or fewer", " or less")) or quantity.high is not None:
        return None
    if _THRESHOLD.search(before[-24:]) or is_label(subject, quantity.span[0]) or following.startswith("-"):
        return None
    nouns = pattern(expressions(parameters, "sample")).match(following.lstrip())
    if quantity.kind == "ratio" and (quantity.unit or "").startswith("/") and nouns:
        return float((quantity.unit or "/0")[1:].replace(",", "") or 0) or None
    if quantity.kind not in ("count", "multiple") or (quantity.value or 0) < 2:
        return None
    if quantity.kind == "multiple" and not quantity.text.endswith("times"):
        return None
    often = _PERIOD.match(following)
    grouped = _GROUP.search(before) is not None or (often is not None and quantity.noun is not None)
    if not (nouns or grouped):
        places = pattern(expressions(parameters, "places")).match(following.lstrip())
        bare = quantity.noun is None and quantity.kind == "count" and not following.lstrip()[:1].isalpha()
        rated = _RATED.match(following) is not None
        if quantity.noun is None and not bare and not rated:
            return None
        if places or _PLACE.search(before[-24:]) or (bare and not _OF.search(before[-24:])):
            return None
    return (quantity.value or 0.0) * (_PER_QUARTER.get(often[1] or often[2], 1.0) if often else 1.0)


CHECKS: Mapping[str, LineCheck] = {"within_noise": within_noise}
