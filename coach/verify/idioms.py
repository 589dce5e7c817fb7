"""Turns of phrase that hold a number word and count nothing: "on second thoughts", "kill two birds with one stone".

Each pattern is a whole phrase, so that its number word stays a number everywhere else. Adding an idiom is adding a row.
"""

from __future__ import annotations

import re

PHRASES = (
    r"(?:four|two|six)[- ]eyes[- ](?:principle|rule|check|review)",
    r"(?:one|two|three)[- ](?:way (?:street|door|doors|mirror|conversation|dialogue)|edged sword|pronged)",
    r"two sides(?: (?:to|of) (?:every|the same|a|one|this|that)\b|(?=[.,;:!?]|$))",
    r"two sides of (?:the same|one|a) coin",
    r"two (?:birds with one stone|left feet|minds about|wrongs|heads are better than one)",
    r"in two minds",
    r"(?:put|putting|add|adding) two and two together",
    r"it takes two(?! [a-z]+s\b)",
    r"two (?:people|readers|colleagues|strangers|persons)"
    r"(?: who)? (?:read|measur|look|count|check|agree|would|should|could|can|come|get|reach)\w*",
    r"between two stools",
    r"(?:my|our|your) two cents",
    r"two cents(?:' worth)",
    r"(?:at|until|till) the eleventh hour",
    r"eleventh[- ]hour (?:change|changes|decision|rescue|fix|panic|rush|request|requests)",
    r"catch[- ]?22",
    r"take five(?=[.,;:!?]|$)",
    r"high[- ]five[sd]?",
    r"(?:the )?whole nine yards",
    r"cloud nine",
    r"a stitch in time saves nine",
    r"nine[- ]to[- ]five",
    r"dressed to the nines",
    r"(?:on|at) all fours",
    r"at sixes and sevens",
    r"six of one(?:,? (?:and )?half a dozen of the other)?",
    r"half a dozen of the other",
    r"(?:a |ten a |ten )?(?:dime|penny) a dozen",
    r"forty winks",
    r"third time lucky",
    r"(?:sixth sense|seventh heaven|fifth wheel|third rail|third wheel|fourth wall|fourth estate)",
    r"second (?:to none|fiddle|wind|string|sight)",
    r"(?:the )?(?:fifth column|seven seas|deadly sins)",
    r"a thousand words",
    r"(?:the )?(?:million|sixty-four thousand)[- ]dollar question",
    r"(?:one|two) steps? (?:forward|back|ahead|at a time)(?:,? (?:and )?(?:one|two) steps? (?:back|forward))?",
    r"from (?:day|square) one",
    r"(?:ground|hour|patient|day|year) zero",
    r"zero[- ](?:hour|touch|copy|day|trust|tolerance|based|rated|knowledge)(?![- ]days?)",
    r"half[- ](?:hearted(?:ly)?|way|truths?|measures?|time|mast|life|lives)",
    r"(?:not|isn't|is not|only) half (?:bad|the (?:truth|picture|battle|story))",
    r"half (?:an eye|a mind|the (?:fun|picture|truth|job|problem))",
    r"(?:better|other) half",
    r"glass (?:is |as |looks )?half[- ](?:full|empty)",
    r"one by one",
    r"(?:neither|either|both|which|each|one|better|stronger) of the two"
    r"(?! (?!is |was |has |does |needs |says |names )[a-z]+s\b)",
    r"of the two(?=,)",
    r"one or two (?:words|things|questions|remarks|thoughts|ideas|hints)",
    r"once or twice",
    r"once bitten,? twice shy",
    r"twice as (?:nice|true)",
    r"(?:twenty[- ]twenty|20/20) hindsight",
    r"ten to one(?= (?:that|you|it|they))",
    r"(?:a )?nine days'? wonder",
    r"five whys?(?= (?:method|technique|exercise))",
    r"double[- ](?:edged|barrelled|barreled|blind|entry|dip(?:ping)?|book(?:ed|ing)?|click|decker|talk|standards?)",
)
"""The whole phrases, as patterns over lower-case text; what of them is a number then needs no source."""

_PHRASE = re.compile(rf"(?<![\w-])(?:{'|'.join(PHRASES)})(?![\w%])")
_MAYBE = re.compile(
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twenty|thousand|million|dozen|half|second|third|fourth|"
    r"fifth|sixth|seventh|twice|double|zero|forty|sixty|catch"
)


def covered(low: str) -> list[tuple[int, int]]:
    """Return the places of a lower-case text that a turn of phrase takes."""
    if _MAYBE.search(low) is None:
        return []
    return [found.span() for found in _PHRASE.finditer(low)]
