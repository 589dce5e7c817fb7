"""Checks of the names in a line: names from inside (K34), and people who are put on trial (K36)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from coach.lint.checks.gates import LONGEST, near, seen
from coach.lint.checks.wording import expressions
from coach.lint.subject import Context, Hit, LineCheck, Subject

_OPENING = re.compile(r"['’ ,]")
_CAPITALISED = r"(?<![\w'’-])[A-Z][a-z]+(?=\s+(?:[a-z]|v?\d))"
_ACRONYM = r"(?<![\w.@/#$€£-])(?<!\d )[A-Z]{2}[A-Z0-9]*(?:[-/→][A-Z0-9]+)*s?(?![\w@%])"


def unknown_name(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """Acronyms and code names that a newcomer cannot read.

    Silent on what is `known`, on what the house's glossary or the paste itself explains, and on lines all in
    capitals. `names` are patterns of code names and versions, `codenames` words that projects like to be called.
    """
    text = subject.text
    if text.isupper() or text.islower():
        return
    codenames = _folded(expressions(parameters, "codenames"))
    plain = text[1:LONGEST] == subject.lower[1:LONGEST] and '"' not in text and "“" not in text
    if plain and text.partition(" ")[0].casefold() not in codenames:
        return
    for match in _named(expressions(parameters, "names")).finditer(text, 0, LONGEST):
        words = match[0].strip()
        if match["word"] and words.casefold() not in codenames:
            continue
        if not _is_known(words, _folded(expressions(parameters, "known")), context, subject):
            yield Hit(match.start(), match.start() + len(words), {"words": words})
            return


@lru_cache(maxsize=16)
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


@lru_cache(maxsize=16)
def _named(names: tuple[str, ...]) -> re.Pattern[str]:
    """What may be a name from inside: the rule's patterns, capitals, or a capitalised word before a plain one."""
    return re.compile(rf"(?P<name>{'|'.join(names)})|(?P<capitals>{_ACRONYM})|(?P<word>{_CAPITALISED})")


def _is_known(words: str, known: frozenset[str], context: Context, subject: Subject) -> bool:
    whole = words.casefold()
    pieces = [piece for piece in re.split(r"[-/→\s]", whole) if piece and not piece.isdigit()]
    house = {word.casefold() for word in context.house.glossary}
    if whole in known or whole in house or all(_plain(piece) in known or _plain(piece) in house for piece in pieces):
        return True
    if not words.isupper() and any(piece in house for piece in pieces):
        return True
    explained = f"({words})"
    lines = [line.text for group in context.groups for line in (group.objective, *group.key_results) if line]
    return any(explained in line or f"{words} (" in line for line in (*lines, subject.text))


def _plain(piece: str) -> str:
    """An acronym without its plural s and its number ("mqls", "covid19")."""
    return piece.rstrip("0123456789").removesuffix("s") if len(piece) > 2 else piece


def rated_person(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """A person's performance, review or pay hangs on the line.

    `tokens` tie the line to pay or appraisal; `first_names` open a line about what one person shall do (`deeds`) or
    is worth (`worth`). A person who only leads a team ("Julia's team: ...") is no such person.
    """
    match = seen(subject, parameters, "tokens") if near(subject, parameters) else None
    if match:
        if not seen(subject, parameters, "unless"):
            yield Hit(match.start(), match.end(), {"words": match[0]})
        return
    first_names = expressions(parameters, "first_names")
    if _OPENING.split(subject.text[:40], maxsplit=1)[0].casefold() not in _folded(first_names):
        return
    named = _person(first_names, expressions(parameters, "deeds"), expressions(parameters, "worth")).match(subject.text)
    if named:
        yield Hit(named.start(1), named.end(1), {"actor": named[1]})


@lru_cache(maxsize=16)
def _person(names: tuple[str, ...], deeds: tuple[str, ...], worth: tuple[str, ...]) -> re.Pattern[str]:
    """A line that opens with a person who does something, or whose own figure it is."""
    name = rf"(?:{'|'.join(names)})(?: [A-Z][\w'’-]+)?"
    does = rf" (?:each |both |alone |personally )?(?:{'|'.join(deeds)})\b"
    has = rf"['’]s? (?:[a-z-]+ ){{0,2}}(?:{'|'.join(worth)})\b"
    return re.compile(rf"({name}(?:(?:,| and| &) {name}){{0,3}})(?:{does}|{has})")


CHECKS: Mapping[str, LineCheck] = {"unknown_name": unknown_name, "rated_person": rated_person}
