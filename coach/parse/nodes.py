"""A row with what is known of its place, and what its words look like: a greeting, a paragraph, a number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.parse.rows import Row
from coach.parse.sections import Label

STRUCTURE = ("objective", "key_result", "objectives", "key_results")
_QUANTITY = re.compile(r"(?<![#/\w.-])\d")
_LETTER = re.compile(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|day)|thanks|thank you|many thanks|best|best wishes|regards"
    r"|cheers|"
    r"(?:kind|best|warm) regards|sincerely|yours)\b[^.:;]{0,30}[,!.]?$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"(?:(?:for|in|this|next|to|so) [\w' ]{1,30},? )?(?:we|i)(?: will|['’]ll)? (?:no longer|stop|drop|pause"
    r"|give up|leave out|cut|will not|won['’]t"
    r"|do not|don['’]t|let go|say no)\b",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"\W*(?:\d{1,2}[.)]\s*|\[.?\]\s*)?(?:~~|<(?:s|del|strike)>)[^~<>\n]{1,400}(?:~~|</(?:s|del|strike)>)(?=.*?\b(?:"
    r"drop|remov|cancel|postpon|defer|park|mov(?:ed|es)\b|withdrawn|gone|obsolete|deleted|no longer|not now"
    r"|next (?:year|quarter"
    r"|cycle)|out\b|skip|scrap|replaced|merged|paus|gestrichen|entf[aä]llt|verschoben))",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[^\W\d_][.!?](?=\s+[A-Z]|$)")


@dataclass(slots=True)
class Node:
    """A row with its label and its place in the outline."""

    row: Row
    label: Label | None = None
    header: bool = False
    depth: int = 0
    has_children: bool = False
    group: bool = False
    facts: Facts | None = None


@dataclass(slots=True)
class Facts:
    """What stands under a header, down to the next header."""

    top: int = 0
    nested: int = 0
    top_with_digits: int = 0
    key_results: int = 0
    objectives: int = 0
    first: str = ""
    listed: bool = False
    """Whether items stand before the first label."""
    plain: int = 0
    plain_with_digits: int = 0
    tables: int = 0
    below_objectives: int = 0


def is_letter(text: str) -> bool:
    """Tell a greeting or farewell, and text of several sentences, which is no line of a list."""
    if _LETTER.match(text):
        return True
    return text.count(" ") > 60 or len(_SENTENCE_END.findall(text)) > 2


def is_remark(text: str) -> bool:
    """Tell what a reader put between the lines: all of it in brackets, or a question."""
    return (text[:1] == "[" and text[-1:] == "]") or (text[:1] == "(" and text[-1:] == ")") or text[-1:] == "?"


def is_stop(text: str) -> bool:
    """Tell a sentence about what a team gives up: "We no longer hold the Thursday conference"."""
    return _STOP.match(text) is not None and not has_quantity(text)


def is_dropped(raw: str) -> bool:
    """Tell a line that is struck through and said to be dropped: "~~Retire the old cube~~ moved to next year"."""
    return ("~~" in raw or "<" in raw) and _DROPPED.match(raw) is not None


def is_prose(text: str) -> bool:
    """Tell a paragraph from a line: several sentences, or one long closed one."""
    if len(text) < 60:
        return False
    words = text.count(" ") + 1
    return words > 45 or (text.rstrip()[-1:] in ".!?" and words > 14) or (text.count(". ") >= 1 and words > 12)


def has_quantity(text: str) -> bool:
    """Tell whether a line holds a number that is not a ticket, a version or a link."""
    return _QUANTITY.search(text) is not None
