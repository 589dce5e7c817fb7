"""Which bucket a line belongs in, why, and what is asked where that is not sure."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from coach.errors import RuleError
from coach.hearing import form_head
from coach.lint.linter import CHECK_NAMES
from coach.lint.rules import load as load_rules
from coach.resources import knowledge_folders, shipped, triage_head
from coach.triage import reasons, signs
from coach.triage.buckets import BUCKETS, BucketCoefficients, BucketHead, Placed


@cache
def head(kind: str) -> BucketHead:
    form = form_head(fast=kind == "features", bare=kind == "ngrams")
    return BucketHead(BucketCoefficients.read(triage_head()), form)


def placed(text: str, heading: str = "") -> Placed:
    return head("vectors").judge([text], [heading])[0]


PLAIN = [
    ("Churn of small accounts from 5 % to 3 %", "key_result"),
    ("Launch the tenant portal", "initiative"),
    ("Keep uptime above 99.9 %", "health_metric"),
    ("Renew the ISO 27001 certificate (due 14 May)", "just_do_it"),
    ("Website??", "unclear"),
]


@pytest.mark.parametrize(("text", "bucket"), PLAIN)
@pytest.mark.parametrize("kind", ["vectors", "ngrams", "features"])
def test_plain_lines_are_placed_by_every_reader(kind: str, text: str, bucket: str) -> None:
    assert head(kind).judge([text])[0].bucket == bucket


def test_likelihoods_add_up_and_the_bucket_is_the_likeliest() -> None:
    one = placed("Launch the tenant portal")
    assert sum(one.likely) == pytest.approx(1.0, abs=1e-4)
    assert BUCKETS[int(np.argmax(one.likely))] == one.bucket


def test_a_heading_that_names_a_bucket_makes_it_likelier() -> None:
    place = BUCKETS.index("health_metric")
    assert placed("Stock turnover", "Health metrics").likely[place] > placed("Stock turnover").likely[place]


def test_a_line_that_is_not_sure_counts_as_unclear() -> None:
    coefficients = BucketCoefficients.read(triage_head())
    strict = BucketCoefficients(
        coefficients.heads, coefficients.net, np.ones(3, dtype=np.float32), coefficients.functions,
        coefficients.function_weights, coefficients.guess,
    )  # fmt: skip
    one = BucketHead(strict, form_head(fast=True)).judge(["Launch the tenant portal"])[0]
    assert (one.bucket, one.known) == ("unclear", False)


def test_without_weights_no_function_is_named() -> None:
    assert head("ngrams").judge(["Launch the tenant portal"])[0].function is None


def test_a_list_is_judged_the_same_in_one_go_and_line_by_line() -> None:
    texts = [text for text, _ in PLAIN]
    together = [one.likely for one in head("ngrams").judge(texts)]
    alone = [head("ngrams").judge([text])[0].likely for text in texts]
    assert np.allclose(together, alone, atol=1e-4)


def test_no_lines_give_no_judgements() -> None:
    assert head("features").judge([]) == []


# Reasons -----------------------------------------------------------------------------------------------------------


@cache
def book() -> reasons.Reasons:
    return reasons.load(knowledge_folders())


def why(text: str) -> str:
    return reasons.explain(text, placed(text), book()).why


def test_the_reason_quotes_the_words_that_speak_for_the_bucket() -> None:
    assert "“Renew”" in why("Renew the lease for the depot") or "“lease”" in why("Renew the lease for the depot")
    assert "“Keep”" in why("Keep uptime above 99.9 %")


def test_every_reason_names_a_note_and_a_rule_that_exist() -> None:
    notes = {path.stem for path in (shipped("knowledge") / "notes").glob("*.md")}
    rules = {rule.id for rule in load_rules(knowledge_folders(), CHECK_NAMES)}
    for bucket in BUCKETS:
        for reason in book()[bucket]:
            assert reason.note in notes, reason.id
            assert reason.rule is None or reason.rule in rules, reason.id


@pytest.mark.parametrize("text", ["Website", "Q3 thing w/ Tom", "???", "better communication", "a " * 60])
def test_an_unclear_line_gets_one_question_of_at_most_25_words(text: str) -> None:
    unsure = Placed("unclear", 0.9, True, (0.02, 0.02, 0.03, 0.03, 0.9), None, placed(text).form, None)
    question = reasons.explain(text, unsure, book()).question
    assert question is not None
    assert question.endswith("?")
    assert len(question.split()) <= reasons.MOST_WORDS


@pytest.mark.parametrize("bucket", BUCKETS)
def test_no_question_of_ours_is_longer_than_25_words(bucket: str) -> None:
    line = "one two three four five six …"
    for reason in book()[bucket]:  # type: ignore[index]
        for ask in reason.ask:
            assert len(ask.format(line=line, words="words", up=line, down=line).split()) <= reasons.MOST_WORDS, ask


def test_a_line_between_two_buckets_is_asked_about_both() -> None:
    between = Placed("unclear", 0.39, False, (0.05, 0.39, 0.05, 0.38, 0.13), None, placed("x").form, None)
    said = reasons.explain("Access for the new floor", between, book())
    assert said.question == (
        "Does “Access for the new floor” have to happen anyway, or is it meant to make something better, and for whom?"
    )


def test_only_unclear_lines_and_work_have_questions() -> None:
    for bucket in ("key_result", "health_metric", "just_do_it"):
        assert not any(reason.ask for reason in book()[bucket])  # type: ignore[index]


def overlay(tmp_path: Path, text: str) -> list[Path]:
    (tmp_path / "triage").mkdir()
    (tmp_path / "triage" / "just_do_it.yaml").write_text(text, "utf-8")
    return knowledge_folders([tmp_path])


def test_a_folder_of_ones_own_adds_a_reason_that_is_looked_at_first(tmp_path: Path) -> None:
    own = "bucket: just_do_it\nreasons:\n  - id: ours\n    when: [obligation]\n    say: Our own house asks for it, so do it.\n    note: just-do-its\n"
    assert reasons.load(overlay(tmp_path, own))["just_do_it"][0].id == "ours"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("bucket: chores\nreasons: []\n", "just_do_it.yaml:1: 'bucket' must be one of key_result, initiative"),
        ("bucket: [\n", "just_do_it.yaml:2: not YAML"),
        ("bucket: just_do_it\n", "just_do_it.yaml:1: a file of reasons has 'bucket:' and a list 'reasons:'"),
        (
            "bucket: just_do_it\nreasons:\n  - id: x\n    when: [smell]\n    say: Twenty characters are needed here.\n    note: n\n",
            "just_do_it.yaml:4: 'when': value error, unknown sign 'smell'; known: ",
        ),
        (
            "bucket: just_do_it\nreasons:\n  - id: x\n    say: Twenty {chars} are needed here.\n    note: n\n",
            "just_do_it.yaml:4: 'say': value error, unknown slot {chars}; known: line, words, up, down",
        ),
        (
            "bucket: just_do_it\nreasons:\n  - id: x\n    tell: a\n    say: Twenty characters are needed here.\n    note: n\n",
            "just_do_it.yaml:4: unknown key 'tell'; known: ",
        ),
    ],
)
def test_a_fault_in_a_file_is_told_with_file_line_and_remedy(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(RuleError) as caught:
        reasons.load(overlay(tmp_path, text))
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("heading", "bucket"),
    [("Health metrics", "health_metric"), ("Must do / admin", "just_do_it"), ("Parking lot", "unclear"), ("Web", None)],
)
def test_headings_that_name_a_bucket(heading: str, bucket: str | None) -> None:
    assert signs.headed(heading) == bucket
