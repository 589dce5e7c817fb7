"""What is said first, what is left alone, and the one question."""

from __future__ import annotations

import pytest

from coach.language import aim
from coach.language.measure import read as read_measure
from coach.lint import focus
from coach.lint.agenda import ORDER, QUESTION_OF
from coach.lint.linter import CHECK_NAMES, GroupFindings, Rulebook, check
from coach.lint.rules import load
from coach.lint.subject import Group, House, Subject
from coach.resources import knowledge_folders
from coach.schema import Diagnostic, Dismissal, Form, Line, Severity

RULES = load(knowledge_folders(), CHECK_NAMES)
AIM = "Guests get their key without queueing"
FULL = "Guests who get their key within 5 minutes from 41% to 70% by 30 June"


def subject(text: str, form: Form = "outcome", at: int = 0) -> Subject:
    line = Line(text=text, span=(at, at + len(text)))
    return Subject(line, read_measure(line), text, text.lower(), form=form, confidence=0.9)


def group(objective: str | None, *lines: tuple[str, Form], **more: str) -> Group:
    results = tuple(subject(text, form, 1000 * (place + 1)) for place, (text, form) in enumerate(lines))
    if objective is None:
        return Group(None, results, **more)
    line = Line(text=objective, span=(0, len(objective)))
    reading = read_measure(line)
    return Group(Subject(line, reading, objective, objective.lower(), kind=aim.kind(line, reading)), results, **more)


def finding(rule: str, severity: Severity = "warning", *, at: int = 0, dismissed: bool = False) -> Diagnostic:
    why = Dismissal(reason="settled") if dismissed else None
    return Diagnostic(
        rule=rule,
        name="x",
        severity=severity,
        message=f"about {rule}",
        span=(at, at + 1),
        question=f"{rule}?",
        note="n",
        dismissed=why,
    )


def order(*rules: str, objective: str = AIM, lines: int = 2) -> list[str]:
    """In which order findings on one set are said; those of sets and objectives stand on the objective."""
    one = group(objective, *((FULL, "outcome"),) * lines)
    about = tuple(finding(rule) for rule in rules if rule[0] in "OS" or rule == "K32")
    on_line = tuple(finding(rule) for rule in rules if rule[0] == "K" and rule != "K32")
    found = GroupFindings(about, (on_line, *((),) * (lines - 1)))
    first = focus.first([one], [found])
    return [first.rule, *(item.rule for item in focus.shown([one], [found]))] if first else []


@pytest.mark.parametrize(
    "rules",
    [
        ("S07", "K22"),
        ("K22", "K10"),
        ("K01", "K10", "K13"),
        ("K10", "K13", "K12"),
        ("K13", "O03", "K12"),
        ("K12", "S01", "K19", "K21"),
        ("K19", "K21", "K32", "K14"),
        ("K15", "K21"),
        ("K11", "K14", "K18"),
        ("K14", "O06", "K18"),
    ],
)
def test_a_coach_speaks_in_this_order(rules: tuple[str, ...]) -> None:
    assert order(*reversed(rules)) == list(rules)[: focus.MOST_SHOWN + 1]


def test_an_aim_comes_before_the_work_where_nothing_beneath_stands_without_it() -> None:
    bare = group("Be world-class", ("Better teamwork", "unclear"), ("Write the plan", "output"))
    found = GroupFindings((finding("O03"),), ((finding("K10", "error"),), (finding("K08"),)))
    assert focus.first([bare], [found]) == finding("O03")
    strong = group("Be world-class", (FULL, "outcome"), ("Write the plan", "output"))
    found = GroupFindings((finding("O03"),), ((), (finding("K08"),)))
    assert focus.first([strong], [found]) == finding("K08")


def test_every_rule_has_its_place_and_its_kind_of_question() -> None:
    placed = {rule.rstrip("*") for _, rules in ORDER for rule in rules}
    assert {rule.id for rule in RULES} <= placed
    assert {rule.id for rule in RULES if not rule.folded} <= set(QUESTION_OF)
    assert {rule.id: rule.question for rule in RULES if rule.id in QUESTION_OF} == {
        rule.id: QUESTION_OF[rule.id] for rule in RULES if rule.id in QUESTION_OF
    }


