"""Named features of a line for telling outcome from output: one or more for each border rule of the definitions.

The definitions are those of the labelling guide the project works by: an outcome is a change or held level that
somebody outside the doer could observe; an output is a deliverable finished; an activity has no finish line; what
is only a label or an unmeasured quality is unclear. No feature decides: the head (`coach.language.form`) weighs
them together with the vectors.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from coach.language import families as fam

_TAG = re.compile(
    r"^(?:\W*(?:\[[^\]]{1,20}\]|\([^)]{1,12}\)|(?:p[0-3]|stretch|goal|target)\b:?)\W*)+|^[\W_]*(?=[\w~<>±+$€£])",
    re.IGNORECASE,
)
_OPENERS = frozenset(
    "we we've we're we'll our team the to please will have has had should must shall successfully fully finally properly "
    "actively continuously also all aiming aim try begin start been".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONGEST = 600
"""Characters of a line that are looked at; no key result is longer, and a pasted wall of text must not cost more."""


def _pattern(expression: str) -> Callable[[str], bool]:
    compiled = re.compile(expression)
    return lambda text: compiled.search(text) is not None


# Shapes of lines that carry a number; looked at only where one stands. Text is lower case.
_NUMERIC: Mapping[str, Callable[[str], bool]] = {
    "percent": _pattern(r"\d\s?%|per ?cent"),
    "starts_with_percent": _pattern(r"^\W*(?:at least |over |more than |about |under |fewer than )?\d[\d.,]*\s?(?:%|per ?cent)"),
    "starts_with_number": _pattern(r"^\W*(?:at least |over |more than |about |under |fewer than )?\d"),
    "from_to": _pattern(r"\bfrom\b.{1,30}\bto\b|\d\S*\s?(?:->|→|=>|-->|➔|to)\s?[~<>$€£]?\d"),
    "now_was": _pattern(r"\b(?:currently|was|were|now|today|up from|down from|baseline|instead of|at present)\b.{0,12}\d|\d\s?\S*\s(?:now|today)\b"),
    "by_amount": _pattern(r"\bby (?:at least |over |about )?\d[\d.,]*\s?(?:%|points|pp|x\b)"),
    "signed_amount": _pattern(r"[+-]\s?\d[\d.,]*\s?%"),
    "threshold": _pattern(r"\b(?:under|below|above|at least|at most|no more than|less than|more than|fewer than|over|within|max|min|maximum|minimum)\b.{0,14}\d|[<>≤≥]\s?=?\s?\d"),
    "within_time": _pattern(r"\b(?:within|under|inside|in|less than)\s(?:\w+\s)?\d+[ -]?(?:business |working )?(?:ms|s|sec\w*|min\w*|h|hrs?|hours?|days?|weeks?|months?)\b"),
    "rate_per_period": _pattern(r"\d.{0,40}(?:\b(?:per|a|an|each|every)\s|/\s?)(?:day|week|month|quarter|year|sprint)\b"),
    "two_results": _pattern(r"\d.{0,60}(?:;|\band\b).{0,60}\d"),
}  # fmt: skip
# Shapes that any line may have.
_VERBAL: Mapping[str, Callable[[str], bool]] = {
    "in_place": _pattern(r"\b(?:in place|ready|live|available|up and running|done|completed?|finished|final|signed[ -]off|in use|in production|on air|open|operational|running|exists?|set ?up|launched|by default)\s*(?:\W|$|by |in |on |for )"),
    "on_time": _pattern(r"\bon[ -]time\b|\bsla\b|\bfirst (?:contact|time|try|pass)\b|\bin advance\b|\bolder than\b|\boverdue\b|\bunanswered\b"),
    "so_that": _pattern(r"\bso that\b|\bso (?:we|they|people|users|customers)\b|\bresulting in\b|\bleading to\b|\bin order to\b|\bgenerating\b|=>|->|→"),
    "and_effect": _pattern(r"\b(?:and|which|that) (?:\w+ )?(?:gets?|reach(?:es)?|grows?|cuts?|doubles?|reduces?|increases?|brings?|leads?|convert|is used)\b"),
    "means": _pattern(r"\bby (?!q\d|the end|end|eo)\w+ing\b|\bvia\b|\bthrough\b|\busing\b|\bbased on\b"),
    "placeholder": _pattern(r"\btbd\b|\btbc\b|\bxxx?\b|\bn/a\b|\?\?|\bx ?%|\$ ?[nx]\b|__"),
    "question": _pattern(r"\?\s*$"),
    "semicolon": _pattern(r";| \+ "),
    "money": _pattern(r"[$€£¥]|\b(?:eur|usd|gbp|chf|euros?|dollars?)\b"),
    "title_only": _pattern(r"^[^.!?:;]{1,40}$"),
}  # fmt: skip
# Words that mark a shape wherever they stand.
_MARKED: Mapping[str, frozenset[str]] = {
    "cadence": frozenset("weekly monthly daily quarterly regular regularly biweekly bi-weekly ongoing continuous continuously constantly always".split()),
    "nothing_left": frozenset("zero no none nobody without never not".split()),
    "every": frozenset("all every each".split()),
    "can": frozenset("can able could cannot capable allow enable".split()),
    "measured_by": frozenset("measured tracked according reported survey".split()),
    "state_verb": fam.STATES,
    "quality": fam.QUALITIES,
    "feelings": fam.FEELINGS,
    "first_person": frozenset("we our us my ourselves".split()),
    "work_noun": fam.WORK_NOUNS,
    "more_less": frozenset("more fewer less faster sooner earlier higher lower shorter longer cheaper quicker smaller bigger instead twice double half".split()),
}  # fmt: skip
_FAMILIES: Mapping[str, frozenset[str]] = {
    "delivers": fam.DELIVER,
    "decides": fam.DECIDE,
    "works_on_people": fam.PEOPLE_WORK,
    "holds_event": fam.EVENT_WORK,
    "goes_on": fam.ONGOING,
    "changes": fam.CHANGE,
    "reaches": fam.REACH,
    "holds": fam.HOLD,
    "chooses": fam.CHOOSE,
}
_LEVEL = re.compile(
    r"(?:\bto|\bat|\bof|:|=|≤|≥|<|>|\bbelow|\babove|\bunder|\bover)\s?[~$€£]?\d[\d.,]*\s?(?:%|\w{1,12})?(?:\s\w+){0,4}\W*$"
)
_ENDS = fam.CHANGE | {"up", "down", "better", "fewer", "lower", "higher", "half"}
_ANY_VERB = frozenset().union(*_FAMILIES.values(), {"is", "are", "be", "can", "has", "have"})
_CROSSED = (
    "changes_metric", "changes_unsized", "changes_artefact", "delivers_digit", "delivers_metric_digit",
    "others_percent", "own_work_percent", "state_percent", "can_digit", "can_bare", "short_label",
    "number_of_others", "number_of_artefacts", "third_party_acts", "number_of_comers", "number_of_efforts",
    "efforts_per_period", "works_on_people_digit", "people_work_state", "others_first", "others_first_digit",
    "noun_first", "noun_first_from_to", "noun_first_level", "noun_first_state", "ends_in_change",
)  # fmt: skip

NAMES: tuple[str, ...] = (
    *_FAMILIES, "gerund", "second_word_deed", "digit", "metric", "artefact", "others", "own_work", "participle_state",
    "no_verb", *_NUMERIC, *_VERBAL, *_MARKED, *_CROSSED, "length", "shortness",
)  # fmt: skip


def opening(words: Sequence[str]) -> int:
    """The place of the first word that carries the line, past auxiliaries; 0 where all words are such."""
    for place, word in enumerate(words[:6]):
        if word not in _OPENERS:
            return place
    return 0


def features(line: str) -> tuple[float, ...]:
    """The values of `NAMES` for a line: 0 or 1, but for the two lengths (in words, scaled to about 1)."""
    text = _TAG.sub("", line[:_LONGEST].lower(), count=1)
    words = _WORD.findall(text)
    start = opening(words)
    first = words[start] if words else ""
    second = words[start + 1] if len(words) > start + 1 else ""
    bag = frozenset(words)
    digit = any(character.isdigit() for character in text)
    lead = [first in family for family in _FAMILIES.values()]
    metric, artefact = not bag.isdisjoint(fam.QUANTITIES), not bag.isdisjoint(fam.ARTEFACTS)
    others, own = not bag.isdisjoint(fam.OTHERS), not bag.isdisjoint(fam.OWN_WORK)
    state = any(word in fam.PARTICIPLES for word in words[1:])
    numeric = [shape(text) for shape in _NUMERIC.values()] if digit else [False] * len(_NUMERIC)
    verbal = [shape(text) for shape in _VERBAL.values()]
    rest = frozenset(words[start + 1 :])  # "launch" and "support" open a line as verbs, and are nouns inside it
    marked = [not (rest if name == "work_noun" else bag).isdisjoint(of) for name, of in _MARKED.items()]
    percent, at_start = numeric[0], numeric[2]
    can, change, deliver, people = marked[3], lead[5], lead[0], lead[2]
    counted = words[: start + 3] if at_start else words
    comers = digit and any(word in fam.COME for word in counted)
    efforts = digit and any(word in fam.EFFORTS for word in counted)
    others_first = any(word in fam.OTHERS for word in words[: start + 3]) and not any(lead[:5])
    noun_first = bool(first) and not any(lead) and not at_start and not plain_gerund(first)
    level = digit and _LEVEL.search(text) is not None
    crossed = (
        change and metric, change and not metric and not digit, change and artefact and not digit,
        deliver and digit, deliver and metric and digit, others and percent, own and percent, state and percent,
        can and digit, can and not digit, len(words) <= 3 and not digit and not any(lead), at_start and others,
        at_start and artefact and not others, _others_act(words), comers, efforts, efforts and numeric[9],
        people and digit, any(word in fam.PEOPLE_DONE for word in words[1:]), others_first, others_first and digit, noun_first, noun_first and (numeric[3] or numeric[4]), noun_first and level,
        noun_first and state and not digit, bool(words) and words[-1] in _ENDS,
    )  # fmt: skip
    verb = first in _ANY_VERB or not bag.isdisjoint(_ANY_VERB)
    plain = (
        plain_gerund(first), second in fam.DELIVER or second in fam.ONGOING, digit, metric,
        artefact, others, own, state, not verb,
    )  # fmt: skip
    values = (*lead, *plain, *numeric, *verbal, *marked, *crossed)
    return (*(float(value) for value in values), min(len(words), 40) / 10.0, min(len(words), 6) / 6.0)


def plain_gerund(word: str) -> bool:
    """Whether a word looks like "-ing" work ("exploring"), short nouns such as "king" left out."""
    return word.endswith("ing") and len(word) > 5


def _others_act(words: Sequence[str]) -> bool:
    """Whether somebody other than the doer is followed by what reads like a verb of theirs ("patients return")."""
    for place, word in enumerate(words[:-1]):
        if word in fam.OTHERS and words[place + 1] not in fam.FUNCTION_WORDS and words[place + 1] in fam.CHOOSE:
            return True
    return False
