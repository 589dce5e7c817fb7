"""What kind of sentence an objective is: a direction, or a metric, a solution, a slogan, an activity in its place.

An objective is read for its shape first: does somebody or something do or become something (a clause), does it open
with a deed, or is it a phrase? Words decide only within a shape, so that "Juniors who will never be the best still
want to come" is no slogan and "Maintenance contracts stop renewing behind our back" no upkeep.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from coach.language import aim_families as fam
from coach.language import families
from coach.language.aim_numbers import sizes
from coach.language.aim_shape import Words, is_clause, opens_with_deed, words_of
from coach.language.measure import Reading
from coach.language.people import is_person, somebody
from coach.language.quantities import find
from coach.schema import Line, ObjectiveKind, Quantity, Span

_LONGEST = 600
_FUNCTION = (
    fam.STOPS
    | fam.DETERMINERS
    | frozenset("we us our they them it he she you i is are be been not more most very own".split())
)
_PUT = re.compile(
    r"(?:get|getting|put|putting|bring|bringing|have|having|move|moving|take|taking|make|making|turn|"
    r"turning)\b.{0,80}?\b(?:into (?:place|operation|production|service|use)|in place|live\b|up and running|"
    r"onto (?:the|a|an|one)|to the cloud|online$|available$|on stream|at all|in (?:all|every) \w+)|bring(?:ing)? "
    r"in (?!€|\$|£|\d|more|new (?:business|customers|members|donors))|"
    r"switch(?:ing)? (?:over )?to|roll(?:ing)?[- ]?out|set(?:ting)?[- ]?up|migrat(?:e|ing)|mov(?:e|ing) "
    r".{0,60}\bonto\b|mov(?:e|ing) .{0,60}\bto (?:the|a|an)? ?(?:new|cloud|\w+ platform)"
)
_STATED_DONE = re.compile(
    r"\b(?:up and running|in place|live\b(?! in| on| with)|go(?:es)? live|rolled out|implemented|introduced|"
    r"installed|launched|deployed|set up|built|"
    r"delivered|completed?|finished|migrated|operational|in operation|in production|in use)\b"
)
_WE_DEED = re.compile(
    r"we (?:keep (?:track|an eye)|support|monitor|track|review|help|assist|work on|run|organi[sz]e|publish|"
    r"maintain|provide|offer)\b"
)
_HAS_PLAN = re.compile(
    r"\b(?:team|teams|we|department|company) (?:has|have) .{0,40}?\b(?:plans?|strategy|thesis|roadmap|dashboards?|"
    r"guidelines?|handbook)\b"
)
_ONGOING = re.compile(rf"\b(?:{fam.ONGOING_MARKS})\b")
_CHANGED = re.compile(rf"\b(?:{fam.CHANGE_MARKS})\b")
_SLOGAN = re.compile(rf"(?<!\w)(?:{fam.SLOGANS})(?!\w)")
_KEEP_RUNNING = re.compile(
    r"keep(?:ing)? [^,;]{2,50}? (?:running|going|working|operating|operational|open|clean|tidy|in order|in shape|"
    r"up to date)\b"
)
_QUICKER = re.compile(r"\b(?:faster|sooner|quicker|earlier|cheaper|on time)\b")
_OPEN_DECISIONS = frozenset("settle settling set setting agree agreeing choose choosing".split())


Work = Literal["build", "do", "upkeep", "better"]
_KINDS: Mapping[Work, ObjectiveKind] = {
    "build": "solution", "do": "activity", "upkeep": "activity", "better": "activity",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Aim:
    """What an objective is; places are in the text.

    `work` says of an activity or solution what kind of work: building or bringing in something, doing something
    once, mere upkeep, bettering one's own artefact. `who` is the first naming of somebody; `clause` says that
    something does or becomes something; `number` is the first figure that sizes the aim; `deed` is the verb it opens
    with; `praise` the lofty words of a slogan, `label` that it has none and only names a theme.
    """

    kind: ObjectiveKind
    work: Work | None
    clause: bool
    who: Span | None
    number: Quantity | None
    deed: Span | None
    praise: Span | None
    label: bool = False


def kind(line: Line, reading: Reading) -> ObjectiveKind:
    """Say what kind of sentence an objective is."""
    return read(line.text, reading.quantities).kind


@lru_cache(maxsize=256)
def of(text: str) -> Aim:
    """Read an objective by its words alone; remembered, because every rule on it asks."""
    return read(text, find(text))


def read(text: str, quantities: Sequence[Quantity]) -> Aim:
    """Read an objective's shape, in the order: work, figure, slogan, direction."""
    low = text[:_LONGEST].lower().replace("’", "'")
    words = words_of(low)
    clause = is_clause(words)
    number = next((item for item in quantities if sizes(text, item)), None)
    who = somebody(low)
    praise = _praise(low, words, clause)
    work = _work(low, words, clause)
    if work and praise and number is None and (_SLOGAN.search(low) or work == "build"):
        work = None
    if work and (number is None or work == "build" or (work == "upkeep" and _goes_on(low, words))):
        return Aim(_KINDS[work], work, clause, who, number, words[0][1:] if words else None, None)
    if number is not None:
        return Aim("metric", None, clause, who, number, None, None)
    if praise is not None:
        label = not _SLOGAN.search(low) and not any(_in(word, fam.LOFTY) for word, _, _ in words)
        return Aim("slogan", None, clause, who, None, None, praise, label)
    return Aim("direction", None, clause, who, None, None, None)


