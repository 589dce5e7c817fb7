"""Exports of a sorted to-do list. One exporter a file; `LIST_EXPORTERS` is the table of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from coach.export.lists import csv, json, markdown, xlsx
from coach.export.report import Exported
from coach.export.rewritten import Rewritten


@dataclass(frozen=True)
class ListExporter:
    """A format: the end of its file names, its media type, and what makes it."""

    suffix: str
    media_type: str
    make: Callable[[Rewritten], Exported]


LIST_EXPORTERS: Mapping[str, ListExporter] = {
    "markdown": ListExporter(".md", "text/markdown; charset=utf-8", markdown.export),
    "csv": ListExporter(".csv", "text/csv; charset=utf-8", csv.export),
    "xlsx": ListExporter(
        ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.export
    ),
    "json": ListExporter(".json", "application/json", json.export),
}  # fmt: skip
"""Every format a rewrite can be exported to, by the name that `--format` takes."""

__all__ = ["LIST_EXPORTERS", "Exported", "ListExporter", "Rewritten"]
