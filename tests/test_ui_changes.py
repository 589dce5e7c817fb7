from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from coach.schema import Version
from ui.changes import Row, compare, line_number, runs
from ui.history import History, first_read, what_changed

NINE = datetime(2026, 8, 1, 9, tzinfo=UTC)


def told(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Each row as its kind and its words: -gone- and +come+."""
    signs = {"same": "{}", "removed": "-{}-", "added": "+{}+"}
    return [(row.kind, "".join(signs[each.kind].format(each.text) for each in row.words)) for row in rows]


@pytest.mark.parametrize(
    ("old", "new", "rows"),
    [
        ("a\n", "a\n", [("same", "a")]),
        ("Calls from 5 to 3", "Calls from 5 to 2", [("changed", "Calls from 5 to -3-+2+")]),
        ("Calls from [baseline] to 3", "Calls from 52% to 3", [("changed", "Calls from -[baseline]-+52%+ to 3")]),
        ("Calls down by May", "Calls down", [("changed", "Calls down- by May-")]),
        ("- Launch the portal", "- Calls per order", [("changed", "- -Launch the portal-+Calls per order+")]),
        ("a\nb", "a\nnew one\nb", [("same", "a"), ("added", "+new one+"), ("same", "b")]),
        ("a\ngone one\nb", "a\nb", [("same", "a"), ("removed", "-gone one-"), ("same", "b")]),
        ("a\n\n\nb", "a\nb", [("same", "a"), ("same", "b")]),
        ("a\r\nb", "a\nb", [("same", "a"), ("same", "b")]),
    ],
)
def test_a_comparison_reads_line_by_line_and_word_by_word(old: str, new: str, rows: list[tuple[str, str]]) -> None:
    assert told(compare(old, new)) == rows


def test_a_changed_line_is_told_from_a_new_one_beside_it() -> None:
    rows = compare("x\nCalls answered the same day: 5\ny", "x\nA line of its own\nCalls answered the same day: 7\ny")
    assert told(rows)[1:3] == [("added", "+A line of its own+"), ("changed", "Calls answered the same day: -5-+7+")]


@pytest.mark.parametrize("old", ["", "a\nb c d\n\ne", "- one\n- two\n- three\n- four"])
@pytest.mark.parametrize("new", ["", "b c\ne\nf", "- two\n- one and a half\n- four"])
def test_both_texts_can_be_read_out_of_the_comparison(old: str, new: str) -> None:
    rows = compare(old, new)
    assert [row.old for row in rows if row.kind != "added"] == [line for line in old.split("\n") if line.strip()]
    assert [row.new for row in rows if row.kind != "removed"] == [line for line in new.split("\n") if line.strip()]
    for row in rows:
        assert "".join(each.text for each in row.words if each.kind != "added") == row.old
        assert "".join(each.text for each in row.words if each.kind != "removed") == row.new


def test_numbers_of_lines_are_those_of_the_text_as_it_is() -> None:
    rows = compare("a\n\nb\nc", "a\n\nnew\nb\nc")
    assert [(row.number, row.new) for row in rows] == [(1, "a"), (3, "new"), (4, "b"), (5, "c")]
    assert [line_number("a\r\nb\nc", at) for at in (0, 3, 5)] == [1, 2, 3]


def test_lines_far_from_any_change_are_folded() -> None:
    lines = [f"line {number}" for number in range(9)]
    rows = compare("\n".join(lines), "\n".join([*lines[:4], "other words", *lines[5:]]))
    assert [(folded, len(group)) for folded, group in runs(rows)] == [(True, 3), (False, 3), (True, 3)]


def test_a_long_draft_is_compared_in_good_time() -> None:
    old = "\n".join(f"- Calls about topic {number} from {number} to 3" for number in range(4000))
    assert len(compare(old, old.replace(" to 3", " to 4"))) == 4000


def version(number: int, text: str, change: str, after: timedelta = timedelta()) -> Version:
    return Version(number=number, text=text, change=change, why="", at=NINE + after)


HOUR = timedelta(hours=1)
MINE, NEXT, OTHER = "Calls answered today from 5 to 3", "Calls answered today from 5 to 2", "Staff stay, and like it"


@pytest.mark.parametrize(
    ("versions", "base"),
    [
        ((version(1, MINE, "read"), version(2, NEXT, "a wording", HOUR)), 1),
        ((version(1, MINE, "read"), version(2, NEXT, "a wording", 20 * HOUR)), 1),
        ((version(1, MINE, "read"), version(2, NEXT, "read", 20 * HOUR)), 2),
        ((version(1, MINE, "read"), version(2, OTHER, "read", HOUR)), 2),
        ((version(1, MINE, "read"), version(2, NEXT, "a file", HOUR)), 2),
        ((version(1, MINE, "read"), version(2, "", "cleared", HOUR), version(3, NEXT, "read", HOUR)), 3),
    ],
    ids=["an act", "an act on yesterday's text", "a new sitting", "another draft", "an upload", "after clearing"],
)
def test_the_draft_as_first_read_in_this_sitting(versions: tuple[Version, ...], base: int) -> None:
    assert first_read(versions).number == base


def test_there_is_nothing_to_compare_before_a_second_version() -> None:
    assert what_changed(None) is None
    assert what_changed(History((version(1, MINE, "read"),), MINE)) is None


def test_nothing_typed_becomes_markup_in_a_comparison() -> None:
    nasty = "<script>alert(1)</script> & <b>"
    page = what_changed(History((version(1, nasty, "<i>"), version(2, MINE, "read")), f"{nasty}\n{nasty}2", picked=1))
    assert page is not None
    assert not [tag for tag in ("<script", "<b>", "<i>") if tag in page]
