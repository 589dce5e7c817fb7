"""The second opinion: smells of meaning that no list of words would find, and what forbids them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.evals import train_leanings
from coach.hearing import form_head
from coach.language.form import FormHead
from coach.language.leanings import LeaningCoefficients
from coach.lint.linter import Rulebook
from coach.pipeline import Coach
from coach.resources import minilm_path
from coach.settings import Settings

WEIGHTS = pytest.mark.skipif(minilm_path() is None, reason="MiniLM's weights are not installed")

MEANT = [
    ("K09", "Order a second X-ray trolley for the night ward"),
    ("K03", "Lend the museum shop a hand at half-term"),
    ("K06", "ERP switch-over is 70 percent through by October"),
    ("K29", "Alumni in a job that fits their degree two years on: 61% → 70%"),
    ("K36", "Mr Adeyemi's no-shows drop from 9 to 3 a month"),
]
"""Lines without any of the words in the rule's file."""


@pytest.fixture(scope="module")
def coach(tmp_path_factory: pytest.TempPathFactory) -> Coach:
    return Coach.from_settings(Settings(data_dir=tmp_path_factory.mktemp("data")))


def rules_on(coach: Coach, text: str) -> set[str]:
    """The rules that speak on the lines of a text."""
    lint = coach.lint(text)
    lines = [*lint.loose, *(k for o in lint.objectives for k in o.key_results)]
    return {d.rule for line in lines for d in line.diagnostics} | {
        d.rule for o in lint.objectives for d in o.diagnostics
    }


@WEIGHTS
@pytest.mark.parametrize(("rule", "line"), MEANT)
def test_a_smell_is_found_by_its_meaning(rule: str, line: str, coach: Coach) -> None:
    assert rule in rules_on(coach, line)


@WEIGHTS
@pytest.mark.parametrize(("rule", "line"), MEANT)
def test_a_rule_that_wants_no_second_opinion_goes_by_its_words(rule: str, line: str, coach: Coach) -> None:
    book = Rulebook(tuple(r.model_copy(update={"second_opinion": r.id != rule}) for r in coach.book.rules))
    assert rule not in rules_on(Coach(book, form_head(), coach.house), line)


@WEIGHTS
def test_a_finding_without_a_place_covers_the_line_and_has_a_question(coach: Coach) -> None:
    line = MEANT[0][1]
    lint = coach.lint(line)
    found = next(d for d in lint.loose[0].diagnostics if d.rule == "K09")
    assert (lint.source_text or line)[slice(*found.span)] == line
    assert found.question
    assert "{" not in found.message


@WEIGHTS
def test_an_earlier_sign_in_the_set_excuses_a_late_figure(coach: Coach) -> None:
    late = MEANT[3][1]
    alone = f"Objective: Graduates find work that fits\n- {late}\n- Graduates who call the course worth its fee five years on: 55% → 64%"
    beside = (
        f"Objective: Graduates find work that fits\n- {late}\n- Students invited to an interview each week: 20 → 45"
    )
    assert "K29" in rules_on(coach, alone)
    assert "K29" not in rules_on(coach, beside)


def test_rules_alone_answer_where_speed_is_asked_for() -> None:
    judgement = form_head(fast=True).judge([MEANT[0][1]])[0]
    assert judgement.leanings == {}


@pytest.fixture(scope="module", params=["best", "bare"])
def head(request: pytest.FixtureRequest) -> FormHead:
    return form_head(bare=request.param == "bare")


def test_leanings_are_probabilities_whatever_the_company(head: FormHead) -> None:
    lines = [line for _, line in MEANT]
    together = head.judge(lines)
    for line, judgement in zip(lines, together, strict=True):
        alone = form_head(bare=head.reader == "ngrams").judge([line])[0]
        for rule, leaning in judgement.leanings.items():
            assert 0.0 <= leaning.likelihood <= 1.0
            assert leaning.silence < leaning.speak
            assert leaning.likelihood == pytest.approx(alone.leanings[rule].likelihood, abs=1e-3)


@WEIGHTS
def test_the_training_command_writes_what_the_head_reads(tmp_path: Path) -> None:
    (tmp_path / "leanings").mkdir()
    deeds = [{"text": f"Hire {n} nurses for ward {n}", "smells": ["K09"]} for n in range(2, 26)]
    deeds += [{"text": f"Wait on ward {n} from {n} h to 2 h", "smells": []} for n in range(3, 27)]
    (tmp_path / "leanings" / "deeds.jsonl").write_text("\n".join(map(json.dumps, deeds)), "utf-8")
    assert train_leanings.main([str(tmp_path), "-o", str(tmp_path / "head.npz")]) == 0
    stored = LeaningCoefficients.read((tmp_path / "head.npz").read_bytes())
    assert "K09" in stored.rules
    assert LeaningCoefficients.read(stored.write()).rules == stored.rules


@WEIGHTS
def test_training_without_lines_says_which_folder_is_wanted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert train_leanings.main([str(tmp_path), "-o", str(tmp_path / "head.npz")]) == 2
    assert "no labelled lines" in capsys.readouterr().err
