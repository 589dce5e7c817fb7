"""Checks of lines against lines: key results that measure one thing twice (S03), a copied parent (S06), a gap (S02)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coach.language.people import is_person
from coach.lint.checks.beside import asides, single_line
from coach.lint.checks.wording import expressions, pattern
from coach.lint.subject import Context, Group, GroupCheck, Hit, Subject

_WORD = re.compile(r"[a-z][a-z'’-]*[a-z]|[a-z]")
_FRONT = re.compile(r"\s*kr\b[\s\d.:–-]*", re.IGNORECASE)
_LONGEST = 300
MOST_LINES = 30
"""Lines of a group that are compared with one another; the pairs grow with the square."""

_STOPS = frozenset(
    "a an the of for to in on at by from with and or our their its all per each every is are be been that which "
    "who have "
    "has had was were as than more less least most under over above below up down out off after before within "
    "during while "
    "stays stay stay's at not no between we us they it them this new other same about into only also then when "
    "where how "
    "what reach reaches reached reaching increase increased reduce reduced grow raise lower cut improve kr by than "
    "or via "
    "day days week weeks month months quarter year years hour hours h min minute minutes q1 q2 q3 q4 weekly "
    "monthly daily "
    "average median mean number share rate percentage percent total count well per first-time end".split()
)
_SIZES = frozenset("tonne tonn ton kilo kg litre litr liter resident head capita unit g mg k euro eur usd gbp".split())
_KEEPS = frozenset({"first-time", "weekly", "monthly", "daily", "median", "average", "mean"})
_PART_OF = {"girl": "children", "boy": "children", "women": "people", "men": "people", "female": "people"}
_TIMES = re.compile(r"\b(?:which is (?:most|part|half) of|included in|part of kr|also counted in)\b")
_STAGES = (
    frozenset({"lead", "enquiry", "inquiry", "contact", "prospect", "visitor", "visit"}),
    frozenset({"demo", "trial", "meeting", "appointment", "call", "opportunity", "application", "registration"}),
    frozenset({"offer", "quote", "proposal", "bid", "tender", "interview", "basket"}),
    frozenset({"contract", "deal", "order", "sale", "customer", "purchase", "hire", "signature"}),
)
_ARROW = re.compile(r"(\d[\d.,]*\S{0,3}) ?(?:→|->|=>) ?(\S{1,12})")
_ACRONYM = re.compile(r"\b[A-Z]{2,5}\b")


@dataclass(frozen=True, slots=True)
class Gist:
    """What a line measures, for comparing: stems of its words, its values, whether it holds a level."""

    stems: frozenset[str]
    values: tuple[float, ...]
    holds: bool
    order: tuple[str, ...]


def gist(subject: Subject) -> Gist:
    """Boil a line down to what it measures."""
    front = _FRONT.match(subject.text[:_LONGEST])
    low = subject.lower[front.end() if front else 0 : _LONGEST]
    low = re.sub(r"\([^()]*\)", " ", low)
    words = tuple(_stem(word) for word in _WORD.findall(low) if word not in _STOPS)
    order = tuple(word for word in words if word not in _SIZES)
    values = _values(subject)
    measure = subject.reading.measure
    return Gist(frozenset(order), values, measure.direction == "hold" or _HOLDS.search(low) is not None, order)


_HOLDS = re.compile(
    r"\b(?:stays?|remains?|at or (?:below|above)|no (?:higher|lower|more|less|worse) than|does not|not (?:above|"
    r"below)|keep|hold)\b"
)


def _values(subject: Subject) -> tuple[float, ...]:
    """Where the line starts and where it goes; where it says neither as such, its numbers in order."""
    reading = subject.reading
    told = [at for at in (reading.baseline_at, reading.target_at) if at is not None]
    numbers = [item for item in reading.quantities if item.value is not None and item.kind not in _NOT_VALUES]
    inside = [item for at in told for item in numbers if at[0] <= item.span[0] < at[1]]
    return tuple(item.value for item in inside or numbers if item.value is not None)


_NOT_VALUES = ("year", "quarter", "date", "ordinal", "time", "identifier")


def _stem(word: str) -> str:
    """A word without its commonest endings, so that "visits" and "visiting" meet."""
    word = word.replace("’", "'").removesuffix("'s")
    for ending in ("ings", "ing", "ies", "ers", "ed", "es", "er", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


def same_thing(group: Group, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """Two key results that measure one thing, or a part of it, or stages of one pipeline.

    `unless` are expressions that say it is on purpose. Slots `part` and `other`: the two lines.
    """
    lines = group.key_results[:MOST_LINES]
    if len(lines) < 2:
        return
    meant = expressions(parameters, "unless")
    said = [not (meant and pattern(meant).search(subject.text)) for subject in lines]
    gists = [gist(subject) for subject in lines]
    start, end = (0, len(group.objective.text)) if group.objective else (0, len(lines[0].text))
    for place, one in enumerate(gists):
        for other in range(place + 1, len(gists)):
            if said[place] and said[other] and _one_thing(lines[place], one, lines[other], gists[other]):
                yield Hit(start, end, {"part": _short(lines[place].text), "other": _short(lines[other].text)})
                return
    stages = _pipeline(gists)
    if len(stages) >= 3 and all(said[place] for place in stages):
        yield Hit(start, end, {"words": f"{len(stages)} of these key results are stages of one pipeline"})


def _one_thing(first: Subject, one: Gist, second: Subject, other: Gist) -> bool:
    if one.holds != other.holds or not one.stems or not other.stems:
        return False
    if _TIMES.search(first.lower) or _TIMES.search(second.lower):
        return True
    shared = one.stems & other.stems
    small, large = (one, other) if len(one.stems) <= len(other.stems) else (other, one)
    if one.stems == other.stems:
        return True
    if len(small.stems) >= 2 and small.stems <= _widened(large.stems):
        return True
    same_values = (len(one.values) >= 2 and one.values[:2] == other.values[:2]) or _same_arrow(first.text, second.text)
    if same_values and shared:
        return True
    same_target = (
        bool(one.values and other.values)
        and one.values[-1] == other.values[-1]
        and one.values[-1] not in (0, 1, 2, 100)
    )
    if same_target and len(shared) >= 2:
        return True
    if same_target and (_abbreviates(first.text, other.order) or _abbreviates(second.text, one.order)):
        return True
    return _complements(one.values, other.values) and ("%" in first.text or "%" in second.text)


def _same_arrow(first: str, second: str) -> bool:
    """Tell whether two lines write the same change: "40k → 60k" and "40k → 60k"."""
    one, other = _ARROW.search(first[:_LONGEST]), _ARROW.search(second[:_LONGEST])
    return one is not None and other is not None and one.groups() == other.groups()


def _widened(stems: frozenset[str]) -> frozenset[str]:
    """The stems with the whole for each part, so that girls count as children."""
    return stems | {_stem(_PART_OF[stem]) for stem in stems if stem in _PART_OF}


def _complements(one: Sequence[float], other: Sequence[float]) -> bool:
    """Tell whether two changes are one seen from both sides: churn 3 to 2, retention 97 to 98."""
    if len(one) < 2 or len(other) < 2:
        return False
    return all(abs(left + right - 100) < 1e-9 for left, right in zip(one[:2], other[:2], strict=True))


def _abbreviates(text: str, words: Sequence[str]) -> bool:
    """Tell whether an acronym in the text starts with the initials of the other line's words in a row."""
    initials = "".join(word[0] for word in words)
    return any(
        acronym[:2].lower() in initials
        for acronym in _ACRONYM.findall(_FRONT.sub("", text))
        if acronym not in ("KR", "NPS")
    )


