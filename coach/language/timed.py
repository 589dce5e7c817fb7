"""Two values of one metric, each with its time: "71 % in the November count; 88 % by 26 February".

The later one is where the metric shall go, the earlier one where it stands. Words tell which: "now", "last year" and
"start" mark where it stands, "by March" and "next year" where it shall go; of two plain periods the later is the goal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from coach.language import cues
from coach.language.values import AMOUNTS
from coach.schema import Quantity, Span

_MOST = 8
"""Numbers weighed in one line; who states more does not state one step."""
_OLD, _PERIOD, _RUNNING, _DUE = range(4)

_TERM = (
    r"(?:year|half(?:-year)?|quarter|month|week|season|term|semester|cycle|cohort|intake|spring|summer|autumn|winter)"
)
_FILL = (
    r"(?:[ :=(~≈≥≤<>]|\b(?:at|is|are|it|we|of|in|the|a|about|around|some|only|just|had|have|were|level|on|stood)\b)*"
)
_OLD_BEFORE = re.compile(
    rf"\b(?:now|today|currently|at present|was|were|had|start(?:ing point|ing at|ed at)?|baseline|so far|"
    rf"(?:last|previous|past) {_TERM}){_FILL}$"
)
_OLD_AFTER = re.compile(
    rf"^[^.;]{{0,40}}?\b(?:now|today|currently|at present|at the moment|so far|to date|(?:last|previous|past) {_TERM}|"
    r"in (?:our|the|a) (?:first |own |small )?(?:sample|pilot|baseline))\b"
)
_GOAL_BEFORE = re.compile(rf"\b(?:target|goal|aim|then|next {_TERM}){_FILL}$")
_RUNNING_AFTER = re.compile(rf"^[^.;]{{0,30}}?\b(?:this|next|the coming) {_TERM}\b")
_DUE_LEAD = re.compile(
    r"\b(?:by|until|till|before|no later than|latest)(?: (?:the|end|start|middle|close|beginning|of|early|late|mid))* $"
)
_LEADS = re.compile(
    r"(?:['’]s)?[ :=(,]{1,3}(?:(?:we|it|is|was|had|at|least|most|about|only|to|or|under|over|below|above) )*$"
)
_WEEKS = re.compile(r"\bweeks? \d\d?(?: ?[-–] ?\d\d?)?\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_STRONG = re.compile(r"(?<!\bno)(?<!\bca)(?<!\bapprox)[.;](?= )|\||→|->|=>")
_WEAK = re.compile(r"[,:](?= )|[()]| [–—] | (?:and|then|but|to) ")
_GLOSS = re.compile(r" ?\([^()]*\)")
_DAY = re.compile(r"day \d\d?")
_WHOLE = re.compile(r" of (?:all |the |our |some |about )*$")


@dataclass(frozen=True, slots=True)
class Timed:
    """The older and the later value, the stretch that tells of the older, and when the later is due."""

    baseline: Quantity
    target: Quantity
    past: Span
    due: Span | None


@dataclass(frozen=True, slots=True)
class _Mark:
    rank: int
    when: Span | None = None
    led: bool = False


def find(low: str, quantities: Sequence[Quantity], moments: Sequence[Span]) -> Timed | None:
    """Return the two values of a line that its times tell apart, if there are just two such values."""
    numbers = [item for item in quantities if item.kind in AMOUNTS and item.kind not in ("multiple", "points")]
    numbers = [item for item in numbers if item.high is None and not _is_whole(low, item, numbers)]
    numbers = _after_name(low, numbers)
    numbers = numbers if len(numbers) > 1 else _days(low, quantities)
    if not 2 <= len(numbers) <= _MOST:
        return None
    if not any(_alike(first, second) for first, second in pairwise(numbers)):
        return None
    times = sorted({*moments, *(found.span() for found in _WEEKS.finditer(low))})
    clauses = _clauses(low, numbers)
    marks = [_mark(low, item, clause, times) for item, clause in zip(numbers, clauses, strict=True)]
    found: Timed | None = None
    for place in range(len(numbers) - 1):
        first, second = numbers[place], numbers[place + 1]
        if not _alike(first, second):
            continue
        late = _later(low, (first, second), (marks[place], marks[place + 1]))
        if late is None:
            continue
        if found is not None:
            return None  # a value for each of three times is a plan of stages
        one, other = place + 1 - late, place + late
        due = marks[other]
        found = Timed(numbers[one], numbers[other], clauses[one], due.when if due else None)
    return found


def _after_name(low: str, numbers: list[Quantity]) -> list[Quantity]:
    """Leave out the numbers that stand in the name of the metric: "stops of 2 min or longer: 14 in May, 6 in July"."""
    colon = low.find(": ")
    behind = [item for item in numbers if item.span[0] > colon]
    return behind if colon > 0 and len(behind) > 1 else numbers


def _days(low: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Return the days that are values: "final on day 11 for October, day 5 for the March close"."""
    days = [item for item in quantities if item.kind == "identifier" and _DAY.fullmatch(low, *item.span)]
    if len(days) != 2:
        return []
    return [
        Quantity(text=item.text, span=item.span, kind="count", value=float(item.text.split()[-1]), noun="day")
        for item in days
    ]


