"""Rules about objectives, O01 to O06, on objectives of several trades."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from coach.language import aim
from coach.language.measure import read as read_measure
from coach.lint.linter import CHECK_NAMES, Rulebook, check
from coach.lint.rules import load
from coach.lint.subject import Group, House, Subject
from coach.resources import knowledge_folders
from coach.schema import Diagnostic, Line

BOOK = Rulebook(load(knowledge_folders(), CHECK_NAMES))


def findings(text: str, *, why_now: str | None = None) -> Sequence[Diagnostic]:
    line = Line(text=text, span=(0, len(text)))
    reading = read_measure(line)
    group = Group(Subject(line, reading, text, text.lower(), kind=aim.kind(line, reading)), (), why_now)
    return [one for one in check([group], BOOK, house=House())[0].objective if one.rule.startswith("O")]


FIRES = [
    ("O01", "Raise the pass rate to 85%", "85%"),
    ("O01", "Bring the queue down to 20 minutes", "20 minutes"),
    ("O02", "Implement the new ledger", "built or done"),
    ("O02", "Hire a sales team for the north", "built or done"),
    ("O03", "Be world-class", "world-class"),
    ("O03", "Process stability", "heading"),
    ("O04", "Look after the parks", "any quarter"),
    ("O04", "Continue our daily credit checks", "any quarter"),
    ("O05", "Less scrap, shorter set-up and fewer injuries", "Several aims"),
    ("O05", "Increase revenue and reduce churn", "Several aims"),
    ("O06", "Raise the quality of teaching", "Nobody is named"),
    ("O06", "Efficient use of space", "Nobody is named"),
]


@pytest.mark.parametrize(("rule", "text", "words"), FIRES, ids=[text for _, text, _ in FIRES])
def test_a_rule_points_at_the_objective_it_means(rule: str, text: str, words: str) -> None:
    found = {one.rule: one for one in findings(text)}
    assert rule in found
    assert words in found[rule].message
    assert found[rule].question is not None
    assert text[found[rule].span[0] : found[rule].span[1]]


SILENT = [
    "Night nurses leave their shift on time",
    "Passengers know what to do when the tram does not come",
    "Shops, canteens and petrol stations get what they ordered, when they were told",
    "Juniors who will never be the best still want to come on Tuesdays",
    "Drivers start their round knowing it can be finished",
    "People in Building 7 stop freezing at their desks",
    "Families settle the paperwork in one visit",
    "Attract and keep night nurses",
]


@pytest.mark.parametrize("text", SILENT)
def test_a_good_objective_gets_no_finding(text: str) -> None:
    assert findings(text) == []


def test_an_objective_that_is_a_project_is_not_also_told_to_name_somebody() -> None:
    assert [one.rule for one in findings("Roll out the new booking system")] == ["O02"]


def test_a_reason_that_names_the_people_counts_for_the_objective() -> None:
    assert [one.rule for one in findings("Efficient use of space")] == ["O06"]
    assert findings("Efficient use of space", why_now="Students sit on the stairs since the fire.") == []


def test_the_figure_is_marked_and_not_the_whole_objective() -> None:
    (found,) = findings("Raise the pass rate of evening learners to 85%")
    assert found.span == (43, 46)
