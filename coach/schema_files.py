"""The JSON Schemas of what the commands print and the store keeps, made from the nouns.

`python -m coach.schema_files [FOLDER]` writes them (default `schemas`); `tests/test_schemas.py` holds that what is
there is what the nouns say.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from coach.schema import Answer, Draft, Lint, Noun, Overrule, Review, Rewrite, Session, Version

NOUNS: tuple[type[Noun], ...] = (Lint, Review, Rewrite, Answer, Draft, Version, Session, Overrule)

_LEFT_OUT = "source_text"


class _Generator(GenerateJsonSchema):
    """Describes what is printed: all keys, and the fields of `Lint`, whose own serializer hides them from pydantic."""

    def ser_schema(
        self,
        schema: core_schema.SerSchema | core_schema.IncExSeqSerSchema | core_schema.IncExDictSerSchema,
    ) -> JsonSchemaValue | None:
        """Describe the fields, as if there were no such serializer."""
        return None if schema["type"] == "function-wrap" else super().ser_schema(schema)

    def field_is_required(
        self,
        field: core_schema.ModelField | core_schema.DataclassField | core_schema.TypedDictField,
        total: bool,
    ) -> bool:
        """Promise every key: what has no value is printed as null or as an empty list."""
        return True


def schema_of(noun: type[Noun]) -> dict[str, Any]:
    """Return the JSON Schema of a noun as it is printed; `source_text` may be missing, all other keys are there."""
    schema = noun.model_json_schema(mode="serialization", schema_generator=_Generator)
    if _LEFT_OUT in schema.get("properties", {}):
        schema["required"] = [key for key in schema["required"] if key != _LEFT_OUT]
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema}


def file_text(noun: type[Noun]) -> str:
    """Return the text of a schema's file."""
    return json.dumps(schema_of(noun), indent=2, ensure_ascii=False) + "\n"


def write(folder: Path) -> list[Path]:
    """Write one file a noun into the folder, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{noun.__name__.lower()}.schema.json" for noun in NOUNS]
    for path, noun in zip(paths, NOUNS, strict=True):
        path.write_text(file_text(noun), encoding="utf-8", newline="\n")
    return paths


if __name__ == "__main__":
    write(Path(sys.argv[1] if len(sys.argv) > 1 else "schemas"))
