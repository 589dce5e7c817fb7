"""Lines that serve one outcome stand together; what serves none stays out."""

from __future__ import annotations

import os
import subprocess
import sys
from time import process_time

import numpy as np
import pytest

from coach.evals.grouped import pairwise
from coach.metrics.catalogue import Catalogue, load
from coach.metrics.match import Matcher, shipped_matcher
from coach.resources import knowledge_folders
from coach.schema import Diagnostic, Line
from coach.triage.groups import Grouped, Weighed, group
from coach.triage.items import Item


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(knowledge_folders())


@pytest.fixture(scope="module")
def matcher(catalogue: Catalogue) -> Matcher:
    return shipped_matcher(catalogue, None)


def clean(_text: str) -> tuple[Diagnostic, ...]:
    return ()


def warned(_text: str) -> tuple[Diagnostic, ...]:
    return (
        Diagnostic(rule="O03", name="Slogan", severity="warning", message="m", span=(0, 1), question=None, note="n"),
    )


def weighed(matcher: Matcher, *lines: tuple[str, str], bucket: str = "initiative") -> list[Weighed]:
    return [
        Weighed(
            Item(place, text, (0, len(text)), None, heading, Line(text=text, span=(0, len(text)))),
            bucket,
            matcher.find(text),
        )
        for place, (text, heading) in enumerate(lines)
    ]


HEADED = (
    ("Discharge round at 9 instead of 11", "Patients go home on the day they are ready"),
    ("Medication list ready the evening before", "Patients go home on the day they are ready"),
    ("Agree pick-up slots with the transport service", "Patients go home on the day they are ready"),
    ("Train sales reps on the new pitch", "Sales"),
    ("Write a sales playbook", "Sales"),
    ("Create battle cards", "Sales"),
)


def test_a_heading_that_reads_like_an_aim_becomes_the_objective(catalogue: Catalogue, matcher: Matcher) -> None:
    groups = group(weighed(matcher, *HEADED), catalogue, vectors=None, lint_aim=clean)
    together = {one.items: one.objective for one in groups}
    assert together[(0, 1, 2)] == "Patients go home on the day they are ready"


def test_a_heading_that_only_names_a_section_does_not(catalogue: Catalogue, matcher: Matcher) -> None:
    groups = group(weighed(matcher, *HEADED), catalogue, vectors=None, lint_aim=clean)
    assert all(one.objective != "Sales" for one in groups)


def test_an_objective_with_a_warning_is_not_put_in_the_teams_mouth(catalogue: Catalogue, matcher: Matcher) -> None:
    groups = group(weighed(matcher, *HEADED), catalogue, vectors=None, lint_aim=warned)
    assert groups
    assert all(one.objective is None and one.question for one in groups)


def test_the_question_is_short_and_in_the_groups_own_nouns(catalogue: Catalogue, matcher: Matcher) -> None:
    lines = [("Launch the tenant portal", ""), ("Rebuild the tenant portal search", "")]
    found = group(weighed(matcher, *lines), catalogue, vectors=None, lint_aim=warned)
    for one in found:
        assert one.question is not None
        assert len(one.question.split()) <= 25
        assert "portal" in one.question


def test_only_work_and_results_are_grouped(catalogue: Catalogue, matcher: Matcher) -> None:
    lines = weighed(matcher, ("Train sales reps", ""), ("Sales training programme", ""))
    lines += weighed(matcher, ("Fire drill, required by law", ""), bucket="just_do_it")
    assert {
        index for one in group(lines[:2] + lines[2:], catalogue, vectors=None, lint_aim=clean) for index in one.items
    } <= {0, 1}


@pytest.mark.parametrize("bucket", ["just_do_it", "health_metric", "unclear"])
def test_a_list_without_work_has_no_groups(catalogue: Catalogue, matcher: Matcher, bucket: str) -> None:
    assert group(weighed(matcher, *HEADED, bucket=bucket), catalogue, vectors=None, lint_aim=clean) == []


def test_an_empty_list_has_no_groups(catalogue: Catalogue) -> None:
    assert group([], catalogue, vectors=None, lint_aim=clean) == []


def test_one_line_is_a_group_where_a_metric_answers_it(catalogue: Catalogue, matcher: Matcher) -> None:
    (only,) = group(weighed(matcher, ("Create battle cards", "")), catalogue, vectors=None, lint_aim=clean)
    assert only.items == (0,)
    assert 1 <= len(only.metrics) <= 5


def test_at_most_three_groups_and_every_line_in_at_most_one(catalogue: Catalogue, matcher: Matcher) -> None:
    lines = [(work, metric.function) for metric in catalogue.metrics[::9] for work in metric.activities[:3]]
    groups = group(weighed(matcher, *lines), catalogue, vectors=None, lint_aim=clean)
    placed = [index for one in groups for index in one.items]
    assert 1 <= len(groups) <= 3
    assert len(placed) == len(set(placed))


def test_metrics_are_targets_each_offered_once_and_on_several_rungs(catalogue: Catalogue, matcher: Matcher) -> None:
    lines = [(work, "") for metric in catalogue.metrics if metric.function == "sales" for work in metric.activities[:2]]
    for one in group(weighed(matcher, *lines), catalogue, vectors=None, lint_aim=clean):
        ids = [known.metric.id for known in one.metrics]
        assert 2 <= len(ids) <= 5
        assert len(ids) == len(set(ids))
        assert all(known.metric.safe == "target" for known in one.metrics)
        assert len({known.metric.rung for known in one.metrics}) > 1


def test_what_the_team_states_as_a_result_is_not_offered_again(catalogue: Catalogue, matcher: Matcher) -> None:
    work = weighed(matcher, ("Create battle cards", ""), ("New battle cards for the sales deck", ""))
    stated = Weighed(work[0].item, "key_result", work[0].candidates)
    groups = group([stated, work[1]], catalogue, vectors=None, lint_aim=clean)
    only = next(one for one in groups if 0 in one.items)
    assert stated.candidates[0].metric.id not in {known.metric.id for known in only.metrics}


def test_a_thousand_lines_take_less_than_two_seconds(catalogue: Catalogue, matcher: Matcher) -> None:
    works = [work for metric in catalogue.metrics for work in metric.activities][:1000]
    lines = weighed(matcher, *((work, "") for work in works))
    vectors = np.random.default_rng(1).normal(size=(len(lines), 384)).astype(np.float32)
    group(lines[:5], catalogue, vectors=vectors[:5], lint_aim=clean)
    start = process_time()
    group(lines, catalogue, vectors=vectors, lint_aim=clean)
    assert process_time() - start < 2


def test_the_same_groups_whatever_the_hash_seed() -> None:
    program = (
        "from tests.test_triage_groups import HEADED, clean, weighed\n"
        "from coach.metrics.catalogue import load\n"
        "from coach.metrics.match import shipped_matcher\n"
        "from coach.resources import knowledge_folders\n"
        "from coach.triage.groups import group\n"
        "c = load(knowledge_folders()); m = shipped_matcher(c, None)\n"
        "print(group(weighed(m, *HEADED), c, vectors=None, lint_aim=clean))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "7")
    }
    assert len(told) == 1


def test_pairwise_f1_counts_pairs() -> None:
    case = {"lines": [{"group": "a"}, {"group": "a"}, {"group": "b"}, {"group": None}]}
    assert pairwise(case, [Grouped(None, (), (0, 1))]) == 1
    assert pairwise(case, [Grouped(None, (), (0, 1, 2))]) == pytest.approx(0.5)
    assert pairwise(case, []) == 0
