"""What the gap rules (K10 to K18) find missing in a measure, and what they leave alone."""

from __future__ import annotations

import pytest

from coach.language import measure
from coach.lint.linter import CHECK_NAMES, Rulebook, check
from coach.lint.rules import read_rule
from coach.lint.subject import Group, House, Subject
from coach.resources import knowledge_files, knowledge_folders, read_text
from coach.schema import Cell, Diagnostic, Form, Line

PATHS = [path for path in knowledge_files(knowledge_folders(), "rules", ".md") if "K01" <= path.name[:3] <= "K18"]
BOOK = Rulebook(tuple(read_rule(read_text(path), path.name, CHECK_NAMES) for path in PATHS))


def subject(text: str, form: Form = "outcome", cells: tuple[Cell, ...] = ()) -> Subject:
    line = Line(text=text, span=(0, len(text)), cells=cells)
    return Subject(line, measure.read(line), text, text.lower(), form, 0.9)


def findings(
    text: str,
    form: Form = "outcome",
    *,
    cycle: str | None = "Q2",
    cells: tuple[Cell, ...] = (),
    why_now: str | None = None,
    alone: bool = False,
) -> dict[str, Diagnostic]:
    group = Group(None, (subject(text, form, cells),), why_now=why_now)
    lint = check([group], BOOK, house=House(), cycle=cycle, alone=alone)
    return {finding.rule: finding for finding in lint[0].key_results[0]}


FIRES: list[tuple[str, str]] = [
    ("K10", "Parents feel welcome at our school"),
    ("K10", "greater transparency about repairs"),
    ("K11", "Noticeably fewer complaints from tenants"),
    ("K11", "Claims are settled quickly"),
    ("K12", "Library visits rise to 21,000 a month"),
    ("K12", "p95 checkout latency below 300 ms"),
    ("K12", "7 in 10 pupils reach the expected reading age"),
    ("K12", "No invoice older than 60 days"),
    ("K13", "Reduce churn among yearly members"),
    ("K13", "Raise the average donation from 14 euros"),
    ("K13", "Average time to first draft comes down for our 12 biggest clients"),
    ("K15", "Double the number of repeat borrowers"),
    ("K15", "Agency spend 40 % under last year"),
    ("K15", "sick days per head down by one fifth"),
    ("K15", "Complaints −15 % in home insurance"),
    ("K15", "Wholesale revenue grows 1.5x"),
    ("K15", "At least 40 % more enquiries from architects"),
    ("K16", "Lift the win rate in public tenders 5 %"),
    ("K16", "10 % higher response rate to the parents' survey"),
    ("K16", "Percentage of women in senior roles rises by 5 %"),
    ("K17", "Response time to 4"),
    ("K17", "Overtime on nights from 300 to 120"),
    ("K17", "Employee engagement from 61 to 70"),
    ("K18", "Win rate 1 in 3"),
    ("K18", "Retention to 85 % by Q4"),
    ("K18", "80 % satisfied"),
]
SILENT: list[tuple[str, str]] = [
    ("K10", "Sick days on the night shift come down"),
    ("K10", "[metric] of new volunteers from [baseline] to [target]"),
    ("K11", "Noticeably faster search, that is p95 below 400 ms"),
    ("K11", 'Fewer guests tick "good" for breakfast'),
    ("K11", "Ofsted grade moves from Requires Improvement to Good"),
    ("K11", "Lower contamination rate by leaving friendly notes"),
    ("K12", "Library visits from 17,000 to 21,000 a month"),
    ("K12", "Keep scrap below 2% of tonnage"),
    ("K12", "First 100 paying members"),
    ("K12", "From nothing to 25 restaurants ordering"),
    ("K12", "Win 12 new accounts in the dental sector"),
    ("K12", "Last year 118 complaints, this year fewer than 60"),
    ("K12", "Churn of yearly members to [target]"),
    ("K12", "Churn of yearly members from [baseline] to 4%"),
    ("K12", "Reduce late deliveries to the islands"),
    ("K13", "Complaints about noise below 20 a month"),
    ("K13", "Zero missed dialysis appointments"),
    ("K13", "Hold scrap at today's 1.9 %"),
    ("K13", "Baseline for the rework rate measured by 15 February"),
    ("K13", "Churn of yearly members from 9% to [target]"),
    ("K15", "Reduce online returns to 15 % of parcels"),
    ("K15", "Visits a month: 2,400 now, plus 25% by September"),
    ("K15", "Trials per week up 30 % from [baseline]"),
    ("K15", "Gym members training twice a week from 31% to 45%"),
    ("K15", "Opt-in users by plan: used by 8% of tenants"),
    ("K15", "Forecast accuracy within +/-5% at week 8"),
    ("K16", "Market share plus 3 percentage points"),
    ("K16", "Hourly rate billed to new clients up 4 %"),
    ("K16", "No-show rate in dermatology from 18% to 12%"),
    ("K16", "Revenue from wholesale up 5 %"),
    ("K17", "Response time to 4 h"),
    ("K17", "NPS from 12 to 30"),
    ("K17", "Current ratio from 1.1 to 1.5"),
    ("K17", "Overdue safety checks from 64 to 10"),
    ("K17", "Response time on line 4 falls"),
    ("K17", "Response time to [target] [unit] from 9"),
    ("K18", "85 % of ward staff still with us after a year"),
    ("K18", "The group's equity ratio from 22 % to 28 %"),
    ("K18", "Conversion in [segment] from [baseline] to 12 %"),
    ("K18", "Complaints down 15%"),
]


