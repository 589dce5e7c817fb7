"""Which of a line's numbers is where it stands, which is where it shall go, and which only describe something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from coach.language import cues
from coach.schema import Quantity, Span

AMOUNTS = frozenset({"count", "percent", "points", "multiple", "fraction", "currency", "duration", "measure", "ratio"})

_TO_BLANK = re.compile(r"(?: ?[^\s\[\]]{1,12})? to (?:\S{1,4} ?)?\[[^\]\n]{1,40}\]")
_MOST = 40
"""Numbers weighed in one line; a paste may hold anything, a key result does not hold more."""


@dataclass(frozen=True, slots=True)
class Values:
    """Positions on the text of a line's baseline and target, and how many numbers say what is counted."""

    baseline: Span | None
    target: Span | None
    counted: bool
    baseline_value: float | None
    target_value: float | None
    quantity: Quantity | None
    ratio: float = 1.0
    """What the target's unit is worth in the baseline's, such as 0.001 from "2 s to 800 ms"."""


def read(
    low: str,
    quantities: Sequence[Quantity],
    deadline: Span | None,
    *,
    activity: bool,
    told: tuple[Quantity, Quantity] | None = None,
) -> Values:
    """Give each number of a line its role; the numbers of ongoing work (`activity`) are no targets.

    `told` are the two values that their times tell apart, if the line has such; "from A to B" goes before them.
    """
    amounts = [item for item in quantities[:_MOST] if _is_amount(low, item, deadline)]
    counted = any(not _describes(low, item) for item in amounts)
    pair = _pair(low, amounts)
    if pair is not None:
        return pair
    start = next((item for item in amounts if _starts_a_blank(low, item)), None)
    if start is not None:
        return Values(start.span, None, True, start.value, None, start)
    if told is not None:
        first, second = told
        return Values(first.span, second.span, True, first.value, second.value, second, _ratio(first, second))
    old = _baselines(low, amounts)
    baseline = old[0] if old else None
    rest = [item for item in amounts if item not in old]
    target = _target(low, rest, activity=activity)
    none_now = (
        re.search(r"\b(?:currently|now|today) (?:at )?(none|zero|no\b|nothing)", low)
        if baseline is None and target
        else None
    )
    return Values(
        baseline.span if baseline else (none_now.span(1) if none_now else None),
        target.span if target else None,
        counted,
        baseline.value if baseline else (0.0 if none_now else None),
        target.value if target else None,
        target,
        _ratio(baseline, target) if baseline and target else 1.0,
    )


def _starts_a_blank(low: str, item: Quantity) -> bool:
    """Tell the start of a change whose end is still a blank: "from 41 to [target] EUR"."""
    return low[: item.span[0]].endswith("from ") and _TO_BLANK.match(low, item.span[1]) is not None


def _is_amount(low: str, item: Quantity, deadline: Span | None) -> bool:
    start, end = item.span
    if deadline is not None and start < deadline[1] and end > deadline[0]:
        return False
    if item.kind == "time":
        return low[max(0, start - 8) : start].endswith(("from ", "to ", "from ~")) or low.startswith(
            (" to ", " ->", " →"), end
        )
    return item.kind in AMOUNTS


def _describes(low: str, item: Quantity) -> bool:
    """Tell numbers that are part of a name or a kind: "3-month plan", "5-star", "two-page"."""
    start, end = item.span
    if item.kind == "duration" and "-" in item.text and item.high is None and low.startswith(" ", end):
        return True
    if item.kind != "count":
        return False
    lead = low[max(0, start - 24) : start]
    if cues.ADJECTIVE.match(low[end : end + 2]) or (
        lead[-1:] == "-" and lead[-2:-1].isalpha() and not lead.endswith("sub-")
    ):
        return True
    if item.text == "one" and cues.ONE_OF_A_KIND.search(lead):
        return True
    # "Onboarding 2.0" is a name, "rating 4.0" a value.
    return (
        item.text.endswith(".0") and item.value is not None and item.value < 20 and cues.NAMED.search(lead) is not None
    )


def _pair(low: str, amounts: list[Quantity]) -> Values | None:
    """Find "from A to B", "A → B", "A to B" and the range "A to B" that follows what it measures."""
    for item in amounts:
        if item.high is not None and " to " in item.text and _splits(low, item):
            start, end = item.span
            cut = low.index(" to ", start)
            return Values((start, cut), (cut + 4, end), True, item.value, item.high, item)
    for first, second in pairwise(amounts):
        between = low[first.span[1] : second.span[0]]
        lead = low[max(0, first.span[0] - 44) : first.span[0]]
        joined = cues.FROM.search(lead) and cues.TO.match(between)
        if len(between) <= 64 and (
            joined
            or cues.ARROW.match(between)
            or (cues.ONLY_TO.match(between) and not cues.SCALE.search(lead))
            or cues.GOAL_AFTER.match(between)
        ):
            if (
                between.strip() in ("to", "until")
                and first.kind == "ratio"
                and second.kind not in ("ratio", "percent", "fraction")
            ):
                continue
            if first.kind == "multiple" or (joined and not _pairs(first, second)):
                continue
            return Values(first.span, second.span, True, first.value, second.value, second, _ratio(first, second))
    return None