def test_no_rule_is_shown_twice_and_at_most_three_beside_the_first() -> None:
    told = order("K01", "K10", "K10", "K13", "K12", "K19", "K21")
    assert len(told) == len(set(told)) == 4


def test_folded_advice_and_what_was_dismissed_are_never_first() -> None:
    one = group(AIM, (FULL, "outcome"), (FULL, "outcome"))
    found = GroupFindings(
        (finding("S05", "advice"),), ((finding("K10", "error", dismissed=True),), (finding("K30", "advice"),))
    )
    assert focus.first([one], [found]) is None
    assert focus.shown([one], [found]) == ()


def test_of_equal_gaps_the_line_that_already_says_most_comes_first() -> None:
    one = group(AIM, ("Complaints", "outcome"), ("Complaints to 20 by June", "outcome"))
    found = GroupFindings((), ((finding("K12", at=1000),), (finding("K12", at=2000),)))
    first = focus.first([one], [found])
    assert first is not None
    assert first.span[0] == 2000


def test_a_whole_key_result_is_left_alone_with_its_own_words() -> None:
    one = group(AIM, (FULL, "outcome"), ("Launch the key printer", "output"))
    found = GroupFindings((), ((), (finding("K01", "error"),)))
    kept = {item.span: item.why for item in focus.keep([one], [found])}
    assert set(kept) == {(0, len(AIM)), (1000, 1000 + len(FULL))}
    assert "41%" in kept[(1000, 1000 + len(FULL))]
    assert "30 June" in kept[(1000, 1000 + len(FULL))]


def test_a_line_with_a_warning_or_a_blank_is_not_left_alone() -> None:
    one = group(None, (FULL, "outcome"), ("Guests who come back from [baseline] to [target]", "outcome"))
    assert not any(
        item.why.startswith("Leave") for item in focus.keep([one], [GroupFindings((), ((finding("K19"),), ()))])
    )


def test_a_vanity_number_is_not_praised() -> None:
    one = group(None, ("25,000 followers", "outcome"))
    assert focus.keep([one], [GroupFindings((), ((finding("K21"),),))]) == ()


def test_one_focal_question_and_it_is_the_first_findings() -> None:
    one = group(AIM, (FULL, "outcome"), (FULL, "outcome"))
    (asked,) = focus.questions([one], [GroupFindings((), ((finding("K12"),), (finding("K19"),)))])
    assert (asked.id, asked.text, asked.why) == ("Q06", "K12?", "about K12")


def test_where_nothing_is_missing_the_team_is_asked_what_only_it_can_tell() -> None:
    empty = [GroupFindings((), ((), ()))]
    silent = group(AIM, (FULL, "outcome"), (FULL, "outcome"))
    assert [item.id for item in focus.questions([silent], empty)] == ["Q08", "Q13", "Q11"]
    reasoned = group(AIM, (FULL, "outcome"), (FULL, "outcome"), why_now="Two coach parties left in May over the wait.")
    assert [item.id for item in focus.questions([reasoned], empty)] == ["Q13", "Q11"]


def test_the_podcasts_own_example_is_asked_for_its_baseline_and_whether_traffic_is_the_point() -> None:
    one = group(None, ("Improve website site traffic by 20% in Q3", "outcome"))
    found = check([one], Rulebook(RULES), house=House())
    first = focus.first([one], found)
    assert first is not None
    assert first.rule == "K15"
    assert QUESTION_OF[first.rule] == "Q06"
    assert "K21" in {item.rule for item in focus.shown([one], found)}


def test_an_empty_draft_has_nothing_to_say() -> None:
    assert focus.first([], []) is None
    assert focus.keep([], []) == focus.shown([], []) == focus.questions([], []) == ()
