"""Checks for missing pieces of a measure (K10 to K18): metric, start, target, date, unit, population.

They look at outcomes and at lines of unclear form; a deed has one larger question to answer first. A bracketed word
such as `[target]` is a piece left open on purpose, and is never called missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from coach.lint import figures, levels, turns
from coach.lint.checks.beside import asides
from coach.lint.checks.shares import no_population, slots, told_once
from coach.lint.checks.wording import expressions, matches, pattern
from coach.lint.deed import deed
from coach.lint.subject import Context, Hit, LineCheck, Subject
from coach.schema import Quantity, Span

_QUOTED = re.compile(r"[\"“”„«»][^\"“”„«»]{1,60}[\"“”„«»]|[‘'](?=\w)[^'’]{1,40}(?<=\w)['’](?!\w)")
_MEANS = re.compile(r"\b(?:by \w+ing|because|through|via|using|so that)\b", re.IGNORECASE)
"""Where a line turns to how or why: quality words there describe the means."""
_PRONOUN = re.compile(r"\W*(?:\w+ )?(?:it|this|that|them|both)\b", re.IGNORECASE)
_BEFORE_PAST = re.compile(r"\b(?:since|than|vs\.?|versus|of|was|last|from|on|against|the) $", re.IGNORECASE)
_STATED = re.compile(
    r"\b(?:baseline|today|now|currently|at present|starting point|start|so far|where we (?:are|stand))\b"
    r"[^.;\n]{0,40}?\d",
    re.IGNORECASE,
)
_STARTERS = frozenset(("launch", "start", "open", "introduce", "found", "establish", "create", "build", "set"))


def _whole(subject: Subject) -> Span:
    return 0, len(subject.text)


def no_metric(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """Nothing measurable is named: no figure, no nameable quantity, no blank for one.

    A line that only points back ("bring it below 3 %") takes its metric from what stands above it.
    """
    reading = subject.reading
    measure = reading.measure
    if measure.target is not None and (measure.baseline is not None or figures.is_hold(subject)):
        return  # from where to where, or the level to hold, is stated: something is being counted
    if (
        not turns.open_to_measure(subject)
        or reading.has_metric
        or reading.blanks
        or matches(subject, parameters, "measured")
    ):
        return
    if _PRONOUN.match(subject.text) and context.group.objective and context.group.objective.reading.has_metric:
        return
    yield Hit(*_whole(subject), {"words": reading.vague[0].text} if reading.vague else {})


def vague_word(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """One of `tokens` stands where a size should: no target in the line, and the word is neither quoted nor a name."""
    if not turns.open_to_measure(subject) or figures.has_target(subject) or figures.has_blank(subject, "target"):
        return
    words = expressions(parameters, "tokens")
    if not words or matches(subject, parameters, "unless"):
        return
    quoted = [match.span() for match in _QUOTED.finditer(subject.text, 0, 600)]
    means = _MEANS.search(subject.text, 0, 600)
    for match in pattern(words).finditer(subject.text, 0, means.start() if means else 600):
        begin, end = match.span()
        name = begin > 0 and match[0][0].isupper() and not match[0].isupper()
        if not name and not any(start <= begin < stop for start, stop in quoted):
            yield Hit(begin, end, slots(subject, words=match[0].lower()))
            return


def no_baseline(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """A target with no start. Held levels, and things that begin at zero (`fresh`), have none to state."""
    if not turns.open_to_measure(subject) or not figures.has_target(subject) or figures.has_blank(subject, "baseline"):
        return
    if figures.has_start(subject) or figures.is_hold(subject) or figures.from_nothing(subject):
        return
    if matches(subject, parameters, "fresh") or figures.start_nearby(context) or figures.relative(subject):
        return
    if _begins(subject):
        return
    yield Hit(*(subject.reading.target_at or _whole(subject)), slots(subject))


def _begins(subject: Subject) -> bool:
    """Whether the line opens with making something that was not there: "launch returns in 6 countries"."""
    found = deed(subject.text)
    return found.imperative and found.words[found.first][0] in _STARTERS


def no_target(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """A metric, or a change by `changes`, with no value to reach. Held levels and baseline lines (`unless`) pass."""
    reading = subject.reading
    if not turns.open_to_measure(subject) or figures.has_target(subject) or figures.has_blank(subject, "target"):
        return
    if figures.is_hold(subject) or figures.relative(subject) or matches(subject, parameters, "unless"):
        return
    if reading.has_metric or matches(subject, parameters, "changes"):
        yield Hit(*(reading.metric_at or _whole(subject)), slots(subject))


def no_date(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """Neither the line nor the document says by when. `dates` are further words that say it."""
    if (
        not turns.open_to_measure(subject)
        or subject.reading.measure.deadline is not None
        or figures.has_blank(subject, "date")
    ):
        return
    if not context.alone and (context.cycle or context.group.cycle):
        return
    if matches(subject, parameters, "dates") or _day_named(subject):
        return
    above = None if context.alone else context.group.objective
    if above is not None and above.reading.measure.deadline is not None:
        return
    if figures.is_hold(subject) and _dated(context):
        return  # a guardrail holds for as long as the results beside it run
    yield Hit(*_whole(subject), slots(subject))


def _day_named(subject: Subject) -> bool:
    """Whether a day of the calendar stands in the line that is not one of the past: "(31.10.)", "as of 1 October"."""
    return any(
        item.kind == "date"
        and (
            subject.lower.endswith("as of ", 0, item.span[0]) or not _BEFORE_PAST.search(subject.text, 0, item.span[0])
        )
        for item in subject.reading.quantities
    )


def _dated(context: Context) -> bool:
    """Whether another line of the group says by when."""
    return any(line.reading.measure.deadline is not None for line in context.group.key_results)


def relative_change(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """A change by a percentage, fraction or multiple of a start that is not stated."""
    if not turns.open_to_measure(subject) or figures.is_hold(subject):
        return
    change = figures.relative(subject)
    if (
        change is None
        or _works(subject)
        or _start_beside(context)
        or figures.has_start(subject)
        or figures.has_blank(subject, "baseline", "target")
    ):
        return
    if figures.start_nearby(context) or figures.beside_level(subject, change):
        return
    yield Hit(*change.span, slots(subject, target=change.text))


def _start_beside(context: Context) -> bool:
    """Whether a remark beside the lines says where things stand: "Baseline: 74 agency shifts a week"."""
    return not context.alone and any(_STATED.search(aside.text, 0, 400) for aside in asides(context))


def percent_of_percent(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """A change in percent of a metric that is itself a percentage (`shares`, unless `not_shares`)."""
    if not turns.open_to_measure(subject) or figures.has_blank(subject, "baseline", "target"):
        return
    change = figures.relative(subject)
    if change is None or change.kind != "percent" or _works(subject):
        return
    start, end = subject.reading.baseline_at, subject.reading.target_at
    if start and end and start != change.span and end != change.span:
        return  # from where to where is stated; the change only glosses it
    share = matches(subject, parameters, "shares") and not matches(subject, parameters, "not_shares")
    if share or _stands_in_percent(subject, change):
        yield Hit(*change.span, slots(subject, target=change.text))


def _stands_in_percent(subject: Subject, change: Quantity) -> bool:
    """Whether today's level is told in percent, so that the metric is a share whatever its name: "(64 % now), +4 %"."""
    at = subject.reading.baseline_at
    return at is not None and any(
        item.kind == "percent" and item is not change and at[0] <= item.span[0] < at[1]
        for item in subject.reading.quantities
    )


