"""Checks of what a line measures, as a risk: attention, luck, lateness, no source, distance (K21, K28 to K31, K33).

The words stand in the rule files; what is here is where in a line, or in which company, they count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from coach.lint.checks.gates import LONGEST, SURE, is_deed, near, seen
from coach.lint.checks.steps import quantity_at, step
from coach.lint.checks.wording import expressions, pattern
from coach.lint.subject import Context, Hit, LineCheck, Subject

_WORD = re.compile(r"[^\W\d_][\w'’&.-]*")
_AMOUNT_BEFORE = re.compile(r"^(?:[\d.,'’]+\s?k?\s+|the |our )+")


def attention_metric(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """A metric of attention (`tokens`) that can rise alone, unless the line says what it leads to (`linked`)."""
    if subject.reading.measure.direction == "down" or not near(subject, parameters):
        return
    match = seen(subject, parameters, "tokens")
    if not match or seen(subject, parameters, "unless") or seen(subject, parameters, "linked"):
        return
    words = match[0]
    metric = subject.reading.metric_at
    if metric and metric[0] <= match.start() and match.end() <= metric[1] and metric[1] - metric[0] <= 40:
        words = subject.text[metric[0] : metric[1]]
    words = _AMOUNT_BEFORE.sub("", words)
    brand = words.partition(" ")[0].lower() in expressions(parameters, "brands")
    plain = words[:1].isupper() and words[1:2].islower() and match.start() == 0 and not brand
    yield Hit(match.start(), match.end(), {"words": words[0].lower() + words[1:] if plain else words})


def outside_control(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """What is measured is moved by others: `tokens`. `teams` are those who do answer for it."""
    match = seen(subject, parameters, "tokens") if near(subject, parameters) else None
    if not match or seen(subject, parameters, "unless"):
        return
    named = " ".join(filter(None, (context.team, context.group.team, context.group.owner, subject.line.owner)))
    if named and pattern(expressions(parameters, "teams")).search(named):
        return
    yield Hit(match.start(), match.end(), {"words": match[0]})


def lagging_only(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """A metric that shows its change late (`tokens`) while no line of the set shows it earlier."""
    if subject.form in ("output", "activity") or not near(subject, parameters):
        return
    words = (expressions(parameters, "tokens"), expressions(parameters, "unless"))
    place = _lagging(subject.text[:LONGEST], *words)
    if place is None:
        return
    if not shown_earlier(subject, context, parameters):
        yield Hit(*place, {"words": subject.text[slice(*place)].strip()})


def shown_earlier(subject: Subject, context: Context, parameters: Mapping[str, object]) -> bool:
    """Whether another line of the set is a result whose figure moves early."""
    words = (expressions(parameters, "tokens"), expressions(parameters, "unless"))
    return not context.alone and any(
        line.form == "outcome"
        and line.reading.has_metric
        and _lagging(line.text[:LONGEST], *words) is None
        and not context.leans(line.text, "K29")
        for line in context.group.key_results
        if line is not subject
    )


@lru_cache(maxsize=1024)
def _lagging(text: str, tokens: tuple[str, ...], unless: tuple[str, ...]) -> tuple[int, int] | None:
    """Where a late figure stands; remembered, since each line of a long set asks it of all the others."""
    match = pattern(tokens).search(text)
    return None if match is None or pattern(unless).search(text) else match.span()


def no_source(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """A figure that no system counts by itself (`tokens`), with no word of where it is read (`source`)."""
    if is_deed(subject) or not subject.reading.has_metric or not near(subject, parameters):
        return
    match = seen(subject, parameters, "tokens")
    if match is None or source_known(subject, parameters):
        return
    span = subject.reading.metric_at or match.span()
    words = subject.text[span[0] : span[1]].strip()
    yield Hit(match.start(), match.end(), {"metric": words} if len(words) <= 40 else {})


def source_known(subject: Subject, parameters: Mapping[str, object]) -> bool:
    """Whether the line or its row says where the figure is read, or every system keeps it (`standard`)."""
    if any(cell.role == "source" and cell.text.strip() for cell in subject.line.cells):
        return True
    return any(seen(subject, parameters, key) is not None for key in ("source", "standard"))


def far_proxy(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """A measure that stands far from what the objective is about.

    Either the line calls it a proxy (`tokens`), or it counts attention or effort (`proxies`) under an objective about
    something else (`aims`) with which it shares no word. Silent where it is put as a bet (`hypothesis`).
    """
    match = seen(subject, parameters, "tokens") if near(subject, parameters) else None
    objective = context.group.objective
    if match:
        if not seen(subject, parameters, "hypothesis"):
            yield Hit(match.start(), match.end(), {"words": match[0]})
        return
    match = seen(subject, parameters, "proxies") if objective is not None else None
    if objective is None or match is None or seen(subject, parameters, "hypothesis"):
        return
    aim = pattern(expressions(parameters, "aims")).search(objective.text)
    shared = {word.lower() for word in _WORD.findall(match[0])} & {
        word.lower() for word in _WORD.findall(objective.text)
    }
    if aim and not shared and not seen(objective, parameters, "proxies"):
        yield Hit(match.start(), match.end(), {"words": match[0], "other": aim[0].lower()})


def hidden_tail(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """An average of something whose worst cases matter, unless the line looks at those too.

    `tokens` name both the average and the thing; a word of `averages` is enough where the figure is a time. Silent on
    work that only speaks of averages.
    """
    if not near(subject, parameters) or is_deed(subject, sure=0.0 if subject.reading.target_at is None else SURE):
        return
    match = seen(subject, parameters, "tokens") or _average_time(subject, parameters)
    if match and not seen(subject, parameters, "unless"):
        yield Hit(match.start(), match.end(), {"words": match[0].strip(" ,(")})


_TIME_UNIT = re.compile(r"\b(?:days|hours|minutes|weeks|months) (?:to|until|before|from|in|of)\b", re.IGNORECASE)


def _average_time(subject: Subject, parameters: Mapping[str, object]) -> re.Match[str] | None:
    """The word of an average in a line whose figure is a time: in its unit, or as "days to fill a vacancy: 58"."""
    match = seen(subject, parameters, "averages")
    if match is None:
        return None
    target = quantity_at(subject, subject.reading.target_at)
    timed = target is not None and target.kind == "duration"
    if not timed and (planned := step(subject)) is not None:
        named = planned.unit == "" and _TIME_UNIT.search(subject.text, 0, planned.start) is not None
        timed = planned.unit == "s" or named
    return match if timed else None


CHECKS: Mapping[str, LineCheck] = {
    "attention_metric": attention_metric,
    "outside_control": outside_control,
    "lagging_only": lagging_only,
    "no_source": no_source,
    "far_proxy": far_proxy,
    "hidden_tail": hidden_tail,
}
