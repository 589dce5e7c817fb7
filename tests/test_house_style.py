"""What the house asks of every module, checked."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted([*(ROOT / "coach").rglob("*.py"), *(ROOT / "ui").rglob("*.py")])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_prompt_hides_in_python(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "You are a" not in text
    tree = ast.parse(text)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    attribute_docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings | attribute_docs
        ):
            prose = node.value.count("\n") > 5
            program = path.name == "bench.py"  # a child process's source, and the draft it reads
            assert not prose or program, f"{path.name}:{node.lineno}: text of {node.value.count(chr(10))} lines"


def test_no_module_is_called_utils() -> None:
    assert not [path for path in MODULES if path.stem in ("utils", "helpers", "common", "misc")]


BELOW_PIPELINE = [
    path for path in MODULES if {"lint", "language", "parse", "verify"} & set(path.relative_to(ROOT).parts)
]


@pytest.mark.parametrize("path", BELOW_PIPELINE, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_core_library_never_prints_or_reads_the_clock(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"\bprint\(|datetime\.now|time\.time\(|os\.environ|\brandom\.", text)


def test_no_registry_address_or_machine_path_is_committed() -> None:
    bad = re.compile(r"--index-url|files\.pythonhosted|/simple/|/root/|/work/")
    names = [
        "requirements.lock",
        "pyproject.toml",
        "Makefile",
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        ".ci/run",
    ]
    assert [name for name in names if bad.search((ROOT / name).read_text("utf-8"))] == []
