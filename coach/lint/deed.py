"""The deed of a line: which words do something, whether it is told as a state, and what it is about.

Only lines that the form judge calls an output or an activity are read this way; the grammar is that of to-do items
("Draft and publish the leave policy", "Leave policy published", "12 visits to farms"), not of English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from coach.language import families
from coach.lint.figures import is_common

LONGEST = 300
"""Characters of a line that are read; a key result says what it does in its first words."""

Word = tuple[str, int, int]
"""A word in lower case, and where it begins and ends in the text."""
Place = tuple[int, int]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD = re.compile(r"[^\W_]+(?:['’/&.-][^\W_]+)*%?")
_TAG = re.compile(r"\s*(?:[\[(][^\])]{0,20}[\])]\s*:?|p[0-3]:|stretch:)\s*", re.IGNORECASE)
_BREAK = re.compile(r"[,;:(\[{–—→|]| [-+−±] ?|->|=>|\. |\.$|[)\]}!?]")
_OPENERS = _words(
    "we we've we’ve we'll we’ll we're we’re i to will please should must shall successfully finally fully properly "
    "also actively proactively jointly regularly continuously ongoing further then first collectively internally "
    "quickly"
)
_ONWARD = _words("continue continues continuing keep keeps start starts begin begins try aim carry")
_ARTICLES = _words("the a an our my your their its his her this that these those")
_STOPS = _words(
    "for with to in on at from by so which who that via using through before after during until till across within "
    "into per about as when where while because if without against under over between among around towards toward and "
    "or of but plus is are was were be been has have had will can should must since including incl based upon onto "
    "not w how what whether why once"
)
_BE = _words("is are was were be been being get gets got has have had")
_ADVERBS = _words(
    "fully successfully now all also already properly officially formally finally completely newly both well"
)
_AFTER_STATE = _STOPS - _BE - _words("that who which of")
_STATES = _words("live ready available open operational complete final public online active")
_IN_WHAT = _words("place force use production effect operation and")
_IRREGULAR = _words(
    "built written rewritten sent held run set put chosen found kept met taught made won done given taken drawn sold "
    "bought cut shown paid spoken led hung swapped brought"
)
_NO_PARTICIPLES = _words("need needed speed exceed proceed succeed embed indeed red hundred")
_LEADING = _words(
    "up out off down over in on back through together live forward with to for at into of about and around"
)
NOUN_TOO = _words(
    "support test research review plan design report contract audit draft project survey study work help release "
    "document film print map order visit call contact training hiring onboarding coaching staffing planning testing "
    "pilot process brief set list record train coach open open-source ticket issue store market post book title track "
    "access building meeting reporting teaching briefing mentor volunteer customer rework update upgrade share file "
    "patch schedule clean inventory cover switch transfer turn break hold lead stage host present measure sign buying "
    "purchase hire recruit lease staff rent second source welcome exchange offer display check cost price"
)
_QUANTIFIERS = _STOPS | _words("all both half only even most some every just twice double then")
_KEPT_LOW = _words("their its all every each both at over more up no this these any some")
VERBS = (
    families.DELIVER | families.DECIDE | families.PEOPLE_WORK | families.EVENT_WORK | families.ONGOING | families.CHANGE
    | families.REACH | families.HOLD | families.CHOOSE
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deed:
    """What a line does.

    `first` is the opening word past tags and auxiliaries, `state` the participle of a deed told as a state ("the
    handbook is written"), both as positions in `words`. `imperative` says that the opening word is the verb. `about`
    is the phrase that the deed is about, as a place in the text; (0, 0) where there is none.
    """

    words: tuple[Word, ...]
    first: int
    state: int | None
    imperative: bool
    about: Place


@lru_cache(maxsize=64)
def deed(text: str) -> Deed:
    """Read a line for its deed. All form rules of a line ask for it, hence the small memory."""
    head = text[:LONGEST]
    tag = _TAG.match(head)
    words = tuple((m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(head, tag.end() if tag else 0))[:40]
    first = _opening(words)
    state = _state(head, words, first)
    opening = words[first][0] if first < len(words) else ""
    noun = opening in NOUN_TOO and state is not None and not _begins_phrase(words, first + 1)
    third = opening.endswith("s") and opening[:-1] in VERBS  # "Returns portal rebuilt" opens with a noun
    known = (opening in VERBS and not third) or opening.endswith(("ify", "ize"))
    known = known or (_before_article(words, first) and opening not in _QUANTIFIERS)
    imperative = known and not noun
    if imperative and opening not in _BE:
        state = None
    here = _past_joined_verbs(words, first + 1) if imperative else first
    about = phrase_at(head, words, here, len(words) if state is None or imperative else state)
    return Deed(words, first, state, imperative, about)


def _opening(words: Sequence[Word]) -> int:
    """The position of the first word that carries the line."""
    here = 0
    while here + 1 < len(words):
        word, after = words[here][0], words[here + 1][0]
        onward = word in _ONWARD and (after in ("to", "on") or (after.endswith("ing") and len(after) > 5))
        perfect = word in ("have", "has") and (_participle(after) or after in _ADVERBS)
        if word in ("our", "the") and after == "team" and here + 2 < len(words):
            here += 2
        elif word in _OPENERS or onward or perfect:
            here += 1
        else:
            break
    return here


def _state(head: str, words: Sequence[Word], first: int) -> int | None:
    """The position of the participle that says the deed is done, or None."""
    for here in range(first + 1, len(words)):
        word, _, end = words[here]
        before = words[here - 1][0]
        after = words[here + 1] if here + 1 < len(words) else None
        if before in _BE and (word in _STATES or (word in ("in", "up") and after and after[0] in _IN_WHAT)):
            return here
        if not _participle(word):
            continue
        if before in _BE or (before in _ADVERBS and here > first + 1):
            return here
        if before in _ARTICLES or before in _STOPS:
            continue
        if after is None or after[0] in _AFTER_STATE or _BREAK.search(head, end, after[1]):
            return here
    return None


def _participle(word: str) -> bool:
    if word in _IRREGULAR or word.removeprefix("re") in _IRREGULAR:
        return True
    return word.endswith("ed") and len(word) > 4 and word not in _NO_PARTICIPLES


def _begins_phrase(words: Sequence[Word], here: int) -> bool:
    """Whether a noun phrase clearly begins here, so that the word before it is a verb."""
    if here >= len(words):
        return False
    word = words[here][0]
    return word in _ARTICLES or word[0].isdigit() or word in ("all", "every")


def _before_article(words: Sequence[Word], here: int) -> bool:
    """Whether "the", "our" follows: a word that opens a line before it is a verb, known or not."""
    return here + 1 < len(words) and words[here + 1][0] in _ARTICLES and words[here][0].isalpha()


def _joined_verb(words: Sequence[Word], here: int) -> bool:
    """Whether "and publish" of "draft and publish the policy" stands here."""
    if words[here][0] == "and":
        return here + 1 < len(words) and (words[here + 1][0] in VERBS or _before_article(words, here + 1))
    return words[here - 1][0] == "and" and (words[here][0] in VERBS or _before_article(words, here))


def _past_joined_verbs(words: Sequence[Word], here: int) -> int:
    while here < len(words) and _joined_verb(words, here):
        here += 1
    return here


def phrase_at(head: str, words: Sequence[Word], here: int, limit: int) -> Place:
    """The noun phrase that begins at a word, past particles and small words; (0, 0) where there is none."""
    while here < limit and words[here][0] in _LEADING and not _at_least(words, here):
        here += 1
    start = here
    if start < limit and _at_least(words, start):
        here += 2
    while here < limit and words[here][0] not in _STOPS:
        if here > start and _BREAK.search(head, words[here - 1][2], words[here][1]):
            break
        here += 1
    return (words[start][1], words[here - 1][2]) if here > start else (0, 0)


def _at_least(words: Sequence[Word], here: int) -> bool:
    return words[here][0] == "at" and here + 1 < len(words) and words[here + 1][0] in ("least", "most")


def named(text: str, found: Deed, about: Place) -> str | None:
    """The line's own words for what a deed is about, fit for the middle of a sentence; None where they are not."""
    phrase = text[about[0] : about[1]].strip(" *_")
    bare = not found.imperative and found.state is None and about == found.about
    if not phrase or len(phrase) > 60 or phrase.count(" ") > (3 if bare else 7) or "%" in phrase or "[" in phrase:
        return None
    if phrase.count('"') % 2 or phrase.rpartition(" ")[2].lower() in ("year", "month", "week", "quarter", "day"):
        return None
    if bare and any(word in VERBS for word in phrase.lower().split()[1:]):
        return None  # a clause, not a thing: "chatbot answers questions"
    word, _, rest = phrase.partition(" ")
    low = word.lower()
    if rest and low in ("a", "an", "the"):
        return f"the {rest}"
    if rest and low in ("our", "my"):
        return f"your {rest}"
    if low in _KEPT_LOW:
        return low + phrase[len(word) :]
    if phrase[-1].isupper() or (word[0].isupper() and (found.imperative or not word[1:].islower())):
        return f"the {phrase}" if rest and not rest[-1].isupper() else phrase
    opens = not text[: about[0]].strip()  # a capital there is the sentence's, hardly ever a name's
    return f"the {low if found.imperative or opens or is_common(low) else word}{phrase[len(word) :]}"


def inflected(verb: str) -> tuple[str, ...]:
    """The forms of a verb that open or close a line; irregular ones follow a bar: "write up | wrote written".

    Third persons are left out: a line that opens with "works" or "supports" speaks of a noun.
    """
    main, _, irregular = verb.partition("|")
    base, _, rest = main.strip().partition(" ")
    stem = base[:-1] if base.endswith("e") else base
    twice = base + base[-1] if re.search(r"(?:^|[^aeiou])[aeiou][bdgmnpt]$", base) else stem
    forms = [base, twice + "ing", twice + "ed", stem + "ing", stem + "ed", *irregular.split()]
    if base.endswith("y"):
        forms.append(base[:-1] + "ied")
    return tuple(dict.fromkeys(f"{form} {rest}" if rest else form for form in forms))


@lru_cache(maxsize=64)
def _lexicon(verbs: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """First word of every form -> the words that must follow it, longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for form in dict.fromkeys(form for verb in verbs.split(",") for form in inflected(verb)):
        word, *rest = form.split()
        table.setdefault(word, []).append(tuple(rest))
    return {word: tuple(sorted(rests, key=len, reverse=True)) for word, rests in table.items()}


def verb_of(found: Deed, verbs: str, *, as_state: bool = True) -> Place | None:
    """The positions of the words that are one of `verbs`: opening the line, or (`as_state`) telling it as a state.

    `verbs` is a list with commas, each verb as `inflected` takes it.
    """
    if not verbs or found.first >= len(found.words):
        return None
    table = _lexicon(verbs)
    if found.state is None or found.imperative:
        for rest in table.get(found.words[found.first][0], ()):
            end = found.first + 1 + len(rest)
            if tuple(word for word, _, _ in found.words[found.first + 1 : end]) == rest:
                return found.first, end
    if found.state is not None and as_state and () in table.get(found.words[found.state][0], ()):
        return found.state, found.state + 1
    return None


def object_of(text: str, found: Deed, verb: Place | None) -> Place:
    """What a verb found by `verb_of` is about: the phrase after it where it opens the line, else the deed's own."""
    if verb is None or verb[0] != found.first or (found.imperative and verb[1] == found.first + 1):
        return found.about
    here = _past_joined_verbs(found.words, verb[1])
    return phrase_at(text[:LONGEST], found.words, here, len(found.words))
