"""Why a line is in its bucket, in one sentence, and the question for a line that cannot be placed or has no metric.

The sentences live in knowledge/triage/*.yaml, one file a bucket. A reason is told where the line shows all signs of its
`when` and none of its `unless` (`coach.triage.signs`); the first that fits is told. A user's own folder lays its files
over ours: a reason of the same id replaces ours, a new one is looked at first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import Formatter
from typing import cast, get_args
from zlib import crc32

import yaml
from pydantic import ConfigDict, Field, ValidationError, field_validator

from coach.errors import RuleError
from coach.knowledge_file import fault, faulty_key
from coach.resources import knowledge_files, read_text
from coach.schema import Bucket, Noun
from coach.triage import signs
from coach.triage.buckets import BUCKETS, Placed, Sorted

MOST_WORDS = 25
"""Words of a question, the line's own included."""
_LINE_WORDS = 6
"""Words of a line that a sentence repeats."""
_MAYBE = tuple(f"maybe_{bucket}" for bucket in BUCKETS)
EVIDENCE = frozenset((*signs.NAMES, *_MAYBE))
_WORDLESS = frozenset((*signs.READ, *signs.SHAPES, *_MAYBE)) - {"up", "down"}
_SLOTS = ("line", "words", "up", "down")


class Reason(Noun):
    """One reason, as its file states it. `{line}` is the line in short, `{words}` the words that show the first sign.

    `ask` is put to the person where the line needs a question; of several, one is picked by the line's own words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    say: str = Field(min_length=20, max_length=200)
    rule: str | None = Field(default=None, pattern=r"^[A-Z]{1,3}\d{2,3}$")
    note: str = Field(min_length=1)
    ask: tuple[str, ...] = ()

    @field_validator("ask", mode="before")
    @classmethod
    def _one_or_more(cls, value: object) -> object:
        return [value] if isinstance(value, str) else value

    @field_validator("when", "unless")
    @classmethod
    def _known_signs(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            if name not in EVIDENCE:
                raise ValueError(f"unknown sign {name!r}; known: {', '.join(sorted(EVIDENCE))}")
        return names

    @field_validator("say", "ask")
    @classmethod
    def _known_slots(cls, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        for text in (value,) if isinstance(value, str) else value:
            for _, slot, _, _ in Formatter().parse(text):
                if slot is not None and slot not in _SLOTS:
                    raise ValueError(f"unknown slot {{{slot}}}; known: {', '.join(_SLOTS)}")
        return value

    def fits(self, evidence: frozenset[str]) -> bool:
        """Whether the signs of a line speak for this reason."""
        return evidence.issuperset(self.when) and evidence.isdisjoint(self.unless)


Reasons = Mapping[Bucket, tuple[Reason, ...]]
"""The reasons of every bucket, in the order in which they are looked at; the last of each always fits."""


def load(folders: Sequence[Path]) -> Reasons:
    """Read the reasons of all knowledge folders, later ones laid over earlier ones.

    Raises `RuleError` naming the file, the line and the remedy where a file cannot be used.
    """
    found: dict[Bucket, tuple[Reason, ...]] = {}
    for path in knowledge_files(folders, "triage", ".yaml"):
        bucket, own = read_file(read_text(path), path.name)
        known = {reason.id: reason for reason in found.get(bucket, ())}
        new = [reason for reason in own if reason.id not in known]
        known |= {reason.id: reason for reason in own if reason.id in known}
        found[bucket] = (*new, *known.values())
    for bucket in BUCKETS:
        if not any(not reason.when and not reason.unless for reason in found.get(bucket, ())):
            raise RuleError(f"{bucket}.yaml:1: the last reason has no 'when', so that every line has one; add it")
    return found


def read_file(text: str, name: str) -> tuple[Bucket, tuple[Reason, ...]]:
    """Read one file of reasons; `name` is for error messages. Raises `RuleError`."""
    try:
        node = yaml.compose(text, Loader=_LOADER)
        document = yaml.load(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", error)
        raise RuleError(f"{name}:{mark.line + 1 if mark else 1}: not YAML: {problem}") from error
    if not isinstance(document, dict) or not isinstance(document.get("reasons"), list):
        raise RuleError(f"{name}:1: a file of reasons has 'bucket:' and a list 'reasons:'")
    for key in document.keys() - {"bucket", "reasons"}:
        raise RuleError(f"{name}:{_line(node, key)}: unknown key {key!r}; known: bucket, reasons")
    bucket = document.get("bucket")
    if bucket not in get_args(Bucket):
        raise RuleError(f"{name}:{_line(node, 'bucket')}: 'bucket' must be one of {', '.join(BUCKETS)}, not {bucket!r}")
    return cast(Bucket, bucket), tuple(_reasons(document["reasons"], node, name))


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _reasons(entries: Sequence[object], node: yaml.Node | None, name: str) -> Iterator[Reason]:
    seen: set[str] = set()
    for place, entry in enumerate(entries):
        if not isinstance(entry, dict):
            raise RuleError(f"{name}:{_line(node, 'reasons', place)}: a reason is 'key: value' lines, first 'id:'")
        try:
            reason = Reason.model_validate(entry)
        except ValidationError as error:
            key = faulty_key(error)
            raise RuleError(f"{name}:{_line(node, 'reasons', place, key)}: {fault(error, key, Reason)}") from error
        if reason.id in seen:
            raise RuleError(f"{name}:{_line(node, 'reasons', place)}: the id '{reason.id}' is used twice; rename one")
        seen.add(reason.id)
        yield reason


def _line(node: yaml.Node | None, *path: str | int) -> int:
    """The line where a key or list entry stands; the nearest one above it where it is not there."""
    line = node.start_mark.line + 1 if node is not None else 1
    for step in path:
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == step), None)
            if pair is None:
                return line
            line, node = pair[0].start_mark.line + 1, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line


def explain(text: str, placed: Placed, reasons: Reasons) -> Sorted:
    """What a line is held to be, with the reason that its words give for it, and the question it leaves open.

    The question of a line of work is for where no metric answers it; the caller leaves it out where one does.
    """
    evidence = evidence_of(text, placed)
    known = reasons[placed.bucket]
    reason = next((one for one in known if one.fits(evidence)), known[-1])
    slots = _slots(text, reason)
    question = _asked(text, reason, slots)
    return Sorted(
        bucket=placed.bucket,
        confidence=placed.confidence,
        why=reason.say.format(**slots),
        rule=reason.rule,
        note=reason.note,
        question=question,
        known=placed.known,
    )


def evidence_of(text: str, placed: Placed) -> frozenset[str]:
    """The signs of a line, and the buckets it hangs between where it could not be placed."""
    values = dict(zip(signs.NAMES, signs.columns(text), strict=True))
    shown = {name for name, value in values.items() if value}
    if not placed.known:
        ranked = sorted(zip(placed.likely, BUCKETS, strict=True), reverse=True)
        shown |= {f"maybe_{bucket}" for _, bucket in ranked[:2]}
    return frozenset(shown)


def _slots(text: str, reason: Reason) -> dict[str, str]:
    """The words that a reason's sentences take from the line."""
    sign = next((name for name in reason.when if name not in _WORDLESS), "")
    words = signs.words_of(text, sign) if sign in signs.PATTERNS else ""
    short = shortened(text)
    return {"line": short, "words": shortened(words) or short, "up": short, "down": short}


def shortened(text: str) -> str:
    """The first words of a line, without what stands around them, fit to be quoted in a sentence."""
    words = text.replace("“", "").replace("”", "").replace('"', "").split()
    cut = " ".join(words[:_LINE_WORDS])[:60].strip(" .,;:!?–—-•*")
    return f"{cut} …" if len(words) > _LINE_WORDS else cut


def _asked(text: str, reason: Reason, slots: Mapping[str, str]) -> str | None:
    """The reason's question; of several the one that the line's own words pick, so that a list reads less alike."""
    if not reason.ask:
        return None
    return reason.ask[crc32(text.encode()) % len(reason.ask)].format(**slots)
