"""What the words of a to-do line show of its kind: an obligation, a level to hold, a chore, a hire, a bare label.

No sign decides. The head in `coach.triage.buckets` weighs them all; `coach.triage.reasons` tells the person about the
one that speaks for the bucket. Each is a pattern over the lower-case line, its first word or its reading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from coach.language.measure import Reading, read
from coach.schema import Bucket, Line

_LONGEST = 400
"""Characters of a line that are looked at."""


def _words(expression: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{' '.join(expression.split()).replace(' ', '|').replace('_', ' ')})(?!\w)")


def _opens(expression: str) -> re.Pattern[str]:
    opener = r"^\W*(?:todo\W+|to\W+|please\W+|we\W+|will\W+|must\W+|\w+ to )?"
    return re.compile(rf"{opener}(?:{' '.join(expression.split()).replace(' ', '|').replace('_', ' ')})(?!\w)")


PATTERNS: Mapping[str, re.Pattern[str]] = {
    "obligation": _words(
        r"""law laws lawyer'?s? legal legally statut\w+ regulat\w+ mandatory complian\w+ obligat\w+ dut(?:y|ies)
        required requires? requirement must has_to have_to gdpr dsgvo ico hipaa pci sox iso soc_?2 ofsted cqc hse fda
        inspector\w* inspection insurer\w* insurance auditors? audit audits audited undertakings? directive ordinance
        authority authorities ministry works_council tax vat hmrc irs filing statute safeguarding dpia safety_check
        fire_(?:drill|inspection|safety) risk_assessments? by_contract court union embassy notary"""
    ),
    "renewal": _words(
        r"""renew\w* re-?new\w* expir\w+ extend extension licen[cs]e\w* permit permits cert certs certificates?
        re-?cert\w* subscription lease true-?up rotate rotation re-?calibrat\w+ calibrat\w+ end_of_(?:life|support)"""
    ),
    "replacement": _words(r"replace\w* swap swapped repair\w* broken leak\w* leaking loose worn spare fix fixed typo"),
    "fix": _opens(r"fix repair replace swap patch"),
    "chore": _opens(
        r"""book order submit send file pay print collect confirm remind approve sign update upload archive register
        invoice claim post return tidy clean empty label chase call_in type typed ordered booked sent paid filed
        schedule arrange circulate forward hand_in hand_over deliver_the prepare draft"""
    ),
    "paperwork": _words(
        r"""minutes agenda slides invoice invoices expenses? timesheets? rota rotas org_chart calendar form forms report
        return returns claims? payroll payslips? badges? keys? passwords? login logins hotel flights? travel catering
        party steering_committee board_pack handover holiday holidays leave contract contracts paperwork receipts?
        mailing_list commission_sheets? inventory stocktake notice record records register questionnaire"""
    ),
    "recurring": _words(
        r"""weekly fortnightly monthly quarterly annual annually yearly termly routine as_(?:always|usual|ever|every\w*)
        like_(?:always|every_\w+) every_(?:week|month|quarter|year|term|friday|monday|spring|autumn|summer|winter)
        each_(?:week|month|quarter|year|term) year-?end month-?end usual recurring"""
    ),
    "hold": _words(
        r"""keep keeps kept hold holds holding stay stays staying maintain maintained remain remains sustain preserve
        steady stable flat unchanged no_worse not_below not_above not_drop don't_(?:let|lose|drop) as_now like_now
        as_today still mustn't never_(?:below|above|over|under) no_more_than at_or_(?:under|over|above|below)"""
    ),
    "watch": _words(
        r"""watch watching monitor monitored monitoring track observe eye_on look_at_(?:it_)?(?:weekly|monthly|daily)
        just_(?:watch|look|to_see) alarm alert_if tell_me_if check_(?:weekly|monthly|daily) report_if normal range
        health kpi kpis limit ceiling floor"""
    ),
    "counted_work": re.compile(
        r"^\W*(?:\w+\W+){0,3}?\d[\d.,]*k?\+?\s+(?!%|(?:percent|points|days?|weeks?|hours?|months?|mins?|minutes?)\b)[a-z][\w'-]*"
    ),
    "study": _words(
        r"""research interview\w* survey\w* explore exploring exploration evaluate evaluation evaluating eval trial
        pilot study studies spike discovery benchmark\w* analys\w+ analyz\w+ assess\w* investigat\w+ proof_of_concept
        poc prototype prototypes experiment\w* a/b(?:-test\w*)? ab-test\w* test_with find_out feasibility look_into"""
    ),
    "hire": _words(r"hire hiring recruit recruiting recruitment headcount fte ftes vacancy vacancies job_ad"),
    "teach": _words(r"train training trainings workshop workshops coach coaching course courses academy e-?learning"),
    "buy": _words(r"buy purchase procure tender rfp"),
    "made": _words(
        r"""launch\w* build\w* ship\w* roll_?-?out rolling introduc\w+ redesign\w* relaunch\w* rewrit\w+ rework\w*
        migrat\w+ automat\w+ set_up creat\w+ develop\w* design\w* publish\w* campaign\w* open\w* start\w* new first
        dashboard\w* playbook\w* portal\w* tool\w* app website newsletter\w* programme program partnership\w* improve
        merge move bring offer teach-?back rescue simplify extend"""
    ),
    "many": re.compile(
        r"\b(?:top|worst|ten|biggest|all|every|\d+)\s+(?:\w+\s+){0,2}(?:bugs?|issues?|problems?|flaws?)"
    ),
    "question": re.compile(
        r"\?|^\W*(?:what|why|how|who|when|where|which|whether|should|do we|can we|is|are|could"
        r"|decide (?:if|whether))\b"
    ),
    "open_end": _words(r"stuff thing things etc tbd tbc idea ideas topic somehow something discuss talk maybe again"),
    "wish": _words(r"better more motivation quality communication culture collaboration alignment visibility"),
    "own_planning": _words(r"okrs? planning roadmap offsite away-?day retro quarterly_plan goal-?setting backlog"),
    "because": re.compile(r"\b(?:because|so that|so (?:we|they|people|that)|instead of|in order to|to make|for)\b"),
    "deadline": re.compile(
        r"\b(?:by|due|until|before|deadline|expires?)\s+(?:the\s+)?(?:end\s+)?(?:of\s+)?(?:\d|jan|feb|mar|apr|may|jun|jul"
        r"|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|eo)|\b\d{1,2}[./]\d{1,2}\b"
    ),
    "ticket": re.compile(r"\b[a-z]{2,8}-\d{1,6}\b|(?<!\w)#\d{2,}"),
    "done": re.compile(r"^\W*(?:\w+ed)\b|✔|✅|\bdone\b"),
    "aside": re.compile(r"\([^)]+\)\s*$"),
    "with_somebody": re.compile(r"\bw/|\bwith\s+(?:the\s+)?[a-z]"),
}
"""Signs by name; text is lower case, apostrophes straight."""

