"""How the figures of a line play together: target, change, starting point, blanks.

`coach.language.measure` says what stands where; this says what a coach makes of it, such as that "by 20 %" is a
change and not a level, or that "last year 118, this year 60" names a start.
"""

from __future__ import annotations

import re

from coach.language import families
from coach.lint.subject import Context, Subject
from coach.schema import Quantity

_FIGURE = r"(?:\d|[$€£]\s?\d|half\b|a third\b|two thirds\b|one |two |three |four |five )"
_START = re.compile(
    r"\b(?:last|previous|prior) (?:year|month|quarter|week|season|term|half(?:-year)?|winter|summer|spring|autumn|"
    r"survey|drill|time|round|cycle|audit|count|wave|\w+day|january|february|march|april|may|june|july|august|september|"
    r"october|november|december)\b|"
    r"\b(?:today|now|nowadays|currently|current|at present|at the moment|so far|to date|was|were|had|used to|until now|"
    r"starting (?:at|from|point)|started at|baseline|(?:up|down) from|from|instead of|rather than|previously|before|"
    r"ago|as of|grown to|fallen to|we (?:are|have|stand))\b",
    re.IGNORECASE,
)
_PAST_FIGURE = re.compile(r"\b(?:last|previous) \w+ \d", re.IGNORECASE)
_EVERY_NTH = re.compile(
    r"\b(?:instead of|rather than|where|while|today|now|currently|was|from|last \w+,?)(?: it was| only| once)? "
    r"(?:every (?:second|other|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|one in|"
    r"\w+ in (?:ten|five|four|three))\b",
    re.IGNORECASE,
)
_FROM_NOTHING = re.compile(
    r"\b(?:from|starting (?:at|from)) (?:nothing|zero|scratch|none|nil|0)\b|\bfirst[- ]ever\b", re.IGNORECASE
)
_NOW = re.compile(
    r"\b(?:today|now|currently|current(?:ly)?|at present|baseline|so far|last (?:year|month|quarter|term|season)|"
    r"stands? at|we are at|as of|where we (?:are|stand))\b[^.;\n]{0,40}?" + _FIGURE + r"|"
    r"\d[^.;\n\d]{0,40}\b(?:now|today|currently|at present|at the moment|so far|right now)\b",
    re.IGNORECASE,
)
_UPWARD = (
    r"increas\w*|rais\w*|grow\w*|grew|boost\w*|lift\w*|improv\w*|ris(?:e|es|ing)|rose|climb\w*|gain\w*|expand\w*|up|plus|"
    r"higher|more|better|growth|accelerat\w*|extend\w*"
)
_DOWNWARD = (
    r"decreas\w*|reduc\w*|lower\w*|cut\w*|drop\w*|fall\w*|fell|shorten\w*|shrink\w*|slash\w*|fewer|less|declin\w*|down|minus|"
    r"trim\w*|sav(?:e|es|ing)|shav\w*"
)
_CHANGED = re.compile(rf"\b(?:{_UPWARD}|{_DOWNWARD})\b(?:\([^()\d]{{1,24}}\)|[^,;:()\d]){{0,70}}$", re.IGNORECASE)
_LEVEL = re.compile(
    r"(?:\b(?:to|at|above|below|under|over|least|most|than|of|reach(?:es)?|hits?|from|between|and|or|exceed(?:s|ing)?|"
    r"within|is|are|be|was|were|with|for|only|in|into|past|beyond|towards?)|[<>≤≥=~(→:])\s*"
    r"(?:an? |the |about |around |over |up )?$|->\s*$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:\bby|(?<!make )(?<!makes )(?<!made )(?<!take )(?<!taken )(?<!sign )(?<!pick )\bup|\bdown|\bplus|\bminus|"
    r"\banother|\bfurther|[+−–-])\s*(?:at least |about |around |over |more than |up to |another |an? |the |further )*$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s*(?:year[- ]on[- ]year |yoy |qoq )?(?:more|less|fewer|higher|lower|faster|slower|quicker|shorter|longer|"
    r"cheaper|better|smaller|bigger|larger|(?:above|below|under|over)(?! (?:time|average|target))|"
    r"up|down|increase|decrease|reduction|growth|rise|drop|decline|"
    r"improvement|uplift|cut|yoy|qoq|mom|year[- ]on[- ]year|quarter[- ]on[- ]quarter|gain|off|savings?|greater|earlier|"
    r"sooner|jump|lift|boost)\b",
    re.IGNORECASE,
)
_OF_START = re.compile(
    r" of (?:what (?:it|they|we|there|he|she)\b|(?:its|their|our|the) (?:current|present|old|former|previous|"
    r"original|usual|size|level|length|value)\b|today['’]?s?\b|now\b|the (?:figure|level|number|value|count)\b|"
    r"last (?:year|term|season|month|quarter|week|winter|summer|spring|autumn)\b|before\b)",
    re.IGNORECASE,
)
_FACTOR = re.compile(
    r"\bmultipl(?:y|ies|ied|ying) by (?:about |around |at least |over )?$|\bby a factor (?:of )?$", re.IGNORECASE
)
_IN_HALF = re.compile(r"\b(?:cut|slic|chop|brok|bring|brought|divid|slash|reduc)\w*\b.*\bin $", re.IGNORECASE)
_FREQUENCY = re.compile(r"\s*(?:a|an|per|every|each|weekly|daily|monthly|or more)\b", re.IGNORECASE)
_OLD_BLANKS = {"b": "baseline", "t": "target", "d": "date"}
_CLAUSES = frozenset(("open", "answer", "come", "use", "that", "who", "which", "so"))
_SPECIFIC = frozenset(("number", "share", "rate", "percentage", "proportion", "average", "median", "cost"))
_COMMON = frozenset(
    (
        "average", "median", "monthly", "weekly", "daily", "yearly", "annual", "net", "gross", "new", "total", "first",
        "website", "repeat", "late", "open", "lead", "sick", "staff", "food", "supply", "overdue", "unit", "clear",
    )
)  # fmt: skip
_BEFORE_NAME = re.compile(r"^(?:more|fewer|less|higher|lower|better|our|the|zero|no)\s+", re.IGNORECASE)
_COMPARED = re.compile(r"\s*(?:as|more|less|fewer|higher|lower|faster|the|over)\b", re.IGNORECASE)
_FROM_BEFORE = re.compile(r"\bfrom (?:about |around )?$")
_TO_AFTER = re.compile(r"\bto\b|→|->")
_GOAL_CELL = re.compile(r"\b(?:target|goal|aim)\b\W{0,4}\d", re.IGNORECASE)
"""A target that stands behind the start in one piece: "start: 14 a month, target: 8 a month"."""
_KNOWN_BEFORE = re.compile(r"\b(?:our|the|these|those|all|both) (?:top |biggest |largest )?$")
_STAYS = re.compile(
    r"\b(?:stay|stays|remain|remains|keep|keeps|kept|hold|holds|held)\s+"
    r"(?:at|below|above|under|over|within|between|no (?:more|fewer|less|higher|lower))\b",
    re.IGNORECASE,
)
_KEEPERS = re.compile(
    r"\W*(?:we )?(?:keep|kept|hold|maintain|stay|remain|sustain|preserve|stabili[sz]e|continue)\w*\b", re.IGNORECASE
)


