"""A user's own documents as passages: Markdown, text, PDF and DOCX from the `notes` folders beside ours.

A document is split at its headings, and a long part at paragraph ends. Passages carry the name of their file and are
marked as theirs, so that an answer never passes somebody's handbook off as the method.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from coach.errors import InputError
from coach.parse.files import read
from coach.retrieval.notes import Section, is_note
from coach.schema import Span

KINDS = (".md", ".markdown", ".txt", ".pdf", ".docx")
LONGEST = 150
"""Words of a passage: about as many as MiniLM reads of one text."""
LARGEST = 50_000_000
"""Bytes of a file; a handbook with pictures is smaller, a film is not."""

_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n\s*")
_LINE_END = re.compile(r"\n")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[ \t]+")
_WORD_END = re.compile(r"[ \t]+")
_FAULTS = (
    *(ValueError, KeyError, TypeError, AttributeError, IndexError, AssertionError),
    *(OSError, RecursionError, NotImplementedError, ImportError),
)
"""What pypdf raises on damaged files, beside errors of its own."""
_DAMAGED = "{name} is damaged or not a PDF: open it, save it again as PDF, and try again."


@dataclass(frozen=True)
class Documents:
    """What a user's folders hold: their passages, and one sentence for each file that could not be read."""

    passages: tuple[Section, ...] = ()
    notices: tuple[str, ...] = ()


def document_paths(folders: Sequence[Path]) -> tuple[tuple[Path, Path], ...]:
    """Every document below the `notes` folder of a user's knowledge folders, with the folder it is named from."""
    found: list[tuple[Path, Path]] = []
    for folder in folders:
        root = folder / "notes"
        for path in sorted(root.rglob("*")):
            hidden = any(part.startswith((".", "~$")) for part in path.relative_to(root).parts)
            if path.is_file() and path.suffix.lower() in KINDS and not hidden:
                found.append((path, root))
    return tuple(found)


def load_documents(folders: Sequence[Path]) -> Documents:
    """Read all documents of a user's folders; a file that cannot be read costs a notice, never the others."""
    passages: list[Section] = []
    notices: list[str] = []
    for path, root in document_paths(folders):
        name = path.relative_to(root).as_posix()
        try:
            text = _text(path, name)
        except InputError as error:
            notices.append(f"Left out of the notes: {error}")
            continue
        # A Markdown file at the top that opens with front matter is one of the notes, read elsewhere.
        if not (path.suffix == ".md" and path.parent == root and is_note(text)):
            passages += split(text, name)
    return Documents(tuple(passages), tuple(notices))


def split(text: str, name: str) -> list[Section]:
    """The passages of a document, each an exact piece of its text, under the heading it stands below."""
    passages: list[Section] = []
    for heading, start, end in _parts(text):
        for first, last in _pieces(text, start, end):
            number = len(passages) + 1
            identity = f"yours:{name}#{number}"
            passages.append(Section(identity, identity, name, heading, text[first:last], theirs=True))
    return passages


def _parts(text: str) -> Iterator[tuple[str, int, int]]:
    """Heading, start and end of every part between two headings."""
    heading, start = "", 0
    for match in _HEADING.finditer(text):
        yield heading, start, match.start()
        heading, start = match[1], match.end()
    yield heading, start, len(text)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Neighbouring paragraphs put together as long as they fit; a paragraph that is too long is cut more finely."""
    first = last = None
    for piece_start, piece_end in _fitting(text, start, end, (_PARAGRAPH_END, _LINE_END, _SENTENCE_END, _WORD_END)):
        if first is not None and len(text[first:piece_end].split()) > LONGEST:
            yield first, last or first
            first = None
        first = piece_start if first is None else first
        last = piece_end
    if first is not None:
        yield first, last or first


def _fitting(text: str, start: int, end: int, ends: Sequence[re.Pattern[str]]) -> Iterator[Span]:
    """Pieces of at most `LONGEST` words, cut at the first kind of end that makes them short enough."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    if start == end:
        return
    if not ends or len(text[start:end].split()) <= LONGEST:
        yield start, end
        return
    for match in ends[0].finditer(text, start, end):
        yield from _fitting(text, start, match.start(), ends[1:])
        start = match.end()
    yield from _fitting(text, start, end, ends[1:])


def _text(path: Path, name: str) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"{name} is larger than {LARGEST // 1_000_000} MB; keep only the pages that matter.")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{name} cannot be read ({error.strerror}); check its rights.") from error
    text = _pdf(data, name) if data.startswith(b"%PDF") or path.suffix.lower() == ".pdf" else read(data, name).text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _pdf(data: bytes, name: str) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    # pypdf warns of every small fault; what matters here is whether there is text.
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(f"{name} is protected by a password: save it without the password.")
        text = "\n\n".join(page.extract_text() for page in reader.pages)
    except (PyPdfError, *_FAULTS) as error:
        raise InputError(_DAMAGED.format(name=name)) from error
    if not text.strip():
        raise InputError(f"{name} holds pictures of pages and no text: run text recognition (OCR) over it first.")
    return text
