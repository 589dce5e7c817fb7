"""Labelled data on disk: JSON Lines, read with errors that name file and line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zlib import crc32

from coach.errors import InputError

OWN = Path(__file__).parents[2] / "tests" / "evals"
"""The project's own labelled data: in a checkout, not in the installed package."""

Case = dict[str, Any]


def read_cases(path: Path) -> list[Case]:
    """All cases of a file. Raises `InputError` where it is missing or a line is not a JSON object."""
    if not path.is_file():
        raise InputError(f"{path} is missing; the project's own labelled data lies in tests/evals of a checkout")
    cases: list[Case] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{path.name}:{number}: not JSON ({error.msg}); one object a line") from error
        if not isinstance(case, dict):
            raise InputError(f'{path.name}:{number}: an object is wanted, such as {{"text": "..."}}')
        cases.append(case)
    return cases


def read_folder(folder: Path) -> list[Case]:
    """All cases of all files of a folder, file by file."""
    return [case for path in sorted(folder.glob("*.jsonl")) for case in read_cases(path)]


def held_out(scenario: str) -> bool:
    """Whether a scenario's lines are kept for measuring: one in ten, never trained on."""
    return crc32(scenario.encode()) % 10 == 0
