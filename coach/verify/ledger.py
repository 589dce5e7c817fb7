"""The numbers that the sources hold, and whether a number of another text says one of them again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from coach.schema import NumberSource
from coach.verify import calendar, keys, surface, words
from coach.verify.mention import Key, Mention
from coach.verify.scene import Scene, head
from coach.verify.sources import Sources, note_id, note_text
from coach.verify.structure import lines_counted

_UNITS = {
    "percent": "%", "days": "day", "hours": "hour", "h": "hour", "min": "min", "minutes": "min", "weeks": "week",
    "months": "month", "eur": "EUR", "€": "EUR", "usd": "USD", "$": "USD",
}  # fmt: skip
_TIMES = frozenset({"day", "hour", "min", "s", "ms", "week", "month"})


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


@dataclass(frozen=True, slots=True)
class Match:
    """What a search found: an entry that says the same, or else why the nearest one does not."""

    entry: Entry | None
    reason: str = ""


class Ledger:
    """The numbers of some sources, read once; sentence after sentence can be checked against it."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.lines = lines_counted(sources.user)

    @cached_property
    def scenes(self) -> list[tuple[Scene, NumberSource, str]]:
        """Every source with its numbers: the marked guesses first, then the person's words, then the notes."""
        read = surface.read
        found: list[tuple[Scene, NumberSource, str]] = []
        found += [(Scene(read(text)), "estimate", "") for text in self.sources.estimates]
        found += [(Scene(read(text)), "user", "") for text in self.sources.user]
        found += [(Scene(read(note_text(note))), "note", note_id(note)) for note in self.sources.notes]
        return found

    @cached_property
    def index(self) -> dict[Key, list[Entry]]:
        """Every reading of every number that a source holds."""
        known: dict[Key, list[Entry]] = {}
        for scene, source, where in self.scenes:
            for item in scene.mentions:
                entry = Entry(item, scene, source, where)
                for key in dict.fromkeys(_readings(item, scene)):
                    known.setdefault(key, []).append(entry)
            for net in calendar.named(scene.surface.text, scene.low):
                month = Mention(net.start, net.end, "month", net.value)
                known.setdefault(("month", net.value or 0.0), []).append(Entry(month, scene, source, where))
        return known

    @cached_property
    def changes(self) -> frozenset[tuple[Key, Key]]:
        """Every "from A to B" of the sources, in that order."""
        return frozenset(pair for scene, _, _ in self.scenes for pair in changes(scene))

    @cached_property
    def spelled(self) -> str:
        """All sources as one run of lower-case signs, to look names up in."""
        return "\n".join(scene.low for scene, _, _ in self.scenes)

    @cached_property
    def names(self) -> str:
        """All sources without spaces and hyphens between the parts of a name."""
        return keys.name(self.spelled.replace("\n", "|"))

    @cached_property
    def counted_elsewhere(self) -> frozenset[str]:
        """The nouns that some number of the sources counts."""
        return frozenset(noun for scene, _, _ in self.scenes for item in scene.mentions if (noun := head(item)))

    def holds(self, item: Mention, scene: Scene) -> Match:
        """Find what a number of another text repeats; for a range, both ends must be held."""
        best = Match(None)
        parts = keys.ends(item, scene.surface)
        for part in parts:
            best = self._best(part, item, scene)
            if best.entry is None:
                break
        if best.entry is None and item.kind == "ratio":
            return self._both(item, scene) or best
        return best

    def _best(self, wanted: list[Key], item: Mention, scene: Scene) -> Match:
        reason = ""
        for entry in self._entries(wanted, item):
            why = disagreement(item, scene, entry, self)
            if why == "":
                return Match(entry)
            reason = reason or why
        return Match(None, reason)

    def _entries(self, wanted: list[Key], item: Mention) -> Iterator[Entry]:
        for key in wanted:
            if key[0] == "share" and item.kind == "ratio" and not _plain_share(item):
                continue
            found = self.index.get(key)
            if found is not None:
                yield from found
            elif key[0] in ("date", "quarter"):
                yield from self._pieced(key)

    def _pieced(self, key: Key) -> Iterator[Entry]:
        """Find a date whose day and whose year stand in different places of the sources."""
        *front, year = str(key[1]).split("-")
        if len(year) == 4 and ("year", float(year)) in self.index:
            yield from self.index.get((key[0], "-".join(front)), ())

    def _both(self, item: Mention, scene: Scene) -> Match | None:
        """Find "3 of 12" where the sources hold a 3 and a 12 of the same thing."""
        pair = keys.parts(item)
        if pair is None or pair[0] > pair[1]:
            return None
        matches = [self._best([("count", value)], item, scene) for value in pair]
        return matches[0] if all(match.entry is not None for match in matches) else None

    def holds_name(self, item: Mention, scene: Scene) -> bool:
        """Tell whether the very signs of a name ("ISO 27001") stand in a source."""
        written = scene.low[item.start : item.end]
        name = keys.name(written)
        if not name:
            return False
        at = self.names.find(name)
        while at >= 0:
            before, after = self.names[at - 1 : at], self.names[at + len(name) : at + len(name) + 1]
            whole = not (name[0].isdigit() and before.isdigit()) and not (name[-1].isdigit() and after.isdigit())
            if whole and _stands(self.spelled, written, name):
                return True
            at = self.names.find(name, at + 1)
        return False


def _stands(spelled: str, written: str, name: str) -> bool:
    """Tell whether a name stands as a word of its own, written with or without its space or hyphen."""
    pattern = r"[\s\-_.,'#]*".join(re.escape(sign) for sign in name[:80])
    edge = r"(?<![^\W_])" if name[0].isalnum() else ""
    return re.search(edge + pattern + r"(?![^\W_])", spelled) is not None


