"""Part by part, what of a model's critique may be shown, and what is wrong with the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from coach.language.measure import read as read_measure
from coach.margin.checks import (
    BLANKS,
    MOST_WHY_WORDS,
    MOST_WORDING_WORDS,
    LintLine,
    Objection,
    Yardstick,
    exact,
    number_faults,
    plain_faults,
    same_language,
    spoken_faults,
    tidy,
    verdict_faults,
    wording_faults,
)
from coach.margin.sheet import COMMENT_WORDS, QUESTION_WORDS, Sheet, SheetLine
from coach.schema import Citation, Comment, Line, Part, Review, Suggestion
from coach.verify import Ledger, Sources, guesses, provenance
from coach.wire import Asked, Critique, Kept, Remark, Wording

MOST_KEPT, MOST_REMARKS, MOST_WORDINGS, MOST_QUOTES = 3, 5, 3, 2

_BLANK = re.compile("|".join(re.escape(blank) for blank in BLANKS))


@dataclass
class Accepted:
    """What may be shown of a model's critique, by the number of the line."""

    kept: dict[int, str] = field(default_factory=dict)
    comments: dict[int, Comment] = field(default_factory=dict)
    wordings: dict[int, tuple[Suggestion, ...]] = field(default_factory=dict)
    question: Asked | None = None

    @property
    def anything(self) -> bool:
        """Whether a word of the model is left."""
        return bool(self.kept or self.comments or any(self.wordings.values()) or self.question)

    def filled(self, later: Accepted) -> Accepted:
        """Return what stands here and, where something lacks, what a second try brought."""
        wordings = dict(self.wordings)
        for number, made in later.wordings.items():
            here = wordings.get(number, ())
            known = {one.text.casefold() for one in here}
            wordings[number] = (*here, *(one for one in made if one.text.casefold() not in known))[:MOST_WORDINGS]
        return Accepted(
            dict([*self.kept.items(), *((n, why) for n, why in later.kept.items() if n not in self.kept)][:MOST_KEPT]),
            {**later.comments, **self.comments},
            wordings,
            self.question or later.question,
        )


