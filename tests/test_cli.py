"""The commands as people and scripts use them: exit codes, streams, JSON, messages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

WORK_PLAN = "# Q3 2026 - Growth\n## Objective: More shops sell through us\n- KR1: Launch the new portal\n- KR2: Train 50 agents\n- KR3: Write the playbook\n"


def run(
    *arguments: str, stdin: str | bytes = "", folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    return subprocess.run(
        [sys.executable, "-m", "coach.cli", *arguments],
        input=data,
        capture_output=True,
        cwd=folder or Path.cwd(),
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "NO_COLOR": "1", **environment},
        timeout=60,
        check=False,
    )


def test_lint_prints_one_json_document_with_every_line_in_it() -> None:
    done = run("lint", "--format", "json", stdin=WORK_PLAN)
    document = json.loads(done.stdout)
    assert document["version"] == 1
    assert document["cycle"] == "Q3 2026"
    assert "source_text" not in document
    [objective] = document["objectives"]
    assert [k["text"] for k in objective["key_results"]] == [
        "Launch the new portal",
        "Train 50 agents",
        "Write the playbook",
    ]
    assert document["score"]["state"] == "work_plan"


def test_spans_point_into_the_input_as_given() -> None:
    text = "\ufeff" + WORK_PLAN.replace("\n", "\r\n")
    document = json.loads(run("lint", "--format", "json", stdin=text).stdout)
    plain = text.removeprefix("\ufeff")
    for key_result in document["objectives"][0]["key_results"]:
        start, end = key_result["span"]
        assert key_result["text"] in plain[start:end]


def test_lines_takes_every_line_as_it_stands() -> None:
    text = "# Objective: not special here\n\n- [x] Launch the portal\n2) Cut queue time from 9 to 3 days by May\n| a | b |\n"
    document = json.loads(run("lint", "--lines", "--format", "json", stdin=text).stdout)
    assert len(document["loose"]) == 4
    assert (document["objectives"], document["unparsed"], document["score"]) == ([], [], None)
    assert document["loose"][1]["text"] == "Launch the portal"
    start, end = document["loose"][1]["span"]
    assert text[start:end] == "- [x] Launch the portal"


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (WORK_PLAN, (), 1),
        (WORK_PLAN, ("--fail-on", "never"), 0),
        (
            "Share of new tenants of flats who pay on time from 61% to 75% by June 2027, source: ledger",
            ("--fail-on", "error"),
            0,
        ),
        ("Reduce churn to 3% of monthly customers by June", ("--fail-on", "warning"), 1),
    ],
)
def test_exit_codes_of_lint(text: str, options: tuple[str, ...], code: int) -> None:
    assert run("lint", *options, stdin=text).returncode == code


@pytest.mark.parametrize(
    ("arguments", "stdin", "words"),
    [
        (("lint", "no-such-file.md"), "", "no-such-file.md cannot be read"),
        (("lint",), "", "empty"),
        (("lint",), b"\x00\x01\x02\x03PNG" * 50, "standard input"),
        (("lint",), b"%PDF-1.7 \x00\x00 binary", "PDF"),
        (("rules", "K99zz"), "", "no rule matches"),
        (("ui", "--auth", "nocolon"), "", "USER:PASSWORD"),
        (("eval", "no-such-folder"), "", "not a folder"),
    ],
)
def test_bad_input_is_told_in_a_sentence_and_exits_with_2(
    arguments: tuple[str, ...], stdin: str | bytes, words: str
) -> None:
    done = run(*arguments, stdin=stdin)
    message = done.stderr.decode()
    assert done.returncode == 2
    assert words in message
    assert "Traceback" not in message
    assert done.stdout == b""


def test_an_unknown_setting_names_the_file_and_the_key(tmp_path: Path) -> None:
    (tmp_path / "okr-coach.toml").write_text("ofline = true\n")
    done = run("rules", folder=tmp_path)
    assert done.returncode == 2
    assert "okr-coach.toml" in done.stderr.decode()
    assert "ofline" in done.stderr.decode()


def test_a_broken_rule_of_ones_own_names_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "bad.md").write_text("---\nid: K12\nseverity: grave\n---\n", "utf-8")
    done = run("lint", stdin="Cut churn", OKR_COACH_KNOWLEDGE=str(tmp_path))
    assert done.returncode == 2
    assert "bad.md:" in done.stderr.decode()


@pytest.mark.parametrize("command", ["lint", "rules", "eval", "bench", "ui"])
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert b"Example" in done.stdout


def test_a_house_rule_dismisses_a_finding_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "okr-coach.toml").write_text('[house]\ndismissed = { K14 = "we plan by season" }\n')
    done = run("lint", "--format", "json", stdin="Reduce churn of shops from 5% to 3%", folder=tmp_path)
    found = {d["rule"]: d["dismissed"] for d in json.loads(done.stdout)["loose"][0]["diagnostics"]}
    assert found["K14"] == {"reason": "we plan by season"}


def test_same_input_same_output_whatever_the_hash_seed_zone_and_locale() -> None:
    outputs = {
        run("lint", "--format", "json", stdin=WORK_PLAN, PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale).stdout
        for seed, zone, locale in [
            ("1", "UTC", "C.UTF-8"),
            ("2", "Asia/Tokyo", "C"),
            ("77", "America/New_York", "POSIX"),
        ]
    }
    assert len(outputs) == 1


def test_rules_shows_one_rule_whole_and_finds_by_words() -> None:
    assert b"Why is this bad?" in run("rules", "K12").stdout
    assert any(r["id"] == "K12" for r in json.loads(run("rules", "baseline", "--format", "json").stdout)["rules"])