def _is_whole(low: str, item: Quantity, numbers: Sequence[Quantity]) -> bool:
    """Whether a number only says of how many: the 410 of "27 % of 410 lines"."""
    lead = _WHOLE.search(low, max(0, item.span[0] - 20), item.span[0])
    return lead is not None and any(other.span[1] == lead.start() for other in numbers)


def _alike(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers are values of one metric."""
    if first.kind != second.kind:
        return {first.kind, second.kind} in ({"percent", "ratio"}, {"percent", "fraction"})
    if first.kind in ("measure", "currency") and first.unit != second.unit:
        return False
    return first.kind != "count" or first.noun is None or second.noun is None or first.noun == second.noun


def _clauses(low: str, numbers: Sequence[Quantity]) -> list[Span]:
    """Return the stretch of words that belongs to each number; what stands between two is parted at one break."""
    cuts = [max(0, numbers[0].span[0] - 48)]
    for first, second in pairwise(numbers):
        until = second.span[0]
        gloss = _GLOSS.match(low, first.span[1], until)  # "18 % (spring 2026), 9 % (autumn 2026)"
        at = gloss.end() if gloss else first.span[1]
        found = _STRONG.search(low, at, until) or _WEAK.search(low, at, until)
        cuts.append(found.end() if found else until)
    stop = _STRONG.search(low, numbers[-1].span[1])
    cuts.append(stop.start() if stop else min(len(low), numbers[-1].span[1] + 80))
    return list(pairwise(cuts))


def _mark(low: str, item: Quantity, clause: Span, times: Sequence[Span]) -> _Mark | None:
    """Say which time the words around a number give it."""
    start, end = item.span
    before, after = low[clause[0] : start], low[end : clause[1]]
    behind = [span for span in times if end <= span[0] < clause[1]]
    ahead = [span for span in times if clause[0] <= span[0] and span[1] <= start and _LEADS.match(low[span[1] : start])]
    when = ahead[-1] if ahead else behind[0] if behind else None
    if _OLD_BEFORE.search(before) or _OLD_AFTER.match(after):
        return _Mark(_OLD, when)
    if when is not None and _DUE_LEAD.search(low, clause[0], when[0]):
        return _Mark(_DUE, when, when in ahead)
    if _GOAL_BEFORE.search(before):
        return _Mark(_DUE, when)
    if _RUNNING_AFTER.match(after):
        return _Mark(_RUNNING, None)
    if when is None:
        return None
    return _Mark(_PERIOD, when)


def _later(low: str, pair: tuple[Quantity, Quantity], marks: tuple[_Mark | None, _Mark | None]) -> int | None:
    """Say which of two values is the later, 0 or 1; null where nothing tells."""
    one, other = marks
    if one is None or other is None:
        return _beside_unmarked(low, pair, marks)
    if one.rank == other.rank:
        return _by_year(low, one.when, other.when) if one.rank == _PERIOD else None
    return int(other.rank > one.rank)


def _beside_unmarked(low: str, pair: tuple[Quantity, Quantity], marks: tuple[_Mark | None, _Mark | None]) -> int | None:
    """Weigh a value without a time beside one that has one."""
    marked = 0 if marks[0] is not None else 1
    mark, bare = marks[marked], pair[1 - marked]
    if mark is None or pair[0].kind != pair[1].kind:
        return None
    lead = low[max(0, bare.span[0] - 44) : bare.span[0]]
    wanted = cues.GOAL.search(lead) or cues.WANTED.match(low[bare.span[1] : bare.span[1] + 30])
    if mark.rank in (_OLD, _PERIOD):
        return 1 - marked if wanted else None
    parted = _STRONG.search(low, pair[0].span[1], pair[1].span[0])
    return 1 if mark.rank == _DUE and mark.led and marked == 1 and parted and not wanted else None


def _by_year(low: str, one: Span | None, other: Span | None) -> int | None:
    """Compare two periods by their years where both have one; else the one told last is the later."""
    if one is None or other is None or one == other:
        return None
    first, second = _YEAR.search(low, *one), _YEAR.search(low, *other)
    return int(first[0] <= second[0]) if first and second else 1
