"""The words of a line of work as matching reads them: the kind of deed, and stems without small words."""

from __future__ import annotations

import re

_DEEDS = {
    verb: kind
    for kind, verbs in {
        "hire": "hire recruit hiring recruiting recruitment",
        "teach": "train teach coach educate upskill training certify",
        "buy": "buy purchase order procure",
        "ask": "survey interview interviews research",
    }.items()
    for verb in verbs.split()
}
_WORD = re.compile(r"[a-z][a-z'’-]*[a-z]|[a-z]")
_STOPS = frozenset(
    "a an the and or of for to in on at with by from our your their my all new more be is are as into via per each "
    "every it its we us this that these those up out off over do make get have has will should must at "
    "least most".split()
)


def deed_of(text: str) -> str | None:
    """The kind of deed the first words name, for the few kinds that nouns alone do not tell apart."""
    return next((_DEEDS[word] for word in _WORD.findall(text.lower())[:3] if word in _DEEDS), None)


def stems(text: str) -> list[str]:
    """The words of a text without endings, small ones left out."""
    return [_stem(word) for word in _WORD.findall(text.lower()) if word not in _STOPS]


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ments", "ment", "ies", "ers", "er", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
