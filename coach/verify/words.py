"""Which words say the same: stems, plain synonyms, words that fit anything, and the measures they name.

A person's number may be shown again with the same noun, a plain synonym or a word that fits anything ("of them"); with
another noun it would be a new claim. Lists are data: adding a synonym is adding it to a row.
"""

from __future__ import annotations

import re

from coach.verify.lexicon import IDLE, MEASURES, PLAIN_PROSE, SYNONYMS, WEAK

_GROUP = {word: row.split()[0] for row in SYNONYMS for word in row.split()}
_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "criteria": "criterion",
    "analyses": "analysis", "data": "datum", "media": "medium", "staff": "staff", "news": "news", "series": "series",
    "is": "is", "this": "this", "its": "its", "us": "us", "gas": "gas", "bus": "bus", "buses": "bus", "lives": "life",
    "halves": "half", "wolves": "wolf", "shelves": "shelf", "leaves": "leave", "lost": "lose", "went": "go",
    "cooks": "cook", "fte": "fte", "ftes": "fte", "folks": "folk",
}  # fmt: skip
_ENDINGS = frozenset(
    "|e|er|or|r|ion|ation|ition|ing|ed|d|ment|al|ance|ence|ant|ent|ee|ist|ship|y|ber|ption|bing|bed|be|ive|able|ure|ity|"
    "ly|ness|ication|ied|ier|ying|sion|se|te|ting|tion|t|down".split("|")
)

_SHORT = frozenset("e ed ing er es".split())

METRICS = {
    word: frozenset(row.split()[0] for row in MEASURES if word in row.split())
    for line in MEASURES
    for word in line.split()
}
"""Words that name what is measured, each with the names of the measures it may mean."""

_LETTERED = frozenset(
    "line plant team region group site store variant version phase area zone block hall building class cohort product "
    "plan ward room unit factory team warehouse".split()
)
"""Nouns that a single letter tells apart: "line A", "plant B"."""

_FALL = "fall-accident"
_FALLERS = frozenset(
    "reduce reducing fewer prevent preventing avoid avoiding cut of patient inpatient resident serious no less count "
    "counted and injurious".split()
)
_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_SPLIT = re.compile(r"['-]")


def stem(word: str) -> str:
    """Return a word without its plural, a synonym as the first of its row."""
    word = word.removesuffix("'s").strip("'-")
    word = _IRREGULAR.get(word) or _singular(word)
    return _GROUP.get(word, word)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def is_noun(word: str) -> bool:
    """Tell whether a word is a noun of drafts that the synonyms list."""
    return word in _GROUP or _singular(word) in _GROUP


def akin(one: str, other: str) -> bool:
    """Tell whether two stems share their root: "visit" and "visitor"."""
    if one == other:
        return True
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    if shared == 3 and one[3:] in _SHORT and other[3:] in _SHORT:
        return True  # "saving" and "saved"
    return shared >= 4 and one[shared:] in _ENDINGS and other[shared:] in _ENDINGS


def any_akin(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether any of some stems shares its root with any of others."""
    return not ones.isdisjoint(others) or any(akin(one, other) for one in sorted(ones) for other in sorted(others))


def tokens(low: str, start: int = 0, end: int | None = None) -> list[str]:
    """Return the words of a part of a plain text."""
    return [found[0] for found in _TOKEN.finditer(low, start, len(low) if end is None else end)]


def content(words: list[str]) -> frozenset[str]:
    """Return the stems of the words that say what is measured; compounds count whole and in parts."""
    kept: set[str] = set()
    for place, word in enumerate(words):
        if word == "falls" and _accident(words, place):
            kept.add(_FALL)
            continue
        if len(word) == 1 and place and words[place - 1] in _LETTERED:
            kept.add(f"{words[place - 1]}-{word}")
        if "'" in word and word.partition("'")[0] in IDLE:
            continue  # "I'd", "that's", "don't"
        for part in (word, *(_SPLIT.split(word) if "-" in word else ())):
            if part not in IDLE and len(part) > 1:
                root = stem(part)
                if root not in IDLE:
                    kept.add(root)
    strong = kept - WEAK
    return frozenset(strong or kept)


def _accident(words: list[str], place: int) -> bool:
    """Tell the falls of patients and workers, which are counted, from "churn falls"."""
    return not place or words[place - 1] in _FALLERS


def measures(words: list[str], *, certain: bool = False) -> frozenset[str]:
    """Return the names of the measures that the words name, by a word of the list or as "win rate".

    With `certain`, words that plain prose uses too are passed over.
    """
    found: set[str] = set()
    before = ""
    for place, word in enumerate(words):
        if word == "falls" and _accident(words, place):
            found.add(_FALL)
        elif not (certain and word in PLAIN_PROSE):
            found |= _measure(word, before)
        before = word
    return frozenset(found)


def _measure(word: str, before: str) -> frozenset[str]:
    names = METRICS.get(word) or METRICS.get(_singular(word))
    if names is None and "-" in word:
        parts = (METRICS.get(part, _NONE) for part in word.split("-"))
        names = METRICS.get(_singular(word.replace("-", ""))) or _NONE.union(*parts)
    if names:
        return names
    if word in _HEADS and before and before not in IDLE and before not in WEAK and before not in METRICS:
        return frozenset({stem(before.rpartition("-")[2])})
    return _NONE


_NONE: frozenset[str] = frozenset()
_HEADS = frozenset("rate rates ratio score scores time times index cost costs".split())
