"""The findings of a review as HTML: the first as a card, the next few, the rest folded, and the rules behind them."""

from __future__ import annotations

from collections.abc import Sequence

from . import words
from .format import quoted, rule_page, severity
from .markup import Html, el, icon, join
from .sheet import Finding, Sheet
from .wordings import note_page

EXAMPLES_SHOWN = 4
FOLDED_SHOWN = 80
"""Findings drawn in a folded list; the lines themselves carry every one."""


def first(sheet: Sheet) -> Html:
    """The one thing to fix first: the line, the finding, the question in large type."""
    found = sheet.first
    if found is None:
        return el("section", el("p", icon("keep"), words.FIRST_NONE, class_="none"), class_="first is-none")
    diagnostic = found.diagnostic
    question = None
    if diagnostic.question:
        question = el("p", diagnostic.question, class_="question")
    head = el("p", el("span", words.FIRST, class_="eyebrow"), severity(diagnostic.severity), class_="first-head")
    return el(
        "section", head, el("h2", words.FIRST, class_="sr"), _line(found),
        el("p", diagnostic.message, class_="message"), question, _actions(sheet, found, "first"),
        class_=f"first is-{diagnostic.severity}",
    )  # fmt: skip


def more(sheet: Sheet) -> Html | None:
    """At most three findings, then everything else on request, advice apart."""
    shown = el("ol", *(_item(sheet, found, "more") for found in sheet.more), class_="findings")
    parts = [
        join(el("h2", words.MORE), shown) if sheet.more else None,
        _folded(sheet, sheet.rest, words.REST, "rest"),
        _folded(sheet, sheet.advice, words.ADVICE, "advice"),
    ]
    return el("section", *parts, class_="more") if any(parts) else None


def _folded(sheet: Sheet, findings: Sequence[Finding], title: str, key: str) -> Html | None:
    if not findings:
        return None
    items = [_item(sheet, found, key) for found in findings[:FOLDED_SHOWN]]
    left = len(findings) - len(items)
    tail = el("p", f"… {left:,}", class_="soft") if left else None
    summary = el("summary", icon("more"), title.format(count=len(findings)), data_key=f"{key}-fold")
    return el("details", summary, el("ol", *items, class_="findings"), tail, class_="fold", data_fold=key)


def _item(sheet: Sheet, found: Finding, place: str) -> Html:
    diagnostic = found.diagnostic
    question = el("p", diagnostic.question, class_="ask") if diagnostic.question else None
    return el(
        "li", el("div", severity(diagnostic.severity), _line(found), class_="item-head"),
        el("p", diagnostic.message, class_="message"), question, _actions(sheet, found, place), class_="finding",
    )  # fmt: skip


def _line(found: Finding) -> Html:
    if found.whole:
        return el("p", words.WHOLE, class_="where")
    return el("blockquote", quoted(found.entry.node.text), dir="auto", class_="where")


def _actions(sheet: Sheet, found: Finding, place: str) -> Html:
    return el("p", rule_button(sheet, found, place), differ_button(sheet, found, place), class_="actions")


def rule_button(sheet: Sheet, found: Finding, place: str) -> Html:
    """Open the rule behind a finding."""
    title = sheet.title(found.diagnostic.rule)
    return el(
        "button", icon("note"), el("span", words.ABOUT_RULE, " ", el("span", title, class_="rule-name")),
        type="button", class_="link", data_act="rule", **_data(sheet, found, f"{place}-why"),
    )  # fmt: skip


def rule_chip(sheet: Sheet, found: Finding) -> Html:
    """A finding under its line: shape, word and the rule's title; it opens the rule."""
    diagnostic = found.diagnostic
    spoken = el("span", words.SEVERITIES[diagnostic.severity], ": ", class_="sr")
    return el(
        "button", icon(diagnostic.severity), spoken, sheet.title(diagnostic.rule), type="button",
        class_=f"rule-chip is-{diagnostic.severity}", data_act="rule", **_data(sheet, found, "line"),
    )  # fmt: skip


def differ_button(sheet: Sheet, found: Finding, place: str) -> Html:
    """Overrule a finding."""
    about = el("span", ": ", sheet.title(found.diagnostic.rule), class_="sr")
    return el(
        "button", words.DIFFER, about, type="button", class_="link quiet", data_act="differ",
        **_data(sheet, found, f"{place}-differ"),
    )  # fmt: skip


def _data(sheet: Sheet, found: Finding, place: str) -> dict[str, str | None]:
    diagnostic = found.diagnostic
    return {
        "data_rule": diagnostic.rule,
        "data_title": sheet.title(diagnostic.rule),
        "data_text": found.entry.node.text,
        "data_where": words.WHOLE if found.whole else None,
        "data_message": diagnostic.message,
        "data_question": diagnostic.question,
        "data_key": f"{place}-{diagnostic.rule}-{found.entry.number}",
    }


def _note(sheet: Sheet, rule: str) -> Html | None:
    note = sheet.notes.get(sheet.rules[rule].note)
    return note_page(note) if note is not None else None


def rules(sheet: Sheet) -> Html:
    """The rules that this review speaks of, kept out of sight until somebody opens one."""
    spoken = sorted({found.diagnostic.rule for found in sheet.findings} & sheet.rules.keys())
    return el(
        "div",
        *(
            el("div", _note(sheet, rule), rule_page(sheet.rules[rule], most=EXAMPLES_SHOWN), data_rule_page=rule)
            for rule in spoken
        ),
        hidden=True,
    )
