"""A draft as a Word document: the team's own text untouched, and each question as a comment on the words it concerns.

A line of the text is a paragraph; nothing is formatted, and marks such as `#` or `-` stay the characters they are.
Characters that Word refuses become U+FFFD, and a notice says so.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from coach.export import words
from coach.export.report import WORST, Exported, Report
from coach.schema import Citation, Objective, Span

AUTHOR, INITIALS = "OKR coach", "OC"
TITLE = "OKR draft with questions"
REPLACED = "\ufffd"

_LINE = re.compile(r"\r\n|\n|\r")
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PACKED_ON = (1980, 1, 1, 0, 0, 0)
"""The date of every file inside the document: ZIP can hold no earlier one, and today's would differ every day."""


@dataclass(frozen=True)
class Remark:
    """What one comment says, and the place in the source that it stands on."""

    span: Span
    text: str


@dataclass(frozen=True)
class _Piece:
    """A run of the document and the part of the source that it holds."""

    start: int
    end: int
    run: Any


def export(report: Report) -> Exported:
    """The draft with its comments. The date of the comments is `report.at`; nothing else depends on when it is made."""
    from docx import Document

    source = report.source
    said = remarks(report)
    anchors = [_anchor(remark.span, source) for remark in said]
    document = Document()
    _tell_origin(document, report)
    pieces = _write(document, source, {edge for anchor in anchors for edge in anchor})
    from_here, to_here = {piece.start: piece.run for piece in pieces}, {piece.end: piece.run for piece in pieces}
    for remark, (start, end) in zip(said, anchors, strict=True):
        if start < end:  # an empty document has no words to stand on
            comment = document.add_comment(
                [from_here[start], to_here[end]], text=_clean(remark.text), author=AUTHOR, initials=INITIALS
            )
            comment._comment_elm.date = report.at
    return Exported(_packed(document), _notices(source))


def remarks(report: Report) -> tuple[Remark, ...]:
    """What is said in the margin, in the order of the text: findings that stand, a model's comments, open questions.

    A line's wording is offered once, with the weightiest thing said about the line.
    """
    first = report.review.first
    standing = [point for point in report.points if point.diagnostic.dismissed is None]
    weighty = sorted(
        standing,
        key=lambda point: (point.diagnostic != first, WORST.index(point.diagnostic.severity)),
    )
    bearer = {point.place: point for point in reversed(weighty) if not point.whole}
    made: list[Remark] = []
    for point in standing:
        node, diagnostic = report.nodes[point.place], point.diagnostic
        offered = report.wordings.get(node.span) if bearer.get(point.place) is point else None
        wording = offered.alternatives[0].text if offered else None
        parts = (diagnostic.message, diagnostic.question, wording and words.ONE_WORDING.format(text=wording))
        made.append(Remark(_words_of(report, point.place, diagnostic.span), _paragraphs(parts)))
    made += [
        Remark(_words_of(report, place, node.span), _paragraphs((comment.text, *map(_cited, comment.citations))))
        for comment in report.review.comments
        for place, node in enumerate(report.nodes)
        if node.span == comment.span
    ]
    objectives = [place for place, node in enumerate(report.nodes) if isinstance(node, Objective)]
    if report.nodes:
        place = objectives[0] if objectives else 0
        span = _words_of(report, place, report.nodes[place].span)
        made += [Remark(span, _paragraphs((question.why, question.text))) for question in report.open_questions]
    return tuple(sorted(made, key=lambda remark: remark.span))


def _cited(citation: Citation) -> str:
    return f"“{citation.quote}” ({citation.note})"


def _paragraphs(parts: Sequence[str | None]) -> str:
    return "\n".join(" ".join(part.split()) for part in parts if part)


def _words_of(report: Report, place: int, span: Span) -> Span:
    """The span; where it is a whole line with its markup, the line's words alone."""
    node = report.nodes[place]
    if span != node.span:
        return span
    at = report.source.find(node.text, *span)
    return (at, at + len(node.text)) if at >= 0 else span


def _anchor(span: Span, source: str) -> Span:
    """The words to mark: the span without blanks at its ends; where it holds no words, its line; else everything."""
    start, end = max(0, span[0]), min(len(source), span[1])
    here = source.rfind("\n", 0, start) + 1, source.find("\n", start)
    line = here[0], here[1] if here[1] >= 0 else len(source)
    for low, high in ((start, end), line, (0, len(source))):
        held = source[low:high]
        if held.strip():
            low += len(held) - len(held.lstrip())
            return low, low + len(held.strip())
    return 0, 0


def _write(document: Any, source: str, edges: set[int]) -> list[_Piece]:
    """One paragraph a line, cut into runs wherever a comment begins or ends."""
    pieces: list[_Piece] = []
    cuts = sorted(edges)
    after = 0
    for start, end in _lines(source):
        paragraph = document.add_paragraph()
        if _runs_right_to_left(source[start:end]):
            _read_from_the_right(paragraph)
        while after < len(cuts) and cuts[after] <= start:
            after += 1
        inside = [start]
        while after < len(cuts) and cuts[after] < end:
            inside.append(cuts[after])
            after += 1
        for low, high in pairwise((*inside, end)):
            if low < high:
                pieces.append(_Piece(low, high, paragraph.add_run(_clean(source[low:high]))))
    return pieces


def _lines(source: str) -> Iterator[Span]:
    start = 0
    for found in _LINE.finditer(source):
        yield start, found.start()
        start = found.end()
    yield start, len(source)


def _runs_right_to_left(line: str) -> bool:
    """Whether the first letter with a direction is written from the right, as Unicode decides for a paragraph."""
    kinds = (unicodedata.bidirectional(letter) for letter in line)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") != "L"


def _read_from_the_right(paragraph: Any) -> None:
    from docx.oxml import OxmlElement

    paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))


def _clean(text: str) -> str:
    return _REFUSED.sub(REPLACED, text)


def _notices(source: str) -> tuple[str, ...]:
    count = len(_REFUSED.findall(source))
    if not count:
        return ()
    those = "1 character that Word refuses was" if count == 1 else f"{count} characters that Word refuses were"
    return (f"{those} replaced by {REPLACED} in the document; your own text is unchanged.",)


def _tell_origin(document: Any, report: Report) -> None:
    """Who made the file and when; the template would name its own author and day."""
    told: Mapping[str, object] = {
        "author": AUTHOR,
        "last_modified_by": AUTHOR,
        "title": TITLE,
        "comments": "",
        "created": report.at,
        "modified": report.at,
    }
    for name, value in told.items():
        setattr(document.core_properties, name, value)


def _packed(document: Any) -> bytes:
    """The file's bytes, without the clock that ZIP entries otherwise carry."""
    written, packed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            fixed = zipfile.ZipInfo(entry.filename, _PACKED_ON)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fixed, old.read(entry))
    return packed.getvalue()
