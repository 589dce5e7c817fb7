"""Whether more of what a line measures would be good news or bad, told by the words of its metric (part of K22).

A metric is bad news where the noun at its head is ("complaints about cold food", "error rate"), where a word in front
of a counted noun says so ("missed collections"), or where its people do what nobody wants ("staff who leave"). Any
word that turns the thing round ("complaints answered", "days between failures") makes it neither.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from coach.lint.checks.gates import LONGEST
from coach.lint.checks.wording import expressions
from coach.lint.subject import Subject

_WORD = re.compile(r"[^\W\d_][\w’'-]*|[^\w\s]")
_LEAD = frozenset(
    "we i to want wants please let lets the our their its a an all overall total average mean median typical monthly "
    "weekly daily annual yearly quarterly number numbers share proportion percentage amount of rate level volume new "
    "new-found today's current have get see".split()
)
"""Words in front of a metric that say nothing of what it is."""
_PREPOSITIONS = frozenset(
    "in on at of for among amongst about with during within across by over because due after before between per from "
    "to around inside outside against under above below until since near behind".split()
)
_MOVES = frozenset(
    "is are was were be being goes go going gone up down rise rises rising climb climbs climbing grow grows growing "
    "fall falls falling drop drops dropping sink sinks sinking slide slides decline declines shrink shrinks increase "
    "increases increasing decrease decreases decreasing shall should will must may can reach reaches double doubles "
    "halve halves jump jumps slip slips move moves stand stands".split()
)
_WHO = frozenset("who who'd who’d who'll that which whom".split())
_ENDS = re.compile(
    r"[^\W\d_]+ed$|(?:caught|found|kept|sent|paid|met|won|sold|built|taught|brought|bought|made|held|told|spent|shown|"
    r"given|taken|written|read|let|put|done|seen|lent|led|heard|understood|begun|back)$"
)
"""What is done with a thing; "complaints answered" are no complaints to be fewer."""
_PLURAL = re.compile(r"[^\W\d_]{3,}s(?<!ss)$|people$|children$|staff$|milk$|time$|hours$")
_CLAUSE_NOT = frozenset("not never no without rarely fewer less don't doesn't don’t doesn’t won't won’t".split())


@lru_cache(maxsize=16)
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words)})$", re.IGNORECASE)


def welcome(subject: Subject, end: int, verb: str, parameters: Mapping[str, object]) -> bool | None:
    """Whether more of the metric named before `end` is good (true) or bad (false); null where its words do not say.

    `verb` asks for a direction; the metric is its object where it opens the line.
    """
    words = _WORD.findall(subject.lower[: min(end, LONGEST)])
    if "±" in subject.text:
        return None  # how far off a figure may be is no level of it
    asked = verb.lower().split()
    if asked and asked[0] in words[:3]:
        words = words[words.index(asked[0]) + len(asked) :]
    while words and words[0] in _LEAD:
        words = words[1:]
    head, rest = _head(words)
    if not head:
        return None
    if rest and rest[0] in _WHO:
        clause = [word for word in rest[1:] if word.isalpha()][:2]
        bad = any(_any(expressions(parameters, "bad_doings")).match(word) for word in clause)
        return False if bad and _CLAUSE_NOT.isdisjoint(rest) else None
    if any(word in _TURNS or (_ENDS.match(word) and word not in _NEUTRAL) for word in rest):
        return None
    return _of_head(head, parameters)


_TURNS = frozenset("without who that which not no before between since until after until".split())
_NEUTRAL = frozenset("received recorded counted measured logged registered need unplanned".split())


def _head(words: list[str]) -> tuple[list[str], list[str]]:
    """The noun phrase that a metric opens with, and what follows it."""
    for place, word in enumerate(words):
        if word in _PREPOSITIONS or word in _MOVES or word in _WHO or not word[0].isalpha():
            if word in ("'", "’") or (word in ("of", "to") and place == 0):
                continue
            return words[:place], words[place + 1 :] if word not in _WHO else words[place:]
    return words, []


def _of_head(head: list[str], parameters: Mapping[str, object]) -> bool | None:
    carrier = _any(expressions(parameters, "carriers"))
    things, kinds = _any(expressions(parameters, "bad_things")), _any(expressions(parameters, "bad_kinds"))
    turned = _any(expressions(parameters, "turned"))
    if any(turned.match(word) for word in head):
        return None
    named = head
    while len(named) > 1 and carrier.match(named[-1]):
        named = named[:-1]
    pair = " ".join(named[-2:])
    if things.match(named[-1]) or things.match(pair):
        return False
    if kinds.match(named[0]) or (len(named) > 1 and kinds.match(named[-2])):
        return False if len(named) > 1 and len(named) <= 4 and _PLURAL.match(named[-1]) else None
    good = _any(expressions(parameters, "good_things"))
    if len(head) == len(named) or carrier.match(head[-1]):
        return True if good.match(named[-1]) or good.match(pair) else None
    return None