def has_blank(subject: Subject, *roles: str) -> bool:
    """Whether a bracketed word stands for one of these parts; a blank of no known name may stand for any figure."""
    for blank in subject.reading.blanks:
        name = blank.text.strip("[] ").lower()
        name = _OLD_BLANKS.get(name, name)
        if any(role in name for role in roles):
            return True
        if name in ("number", "value", "n", "x", "figure", "amount") and ("target" in roles or "baseline" in roles):
            return True
    return False


def relative(subject: Subject) -> Quantity | None:
    """The quantity that says by how much something changes, and not which level it reaches; None where none does."""
    text = subject.text
    for item in subject.reading.quantities:
        if item.kind not in ("percent", "multiple", "fraction"):
            if item.kind == "count" and _FACTOR.search(text, 0, item.span[0]):
                return item
            continue
        start, end = item.span
        before, after = text[max(0, start - 90) : start], text[end : end + 40]
        if item.kind == "multiple":
            if _multiplies(item, before, after):
                return item
            continue
        if before.endswith(("±", "+/", "+/-")):
            continue
        if item.text.lower() == "half" and _IN_HALF.search(before):
            return item
        signed = item.text[:1] in "+-−–" or before.rstrip().endswith(("+", "−"))
        if signed or _MORE.match(after):
            return item
        if _OF_START.match(after):
            return item  # "half of what it is", "to a third of today's"
        if after.lstrip().lower().startswith("of "):
            continue  # a share of something: "used by 8 % of tenants"
        if _BY.search(before) or (_CHANGED.search(before) and not _LEVEL.search(before)):
            return item
    return None


