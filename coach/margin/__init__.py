"""The margin of a draft, written by a model and checked before anybody sees it.

The engine's findings, forms and score stand as they are; a model may word comments, wordings, what to keep, and the
one question. Whatever fails a check is written again once; what fails then is dropped, the engine's own stands there,
and `fallback_reason` says so. Pure but for `ask`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from coach.errors import MissingExtra, ModelError
from coach.margin.checks import LintLine, Objection
from coach.margin.judge import Accepted, Judge
from coach.margin.merge import put_together, reason
from coach.margin.sheet import Sheet, lay_out
from coach.prompts import Prompt
from coach.schema import Passage, Review
from coach.wire import Critique, Message, Reply, ReplyFault, Usage, read_reply

__all__ = ["Ask", "Improved", "LintLine", "Objection", "improve", "preview"]

Ask = Callable[[Sequence[Message], type[BaseModel]], Reply]

MOST_FAULTS = 8
"""Faults that a second request names; a reply with more is beyond repair."""

_NOT_WORTH_A_REQUEST = frozenset(("line", "twice", "many", "settled"))


@dataclass(frozen=True)
class Improved:
    """A review with what a model made better, what asking cost, and what was left out, with why."""

    review: Review
    usage: Usage = field(default_factory=Usage)
    left_out: tuple[Objection, ...] = ()


def preview(
    review: Review, notes: Sequence[Passage], *, source: str, prompts: Mapping[str, Prompt]
) -> tuple[Message, ...]:
    """The very messages that `improve` would send, for the page to show before anything is sent."""
    return lay_out(review, notes, source).messages(prompts["critique"], prompts["critique"])


def improve(
    review: Review,
    notes: Sequence[Passage],
    ask: Ask,
    *,
    source: str,
    prompts: Mapping[str, Prompt],
    lint_line: LintLine,
) -> Improved:
    """Ask for a margin of `review` and return the review with all of it that passes the checks.

    `source` is the text that the review's spans point into. Of `notes` the first three are shown to the model, and
    only they can be cited. A model that fails leaves the engine's review, with the reason; `PromptError` alone is
    raised.
    """
    sheet = lay_out(review, notes, source)
    if not sheet.lines:
        return Improved(review)
    judge = Judge(sheet, review, prompts["critique"].shunned, lint_line)
    talk = _Talk(sheet, judge, ask, prompts)
    accepted, objections = talk.first()
    if objections and talk.working:
        accepted, objections = talk.second(accepted, objections)
    told = reason(accepted.anything, objections, talk.trouble)
    if not accepted.anything:
        return Improved(review.model_copy(update={"fallback_reason": told}), talk.usage, tuple(objections))
    return Improved(put_together(review, sheet, accepted, told), talk.usage, tuple(objections))


class _Talk:
    """One talk with a model: at most two requests, what they cost, and what went wrong on the way."""

    def __init__(self, sheet: Sheet, judge: Judge, ask: Ask, prompts: Mapping[str, Prompt]) -> None:
        self._sheet, self._judge, self._ask, self._prompts = sheet, judge, ask, prompts
        self.usage = Usage()
        self.trouble = ""
        self.working = True

    def first(self) -> tuple[Accepted, list[Objection]]:
        """Ask for the margin."""
        return self._request(self._sheet.messages(self._prompts["critique"], self._prompts["critique"]))

    def second(self, accepted: Accepted, objections: list[Objection]) -> tuple[Accepted, list[Objection]]:
        """Ask again for the parts that failed, and judge them alike; what fails again is left out."""
        mendable = [one for one in objections if one.kind not in _NOT_WORTH_A_REQUEST and one.what != "quotation"]
        if not mendable or len(mendable) > MOST_FAULTS:
            return accepted, objections
        numbers = {one.line for one in mendable if one.line is not None}
        whole = any(one.line is None for one in mendable)
        sheet = self._sheet if whole else self._sheet.only(numbers)
        faults = [_as_fault(one) for one in mendable]
        later, again = self._request(sheet.messages(self._prompts["repair"], self._prompts["critique"], faults))
        both = accepted.filled(later)
        untouched = [one for one in objections if one not in mendable]
        left = untouched + list(_unmended(mendable, accepted, both))
        known = {(one.what, one.line) for one in left}
        return both, left + [one for one in again if (one.what, one.line) not in known and one.what != "reply"]

    def _request(self, messages: Sequence[Message]) -> tuple[Accepted, list[Objection]]:
        try:
            reply = self._ask(messages, Critique)
        except (ModelError, MissingExtra) as error:
            self.trouble = error.message
            self.working = isinstance(error, ModelError) and error.kind == "cut_off"
            return Accepted(), [Objection("reply", None, "reply", error.message)]
        self.usage += reply.usage
        try:
            critique = read_reply(reply.text, Critique)
        except ReplyFault as fault:
            self.trouble = f"The model's answer could not be read: {fault}."
            return Accepted(), [Objection("reply", None, "reply", str(fault))]
        self.trouble = ""
        return self._judge.judge(critique)


def _unmended(objections: Sequence[Objection], before: Accepted, after: Accepted) -> Iterator[Objection]:
    """The objections whose place a second try has not filled."""
    gained = Counter({line: len(made) - len(before.wordings.get(line, ())) for line, made in after.wordings.items()})
    for one in objections:
        line = one.line or 0
        mended = {
            "reply": after.anything,
            "question": after.question is not None,
            "comment": line in after.comments,
            "keep": line in after.kept,
            "wording": gained[line] > 0,
        }
        if one.what == "wording":
            gained[line] -= 1
        if not mended.get(one.what, False):
            yield one


def _as_fault(one: Objection) -> str:
    place = f"line {one.line}, " if one.line is not None else ""
    words = f" “{one.text[:240]}”" if one.text else ""
    return f"{place}{one.what}: {one.why}{words}"
