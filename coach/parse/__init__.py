"""Reading: text, Markdown, tables, CSV, XLSX and DOCX become an `Outline` whose lines keep their place."""

from __future__ import annotations

from coach.parse.files import Source, parse_file, read
from coach.parse.lines import parse_lines
from coach.parse.outline import outline as parse

__all__ = ["Source", "parse", "parse_file", "parse_lines", "read"]
