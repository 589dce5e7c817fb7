"""Checks of objectives (O01 to O06): what kind of sentence it is, how many aims it joins, whom it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from coach.language import aim_families as fam
from coach.language import families
from coach.language.aim import Aim, of
from coach.language.aim_numbers import sizes
from coach.language.aim_shape import Words, is_clause, opens_with_deed, words_of
from coach.language.people import is_person, somebody
from coach.lint.checks.beside import asides
from coach.lint.checks.wording import expressions, pattern
from coach.lint.subject import Context, Hit, LineCheck, Subject

_JOINT = ("and", "&", "plus", "or", "while", "also")
_PURPOSE = frozenset("so because by without through who which that when where as".split())
_MOVING = (
    families.CHANGE
    | families.REACH
    | families.DELIVER
    | families.PEOPLE_WORK
    | frozenset("improve improving support supporting".split())
)
_COMPARED = frozenset(
    "shorter fewer better cheaper quicker safer happier faster cleaner greener lower higher less more stronger "
    "smarter "
    "simpler leaner larger smaller closer easier clearer fairer healthier earlier sooner multi-skilled tidy".split()
)


def _aim(subject: Subject) -> Aim:
    return of(subject.text)


def _from(subject: Subject, aim: Aim) -> dict[str, str]:
    """The slots an objective fills: its words, and what its deed is about."""
    slots = {"words": subject.text.strip(" .!")}
    if aim.deed is not None:
        verb = subject.text[aim.deed[0] : aim.deed[1]]
        rest = subject.text[aim.deed[1] :].strip(" .!")
        slots["verb"] = verb.lower()
        if rest and len(rest.split()) <= 9 and opens_with_deed(words_of(subject.lower)):
            slots["object"] = rest
    return slots


def aim_number(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """A figure that sizes the objective; `unless` are expressions of names that hold a figure. Slot `target`."""
    if _aim(subject).kind != "metric":
        return
    allowed = expressions(parameters, "unless")
    names = [match.span() for match in pattern(allowed).finditer(subject.text)] if allowed else []
    for item in subject.reading.quantities:
        named = any(item.span[0] < end and start < item.span[1] for start, end in names)
        if not named and sizes(subject.text, item):
            yield Hit(item.span[0], item.span[1], {"target": item.text})
            return


def aim_work(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """An objective that is work of one of the kinds in `work`: build, do, upkeep, better."""
    aim = _aim(subject)
    if aim.work is not None and aim.work in expressions(parameters, "work"):
        yield Hit(0, len(subject.text), _from(subject, aim))


def aim_slogan(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """An objective of lofty words and nothing else. Slot `words`: the lofty words; `other`: a mere label."""
    aim = _aim(subject)
    if aim.kind == "slogan" and aim.praise is not None:
        start, end = aim.praise
        yield Hit(start, end, {"other" if aim.label else "words": subject.text[start:end]})


def aim_for_nobody(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """An objective that names nobody, as a phrase: where something happens to something, who cares may be implied."""
    aim = _aim(subject)
    if aim.clause or aim.kind in ("metric", "solution") or aim.work in ("do", "upkeep"):
        return
    if not beneficiary_known(subject, context):
        yield Hit(0, len(subject.text))


def beneficiary_known(subject: Subject, context: Context) -> bool:
    """Whether the objective names somebody, or the why-now or a remark "for ..." beside it does."""
    if _aim(subject).who is not None:
        return True
    remarks = (note.text for note in asides(context) if note.text.lower().startswith("for"))
    return any(somebody(text) for text in (context.group.why_now or "", *remarks))


def several_aims(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """An objective that joins aims: `most` of them are too many, or two where it also has more words than `words`."""
    words = words_of(subject.lower)
    count, orders = count_aims(subject.lower)
    most, longest = parameters.get("most", 3), parameters.get("words", 25)
    assert isinstance(most, int) and isinstance(longest, int)  # noqa: PT018
    if count >= most or orders >= 2 or (count >= 2 and len(words) > longest):
        yield Hit(0, len(subject.text), {"other": str(max(count, orders))})


def count_aims(low: str) -> tuple[int, int]:
    """How many aims a text joins, and how many of them are orders with an object of their own ("cut costs and ...")."""
    pieces = _pieces(words_of(low), low)
    if not pieces:
        return 0, 0
    first = pieces[0]
    if is_clause(first):
        clauses = sum(is_clause(piece) and bool(piece) and is_subject(piece) for piece in pieces)
        return clauses, 0
    if not opens_with_deed(first) and any(is_person(word) for word, _, _ in first[:3]):
        return 1, 0
    orders = [piece for piece in pieces if opens_with_deed(piece) and piece[0][0] in _MOVING and _has_object(piece)]
    aims = sum(_is_aim(piece) for piece in pieces)
    if len(pieces) >= 5 and aims >= 2:  # a list this long is a list of aims, whatever its items look like
        aims = len(pieces)
    return max(aims, 1), len(orders)


def is_subject(piece: Words) -> bool:
    """Tell whether a piece opens with a subject of its own rather than with a further thing said of the last one."""
    first = piece[0][0]
    return first not in _PURPOSE and first not in families.STATES and first not in ("in", "on", "at", "can", "will")


def _pieces(words: Words, low: str) -> list[Words]:
    """Cut a text at commas and joining words; a purpose ends the aims."""
    pieces: list[Words] = [[]]
    end = 0
    for word, start, stop in words:
        cut = "," in low[end:start] or ";" in low[end:start]
        end = stop
        if pieces[-1] and word in _PURPOSE and not cut and len(pieces) == 1:
            break
        if cut or word in _JOINT:
            if pieces[-1]:
                pieces.append([])
            if word in _JOINT:
                continue
        pieces[-1].append((word, start, stop))
    return [piece for piece in pieces if piece]


def _is_aim(piece: Words) -> bool:
    first = piece[0][0]
    return opens_with_deed(piece) or first in _COMPARED or first in fam.DIRECTED


def _has_object(piece: Words) -> bool:
    return any(
        len(word) > 3 and word not in _PURPOSE and word not in ("them", "their", "they", "with", "from")
        for word, _, _ in piece[1:]
    )


CHECKS: Mapping[str, LineCheck] = {
    "aim_number": aim_number,
    "aim_work": aim_work,
    "aim_slogan": aim_slogan,
    "aim_for_nobody": aim_for_nobody,
    "several_aims": several_aims,
}
