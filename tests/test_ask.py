"""`okr-coach ask` and `okr-coach notes` as people and scripts use them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from coach.evals.dataset import OWN, read_cases
from coach.pipeline import Coach
from coach.resources import minilm_path, shipped
from coach.settings import Settings

ROOT = Path(__file__).parents[1]
WEIGHTS = pytest.mark.skipif(minilm_path() is None, reason="MiniLM's weights are not installed")
BODIES = {path.stem: path.read_text("utf-8") for path in (shipped("knowledge") / "notes").glob("*.md")}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "coach.cli", *arguments],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **environment},
        timeout=60,
        check=False,
    )


@WEIGHTS
def test_an_answer_is_one_json_document_with_quotes_from_the_notes() -> None:
    done = run("ask", "Our bonus depends on the OKRs. Is that wise?", "--format", "json")
    assert (done.returncode, done.stderr) == (0, b"")
    document = json.loads(done.stdout)
    assert list(document) == ["version", "found", "question", "passages"]
    assert (document["version"], document["found"]) == (1, True)
    assert document["passages"][0]["note"] == "people-and-pay"
    for passage in document["passages"]:
        assert list(passage) == ["note", "title", "quote", "heading"]
        assert passage["quote"] in BODIES[passage["note"]]
        assert f"## {passage['heading']}\n" in BODIES[passage["note"]]


@WEIGHTS
@pytest.mark.parametrize("question", ["What is the boiling point of water?", "How do I reset my router?"])
def test_what_the_notes_do_not_hold_is_said_and_is_no_failure(question: str) -> None:
    done = run("ask", question, "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout) == {"version": 1, "found": False, "question": question, "passages": []}
    assert run("ask", question).stdout.decode().startswith("The notes do not hold this.")


@pytest.mark.parametrize("question", ["", "  \n "])
def test_an_empty_question_is_refused(question: str) -> None:
    done = run("ask", question)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "nothing was asked" in done.stderr.decode()


@WEIGHTS
def test_a_chroma_server_that_is_not_there_costs_a_notice_and_no_answer() -> None:
    done = run("ask", "How many objectives?", "--format", "json", OKR_COACH_CHROMA_URL="http://127.0.0.1:9")
    assert done.returncode == 0
    assert json.loads(done.stdout)["found"]
    assert "the Chroma server at http://127.0.0.1:9 cannot be used" in done.stderr.decode()


def test_a_note_of_the_users_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "ours.md").write_text("---\nid: ours\n---\nNo question.\n", "utf-8")
    done = run("ask", "How many objectives?", OKR_COACH_KNOWLEDGE=str(tmp_path))
    assert done.returncode == 2
    assert "ours.md:2: 'title' is missing" in done.stderr.decode()


def test_notes_are_listed_searched_and_shown() -> None:
    everything = json.loads(run("notes", "--format", "json").stdout)
    assert everything["version"] == 1
    assert [note["id"] for note in everything["notes"]] == sorted(BODIES)
    one = run("notes", "baselines").stdout.decode()
    assert one.startswith("Where a number starts (baselines)\n")
    assert "## Sources" in one
    assert "people-and-pay" in run("notes", "bonus").stdout.decode()
    missing = run("notes", "xylophone")
    assert missing.returncode == 2
    assert "no note matches 'xylophone'; `okr-coach notes` lists them all" in missing.stderr.decode()


@pytest.mark.parametrize("command", ["ask", "notes"])
def test_help_shows_an_example(command: str) -> None:
    assert f"okr-coach {command}" in run(command, "--help").stdout.decode()


def test_lint_and_notes_never_wait_for_chroma() -> None:
    program = (
        "import sys, atexit; sys.argv[1:] = {arguments}; "
        "atexit.register(lambda: print('chromadb' in sys.modules, file=sys.stderr)); "
        "from coach.cli import main; main()"
    )
    for arguments in (["lint", "--lines", "--fail-on", "never"], ["notes"], ["rules"]):
        done = subprocess.run(
            [sys.executable, "-c", program.format(arguments=arguments)],
            input=b"Launch the portal\n",
            capture_output=True,
            cwd=ROOT,
            timeout=60,
            check=True,
        )
        assert done.stderr.decode().splitlines()[-1] == "False"


def test_labelled_questions_name_notes_that_exist() -> None:
    for case in read_cases(OWN / "questions.jsonl"):
        assert case["kind"] in ("natural", "paraphrase", "not_held")
        assert case["half"] in ("tune", "test")
        assert set(case["notes"]) <= set(BODIES)
        assert bool(case["notes"]) == (case["kind"] != "not_held")


@WEIGHTS
def test_every_quote_of_every_answer_stands_in_its_note(tmp_path: Path) -> None:
    coach = Coach.from_settings(Settings(data_dir=tmp_path))
    for case in read_cases(OWN / "questions.jsonl"):
        for passage in coach.ask(case["question"]).passages:
            assert passage.quote in BODIES[passage.note]
            assert passage.quote.count("Weak:") == passage.quote.count("Stronger:")
