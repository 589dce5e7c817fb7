"""What the README promises exists, and what exists is in the README."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from coach.cli import app
from coach.settings import ENVIRONMENT, House

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("command", sorted(get_command(app).commands))  # type: ignore[attr-defined]
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`okr-coach {command}" in README


@pytest.mark.parametrize("name", sorted(ENVIRONMENT))
def test_every_variable_is_in_the_readme(name: str) -> None:
    assert f"`{name}`" in README


@pytest.mark.parametrize("name", sorted(House.model_fields))
def test_every_house_setting_is_in_the_readme(name: str) -> None:
    assert f"`{name}`" in README


@pytest.mark.parametrize("target", sorted(set(re.findall(r'(?:\]\(|src=")((?!http|#)[^)"]+)', README))))
def test_every_link_and_picture_leads_somewhere(target: str) -> None:
    assert (ROOT / target).exists()


def test_every_room_of_the_library_is_on_the_map() -> None:
    rooms = [path.name for path in (ROOT / "coach").iterdir() if path.is_dir() and not path.name.startswith("_")]
    assert [room for room in rooms if f"`coach/{room}/`" not in README] == []


def test_no_placeholder_is_left_in_the_documents() -> None:
    for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md"):
        assert "@@" not in (ROOT / name).read_text("utf-8")