def _pipeline(gists: Sequence[Gist]) -> list[int]:
    """The lines that count stages of one pipeline, if three different stages are there."""
    found: dict[int, int] = {}
    for place, one in enumerate(gists):
        for stage, names in enumerate(_STAGES):
            if not one.holds and stage not in found and one.order and any(word in names for word in one.order[:3]):
                found[stage] = place
                break
    return sorted(set(found.values())) if len(found) >= 3 else []


def _short(text: str) -> str:
    words = _FRONT.sub("", text, count=1).split()
    return " ".join(words[:9]) + (" …" if len(words) > 9 else "")


def copied_parent(group: Group, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """An objective that repeats, word for word, a parent aim or another team's objective of the same paste.

    `unless` are expressions that say it is shared on purpose.
    """
    if group.objective is None or single_line(context):
        return
    meant = expressions(parameters, "unless")
    own = _plain(group.objective.text)
    tail = _plain(group.objective.text.rpartition(": ")[2])
    if len(tail.split()) < 3 or (meant and pattern(meant).search(group.objective.text)):
        return
    marks = pattern(expressions(parameters, "parents"))
    beside = [aside.text for aside in asides(context)]
    parents = [
        group.parent or "",
        *(text for text in beside if _plain(text) != own and (":" in text or marks.search(text))),
    ]
    if group.why_now and ":" in group.why_now[:60]:
        parents.append(group.why_now)
    for text in parents:
        if meant and pattern(meant).search(text):
            continue
        if f" {_plain(text)}".endswith(f" {tail}"):
            yield Hit(0, len(group.objective.text))
            return
    for earlier in context.groups:
        if earlier is group:
            return
        if earlier.objective and _plain(earlier.objective.text.rpartition(": ")[2]) == tail:
            yield Hit(0, len(group.objective.text))
            return


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
    "same_thing": same_thing,
    "copied_parent": copied_parent,
    "gap_between": gap_between,
}
