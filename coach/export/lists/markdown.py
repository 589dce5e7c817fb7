"""A sorted to-do list as Markdown: the proposed OKRs as cards, then what stands apart, each line once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.export import words_rewrite as words
from coach.export.markdown import literal
from coach.export.report import Exported
from coach.export.rewritten import Card, Rewritten, named
from coach.export.words import RUNGS, UNPARSED
from coach.schema import Task


def markdown(told: Rewritten) -> str:
    """The rewrite as Markdown."""
    return "\n".join(_parts(told)).strip() + "\n"


def export(told: Rewritten) -> Exported:
    """The rewrite as a Markdown file."""
    return Exported(markdown(told).encode("utf-8", "replace"))


def _parts(told: Rewritten) -> Iterator[str]:
    team = " · ".join(literal(part) for part in (told.team, told.cycle) if part)
    yield f"# {words.TITLE}{': ' + team if team else ''}\n"
    if told.summary:
        yield f"{told.summary}\n"
    if told.finding:
        yield f"{told.finding}\n"
    if told.cards:
        yield f"## {words.PROPOSED}\n"
        yield f"{literal(words.HINT)} {words.LEVELS_HINT[told.scoring]}\n"
        for card in told.cards:
            yield from _card(told, card)
    yield from _section(words.RESULTS_APART, "", told, told.own_results)
    yield from _section(words.APART, words.APART_HINT, told, told.apart)
    yield from _section(words.HEALTH, words.HEALTH_HINT, told, told.health)
    yield from _section(words.JUST_DO, words.JUST_DO_HINT, told, told.just_do)
    yield from _section(words.UNCLEAR, words.UNCLEAR_HINT, told, told.unclear)
    if told.rewrite.unparsed:
        yield f"## {words.UNPARSED}\n"
        yield from (f"- {UNPARSED[piece.kind]}: {literal(piece.text)}" for piece in told.rewrite.unparsed)


def _card(told: Rewritten, card: Card) -> Iterator[str]:
    taken = f" ({words.ACCEPTED})" if card.accepted else ""
    if card.objective is None:
        yield f"### {card.number}. {words.OBJECTIVE_OPEN}{taken}\n"
        yield f"*{words.OBJECTIVE_QUESTION}*\n"
    else:
        yield f"### {card.number}. {words.OBJECTIVE}{taken}: {literal(card.objective)}\n"
    if card.group.outcomes:
        yield f"**{words.KEY_RESULTS}**\n"
        for place, one in enumerate(card.group.outcomes):
            yield f"- *{RUNGS[one.rung]}*: {literal(one.text)}"
            yield f"  - {literal(told.row_text((card.number - 1, place)))}"
            if one.guardrail:
                yield f"  - {words.WATCH.format(text=literal(one.guardrail))}"
        yield ""
    if card.results:
        yield f"**{words.OWN_RESULTS}**\n"
        yield from (_line(told, task) for task in card.results)
        yield ""
    if card.initiatives:
        yield f"**{words.INITIATIVES}**\n"
        for task in card.initiatives:
            yield _line(told, task)
            yield f"  - {literal(card.belief(task))}"
        yield ""


def _section(title: str, hint: str, told: Rewritten, tasks: Sequence[Task]) -> Iterator[str]:
    if not tasks:
        return
    yield f"## {title}\n"
    if hint:
        yield f"{hint}\n"
    for task in tasks:
        yield _line(told, task)
        yield f"  - {literal(task.why)}"
        if task.question:
            yield f"  - *{literal(task.question)}*"
    yield ""


def _line(told: Rewritten, task: Task) -> str:
    before = told.before.get(task.index)
    return f"- {literal(named(task))}" + (f"\n  - {words.WAS.format(text=literal(before))}" if before else "")