def _multiplies(item: Quantity, before: str, after: str) -> bool:
    """Whether "twice", "3x" or "six times" multiplies a start, and does not say how often."""
    word = item.text.lower()
    if word in ("once", "twice") and _FREQUENCY.match(after):
        return False
    compared = _COMPARED.match(after)
    if _LEVEL.search(before) and not _BY.search(before) and (compared is None or compared[0].strip() == "the"):
        return False  # "cover of at least 3x" is a level
    if "time" in word:
        return _COMPARED.match(after) is not None or _BY.search(before) is not None
    return not after.lstrip()[:1].isdecimal()  # "12 x 12" is a table, no growth


_AMOUNTS = frozenset(("count", "currency", "duration", "measure", "percent"))
_LABEL_NUMBER = re.compile(
    r"\b(?:line|press|hall|ward|year|phase|group|level|stage|room|site|building|class|grade|block|zone|plant|unit|tier|"
    r"team|shift|dock|oven|machine|area|route|district|gate|terminal|platform|version|step|part|section|number|"
    r"no\.?|nr\.?) $",
    re.IGNORECASE,
)


def is_label(subject: Subject, start: int) -> bool:
    """Whether a number names a thing: "line 4", "press 2"."""
    return _LABEL_NUMBER.search(subject.text[max(0, start - 12) : start]) is not None


def beside_level(subject: Subject, change: Quantity) -> bool:
    """Whether the change only glosses a level beside it: "reach 90 members (+20 %)" gives the start away."""
    start, end = change.span
    bracket = subject.text.rfind("(", 0, start)
    if bracket < 0 or ")" in subject.text[bracket:start]:
        return False
    return any(item.kind in _AMOUNTS and not bracket <= item.span[0] < end for item in subject.reading.quantities)


def has_target(subject: Subject) -> bool:
    """Whether a value or threshold to reach is stated; a start ("from £14") or a known number of things is none."""
    reading = subject.reading
    if reading.measure.target is None:
        return any(_GOAL_CELL.search(cell.text) for cell in subject.line.cells)
    if reading.target_at is None:
        return True  # a cell of the row says it
    start, end = reading.target_at
    before = subject.lower[max(0, start - 16) : start]
    if is_label(subject, start):
        return False
    if reading.baseline_at is None and _FROM_BEFORE.search(before) and not _TO_AFTER.search(subject.lower, end):
        return False
    return not _KNOWN_BEFORE.search(before)


