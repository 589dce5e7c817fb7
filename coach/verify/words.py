"""Which words say the same: stems, plain synonyms, words that fit anything, and the measures they name.

A person's number may be shown again with the same noun, a plain synonym or a word that fits anything ("of them"); with
another noun it would be a new claim. Lists are data: adding a synonym is adding it to a row.
"""

from __future__ import annotations

import re

_SYNONYMS = (
    "customer client buyer shopper purchaser", "employee staff worker colleague teammate workforce personnel fte",
    "ticket case request", "signup registration enrolment enrollment", "lead prospect", "article post piece",
    "hire recruit", "bug defect fault flaw", "outage incident", "shop store outlet", "pupil student learner schoolchild",
    "firm company business enterprise organisation organization", "reply response answer", "error mistake",
    "donor giver supporter", "volunteer helper", "purchase order", "apprentice trainee azubi", "patient",
    "meeting call", "visitor guest", "member", "partner", "machine device", "site location branch", "doctor physician clinician",
    "household family", "child kid", "report", "page", "training course", "school", "house home dwelling flat apartment",
    "agent rep representative", "driver", "squad team crew", "developer engineer programmer", "euro eur", "dollar usd",
    "parcel package shipment delivery", "complaint grievance", "vacancy opening", "cancellation churn", "citizen resident",
    "email mail", "review rating", "deal", "session", "farmer farm", "tenant renter", "app application", "bid tender",
    "absence absenteeism", "download", "survey questionnaire", "cook chef", "teacher educator", "sponsor backer",
    "contract agreement", "invoice bill", "office", "city town", "country nation", "day", "week", "month", "year",
)  # fmt: skip
_GROUP = {word: row.split()[0] for row in _SYNONYMS for word in row.split()}
_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "criteria": "criterion",
    "analyses": "analysis", "data": "datum", "media": "medium", "staff": "staff", "news": "news", "series": "series",
    "is": "is", "this": "this", "its": "its", "us": "us", "gas": "gas", "bus": "bus", "buses": "bus", "lives": "life",
    "halves": "half", "wolves": "wolf", "shelves": "shelf", "leaves": "leave", "lost": "lose", "went": "go",
    "cooks": "cook", "fte": "fte", "ftes": "fte", "folks": "folk",
}  # fmt: skip
_ENDINGS = frozenset(
    "|e|er|or|r|ion|ation|ition|ing|ed|d|ment|al|ance|ence|ant|ent|ee|ist|ship|y|ber|ption|bing|bed|be|ive|able|ure|ity|"
    "ly|ness|ication|ied|ier|ying|sion|se|te|ting|tion|t".split("|")
)

GENERIC = frozenset(
    "person people folk folks individual one them those these thing item unit piece entry record other more all each "
    "total half rest target baseline goal value number figure mark level start finish end result outcome line key "
    "objective draft text word point time increase decrease rise drop growth reduction change improvement gain times "
    "day week month year quarter hour minute second today average mean median share part way case example instance "
    "size amount head person-day user-facing new additional extra further open current actual net gross existing".split()
)
"""Words that fit any number: they make no claim about what is counted."""

IDLE = GENERIC | frozenset(
    "the a an of in on at by to for from with and or but as is are was were be been being has have had do does did will "
    "would can could should may might must it its this that there here your our my their his her you we i they he she "
    "who what which when where how why if then than so not no yes just only also very about around roughly nearly over "
    "under above below within until before after up down out off into per every any some now currently already still "
    "again least most at more less fewer say says said saying write writes wrote written name named names state stated "
    "mention mentions mentioned type typed tell told set sets keep keeps kept want wants wanted need needs needed aim "
    "aims ask asks add adds put puts find found read reads give gives given take takes took make makes made get gets got "
    "go goes went come comes move moves moved reach reaches reached become becomes stay stays stand stands sit sits end "
    "ends run runs fall falls fell grow grows grew rise rises rose drop drops cut cuts reduce reduces reduced raise raises "
    "raised lift lower lowers lowered increase increases improve improves good great fine clear enough nice well bad better "
    "measurable please deadline date period plan planned think thought guess estimate estimated perhaps maybe let lets "
    "look looks seem seems sound sounds mean means count counts counted counting show shows shown kr krs okr okrs note "
    "rule source first last next both either together altogether overall further instead rather while since because "
    "during between against among per cent percent percentage vs versus e.g eg etc ok okay done complete far exactly "
    "almost everything nothing something somebody someone anyone nobody whoever real honest own true false many much few "
    "lot lots several ever never always often sometimes usually like unlike such same different another kind sort bit "
    "notice notices noticed lies lie sits hit hits hitting land lands see sees seen know knows known use using used".split()
)
"""Words that say nothing about what is measured."""

WEAK = frozenset(
    "rate ratio share score use usage level count time volume percentage index value cost price number size length "
    "proportion amount points speed duration frequency".split()
)
"""Words that name a measure only together with another: the "rate" of "error rate"."""

