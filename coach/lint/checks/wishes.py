"""What nobody wishes for: more of a bad thing, less of a good one (part of K22).

The metrics of which less or more is better stand in the rule file; what is here is where in a line they count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from coach.lint.checks.gates import LONGEST, metric_slot, seen
from coach.lint.checks.steps import Step
from coach.lint.checks.welcome import welcome
from coach.lint.checks.wording import expressions
from coach.lint.subject import Hit, Subject
from coach.schema import Span

_NOUN_END = (
    r"(?=\s*(?:$|[,.;:()\[→–—-]|\d|(?:from|to|by|in|on|at|per|of|for|among|below|under|above|over|within|across|during|"
    r"until|down|up|when)\b))"
)
_LEAD = (
    r"(?:(?:the|our|their|its|average|mean|median|total|overall|number of|amount of|rate of|monthly|weekly|annual|"
    r"yearly|customer|client|patient|staff|employee|volunteer|voluntary|ticket|support|current)\s+){0,4}"
)
_AFTERWARDS = re.compile(r"\b(?:after|before|following|despite) (?:an?|the|their|his|her|our)(?: first| last| next)? $")
"""Before a metric that only says when: "households that answer within 14 days after a first missed bill"."""
_MET = re.compile(
    r"\W*(?:that (?:are|were|get) )?[a-z]+(?:ed|en|ght|lt|nd|de) "
    r"(?:by (?:our|us|the|a)|before|within|in time|at once)\b"
)


@lru_cache(maxsize=32)
def _wish(verbs: tuple[str, ...], nouns: tuple[str, ...]) -> re.Pattern[str]:
    """A verb with the metric itself as its object: "raise the error rate", not "raise the error rate review"."""
    return re.compile(rf"(?<![\w-])({'|'.join(verbs)})\s+{_LEAD}({'|'.join(nouns)}){_NOUN_END}", re.IGNORECASE)


def unwished(
    subject: Subject, parameters: Mapping[str, object], *, upward: bool, verb: str, planned: Step | None
) -> Iterator[Hit]:
    """A verb that asks for more of what nobody wants, or for less of what everybody does."""
    for verbs, nouns in (("up", "low_is_good"), ("down", "high_is_good")):
        match = _wish(expressions(parameters, verbs), expressions(parameters, nouns)).search(subject.text, 0, LONGEST)
        if match and not seen(subject, parameters, "unless"):
            yield Hit(
                match.start(),
                match.end(),
                {"verb": match[1], "metric": subject.text[match.end(1) : match.end()].strip()},
            )
            return
    end = planned.start if planned else len(subject.text)
    if welcome(subject, end, verb, parameters) is (not upward) and not seen(subject, parameters, "inverse"):
        yield Hit(0, end, {"verb": verb} | metric_slot(subject))


_ELSEWHERE = re.compile(
    r"[,;–—]\s(?!(?:currently|now|today|from|up|down|last|this|we|at)\b)[^\W\d_]{2,}|"
    r"\bby [a-z]+ing\b|-[a-z]|\b(?:less than|fewer than|under|within|below)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def _named_by(nouns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:[\w-]+ ){{0,2}}(?:{'|'.join(nouns)})(?: (?:on|in|at|per|among|for) [\w -]+)?", re.IGNORECASE
    )


def _is_met(low: str, metric: Span | None, until: int) -> bool:
    """Whether a share tells how the unwanted is met: "answer within 14 days after a missed bill", "noticed by us"."""
    if metric is None:
        return False
    return bool(_AFTERWARDS.search(low, 0, metric[0]) or _MET.match(low, metric[1], max(metric[1], until)))


def unwanted_step(subject: Subject, parameters: Mapping[str, object], planned: Step) -> Iterator[Hit]:
    """Numbers that climb where less of the metric is better, or fall where more of it is.

    Numbers of a later part of the sentence say nothing of it: "less overtime, staff who would stay from 60 to 75 %".
    """
    metric = subject.reading.measure.metric
    at = subject.reading.metric_at
    if (
        metric is None
        or (at and _ELSEWHERE.search(subject.text, at[1], max(at[1], planned.start)))
        or min(planned.baseline, planned.target) < 0
        or (planned.unit == "%" and _is_met(subject.lower, at, planned.start))
        or seen(subject, parameters, "unless")
    ):
        return
    rising = planned.target > planned.baseline
    named = rising and _named_by(expressions(parameters, "low_is_good")).fullmatch(metric.text.strip())
    against = welcome(subject, planned.start, "", parameters) is (not rising)
    if named or (against and not seen(subject, parameters, "inverse")):
        slots = {"metric": metric.text.strip(), "baseline": planned.baseline_text, "target": planned.target_text}
        yield Hit(planned.start, planned.end, slots)
