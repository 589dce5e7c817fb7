"""Exports: a review as text that leaves the program. One exporter a file; `EXPORTERS` is the table of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from coach.export import docx, json, markdown
from coach.export.report import Exported, Report


@dataclass(frozen=True)
class Exporter:
    """A format: the end of its file names, its media type, and what makes it."""

    suffix: str
    media_type: str
    make: Callable[[Report], Exported]


EXPORTERS: Mapping[str, Exporter] = {
    "markdown": Exporter(".md", "text/markdown; charset=utf-8", markdown.export),
    "json": Exporter(".json", "application/json", json.export),
    "docx": Exporter(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx.export),
}
"""Every format a review can be exported to, by the name that `--format` takes."""

__all__ = ["EXPORTERS", "Exported", "Exporter", "Report"]
