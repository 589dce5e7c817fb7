"""What a text from a model must pass before anybody sees it. Pure; each check says what is wrong, in words.

The words serve both readers: the model, that is asked once to write the part again, and the person, who is told what
was left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from coach.lint.agenda import WORK_RULES
from coach.margin.sheet import SheetLine
from coach.schema import Citation, Diagnostic, Passage
from coach.verify import Ledger, quotes_exist, verify

BLANKS = ("[baseline]", "[target]", "[date]", "[segment]")
MOST_WORDING_WORDS, MOST_WHY_WORDS = 40, 30
SHORTEST_QUOTE, LONGEST_QUOTE = 4, 30

LintLine = Callable[[str], tuple[Diagnostic, ...]]

_HIDDEN = frozenset(("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"))
_SELECTORS = re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]|[\u0300-\u036f]{3}")
_MARKUP = re.compile(
    r"https?:|ftp:|www\.|mailto:|javascript:|\bdata:\w+/|!\[|\]\s?[(\[]|<\s?[a-z/!?]|&(?:#\w{1,8}|[a-z]{2,8});|`|[*_~]{2}"
    r"|(?<!\w)[*_](?=\w)|^\s?(?:#{1,6}\s|>|[-*+]\s|\|)|\{\{|\}\}|\$\$|\\[(\[]|<\||\|>|={3}|-{3}"
    r"|\b(?:KEY|EMAIL|IBAN|CARD|PHONE)-[A-Z]{1,3}\b",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"\b[\w-]{2,}\.[a-z]{2,18}\b", re.IGNORECASE)
"""Whatever reads like a host or a file: prose has a space after a full stop."""
_BRACKETED = re.compile(r"\[[^\]\n]*\]?|\]")
_REFERENCE = re.compile(r"\b[KOS]\d\d\b|\b(?:line|number|no\.|finding) \d+\b", re.IGNORECASE)
_VERDICT = re.compile(
    r"[★⭐]|\b(?:state: |earns? an? [A-F]\b|ready to take|scor(?:e|es|ed|ing)|grad(?:e|es|ed)"
    r"|rat(?:es?|ed|ing) (?:it|this|the draft)|full marks"
    r"|(?:draft|set|okrs?|lines?|it|this) (?:is|are|looks?) (?:now |already )?"
    r"(?:ready|approved|flawless|complete|finished|fine|good)|no (?:changes|improvements?) (?:is |are )?needed"
    r"|nothing to (?:improve|change|add|mend))\b",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"\b(?:this|it|that|the line|line|key result)\b(?: already| really| clearly)? "
    r"(?:is|reads as|reads like|counts as|describes|states) "
    r"(?:already |clearly |really |genuinely )*(?:an? |the )?(?:real |true |good |clear |genuine )?"
    r"(?P<form>outcome|result|output|activity|task)\b(?! of work)",
    re.IGNORECASE,
)
_ENGLISH = frozenset(
    "the of and to is are that this it who what does not for with they their has have be by from or how which your "
    "you but a an when will would can says nobody if".split()
)
_SENTENCE = 8
"""Words from which a text in English holds two of its commonest words."""
_QUOTE_MARKS = "\"'“”‘’„«»… "
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u202f": " "})


@dataclass(frozen=True)
class Objection:
    """Why a part of a reply may not be shown. `what` is the part, `kind` the word for the reason."""

    what: str
    line: int | None
    kind: str
    why: str
    text: str = ""


@dataclass(frozen=True)
class Yardstick:
    """What texts are checked against: words that are shunned, all that the person typed, and its numbers."""

    shunned: tuple[str, ...]
    source: str
    spoken: Ledger


def tidy(text: str) -> str:
    """One line, single spaces: how a reply breaks its lines means nothing."""
    return " ".join(text.split())


def plain_faults(text: str, yardstick: Yardstick, *, most: int, said: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """Check what holds of every text: signs, markup, length, words, script. `said` are the words it may repeat."""
    known = " ".join(said) or yardstick.source
    if not any(sign.isalpha() for sign in text):
        yield "empty", "it says nothing"
        return
    if any(unicodedata.category(sign) in _HIDDEN for sign in text) or _SELECTORS.search(text):
        yield "markup", "it holds signs that cannot be seen"
    if _MARKUP.search(text) or any(found[0].lower() not in known.lower() for found in _DOMAIN.finditer(text)):
        yield "markup", "it holds a link or markup; plain text alone can be shown"
    if len(text.split()) > most or len(text) > most * 12:
        yield "length", f"it is longer than {most} words"
    if _scripts(text) - _scripts(known) - {"LATIN"}:
        yield "language", "it is written in another script than the draft"
    for found in _BRACKETED.finditer(text):
        if found[0] not in BLANKS and found[0] not in known:
            yield "blank", f"only these blanks are known: {', '.join(BLANKS)}"
            break


def spoken_faults(text: str, yardstick: Yardstick, line: SheetLine | None = None) -> Iterator[tuple[str, str]]:
    """Check what holds of sentences to the team: English, no praise, no verdict, no contradiction, sourced numbers."""
    if not _is_english(text):
        yield "language", "it is not in English"
    yield from verdict_faults(text, yardstick)
    if line is not None and _contradicts(text, line.form):
        yield "verdict", f"the line is settled as {line.form}, and it says otherwise"
    yield from number_faults(text, yardstick.spoken)


def verdict_faults(text: str, yardstick: Yardstick) -> Iterator[tuple[str, str]]:
    """Check that a text neither praises nor grades, and names no rule: its part is the line, not the draft's worth."""
    praise = [word for word in yardstick.shunned if re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)]
    if any(word not in yardstick.source.lower() for word in praise):
        yield "praise", f"it uses a word to be shunned ({praise[0]})"
    verdict = _VERDICT.search(text)
    if verdict and verdict[0].lower() not in yardstick.source.lower():
        yield "verdict", "it passes judgement on the draft, which is not its part"
    reference = _REFERENCE.search(text)
    if reference and reference[0].lower() not in yardstick.source.lower():
        yield "verdict", "it names a rule or the number of a line"


