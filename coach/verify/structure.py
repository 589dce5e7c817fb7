"""Numbers that order a text and claim nothing: the short list of what needs no source.

Everything that may pass without a source stands here. Keep it short: each row is a place where a made-up number could
hide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coach.language.nouns import plural
from coach.verify import idioms
from coach.verify.mention import Mention
from coach.verify.scene import Scene

LABELS = (
    "kr|key result|objective|okr|option|wording|alternative|suggestion|question|step|line|item|bullet|rule|draft|part|"
    "task|row|sentence|paragraph|variant"
)
"""Words of our own that a small number may follow: "KR 1", "lines 2 and 3", "Option 2"."""
_HIGHEST_LABEL = 30
THINGS = frozenset(
    "question questions thing things line lines result results objective objectives goal goals metric metrics measure "
    "measures number numbers sentence sentences word words wording wordings step place idea ideas way ways reason "
    "reasons example examples change outcome outcomes baseline target owner reader readers side rule rules draft "
    "drafts choice option options aim aims focus topic moment look part kind sort version versions suggestion "
    "suggestions alternative alternatives finding findings remark remarks hint hints blank blanks key verb "
    "paragraph bullet deadline date sign answer place hand worry person name kr okr unit figure value slogan cycle "
    "miss success condition caveat exception reservation go proof".split()
)
"""The coach's own things: "one question" and "the second line" count nothing of the person's."""
_RANKS = frozenset("place places position rank prize quartile best largest biggest highest most".split())
_VERBS = frozenset(
    "names says counts is are was were has have needs lacks "
    "stands tells asks reads describes measures looks sounds shows states fits "
    "works holds misses starts ends keeps moves would could can does sets makes gives leaves reports means "
    "remains".split()
)
_SPOKEN = frozenset("questions wordings alternatives suggestions things remarks hints".split())
_LABEL_BEFORE = re.compile(rf"\b(?:{LABELS})[ -]?(?:no\.? ?|#)?$")
_LABEL_LIST = re.compile(
    rf"\b(?:{LABELS})s?[ -]?\d{{1,2}}(?:, ?\d{{1,2}}){{0,6}}(?:,? (?:and|or|to|&) | ?[-–/] ?)"
    rf"(?:(?:{LABELS})[ -]?)?\d{{1,2}}(?![\d.,]?\d)"
)
_ONE_NUMBER = re.compile(r"\d+")
_LABEL = re.compile(
    rf"(?:{LABELS})[ -]?#?(\d{{1,2}})|(?:krs?|key results?|objectives?|okrs?)[ -]?(\d{{1,2}})\.\d{{1,2}}"
)
_AFTER_LABEL = re.compile(
    r" ?(?:%|percent|points?\b|days?\b|weeks?\b|hours?\b|months?\b|x\b|[€$£/+]|per\b|a (?:day|week|month|year)\b)"
)
_RULE_ID = re.compile(r"(?:[korst]\d{1,2}|[qh]\d\d)")
_NUMBERING = re.compile(
    r"(?:^|\n)[ \t]*(?:[-*•>]+[ \t]*|#{1,6}[ \t]+|\|[ \t]*)?\(?#?(\d{1,2})(?:[.):]\)?(?=\s|$)|[ \t]*\|)"
)
_DASHED = re.compile(r"(?:^|\n)[ \t]*(\d{1,2})(?: [-–—]|[ \t]?/) (?=[^\W\d])")
_HASH = re.compile(r"(?:^|\n)[ \t]*#(\d{1,2})(?=[ \t])")
_INLINE = re.compile(r"\((\d{1,2})\)(?= \w)")
_ENUMERATED = re.compile(r"(?:^|[.;:!?\n,()*•-] ?|\band |\bthen )$")
_AFTER_ORDINAL = re.compile(r"(?:ly)?(?:,|:| -| –|\.)|[ -]([a-z-]+)(?: ([a-z-]+))?(?: ([a-z-]+))?")
_IDIOMS = re.compile(
    r"second(?:[- ](?:thoughts?|look|guess\w*|opinion|nature|hand|best|half|reading|attempt|try|chance|person)|ed\b|"
    r"ing\b)|"
    r"third[- ](?:part(?:y|ies)|person)|split second"
)
_NAMED_PART = re.compile(r"(?:^|\n|[.!?] )(?:point|part|line|step|option|question|number) $")
_TO_SECOND = re.compile(r"\b(?:to|will|would|can|should|you|we|they|i) $")
_ONE_IDIOMS = re.compile(
    r"one(?:[- ](?:of|by one|another|day|off|way|sided|size|on[- ]one|to[- ]one|pager|liner?|stop|time|at a time|"
    r"step|more)\b|"
    r"[.,;:!?)'\"]|$| (?:is|was|has|that|which|who|to|and|or|can|could|will|would|should|in particular|says|needs|"
    r"may|might|must|does|hand|day|side|for|with|on|by|from|as|counts|matters|stays|remains)\b)"
)
_NOT_ONE_OF = re.compile(
    r"one of (?:every|each|\d|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a hundred)|one (?:in|out) "
)
_PLAIN = frozenset(
    "more clear single small simple good last next important such concrete honest open short real other further big "
    "thing "
    "new first whole plain hard easy quick sharp".split()
)
_ONE_OR = re.compile(r" ?(?:or|to|and|-|–) ?(?:two|three|four|five|\d)")
_AT_LEAST = re.compile(
    r"\b(?:at least|exactly|only|just|under|over|more than|less than|fewer than|below|above|by|to|of|every|per|in) $"
)
_TWICE = re.compile(
    r"\b(?:think|thought|say|said|ask|asked|look|read|check)(?: it| this| that)? twice$|twice (?:about|over)\b"
)
_IDLE_HALF = re.compile(r"half[- ](?:the (?:story|battle|answer|sentence|work done)|baked|done|finished|way)\b")


def idle(scene: Scene) -> set[int]:
    """Return the starts of the numbers that only order the text or belong to a turn of phrase."""
    low = scene.low
    digits = any(sign.isdigit() for sign in low)
    numbered = _numbered(low) if digits else set()
    listed = _listed(low) if digits else set()
    phrases = idioms.covered(low)
    return {
        item.start
        for item in scene.mentions
        if any(start <= item.start and item.end <= end for start, end in phrases)
        or (item.start in numbered and item.kind in _LISTABLE)
        or (item.start in listed and item.kind in _LISTABLE and not _counted_after(low, item))
        or _is_idle(low, item)
    }


_LISTABLE = frozenset({"count", "unread", "top", "ratio", "identifier"})


def _numbered(low: str) -> set[int]:
    """Return where list numbers stand; they must count up, else a number could pose as one."""
    starts: set[int] = set()
    for pattern in (_NUMBERING, _HASH):
        last = 0
        for found in pattern.finditer(low):
            number = int(found[1])
            if number in (1, last + 1) or (not last and number <= 9):  # a streamed part may begin with "2."
                starts |= {found.start(1), found.start(1) - 1}
                last = number
    for pattern in (_INLINE, _DASHED):
        rows = list(pattern.finditer(low))
        if len(rows) > 1 and [int(found[1]) for found in rows] == list(range(1, len(rows) + 1)):
            starts |= {found.start(1) for found in rows}
    return starts


def _is_idle(low: str, item: Mention) -> bool:
    start, end = item.start, item.end
    written = low[start:end]
    if item.kind in ("identifier", "unread", "count", "ratio", "top"):
        label = _LABEL.fullmatch(written)
        if _RULE_ID.fullmatch(written) or (label and int(label[1] or label[2]) <= _HIGHEST_LABEL):
            return _AFTER_LABEL.match(low, end) is None
        if item.kind in ("count", "ratio", "top") and written[-1].isdigit() and _follows_label(low, start, end):
            return max(float(part) for part in _NUMERAL.findall(written)) <= _HIGHEST_LABEL and not _counted_after(
                low, item
            )
    if item.kind == "ordinal":
        return _ordinal(low, item)
    if item.kind == "quarter" and (half := _HALF_OF.match(low, start)) and half[1] in THINGS:
        return True
    if item.kind == "top" and written[0] == "#" and (verb := _NEXT.match(low, end)) and verb[1] in _VERBS:
        return True
    if item.kind in ("count", "fraction", "multiple") and written[0].isalpha():
        return _spoken(low, item, written)
    return False


_HALF_OF = re.compile(r"(?:first|second) half of (?:the |this |that |your |each )?([a-z]+)")
_NEXT = re.compile(r" ([a-z]+)")
_NUMERAL = re.compile(r"\d+(?:\.\d+)?")


def _follows_label(low: str, start: int, end: int) -> bool:
    return _LABEL_BEFORE.search(low, max(0, start - 24), start) is not None and _AFTER_LABEL.match(low, end) is None


def _listed(low: str) -> set[int]:
    """Return the starts of the numbers of "KRs 1, 2 and 3" and "lines 2-4"."""
    return {
        found.start() + number.start()
        for found in _LABEL_LIST.finditer(low)
        if _AFTER_LABEL.match(low, found.end()) is None
        for number in _ONE_NUMBER.finditer(found[0])
    }


def _counted_after(low: str, item: Mention) -> bool:
    """Tell "goal 5 customers" from "option 2 names customers": a number with a noun of its own is no label."""
    if item.noun is None or item.noun in THINGS or not item.noun.endswith("s"):
        return False
    return (
        low.startswith(" ", item.end)
        and (low[item.end + 1 : item.end + 40].split() or [""])[0].strip(".,;:!?") not in _VERBS
    )


def _ordinal(low: str, item: Mention) -> bool:
    start, end = item.start, item.end
    if not low[start].isalpha():
        return False
    if _IDIOMS.match(low, start) or (
        low.startswith("second", start) and _TO_SECOND.search(low, max(0, start - 7), start)
    ):
        return True
    found = _AFTER_ORDINAL.match(low, end)
    opens = not start or _ENUMERATED.search(low, max(0, start - 6), start) is not None
    if found is None:
        return opens and end == len(low)
    if found[1] is None:
        return opens or "first" in low[max(0, start - 40) : start]
    if found[1] in _RANKS:
        return False
    if opens and low[start - 1 : start] != " ":
        return True
    if found[1] in _VERBS and "first" in low[max(0, start - 200) : start]:
        return True
    return any(word in THINGS for word in found.groups() if word) or (
        opens and found[1] in ("the", "a", "an", "what", "who")
    )


def _spoken(low: str, item: Mention, written: str) -> bool:
    start, end = item.start, item.end
    if written == "one":
        return _one(low, item)
    if written.startswith("half") and _IDLE_HALF.match(low, start):
        return True
    if written == "twice":
        return _TWICE.search(low, max(0, start - 14), end) is not None or _TWICE.match(low, start) is not None
    if item.kind != "count" or item.value is None:
        return False
    if item.value <= 10 and not plural(item.noun or "") and _NAMED_PART.search(low, max(0, start - 10), start):
        return True
    if (item.high or item.value) > 3:
        return False
    return item.noun in _SPOKEN


def _one(low: str, item: Mention) -> bool:
    """Tell the pronoun and the coach's own "one question" from a count of one."""
    start, end = item.start, item.end
    if _NOT_ONE_OF.match(low, start):
        return False
    following = low[end : end + 40].replace("-", " ").split()[:3]
    words = [word.strip(".,;:!?)'\"") for word in following]
    if words and words[0] in THINGS:
        return True
    if len(words) > 1 and words[0] in _PLAIN and (words[1] in THINGS or (words[1] in _PLAIN and words[-1] in THINGS)):
        return True
    if _ONE_OR.match(low, end):
        return False
    if _AT_LEAST.search(low, max(0, start - 12), start):
        return False
    return _ONE_IDIOMS.match(low, start) is not None


def lines_counted(texts: Sequence[str]) -> frozenset[float]:
    """Return how many lines the person's drafts have: "your three key results" counts them, and invents nothing."""
    counts: set[float] = set()
    for text in texts:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        titles = [line for line in lines if _TITLE.match(line)]
        counts |= {float(len(lines)), float(len(titles)), float(len(lines) - len(titles))}
    return frozenset(counts - {0.0})


_TITLE = re.compile(r"(?:#{1,6} |\W{0,8}(?:objective|ziel|o ?\d{0,2}:|o ?\d{1,2}\b|goal))", re.I)
