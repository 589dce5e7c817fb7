"""The catalogue: YAML files, one a function, read into `Metric`. What a metric says lives in its file, not here.

A file names its function, the words teams of that function are known by, and its metrics. A user's own folder lays
its files over ours: a metric of the same id replaces ours, a new id is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal

import yaml
from pydantic import ConfigDict, Field, ValidationError, field_validator

from coach.errors import RuleError
from coach.knowledge_file import fault, faulty_key
from coach.resources import knowledge_files, read_text
from coach.schema import Direction, Noun, Rung

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_SLOT = re.compile(r"\{(\w+)\|([^{}|]+)\}")
SLOTS = ("who", "thing")
"""Places in a metric's `line` that the person's own words may take: whom the work is for, and what it is about."""


class Metric(Noun):
    """One metric, as its file states it.

    `line` is how it stands in a key result, without the values: "Share of {who|new users} who come back in their
    second month". A slot holds the words that stand there when the person's own do not fit. `activities` are
    phrasings of the work that the metric answers. `watch_only` marks a metric that does harm as a target.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=_ID)
    name: str = Field(min_length=3, max_length=80)
    line: str = Field(min_length=3, max_length=140)
    definition: str
    formula: str
    unit: str
    direction: Direction
    population: str
    rung: Rung
    timing: Literal["leading", "lagging"]
    weeks_to_move: int = Field(ge=1, le=104)
    smallest_volume: str
    kept_by: str
    read: str
    gamed: str
    guardrail: str
    safe: Literal["target", "watch_only"]
    objective: str
    activities: tuple[str, ...] = Field(min_length=6)
    notes: tuple[str, ...] = Field(min_length=1)
    function: str

    @field_validator("line")
    @classmethod
    def _known_slots(cls, line: str) -> str:
        rest = _SLOT.sub(lambda slot: "" if slot[1] in SLOTS else slot[0], line)
        if "{" in rest or "}" in rest:
            raise ValueError(f"a slot is written {{who|words}} or {{thing|words}}, not as in {line!r}")
        return line

    def worded(self, **own: str | None) -> str:
        """The line with the person's own words in its slots, or with the words that stand in for them."""
        return _SLOT.sub(lambda slot: own.get(slot[1]) or slot[2], self.line)


class Function(Noun):
    """A function of an organisation: its id, its title, and words that name its teams."""

    id: str = Field(pattern=_ID)
    title: str
    teams: tuple[str, ...] = ()


class Catalogue(Noun):
    """All functions and metrics, later folders laid over earlier ones."""

    functions: tuple[Function, ...]
    metrics: tuple[Metric, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Metric]:
        """Every metric by its id."""
        return {metric.id: metric for metric in self.metrics}

    def guardrail(self, metric: Metric) -> str:
        """What to watch beside a metric, in words: the name of another metric of the catalogue, or its own words."""
        other = self.by_id.get(metric.guardrail)
        return f"{other.name[0].lower()}{other.name[1:]}" if other else metric.guardrail

    def search(self, words: str) -> tuple[Metric, ...]:
        """The metric of that id, else the metrics that hold every word, in the order of the files."""
        wanted = words.strip().lower()
        if wanted in self.by_id:
            return (self.by_id[wanted],)
        return tuple(metric for metric in self.metrics if all(word in _searched(metric) for word in wanted.split()))


def _searched(metric: Metric) -> str:
    parts = (metric.id, metric.function, metric.name, metric.definition, metric.objective, *metric.activities)
    return " ".join(parts).lower()


def load(folders: Sequence[Path]) -> Catalogue:
    """Read the metrics of all knowledge folders, a later folder's replacing an earlier one of the same id.

    Raises `RuleError` naming the file, the line and the remedy where a file cannot be used.
    """
    functions: dict[str, Function] = {}
    metrics: dict[str, Metric] = {}
    for path in knowledge_files(folders, "metrics", ".yaml"):
        function, found = read_file(read_text(path), path.name)
        known = functions.get(function.id)
        teams = tuple(dict.fromkeys((*(known.teams if known else ()), *function.teams)))
        functions[function.id] = function.model_copy(update={"teams": teams})
        metrics.update((metric.id, metric) for metric in found)
    return Catalogue(functions=tuple(functions.values()), metrics=tuple(metrics.values()))


def read_file(text: str, name: str) -> tuple[Function, tuple[Metric, ...]]:
    """Read one file of metrics; `name` is for error messages. Raises `RuleError`."""
    try:
        document = yaml.load(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", error)
        raise RuleError(f"{name}:{mark.line + 1 if mark else 1}: not YAML: {problem}") from error
    if not isinstance(document, dict) or not isinstance(document.get("metrics"), list):
        raise RuleError(f"{name}:1: a file of metrics has 'function:', 'title:', 'teams:' and a list 'metrics:'")
    for key in document.keys() - {"function", "title", "teams", "metrics"}:
        raise RuleError(f"{name}:{_line(text, key)}: unknown key {key!r}; known: function, title, teams, metrics")
    try:
        function = Function(
            id=document.get("function", ""), title=document.get("title", ""), teams=document.get("teams") or ()
        )
    except ValidationError as error:
        raise RuleError(f"{name}:1: 'function', 'title' and 'teams' name the function: {error}") from error
    return function, tuple(_metrics(document["metrics"], function, text, name))


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _metrics(entries: Sequence[object], function: Function, text: str, name: str) -> Iterator[Metric]:
    seen: set[str] = set()
    for place, entry in enumerate(entries):
        if not isinstance(entry, dict):
            raise RuleError(f"{name}:{_line(text, 'metrics', place)}: a metric is 'key: value' lines, first 'id:'")
        try:
            metric = Metric.model_validate({**entry, "function": function.id})
        except ValidationError as error:
            raise RuleError(_explain(error, text, place, name)) from error
        if metric.id in seen:
            raise RuleError(f"{name}:{_line(text, 'metrics', place)}: the id '{metric.id}' is used twice; rename one")
        seen.add(metric.id)
        yield metric


def _explain(error: ValidationError, text: str, place: int, name: str) -> str:
    """One sentence like a compiler's: file, line, key, what is allowed."""
    key = faulty_key(error)
    return f"{name}:{_line(text, 'metrics', place, key)}: {fault(error, key, Metric, ('function',))}"


def _line(text: str, *path: str | int) -> int:
    """The line where a key or list entry stands; the nearest one above it where it is not there."""
    node = yaml.compose(text, Loader=_LOADER)
    line = node.start_mark.line + 1 if node else 1
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
