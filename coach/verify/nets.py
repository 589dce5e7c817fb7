"""English ways to say an amount that the grammar of quantities leaves aside, since no key result is measured by them.

A lint may pass over "dozens" or "a month"; a check of provenance may not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from coach.verify.mention import Net

_SMALL = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "dozen": 12,
}  # fmt: skip
_SCALE = {"dozen": 12.0, "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_ORDINALS = {
    "other": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
_TUPLES = {
    "doubl": 2.0, "tripl": 3.0, "trebl": 3.0, "quadrupl": 4.0, "quintupl": 5.0, "sextupl": 6.0, "septupl": 7.0,
    "octupl": 8.0, "decupl": 10.0, "halv": 0.5,
}  # fmt: skip
_GROUPS = {"pair": 2.0, "duo": 2.0, "trio": 3.0, "quartet": 4.0, "quintet": 5.0, "hat-trick": 3.0, "hat trick": 3.0}
_WORDS = "|".join(sorted(["one", *_SMALL], key=len, reverse=True))
_SPAN = "hour|day|week|month|year|minute|second|workday"
_LEADS = (
    "within|under|inside|in less than|less than|no more than|more than|over|close to|closer to|about|around|nearly|"
    "almost|up to|down to|at least|at most|by|takes?|took|taking|lasts?|lasting|in|for|after|below|above|every|roughly|"
    "exceeds?|of"
)

_COUPLE = re.compile(r"\b(?:a couple(?: of)?|couple of)(?: (dozen|hundred|thousand|million|billion)\b)?")
_ONE_OR = re.compile(r"\bone(?= ?(?:or|to|and|-|–) ?(?:two|three|four|five)\b)")
_HALF = re.compile(r"\bhalf an? (dozen|hundred|thousand|million|billion)\b")
_HALVED = {"tonne": "t", "ton": "t", "kilo": "kg", "litre": "l", "liter": "l", "kilometre": "km", "gigabyte": "GB"}
_HALF_UNIT = re.compile(r"\bhalf an? (tonne|ton|kilo|litre|liter|kilometre|gigabyte)\b")
_MANY = re.compile(
    r"\b(?:tens|dozens|hundreds|thousands|millions|billions|trillions|zillions|lakhs|crores)"
    r"(?: of (?:tens|hundreds|thousands|millions|billions))?\b|(?:^|[.:;] )scores of\b"
)
_DIGITS = re.compile(
    r"\b(?:(?:low|mid|high|upper|lower|solid)[ -])?(?:single|double|triple|one|two|three|four|five|six|seven|eight|"
    r"nine)"
    r"[ -](?:digits?|figures?)\b"
)
_DECADES = re.compile(
    r"\b(?:(?:low|mid|high|upper|lower|early|late)[ -])?"
    r"(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b"
)
_SPAN_UNITS = {"minute": "min", "second": "s"}
_SCORES = re.compile(r"\b(?:several|many|a few|some|a couple of) score (?:of )?(?=\w+s\b)")
_PART_OF_SPAN = re.compile(
    r"\b(?:(three[ -]quarters)|(half)|((?:a |one )?quarter)|((?:a |one )?third)|(two[ -]thirds)) of an? "
    r"(hour|day|week|month|year|minute|second)\b"
)
_PARTS = (0.75, 0.5, 0.25, 1 / 3, 2 / 3)
_AND_A_HALF = re.compile(r"\b(?:an?|one) (hour|day|week|month|year|minute|second) and a half\b")
_SCORE = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten) ?score\b(?! of \w+ points)")
_ZERO = re.compile(r"\b(?:zero|zeros|zeroes|nil|nought|naught)\b(?![- ](?:sum|trust|day|in on|knowledge))(?<!net zero)")
_FORTNIGHT = re.compile(r"\b(?:an? )?fortnight(?:ly|s)?\b|\b(?:an? )?(?:half[ -]decade|decade|century)\b")
_MAGNITUDE = re.compile(r"\b(?:an? )?orders? of magnitude\b")
_ONCE = re.compile(rf"\bonce (?:an?|per|each|every|in an?) (?:{_SPAN}|quarter|sprint|cycle|shift|term)\b")
_EVERY = re.compile(
    rf"\bevery (?:(other) (?:{_SPAN}|quarter|sprint|shift|term)|(second|third|fourth|fifth|sixth|tenth))\b"
)
_TWICE_YEARLY = re.compile(
    r"\b(?:bi|semi|tri)-?(?:annual(?:ly)?|weekly|monthly|yearly|ennial(?:ly)?|quarterly|daily)\b"
)
_TILES = re.compile(
    r"\b(?:(?:top|bottom|upper|lower|highest|lowest)[ -])?(?:quartile|quintile|decile|tercile|percentile)s?\b"
)
_TOP = re.compile(
    r"\bnumber one\b|\b(?:the )?(?:top|pole) (?:spot|position|rank)\b|(?<!the )\bfirst (?:place|prize|rank|position)\b|"
    r"\b(?:rank|ranks|ranked|ranking|finish|finishes|finished) first\b|\b(?:gold|silver|bronze) medals?\b"
)
_QUARTER = re.compile(
    r"(?:\b(?:up|down|nearly|almost|about|around|roughly|than|only|just|to|at|by|cuts?|saves?|loses?|gains?|grows?|"
    r"rises?|falls?|drops?|shrinks?|[a-z]+,|"
    r"(?:cut|rise|drop|fall|growth|gain|increase|decrease|reduction|saving|share|loss) of)"
    r"(?: by)? |(?:^|[.!?\n(] ?))(a quarter)\b"
    r"(?! (?:ago|later|earlier|away|ends?|per|for|in|on|or two|is|has|from|before|after)\b)"
    r"|(a quarter)(?= (?:of (?!20|the year|a year)|fewer|less|more|lower|higher|faster|as)\b)"
)
_A_SPAN = re.compile(rf"\b(?:an?|one) (?:single |working |business |whole |full |calendar )?({_SPAN})\b")
_LEAD = re.compile(rf"\b(?:{_LEADS}) (?:just |only |about |under |around |roughly |at most )?$")
_IDLE_SPAN = re.compile(
    r"\b(?:for|in|after) (?:just |only )?a (?:minute|second)\b|\bof an? (?:second|minute|day|week|month|year)\b"
)
_RATED = re.compile(r"\b(?:times|often|much|many|once|twice|frequently)\b[^.]{0,20}$")
_TUPLE = re.compile(r"\b(doubl|tripl|trebl|quadrupl|quintupl|sextupl|septupl|octupl|decupl|halv)(?:e|es|ed|ing)\b")
_FOLD = re.compile(
    r"\b(six|seven|eight|nine|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundred|thousand|million)[ -]?fold\b"
)
_GROUP = re.compile(r"\ba (pair|duo|trio|quartet|quintet|hat[- ]trick)\b|\b(pairs|trios|duos) of\b")
_LONG = re.compile(r"(?<![a-z])[befhmnost][a-z]{5,80}(?![a-z])")
_GLUED = re.compile(rf"(?:{_WORDS}){{2,8}}(?:percent)?|(?:{_WORDS})percent")
_ODD = re.compile(rf"\b({_WORDS})[ -]?(?:odd|something|plus|ish)\b")
_POINT = re.compile(rf"\b({_WORDS}|zero|nought) point (zero|nought|{_WORDS})(?:[ -]({_WORDS}))?\b")
_CARDINAL = re.compile(rf"\b(?:{'|'.join(sorted(_SMALL, key=len, reverse=True))})\b")

_DIGIT_WORDS = {
    word: index for index, word in enumerate("zero one two three four five six seven eight nine".split())
} | {"nought": 0}


def read(low: str) -> Iterator[Net]:
    """Yield the amounts found, not sorted; they may overlap one another and what the grammar finds."""
    yield from _counts(low)
    yield from _times(low)
    yield from _words(low)
    yield from _named(low)


def _counts(low: str) -> Iterator[Net]:
    if "couple" in low:
        for found in _COUPLE.finditer(low):
            yield Net(*found.span(), "count", 2 * _SCALE.get(found[1] or "", 1.0))
    if "one" in low:
        for found in _ONE_OR.finditer(low):
            yield Net(*found.span(), "count", 1.0)
    if "half a" in low:
        for found in _HALF.finditer(low):
            yield Net(*found.span(), "count", 0.5 * _SCALE[found[1]])
        for found in _HALF_UNIT.finditer(low):
            yield Net(*found.span(), "measure", 0.5, _HALVED[found[1]])
    if "score" in low:
        for found in _SCORE.finditer(low):
            yield Net(*found.span(), "count", 20.0 * _SMALL[found[1]])
        for found in _SCORES.finditer(low):
            yield Net(*found.span(), "vague")
    if "pair" in low or "trio" in low or "duo" in low or "tet" in low or "trick" in low:
        for found in _GROUP.finditer(low):
            yield Net(*found.span(), "count", _GROUPS[(found[1] or found[2].rstrip("s"))])
    if "fold" in low:
        for found in _FOLD.finditer(low):
            yield Net(*found.span(), "multiple", float(_SMALL[found[1]]), "x")
    for found in _TUPLE.finditer(low):
        if not low.startswith((" check", "-check", " down"), found.end()):
            yield Net(*found.span(), "multiple", _TUPLES[found[1]], "x")
    if "quarter" in low:
        for found in _QUARTER.finditer(low):
            yield Net(*found.span(1 if found[1] else 2), "fraction", 0.25)
    for found in _ZERO.finditer(low):
        yield Net(*found.span(), "count", 0.0)


def _times(low: str) -> Iterator[Net]:
    if "fortnight" in low or "decade" in low or "century" in low:
        for found in _FORTNIGHT.finditer(low):
            long = "century" in found[0], "half" in found[0]
            yield (
                Net(*found.span(), "duration", 2.0, "week")
                if "fortnight" in found[0]
                else Net(*found.span(), "duration", 100.0 if long[0] else 5.0 if long[1] else 10.0, "year")
            )
    if "once " in low:
        for found in _ONCE.finditer(low):
            yield Net(*found.span(), "count", 1.0)
    if "every " in low:
        for found in _EVERY.finditer(low):
            yield Net(*found.span(), "every", float(_ORDINALS[found[1] or found[2]]))
    if " of a" in low:
        for found in _PART_OF_SPAN.finditer(low):
            part = next(value for value, group in zip(_PARTS, found.groups(), strict=False) if group)
            yield Net(*found.span(), "duration", part, _SPAN_UNITS.get(found[6], found[6]))
    if "and a half" in low:
        for found in _AND_A_HALF.finditer(low):
            yield Net(*found.span(), "duration", 1.5, _SPAN_UNITS.get(found[1], found[1]))
    for found in _A_SPAN.finditer(low):
        start = found.start()
        lead = _LEAD.search(low, max(0, start - 36), start)
        if lead is None or _IDLE_SPAN.match(low, lead.start()) or _RATED.search(low, max(0, start - 44), lead.start()):
            continue
        yield Net(*found.span(), "duration", 1.0, _SPAN_UNITS.get(found[1], found[1]))


def _words(low: str) -> Iterator[Net]:
    for found in _LONG.finditer(low):
        if _GLUED.fullmatch(found[0]):
            yield Net(*found.span(), "vague", None)
    for found in _ODD.finditer(low):
        yield Net(*found.span(), "count", float(_SMALL.get(found[1], 1)))
    if " point " in low:
        for found in _POINT.finditer(low):
            yield _decimal(found)
    for found in _CARDINAL.finditer(low):
        yield Net(*found.span(), "count", float(_SMALL[found[0]]))


def _decimal(found: re.Match[str]) -> Net:
    whole = _SMALL.get(found[1], _DIGIT_WORDS.get(found[1], 0))
    digits = [_SMALL.get(word, _DIGIT_WORDS.get(word, 0)) for word in (found[2], found[3]) if word]
    return Net(*found.span(), "count", float(f"{int(whole)}." + "".join(str(int(digit)) for digit in digits)))


def _named(low: str) -> Iterator[Net]:
    for gates, pattern in _NAMED:
        if any(gate in low for gate in gates):
            for found in pattern.finditer(low):
                yield Net(*found.span(), "vague")
    if "first" in low or "number one" in low or "spot" in low or "position" in low or "rank" in low or "medal" in low:
        for found in _TOP.finditer(low):
            yield Net(*found.span(), "top", 1.0)


_NAMED: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (("tens", "dozens", "hundreds", "thousands", "illions", "lakhs", "crores", "scores"), _MANY),
    (("digit", "figure"), _DIGITS),
    (("teens", "ties"), _DECADES),
    (("magnitude",), _MAGNITUDE),
    (("annual", "weekly", "monthly", "yearly", "ennial", "quarterly", "daily"), _TWICE_YEARLY),
    (("ile",), _TILES),
)
"""Patterns that are slow to search for, each with words of which one must stand in the text."""
