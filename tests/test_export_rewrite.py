"""A sorted to-do list exported and reopened as its readers open it: Markdown, CSV, a workbook, a terminal, JSON."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from coach.export import words_rewrite as words
from coach.export.lists import LIST_EXPORTERS, Rewritten
from coach.export.lists.markdown import markdown
from coach.schema import Bucket, Group, GroupObjective, Rewrite, Rung, Suggestion, Task, Unparsed
from coach.terminal_rewrite import rewrite_text

NOON = datetime(2026, 8, 1, 12, tzinfo=UTC)


def skeleton(metric: str, rung: Rung = "behaviour", guardrail: str | None = None) -> Suggestion:
    return Suggestion(
        text=f"{metric} from [baseline] to [target] % by [date]", metric_id=metric.lower().replace(" ", "-"),
        metric=metric, rung=rung, guardrail=guardrail, blanks=("[baseline]", "[target]", "[date]"),
    )  # fmt: skip


SOLVED = skeleton("Calls solved at first contact", guardrail="Repeat calls within a week")
USED = skeleton("Agents who look a case up in the new help pages", "use")


def task(index: int, text: str, bucket: Bucket, **more: object) -> Task:
    fields: dict[str, object] = {"why": f"Reason {index}.", "span": (index * 100, index * 100 + len(text)), **more}
    return Task.model_validate({"index": index, "text": text, "bucket": bucket, **fields})


LIST = Rewrite(
    groups=(
        Group(objective=GroupObjective(text="Callers get an answer the first time", by="engine"),
              outcomes=(SOLVED, USED), items=(0, 1, 3)),
        Group(objective=None, items=(7,)),
    ),
    items=(
        task(0, "Train 50 agents", "initiative", owner="Ana", function="support", outcomes=(SOLVED,)),
        task(1, "Write *help* pages", "initiative"),
        task(2, "=HYPERLINK(\"x\")", "just_do_it"),
        task(3, "Calls answered in a minute from 60 to 80 %", "key_result"),
        task(4, "Uptime of the phone line stays above 99 %", "health_metric"),
        task(5, "Phones", "unclear", question="What about the phones would be different?"),
        task(6, "Repaint the meeting room", "initiative"),
        task(7, "+49 hotline for Austria", "initiative"),
    ),
    unparsed=(Unparsed(text="Plan for the third quarter", span=(900, 926), kind="heading"),),
)  # fmt: skip
TOLD = Rewritten(LIST, "stretch_target_commit", team="Service", cycle="Q3 2026", at=NOON)
TEXTS = [each.text for each in (*LIST.items, *LIST.unparsed)]


def csv_rows(told: Rewritten = TOLD) -> list[list[str]]:
    data = LIST_EXPORTERS["csv"].make(told).data
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def plain(text: str) -> str:
    return text.replace("\\", "")


def test_every_line_stands_once_in_every_format() -> None:
    shown = plain(markdown(TOLD))
    printed = " ".join(rewrite_text(TOLD).split())
    for text in TEXTS:
        assert shown.count(text) == 1, text
        assert printed.count(text) == 1, text
    assert [row[1].removeprefix("'") for row in csv_rows()[1:]] == TEXTS


def test_a_card_shows_its_key_results_with_rung_blanks_guardrail_and_an_empty_row_of_the_scoring_system() -> None:
    card = plain(markdown(TOLD)).split("### ")[1]
    assert card.startswith("1. Objective: Callers get an answer the first time")
    assert "- *people act differently*: Calls solved at first contact from [baseline] to [target] % by [date]" in card
    assert "- Stretch: [ ] · Target: [ ] · Commit: [ ]" in card
    assert "Watch beside it: Repeat calls within a week" in card
    assert "*people use it*: Agents who look a case up" in card


def test_the_other_scoring_system_has_a_row_of_its_own() -> None:
    shown = plain(markdown(Rewritten(LIST)))
    assert "- Committed or aspirational: [ ]" in shown
    assert "Stretch:" not in shown


def test_an_initiative_says_what_it_is_believed_to_move_and_leaves_the_reason_open() -> None:
    shown = plain(markdown(TOLD))
    assert "- Train 50 agents (Ana)\n  - We believe this moves “Calls solved at first contact” because [ ]" in shown
    assert "- Write *help* pages\n  - We believe this moves [which key result] because [ ]" in shown


def test_a_group_without_an_objective_asks_for_one() -> None:
    shown = markdown(TOLD)
    assert "### 2. Objective still open" in shown
    assert words.OBJECTIVE_QUESTION in shown


def test_what_serves_no_outcome_is_put_to_the_question_and_just_do_its_are_not_shamed() -> None:
    shown = plain(markdown(TOLD))
    apart = shown.split("## Stop, later, or Just-Do-It?")[1].split("##")[0]
    assert "Repaint the meeting room" in apart
    assert "Worth doing" in shown.split("## Just-Do-Its")[1]
    assert "*What about the phones would be different?*" in shown.split("## To be asked")[1]
    assert "Uptime of the phone line" in shown.split("## Health metrics")[1]


def test_the_numbers_in_an_export_are_those_of_the_list() -> None:
    one = Rewrite(items=LIST.items[:1], groups=(LIST.groups[0].model_copy(update={"items": (0,)}),))
    body = plain(markdown(Rewritten(one))).split("**Key results")[1]
    assert {word for word in body.replace("[", " ").split() if word.isdigit()} == {"50"}


def test_a_cell_that_begins_like_a_formula_stays_text() -> None:
    rows = csv_rows()
    assert rows[0] == list(words.COLUMNS)
    assert rows[3][1] == '\'=HYPERLINK("x")'
    assert rows[8][1] == "'+49 hotline for Austria"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "#N/A", "TRUE", "007", "1e5"])
def test_no_format_lets_a_spreadsheet_calculate(text: str) -> None:
    told = Rewritten(Rewrite(items=(task(0, text, "initiative", owner=text),)))
    row = csv_rows(told)[1]
    assert row[1] == (f"'{text}" if text[0] in "=+-@\t\r" else text)
    book = load_workbook(io.BytesIO(LIST_EXPORTERS["xlsx"].make(told).data))
    cells = [cell for row in book["Lines"].iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert str(book["Lines"]["B2"].value).replace("\n", "\r") == text


def test_the_workbook_holds_the_lines_and_the_proposed_okrs() -> None:
    book = load_workbook(io.BytesIO(LIST_EXPORTERS["xlsx"].make(TOLD).data))
    assert book.sheetnames == ["Lines", "Proposed OKRs"]
    lines, cards = book["Lines"], book["Proposed OKRs"]
    assert [cell.value for cell in lines[1]] == list(words.COLUMNS)
    assert [row[1].value for row in lines.iter_rows(min_row=2)] == TEXTS
    assert lines["G2"].value == "Group 1: Callers get an answer the first time"
    assert [cell.value for cell in cards[1]][-3:] == ["Stretch", "Target", "Commit"]
    assert [cell.value for cell in cards[3]][-3:] == ["[ ]", "[ ]", "[ ]"]
    assert lines.freeze_panes == "C2"
    assert lines["B2"].alignment.wrap_text


def test_the_same_rewrite_always_makes_the_same_bytes() -> None:
    for exporter in LIST_EXPORTERS.values():
        assert (
            exporter.make(TOLD).data
            == exporter.make(Rewritten(LIST, "stretch_target_commit", "Service", "Q3 2026", at=NOON)).data
        )


def test_characters_that_a_workbook_refuses_are_replaced_and_told() -> None:
    told = Rewritten(Rewrite(items=(task(0, "Ring\x07 the \ud800bell", "initiative"),)))
    exported = LIST_EXPORTERS["xlsx"].make(told)
    assert "2 characters" in exported.notices[0]
    assert load_workbook(io.BytesIO(exported.data))["Lines"]["B2"].value == "Ring\ufffd the \ufffdbell"


def test_a_cell_longer_than_a_workbook_allows_is_cut_and_told() -> None:
    told = Rewritten(Rewrite(items=(task(0, "x" * 40_000, "initiative"),)))
    exported = LIST_EXPORTERS["xlsx"].make(told)
    assert "32,767" in exported.notices[0]
    assert "x" * 40_000 in markdown(told)


def test_json_is_the_contract() -> None:
    document = json.loads(LIST_EXPORTERS["json"].make(TOLD).data)
    assert document["version"] == 1
    assert Rewrite.model_validate(document) == LIST


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (Rewrite(unparsed=(Unparsed(text="We had a good year.", span=(0, 19), kind="prose"),)), words.NO_LIST),
        (Rewrite(items=(task(0, "Calls solved from 1 to 2 %", "key_result"),)), words.ALL_RESULTS),
        (Rewrite(items=(task(0, "Tidy up", "initiative"),)), words.NO_GROUPS),
    ],
)
def test_where_there_is_no_plan_a_plain_sentence_says_why(found: Rewrite, said: str) -> None:
    told = Rewritten(found)
    assert said in markdown(told)
    assert said in " ".join(rewrite_text(told).split())


def test_accepted_groups_typed_levels_and_new_words_are_told() -> None:
    told = Rewritten(LIST, "stretch_target_commit", accepted=frozenset((0,)), levels={(0, 0): ("90", "", "70")},
                     before={5: "Phnes"})  # fmt: skip
    shown = plain(markdown(told))
    assert "1. Objective (accepted): Callers get" in shown
    assert "Stretch: 90 · Target: [ ] · Commit: 70" in shown
    assert "You wrote: Phnes" in shown


def test_a_line_named_by_two_groups_stands_on_the_first() -> None:
    twice = LIST.model_copy(update={"groups": (LIST.groups[0], Group(objective=None, items=(0, 7)))})
    assert [[each.index for each in card.initiatives] for card in Rewritten(twice).cards] == [[0, 1], [7]]
