"""How what a model may say is laid into a review, and how the person is told what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from coach.margin.checks import Objection
from coach.margin.judge import MOST_KEPT, MOST_WORDINGS, Accepted
from coach.margin.sheet import Sheet
from coach.schema import Alternatives, Keep, Question, Review


def put_together(review: Review, sheet: Sheet, accepted: Accepted, told: str | None) -> Review:
    """Return the review with the model's words where they may stand; findings, forms and score are the engine's."""
    cited = {citation.note for comment in accepted.comments.values() for citation in comment.citations}
    cited |= {citation.note for made in accepted.wordings.values() for one in made for citation in one.citations}
    passages = [passage for passage in sheet.passages if passage.note in cited and passage not in review.passages]
    return review.model_copy(
        update={
            "keep": _kept(review, sheet, accepted),
            "passages": (*review.passages, *passages),
            "suggestions": _suggestions(review, sheet, accepted),
            "comments": tuple(accepted.comments[number] for number in sorted(accepted.comments)),
            "questions": _questions(review, accepted),
            "by": "model",
            "fallback_reason": told,
        }
    )


def _kept(review: Review, sheet: Sheet, accepted: Accepted) -> tuple[Keep, ...]:
    """The engine's choice with the model's words for it, then what the model adds."""
    said = {sheet.lines[number].span: why for number, why in accepted.kept.items()}
    kept = [keep.model_copy(update={"why": said.pop(keep.span, keep.why)}) for keep in review.keep]
    added = [Keep(span=span, why=why) for span, why in said.items()]
    return tuple(sorted((*kept, *added[: max(0, MOST_KEPT - len(kept))]), key=lambda keep: keep.span))


def _suggestions(review: Review, sheet: Sheet, accepted: Accepted) -> tuple[Alternatives, ...]:
    """The model's wordings of a line first, then the engine's, three at most."""
    offered = {each.span: each.alternatives for each in review.suggestions}
    for number, made in accepted.wordings.items():
        span = sheet.lines[number].span
        new = {one.text.casefold() for one in made}
        rest = [one for one in offered.get(span, ()) if one.text.casefold() not in new]
        if made:
            offered[span] = (*made, *rest)[:MOST_WORDINGS]
    return tuple(Alternatives(span=span, alternatives=offered[span]) for span in sorted(offered))


def _questions(review: Review, accepted: Accepted) -> tuple[Question, ...]:
    """The focal question in the model's words; its kind stays the engine's."""
    if accepted.question is None:
        return review.questions
    asked, engine = accepted.question, review.questions
    return (Question(id=engine[0].id if engine else "Q17", text=asked.text, why=asked.why), *engine[1:])


_PARTS = {
    "comment": ("a comment", "comments"), "remark": ("a remark", "remarks"), "wording": ("a wording", "wordings"),
    "keep": ("a line to keep", "lines to keep"), "question": ("a question", "questions"),
    "quotation": ("a quotation", "quotations"),
}  # fmt: skip
_KINDS = {
    "number": "with a number that nobody gave", "quote": "that no note bears out", "lint": "against the rules",
    "markup": "with a link, markup or hidden signs", "length": "with too many words", "language": "in another language",
    "blank": "with a blank nobody left", "praise": "with flattery", "verdict": "with a verdict on the draft",
    "form": "in the wrong form", "twice": "said already", "line": "for a line that is not there",
    "many": "beyond what anybody would read", "settled": "for a line that needs none", "empty": "without content",
}  # fmt: skip


def reason(anything: bool, objections: Sequence[Objection], trouble: str) -> str | None:
    """What the person is told; nothing where all that the model wrote stands. `trouble` is what its last reply met."""
    counted = Counter((one.what, one.kind) for one in objections if one.what != "reply")
    listed = "; ".join(
        f"{_PARTS[what][0] if count == 1 else f'{count} {_PARTS[what][1]}'} {_KINDS[kind]}"
        for (what, kind), count in sorted(counted.items())
    )
    if anything:
        told = f"Left out of what the model wrote: {listed}." if listed else ""
        return f"{told} Asked to mend it: {trouble}" if told and trouble else told or None
    if trouble:
        return f"{trouble} This review is the engine's own."
    if listed:
        return f"Nothing of what the model wrote could be shown ({listed}). This review is the engine's own."
    return "The model had nothing to add. This review is the engine's own."
