"""Rules about sets: how many lines, how many of them work, and how they stand to each other."""

from __future__ import annotations

import pytest

from coach.language import aim
from coach.language.measure import read as read_measure
from coach.lint.linter import CHECK_NAMES, Rulebook, check
from coach.lint.rules import load
from coach.lint.subject import Group, House, Subject
from coach.resources import knowledge_folders
from coach.schema import Form, Line

BOOK = Rulebook(load(knowledge_folders(), CHECK_NAMES))
AIM = "Guests get their key without queueing"


def subject(text: str, form: Form = "outcome") -> Subject:
    line = Line(text=text, span=(0, len(text)))
    return Subject(line, read_measure(line), text, text.lower(), form=form, confidence=0.9)


def group(objective: str | None, *lines: str | tuple[str, Form], **more: str) -> Group:
    results = tuple(subject(line) if isinstance(line, str) else subject(*line) for line in lines)
    if objective is None:
        return Group(None, results)
    line = Line(text=objective, span=(0, len(objective)))
    reading = read_measure(line)
    head = Subject(line, reading, objective, objective.lower(), kind=aim.kind(line, reading))
    return Group(head, results, **more)


def rules(*groups: Group, house: House | None = None) -> list[list[str]]:
    """The set rules that stand on each group."""
    found = check(list(groups), BOOK, house=house or House())
    about = [one.objective or (one.key_results[0] if one.key_results else ()) for one in found]
    return [sorted({item.rule for item in items if item.rule[0] == "S" or item.rule == "K32"}) for items in about]


WAIT, KEYS = "wait at check-in from 11 to 4 min", "keys ready on arrival from 20% to 70%"
COMPLAINTS = "complaints at the desk from 31 to 10 a month"
OWNED = {"owner": "Ana", "parent": "Guests come back"}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([WAIT], True),
        ([WAIT, COMPLAINTS], False),
        ([f"complaints about {thing} from 31 to 10" for thing in ("noise", "food", "keys", "cold", "lifts")], False),
        (
            [f"complaints about {thing} from 31 to 10" for thing in ("noise", "food", "keys", "cold", "lifts", "bugs")],
            True,
        ),
    ],
)
def test_one_key_result_is_too_few_and_six_are_too_many(lines: list[str], expected: bool) -> None:
    assert ("S01" in rules(group(AIM, *lines, **OWNED))[0]) is expected


def test_the_house_says_how_many_are_too_many() -> None:
    lines = [f"complaints about {thing} from 31 to 10" for thing in ("noise", "food", "keys", "cold", "lifts", "bugs")]
    assert "S01" not in rules(group(AIM, *lines, **OWNED), house=House(max_key_results=7))[0]
    assert "S01" in rules(group(AIM, *lines[:4], **OWNED), house=House(max_key_results=3))[0]


def test_too_many_objectives_are_told_once_and_counted_for_each_team_alone() -> None:
    aims = [f"Guests of house {name} get their key without queueing" for name in "ABCDEF"]
    told = rules(*(group(text, WAIT, COMPLAINTS, **OWNED) for text in aims))
    assert ["S01" in found for found in told] == [True, False, False, False, False, False]
    split = [group(text, WAIT, COMPLAINTS, team=f"Team {place % 2}", **OWNED) for place, text in enumerate(aims)]
    assert not any("S01" in found for found in rules(*split))


def test_two_thin_objectives_are_one_finding() -> None:
    told = rules(group(AIM, WAIT, **OWNED), group("Late guests feel expected", COMPLAINTS, **OWNED))
    assert ["S01" in found for found in told] == [True, False]


WORK: list[tuple[str, Form]] = [
    ("Train the desk", "output"),
    ("Buy a key printer", "output"),
    ("Support the bar", "activity"),
]


def test_a_set_that_is_mostly_work_is_told_so_and_its_lines_are_left_in_peace() -> None:
    plan = group(AIM, *WORK, WAIT, **OWNED)
    (found,) = check([plan], BOOK, house=House())
    messages = {one.rule: one.message for one in found.objective}
    assert messages["S07"].startswith("3 of 4 lines are work to do")
    assert not any(one.rule in {f"K0{number}" for number in range(1, 10)} for line in found.key_results for one in line)


@pytest.mark.parametrize("lines", [[*WORK[:1], WAIT, COMPLAINTS], [*WORK[:2], WAIT, COMPLAINTS]])
def test_half_of_the_lines_is_no_work_plan_yet(lines: list[str | tuple[str, Form]]) -> None:
    assert "S07" not in rules(group(AIM, *lines, **OWNED))[0]


def test_a_bare_list_of_tasks_is_a_work_plan_and_a_single_task_is_not() -> None:
    assert "S07" in rules(group(None, *WORK))[0]
    assert rules(group(None, WORK[0])) == [[]]


def test_a_first_cycle_may_begin_with_work() -> None:
    assert "S07" not in rules(group(AIM, *WORK, **OWNED), house=House(first_cycle=True))[0]
    assert "S07" not in rules(group(AIM, *WORK, why_now="This is our first OKR cycle.", **OWNED))[0]


