"""Habits of a whole paste that change how each of its lines is read."""

from __future__ import annotations

import re

from coach.parse.marks import STARS

_KEYED = re.compile(
    r"^[ \t]*(?:- )?(?:key_?results|krs|objectives|okrs)[ \t]*:[ \t]*\n[ \t]*- ?\w+[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)


_WIKI = re.compile(r"^[ \t]*(?:h[1-6]\. \S|={2,5}[^=\n]+={2,5}[ \t]*$)", re.MULTILINE)


def comment_spans(document: str) -> list[tuple[int, int]]:
    """Return where HTML comments stand; one that never closes is none."""
    spans: list[tuple[int, int]] = []
    start = document.find("<!--")
    while start >= 0:
        end = document.find("-->", start)
        if end < 0:
            break
        spans.append((start, end + 3))
        start = document.find("<!--", end)
    return spans


def is_quoted(document: str) -> bool:
    """Tell whether `>` quotes the whole paste; "> 90% of trials" at one line's head is a threshold."""
    if ">" not in document:
        return False
    lines = [line.strip() for line in document.splitlines() if line.strip()]
    quotes = [line.lstrip("> ")[:1] for line in lines if line[0] == ">"]
    return len(quotes) * 5 >= len(lines) * 3 and any(first and not first.isdigit() for first in quotes)


def is_keyed(document: str) -> bool:
    """Tell YAML, where "title:" before the words of a line is not part of them."""
    return ":" in document and _KEYED.search(document) is not None


def is_wiki(document: str) -> bool:
    """Tell Jira and MediaWiki, whose headings are "h2. …" and "== … ==", so that "# …" is a numbered item."""
    return "#" in document and _WIKI.search(document) is not None


def is_starred(document: str) -> bool:
    """Tell whether the number of stars before a line is its depth, and not the half of a bold phrase."""
    if "** " not in document and "**\t" not in document:
        return False
    for line in document.splitlines():
        words = line.strip()
        if words[:2] == "**" and (found := STARS.match(words)) and "**" not in words[found.end() :]:
            return True
    return False
