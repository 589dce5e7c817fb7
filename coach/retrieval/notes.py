"""Notes: Markdown files with front matter, split at the questions they answer.

A note's headings (`## …`) are the questions people ask; the text below one answers it. `asked` in the front matter
may list further phrasings of a heading, which are looked up as if they were headings too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, ValidationError

from coach.errors import RuleError
from coach.knowledge_file import KnowledgeFile, read_knowledge
from coach.resources import knowledge_files, read_text
from coach.schema import Noun

_HEADING = re.compile(r"^##[ \t]+(.+?)[ \t]*$", re.MULTILINE)
_UNSAID = ("body", "theirs")


@dataclass(frozen=True)
class Section:
    """A question and its answer: the unit that is found, cited and quoted. `theirs` marks what a user brought."""

    id: str
    note: str
    title: str
    heading: str
    text: str
    also: tuple[str, ...] = ()
    theirs: bool = False


class Asked(Noun):
    """Further ways to ask what a heading asks."""

    heading: str
    also: tuple[str, ...] = Field(min_length=1)


class Note(Noun):
    """One note, as its file states it; `theirs` where it comes from a user's folder."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str = Field(min_length=1)
    theme: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    sources: tuple[str, ...] = Field(min_length=1)
    asked: tuple[Asked, ...] = ()
    body: str = ""
    theirs: bool = False

    @property
    def sections(self) -> tuple[Section, ...]:
        """The note split at its headings, so that a citation names a section."""
        also = {entry.heading: entry.also for entry in self.asked}
        return tuple(
            Section(f"{self.id}#{place}", self.id, self.title, heading, text, also.get(heading, ()), self.theirs)
            for place, (heading, text) in enumerate(_split(self.body), start=1)
        )


def load_notes(folders: Sequence[Path]) -> tuple[Note, ...]:
    """Read the notes of all knowledge folders, by id, a later folder's note replacing an earlier one.

    In the folders after the first, which are a user's, Markdown without front matter is not a note but a document of
    theirs (see `documents`). Raises `RuleError` naming file, line and remedy where a note cannot be used.
    """
    found: dict[str, Note] = {}
    for place, folder in enumerate(folders):
        for path in knowledge_files([folder], "notes", ".md"):
            text = read_text(path)
            if place and not is_note(text):
                continue
            note = read_note(text, path.name, theirs=place > 0)
            found[note.id] = note
    return tuple(found[key] for key in sorted(found))


def is_note(text: str) -> bool:
    """Whether a Markdown text is meant to be one of our notes: it opens with front matter."""
    return text.startswith(("---\n", "---\r\n"))


def read_note(text: str, name: str, *, theirs: bool = False) -> Note:
    """Read one note's text; `name` is for error messages. Raises `RuleError`."""
    file = read_knowledge(text, name, "note")
    for key in _UNSAID:
        if key in file.front:
            raise RuleError(f"{name}:{file.line_of(key)}: unknown key '{key}'; leave it out")
    try:
        note = Note.model_validate({**file.front, "body": file.body, "theirs": theirs})
    except ValidationError as error:
        raise file.explain(error, Note, _UNSAID) from error
    _check(note, file)
    return note


def _check(note: Note, file: KnowledgeFile) -> None:
    headings = [heading for heading, _ in _split(note.body)]
    if not headings:
        raise RuleError(
            f"{file.name}:{file.first_line_of_body}: a note answers questions; add a heading such as '## How do we …?'"
        )
    for heading, text in _split(note.body):
        if not text:
            raise RuleError(f"{file.name}: nothing stands below '## {heading}'; write the answer or drop the heading")
    unknown = [entry.heading for entry in note.asked if entry.heading not in headings]
    if unknown:
        raise RuleError(
            f"{file.name}:{file.line_of('asked')}: 'asked' names {unknown[0]!r}, which is no heading of this note; "
            f"headings: {'; '.join(headings)}"
        )


def _split(body: str) -> list[tuple[str, str]]:
    pieces = _HEADING.split(body)
    return [(heading, text.strip()) for heading, text in zip(pieces[1::2], pieces[2::2], strict=True)]
