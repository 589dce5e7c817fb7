"""What goes to a model and what may come back: messages, the form of a reply, and how its text is read.

The form is sent as a JSON Schema, so names and descriptions here are read by models: review them as prompt text.
Strict servers want every key required and none with a default or a range; lengths are checked by `coach.margin`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coach.schema import Rung

LONGEST_REPLY = 60_000
"""Characters of a reply that are read at all; a good one has a tenth of that."""

_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)

Reading = TypeVar("Reading", bound=BaseModel)


class Message(NamedTuple):
    """One message of a request."""

    role: Literal["system", "user"]
    text: str


@dataclass(frozen=True)
class Usage:
    """What asking has cost so far; null is "the server did not say", or a model whose price is not known."""

    requests: int = 0
    tokens_in: int | None = 0
    tokens_out: int | None = 0
    dollars: float | None = 0.0
    seconds: float = 0.0

    def __add__(self, other: Usage) -> Usage:
        """Return both together; a part that is unknown makes the sum unknown."""
        return Usage(
            self.requests + other.requests,
            _sum(self.tokens_in, other.tokens_in),
            _sum(self.tokens_out, other.tokens_out),
            _sum(self.dollars, other.dollars),
            self.seconds + other.seconds,
        )


def _sum(one: Any, other: Any) -> Any:
    return None if one is None or other is None else one + other


@dataclass(frozen=True)
class Reply:
    """A model's answer as it came, and what it cost."""

    text: str
    usage: Usage = Usage(requests=1)


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Quoted(_Form):
    """A note and words of it."""

    note: str = Field(description="id of a note given")
    quote: str = Field(description="4 to 30 words copied from that note, sign for sign")


class Wording(_Form):
    """Another wording for a key result."""

    text: str = Field(description="one key result; unknown values stay [baseline] [target] [date] [segment]")
    rung: Rung = Field(description="use: it is used; behaviour: people act differently; result: what that brings")
    guardrail: str | None = Field(description="what must not get worse, without numbers; else null")


class Remark(_Form):
    """What stands in the margin beside a line."""

    line: int = Field(description="number of the line")
    comment: str = Field(description="what this line says, and why that matters here")
    quotes: list[Quoted] = Field(description="one or two; what the comment stands on")
    wordings: list[Wording] = Field(description="up to three; empty for objectives and for lines without a finding")


class Kept(_Form):
    """A line to leave alone."""

    line: int = Field(description="number of the line")
    why: str = Field(description="what is good about it, in its own words")


class Asked(_Form):
    """The one question for the team."""

    text: str = Field(description="the question")
    why: str = Field(description="what the answer would settle")


class Critique(_Form):
    """The margin of a draft."""

    keep: list[Kept] = Field(description="up to three lines to leave alone")
    remarks: list[Remark] = Field(description="at most five lines")
    question: Asked | None = Field(description="the one question for the whole draft, or null")


class Hello(_Form):
    """The reply that a trial of the connection asks for."""

    word: str


class ReplyFault(ValueError):
    """The text of a reply is not what was asked for; `str(fault)` says in what way, without quoting it."""


@cache
def json_schema(form: type[BaseModel]) -> dict[str, Any]:
    """Return the form as a strict server wants it: no titles, every key required, nothing else allowed."""
    schema = _untitled(form.model_json_schema())
    assert isinstance(schema, dict)
    return schema


def _untitled(node: Any) -> Any:
    """Leave out what costs bytes and tells a model nothing: titles, and the docstrings of the forms."""
    if isinstance(node, list):
        return [_untitled(each) for each in node]
    if not isinstance(node, dict):
        return node
    is_object = node.get("type") == "object"
    return {
        key: {name: _untitled(value) for name, value in each.items()}
        if key in ("properties", "$defs")
        else _untitled(each)
        for key, each in node.items()
        if key != "title" and not (key == "description" and is_object)
    }


def read_reply(text: str, form: type[Reading]) -> Reading:
    """Read a reply's text. A fence, thoughts or a sentence around the JSON are let pass, a doubt about it is not.

    Raises `ReplyFault` for text that is empty, cut off, not JSON, not in the form, or has a key twice.
    """
    if len(text) > LONGEST_REPLY:
        raise ReplyFault(f"it is longer than {LONGEST_REPLY:,} characters")
    text = _THOUGHT.sub("", text)
    start, end = text.find("{"), text.rfind("}")
    if not text.strip():
        raise ReplyFault("it is empty")
    if start < 0:
        raise ReplyFault("it holds no JSON")
    try:
        document = json.loads(text[start : end + 1], object_pairs_hook=_once, parse_constant=_no_constant)
        return form.model_validate(document)
    except ReplyFault:
        raise
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])[:60]
        raise ReplyFault(f"it is not in the form asked for ({place}: {first['type']})") from None
    except RecursionError:
        raise ReplyFault("it is nested too deep") from None
    except ValueError:
        raise ReplyFault("its JSON is cut off or broken") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ReplyFault("a key stands twice in one object")
    return found


def _no_constant(name: str) -> Any:
    raise ReplyFault(f"{name} is not a JSON value")
