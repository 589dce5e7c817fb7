"""What the form head says of lines, with and without MiniLM's weights."""

from __future__ import annotations

import pytest

from coach.hearing import form_head
from coach.language.features import NAMES, features
from coach.language.form import FormHead, decide
from coach.language.ngrams import buckets

PLAIN = [
    ("Reduce median waiting time in the emergency room from 4 h to 2 h", "outcome"),
    ("70% of new tenants pay their first invoice without calling us", "outcome"),
    ("Launch the tenant portal", "output"),
    ("Hire two welfare officers", "output"),
    ("Publish 12 articles on invoicing", "output"),
    ("All services have a named owner on call", "output"),
    ("Support the sales team", "activity"),
    ("Continue working on the data model", "activity"),
    ("Teamwork", "unclear"),
]


@pytest.fixture(scope="module", params=["best", "bare", "fast"])
def head(request: pytest.FixtureRequest) -> FormHead:
    return form_head(bare=request.param == "bare", fast=request.param == "fast")


@pytest.mark.parametrize(("line", "form"), PLAIN)
def test_every_reader_tells_plain_lines(line: str, form: str, head: FormHead) -> None:
    assert head.judge([line])[0].form == form


def test_confidence_is_a_probability_and_order_is_kept(head: FormHead) -> None:
    lines = [line for line, _ in PLAIN]
    together = head.judge(lines)
    assert [j.form for j in together] == [head.judge([line])[0].form for line in lines]
    assert all(0.25 <= j.confidence <= 1 for j in together)


@pytest.mark.parametrize("line", ["", " ", "...", "1" * 5000, "😀" * 50, "ا ب ت", "a" * 100_000])
def test_odd_lines_are_judged_not_refused(line: str, head: FormHead) -> None:
    assert len(head.judge([line])) == 1


def test_an_outcome_must_be_likelier_than_all_else_together() -> None:
    import numpy as np

    assert decide(np.array([0.45, 0.3, 0.15, 0.1], dtype=np.float32)).form == "output"
    assert decide(np.array([0.55, 0.3, 0.1, 0.05], dtype=np.float32)).form == "outcome"


def test_features_have_a_name_each() -> None:
    assert len(features("Cut the queue from 9 to 3 days")) == len(NAMES) == len(set(NAMES))


def test_buckets_do_not_depend_on_the_digits() -> None:
    assert list(buckets("Publish 12 posts")[0]) == list(buckets("Publish 7 posts")[0])
