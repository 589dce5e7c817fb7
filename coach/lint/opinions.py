"""A rule's own check and the trained head's opinion of a line, weighed together.

The check reads grammar and words: where it speaks it names the place, and it is seldom wrong; it misses what it has
no words for. The head (`coach.language.leanings`) knows meaning and no place. So the check is believed unless the
head is sure of the contrary, and where the check is silent the head may speak for the whole line, provided that
nothing about the line's kind or company forbids it (`coach.lint.checks.excuses`).
"""

from __future__ import annotations

from collections.abc import Sequence

from coach.language.leanings import Leaning
from coach.lint.checks.excuses import EXCUSES, NEARLY_SURE
from coach.lint.rules import Rule
from coach.lint.subject import Context, Hit, Subject


def weigh(rule: Rule, subject: Subject, context: Context, hits: Sequence[Hit]) -> Sequence[Hit]:
    """The hits of a rule on a line, after the second opinion; unchanged where there is none."""
    if hits and _yields(rule, subject):
        return ()
    leaning = subject.leanings.get(rule.id) if rule.second_opinion else None
    if leaning is None:
        return hits
    if hits:
        return () if leaning.likelihood < leaning.silence else hits
    if leaning.likelihood < leaning.speak or _outdone(rule, leaning, subject):
        return ()
    excuse = EXCUSES.get(rule.check)
    if excuse is not None and excuse(subject, context, rule.parameters):
        return ()
    return (Hit(0, len(subject.text), guessed=True),)


def _yields(rule: Rule, subject: Subject) -> bool:
    """Whether the head is nearly sure of a smell that this rule leaves the word to, and surer than of its own."""
    own = subject.leanings.get(rule.id)
    others = (subject.leanings.get(other) for other in rule.yields_to)
    return any(
        other is not None and other.likelihood >= NEARLY_SURE and (own is None or other.likelihood > own.likelihood)
        for other in others
    )


def _outdone(rule: Rule, leaning: Leaning, subject: Subject) -> bool:
    """Whether a smell that this rule would hide is likelier than its own."""
    rivals = (subject.leanings.get(other) for other in rule.hides)
    return any(rival is not None and rival.likelihood > leaning.likelihood for rival in rivals)
