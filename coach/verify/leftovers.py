"""What looks like a number and no rule explains: denied until a source holds the very same signs.

Percent signs without a number in front, Roman numerals before something counted, numerals of East Asia, letters that
stand in for digits (`4O%`), and scripts in which this program cannot read number words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from coach.language.nouns import plural
from coach.language.people import is_person
from coach.verify.mention import Net
from coach.verify.tongues import SCRIPTS

_SHARE_WORD = (
    "percentage points?|percent|per cent|pct|per mille|permille|promille|prozent|pour ?cent|por ?ciento|per ?cento|"
    "por ?cento|procent|basis points?|bps|ppm|ppb"
)
_PERCENT = re.compile(rf"%|‰|‱|(?<![a-z])(?:{_SHARE_WORD})(?![a-z])|(?<![a-z])[a-z]{1, 40}(?:percent|prozent)(?![a-z])")
_BEFORE = re.compile(r"(\S*?)[ \u00a0-]?$")
_PLACEHOLDER = re.compile(r"(?:[xyznk?_.…#]{1,6}|.*[\])}>_?])$")
_PLAIN_BEFORE = frozenset(
    "in as a the of or and what which how many per by for use with is are some any percentage show give write your our "
    "no not than to from about around at into one's that this with between add means mean every each sign word unit "
    "say "
    "such missing also without".split()
)
_ROMAN = re.compile(
    r"(?<![\w/&.'-])(?=[ivxlcdm]{2})m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?![\w/&'-])", re.I
)
_NO_ROMAN = frozenset(
    "CI CD CV MD MC DC CM DM ML MM CC DI LI MI DL CL LC XL XXL MIX DIM MIL DIV MID MILD LID DID VIM XX XXX".split()
)
_SIZES = frozenset("XL XXL CC XX XXX CM MM LI DI MI CL LC".split())
_SOMEBODY = re.compile(r" (?:(?:of )?(?:them|these|those)\b|(?:[a-z-]+ )?(?P<who>[a-z-]+s)\b)")
_GETS_TO = re.compile(
    r"\b(?:ris|clim|grow|fall|fell|drop|grew|rose|reach|increas|decreas|mov|jump|shrink)\w* (?:to |by )?$"
)
_SMALL_ROMAN = re.compile(r"[ivx]{2,5}$")
_AFTER = re.compile(r" ([a-z][a-z'-]*)(?: ([a-z][a-z'-]*))?(?: ([a-z][a-z'-]*))?")
_AMOUNT_BEFORE = re.compile(r"\b(?:by|to|of|at|than|reach|under|over|least) $")
_LIST_ROMAN = re.compile(r"(?:^|\n|\()[ \t*-]*$")
_NUMERALS = "〇零一二三四五六七八九十百千万億亿兆两兩半壱弐参廿卅卌"
_HAN = re.compile(f"(?:百分之)?[{_NUMERALS}]+[割成倍分折]?")
_HAN_ALONE = frozenset("一半分")
_LEET = re.compile(
    r"(?<![a-z])(?:[$€£]\s?)?(?=[0-9]{0,7}[oilsz|])(?=[oilsz|]{0,7}[0-9oil|])[0-9oilsz|]{2,7}(?=\s?(?:%|percent\b|"
    r"per cent\b|x\b))"
)
_MONEY_LETTERS = re.compile(r"[$€£]\s?[oil|][oil|0-9.,]{1,6}\b")
_UNREADABLE = (
    "\u0530-\u109f\u1100-\u1cff\u2c80-\u2dff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\ua000-\ua63f\ua800-\ud7ff"
    "\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc\U00010280-\U0001cfff\U0001e800-\U0001eeff\U00020000-\U0003ffff"
)
_SCRIPTS = re.compile(f"(?:(?![{_NUMERALS}])[{_UNREADABLE}])+")
_TALLY = re.compile("[\u2801-\u28ff\U0001d360-\U0001d378\U0001f030-\U0001f093\U0001f0a0-\U0001f0f5\u2680-\u2685]+")
_RUN = re.compile(r"\d[\d.,]*\d|\d")
_STRANGE = re.compile(r"[^\x00-\x7f]")


def read(text: str, low: str, taken: bytearray) -> Iterator[Net]:
    """Yield what is left; `taken` holds a one at every place that a number already covers."""
    yield from _percents(low, taken)
    for found in _LEET.finditer(low):
        yield Net(*found.span(), "unread")
    for found in _MONEY_LETTERS.finditer(low):
        yield Net(*found.span(), "unread")
    yield from _romans(text, low)
    if not text.isascii():
        yield from _foreign_signs(text, taken)
    for found in _RUN.finditer(low):
        if not any(taken[found.start() : found.end()]):
            yield Net(*found.span(), "unread")


def _percents(low: str, taken: bytearray) -> Iterator[Net]:
    for found in _PERCENT.finditer(low):
        start = found.start()
        if taken[start]:
            continue
        if (
            found[0][0].isalpha()
            and found[0].endswith(("percent", "prozent"))
            and found[0] not in ("percent", "prozent")
        ):
            yield Net(*found.span(), "unread")
            continue
        before = _BEFORE.search(low, max(0, start - 24), start)
        word = before[1].lstrip("(\"'“„«‹[") if before else ""
        apart = low[start - 1 : start] in " \u00a0\n" or not start
        if not word or low[start - 1 : start] in "(\"'|\n[{/":
            continue
        if (
            _PLACEHOLDER.match(word)
            or word.rstrip(",:;.") in _PLAIN_BEFORE
            or (apart and word[-1:] in ".,:;!?)|-–—=<>≥≤~")
        ):
            continue
        at = start - len(before[0]) if before else start
        if any(taken[at:start]):
            continue
        yield Net(at + before[0].index(word) if before else at, found.end(), "unread")


def _romans(text: str, low: str) -> Iterator[Net]:
    for found in _ROMAN.finditer(text):
        word, start, end = found[0], *found.span()
        percent = _PERCENT.match(low, end + 1) or _PERCENT.match(low, end)
        if word.isupper() and _amount(low, start, end, sure=word not in _NO_ROMAN, size=word in _SIZES):
            yield Net(start, end, "unread")
            continue
        if word.upper() in _NO_ROMAN and not (percent and "X" not in word.upper().replace("XL", "")):
            continue
        if not word.isupper() and not (word.islower() and _SMALL_ROMAN.match(word)):
            continue
        if word.islower() and (
            _LIST_ROMAN.search(text[max(0, start - 6) : start]) and text[end : end + 1] in list(").:")
        ):
            continue
        after = _AFTER.match(low, end)
        counted = after is not None and any(plural(part) for part in after.groups() if part)
        ended = (
            not after and word.isupper() and (len(word) > 2 or _AMOUNT_BEFORE.search(low, max(0, start - 10), start))
        )
        if percent or counted or ended:
            yield Net(start, percent.end() if percent else end, "unread")


def _amount(low: str, start: int, end: int, *, sure: bool, size: bool) -> bool:
    """Tell capital letters that are an amount from an abbreviation or a size by the words beside them."""
    after = _SOMEBODY.match(low, end)
    if after is not None and (sure or size) and (after["who"] is None or is_person(after["who"])):
        return True
    return _GETS_TO.search(low, max(0, start - 16), start) is not None and (after is None or sure)


def _foreign_signs(text: str, taken: bytearray) -> Iterator[Net]:
    for found in _HAN.finditer(text):
        if found[0] not in _HAN_ALONE:
            yield Net(*found.span(), "unread")
    for found in _TALLY.finditer(text):
        yield Net(*found.span(), "unread")
    for found in _SCRIPTS.finditer(text):
        yield Net(*found.span(), "script")
    for found in _STRANGE.finditer(text):
        at = found.start()
        if not taken[at] and unicodedata.category(found[0]) in ("No", "Nl", "Nd") and found[0] not in "²³₂₃":
            yield Net(at, at + 1, "unread")


def spelled_in_script(written: str, sources: str) -> bool:
    """Tell a number word of a script that is not read, unless the sources have that very word."""
    known = sources.split()
    return any(
        word in _SCRIPT_WORDS and word not in known for word in (written, *(written.removeprefix(p) for p in _JOINED))
    )


_SCRIPT_WORDS = frozenset(
    "".join(sign for sign in word if unicodedata.category(sign) not in ("Mn", "Cf")) for word in SCRIPTS
)
_JOINED = ("و", "ب", "ل", "ال", "بال", "ה", "ב", "ל", "ו", "כ")
"""Small words that Arabic and Hebrew write together with the next."""


def same_script(sign: str, text: str) -> bool:
    """Tell whether a text holds a sign of the same script, as Unicode names it ("ARABIC", "CJK", "HANGUL")."""
    script = unicodedata.name(sign, "?").split()[0]
    return any(unicodedata.name(other[0], "-").split()[0] == script for other in _STRANGE.finditer(text))
