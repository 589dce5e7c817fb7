"""Files: what can be read, into what, and what is said where one cannot."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook

from coach.errors import InputError
from coach.parse import parse_file, read
from coach.schema import Outline

WANTED = [
    ("Parents trust the nursery", ["Complaints fall from 14 to 5 a month", "8 of 10 parents recommend us"]),
    ("Staff want to stay", ["Leavers fall from 9 to 3"]),
]
ROWS = [
    ["Objective", "Key Result", "Owner", "Target"],
    ["Parents trust the nursery", "Complaints fall from 14 to 5 a month", "Ana", "5"],
    ["", "8 of 10 parents recommend us", "Ben", "8"],
    ["Staff want to stay", "Leavers fall from 9 to 3", "Cem", "3"],
]
TEXT = "O: Parents trust the nursery – really\nKR: 8 of 10 parents recommend us\n"


def found(outline: Outline) -> list[tuple[str, list[str]]]:
    return [(block.line.text, [line.text for line in block.key_results]) for block in outline.blocks]


def separated(sign: str) -> bytes:
    return "\n".join(sign.join(f'"{cell}"' if sign in cell else cell for cell in row) for row in ROWS).encode()


def workbook(build: Callable[[Any], None]) -> bytes:
    book = Workbook()
    build(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def simple(book: Any) -> None:
    for row in ROWS:
        book.active.append(row)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-32"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 without mark", "utf-32", "windows-1252"],
)
def test_text_is_read_in_its_encoding(data: bytes) -> None:
    source = read(data, "draft.txt")
    assert source.text == TEXT
    assert parse_file(data, "draft.txt").source_text is None


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_separated_values_are_read_with_any_separator(sign: str) -> None:
    outline = parse_file(separated(sign), "okrs.csv")
    assert found(outline) == WANTED
    line = outline.blocks[0].key_results[0]
    assert line.owner == "Ana"
    assert outline.source_text is not None
    assert outline.source_text[line.span[0] : line.span[1]] == line.text


def test_quotes_commas_and_line_breaks_in_a_cell_are_kept() -> None:
    data = (
        b'Objective,Key Results\r\n"Calm, kind mornings","Wait from 12 to 5, at most\r\nCalls from 9 to 4 | a week"\r\n'
    )
    assert found(parse_file(data, "x.csv")) == [
        ("Calm, kind mornings", ["Wait from 12 to 5, at most", "Calls from 9 to 4 | a week"])
    ]


def test_broken_quoting_loses_no_row() -> None:
    data = b'Task,Owner\nPaint the "hall,Ana\n"Order chairs,Ben\nCall the bank,Cem\n' + b"Mend the roof,Dan\n" * 3
    outline = parse_file(data, "x.csv")
    assert [line.text for line in outline.loose][:3] == ['Paint the "hall', "Order chairs", "Call the bank"]
    assert len(outline.loose) == 6


def test_a_list_of_one_column_is_loose() -> None:
    outline = parse_file(b"Paint the hall\nOrder chairs\nCall the bank\n", "todo.csv")
    assert [line.text for line in outline.loose] == ["Paint the hall", "Order chairs", "Call the bank"]


def test_a_workbook_is_read() -> None:
    assert found(parse_file(workbook(simple), "okrs.xlsx")) == WANTED


def test_merged_cells_hold_for_the_rows_beneath() -> None:
    def build(book: Any) -> None:
        simple(book)
        book.active.merge_cells("A2:A3")

    assert found(parse_file(workbook(build), "okrs.xlsx")) == WANTED


def test_a_title_above_the_table_names_team_and_cycle() -> None:
    def build(book: Any) -> None:
        book.active.append(["Q3 2026 OKRs - Nursery team"])
        book.active.append([])
        for row in ROWS:
            book.active.append(row)

    outline = parse_file(workbook(build), "okrs.xlsx")
    assert (outline.team, outline.cycle) == ("Nursery", "Q3 2026")
    assert found(outline) == WANTED


def test_every_sheet_is_a_section() -> None:
    def build(book: Any) -> None:
        book.active.title = "Team North"
        for row in ROWS[:3]:
            book.active.append(row)
        south = book.create_sheet("Team South")
        south.append(ROWS[0])
        south.append(ROWS[3])

    outline = parse_file(workbook(build), "okrs.xlsx")
    assert found(outline) == WANTED
    assert [block.team for block in outline.blocks] == ["North", "South"]


def test_an_outline_over_columns_is_read() -> None:
    def build(book: Any) -> None:
        for objective, results in WANTED:
            book.active.append([objective])
            for result in results:
                book.active.append(["", result])

    assert found(parse_file(workbook(build), "okrs.xlsx")) == WANTED


def test_numbers_are_shown_as_the_sheet_shows_them() -> None:
    def build(book: Any) -> None:
        sheet = book.active
        sheet.append(["Key Result", "Baseline", "Target", "Due"])
        sheet.append(["Renewals", 0.4, 1200, datetime.date(2026, 9, 30)])
        sheet["B2"].number_format = "0%"
        sheet["C2"].number_format = '"$"#,##0'

    line = parse_file(workbook(build), "okrs.xlsx").loose[0]
    assert [(cell.role, cell.text) for cell in line.cells] == [
        ("baseline", "40%"),
        ("target", "$1200"),
        ("deadline", "2026-09-30"),
    ]


def test_a_formula_without_a_stored_value_is_said() -> None:
    def build(book: Any) -> None:
        book.active.append(["Key Result", "Target"])
        book.active.append(["Renewals", "=20*2"])

    source = read(workbook(build), "okrs.xlsx")
    assert source.notes == (
        "Sheet 'Sheet', B2: the formula has no stored value; open the file, let it calculate, save it.",
    )
    assert "20*2" not in source.text
    assert parse_file(workbook(build), "okrs.xlsx").notes == source.notes


def word(build: Callable[[Any], None]) -> bytes:
    document = Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_headings_and_lists_of_a_document_are_read() -> None:
    def build(document: Any) -> None:
        document.add_heading("Q3 2026 OKRs", 0)
        for objective, results in WANTED:
            document.add_heading(f"Objective: {objective}", 2)
            for result in results:
                document.add_paragraph(result, style="List Bullet")

    outline = parse_file(word(build), "okrs.docx")
    assert found(outline) == WANTED
    assert outline.cycle == "Q3 2026"


def test_lists_of_two_levels_in_a_document_are_read() -> None:
    def build(document: Any) -> None:
        for objective, results in WANTED:
            document.add_paragraph(objective, style="List Number")
            for result in results:
                document.add_paragraph(result, style="List Bullet 2")

    assert found(parse_file(word(build), "okrs.docx")) == WANTED


def test_bold_lines_over_lists_in_a_document_are_read() -> None:
    def build(document: Any) -> None:
        for objective, results in WANTED:
            document.add_paragraph().add_run(objective).bold = True
            for result in results:
                document.add_paragraph(result, style="List Bullet")

    assert found(parse_file(word(build), "okrs.docx")) == WANTED


def test_tables_of_a_document_stand_in_their_place() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("Before")
        table = document.add_table(rows=0, cols=4)
        for row in ROWS:
            cells = table.add_row().cells
            for cell, text in zip(cells, row, strict=True):
                cell.text = text
        table.cell(1, 0).merge(table.cell(2, 0))
        document.add_paragraph("After")

    outline = parse_file(word(build), "okrs.docx")
    assert found(outline) == WANTED
    assert [piece.text for piece in outline.unparsed if piece.kind == "prose"] == ["Before", "After"]


def _zip(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in members.items():
            package.writestr(name.replace("__", "/"), text)
    return out.getvalue()


REFUSED = {
    "empty": (b"", "x.txt", "empty"),
    "blank": (b" \n\n", "x.txt", "only blanks"),
    "a PDF": (b"%PDF-1.7 ...", "x.pdf", "PDF"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "x.png", "picture"),
    "binary": (bytes(range(256)) * 20, "x.txt", "binary"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "x.xls", "old Office file"),
    "a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "x.xlsx", "password"),
    "a damaged zip": (b"PK\x03\x04" + b"junk" * 50, "x.xlsx", "damaged"),
    "a damaged workbook": (_zip(xl__workbook="", **{"xl__workbook.xml": "<oops"}), "x.xlsx", "damaged"),
    "a damaged document": (_zip(**{"word__document.xml": "<oops"}), "x.docx", "damaged"),
    "another zip": (_zip(a="b"), "x.zip", "zip archive"),
    "slides": (_zip(**{"ppt__presentation.xml": "<a/>"}), "x.pptx", "presentation"),
    "OpenDocument": (_zip(mimetype="x"), "x.odt", "OpenDocument"),
    "no workbook at all": (b"plain words", "x.xlsx", "not an Office file"),
    "an unknown encoding": ("Цели на квартал: вырасти и не упасть".encode("cp1251"), "x.txt", "encoding"),
    "an empty workbook": (workbook(lambda book: None), "x.xlsx", "no text"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_named_with_a_remedy(name: str) -> None:
    data, file, words = REFUSED[name]
    with pytest.raises(InputError) as error:
        parse_file(data, file)
    assert str(error.value).startswith(file)
    assert words in str(error.value)
