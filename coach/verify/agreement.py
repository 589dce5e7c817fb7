"""Whether two numbers of the same value say the same thing: direction, rate, noun and measure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.language.nouns import plural
from coach.language.people import is_person
from coach.schema import NumberSource
from coach.verify import words
from coach.verify.mention import Mention
from coach.verify.scene import Scene, head

_TIMELY = frozenset({"date", "quarter", "year", "month", "weekday", "period", "identifier", "time", "ordinal", "top"})
_ONE_OF = re.compile(r"\b(?:which|who|what|each|one|any|none|neither) of (?:the|these|those|your|all) $")
_VERB_GOES_ON = re.compile(r" (?:most|least|more|less|first|last|the|an?|your|it|this|that|from|[a-z]+est|[a-z]+ly)\b")
_WORD_BEFORE = re.compile(r"([a-z]+)(?: (?:all|the|our|at least|another|about|some|up to|more than|out|with|to))* $")
_WORD_AFTER = re.compile(r" (?:of (?:the |our )?|[a-z]+ (?=[a-z]+s\b))?([a-z]+)")
_PART_OF = re.compile(r"(?:%|percent|per cent|half|third|quarter) of (?:the |your |all |these |those )?$")
_NOUN = "the source has this number, but not for “{noun}”"
_MEASURE = "in the source this number belongs to another measure"


@dataclass(frozen=True, slots=True)
class Entry:
    """A number that a source holds, with the text it stands in."""

    mention: Mention
    scene: Scene
    source: NumberSource
    where: str

    def quoted(self) -> str:
        """Return where it comes from, for the page: the words around it, or the note's id."""
        return self.where or self.scene.around(self.mention)


def disagreement(item: Mention, scene: Scene, entry: Entry, elsewhere: frozenset[str]) -> str:
    """Say why a number does not repeat an entry of the same value; empty where it does.

    `elsewhere` are the nouns that any number of the sources counts.
    """
    known = entry.mention
    if item.sign and known.sign and item.sign != known.sign:
        return "the sign or direction is another one than in the source"
    if known.sign < 0 and not known.relative and not item.sign:
        return "the source has it with a minus"
    if item.sign < 0 and not item.relative and not known.sign:
        return "the source has it without a minus"
    ours, theirs = scene.rate(item), entry.scene.rate(known)
    if ours and theirs and ours != theirs:
        return f"the source has it per {theirs}, not per {ours}"
    if item.kind not in _TIMELY:
        if scene.tongue != entry.scene.tongue:
            return ""  # nouns of two languages cannot be compared
        return _other_noun(item, scene, entry, elsewhere) or _other_measure(item, scene, entry)
    return ""


def _other_noun(item: Mention, scene: Scene, entry: Entry, elsewhere: frozenset[str]) -> str:
    """Catch "50 customers" where the source has 50 agents."""
    noun, known = head(item), head(entry.mention)
    if noun is None or _is_verb(item, scene, elsewhere):
        return ""
    if known is not None and words.akin(noun, known):
        return ""
    near = entry.scene.said_of(entry.mention)
    if words.any_akin(frozenset({noun}), near):
        return _NOUN.format(noun=item.noun) if _only_beside(noun, known, item, scene, entry) else ""
    staff = noun == "employee" and known is not None and is_person(entry.mention.noun or "")
    if staff and words.any_akin(scene.said_of(item) - {noun}, near - {known or ""}):
        return ""  # "the training of 50 staff" of the 50 agents to be trained
    if not near:
        return ""  # the source is a bare number: an answer to a question about anything
    if known is None and item.kind != "count":
        said = scene.said_of(item) - {noun}
        if words.any_akin(said, near) and not words.any_akin(said, entry.scene.everything - near):
            return ""
    retold = known is None and words.any_akin(scene.said_of(item) - {noun}, near)
    if retold and words.any_akin(frozenset({noun}), entry.scene.paragraph(entry.mention)):
        return ""  # "the 26 lost accounts" of "Win back accounts. We lost 26."
    if known is None and words.any_akin(frozenset({noun}), entry.scene.sentence(entry.mention)):
        return "" if not words.any_akin(frozenset({noun}), elsewhere) else _NOUN.format(noun=item.noun)
    return _NOUN.format(noun=item.noun)


