"""What a row turns out to be once the rows around it are known: underlined headings, numbers without a stop."""

from __future__ import annotations

import re
from itertools import pairwise

from coach.parse import labels
from coach.parse.rows import Row
from coach.parse.sections import Label
from coach.parse.text import clean

_COUNT = re.compile(r"(\d{1,2})[ \t]+(?=[^\W\d_])")


def confirm(document: str, result: list[Row]) -> None:
    """Settle what the rows of a document could not say alone."""
    _underlined(result)
    _confirm_numbers(document, result)
    _counted_sections(result)
    _bare_counts(result)


def _underlined(result: list[Row]) -> None:
    """Make headings of lines that are underlined with `===` or `---`."""
    for above, line in pairwise(result):
        sign = line.body.text[:1]
        if line.kind != "rule" or above.kind != "plain" or line.gap or line.body.text.strip("=-"):
            continue
        if sign == "=" or len(above.body.text.split()) <= 10:
            above.kind, above.level = "heading", 1 if sign == "=" else 2


def _counted_sections(result: list[Row]) -> None:
    """Make headings of "1. Objective", "2. Why now", "3. Key results", where the numbers count the parts of a draft."""
    found = [row for row in result if row.kind == "item" and row.marker in ("1", "I", "A") and row.number]
    if len(found) < 3 or result.index(found[0]) > 3:
        return
    sections = [row for row in found if row.indent == found[0].indent and row.marker == found[0].marker]
    known = {label.role for row in sections if (label := _alone(row.body.text)) is not None}
    if not (known & {"objective", "objectives"} and known & {"key_results", "why"}):
        return
    below = {id(above): row for above, row in pairwise(result)}
    for row in sections:
        under = below.get(id(row))
        short = len(row.body.text.split()) <= 6 and not any(map(str.isdigit, row.body.text))
        if short and under is not None and under not in sections:
            row.kind, row.marker, row.level = "heading", "", 3


def _alone(text: str) -> Label | None:
    label = labels.find(text, heading=True)
    return label if label is not None and label.end >= len(text) else None


def _confirm_numbers(document: str, result: list[Row]) -> None:
    """Keep "1.1 Grow" and "1 - Grow" as numbers where the document counts so: "4.5 App Store rating" is no item."""
    for doubtful, first in (("?1", ("1.1", "1.0")), ("?-", ("1",))):
        found = [row for row in result if row.marker == doubtful]
        sure = len(found) > 1 and any(row.number in first for row in found)
        if not sure and found and doubtful == "?1":
            parent = found[0].number.partition(".")[0]
            sure = any(row.number == parent and row.marker == "1" for row in result)
        if sure and doubtful == "?1":
            _confirm_parents(result, {row.number.partition(".")[0] for row in found})
        for row in found:
            if sure:
                row.marker = "1"
            else:
                row.kind, row.marker = "plain", ""
                row.body = clean(document, document.index(row.number, row.start), row.end)
                row.number = ""


def _confirm_parents(result: list[Row], numbers: set[str]) -> None:
    """Read the "1" of "1 Quiet nights" as a number where "1.1 …" follows."""
    for row in result:
        if row.kind == "plain" and row.body.text[:1].isdigit():
            number, blank, rest = row.body.text.partition(" ")
            if blank and number in numbers and rest.strip()[:1].isalpha():
                row.kind, row.marker, row.number = "item", "1", number
                row.body = row.body.part(len(number))


def _bare_counts(result: list[Row]) -> None:
    """Read "1 Spoke up", "2 Asked for help", "3 …" as numbered where every number at the front of a line counts on."""
    found = [(row, front) for row in result if row.kind == "plain" and (front := _COUNT.match(row.body.text))]
    numbers = [int(front[1]) for _, front in found]
    if len(found) < 3 or numbers[0] != 1:
        return
    if all(after in (before + 1, 1) for before, after in pairwise(numbers)) and max(numbers) > 2:
        for row, front in found:
            row.kind, row.marker, row.number = "item", "1", front[1]
            row.body = row.body.part(front.end())
