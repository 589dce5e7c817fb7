"""The words that a review is told in, the same on the page, in the terminal and in every export."""

from __future__ import annotations

from collections.abc import Mapping

from coach.schema import Form, KeyResult, ObjectiveKind, Rung, State, UnparsedKind
from coach.wire import Usage

STATE_WORDS: Mapping[State, str] = {
    "work_plan": "a work plan",
    "rough_draft": "a rough draft",
    "worth_discussing": "worth discussing",
    "ready": "ready to take to the team",
}
READS_AS = "This draft reads as"
RATES = "This rates the wording, not the work."
KEEP = "Leave these alone"
FIRST = "Start here"
MORE = "Then look at"
REST = "The rest"
ADVICE = "Advice"
WORDINGS = "Wordings to choose from"
WORDINGS_HINT = "What stands in [brackets] only the team knows. Change every word you like."
COMMENTS = "In the margin"
BY_MODEL = "Comments and wordings are a model's; every number and quotation in them was checked."
NOTES = "From the notes"
QUESTIONS = "Questions"
DRAFT_TITLE = "Line by line"
DIMENSIONS = "How it is worded"
UNPLACED = "Not placed"
WHOLE = "About the whole draft"
NOTHING_FOUND = "Nothing here reads like an objective or a key result. Put each on a line of its own and read again."
NOT_STATED = "not stated"
VALUE = "{value} of 4"
OBJECTIVE = "Objective"
OVERRULED = "Overruled"
ONE_WORDING = "A wording to start from: {text}"
WATCH = "Watch beside it: {text}"
RUNGS: Mapping[Rung, str] = {
    "use": "people use it",
    "behaviour": "people act differently",
    "result": "what comes of it",
}
"""The rungs of the ladder from work to worth, as a wording's label."""
FORMS: Mapping[Form, str] = {
    "outcome": "Outcome",
    "output": "Output",
    "activity": "Activity",
    "unclear": "Unclear",
}
KINDS: Mapping[ObjectiveKind, str] = {
    "direction": "a direction",
    "metric": "a metric rather than a direction",
    "solution": "a solution rather than a direction",
    "slogan": "a slogan",
    "activity": "an activity",
}
UNPARSED: Mapping[UnparsedKind, str] = {
    "heading": "Headings",
    "remark": "Remarks",
    "metadata": "About the document",
    "health_metric": "Health metrics",
    "prose": "Running text",
}
COST = "{requests}, {tokens}, {dollars}, {seconds:.1f} s."
SURE, FAIRLY, UNSURE, BY_USER = "sure", "fairly sure", "unsure", "your word"
SURE_FROM, FAIRLY_FROM = 0.85, 0.65
"""Confidence from which a form counts as sure, and as fairly sure."""


def cost(usage: Usage) -> str:
    """What asking a model has cost, in a sentence; what the server did not say is said to be unknown."""
    tokens = usage.tokens_in, usage.tokens_out
    return COST.format(
        requests="1 request" if usage.requests == 1 else f"{usage.requests} requests",
        tokens="tokens not told" if None in tokens else f"{tokens[0]:,} tokens sent, {tokens[1]:,} answered",
        dollars="price not known" if usage.dollars is None else f"about ${usage.dollars:.4f}",
        seconds=usage.seconds,
    )


def confidence(key_result: KeyResult) -> str:
    """How sure a line's form is, in words."""
    if key_result.form_by == "user":
        return BY_USER
    if key_result.form_confidence >= SURE_FROM:
        return SURE
    return FAIRLY if key_result.form_confidence >= FAIRLY_FROM else UNSURE
