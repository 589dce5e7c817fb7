"""Checks of what should stand beside a set: a guard against winning by harm (K32), another team's yes (S09)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from coach.language import families
from coach.lint.checks.beside import asides, single_line, team_of
from coach.lint.checks.wording import expressions, pattern
from coach.lint.subject import Context, Group, GroupCheck, Hit, Subject


def unguarded(group: Group, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """A set about speed, volume, cost or growth (`gameable`) with nothing that would show harm (`counters`) anywhere.

    A held level is a counter, wherever it stands: in a line, in a clause of it, in a guardrail beside the set. Lines
    that are neither must be the fewer. Slots `words`: the gameable words; `part`: their line.
    """
    lines = group.key_results
    if single_line(context) or len(lines) < 2:
        return
    if sum(subject.form in ("output", "activity") for subject in lines) * 2 > len(lines):
        return
    counters, gameable = pattern(expressions(parameters, "counters")), pattern(expressions(parameters, "gameable"))
    if any(_guards(subject, counters) for subject in lines) or _guarded_beside(context, parameters):
        return
    races = [match for subject in lines if (match := gameable.search(subject.text))]
    if len(races) * 2 <= len(lines) and len(races) < 2:
        return
    if len(races) < len(lines) - len(races):
        return
    place = len(group.objective.text) if group.objective else len(lines[0].text)
    first = next(subject for subject in lines if gameable.search(subject.text))
    yield Hit(0, place, {"words": races[0][0].lower(), "metric": first.text if len(first.text) <= 60 else ""})


def _guards(subject: Subject, counters: re.Pattern[str]) -> bool:
    return subject.reading.measure.direction == "hold" or counters.search(subject.text) is not None


def _guarded_beside(context: Context, parameters: Mapping[str, object]) -> bool:
    marks = pattern(expressions(parameters, "beside"))
    return any(aside.kind == "health_metric" or marks.search(aside.text) for aside in asides(context))


def unagreed(group: Group, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """Another team must act, and nothing says that it agreed.

    `needs` are expressions that announce a dependency; `departments` name units, one of which, where it is not the
    team itself, may be the subject of a deed; `agreed` take it back, unless it is our own agreement (`ours`).
    Slot `actor`: the unit, where one is named.
    """
    if group.objective is None or single_line(context) or context.groups[0] is not group:
        return
    sentences = [text for aside in asides(context) if aside.kind != "heading" for text in [aside.text]]
    sentences += [subject.text for one in context.groups for subject in one.key_results]
    sentences += [one.why_now for one in context.groups if one.why_now]
    agreed, ours = pattern(expressions(parameters, "agreed")), pattern(expressions(parameters, "ours"))
    if any(agreed.search(ours.sub(" ", text)) for text in sentences):
        return
    team = team_of(group, context)
    headings = [aside.text.lower() for aside in asides(context)[:1] if aside.kind in ("heading", "prose")]
    for text in sentences:
        actor = _other_acts(text[:400], parameters, f"{team} {' '.join(headings) if not team else ''}")
        if actor is not None:
            yield Hit(0, len(group.objective.text), {"actor": actor} if actor else {})
            return


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
