"""The whole of the page's answer: what was found, one question at a time, the lines beside the cards."""

from __future__ import annotations

from coach.export.words_rewrite import BUCKETS
from coach.schema import Bucket, Task

from .. import todo_words as words
from ..fields import misfit_words
from ..markup import Html, el, icon
from ..result import Notice, notice_list, unplaced
from ..words import HERE, SERVED
from .acts import View
from .board import Board
from .cards import cards
from .state import Own
from .table import table


def empty(*, local: bool, notices: tuple[Notice, ...] = (), own: Own | None = None) -> Html:
    """What stands there before anything was sorted: what will happen, and what the kinds mean."""
    where = HERE if local else SERVED
    lines = [el("p", line) for line in (*words.EMPTY, words.EMPTY_MORE.format(where=where))]
    legend = [
        el("div", el("dt", _badge(bucket)), el("dd", meaning, el("span", line)))
        for bucket, meaning, line in words.LEGEND
    ]
    return el(
        "div", notice_list(notices), _own(own), el("h2", words.EMPTY_TITLE), *lines,
        el("dl", *legend, class_="legend"), class_="empty",
    )  # fmt: skip


def _badge(bucket: Bucket) -> Html:
    return el("span", el("b", BUCKETS[bucket]), class_=f"badge todo-badge is-{bucket}")


def board_view(board: Board, view: View, notices: tuple[Notice, ...] = ()) -> Html:
    """The list as it is now."""
    told = board.told
    finding = el("p", told.finding, class_="todo-finding") if told.finding else None
    lines = el("div", table(board, view), cards(board, view), class_="todo-grid") if board.tasks else None
    away = unplaced(board.rewrite.unparsed, open_=not board.tasks)
    return el(
        "div", notice_list(notices), _head(board, told.summary), _own(board.reading.own), finding,
        _asking(board, view), lines, away, el("div", misfit_words(), hidden=True), class_="result todos",
        data_say=words.SUMMARY_SAID.format(summary=told.summary), data_all=view.all, data_asking=view.asking,
        data_skipped=",".join(map(str, view.skipped)),
    )  # fmt: skip


def _head(board: Board, summary: str) -> Html:
    undo = el("button", words.UNDO, type="button", class_="button small", data_act="undo", data_key="undo",
              disabled=not board.undo)  # fmt: skip
    copy = el("button", icon("copy"), el("span", words.COPY), type="button", class_="button small", data_act="copy",
              data_key="copy", data_done=words.COPIED)  # fmt: skip
    saves = [
        el("button", icon("download"), el("span", words.DOWNLOAD, " ", class_="sr"), el("span", label), type="button",
           class_="button small", data_act="save", data_name=name, data_key=f"save-{name}")
        for name, label in words.SAVE.items()
    ]  # fmt: skip
    status = el("p", class_="tool-status", hidden=True, role="status", data_slot="file", data_wait=words.MAKING,
                data_failed=words.MAKING_FAILED)  # fmt: skip
    return el("header", el("p", summary, class_="todo-summary"), el("div", undo, copy, *saves, status, class_="tools"),
              class_="todo-head")  # fmt: skip


def _asking(board: Board, view: View) -> Html | None:
    """The next unclear line with its question; before that the button that begins."""
    every, left = board.unclear(), board.unclear(view.skipped)
    if not view.asking:
        if not every:
            return None
        button = el("button", words.ASK.format(count=len(every)), type="button", class_="button", data_act="ask",
                    data_key="ask")  # fmt: skip
        return el("p", button, class_="todo-ask")
    if not left:
        return el("p", icon("keep"), words.ALL_ASKED, class_="none", data_key="asked", tabindex="-1")
    return _question(left[0], number=len(every) - len(left) + 1, count=len(every))


def _question(task: Task, *, number: int, count: int) -> Html:
    key = f"f-answer-{task.index}"
    area = el("textarea", "\n", id=key, rows="2", maxlength="600", placeholder=words.ANSWER_HINT, class_="todo-area",
              dir="auto", data_key=f"answer-{task.index}", data_answer=True)  # fmt: skip
    acts = el(
        "p", el("button", words.TAKE_ANSWER, type="submit", class_="button small primary"),
        el("button", words.SKIP, type="button", class_="link quiet", data_act="skip", data_index=task.index),
        el("button", words.STOP, type="button", class_="link quiet", data_act="stop"), class_="actions",
    )  # fmt: skip
    said = el("p", words.ASKING.format(number=number, count=count), class_="eyebrow")
    return el(
        "form", said, el("blockquote", task.text, class_="where", dir="auto"),
        el("p", task.question or words.NO_QUESTION, class_="question"),
        el("label", words.ANSWER, for_=key, class_="field-name"), area,
        el("p", words.ANSWER_MISSING, class_="field-error", hidden=True, role="alert", data_error=True), acts,
        class_="first todo-asking", novalidate=True, data_submit="answer", data_index=task.index,
    )  # fmt: skip


def _own(own: Own | None) -> Html | None:
    """What is said of the team's own metrics, and the way to leave them out."""
    if own is None:
        return None
    away = el("button", words.OWN_TAKE_AWAY, type="button", class_="link", data_act="no-metrics", data_key="no-metrics")
    return el("p", words.OWN_FOUND.format(name=own.name, count=own.count), " ", away, class_="soft todo-own")
