"""Files into text: what they are, how they are encoded, and what to do where they cannot be read."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass
from typing import Literal

from coach.errors import InputError
from coach.parse import grids, office
from coach.parse.lines import parse_lines
from coach.parse.outline import outline
from coach.schema import Outline

FileKind = Literal["text", "csv", "xlsx", "docx"]

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF document", "copy its text and paste it, or save it as .docx"),
    (b"\x89PNG", "a picture (PNG)", "type or paste the text that it shows"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "type or paste the text that it shows"),
    (b"GIF8", "a picture (GIF)", "type or paste the text that it shows"),
    (b"{\\rtf", "a rich-text file (RTF)", "save it as .docx or as plain text"),
    (b"\x1f\x8b", "a compressed file (gzip)", "unpack it first"),
    (b"7z\xbc\xaf", "a compressed file (7z)", "unpack it first"),
    (b"Rar!", "a compressed file (RAR)", "unpack it first"),
    (b"SQLite format 3", "a database", "export the lines as .csv"),
    (b"\x7fELF", "a program", "choose the file with the OKRs"),
    (b"MZ\x90", "a program", "choose the file with the OKRs"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_MAX_UNPACKED = 100_000_000
_TABLE_NAMES = (".csv", ".tsv", ".tab")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file; `rendered`: made from a table or document; `notes`: what a reader must know."""

    text: str
    kind: FileKind
    rendered: bool = False
    notes: tuple[str, ...] = ()


def read(data: bytes, name: str) -> Source:
    """Turn the bytes of a file into text; raises `InputError` naming the file, what it looks like, and the remedy."""
    if not data:
        raise InputError(f"{name} is empty: nothing to read.")
    _refuse_known(data, name)
    if data.startswith(_ZIP) or data[:4] == b"PK\x05\x06":
        return _zipped(data, name)
    text = _decode(data, name)
    if not text.strip():
        raise InputError(f"{name} holds only blanks: nothing to read.")
    if name.lower().endswith(_TABLE_NAMES):
        return Source(grids.render(_rows(text, name)), "csv", rendered=True)
    if name.lower().endswith((".xlsx", ".xlsm", ".docx")):
        raise InputError(
            f"{name} is not an Office file, whatever its name says: open it and save it again, or paste its text."
        )
    return Source(text, "text")


def parse_file(data: bytes, name: str, *, lines: bool = False) -> Outline:
    """Parse a file; `source_text` is set where spans point into a rendering and not into the file itself.

    With `lines` every line is a key result on its own. Raises `InputError` where the file cannot be used.
    """
    source = read(data, name)
    found = parse_lines(source.text) if lines else outline(source.text)
    rendering = source.text if source.rendered else None
    return found.model_copy(update={"source_text": rendering, "notes": source.notes})


def _refuse_known(data: bytes, name: str) -> None:
    for magic, what, remedy in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name} looks like {what}: {remedy}.")
    if data[4:8] == b"ftyp":
        raise InputError(f"{name} looks like a picture or film: type or paste the text that it shows.")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise InputError(
                f"{name} is protected by a password: open it, save it without the password, and try again."
            )
        raise InputError(f"{name} looks like an old Office file (.doc, .xls, .ppt): save it as .docx or .xlsx.")


def _zipped(data: bytes, name: str) -> Source:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {info.filename for info in package.infolist()}
            unpacked = sum(info.file_size for info in package.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise InputError(f"{name} is damaged: open it in the program that made it and save it again.") from error
    if unpacked > _MAX_UNPACKED:
        raise InputError(f"{name} unpacks to {unpacked // 1_000_000} MB: keep only the sheet or pages with the OKRs.")
    if "xl/workbook.xml" in names:
        grid_text, notes = office.workbook(data, name)
        return _filled(Source(grid_text, "xlsx", rendered=True, notes=notes), name)
    if "word/document.xml" in names:
        return _filled(Source(office.document(data, name), "docx", rendered=True), name)
    if "ppt/presentation.xml" in names:
        raise InputError(f"{name} is a presentation: copy the text of the slide and paste it.")
    if "mimetype" in names or "content.xml" in names:
        raise InputError(f"{name} looks like an OpenDocument file: save it as .docx, .xlsx or .csv.")
    raise InputError(f"{name} looks like a zip archive: unpack it and choose the file with the OKRs.")


def _filled(source: Source, name: str) -> Source:
    if not source.text.strip():
        raise InputError(f"{name} holds no text: if its text stands in pictures or text boxes, paste it instead.")
    return source


def _decode(data: bytes, name: str) -> str:
    """Decode by byte-order mark, as UTF-8, as UTF-16 without mark, or as Windows-1252 where that reads as text."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"),
                           (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):  # fmt: skip
        if data.startswith(mark):
            try:
                return _plain(data.decode(encoding).removeprefix("\ufeff"), name)
            except UnicodeDecodeError as error:
                raise InputError(
                    f"{name} is damaged: it says it is {encoding.upper()} and is not. Save it as UTF-8."
                ) from error
    if data.count(0) * 4 > len(data):
        encoding = "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"
        try:
            return _plain(data.decode(encoding), name)
        except UnicodeDecodeError:
            pass
    if 0 in data:
        raise InputError(f"{name} looks like a binary file, not text: choose a .txt, .md, .csv, .xlsx or .docx file.")
    try:
        return _plain(data.decode("utf-8"), name)
    except UnicodeDecodeError:
        return _guessed(data, name)


def _guessed(data: bytes, name: str) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    foreign = sum(not character.isascii() for character in text)
    letters = sum(character.isascii() and (character.isalpha() or character.isspace()) for character in text)
    if not text or foreign * 3 > letters:
        raise InputError(
            f"{name} is not in an encoding that can be told (UTF-8, UTF-16, Windows-1252): save it as UTF-8."
        )
    return _plain(text, name)


def _plain(text: str, name: str) -> str:
    if len(_CONTROL.findall(text)) * 50 > len(text):
        raise InputError(f"{name} looks like a binary file, not text: choose a .txt, .md, .csv, .xlsx or .docx file.")
    return text


def _rows(text: str, name: str) -> list[list[str]]:
    """Read separated values; broken quoting falls back to one row a line."""
    sample = "\n".join(text.splitlines()[:40])
    sign = max(",;\t|", key=lambda sign: _evenness(sample, sign))
    if name.lower().endswith((".tsv", ".tab")) and "\t" in sample:
        sign = "\t"
    lines = text.splitlines()
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=sign, skipinitialspace=True, strict=True))
    except csv.Error:  # a quote that never closes would swallow all rows after it
        rows = [[cell.strip().strip('"') for cell in line.split(sign)] for line in lines]
    return [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in rows]


def _evenness(sample: str, sign: str) -> tuple[int, int]:
    """Rate a separator: in how many lines it stands as often as in the first, then how often at all."""
    counts = [line.count(sign) for line in sample.splitlines() if line.strip()]
    if not counts or not counts[0]:
        return 0, sum(counts)
    return sum(count == counts[0] for count in counts), sum(counts)