SAME = [
    ("churn from 3% to 2% a month", "retention from 97% to 98% a month", True),
    ("rounds longer than 9 h from 31% to 12%", "rounds longer than 10 h from 14% to 3%", True),
    ("families visiting from 2,100 to 3,400", "first-time families visiting from 800 to 1,500", True),
    ("faults found on site from 92 to 30", "faults found on site in Wales from 51 to 16", True),
    ("faults found on site in Kent from 41 to 14", "faults found on site in Wales from 51 to 16", False),
    ("families visiting from 2,100 to 3,400", "school classes visiting from 40 to 75", False),
    ("overtime hours from 410 to 150", "overtime hours of apprentices stay at or below 4", False),
    ("rounds over 9 h from 31% to 12%", "rounds over 9 h loaded by 5:30 (leading sign) from 50% to 85%", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), SAME)
def test_two_lines_that_measure_one_thing(one: str, other: str, expected: bool) -> None:
    assert ("S03" in rules(group(AIM, one, other, **OWNED))[0]) is expected


def test_stages_of_one_pipeline_need_three() -> None:
    stages = [
        "leads from builders from 80 to 140",
        "demos with builders from 40 to 75",
        "contracts with builders from 9 to 20",
    ]
    assert "S03" in rules(group(AIM, *stages, **OWNED))[0]
    assert "S03" not in rules(group(AIM, stages[0], stages[2], **OWNED))[0]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, True),
        ({"owner": "Ana"}, False),
        ({"parent": "Guests come back"}, False),
        ({"why_now": "Lead: R. Okafor"}, False),
    ],
)
def test_an_orphan_has_neither_owner_nor_parent(more: dict[str, str], expected: bool) -> None:
    assert ("S05" in rules(group(AIM, WAIT, COMPLAINTS, **more))[0]) is expected


def test_a_name_in_brackets_is_an_owner() -> None:
    assert "S05" not in rules(group(f"{AIM} (Ana)", WAIT, COMPLAINTS))[0]


@pytest.mark.parametrize(
    ("objective", "parent", "expected"),
    [
        ("Make every contact easy", "Make every contact easy", True),
        ("Make every contact easy", "Make every contact easy (shared by all, agreed in May)", False),
        ("Angry callers hang up calm", "Make every contact easy", False),
    ],
)
def test_an_objective_copied_from_above(objective: str, parent: str, expected: bool) -> None:
    assert ("S06" in rules(group(objective, WAIT, COMPLAINTS, parent=parent))[0]) is expected


def test_a_gap_is_seen_where_one_of_two_kinds_of_people_is_never_measured() -> None:
    aimed = "Patients and relatives know what happens next"
    one = "patients who can name their next step from 48% to 85%"
    assert "S02" in rules(group(aimed, one, "patients calling to ask from 190 to 80", **OWNED))[0]
    assert "S02" not in rules(group(aimed, one, "families calling to ask from 190 to 80", **OWNED))[0]
    assert "S02" not in rules(group(aimed, WAIT, COMPLAINTS, **OWNED))[0]


def test_a_set_about_speed_alone_is_asked_for_its_price_once() -> None:
    assert "K32" in rules(group(AIM, WAIT, "cost per check-in from 4.10 to 2.90 euros", **OWNED))[0]
    assert "K32" not in rules(group(AIM, WAIT, COMPLAINTS, **OWNED))[0]
    assert "K32" not in rules(group(AIM, WAIT, "overtime stays at or below 12 h a month", **OWNED))[0]


def test_a_full_plate_with_nothing_taken_off() -> None:
    aims = ("Guests get their key without queueing", "Late guests feel expected", "Families are at ease in the lobby")
    sets = [group(text, WAIT, COMPLAINTS, **OWNED) for text in aims]
    assert ["S10" in found for found in rules(*sets)] == [True, False, False]
    relieved = [group(aims[0], WAIT, COMPLAINTS, why_now="Stops: the paper survey.", **OWNED), *sets[1:]]
    assert not any("S10" in found for found in rules(*relieved))


def test_another_team_that_must_act_has_to_have_said_yes() -> None:
    line = "Procurement enters all notice dates, complete records from 30% to 95%"
    assert "S09" in rules(group(AIM, COMPLAINTS, line, **OWNED))[0]
    agreed = group(AIM, COMPLAINTS, line, why_now="Procurement agreed on 3 March.", **OWNED)
    assert "S09" not in rules(agreed)[0]


def test_lines_on_their_own_are_never_judged_as_a_set() -> None:
    (found,) = check([group(None, *WORK)], BOOK, house=House(), alone=True)
    assert not any(one.rule[0] == "S" for line in found.key_results for one in line)


def test_wishes_without_a_number_are_no_work_plan_but_unclear_orders_are() -> None:
    wishes: list[tuple[str, Form]] = [("Improve communication", "unclear"), ("Better morale", "unclear")]
    assert "S07" not in rules(group(AIM, *wishes, **OWNED))[0]
    orders: list[tuple[str, Form]] = [("Recruit a quality engineer", "unclear"), ("Strategy written", "unclear")]
    assert "S07" in rules(group(AIM, *orders, **OWNED))[0]


def test_a_change_from_here_to_there_is_no_work_even_where_the_judge_calls_it_so() -> None:
    rows: list[tuple[str, Form]] = [("wait at check-in from 11 to 4 min", "output"), ("Train the desk", "output")]
    assert "S07" not in rules(group(AIM, *rows, **OWNED))[0]
