"""Several results in one line: "Grow X as measured by a; b; c", "KRs: a, b, c", "O: Grow X KR1: a KR2: b"."""

from __future__ import annotations

import re

from coach.parse.text import Piece

_MEASURED = re.compile(
    r"[,;.]?\s+(?:(?:which|this|that) (?:will be |is )?)?(?P<as>as\s+)?(?:measured|evidenced|"
    r"indicated|shown)\s+by(?:\s+the following)?\s*[:\-–—]?\s*",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"(?:[,;.:(–—-]|\s(?=as\b|will\b|which\b|and\b|measured\b))\s*(?:and\s|which\s|this\s)?(?:(?:(?:is |will be "
    r"|to be |as )?(?:measured|"
    r"evidenced|indicated|shown|proven|defined) (?:by|through|via)|(?:and )?(?:we|you)(?:['’]ll"
    r"| will)? (?:can )?(?:know|"
    r"measure|see|tell|judge)[^:.;]{0,40}|success (?:means|looks like|is)|key results?(?: are)?|krs?|such that"
    r"|so that|meaning)"
    r"(?: the following)?)\s*[:…–—-]*$",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"(?:we|i|our \w+|the \w+ team)\s+(?:will|want|aim|shall|intend|plan)\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?:^|(?<=[\s;,.:]))(?:\(?(\d{1,2}|[a-h]|i{1,3}|iv|v)\)|(\d{1,2})\.(?=\s))\s*")
_INNER = re.compile(
    r"(?<=[\s;,.|(])(?:\(?KR\s?[-#]?\d{1,2}(?:\.\d{1,2})?\)?\s*[:.)–—-]\s|"
    r"KR\s?[-#]?\d{1,2}(?:\.\d{1,2})?\s+(?=(?-i:[A-Z])|\d)|(?<=\|\s)KR\s+(?=\w)|(?<=[,;.|]\s)KR\s?\d{1,2}\s+(?=\w)"
    r"|key results?\s*\d{0,2}(?:\.\d{1,2})?\s*:|KRs?:\s)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s[•·▪●]\s")
_FROM_TO = re.compile(
    r"\d[\d.,:]*\s?(?:%|[^\W\d]{1,4}\b|€|\$)?\s?(?:→|->|➔|⇒|=>)\s?[<>≤≥~€$£]?\s?\d"
    r"|\bfrom [^;/|]{1,30}\d[^;/|]{0,12} to \S{0,3}\d"
)
_BEFORE_FIGURES = re.compile(r"(?<![\d%])\s*(?:→|->|➔)\s+(?=\D)|\s[–—/|-]\s+|:\s+|\s\((?=[^()]*\)\W*$)")
_SLASH = re.compile(r"\s[/|·•]\s")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_BETWEEN = re.compile(r"\bbetween\s\S+$", re.IGNORECASE)
_BY_DATE = re.compile(
    r"(?:the )?(?:end of|close of|\d{1,2}\.?(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)|20\d\d)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:all|the|our|these|both|each|of|for|and|to|see)\s*$", re.IGNORECASE)
_LAST_AND = re.compile(r"[\s,;]+(?:and|&|und|et)\s*$", re.IGNORECASE)
_AND = re.compile(r"(?:and|&|or)\s+", re.IGNORECASE)


def measured(piece: Piece, *, aim: bool = False) -> tuple[Piece, list[Piece]] | None:
    """Split an objective from the results it is "measured by"; None where the line is one result with its source.

    `aim` says that the line is known to be an objective, so that a single result after "as measured by" is one.
    """
    text = piece.text
    if " by" not in text:
        return None
    found = _MEASURED.search(text)
    if not found or not found.start() or found.end() >= len(text) or _BY_DATE.match(text, found.end()):
        return None
    results = listed(piece.part(found.end(), len(text.rstrip(" ."))))
    if not results or (len(results) < 2 and not (found["as"] and (aim or _FIRST_PERSON.match(text)))):
        return None
    return piece.part(0, found.start()), results


def figures(piece: Piece, *, usual: bool = False) -> tuple[Piece, list[Piece]] | None:
    """Split an objective from the figures behind it: "Scrap shrinks – scrap 5.2→3%; first-hour rejects 60→15".

    `usual` says that other lines of the paste do so: one part from value to value is then enough.
    """
    text = piece.text
    if len(_FROM_TO.findall(text)) < 2 - usual:
        return None
    for sign in _BEFORE_FIGURES.finditer(text):
        head = text[: sign.start()]
        if _FROM_TO.search(head):
            return None
        if len(head.split()) < 2:
            continue
        end = len(text.rstrip(" ."))
        if sign[0].strip() == "(":
            if text[end - 1 :] != ")":
                continue
            end -= 1
        tail = piece.part(sign.end(), end)
        parts = _parts(tail, _between(tail.text, _figure_cuts(tail.text)))
        counted = sum(_FROM_TO.search(part.text) is not None for part in parts)
        if len(parts) > 1 and counted * 2 >= len(parts) and all(_worded(part.text) for part in parts):
            return piece.part(0, sign.start()), parts
    return None


def counts(text: str) -> bool:
    """Tell whether a text goes from one value to another."""
    return _FROM_TO.search(text) is not None


