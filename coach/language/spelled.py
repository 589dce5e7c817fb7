"""Numbers in words that are more than numerals: multiples, parts, ordinals, "one" the pronoun, quarters of a year."""

from __future__ import annotations

import re

from coach.language import identifiers
from coach.language.nouns import counted
from coach.language.numerals import CARDINALS, ORDINALS, PARTS, Numeral, article_before, read_words
from coach.language.suffixes import Found

_LETTERS = re.compile(r"[a-z]+")
MULTIPLES = {
    "double": 2.0, "doubles": 2.0, "doubled": 2.0, "doubling": 2.0, "twice": 2.0, "twofold": 2.0, "triple": 3.0,
    "triples": 3.0, "tripled": 3.0, "tripling": 3.0, "treble": 3.0, "trebles": 3.0, "trebled": 3.0, "thrice": 3.0,
    "threefold": 3.0, "quadruple": 4.0, "quadruples": 4.0, "quadrupled": 4.0, "quintuples": 5.0,
    "fourfold": 4.0, "fivefold": 5.0, "tenfold": 10.0, "hundredfold": 100.0, "halve": 0.5,
    "halves": 0.5, "halved": 0.5, "halving": 0.5, "quintuple": 5.0,
}  # fmt: skip

_PERIOD = re.compile(
    r"(?:first|second|third|fourth|last) (?:quarter|half)(?: of (?:the )?(?:fy ?|year )?(?:20\d\d|"
    r"\d\d(?!\d))?(?:year)?)?"
)
_NOT_ONE = re.compile(
    r"(?:no|this|that|which|each|every|any|some|another|the|only|my|your|our|everyone|right|last|next|new|"
    r"old|wrong)[ -]$"
)
_AFTER_ONE = re.compile(
    r"[ -](?:of|another|and|or|on|to|off|is|was|that|which|who|by|day|for|can|has|will)\b|['’]|$|[.,;:!?)]|-"
)
_SIZED = re.compile(
    r"\b(?:at least|minimum|least|exactly|than|to|from|only|just|max|maximum|most|under|below|over|plus|"
    r"is|by) $|[=:→>] ?$"
)
_AFTER_PART = re.compile(
    r" ?(?:of\b|the\b|our\b|all\b|as\b|by\b|in\b|to\b|more\b|less\b|fewer\b|that\b|compared\b|within\b|"
    r"vs\b|who\b|or\b|and\b|from\b|$|[.,;:)(/-])"
)
_BEFORE_PART = re.compile(
    r"(?:\b(?:a|one|by|in|least|than|to|from|over|under|about|nearly|almost|around|up|above|below|cut|"
    r"only|approximately|roughly) |(?:^|[(:>~<=] ?))$"
)
_DENOMINATOR = re.compile(
    r"[ -](halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|"
    r"twentieths?|hundredths?)\b"
)
_SPELL_BEFORE = re.compile(
    r"\b(?:for|over|within|in|last|past|next|first|every|each|after|until|during|the|these|all|previous) $"
)
_SPELL_AFTER = re.compile(r" (?:in a row|running|ago|later|straight|on end|earlier|before|after|long|ahead)\b")
_LESS_BY = re.compile(r" (?:less|more|fewer|higher|lower|faster|shorter|longer|cheaper|smaller|quicker)\b")
_HALF_TIME = re.compile(r"[ -](?:an? )?(hour|day|year|month|week)s?\b")
_RATE = re.compile(r" (?:an?|per|each|every|daily|weekly|monthly|yearly|as)\b")


def read(text: str, low: str, start: int) -> tuple[Found | Numeral | None, int]:
    """Read the number word that starts here, and say where to go on; a numeral still lacks its unit."""
    found = _LETTERS.match(low, start)
    word = found[0] if found else ""
    after = start + len(word)
    if period := _PERIOD.match(low, start):
        whole = period[0].rstrip()
        if " of " in whole or "quarter" in whole or word in ("first", "second"):
            return Found(start, start + len(whole), "quarter", None), start + len(whole)
    if word in MULTIPLES:
        return _multiple(low, start, after, MULTIPLES[word]), after
    if identifiers.spelled_name(low, start):
        if word == "one":
            return None, after
        token = identifiers.read_token(text, start)
        return Found(token[0], token[1], "identifier", None), token[1]
    if word in CARDINALS:
        numeral = read_words(low, start)
        if numeral is None or (word == "one" and numeral.end == after and _is_pronoun(low, start, after)):
            return None, after
        joined = _spelled_part(low, numeral)
        if joined is not None:
            return joined, joined.end
        return numeral, numeral.end
    return _part_or_ordinal(low, start, word, after), after


