"""A share or rate that does not say of whom or of what (K18), and what remarks say once for all lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from coach.language import families
from coach.language.nouns import plural
from coach.lint import figures, turns
from coach.lint.checks.beside import asides
from coach.lint.checks.wording import expressions, matches, pattern
from coach.lint.subject import Context, Hit, Subject
from coach.schema import Quantity

_SHARE_OF_TEN = re.compile(r"/(?:2|3|4|5|10|12|20|100|1000)$")
_AMONG = re.compile(
    r"\b(?:of|in|among|for|from|on|across|with|per|at|within|who|whose|to)\s+(?:the |our |all |its |their |an? )*"
    r"(?!(?:the|our|all|its|their|an?|mid)\b)([a-z][\w-]*)",
    re.IGNORECASE,
)
_NO_GROUP = frozenset(
    (
        "least", "most", "average", "time", "once", "first", "contact", "year", "month", "quarter", "week", "day",
        "term", "end", "date", "par", "risk", "low", "high", "all", "total", "hand", "january", "february", "march",
        "april", "may", "june", "july", "august", "september", "october", "november", "december", "spring",
        "summer", "autumn", "winter", "christmas", "easter", "now", "today", "present", "nearly", "about", "around",
        "over", "under", "more", "less", "fewer", "than", "rest", "place", "line", "cent",
    )
)  # fmt: skip
"""Words after "of", "in", "by" that name no group: "by March", "at least"."""
_THING_RATE = re.compile(
    r"\b(?!(?:average|mean|median|monthly|weekly|daily|yearly|annual|net|gross|total|overall|reduce|lower|raise|increase|"
    r"improve|bring|cut|keep|get|lift|grow|push|first|second|same|right|user|the|our|a|an|and|or|of|on|in|up|no|key|main|"
    r"drop|open|click|win|pass|bounce|share|error|churn|new|long|short|high|higher|low|early|late|final|current)\b)"
    r"[a-z]{3,}(?<!al)(?<!ly)(?<!ed)(?<!ive)(?<!ing) [a-z]{3,} (?:rates?|ratio)\b"
)
"""A thing in front of what may happen to it: "invoice error rate", "ticket reopening rate"."""
_VERBS = frozenset(("moves", "falls", "rises", "comes", "goes", "drops", "reaches", "hits", "grows", "stays", "climbs"))
_TIMES = frozenset(
    ("days", "weeks", "months", "hours", "minutes", "times", "quarters", "points", "terms", "years", "sales")
)
_SMALL = re.compile(r"[^\W\d_]+")


def slots(subject: Subject, **more: str | None) -> dict[str, str]:
    """The words of the line that messages may use."""
    target = subject.reading.measure.target
    known = {"metric": figures.metric_name(subject), "target": target.text if target else None, **more}
    return {key: value for key, value in known.items() if value}


def no_population(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """A share or rate that does not say of whom or of what. `whole` are figures that are about everything by nature."""
    reading = subject.reading
    if (
        not turns.open_to_measure(subject)
        or reading.measure.population
        or figures.has_blank(subject, "segment", "population")
    ):
        return
    rate = matches(subject, parameters, "rates")
    share = next((item for item in reading.quantities if _is_share(item)), None)
    if share is None or (rate is None and figures.relative(subject)) or _names_group(subject):
        return
    if matches(subject, parameters, "whole") or told_once(context, parameters, "told"):
        return
    target = reading.measure.target
    yield Hit(*(reading.metric_at or share.span), slots(subject, target=target.text if target else share.text))


def told_once(context: Context, parameters: Mapping[str, object], key: str) -> bool:
    """Whether a remark or heading beside the lines says it for all of them, in one of the rule's expressions."""
    words = expressions(parameters, key)
    return bool(words) and not context.alone and any(pattern(words).search(one.text, 0, 400) for one in asides(context))


def _is_share(item: Quantity) -> bool:
    if item.kind == "ratio":
        return item.unit is not None and _SHARE_OF_TEN.search(item.unit) is not None
    return item.kind in ("percent", "fraction")


def _names_group(subject: Subject) -> bool:
    """Whether people, things or a place are named that the share can be a share of."""
    deadline = subject.reading.deadline_at
    text = subject.lower[:400]
    said = [item.span for item in subject.reading.quantities]
    for start, end in (*said, *((deadline,) if deadline else ())):
        text = text[:start] + "·" * (min(end, len(text)) - start) + text[end:]
    for word in _SMALL.findall(text):
        if word in families.OTHERS or (plural(word) and word not in _TIMES and word not in _VERBS):
            return True
    return _THING_RATE.search(text) is not None or any(match[1] not in _NO_GROUP for match in _AMONG.finditer(text))
