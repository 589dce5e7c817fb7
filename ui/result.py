"""The result of a review as one piece of HTML, in METHOD's order: state, keep, first, more, the draft."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from coach.export import json as json_export
from coach.export.markdown import markdown
from coach.export.words import STATE_WORDS
from coach.schema import FORMS, Dimension, Overrule, Unparsed

from . import words
from .draft import draft, take_back
from .fields import misfit_words
from .findings import first, more, rules
from .format import badge, quoted
from .history import History, what_changed
from .markup import Html, el, icon, join
from .sheet import Sheet
from .wordings import by_model

UNPLACED_SHOWN = 60


@dataclass(frozen=True)
class Notice:
    """A sentence above the result, perhaps with a button that undoes what it tells of, or with details to unfold.

    What `stays` is in sight while the person scrolls: the way back from a change to their draft.
    """

    text: str
    trouble: bool = False
    button: Html | None = None
    details: tuple[str, ...] = ()
    stays: bool = False


def empty(*, local: bool = True, notices: tuple[Notice, ...] = (), title: str = words.EMPTY_TITLE) -> Html:
    """What stands there before anything was read: two lines on what will happen, and what the badges mean."""
    where = words.HERE if local else words.SERVED
    lines = [el("p", line.format(where=where)) for line in words.EMPTY]
    legend = [
        el("div", el("dt", badge(form)), el("dd", meaning, el("span", line))) for form, meaning, line in words.LEGEND
    ]
    return el("div", notice_list(notices), el("h2", title), *lines, el("dl", *legend, class_="legend"), class_="empty")


def notice_list(notices: tuple[Notice, ...]) -> Html | None:
    """Sentences above the result, trouble told from news by shape and colour."""
    if not notices:
        return None
    passing = [_notice(each) for each in notices if not each.stays]
    staying = [_notice(each) for each in notices if each.stays]
    return join(el("div", *passing, class_="notices") if passing else None,
                el("div", *staying, class_="notices stays") if staying else None)  # fmt: skip


def _notice(notice: Notice) -> Html:
    details = None
    if notice.details:
        details = el("details", el("summary", icon("more"), words.SHOW_NOTES),
                     el("ul", *(el("li", each) for each in notice.details)), class_="notice-details")  # fmt: skip
    drawing, alert = ("error", "alert") if notice.trouble else ("note", None)
    return el("div", icon(drawing), el("span", notice.text), notice.button, details, role=alert,
              class_="notice is-trouble" if notice.trouble else "notice")  # fmt: skip


def result(sheet: Sheet, notices: tuple[Notice, ...] = (), history: History | None = None) -> Html:
    """The whole result; with a `history` also what changed since the draft was first read."""
    if not sheet.entries:
        body = join(el("p", words.NOTHING_FOUND, class_="none"), unplaced(sheet.reviewed.review.unparsed, open_=True))
        return el("div", notice_list(notices), body, what_changed(history), house_rules(sheet), _own_text(sheet),
                  class_="result", data_say=words.NOTHING_FOUND)  # fmt: skip
    return el(
        "div", notice_list(notices), _state(sheet), _keep(sheet), first(sheet), _asked(sheet), more(sheet),
        draft(sheet), what_changed(history), _dimensions(sheet), unplaced(sheet.reviewed.review.unparsed),
        house_rules(sheet), rules(sheet), _dialogs(), _take_away(sheet), class_="result",
        data_say=_say(sheet), data_all=sheet.show_all,
    )  # fmt: skip


def _asked(sheet: Sheet) -> Html | None:
    """The one question in a model's words, where it asked one that stands."""
    review = sheet.reviewed.review
    if review.by != "model" or not review.questions:
        return None
    asked = review.questions[0]
    return el("section", el("p", words.MODEL_ASKS, by_model(), class_="eyebrow"),
              el("p", asked.text, class_="model-question", dir="auto"), el("p", asked.why, class_="soft"),
              class_="model-asks")  # fmt: skip


def _say(sheet: Sheet) -> str:
    score = sheet.reviewed.review.score
    return words.SAID.format(state=STATE_WORDS[score.state]) if score else ""


