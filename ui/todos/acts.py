"""What a person may do with a sorted list, and what each act changes. Pure: nothing is kept or shown here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from coach.errors import InputError
from coach.schema import Bucket

from .. import todo_words as words
from ..blanks import misfit, pieces
from .board import Board, Card, Result, name_of
from .state import Changes, Edits

LONGEST_LINE = 600
_PARTS = 40_000


def sane(text: str) -> str:
    """The text without halves of surrogate pairs, which no store takes."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\x00", "\ufffd")


Sane = Annotated[str, AfterValidator(sane)]
Key = Annotated[str, Field(pattern=r"^[okl]\d{1,4}(\.[\w.\-]{1,120})?$")]
Typed = Annotated[Mapping[Key, Annotated[Sane, Field(max_length=2000)]], Field(max_length=400)]


class View(BaseModel):
    """What is unfolded on the page: kept by the page itself, and sent with every act."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    all: bool = False
    asking: bool = False
    skipped: tuple[int, ...] = Field((), max_length=5000)


class Act(BaseModel):
    """What a button, menu or field asks for. It comes from the browser, so it is checked like any input."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    act: Literal[
        "bucket", "move", "accept", "edit", "drop", "drop-result", "switch", "reword", "answer", "typed", "undo",
        "show", "no-metrics", "review",
    ]  # fmt: skip
    index: int = Field(-1, ge=-1, le=100_000)
    card: int = Field(-1, ge=-2, le=10_000)
    place: int = Field(-1, ge=-1, le=100)
    bucket: Bucket | None = None
    name: str = Field("", max_length=200)
    text: Sane = Field("", max_length=5000)
    typed: Typed = {}
    view: View = View()
    draft: Sane = Field("", max_length=400_000)


NO_GROUP, NEW_GROUP = -1, -2


class Gone(InputError):
    """What the act is about is no longer on the page."""

    def __init__(self) -> None:
        super().__init__(words.MOVED_ON)


def with_typed(board: Board, typed: Mapping[str, str]) -> Changes:
    """The changes with what stands in the fields. Raises `InputError` where a value cannot stand in its blank."""
    if not typed:
        return board.changes
    results = {result.key: result for card in board.cards for result in card.results}
    for key, value in typed.items():
        result = results.get(key.rpartition(".")[0])
        if result is not None and value.strip():
            _check(result, int(key.rpartition(".")[2]), value.strip())
    kept = {key: value for key, value in {**board.changes.typed, **typed}.items() if value or key.startswith("o")}
    if sum(map(len, kept.values())) > _PARTS * 10:
        raise InputError(words.TOO_LONG.format(count=sum(map(len, kept.values())), limit=_PARTS * 10))
    return board.changes.model_copy(update={"typed": kept})


def _check(result: Result, place: int, value: str) -> None:
    cut = pieces(result.wording.text, set(result.blanks))
    at = [number for number, piece in enumerate(cut) if piece.blank]
    if place >= len(at):
        raise Gone
    before = "".join(piece.text for piece in cut[: at[place]])
    after = "".join(piece.text for piece in cut[at[place] + 1 :])
    why = misfit(before, value, after)
    if why is not None:
        raise InputError(why)


def done(board: Board, act: Act) -> Changes:
    """The changes after an act. Raises `Gone` where its line, card or key result is not there, else `InputError`."""
    changes = board.changes
    if act.act == "bucket":
        return _bucket(board, act)
    if act.act == "move":
        return _move(board, act)
    if act.act not in ("accept", "edit", "drop", "drop-result", "switch", "reword"):
        return changes
    card = next((each for each in board.cards if each.place == act.card), None)
    if card is None:
        raise Gone
    if act.act in ("accept", "edit", "drop"):
        update: dict[str, object] = {"accepted": act.act == "accept"}
        if act.act == "drop":
            update["dropped"] = True
        return _edited(board, card, update)
    result = next((each for each in card.results if each.place == act.place), None)
    if result is None:
        raise Gone
    return _edited(board, card, _result_update(board.edits(card.place), result, act))


def _bucket(board: Board, act: Act) -> Changes:
    task = next((each for each in board.tasks if each.index == act.index), None)
    if task is None or act.bucket is None:
        raise Gone
    was_grouped = act.index in board.homes
    buckets = {**board.changes.buckets, act.index: act.bucket}
    changes = board.changes.model_copy(update={"buckets": buckets})
    if was_grouped or act.bucket != "initiative":
        return changes
    after = Board(board.reading, changes, scoring=board.scoring)
    home = after.homes.get(act.index)
    home = home if home is not None else after.serving(task)
    home = home if home is not None else after.neighbour_home(act.index)
    if home is None:
        return changes
    return changes.model_copy(update={"moved": {**changes.moved, act.index: home}})


def _move(board: Board, act: Act) -> Changes:
    task = next((each for each in board.tasks if each.index == act.index), None)
    if task is None:
        raise Gone
    if act.card == NEW_GROUP:
        changes = board.changes.model_copy(update={"added": (*board.changes.added, task.outcomes[:1])})
        home: int | None = len(board.groups)
    elif act.card == NO_GROUP:
        changes, home = board.changes, None
    elif any(card.place == act.card for card in board.cards):
        changes, home = board.changes, act.card
    else:
        raise Gone
    return changes.model_copy(update={"moved": {**changes.moved, act.index: home}})


def _result_update(edits: Edits, result: Result, act: Act) -> dict[str, object]:
    if act.act == "drop-result":
        return {"gone": edits.gone | {result.place}}
    if act.act == "switch":
        if act.name not in {name_of(each) for each in result.others}:
            raise Gone
        worded = {place: text for place, text in edits.worded.items() if place != result.place}
        return {"chosen": {**edits.chosen, result.place: act.name}, "worded": worded}
    text = " ".join(act.text.split())
    if not text:
        raise InputError(words.ANSWER_MISSING)
    if len(text) > LONGEST_LINE:
        raise InputError(words.ANSWER_LONG.format(most=LONGEST_LINE))
    return {"worded": {**edits.worded, result.place: text}}


def _edited(board: Board, card: Card, update: Mapping[str, object]) -> Changes:
    edits = board.edits(card.place).model_copy(update=dict(update))
    return board.changes.model_copy(update={"cards": {**board.changes.cards, card.place: edits}})