@pytest.mark.parametrize(("rule", "text"), FIRES)
def test_a_missing_piece_is_found(rule: str, text: str) -> None:
    assert rule in findings(text)


@pytest.mark.parametrize(("rule", "text"), SILENT)
def test_a_piece_that_is_there_or_not_needed_is_not_called_missing(rule: str, text: str) -> None:
    assert rule not in findings(text)


@pytest.mark.parametrize("text", [text for _, text in FIRES])
def test_a_deed_has_a_larger_question_than_its_gaps(text: str) -> None:
    assert not {rule for rule in findings(text, "output") if rule >= "K10"}


def test_the_traffic_line_is_asked_for_its_start_and_for_nothing_else() -> None:
    found = findings("Improve website site traffic by 20% in Q3", cycle=None)
    assert list(found) == ["K15"]
    assert found["K15"].severity == "warning"
    assert found["K15"].question == "What is today's figure for website site traffic, or is it still unknown?"
    assert len(found["K15"].message.split()) <= 25


def test_the_finding_marks_the_words_it_is_about() -> None:
    text = "Library visits rise to 21,000 a month"
    begin, end = findings(text)["K12"].span
    assert text[begin:end] == "21,000"


@pytest.mark.parametrize(
    ("text", "cycle", "alone", "fires"),
    [
        ("Median repair time from 9 to 5 hours", None, False, True),
        ("Median repair time from 9 to 5 hours", "Q2 2027", False, False),
        ("Median repair time from 9 to 5 hours", "Q2 2027", True, True),
        ("Median repair time from 9 to 5 hours by 1 May", None, True, False),
        ("Median repair time from 9 to 5 hours until Christmas", None, False, False),
        ("Median repair time from 9 to 5 hours this term", None, False, False),
        ("Median repair time from 9 to 5 hours by [date]", None, False, False),
    ],
)
def test_a_date_may_stand_in_the_line_or_over_the_list_but_not_over_lone_lines(
    text: str, cycle: str | None, alone: bool, fires: bool
) -> None:
    assert ("K14" in findings(text, cycle=cycle, alone=alone)) is fires


@pytest.mark.parametrize(
    ("rule", "text", "cell"),
    [
        ("K12", "Library visits a month to 21,000", Cell(role="baseline", heading="Now", text="17,000", span=(90, 96))),
        ("K13", "Reduce churn of members", Cell(role="target", heading="Target", text="5%", span=(90, 92))),
        ("K15", "Cut agency shifts by 40%", Cell(role="baseline", heading="Start", text="74", span=(90, 92))),
        ("K17", "Response time to 4", Cell(role="unit", heading="Unit", text="hours", span=(90, 95))),
        ("K14", "Falls from 9 to 4", Cell(role="deadline", heading="By", text="30 June", span=(90, 97))),
    ],
)
def test_a_cell_of_the_row_fills_the_gap(rule: str, text: str, cell: Cell) -> None:
    bare = findings(text, cycle=None)
    filled = findings(text, cycle=None, cells=(cell,))
    assert rule in bare
    assert rule not in filled


def test_a_start_told_above_the_list_counts() -> None:
    text = "Cut agency shifts by 40%"
    assert "K15" not in findings(text, why_now="We stand at 74 agency shifts a week and cannot pay for it.")
    assert "K15" in findings(text, why_now="The budget is spent.")


def test_a_line_that_points_back_takes_its_metric_from_the_objective() -> None:
    objective = subject("First-year attrition in the depots", "unclear")
    line = subject("Bring it down")
    alone = check([Group(None, (line,))], BOOK, house=House(), cycle="Q2")[0].key_results[0]
    under = check([Group(objective, (line,))], BOOK, house=House(), cycle="Q2")[0].key_results[0]
    assert "K10" in {finding.rule for finding in alone}
    assert "K10" not in {finding.rule for finding in under}


def test_a_gap_that_most_lines_share_is_told_once_with_a_count() -> None:
    texts = ("Library visits rise to 21,000", "Complaints about noise below 20", "Late trams at most 4% of runs")
    groups = [Group(None, tuple(subject(text) for text in texts))]
    lint = check(groups, BOOK, house=House(), cycle="Q2")[0]
    told = [finding for line in lint.key_results for finding in line if finding.rule == "K12"]
    assert len(told) == 1
    assert told[0].message.startswith("3 of 3 lines name a target without a start")


@pytest.mark.parametrize("text", ["", " ", "%", "→", "+", "by by by", "from to from to", "[target]", "½", "🙂 20%"])
@pytest.mark.parametrize("form", ["outcome", "unclear"])
def test_odd_lines_are_read_without_a_crash(text: str, form: Form) -> None:
    findings(text, form)


def test_no_message_or_question_is_left_with_an_empty_slot() -> None:
    for rule, text in FIRES:
        found = findings(text)[rule]
        assert "  " not in found.message
        assert "{" not in found.message + (found.question or "")