def _work(low: str, words: Words, clause: bool) -> Work | None:
    """Say what kind of work the aim is, if it is work."""
    if not words:
        return None
    here = low[words[0][1] :]
    if clause:
        if _HAS_PLAN.search(low) or _WE_DEED.match(low):
            return "do"
        done = _STATED_DONE.search(low)
        return "build" if done and _tool_first(words) and not somebody(here[: done.start()]) else None
    first = words[0][0]
    if _upkeep(here, words):
        return "upkeep"
    if _PUT.match(here):
        return "build"
    if not opens_with_deed(words):
        return "build" if _tool_first(words) else None
    object_words = [word for word, _, _ in words[1:10]]
    if _ROOM.match(here) or (_INTO.match(here) and is_person(_head(object_words)) and not _names_tool(object_words)):
        return None
    if fam.stems_from(first, fam.SOLUTION) and not _abstract(object_words, first):
        return "build"
    if fam.stems_from(first, fam.BETTERING) and _own_thing(words):
        return "better"
    if _QUICKER.search(here):
        return None
    if (first in families.DECIDE and first not in _OPEN_DECISIONS) or fam.stems_from(first, fam.DOING):
        return "build" if _names_tool(object_words) else "do"
    return None


_ROOM = re.compile(r"(?:creat|mak|giv|build|free)\w* (?:more |enough )?(?:room|space|time|chances?) for ")
"""Nothing is built where somebody is to get room or time."""
_INTO = re.compile(r"\w+ [^,;]{2,40}? (?:into|out of|from) ")


def _head(words: Sequence[str]) -> str:
    """The last word of an object before its first joint."""
    kept = ""
    for word in words:
        if word in fam.STOPS:
            break
        kept = word
    return kept


def _goes_on(low: str, words: Words) -> bool:
    return low.startswith(("continu", "carry", "maintain", "keep", "sustain"), words[0][1])


def _upkeep(here: str, words: Words) -> bool:
    """Tell whether an order names what an operation does anyway, with no change in it."""
    first = words[0][0]
    if here.startswith(
        (
            "carry on",
            "carrying on",
            "look after",
            "looking after",
            "keep on ",
            "take care of",
            "continu",
            "keep running",
        )
    ) or (_KEEP_RUNNING.match(here) and not _CHANGED.search(here)):
        return True
    if not opens_with_deed(words) or not fam.stems_from(first, fam.RUNNING):
        return False
    changed = _CHANGED.search(here) is not None
    if _ONGOING.search(here):
        return True
    if changed:
        return False
    if fam.stems_from(first, fam.ALWAYS_RUNNING):
        return True
    service = re.search(
        r"\b(?:advice|service|services|support|assistance|cover|care|maintenance|operations?|administration|"
        r"information|lessons|meals|reports?|payroll)\b",
        here,
    )
    return (
        fam.stems_from(first, frozenset({"provide", "manage", "deliver", "ensure", "offer", "run", "supply", "serve"}))
        and service is not None
        and _praise(here, words, False) is None
    )


def _tool_first(words: Words) -> bool:
    """Tell whether the phrase's head, before its first joint, is a thing that is built or brought in."""
    head = []
    for word, _, _ in words[:7]:
        if word in fam.STOPS or word in fam.AUXILIARY or word in ("up", "live"):
            break
        head.append(word)
    return bool(head) and head[-1] in fam.TOOLS


def _names_tool(words: Sequence[str]) -> bool:
    return any(word in fam.TOOLS for word in words)


def _abstract(words: Sequence[str], verb: str) -> bool:
    """Tell whether what is built is nothing that is delivered: trust, a place where ..., great experiences."""
    if fam.stems_from(verb, frozenset({"deliver", "set", "extend", "switch", "adopt", "roll"})):
        return not any(word in fam.TOOLS or word in families.ARTEFACTS for word in words)
    head = [word for word in words if word not in fam.DETERMINERS]
    for word in head:
        if word in fam.STOPS:
            break
        if word in fam.ABSTRACT:
            return True
    return False


def _own_thing(words: Words) -> bool:
    """Tell whether the object, before its first joint, is an artefact or process of our own."""
    for word, _, _ in words[1:9]:
        if word in fam.STOPS and word not in ("of", "and"):
            return False
        if word in fam.OWN or word in families.OWN_WORK:
            return True
    return False


def _praise(low: str, words: Words, clause: bool) -> Span | None:
    """Return the lofty words where little else is said."""
    phrases = [found.span() for found in _SLOGAN.finditer(low)]
    content = [(word, start, end) for word, start, end in words if word not in _FUNCTION]
    lofty = [item for item in content if _in(item[0], fam.LOFTY)]
    concrete = [
        word
        for word, start, end in content
        if not _in(word, fam.LOFTY)
        and not _in(word, fam.EMPTY)
        and not any(first <= start < last for first, last in phrases)
    ]
    if clause:
        if not (phrases or lofty) or len(concrete) > (1 if phrases and not is_person(words[0][0]) else 0):
            return None
    elif len(content) <= 3 and not (phrases or lofty):
        label = (
            len(words) <= 3
            and not opens_with_deed(words)
            and not any(word in fam.DIRECTED or word.endswith("er") or is_person(word) for word, _, _ in words)
        )
        return (words[0][1], words[-1][2]) if label and words else None
    if phrases and len(concrete) <= 1:
        return phrases[0]
    if lofty and not concrete:
        return lofty[0][1], lofty[0][2]
    if len(lofty) >= 2 and len(concrete) == 1:
        return lofty[0][1], lofty[0][2]
    return None


def _in(word: str, family: frozenset[str]) -> bool:
    return (
        word in family
        or (word.endswith("s") and word[:-1] in family)
        or (all(part in family for part in word.split("-")) and "-" in word)
    )
