"""Checks of how a line is put together: two results in one (K19), a result with its way fixed (K20).

The words stand in the rule files; what is here is where in a line they count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from coach.language import cues, families, remarks
from coach.language.measure import Reading, read
from coach.lint.checks.gates import LONGEST, amounts, is_deed, near, seen
from coach.lint.checks.wording import expressions, pattern
from coach.lint.subject import Context, Hit, LineCheck, Subject
from coach.schema import Line, Quantity, Span

_JOINT = re.compile(
    r";|[,.]? \b(?:and(?:,? (?:in addition|at the same time),?)?|plus|as well as|along with|together with|"
    r"in addition(?: to)?,?|besides|moreover,?|but also)\b|,? (?:&|\+)(?= )|(?<=[\d%a-z)]) [/|] (?=\D)|"
    r"(?<=[\d%a-z)])\. (?=[A-Z])|,(?=\s)|, with\b| – | — "
)
_PAIR = re.compile(r"^\S+ ?(?:to|→|->|=>) ?\S+$|^\S+(?: \w+)? (?:to|→|->) \S+")
_AND_STEP = re.compile(r"\band (?:[a-z][\w-]* ){1,4}\(?(?:from )?\d[\d.,]* ?[%a-zA-Z]{0,5} ?(?:→|->|=>|to) ?\d")
"""A second step with both its ends: "and faster decisions (42 d → 28 d)"."""
_SIZE = re.compile(r"\b(?:up|down|to|under|below|over|above|at|by) $")
_CLAUSE_END = re.compile(r"[,;.()]|\s[–—-]\s")
_SIZED = frozenset({"count", "percent", "currency", "ratio", "fraction", "multiple", "duration", "points"})


def compound_result(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """Several results that would be scored apart. `tokens` name shapes of that kind; `unless` takes it back."""
    if not (subject.reading.compound or subject.reading.quantities):
        return
    subject = _stating(subject)
    match = seen(subject, parameters, "tokens") if near(subject, parameters) else None
    if match is not None and match.start() >= _said(subject):
        match = None
    if match is None and _one_step(subject):
        return
    second = _second_result(subject, parameters)
    read = subject.reading.compound and not _only_limits(subject, parameters)
    if not (read or match or second) or seen(subject, parameters, "unless"):
        return
    joint = second if second is not None else match.start() if match else _joint(subject)
    rest = subject.text[joint:].strip(" ,;&+–—").removeprefix("and ").removeprefix("plus ").rstrip(". ")
    yield Hit(joint, len(subject.text), {"part": rest} if 0 < len(rest) <= 60 else {})


def _stating(subject: Subject) -> Subject:
    """The line, or its first sentence where the others only tell of how it is read."""
    told = remarks.sentences(subject.text) if ". " in subject.text else []
    if len(told) < 2:
        return subject
    results = [one for one in told if not remarks.tells_only(one.lower()) and _read(one).target_at is not None]
    if len(results) > 1:
        return subject
    return replace(subject, text=told[0], lower=told[0].lower(), reading=_read(told[0]))


def _read(text: str) -> Reading:
    return read(Line(text=text, span=(0, len(text))))


def _said(subject: Subject) -> int:
    """Where the line has stated its step or goal and only goes on to say how that is read; else its end."""
    ends = [span[1] for span in (subject.reading.baseline_at, subject.reading.target_at) if span is not None]
    return remarks.begin(subject.lower, max(ends)) if ends else len(subject.text) + 1


_AIMED = re.compile(
    r"(?:\b(?:from|to|below|under|above|over|exceeds?|at least|at most|more than|less than|fewer than|up|down|by|at|"
    r"win|wins|sell|sign|gain|reach)|→|->|=>|[<>≤≥:+−-])\s*(?:about |around |[$€£])?$",
    re.IGNORECASE,
)
"""What stands before a number that somebody aims at; "of 410 lines" and "500 items a week" only say how it is read."""
_RESULTS = frozenset({"percent", "count", "currency", "ratio", "multiple"})


def _one_step(subject: Subject) -> bool:
    """Whether the line is a single step, from one level to another, with nothing to score behind it.

    What stands in brackets, spans of time and "of 12" say how the step is read. A line that opens with a deed may
    hold the deed and the step, and is looked at further.
    """
    reading = subject.reading
    if reading.baseline_at is None or reading.target_at is None or is_deed(subject):
        return False
    begin = max(reading.baseline_at[1], reading.target_at[1])
    rest = subject.text[begin : max(begin, _said(subject))]
    if _AND_STEP.search(rest):
        return False
    for one in amounts(subject):
        place = one.span[0] - begin
        if not 0 <= place < len(rest) or one.kind not in _RESULTS or _within(one.span, reading.deadline_at):
            continue
        before = rest[:place]
        if before.count("(") == before.count(")") and _AIMED.search(before):
            return False
    first = subject.lower.split(maxsplit=1)[0] if subject.lower.strip() else ""
    return first not in families.DELIVER and first not in families.PEOPLE_WORK and first not in families.CHANGE


def _second_result(subject: Subject, parameters: Mapping[str, object]) -> int | None:
    """Where a second result with a number of its own begins, behind a first one with its number.

    Behind a mere comma it needs both of its ends ("churn from 3 to 2 %"). `limits` are openings of a clause that only
    limits the first result or explains it.
    """
    text = subject.text
    if len(amounts(subject)) == 0:
        return None
    said = _said(subject)
    sized = [one for one in amounts(subject) if one.kind in _SIZED and one.span[0] < said]
    absolute = pattern(expressions(parameters, "absolutes")).match(text)
    for match in _JOINT.finditer(text, 0, min(LONGEST, said - 1)):
        before = [one for one in sized if one.span[1] <= match.start()]
        after = [one for one in sized if one.span[0] >= match.end()]
        if (
            not after
            or not (before or absolute)
            or text.count("(", 0, match.start()) != text.count(")", 0, match.start())
        ):
            continue
        if pattern(expressions(parameters, "limits")).search(text[match.end() : after[0].span[0] + 1]):
            continue
        lead = len(text[match.end() : after[0].span[0]].split())
        if not lead and cues.AFTER_NOW.match(subject.lower[after[0].span[1] :][:44]):
            continue  # "6 % now and 7 % last winter": both say where it stood
        if after[0].span[1] == _end(subject.reading.baseline_at):
            continue
        if match[0].strip() in (",", "–", "—", ", with") and not (lead and _alike(text, match.start(), before, after)):
            continue
        both = before and before[-1].kind == after[0].kind == "multiple" and lead
        if after[0].kind in ("duration", "points", "multiple") and lead < 2 and not both:
            continue
        if (
            lead
            or (after[0].noun and before and (before[-1].noun, before[-1].kind) != (after[0].noun, after[0].kind))
            or absolute
        ):
            return match.start()
    return None


def _only_limits(subject: Subject, parameters: Mapping[str, object]) -> bool:
    """Whether what follows the joint merely limits, dates or explains the first result."""
    rest = subject.text[_joint(subject) :]
    joint = _JOINT.match(rest)
    return (
        joint is not None
        and pattern(expressions(parameters, "limits")).match(rest[joint.end() :].lstrip().removeprefix("at "))
        is not None
    )


def _alike(text: str, joint: int, before: Sequence[Quantity], after: Sequence[Quantity]) -> bool:
    """Whether both sides of a comma have both ends of a step, or both end in the same kind of size."""
    if len(before) > 1 and len(after) > 1 and _PAIR.search(text[after[0].span[0] : after[1].span[1]]):
        return True
    sizes = [_SIZE.search(text[: one.span[0]]) for one in (*before[-1:], *after[:1])]
    signed = all(one.text[:1] in "+-−–" for one in (*before[-1:], *after[:1]))
    return bool(before) and before[-1].span[1] == joint and (signed or all(sizes))


def _within(span: Span, outer: Span | None) -> bool:
    return outer is not None and outer[0] <= span[0] < outer[1]


def _end(span: tuple[int, int] | None) -> int | None:
    return span[1] if span else None


def _joint(subject: Subject) -> int:
    """Where the second result begins: the first joint behind the first number, else the first joint."""
    numbers = [quantity.span[1] for quantity in amounts(subject) if quantity.kind != "identifier"]
    places = [match.start() for match in _JOINT.finditer(subject.text, 0, LONGEST)]
    behind = [place for place in places if numbers and place >= numbers[0]]
    return (behind or places or [0])[0]


def method_prescribed(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """The way is fixed along with the result: "by building a bot", "via chatbot", "free breakfast lifts attendance".

    `always` are phrases that name a method wherever they stand; `markers` do where they follow the line's number or
    change; `with` needs one of `artefacts` behind it; `causes` are verbs whose subject is a solution.
    """
    if is_deed(subject) or not near(subject, parameters):
        return
    place = _method(subject, parameters)
    if place is not None and not seen(subject, parameters, "unless"):
        start, end = place
        words = subject.text[start:end].strip(" ,.;:()")
        yield Hit(start, end, {"words": words} if len(words) <= 60 else {})


def _method(subject: Subject, parameters: Mapping[str, object]) -> tuple[int, int] | None:
    text = subject.text
    match = pattern(expressions(parameters, "always")).search(text, 0, LONGEST)
    if match:
        return match.start(), _clause_end(subject, match.end())
    channels = pattern(expressions(parameters, "channels"))
    sized = subject.reading.target_at
    for match in pattern(expressions(parameters, "markers")).finditer(text, 0, LONGEST):
        after = text[match.end() :].lstrip()
        behind = sized is not None and match.start() >= sized[1]
        opening = sized is None and pattern(expressions(parameters, "changes")).match(text) is not None
        population = subject.reading.population_at
        if behind and sized and population and sized[1] <= population[0] < match.start():
            continue  # "14 of 19 teams deploy through the new pipeline": the way is what is counted
        if (
            (behind or opening)
            and not channels.match(after)
            and not _population_before(subject, parameters, match.start())
        ):
            return match.start(), _clause_end(subject, match.end())
    if sized is not None:
        for match in _with(expressions(parameters, "artefacts")).finditer(text, sized[1], LONGEST):
            return match.span()
    match = _cause(expressions(parameters, "causes")).match(text)
    if match and not pattern(expressions(parameters, "actors")).search(match[1]) and sized and sized[0] > match.end(1):
        return match.span(1)
    return None


@lru_cache(maxsize=16)
def _with(artefacts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"\bwith (?:an? |our |the |new |more )*(?:[a-z-]+ ){{0,2}}?(?:{'|'.join(artefacts)})(?!\w)", re.IGNORECASE
    )


@lru_cache(maxsize=16)
def _cause(verbs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"((?:[^\W\d_][\w'’/-]*\s+){{1,6}}?)(?:{'|'.join(verbs)})\s+(?!from\b|to\b|by\b|below\b|under\b|above\b|over\b)",
        re.IGNORECASE,
    )


def _population_before(subject: Subject, parameters: Mapping[str, object], at: int) -> bool:
    """Whether the marker follows people or things that do the using: "patients using insulin"."""
    return (
        pattern(expressions(parameters, "users")).search(subject.text[max(0, at - 40) : at].rstrip() + " ") is not None
    )


def _clause_end(subject: Subject, start: int) -> int:
    match = _CLAUSE_END.search(subject.text, start)
    return match.start() if match else len(subject.text)


CHECKS: Mapping[str, LineCheck] = {"compound_result": compound_result, "method_prescribed": method_prescribed}
