"""The proposed OKRs as cards: an objective to edit, key results with fields for their blanks, the work beneath."""

from __future__ import annotations

from coach.export.rewritten import Card as Told
from coach.export.words import RUNGS, WATCH
from coach.export.words_rewrite import (
    APART,
    APART_HINT,
    HEALTH,
    HEALTH_HINT,
    INITIATIVES,
    JUST_DO,
    JUST_DO_HINT,
    LEVELS,
    LEVELS_HINT,
    OBJECTIVE_QUESTION,
    OWN_RESULTS,
    PROPOSED,
)
from coach.schema import Task

from .. import todo_words as words
from ..blanks import LONGEST, pieces
from ..format import quoted
from ..markup import Html, el, icon, join
from ..numbers import with_tips
from ..words import BLANKS, IN_METRIC, LEFT_EMPTY, NUMBER_UNKNOWN
from .acts import NEW_GROUP, NO_GROUP, View
from .board import Board, Card, Result, name_of

SHOWN = 40


def cards(board: Board, view: View) -> Html:
    """Every card that stands, then what stands apart, in the order of METHOD."""
    made = [_card(board, card, view) for card in board.cards]
    none = el("p", words.NO_CARDS, class_="soft") if not made else None
    hint = el("p", LEFT_EMPTY, " ", LEVELS_HINT[board.scoring], class_="soft") if made else None
    return el(
        "section", el("h2", PROPOSED), hint, none, *made, _to_review(board) if made else None,
        _apart(board, view), _aside("health", HEALTH, HEALTH_HINT, _of(board, "health_metric")),
        _aside("just-do", JUST_DO, JUST_DO_HINT, _of(board, "just_do_it")), class_="todo-cards", aria_label=PROPOSED,
    )  # fmt: skip


def _card(board: Board, card: Card, view: View) -> Html:
    told = next(each for each in board.told.cards if each.number == card.number)
    head = el("p", words.CARD.format(number=card.number), _taken(card), class_="eyebrow")
    results = [_settled(board, card, each) if card.accepted else _result(board, card, each) for each in card.results]
    body = el("ol", *results, class_="todo-results") if results else el("p", words.NO_RESULTS, class_="soft")
    return el(
        "article", head, _objective(card), body, _work(board, card, told, view), _card_acts(card),
        class_="todo-card is-accepted" if card.accepted else "todo-card", data_card=card.place,
        aria_label=words.CARD.format(number=card.number),
    )  # fmt: skip


def _taken(card: Card) -> Html | None:
    return el("span", icon("keep"), words.ACCEPTED, class_="todo-taken") if card.accepted else None


def _objective(card: Card) -> Html:
    if card.accepted:
        return el("h3", card.objective, class_="todo-objective", dir="auto")
    key = f"f-{card.key}"
    asked = el("p", OBJECTIVE_QUESTION, class_="todo-question") if card.proposed is None else None
    area = el("textarea", "\n", card.objective, id=key, rows="1", maxlength="600", placeholder=words.OBJECTIVE_HINT,
              class_="todo-area", dir="auto", data_key=card.key, data_field=True, data_was=card.objective)  # fmt: skip
    return el("div", asked, el("label", words.OBJECTIVE, for_=key, class_="field-name"), area)


def _result(board: Board, card: Card, result: Result) -> Html:
    blanks = set(result.blanks)
    made: list[Html] = []
    field = 0
    for piece in pieces(result.wording.text, blanks):
        if piece.blank:
            made.append(_field(board, piece.text, f"{result.key}.{field}"))
            field += 1
        else:
            made.append(_told(result, piece.text))
    error = el("p", class_="field-error", hidden=True, role="alert", data_error=True)
    watch = el("p", WATCH.format(text=result.wording.guardrail), class_="soft") if result.wording.guardrail else None
    spoken = el("span", ": ", quoted(result.wording.text, 80), class_="sr")
    drop = el("button", words.DROP_RESULT, spoken, type="button", class_="link quiet", data_act="drop-result",
              data_card=card.place, data_place=result.place, data_key=f"drop-{card.place}.{result.place}")  # fmt: skip
    reword = el("button", words.REWORD, spoken, type="button", class_="link quiet", data_act="open-words",
                data_key=f"words-{card.place}.{result.place}")  # fmt: skip
    sentence = el("p", *made, dir="auto", class_="wording has-fields" if field else "wording")
    return el(
        "li", _rungs(card, result), el("div", sentence, data_sentence=True), _rewording(board, card, result), error,
        watch, _levels(board, result), el("p", reword, drop, class_="actions"), class_="todo-result",
    )  # fmt: skip


