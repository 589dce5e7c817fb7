"""The list itself: one row a line, with its bucket as a menu, the reason under it, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping

from coach.export.words_rewrite import BUCKETS
from coach.schema import Bucket, Task

from .. import todo_words as words
from ..format import quoted
from ..markup import Html, el
from ..numbers import with_tips
from ..words import YOU_WROTE
from .acts import View
from .board import Board

SHOWN = 80
LETTERS_SHOWN = 500


def table(board: Board, view: View) -> Html:
    """All lines in order; long lists in part until asked for."""
    shown = board.tasks if view.all else board.tasks[:SHOWN]
    numbers = {card.place: card.number for card in board.cards}
    sorted_as = {task.index: task.bucket for task in board.rewrite.items}
    heads = el("tr", el("th", words.LINES, scope="col"), el("th", words.WHAT, scope="col"))
    rows = [_row(board, task, sorted_as[task.index], numbers) for task in shown]
    made = el("table", el("thead", heads), el("tbody", *rows), class_="todo-table")
    return el("section", el("h2", words.LINES_TITLE), made, _all_button(board, len(shown)), class_="todo-lines",
              aria_label=words.LINES_TITLE)  # fmt: skip


def _all_button(board: Board, shown: int) -> Html | None:
    count = len(board.tasks)
    if shown == count:
        return None
    button = el("button", words.SHOW_ALL.format(count=count), type="button", class_="button small", data_act="all",
                data_key="all")  # fmt: skip
    return el("p", words.CAPPED.format(shown=shown, count=count), " ", button, class_="capped")


def _row(board: Board, task: Task, proposed: Bucket, numbers: Mapping[int, int]) -> Html:
    where = YOU_WROTE.format(line=line_of(board.reading.source, task.span[0]))
    said = el(
        "p", with_tips(quoted(task.text, LETTERS_SHOWN), lambda start, end: where), class_="todo-text", dir="auto"
    )
    owner = el("span", el("span", words.OWNER, class_="sr"), task.owner, class_="owner") if task.owner else None
    before = next((each.text for each in board.rewrite.items if each.index == task.index), "")
    was = el("p", el("s", quoted(before)), class_="soft", dir="auto") if before != task.text else None
    yours = task.index in board.changes.buckets and board.changes.buckets[task.index] != proposed
    reason = words.YOURS.format(bucket=BUCKETS[proposed]) if yours else task.why
    why = el("p", el("span", words.WHY, class_="sr"), reason, class_="soft todo-why", id=f"why-{task.index}")
    asked = task.question and task.index not in board.homes
    question = el("p", task.question, class_="todo-question") if asked else None
    return el(
        "tr", el("td", said, was, owner, why, question), el("td", _menu(task, reason), _home(board, task, numbers)),
        class_=f"todo-row is-{task.bucket}", data_index=task.index,
    )  # fmt: skip


def _menu(task: Task, reason: str) -> Html:
    options = [el("option", name, value=bucket, selected=bucket == task.bucket) for bucket, name in BUCKETS.items()]
    return el("select", *options, class_="todo-bucket", data_change="bucket", data_index=task.index, title=reason,
              data_key=f"bucket-{task.index}", aria_label=words.BUCKET_OF.format(text=quoted(task.text, 80)),
              aria_describedby=f"why-{task.index}")  # fmt: skip


def _home(board: Board, task: Task, numbers: Mapping[int, int]) -> Html | None:
    if task.bucket not in ("initiative", "key_result"):
        return None
    place = board.homes.get(task.index)
    said = words.ON_NONE if place is None else words.ON_CARD.format(number=numbers[place])
    return el("p", said, class_="todo-home" if place is not None else "todo-home is-none")


def line_of(source: str, position: int) -> int:
    """The number of the line that a position of the list stands on, from one."""
    return source.count("\n", 0, position) + 1
