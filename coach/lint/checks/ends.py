"""Which two of a line's numbers are the ends of its step, where no "from A to B" says so.

Either words tell them apart in time ("last year 410, this year 412", "1,100 in Q1, 20,000 in Q2", "at 300 by March;
we have 298"), or one of them is the size of the step ("+0.05 to 7.30", "up 1,500 % on last quarter's 3,200", "two
more than last year's 410"). A baseline or target that follows from such a size is worked out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from coach.language.values import AMOUNTS
from coach.lint.figures import is_label, relative
from coach.lint.subject import Subject
from coach.schema import Quantity

Pair = tuple[Quantity, Quantity]

_MOST = 8
"""Numbers weighed in one line; who states more does not state one step."""
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_SPAN = (
    "year|month|quarter|week|season|term|half(?:-year)?|cycle|semester|count|time|round|survey|audit|pulse|wave|cohort|"
    rf"intake|spring|summer|autumn|fall|winter|christmas|easter|{_MONTHS}"
)
_FIRST = r"(?:(?:at|in) the (?:start|beginning|outset)|initially|at first)"
_FILL = (
    r"(?:[ :=(~≈≥≤<>\"'’]|\b(?:of|at|is|are|it|we|they|there|the|a|an|our|its|about|around|roughly|some|only|just|had|"
    r"have|has|was|were|saw|counted|stood|stand|on|in|to|be|level|value|with|'s|s|least|most|under|over|below|above)\b)*"
)
_NOUN = (
    r"(?: of (?:them|these|those|which|whom))?"
    r"(?: (?!(?:and|to|by|from|of|in|on|at|than|until|before|instead|rather)\b)[\w%'’/-]+){0,3}?"
)
_BEFORE = tuple(
    (rank, re.compile(rf"(?<![\w-])(?:{words}){_FILL}$"))
    for rank, words in (
        (
            -1,
            rf"(?:last|previous|prior|past) (?:{_SPAN})|was|were|had|used to|previously|formerly|before|instead of|"
            r"rather than|against|versus|vs\.?|compared (?:to|with)|(?:up |down )?from|on top of|(?<!more )(?<!less )"
            r"(?<!fewer )than",
        ),
        (
            0,
            r"now|today|currently|current(?: level| value)?|at present|at the moment|so far|already|baseline|to date|"
            rf"at this point|{_FIRST}(?: of [\w ]+?)?|we have|we['’]?re|we are|we stand|stands?|it['’]s|existing|"
            r"of (?:which|whom|them|these)",
        ),
        (1, rf"this (?:{_SPAN})"),
        (2, rf"next (?:{_SPAN})|coming (?:{_SPAN})"),
        (3, r"(?:->|→|⇒)|to|reach|hit"),
        (
            4,
            r"target|goal|finally|in the end|aim(?:ing)?(?: for)?|want(?:ed)?|planned|should|shall|"
            rf"(?:by|until|till|before|for|come) (?:the )?(?:end of )?(?:{_SPAN}|q[1-4]|h[12]|20\d\d)",
        ),
    )
)
_AFTER = tuple(
    (rank, re.compile(rf"{_NOUN}[ (]+(?:{words})(?!\w)"))
    for rank, words in (
        (-1, rf"(?:last|previous|prior|past) (?:{_SPAN})|before$|previously|beforehand"),
        (
            0,
            rf"now|today|currently|at present|so far|already|{_FIRST}|to date|at the moment|"
            r"(?:is|are|was|were|has|have|do|does) already|have it|do so",
        ),
        (1, rf"this (?:{_SPAN})"),
        (2, rf"next (?:{_SPAN})"),
        (4, rf"(?:by|until|till|before) (?:the )?(?:end of )?(?:{_SPAN}|q[1-4]|h[12]|20\d\d|\d|[a-z]+day)|wanted"),
        (4, r"(?:at|by|in) the end"),
    )
)
_CALENDAR = rf"(q[1-4]|h[12]|(?:{_MONTHS})|spring|summer|autumn|fall|winter|20\d\d)"
_PERIOD_BEFORE = re.compile(rf"(?<![\w-]){_CALENDAR}(?!\w)(?: \d{{4}})?['’s]*[ :=(]*(?:we (?:had|saw)|about|only)? *$")
_PERIOD_AFTER = re.compile(rf"{_NOUN}[ (]+(?:in|by|at|for|during|until|of|end of)? ?{_CALENDAR}(?!\w)")
_BREAK = re.compile(r"(?:\s*\([^()]*\))?[^,;/|()–—.!?]*")
_ALREADY = re.compile(r"\b(?:already|so far|to date|in hand|signed up)\b", re.IGNORECASE)


def sizes(subject: Subject) -> list[Quantity]:
    """The numbers that may be an end of a step: amounts that are no date, no multiple and no thing's number."""
    deadline = subject.reading.deadline_at
    found = [
        item
        for item in subject.reading.quantities
        if item.kind in AMOUNTS
        and item.kind != "multiple"
        and item.value is not None
        and not is_named(subject, item)
        and not (deadline and item.span[0] < deadline[1] and item.span[1] > deadline[0])
    ]
    return found if len(found) <= _MOST else []