def _works(subject: Subject) -> bool:
    """Whether the line does something; in an outcome a participle only tells which things are meant."""
    if subject.form == "outcome" and not deed(subject.text).imperative:
        return False
    if turns.moves(subject):
        return False
    return levels.does_something(subject)


def no_unit(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """A bare number on something that is measured and not counted.

    `amounts` are plurals that are measured all the same; `counted` are singulars that are numbers of things or ranks,
    `scaled` words of a scale or unit that everybody knows or that stands elsewhere in the line.
    """
    if not turns.open_to_measure(subject) or figures.has_blank(subject, "unit") or "%" in subject.text:
        return
    bare = levels.bare_figure(subject)
    if (
        bare is None
        or any(cell.role == "unit" for cell in subject.line.cells)
        or matches(subject, parameters, "scaled")
        or told_once(context, parameters, "told")
    ):
        return
    start, goal = subject.reading.baseline_at, subject.reading.target_at
    first = min(bare.span[0], start[0]) if start else bare.span[0]
    if goal and subject.text.rfind("(", goal[1], first) > 0:
        first = goal[0]  # "stay at or below 4 (Q2: 3.7)": what is measured stands before the goal
    words = levels.measured(subject, first, pattern(expressions(parameters, "amounts")))
    if words and not pattern(expressions(parameters, "counted")).search(" ".join(words)):
        yield Hit(*bare.span, slots(subject, target=bare.text))


CHECKS: Mapping[str, LineCheck] = {
    "no_metric": no_metric,
    "vague_word": vague_word,
    "no_baseline": no_baseline,
    "no_target": no_target,
    "no_date": no_date,
    "relative_change": relative_change,
    "percent_of_percent": percent_of_percent,
    "no_unit": no_unit,
    "no_population": no_population,
}
