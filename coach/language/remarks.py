"""Where a line has said its result and only goes on to say how it is read.

"First calls that ask for the price: 58 % → 30 % in March. Tick-list in the CRM, about 100 calls a month." has one
result; the second sentence tells where it is counted. A later sentence states a result only if something in it shall
move, be reached, be held or be done.
"""

from __future__ import annotations

import re
from itertools import pairwise

_SENTENCE = re.compile(
    r"(?<![ .(][a-z])(?<!\bno)(?<!\bca)(?<!\bapprox)(?<!\bmin)(?<!\bmax)(?<!\bvs)[.!?][\"'”’)*_]* +(?=\S)"
)
_NUMBER = r"[~≈]?[$€£]?\d"
_MOVES = re.compile(
    rf"→|->|=>|[<>≤≥]|\bfrom (?:about |around )?{_NUMBER}|"
    rf"\b(?:to|by) (?:about |around |at least |over |under )?{_NUMBER}|"
    r"\b(?:at least|at most|no more than|no fewer than|no less than|up to|"
    r"or (?:less|more|fewer|better|lower|higher))\b|"
    r"\b(?:below|under|above|over|exceeds?|reach(?:es)?|stays?|remains?|keeps?|holds?|falls?|rises?|drops?|grows?|"
    r"climbs?|goes|increase[sd]?|decrease[sd]?|reduce[sd]?|cuts?|halved?|doubled?|improves?|goal|target)\b|"
    r"\bby (?:the )?(?:end|q[1-4]|h[12]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    rf"|: {_NUMBER}"
)
_READS = re.compile(
    r"\W*(?:(?:counted|read|measured|taken|sampled|checked|noted|tracked|logged|recorded|asked|drawn|reported|collected|"
    r"shown|reviewed|photographed)\b|(?:same )?(?:source|sample|data|method|number|figure)s?\b|from (?:the|our)\b|"
    r"(?:we|it|this|that|they|he|she|i)(?:['’](?:ll|s|re|ve|d))? |(?:added|chosen|taken) (?:because|so)\b|because\b|"
    r"if (?:it|this|that|not)\b)"
)
_DOES_NEXT = re.compile(
    r"\W*(?:(?:and|also|then|plus|in addition|besides|moreover),? )?(?:publish|launch|build|write|open|train|hire|sign|"
    r"ship|introduce|create|run|hold|complete|finish|deliver|roll|migrate|recruit|set|start|win|sell|move|make|get|bring|"
    r"reduce|raise|lift|cut|increase|improve|grow|close|host|send|add)\b"
)


def is_apart(low: str, place: int, result: tuple[int | None, int | None]) -> bool:
    """Whether a place stands in a later sentence than both ends of a step, the ends of which are given."""
    ends = [end for end in result if end is not None]
    return len(ends) == 2 and place > max(ends) and _SENTENCE.search(low, max(ends), place + 1) is not None


def sentences(text: str) -> list[str]:
    """The sentences of a line, each with what parts it from the next."""
    ends = [0, *(found.end() for found in _SENTENCE.finditer(text.lower())), len(text)]
    return [text[start:end] for start, end in pairwise(ends) if text[start:end].strip()]


def begin(low: str, result_end: int) -> int:
    """Return where the sentences about the reading begin, behind a result that ends at `result_end`."""
    if low.find(". ", result_end) < 0:
        return len(low) + 1
    starts = [found.end() for found in _SENTENCE.finditer(low, result_end)]
    place = len(low) + 1
    for start in reversed(starts):
        if not tells_only(low[start:place]):
            return place
        place = start
    return place


def tells_only(sentence: str) -> bool:
    """Whether a sentence, in lower case, states no result of its own."""
    if _READS.match(sentence):
        return "→" not in sentence and "->" not in sentence
    return not (_MOVES.search(sentence) or _DOES_NEXT.match(sentence))
