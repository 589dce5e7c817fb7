"""The check itself: every number of a text against the ledger of its sources, the claims, and the whitelist."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.schema import Number, NumberSource
from coach.verify import claims, keys, leftovers, structure, surface
from coach.verify.agreement import Entry
from coach.verify.ledger import Ledger
from coach.verify.mention import Mention
from coach.verify.readings import changes
from coach.verify.scene import Scene, head
from coach.verify.sources import Finding, Sources, note_id, note_text

_YOU_SAID = re.compile(
    r"\b(?:you (?:said|wrote|told|mentioned|named|stated|typed|gave|set)|your (?:draft|text|words|note says)|"
    r"in your words|quoting you)\b"
    r"[^.!?\n]{0,80}$"
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A number with where it comes from, or with why it may not be shown; with neither, it only orders the text."""

    item: Mention
    source: NumberSource | None = None
    where: str = ""
    why: str = ""


def verify(text: str, sources: Sources | Ledger) -> tuple[Finding, ...]:
    """Return every number of `text` that has no provenance, in order; empty where the text may be shown.

    Give a `Ledger` instead of `Sources` to check many texts against the same sources: they are then read once.
    """
    scene, judged = _judge(text, sources)
    findings = [
        Finding(
            text[slice(*scene.surface.origin(one.item.start, one.item.end))],
            scene.surface.origin(one.item.start, one.item.end),
            one.why,
        )
        for one in judged
        if one.why
    ]
    return tuple(sorted(findings, key=lambda finding: finding.span))


def provenance(text: str, sources: Sources | Ledger) -> tuple[Number, ...]:
    """Return where every number of `text` that may be shown comes from; those of lists and labels are left out.

    `where` is the words around it (the person's), a note's id, or the sum.
    """
    scene, judged = _judge(text, sources)
    numbers: list[Number] = []
    for one in judged:
        if one.source is not None:
            first, last = scene.surface.origin(one.item.start, one.item.end)
            numbers.append(Number(text=text[first:last], source=one.source, where=one.where))
    return tuple(numbers)


def _judge(text: str, sources: Sources | Ledger) -> tuple[Scene, list[Judged]]:
    ledger = sources if isinstance(sources, Ledger) else Ledger(sources)
    scene = Scene(surface.read(text))
    if not scene.mentions:
        return scene, []
    idle = structure.idle(scene)
    claimed = _claimed(ledger.sources.claims)
    turned = _turned(scene, ledger)
    judged = [
        Judged(item)
        if item.start in idle
        else Judged(item, why=_why(item, scene, "the source has this change the other way round"))
        if item.start in turned
        else _one(item, scene, ledger, claimed)
        for item in scene.mentions
    ]
    return scene, judged


def _turned(scene: Scene, ledger: Ledger) -> set[int]:
    """Return the starts of the numbers of a change that the sources have only the other way round."""
    if not scene.changes:
        return set()
    turned: set[int] = set()
    for (one, other), (first, last) in zip(scene.changes, changes(scene), strict=False):
        if (last, first) in ledger.changes and (first, last) not in ledger.changes:
            turned |= {one.start, other.start}
    return turned


def _claimed(numbers: tuple[Number, ...]) -> list[tuple[Number, set[object]]]:
    """Return each claim with the keys of the number it is about."""
    found: list[tuple[Number, set[object]]] = []
    for number in numbers:
        scene = Scene(surface.read(number.text))
        about: set[object] = {key for item in scene.mentions for key in keys.keys(item, scene.surface, known=True)}
        found.append((number, about))
    return found


def _one(item: Mention, scene: Scene, ledger: Ledger, claimed: list[tuple[Number, set[object]]]) -> Judged:
    if _veiled(item, scene):
        return Judged(item, why=_why(item, scene, "it stands among signs that turn the direction of writing"))
    if item.kind == "script":
        return _script(item, scene, ledger)
    about = [number for number, keys_of in claimed if keys_of and not keys_of.isdisjoint(_keys(item, scene))]
    match = ledger.holds(item, scene)
    entry = match.entry
    if entry is None and not match.reason and item.kind in _BY_NAME and ledger.holds_name(item, scene):
        return Judged(item, *_named_source(item, scene, ledger))
    if entry is None and _is_count_of_lines(item, ledger):
        return Judged(item, "computed", "the lines of your draft")
    if entry is None and (where := _operand(item, scene, ledger)):
        return Judged(item, "computed", where)
    if entry is None:
        return _computed(item, scene, ledger, about, match.reason)
    lie = _lie(item, scene, ledger, about, entry)
    if lie:
        return Judged(item, why=_why(item, scene, lie))
    return Judged(item, entry.source, entry.quoted())