_METRICS = (
    "churn attrition churned leave leaving leaver cancel cancelled cancelling", "retention retain retained retaining", "renewal renew renewed renewing", "activation activate activated",
    "conversion convert converted converting", "signup registration", "adoption adopt adopted uptake", "engagement engaged",
    "nps promoter", "csat satisfaction satisfied", "revenue", "mrr", "arr", "sales", "turnover fluctuation leave leaving leaver quit quitting resign resigned", "profit", "margin",
    "cost spend spending budget expense expenditure", "discount", "latency", "response respond reply replied answer answered",
    "resolution resolve resolved", "uptime availability available", "downtime outage", "incident", "defect bug", "error mistake",
    "crash", "failure fail failed", "deployment deploy deploys", "throughput", "coverage cover covered covering", "accuracy accurate",
    "precision", "recall", "traffic visit visitor pageview", "ctr click", "bounce", "follower", "subscriber subscription",
    "download install", "lead", "pipeline", "quota", "referral refer", "reopen reopened", "backlog", "escalation escalated",
    "complaint", "refund", "return returned", "attendance attend attended attending", "participation participate",
    "absence absenteeism absent sick", "vacancy", "promotion promoted", "completion complete completed", "dropout",
    "graduation graduate", "mastery", "forecast", "dso collection overdue", "on-time punctual punctuality", "stockout stock-out",
    "yield", "scrap", "waste", "energy electricity", "emission carbon co2", "injury accident", "donation donor", "awareness aware",
    "sentiment", "phishing", "compliance compliant", "occupancy occupied", "utilisation utilization", "readmission",
    "waiting wait", "no-show", "infection", "memory", "productivity", "trust", "loyalty", "reach", "quality", "efficiency",
    "runway", "payback", "growth-rate", "engagement", "win-rate", "open-rate", "lifetime", "market-share", "rework",
    "overtime", "inventory", "likelihood confidence", "happiness happy", "expansion", "onboarding ramp", "usage", "headcount",
)  # fmt: skip
METRICS = {
    word: frozenset(row.split()[0] for row in _METRICS if word in row.split()) for line in _METRICS for word in line.split()
}
"""Words that name what is measured, each with the names of the measures it may mean."""

_SOFT = frozenset(
    "complete completed answer answers answered reply replied respond reach reaches trust quality cover covers covered "
    "covering return returns returned wait waits waiting cost costs lead leads fail fails failed visit visits available "
    "leave leaves leaving promote promoted graduate aware happy confidence likelihood error errors mistake mistakes memory "
    "quit open click clicks waste expense convert attend participate adopt recall quality trust precision energy usage "
    "satisfied engaged complaint complaints retain".split()
)
"""Words of measures that plain prose uses too: "KR 1 is complete", "what would they answer"."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_SPLIT = re.compile(r"['-]")


def stem(word: str) -> str:
    """Return a word without its plural, a synonym as the first of its row."""
    word = word.removesuffix("'s").strip("'-")
    word = _IRREGULAR.get(word) or _singular(word)
    return _GROUP.get(word, word)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def akin(one: str, other: str) -> bool:
    """Tell whether two stems share their root: "visit" and "visitor"."""
    if one == other:
        return True
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared >= 4 and one[shared:] in _ENDINGS and other[shared:] in _ENDINGS


def any_akin(ones: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether any of some stems shares its root with any of others."""
    return not ones.isdisjoint(others) or any(akin(one, other) for one in sorted(ones) for other in sorted(others))


def tokens(low: str, start: int = 0, end: int | None = None) -> list[str]:
    """Return the words of a part of a plain text."""
    return [found[0] for found in _TOKEN.finditer(low, start, len(low) if end is None else end)]


def content(words: list[str]) -> frozenset[str]:
    """Return the stems of the words that say what is measured; compounds count whole and in parts."""
    kept: set[str] = set()
    for word in words:
        for part in (word, *(_SPLIT.split(word) if "-" in word else ())):
            if part not in IDLE and len(part) > 1:
                root = stem(part)
                if root not in IDLE:
                    kept.add(root)
    strong = kept - WEAK
    return frozenset(strong or kept)


def measures(words: list[str], *, certain: bool = False) -> frozenset[str]:
    """Return the names of the measures that the words name, by a word of the list or as "win rate".

    With `certain`, words that plain prose uses too are passed over.
    """
    found: set[str] = set()
    before = ""
    for word in words:
        if not (certain and word in _SOFT):
            found |= _measure(word, before)
        before = word
    return frozenset(found)


def _measure(word: str, before: str) -> frozenset[str]:
    names = METRICS.get(word) or METRICS.get(_singular(word))
    if names is None and "-" in word:
        parts = (METRICS.get(part, _NONE) for part in word.split("-"))
        names = METRICS.get(_singular(word.replace("-", ""))) or _NONE.union(*parts)
    if names:
        return names
    if word in _HEADS and before and before not in IDLE and before not in WEAK and before not in METRICS:
        return frozenset({stem(before.rpartition("-")[2])})
    return _NONE


_NONE: frozenset[str] = frozenset()
_HEADS = frozenset("rate rates ratio score scores time times index cost costs".split())
