"""Checks of a group as a whole, by counting and by what is said nowhere: S01, S05, S07, S10. The table of all of them.

What is about a whole team is told once, on the team's first group. A paste of one line is no set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from coach.language import families
from coach.language.aim_shape import opens_with_deed, words_of
from coach.language.numerals import read_words
from coach.lint.checks import counterweights, kinship
from coach.lint.checks.beside import all_texts, leads_team, of_section, of_team, single_line, texts_beside
from coach.lint.checks.wording import expressions, pattern
from coach.lint.deed import deed
from coach.lint.subject import Context, Group, GroupCheck, Hit, Subject


def _whole(group: Group) -> tuple[int, int]:
    """The place a finding about the group stands on: its objective's words, or its first line's."""
    subject = group.objective or group.key_results[0]
    return 0, len(subject.text)


def _number(parameters: Mapping[str, object], key: str, default: int) -> int:
    value = parameters.get(key, default)
    return value if isinstance(value, int) else default


def set_size(group: Group, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """Too many objectives for a team, too many or too few key results under one; the house says how many are many.

    `bare` is how many lines a list without objective may have, where they all read as results; `limit` are expressions
    by which the paste itself settles a number, in their first group. It speaks on the team's first group, whichever is
    too full or too thin. Slot `other` counts them, in words that begin a sentence; `words` is filled where they are
    too few.
    """
    if single_line(context):
        return
    if group.objective is None:
        results = sum(subject.form == "outcome" and subject.reading.has_target for subject in group.key_results)
        if results == len(group.key_results) > _number(parameters, "bare", 7):
            yield Hit(*_whole(group), {"other": f"{results} key results in one list"})
        return
    named = tuple(one for one in of_section(context) if one.objective is not None)
    team = tuple(one for one in named if one.key_results) or named
    if team[0] is not group:
        return
    most = _settled(context, parameters) or context.house.max_key_results
    if len(team) > context.house.max_objectives:
        yield Hit(*_whole(group), {"other": f"{len(team)} objectives for one team"})
        return
    fullest = max(team, key=lambda one: len(one.key_results))
    thin = [one for one in team if len(one.key_results) == 1]
    if len(fullest.key_results) > most:
        yield Hit(*_whole(group), {"other": _many(fullest, group)})
    elif thin or (not group.key_results and len(context.groups) == 1):
        yield Hit(*_whole(group), {"other": _few(len(thin), len(team)), "words": "too few"})


def _settled(context: Context, parameters: Mapping[str, object]) -> int:
    """How many key results the paste itself allows under an objective; 0 where it says nothing."""
    limits = expressions(parameters, "limit")
    for text in texts_beside(context) if limits else ():
        found = pattern(limits).search(text)
        if found is not None:
            word = next(part for part in found.groups() if part).lower()
            spelled = read_words(word, 0)
            return int(word) if word.isdigit() else int(spelled.value) if spelled else 0
    return 0


def _many(fullest: Group, first: Group) -> str:
    """Count the lines of the fullest group, by name where the finding stands on another."""
    where = "one objective" if fullest is first or fullest.objective is None else f"“{fullest.objective.text[:60]}”"
    return f"{len(fullest.key_results)} key results under {where}"


def _few(thin: int, team: int) -> str:
    if thin > 1:
        return f"{thin} of {team} objectives have a single key result"
    return "One key result" if thin else "No key result yet"


def work_plan(group: Group, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """More than half of the lines are outputs or activities, and no first cycle is declared.

    `unless` are expressions that declare one. Slot `part`: how many of how many.
    """
    lines = group.key_results
    if single_line(context) or len(lines) < 2 or context.house.first_cycle:
        return
    work = sum(_is_work(subject) for subject in lines)
    if work * 2 <= len(lines):
        return
    declared = expressions(parameters, "unless")
    if declared and any(pattern(declared).search(text) for text in texts_beside(context)):
        return
    yield Hit(*_whole(group), {"part": f"All {work}" if work == len(lines) else f"{work} of {len(lines)}"})


def _is_work(subject: Subject) -> bool:
    """Tell whether a line is work: a blank to fill, or a change from here to there that no deed opens, is none."""
    if subject.form == "outcome" or subject.reading.blanks:
        return False
    if subject.form == "unclear":
        told = deed(subject.text)
        verb = told.words[told.first][0] if told.imperative else ""
        ordered = told.imperative and verb not in families.CHANGE | families.REACH | families.HOLD
        return not subject.reading.has_metric and (ordered or told.state is not None)
    changes = subject.reading.has_baseline and subject.reading.has_target
    return not changes or opens_with_deed(words_of(subject.lower))


def nobody_named(group: Group, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """Neither an owner nor a parent aim anywhere for the team; `owner` and `parent` are expressions that tell one.

    `nobody` are expressions that say that the place is still empty; `name` ways of signing, in which case matters;
    `duty` are words that tell an owner where a remark names a person beside them.
    """
    if group.objective is None or single_line(context) or not leads_team(context):
        return
    team = of_team(context)
    empty = pattern(expressions(parameters, "nobody"))
    owners = [one.owner for one in team] + [subject.line.owner for one in team for subject in one.key_results]
    if any(owner and not empty.match(owner) and not _CYCLE.fullmatch(owner.strip()) for owner in owners) or any(
        one.parent for one in team
    ):
        return
    owned, served = pattern(expressions(parameters, "owner")), pattern(expressions(parameters, "parent"))
    names = expressions(parameters, "name")
    for text in all_texts(context):
        if served.search(text) or (names and _signed(text, names)):
            return
        found = owned.search(text)
        if found and not empty.search(text, max(0, found.start() - 40), found.end() + 25):
            return
    duty = pattern(expressions(parameters, "duty"))
    for text in texts_beside(context):
        if duty.search(text) and _PERSON.search(text) and not empty.search(text):
            return
    yield Hit(*_whole(group))


_CYCLE = re.compile(r"(?:(?:q[1-4]|h[12]|t[1-3]|fy ?\d\d|20\d\d)[\s/–-]*)+", re.IGNORECASE)
"""A cycle in brackets, where an owner might stand."""

_PERSON = re.compile(
    r"(?<=[a-zà-ÿ,:;–—-] )[A-Z][a-zà-ÿ]{2,}|"
    r"(?:^|[.!?] )[A-Z][a-zà-ÿ]{2,} (?:will|is|has|and|takes?|[a-z]{2,}s)\b|\b(?:I|my|mine|me)\b"
)
"""A name within a sentence, or at its start before what somebody does; or the first person."""


def _signed(text: str, names: tuple[str, ...]) -> bool:
    """Tell whether a name stands where people put the owner: in brackets or after a sign. Case matters here."""
    return re.search("|".join(names), text) is not None


def nothing_stops(group: Group, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """A full plate with nothing taken off: `objectives` or `lines` for one team, and no expression of `stops`."""
    team = [one for one in of_section(context) if one.objective is not None]
    if not team or team[0] is not group:
        return
    lines = sum(len(one.key_results) for one in team)
    if len(team) < _number(parameters, "objectives", 3) and lines < _number(parameters, "lines", 8):
        return
    stops = pattern(expressions(parameters, "stops"))
    starts = pattern(expressions(parameters, "opens"))
    bare = [one.objective.text for one in team if one.objective and not one.key_results]
    beside = (*texts_beside(context), *bare)
    if any(stops.search(text) for text in beside):
        return
    # A line without any figure is a remark that slipped into the list; "stops announced wrongly, 9 to 2" is none.
    lines_told = [subject.text for one in team for subject in one.key_results]
    remarks = [text for text in lines_told if not any(map(str.isdigit, text))]
    if any(starts.match(text) or stops.search(text) for text in remarks):
        return
    yield Hit(
        *_whole(group),
        {"other": f"{len(team)} objectives with {lines} key results" if len(team) > 1 else f"{lines} key results"},
    )


CHECKS: Mapping[str, GroupCheck] = {
    "set_size": set_size,
    "work_plan": work_plan,
    "nobody_named": nobody_named,
    "nothing_stops": nothing_stops,
    **kinship.CHECKS,
    **counterweights.CHECKS,
}
