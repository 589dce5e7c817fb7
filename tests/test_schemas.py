"""The files in `schemas/` are what the nouns say; remake them with `python -m coach.schema_files`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from coach.schema import Lint, Noun
from coach.schema_files import NOUNS, file_text, schema_of, write

FOLDER = Path(__file__).parent.parent / "schemas"


@pytest.mark.parametrize("noun", NOUNS)
def test_the_file_of_a_noun_is_up_to_date(noun: type[Noun]) -> None:
    path = FOLDER / f"{noun.__name__.lower()}.schema.json"
    assert path.read_text(encoding="utf-8") == file_text(noun)


def test_no_file_is_left_of_a_noun_that_is_gone() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(f"{n.__name__.lower()}.schema.json" for n in NOUNS)


def test_the_command_writes_the_same_files_elsewhere(tmp_path: Path) -> None:
    for path in write(tmp_path / "new"):
        assert path.read_bytes() == (FOLDER / path.name).read_bytes()


@pytest.mark.parametrize("noun", NOUNS)
def test_where_pydantic_sees_the_fields_the_schema_has_the_same_properties(noun: type[Noun]) -> None:
    theirs = noun.model_json_schema(mode="serialization").get("properties")
    ours = schema_of(noun)["properties"]
    assert list(ours) == list(noun.model_fields)
    assert theirs is None or ours == theirs


@pytest.mark.parametrize("source", [None, "name,target\n"])
def test_what_lint_prints_has_all_the_keys_that_the_schema_requires_and_no_other(source: str | None) -> None:
    schema: dict[str, Any] = schema_of(Lint)
    printed = json.loads(Lint(source_text=source).model_dump_json())
    assert set(schema["required"]) <= set(printed) <= set(schema["properties"])
    assert ("source_text" in printed) == (source is not None)
    assert schema["additionalProperties"] is False
