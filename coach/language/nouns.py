"""The noun that a number counts."""

from __future__ import annotations

import re

_RUN = re.compile(
    r"[ \u00a0\u202f-]((?:of (?:all |the |our |its |their |those |these |these |my |your )*)?[a-z][\w'’/-]*)"
)
_OF = re.compile(r"of (?:all |the |our |its |their |those |these |my |your )*")
STOPS = frozenset(
    "of in on by at to for with from and or but as is are was were be been being has have had can could "
    "will would shall "
    "should may might must do does did per who that which within during via into across each every a an the than then "
    "not no so if when while until till before after over under above below between through throughout without this "
    "these those our their its his her your my up down out off about around against vs versus because where also only "
    "it they we you i he she them us rather instead using use used get gets got make makes made come "
    "comes came say says "
    "reach reaches attend attends join joins go goes went find finds take takes took find given take more less".split()
)
_SKIPPED = frozenset("more new additional extra other different further unique distinct or-more plus approx".split())
_IRREGULAR = frozenset(
    "people men women children staff personnel data media feet alumni criteria folks fte ftes folk police cattle fish "
    "crew merchandise feedback mau dau arr mrr".split()
)


def plural(word: str) -> bool:
    """Tell whether a lower-case word looks like a plural noun."""
    return word in _IRREGULAR or (
        len(word) > 2 and word[-1] == "s" and word[-2] not in "sui'’" and word not in STOPS and word != "yes"
    )


def counted(low: str, end: int, *, single: bool = False) -> str | None:
    """Return the word counted by the number that ends here in lower-case text: the first plural of its noun phrase.

    Where the phrase holds no plural it is the phrase's first word that is not "more", "new" and the like; after a
    `single` one it is the last of up to three words ("1 blog post" counts posts).
    """
    words: list[str] = []
    position = end
    for _ in range(6):
        found = _RUN.match(low, position)
        if found is None:
            break
        word = found[1]
        if word.startswith("of "):
            if words:
                break
            word = word[_OF.match(word).end() :]  # type: ignore[union-attr]
        if word in STOPS and not (word in ("more", "less") and not words):
            break
        position = found.end()
        word = word.strip("'’/-")
        if plural(word) and not single:
            return word
        if word not in _SKIPPED and word != "more" and word != "less":
            words.append(word)
    if single and words:
        return words[:3][-1]
    return words[0] if words else None
