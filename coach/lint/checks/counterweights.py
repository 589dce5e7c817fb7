"""Checks of what should stand beside a set: a guard against winning by harm (K32), another team's yes (S09)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from coach.language import families
from coach.lint.checks.beside import asides, single_line, team_of
from coach.lint.checks.consent import says_yes
from coach.lint.checks.metric_kinds import RACES, kind_of
from coach.lint.checks.wording import expressions, pattern
from coach.lint.subject import Context, Group, GroupCheck, Hit, Subject


def unguarded(group: Group, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """A set about pace, volume, cost or growth, with nothing that would show harm (`counters`) anywhere.

    A held level is a guard, wherever it stands: in a line, in a clause of it, in a guardrail beside the set. Lines
    that are neither must be the fewer. Slot `metric`: the first line that can be won by harm, where it is short.
    """
    lines = group.key_results
    if single_line(context) or len(lines) < 2:
        return
    if sum(subject.form in ("output", "activity") and not _measured(subject) for subject in lines) * 2 > len(lines):
        return
    races = []
    for subject in lines:
        kind = kind_of(subject, parameters)
        if kind == "guard":
            return
        if kind in RACES:
            races.append(subject)
    if len(races) < 2 or len(races) * 2 < len(lines) or _guarded_beside(context, parameters):
        return
    place = len(group.objective.text) if group.objective else len(lines[0].text)
    first = races[0].text
    yield Hit(0, place, {"metric": first if len(first) <= 60 else ""})


def _measured(subject: Subject) -> bool:
    """Tell whether a line goes from one figure to another, so that its verb in front makes it no deliverable."""
    return subject.reading.has_baseline and subject.reading.has_target


def _guarded_beside(context: Context, parameters: Mapping[str, object]) -> bool:
    marks = pattern(expressions(parameters, "beside"))
    watch, counters = pattern(expressions(parameters, "watch")), pattern(expressions(parameters, "counters"))
    return any(
        aside.kind == "health_metric"
        or marks.search(aside.text)
        or (aside.kind != "heading" and watch.search(aside.text) and counters.search(aside.text))
        for aside in asides(context)
    )


def unagreed(group: Group, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """Another team must act, and nothing says that it agreed.

    `needs` are expressions that announce a dependency; `departments` name units, one of which, where it is not the
    team itself, may be the subject of a deed; `agreed` take it back, unless it is our own agreement (`ours`) or one
    that is still to come; `alone` say that nobody else has a part in it.
    What is said without such words the trained head may still take for a dependency. Slot `actor`: the unit, where
    one is named.
    """
    if group.objective is None or single_line(context) or context.groups[0] is not group:
        return
    sentences = [text for aside in asides(context) if aside.kind != "heading" for text in [aside.text]]
    sentences += [subject.text for one in context.groups for subject in one.key_results]
    sentences += [one.why_now for one in context.groups if one.why_now]
    agreed, ours = pattern(expressions(parameters, "agreed")), pattern(expressions(parameters, "ours"))
    if any(says_yes(ours.sub(" ", text), agreed) for text in _remarks(sentences, context)):
        return
    alone = pattern(expressions(parameters, "alone"))
    if any(alone.search(text) and not _CANNOT.search(text) for text in sentences):
        return
    team = team_of(group, context)
    headings = [aside.text.lower() for aside in asides(context)[:1] if aside.kind in ("heading", "prose")]
    for text in sentences:
        actor = _other_acts(text[:400], parameters, f"{team} {' '.join(headings) if not team else ''}")
        if actor is None and context.leans(text, "S09"):
            actor = ""
        if actor is not None:
            yield Hit(0, len(group.objective.text), {"actor": actor} if actor else {})
            return


def _remarks(sentences: Sequence[str], context: Context) -> Iterator[str]:
    """The texts in which somebody can say yes; a measured line only in brackets ("contracts signed" is its metric)."""
    measured = {subject.text for one in context.groups for subject in one.key_results if _measured(subject)}
    for text in sentences:
        if text not in measured:
            yield text
        else:
            yield from re.findall(r"\(([^()]*)\)", text)


_CANNOT = re.compile(
    r"(?:\bnot|\bcannot|n['’]t|\bunless|\bonly if)\b(?: \w+){0,3} (?:alone|by ourselves|on our own)", re.IGNORECASE
)
"""Where a team says that it needs the others after all."""


def _other_acts(text: str, parameters: Mapping[str, object], own: str) -> str | None:
    """The unit that must act, "" where one is needed but not named, None where nobody is."""
    departments = pattern(expressions(parameters, "departments"))
    for sentence in re.split(r"(?<=[.;!?])\s+", text):
        unit = departments.search(sentence)
        foreign = unit is not None and not _is_own(unit[0].lower(), own)
        if pattern(expressions(parameters, "needs")).search(sentence):
            return unit[0] if unit and foreign else ""
        if unit is None or not foreign or unit.start() > 25:
            continue
        rest = sentence[unit.end() :]
        if _MUST.match(rest) or _acts(rest):
            return unit[0]
    return None


def _is_own(unit: str, own: str) -> bool:
    """Tell whether the unit's telling words all stand in the name of the team."""
    words = [
        word for word in re.findall(r"[\w-]+", unit) if word not in ("the", "team", "department", "office", "unit")
    ]
    return all(word in own for word in words)


_MUST = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:must|has to|have to|needs? to|will|to|should|is to|are to|shall|:)\s+\w", re.IGNORECASE
)
_VERBS = frozenset("enters hands rebuilds connects lends switches gives sets lets releases".split()).union(
    families.DELIVER, families.DECIDE, families.ONGOING, families.CHANGE, families.REACH, families.PEOPLE_WORK
)


def _acts(rest: str) -> bool:
    """Tell whether what follows a unit's name is a verb in the present: "sets up", "hands over"."""
    found = re.match(r"\s*(?:\([^)]*\)\s*)?([a-z]+)\b(?!\s*(?:from|\d))", rest)
    return found is not None and found[1] in _VERBS and found[1].endswith("s") and not found[1].endswith("ss")


CHECKS: Mapping[str, GroupCheck] = {"unguarded": unguarded, "unagreed": unagreed}
