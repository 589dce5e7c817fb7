from __future__ import annotations

import pytest

from coach.errors import InputError
from coach.parse import parse
from coach.schema import Line
from ui.acts import Act, accepted
from ui.blanks import Filled, Moved, fill, fill_line, misfit, pieces

WORDING = "Calls from [baseline] to [target] % by [date]"


def filled(*pairs: tuple[str, str]) -> tuple[Filled, ...]:
    return tuple(Filled(blank=blank, value=value) for blank, value in pairs)


def test_a_sentence_is_cut_at_its_blanks_and_nothing_is_lost() -> None:
    cut = pieces(WORDING, {"[baseline]", "[target]", "[date]"})
    assert "".join(piece.text for piece in cut) == WORDING
    assert [piece.text for piece in cut if piece.blank] == ["[baseline]", "[target]", "[date]"]
    assert [piece.blank for piece in pieces("no blank [x]", ())] == [False]


@pytest.mark.parametrize(
    ("values", "made"),
    [
        ((("[baseline]", "7"), ("[target]", " 9 "), ("[date]", "")), "Calls from 7 to 9 % by [date]"),
        ((("[baseline]", ""), ("[target]", ""), ("[date]", "")), WORDING),
        ((("[date]", "3 May"),), "Calls from [baseline] to [target] % by 3 May"),
    ],
)
def test_values_stand_in_their_blanks_and_empty_ones_stay(values: tuple[tuple[str, str], ...], made: str) -> None:
    assert fill(WORDING, filled(*values)) == made


def test_the_second_of_two_blanks_of_one_name_is_filled_alone() -> None:
    assert fill("[n] of [n]", filled(("[n]", ""), ("[n]", "4"))) == "[n] of 4"


@pytest.mark.parametrize(
    ("before", "value", "after", "says"),
    [
        ("from ", "[5]", " to", "brackets"),
        ("from ", "5\n6", " to", "one line"),
        ("from ", "5\u20286", " to", "one line"),
        ("from ", "5" * 81, " to", "at most 80"),
        ("to ", "5 %", " % by", "“%”"),
        ("by ", "by May", "", "“by”"),
        ("by ", "By May", "", "“By”"),
        ("$", "$5", "", "“$”"),
        ("from ", "5", " to", None),
        ("from ", "5" * 80, " to", None),
        ("from ", "€ 5 (net)", " to", None),
    ],
)
def test_a_misfit_is_told_in_words(before: str, value: str, after: str, says: str | None) -> None:
    told = misfit(before, value, after)
    assert (told is None) if says is None else (told is not None and says in told)


def test_a_blank_that_is_not_there_is_not_guessed() -> None:
    with pytest.raises(Moved):
        fill(WORDING, filled(("[segment]", "adults")))


def test_markup_around_a_blank_stays() -> None:
    source = "Objective: Callers get help\n- **KR1:** *Calls* from **[baseline]** to [target]\n"
    line = parse(source).blocks[0].key_results[0]
    assert fill_line(source, line, filled(("[baseline]", "7"), ("[target]", ""))) == source.replace("[baseline]", "7")


def test_a_line_whose_place_is_not_what_it_says_is_left_alone() -> None:
    with pytest.raises(Moved):
        fill_line("something else", Line(text="a [b]", span=(0, 5)), filled(("[b]", "1")))


DRAFT = "Objective: Callers get help\n- Launch the line\n- Calls from [baseline] to 9\n"


def accept(**asked: object) -> str:
    return accepted(DRAFT, Act.model_validate({"act": "accept", **asked}))


def test_only_the_line_that_was_chosen_changes() -> None:
    values = [{"blank": "[target]", "value": "4"}]
    made = accept(number=1, text="Launch the line", wording="Calls to [target]", filled=values)
    assert made == DRAFT.replace("Launch the line", "Calls to 4")


@pytest.mark.parametrize(
    "asked",
    [
        {"number": 1, "text": "Launch another line", "wording": "Calls to 4"},
        {"number": 9, "text": "Launch the line", "wording": "Calls to 4"},
        {"number": -1, "text": "Launch the line", "wording": "Calls to 4"},
        {"number": 1, "text": "Launch the line", "wording": "  "},
    ],
)
def test_a_line_that_is_another_by_now_is_never_touched(asked: dict[str, object]) -> None:
    with pytest.raises(Moved):
        accept(**asked)


@pytest.mark.parametrize("value", ["[9]", "9\n9", "9" * 81])
def test_the_server_refuses_what_the_page_would_have_refused(value: str) -> None:
    text = "Calls from [baseline] to 9"
    with pytest.raises(InputError):
        accept(number=2, text=text, wording=text, filled=[{"blank": "[baseline]", "value": value}])
