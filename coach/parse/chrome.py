"""What a page, a chat, a board or a mail program puts around the words: listed as metadata, never a result."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from coach.parse import labels, titles
from coach.parse.cycles import cycle
from coach.parse.rows import Row

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?"
_DAY = (
    rf"(?:{_WEEKDAY}|today|yesterday|\d{{1,4}}[./-]\d{{1,2}}[./-](?:\d{{2,4}})?|\d{{1,2}}\.? {_MONTH}(?: 20\d\d)?|"
    rf"{_MONTH} \d{{1,2}}(?:, 20\d\d)?)"
)
_AGO = r"(?:(?:\d+|an?|one) (?:minute|min|hour|day|week|month|year)s? ago|yesterday|just now)"
_FURNITURE = re.compile(
    r"(?:page |this page was )?(?:created|edited|modified|updated|posted|published|authored|written|last "
    rf"(?:modified|updated|edited|changed|saved|reviewed)),? (?:by|on|at) .{{1,80}}|(?:last )?(?:updated|edited"
    rf"|posted) {_AGO}.{{0,30}}"
    r"|(?:about )?\d+[ -]?min(?:ute)?s?(?: to)? read(?:ing time)?"
    r"|(?:like|be the first).{0,6}be the first to .{3,30}|be the first to .{3,30}"
    r"|(?:like|reply|share|edit|delete|comment|report|follow|watch|unwatch|star|fork|copy link|print|export|hide"
    r"|expand|"
    r"collapse|quote reply|reply in thread|send|subscribe|unsubscribe|permalink|view raw|raw|history|save for later|"
    r"resolve|move|archive|join|activity|attachments?|menu|search|log in|sign in|sign up|home"
    r"|skip to (?:main )?content|"
    r"(?:table of )?contents|on this page|back to top|next|previous|copied|new|unread|pinned|edited)"
    r"(?:\s*[·•|,/]\s*\w{2,10}){0,8}"
    r"|add (?:an? |another )?(?:item|card|comment|checklist|reaction|attachment|description|list|label|emoji"
    r"|key result|"
    r"objective|task|sub-?task|section|row|column|reply|page|block|column|update|kr)(?: to .{0,30}|\.\.\.|…)?"
    r"|(?:show|view|load|see|hide|read) (?:more|less|all|details|history|activity|previous|checked|completed|older"
    r"|newer|full)"
    r"(?: [\w()]+){0,3}"
    r"|(?:checklist|sub-?tasks?|progress)?\s*\(?\d+ ?(?:/|of) ?\d+\)?(?: (?:done|tasks?|complete[d]?|items?"
    r"|tasks? done|krs?|key results?))?"
    r"|(?:page|slide|p\.|seite)\s?\d+(?: ?(?:of|/|von) ?\d+)?"
    r"|\d+ (?:comments?|repl(?:ies|y)|likes?|reactions?|views?|attachments?|watchers?|participants?|contributors?"
    r"|sub-?tasks?|"
    r"files?|followers?|contributions?|votes?|edits?|versions?|key results?|objectives?|open|closed)"
    rf"(?:\s*[·•|,]\s*.{{0,60}}|\s+(?:last reply\s+)?{_AGO}|\s+last reply.{{0,40}})?"
    rf"|[^\s:]{{1,40}}(?: [^\s:]{{1,30}})? (?:opened|created|closed|reopened|merged|edited|pinned|locked"
    rf"|self-assigned|mentioned|"
    r"unassigned|subscribed to|referenced|transferred|changed) this\b.{0,100}"
    rf"|[^\s:]{{1,40}}(?: [^\s:]{{1,30}})? commented(?: on)?(?: {_DAY}| {_AGO}| last (?:week|month|year)).{{0,60}}"
    r"|[^\s:]{1,40} (?:added|removed) (?:the )?.{1,60} labels?\b.{0,40}"
    r"|(?:none yet|no (?:labels?|milestone|projects?|one assigned|assignees?|description(?: provided)?\.?|comments?"
    r"|branches.{0,20}))"
    r"|(?:strictly |company |highly )?confidential(?:\b(?!\w).{0,60})?|(?:for )?internal (?:use"
    r"|only)(?: only)?.{0,30}|not for (?:external )?"
    r"(?:distribution|circulation).{0,30}|proprietary (?:and|&).{0,40}|all rights reserved.{0,40}|(?:©|\(c\)"
    r"|copyright) .{0,60}"
    r"|sent from my .{1,40}|get outlook for .{1,20}|-{2,}\s?(?:original|forwarded) message\s?-{2,}"
    r"|begin forwarded message:?"
    rf"|(?:on|am) .{{5,80}} (?:wrote|schrieb).{{0,40}}:"
    r"|:?(?:properties|logbook|end):|\w+ has (?:joined|left)(?: the \w+)?\.?|.{1,40} (?:joined|left) the (?:meeting"
    r"|channel|chat|group|call)\.?",
    re.IGNORECASE,
)
_RUNNING_HEAD = re.compile(
    r".{1,80}\s{2,}page \d+(?: ?(?:of|/) ?\d+)?"
    r"|page \d+(?: ?(?:of|/) ?\d+)?\s{2,}.{1,80}",
    re.IGNORECASE,
)
_NAME = (
    r"@?(?!\d)[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z(][\w.'’-]*|\([\w/ .]{1,20}\)"
    r"|de|van|von|da|der|den|di|el|al|bin)){0,4}"
)
_TIME = r"\d{1,2}[:.]\d\d(?::\d\d)?(?:[ \u202f]?[APap]\.?[Mm]\.?)?"
_STAMP = rf"(?:(?i:{_DAY}),?(?: (?:at|um))? )?{_TIME}"
_SPEAKER = re.compile(
    rf"(?:[\[(]?{_STAMP}[\])]?\s*[-–—|,]?\s*{_NAME}|{_NAME}(?:\s+APP)?\s*[-–—|,:·•]?\s*[\[(]?{_STAMP}[\])]?)\s*:?"
    r"(?:\s*\(edited\))?$"
)
_MESSAGE = re.compile(
    rf"(?:[\[(]?{_STAMP}[\])]?\s*[-–—|]?\s*(?:<{_NAME}>:?|{_NAME}\s*:)"
    rf"|{_NAME}\s*[\[(]{_STAMP}[\])]\s*:)\s+(?:[-•*]\s+)?(?=\S)"
)
_SURE = re.compile(r"^[\[(]|[APap]\.?[Mm]\.?\W{0,2}$|\(edited\)$")
_MAIL = re.compile(r"(from|to|cc|bcc|subject|sent|date|reply-to|von|an|betreff)\s?:\s*(?=\S)", re.IGNORECASE)
_REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg)\s?:\s*)+", re.IGNORECASE)


_TOOL = re.compile(
    r"(?P<sure>\d[\d.,]*\s?%|(?:on|off) track|at risk|behind|ahead|not started|in progress|done|closed"
    r"|completed?|no status|(?:last )?(?:updated?|checked in|due|ends|started)\b.{0,30}"
    r"|\d+ (?:day|week|month)s? left|(?-i:[A-Z]{2,3}))"
    r"|\d[\d.,]*\s?%?(?: ?[^\W\d]{1,12})?(?:\s?(?:→|->|/|of)\s?\d[\d.,]*\s?%?(?: ?[^\W\d]{1,12})?)?",
    re.IGNORECASE,
)
_DOT = re.compile(r"\s+[·•|]\s+")


def set_aside(found: list[Row]) -> tuple[list[Row], list[Row], bool]:
    """Part the rows of a paste from the furniture around them; also tell whether the paste is a conversation."""
    chat = _conversation(found)
    mail = _mail_heads(found)
    footers = _footers(found)
    kept: list[Row] = []
    aside: list[Row] = []
    gap = False
    for position, row in enumerate(found):
        below = found[position + 1] if position + 1 < len(found) else None
        if position in chat:
            row.body, row.gap = row.body.part(chat[position]), True
        if not row.body.text and position in chat:
            aside.append(row)
            gap = True
        elif (position in mail and not _subject(row)) or position in footers or _is_furniture(row, below):
            aside.append(row)
            gap = gap or row.gap
        else:
            row.gap = row.gap or gap
            kept.append(row)
            gap = False
    return kept, aside, bool(chat)


def _is_furniture(row: Row, below: Row | None) -> bool:
    if row.kind not in ("plain", "heading"):
        return False
    text = row.body.text
    if not text or len(text) > 140:
        return False
    if row.kind == "plain" and not any(character.isalpha() for character in text):
        return True
    if below is not None and below.kind == "item" and text[0].isalpha() and " " not in text:
        return False  # "Activity" or "New" over a list names the list
    return _FURNITURE.fullmatch(text) is not None or (row.kind == "plain" and _is_tool_state(text))


def _conversation(found: Sequence[Row]) -> dict[int, int]:
    """Return the rows that a chat program put a name and a time on, with the place where the message begins."""
    result: dict[int, int] = {}
    sure = False
    for position, row in enumerate(found):
        text = row.body.text
        if row.kind not in ("plain", "item") or row.marker or (":" not in text[:90] and "." not in text[:90]):
            continue
        alone = _SPEAKER.match(text) if len(text) < 90 else None
        match = alone or _MESSAGE.match(text[:200])
        if match:
            result[position] = match.end() if alone is None else len(text)
            sure = sure or bool(_SURE.search(text[: match.end()].rstrip(" :")))
    return result if sure or len(result) > 1 else {}


def _is_tool_state(text: str) -> bool:
    """Tell "42% · On track · Updated 3 days ago" and "11 days · AV", which goal tools put under a line."""
    parts = _DOT.split(text)
    if not 1 < len(parts) < 6 or len(text) > 90 or cycle(text):
        return False
    read = [_TOOL.fullmatch(part) for part in parts]
    return all(read) and any(found and found["sure"] for found in read)


def _mail_heads(found: Sequence[Row]) -> frozenset[int]:
    """Return the rows of a mail's head: several of its words in a row, "From" or "Subject" among them."""
    result: set[int] = set()
    run: list[tuple[int, str]] = []
    for position, row in enumerate([*found, None]):
        match = _MAIL.match(row.body.text) if row is not None and row.kind == "plain" else None
        if (match and row is not None and not row.body.text[match.end()].isdigit()) or (
            match and row is not None and run
        ):
            run.append((position, match[1].lower()))
        else:
            if len(run) > 1 and {"subject", "betreff", "sent", "cc"} & {word for _, word in run}:
                result.update(place for place, _ in run)
            run = []
    return frozenset(result)