class Judge:
    """Checks critiques of one sheet. Ledgers are read once and serve every part of a reply and its repair."""

    def __init__(self, sheet: Sheet, review: Review, shunned: Sequence[str], lint_line: LintLine) -> None:
        self._sheet = sheet
        self._lint_line = lint_line
        findings = [(f"finding {one.rule}", one.message) for line in sheet.lines.values() for one in line.findings]
        self._yardstick = Yardstick(
            tuple(shunned),
            sheet.source,
            Ledger(Sources(user=(sheet.source,), notes=(*sheet.passages, *findings), estimates=guesses(sheet.source))),
        )
        # Digits in the name of a metric (p95) are the catalogue's; a target or a study's figure never is.
        self._metrics = tuple(
            (offer.metric_id, offer.metric)
            for offered in review.suggestions
            for offer in offered.alternatives
            if offer.metric_id and offer.metric
        )
        self._ledgers: dict[int, Ledger] = {}

    def judge(self, critique: Critique) -> tuple[Accepted, list[Objection]]:
        """Return what may be shown, and an objection to every part that may not."""
        accepted = Accepted()
        objections: list[Objection] = []
        for kept in critique.keep:
            objections += self._keep(kept, accepted)
        seen: set[int] = set()
        for remark in critique.remarks:
            line = self._sheet.lines.get(remark.line)
            if line is None or remark.line in seen or len(seen) == MOST_REMARKS:
                kind = "line" if line is None else "twice" if remark.line in seen else "many"
                objections.append(Objection("remark", None, kind, _WHY[kind]))
                continue
            seen.add(remark.line)
            objections += self._remark(remark, line, accepted)
        if critique.question is not None:
            objections += self._question(critique.question, accepted)
        return accepted, objections

    def _show(self, text: str) -> str:
        return tidy(self._sheet.masking.show(text))

    def _keep(self, kept: Kept, accepted: Accepted) -> Iterator[Objection]:
        line, why = self._sheet.lines.get(kept.line), self._show(kept.why)
        if line is None or line.troubled:
            kind = "line" if line is None else "settled"
            yield Objection("keep", None, kind, _WHY["line"] if line is None else "a finding stands on this line", why)
        elif len(accepted.kept) == MOST_KEPT:
            yield Objection("keep", None, "many", _WHY["many"])
        elif fault := _first(
            *plain_faults(why, self._yardstick, most=MOST_WHY_WORDS), *spoken_faults(why, self._yardstick, line)
        ):
            yield Objection("keep", line.number, *fault, why)
        else:
            accepted.kept.setdefault(line.number, why)

    def _remark(self, remark: Remark, line: SheetLine, accepted: Accepted) -> Iterator[Objection]:
        comment = self._show(remark.comment)
        citations, misquotes = self._quotes(remark)
        fault = _first(
            *plain_faults(comment, self._yardstick, most=COMMENT_WORDS), *spoken_faults(comment, self._yardstick, line)
        )
        if fault:
            yield Objection("comment", line.number, *fault, comment)
        elif misquotes and not citations:
            yield Objection("comment", line.number, "quote", misquotes[0], comment)
        elif self._sheet.passages and not citations:
            yield Objection("comment", line.number, "quote", "it stands on no note", comment)
        else:
            accepted.comments[line.number] = Comment(span=line.span, text=comment, citations=citations)
            for misquote in misquotes:
                yield Objection("quotation", line.number, "quote", misquote)
        made: list[Suggestion] = []
        for wording in remark.wordings[: MOST_WORDINGS * 2]:
            offer = self._wording(wording, line, citations)
            if isinstance(offer, Objection):
                yield offer
            elif offer.text.casefold() in {other.text.casefold() for other in made}:
                yield Objection("wording", line.number, "twice", _WHY["twice"], offer.text)
            elif len(made) == MOST_WORDINGS:
                yield Objection("wording", line.number, "many", _WHY["many"])
            else:
                made.append(offer)
        accepted.wordings[line.number] = tuple(made)

    def _quotes(self, remark: Remark) -> tuple[tuple[Citation, ...], list[str]]:
        good: list[Citation] = []
        bad: list[str] = []
        for quoted in remark.quotes[: MOST_QUOTES * 2]:
            citation = Citation(note=quoted.note, quote=self._sheet.masking.show(quoted.quote))
            found = exact(citation, self._sheet.passages)
            if isinstance(found, str):
                bad.append(found)
            elif found not in good and len(good) < MOST_QUOTES:
                good.append(found)
        return tuple(good), bad

    def _wording(self, wording: Wording, line: SheetLine, citations: tuple[Citation, ...]) -> Suggestion | Objection:
        text = self._show(wording.text)
        guardrail = self._show(wording.guardrail or "") or None
        if not line.needs_mending:
            return Objection("wording", None, "settled", "this line needs no other wording", text)
        ledger, diagnostics = self._ledger(line), self._lint_line(text)
        faults = [
            *plain_faults(text, self._yardstick, most=MOST_WORDING_WORDS, said=line.said),
            *verdict_faults(text, self._yardstick),
            *same_language(text, line),
            *wording_faults(text, line, ledger, diagnostics),
        ]
        if guardrail:
            faults += [*plain_faults(guardrail, self._yardstick, most=MOST_WHY_WORDS, said=line.said)]
            faults += [*verdict_faults(guardrail, self._yardstick), *same_language(guardrail, line)]
            faults += [*number_faults(guardrail, ledger)]
        fault = _first(*faults)
        if fault:
            return Objection("wording", line.number, *fault, text)
        measure = read_measure(Line(text=text, span=(0, len(text)))).measure
        return Suggestion(
            text=text,
            metric=_text(measure.metric),
            unit=_text(measure.unit),
            direction=measure.direction,
            baseline=_text(measure.baseline),
            target=_text(measure.target),
            deadline=_text(measure.deadline),
            population=_text(measure.population),
            rung=wording.rung,
            guardrail=guardrail,
            numbers=provenance(text, ledger),
            blanks=tuple(dict.fromkeys(_BLANK.findall(text))),
            diagnostics=diagnostics,
            citations=citations,
            by="model",
        )

    def _ledger(self, line: SheetLine) -> Ledger:
        if line.number not in self._ledgers:
            sources = Sources(user=line.said, notes=self._metrics, estimates=guesses("\n".join(line.said)))
            self._ledgers[line.number] = Ledger(sources)
        return self._ledgers[line.number]

    def _question(self, asked: Asked, accepted: Accepted) -> Iterator[Objection]:
        text, why = self._show(asked.text), self._show(asked.why)
        faults = [*plain_faults(text, self._yardstick, most=QUESTION_WORDS), *spoken_faults(text, self._yardstick)]
        faults += [*plain_faults(why, self._yardstick, most=MOST_WHY_WORDS), *spoken_faults(why, self._yardstick)]
        if text.count("?") != 1 or not text.endswith("?"):
            faults.append(("form", "one question ends in one question mark"))
        if fault := _first(*faults):
            yield Objection("question", None, *fault, text)
        else:
            accepted.question = Asked(text=text, why=why)


_WHY = {
    "line": "there is no such line",
    "twice": "it is there already",
    "many": "there are more of them than anybody would read",
}


def _first(*faults: tuple[str, str]) -> tuple[str, str] | None:
    return faults[0] if faults else None


def _text(part: Part | None) -> str | None:
    return part.text if part else None