def _plain_share(item: Mention) -> bool:
    """Tell a share in its plainest form ("one in four", "nine out of ten") from one that names a sample ("30 of 120")."""
    pair = keys.parts(item)
    if pair is None or not pair[0].is_integer() or not pair[1].is_integer():
        return pair is None
    one, whole = int(pair[0]), int(pair[1])
    if any(one % step == 0 and whole % step == 0 for step in range(2, min(one, 50) + 1)):
        return False
    return one == 1 or whole <= 10


def changes(scene: Scene) -> Iterator[tuple[Key, Key]]:
    """Yield the keys of both ends of every change, "from A to B" or "A → B"."""
    for one, other in scene.changes:
        firsts, lasts = keys.keys(one, scene.surface, known=False), keys.keys(other, scene.surface, known=False)
        if firsts and lasts:
            yield firsts[0], lasts[0]


def _names_sample(item: Mention, scene: Scene) -> bool:
    """Tell "3 of 12 branches", whose 12 may be repeated, from "three in five", which counts nothing."""
    written = scene.low[item.start : item.end]
    return not _plain_share(item) or (" of " in written and " out of " not in written)


def _readings(item: Mention, scene: Scene) -> list[Key]:
    """Return all that a number of a source may be repeated as."""
    found = keys.keys(item, scene.surface, known=True)
    if item.kind == "count" and (unit := scene.unit_said(item)):
        found += _with_unit(item, _UNITS.get(unit, unit))
    if item.kind == "count" and item.noun is None and item.unit is None and item.value is not None:
        for one in scene.neighbours(item):
            if one.kind in ("percent", "currency", "duration", "measure"):
                found += keys.keys(replace(one, value=item.value, high=None), scene.surface, known=True)
    if item.kind in ("count", "points") and item.unit != "bps" and scene.scored(item):
        found += [("points" if item.kind == "count" else "count", value) for name, value in found if name in ("count", "points")]
    for name, value in list(found):
        if name in ("date", "quarter"):
            found += _shorter(name, str(value))
    if item.kind == "ratio" and (pair := keys.parts(item)) and _names_sample(item, scene):
        found += [("count", value) for value in pair]
    if item.kind == "count" and item.value == 0:
        found.append(("name", "zero"))
    return found


def _with_unit(item: Mention, unit: str) -> list[Key]:
    value = item.value or 0.0
    if unit == "%":
        return [("share", float(f"{value / 100:.9g}"))]
    if unit in _TIMES:
        return keys.keys(Mention(0, 0, "duration", value, None, unit), surface.read(""), known=True)
    return [(f"money:{unit}", value)]


def _shorter(name: str, value: str) -> list[Key]:
    """Return what of a full date may be repeated alone: the day and month, the month, the year."""
    *front, last = value.split("-")
    year = last if len(last) == 4 else None
    rest = "-".join(front) if year else value
    found: list[Key] = [(name, rest)]
    if year:
        found += [("year", float(year)), ("count", float(year))]
    if name == "date":
        month = rest[:2]
        found += [("month", float(month)), (name, f"{month}-00")]
        if year:
            found.append((name, f"{month}-00-{year}"))
        if year or not rest.endswith("-00"):
            found += [("period", "month")]
        found.append(("period", "year"))
    else:
        found += [("period", "quarter"), ("period", "year"), ("period", "half")]
    return found


def disagreement(item: Mention, scene: Scene, entry: Entry, ledger: Ledger) -> str:
    """Say why a number does not repeat an entry of the same value; empty where it does."""
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
    if item.kind not in ("date", "quarter", "year", "month", "weekday", "period", "identifier", "time", "ordinal", "top"):
        if scene.tongue != entry.scene.tongue:
            return ""  # nouns of two languages cannot be compared
        return _other_noun(item, scene, entry, ledger) or _other_measure(item, scene, entry)
    return ""


def _other_noun(item: Mention, scene: Scene, entry: Entry, ledger: Ledger) -> str:
    """Catch "50 customers" where the source has 50 agents."""
    noun, known = head(item), head(entry.mention)
    if noun is None:
        return ""
    if known is not None and words.akin(noun, known):
        return ""
    near = entry.scene.said_of(entry.mention)
    if words.any_akin(frozenset({noun}), near):
        return ""
    if not near:
        return ""  # the source is a bare number: an answer to a question about anything
    if known is None and item.kind != "count":
        said = scene.said_of(item) - {noun}
        if words.any_akin(said, near) and not words.any_akin(said, entry.scene.everything - near):
            return ""
    if known is None and words.any_akin(frozenset({noun}), entry.scene.sentence(entry.mention)):
        return "" if not words.any_akin(frozenset({noun}), ledger.counted_elsewhere) else _NOUN.format(noun=item.noun)
    return _NOUN.format(noun=item.noun)


_NOUN = "the source has this number, but not for “{noun}”"


def _other_measure(item: Mention, scene: Scene, entry: Entry) -> str:
    """Catch "activation 5 %" where the source has churn at 5 %."""
    known = entry.mention
    ours, theirs = scene.measures(item), entry.scene.measures(known)
    if not ours.isdisjoint(theirs):
        return ""
    sure = scene.measures(item, certain=True)
    if sure and entry.scene.measures(known, certain=True):
        return _MEASURE
    said, near = scene.said_of(item, line_only=True), entry.scene.said_of(known)
    if not said or not near or words.any_akin(said, near):
        return ""
    if words.any_akin(said, entry.scene.everything - near) and not words.any_akin(said, entry.scene.clause(known)):
        return _MEASURE
    return _MEASURE if (ours and theirs) or (sure and head(known) is not None) else ""


_MEASURE = "in the source this number belongs to another measure"
