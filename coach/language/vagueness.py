"""Words that leave two readers unable to agree whether a line was met."""

from __future__ import annotations

import re

from coach.schema import Span

_QUALITY = (
    "better|best|best[- ]in[- ]class|world[- ]class|great|good|effective(?:ly)?|efficient(?:ly)?|solid|"
    "awesome|amazing|excellent|seamless(?:ly)?|"
    "smooth(?:ly|er)?|robust|significant(?:ly)?|substantial(?:ly)?|noticeabl[ey]|meaningful(?:ly)?|"
    "strong(?:er|ly)?|easy|easier|easily|fast(?:er)?|"
    "quick(?:er|ly)?|simple|simpler|modern|optimal(?:ly)?|key|proper(?:ly)?|appropriate(?:ly)?|relevant|"
    "adequate(?:ly)?|sufficient(?:ly)?|enough|"
    "successful(?:ly)?|consistent(?:ly)?|clear(?:ly|er)?|engaging|high[- ]quality|high[- ]value|"
    "user[- ]friendly|intuitive|scalable|reliable|"
    "innovative|impactful|delightful|frictionless|rock solid|top[- ]notch|state[- ]of[- ]the[- ]art|"
    "next[- ]level|cutting[- ]edge|holistic|"
    "proactive(?:ly)?|considerabl[ey]|dramatically|drastically|regularly|timely|inclusive|diverse|"
    "concrete|valuable|active|aligned|alignment|"
    "world[- ]leading|leading|happy|happier|satisfied|confident|actionable|high|low|large|smaller|"
    "enhanced|optimi[sz]ed|best practices?"
)
_HEDGES = (
    "most|many|several|some|various|asap|tbd|tbc|etc\\.?|as (?:soon|much|many|far) as possible|if "
    "possible|where possible|possibly|try(?: to)?|thousands|hundreds|dozens|a few|a lot of|more or less|"
    "as needed|when needed|soon"
)
_CHANGES = (
    "improv(?:e|es|ed|ing|ement)|increas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|"
    "enhanc(?:e|ing)|optimi[sz](?:e|ing)|"
    "strengthen(?:ing)?|boost|grow|raise|lower|maximi[sz]e|minimi[sz]e|streamline|level up|foster|drive|"
    "accelerate|lift|cut"
)
_VAGUE = re.compile(rf"(?<![\w-])(?:(?P<always>{_QUALITY}|{_HEDGES})|(?P<unsized>{_CHANGES}))(?![\w-])")
_RATED = re.compile(r"['\"“”‘’]")
_MOST_ONE = re.compile(r"\bat (?:the )?$|\bthe $")


def vague_terms(low: str, *, sized: bool) -> list[Span]:
    """Return where vague words stand; verbs of change are vague only where no size is stated.

    A quality word inside quotation marks is an answer of a survey ("very satisfied") and not vague.
    """
    spans: list[Span] = []
    for found in _VAGUE.finditer(low):
        if found["unsized"] and sized:
            continue
        if found[0] == "most" and _MOST_ONE.search(low[max(0, found.start() - 7) : found.start()]):
            continue
        if _RATED.match(low[max(0, found.start() - 1) : found.start()]) or low[found.end() : found.end() + 1] in (
            '"',
            "”",
        ):
            continue
        spans.append(found.span())
    return spans
