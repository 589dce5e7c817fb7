"""A file of knowledge with front matter: YAML between two lines of `---`, then text. Errors read like a compiler's."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml
from pydantic import BaseModel, ValidationError

from coach.errors import RuleError

_FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)


@dataclass(frozen=True)
class KnowledgeFile:
    """A file split into what its front matter says and the text below it; `name` is for error messages."""

    name: str
    front: dict[str, object]
    body: str
    head: str

    @property
    def first_line_of_body(self) -> int:
        """The number of the line on which the text below the front matter starts."""
        return self.head.count("\n") + 4

    def line_of(self, key: str) -> int:
        """The line on which a key of the front matter stands; the first one where it is not there."""
        for number, line in enumerate(self.head.splitlines(), start=2):
            if line.startswith(f"{key}:"):
                return number
        return 2

    def explain(self, error: ValidationError, noun: type[BaseModel], unsaid: tuple[str, ...] = ()) -> RuleError:
        """One sentence for the first fault: file, line, key, and what is allowed. `unsaid` are fields of no key."""
        key = faulty_key(error) or "front matter"
        missing = error.errors()[0]["type"] == "missing"
        return RuleError(f"{self.name}:{2 if missing else self.line_of(key)}: {fault(error, key, noun, unsaid)}")


def faulty_key(error: ValidationError) -> str:
    """The key that the first fault is about; empty where it is about the whole."""
    place = error.errors()[0]["loc"]
    return str(place[0]) if place else ""


def fault(error: ValidationError, key: str, noun: type[BaseModel], unsaid: tuple[str, ...] = ()) -> str:
    """The first fault of a noun's keys in words: what is wrong with `key`, and what is allowed."""
    first = error.errors()[0]
    if first["type"] == "extra_forbidden":
        fields = noun.model_fields.items()
        known = ", ".join(field.alias or name for name, field in fields if name not in unsaid)
        return f"unknown key '{key}'; known: {known}"
    if first["type"] == "missing":
        return f"'{key}' is missing"
    if first["type"] == "literal_error":
        allowed = first["ctx"]["expected"].replace("'", "")
        return f"'{key}' must be one of {allowed}, not {first['input']!r}"
    return f"'{key}': {first['msg'][0].lower()}{first['msg'][1:]}"


def read_knowledge(text: str, name: str, kind: str) -> KnowledgeFile:
    """Split the text of a knowledge file; `kind` ("note") is the word for it in messages. Raises `RuleError`."""
    match = _FRONT.match(text.replace("\r\n", "\n"))
    if not match:
        raise RuleError(f"{name}:1: a {kind} starts with front matter between two lines of '---'")
    try:
        front = yaml.load(match[1], Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise RuleError(f"{name}:{line}: the front matter is not YAML: {getattr(error, 'problem', error)}") from error
    if not isinstance(front, dict):
        raise RuleError(f"{name}:2: the front matter must be 'key: value' lines")
    return KnowledgeFile(name, {str(key): value for key, value in front.items()}, match[2], match[1])
