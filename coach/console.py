"""What the commands share: how results are printed, where input and settings are read, how a person is told."""

from __future__ import annotations

import json
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from coach import logs
from coach.errors import InputError
from coach.settings import Settings

STDIN = "-"


class Format(StrEnum):
    """How a result is printed."""

    text = "text"
    json = "json"


PathArgument = Annotated[
    str, typer.Argument(metavar="[PATH|-]", help="A file (text, CSV, XLSX, DOCX); - or nothing reads standard input.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="text for people, json for programs.")]


def read_settings() -> Settings:
    """The settings of this folder and environment."""
    settings = Settings.read(os.environ, Path.cwd())
    logs.configure(settings.data_dir / "logs")
    return settings


def read_input(path: str) -> tuple[bytes, str]:
    """The bytes of a file or of standard input, and a name for messages. Raises `InputError`."""
    if path == STDIN:
        return sys.stdin.buffer.read(), "standard input"
    try:
        return Path(path).read_bytes(), Path(path).name
    except IsADirectoryError as error:
        raise InputError(f"{path} is a folder; name a file") from error
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({(error.strerror or 'unknown reason').lower()}); check the name"
        ) from error


def print_json(document: object) -> None:
    """One JSON document on standard output, in UTF-8 whatever the locale."""
    sys.stdout.buffer.write(json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass") + b"\n")
    sys.stdout.buffer.flush()


def say(message: str) -> None:
    """A message to the person, on standard error."""
    typer.echo(message, err=True)


def spare(path: str, file: Path) -> None:
    """Refuse to write over the draft itself: the team's own text is never changed."""
    if path != STDIN and file.exists() and Path(path).exists() and file.samefile(path):
        raise InputError(f"{file} is the draft itself; name another file after -o")


def give(data: bytes, file: Path | None) -> None:
    """Put a result on standard output or into a file. Raises `InputError` where the file cannot be written."""
    if file is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        file.write_bytes(data)
    except OSError as error:
        raise InputError(
            f"{file} cannot be written ({(error.strerror or 'unknown reason').lower()}); name another file after -o"
        ) from error
