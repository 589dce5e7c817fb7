"""A review as Markdown, for pasting into a document or a message: what the page says, in the same order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.export import words
from coach.export.report import Exported, Point, Report
from coach.schema import Objective, Suggestion

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&]|:(?=//))")
_WWW = re.compile(r"(www)\.", re.IGNORECASE)
_BLOCK = re.compile(r"^(?=[-+=])")


def literal(text: str) -> str:
    """A person's words as Markdown shows them: on one line, nothing in them rendered, no address made a link."""
    return _WWW.sub(r"\1\\.", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def _quoted(line: str) -> str:
    """A line of a note as its words: no bullet, rule or underlined heading comes of how it begins."""
    return _BLOCK.sub(r"\\", literal(line))


def markdown(report: Report) -> str:
    """The review as Markdown."""
    return "\n".join(_parts(report)).strip() + "\n"


def export(report: Report) -> Exported:
    """The review as a Markdown file."""
    return Exported(markdown(report).encode("utf-8", "replace"))


def _parts(report: Report) -> Iterator[str]:
    review = report.review
    named = " · ".join(literal(part) for part in (review.team, review.cycle) if part)
    yield f"# OKR review{': ' + named if named else ''}\n"
    if not report.nodes:
        yield f"{words.NOTHING_FOUND}\n"
    if review.score:
        yield f"{words.READS_AS} **{words.STATE_WORDS[review.score.state]}**. {words.RATES}\n"
    if review.keep:
        yield f"## {words.KEEP}\n"
        yield from (f"- {literal(report.text_at(each.span))} — {literal(each.why)}" for each in review.keep)
        yield ""
    if report.first is not None:
        yield f"## {words.FIRST}\n"
        yield from _finding(report, report.first)
        yield ""
    for title, points in ((words.MORE, report.more), (words.REST, report.rest), (words.ADVICE, report.advice)):
        if points:
            yield f"## {title}\n"
            for point in points:
                yield from _finding(report, point)
            yield ""
    yield from _comments(report)
    yield from _wordings(report)
    yield from _questions(report)
    if report.nodes:
        yield f"## {words.DRAFT_TITLE}\n"
        yield from _lines(report)
    yield from _dimensions(report)
    yield from _notes(report)
    if review.unparsed:
        yield f"## {words.UNPLACED}\n"
        yield from (f"- {words.UNPARSED[piece.kind]}: {literal(piece.text)}" for piece in review.unparsed)


def _finding(report: Report, point: Point) -> Iterator[str]:
    diagnostic = point.diagnostic
    where = words.WHOLE if point.whole else literal(report.nodes[point.place].text)
    yield f"- **{where}**"
    yield f"  {literal(diagnostic.message)} ({diagnostic.rule}, {report.title(diagnostic.rule)})"
    if diagnostic.question:
        yield f"  *{literal(diagnostic.question)}*"


def _comments(report: Report) -> Iterator[str]:
    """What a model says beside a line, and the words of the notes it stands on."""
    review = report.review
    if review.comments:
        yield f"## {words.COMMENTS}\n"
        for comment in review.comments:
            yield f"- **{literal(report.text_at(comment.span))}**"
            yield f"  {literal(comment.text)}"
            yield from (f"  “{literal(each.quote)}” ({literal(each.note)})" for each in comment.citations)
        yield ""
    said = [words.BY_MODEL] if review.by == "model" else []
    said += [review.fallback_reason] if review.fallback_reason else []
    if said:
        yield f"{literal(' '.join(said))}\n"


def _wordings(report: Report) -> Iterator[str]:
    """What is offered for each line, by its rung; blanks stay blanks."""
    offered = report.wordings
    if not offered:
        return
    yield f"## {words.WORDINGS}\n"
    yield f"{literal(words.WORDINGS_HINT)}\n"
    for span, alternatives in offered.items():
        yield f"- **{literal(report.text_at(span))}**"
        for wording in alternatives.alternatives:
            yield from _wording(wording)
    yield ""


def _wording(wording: Suggestion) -> Iterator[str]:
    yield f"  - *{words.RUNGS[wording.rung]}*: {literal(wording.text)}"
    if wording.guardrail:
        yield f"    {words.WATCH.format(text=literal(wording.guardrail))}"


def _questions(report: Report) -> Iterator[str]:
    """The questions that no finding has asked already."""
    if report.open_questions:
        yield f"## {words.QUESTIONS}\n"
        yield from (f"- *{literal(each.text)}* {literal(each.why)}" for each in report.open_questions)
        yield ""


def _lines(report: Report) -> Iterator[str]:
    for node in report.nodes:
        if isinstance(node, Objective):
            yield f"\n**{words.OBJECTIVE}** ({words.KINDS[node.kind]}): {literal(node.text)}\n"
        else:
            yield f"- [{words.FORMS[node.form]}, {words.confidence(node)}] {literal(node.text)}"
        for each in node.diagnostics:
            if each.dismissed:
                yield f"  - {words.OVERRULED}: {report.title(each.rule)}: {literal(each.dismissed.reason)}"
    yield ""


def _dimensions(report: Report) -> Iterator[str]:
    score = report.review.score
    if score is None or not score.dimensions:
        return
    yield f"## {words.DIMENSIONS}\n"
    for each in score.dimensions:
        value = (
            words.NOT_STATED if each.value is None else words.VALUE.format(value=f"{each.value:.1f}".removesuffix(".0"))
        )
        yield f"- {each.name}: {value}. {literal(each.why)}"
    yield ""


def _notes(report: Report) -> Iterator[str]:
    """The words of the notes, line by line as they stand there."""
    if not report.review.passages:
        return
    yield f"## {words.NOTES}\n"
    for passage in report.review.passages:
        yield f"**{literal(passage.title)}** ({literal(passage.note)})\n"
        yield from (f"> {_quoted(line)}".rstrip() for line in passage.quote.splitlines())
        yield ""
