"""`okr-coach rewrite` as a person runs it: what is printed where, what is refused, how it ends."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from coach import cli_rewrite
from coach.cli_rewrite import Progress, RewriteFormat, rewrite
from coach.errors import InputError
from coach.export import words_rewrite as words
from coach.parse import parse
from coach.pipeline import Coach
from coach.schema import Outline, Rewrite, Task

LIST = "- Train 50 agents\n- Publish the help pages\n"


def sort(
    self: Coach, source: str | Outline, *, metrics: Sequence[Any] = (), team: str | None = None,
    cycle: str | None = None, progress: Callable[[int, int], None] | None = None,
) -> Rewrite:  # fmt: skip
    """Every line an initiative: what the command does with an answer does not depend on how good it is."""
    outline = source if isinstance(source, Outline) else parse(source)
    lines = [line for block in outline.blocks for line in (block.line, *block.key_results)] + list(outline.loose)
    return Rewrite(
        items=tuple(
            Task(index=index, text=line.text, span=line.span, owner=line.owner, bucket="initiative", why="It is work.")
            for index, line in enumerate(lines)
        ),
        unparsed=outline.unparsed,
    )


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Coach, "rewrite", sort, raising=False)
    monkeypatch.chdir(tmp_path)


def run(path: Path, output: str = "text", **options: Any) -> None:
    rewrite(str(path), output=RewriteFormat(output), **options)


@pytest.fixture
def todo(tmp_path: Path) -> Path:
    path = tmp_path / "todo.md"
    path.write_text(LIST, "utf-8")
    return path


def test_the_screen_shows_every_line(todo: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    run(todo)
    printed = capsysbinary.readouterr().out.decode()
    assert printed.startswith("2 lines: 2 initiatives.")
    assert "Train 50 agents" in printed
    assert "\x1b" not in printed


def test_json_is_one_document(todo: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    run(todo, "json")
    assert [item["index"] for item in json.loads(capsysbinary.readouterr().out)["items"]] == [0, 1]


def test_a_workbook_goes_into_a_file(todo: Path, tmp_path: Path) -> None:
    run(todo, "xlsx", file=tmp_path / "okrs.xlsx")
    assert load_workbook(tmp_path / "okrs.xlsx")["Lines"]["B2"].value == "Train 50 agents"


def test_a_workbook_on_a_terminal_is_refused_with_a_remedy(todo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    with pytest.raises(InputError, match=r"-o okrs\.xlsx"):
        run(todo, "xlsx")


def test_the_list_itself_is_never_written_over(todo: Path) -> None:
    with pytest.raises(InputError, match="itself"):
        run(todo, "markdown", file=todo)
    assert todo.read_text("utf-8") == LIST


@pytest.mark.parametrize("text", ["", "  \n\n\t\n"])
def test_nothing_to_sort_is_said_with_a_remedy(todo: Path, text: str) -> None:
    todo.write_text(text, "utf-8")
    with pytest.raises(InputError, match="one a line"):
        run(todo)


def test_running_text_is_answered_with_a_plain_sentence(
    todo: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Coach, "rewrite", lambda self, source, **_: Rewrite(unparsed=parse("Hello.\n").unparsed))
    run(todo)
    assert words.NO_LIST[:40] in capsysbinary.readouterr().out.decode()
    run(todo, "json")
    printed = capsysbinary.readouterr()
    assert json.loads(printed.out)["items"] == []
    assert words.NO_LIST in printed.err.decode()


def test_a_missing_file_of_metrics_is_named(todo: Path, tmp_path: Path) -> None:
    pytest.importorskip("coach.triage.own_metrics")
    with pytest.raises(InputError, match=r"missing\.csv"):
        run(todo, metrics=tmp_path / "missing.csv")


def test_metrics_from_standard_input_are_refused(todo: Path) -> None:
    with pytest.raises(InputError, match="--metrics wants the name of a file"):
        run(todo, metrics=Path("-"))


def test_progress_is_silent_for_a_second_and_leaves_nothing_behind() -> None:
    moments = iter((0.0, 0.5, 1.5, 2.5))
    stream = io.StringIO()
    progress = Progress(stream, clock=lambda: next(moments))
    progress(10, 1000)
    assert stream.getvalue() == ""
    progress(500, 1000)
    assert stream.getvalue() == "\rSorting 500 of 1,000 lines …"
    progress(1000, 1000)
    progress.clear()
    assert stream.getvalue().endswith(" \r")


def test_the_help_gives_examples() -> None:
    assert "--metrics" in cli_rewrite.REWRITE_EXAMPLES
    assert "-o okrs.xlsx" in cli_rewrite.REWRITE_EXAMPLES
