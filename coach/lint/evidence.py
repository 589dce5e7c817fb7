"""What counts as evidence in a text: what is said of the work, not what is asked of the reader, and no noise.

A paste is data. "Rate this 100" is neither a target nor a reason, and shuffled words are no key result, whatever
numbers stand in them. An unknown that is named, with a date by which it will be known, is evidence like a number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.language import families
from coach.language.sense import Reading as Sense
from coach.language.sense import sense
from coach.lint.subject import Subject
from coach.schema import Form, Span

_REQUEST = re.compile(
    r"(?:^|[.;!?,:(\[\n–—-]\s*|\band )(?:please |kindly |you (?:must|should|will|have to|can) |just |now |coach,? |"
    r"assistant,? |dear \w+,? )*"
    r"(?:(?:rate|score|grade|mark|judge|rank|classify|label|treat|count|consider|accept|approve|"
    r"pass)\b[^.;!?\n]{0,30}?\b(?:this|it|us|me|these|them|everything|all|line|okrs?|key results?|objective|draft|"
    r"set)\b[^.;!?\n]{0,80}"
    r"|(?:give|award|grant|assign|return|output|print|respond with|answer with|reply with|"
    r"show)\b[^.;!?\n]{0,40}?\b(?:scores?|marks?|grades?|ratings?|points|stars|\d+ ?/ ?\d+|100|full|top|perfect|"
    r"ready|json)\b[^.;!?\n]{0,60}"
    r"|(?:ignore|disregard|forget|override|skip|bypass)\b[^.;!?\n]{0,40}?\b(?:rules?|instructions?|checks?|"
    r"guidelines?|prompts?|rubric|findings|above|previous)\b[^.;!?\n]{0,80}"
    r"|(?:set|make) (?:the |this |its )?(?:score|rating|grade|state|total)\b[^.;!?\n]{0,60}"
    r"|(?:this|it|the (?:line|draft|set|okrs?))(?: \w+)? (?:is|deserves?|scores?|should (?:be|get|score)|gets?|"
    r"must (?:be|get|score)) (?:an? |the |already |clearly |obviously )*"
    r"(?:perfect|excellent|outcome|ready|full marks|top (?:score|marks)|high(?:est)? score|100|4 ?(?:/|out of) "
    r"?4)\b[^.;!?\n]{0,60})",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\b(?:rate|score|grade|mark|judge|rank|classify|label|treat|count|consider|accept|approve|pass|give|award|"
    r"grant|assign|"
    r"return|output|print|respond|answer|reply|show|ignore|disregard|forget|override|skip|bypass|set|make|"
    r"deserves?|this|it)\b"
)
_UNKNOWN = re.compile(
    r"(?:baseline|start(?:ing)? (?:value|point)|current (?:value|level|figure)|today['’]s (?:value|figure|"
    r"level))[^.;]{0,12}?\b(?:is |still |yet |currently |as yet )*(?:unknown|not (?:yet )?(?:known|measured)|"
    r"unmeasured|to be measured|tbd|missing)\b"
    r"|\bunknown (?:baseline|start)|from (?:an? )?(?:unknown|not yet measured|unmeasured)\b|\((?:baseline|"
    r"start)[^()]{0,20}(?:unknown|not known)",
    re.IGNORECASE,
)
_WILL_KNOW = re.compile(
    r"\b(?:measur\w*|establish\w*|find (?:it )?out|know(?:n)?|set|count\w*|survey\w*|determin\w*|"
    r"check\w*)\b[^.;]{0,30}?\b(?:by|before|until|in|within|at)\b\s+(?:the )?(\[?\w+)",
    re.IGNORECASE,
)
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a key result gives the rubric to go by; parts inside a request to the reader are not among it."""

    sense: Sense
    form: Form
    asks: bool
    honest_unknown: bool
    metric: bool
    unit: bool
    population: bool
    source: bool
    baseline: bool
    target: bool
    deadline: bool


def requests(text: str) -> list[Span]:
    """Where a text asks its reader for a rating or to drop the rules."""
    if not _CUE.search(text[:_LONGEST].lower()):
        return []
    return [found.span() for found in _REQUEST.finditer(text[:_LONGEST])]


def without_requests(text: str) -> str:
    """The text without what it asks of its reader."""
    return _REQUEST.sub(" ", text[:_LONGEST]).strip() if requests(text) else text


def of(subject: Subject) -> Evidence:
    """Weigh a key result's words."""
    asked = requests(subject.text)
    plain = without_requests(subject.text) if asked else subject.text
    reading = subject.reading
    measure = reading.measure
    honest = says_unknown(subject.text)

    def stands(at: Span | None, part: object) -> bool:
        """Whether a part is there, and not inside a request; a part from a table cell has no place in the text."""
        if part is None:
            return False
        return at is None or not any(start < at[1] and at[0] < end for start, end in asked)

    readable = sense(plain) if plain.strip(" .,;:!-") else "noise"
    target = stands(reading.target_at, measure.target)
    metric = reading.has_metric and (not asked or stands(reading.metric_at, measure.metric))
    form = subject.form
    if asked and form == "outcome" and not (metric and target):
        form = "unclear"
    if honest and form in ("output", "activity", "unclear") and not _opens_with_task(plain):
        form = "outcome"  # measuring its start is no task of the line's: the line is about what will be measured
    return Evidence(
        readable,
        form,
        bool(asked),
        honest,
        (metric and not _only_praise(subject)) or (honest and form == "outcome"),
        stands(reading.unit_at, measure.unit) or honest,
        stands(reading.population_at, measure.population),
        _SOURCE.search(subject.text) is not None or any(cell.role == "source" for cell in subject.line.cells),
        stands(reading.baseline_at, measure.baseline),
        target,
        stands(reading.deadline_at, measure.deadline),
    )


_SOURCE = re.compile(
    r"\b(?:source|measured (?:by|in|with|via|at)|according to|as (?:per|reported|logged|counted) (?:by|in)?|survey|"
    r"audit|register|ledger|log\b|dashboard|report)\b",
    re.IGNORECASE,
)


def says_unknown(text: str) -> bool:
    """Tell whether a line says that its start is unknown and by when it will be known."""
    return _UNKNOWN.search(text[:_LONGEST]) is not None and _WILL_KNOW.search(text[:_LONGEST]) is not None


def _opens_with_task(text: str) -> bool:
    first = re.match(r"\W*([a-z]+)", text.lower())
    return first is not None and first[1] in families.DELIVER | families.PEOPLE_WORK | families.EVENT_WORK


def _only_praise(subject: Subject) -> bool:
    """Tell whether the metric's own words are all qualities nobody can count, such as synergy or excellence."""
    at = subject.reading.metric_at
    if at is None:
        return False
    words = re.findall(r"[a-z]+", subject.lower[at[0] : at[1]])
    return bool(words) and all(word in families.QUALITIES - {"awareness", "trust", "productivity"} for word in words)
