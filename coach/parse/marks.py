"""The signs at the ends of a line: headings, rules, bullets, numbers, boxes, pictures, task words, trailing links."""

from __future__ import annotations

import re

_HASHES = re.compile(r"(#{1,6})(?!#*\s+of\b)(?:[ \t]+|(?=[^\W\d]|\*\*))(?=\S)")
_HTML = re.compile(r"<h([1-6])(?:\s[^<>]*)?>", re.IGNORECASE)
_WIKI = re.compile(r"h([1-6])\.\s+(?=\S)")
_EQUALS = re.compile(r"(={1,5})\s?[^=\s][^=]{0,200}?\s?={1,5}$")
_ASCIIDOC = re.compile(r"(={2,5})[ \t]+(?=[^\s=])")
_ORG_TITLE = re.compile(r"(#)\+(?:title|subtitle)\s?:\s*(?=\S)", re.IGNORECASE)
_LATEX = re.compile(r"(\\)(?:sub){0,2}(?:section|chapter|paragraph)\*?\{(?=[^{}]{1,300}\}$)")
HEADINGS = (_HASHES, _HTML, _WIKI, _EQUALS, _ASCIIDOC, _ORG_TITLE, _LATEX)
CLOSED = _EQUALS
RULE = re.compile(
    r"(?:[-=_*~·—–]\s?){3,}$|```+\s?\w{0,20}$|~~~+$|\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?)?\s*$|[|\s]+$|<hr\s?/?>$|"
    r"\+[-=+]{3,}\+$"
)
BULLET = re.compile(
    r"(?:\\?([-*+•‣◦▪▫●○■□∙·–—→➤►▶»➢❖♦✓✔✗✘⁃])[ \t\u00a0]+(?=\S)|([•‣◦▪●○■▶►➤])(?=\S)|(-)(?=[^\W\d_])|"
    r"(o)[ \t]{1,8}(?=[^\W_])"
    r"|(<li(?:\s[^<>]*)?>|\\item(?![a-z])\s*(?=\S)|\[\*\]\s*(?=\S)))"
)
STARS = re.compile(r"(\*{1,6})[ \t]+(?=[^\s*])")
"""A list item or heading of org-mode, MediaWiki, Jira and AsciiDoc: the number of stars is its depth."""
DASHES = re.compile(r"(-{2,4}|\+{2,4})[ \t]+(?=[^\s>+-])")
"""An item whose depth is the number of its signs, in plain text."""
ORDERED = re.compile(
    r"(?:\(?(\d{1,3}(?:\.\d{1,2}){0,3})\\?[.)\]]\)?(?:[ \t\u00a0]+(?=\S)|(?=[A-Z][a-z]))"
    r"|\(?([A-F]\d{1,2}|[ivx]{1,5}|[IVX]{1,5})[.)][ \t\u00a0]+(?=\S)|\(?([a-z])[.)][ \t\u00a0]+(?=\S)|"
    r"\(?([A-Z])[.)][ \t\u00a0]+(?=\S)"
    r"|(\d{1,2}(?:\.\d{1,2}){1,3})[ \t\u00a0]+(?=\S)|(\d{1,2})[ \t]{0,2}[-–—/:|][ \t]+(?=[^\W\d_]))"
)
CHECKBOX = re.compile(r"(?:\\?\[(?: |x|X|✓|✔|-|~|/|)\\?\](?=\s|[^\W\d])|[☐☑☒✅⬜🔲🔳✔❌❎◻◼⏳🚧](?:\ufe0f)?)\s*")
COUNTED = re.compile(r"(#{1,6}[#*]*)[ \t]+(?=\S)")
"""A numbered item of a wiki that writes its headings another way."""
STATES = re.compile(
    r"(?:TODO|DONE|DOING|NEXT|WAITING|HOLD|WIP|CANCELLED|IN-PROGRESS|BACKLOG|LATER|NOW)[ \t]+(?=[^\s:|–—-])"
)
"""A task word at the front of an item, as org-mode and Logseq write it."""
KEYCAP = re.compile(r"(\d(?=\ufe0f?\u20e3)|[\u2460-\u2473\u2776-\u277f])[\ufe0f\u20e3]*\s*")
DRAWER = re.compile(r":[A-Z][A-Z_-]{1,30}:(?:\s|$)")
"""A property of an org-mode heading, ":OWNER: ana"."""
MACRO = re.compile(
    r"(?:#\+\w.*|\\(?:begin|end|maketitle|documentclass|usepackage|centering|newpage)\b.*|"
    r"\[/?(?:list|ul|ol|quote|table|tr)(?:=\w+)?\]|"
    r"\{/?[a-z][\w-]*(?::[^{}]{0,200})?\}|\{\{[^{}]{1,200}\}\}|\[\[_?TOC_?\]\]|\[TOC\]|<!doctype[^<>]*>|"
    r"\{(?:info|note|tip|warning|panel|quote)[^{}]{0,100}\}.{0,500}\{(?:info|note|tip|warning|panel|quote)\}|"
    r":{3,}.{0,60}|:(?:properties|logbook|end):)$",
    re.IGNORECASE,
)
"""A line that only steers a wiki or a typesetter."""
PICTURES = re.compile(
    r"(?:(?:[\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]|[\u200d\ufe0f\u20e3])+|"
    r":(?=[a-z0-9_+-]*[a-z])[a-z0-9_+-]{2,40}:(?![\w:]))\s*"
)
SUB_BULLETS = "◦○⁃"
SQUARES = "▪▫■□"
"""The third level of a list copied from a word processor."""
TREE = re.compile(r"((?:[│┃|┊][ \t\u00a0]*)*)(?:[└├┗┣╰╚╠][─━═-]*|↳|⤷)[>▶►]?[ \t\u00a0]*(?=\S)")
"""A branch of a tree drawn with lines: what stands there hangs on the line above."""
TRAILING_LINK = re.compile(
    r"[\s(\[,;–—-]*(?:\b(?:see|cf\.?|via|more|details|source|(?:done|tracked|shipped|merged|measured) (?:in|at|via"
    r"|by|on)):?\s+)?"
    r"\[([^\[\]\n]{1,60})\]\(\s*<?(?:https?:|/|#|\.|www)[^()\s<>]{0,500}>?\s*\)[)\].]?$"
)
_REFERENCE = re.compile(
    r"(?:the |see |our )?(?:(?:\w+ )?(?:dashboard|link|issue|ticket|epic|doc|docs|document|details?|report|source"
    r"|sheet|"
    r"spreadsheet|chart|graph|query|board|page|wiki|notion|jira|figma|grafana|looker|tableau|metabase|asana|"
    r"confluence|slack|thread|here|more|info|plan|spec|rfc|prd|pr|mr|proposal|tracker|tracking|data|evidence|proof"
    r"|results?|"
    r"notes|update|status|kpi|metrics?)s?|[#!&]\d{1,7}|[A-Z][A-Z0-9]{1,9}-\d{1,6}|\d{1,2}|[↗🔗→»>*]+)$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:the|a|an|our|your|their|this|that|of|in|on|to|for|from|with|by|via|and|or|at|using|publish|ship|launch"
    r"|build|"
    r"write|update|create|finish|complete|close|implement|improve|release|document|deliver|merge|review)$",
    re.IGNORECASE,
)


def is_reference(words: str, before: str) -> bool:
    """Tell a link that stands behind a finished line ("… to 38 [dashboard](…)") from one that is part of it."""
    before = before.rstrip()
    if before.count(" ") < 2 or _GOES_ON.search(before):
        return False
    return bool(_REFERENCE.match(words.strip())) or before[-1] in "%).;" or before[-1].isdigit()