def _told(result: Result, text: str) -> Html:
    """Words of a key result, whose numbers tell where they come from."""

    def tip(start: int, end: int) -> str:
        number = text[start:end]
        known = next((each for each in result.wording.numbers if each.text in number or number in each.text), None)
        if known is not None and known.source == "user":
            return words.FROM_YOURS.format(where=known.where)
        if number in (result.wording.metric or ""):
            return IN_METRIC.format(metric=result.wording.metric)
        return words.SOURCE_OF_VALUE if result.key.endswith(".w") else NUMBER_UNKNOWN

    return with_tips(text, tip)


def _rungs(card: Card, result: Result) -> Html:
    """How far from the work the key result looks, with the other rungs to switch to where there are wordings."""
    if len(result.others) == 1:
        return el("p", RUNGS[result.wording.rung], class_="eyebrow")
    here = name_of(result.wording)
    buttons = [
        el("button", RUNGS[each.rung], type="button", class_="todo-rung", data_act="switch", data_card=card.place,
           data_place=result.place, data_name=name_of(each), aria_pressed="true" if name_of(each) == here else "false",
           data_key=f"rung-{card.place}.{result.place}.{name_of(each)}")
        for each in result.others
    ]  # fmt: skip
    return el("div", *buttons, role="group", aria_label=words.RUNG_OF, class_="todo-rungs")


def _field(board: Board, blank: str, key: str) -> Html:
    """One blank: its name stands under it, what belongs there inside it while it is empty."""
    name = blank.strip("[]").replace("_", " ").strip() or "…"
    wanted = BLANKS.get(name.lower(), name)
    value = board.typed(key)
    field = el(
        "input", type="text", id=f"f-{key}", value=value, placeholder=wanted, size=max(len(wanted), len(value), 6),
        spellcheck="false", autocomplete="off", autocapitalize="none", enterkeyhint="done", maxlength=LONGEST,
        data_blank=blank, data_key=key, data_field=True, data_was=value, data_typed=words.SOURCE_OF_VALUE,
    )  # fmt: skip
    return el("span", field, el("label", name, for_=f"f-{key}"), class_="blank-field")


def _rewording(board: Board, card: Card, result: Result) -> Html:
    key = f"f-words-{card.place}.{result.place}"
    area = el("textarea", "\n", board.filled(result), id=key, rows="2", maxlength="600", dir="auto", class_="todo-area")
    save = el("button", words.REWORD_SAVE, type="submit", class_="button small")
    stop = el("button", words.CANCEL, type="button", class_="link quiet", data_act="close-words")
    return el("form", el("label", words.REWORD_FIELD, for_=key, class_="field-name"), area,
              el("p", save, stop, class_="actions"), hidden=True, novalidate=True, class_="todo-words",
              data_submit="reword", data_card=card.place, data_place=result.place)  # fmt: skip


def _levels(board: Board, result: Result) -> Html:
    """The row of the organisation's scoring system: blank until the team settles it."""
    choices = words.LEVEL_CHOICES.get(board.scoring)
    made: list[Html] = []
    for place, name in enumerate(LEVELS[board.scoring]):
        key = f"{result.row_key}.{place}"
        value = board.typed(key)
        if choices:
            options = [el("option", each, value=each, selected=each == value) for each in choices]
            field = el("select", el("option", "–", value="", selected=not value), *options, id=f"f-{key}",
                       class_="todo-select", data_key=key, data_field=True, data_was=value)  # fmt: skip
        else:
            field = el(
                "input", type="text", id=f"f-{key}", value=value, size="7", autocomplete="off", maxlength=LONGEST,
                class_="todo-level", data_key=key, data_field=True, data_was=value,
            )  # fmt: skip
        made.append(el("span", el("label", name, for_=f"f-{key}"), field))
    return el("div", *made, class_="todo-levels", role="group", aria_label=words.LEVELS_OF)


def _settled(board: Board, card: Card, result: Result) -> Html:
    """A key result of an accepted card: text, until somebody edits it again."""
    row = board.told.row_text((card.number - 1, card.results.index(result)))
    watch = el("p", WATCH.format(text=result.wording.guardrail), class_="soft") if result.wording.guardrail else None
    return el("li", el("p", RUNGS[result.wording.rung], class_="eyebrow"),
              el("p", board.filled(result), class_="wording", dir="auto"), el("p", row, class_="soft"), watch,
              class_="todo-result")  # fmt: skip


