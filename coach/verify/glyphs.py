"""Single signs: what a strange digit, letter or space stands for. `surface` folds whole texts with these tables."""

from __future__ import annotations

import re
import unicodedata

_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f")
_SIGNS = {
    "−": "-", "‑": "-", "‐": "-", "﹣": "-", "－": "-", "⁄": "/", "∕": "/", "／": "/", "٪": "%", "﹪": "%", "٫": ".",
    "٬": ",", "·": ".", "‚": ",", "。": ". ", "، ": ", ", "🔟": "10", "💯": "100", "🥇": " 1st ", "🥈": " 2nd ",
    "🥉": " 3rd ", "⚀": "1", "⚁": "2", "⚂": "3", "⚃": "4", "⚄": "5", "⚅": "6", "’": "'", "‘": "'", "ʼ": "'",
}  # fmt: skip
_KEPT = frozenset("¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞–—→‰‱%…€£¥₹₽₩₺₫₪₦฿₴₱¢×÷±≈≤≥°µ")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
_UNIT_POWERS = "²³₂₃"
_LOOKALIKES = str.maketrans(
    "АВЕКМНОРСТУХІЈЅавекмнорстухіјѕҺһԁԛԝґӀΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβεικνορτυχωɡıℓ",
    "ABEKMHOPCTYXIJSabekmhopctyxijsHhdqwrlABEZHIKMNOPTYXaBeikvoptuxwgil",
)
_WORD = re.compile(r"\w+")
_OTHER_SCRIPT = re.compile(r"[^\W\d_a-zA-Z\u00c0-\u024f]")
_ENGLISH = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred thousand million dozen percent half third quarter double triple".split()
)


def folded(sign: str, before: str) -> str:
    """Return what one sign beyond ASCII is shown as: ASCII where there is such a form, nothing if it is invisible.

    `before` is the sign in front. Raised and lowered digits stay only where they belong to a unit or a formula (`km²`,
    `CO₂`); elsewhere they are digits.
    """
    if sign in _SIGNS:
        return _SIGNS[sign]
    if sign in _KEPT:
        return sign
    kind = unicodedata.category(sign)
    if kind in ("Cf", "Mn", "Me", "Cc") or sign in _BLANK:
        return ""
    if kind == "Zs":
        return " "
    if kind in ("Nd", "No", "Nl"):
        return _digits(sign, before)
    if kind == "So":
        return _letter(sign)
    return unicodedata.normalize("NFKC", sign)


def _digits(sign: str, before: str) -> str:
    if sign in _RAISED:
        if before.isalpha() and sign in _UNIT_POWERS:
            return sign
        digit = str(unicodedata.digit(sign))
        return f" {digit}" if before.isalpha() else digit
    value = unicodedata.numeric(sign, None)
    if value is None:
        return sign
    if value == int(value):
        return str(int(value))
    return sign


def _letter(sign: str) -> str:
    """Return the letter of a squared or circled letter; other symbols as they are."""
    code = ord(sign)
    for first, last in ((0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189)):
        if first <= code <= last:
            return chr(code - first + ord("A"))
    return unicodedata.normalize("NFKC", sign)


def unmasked(text: str) -> str:
    """Return the text with Cyrillic and Greek letters that stand in for Latin ones replaced, of the same length."""
    return text if _OTHER_SCRIPT.search(text) is None else _WORD.sub(_unmask, text)


def _unmask(found: re.Match[str]) -> str:
    word = found[0]
    if word.isascii() or _OTHER_SCRIPT.search(word) is None:
        return word
    latin = word.translate(_LOOKALIKES)
    mixed = any("0" <= sign <= "9" or "a" <= sign <= "z" or "A" <= sign <= "Z" for sign in word)
    return latin if mixed or latin.lower() in _ENGLISH else word


def plain(text: str) -> str:
    """Return the text in lower case and without accents, of the same length."""
    low = text.lower()
    if low.isascii():
        return low
    if len(low) != len(text):
        low = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    return _ACCENTED.sub(lambda found: _bare(found[0]), low)


_ACCENTED = re.compile(r"[\u00df-\u024f\u0386-\u03ce\u1e00-\u1fff]")


def _bare(sign: str) -> str:
    if sign in "ßøłđı":
        return "soldi"["ßøłđı".index(sign)]
    return unicodedata.normalize("NFD", sign)[0]