def _only_beside(noun: str, known: str | None, item: Mention, scene: Scene, entry: Entry) -> bool:
    """Tell "three presses" where the source has three shifts that run the press: named there, and not counted.

    "Thirty calls" repeats "call 30 suppliers", "35 handlers" repeats "35 claims handlers".
    """
    other = entry.mention
    if known is None or item.kind != "count" or other.kind != "count" or not plural(other.noun or ""):
        return False
    before = _WORD_BEFORE.search(entry.scene.low, max(0, other.start - 40), other.start)
    if before is not None and words.akin(words.stem(before[1]), noun):
        return False
    low = entry.scene.low
    after = _WORD_AFTER.match(low, low.find(other.noun or "", other.end) + len(other.noun or ""))
    if after is not None and words.akin(words.stem(after[1]), noun):
        return False
    shown = words.content(words.tokens(scene.low, item.end, item.end + 60))
    return not words.any_akin(frozenset({known}), shown)


def _is_verb(item: Mention, scene: Scene, elsewhere: frozenset[str]) -> bool:
    """Tell "which of the 32 waits longest?" from "which of the 32 patients": what stands there is no noun of ours."""
    noun = item.noun or ""
    sure = _VERB_GOES_ON.match(scene.low, item.end + 1 + len(noun)) is not None
    return (
        noun.endswith("s")
        and _ONE_OF.search(scene.low, max(0, item.start - 24), item.start) is not None
        and scene.low.startswith(" " + noun, item.end)
        and not words.any_akin(frozenset({words.stem(noun)}), elsewhere)
        and (sure or not (words.is_noun(noun) or is_person(noun)))
    )


def _turned_aside(said: frozenset[str], near: frozenset[str], entry: Entry) -> bool:
    """Tell "South has a churn of 4 %" where the source gives North's and names South beside it."""
    beside = entry.scene.paragraph(entry.mention) - near
    strange = [word for word in sorted(said & beside) if not words.any_akin(frozenset({word}), near)]
    if not strange:
        return False
    ours = words.measures(sorted(said))
    return any(
        not words.any_akin(frozenset({word}), said) and words.measures([word]).isdisjoint(ours) for word in sorted(near)
    )


def _folk(item: Mention, entry: Entry) -> bool:
    return item.noun in ("people", "persons") and any(map(is_person, entry.scene.said(entry.mention)))


def _other_measure(item: Mention, scene: Scene, entry: Entry) -> str:
    """Catch "activation 5 %" where the source has churn at 5 %."""
    known = entry.mention
    if item.kind == "count" and _PART_OF.search(scene.low, max(0, item.start - 22), item.start) and _folk(item, entry):
        return ""  # "15 % of 120 people" is said of the 15 %
    said, near = scene.said_of(item, line_only=True), entry.scene.said_of(known)
    if _turned_aside(said, near, entry):
        return _MEASURE
    ours, theirs = scene.measures(item), entry.scene.measures(known)
    if not ours.isdisjoint(theirs):
        return ""
    if not scene.meant(item).isdisjoint(entry.scene.meant(known)):
        return ""
    sure = scene.measures(item, certain=True)
    if sure and entry.scene.measures(known, certain=True):
        return _MEASURE
    if not said or not near or words.any_akin(said, near):
        return ""
    if sure and not words.any_akin(said, entry.scene.everything) and not scene.asks(item):
        return _MEASURE
    if words.any_akin(said, entry.scene.everything - near) and not words.any_akin(said, entry.scene.clause(known)):
        return _MEASURE
    return _MEASURE if (ours and theirs) or (sure and head(known) is not None) else ""
