"""A measured figure: the shape `eval` and `bench` print."""

from __future__ import annotations

from coach.schema import Noun


class Figure(Noun):
    """One figure with its unit, how many cases stand behind it, and the command that makes it."""

    id: str
    value: float
    unit: str
    n: int
    command: str
