"""Results as text for a terminal: what lint found, a rule, a table of figures. Returns strings; prints nothing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from coach.evals.figures import Figure
from coach.export import Report, words
from coach.export.report import Point
from coach.export.words import STATE_WORDS
from coach.lint.rules import Rule
from coach.metrics.catalogue import Metric
from coach.retrieval.notes import Note
from coach.schema import Answer, Diagnostic, KeyResult, Lint, Objective, Passage

_COLOURS = {"error": "31;1", "warning": "33", "advice": "36", "outcome": "32", "output": "35", "dim": "2", "bold": "1"}
_MARKS = {"error": "✖", "warning": "▲", "advice": "·"}
_WIDTH = 96


def paint(text: str, style: str, colour: bool) -> str:
    """The text in a colour where colours are wanted."""
    code = _COLOURS.get(style)
    return f"\x1b[{code}m{text}\x1b[0m" if colour and code else text


def lint_text(lint: Lint, *, source: str = "", colour: bool = False) -> str:
    """Lint for people: every line with its form, then its findings and the question that would mend each."""
    parts: list[str] = []
    heading = " · ".join(part for part in (lint.team, lint.cycle) if part)
    if heading:
        parts.append(paint(heading, "bold", colour))
    for objective in lint.objectives:
        parts.append(_objective(objective, colour))
    for key_result in lint.loose:
        parts.append(_key_result(key_result, colour))
    if lint.unparsed:
        parts.append(
            paint("Not placed: " + "; ".join(f"{u.kind}: {_short(u.text)}" for u in lint.unparsed), "dim", colour)
        )
    if not lint.objectives and not lint.loose:
        parts.append("Nothing here reads like an objective or a key result. Paste a draft, one line each.")
    if lint.score:
        state = STATE_WORDS[lint.score.state]
        parts.append(f"This reads as {paint(state, 'bold', colour)}. (This rates the wording, not the work.)")
    return "\n".join(parts) + "\n"


def review_text(report: Report, *, colour: bool = False) -> str:
    """A review for people: what to keep, what to mend first, what next, wordings to choose from, the notes."""
    review = report.review
    parts = [paint(" · ".join(part for part in (review.team, review.cycle) if part), "bold", colour)]
    if review.score:
        parts.append(f"This reads as {paint(STATE_WORDS[review.score.state], 'bold', colour)}. ({words.RATES})")
    if not report.nodes:
        parts.append(words.NOTHING_FOUND)
    kept = [
        line for each in review.keep for line in _wrapped("  ", _pair(report.text_at(each.span), each.why), indent=4)
    ]
    sections = {
        words.KEEP: kept,
        words.FIRST: _told(report, [report.first] if report.first else [], colour),
        words.MORE: _told(report, report.more, colour),
        words.REST: _told(report, report.rest, colour),
        words.ADVICE: _told(report, report.advice, colour),
        words.COMMENTS: _commented(report),
        words.WORDINGS: _offered(report, colour),
        words.QUESTIONS: [line for each in report.open_questions for line in _wrapped("  → ", each.text, indent=4)],
        words.NOTES: _quoted(review.passages),
    }
    for title, lines in sections.items():
        if lines:
            parts += ["", paint(title, "bold", colour), *lines]
    if review.unparsed:
        away = "; ".join(f"{piece.kind}: {_short(piece.text)}" for piece in review.unparsed)
        parts += ["", paint(f"{words.UNPLACED}: {away}", "dim", colour)]
    said = [words.BY_MODEL] if review.by == "model" else []
    said += [review.fallback_reason] if review.fallback_reason else []
    if said:
        parts += ["", *_wrapped("", " ".join(said), indent=0)]
    return "\n".join(parts).lstrip("\n") + "\n"


def _pair(line: str, why: str) -> str:
    return f"{_short(line)}: {why}"


def _told(report: Report, points: Sequence[Point], colour: bool) -> list[str]:
    """Findings as lint shows them, each below the line it stands on; neighbours on one line share it."""
    lines: list[str] = []
    where = ""
    for point in points:
        line = words.WHOLE if point.whole else report.nodes[point.place].text
        if line != where:
            lines += _wrapped("  ", line, indent=2)
        where = line
        lines += _findings([point.diagnostic], colour)
    return lines


def _commented(report: Report) -> list[str]:
    lines: list[str] = []
    for comment in report.review.comments:
        lines += _wrapped("  ", report.text_at(comment.span), indent=2)
        lines += _wrapped("    ", comment.text, indent=4)
        for each in comment.citations:
            lines += _wrapped("    “", f"{each.quote}” ({each.note})", indent=5)
    return lines


def _offered(report: Report, colour: bool) -> list[str]:
    lines: list[str] = []
    for span, offered in report.wordings.items():
        lines += _wrapped("  ", report.text_at(span), indent=2)
        for wording in offered.alternatives:
            rung = paint(words.RUNGS[wording.rung], "dim", colour)
            lines += _wrapped("    ○ ", wording.text, indent=6)
            lines.append(f"      ({rung})")
            if wording.guardrail:
                lines += _wrapped("      ", words.WATCH.format(text=wording.guardrail), indent=6)
    return lines and [*_wrapped("  ", words.WORDINGS_HINT, indent=2), *lines]


def _quoted(passages: Sequence[Passage]) -> list[str]:
    lines: list[str] = []
    for passage in passages:
        lines.append(f"  {passage.title} ({passage.note})")
        lines += [f"    {line}".rstrip() for line in _folded(passage.quote)]
    return lines


def _objective(objective: Objective, colour: bool) -> str:
    lines = [f"{paint('OBJECTIVE', 'bold', colour)} {objective.text}"]
    lines += _findings(objective.diagnostics, colour)
    lines += [_key_result(key_result, colour) for key_result in objective.key_results]
    return "\n".join(lines)


def _key_result(key_result: KeyResult, colour: bool) -> str:
    badge = key_result.form.upper()
    # Nobody is wholly sure of a line read out of its context.
    sure = (
        f"{min(round(key_result.form_confidence * 100), 99)} % sure" if key_result.form_by == "engine" else "your word"
    )
    lines = [f"{paint(badge, key_result.form, colour):<9} {key_result.text} {paint(f'({sure})', 'dim', colour)}"]
    return "\n".join([*lines, *_findings(key_result.diagnostics, colour)])


def _findings(diagnostics: Iterable[Diagnostic], colour: bool) -> list[str]:
    lines: list[str] = []
    for finding in diagnostics:
        mark = paint(f"{_MARKS[finding.severity]} {finding.rule}", finding.severity, colour)
        dismissed = f" [overruled: {finding.dismissed.reason}]" if finding.dismissed else ""
        lines += _wrapped(f"    {mark} ", finding.message + dismissed, indent=10)
        if finding.question and not finding.dismissed:
            lines += _wrapped("          → ", finding.question, indent=12)
    return lines


def _wrapped(prefix: str, text: str, *, indent: int) -> list[str]:
    wrapped = textwrap.wrap(text, _WIDTH - indent) or [""]
    return [prefix + wrapped[0], *(" " * indent + more for more in wrapped[1:])]


def _short(text: str) -> str:
    return textwrap.shorten(text, 60, placeholder="…")


def rule_list(rules: Sequence[Rule]) -> str:
    """One line a rule: id, severity, title."""
    return "".join(f"{rule.id}  {rule.severity:<8} {rule.title}\n" for rule in rules)


def rule_text(rule: Rule) -> str:
    """A rule whole, as its file has it."""
    head = f"{rule.id} {rule.title} ({rule.severity}, {rule.level.replace('_', ' ')})"
    hides = f"Hides on the same line: {', '.join(rule.hides)}\n" if rule.hides else ""
    sources = "".join(f"- {source}\n" for source in rule.sources)
    return f"{head}\nAsks: {rule.ask[-1]}\nNote: {rule.note}\n{hides}\n{rule.body.strip()}\n\n## Sources\n{sources}"


def answer_text(answer: Answer) -> str:
    """What the notes say to a question: each quote below the note and heading it stands under."""
    if not answer.found:
        return "The notes do not hold this. `okr-coach notes` lists what they are about.\n"
    parts = []
    for passage in answer.passages:
        heading = f": {passage.heading}" if passage.heading else ""
        quote = "\n".join(f"  {line}".rstrip() for line in _folded(passage.quote))
        parts.append(f"{passage.title} ({passage.note}){heading}\n{quote}\n")
    return "\n".join(parts)


def _folded(text: str) -> list[str]:
    return [line for paragraph in text.splitlines() for line in textwrap.wrap(paragraph, _WIDTH - 2) or [""]]


def note_list(notes: Sequence[Note]) -> str:
    """One line a note: id and title."""
    width = max((len(note.id) for note in notes), default=0)
    return "".join(f"{note.id:<{width}}  {note.title}\n" for note in notes)


def note_text(note: Note) -> str:
    """A note whole, as its file has it."""
    about = " · ".join(filter(None, (", ".join(note.theme), ", ".join(note.functions), ", ".join(note.rules))))
    sources = "".join(f"- {source}\n" for source in note.sources)
    return f"{note.title} ({note.id})\n{about}\n\n{note.body.strip()}\n\n## Sources\n{sources}"


def metric_list(metrics: Sequence[Metric]) -> str:
    """One line a metric: id, the rung of the ladder it stands on, name."""
    width = max((len(metric.id) for metric in metrics), default=0)
    return "".join(f"{metric.id:<{width}}  {metric.rung:<9}  {metric.name}\n" for metric in metrics)


def metric_text(metric: Metric, guardrail: str) -> str:
    """A metric whole: what it counts, how to read it, how it is gamed, and the work it answers."""
    watch = " · to watch, never to aim at" if metric.safe == "watch_only" else ""
    weeks = "week" if metric.weeks_to_move == 1 else "weeks"
    moves = f"{metric.timing}, {metric.weeks_to_move} {weeks} until it moves, wanted {metric.direction}"
    said = {
        "Counts": metric.definition,
        "Formula": metric.formula,
        "Unit": metric.unit,
        "Population": metric.population,
        "Smallest volume": metric.smallest_volume,
        "Who has it": metric.kept_by,
        "How to read it": metric.read,
        "How it is gamed": metric.gamed,
        "Guardrail": guardrail,
        "Usually serves": metric.objective,
        "Answers": "; ".join(metric.activities),
        "Notes": ", ".join(metric.notes),
    }
    lines = [f"{metric.name} ({metric.id}, {metric.function})", f"{metric.rung} · {moves}{watch}", ""]
    for name, text in said.items():
        lines += _wrapped(f"{name}: ", text, indent=4)
    return "\n".join(lines) + "\n"


def figures_text(figures: Sequence[Figure]) -> str:
    """A table of figures with the command that makes each."""
    width = max((len(figure.id) for figure in figures), default=0)
    return "".join(
        f"{figure.id:<{width}}  {figure.value:>10.4g} {figure.unit:<8} n={figure.n:<6} {figure.command}\n"
        for figure in figures
    )
