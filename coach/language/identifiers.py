"""Digits that name a thing instead of counting one: `p95`, `ISO 27001`, `v1.0`, `#123`, `B2B`, `Phase II`, `1:1`."""

from __future__ import annotations

import re

_ALWAYS = frozenset(
    "phase tier level week day month year version sprint iteration milestone objective kr okr grade annex appendix "
    "article chapter wave scope priority prio sev severity ios ipados macos android windows python java javascript php "
    "node rails django angular vue react ubuntu debian fedora postgres postgresql mysql kubernetes tls "
    "ssl oauth iso wcag "
    "soc nist iec din rfc pci dss ifrs basel gpt llama claude gemini office http web industry type "
    "schema level protocol "
    "part paragraph clause form model room floor platform gate terminal line ward bus route highway "
    "version bip eip erc "
    "rust go firefox chrome esg gen key trl crl goal sdg uefa formula studio unity godot qt gtk gnome "
    "linux kernel cuda "
    "excel word sap erp dynamics microsoft drupal wordpress joomla magento typo moodle".split()
)
"""Words after which a bare number is a name. What follows a number decides nothing here: "week 8 retention"."""
_SOMETIMES = frozenset(
    "stage step release batch round section module option class cohort series team unit episode building group track "
    "horizon season area zone band category page line table figure".split()
)
"""Words after which a number is a name unless a counted plural follows: "stage 2", but "stage 3 plays"."""
_COUNTS_ANYWAY = frozenset("go key line model web goal type form word react excel part route".split())

_TOKEN = re.compile(r"[^\W_]+(?:[._/’'@-]?[^\W_]+)*")
_EDITION = re.compile(r":\d{4}(?!\d)|/iec\b")
_VERSION = re.compile(r"\d+(?:\.\d+){2,}(?:[-+][\w.]+)?")
_RELEASE = re.compile(r"\d+\.\d+(?= (?:release|version|lts|beta|rc|milestone|launch|branch|upgrade)\b)")
_TICKET = re.compile(r"#\d+")
_MEETING = re.compile(
    r"1[:-]1(?:['’]?s\b|(?= (?:meeting|session|call|chat|interview|conversation|coaching|check|catch|with|"
    r"mentoring))|$|(?=[\s,.)]))"
)
_GLUED_TAIL = re.compile(r"\d+(?:FA|S|D|G|P|Q|E|R|W|A|V|on\d|GL)(?![A-Za-z0-9])")
_DECADE = re.compile(r"\d0s(?!\w)")
_AGES = re.compile(r"\b(?:(?:under|over|mid)-|(?:in (?:the|their|her|his)|mid|late|early) )$")
"""Before tens with an s: people of an age ("under-30s"), and no seconds."""
_LETTERED = re.compile(r"\d{1,2}[ab](?!\w)")
"""Classes, flats and stages: "4a" and, beside it, "4b"."""
_PLURAL = re.compile(r"[ -](?:[a-z][\w-]* ){0,2}?[a-z]+[a-rt-z]s\b")
_WHICH = re.compile(r"\b(?:last|this|next|previous|prior|commit|committed|target|stretch) $")
ROMAN = re.compile(
    r"\b(?:Phase|Stage|Tier|Level|Type|Part|Grade|Class|Series|Schedule|Annex|Title|Horizon|Band|Category|Basel|Volume)"
    r"[ -](?:[IVX]{1,5})\b"
)
_WORD_NAMES = re.compile(r"[a-z]+-(?:factor|way|sided|dimensional|step|click|stop|tier|eyes)\b")


_RATE = re.compile(r"\bper (?:[a-z]+ (?:and )?|and )$")


def read_token(text: str, start: int) -> tuple[int, int]:
    """Return the whole token that the digits at `start`, glued to a letter, belong to."""
    left = start
    while left and (text[left - 1].isalnum() or text[left - 1] in "_#@") and start - left < 60:
        left -= 1
    found = _TOKEN.match(text, left, left + 200)
    return (left, max(found.end(), start + 1)) if found else (left, start + 1)


def read(text: str, low: str, start: int, end: int, before: str, before_start: int) -> tuple[int, int] | None:
    """Return where a name stands whose number is `text[start:end]`, or null where the number is none."""
    previous = text[start - 1 : start]
    if previous == "#" and (found := _TICKET.match(text, start - 1)):
        return start - 1, found.end()
    if found := _VERSION.match(text, start) or _RELEASE.match(low, start) or _MEETING.match(low, start):
        return start, found.end()
    if found := _GLUED_TAIL.match(text, start):
        return start, found.end()
    if found := _DECADE.match(low, start):
        if _AGES.search(low, 0, start):
            return start, found.end()
    elif (found := _LETTERED.match(low, start)) and (found[0][-1] == "a" or f"{found[0][:-1]}a" in low):
        return start, found.end()
    if previous == "-" and before:
        return _hyphenated(text, start, end, before, before_start)
    if text[end : end + 1] == "%" or not before or previous not in (" ", "\u00a0"):
        return None
    if text[start - 2] in ":.," or low[max(0, before_start - 4) : before_start].endswith(("per ", "/", "same ")):
        return None  # "downloads per month: 60" counts
    if _RATE.search(low, max(0, before_start - 24), before_start):
        return None  # "calls per agent and day 14"
    if _WHICH.search(low, max(0, before_start - 12), before_start):
        return None  # "last year 410", "target level 1.0m"
    if before in _ALWAYS:
        counted = before in _COUNTS_ANYWAY and _PLURAL.match(low, end) is not None
        small = before in _COUNTS_ANYWAY and not text[before_start].isupper()
        edition = _EDITION.match(low, end)
        return None if counted or small else (before_start, edition.end() if edition else end)
    if before in _SOMETIMES and not _PLURAL.match(low, end) and end - start <= 3:
        return before_start, end
    return None


def _hyphenated(text: str, start: int, end: int, before: str, before_start: int) -> tuple[int, int] | None:
    name = text[before_start : start - 1]
    if before in _ALWAYS or before in _SOMETIMES or name.isupper():
        return before_start, end
    return None


def spelled_name(low: str, start: int) -> bool:
    """Tell whether the number word here is half of a name: "two-factor", "four-eyes"."""
    return _WORD_NAMES.match(low, start) is not None