def figure_parts(piece: Piece) -> list[Piece]:
    """Split "announced two days ahead 41 → 85% · nobody opened 23 → 9%"; nothing where the line is one result."""
    if len(_FROM_TO.findall(piece.text)) < 2:
        return []
    parts = _parts(piece, _between(piece.text, [match.span() for match in _SLASH.finditer(piece.text)]))
    whole = len(parts) > 1 and all(_FROM_TO.search(part.text) and _worded(part.text) for part in parts)
    return parts if whole and all(len(part.text.split()) > 3 for part in parts) else []


def _figure_cuts(text: str) -> list[tuple[int, int]]:
    slashes = [match.span() for match in _SLASH.finditer(text)]
    return slashes or _top_level(text, ";") or _top_level(text, ",")


def _worded(text: str) -> bool:
    return any(sign.isdigit() for sign in text) and _LETTERS.search(text) is not None


def announced(text: str) -> int:
    """Return where "…, as measured by:" begins behind an objective over its results; 0 where nothing does."""
    if text[-1:] not in ":…–—-" and not text.endswith((" by", " By", " because", " when", " if")):
        return 0
    found = _ANNOUNCED.search(text, max(0, len(text) - 90))
    return found.start() if found and found.start() > 2 else 0


def inner(piece: Piece) -> tuple[Piece, list[Piece]] | None:
    """Split a line at the key-result labels inside it."""
    text = piece.text
    if "K" not in text and "k" not in text:
        return None
    found = [match for match in _INNER.finditer(text) if match.start()]
    if not found:
        return None
    if (
        len(found) == 1
        and not re.search(r"[:.\d]\s*$", found[0][0].strip())
        and not re.search(r"[;.,|]\s*$", text[: found[0].start()])
    ):
        return None
    if _ABOUT.search(text[: found[0].start()]):
        return None
    ends = [match.start() for match in found[1:]] + [len(text)]
    parts: list[Piece] = []
    for match, end in zip(found, ends, strict=True):
        part = trimmed(piece.part(match.end(), end))
        if part.text:
            parts.extend([part] if any(map(str.isdigit, match[0])) else listed(part))
    head = trimmed(piece.part(0, found[0].start()))
    return (head, parts) if head.text and parts else None


def listed(piece: Piece) -> list[Piece]:
    """Split "1) a 2) b", "a; b; c", "• a • b" and, where each part can stand alone, "a, b, c"."""
    text = piece.text
    counted = list(_COUNTED.finditer(text))
    if len(counted) > 1 and counted[0].start() == 0 and (counted[0][1] or counted[0][2]) in ("1", "a", "i"):
        ends = [match.start() for match in counted[1:]] + [len(text)]
        spans = [(match.end(), end) for match, end in zip(counted, ends, strict=True)]
        return _parts(piece, [(start, _before_and(text, start, end)) for start, end in spans])
    bullets = list(_BULLET.finditer(text))
    if bullets:
        return _parts(piece, _between(text, [match.span() for match in bullets]))
    for sign in (";", " | ", ","):
        cuts = _top_level(text, sign)
        if cuts and (sign != "," or _stands_alone(text, cuts)):
            parts = _parts(piece, _between(text, cuts))
            return [*parts[:-1], *_last_two(parts[-1])] if sign == "," and parts else parts
    return _last_two(piece)


def _before_and(text: str, start: int, end: int) -> int:
    """Return where a counted part ends: before the "and" that leads to the next number."""
    joint = _LAST_AND.search(text, start, end)
    return joint.start() if joint and end < len(text) else end


def _last_two(piece: Piece) -> list[Piece]:
    """Split "… a, b and c" once more, where both sides of the "and" are results."""
    for joint in re.finditer(r"\s+and\s+", piece.text):
        sides = (piece.text[: joint.start()], piece.text[joint.end() :])
        if sides[1][:1].isdigit() or _BETWEEN.search(sides[0]):
            continue
        if all(len(side.split()) > 2 and any(sign.isdigit() for sign in side) for side in sides):
            return [piece.part(0, joint.start()), piece.part(joint.end())]
    return [piece]


def trimmed(piece: Piece) -> Piece:
    """Take separators off both ends of a part, and "and" off its front."""
    text = piece.text
    end = len(text.rstrip(" ;,|•–—-/("))
    if text[:end].endswith(")") and text.count(")") > text.count("("):
        end -= 1
    start = len(text) - len(text.lstrip(" ;,|•–—-/:"))
    joined = _AND.match(text, start)
    return piece.part(joined.end() if joined else start, end)


def _parts(piece: Piece, spans: list[tuple[int, int]]) -> list[Piece]:
    return [part for part in (trimmed(piece.part(a, b)) for a, b in spans if a < b) if part.text]


def _between(text: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    starts = [0] + [b for _, b in cuts]
    ends = [a for a, _ in cuts] + [len(text)]
    return list(zip(starts, ends, strict=True))


def _top_level(text: str, sign: str) -> list[tuple[int, int]]:
    """Return where `sign` stands outside brackets, leaving the commas of "1,000" alone."""
    cuts: list[tuple[int, int]] = []
    level = 0
    for position, character in enumerate(text):
        if character in "([":
            level += 1
        elif character in ")]":
            level = max(0, level - 1)
        elif not level and character == sign[0 if len(sign) == 1 else 1]:
            if sign == "," and text[position + 1 : position + 2].isdigit():
                continue
            cuts.append((position, position + 1))
    return cuts


def _stands_alone(text: str, cuts: list[tuple[int, int]]) -> bool:
    parts = [text[a:b].strip() for a, b in _between(text, cuts)]
    return all(len(part.split()) >= 2 for part in parts) and sum(
        any(c.isdigit() for c in part) for part in parts
    ) * 2 > len(parts)
