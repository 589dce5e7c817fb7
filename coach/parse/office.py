"""XLSX and DOCX rendered as Markdown: sheets as sections, headings, lists and tables in the order of the document."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from coach.errors import InputError
from coach.parse import grids

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    OSError,
    EOFError,
    SyntaxError,
    AttributeError,
    TypeError,
    IndexError,
)
_NO_NAME = re.compile(r"(?:sheet|tabelle|feuil|hoja|foglio|blatt|ark|list)\s?\d*$", re.IGNORECASE)
_MAX_ROWS = 20_000
_NO_VALUE = "[formula without a stored value]"
_CURRENCY = re.compile(r"[$€£¥₹]")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def workbook(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Render all visible sheets; the notes name hidden sheets and cells whose formula has no stored value."""
    from openpyxl import load_workbook

    try:
        values = load_workbook(io.BytesIO(data), data_only=True)
        formulas = load_workbook(io.BytesIO(data)) if _has_formulas(data) else None
        parts, notes = _sheets(values, formulas, name)
    except _BROKEN as error:
        raise InputError(
            f"{name} is damaged or not a workbook: open it, save it again as .xlsx, and try again."
        ) from error
    return "\n".join(parts), tuple(notes)


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return any(
            b"<f" in package.read(part)
            for part in package.namelist()
            if part.startswith("xl/worksheets/") and part.endswith(".xml")
        )


def _sheets(values: Any, formulas: Any, name: str) -> tuple[list[str], list[str]]:
    parts: list[str] = []
    notes: list[str] = []
    for sheet in values.worksheets:
        if sheet.sheet_state != "visible":
            notes.append(f"Sheet {sheet.title!r} is hidden and was not read.")
            continue
        if sheet.max_row * sheet.max_column > 50 * _MAX_ROWS:
            raise InputError(
                f"{name}: sheet {sheet.title!r} has more than {_MAX_ROWS} rows: keep only those with the OKRs."
            )
        rows = _cells(sheet, formulas[sheet.title] if formulas is not None else None, notes)
        text = grids.render(rows)
        if text.strip():
            named = "" if _NO_NAME.match(sheet.title) and len(values.worksheets) == 1 else f"# {sheet.title}\n\n"
            parts.append(named + text)
    return parts, notes


def _cells(sheet: Any, formulas: Any, notes: list[str]) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in sheet.iter_rows():
        cells: list[str] = []
        for cell in row:
            text = _shown(cell.value, cell.number_format)
            if not text and formulas is not None:
                formula = formulas.cell(cell.row, cell.column).value
                if formula is not None and cell.value is None:
                    text = _NO_VALUE
                    notes.append(
                        f"Sheet {sheet.title!r}, {cell.coordinate}: the formula has no stored value; open the "
                        f"file, let it calculate, save it."
                    )
            cells.append(text)
        rows.append(cells)
    return rows


def _shown(value: object, form: str) -> str:
    """Write a cell as the sheet shows it: 0.4 formatted as percent is "40%"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time.min else value.isoformat(" ", "minutes")
    if isinstance(value, int | float):
        if "%" in form:
            return f"{_number(value * 100)}%"
        currency = _CURRENCY.search(form)
        return f"{currency[0]}{_number(value)}" if currency else _number(value)
    return str(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")


def _number(value: float) -> str:
    rounded = round(value, 10)
    return str(int(rounded)) if rounded == int(rounded) else repr(rounded)


def document(data: bytes, name: str) -> str:
    """Render headings, lists, paragraphs and tables in their order."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        opened = Document(io.BytesIO(data))
        return "\n".join(_blocks(opened, opened.element.body))
    except (*_BROKEN, PackageNotFoundError) as error:
        raise InputError(
            f"{name} is damaged or not a Word document: open it, save it again as .docx, and try again."
        ) from error


def _blocks(opened: Any, parent: Any) -> Iterator[str]:
    for element in parent:
        if element.tag == f"{_W}p":
            yield from _paragraph(opened, element)
        elif element.tag == f"{_W}tbl":
            yield "\n" + grids.render(
                [[_cell(cell) for cell in _children(row, "tc")] for row in _children(element, "tr")]
            )
        elif element.tag == f"{_W}sdt":
            for content in element.findall(f"{_W}sdtContent"):
                yield from _blocks(opened, content)
        elif element.tag == f"{_W}ins":
            yield from _blocks(opened, element)


