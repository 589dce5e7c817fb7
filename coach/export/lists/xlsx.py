"""A sorted to-do list as a workbook of two sheets; every cell is text, so that nothing in it is ever a formula."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from coach.export import words_rewrite as words
from coach.export.lists.rows import rows
from coach.export.report import Exported
from coach.export.rewritten import Card, Rewritten, named
from coach.export.words import RUNGS

AUTHOR = "OKR coach"
MOST = 32_767
"""Characters that a cell may hold."""
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PACKED_ON = (1980, 1, 1, 0, 0, 0)
_PROPERTIES = "docProps/core.xml"
_LINE_WIDTHS = (7, 54, 16, 15, 16, 48, 40, 60, 48)
_CARD_WIDTHS = (10, 22, 70, 24, 44)
_LEVEL_WIDTH = 16


def export(told: Rewritten) -> Exported:
    """The rewrite as a workbook. Its date is `told.at`; nothing else depends on when it is made."""
    from openpyxl import Workbook

    tables = (
        (words.LINES_SHEET, words.COLUMNS, _LINE_WIDTHS, list(rows(told))),
        (words.PROPOSED, _heads(told), (*_CARD_WIDTHS, *[_LEVEL_WIDTH] * len(words.LEVELS[told.scoring])),
         list(_cards(told))),
    )  # fmt: skip
    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for title, heads, widths, body in tables:
        _fill(book.create_sheet(title), heads, widths, body)
    told_at = told.at.replace(tzinfo=None)
    book.properties.creator = AUTHOR
    book.properties.title = words.TITLE
    book.properties.created = book.properties.modified = told_at
    cells = [cell for *_, body in tables for row in body for cell in row]
    return Exported(_packed(book, told_at), tuple(_notices(cells)))


def _heads(told: Rewritten) -> tuple[str, ...]:
    return (*words.CARD_COLUMNS, *words.LEVELS[told.scoring])


def _cards(told: Rewritten) -> Iterator[tuple[str, ...]]:
    width = len(_heads(told))
    for card in told.cards:
        for row in _card(told, card):
            yield (str(card.number), *row, *("",) * (width - 1 - len(row)))


def _card(told: Rewritten, card: Card) -> Iterator[tuple[str, ...]]:
    taken = f" ({words.ACCEPTED})" if card.accepted else ""
    if card.objective is None:
        yield words.OBJECTIVE_OPEN + taken, words.OBJECTIVE_QUESTION
    else:
        yield words.OBJECTIVE + taken, card.objective
    for place, one in enumerate(card.group.outcomes):
        levels = (value for _, value in told.row((card.number - 1, place)))
        yield words.BUCKETS["key_result"], one.text, RUNGS[one.rung], one.guardrail or "", *levels
    for task in card.results:
        yield words.OWN_RESULTS, named(task)
    for task in card.initiatives:
        yield words.BUCKETS["initiative"], f"{named(task)}\n{card.belief(task)}"


def _fill(sheet: Any, heads: Sequence[str], widths: Sequence[int], body: Sequence[Sequence[str]]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    wrapped = Alignment(wrap_text=True, vertical="top")
    for down, row in enumerate((heads, *body), 1):
        for across, text in enumerate(row, 1):
            if not text:
                continue
            cell = sheet.cell(down, across)
            cell.value = _clean(text)[:MOST]
            cell.data_type = "s"  # the library takes "=1+1" for a formula and "#N/A" for an error unless told
            cell.number_format = "@"
            cell.alignment = wrapped
            if down == 1:
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", start_color="E3EFF1")
            elif text[0] in "=+-@":
                cell.quotePrefix = True
    for across, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(across)].width = width
    sheet.freeze_panes = "C2" if heads == words.COLUMNS else "A2"
    sheet.print_title_rows = "1:1"


def _clean(text: str) -> str:
    return _REFUSED.sub("\ufffd", text)


def _notices(cells: Sequence[str]) -> Iterator[str]:
    refused = sum(len(_REFUSED.findall(cell)) for cell in cells)
    if refused:
        yield words.REPLACED.format(count=refused, characters="character" if refused == 1 else "characters",
                                    were="was" if refused == 1 else "were")  # fmt: skip
    long = sum(len(cell) > MOST for cell in cells)
    if long:
        yield words.CUT.format(count=long, cells="cell" if long == 1 else "cells", most=MOST,
                               were="was" if long == 1 else "were")  # fmt: skip


def _packed(book: Any, at: object) -> bytes:
    """The file's bytes, without the clock that the library and ZIP entries otherwise carry."""
    from openpyxl.xml.functions import tostring

    written, packed = io.BytesIO(), io.BytesIO()
    book.save(written)
    book.properties.modified = at  # saving has set the clock's
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = tostring(book.properties.to_tree()) if entry.filename == _PROPERTIES else old.read(entry)
            fixed = zipfile.ZipInfo(entry.filename, _PACKED_ON)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, data)
    return packed.getvalue()