def has_start(subject: Subject) -> bool:
    """Whether a starting value is stated in the line or its row."""
    reading = subject.reading
    change = relative(subject)
    if reading.measure.baseline is not None and (
        reading.baseline_at is None or change is None or not _within(change.span, reading.baseline_at)
    ):
        return True
    if _PAST_FIGURE.search(subject.text, 0, 400) or _EVERY_NTH.search(subject.text, 0, 400):
        return True
    figures = [item for item in reading.quantities if item.kind not in ("date", "year", "quarter", "ordinal", "time")]
    if len(figures) < 2:
        return False
    words = _START.finditer(subject.text, 0, 400)
    return any(_near_figure(subject, match.start(), match.end(), change) for match in words)


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return inner[0] < outer[1] and outer[0] < inner[1]


def _near_figure(subject: Subject, start: int, end: int, change: Quantity | None) -> bool:
    """Whether a figure that is neither the target nor the change stands beside a word of the past or present."""
    for item in subject.reading.quantities:
        if item.kind in ("date", "year", "quarter", "ordinal", "time") or item is change:
            continue
        if subject.reading.target_at and _within(item.span, subject.reading.target_at) and not _is_only(subject, item):
            continue
        if -1 <= item.span[0] - end <= 14 or -1 <= start - item.span[1] <= 14:
            return True
    return False


def _is_only(subject: Subject, item: Quantity) -> bool:
    return all(other is item or other.kind in ("date", "year", "quarter") for other in subject.reading.quantities)


def from_nothing(subject: Subject) -> bool:
    """Whether the line itself says that it starts at zero."""
    return _FROM_NOTHING.search(subject.text, 0, 400) is not None


def start_nearby(context: Context) -> bool:
    """Whether the text over the lines (objective, why now) gives a figure for where things stand."""
    if context.alone:
        return False
    texts = (context.group.objective.text if context.group.objective else "", context.group.why_now or "")
    return any(text and _NOW.search(text[:600]) is not None for text in texts)


def is_hold(subject: Subject) -> bool:
    """Whether the line keeps a level instead of changing one; "stays at or below 4 %" keeps it wherever it stands."""
    if subject.reading.measure.direction == "hold" or _KEEPERS.match(subject.text) is not None:
        return True
    return _STAYS.search(subject.text, 0, 400) is not None


def metric_name(subject: Subject) -> str | None:
    """The line's own words for its metric, where they read as a name; None where they would make a crooked sentence."""
    metric = subject.reading.measure.metric
    if metric is None:
        return None
    name = _BEFORE_NAME.sub("", metric.text.strip())
    words = name.lower().split()
    if not words or len(name) > 48 or re.search(r"[%\d]", name):
        return None
    if len(words[0]) == 1 or words[0] in ("among", "of", "at", "in"):
        return None
    if any(word in families.STATES or word in _CLAUSES or word.endswith("ed") for word in words):
        return None
    if _counts_other(subject, name):
        return None
    if words[-1] not in families.QUANTITIES and words[0] not in ("number", "share", "percentage", "proportion"):
        return None
    if is_common(words[0]) and not any(word[0].isupper() for word in name.split()[1:]):
        name = words[0] + name[len(words[0]) :]
    return f"the {name}" if words[0] in _SPECIFIC else name


def _counts_other(subject: Subject, name: str) -> bool:
    """Whether the figure to reach counts something else than the named quantity, or a share of people."""
    target = subject.reading.target_at
    item = next((item for item in subject.reading.quantities if target and _within(item.span, target)), None)
    if item is None:
        return False
    if item.kind == "count" and item.noun is not None:
        return item.noun not in name.lower()
    return item.kind in ("percent", "ratio") and item.noun is not None and subject.reading.population_at is not None


def is_common(word: str) -> bool:
    """Whether a lower-case word is a common one, so that its capital at the start of a line is no name's."""
    known = families.QUANTITIES | families.ARTEFACTS | families.OTHERS | families.WORK_NOUNS
    return word in known or word in _COMMON or word.endswith(("ing", "tion", "ment", "ly", "ive", "ed"))