def _children(parent: Any, tag: str) -> Iterator[Any]:
    for element in parent:
        if element.tag == f"{_W}{tag}":
            yield element
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _children(element, tag)


def _paragraph(opened: Any, element: Any) -> Iterator[str]:
    text = _text(element).strip()
    if not text:
        yield ""
        return
    style = _style(opened, element)
    heading = re.match(r"(?:heading|überschrift|titre|título)\s*(\d)", style)
    if heading or style in ("title", "titel"):
        yield "\n" + "#" * (int(heading[1]) if heading else 1) + " " + " ".join(text.split())
        return
    level, sign = _list_level(opened, element, style)
    if sign:
        first, *more = text.split("\n")
        yield "    " * level + f"{sign} {first}"
        yield from ("    " * level + "  " + line for line in more if line.strip())
        return
    mark = _emphasis(element)
    yield from (
        ("", *(f"{mark}{line.strip()}{mark}" for line in text.split("\n") if line.strip()))
        if mark
        else iter(text.split("\n"))
    )


def _text(element: Any) -> str:
    """Collect the words of a paragraph, inserted ones too, struck ones not."""
    words: list[str] = []
    for node in element.iter():
        if node.tag == f"{_W}t":
            words.append(node.text or "")
        elif node.tag == f"{_W}tab" and node.getparent().tag == f"{_W}r":
            words.append("\t")
        elif node.tag in (f"{_W}br", f"{_W}cr"):
            words.append("\n")
        elif node.tag == f"{_W}noBreakHyphen":
            words.append("-")
    return "".join(words).replace("\t", " ")


def _cell(cell: Any) -> str:
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    if merge is not None and merge.get(f"{_W}val") != "restart":
        return ""
    return "\n".join(filter(None, (_text(paragraph).strip() for paragraph in cell.iter(f"{_W}p"))))


def _style(opened: Any, element: Any) -> str:
    found = element.find(f"{_W}pPr/{_W}pStyle")
    if found is None:
        return ""
    wanted = found.get(f"{_W}val")
    for style in opened.styles:
        if style.style_id == wanted:
            return str(style.name or "").lower()
    return str(wanted).lower()


def _list_level(opened: Any, element: Any, style: str) -> tuple[int, str]:
    """Return a list paragraph's level and its sign; the sign is empty where it is no list."""
    properties = element.find(f"{_W}pPr/{_W}numPr")
    level = 0
    if properties is not None:
        depth = properties.find(f"{_W}ilvl")
        level = int(depth.get(f"{_W}val")) if depth is not None else 0
        number = properties.find(f"{_W}numId")
        identity = number.get(f"{_W}val") if number is not None else "0"
        if identity == "0":
            return 0, ""
        return level, "-" if _format(opened, identity, level) == "bullet" else "1."
    named = re.match(r"list (bullet|number|paragraph)(?: (\d))?", style)
    if named and named[1] != "paragraph":
        return int(named[2] or 1) - 1, "-" if named[1] == "bullet" else "1."
    return 0, ""


def _format(opened: Any, identity: str, level: int) -> str:
    try:
        numbering = opened.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return "bullet"
    for number in numbering.findall(f"{_W}num"):
        if number.get(f"{_W}numId") == identity:
            wanted = number.find(f"{_W}abstractNumId").get(f"{_W}val")
            for abstract in numbering.findall(f"{_W}abstractNum"):
                if abstract.get(f"{_W}abstractNumId") == wanted:
                    found = abstract.find(f"{_W}lvl[@{_W}ilvl='{level}']/{_W}numFmt")
                    return str(found.get(f"{_W}val")) if found is not None else "bullet"
    return "bullet"


def _emphasis(element: Any) -> str:
    """Return the Markdown mark of a paragraph that is bold or italic from end to end."""
    runs = [run for run in element.iter(f"{_W}r") if "".join(node.text or "" for node in run.iter(f"{_W}t")).strip()]
    for tag, mark in (("b", "**"), ("i", "_")):
        found = [run.find(f"{_W}rPr/{_W}{tag}") for run in runs]
        if runs and all(one is not None and one.get(f"{_W}val") not in ("0", "false") for one in found):
            return mark
    return ""
