"""The words people put before a line to say what it is: "O1:", "KR 2.1 -", "Key results:", "Why now:", "Owner:"."""

from __future__ import annotations

import re
from typing import Literal

from coach.parse.leads import before_label, is_parent
from coach.parse.sections import KEY_RESULT, Label, field, section

_NUMBER = (
    r"(?:#|no\.?\s?)?\s?(?P<number>\d{1,3}(?:[.\-]\d{1,3}){0,3}[a-z]?(?=/\d{1,2}\s?[:–—-]|(?!/\d))|"
    r"(?-i:[A-H]|[IVX]{1,4})(?![\w'’])|(?:one|two|three|four|five|six)\b)(?:/\d{1,2}(?=\s?[:–—-]))?"
)
_ASIDE = r"(?:\s*(?:\((?P<aside>[^()]{1,60})\)|\[(?P<tag>[^\[\]]{1,60})\]))"
_MARK = r"\s*(?:=>|=(?=\s)|;(?=\s)|(?<=\d)\s?/(?=\s)|[:：|)=>→]|[-–—.](?=\s|$)|[-–—](?=[A-Z]))+"
_STRONG = (
    r"objectives?|(?:aim|ambition)(?=\s?\d|\s*:|\s+[–—-]\s)|(?:what )?we want(?: to \w+(?: \w+)?)?(?=\s*:)|objektiv"
    r"|ziel"
    r"|objectif|objetivo|obj\.?|"
    r"(?-i:O)(?=\s[A-Z])|o(?=[\d:#]|\s?\d|\s?[-–—:=;])|okrs?|goals?"
)
_PREFIX = (
    r"(?:(?P<prefix>(?!owners?\b|leads?\b|dri\b|status\b|serves\b|why\b)(?:(?:(?-i:[A-Z])[\w&/.]{0,20}|company|team"
    r"|strategic|annual|quarterly|primary|"
    r"main|top|overall|our|the|"
    r"department|product|business)\s){1,3}))?"
)
_OBJECTIVE = re.compile(
    rf"[(\[]?{_PREFIX}(?P<word>{_STRONG})(?:(?:\s?[-_.])?\s*{_NUMBER})?[)\]]?(?:\s+(?:type|name|title|statement"
    rf"|text))?"
    rf"(?P<tail>\s(?:(?:of|for|in)\s[^:;,=()]{{2,50}}?|is|reads|(?:FY\s?)?20\d\d|[QH][1-4](?:[ /-]20\d\d)?)(?=\s*:))?"
    rf"{_ASIDE}?(?:(?P<mark>{_MARK})|(?P<bare>\s+|$|(?<=[)\]])))\s*",
    re.IGNORECASE,
)
_KEY_RESULT = re.compile(
    rf"[(\[]?(?:o(?:bj(?:ective)?)?\s?\d{{1,2}}\s?[-_.:/]?\s?)?{_PREFIX}(?P<word>{KEY_RESULT})(?:(?:\s?"
    rf"[-_.])?\s*{_NUMBER})?[)\]]?"
    rf"(?:\s+(?P<kind>leading|lagging|committed|aspirational|stretch))?"
    rf"{_ASIDE}?(?:(?P<mark>{_MARK})|(?P<bare>\s+|$|(?<=[)\]])))\s*",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:result|measure|outcome|indicator|success (?:metric|measure)|metric|target|ergebnis|resultat"
    r"|kpi)\s?#?(\d{1,2}(?:\.\d{1,2})?)(?:\s*[:.)–—-]\s*(?=\S)|\s+(?=[A-Z]))",
    re.IGNORECASE,
)
"""What some write for a key result; without a number these words begin fields and sections."""
_MAYBE = re.compile(
    r"aim|ambition|we want|(?-i:^O\s[A-Z])|(?:result|measure|outcome|indicator|metric|kpi|target|ergebnis"
    r"|resultat)\s?#?\d|objecti"
    r"|objekti|objetiv|ziel|goal|okr"
    r"|obj\b|(?<![a-z])o\W{0,2}\d|(?<![a-z])o\s?[-–—:=;]|kr|(?<![a-z])k\s?\d|rc\s?\d|ke|schl|sultat|resultad",
    re.IGNORECASE,
)
STATUS_WORDS = (
    r"(?:partially|not|fully|mostly)?\s?(?:achieved|met|complete[d]?|done|in progress|on[ -]track|at[ "
    r"-]risk|off[ -]track|blocked|missed|"
    r"not started|started|delayed|cancell?ed|dropped|green|red|amber|yellow|won'?t do|wip|closed|open|draft)"
)
STATUS = re.compile(
    rf"[(\[]\s*(?i:{STATUS_WORDS})\s*[)\]]\s*[-–—:|]?\s*"
    rf"|{STATUS_WORDS.upper()}(?:\s*[-–—:|]\s+|\s+(?=(?:Key Result|KR|Objective|O\d)))"
)
_ROLE_PREFIX = re.compile(r"(?:C[A-Z]O|VPE?|SVP|EVP|Head|Director|Manager|Dir)\b|[A-Z]{2,4}$")
_KINDS = re.compile(
    r"(?:committed|aspirational|stretch|leading|lagging|target|optional|must|should|could|p\d|new|wip|draft|\d.*"
    r"|.*%.*|" + STATUS_WORDS + r")$",
    re.IGNORECASE,
)


