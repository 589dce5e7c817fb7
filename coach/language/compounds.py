"""Whether a line promises several separately scorable results.

The line is cut at its joints; a piece is a result of its own when it does something ("publish a guide"), says
something is done ("guide published") or counts something else ("2,000 users"). Remarks, held limits ("while keeping"),
means ("by", "using") and further predicates of the same thing ("written and signed off") are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.language import remarks
from coach.language.values import AMOUNTS
from coach.schema import Quantity, Span

_JOINT = re.compile(r" and |;|&|,|\+| plus | so | with | that | which |->|=>|→| - |—|: ")
_CUT = re.compile(
    r"\s*(?:;|,? (?:and|plus|as well as|so that|so|after which)(?= )|, (?:which|cutting|bringing|"
    r"generating|raising|saving|leading to|resulting in)\b|,"
    r"| [&+] (?=\D*\w)| - | — |->|=>|→| leading to | resulting in | generating "
    r"| (?:that|which) (?=(?:brings?|leads?|cuts?|shortens?|draws?|generates?|results?|scores?)\b)|"
    r" with (?=[^,;]{2,70}ing\b))\s*"
)
_PARENTHESES = re.compile(r"\([^()]{0,200}\)")
_IDIOM = re.compile(
    r"\b(?:terms|search|black|research|pros|privacy|health|profit|rules|policies|diversity|food|supply|"
    r"question|trial|back) and "
    r"(?:conditions|discovery|white|development|cons|safety|security|loss|demand|procedures|inclusion|"
    r"drink|discoverability|answer|error|forth)\b"
)
_VERB = (
    r"(?:abolish|add|adopt|apply|appoint|approve|automate|book|bring|build|change|clean|close|collect|"
    r"complete|conduct|consolidate|"
    r"create|cut|decide|decrease|define|deliver|deploy|deprecate|design|develop|distribute|document|draft|"
    r"elect|embed|equip|"
    r"establish|extend|finali[sz]e|finish|fix|freeze|gain|gather|get|grow|hand over|hire|hold|host|identify|implement|"
    r"improve|increase|instrument|insure|introduce|kill|land|launch|lift|lower|make|merge|migrate|move|"
    r"negotiate|obtain|offer|onboard|"
    r"open|organi[sz]e|pair|pay|plan|prepare|present|print|produce|publish|raise|reach|receive|record|"
    r"recruit|reduce|rehearse|"
    r"relabel|release|remove|replace|retire|review|rewrite|roll out|rotate|run|see|sell|send|set up|ship|"
    r"shift|shorten|sign|simplify|"
    r"start|sunset|switch|take|teach|test|train|translate|tweet|update|upload|win|write)"
)
_DONE = (
    r"(?:[a-z]{3,}(?<!ne)(?<!inclu)ed|held|built|written|rewritten|rebuilt|sent|made|met|live|won|sold|"
    r"redrawn|chosen|shown|out|online|in place|in force|"
    r"on the roster|done|ready)"
)
_DOES = re.compile(rf"\W*(?:\[p\d\] |we |then |also |to |[a-z]+ly )*{_VERB} (?!(?:it|them|this|that|up|off|by|of)\b)")
_IS_DONE = re.compile(
    rf"(?!(?:{_DONE}|by|using|including|incl|who|which|where|as|up|in|at|with|to|for|"
    rf"of)\b)\S.* {_DONE}(?: (?:by|in|on|to|at|for|into|from|off|as|up|through)\b.*)?\W*$"
)
_REMARK = re.compile(
    r"\W*(?:currently|now|today|baseline|measured|e\.g|incl|at the moment|at present|goal|target|was|were|"
    r"over the last|rolling|the (?:last|past)|last \w+ \w+|that['’]s|we (?:had|want|have|will|['’])|"
    r"it is|this|i\.e|wanted|until|up from|down from|as\b|by\b|in\b|policy|where|present|up to now|"
    r"raise to|for\b|calculated|of which|at least \w+ of (?:them|whom|which)|"
    r"while|whilst|without|w/o|with no|keeping|holding|maintaining|at the same|at constant|subject to|"
    r"within|excluding|including|such as|especially|esp|before|after|bring it|"
    r"one of|from|to|under|over|per|or|instead|rather|compared|using|though|because|since|if|when|but|"
    r"each|every|not|among|particularly|mostly|an average|against|at least one per|at least one of|"
    r"one per|(?:one|two|three|\d+) of (?:them|which|whom)|at least the|especially|preferably|mainly|"
    r"ideally|above all)\b"
)
_GUARD = re.compile(r"\b(?:while|whilst|without|w/o|keeping|holding)\b.*$")
_OPENING = re.compile(r"\W*(?:by|after|before|in|during|over|when|until|as part of|throughout) ")
_MOVED = re.compile(r"\b(?:halve|cuts|brings|shortens|lifts|raises|goes? down|go up|goes? up|drop|fall|rise)s?\b")
_ACTS = re.compile(r"\W*[a-z]+(?: up| out| off)? (?:an?|the|our|all) ")


def is_compound(low: str, quantities: Sequence[Quantity], change: Span | None = None) -> bool:
    """Tell whether a line, in lower case, joins several results that would be scored apart.

    `change` is where the line says from what to what: inside it nothing is cut.
    """
    if not _JOINT.search(low) or len(low) > 1000:
        return False
    text = _PARENTHESES.sub(lambda found: " " * len(found[0]), low)
    text = _IDIOM.sub(lambda found: "x" * len(found[0]), text)
    if change is not None:
        text = text[: remarks.begin(text, change[1])]
    text = _GUARD.sub(lambda found: " " * len(found[0]), text)
    amounts = [item for item in quantities[:40] if item.kind in AMOUNTS]
    if change is not None and (colon := text.rfind(": ", 0, change[0])) > 0:
        # "stops of 2 min or longer, per shift: was 14, 6 by May": the numbers of the name are part of what is counted
        amounts = [item for item in amounts if item.span[0] > colon]
    results = 0
    nouns: list[str | None] = []
    start = 0
    for start, end in _pieces(text, change):
        piece = text[start:end]
        if (
            not piece.strip(" .")
            or (start and _REMARK.match(piece))
            or (end < len(text) and not start and _OPENING.match(piece))
        ):
            continue
        inside = [
            item
            for item in amounts
            if start <= item.span[0] < end
            and (change is None or change[0] > item.span[0] or change[1] < item.span[1] or not results)
        ]
        weight, noun = _result(piece, inside, first=not results, apart=";" in text[max(0, start - 2) : start])
        if weight and not (results and noun is not None and noun in nouns):
            results += 1
            nouns.append(noun)
    return results > 1


def _pieces(text: str, change: Span | None) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    start = 0
    for found in _CUT.finditer(text):
        arrow = found[0].strip() in ("->", "=>", "→")
        if arrow and _NUMBER_LEFT.search(text[: found.start()][-14:]):
            continue  # "40 → 10" is one change
        if (
            found[0].strip() == ","
            and text[found.start() - 1 : found.start()].isdigit()
            and text[found.end() : found.end() + 1].isdigit()
        ):
            continue
        if change is not None and change[0] < found.start() < change[1]:
            continue
        pieces.append((start, found.start()))
        start = found.end()
    return [*pieces, (start, len(text))]


_NUMBER_LEFT = re.compile(r"\d[%a-z€$°/]*\s*$")


def _result(piece: str, inside: list[Quantity], *, first: bool, apart: bool) -> tuple[bool, str | None]:
    """Say whether a piece is a result, and the noun it counts, if it counts one."""
    words = len(piece.split())
    if (
        _DOES.match(piece)
        or (first and words > 2 and _ACTS.match(piece))
        or (words > 1 and (apart or _IS_DONE.match(piece)))
    ):
        return True, None
    if not first and _MOVED.search(piece) and words > 1:
        return True, None
    counted = [item for item in inside if item.kind != "duration" and item.kind != "multiple"]
    if counted and words < 6 and not first and counted[0].noun is None and counted[0].kind in ("percent", "ratio"):
        return False, None  # "..., nine times out of ten" is still about the first piece
    if counted and words > 1:
        return True, counted[0].noun
    return first and words > 2 and bool(inside), None
