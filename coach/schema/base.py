"""The ground of every noun: the base class, and the closed lists of words that fields may hold."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Span = tuple[int, int]
"""Half-open range of code points in the decoded input."""

Form = Literal["outcome", "output", "activity", "unclear"]
Severity = Literal["error", "warning", "advice"]
Direction = Literal["up", "down", "hold"]
ObjectiveKind = Literal["direction", "metric", "solution", "slogan", "activity"]
UnparsedKind = Literal["heading", "remark", "metadata", "health_metric", "prose"]
State = Literal["work_plan", "rough_draft", "worth_discussing", "ready"]
NumberSource = Literal["user", "note", "computed", "estimate"]
Rung = Literal["use", "behaviour", "result"]
Bucket = Literal["key_result", "initiative", "health_metric", "just_do_it", "unclear"]
Engine = Literal["engine", "model"]
ScoringSystem = Literal["committed_aspirational", "stretch_target_commit"]

FORMS: tuple[Form, ...] = ("outcome", "output", "activity", "unclear")
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")


class Noun(BaseModel):
    """Base of every noun: immutable, and a field nobody declared is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