_WHOSE = re.compile(
    rf"(?:[\[(](?P<tag>@?[^\W\d_][\w&/ .+-]{{0,40}})[\])]\s*[:|–—-]?|(?P<name>@[\w.-]{{1,40}}"
    rf"|[A-Z][\w&/.-]*(?: [A-Z&][\w&/.-]*){{0,3}})"
    rf"\s?(?::|\s[–—|-]))\s*(?=(?i:\[|\(|(?:{_STRONG}"
    rf"|{KEY_RESULT})(?:\s?[#_.-]?\s?\d{{1,3}}(?:\.\d{{1,2}})?)?\s*[:.)|–—-]))"
)
_TICKET = re.compile(
    rf"[A-Z][A-Z0-9]{{1,9}}-\d{{1,6}}\s*[:|–—-]?\s+(?=(?i:(?:{_STRONG}"
    rf"|{KEY_RESULT})(?:\s?[#_.-]?\s?\d{{1,3}}(?:\.\d{{1,2}})?)?\s*[:.)|–—-]))"
)
_BARE = re.compile(r"(?:[Oo]bjective|OBJ|O)(?:\s?(\d{1,2}))?\s+(?=[A-Z]\w*\s+\S+\s)")
_VERBAL = re.compile(r"\w \b(?:is|are|to|by|was|will)\b")
_POSSESSIVE = re.compile(
    rf"[A-Z][\w&/ .-]{{0,30}}(?:['’]s|s['’])\s+(?=(?i:{KEY_RESULT})(?:\s?\d{{1,3}}(?:\.\d{{1,2}})?)?\s*[:–—-])"
)
_NO_RESULT = re.compile(r"(?:owners?|progress|reviews?|status|updates?|meetings?|tracker|list|s)\b", re.IGNORECASE)
_TALK = re.compile(
    r"(?:of (?:the (?:first|second|third|last|other)|that|this|objective|O\d)|is|are|was|were|looks?|should|seems?"
    r"|needs|"
    r"will|would|could|has|sounds?|isn['’]t|doesn['’]t|does|\?)\b",
)


def find(text: str, *, heading: bool = False, lead: int = 0) -> Label | None:
    """Read the label at the front of a line, or None.

    `heading` allows section titles without a colon; `lead` is the length of the emphasised words at the front, which
    are a label without any colon in "**Objective** Grow".
    """
    if 0 < lead < len(text) and lead < 40 and text[lead : lead + 1] in " \u00a0":
        label = find(text[:lead].rstrip(" :") + ":")
        if (
            label
            and label.end >= lead
            and label.role in ("objective", "key_result", "objectives", "key_results", "why", "owner")
        ):
            end = lead + len(text[lead:]) - len(text[lead:].lstrip(" \u00a0:-–—"))
            return Label(label.role, end, label.word, label.number, label.owner)
    skip, whose = 0, None
    head = text[:90]
    if head[:1] in "([@" or head[:1].isupper():
        skip, whose = _front(head)
        head = text[skip : skip + 90]
    label = None
    if _MAYBE.search(head[:60]):
        label = _structural(head, text[skip:], heading)
    if whose:
        return Label(label.role, label.end + skip, label.word, label.number, label.owner or whose) if label else None
    if label is None and skip == 0 and _MAYBE.search(head):
        label = _behind(head, text, heading)
    if label is None:
        label = section(head, text[skip:], heading=heading) or field(head, heading=heading)
    if label and skip:
        return Label(label.role, label.end + skip, label.word, label.number, label.owner, label.strong)
    return label


def _front(head: str) -> tuple[int, str | None]:
    """Read a status, or the team or person that a label belongs to, before the label: "[Web] KR2:", "Ana: O1:"."""
    status = STATUS.match(head)
    if status:
        return status.end(), None
    ticket = _TICKET.match(head) or _POSSESSIVE.match(head)
    if ticket:
        return ticket.end(), None
    whose = _WHOSE.match(head)
    return (whose.end(), (whose["tag"] or whose["name"]).strip().lstrip("@")) if whose else (0, None)