def _state(sheet: Sheet) -> Html:
    score = sheet.reviewed.review.score
    tools = _tools()
    if score is None:
        return el("header", el("div", el("h2", words.DRAFT_TITLE), el("p", words.NOT_RATED, class_="soft")), tools,
                  class_="state")  # fmt: skip
    steps = [
        el("li", el("span", name.removeprefix("a "), class_="step"), class_="is-here" if state == score.state else None,
           aria_current="step" if state == score.state else None)
        for state, name in STATE_WORDS.items()
    ]  # fmt: skip
    said = el(
        "div", el("p", words.READS_AS, class_="eyebrow"), el("h2", STATE_WORDS[score.state], class_="state-name"),
        el("p", words.STATES[score.state], " ", el("span", words.RATES, class_="rates"), class_="state-why"),
    )  # fmt: skip
    return el("header", said, tools, el("ol", *steps, class_="steps"), class_="state")


def _tools() -> Html:
    status = el("p", class_="tool-status", hidden=True, role="status", data_slot="word", data_wait=words.MAKING_WORD,
                data_failed=words.WORD_FAILED)  # fmt: skip
    return el("div", _tool("copy", words.COPY), _tool("markdown", words.SAVE_MARKDOWN, words.DOWNLOAD),
              _tool("json", words.SAVE_JSON, words.DOWNLOAD), _tool("docx", words.SAVE_WORD, words.DOWNLOAD),
              status, class_="tools")  # fmt: skip


def _tool(act: str, label: str, prefix: str | None = None) -> Html:
    spoken = el("span", prefix, " ", class_="sr") if prefix else None
    drawing = icon("copy" if act == "copy" else "download")
    return el("button", drawing, spoken, el("span", label), type="button", class_="button small", data_act=act,
              data_key=act, data_done=words.COPIED if act == "copy" else None)  # fmt: skip


def _keep(sheet: Sheet) -> Html | None:
    texts = {entry.node.span: entry.node.text for entry in sheet.entries}
    items = [
        el("li", icon("keep"), el("div", el("p", quoted(texts.get(each.span, "")), class_="where", dir="auto"),
                                  el("p", each.why, class_="soft")))
        for each in sheet.reviewed.review.keep
    ]  # fmt: skip
    return el("section", el("h2", words.KEEP), el("ul", *items), class_="keep") if items else None


def _dimensions(sheet: Sheet) -> Html | None:
    score = sheet.reviewed.review.score
    if score is None or not score.dimensions:
        return None
    groups: dict[str, list[Dimension]] = defaultdict(list)
    for dimension in score.dimensions:
        groups[dimension.id[:1]].append(dimension)
    made = [
        el("div", el("h3", words.LEVELS.get(level, level)), el("ul", *(_dimension(each) for each in groups[level])),
           class_="level")
        for level in groups
    ]  # fmt: skip
    return el("section", el("h2", words.DIMENSIONS), el("p", words.DIMENSIONS_HINT, class_="soft"),
              el("div", *made, class_="levels"), class_="dimensions")  # fmt: skip


def _dimension(dimension: Dimension) -> Html:
    value = dimension.value
    if value is None:
        meter = el("span", *[el("i") for _ in range(4)], class_="meter is-null", aria_hidden="true")
        spoken: Html = el("span", words.NOT_STATED, class_="not-stated")
    else:
        steps = [el("i", el("b", style=f"width:{round(100 * min(1.0, max(0.0, value - step)))}%")) for step in range(4)]
        meter = el("span", *steps, class_="meter is-zero" if value == 0 else "meter", aria_hidden="true")
        spoken = el("span", words.VALUE.format(value=f"{value:.1f}".removesuffix(".0")), class_="sr")
    name = el("span", dimension.name, class_="dimension-name")
    return el("li", el("p", name, meter, spoken, class_="dimension-head"), el("p", dimension.why, class_="soft"))


def unplaced(pieces: tuple[Unparsed, ...], *, open_: bool = False) -> Html | None:
    """What was read and not placed, by kind; nothing of the text is dropped silently."""
    if not pieces:
        return None
    by_kind: dict[str, list[str]] = defaultdict(list)
    for piece in pieces[:UNPLACED_SHOWN]:
        by_kind[words.UNPARSED[piece.kind]].append(piece.text)
    made = [
        join(el("h3", name), el("ul", *(el("li", quoted(text, 300), dir="auto") for text in texts)))
        for name, texts in by_kind.items()
    ]
    left = len(pieces) - UNPLACED_SHOWN
    tail = el("p", f"… {left:,}", class_="soft") if left > 0 else None
    summary = el("summary", icon("more"), words.UNPLACED.format(count=len(pieces)), data_key="unplaced-fold")
    return el("details", summary, el("p", words.UNPLACED_HINT, class_="soft"), *made, tail, class_="fold unplaced",
              data_fold="unplaced", open=open_)  # fmt: skip


