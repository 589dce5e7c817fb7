"""Sections and fields: "Key results:", "Initiatives", "Health metrics", "Why now: …", "Owner: …", "Currently at …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "objective", "key_result", "objectives", "key_results", "why", "owner", "team", "cycle", "parent", "metadata",
    "cell", "health", "tasks", "notes", "theme", "task", "parked",
]  # fmt: skip

KEY_RESULT = (
    r"key[\s_-]?results?|kr'?s?|schl[uü]ssel(?:ergebnis(?:se)?|resultate?)|(?:ke|rc)(?=\s?-?\d)"
    r"|k(?=\s?\d{1,2}(?:\.\d{1,2})?\s*[.:)–—-])"
    r"|r[ée]sultats?[\s-]cl[ée]s?|resultados?[\s-]clave"
)
_TITLES: tuple[tuple[Role, str], ...] = (
    (
        "key_results",
        rf"(?:{KEY_RESULT})(?:\s+(?:for|of)\s[^:]{{1,40}})?|key results?\s*(?:/|&|and|or)\s*\w+|"
        rf"krs?\s*(?:/|&|and|or)\s*\w+|measures? "
        rf"of success|success (?:metrics?|measures?|criteria|indicators?)|"
        r"how (?:will |do |can )?we(?:['’]ll| will)? (?:know|measure)[^.]{0,60}|we(?:['’]ll| will) "
        r"know [^.]{3,60} when|(?:as )?measured by|expected (?:results?|outcomes?)|key metrics|"
        r"what (?:will|would|should) (?:be|become) (?:different|better|true)|we(?:['’]ll| will)? (?:see|notice"
        r"|recogni[sz]e"
        r"|feel|tell|read) (?:it|this|that|success)(?: (?:in|from|by|at|when|on|through))?|how we(?:['’]ll"
        r"| will)? (?:see|tell"
        r"|notice|recogni[sz]e|check)[^.:]{0,40}|signs? (?:of success|we look for|that it works?)|what we(?:['’]ll"
        r"| will)? (?:see"
        r"|measure|count|look at)|"
        r"(?:target|desired) (?:outcomes?|results?)|outcomes|results|metrics|measures|kpis?|targets",
    ),
    ("objectives", r"objectives?|goals?|okrs?|objectives? (?:and|&|/) key results?|objective statement"),
    (
        "health",
        r"health|(?:team )?health[ -](?:metrics?|measures?|checks?|indicators?)|guard[ "
        r"-]?rails?(?: metrics?)?|counter[ -]metrics?|keep(?:ing)? (?:the lights on|"
        r"healthy|steady)|"
        r"(?:bau|business as usual)(?: metrics)?|(?:monitoring|hygiene|steady[ -]state) metrics|"
        r"(?:things )?(?:to )?(?:keep|keeping) an eye on.{0,30}|watch(?:ing|list)?|must not (?:get worse|drop|slip"
        r"|fall).{0,20}|"
        r"hold(?:ing)? steady|we (?:also |still )?(?:watch|monitor|keep an eye on).{0,40}|do no harm.{0,20}|"
        r"kpis? (?:to|we) (?:watch|monitor|hold|keep)[^.]{0,30}",
    ),
    (
        "tasks",
        r"how (?:will |do |can |are )?we(?:['’]ll| will)? (?:get|do|achieve|make|plan|"
        r"going)[^.]{0,60}|initiatives?|key initiatives?|actions?(?: items?| plan| steps?)?|"
        r"activities|projects?|tasks?|to[ -]?dos?|todo list|next steps|deliverables|"
        r"milestones?|how|epics?|"
        r"key activities|work ?streams?|backlog|plans?|action list|item list|items|checklist|stories|"
        r"tickets|steps|tactics|maßnahmen|strateg(?:y|ies)|epics? and issues",
    ),
    (
        "notes",
        r"notes?(?: (?:from|on|for) .{2,30})?|"
        r"progress(?: .{3,20})?|comments?|remarks?|appendix|references?|links?|resources?|risks?(?: "
        r".{3,30})?|dependenc(?:y|ies)|assumptions?|out of scope|non[ -]goals?|anti[ "
        r"-]goals?|questions?|open questions?|"
        r"faqs?|retro(?:spective)?s?|lessons learned|learnings?|review|heartbeat(?: .{3,20})?|check[ "
        r"-]?ins?(?: .{3,20})?|updates?|status(?: updates?)?|timeline|schedule|agenda|attendees|"
        r"participants|"
        r"changelog|glossary|definitions?|scoring|grading|legend|how to .{3,60}|about(?: .{3,40})?|"
        r"summary|overview|introduction|(?:launch|key|important|target) dates?|dates|results so far|"
        r"contacts?|people|team members?|members|roles(?: and responsibilities)?|communication|"
        r"decisions?|success stories|measurement(?: plan)?|what went (?:well|wrong)|good|bad|try|"
        r"stakeholders|documentation|see also|further reading",
    ),
)
_PARKED = (
    r"not (?:a |our |the )?(?:key results?|krs?|objectives?).{0,40}|not (?:doing|this|now|in scope|planned|included"
    r"|on the list|our|in q).{0,40}|(?:what )?we (?:are not"
    r"|aren['’]t|won['’]t|will "
    r"not|don['’]t|do not|stop|say no).{0,40}|stop(?:ping|s)?(?: doing)?|parked|parking lot|ice ?box|later|deferred"
    r"|postponed|"
    r"won['’]t do|ideas(?: for later)?|maybe|next (?:quarter|term|cycle|year)|dropped|for later|no longer.{0,30}|"
    r"(?:(?:for|in|this|next) [\w ]{1,20}?,? ?)?(?:(?:we|what|things|work) )?(?:we )?(?:leave out|leaving out|left out"
    r"|without|drops?|dropped|gives? up|pause[sd]?|goes|stops?|ends|makes? room"
    r"|let go)(?: (?:for|after|until|in|with) .{0,30}| of)?"
)
_SECTIONS: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (
        role,
        re.compile(
            rf"(?:(?:our|the|\d{{1,2}}|related|proposed|top|main|other|"
            rf"key)\s)?(?:{words})(?:\s*\([^()]{{0,60}}\))?$",
            re.IGNORECASE,
        ),
    )
    for role, words in (*_TITLES, ("parked", _PARKED))
)
_WORK = re.compile(
    r"(?:key )?(?:how|initiatives?|projects?|actions?|activities|tactics|next steps|maßnahmen)$", re.IGNORECASE
)
_FIELD = re.compile(
    r"(?P<why>warum(?: jetzt)?|begründung|why(?:\s(?:now|this(?: matters)?|it matters|does (?:it|this) matter))?\??"
    r"|rationale|"
    r"motivation|because|reason(?:ing)?|background|context|description|purpose|problem(?: statement)?|"
    r"intent|business case|value)"
    r"|(?P<owner>(?:kr |objective |accountable )?(?:owners?|dri|lead|responsible|accountable|"
    r"assignees?|champion|sponsor|verantwortlich|(?:held|owned|run|led|driven|carried) by)(?:\(s\))?"
    r"(?: (?:of )?(?:o|kr|objective) ?\d{1,2}(?:\.\d)?)?)"
    r"|(?P<team>team|department|dept|squad|tribe|function|business unit|group|org(?:anisation|anization)?)"
    r"|(?P<cycle>zeitraum|quartal|cycle|quarter|period|time ?frame|time ?box|okr period|fiscal year|term)"
    r"|(?P<parent>parent(?: objective| okr| goal)?|serves|feeds(?: into)?|rolls up to|pays into|backs"
    r"|aim above(?: us)?|align(?:s|ed|ment)?(?: (?:to|with))?|supports|"
    r"ladders up to|contributes to|company objective supported|linked (?:to|objective))"
    r"|(?P<cell>baseline|current(?:ly)?(?: at| value| state| status)?|starting (?:value|point)|"
    r"start(?: value)?|target(?: value)?|as of today|now at|today|due(?: date| by)?|deadline|target "
    r"date|by when|unit|metric|"
    r"segment|population|data source|source|measured (?:in|with|via|at)|how measured|measurement|measure|kpi"
    r"|indicator|"
    r"success (?:metric|measure)|"
    r"progress|score|grade|confidence(?: level| score)?|actual)"
    r"|(?P<theme>(?:strategic |annual |company )?(?:theme|pillar|focus area|focus|perspective|work ?stream"
    r"|value stream|"
    r"strategic (?:priority|goal|bet|initiative)|big bet|priority area|key area)(?: \d{1,2})?)"
    r"|(?P<task>(?:key )?(?:initiative|action(?: item)?|task|project|activity|deliverable|next step|enabler)"
    r"(?: ?#?\d{1,2}(?:\.\d{1,2})?)?)"
    r"|(?P<metadata>status|priority|last updated?|updated|date|author|version|created|reviewed|state|"
    r"labels?|tags?|type|weight|health|okr type|category|visibility|id|cc|epic|issue|link|tracking|"
    r"dashboard|jira|ticket|overall|mission|vision|notes?|board|space|workspace|page|members?|attendees|watchers|"
    r"reporter|milestone|votes|fix versions?|components?|followers|present|apologies|properties|scheduled|stops?"
    r"|stopped|agreed(?: with)?|closed"
    r"|effort|contributors?|team members?|"
    r"stakeholders?|dependenc(?:y|ies)|risks?|guard ?rails?|counter[- ]?metrics?|"
    r"reviewers?|participants?|nb|ps|p\.s\.|comments?|update|remark|tl;?dr)",
    re.IGNORECASE,
)
_FIELD_END = re.compile(
    r"\s*(?:\([^()]{0,30}\)|for (?:all|both|every|each) [^:]{0,30})?\s*(?:[:：=]|[-–—](?=\s))\s*=?\s*"
)
_CELL_WORDS = re.compile(
    r"(?:currently(?: at)?|current(?: value| state)?(?: is| at)?|now at|today|as of today|baseline|"
    r"target)\b\s*(?:(?:is|at|of)\b)?\s*[:=~]?\s*",
    re.IGNORECASE,
)
_LAST_NUMBER = re.compile(r"(?<=[ o#])\d{1,2}$", re.IGNORECASE)
_VALUE = re.compile(r"[~<>≈$€£]?\s?\d|NA\b|unknown|n/a|not ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """What the front of a line says: its role, and where the words after the label begin.

    `team` is the name before the label ("Kitchen team – O:"), `level` the word that ranks it ("Company objective:").
    """

    role: Role
    end: int
    word: str = ""
    number: str = ""
    owner: str | None = None
    strong: bool = True
    team: str = ""
    level: str = ""


def section(head: str, text: str, *, heading: bool) -> Label | None:
    """Read a section title: alone on its line, in a heading, or before a colon."""
    dash = text[-2:] in (" –", " —", " -")
    if not heading and not dash and ":" not in head and "：" not in head:
        return None
    colon = _first_colon(head)
    title = head[:colon] if colon >= 0 else text if heading or dash else ""
    title = title.strip(" *_-–—.#")
    if not title or len(title) > 80:
        return None
    rest = text[colon + 1 :].strip() if colon >= 0 else ""
    for role, pattern in _SECTIONS:
        if pattern.match(title):
            if rest and role == "parked":
                return Label(role, colon + 1, title.lower(), strong=True)
            if rest and role == "tasks" and _WORK.match(title) and not any(map(str.isdigit, rest)):
                return Label("task", colon + 1, title.lower())
            if rest and (role != "key_results" or title.lower() in ("results", "outcomes", "metrics", "targets")):
                return None
            count = _LAST_NUMBER.search(title) if role == "key_results" else None
            number = count[0] if count else ""
            return Label(role, colon + 1 if rest else len(text), title.lower(), number, strong=bool(rest))
    return None


def _first_colon(head: str) -> int:
    places = [place for place in (head.find(":"), head.find("：")) if place >= 0]
    return min(places) if places else -1


def field(head: str, *, heading: bool = False) -> Label | None:
    """Read what a labelled line states beside the results: a reason, an owner, a baseline, a status.

    `heading` says that the line stands over others, so that "Why" alone is a label.
    """
    match = _FIELD.match(head)
    if not match or match.lastgroup is None:
        return None
    if heading and match.lastgroup == "why" and not head[match.end() :].strip(" :?.*"):
        return Label("why", len(head), match[0].lower())
    after = _FIELD_END.match(head, match.end())
    if not after and match.lastgroup == "why" and match[0][-1] == "?" and head[match.end() : match.end() + 1] == " ":
        return Label("why", match.end() + 1, match[0].lower())
    if not after:
        words = _CELL_WORDS.match(head) if match.lastgroup == "cell" else None
        if words and _VALUE.match(head, words.end()):
            return Label("cell", words.end(), head[: words.end()].strip(" :=").lower())
        return None
    role: Role = match.lastgroup  # type: ignore[assignment]
    return Label(role, after.end(), match[0].lower())
