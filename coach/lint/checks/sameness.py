"""Checks of key results against one another: two that measure one thing, or stages of one pipeline (S03).

What a line measures is boiled down in `coach.lint.checks.gist`; here is when two of them are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coach.lint.checks.gist import FRONT, LONGEST, Gist, gist, same_arrow, says_included
from coach.lint.checks.pipelines import handed_on, narrowing, roots, stages, stretches_overlap
from coach.lint.checks.wording import expressions, pattern
from coach.lint.subject import Context, Group, GroupCheck, Hit, Subject

MOST_LINES = 30
"""Lines of a group that are compared with one another; the pairs grow with the square."""


def same_thing(group: Group, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """Two key results that measure one thing, or a part of it, or stages of one pipeline.

    `unless` are expressions that say it is on purpose; `stages` are the words of a pipeline's stages in order, a row
    for each; `opposites` rows of words for the two sides of one change. Slots `part` and `other`: the two lines.
    """
    lines = group.key_results[:MOST_LINES]
    if len(lines) < 2:
        return
    meant = expressions(parameters, "unless")
    said = [not (meant and pattern(meant).search(subject.text)) for subject in lines]
    gists = [gist(subject) for subject in lines]
    start, end = (0, len(group.objective.text)) if group.objective else (0, len(lines[0].text))
    sides = roots(expressions(parameters, "opposites"))
    for place, one in enumerate(gists):
        for other in range(place + 1, len(gists)):
            if said[place] and said[other] and _one_thing(lines[place], one, lines[other], gists[other], sides):
                yield Hit(start, end, {"part": _short(lines[place].text), "other": _short(lines[other].text)})
                return
    rows = roots(expressions(parameters, "stages"))
    found = stages(gists, rows) or handed_on(gists) or narrowing(gists, rows)
    if len(found) >= 3 and all(said[place] for place in found):
        yield Hit(start, end, {"words": f"{len(found)} of these key results are stages of one pipeline"})


def _one_thing(first: Subject, one: Gist, second: Subject, other: Gist, sides: Sequence[frozenset[str]]) -> bool:
    if one.holds != other.holds or not one.stems or not other.stems:
        return False
    if says_included(first.lower) or says_included(second.lower):
        return True
    if one.names and other.names and one.names != other.names:
        return False  # hall A and hall B, under thirty and over sixty: two parts, and neither is the whole
    if stretches_overlap(first.lower[:LONGEST], second.lower[:LONGEST]):
        return True
    return _same_words(one, other) or _same_values(first, one, second, other) or _two_sides(one, other, sides)


def _same_words(one: Gist, other: Gist) -> bool:
    """Tell whether one line says all that the other says: the same thing, or a part of it."""
    if one.stems == other.stems:
        return True
    small, large = (one, other) if len(one.stems) <= len(other.stems) else (other, one)
    if small.stems <= large.widened and (len(small.stems) >= 2 or small.whole or _begins(small, large)):
        return small.sort == large.sort or not (small.sort and large.sort) or len(small.stems) >= 2
    return False


def _begins(small: Gist, large: Gist) -> bool:
    """Tell whether a line of one word is the other's head, narrowed: "stock-outs" and "stock-outs of fresh goods"."""
    return large.narrowed and large.order[: len(small.order)] == small.order and small.sort == large.sort


def _same_values(first: Subject, one: Gist, second: Subject, other: Gist) -> bool:
    """Tell whether two lines go from the same figure to the same figure, or to one target in kindred words."""
    shared = one.stems & other.stems
    same = len(one.values) >= 2 and one.values[:2] == other.values[:2]
    same = same and ("count" in (one.sort, other.sort) or one.sort == other.sort)
    if (same or same_arrow(first.text, second.text)) and (shared or _telling(one.values)):
        return True
    if _sisters(one, other):
        return False
    if not (one.values and other.values and one.values[-1] == other.values[-1]) or one.values[-1] in (0, 1, 2, 100):
        return False
    return len(shared) >= 2 or one.abbreviates(other) or other.abbreviates(one)


def _sisters(one: Gist, other: Gist) -> bool:
    """Tell whether two lines start elsewhere and each has a word of its own: sisters that are to meet at one level."""
    both = len(one.values) >= 2 and len(other.values) >= 2
    return both and one.values[0] != other.values[0] and bool(one.stems - other.widened and other.stems - one.widened)


def _telling(values: Sequence[float]) -> bool:
    """Tell whether two figures are odd enough not to meet by chance, as round and small ones do."""
    return len(values) >= 2 and all(value > 10 and value % 5 for value in values[:2])


def _two_sides(one: Gist, other: Gist, sides: Sequence[frozenset[str]]) -> bool:
    """Tell whether two shares are one seen from both sides: churn 3 to 2, retention 97 to 98.

    Round shares meet by chance, so that they must share a word, or be known for opposites.
    """
    if _shifts(one, other):
        return True
    if len(one.values) < 2 or len(other.values) < 2 or "share" not in (one.sort, other.sort):
        return False
    pairs = list(zip(one.values[:2], other.values[:2], strict=True))
    if not all(abs(left + right - 100) < 1e-9 for left, right in pairs):
        return False
    known = any(row & one.stems and row & other.stems for row in sides)
    return known or bool(one.stems & other.stems) or any(left % 5 for left, _ in pairs)


def _shifts(one: Gist, other: Gist) -> bool:
    """Tell whether two counts of a thing only change places, their sum the same: flats empty and flats lived in."""
    if one.sort != "count" or other.sort != "count" or len(one.values) < 2 or len(other.values) < 2:
        return False
    (start, end), (first, last) = one.values[:2], other.values[:2]
    return start != end and abs(start + first - end - last) < 1e-9 and one.order[-1:] == other.order[-1:]


def _short(text: str) -> str:
    words = FRONT.sub("", text, count=1).split()
    return " ".join(words[:9]) + (" …" if len(words) > 9 else "")


CHECKS: Mapping[str, GroupCheck] = {"same_thing": same_thing}