def _work(board: Board, card: Card, told: Told, view: View) -> Html:
    """The lines on a card, each with what it is hoped to move and a menu to move the line itself."""
    parts: list[Html] = []
    for title, tasks in ((OWN_RESULTS, told.results), (INITIATIVES, told.initiatives)):
        if tasks:
            shown = tasks if view.all else tasks[:SHOWN]
            made = [_task(board, each, told.belief(each) if title == INITIATIVES else None) for each in shown]
            left = len(tasks) - len(shown)
            more = el("p", words.MORE_TASKS.format(count=left), class_="soft") if left else None
            parts.append(join(el("h4", title), el("ul", *made, class_="todo-tasks"), more))
    return join(*parts) if parts else el("p", words.NO_TASKS, class_="soft")


def _task(board: Board, task: Task, belief: str | None) -> Html:
    owner = f" ({task.owner})" if task.owner else ""
    said = el("p", quoted(task.text, 300) + owner, class_="todo-text", dir="auto")
    hoped = el("p", belief, class_="soft") if belief else None
    return el("li", el("div", said, hoped), _move(board, task))


def _move(board: Board, task: Task) -> Html:
    home = board.homes.get(task.index, NO_GROUP)
    options = [
        el("option", _called(card), value=card.place, selected=card.place == home) for card in board.cards
    ]  # fmt: skip
    options += [el("option", words.NO_GROUP, value=NO_GROUP, selected=home == NO_GROUP),
                el("option", words.NEW_GROUP, value=NEW_GROUP)]  # fmt: skip
    return el("select", *options, class_="todo-select", data_change="move", data_index=task.index,
              data_key=f"move-{task.index}", aria_label=words.MOVE.format(text=quoted(task.text, 80)))  # fmt: skip


def _called(card: Card) -> str:
    if not card.objective.strip():
        return words.CARD.format(number=card.number)
    return words.IN_GROUP.format(number=card.number, name=quoted(card.objective, 40))


def _card_acts(card: Card) -> Html:
    act, label = ("edit", words.EDIT) if card.accepted else ("accept", words.ACCEPT)
    spoken = el("span", ": ", words.CARD.format(number=card.number), class_="sr")
    look = "button small" if card.accepted else "button small primary"
    main = el("button", label, spoken, type="button", class_=look, data_act=act,
              data_card=card.place, data_key=f"accept-{card.place}")  # fmt: skip
    drop = el("button", words.DROP, spoken, type="button", class_="link quiet", data_act="drop", data_card=card.place,
              data_key=f"drop-card-{card.place}")  # fmt: skip
    error = el("p", class_="field-error", hidden=True, role="alert", data_error=True)
    return join(error, el("p", main, drop, class_="actions todo-acts"))


def _to_review(board: Board) -> Html:
    count = len(board.accepted)
    hint = words.TO_REVIEW_COUNT.format(count=count) if count else words.TO_REVIEW_HINT
    button = el("button", words.TO_REVIEW, type="button", class_="button primary", data_act="review", data_key="review",
                disabled=not count)  # fmt: skip
    return el("div", button, el("p", hint, class_="soft"), class_="todo-review")


def _apart(board: Board, view: View) -> Html | None:
    if not board.apart:
        return None
    shown = board.apart if view.all else board.apart[:SHOWN]
    left = len(board.apart) - len(shown)
    more = el("p", words.MORE_TASKS.format(count=left), class_="soft") if left else None
    return el("section", el("h2", APART), el("p", APART_HINT, class_="soft"),
              el("ul", *(_task(board, each, None) for each in shown), class_="todo-tasks"), more, class_="todo-apart",
              aria_label=APART)  # fmt: skip


def _of(board: Board, bucket: str) -> list[Task]:
    return [task for task in board.tasks if task.bucket == bucket]


def _aside(key: str, title: str, hint: str, tasks: list[Task]) -> Html | None:
    if not tasks:
        return None
    summary = el("summary", icon("more"), f"{title} ({len(tasks):,})", data_key=f"{key}-fold")
    made = [el("li", quoted(task.text, 300), dir="auto") for task in tasks[:SHOWN]]
    left = len(tasks) - len(made)
    more = el("p", f"… {left:,}", class_="soft") if left else None
    return el("details", summary, el("p", hint, class_="soft"), el("ul", *made, class_="todo-plain"), more,
              class_="fold", data_fold=key)  # fmt: skip
