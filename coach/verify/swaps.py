"""Numbers of a source that come back with the same noun or none, and yet say something new.

"Call 100 donors" is work; "100 donors give again" is a result that nobody stated. "Gold members: 40 %" says nothing of
silver ones, and "6 wards" do not make anything "drop by 6".
"""

from __future__ import annotations

import re

from coach.language.nouns import plural
from coach.language.people import is_person
from coach.verify import words
from coach.verify.agreement import Entry
from coach.verify.lexicon import CONTRASTS, EFFORTS, GAINS, IDLE, REMARKS, WEAK
from coach.verify.mention import Mention
from coach.verify.scene import Scene, head

_CONTRASTED = {word: (row, side) for row in CONTRASTS for side in row.split() for word in side.split("/")}
_PEOPLE = frozenset("people persons individuals folks humans".split())
_BEFORE = re.compile(
    r"([a-z]+)(?: (?:of|with|all|the|our|at least|another|about|some|up to|a further|more than|out to|to))* $"
)
_OPENS = re.compile(r"(?:^|[\n.!?;:]|[\"“(]|\b(?:target|goal|result|outcome|so that|until|and|then))[ *-]*$")
_FOLLOWS = re.compile(r" ([a-z'-]+)(?: (?:fully|more|very|again|now))?(?: ([a-z'-]+))?")
_JOINING = frozenset(
    "of in on at by to for from with per as and or than who that which whose about after before".split()
)
_BEING = frozenset("are is were was be been feel become stay remain".split())
_COMPARED = frozenset("more less fewer better worse".split())
_YOURS = re.compile(r"\byour [^.!?\n;,:]{1,50} (?:is|are|was|were|stands? at|sits? at|of|=) (?:about |at |now )?$")
_PER = re.compile(r"(?: [a-z-]+)?(?: of [a-z-]+){0,2} (?:per|for each|for every) ([a-z]+)")
_AMOUNTS = frozenset({"duration", "currency", "percent", "points", "measure"})
_GOVERNS = re.compile(
    r"\b([a-z][a-z-]+) (takes?|took|lasts?|costs?|of|is|are|at|stands? at|runs? at|starts? at|within|in|under|below|"
    r"over|above)(?: (?:only|just|about|around|exactly|at most|at least|less than|more than))? $"
)
_NO_SLOT = IDLE - WEAK
_TERMS = frozenset({"in", "within"})
_NEUTRAL = frozenset("scale guess estimate service deadline window gap range band step distance span".split())
_PER_BEFORE = re.compile(r"\bper ([a-z]+)(?:[ :=]|(?:is|of|at|from|to|stands|currently|now|today|under|below|over) )*$")
_SLOT = re.compile(r"\b([a-z-]+) (among|in|of|for|with|at|from) (?:the |our |your |all )?([a-z-]+)")
_STUFF = re.compile(r" of (?:the |our |your )?([a-z-]+)")
_NOT_SAID = "the source has this number for {theirs}, not for {ours}"
_WORK = "in the source this number is work that you plan, not what comes of it"
_OTHER = "the source has this number, but for something else"
_YOUR = "a note has this number; it is not one of yours"


def swapped(item: Mention, scene: Scene, entry: Entry) -> str:
    """Say what a number claims beyond the entry that it repeats; empty where it claims nothing new."""
    if scene.tongue != entry.scene.tongue:
        return ""
    return (
        _contrasted(item, scene, entry)
        or _of_stuff(item, scene, entry)
        or _slotted(item, scene, entry)
        or _promoted(item, scene, entry)
        or _of_people(item, scene, entry)
        or _changed_by(item, scene, entry)
        or _renamed(item, scene, entry)
        or _made_yours(item, scene, entry)
        or _shared_out(item, scene, entry)
    )


def _renamed(item: Mention, scene: Scene, entry: Entry) -> str:
    """Catch "recovery takes 90 minutes" where the source has a meeting of 90 minutes, and no word of recovery."""
    if item.kind not in _AMOUNTS or scene.asks(item) or not entry.scene.said_of(entry.mention):
        return ""
    governed = _GOVERNS.search(scene.low, max(0, item.start - 50), item.start)
    if governed is None:
        return ""
    noun, said = words.stem(governed[1]), scene.clause(item)
    plain = noun in IDLE or noun in WEAK or governed[1] in IDLE or noun in _NEUTRAL
    if plain and not (governed[2] in _TERMS and len(said) > 1):
        return ""
    if not said or words.any_akin(said, entry.scene.everything):
        return ""
    if not scene.meant(item).isdisjoint(entry.scene.meant(entry.mention)):
        return ""
    return _OTHER


def _contrasted(item: Mention, scene: Scene, entry: Entry) -> str:
    """Catch "silver members" where the source has gold ones."""
    ours, theirs = _sides(scene, item), _sides(entry.scene, entry.mention)
    for row in ours.keys() & theirs.keys():
        if ours[row].isdisjoint(theirs[row]):
            return _NOT_SAID.format(theirs=f"“{min(theirs[row])}”", ours=f"“{min(ours[row])}”")
    return ""


def _sides(scene: Scene, item: Mention) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for word in scene.said(item):
        if word in _CONTRASTED:
            row, side = _CONTRASTED[word]
            found.setdefault(row, set()).add(side.partition("/")[0])
    return found


