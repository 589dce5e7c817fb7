"""How usual the order of a line's words is, by the classes of neighbouring words.

`TABLE` holds, for each pair of classes, twice the natural logarithm of how much more often the pair stands in the
project's own labelled lines than in the same lines shuffled, rounded. A line in its order scores above zero.
"""

from __future__ import annotations

import re
from itertools import pairwise

from coach.language import families

CLASSES = (
    "edge", "article", "preposition", "to", "joint", "be", "pronoun", "number", "percent", "comma", "verb", "ing", "ed",
    "plural", "adjective", "adverb", "noun",
)  # fmt: skip
_PLACE = {name: place for place, name in enumerate(CLASSES)}
_TOKEN = re.compile(r"[a-z][a-z'’-]*|[$€£]?\d[\d.,]*(?:\s?%|[a-z]{1,3}\b)?|[,;:.()!?/&+→–—-]")
_CLOSED: dict[str, str] = {
    **dict.fromkeys("the a an our my your their its every each all no any this these those his her".split(), "article"),
    **dict.fromkeys(
        "of from with by in for at on into onto within without under over above below between among via per during "
        "until than "
        "after before through across against about as".split(), "preposition"),
    **dict.fromkeys("and or but nor so that who which when where while if because & + how what".split(), "joint"),
    **dict.fromkeys("is are was were be been has have had can will do does must may should not".split(), "be"),
    **dict.fromkeys("we they it us them you he she who everyone nobody everybody".split(), "pronoun"),
    "to": "to",
}  # fmt: skip
_VERBS = (
    families.DELIVER
    | families.DECIDE
    | families.PEOPLE_WORK
    | families.ONGOING
    | families.CHANGE
    | families.REACH
    | families.CHOOSE
)
_ADJECTIVES = ("ous", "ful", "ive", "able", "ible", "ic", "al", "less", "ary", "ent", "ant")
_LONGEST = 600


TABLE = tuple(
    tuple(int(number) for number in row.split())
    for row in (
        "1 -1 -4 -9 -7 -2 -1 0 2 -3 2 1 -2 0 0 1 0",
        "-6 -6 -6 -8 -6 -6 -4 0 -6 -1 -1 1 -1 0 2 2 2",
        "-5 3 -4 -3 -2 -3 1 1 1 -2 -3 1 -1 -1 0 -1 0",
        "-5 2 -4 -4 -4 1 0 2 4 -4 1 -2 -4 -3 -1 0 -1",
        "-6 0 -2 -1 1 1 2 -1 0 0 1 0 2 0 0 0 0",
        "-2 0 -1 0 -3 3 -1 0 0 0 2 -1 3 -4 0 2 -1",
        "1 -5 0 1 -2 3 -3 -3 -3 0 2 -1 2 -1 -1 3 0",
        "0 -4 0 2 0 -1 -3 -6 -3 1 -2 0 -1 2 0 -1 0",
        "1 -5 2 2 0 -2 -2 -5 -3 2 -3 -2 -2 -8 -3 -1 -3",
        "1 -1 -1 -3 2 0 -1 1 2 -1 0 1 0 -2 -1 1 -1",
        "-1 1 1 1 0 -2 1 1 -1 0 -2 0 0 -1 -1 -1 0",
        "-1 1 0 2 1 -2 1 -3 -5 0 -2 -2 0 1 0 -1 0",
        "1 -2 2 3 1 -5 -2 -3 -3 0 -3 -1 -5 0 -6 -1 -1",
        "1 -3 1 1 1 2 1 -3 -2 0 1 -2 2 -3 -2 0 -1",
        "0 -4 0 -3 0 0 -1 -3 -1 0 -1 0 -1 1 -1 0 1",
        "1 -5 0 1 0 -1 -3 0 -1 0 1 1 2 0 -1 -1 0",
        "1 -2 1 0 1 0 -1 -1 -2 0 -1 0 -1 1 0 -1 0",
    )
)


def usual(text: str) -> float:
    """The mean score of a line's neighbours: about 0.5 for lines in order, about -0.4 for shuffled ones."""
    found = classes(text)
    return sum(TABLE[first][second] for first, second in pairwise(found)) / (len(found) - 1)


def classes(text: str) -> list[int]:
    """The classes of a line's tokens, between two edges."""
    found = [0]
    for token in _TOKEN.findall(text[:_LONGEST].lower().replace("’", "'")):
        found.append(_PLACE[_class(token)])
    return [*found, 0]


def _class(token: str) -> str:
    if token in _CLOSED:
        return _CLOSED[token]
    if token[0].isdigit() or token[0] in "$€£":
        return "percent" if token.endswith("%") else "number"
    if not token[0].isalpha():
        return "comma"
    if token.endswith("ly"):
        return "adverb"
    if token.endswith("ing") and len(token) > 4:
        return "ing"
    if token.endswith("ed") and len(token) > 3:
        return "ed"
    if token.endswith("s") and not token.endswith(("ss", "us", "is")):
        return "plural"
    if token.endswith(_ADJECTIVES) and len(token) > 5:
        return "adjective"
    return "verb" if token in _VERBS else "noun"
