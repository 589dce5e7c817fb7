"""Checks of an objective against what stands around it: a copied parent (S06), a gap (S02). The table of kin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from coach.language.people import is_person
from coach.lint.checks import sameness
from coach.lint.checks.beside import asides, single_line
from coach.lint.checks.wording import expressions, pattern
from coach.lint.subject import Context, Group, GroupCheck, Hit


def copied_parent(group: Group, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """An objective that repeats, word for word, a parent aim or another team's objective of the same paste.

    `parents` are expressions of a wider aim, `unless` expressions that say it is shared on purpose.
    """
    if group.objective is None or single_line(context):
        return
    meant = expressions(parameters, "unless")
    aim = _aim(group.objective.text)
    if len(aim.split()) < 3 or (meant and pattern(meant).search(group.objective.text)):
        return
    if _repeats(group, context, parameters):
        return
    for text in _above(group, context, pattern(expressions(parameters, "parents"))):
        if not (meant and pattern(meant).search(text)) and f" {_plain(_TAIL.sub('', text))}".endswith(f" {aim}"):
            yield Hit(0, len(group.objective.text))
            return
    for earlier in context.groups:
        if earlier is group:
            return
        if earlier.objective and _aim(earlier.objective.text) == aim:
            yield Hit(0, len(group.objective.text))
            return


def _repeats(group: Group, context: Context, parameters: Mapping[str, object]) -> bool:
    """Tell whether the paste says that it holds one team's aim twice: last cycle's, or a summary's."""
    words = expressions(parameters, "repeats")
    return bool(words) and any(pattern(words).search(aside.text) for aside in asides(context))


def _above(group: Group, context: Context, marks: re.Pattern[str]) -> Iterator[str]:
    """The texts that may hold the aim above: the parent, and what says more than the objective before its words.

    A heading that only repeats the objective is a heading. One that names who has it, or whose it is, is an aim.
    """
    own = _plain(group.objective.text) if group.objective else ""
    yield group.parent or ""
    if group.why_now and (":" in group.why_now[:60] or _LABEL.match(group.why_now)):
        yield group.why_now
    for aside in asides(context):
        text = aside.text
        if _plain(text) != own and (":" in text or _LABEL.match(text) or _QUOTED.search(text) or marks.search(text)):
            yield text


_LABEL = re.compile(r"[^:–—→>|]{2,60}? ?(?::|[–—→|]|->|=>| - ) ?(?=\S)")
_QUOTED = re.compile(r"[\"“„«'‘][^\"”“»]{8,}[\"”“»'’]\W*$")


_TAIL = re.compile(r"(?<=\S)\s*(?:\([^()]{1,40}\)|\[[^\[\]]{1,40}\])\W*$")
"""Whose it is, or when, in brackets behind an aim."""


def _aim(text: str) -> str:
    """The objective itself, without the name of the team or level that stands before it."""
    text = _TAIL.sub("", text)
    told = _LABEL.match(text)
    return _plain(text[told.end() :] if told and len(text) - told.end() > 12 else text)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def gap_between(group: Group, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """An objective that names two kinds of people, and key results that speak of one of them only.

    `families` lists words for the same people, so that "staff" is met by "employees". Slots `part` and `other`.
    """
    if group.objective is None or len(group.key_results) < 2:
        return
    pair = _PAIR.search(group.objective.lower)
    if not pair or not (is_person(pair[1]) and is_person(pair[2])):
        return
    kin = [set(str(row).split()) for row in expressions(parameters, "families")]
    met = [any(_names(subject.lower, pair[side], kin) for subject in group.key_results) for side in (1, 2)]
    if met[0] != met[1]:
        missing, there = (pair[2], pair[1]) if met[0] else (pair[1], pair[2])
        yield Hit(*pair.span(), {"part": missing, "other": there}, "warning")


_PAIR = re.compile(r"\b([a-z]+s|people|staff|children) and (?:our |their |the )?([a-z]+s|people|staff|children)\b")


def _names(low: str, people: str, kin: Sequence[set[str]]) -> bool:
    words = {people, people.removesuffix("s")}
    for row in kin:
        if words & row:
            words |= row
    return any(re.search(rf"\b{re.escape(word)}s?\b", low) for word in sorted(words))


CHECKS: Mapping[str, GroupCheck] = {
    **sameness.CHECKS,
    "copied_parent": copied_parent,
    "gap_between": gap_between,
}
