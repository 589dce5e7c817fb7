"""A number as it stands in a text, whatever it is written with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

Key = tuple[str, float | str]
"""What two numbers must share to say the same: a dimension ("share", "count", "money:EUR") and a value in it."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A number at `start:end` of a surface (`surface.Surface.text`).

    `kind` is one of `coach.schema.Quantity`, or "vague" (an amount in words: "dozens"), "month", "weekday", "period"
    (times without a digit), "every" ("every second order"), "top" (a rank counted from the best) or "unread" (something
    that looks like a number and follows no rule). `noun` is the head of what is counted; `of` tells "40% of agents"
    from "40% churn". `sign` is -1 or 1 where a sign or a word of change says so, else 0; `relative` marks an amount of
    change ("by 20 %", "+5"), which a minus alone does not.
    """

    start: int
    end: int
    kind: str
    value: float | None = None
    high: float | None = None
    unit: str | None = None
    noun: str | None = None
    of: bool = False
    sign: int = 0
    relative: bool = False


class Net(NamedTuple):
    """What one of the nets beside the grammar of quantities catches."""

    start: int
    end: int
    kind: str
    value: float | None = None
    unit: str | None = None
