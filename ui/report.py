"""A review as Markdown, for pasting into a document or a message: what the page says, in the same order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.schema import Objective
from coach.terminal import STATE_WORDS

from . import words
from .format import confidence
from .sheet import Finding, Sheet

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def literal(text: str) -> str:
    """A person's words as Markdown shows them: on one line, nothing in them rendered."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def markdown(sheet: Sheet) -> str:
    """The review as Markdown."""
    return "\n".join(_parts(sheet)).strip() + "\n"


def _parts(sheet: Sheet) -> Iterator[str]:
    review = sheet.reviewed.review
    named = " · ".join(literal(part) for part in (review.team, review.cycle) if part)
    yield f"# OKR review{': ' + named if named else ''}\n"
    if review.score:
        yield f"{words.READS_AS} **{STATE_WORDS[review.score.state]}**. {words.RATES}\n"
    if review.keep:
        texts = {entry.node.span: entry.node.text for entry in sheet.entries}
        yield f"## {words.KEEP}\n"
        yield from (f"- {literal(texts.get(each.span, ''))} — {literal(each.why)}" for each in review.keep)
        yield ""
    if sheet.first is not None:
        yield f"## {words.FIRST}\n"
        yield from _finding(sheet, sheet.first)
        yield ""
    for title, findings in ((words.MORE, sheet.more), (words.HEADINGS["rest"], sheet.rest), ("Advice", sheet.advice)):
        if findings:
            yield f"## {title}\n"
            for found in findings:
                yield from _finding(sheet, found)
            yield ""
    yield f"## {words.DRAFT_TITLE}\n"
    yield from _lines(sheet)
    yield from _dimensions(sheet)
    if review.unparsed:
        yield f"## {words.HEADINGS['unplaced']}\n"
        yield from (f"- {words.UNPARSED[piece.kind]}: {literal(piece.text)}" for piece in review.unparsed)


def _finding(sheet: Sheet, found: Finding) -> Iterator[str]:
    diagnostic = found.diagnostic
    where = words.WHOLE if found.whole else literal(found.entry.node.text)
    yield f"- **{where}**"
    yield f"  {literal(diagnostic.message)} ({diagnostic.rule}, {sheet.title(diagnostic.rule)})"
    if diagnostic.question:
        yield f"  *{literal(diagnostic.question)}*"


def _lines(sheet: Sheet) -> Iterator[str]:
    for entry in sheet.entries:
        node = entry.node
        if isinstance(node, Objective):
            yield f"\n**{words.OBJECTIVE}** ({words.KINDS[node.kind]}): {literal(node.text)}\n"
        else:
            yield f"- [{words.FORMS[node.form]}, {confidence(node)}] {literal(node.text)}"
        for each in node.diagnostics:
            if each.dismissed:
                yield f"  - {words.OVERRULED}: {sheet.title(each.rule)}: {literal(each.dismissed.reason)}"
    yield ""


def _dimensions(sheet: Sheet) -> Iterator[str]:
    score = sheet.reviewed.review.score
    if score is None or not score.dimensions:
        return
    yield f"## {words.HEADINGS['dimensions']}\n"
    for each in score.dimensions:
        value = (
            words.NOT_STATED if each.value is None else words.VALUE.format(value=f"{each.value:.1f}".removesuffix(".0"))
        )
        yield f"- {each.name}: {value}. {literal(each.why)}"
    yield ""
