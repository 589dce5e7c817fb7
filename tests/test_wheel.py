"""The wheel carries everything: built, installed into an empty environment, and used from another folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("okr_coach-*.whl"))


def test_knowledge_pages_and_coefficients_are_in_the_wheel(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for start, end in [
        ("coach/_data/knowledge/rules/K12", ".md"),
        ("coach_ui/", "app.py"),
        ("coach/language/data/", ".npz"),
        ("coach/_data/knowledge/notes/", ".md"),
        ("coach/_data/knowledge/metrics/", ".yaml"),
        ("coach/_data/knowledge/elsewhere/", ".txt"),
        ("coach/_data/prompts/", ".md"),
        ("coach/retrieval/data/", ".npz"),
        ("coach/metrics/data/", ".npz"),
    ]:
        assert any(name.startswith(start) and name.endswith(end) for name in names), start
    assert not [name for name in names if name.startswith(("tests/", "ui/")) or "evals/form/" in name]
    assert wheel.stat().st_size < 12_000_000  # vectors of notes and phrasings, and five trained heads


def test_an_installed_coach_lints_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    """The environment has no packages of its own but ours; dependencies come from the one that runs the tests."""
    environment = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    site = next((environment / "lib").glob("python3.*")) / "site-packages"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(site), str(wheel)], check=True
    )
    ours = Path(next(p for p in sys.path if p.endswith("site-packages")))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "draft.md").write_text("Objective: Shops get paid sooner\nKR1: Launch the portal\n", "utf-8")
    # sys.path by hand, not a .pth file: the editable install of the checkout must stay invisible.
    program = f"import sys; sys.path.append({str(ours)!r}); from coach.cli import main; sys.argv[1:] = ['lint', 'draft.md', '--format', 'json', '--fail-on', 'never']; main()"
    done = subprocess.run(
        [str(environment / "bin" / "python"), "-c", program], cwd=elsewhere, capture_output=True, check=True,
        env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
    )  # fmt: skip
    document = json.loads(done.stdout)
    assert document["objectives"][0]["key_results"][0]["form"] == "output"
    where = subprocess.run(
        [str(environment / "bin" / "python"), "-c", f"import sys; sys.path.append({str(ours)!r}); import coach; print(coach.__file__)"],
        cwd=elsewhere, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert str(environment) in where
