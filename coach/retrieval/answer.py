"""An answer is what the notes say, word for word, with the note it stands in; or that they do not hold it.

Quotes are exact pieces of a section, cut at sentence ends. A weak example is never quoted without the stronger
wording that follows it: cut in two, a note's bad example would read like its advice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coach.errors import InputError
from coach.retrieval.notes import Section
from coach.retrieval.search import Retriever
from coach.schema import Answer, Excerpt, Passage, Span

LONGEST_ANSWER = 150
LONGEST_CITATION = 90
"""Words of a quote, in an answer and beside a line of a draft."""

_WEAK = re.compile(r"^[ \t>*-]*Weak:", re.MULTILINE)
_STRONGER = re.compile(r"^[ \t>*-]*Stronger:", re.MULTILINE)
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n|\Z")
_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*(?=\s|\Z)|\n[ \t]*\n|\Z")


def answer(question: str, retriever: Retriever, k: int = 3) -> Answer:
    """What the notes say to a question; `found` is false, and nothing quoted, where they do not hold it.

    Raises `InputError` where nothing is asked.
    """
    question = question.strip()
    if not question:
        raise InputError('nothing was asked; give a question, such as "Is a launch a key result?"')
    looked = retriever.look_up(question, k)
    found = [found.section for found in looked.nearest] if looked.held else []
    passages = tuple(excerpt for section in found if (excerpt := _excerpt(section)).quote)
    return Answer(found=bool(passages), question=question, passages=passages)


def cite(retriever: Retriever, note: str, about: str) -> Passage | None:
    """The words of a note that answer `about` best: a draft's line, or what was found in it. None: no such note."""
    return cite_all(retriever, [(note, about)])[0]


def cite_all(retriever: Retriever, wanted: Sequence[tuple[str, str]]) -> list[Passage | None]:
    """`cite` for many at once, in their order: a whole review costs one pass of the encoder."""
    passages = [_passage(section) if section else None for section in retriever.best_sections(wanted)]
    return [passage if passage and passage.quote else None for passage in passages]


def _excerpt(section: Section) -> Excerpt:
    return Excerpt(
        note=section.note, title=section.title, heading=section.heading, quote=quote(section.text, LONGEST_ANSWER)
    )


def _passage(section: Section) -> Passage:
    return Passage(note=section.note, title=section.title, quote=quote(section.text, LONGEST_CITATION))


def quote(text: str, longest: int) -> str:
    """The first piece of a text of at most `longest` words that ends with a sentence, exactly as it stands there.

    A first sentence that is longer is cut after a word. Empty where there is nothing but a weak example.
    """
    start = end = None
    for first, last, whole in _pieces(text):
        if not whole:
            if start is not None:
                break  # a weak example with nothing stronger after it: stop before it
            continue
        words = list(_WORD.finditer(text, first if start is None else start, last))
        if len(words) > longest:
            is_example = _WEAK.match(text, first) is not None
            if start is not None or not is_example:
                return text[words[0].start() : end or words[longest - 1].end()]
            continue
        start = first if start is None else start
        end = last
    return text[start:end] if start is not None else ""


def _pieces(text: str) -> Iterator[tuple[int, int, bool]]:
    """Sentences, and examples: weak and stronger together are one piece, not whole where the stronger is missing."""
    place = 0
    for first, last, whole in (*_examples(text), (len(text), len(text), True)):
        yield from ((*sentence, True) for sentence in _sentences(text, place, first))
        if first < last:
            yield first, last, whole
        place = last


def _examples(text: str) -> list[tuple[int, int, bool]]:
    found: list[tuple[int, int, bool]] = []
    for weak in _WEAK.finditer(text):
        after = _WEAK.search(text, weak.end())
        stronger = _STRONGER.search(text, weak.end(), after.start() if after else len(text))
        end = _PARAGRAPH_END.search(text, (stronger or weak).end())
        found.append((weak.start(), end.start() if end else len(text), stronger is not None))
    return found


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        start += len(text[start:end]) - len(text[start:end].lstrip())
        stop = _SENTENCE_END.search(text, start, end)
        last = min(stop.end(), end) if stop else end
        last = start + len(text[start:last].rstrip())
        if start >= last:
            return
        yield start, last
        start = last