def _behind(head: str, text: str, heading: bool) -> Label | None:
    """Read the label of an objective behind the name of a team: "Branch East – objective Everyone has a place"."""
    start, team = before_label(head)
    if not start:
        return None
    label = _structural(head[start:], text[start:], heading)
    if label is None or label.role not in ("objective", "parent"):
        bare = _BARE.match(head, start)
        label = Label("objective", bare.end() - start, "objective", bare[1] or "") if bare else None
    rest = text[start + label.end :].strip() if label else ""
    if label is None or " " not in rest or not (rest[0].isupper() or rest[0] in "\"“„‘'"):
        return None
    role: Literal["objective", "parent"] = "parent" if label.role == "parent" or is_parent(team) else "objective"
    return Label(role, label.end + start, label.word, label.number, label.owner, team=team, level=label.level)


def _structural(head: str, text: str, heading: bool) -> Label | None:
    counted = _COUNTED.match(head)
    if counted:
        return Label("key_result", counted.end(), "kr", counted[1])
    match = _KEY_RESULT.match(head)
    if match and (label := _accept(match, "key_result", text, heading)):
        return label
    match = _OBJECTIVE.match(head)
    if match:
        return _accept(match, "objective", text, heading)
    return None


def _accept(match: re.Match[str], role: Literal["objective", "key_result"], text: str, heading: bool) -> Label | None:
    """Turn a match into a label, or None where the word only begins a sentence ("Objective feedback for all")."""
    word, number, prefix = match["word"].lower().rstrip("."), match["number"] or "", (match["prefix"] or "").strip()
    end = match.end()
    rest = text[end:].strip()
    aside = match["aside"] or match["tag"]
    if prefix.lower() in ("not", "no", "non"):
        return None
    if (
        match.re is _OBJECTIVE
        and match["tail"]
        and (word in ("goal", "o", "aim", "ambition") or _VERBAL.search(match["tail"]))
    ):
        return None
    if role == "objective" and prefix.lower().startswith(("parent", "our parent")) and match["mark"] and rest:
        return Label("parent", end, word)
    plural = word in ("objectives", "goals", "okrs", "krs", "kr's", "key results", "key-results", "keyresults")
    bracketed = match[0][0] in "([" and match[0].rstrip()[-1:] in ")]"
    if match["mark"] is None and not bracketed:
        if number in ("A", "I") and rest[:1].islower():  # "Objective A quiet seat"
            number, end = "", match.start("number")
            rest = text[end:].strip()
        if not number and rest and not _begins_line(match["word"], rest):
            return None
        if rest and _TALK.match(rest):
            return None
        lettered = word == "objective" and number.isalpha() and rest[:1].isupper()
        sentence = not lettered and (
            (word in ("goal", "goals", "ziel") and not rest[:1].isupper())
            or not number[:1].isdigit()
            or (prefix and rest[:1].islower())
        )
        if number and rest and sentence:
            return None
        if not number and not rest and not heading and role == "objective" and word == "o":
            return None
    if plural and not number:
        return Label("objectives" if role == "objective" else "key_results", end, word, "", None, bool(rest))
    owner = _owner_aside(aside) or (prefix if _ROLE_PREFIX.match(prefix) else None)
    return Label(role, end, word, number, owner, level=prefix)


def _begins_line(word: str, rest: str) -> bool:
    """Tell "KR Hire 14 engineers" and "OBJECTIVE Calm nights", where no sign parts the label from the words."""
    words = rest.split()
    if word == "KR":
        return rest[0].isalnum() and (any(map(str.isdigit, rest)) or not _NO_RESULT.match(rest))
    if word in ("O", "Objective", "Obj"):
        return rest[0].isupper() and len(words) > 2 - (word == "O") and words[1][0].islower()
    return word in ("OBJECTIVE", "GOAL", "OBJ") and rest[0].isupper() and not rest.isupper()


def _owner_aside(aside: str | None) -> str | None:
    """Return the owner named in "KR1 (Ana):"; "(committed)" and "(0.7)" name nobody."""
    if not aside or _KINDS.match(aside.strip()):
        return None
    words = re.sub(r"^(?:owner|dri|lead)\s*[:=]\s*|^@", "", aside.strip(), flags=re.IGNORECASE)
    return words if (words[:1].isupper() and len(words.split()) <= 4) or aside.lstrip().startswith("@") else None
