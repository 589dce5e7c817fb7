"""A result with pieces missing, completed: the person's words stay, the blanks come where an editor would put them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coach.language.measure import Reading, read
from coach.language.people import somebody
from coach.language.populations import absolute
from coach.lint.figures import is_hold
from coach.lint.subject import Subject
from coach.schema import Diagnostic, Line, Measure, Number, Part, Rung, Suggestion
from coach.wordings.grammar import blanks, valued

_GAPS = ("K13", "K15", "K12", "K14")
"""Rules whose missing piece a blank can hold, the weightiest first."""
LONGEST = 130
"""Characters of a line that is completed; a longer one wants cutting, not more words."""
_TO = re.compile(
    r"(?:\bto|→|->)\s*(?:about |around |at least |at most |under |below |over |above |only )*$", re.IGNORECASE
)
_END = re.compile(r"[\s.;,:!]+$")
_CLAUSE = re.compile(
    r",? \b(?:so that|so we|because|in order to|to ensure|without|while|whilst)\b|\s[(–—]", re.IGNORECASE
)
_HEDGE = re.compile(
    r"\b(?:significantly|substantially|noticeably|considerably|dramatically|drastically|greatly|clearly|further)\s+|"
    r"\s+(?:significantly|substantially|noticeably|considerably|dramatically|drastically|greatly|further)$",
    re.IGNORECASE,
)
_START = re.compile(r"\bfrom (?:about |around )?[$€£]?\d[\d.,]*(?: ?%)?$", re.IGNORECASE)
_USED = re.compile(
    r"\b(?:(?:who|staff|people|teams?|\w+rs) use|uses|used by|adopt\w*|log in|active users?|usage)\b", re.IGNORECASE
)
_ALL = re.compile(r"\b(?:all|nobody|none|everyone)\b")
_PHRASE = re.compile(r"\w[\w'’-]*(?: \w[\w'’-]*)?(?: (?:\w+ed|of|in|for|with|per|from|at) .*|$)")
_MORE = re.compile(r"(?:more|fewer|less) (?=[a-z])", re.IGNORECASE)
_BY = re.compile(r"\bby (?:about |around |at least |another )?$", re.IGNORECASE)


def gaps(findings: Iterable[Diagnostic]) -> dict[str, str]:
    """The rules whose missing piece a blank can hold, of those found on a line, each with its note."""
    said = {finding.rule: finding.note for finding in findings}
    return {rule: said[rule] for rule in _GAPS if rule in said}


def complete(subject: Subject, missing: frozenset[str], *, dated: bool) -> list[Suggestion]:
    """The line with a blank for each missing piece, or nothing where none is missing or none can be placed."""
    wanted = missing - {"K14"} if dated else missing
    if not wanted - {"K14"} or len(subject.text) > LONGEST or subject.reading.compound or is_hold(subject):
        return []  # a date alone is asked for once, for the whole set
    if absolute(subject.lower) is not None or _ALL.search(subject.lower):
        return []  # "nobody waits": from how many is a question of its own
    text = _with_values(subject, wanted)
    if text is None:
        return []
    if "K14" in wanted:
        aside = text.endswith("]") and re.search(r", (?:(?:up|down) )?from \[baseline\](?: to \[target\])?$", text)
        text = f"{text}{',' if aside else ''} by [date]"
    return [_suggestion(text, subject)]


def _with_values(subject: Subject, wanted: frozenset[str]) -> str | None:
    """The line with its values completed; None where no place for them is sure."""
    whole = _END.sub("", subject.text)
    reading = subject.reading
    body, rest = _split(whole, reading)
    if "K13" in wanted:
        body = _HEDGE.sub("", body)
        body = body[0].upper() + body[1:] if subject.text[:1].isupper() else body
        if _START.search(body):
            return f"{body} to [target]{rest}"
        if reading.baseline_at is not None or (reading.target_at is not None and "K12" in wanted):
            return None  # the figures stand where no blank can be put between them
        more = _MORE.match(body)
        if more is not None and _PHRASE.fullmatch(body, more.end()):
            return f"{valued(f'Number of {body[more.end() :]}', '', dated=True)}{rest}"
        if more is not None:
            return f"{body}: from [baseline] to [target]{rest}"  # a whole sentence: "More customers use the app"
        return f"{body} from [baseline] to [target]{rest}"
    if "K15" in wanted:
        return f"{body}, from [baseline]{_comma(rest)}"
    if "K12" in wanted and reading.target_at is not None:
        start, end = reading.target_at
        if not any(item.span[0] < end and start < item.span[1] for item in reading.quantities):
            return None  # "nobody waits": what a start would be is a question
        before = _TO.search(body[:start])
        if before is not None:
            return f"{body[: before.start()]}from [baseline] {body[before.start() :]}{rest}"
        if body[:start].rstrip().endswith(":"):
            return f"{body[:start]}from [baseline] to {body[start:]}{rest}"
        if _BY.search(body[:start]):
            return f"{body}, from [baseline] to [target]{_comma(rest)}"
        way = {"up": "up from", "down": "down from"}.get(reading.measure.direction or "")
        return f"{body}, {way} [baseline]{_comma(rest)}" if way else f"{body} (now [baseline]){rest}"
    return None


def _comma(rest: str) -> str:
    return f",{rest}" if rest and not rest.startswith(",") else rest


def _split(text: str, reading: Reading) -> tuple[str, str]:
    """The line without its last date or side clause, and that; values belong before both."""
    cut = len(text)
    if reading.deadline_at is not None and reading.deadline_at[1] >= len(text) - 1:
        start = reading.deadline_at[0]
        lead = re.search(
            r"[\s,]*\b(?:by|until|before|in|during|within|at|on|through|of)?(?: the)?(?: end of)?(?: the)?\s*$",
            text[:start],
        )
        cut = lead.start() if lead else start
    clause = _CLAUSE.search(text, 12, cut)
    if clause is not None and (reading.target_at is None or clause.start() >= reading.target_at[1]):
        cut = clause.start()
    return text[:cut].rstrip(" ,"), text[cut:].rstrip()


def _suggestion(text: str, subject: Subject) -> Suggestion:
    reading = read(Line(text=text, span=(0, len(text))))
    measure = reading.measure
    numbers = tuple(
        Number(text=item.text, source="user", where=f"your line: {subject.text[:120]}")
        for item in reading.quantities
        if item.text in subject.text
    )
    return Suggestion(
        text=text,
        metric=_words(measure.metric) or _words(subject.reading.measure.metric),
        unit=_words(measure.unit),
        direction=measure.direction or subject.reading.measure.direction,
        baseline=_words(subject.reading.measure.baseline) or ("[baseline]" if "[baseline]" in text else None),
        target=_target(subject.reading.measure, text),
        deadline=_words(subject.reading.measure.deadline) or ("[date]" if "[date]" in text else None),
        population=_words(measure.population),
        rung=rung(text),
        numbers=numbers,
        blanks=blanks(text),
    )


def _target(measure: Measure, text: str) -> str | None:
    return "[target]" if "[target]" in text else _words(measure.target)


def _words(part: Part | None) -> str | None:
    return part.text if part else None


def rung(text: str) -> Rung:
    """The step of the ladder a line of the person's own stands on: something is used, somebody acts, a result shows."""
    if _USED.search(text):
        return "use"
    return "behaviour" if re.search(r"\b(?:who|that) \w+", text) and somebody(text) else "result"