_BY_NAME = frozenset({"identifier", "time", "unread", "vague"})


def _keys(item: Mention, scene: Scene) -> list[object]:
    return [key for part in keys.ends(item, scene.surface) for key in part]


def _veiled(item: Mention, scene: Scene) -> bool:
    first, last = scene.surface.origin(item.start, item.end)
    return any(start < last and end > first for start, end in scene.surface.veiled)


def _script(item: Mention, scene: Scene, ledger: Ledger) -> Judged:
    """Let a script through that the person or a note uses; in any other nobody here could read a number."""
    written = scene.surface.text[item.start : item.end]
    if leftovers.spelled_in_script(written, ledger.spelled):
        return Judged(item, why=_why(item, scene, "it is a number word that no source uses"))
    if leftovers.same_script(written[0], ledger.spelled):
        return Judged(item)
    return Judged(
        item, why=_why(item, scene, "it is written in a script that no source uses, so its numbers cannot be checked")
    )


def _named_source(item: Mention, scene: Scene, ledger: Ledger) -> tuple[NumberSource, str]:
    name = keys.name(scene.low[item.start : item.end])
    for known, source, where in ledger.scenes:
        if name in keys.name(known.low):
            return source, where or known.surface.text[:80]
    return "user", ""


def _is_count_of_lines(item: Mention, ledger: Ledger) -> bool:
    """Tell "your three key results" where the draft has three lines."""
    return item.kind == "count" and item.noun in _LINES and item.value in ledger.lines


def _operand(item: Mention, scene: Scene, ledger: Ledger) -> str:
    """Return the calculation that a bare number of the text is a part of: the 14 of "23 defects (14 + 9)"."""
    if item.kind not in ("count", "ratio") or head(item) is not None or not scene.in_sum(item):
        return ""
    values = keys.parts(item) or (item.value,)
    for number in ledger.sources.claims:
        if number.source == "computed" and claims.operands(number.where, ledger).issuperset(values):
            return number.where
    return ""


_LINES = frozenset("lines results krs objectives bullets items rows entries outcomes goals".split())


def _computed(item: Mention, scene: Scene, ledger: Ledger, about: list[Number], reason: str) -> Judged:
    for number in about:
        if number.source == "computed":
            reason = claims.recompute(item, scene, number.where, ledger)
            if not reason:
                return Judged(item, "computed", number.where)
        elif number.source == "estimate":
            reason = "it is marked as your estimate, and you did not make it"
        elif not reason:
            reason = (
                "it is said to come from you"
                if number.source == "user"
                else f"it is said to come from {number.where!r}"
            )
            reason += ", and it does not stand there"
    return Judged(item, why=_why(item, scene, reason or "neither you nor a cited note says it"))


def _lie(item: Mention, scene: Scene, ledger: Ledger, about: list[Number], entry: Entry) -> str:
    """Say what is wrong with the claims about a number that a source does hold; a sound claim settles it."""
    lies: list[str] = []
    for number in about:
        if number.source == "computed":
            return ""
        if number.source == "estimate":
            bad = "" if entry.source == "estimate" else "it is marked as an estimate, and you did not call it one"
        elif number.source == "note":
            bad = (
                ""
                if _note_holds(item, scene, ledger, number.where)
                else f"it is said to come from {number.where!r}, which does not say it"
            )
        else:
            bad = "" if _user_holds(item, scene, ledger) else "it is said to come from you, and only a note says it"
        if not bad:
            return ""
        lies.append(bad)
    if not lies and entry.source == "note" and _YOU_SAID.search(scene.low, max(0, item.start - 110), item.start):
        return "it is put in your mouth, and only a note says it"
    return lies[0] if lies else ""


def _note_holds(item: Mention, scene: Scene, ledger: Ledger, where: str) -> bool:
    notes = ledger.sources.notes
    fitting = [note for note in notes if note_id(note) in where or (where and where in note_text(note))]
    return bool(fitting) and Ledger(Sources(notes=tuple(fitting))).holds(item, scene).entry is not None


def _user_holds(item: Mention, scene: Scene, ledger: Ledger) -> bool:
    sources = ledger.sources
    return Ledger(Sources(user=sources.user, estimates=sources.estimates)).holds(item, scene).entry is not None


def _why(item: Mention, scene: Scene, reason: str) -> str:
    written = scene.surface.text[item.start : item.end].strip()
    return f"“{written}” has no source: {reason}. Leave a blank such as [target], or say where it comes from."
