"""Whether quotes are word for word what the cited notes say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coach.schema import Citation, Passage


@dataclass(frozen=True, slots=True)
class Misquote:
    """A citation that its note does not bear out, and why, for the person."""

    citation: Citation
    why: str


def quotes_exist(citations: Sequence[Citation], passages: Sequence[Passage]) -> tuple[Misquote, ...]:
    """Report every citation whose quote does not stand in a passage of its note; white space does not count.

    Nothing is dropped or mended here: whoever shows the text decides, with the report at hand.
    """
    texts: dict[str, list[str]] = {}
    for passage in passages:
        texts.setdefault(passage.note, []).append(_single_spaced(passage.quote))
    reports: list[Misquote] = []
    for citation in citations:
        quote = _single_spaced(citation.quote)
        known = texts.get(citation.note)
        if not quote:
            reports.append(Misquote(citation, f"The citation of {citation.note!r} quotes nothing."))
        elif known is None:
            reports.append(Misquote(citation, f"No passage of {citation.note!r} was looked up for this answer."))
        elif not any(quote in text for text in known):
            reports.append(Misquote(citation, f"These words do not stand in {citation.note!r} as quoted."))
    return tuple(reports)


def _single_spaced(text: str) -> str:
    return " ".join(text.split())
