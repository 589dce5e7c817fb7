"""What forbids a finding that only the trained head asks for, check by check: the kind of line, or its company.

The head (`coach.language.leanings`) sees one line. That a source is named in a column, that another line of the set
shows the change earlier, or that the line is work and no result, it cannot know.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from coach.lint import figures
from coach.lint.checks.aims import beneficiary_known
from coach.lint.checks.deeds import DOUBTFUL_STEP
from coach.lint.checks.gates import is_deed, seen
from coach.lint.checks.risks import shown_earlier, source_known
from coach.lint.subject import Context, Subject
from coach.lint.turns import moves, tells_state

Excuse = Callable[[Subject, Context, Mapping[str, object]], bool]

CERTAIN, SURER = 0.7, 0.9
"""From this confidence on a line held to be an outcome is not called work; from the second even where the head is
at its surest.
"""
UNSURE = 0.5
"""Below this confidence of the form judge two guesses, what it is and which kind, make no finding."""
NEARLY_SURE = 0.9
"""From this likelihood on the head is believed against the form judge, or against a rule that gives way to it."""
SUREST = 0.95
"""From this likelihood on the head is at its surest that a line is a kind of work."""


def no_deed(subject: Subject, context: Context, parameters: Mapping[str, object]) -> bool:
    """The line is a result, or says what comes of the work."""
    surest = any(subject.leanings[rule].likelihood >= SUREST for rule in _WORK if rule in subject.leanings)
    measure = subject.reading.measure
    step = measure.baseline is not None and measure.target is not None and not surest
    if step and (subject.form not in ("output", "activity") or subject.confidence < DOUBTFUL_STEP):
        return True
    if tells_state(subject) or moves(subject):
        return True
    if subject.confidence < UNSURE and not surest:
        return True
    outcome = subject.form == "outcome" and subject.confidence >= (SURER if surest else CERTAIN)
    return outcome or seen(subject, parameters, "unless") is not None


_WORK = ("K02", "K03", "K04", "K05", "K06", "K07", "K08", "K09")


def sized(subject: Subject, context: Context, parameters: Mapping[str, object]) -> bool:
    """The line is work, or says how much is wanted."""
    return (
        is_deed(subject)
        or figures.has_target(subject)
        or figures.has_blank(subject, "target")
        or seen(subject, parameters, "unless") is not None
    )


def measured(subject: Subject, context: Context, parameters: Mapping[str, object]) -> bool:
    """The line is work, says how much is wanted or leaves a blank for it."""
    wish = subject.leanings.get("K10")
    if wish is not None and wish.likelihood >= NEARLY_SURE and not _nearly_a_deed(subject):
        return bool(subject.reading.blanks) or figures.has_target(subject)
    return bool(subject.reading.blanks) or sized(subject, context, parameters)


def _nearly_a_deed(subject: Subject) -> bool:
    """Whether the head takes the line for work of a special kind as well."""
    return any(subject.leanings[rule].likelihood >= 0.5 for rule in _WORK if rule in subject.leanings)


def work_or_exempt(subject: Subject, context: Context, parameters: Mapping[str, object]) -> bool:
    """The line is work, or one of the rule's exceptions stands in it."""
    return is_deed(subject) or exempt(subject, context, parameters)


def exempt(subject: Subject, context: Context, parameters: Mapping[str, object]) -> bool:
    """One of the rule's exceptions stands in the line."""
    return any(seen(subject, parameters, key) is not None for key in ("unless", "linked"))


def earlier_sign(subject: Subject, context: Context, parameters: Mapping[str, object]) -> bool:
    """The line is work, or another line of the set shows the change earlier."""
    return is_deed(subject) or shown_earlier(subject, context, parameters)


def source(subject: Subject, context: Context, parameters: Mapping[str, object]) -> bool:
    """The line is work or has no metric, or it is said where the figure is read."""
    return is_deed(subject) or not subject.reading.has_metric or source_known(subject, parameters)


def somebody_named(subject: Subject, context: Context, parameters: Mapping[str, object]) -> bool:
    """The objective, or what stands beside it, says for whom it is."""
    return beneficiary_known(subject, context)


EXCUSES: Mapping[str, Excuse] = {
    "deed": no_deed,
    "counted_deed": no_deed,
    "share_of_work": no_deed,
    "milestone": no_deed,
    "no_metric": measured,
    "vague_word": sized,
    "method_prescribed": work_or_exempt,
    "attention_metric": work_or_exempt,
    "lagging_only": earlier_sign,
    "no_source": source,
    "rated_person": exempt,
    "aim_work": exempt,
    "aim_for_nobody": somebody_named,
}