def number_faults(text: str, ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Check that every number has a source."""
    for finding in verify(text, ledger)[:2]:
        yield "number", finding.why


def wording_faults(
    text: str, line: SheetLine, ledger: Ledger, diagnostics: Sequence[Diagnostic]
) -> Iterator[tuple[str, str]]:
    """Check a wording: a line of its own, sourced numbers, nothing that the linter (its `diagnostics`) would stop."""
    if "?" in text or len(text.split()) < 4:
        yield "form", "it is not a key result"
    if _key(text) == _key(line.text):
        yield "twice", "it is the line as it stands"
    yield from number_faults(text, ledger)
    # Work in place of a result is stopped at any severity: it is what the person came to get away from.
    stopping = [
        finding
        for finding in diagnostics
        if finding.dismissed is None and (finding.severity == "error" or finding.rule in WORK_RULES)
    ]
    for finding in stopping[:2]:
        yield "lint", f"the linter stops it: {finding.message}"


def same_language(text: str, line: SheetLine) -> Iterator[tuple[str, str]]:
    """Check that a wording for an English line is English too; a line in another language is left to its readers."""
    if _is_english(line.text) and len(text.split()) >= _SENTENCE and not _is_english(text):
        yield "language", "it is not in the language of the line"


def _is_english(text: str) -> bool:
    words = re.findall(r"[a-zà-ÿ']+", text.lower())
    return len(words) < 5 or sum(word in _ENGLISH for word in words) >= (1 if len(words) < _SENTENCE else 2)


def exact(citation: Citation, passages: Sequence[Passage]) -> Citation | str:
    """Return the citation with the note's very words, or what is wrong with it.

    Typographic quotes, dashes, case and spacing are forgiven, since the words shown are then the note's own.
    """
    quote = tidy(citation.quote).strip(_QUOTE_MARKS)
    if not SHORTEST_QUOTE <= len(quote.split()) <= LONGEST_QUOTE:
        return f"a quotation has {SHORTEST_QUOTE} to {LONGEST_QUOTE} words"
    pattern = re.compile(r"\s+".join(re.escape(word) for word in quote.translate(_FOLD).split()), re.IGNORECASE)
    for passage in passages:
        found = pattern.search(passage.quote.translate(_FOLD)) if passage.note == citation.note else None
        if found is None:
            continue
        words = passage.quote[found.start() : found.end()]
        if _weak(words, passage.quote):
            return "it quotes an example of what not to write"
        if _MARKUP.search(words) or any(unicodedata.category(sign) in _HIDDEN - {"Cc"} for sign in words):
            return "the words quoted hold a link or markup"
        return citation.model_copy(update={"quote": words})
    reports = quotes_exist((citation,), passages)
    return reports[0].why if reports else "these words do not stand there as quoted"


def _weak(words: str, passage: str) -> bool:
    if "Weak:" in words:
        return "Stronger:" not in words
    return any(
        tidy(words) in tidy(paragraph)
        for paragraph in passage.splitlines()
        if paragraph.lstrip(" >*-").startswith("Weak:")
    )


def _contradicts(text: str, form: str | None) -> bool:
    for found in _CALLS.finditer(text):
        called = found["form"].lower() in ("outcome", "result")
        if (called and form in ("output", "activity")) or (not called and form == "outcome"):
            return True
    return False


def _scripts(text: str) -> set[str]:
    return {unicodedata.name(sign, "UNKNOWN").split()[0] for sign in text if sign.isalpha() and not sign.isascii()}


def _key(text: str) -> str:
    return tidy(text).rstrip(".;:,! ").casefold()