def house_rules(sheet: Sheet) -> Html | None:
    """Every overrule of this visitor, each to be taken back, and what the settings dismiss."""
    count = len(sheet.overrules) + len(sheet.house)
    if not count:
        return None
    items = [_house_rule(sheet, number, each) for number, each in enumerate(reversed(sheet.overrules))]
    items += [
        el("li", el("p", words.SILENT.format(title=sheet.title(rule)), class_="where"),
           el("p", el("q", reason), " ", words.FROM_FILE, class_="soft"))
        for rule, reason in sheet.house.items()
    ]  # fmt: skip
    summary = el("summary", icon("more"), words.HOUSE.format(count=count), data_key="house-fold")
    return el("details", summary, el("p", words.HOUSE_HINT, class_="soft"), el("ul", *items, class_="house-list"),
              class_="fold house", data_fold="house")  # fmt: skip


def _house_rule(sheet: Sheet, number: int, overrule: Overrule) -> Html:
    if overrule.form is not None:
        what = words.READ_AS.format(form=words.FORMS[overrule.form].lower())
    else:
        what = words.SILENT.format(title=sheet.title(overrule.rule or ""))
    day = el("time", f"{overrule.at:%d %b %Y}", datetime=overrule.at.date().isoformat())
    return el("li", el("p", quoted(overrule.text, 140), class_="where", dir="auto"),
              el("p", el("b", what), ": ", el("q", overrule.reason, dir="auto"), " · ", day,
                 take_back(overrule.text, overrule.rule, f"house-{number}"), class_="soft"))  # fmt: skip


def _dialogs() -> Html:
    """Two windows that the page's script fills with text: a finding with its rule, and the overruling of one."""
    close = el(
        "button", icon("close"), el("span", words.CLOSE, class_="sr"), type="button", class_="close", data_act="close"
    )
    differ = el("button", words.DIFFER, type="button", class_="button", data_act="differ-from-rule")
    rule = el(
        "dialog", close, el("p", data_slot="severity", class_="eyebrow"), el("h2", data_slot="title"),
        el("blockquote", data_slot="text", dir="auto", class_="where"), el("p", data_slot="message", class_="message"),
        el("p", data_slot="question", class_="question"), el("div", data_slot="page"),
        el("p", differ, class_="actions"), class_="sheet", data_dialog="rule", aria_label=words.ABOUT_RULE,
    )  # fmt: skip
    forms = [
        el("label", el("input", type="radio", name="form", value=form), badge(form), class_="choice", data_choice=form)
        for form in FORMS
    ]
    area = el("textarea", name="reason", rows="2", maxlength="500", placeholder=words.REASON_HINT)
    reason = el("label", el("span", words.REASON, class_="field-name"), area, class_="field")
    form = el(
        "form", close, el("h2", data_slot="heading", data_badge=words.DIFFER_BADGE, data_finding=words.DIFFER_FINDING),
        el("blockquote", data_slot="text", dir="auto", class_="where"),
        el("fieldset", el("legend", words.DIFFER_BADGE, class_="sr"), *forms, class_="choices"), reason,
        el("p", words.REASON_MISSING, class_="field-error", hidden=True, role="alert"),
        el("p", el("button", words.SAVE, type="submit", class_="button primary"),
           el("button", words.CANCEL, type="button", class_="button", data_act="close"), class_="actions"),
        method="dialog", novalidate=True,
    )  # fmt: skip
    return join(rule, el("dialog", form, class_="sheet", data_dialog="differ", aria_label=words.DIFFER))


def _take_away(sheet: Sheet) -> Html:
    """The review for copying and downloading, as text that is never shown."""
    document = json_export.export(sheet.report).data.decode("utf-8", "replace")
    return el("div", el("textarea", "\n", markdown(sheet.report), data_file="markdown", readonly=True, tabindex="-1"),
              el("textarea", "\n", document, data_file="json", readonly=True, tabindex="-1"),
              _own_text(sheet), misfit_words(), hidden=True)  # fmt: skip


def _own_text(sheet: Sheet) -> Html:
    """The draft that this result is about, for copying and for the files made on request."""
    review = sheet.reviewed.review
    return el("textarea", "\n", sheet.source, data_file="text", data_team=review.team, data_cycle=review.cycle,
              readonly=True, hidden=True, tabindex="-1")  # fmt: skip