_NO_NAME = re.compile(r"\b(?:last|this|next|previous|prior|per|a|each|every|in) \w+ $|\bnumber $")


def is_named(subject: Subject, item: Quantity) -> bool:
    """Whether a number names a thing ("press 2"); "last year 410" and "300 kg per shift" name none."""
    start = item.span[0]
    return (
        item.kind == "count"
        and is_label(subject, start)
        and not _NO_NAME.search(subject.lower, max(0, start - 24), start)
    )


def told_apart(subject: Subject) -> Pair | None:
    """The two numbers that words of time tell apart: the older first."""
    numbers = sizes(subject)
    if len(numbers) < 2:
        return None
    around = _around(subject.lower, numbers)
    periods = [_period(*words) for words in around]
    for (first, one), (second, other) in pairwise(zip(numbers, periods, strict=True)):
        if one and other and _kind(one) == _kind(other) and one != other and alike(first, second):
            return (second, first) if one.isdigit() and one > other else (first, second)
    ranks = [_rank(*words) for words in around]
    old = [place for place, rank in enumerate(ranks) if rank is not None and rank <= 0]
    if len(old) != 1:
        old = _oldest(ranks) or _unmarked(numbers, ranks, periods)
    if len(old) != 1:
        return None
    baseline = numbers[old[0]]
    others = [place for place in range(len(numbers)) if place != old[0] and alike(baseline, numbers[place])]
    others = [place for place in others if numbers[place].kind == baseline.kind] or others
    wanted = [place for place in others if (ranks[place] or 0) > 0 or _is_target(subject, numbers[place])]
    chosen = wanted if len(wanted) == 1 else others
    return (baseline, numbers[chosen[0]]) if len(chosen) == 1 else None


def _oldest(ranks: Sequence[int | None]) -> list[int]:
    """The one number that is of this period where another is of the next: "£72.10 this season, next £72.60"."""
    told = sorted({rank for rank in ranks if rank is not None})
    return [place for place, rank in enumerate(ranks) if rank == told[0]] if len(told) >= 2 else []


def _unmarked(numbers: Sequence[Quantity], ranks: Sequence[int | None], periods: Sequence[str | None]) -> list[int]:
    """The number that no word marks, beside one that is wanted: "90. By September: 1,500", "to €9m (Q2: €0.6m)"."""
    last = len(numbers) - 1
    if last != 1 or None not in ranks:
        return []
    place = ranks.index(None)
    wanted = ranks[last - place] or 0
    item, other = numbers[place], numbers[last - place]
    same = item.noun is None or other.noun is None or item.noun == other.noun
    if not same or item.kind != other.kind or not alike(item, other):
        return []
    return [place] if (wanted == 4 and place == 0) or (wanted >= 3 and place == 1 and periods[1]) else []


def _is_target(subject: Subject, item: Quantity) -> bool:
    at = subject.reading.target_at
    return at is not None and item.span[0] < at[1] and item.span[1] > at[0]


def _around(low: str, numbers: Sequence[Quantity]) -> list[tuple[str, str]]:
    """The words in front of and behind each number; what stands between two is parted at the first break."""
    cuts = [0]
    for first, second in pairwise(numbers):
        found = _BREAK.match(low, first.span[1], second.span[0])
        cuts.append(found.end() if found else first.span[1])
    edges: list[tuple[str, str]] = []
    for place, item in enumerate(numbers):
        end = cuts[place + 1] if place + 1 < len(cuts) else min(len(low), item.span[1] + 48)
        # Without a break the words between two numbers may belong to either; the patterns are bound to the number.
        start = numbers[place - 1].span[1] if place and cuts[place] == item.span[0] else cuts[place]
        edges.append((low[max(start, item.span[0] - 48) : item.span[0]], low[item.span[1] : end]))
    return edges


def _rank(before: str, after: str) -> int | None:
    """How late the number is: -1 past, 0 now, 1 this period, 2 the next, 3 led to, 4 wanted; null unless told."""
    for rank, words in _AFTER:
        if words.match(after):
            return rank
    for rank, words in _BEFORE:
        if words.search(before):
            return rank
    return None


def _period(before: str, after: str) -> str | None:
    found = _PERIOD_BEFORE.search(before) or _PERIOD_AFTER.match(after)
    return found[1] if found else None


def _kind(period: str) -> str:
    if period.isdigit():
        return "year"
    if period[0] in "qh" and period[1:].isdigit():
        return "quarter"
    return "season" if period in ("spring", "summer", "autumn", "fall", "winter") else "month"


