"""From a piece of the paste to a `Line`: owner, team tag, score, status, ticket and link leave the words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from coach.parse.inline import announced
from coach.parse.labels import STATUS, STATUS_WORDS
from coach.parse.text import Piece, Places
from coach.schema import Cell, Line

_TEAMS = (
    "Marketing|Sales|Engineering|Eng|Product|Design|UX|UI|Finance|HR|People|People Ops|Legal|"
    "Operations|Ops|Support|IT|Frontend|Backend|"
    "Infrastructure|Infra|Data|QA|SRE|DevOps|DevRel|Procurement|Customer Success|CS|R&D|Comms|"
    "Communications|Partnerships|Recruiting|"
    "Product Marketing|Product Management|Data Science|Business Development"
)
_NAME = r"[A-Z][\w&/’'-]*"
_OWNER_FRONT = re.compile(
    rf"(?:(?P<at>@[\w.-]+(?:\s?[,&/+]\s?@[\w.-]+){{0,4}})\s*(?::|[-–—](?=\s))"
    rf"|(?P<role>(?:C[A-Z]{{1,3}}O|VPE?|SVP|EVP|Head|Director|Dir|Mgr|Manager)(?:\s(?:of\s)?{_NAME}){{0,4}}):"
    rf"|(?P<team>(?:[Tt]eam\s{_NAME}(?:\s{_NAME}){{0,2}}|{_NAME}(?:\s{_NAME}){{0,2}}\s(?:[Tt]eam|"
    rf"[Ss]quad)))\s?(?::|[-–—](?=\s))"
    rf"|(?P<known>{_TEAMS}):)\s+(?=\S)"
)
_PLACEHOLDER = re.compile(
    r"(?:[a-z].*|[A-Z]|[XYNZ]{1,3}|(?i:TBD|TBC|TBA|NA|N/A|target|baseline|date|segment|number|value|"
    r"metric|start|current|name|owner|P\d)|"
    r"[\d.,%$€£ /x-]*)%?$"
)
_TAG_FRONT = re.compile(r"\[([A-Z][\w&/ .+-]{1,30})\]\s*[:\-–—]?\s*(?=\S)")
_SCORE_FRONT = re.compile(
    r"(?:[(\[]\s*(?:score:?\s*)?(?:[01]?\.\d{1,2}|\d{1,3}\s?%)(?:\s*/\s*1(?:\.0)?)?\s*[)\]]\s*[-–—:|"
    r"]?|[01]\.\d{1,2}\s*[-–—:|](?=\s))\s*(?=\S)"
)
_OWNER_WORD = r"(?:owners?|dri|lead|r|a|assignee|assigned to|responsible|champion|kr owner)"
_BACK: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (kind, enders, re.compile(pattern, re.IGNORECASE if kind != "tag" else 0))
    for kind, enders, pattern in (
        ("link", "", r"[\s:–—\-|(\[,]*<?(?:https?://|www\.)[^\s]+$"),
        ("owner", ")]",
            rf"[\s\-–—|,]*[(\[]\s*(?:(?P<a>@[\w.-]+(?:[\s,&/+]+@?[\w.-]+){{0,4}})|"
            rf"{_OWNER_WORD}\s*[:=]\s*(?P<b>[^()\[\]]{{1,60}}))\s*[)\]]$"),
        ("owner", "", r"[\s\-–—|,]+(?P<a>@[\w.-]+(?:[\s,&/+]+@[\w.-]+){0,4})$"),
        ("owner", "",
            r"(?:\s*[-–—|,;.]\s*|\s{2,})(?:owners?|dri|assignee|responsible|verantwortlich)\s*[:=]"
            r"\s*(?P<a>@?[\w.’'-]+(?:[ "
            r",&/+]{1,3}@?[\w.’'-]+){0,4})$"),
        ("ticket", ")]",
            r"[\s,–—-]*[(\[]\s*(?:see\s)?(?:[\w.-]{1,40}/[\w.-]{1,40})?(?:[#!&]\d{1,7}|"
            r"[A-Z][A-Z0-9]{1,9}-\d{1,6}|epic|link|issue|ticket|tracking issue|"
            r"details)(?:[\s,]+#\d{1,7}){0,9}\s*[)\]]$"),
        ("ticket", "0123456789", r"[\s,:–—-]+(?:[\w.-]{1,40}/[\w.-]{1,40})?[#!&]\d{1,7}$"),
        ("jira", "0123456789", r"[\s,:–—-]+[A-Z][A-Z0-9]{1,9}-\d{1,6}$"),
        ("score", "",
            r"\s{3,}(?:[01]\.\d{1,2}|\d{1,3}\s?%)$"),
        ("score", "",
            r"\s*(?:={1,2}>|⇒)\s*(?:score:?\s*)?\d{1,3}(?:\.\d+)?\s*%?\s*(?:done|complete[d]?|"
            r"achieved)?\.?$"),
        ("score", ")]",
            r"\s*(?:\[\s*\d{1,3}\s?%\s*\]|[(\[]\s*(?:(?:score|grade|progress|final|"
            r"result)\s*[:=]?\s*)?(?:[01]?\.\d{1,2}(?:\s*/\s*1(?:\.0)?)?|[01]\s*/\s*1(?:\.0)?|"
            r"\d{1,3}\s?%\s(?:done|complete[d]?|achieved|progress))\s*[)\]]|[(\[]\s*(?:score|grade|"
            r"progress)\s*[:=]?\s*[\d.]+\s*%?\s*[)\]])$"),
        ("score", "0123456789%",
            r"(?:\s[-–—|]\s*(?:score|grade|progress)?\s*[:=]?\s*[01]\.\d{1,2}|[\s\-–—|,;.]+(?:score|"
            r"grade|progress)\s*[:=]\s*[\d.]+\s*%?)$"),
        ("status", "",
            r"\s*[|·•–—]\s*(?:status|weight|progress|score|confidence|due(?: date)?|priority|type|health|updated"
            r"|state|team)"
            r"\s*[:=]\s*[^|]{1,40}$"),
        ("status", ")]", rf"[\s\-–—|:]*[(\[]\s*{STATUS_WORDS}\s*[)\]]$"),
        ("owner", ")]", r"\s*\((?P<a>(?-i:[A-Z])\.\s?(?-i:[A-Z])[\w'’-]+)\)$"),
        ("status", "]", r"\s*\[\s*(?:committed|aspirational|stretch)\s*\]$"),
        ("tag", "]", r"\s*\[(?P<a>[A-Z][\w&/ .+-]{1,30})\]$"),
    )
)  # fmt: skip
_STATUS_BACK = re.compile(
    r"(?:\s*[-–—|:]\s*|(?<=[a-z\d%)\]”\"'’.…€$£]))\s+(?:PARTIALLY |NOT |NOW )?(?:ACHIEVED|COMPLETED?|DONE|MET|MISSED|"
    r"ON[ -]TRACK|AT[ -]RISK|OFF[ -]TRACK|IN PROGRESS|BLOCKED|STARTED|TO ?DO|DELAYED|BEHIND|AHEAD|OPEN|CLOSED|PAUSED|"
    r"CANCELLED|CANCELED|DROPPED|PENDING|WIP|GREEN|AMBER|YELLOW|RED|ON HOLD|OVERDUE|IN REVIEW)$"
    r"|(?<=[a-z\d%)\]”\"'’.…€$£])\s+(?:(?:On|Off) track|At risk|In progress|Not started|On hold|To do|Needs attention|"
    r"Behind schedule|No status|Progressing)$"
)
_LOZENGES = (" track", " risk", " progress", " started", " hold", " do", " attention", " schedule", " status", "essing")
_PICTURES_BACK = re.compile(r"(?:\s*[\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\u200d\ufe0f])+$")
_GONE = re.compile(r"\d\S{0,3}\s?(?:→|->|to)\s?\S{0,2}\d\S*\s*$")
_WITHIN = re.compile(r"[\"“„«]([^\"“”„«»]+)[\"“”»]$")
_KEEPS_NUMBER = re.compile(
    r"(?:\b(?:be|become|becoming|ranked?|rank|the|to|at|is|as|reach|from|hold|stay|position|our|a|an|"
    r"with|for|of|by|in|on|and|or|remain|pass|under|per|meet)|ISO|COVID|SOC|SHA|GPT|UTF|PCI|IEC|CVE|"
    r"RFC|WCAG)$",
    re.IGNORECASE,
)
_STANDARDS = re.compile(
    r"(?:ISO|COVID|SOC|SHA|GPT|UTF|PCI|IEC|EN|WCAG|DIN|BS|IPV|HTTP|TLS|USB|LEVEL|TIER|CAT|TOP|DAY|Q|H|FY|P|PHASE"
    r"|B)-\d",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Entry:
    """A line in the making: it may still gain an owner or a cell from the lines under it."""

    piece: Piece
    start: int
    end: int
    owner: str | None = None
    cells: list[Cell] = field(default_factory=list)

    def line(self) -> Line:
        """Freeze into a `Line`."""
        text = self.piece.text
        places: Places = self.piece.places
        if len(places) == 1 and places[0][1] == self.start:
            places = ()
        return Line(text=text, span=(self.start, self.end), owner=self.owner, places=places, cells=tuple(self.cells))


def entry(piece: Piece, start: int, end: int, *, owner: str | None = None, objective: bool = False) -> Entry:
    """Take owner, score, status, ticket and link off both ends of a line; what would leave nothing is left alone."""
    front, found = _front(piece)
    back, owned = _back(front)
    if not back.text or not any(character.isalnum() for character in back.text):
        back, found, owned = piece, None, None
    if back.text[-1:] in ",;" and len(back.text) > 1:
        back = back.part(0, len(back.text) - 1)
    if objective and (head := announced(back.text)):
        back = back.part(0, head)
    if objective and (quoted := _WITHIN.match(back.text)):
        back = back.part(*quoted.span(1))
    if objective and back.text[-1:] in ":：|" and len(back.text.rstrip(":：| ")) > 0:
        back = back.part(0, len(back.text.rstrip(":：| ")))
    return Entry(back, start, end, owner or owned or found)


def _front(piece: Piece) -> tuple[Piece, str | None]:
    owner: str | None = None
    for _ in range(3):
        text = piece.text
        first = text[:1]
        match: re.Match[str] | None = None
        if first in "([01.":
            match = _SCORE_FRONT.match(text)
        if match is None and (first in "([" or first.isupper()):
            match = STATUS.match(text)
        if match is None and first == "[":
            match = _TAG_FRONT.match(text)
            if match and _PLACEHOLDER.match(match[1]):
                match = None
            elif match:
                owner = owner or match[1]
        if match is None and (first == "@" or ((first in "Tt" or first.isupper()) and _separated(text))):
            match = _OWNER_FRONT.match(text)
            if (
                match
                and match["known"]
                and (text[match.end()].isdigit() or text[match.end()] in "$€£<>~+-" or text.count(" ") < 3)
            ):
                match = None
            elif match:
                owner = owner or match[match.lastgroup or 0]
        if match is None or match.end() >= len(text):
            break
        piece = piece.part(match.end())
    return piece, owner


def _separated(text: str) -> bool:
    head = text[:70]
    return ":" in head or " - " in head or " – " in head or " — " in head


def _back(piece: Piece) -> tuple[Piece, str | None]:
    owner: str | None = None
    for _ in range(8):
        text = piece.text
        last = text[-1:]
        if last.isascii() and last.isalpha() and not _may_end(text):
            break
        cut, name = _cut_back(text, last)
        if cut <= 0 or cut >= len(text):
            break
        owner = owner or name
        kept = text[:cut].rstrip(" \t:–—-|,")
        piece = piece.part(0, len(kept))
    return piece, owner


def _may_end(text: str) -> bool:
    tail = text[-60:]
    return (
        "@" in tail
        or "://" in text
        or "www." in tail
        or "wner" in tail
        or "WNER" in tail
        or "DRI" in tail
        or "ssignee" in tail
        or "esponsible" in tail
        or "erantwortlich" in tail
        or tail[-1].isupper()
        or tail.endswith(_LOZENGES)
        or "=>" in tail
        or (":" in tail and any(sign in tail for sign in "|·•–—"))
    )


def _cut_back(text: str, last: str) -> tuple[int, str | None]:
    """Return where the ending to leave out begins, and the owner it names; 0 where there is none."""
    if not last.isascii():
        pictures = _PICTURES_BACK.search(text, max(0, len(text) - 20))
        if pictures:
            return pictures.start(), None
    tail = max(0, len(text) - 400)
    for kind, enders, pattern in _BACK:
        if enders and last not in enders:
            continue
        if kind == "link" and "://" not in text and "www." not in text:
            continue
        match = pattern.search(text, tail)
        if not match or match.start() == 0:
            continue
        if kind in ("jira", "ticket") and "(" not in match[0] and "[" not in match[0]:
            before = text[: match.start()]
            number = match[0].rsplit("#", 1)[-1]
            if _KEEPS_NUMBER.search(before) or _STANDARDS.search(match[0]) or (number.isdigit() and len(number) < 2):
                continue
        if kind == "score" and "=>" in match[0] and _is_arrow(text[: match.start()], match[0]):
            continue
        if kind == "tag" and _PLACEHOLDER.match(match["a"]):
            continue
        named = match.groupdict()
        name = named.get("a") or named.get("b")
        return match.start(), name.strip().lstrip("@") if name else None
    status = _STATUS_BACK.search(text, tail) if last.isupper() or text.endswith(_LOZENGES) else None
    return (status.start(), None) if status and status.start() else (0, None)


def _is_arrow(before: str, after: str) -> bool:
    """Tell "calls 40 => 30" and "churn 5% => 3%", which go from one value to another, from a score behind the line."""
    if _GONE.search(before):
        return False
    if before.endswith("%"):
        return "%" in after
    return before[-1:].isdigit() and "%" not in after and "." not in after