def _of_stuff(item: Mention, scene: Scene, entry: Entry) -> str:
    """Catch "80 litres of fuel" where the source has 80 litres of paint."""
    if item.kind not in ("measure", "duration", "currency"):
        return ""
    ours, theirs = (_STUFF.match(where.low, one.end) for where, one in ((scene, item), (entry.scene, entry.mention)))
    if ours is None or theirs is None or words.stem(ours[1]) in IDLE or words.stem(theirs[1]) in IDLE:
        return ""
    near = words.content(words.tokens(scene.low, item.end, item.end + 60))
    if words.any_akin(near, words.content(words.tokens(entry.scene.low, entry.mention.end, entry.mention.end + 60))):
        return ""
    return _NOT_SAID.format(theirs=f"“{theirs[1]}”", ours=f"“{ours[1]}”")


def _slotted(item: Mention, scene: Scene, entry: Entry) -> str:
    """Catch "satisfaction among parents" where the source has it among teachers and knows no parents."""
    theirs = {(words.stem(one), joint): word for one, joint, word in _slots(entry.scene, entry.mention)}
    for one, joint, word in _slots(scene, item):
        known = theirs.get((words.stem(one), joint))
        if known is None:
            continue
        ours, other = words.stem(word), words.stem(known)
        if is_person(known) and (ours == "employee" or word in _PEOPLE):
            continue
        if not words.any_akin(frozenset({ours}), entry.scene.everything | {other}) and not words.any_akin(
            frozenset({other}), scene.everything
        ):
            return _NOT_SAID.format(theirs=f"“{known}”", ours=f"“{word}”")
    return ""


def _slots(scene: Scene, item: Mention) -> list[tuple[str, str, str]]:
    """Return what stands beside the prepositions of a number's clause, both sides with content."""
    text = " ".join(scene.said(item))
    return [
        (found[1], found[2], found[3])
        for found in _SLOT.finditer(text)
        if found[1] not in _NO_SLOT and words.stem(found[3]) not in IDLE and found[3] not in IDLE
    ]


def _promoted(item: Mention, scene: Scene, entry: Entry) -> str:
    """Catch "100 donors give again" where the source plans to call 100 donors."""
    known = entry.mention
    if item.kind != "count" or item.noun is None or known.kind != "count" or not is_person(item.noun):
        return ""
    before = _BEFORE.search(entry.scene.low, max(0, known.start - 40), known.start)
    if before is None or before[1] not in EFFORTS:
        return ""
    low = scene.low
    if _OPENS.search(low, max(0, item.start - 12), item.start) is None or scene.asks(item):
        return ""
    at = low.find(item.noun, item.end) + len(item.noun)
    follows = _FOLLOWS.match(low, at)
    if follows is None or follows[1] in _JOINING or follows[1] in REMARKS or follows[1].endswith(("ed", "ing")):
        return ""
    become = follows[2] or ""
    if follows[1] in _BEING and not (words.measures([become]) or become.endswith("er") or become in _COMPARED):
        return ""
    said = frozenset(words.stem(word) for word in words.tokens(low, at, at + 60))
    effort = frozenset(words.stem(word) for word in entry.scene.said(known) if word not in IDLE) - {head(known) or ""}
    return "" if words.any_akin(said & effort, effort) or words.akin(words.stem(follows[1]), before[1]) else _WORK


def _of_people(item: Mention, scene: Scene, entry: Entry) -> str:
    """Catch "1000 people register" where the source sends 1000 flyers."""
    known = head(entry.mention)
    if item.kind != "count" or item.noun not in _PEOPLE or known is None or entry.mention.kind != "count":
        return ""
    noun = entry.mention.noun or ""
    if is_person(noun) or not plural(noun) or words.any_akin(frozenset({known}), scene.sentence(item)):
        return ""
    return "" if not _PEOPLE.isdisjoint(entry.scene.said(entry.mention)) else _OTHER


def _changed_by(item: Mention, scene: Scene, entry: Entry) -> str:
    """Catch "drop by 6" where the source counts 6 wards."""
    known = entry.mention
    noun = head(known)
    if item.kind != "count" or not item.relative or known.relative or known.kind != "count" or noun is None:
        return ""
    before = _BEFORE.search(entry.scene.low, max(0, known.start - 40), known.start)
    if before is not None and before[1] in GAINS:
        return ""
    return "" if words.any_akin(frozenset({noun}), scene.sentence(item)) else _OTHER


def _made_yours(item: Mention, scene: Scene, entry: Entry) -> str:
    """Catch "your forecast error is 60 percent" where a note says that a grade of 60 percent is usual."""
    if entry.source != "note" or _YOURS.search(scene.low, max(0, item.start - 70), item.start) is None:
        return ""
    ours = scene.clause(item)
    if not ours and item.kind not in _AMOUNTS:
        return ""
    return "" if words.any_akin(ours, entry.scene.sentence(entry.mention)) else _YOUR


def _shared_out(item: Mention, scene: Scene, entry: Entry) -> str:
    """Catch "€90 per patient" where the source has €90 per visit."""
    ours, theirs = shares(item, scene), shares(entry.mention, entry.scene)
    if ours is None or (theirs is not None and words.akin(ours, theirs)):
        return ""
    if theirs is None:
        return "" if words.any_akin(frozenset({ours}), entry.scene.everything) else _OTHER
    return _NOT_SAID.format(theirs=f"each {theirs}", ours=f"each {ours}")


def shares(item: Mention, scene: Scene) -> str | None:
    """Return the stem of what a number is given for each of: "visit" for "€90 per visit"."""
    found = _PER.match(scene.low, item.end) or _PER_BEFORE.search(scene.low, max(0, item.start - 40), item.start)
    stem = words.stem(found[1]) if found else None
    return None if stem is None or stem in IDLE else stem
