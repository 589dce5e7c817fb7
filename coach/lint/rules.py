"""Rules: Markdown files with front matter, read into `Rule`. What a rule says lives in its file, not here.

A rule file names a check and its parameters, the words of the finding and of its question, the note it stands on
and its sources; below the front matter stand the headings of `HEADINGS`, whose list items are tests: every line
under "Example" must fire, every line under "Use instead" and "Traps" must not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from string import Formatter
from typing import Literal

from pydantic import ConfigDict, Field, ValidationError

from coach.errors import RuleError
from coach.knowledge_file import read_knowledge
from coach.resources import knowledge_files, read_text
from coach.schema import Noun, Severity

HEADINGS = ("What it does", "Why is this bad?", "Example", "Use instead", "Traps")


class Rule(Noun):
    """One rule, as its file states it.

    `hides` lists the rules that keep silent on a line where this one speaks. `gap` marks a missing piece: missing
    on more than half of the lines it becomes one finding for the set. `folded` keeps it behind "show the rest".
    `second_opinion: false` leaves the rule to its words alone, where a trained head would add to it.
    `yields_to` are rules before which this one is silent where the head is nearly sure of them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    id: str = Field(pattern=r"^[A-Z]{1,3}\d{2,3}$")
    name: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str
    level: Literal["key_result", "objective", "set"]
    severity: Severity
    tag: Literal["R", "H", "L"]
    check: str
    parameters: Mapping[str, object] = Field(default_factory=dict, alias="with")
    message: tuple[str, ...]
    question: str = Field(pattern=r"^Q\d{2}$")
    ask: tuple[str, ...]
    note: str
    hides: tuple[str, ...] = ()
    gap: bool = False
    gap_message: str | None = None
    folded: bool = False
    second_opinion: bool = True
    yields_to: tuple[str, ...] = ()
    sources: tuple[str, ...] = Field(min_length=1)
    body: str = ""

    @cached_property
    def sections(self) -> Mapping[str, str]:
        """The text under each heading of the file."""
        pieces = re.split(r"^## (.+)$", self.body, flags=re.MULTILINE)
        return {title.strip(): text.strip() for title, text in zip(pieces[1::2], pieces[2::2], strict=True)}

    def lines(self, heading: str) -> tuple[str, ...]:
        """The list items under a heading; a fenced block is one item of several lines."""
        text = self.sections.get(heading, "")
        fenced = re.findall(r"^```\w*\n(.*?)\n```$", text, flags=re.DOTALL | re.MULTILINE)
        rest = re.sub(r"^```\w*\n.*?\n```$", "", text, flags=re.DOTALL | re.MULTILINE)
        return (*re.findall(r"^- (.+)$", rest, flags=re.MULTILINE), *fenced)


def say(templates: Sequence[str], slots: Mapping[str, str]) -> str:
    """Fill the first template whose slots are all known; the last one is expected to need none."""
    for template in templates:
        needed = [name for _, name, _, _ in Formatter().parse(template) if name]
        if all(slots.get(name) for name in needed):
            return template.format_map(slots)
    return templates[-1].format_map({name: "" for _, name, _, _ in Formatter().parse(templates[-1]) if name})


def load(folders: Sequence[Path], checks: Sequence[str]) -> tuple[Rule, ...]:
    """Read the rules of all knowledge folders, a later folder's rule replacing an earlier one of the same id.

    Raises `RuleError` naming the file, the line and the remedy where a file cannot be used.
    """
    found: dict[str, Rule] = {}
    for path in knowledge_files(folders, "rules", ".md"):
        rule = read_rule(read_text(path), path.name, checks)
        found[rule.id] = rule
    return tuple(found[key] for key in sorted(found))


def read_rule(text: str, name: str, checks: Sequence[str]) -> Rule:
    """Read one rule file's text; `name` is for error messages. Raises `RuleError`."""
    file = read_knowledge(text, name, "rule")
    front = {key: _as_tuple(value) if key in ("message", "ask") else value for key, value in file.front.items()}
    parameters = front.get("with")
    if isinstance(parameters, dict):
        front["with"] = {key: _frozen(value) for key, value in parameters.items()}
    try:
        rule = Rule.model_validate({**front, "body": file.body})
    except ValidationError as error:
        raise file.explain(error, Rule, ("body",)) from error
    if rule.check not in checks:
        raise RuleError(
            f"{name}:{file.line_of('check')}: unknown check '{rule.check}'; known: {', '.join(sorted(checks))}"
        )
    missing = [heading for heading in HEADINGS if heading not in rule.sections]
    if missing:
        raise RuleError(f"{name}: add the heading '## {missing[0]}' (a rule has {', '.join(HEADINGS)})")
    return rule


def _frozen(value: object) -> object:
    """Lists as tuples of words: parameters are looked up for every line, and must not be copied each time."""
    return tuple(str(entry) for entry in value) if isinstance(value, list) else value


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value
