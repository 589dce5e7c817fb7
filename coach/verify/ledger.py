"""The numbers that the sources hold, and whether a number of another text says one of them again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from coach.schema import NumberSource
from coach.verify import calendar, keys, surface
from coach.verify.agreement import Entry, disagreement
from coach.verify.mention import Key, Mention
from coach.verify.readings import changes, plain_share, readings
from coach.verify.scene import Scene, head
from coach.verify.sources import Sources, note_id, note_text
from coach.verify.structure import lines_counted
from coach.verify.swaps import swapped

_MOST = 200
"""Places of one number that are kept; whoever writes a number more often means the same by it."""
_COMPARED = 40
"""Places of one number that are compared; a text of thousands of numbers shall not be held against thousands."""
_TIMES = frozenset({"day", "hour", "min", "s", "ms", "week", "month"})


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
                for key in dict.fromkeys(readings(item, scene)):
                    places = known.setdefault(key, [])
                    if len(places) < _MOST:  # a paste of ten thousand ones shall not be compared ten thousand times
                        places.append(entry)
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
        if best.entry is None and item.kind == "count" and item.noun is None and item.unit is None:
            return self._elliptic(item, scene) or best
        if best.entry is None and item.kind == "ratio":
            return self._both(item, scene) or best
        return best

    def _elliptic(self, item: Mention, scene: Scene) -> Match | None:
        """Find the unit of a bare number in the number before it: "21 days today, twelve at the end"."""
        for one in scene.neighbours(item):
            if one.end < item.start and one.kind in ("duration", "percent", "currency") and item.value is not None:
                full = replace(item, kind=one.kind, unit=one.unit, high=None)
                match = self._best(keys.keys(full, scene.surface, known=False), full, scene)
                if match.entry is not None:
                    return match
        return None

    def _best(self, wanted: list[Key], item: Mention, scene: Scene) -> Match:
        reason = ""
        for entry in islice(self._entries(wanted, item), _COMPARED):
            why = disagreement(item, scene, entry, self.counted_elsewhere) or swapped(item, scene, entry)
            if why == "":
                return Match(entry)
            reason = reason or why
        return Match(None, reason)

    def _entries(self, wanted: list[Key], item: Mention) -> Iterator[Entry]:
        for key in wanted:
            if key[0] == "share" and item.kind == "ratio" and not plain_share(item):
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
