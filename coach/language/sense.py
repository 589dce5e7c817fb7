"""Whether a line is language at all: word salad, filler and keyboard noise tell nothing, whatever numbers they hold.

A cheap, honest test with limits. It knows no dictionary and no meaning: it looks at letters (does a word look like a
word), at the order of small words (an article is followed by something, a line does not end in "of the") and at
filler. Nonsense that keeps the order of small words passes ("the purple invoice sleeps"), and so may a shuffled line
with few small words; real lines fail it in about one of a hundred cases.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from coach.language import aim_families, families
from coach.language.order import usual

_LONGEST = 600
_TOKEN = re.compile(r"[a-z][a-z'’-]*|\d[\d.,]*%?|[,;:.()!?/&+→–—-]")
_PLAIN = re.compile(r"(?<![A-Za-z])[A-Za-z]?[a-z]{3,}(?![A-Za-z])")
_FILLER = frozenset(
    "lorem ipsum dolor amet consectetur adipiscing elit sed eiusmod tempor foo baz qux foobar asdf asdfg qwer "
    "qwerty qwertz "
    "hjkl jkl jklö zxcv yxcv blah blabla bla xyz abc test123 dummy placeholder lirum larum".split()
)
_ARTICLES = frozenset("the a an our my your their its every".split())
_PREPOSITIONS = frozenset(
    "of from to with by in for at on into onto within without under over above below between among via per during "
    "until than".split()
)
_JOINTS = frozenset("and or but nor".split())
_FORMS_OF_BE = frozenset("is are was were be been".split())
_MAY_END = frozenset("in on up by over under within without above below between to with for at".split())
_MAY_JOIN = frozenset("at with in on up by over under within without above below to".split())
_PARTICLES = frozenset("in on up by over".split())
_MAY_FOLLOW = frozenset(
    "from under|from over|from above|from below|from within|from between|from at|from in|from on|to under|to over|"
    "to above|to below|to within|to at|to in|"
    "to on|to between|to per|to by|by over|by under|by at|by between|by up|in under|in over|in between|in to|in "
    "for|in on|in at|in by|in with|in from|"
    "in of|on to|on in|on at|on by|on with|on for|on over|over to|at under|at over|at above|at below|for over|for "
    "under|for at|for between|for in|"
    "of over|of under|of at|of between|of in|of within|of those|than in|than at|than on|than for|than by|than with|"
    "than to|than of|than under|than over|"
    "than per|than from|within under|per in|under to|above to|below to|by in|by to|by for|with at|with under|with "
    "over|with in|with above|with below|until at|"
    "without in|with to|between to|on from|on of|on per|over in|over by|over at|over from|over per|to for|to with|"
    "to from|for by|of to|for of|of by|of for|"
    "to of|on until|over on|under in|under at|within in|of on|of with|above in|for to|from to|by per|per to|with "
    "or".split("|")
)  # fmt: skip


Reading = Literal["sense", "uneven", "noise"]
NOISE = -0.6
"""Below this usual order a line is held for shuffled words: one real line in a hundred, half of shuffled ones."""
UNEVEN = -0.2
"""Below this a line is hard to read: one real line in twenty, seven of ten shuffled ones."""
SHORTEST = 5
"""Words below which an order proves nothing."""


def sense(text: str) -> Reading:
    """Tell whether a text reads as language, barely so, or as noise, filler or shuffled words."""
    low = text[:_LONGEST].lower().replace("’", "'")
    tokens = _TOKEN.findall(low)
    words = [token for token in tokens if token[0].isalpha()]
    if _foreign(text):
        return "sense"
    if not words or any(word in _FILLER for word in words):
        return "noise"
    long = _PLAIN.findall(text[:_LONGEST])
    odd = sum(not wordlike(word.lower()) for word in long)
    if odd >= 2 and odd * 2 > len(long):
        return "noise"
    if len(words) < SHORTEST:
        return "sense"
    order, broken = usual(low), breaks(tokens)
    if order < NOISE or broken > 1 or (broken and order < 0):
        return "noise"
    return "uneven" if order < UNEVEN or broken else "sense"


def _foreign(text: str) -> bool:
    """Tell whether a text is written in other letters than ours, which this test cannot judge."""
    letters = [character for character in text[:_LONGEST] if character.isalpha()]
    return sum(not character.isascii() for character in letters) * 5 > len(letters) > 0


def breaks(tokens: list[str]) -> int:
    """Count places where a small word stands where none can: "the of", "and and", "of" at the end."""
    count = 0
    for place, token in enumerate(tokens):
        after = tokens[place + 1] if place + 1 < len(tokens) else ""
        stop = not after or after in ",;:.!?)"
        if token in _ARTICLES:
            count += (
                stop
                or after in _PREPOSITIONS - {"above", "over", "under", "within"}
                or after in _JOINTS
                or after in _FORMS_OF_BE
                or after in _ARTICLES
            )
        elif token in _JOINTS:
            count += not after or after in _JOINTS or (after in ",;.!?)" and token != "or")
        elif token in _PREPOSITIONS:
            count += (stop or after in _FORMS_OF_BE) and token not in _MAY_END
            count += after in _JOINTS and token not in _MAY_JOIN
            count += token not in _PARTICLES and after in _PREPOSITIONS and f"{token} {after}" not in _MAY_FOLLOW
    return count


@lru_cache(maxsize=1)
def _triples() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """How often three letters, and two, stand in a row in the words of our families."""
    triples: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    known = frozenset().union(
        families.DELIVER, families.DECIDE, families.ONGOING, families.CHANGE, families.REACH, families.CHOOSE,
        families.QUANTITIES, families.ARTEFACTS, families.OTHERS, families.QUALITIES, families.WORK_NOUNS,
        families.EFFORTS, families.PEOPLE_WORK,
        aim_families.TOOLS, aim_families.LOFTY, aim_families.EMPTY, aim_families.ABSTRACT, families.FUNCTION_WORDS,
    )  # fmt: skip
    for word in sorted(known):
        padded = f"^{word}$"
        for place in range(len(padded) - 2):
            triples[padded[place : place + 3]] += 1
            pairs[padded[place : place + 2]] += 1
    return triples, pairs


@lru_cache(maxsize=4096)
def wordlike(word: str) -> bool:
    """Tell whether a lower-case word is spelled like a word: its letters follow each other as in words we know."""
    triples, pairs = _triples()
    padded = f"^{word.replace(chr(39), '')}$"
    total = 0.0
    for place in range(len(padded) - 2):
        three, two = padded[place : place + 3], padded[place : place + 2]
        seen = pairs.get(two, 0)
        total += math.log((triples.get(three, 0) + 0.05) / (seen + 1.3)) if seen else -6.0
    return total / (len(padded) - 2) > -3.9
