"""The lines of a to-do list: which are items, what stands above them, whose they are, and that none is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.parse import parse
from coach.schema import Unparsed
from coach.triage.items import Item, items_of

LISTS = [
    json.loads(line) for line in (Path(__file__).parent / "evals/todo_lists.jsonl").read_text("utf-8").splitlines()
]


def read(document: str) -> tuple[tuple[Item, ...], tuple[Unparsed, ...]]:
    return items_of(parse(document), document)


def texts(document: str) -> list[str]:
    return [item.text for item in read(document)[0]]


@pytest.mark.parametrize("case", LISTS, ids=[case["id"] for case in LISTS])
def test_every_word_of_a_list_is_in_an_item_or_listed_as_unparsed(case: dict[str, object]) -> None:
    document = str(case["pasted_text"])
    items, unparsed = read(document)
    spans = [item.span for item in items] + [aside.span for aside in unparsed]
    for number, row in enumerate(document.splitlines(keepends=True)):
        start = sum(map(len, document.splitlines(keepends=True)[:number]))
        if any(character.isalnum() for character in row):
            assert any(a < start + len(row) and start < b for a, b in spans), row


@pytest.mark.parametrize("case", LISTS, ids=[case["id"] for case in LISTS])
def test_items_are_numbered_in_document_order(case: dict[str, object]) -> None:
    items, _ = read(str(case["pasted_text"]))
    assert [item.index for item in items] == list(range(len(items)))
    assert [item.span for item in items] == sorted(item.span for item in items)


def test_most_lists_are_read_as_a_person_reads_them() -> None:
    exact = sum(texts(case["pasted_text"]) == case["items"] for case in LISTS)
    assert exact >= 28, exact


def test_a_line_with_subtasks_is_an_item_like_them() -> None:
    assert texts("- Move office\n  - Find premises\n  - Cancel lease\n") == [
        "Move office", "Find premises", "Cancel lease"
    ]  # fmt: skip


def test_a_heading_above_a_list_is_no_item() -> None:
    items, unparsed = read("# Growth squad\n- Ship pricing page\n- Renew SOC 2\n")
    assert [item.text for item in items] == ["Ship pricing page", "Renew SOC 2"]
    assert {item.heading for item in items} == {"Growth squad"}
    assert [aside.kind for aside in unparsed] == ["heading"]


def test_an_objective_that_says_it_is_one_becomes_the_heading_of_its_results() -> None:
    items, unparsed = read("Objective: Newcomers feel at home\nKR1: Wait from 6 to 2 days\nKR2: Half come back\n")
    assert [item.text for item in items] == ["Wait from 6 to 2 days", "Half come back"]
    assert items[0].heading == "Newcomers feel at home"
    assert [(aside.text, aside.kind) for aside in unparsed] == [("Newcomers feel at home", "heading")]


def test_headings_change_down_the_list() -> None:
    items, _ = read("Support\n1. Rewrite macros\n2. Train shift\n\nSuccess\n1. Call quiet accounts\n2. Playbook\n")
    assert [item.heading for item in items] == ["Support", "Support", "Success", "Success"]


@pytest.mark.parametrize(
    ("line", "text", "owner"),
    [
        ("- @jens recycling stations in the canteen", "recycling stations in the canteen", "jens"),
        ("- Energy use per desk down (owner: Lea)", "Energy use per desk down", "Lea"),
    ],
)
def test_an_owner_is_taken_from_the_words(line: str, text: str, owner: str) -> None:
    items, _ = read(f"- Repaint the hall\n{line}\n- New bins\n")
    assert (items[1].text, items[1].owner) == (text, owner)


def test_a_name_counts_as_owner_only_where_the_list_uses_it_twice() -> None:
    items, _ = read("- Ana: replace the lift\n- book the drill – Ana\n- Retention: fewer leave early\n")
    assert [(item.text, item.owner) for item in items] == [
        ("replace the lift", "Ana"),
        ("book the drill", "Ana"),
        ("Retention: fewer leave early", None),
    ]


def test_the_words_of_an_item_still_point_into_the_document_without_the_owner() -> None:
    document = "- Ana: replace the lift\n- book the drill – Ana\n"
    item = read(document)[0][0]
    start, end = item.line.locate(0, len("replace"))
    assert document[start:end] == "replace"


def test_duplicates_stay_two_items() -> None:
    assert texts("- Call donors\n- Gift aid\n- Call donors\n") == ["Call donors", "Gift aid", "Call donors"]


def test_a_line_of_five_thousand_characters_stays_one_item() -> None:
    long = "Build a shared view of repairs " * 160
    assert texts(f"- {long.strip()}\n- Gas checks\n") == [long.strip(), "Gas checks"]


def test_an_empty_document_has_no_items() -> None:
    assert read("") == ((), ())
