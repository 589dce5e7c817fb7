"""What must not reach a provider is swapped for a stand-in before anything is sent, and put back when it is shown.

Masked are e-mail addresses, phone numbers, keys and tokens, card numbers (Luhn) and IBANs (mod 97). Metric values,
dates, and numbers of orders or tickets are not: a draft is made of them. Pure; one `Masking` for each request.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from string import ascii_uppercase

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}(?![\w-])")
_KEYS = (
    re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)", re.DOTALL),
    re.compile(r"(?<=://)[^\s/@:]{0,100}:[^\s/@]{1,200}(?=@)"),
    re.compile(r"\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?"),
    re.compile(
        r"\b(?:(?:sk|pk|rk|gsk|hf|ghp|gho|ghs|npm|glpat|xai|dop_v1|github_pat|xox[abeoprs])[-_](?=[\w-]*\d)[\w-]{8,}"
        r"|(?:AKIA|ASIA)[0-9A-Z]{12,}|AIza[\w-]{20,})"
    ),
    re.compile(r"(?<=\bbearer )[\w.~+/=-]{8,}", re.IGNORECASE),
    re.compile(
        r"\b(?:api[ _-]?key|secret|token|password|passwd|pwd)[\"']?(?: is)?\s{0,3}[:=]\s{0,3}[\"']?"
        r"(?P<secret>(?=[^\s\"',;]*\d)[^\s\"',;]{6,})",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![\w/-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[A-Za-z0-9_]{32,}(?![\w-])"),
)
_CARD = re.compile(r"(?<![\w.,-])[2-6]\d(?:[ -]?\d){11,17}(?![\w-]|[.,]\d)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,4})?\b")
_PHONES = (
    re.compile(
        r"(?<![\w+])(?:\+|00)[1-9]\d{0,2}[ ./-]{0,2}(?:\(0?\d{1,5}\)[ ./-]?)?\d(?:[ ./-]?\d){5,12}(?![\w%]|[.,]\d)"
    ),
    re.compile(r"(?<![\w(])\(0?\d{2,5}\)[ -]?\d{3,8}(?:[ -]\d{2,5}){0,3}(?![\w%]|[.,]\d)"),
    re.compile(r"(?<![\w.,/-])\d{3}([-. ])\d{3}\1\d{4}(?![\w%-]|[.,]\d)"),
    re.compile(r"(?<![\w.,/-])0[1-9]\d{0,4}[ /-]\d{2,8}(?:[ -]\d{2,4}){0,4}(?![\w%/-]|[.,]\d)"),
    re.compile(
        r"\b(?:tel|telephone|phone|mobile|cell|fax|call|ring|whatsapp|telefon|handy|mobil)\b[.:]?"
        r"(?: (?:me|us|them|number|no\.?|on|at|is|under))*[.:]? ?(?P<secret>\+?\d(?:[ ./-]?\d){6,14})(?![\w%]|[.,]\d)",
        re.IGNORECASE,
    ),
)
_NUMBERED = re.compile(
    r"\b(?:order|ticket|case|invoice|ref(?:erence)?|sku|isbn|part|serial|item|contract|job|batch|lot|p\.?o\.?)"
    r"(?: (?:number|no\.?|nr\.?|id))?[ :#]{1,3}$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d[-./ ]\d\d?[-./ ]\d\d?|\d\d?[-./ ]\d\d?[-./ ](?:19|20)\d\d)(?!\d)|\d\d:\d\d"
)
_PIECE = re.compile(r"\d{3,}|[^\W\d_]{4,}")
_STAND_IN = re.compile(r"\b(?:EMAIL|PHONE|KEY|CARD|IBAN)-[A-Z]{1,3}\b")


def _luhn(text: str) -> bool:
    digits = [int(sign) for sign in text if sign.isdigit()]
    total = sum(digits[-1::-2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return 13 <= len(digits) <= 19 and len(set(digits)) > 1 and total % 10 == 0


def _mod97(text: str) -> bool:
    signs = "".join(sign for sign in text if sign.isalnum())
    turned = signs[4:] + signs[:4]
    return 15 <= len(signs) <= 34 and int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def _phone(text: str) -> bool:
    digits = sum(sign.isdigit() for sign in text)
    return 7 <= digits <= 15 and not _DATE.search(text)


def _any(text: str) -> bool:
    return True


# In this order: what one family has taken is no longer there for the next.
_FAMILIES: tuple[tuple[str, tuple[re.Pattern[str], ...], Callable[[str], bool]], ...] = (
    ("KEY", _KEYS, _any),
    ("EMAIL", (_EMAIL,), _any),
    ("IBAN", (_IBAN,), _mod97),
    ("CARD", (_CARD,), _luhn),
    ("PHONE", _PHONES, _phone),
)


@dataclass(frozen=True)
class Masking:
    """What was found in the texts of one request: each secret with its stand-in ("EMAIL-A")."""

    stand_ins: Mapping[str, str]

    @classmethod
    def of(cls, *texts: str) -> Masking:
        """Find what is to be masked in all the texts that a request is made of."""
        whole = "\n\0\n".join(texts)
        taken = set(_STAND_IN.findall(whole))
        found: dict[str, str] = {}
        rest = whole
        for name, patterns, sound in _FAMILIES:
            for pattern in patterns:
                for secret in _matches(pattern, rest, sound, name):
                    found.setdefault(secret, _label(name, taken))
                # A blank of the same length keeps the rest in its place without offering it again.
                rest = _without(rest, found)
        return cls(found)

    def hide(self, text: str) -> str:
        """Return the text with stand-ins."""
        for secret in sorted(self.stand_ins, key=len, reverse=True):
            text = text.replace(secret, self.stand_ins[secret])
        return text

    def betrays(self, text: str) -> bool:
        """Whether a text that was made of the person's words holds a piece of a secret, cut or spelled anew."""
        low = text.lower()
        return any(piece in low for secret in self.stand_ins for piece in _PIECE.findall(secret.lower()))

    def show(self, text: str) -> str:
        """Return the text as the person wrote it; a stand-in of nothing stays as it is."""
        back = {stand_in: secret for secret, stand_in in self.stand_ins.items()}
        return _STAND_IN.sub(lambda found: back.get(found[0], found[0]), text) if back else text


def _matches(pattern: re.Pattern[str], text: str, sound: Callable[[str], bool], name: str) -> Iterator[str]:
    for found in pattern.finditer(text):
        secret = found["secret"] if "secret" in pattern.groupindex else found[0]
        numbered = name in ("PHONE", "CARD") and _NUMBERED.search(text, max(0, found.start() - 30), found.start())
        if sound(secret) and not numbered:
            yield secret


def _without(text: str, found: Mapping[str, str]) -> str:
    for secret in found:
        text = text.replace(secret, "\0" * len(secret))
    return text


def _label(name: str, taken: set[str]) -> str:
    letters = ("".join(each) for length in (1, 2, 3) for each in product(ascii_uppercase, repeat=length))
    label = next(label for each in letters if (label := f"{name}-{each}") not in taken)
    taken.add(label)
    return label
