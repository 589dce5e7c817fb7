"""Skeletons for a line of work: a metric of the catalogue in the line's own words, all values left blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coach.language import families
from coach.language.people import is_person
from coach.lint.deed import Deed, deed, named
from coach.lint.subject import Subject
from coach.metrics.catalogue import Catalogue, Metric
from coach.metrics.match import Candidate
from coach.schema import Number, Rung, Suggestion
from coach.wordings.grammar import blanks, valued

_NUMERAL = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|dozen|several|first)\b", re.IGNORECASE
)
_DIGITS = re.compile(r"\d[\w.,]*")
_AUDIENCE = re.compile(
    r"\b(?:for|to|with|among|of) (?:all |both |the |our |every )*((?:[a-z][\w'’-]+ ){0,2}[a-z][\w'’-]+)", re.IGNORECASE
)
_PLURALS = frozenset(("staff", "people", "children", "women", "men", "alumni", "families", "personnel"))
_NO_USERS = frozenset(("teams", "staff", "stakeholders", "heads", "banks", "sites", "units", "offices", "accounts"))
"""Bodies and wide words that say nothing of who would act: the metric's own words serve better."""
_ENDS = frozenset(
    "in on at by from to with and or of for per who that which during via through using about across before after "
    "until as is are".split()
)
_TEACHING = frozenset(
    "train coach onboard teach mentor educate certify upskill support help brief enable interview tutor advise".split()
)
"""Verbs whose object are the people that shall act; after "hire" or "grow" it is not they who are asked."""
_MAKING = frozenset(
    "launch build ship release create develop deliver introduce implement roll deploy set relaunch publish open "
    "redesign install start provide rebuild complete finish bring make give".split()
)
_MADE = frozenset(
    "launched built rebuilt relaunched redesigned shipped released live available deployed introduced "
    "implemented".split()
)
"""Verbs after which the thing named is what people will use; after "replace" or "migrate" it is what goes."""


def skeletons(
    subject: Subject, candidates: Sequence[Candidate], catalogue: Catalogue, *, dated: bool
) -> list[Suggestion]:
    """One skeleton a candidate, likeliest first; the second and third on other rungs where there is a choice."""
    own = {"who": audience(subject.text), "thing": thing(subject.text)}
    return [_skeleton(one.metric, own, catalogue, dated=dated) for one in _spread(candidates)]


def _spread(candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """The likeliest metric, then those on rungs not offered yet, then the rest."""
    left = [one for one in candidates if one.metric.safe == "target"]
    rungs: set[Rung] = set()
    while left:
        chosen = next((one for one in left if one.metric.rung not in rungs), left[0])
        left.remove(chosen)
        rungs.add(chosen.metric.rung)
        yield chosen


def _skeleton(metric: Metric, own: dict[str, str | None], catalogue: Catalogue, *, dated: bool) -> Suggestion:
    name = metric.worded(**own)
    text = valued(name, metric.unit, dated=dated)
    in_name = metric.worded()
    return Suggestion(
        text=text,
        metric_id=metric.id,
        metric=name,
        unit=metric.unit,
        direction=metric.direction,
        baseline="[baseline]",
        target="[target]",
        deadline=None if dated else "[date]",
        population=own["who"] if own["who"] and own["who"] in name else metric.population,
        rung=metric.rung,
        guardrail=catalogue.guardrail(metric),
        numbers=tuple(Number(text=digits, source="note", where=metric.id) for digits in _DIGITS.findall(in_name)),
        blanks=blanks(text),
    )


def audience(text: str) -> str | None:
    """The people a line of work is for, in its own words and fit for the middle of a sentence; None where unsure."""
    found = deed(text)
    phrase = text[found.about[0] : found.about[1]]
    if (
        found.imperative
        and found.words[found.first][0] in _TEACHING
        and (people := _people(re.sub(r"^\W*\d[\d.,]*\+? ", "", phrase)))
    ):
        return people
    for match in _AUDIENCE.finditer(text):
        if people := _people(match[1]):
            return people
    return None


def _people(phrase: str) -> str | None:
    """A phrase cut at its first small word, if its head is people in the plural."""
    kept: list[str] = []
    for word in phrase.split():
        if word.lower() in _ENDS or not word[0].isalpha():
            break
        kept.append(word)
    while kept and kept[0].lower() in ("all", "our", "the", "every", "more", "new") and len(kept) > 1:
        if kept[0].lower() == "new":
            break
        kept = kept[1:]
    if not kept or len(kept) > 4 or _NUMERAL.search(" ".join(kept)):
        return None
    last = kept[-1].lower()
    if len(kept) > 1 and kept[-1][0].isupper():
        return None  # a name: "Microsoft Teams"
    plural = last in _PLURALS or (last.endswith("s") and not last.endswith("ss") and is_person(last.removesuffix("s")))
    if not plural or (last in _NO_USERS and len(kept) == 1):
        return None
    return " ".join(word if word[1:] != word[1:].lower() else _low(word, place) for place, word in enumerate(kept))


def _low(word: str, place: int) -> str:
    """A word inside a sentence: a capital that a line's opening gave is taken back, a name in the middle keeps it."""
    return word.lower() if place == 0 and is_person(word.lower().removesuffix("s")) else word


def gist(text: str) -> str:
    """The deed in two or three words, as "launch portal"; "" where the line is not told as one."""
    found = deed(text)
    phrase = re.split(r"[^\w'’-]+", text[found.about[0] : found.about[1]].lower())
    if len(phrase) < 2:
        return ""
    if found.imperative and found.first < len(found.words):
        return f"{found.words[found.first][0]} {phrase[-1]}"
    return f"launch {phrase[-1]}" if found.state is not None else ""


def thing(text: str) -> str | None:
    """What a line of work makes for people to use, as "the tenant portal"; None where that is not sure."""
    found = deed(text)
    if not _makes(found):
        return None
    name = named(text, found, found.about)
    if name is None or _NUMERAL.search(name):
        return None
    name = re.sub(r"^your ", "our ", name)
    words = name.split()
    if words[0] == "the" and all(word[0].isupper() for word in words[1:]):
        words = words[1:]  # a name takes no article: "Microsoft Teams"
    people = words[-1].islower() and is_person(words[-1].removesuffix("s"))
    if people or "and" in words or words[-1].lower() in families.WORK_NOUNS:
        return None
    return " ".join(words)


def _makes(found: Deed) -> bool:
    if found.imperative:
        return found.first < len(found.words) and found.words[found.first][0] in _MAKING
    return found.state is not None and found.words[found.state][0] in _MADE
