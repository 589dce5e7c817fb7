"""The log: rotated, without secrets, without the words of users, and never a reason to stop."""

from __future__ import annotations

import ast
import logging
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach import logs
from coach.errors import NotFound
from coach.schema import Version
from coach.store import open_store

ROOT = Path(__file__).parent.parent
CANARY = "raise the heron count from 12 to 40"


@pytest.fixture(autouse=True)
def _let_go() -> Iterator[None]:
    yield
    logger = logging.getLogger(logs.LOGGER)
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = True


def written(folder: Path) -> str:
    return (folder / logs.FILE_NAME).read_text(encoding="utf-8")


SECRETS = [
    ("key sk-proj-abc123DEF456ghi789 refused", "abc123DEF456"),
    ("Authorization: Bearer abc.def-ghi_jkl", "abc.def"),
    ("authorization: bearer QWxhZGRpbjpvcGVu", "QWxhZGRpbjpvcGVu"),
    ("postgresql://ann:geheim@db:5432/okr", "geheim"),
    ("OPENAI_API_KEY=hunter2", "hunter2"),
    ("{'api_key': 'hunter2', 'x': 1}", "hunter2"),
    ('{"password": "hunter2"}', "hunter2"),
    ("?token=hunter2&x=1", "hunter2"),
    ("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9abc is a token", "HbGciOiJIUzI1NiIs".lower()),
    ("gsk_4f9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a", "4f9a8b7c6d5e"),
    ("browser 0123456789abcdef0123456789abcdef came", "56789abcdef"),
]


@pytest.mark.parametrize(("line", "secret"), SECRETS)
def test_a_secret_is_masked_in_message_argument_and_traceback(tmp_path: Path, line: str, secret: str) -> None:
    logger = logs.configure(tmp_path, "DEBUG")
    logger.info(line)
    logger.warning("told: %s", line)
    try:
        raise RuntimeError(line)
    except RuntimeError:
        logger.debug("failed", exc_info=True)
    text = written(tmp_path)
    assert secret.lower() not in text.lower()
    assert "RuntimeError" in text


PLAIN = ["linted 12 key results in 8 ms", "rule K01 in knowledge/rules/K01-task-as-kr.md", "the key result", "at 9:30"]


@pytest.mark.parametrize("line", PLAIN)
def test_an_ordinary_line_is_left_as_it_is(line: str) -> None:
    assert logs.mask(line) == line


def test_masking_a_very_long_line_takes_no_time() -> None:
    start = time.perf_counter()
    for line in ("a" * 200_000, "key=" * 50_000, "://" * 60_000, "a_" * 100_000, "://a:" * 40_000, "sk-" * 60_000):
        logs.mask(line)
    assert time.perf_counter() - start < 5


def test_the_file_rolls_over_and_five_of_a_megabyte_are_kept(tmp_path: Path) -> None:
    logger = logs.configure(tmp_path)
    for number in range(700):
        logger.info("%d %s", number, "no rules to speak of " * 500)
    files = sorted(tmp_path.iterdir())
    assert len(files) == 5
    assert all(file.stat().st_size <= 1_000_000 for file in files)


def test_what_a_person_typed_is_not_in_the_log_at_info(tmp_path: Path) -> None:
    logger = logs.configure(tmp_path, "INFO")
    now = datetime(2026, 8, 1, tzinfo=UTC)
    with open_store(tmp_path / "coach.db") as store:
        session = store.create_session("ann", CANARY, at=now)
        store.add_turn("ann", session.id, "person", CANARY, at=now)
        draft = store.create_draft("ann", session.id, CANARY, CANARY, change=CANARY, why=CANARY, at=now)
        try:
            store.draft("bob", draft.id)
        except NotFound:
            logger.exception("refused")
    try:
        Version.model_validate({"number": 0, "text": CANARY, "at": CANARY})
    except ValueError:
        logger.exception("not a version")
    logger.debug("typed: %s", CANARY)
    text = written(tmp_path)
    assert "heron" not in text
    assert "NotFound" in text
    assert "ValidationError" in text
    assert "test_logs.py" in text  # the place of a fault is told, its words are not


def test_at_debug_the_whole_traceback_is_there(tmp_path: Path) -> None:
    logger = logs.configure(tmp_path, "DEBUG")
    try:
        raise ValueError("the heron")
    except ValueError:
        logger.debug("failed", exc_info=True)
    assert "the heron" in written(tmp_path)


def test_a_message_cannot_forge_a_second_line(tmp_path: Path) -> None:
    logs.configure(tmp_path).info("rule %s", "K01\n2026-01-01 00:00:00 INFO coach all is well")
    assert len(written(tmp_path).splitlines()) == 1


def test_half_a_surrogate_pair_costs_no_line(tmp_path: Path) -> None:
    logs.configure(tmp_path).info("file %s", "\ud83d.csv")
    assert "\\ud83d.csv" in written(tmp_path)


def test_where_the_folder_cannot_be_written_one_line_says_so_and_warnings_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    logger = logs.configure(tmp_path / "file" / "logs")
    logger.info("not shown")
    assert len(capsys.readouterr().err.splitlines()) == 1
    logger.warning("shown")
    assert "shown" in capsys.readouterr().err


def test_configuring_twice_writes_each_line_once(tmp_path: Path) -> None:
    logs.configure(tmp_path)
    logs.configure(tmp_path).info("once")
    assert written(tmp_path).count("once") == 1


def test_other_peoples_loggers_do_not_reach_the_file(tmp_path: Path) -> None:
    logs.configure(tmp_path)
    logging.getLogger("httpx").warning("POST %s", CANARY)
    assert "heron" not in written(tmp_path)


WORDS = {"text", "message", "draft", "line", "paste", "prompt", "answer", "reply", "quote", "title"}
CALLS = [
    pytest.param(node, id=f"{path.relative_to(ROOT)}:{node.lineno}")
    for folder in ("coach", "ui")
    for path in sorted((ROOT / folder).rglob("*.py"))
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.Call)
    and isinstance(node.func, ast.Attribute)
    and node.func.attr in {"info", "warning", "error", "exception", "critical"}
    and isinstance(node.func.value, ast.Name)
    and node.func.value.id in {"logger", "log", "LOGGER", "_LOGGER", "logging"}
]


@pytest.mark.parametrize("call", CALLS)
def test_no_log_call_above_debug_is_given_the_words_of_a_user(call: ast.Call) -> None:
    named = {node.id for node in ast.walk(call) if isinstance(node, ast.Name)}
    named |= {node.attr for argument in call.args for node in ast.walk(argument) if isinstance(node, ast.Attribute)}
    assert not named & WORDS
