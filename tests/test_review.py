"""`okr-coach review` as people and scripts use it: what it prints, what it writes, what it refuses."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from docx import Document

from coach import cli
from coach.pipeline import Coach
from coach.schema import Review
from coach.settings import Settings

DRAFT = (
    "# Customer care, Q1 2027\n"
    "Objective: Small shops get their money questions settled in one go\n"
    "- KR1: First-contact resolution of payment questions from 61% to 75% of tickets\n"
    "- KR2: Launch the new dispute form\n"
    "- KR3: Improve website traffic by 20%\n"
)


@pytest.fixture(scope="module")
def coach(tmp_path_factory: pytest.TempPathFactory) -> Coach:
    return Coach.from_settings(Settings(data_dir=tmp_path_factory.mktemp("data")), fast=True)


class Ran:
    """What a command left behind: its exit code and what it said where."""

    def __init__(self, code: int, out: bytes, err: bytes) -> None:
        self.code, self.out, self.err = code, out, err.decode()


class Shell:
    """Runs commands in this process, with a coach that is ready, in an empty folder."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[bytes]) -> None:
        self._monkeypatch, self._capture = monkeypatch, capture

    def __call__(self, *arguments: str, stdin: bytes = b"", terminal: bool = False) -> Ran:
        self._monkeypatch.setattr(sys, "argv", ["okr-coach", *arguments])
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self._monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        said = self._capture.readouterr()
        return Ran(int(stopped.value.code or 0), said.out, said.err)


@pytest.fixture
def run(
    coach: Coach, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> Shell:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(Coach, "from_settings", lambda settings: coach)
    (tmp_path / "okrs.md").write_text(DRAFT, "utf-8")
    return Shell(monkeypatch, capfdbinary)


def test_the_text_tells_what_to_keep_then_what_to_mend_then_wordings_and_notes(run: Shell) -> None:
    done = run("review", "okrs.md")
    said = done.out.decode()
    order = [
        "This reads as a rough draft. (This rates the wording, not the work.)",
        "Leave these alone",
        "Start here\n  Launch the new dispute form\n    ✖ K01",
        "→ Once the work on the new dispute form is finished",
        "Then look at\n  Improve website traffic by 20%\n    ▲ K15",
        "Wordings to choose from",
        "[baseline]",
        "From the notes",
        "Not placed: heading: Customer care, Q1 2027",
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert done.code == 0, "findings are lint's exit code, not review's"
    assert max(map(len, said.splitlines())) <= 110


def test_offline_says_the_same_since_no_model_is_asked(run: Shell) -> None:
    assert run("review", "--offline", "okrs.md").out == run("review", "okrs.md").out


def test_json_is_one_document_of_the_contract(run: Shell) -> None:
    done = run("review", "-", "--format", "json", stdin=DRAFT.encode())
    review = Review.model_validate_json(done.out)
    assert (json.loads(done.out)["version"], review.by, review.cycle) == (1, "engine", "Q1 2027")
    assert review.first is not None
    start, end = review.first.span
    assert DRAFT[start:end] == "Launch the new dispute form"


def test_markdown_goes_to_a_file_and_nothing_to_the_screen(run: Shell, tmp_path: Path) -> None:
    done = run("review", "okrs.md", "--format", "markdown", "-o", "review.md")
    said = (tmp_path / "review.md").read_text("utf-8")
    assert (done.code, done.out) == (0, b"")
    assert said.startswith("# OKR review: Customer care · Q1 2027\n")
    assert "This rates the wording, not the work." in said


@pytest.mark.parametrize("where", [(), ("-o", "questions.docx")], ids=["to a pipe", "to a file"])
def test_docx_is_the_draft_with_the_questions_as_comments(run: Shell, where: tuple[str, ...], tmp_path: Path) -> None:
    done = run("review", "okrs.md", "--format", "docx", *where)
    document = Document(io.BytesIO((tmp_path / "questions.docx").read_bytes() if where else done.out))
    assert "\n".join(paragraph.text for paragraph in document.paragraphs) == DRAFT
    comments = [comment.text for comment in document.comments]
    review = Review.model_validate_json(run("review", "okrs.md", "--format", "json").out)
    asked = [each.question for aim in review.objectives for each in aim.diagnostics]
    asked += [each.question for aim in review.objectives for line in aim.key_results for each in line.diagnostics]
    assert len(comments) == len(asked)
    assert all(any(question and question in comment for comment in comments) for question in asked)


def test_a_word_file_comes_back_as_its_words_and_that_is_told(run: Shell, tmp_path: Path) -> None:
    typed = Document()
    for line in DRAFT.splitlines():
        typed.add_paragraph(line)
    typed.save(tmp_path / "okrs.docx")
    done = run("review", "okrs.docx", "--format", "docx", "-o", "questions.docx")
    assert "okrs.docx was read as text" in done.err
    assert [p.text for p in Document(tmp_path / "questions.docx").paragraphs if p.text] == DRAFT.splitlines()


def test_refused_characters_are_told_on_the_way(run: Shell, tmp_path: Path) -> None:
    (tmp_path / "odd.md").write_bytes(DRAFT.replace("Launch", "Lau\x1bnch").encode())
    assert "1 character that Word refuses" in run("review", "odd.md", "--format", "docx").err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "docx"), "name a file, such as -o questions.docx"),
        (("-o", "okrs.md"), "okrs.md is the draft itself"),
        (("-o", "no-such-folder/review.md"), "cannot be written"),
        (("-o", "."), "cannot be written"),
    ],
)
def test_what_cannot_be_given_is_said_in_a_sentence(arguments: tuple[str, ...], words: str, run: Shell) -> None:
    done = run("review", "okrs.md", *arguments, terminal=True)
    assert words in done.err
    assert (done.code, done.out) == (2, b"")
    assert Path("okrs.md").read_text("utf-8") == DRAFT


@pytest.mark.parametrize(
    ("arguments", "stdin", "words"),
    [
        (("review", "no-such.md"), b"", "no-such.md cannot be read"),
        (("review",), b"", "empty"),
        (("review",), b"%PDF-1.7 \x00\x00", "PDF"),
        (("review", "--format", "pptx"), b"", "docx"),
    ],
)
def test_unusable_input_exits_with_2(arguments: tuple[str, ...], stdin: bytes, words: str, run: Shell) -> None:
    done = run(*arguments, stdin=stdin)
    assert done.code == 2
    assert words in done.err
    assert done.out == b""


def test_text_without_a_draft_is_told_so(run: Shell) -> None:
    done = run("review", stdin=b"Minutes of the meeting.\n")
    assert (done.code, bool(done.out.strip())) == (0, True)


def test_help_shows_examples(run: Shell) -> None:
    assert b"okr-coach review okrs.md --format docx" in b" ".join(run("review", "--help").out.split())


def test_colours_are_for_terminals_alone(run: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR")
    assert b"\x1b[" in run("review", "okrs.md", terminal=True).out
    assert b"\x1b[" not in run("review", "okrs.md").out
    assert os.environ.get("NO_COLOR") is None
