"""Checks of form: which kind of deed an output or activity is (K01 to K09).

Every check here is silent on a line that the form judge did not call an output or an activity. The word families
stand in the rule files; what stands here is where in a line they count: its opening verb, the participle that tells
it as a state, the head of what the deed is about. Which of two kinds wins is in the rule files too (`hides`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from coach.errors import RuleError
from coach.language import families
from coach.lint.checks.wording import expressions, matches, pattern
from coach.lint.deed import LONGEST, Deed, Place, deed, named, object_of, verb_of
from coach.lint.subject import Context, Hit, LineCheck, Subject
from coach.lint.turns import tells_state
from coach.schema import Quantity, Severity

SURE = 0.6
"""Below this confidence of the form judge a finding is put as a doubt, and never as an error."""

_DEFINITE = frozenset(("the", "our", "all", "both", "these", "those", "their", "its", "your", "remaining"))
_AWAY = re.compile(
    r"\b(?:above|below|than|under|for|in|at|with|across|by|within|until|before|after|during|from|into|on|among|between|"
    r"per|via|through|to|of|over)\b"
)
_BOUND = re.compile(r"\b(?:at least|at most|up to|more than|no fewer than|minimum of|a total of|not less than)\b")
_LABEL_END = re.compile(r"[:=–→]|->")
_CHANGE_BEFORE = re.compile(r"(?:\b(?:by|off|additional|extra|more)\s+(?:about |over )?|[+-])$", re.IGNORECASE)
_CHANGE_AFTER = re.compile(r"\s*(?:discount|off|cheaper|more|less|fewer|faster|increase|reduction)\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\s*of ((?:[\w'’&/-]+ ){0,4}?[\w'’&/-]+)"
    r"(?= (?:is|are|has|have|in|to|by|for|on|with|and|from|at|into|done)\b|[,.;:(]|\s*$| \w+(?:ed|ten|ven|live)\b)"
)
_DONE = re.compile(
    r"\b(?:done|complete|completed|finished|delivered|implemented|migrated|shipped|rolled out|built|written|dug)\b",
    re.IGNORECASE,
)


DOUBTFUL_STEP = 0.8
"""Below this confidence a line that states where it starts and where it goes is not called a deed."""


def _applies(subject: Subject) -> bool:
    if subject.form not in ("output", "activity"):
        return False
    measure = subject.reading.measure
    step = measure.baseline is not None and measure.target is not None
    return not (step and subject.confidence < DOUBTFUL_STEP) and not tells_state(subject)


def _hit(subject: Subject, place: Place, **slots: str | None) -> Hit:
    """A finding on a deed. Where the form is doubtful it is a warning, never an error."""
    begin, end = place if place[0] < place[1] else (0, len(subject.text))
    return Hit(begin, end, {key: value for key, value in slots.items() if value}, _softer(subject))


def _softer(subject: Subject) -> Severity | None:
    return "warning" if subject.confidence < SURE else None


def any_deed(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """Every output or activity: the fallback. `evidence` words, or a house that allows milestones, soften it.

    Where the form is doubtful what the deed is about is the slot `other` and not `object`, so that the words can
    say so.
    """
    if not _applies(subject):
        return
    found = deed(subject.text)
    begin = found.words[found.first][1] if found.first < len(found.words) else 0
    end = found.words[found.state][2] if found.state is not None else found.about[1]
    slot = "other" if _softer(subject) else "object"
    hit = _hit(subject, (begin, max(begin, end)), **{slot: named(subject.text, found, found.about)})
    soft = context.house.milestones_allowed or matches(subject, parameters, "evidence") is not None
    yield Hit(hit.start, hit.end, hit.slots, "warning" if soft else hit.severity)


def lead_deed(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """The line's deed is one of a family.

    `verbs` are enough by themselves (`alone`: only where they open the line), unless one of `not_objects` heads what
    they are about; `making` are verbs that count where one of `made` does. `things` are nouns that say it where the
    line has no verb, `phrases` are expressions that say it anywhere, `unless` takes the finding back. `cues` are
    pieces of words, one of which every phrase holds.
    """
    if not _applies(subject):
        return
    hit = _lead(subject, parameters)
    if hit and not matches(subject, parameters, "unless"):
        yield hit


def _lead(subject: Subject, parameters: Mapping[str, object]) -> Hit | None:
    text = subject.text
    found = deed(text)
    verb = _doing(text, found, parameters)
    if verb:
        about = object_of(text, found, verb)
        begin, end = found.words[verb[0]][1], found.words[verb[1] - 1][2]
        place = (min(begin, about[0]), max(end, about[1])) if about[1] else (begin, end)
        phrase = named(text, found, about)
        return _hit(subject, place, object=phrase, actor=phrase)
    if not found.imperative and found.state is None and _headed(text, found.about, expressions(parameters, "things")):
        return _hit(subject, found.about)
    words = expressions(parameters, "phrases")
    if words and _cued(subject, parameters) and (match := pattern(words).search(text, 0, LONGEST)):
        return _hit(subject, match.span(), object=named(text, found, found.about))
    return None


def _cued(subject: Subject, parameters: Mapping[str, object]) -> bool:
    """Whether one of the rule's `cues` stands in the line: a fast look before a slow one."""
    low = subject.lower
    return any(cue in low for cue in _pieces(_list(parameters, "cues")))


@lru_cache(maxsize=64)
def _pieces(cues: str) -> tuple[str, ...]:
    return tuple(cue.strip() for cue in cues.split(","))


