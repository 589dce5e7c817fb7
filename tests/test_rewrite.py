"""A to-do list, rewritten: every line in one bucket, work with outcomes or a question, nothing made up."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from coach.parse import parse
from coach.pipeline import Coach
from coach.resources import knowledge_folders, triage_head
from coach.schema import Citation, Diagnostic, Rewrite, Suggestion
from coach.settings import Settings
from coach.triage.buckets import BucketCoefficients, BucketHead
from coach.triage.reasons import load
from coach.triage.rewrite import Desk, rewrite


def lint_aim(_: str) -> tuple[Diagnostic, ...]:
    return ()


def quote(note: str, _: str) -> Citation:
    return Citation(note=note, quote="…")


@cache
def desk() -> Desk:
    coach = Coach.from_settings(Settings(data_dir=Path("/tmp/okr-coach-tests")))
    buckets = BucketHead(BucketCoefficients.read(triage_head()), coach._head)
    return Desk(buckets, coach.matcher, load(knowledge_folders()), coach.lint_wording, lint_aim, quote)


LIST = """# Customer support, spring

- Publish help articles for the twenty commonest questions
- Train 50 agents on refunds
- Set up a chat bot for order status
- First replies within 4 h: keep at 95 %
- Renew the data protection certificate by 30 April
- Contacts per 100 orders from 31 to 22
- Website??
- Book the room for the away-day
"""


@cache
def rewritten(document: str = LIST) -> Rewrite:
    return rewrite(parse(document), desk(), document=document)


def test_every_line_is_in_one_bucket_in_order() -> None:
    found = rewritten()
    assert [item.index for item in found.items] == list(range(8))
    assert [item.bucket for item in found.items] == [
        "initiative", "initiative", "initiative", "health_metric", "just_do_it", "key_result", "unclear", "just_do_it",
    ]  # fmt: skip
    assert [aside.kind for aside in found.unparsed] == ["heading"]


def test_every_line_has_a_reason() -> None:
    assert all(len(item.why) > 20 for item in rewritten().items)


def test_only_work_gets_outcomes_and_at_most_three() -> None:
    for item in rewritten().items:
        assert len(item.outcomes) <= (3 if item.bucket == "initiative" else 0)


def test_work_has_an_outcome_or_a_question() -> None:
    assert all(bool(item.outcomes) or item.question for item in rewritten().items if item.bucket == "initiative")


def test_an_unclear_line_has_a_question() -> None:
    assert all(item.question for item in rewritten().items if item.bucket == "unclear")


def test_no_wording_has_an_error_and_the_number_of_efforts_is_never_a_target() -> None:
    found = rewritten()
    every = [one for item in found.items for one in item.outcomes] + [one for g in found.groups for one in g.outcomes]
    assert every
    assert not any(finding.severity == "error" for one in every for finding in one.diagnostics)
    assert not any("50" in one.text for one in every)


def test_no_digit_appears_without_its_source() -> None:
    found = rewritten()
    for one in [one for group in found.groups for one in group.outcomes]:
        for digits in re.findall(r"\d+", one.text):
            assert any(digits in number.text for number in one.numbers), one.text


def test_groups_hold_lines_of_the_list_each_once() -> None:
    indices = [index for group in rewritten().groups for index in group.items]
    assert len(indices) == len(set(indices))
    assert len(rewritten().groups) <= 3
    assert all(rewritten().items[index].bucket in ("initiative", "key_result") for index in indices)


def test_a_group_without_an_objective_asks_for_it_at_a_line_of_its_own() -> None:
    for group in rewritten().groups:
        assert group.objective is not None or any(rewritten().items[index].question for index in group.items)


def test_results_alone_are_left_as_they_are() -> None:
    document = "Objective: Newcomers feel at home\nKR1: Wait from 6 to 2 days\nKR2: Return rate from 20 % to 35 %\n"
    found = rewritten(document)
    assert [item.bucket for item in found.items] == ["key_result", "key_result"]
    assert found.groups == ()
    assert all("already" in item.why for item in found.items)
    assert [item.text for item in found.items] == ["Wait from 6 to 2 days", "Return rate from 20 % to 35 %"]


@pytest.mark.parametrize("document", ["", "   \n\n"])
def test_nothing_gives_nothing(document: str) -> None:
    found = rewritten(document)
    assert (found.items, found.groups, found.unparsed) == ((), (), ())


def test_one_line_is_enough() -> None:
    assert [item.bucket for item in rewritten("Launch the tenant portal\n").items] == ["initiative"]


def test_prose_is_kept_as_prose() -> None:
    found = rewritten(
        "Dear all, the week was long and we talked a good deal about the summer. More on Monday, I hope.\n"
    )
    assert len(found.items) + len(found.unparsed) == 1


def test_the_teams_own_metrics_come_first() -> None:
    own = Suggestion(text="Orders that lead to a contact with us from 31 to [target] %", rung="result", baseline="31")

    def offers(texts: object, candidates: object, *, dated: bool = False) -> list[tuple[Suggestion, ...]]:
        return [(own,) for _ in texts]  # type: ignore[attr-defined]

    from dataclasses import replace

    found = rewrite(parse(LIST), replace(desk(), own_offers=offers), document=LIST)
    assert all(item.outcomes[0].text == own.text for item in found.items if item.bucket == "initiative")


def test_progress_ends_at_the_whole() -> None:
    heard: list[tuple[int, int]] = []
    rewrite(parse(LIST), desk(), document=LIST, progress=lambda done, total: heard.append((done, total)))
    assert heard == sorted(heard)
    assert heard[-1][0] == heard[-1][1]


def test_the_same_list_is_rewritten_the_same() -> None:
    assert rewrite(parse(LIST), desk(), document=LIST) == rewritten()