def _subject(row: Row) -> bool:
    """Keep the subject of a mail where it names team or cycle, without the word before it."""
    match = _MAIL.match(row.body.text)
    if not match or match[1].lower() not in ("subject", "betreff"):
        return False
    rest = row.body.part(match.end())
    reply = _REPLY.match(rest.text)
    rest = rest.part(reply.end()) if reply else rest
    if titles.title(rest.text) is None:
        return False
    row.body = rest
    return True


def _footers(found: Sequence[Row]) -> frozenset[int]:
    """Return the lines that come again on every page: the same words, beside a page number or between blank lines."""
    if not any(row.kind == "item" for row in found):
        return frozenset()
    counts = Counter(row.body.text for row in found if row.kind == "plain")
    result: set[int] = set()
    for position, row in enumerate(found):
        text = row.body.text
        if row.kind != "plain" or counts[text] < 2 or not text or text[-1] == ":":
            continue
        above = found[position - 1] if position else None
        below = found[position + 1] if position + 1 < len(found) else None
        numbered = any(beside is not None and beside.body.text.isdigit() for beside in (above, below))
        parted = (row.gap or above is None) and (below is None or below.gap)
        own = labels.find(text, heading=True) is not None or titles.is_lead_in(text)
        if (numbered or parted) and (below is None or below.kind != "item") and not own:
            result.add(position)
    return frozenset(result)
