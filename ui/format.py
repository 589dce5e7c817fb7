"""Small pieces of a result as HTML: badges, marked words, chips, a rule's page. Pure: the same in, the same out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from coach.export.report import WORST
from coach.export.words import confidence as confidence
from coach.lint.rules import Rule
from coach.schema import Form, KeyResult, Objective, Part, Severity

from . import words
from .markup import Html, el, icon, join
from .numbers import Tip, number, places, with_tips
from .sheet import LETTERS_SHOWN, Entry


def badge(form: Form, note: str | None = None) -> Html:
    """A form as shape and word; `note` says how sure."""
    sure = el("span", el("span", ", ", class_="sr"), note, class_="sure") if note else None
    return el("span", icon(form), el("b", words.FORMS[form]), sure, class_=f"badge form-{form}")


def severity(value: Severity) -> Html:
    """A severity as shape and word."""
    return el("span", icon(value), words.SEVERITIES[value], class_=f"severity is-{value}")


def marked(entry: Entry, tip: Tip) -> Html:
    """The words of a line, underlined where findings are; numbers tell where they come from.

    A finding on (nearly) the whole line is not underlined.
    """
    text = entry.node.text
    shown = text[:LETTERS_SHOWN]
    positions = entry.positions
    if positions != sorted(positions):
        return join(with_tips(shown, tip), _tail(text))
    spans: list[tuple[int, int, str, str]] = []
    for diagnostic in entry.node.diagnostics:
        start, end = entry.inside(diagnostic.span, positions)
        if diagnostic.dismissed is None and start < end and (end - start) * 10 < len(text) * 9:
            spans.append((start, end, diagnostic.severity, diagnostic.rule))
    made: list[Html] = []
    position = 0
    for start, end in (*places(shown), (len(shown), len(shown))):
        made.append(_underlined(shown, position, start, spans))
        if start < end:
            made.append(number(_underlined(shown, start, end, spans), tip(start, end)))
        position = end
    return join(*made, _tail(text))


def _underlined(text: str, start: int, end: int, spans: Sequence[tuple[int, int, str, str]]) -> Html:
    """A stretch of a line with its findings; spans are on the whole line."""
    inside = [(max(0, one[0] - start), min(end, one[1]) - start, *one[2:]) for one in spans]
    over = [(one[0], one[1], one[2], one[3]) for one in inside if one[0] < one[1]]
    return join(*(_piece(text[start + a : start + b], found) for a, b, found in _segments(end - start, over)))


def _segments(
    length: int, spans: Sequence[tuple[int, int, str, str]]
) -> Iterator[tuple[int, int, list[tuple[int, int, str, str]]]]:
    """Cut the line wherever a span begins or ends, so that overlapping findings nest nowhere."""
    cuts = sorted({0, length, *(span[0] for span in spans), *(span[1] for span in spans)})
    for start, end in pairwise(cuts):
        yield start, end, [span for span in spans if span[0] <= start and end <= span[1]]


def _piece(text: str, over: Sequence[tuple[int, int, str, str]]) -> str:
    if not over:
        return text
    worst = min(over, key=lambda span: WORST.index(span[2]))
    return el("mark", text, class_=f"under is-{worst[2]}", data_rule=worst[3])


def _tail(text: str) -> Html | None:
    more = len(text) - LETTERS_SHOWN
    return el("span", words.CLIPPED.format(count=more), class_="soft") if more > 0 else None


def quoted(text: str, limit: int = 220) -> str:
    """A line's words for a heading or list, cut where they are many."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def chips(key_result: KeyResult, cycle: str | None) -> Html | None:
    """What the line says of its measurement, piece by piece; gaps are dotted on lines that could fill them."""
    measure = key_result.measure
    could_fill = key_result.form in ("outcome", "unclear")
    made: list[Html] = []
    blanks = {words.BLANK_PARTS.get(blank.text, blank.text): blank.text for blank in key_result.blanks}
    for part in ("metric", "baseline", "target", "deadline", "population"):
        value: Part | None = getattr(measure, part)
        if value is not None:
            made.append(_chip(part, value.text, measure.direction if part == "metric" else None))
        elif part in blanks:
            label = el("span", words.CHIPS[part], class_="label")
            made.append(el("li", label, " ", el("span", blanks.pop(part)), class_="chip blank"))
        elif part == "deadline" and cycle and could_fill:
            made.append(_chip(part, words.FROM_CYCLE.format(cycle=quoted(cycle, 30)), None, inherited=True))
        elif could_fill and part != "population":
            made.append(_gap(part))
    made += [el("li", el("span", blank), class_="chip blank") for blank in blanks.values()]
    return el("ul", *made, class_="chips") if made else None


def _chip(part: str, text: str, direction: str | None, *, inherited: bool = False) -> Html:
    arrow = None
    if direction is not None:
        arrow = el("span", icon(direction), el("span", words.DIRECTIONS[direction], class_="sr"), class_="arrow",
                   title=words.DIRECTIONS[direction])  # fmt: skip
    label = el("span", words.CHIPS[part], class_="label")
    return el("li", label, " ", el("span", quoted(text, 90)), arrow, class_="chip inherited" if inherited else "chip")


def _gap(part: str) -> Html:
    spoken = el("span", words.NOT_STATED, class_="sr")
    empty = el("span", "?", aria_hidden="true")
    return el("li", el("span", words.CHIPS[part], class_="label"), " ", empty, spoken, class_="chip gap",
              title=words.MISSING.format(part=words.CHIPS[part]))  # fmt: skip


def kind(objective: Objective) -> Html:
    """What an objective is: a direction, or something that only looks like one."""
    good = objective.kind == "direction"
    return el(
        "span", icon("objective"), el("b", words.OBJECTIVE), el("span", words.KINDS[objective.kind], class_="sure"),
        class_=f"badge kind {'is-good' if good else 'is-other'}",
    )  # fmt: skip


def rule_page(rule: Rule, *, most: int | None = None) -> Html:
    """A rule as people read it: what it looks for, why, at most `most` examples, what to use instead, sources."""
    made: list[Html] = []
    for heading, ours in words.SECTIONS.items():
        text = rule.sections.get(heading, "")
        if text:
            made.append(el("section", el("h3", ours), *_blocks(text, rule.lines(heading)[:most]), class_="rule-part"))
    sources = el("ul", *(el("li", source) for source in rule.sources), class_="sources")
    return join(*made, el("section", el("h3", words.SOURCES), sources, class_="rule-part"))


def _blocks(text: str, items: Sequence[str]) -> Iterator[Html]:
    """Paragraphs, then list items; everything as text."""
    prose = re.sub(r"^```\w*\n.*?\n```$", "", text, flags=re.DOTALL | re.MULTILINE)
    prose = re.sub(r"^- .*$", "", prose, flags=re.MULTILINE)
    for paragraph in re.split(r"\n\s*\n", prose):
        if paragraph.strip():
            yield el("p", " ".join(paragraph.split()))
    if items:
        yield el("ul", *(el("li", item) for item in items), class_="lines")