def _ratio(first: Quantity, second: Quantity) -> float:
    one, other = _SIZES.get(first.unit or ""), _SIZES.get(second.unit or "")
    return other / one if one and other and (first.kind == second.kind) else 1.0


_SIZES = {
    "us": 1e-6, "ms": 1e-3, "s": 1.0, "min": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0, "month": 2.63e6,
    "year": 3.156e7, "kB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12, "g": 1.0, "kg": 1e3, "t": 1e6, "m": 1.0, "km": 1e3,
}  # fmt: skip


def _pairs(first: Quantity, second: Quantity) -> bool:
    """Tell whether two numbers can be the ends of one change: "from 5 to 10 in 3 weeks" pairs the first two."""
    return (
        first.kind == second.kind
        or first.kind in ("count", "time")
        or second.kind in ("count", "time", "fraction", "ratio")
        or ({first.kind, second.kind} <= {"percent", "fraction", "ratio", "points"})
    )


def _splits(low: str, item: Quantity) -> bool:
    start = item.span[0]
    lead = low[max(0, start - 40) : start]
    if cues.WINDOW.search(lead) or lead.endswith(
        ("every ", "scale ", "aged ", "ages ", "age ", "takes ", "another ", "between ", "least ")
    ):
        return False
    if re.match(
        r"\W*(?:hire|recruit|run|hold|publish|conduct|interview|ship|write|organi[sz]e|create|build|host|add|"
        r"sign|find|identify|train|do|deliver|select|pick|schedule)\b",
        low,
    ):
        return False
    return bool(lead.strip())


def _baselines(low: str, amounts: list[Quantity]) -> list[Quantity]:
    """Return the numbers that say where it stands; a "now" belongs to one number, the nearer."""
    found: list[Quantity] = []
    floor = 0
    for item in amounts:
        start, end = item.span
        lead = low[max(floor, start - 44) : start]
        if item.text[0] == "+" or item.kind == "multiple":
            continue
        after = cues.AFTER_NOW.match(low[end : end + 44])
        led = _led(low, item, amounts, lead)
        if led or (after and not cues.GOAL.search(lead) and not low.startswith("from now", end + 1)):
            found.append(item)
            floor = end + after.end() if after and not led else end
    return found


def _led(low: str, item: Quantity, amounts: list[Quantity], lead: str) -> bool:
    """Tell whether words in front of a number say that it is where things stand."""
    start = item.span[0]
    if cues.FROM.search(lead):
        changed = re.search(
            r"\b(?:up|down|away|rise|fall|grow|increase|reduce|decrease|drop|improve|cut)\w* from ", lead
        )
        return bool(changed) or (
            len(amounts) > 1 and (item.noun is None or item.kind != "count") and item is amounts[-1]
        )
    if (found := cues.BEFORE_NOW.search(lead)) and not (found[0][0] == "2" and cues.DUE_YEAR.search(lead)):
        word = found[0]
        if word.startswith(
            (
                "against",
                ", after",
                "after",
                "before",
                "had",
                "was",
                "were",
                "starting",
                "20",
                "in 2",
                "fy",
                "vs",
                "versus",
                "existing",
                "where",
            )
        ):
            return (
                len(amounts) > 1
                or low[max(0, start - 12) : start].rstrip().endswith("(")
                or word.startswith(("was", "had"))
            )
        return True
    return False


def _target(low: str, amounts: list[Quantity], *, activity: bool) -> Quantity | None:
    unsized = cues.UNSIZED.match(low) is not None
    best: Quantity | None = None
    rank = 0
    for item in amounts:
        weight = _weigh(low, item, unsized=unsized, activity=activity)
        if weight > rank:
            best, rank = item, weight
    return best


def _weigh(low: str, item: Quantity, *, unsized: bool, activity: bool) -> int:
    """Say how surely a number is what shall be reached: 0 not, 1 a window, 2 a count, 3 said."""
    start, end = item.span
    lead = low[max(0, start - 44) : start]
    if _describes(low, item):
        return 0
    if cues.DEFINING.search(low, max(0, start - 60), start) and item.noun is not None:
        return 0
    qualified = cues.QUALIFIER.search(lead) is not None and item.text[0] != "+"
    if lead.endswith("more than ") and item.kind != "duration":
        qualified = False
    if qualified and not (item.kind == "percent" or lead.endswith(("/", "/ "))):
        return 0
    if unsized and lead.endswith("with "):
        return 0
    goal = cues.GOAL.search(lead) is not None or cues.WANTED.match(low[end : end + 30]) is not None
    if activity:
        return 0
    if unsized and not _sized(low, item, lead, goal=goal):
        return 0
    if item.kind == "duration" and cues.WINDOW.search(lead) and not goal:
        return 1
    return 3 if goal else 2


def _sized(low: str, item: Quantity, lead: str, *, goal: bool) -> bool:
    """Tell whether the number sizes the change ("by 20%", "+5", "to 12") or only describes what changes."""
    if goal or item.kind in ("percent", "points", "multiple") or item.text[0] in "+-":
        return True
    if item.kind in ("fraction", "ratio", "currency"):
        return not cues.KEPT.search(lead)
    if cues.SIZE.search(lead) and not re.search(r"\b(?:in|with|at|within) (?:the |our )?$", lead):
        return not cues.KEPT.search(lead)
    before = low[: item.span[0]]
    return len(before) < 50 and cues.VERB_OBJECT.fullmatch(before) is not None