def alike(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers are of one kind, or one is bare and so takes the other's."""
    if first.kind == second.kind:
        return first.unit == second.unit or first.kind in ("duration", "measure", "ratio")
    if {first.kind, second.kind} == {"percent", "ratio"}:
        return True
    bare = first if first.kind == "count" else second if second.kind == "count" else None
    other = second if bare is first else first
    return bare is not None and bare.noun is None and other.kind in ("percent", "duration", "measure", "currency")


def already(subject: Subject) -> bool:
    """Whether the line says that its baseline is a part of the target that is done."""
    return _ALREADY.search(subject.text) is not None


_SIZE_BEFORE = re.compile(
    r"\b(?:by|up|down|plus|minus|rises?|falls?|grows?|gains?|drops?)(?: (?:about|just|only|another|a further))* $"
)
_MORE = re.compile(
    r" (?:more|extra|additional|further|fewer|less|added)\b[^,;.\d]{0,40}\b(?:than|on top of|over|against|to|on)\b"
    r"[^,;.\d]{0,30}$"
)
_BASE = re.compile(
    r"\b(?:from|on|over|against|than|versus|vs\.?|on top of)(?: (?:the |our |its |a )?(?:level of |current |present |"
    rf"(?:last|previous) (?:{_SPAN})(?:['’]s)? ?|today['’]s |this (?:{_SPAN})(?:['’]s)? ?)*)? ?$"
)
_LESS = re.compile(
    r"\b(?:down|fall\w*|drop\w*|cut\w*|reduc\w*|lower\w*|decreas\w*|shrink\w*|sav\w+|less|fewer|minus|slash\w*|trim\w*)\b"
)


def by_size(subject: Subject) -> Pair | None:
    """The ends of a step of which one end and the size are told; the other end is worked out."""
    numbers = sizes(subject)
    if not 1 <= len(numbers) <= 4:
        return None
    if (single := _split(numbers)) is not None:
        return single
    if len(numbers) < 2:
        return None
    low = subject.lower
    change = relative(subject)
    for size in numbers:
        for base in numbers:
            if base is size or size.value is None or base.value is None:
                continue
            led = low[max(0, base.span[0] - 48) : base.span[0]]
            if change is size and size.kind == "percent":
                if base.kind != "points" and (_BASE.search(led) or _is_old(subject, base, numbers)):
                    return base, _moved(base, base.value * size.value / 100, size, low)
            elif size.kind in ("count", base.kind) and _is_absolute(low, size, base) and alike(size, base):
                return base, _moved(base, size.value, size, low)
    return None


def _split(numbers: Sequence[Quantity]) -> Pair | None:
    """Read "+0.05 to 7.30", which is written like a range: first the size, then the level it leads to.

    Only a first number far smaller than the second can be a size; "+3 to +6" and "5 to 8 %" are levels or a range.
    """
    item = numbers[0]
    if item.high is None or item.value is None or item.text[:1] not in "+-−±" or item.text[0] == "±":
        return None
    if len(numbers) != 1 or abs(item.value) * 20 > abs(item.high) or " to " not in item.text:
        return None
    end = item.text.rindex(" to ") + 4
    start = item.span[0] + end
    size = abs(item.value) if item.text[0] == "+" else -abs(item.value)
    parts = {"kind": item.kind, "unit": item.unit}
    target = Quantity(text=item.text[end:], span=(start, item.span[1]), value=item.high, **parts)
    before = round(item.high - size, 6)
    return Quantity(text=f"{before:g}", span=item.span, value=before, **parts), target


def _is_old(subject: Subject, base: Quantity, numbers: Sequence[Quantity]) -> bool:
    rank = _rank(*_around(subject.lower, numbers)[list(numbers).index(base)])
    return rank is not None and rank <= 0


def _is_absolute(low: str, size: Quantity, base: Quantity) -> bool:
    """Whether a number is the size of a step from the other: "by 0.1 from 9.8", "two more than last year's 410"."""
    start, end = size.span
    led = low[max(0, base.span[0] - 48) : base.span[0]]
    if end <= base.span[0] and _MORE.match(low[end : base.span[0]]):
        return True
    sized = size.text[:1] in "+-−" or _SIZE_BEFORE.search(low[max(0, start - 30) : start])
    return bool(sized) and start < base.span[0] and _BASE.search(led) is not None and "to" not in led.split()


def _moved(base: Quantity, by: float, size: Quantity, low: str) -> Quantity:
    """The end that a step of this size leads to."""
    around = low[max(0, size.span[0] - 40) : size.span[0]] + low[size.span[1] : size.span[1] + 8]
    down = size.text[:1] in "-−" or (size.text[:1] != "+" and _LESS.search(around) is not None)
    value = (base.value or 0.0) + (-abs(by) if down else abs(by))
    return Quantity(
        text=size.text, span=size.span, kind=base.kind, value=round(value, 9), unit=base.unit, noun=base.noun
    )
