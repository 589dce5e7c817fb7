"""Key results that follow one another: stages of a pipeline, people handed on, stretches of one length of time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from coach.lint.checks.gist import Gist, stem

_STRETCH = re.compile(
    r"\b(?:from|between) (?:the )?([a-z][a-z' -]{1,30}?) (?:to|until|till|and) (?:the )?([a-z][a-z' -]{1,30}?)"
    r"(?=,? (?:from|in|at|below|under|down|stays?|cut|of|by|is|was)\b|[,:;(–—]| ?[$€£]?\d|\s*$)"
)
_WHO = re.compile(r"\b(?:who|that|which) ")


@lru_cache(maxsize=16)
def roots(rows: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    """A rule's rows of words as stems, which is what a gist holds."""
    return tuple(frozenset(map(stem, row.split())) for row in rows)


def stages(gists: Sequence[Gist], rows: Sequence[frozenset[str]]) -> list[int]:
    """The lines that count stages of one pipeline, if three different stages are there.

    A pipeline narrows: where the counts do not fall from stage to stage, the lines only share words with one.
    """
    found: dict[int, int] = {}
    for place, one in enumerate(gists):
        if one.holds or one.sort == "time" or one.sort == "money":
            continue
        known = [stage for stage, words in enumerate(rows) if words & set(one.order[:5])]
        if known and known[-1] not in found:
            found[known[-1]] = place
    line = [found[stage] for stage in sorted(found)]
    counts = [gists[place].values[0] for place in line if gists[place].values and gists[place].sort == "count"]
    shares = sum(gists[place].sort == "share" for place in line)
    narrows = all(one >= other for one, other in pairwise(counts))
    return sorted(line) if len(line) >= 3 and narrows and shares in (0, len(line)) else []


def narrowing(gists: Sequence[Gist], rows: Sequence[frozenset[str]]) -> list[int]:
    """Lines that count the same people, fewer each time, down to those who strike the bargain (the last row)."""
    counted = [
        (one.values[0], place)
        for place, one in enumerate(gists)
        if one.sort == "count"
        and not one.holds
        and len(one.values) >= 2
        and one.order
        and 0 < one.values[0] < one.values[1]
    ]
    for _, last in sorted(counted)[:1]:
        same = sorted(pair for pair in counted if gists[pair[1]].order[0] == gists[last].order[0])
        falls = all(small < large * _FALL for (small, _), (large, _) in pairwise(same))
        bargain = bool(rows and rows[-1] & set(gists[last].order))
        if len(same) >= 3 and falls and bargain:
            return sorted(place for _, place in same)
    return []


_FALL = 0.8
"""From stage to stage of a pipeline at least one in five is lost; sister groups are as often of one size."""


def handed_on(gists: Sequence[Gist]) -> list[int]:
    """Lines in which those who did one thing are the ones asked for the next: "visitors who sign up", "sign-ups who …".

    Each line's people are named by what the line before made of them.
    """
    parts = [_who_does(one) for one in gists]
    chain: list[int] = []
    for place in range(1, len(gists)):
        before, here = parts[place - 1], parts[place]
        linked = before is not None and here is not None and _meets(before[1], here[0])
        if linked:
            chain = [*(chain or [place - 1]), place]
        elif len(chain) >= 3:
            break
        else:
            chain = []
    return chain if len(chain) >= 3 else []


def _who_does(one: Gist) -> tuple[str, str] | None:
    """The people of a line and what they do, without spaces, so that "sign up" meets "sign-ups"."""
    low = re.split(r"\d", one.text.lower(), maxsplit=1)[0]
    found = _WHO.search(low)
    return (low[: found.start()], low[found.end() :]) if found else None


def _meets(done: str, people: str) -> bool:
    """Tell whether people are named by a deed: its words, joined, begin as theirs do."""
    deeds = re.findall(r"[a-z]+", done)
    joined = ["".join(deeds[at : at + 2]) for at in range(len(deeds))] + deeds
    names = re.findall(r"[a-z]+", people.replace("-", ""))
    return any(len(deed) >= 5 and name.startswith(deed[: max(5, len(deed) - 2)]) for deed in joined for name in names)


def stretches_overlap(first: str, second: str) -> bool:
    """Tell whether two lengths of time begin or end together: offer to contract is part of offer to first day."""
    one, other = _STRETCH.search(first), _STRETCH.search(second)
    if one is None or other is None:
        return False
    return (one[1] == other[1]) or (one[2] == other[2])
