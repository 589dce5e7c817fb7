"""A sorted to-do list as text for a terminal, in the order of the page. Returns strings; prints nothing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from coach.export import words_rewrite as words
from coach.export.rewritten import Card, Rewritten, named
from coach.export.words import RUNGS, UNPARSED
from coach.schema import Task
from coach.terminal import paint

_WIDTH = 96


def rewrite_text(told: Rewritten, *, colour: bool = False) -> str:
    """A rewrite for people: proposed OKRs with their initiatives, what stands apart, what to ask."""
    parts = list(_parts(told, colour))
    return "\n".join(parts).strip("\n") + "\n"


def _parts(told: Rewritten, colour: bool) -> Iterator[str]:
    heading = " · ".join(part for part in (told.team, told.cycle) if part)
    if heading:
        yield paint(heading, "bold", colour)
    if told.summary:
        yield told.summary
    if told.finding:
        yield from _wrapped("", told.finding, 0)
    if told.cards:
        yield ""
        yield paint(words.PROPOSED, "bold", colour)
        yield from _wrapped("  ", f"{words.HINT} {words.LEVELS_HINT[told.scoring]}", 2)
        for card in told.cards:
            yield from _card(told, card, colour)
    sections: tuple[tuple[str, str, Sequence[Task]], ...] = (
        (words.RESULTS_APART, "", told.own_results),
        (words.APART, words.APART_HINT, told.apart),
        (words.HEALTH, words.HEALTH_HINT, told.health),
        (words.JUST_DO, words.JUST_DO_HINT, told.just_do),
        (words.UNCLEAR, words.UNCLEAR_HINT, told.unclear),
    )
    for title, hint, tasks in sections:
        if tasks:
            yield ""
            yield paint(title, "bold", colour)
            yield from (each for each in _wrapped("  ", hint, 2) if hint)
            for task in tasks:
                yield from _task(task, colour)
    if told.rewrite.unparsed:
        yield ""
        yield paint(words.UNPARSED, "bold", colour)
        for piece in told.rewrite.unparsed:
            yield from _wrapped("  - ", f"{UNPARSED[piece.kind]}: {piece.text}", 4)


def _card(told: Rewritten, card: Card, colour: bool) -> Iterator[str]:
    yield ""
    if card.objective is None:
        yield paint(f"{card.number}. {words.OBJECTIVE_OPEN}", "bold", colour)
        yield from _wrapped("   → ", words.OBJECTIVE_QUESTION, 5)
    else:
        head, *rest = _wrapped(f"{card.number}. ", card.objective, 3)
        yield paint(head, "bold", colour)
        yield from (paint(line, "bold", colour) for line in rest)
    for place, one in enumerate(card.group.outcomes):
        yield from _wrapped("   ○ ", one.text, 5)
        yield paint(f"     ({RUNGS[one.rung]})", "dim", colour)
        yield f"     {told.row_text((card.number - 1, place))}"
        if one.guardrail:
            yield from _wrapped("     ", words.WATCH.format(text=one.guardrail), 5)
    if card.results:
        yield f"   {words.OWN_RESULTS}"
        for task in card.results:
            yield from _wrapped("   - ", named(task), 5)
    if card.initiatives:
        yield f"   {words.INITIATIVES}"
        for task in card.initiatives:
            yield from _wrapped("   - ", named(task), 5)
            yield from (paint(line, "dim", colour) for line in _wrapped("     ", card.belief(task), 5))


def _task(task: Task, colour: bool) -> Iterator[str]:
    yield from _wrapped("  - ", named(task), 4)
    yield from (paint(line, "dim", colour) for line in _wrapped("    ", task.why, 4))
    if task.question:
        yield from _wrapped("    → ", task.question, 6)


def _wrapped(prefix: str, text: str, indent: int) -> list[str]:
    wrapped = textwrap.wrap(text, _WIDTH - indent) or [""]
    return [prefix + wrapped[0], *(" " * indent + more for more in wrapped[1:])]