READ = ("metric", "target", "baseline", "due", "up", "down", "held", "compound", "vague", "blank")
SHAPES = ("one_word", "two_words", "three_words", "up_to_six", "long", "digit", "ends_open", "lower_start", "acronym")
HEADS: Mapping[Bucket, re.Pattern[str]] = {
    "health_metric": _words(
        r"""health_metrics? health kpis? guard-?rails? watch watch-?list monitor(?:ing)? keep_an_eye\w* vital_signs
        keep_(?:it_)?(?:green|steady|level) levels? must_not_change what_must_not\w* red_lines?"""
    ),
    "just_do_it": _words(
        r"""just_do_its? must-?do admin administration housekeeping compliance chores? mandatory statutory obligations?
        bau business_as_usual paperwork small_stuff errands routine have_to"""
    ),
    "key_result": _words(r"key_results? krs? outcomes? results? targets? success_(?:measures|metrics|criteria)"),
    "unclear": _words(r"parking_lot open_questions? questions? open_points? to_clarify unclear undecided"),
}
"""Headings that say what the lines under them are."""
NAMES: tuple[str, ...] = (*PATTERNS, *READ, *SHAPES)


def _plain(text: str) -> str:
    return text[:_LONGEST].lower().replace("’", "'")


def seen(text: str) -> frozenset[str]:
    """The names of the signs that a line's words show."""
    low = _plain(text)
    return frozenset(name for name, pattern in PATTERNS.items() if pattern.search(low))


def words_of(text: str, sign: str) -> str:
    """The words of a line that show a sign, as the person wrote them; "" where none do."""
    match = PATTERNS[sign].search(_plain(text))
    return text[match.start() : match.end()].strip(" \t-–—•*") if match else ""


@lru_cache(maxsize=4_000)
def reading(text: str) -> Reading:
    """What a line says about its measure."""
    cut = text[:_LONGEST]
    return read(Line(text=cut, span=(0, len(cut))))


def columns(text: str) -> tuple[float, ...]:
    """The values of `NAMES` for a line, 0 or 1."""
    shown = seen(text)
    said = reading(text)
    measured = (
        said.has_metric, said.has_target, said.has_baseline, said.has_deadline, said.measure.direction == "up",
        said.measure.direction == "down", said.measure.direction == "hold", said.compound, bool(said.vague),
        bool(said.blanks),
    )  # fmt: skip
    words = text.split()
    count = len(words)
    shape = (
        count == 1, count == 2, count == 3, count <= 6, count > 14, any(map(str.isdigit, text)),
        text.rstrip().endswith(("?", "…", "...", "!")), text[:1].islower(),
        any(word.isupper() and len(word) > 1 for word in words),
    )  # fmt: skip
    return (*(float(name in shown) for name in PATTERNS), *map(float, measured), *map(float, shape))


def headed(heading: str) -> Bucket | None:
    """The bucket that a heading plainly names; None where it names none."""
    low = _plain(heading)
    return next((bucket for bucket, pattern in HEADS.items() if pattern.search(low)), None)


def headings(texts: Sequence[str]) -> list[Bucket | None]:
    """The same for many headings."""
    known = {text: headed(text) for text in set(texts)}
    return [known[text] for text in texts]