def _doing(text: str, found: Deed, parameters: Mapping[str, object]) -> Place | None:
    """The verb of the rule's family, as positions in the deed's words."""
    verb = verb_of(found, _list(parameters, "verbs")) or verb_of(found, _list(parameters, "alone"), as_state=False)
    if verb and not _headed(text, object_of(text, found, verb), expressions(parameters, "not_objects")):
        return verb
    verb = verb_of(found, _list(parameters, "making"))
    if verb and _headed(text, object_of(text, found, verb), expressions(parameters, "made")):
        return verb
    return None


def _list(parameters: Mapping[str, object], key: str) -> str:
    """A rule's words under `key`, written with commas between them. Raises `RuleError` where they are not."""
    value = parameters.get(key, "")
    if not isinstance(value, str):
        raise RuleError(f"'{key}' of a rule is one text with commas, such as 'help, take part | took taken'")
    return value


def _headed(text: str, about: Place, nouns: tuple[str, ...]) -> bool:
    """Whether a phrase ends in one of the nouns; a number, year or version may follow it."""
    return bool(nouns) and about[1] > 0 and _heads(nouns).search(text[about[0] : about[1]]) is not None


@lru_cache(maxsize=64)
def _heads(nouns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(nouns) + r")(?: (?:v?\d[\w.]*|[A-Z]))?$", re.IGNORECASE)


def counted_deed(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """The number of the line counts what is done."""
    if not _applies(subject):
        return
    found = deed(subject.text)
    told = subject.reading.baseline_at, subject.reading.target_at
    for quantity in subject.reading.quantities:
        if all(told) and not any(at and at[0] < quantity.span[1] and quantity.span[0] < at[1] for at in told):
            continue  # "employers with 50+ staff: 82 → 125": the step counts, the 50 says which are meant
        if quantity.kind == "count" and (quantity.value or 0) > 1 and _counts_deed(subject.lower, found, quantity):
            begin, end = quantity.span
            about = found.about if found.about[0] <= begin < found.about[1] else (begin, end)
            phrase = named(subject.text, found, about) if about == found.about else None
            yield _hit(subject, (min(begin, about[0]), max(end, about[1])), object=phrase)
            return


def _counts_deed(low: str, found: Deed, quantity: Quantity) -> bool:
    """Whether a number counts what the deed is about, and not where, for whom or until when it is done."""
    begin = quantity.span[0]
    if begin > LONGEST or not found.words:
        return False
    start = found.words[found.first][1]
    if _LABEL_END.search(low, 0, begin):
        return True  # "market visits: 8"
    before = _BOUND.sub("", low[start:begin]).split()
    if begin >= start and not before[1 if found.imperative else 0 :]:
        return low[quantity.span[1] : quantity.span[1] + 2].strip().isalpha()  # "14 use cases scored"
    if quantity.noun is None or begin < start:
        return False
    if before and before[-1] in _DEFINITE:
        return False  # "the 3 oldest washers" is one known job, not an amount of effort
    if before and before[-1] in ("to", "with", "on") and quantity.noun in families.OTHERS:
        return True  # "pitch the story to 30 journalists"
    return _AWAY.search(" ".join(before[2:] if found.imperative else before)) is None


def share_of_work(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """A percentage, fraction or ratio in a deed, said of the deed itself or of `work` nouns: how far the work is."""
    if not _applies(subject):
        return
    text = subject.text
    words = expressions(parameters, "work")
    for quantity in subject.reading.quantities:
        begin, end = quantity.span
        if quantity.kind not in ("percent", "fraction", "ratio") or begin > LONGEST:
            continue
        after = text[end:LONGEST]
        if _CHANGE_BEFORE.search(text[max(0, begin - 16) : begin]) or _CHANGE_AFTER.match(after):
            continue
        whole = _WHOLE.match(after)
        work = words and pattern(words).search(text, 0, LONGEST)
        if whole or work or _DONE.search(after) or deed(text).state is not None:
            place = begin, end + (whole.end() if whole else 0)
            yield _hit(subject, place, target=quantity.text, object=_whole(whole))
            return


def _whole(match: re.Match[str] | None) -> str | None:
    """What a share is a share of, in the line's words."""
    phrase = match[1].strip() if match else ""
    return re.sub(r"^(?:our|my)\b", "your", phrase) if 0 < len(phrase) <= 60 else None


def milestone(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """A deed told as true or false: a gate passed (`gates`), a state reached (`states`), or a bare participle.

    A house that allows milestones gets advice.
    """
    if not _applies(subject):
        return
    found = deed(subject.text)
    place = found.words[found.state][1:] if found.state is not None else None
    for key in ("gates", "states") if place is None and _cued(subject, parameters) else ():
        words = expressions(parameters, key)
        if place is None and words and (match := pattern(words).search(subject.text, 0, LONGEST)):
            place = match.span()
    if place:
        begin, end = (min(found.about[0], place[0]), max(found.about[1], place[1])) if found.about[1] else place
        hit = _hit(subject, (begin, end), object=named(subject.text, found, found.about))
        yield Hit(hit.start, hit.end, hit.slots, "advice" if context.house.milestones_allowed else hit.severity)


CHECKS: Mapping[str, LineCheck] = {
    "any_deed": any_deed,
    "deed": lead_deed,
    "counted_deed": counted_deed,
    "share_of_work": share_of_work,
    "milestone": milestone,
}