def _is_pronoun(low: str, start: int, end: int) -> bool:
    lead = low[max(0, start - 10) : start]
    if lead.endswith("between "):
        return False
    if low.startswith((" in ", " out of ", " third", " half", " quarter", " fifth", " tenth"), end):
        return bool(_NOT_ONE.search(lead))
    if _AFTER_ONE.match(low, end):
        return not (_SIZED.search(lead) and not re.match(r" of|['’-]", low[end : end + 3])) and not re.match(
            r"-(?:day|week|month|hour|year|minute)", low[end : end + 8]
        )
    return _NOT_ONE.search(lead) is not None


def _spelled_part(low: str, numeral: Numeral) -> Found | None:
    """Read "two thirds", "three-quarters of", "one tenth"."""
    found = _DENOMINATOR.match(low, numeral.end)
    if found is None or numeral.value >= 20:
        return None
    whole = "half" if found[1] == "halves" else found[1].rstrip("s")
    if whole == "quarter" and not low.startswith((" of ", ")", ".", ","), found.end()) and found.end() != len(low):
        spell = _SPELL_BEFORE.search(low, 0, numeral.start) or _SPELL_AFTER.match(low, found.end())
        if numeral.value != 3 or spell:
            return None  # "two quarters in a row" are half a year
    if numeral.value == 1 and not found[1].endswith("s") and not _AFTER_PART.match(low, found.end()):
        return None
    value = numeral.value / PARTS[whole]
    return Found(numeral.start, found.end(), "fraction", value, None, None, counted(low, found.end()))


def _multiple(low: str, start: int, end: int, value: float) -> Found | None:
    if low.startswith("-check", end) or low.startswith((" check", " opt", " diamond", " down"), end):
        return None
    if low.startswith(("twice", "thrice"), start) and _RATE.match(low, end) and not low.startswith(" as", end):
        return Found(start, end, "count", value, None, None, "times")
    return Found(start, end, "multiple", value, None, "x", counted(low, end))


def _part_or_ordinal(low: str, start: int, word: str, end: int) -> Found | None:
    lead = low[max(0, start - 14) : start]
    if word == "half":
        return _half(low, start, end, lead)
    if word in PARTS and word != "second":
        of_year = low.startswith((" of 20", " of the year", " of fy"), end)
        if not of_year and _BEFORE_PART.search(lead) and _AFTER_PART.match(low, end) and _is_part(low, word, end, lead):
            begin = start - 2 if article_before(low, start) else start
            return Found(begin, end, "fraction", 1 / PARTS[word], None, None, counted(low, end))
    if word in ORDINALS and not (word == "second" and _is_time(low, lead, end)):
        return Found(start, end, "ordinal", float(ORDINALS[word]))
    return None


def _is_part(low: str, word: str, end: int, lead: str) -> bool:
    if word == "quarter":  # "one hire a quarter" and "over the quarter" are periods
        if lead.endswith(("a ", "one ")) and _LESS_BY.match(low, end):
            return True
        return lead.endswith("by a ") or (low.startswith(" of ", end) and lead.endswith(("a ", "one ")))
    return lead.endswith(("a ", "one ")) or low.startswith(" of ", end)


def _half(low: str, start: int, end: int, lead: str) -> Found | None:
    if lead.endswith(("other ", "second ", "first ", "better ")):
        return None
    hour = _HALF_TIME.match(low, end)
    if hour:
        return Found(start, hour.end(), "duration", 0.5, None, hour[1])
    begin = start - 2 if article_before(low, start) else start
    return Found(begin, end, "fraction", 0.5, None, None, counted(low, end))


def _is_time(low: str, lead: str, end: int) -> bool:
    """Tell "per second" and "requests a second" from "the second release"."""
    if lead.endswith(("per ", "/", "each ", "every ", "per-", "sub-", "split ")):
        return True
    return (
        lead.endswith(" a ")
        and re.match(r"$|[.,;)]| (?:at|under|on|in|with|for|or|to)\b", low[end : end + 7]) is not None
    )
