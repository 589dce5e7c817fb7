"""All rules, for reading: what each looks for, why, examples, sources."""

from __future__ import annotations

import gradio as gr

from coach.lint.rules import Rule
from coach.pipeline import Coach

from .. import words
from ..format import rule_page, severity
from ..markup import Html, el


def listing(rules: tuple[Rule, ...]) -> Html:
    """The rules by what they look at, each folded."""
    made = []
    for level, name in words.RULE_LEVELS.items():
        ours = [rule for rule in rules if rule.level == level]
        if ours:
            made.append(el("section", el("h2", name), *(_rule(rule) for rule in ours)))
    hint = el("p", words.RULES_HINT.format(count=len(rules)), class_="soft")
    return el("div", el("h1", words.RULES_TITLE), hint, *made, class_="rules-page")


def _rule(rule: Rule) -> Html:
    ask = el("p", words.EXAMPLE_ASK.format(question=rule.ask[-1]), class_="ask")
    summary = el("summary", severity(rule.severity), el("b", rule.title), el("span", rule.id, class_="soft"))
    return el("details", summary, ask, rule_page(rule), class_="fold rule", id=rule.id)


def page(coach: Coach) -> None:
    """Lay out the page; there is nothing to wire."""
    gr.HTML(listing(coach.book.rules), elem_id="okr-rules", apply_default_css=False)
