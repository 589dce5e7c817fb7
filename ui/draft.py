"""The draft itself, line by line: what each line is, where its findings are, what it says of its measurement."""

from __future__ import annotations

from collections.abc import Mapping

from coach.schema import KeyResult, Objective, Span

from . import words
from .findings import rule_chip
from .format import badge, chips, confidence, kind, marked
from .markup import Html, el, icon, join
from .numbers import in_draft
from .sheet import LINES_SHOWN, Entry, Finding, Sheet
from .wordings import margin_notes, own_blanks, wordings


def draft(sheet: Sheet) -> Html:
    """All lines in order, objectives with their key results; long drafts in part until asked for."""
    by_line: dict[int, list[Finding]] = {}
    for found in sheet.findings:
        if not found.whole:
            by_line.setdefault(found.entry.number, []).append(found)
    keep = {each.span: each.why for each in sheet.reviewed.review.keep}
    shown = sheet.entries if sheet.show_all else sheet.entries[:LINES_SHOWN]
    rows: list[Html] = []
    loose = len(sheet.reviewed.review.loose)
    for entry in shown:
        if loose and len(sheet.entries) > loose and entry.number == len(sheet.entries) - loose:
            rows.append(el("li", words.NO_OBJECTIVE, class_="group-name"))
        rows.append(_row(sheet, entry, by_line.get(entry.number, []), keep))
    return el("section", el("h2", words.DRAFT_TITLE), el("ol", *rows, class_="draft"), _all_button(sheet, len(shown)),
              class_="lines-section")  # fmt: skip


def _all_button(sheet: Sheet, shown: int) -> Html | None:
    count = len(sheet.entries)
    if shown == count:
        return None
    button = el("button", words.SHOW_ALL.format(count=count), type="button", class_="button", data_act="all",
                data_key="all")  # fmt: skip
    return el("p", words.CAPPED.format(shown=shown, count=count), " ", button, class_="capped")


def _row(sheet: Sheet, entry: Entry, findings: list[Finding], keep: Mapping[Span, str]) -> Html:
    node = entry.node
    good = el("p", icon("keep"), keep[node.span], class_="keep-note") if node.span in keep else None
    open_findings = [found for found in findings if found.diagnostic.dismissed is None]
    tags = el("div", *(rule_chip(sheet, found) for found in open_findings), class_="tags") if open_findings else None
    overruled = [_overruled(sheet, found) for found in findings if found.diagnostic.dismissed is not None]
    text = el("p", marked(entry, in_draft(entry, sheet.source)), class_="line-text", dir="auto")
    if isinstance(node, Objective):
        return el("li", el("div", kind(node), class_="line-head"), text, _about(node), good, tags,
                  margin_notes(sheet, entry), own_blanks(sheet, entry), *overruled,
                  class_="line-row objective")  # fmt: skip
    return el("li", _badge(sheet, entry, node), text, chips(node, sheet.reviewed.review.cycle), _tell(node), good, tags,
              margin_notes(sheet, entry),
              own_blanks(sheet, entry), wordings(sheet, entry), *overruled,
              class_=f"line-row result-row form-{node.form}")  # fmt: skip


def _badge(sheet: Sheet, entry: Entry, node: KeyResult) -> Html:
    owner = el("span", el("span", words.OWNER, " ", class_="sr"), node.owner, class_="owner") if node.owner else None
    compound = el("span", words.COMPOUND, class_="owner") if node.compound else None
    mine = sheet.overruled_form(node.text) if node.form_by == "user" else None
    button = el(
        "button", words.DIFFER, el("span", ": ", node.text[:80], class_="sr"), type="button", class_="link quiet",
        data_act="differ", data_form=node.form, data_text=node.text, data_key=f"badge-{entry.number}",
    )  # fmt: skip
    row = el("div", badge(node.form, confidence(node)), owner, compound, None if mine else button, class_="line-head")
    if mine is None:
        return row
    return join(row, _taken(words.BY_USER, mine.reason, node.text, None, f"badge-{entry.number}"))


def _tell(node: KeyResult) -> Html | None:
    """Where the engine is unsure it says what would tell."""
    if confidence(node) != words.UNSURE:
        return None
    return el("p", words.TELL[node.form], class_="tell")


def _about(node: Objective) -> Html | None:
    parts = [(words.WHY_NOW, node.why_now), (words.OWNER, node.owner)]
    said = [join(el("dt", name), el("dd", text, dir="auto")) for name, text in parts if text]
    return el("dl", *said, class_="about") if said else None


def _overruled(sheet: Sheet, found: Finding) -> Html:
    diagnostic = found.diagnostic
    reason = diagnostic.dismissed.reason if diagnostic.dismissed else ""
    what = words.SILENT.format(title=sheet.title(diagnostic.rule))
    key = f"line-{diagnostic.rule}-{found.entry.number}"
    if diagnostic.rule in sheet.house:
        return el("p", what, ": ", el("q", reason, dir="auto"), " ", words.FROM_FILE, class_="overruled")
    return _taken(what, reason, found.entry.node.text, diagnostic.rule, key)


def _taken(what: str, reason: str, text: str, rule: str | None, key: str) -> Html:
    return el("p", el("span", what, ": ", el("q", reason, dir="auto")), take_back(text, rule, key), class_="overruled")


def take_back(text: str, rule: str | None, key: str, label: str = words.TAKE_BACK) -> Html:
    """Let the coach's own reading hold again."""
    about = el("span", ": ", text[:80], class_="sr")
    return el("button", label, about, type="button", class_="link quiet", data_act="takeback", data_text=text,
              data_rule=rule, data_key=key)  # fmt: skip
