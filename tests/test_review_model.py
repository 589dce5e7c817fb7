"""`okr-coach review` with a model: what goes out, what comes back, what it costs, and that it can fail in peace."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from docx import Document

from coach import cli
from coach.evals.replay import ReplayServer
from coach.pipeline import Coach
from coach.schema import Review
from coach.settings import Settings

DRAFT = """# Customer care, Q1 2027
Objective: Small shops get their money questions settled in one go
- KR1: First-contact resolution of payment questions from 61% to 75% of tickets
- KR2: Launch the new dispute form
- KR3: Improve website traffic by 20%
"""
KEY = "sk-planted-4f9a1c77e2b84d0fa6"
COMMENT = "A form can go live and shops may still call. Whether a dispute ends sooner for them, the line does not say."
WORDING = "Disputes that shops settle with a single message from [baseline] % to [target] % of disputes by [date]"
QUESTION = "Once the dispute form is live, what does a shop owner no longer have to do?"


@pytest.fixture(scope="module")
def coach(tmp_path_factory: pytest.TempPathFactory) -> Coach:
    return Coach.from_settings(Settings(data_dir=tmp_path_factory.mktemp("data")), fast=True)


def margin(coach: Coach, comment: str = COMMENT, wording: str = WORDING) -> str:
    """A reply that quotes a note which is really given for this draft."""
    note = coach.to_cite(coach.review(DRAFT))[0]
    sentence = next(piece for piece in note.quote.replace("\n", " ").split(". ") if 4 <= len(piece.split()) <= 28)
    remark = {
        "line": 3,
        "comment": comment,
        "quotes": [{"note": note.note, "quote": sentence}],
        "wordings": [{"text": wording, "rung": "result", "guardrail": None}],
    }
    asked = {"text": QUESTION, "why": "It names the change that the form is for."}
    return json.dumps({"keep": [], "remarks": [remark], "question": asked})


class Shell:
    """Runs `okr-coach review` in this process against a server of this machine."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[bytes]) -> None:
        self._monkeypatch, self._capture = monkeypatch, capture

    def __call__(self, url: str, *arguments: str) -> tuple[int, bytes, str]:
        for name, value in {"OKR_COACH_MODEL": "openai:written", "OPENAI_BASE_URL": url, "OPENAI_API_KEY": KEY}.items():
            self._monkeypatch.setenv(name, value)
        self._monkeypatch.setattr(sys, "argv", ["okr-coach", "review", "okrs.md", *arguments])
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
        with pytest.raises(SystemExit) as stopped:
            cli.main()
        said = self._capture.readouterr()
        return int(stopped.value.code or 0), said.out, said.err.decode()


@pytest.fixture
def run(
    coach: Coach, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> Shell:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Coach, "from_settings", lambda settings: coach)
    (tmp_path / "okrs.md").write_text(DRAFT, "utf-8")
    (tmp_path / "okr-coach.toml").write_text("model_timeout = 2\n", "utf-8")
    return Shell(monkeypatch, capfdbinary)


def test_a_models_comment_wording_and_question_stand_in_the_review(run: Shell, coach: Coach) -> None:
    with ReplayServer(margin(coach)) as server:
        code, out, err = run(server.url, "--format", "json")
    review = Review.model_validate_json(out)
    assert (code, review.by, review.fallback_reason) == (0, "model", None)
    assert [comment.text for comment in review.comments] == [COMMENT]
    offered = [each for one in review.suggestions for each in one.alternatives if each.by == "model"]
    assert [each.text for each in offered] == [WORDING]
    assert review.questions[0].text == QUESTION
    host = server.url.split("/")[2]
    assert f"Asking written at {host}" in err
    assert "1 request" in err
    assert "price not known" in err


def test_findings_forms_and_score_are_the_engines_whatever_the_model_says(run: Shell, coach: Coach) -> None:
    engine = coach.review(DRAFT).review
    with ReplayServer(margin(coach)) as server:
        _, out, _ = run(server.url, "--format", "json")
    review = Review.model_validate_json(out)
    assert (review.score, review.objectives, review.loose, review.first) == (
        engine.score, engine.objectives, engine.loose, engine.first,
    )  # fmt: skip


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_people_read_the_comment_with_its_note_and_that_it_was_checked(run: Shell, coach: Coach, form: str) -> None:
    with ReplayServer(margin(coach)) as server:
        _, out, _ = run(server.url, "--format", form)
    said = " ".join(out.decode().split())
    assert "In the margin" in said
    assert COMMENT.split(". ")[0] in said
    assert "every number and quotation in them was checked" in said


def test_in_word_the_comment_stands_on_its_line(run: Shell, coach: Coach) -> None:
    with ReplayServer(margin(coach)) as server:
        _, out, _ = run(server.url, "--format", "docx")
    assert any(comment.text.startswith(COMMENT) for comment in Document(io.BytesIO(out)).comments)


MISHAPS = [
    ("!status 401\n{}", "does not accept the key"),
    ("!status 429\n{}", "gets too many requests"),
    ("!status 429 1\n{}", "gets too many requests"),
    ("!status 500\n{}", "has trouble of its own"),
    ("!status 404\n{}", "does not know this model"),
    ("!refusal\nI would rather not.", "The model declined to answer."),
    ("!length\n{", "cut off before its end"),
    ("!drop\n{}", "broke off before the answer was whole"),
    ("!stall 9\n{}", "took too long to answer"),
    ("not JSON at all", "could not be read"),
    ('{"keep": [], "remarks": [], "question": null}', "had nothing to add"),
]


@pytest.mark.parametrize(("reply", "told"), MISHAPS, ids=[told for _, told in MISHAPS])
def test_a_failing_model_costs_nothing_but_its_comments(run: Shell, coach: Coach, reply: str, told: str) -> None:
    engine = coach.review(DRAFT).review
    with ReplayServer(reply) as server:
        code, out, _ = run(server.url, "--format", "json")
    review = Review.model_validate_json(out)
    assert code == 0
    assert told in (review.fallback_reason or "")
    assert review.model_copy(update={"fallback_reason": None}) == engine


def test_a_server_that_is_not_there_is_named_and_the_review_stands(run: Shell) -> None:
    code, out, _ = run("http://127.0.0.1:9/v1", "--format", "text")
    assert code == 0
    said = " ".join(out.decode().split())
    assert "127.0.0.1:9 cannot be reached" in said
    assert "Start here" in said


def test_offline_asks_nobody(run: Shell) -> None:
    with ReplayServer("{}") as server:
        code, _, err = run(server.url, "--offline")
        assert (code, server.requests) == (0, [])
    assert "Asking" not in err


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_a_planted_key_is_in_no_output_message_or_log(run: Shell, coach: Coach, form: str, tmp_path: Path) -> None:
    told = margin(coach, comment=f"{COMMENT} The key is {KEY}.")
    with ReplayServer(told, "!status 401\n" + json.dumps({"error": {"message": f"bad key {KEY}"}})) as server:
        _, out, err = run(server.url, "--format", form)
        assert server.keys[0] == f"Bearer {KEY}"
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert all(KEY.encode() not in each for each in (out, err.encode(), *files))
