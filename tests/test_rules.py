"""Every rule file is its own specification: its examples fire, its fixes and traps stay clean."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coach.errors import RuleError
from coach.evals.pasted import fires
from coach.lint.linter import CHECK_NAMES
from coach.lint.rules import Rule, load, read_rule
from coach.pipeline import Coach
from coach.resources import knowledge_folders
from coach.settings import Settings

RULES = load(knowledge_folders(), CHECK_NAMES)
EXPECTED = (
    [f"K{n:02}" for n in range(1, 38)]
    + [f"O{n:02}" for n in range(1, 7)]
    + ["S01", "S02", "S03", "S05", "S06", "S07", "S09", "S10"]
)


@pytest.fixture(scope="module")
def coach(tmp_path_factory: pytest.TempPathFactory) -> Coach:
    return Coach.from_settings(Settings(data_dir=tmp_path_factory.mktemp("data")))


def found_in(coach: Coach, item: str, rule: Rule) -> bool:
    """Whether the rule is reported anywhere in an item; a single line stands as a bare line."""
    lint = coach.lint(item)
    nodes = [*lint.objectives, *(k for o in lint.objectives for k in o.key_results), *lint.loose]
    return any(d.rule == rule.id for node in nodes for d in node.diagnostics)


def test_every_smell_of_the_method_has_a_rule() -> None:
    assert [rule.id for rule in RULES] == sorted(EXPECTED)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_example_fires(rule: Rule, coach: Coach) -> None:
    silent = [item for item in rule.lines("Example") if not found_in(coach, item, rule)]
    assert not silent


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_fix_and_trap_is_clean(rule: Rule, coach: Coach) -> None:
    loud = [item for heading in ("Use instead", "Traps") for item in rule.lines(heading) if found_in(coach, item, rule)]
    assert not loud


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_is_documented_whole(rule: Rule) -> None:
    assert len(rule.lines("Example")) >= 8
    assert len(rule.lines("Traps")) >= 8
    assert rule.lines("Use instead")
    assert len(rule.sections["Why is this bad?"].split()) >= 20
    assert all(text.count("?") == 1 and len(text.split()) <= 25 for text in rule.ask)
    assert all(len(text.split()) <= 32 for text in rule.message)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_note_a_rule_stands_on_exists(rule: Rule) -> None:
    notes = knowledge_folders()[0] / "notes"
    assert (notes / f"{rule.note}.md").is_file()


def test_masking_names_rules_that_exist() -> None:
    known = {rule.id for rule in RULES}
    assert all(hidden in known for rule in RULES for hidden in rule.hides)


GOOD = (knowledge_folders()[0] / "rules" / "K12-baseline-missing.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("severity: warning", "severity: grave"), r"x\.md:\d+: 'severity' must be one of error, warning or advice"),
        (("check: ", "check: nonsuch-"), r"x\.md:\d+: unknown check 'nonsuch-.*'; known: "),
        (("note: ", "notes: "), r"x\.md:(\d+): unknown key 'notes'; known: |x\.md:2: 'note' is missing"),
        (("level: key_result", "level: [key"), r"x\.md:\d+: the front matter is not YAML"),
        (("---\n", ""), r"x\.md:1: a rule starts with front matter"),
        (("## Traps", "## Trap"), r"x\.md: add the heading '## Traps'"),
        (("id: K12", "id: twelve"), r"x\.md:\d+: 'id'"),
    ],
)
def test_a_broken_rule_file_is_named_with_line_and_remedy(change: tuple[str, str], message: str) -> None:
    assert change[0] in GOOD
    with pytest.raises(RuleError, match=message):
        read_rule(GOOD.replace(*change, 1), "x.md", CHECK_NAMES)


def test_a_folder_of_ones_own_overlays_a_rule_by_id(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "ours.md").write_text(GOOD.replace("severity: warning", "severity: advice"), "utf-8")
    settings = Settings.read({"OKR_COACH_KNOWLEDGE": str(tmp_path)}, Path.cwd())
    assert {r.id: r.severity for r in Coach.from_settings(settings, fast=True).book.rules}["K12"] == "advice"
    assert os.fspath(tmp_path)  # the folder stays the user's


def test_fires_sees_a_gap_that_was_told_once_for_the_set(coach: Coach) -> None:
    paste = "Objective: Shops get paid sooner\n" + "\n".join(
        f"KR{n}: {text}" for n, text in enumerate(
            ["Share of payouts on day one to 90% of shops", "Payout complaints to 4 per 100 shops", "Shops that turn on auto-payout to 60%"], 1
        )
    )  # fmt: skip
    assert fires(coach.lint(paste), "K12", "Payout complaints to 4 per 100 shops")
