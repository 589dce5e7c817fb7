"""Words of drafts, as data: synonyms, words that fit any number, words that name what is measured.

A row is a group: its first word is its name. Adding a synonym or a measure is adding it to a row.
"""

from __future__ import annotations

SYNONYMS = (
    "customer client buyer shopper purchaser",
    "employee staff worker colleague teammate workforce personnel fte",
    "ticket case request",
    "signup registration enrolment enrollment",
    "lead prospect",
    "article post piece",
    "hire recruit",
    "bug defect fault flaw",
    "outage incident",
    "shop store outlet",
    "pupil student learner schoolchild child kid",
    "firm company business enterprise organisation organization",
    "reply response answer",
    "error mistake",
    "donor giver supporter",
    "volunteer helper",
    "purchase order",
    "apprentice trainee azubi",
    "patient",
    "meeting call",
    "visitor guest",
    "member",
    "partner",
    "machine device",
    "site location branch",
    "doctor physician clinician",
    "household family home",
    "report",
    "page",
    "training course",
    "school",
    "house dwelling flat apartment",
    "agent rep representative",
    "driver",
    "squad team crew",
    "developer engineer programmer",
    "euro eur",
    "dollar usd",
    "parcel package shipment",
    "truck lorry vehicle",
    "complaint grievance",
    "vacancy opening",
    "cancellation churn",
    "citizen resident",
    "email mail",
    "review rating star",
    "deal",
    "session",
    "farmer farm",
    "tenant renter",
    "app application",
    "bid tender",
    "absence absenteeism sickness illness",
    "download",
    "survey questionnaire",
    "cook chef",
    "teacher educator",
    "sponsor backer",
    "contract agreement",
    "invoice bill",
    "office",
    "city town",
    "country nation",
    "day",
    "week",
    "month",
    "year",
)
"""Nouns that stand for one another; a row of one word only says that it is a noun of drafts."""

GENERIC = frozenset(
    "person people folk folks individual one them those these thing item unit piece entry record other more all "
    "each total half rest target baseline goal value number figure mark level start finish end result outcome "
    "line key objective draft text word point time increase decrease rise drop growth reduction change "
    "improvement gain times day week month year quarter hour minute second today average mean median share part "
    "way case example instance size amount head person-day user-facing new additional extra further open current "
    "actual net gross existing".split()
)
"""Words that fit any number: they make no claim about what is counted."""

IDLE = GENERIC | frozenset(
    "the a an of in on at by to for from with and or but as is are was were be been being has have had do does "
    "did will would can could should may might must it its this that there here your our my their his her you we "
    "i they he she who what which when where how why if then than so not no yes just only also very about around "
    "roughly nearly over under above below within until before after up down out off into per every any some now "
    "currently already still again least most more less fewer say says said saying write writes wrote written "
    "name named names state stated mention mentions mentioned type typed tell told set sets keep keeps kept want "
    "wants wanted need needs needed aim aims ask asks add adds put puts find found read reads give gives given "
    "take takes took make makes made get gets got go goes went come comes move moves moved reach reaches reached "
    "become becomes stay stays stand stands sit sits end ends run runs fall falls fell grow grows grew rise rises "
    "rose drop drops cut cuts reduce reduces reduced raise raises raised lift lower lowers lowered increase "
    "increases improve improves good great fine clear enough nice well bad better measurable please deadline date "
    "period plan planned think thought guess estimate estimated perhaps maybe let lets look looks seem seems "
    "sound sounds mean means count counts counted counting show shows shown kr krs okr okrs note rule source "
    "first last next both either together altogether overall further instead rather while since because during "
    "between against among cent percent percentage vs versus e.g eg etc ok okay done complete far exactly almost "
    "everything nothing something somebody someone anyone nobody whoever real honest own true false many much few "
    "lot lots several ever never always often sometimes usually like unlike such same different another kind sort "
    "bit notice notices noticed lies lie hit hits hitting land lands see sees seen know knows known use using "
    "used".split()
)
"""Words that say nothing about what is measured."""

WEAK = frozenset(
    "rate ratio share score use usage level count time volume percentage index value cost price number size "
    "length proportion amount points speed duration frequency".split()
)
"""Words that name a measure only together with another: the "rate" of "error rate"."""

MEASURES = (
    "churn attrition churned leave leaving leaver cancel cancelled cancelling",
    "retention retain retained retaining",
    "renewal renew renewed renewing",
    "activation activate activated",
    "conversion convert converted converting",
    "signup registration",
    "adoption adopt adopted uptake",
    "engagement engaged",
    "nps promoter",
    "csat satisfaction satisfied",
    "revenue",
    "mrr",
    "arr",
    "sales",
    "turnover fluctuation leave leaving leaver quit quitting resign resigned",
    "profit",
    "margin",
    "cost spend spending budget expense expenditure",
    "discount",
    "latency response respond responds answer",
    "response respond reply replied answer answered",
    "resolution resolve resolved",
    "uptime availability available",
    "downtime outage",
    "incident",
    "defect bug",
    "error mistake",
    "crash",
    "failure fail failed",
    "deployment deploy deploys",
    "throughput",
    "coverage cover covered covering",
    "accuracy accurate",
    "precision",
    "recall",
    "traffic visit visitor pageview",
    "ctr click",
    "bounce",
    "follower",
    "subscriber subscription",
    "download install",
    "lead",
    "pipeline",
    "quota",
    "referral refer",
    "reopen reopened",
    "backlog",
    "escalation escalated",
    "complaint",
    "refund",
    "return returned",
    "attendance attend attended attending",
    "participation participate",
    "absence absenteeism absent sick sickness illness ill",
    "vacancy",
    "promotion promoted",
    "completion complete completed",
    "dropout",
    "graduation graduate",
    "mastery",
    "forecast",
    "dso collection overdue",
    "on-time punctual punctuality",
    "stockout stock-out",
    "yield",
    "scrap",
    "waste",
    "energy electricity",
    "emission carbon co2",
    "injury accident",
    "donation donor",
    "awareness aware",
    "sentiment",
    "phishing",
    "compliance compliant",
    "occupancy occupied",
    "utilisation utilization",
    "readmission",
    "waiting wait",
    "no-show",
    "infection",
    "memory",
    "productivity",
    "trust",
    "loyalty",
    "reach",
    "quality",
    "efficiency",
    "runway",
    "payback",
    "growth-rate",
    "engagement",
    "win-rate",
    "open-rate",
    "lifetime",
    "market-share",
    "rework",
    "overtime",
    "inventory",
    "likelihood confidence",
    "happiness happy",
    "expansion",
    "onboarding ramp",
    "usage",
    "headcount",
)
"""Words that name what is measured, by measure; a word of two rows may mean either."""

PLAIN_PROSE = frozenset(
    "complete completed answer answers answered reply replied respond reach reaches trust quality cover covers "
    "covered covering return returns returned wait waits waiting cost costs lead leads fail fails failed visit "
    "visits available leave leaves leaving promote promoted graduate aware happy confidence likelihood error "
    "errors mistake mistakes memory quit open click clicks waste expense convert attend participate adopt recall "
    "precision energy usage satisfied engaged complaint complaints retain".split()
)
"""Words of measures that plain prose uses too: "KR 1 is complete", "what would they answer"."""

CONTRASTS = (
    "gold silver bronze platinum",
    "north/northern south/southern east/eastern west/western",
    "men/male women/female boys girls",
    "internal external",
    "inbound/incoming outbound/outgoing",
    "online offline in-store in-person",
    "organic sponsored",
    "public private",
    "urban rural",
    "junior senior",
    "mobile desktop",
    "phone email/mail chat sms",
    "part-time full-time",
    "inpatient/inpatients outpatient/outpatients",
    "import/imports export/exports",
    "domestic foreign/international/overseas",
    "primary secondary",
    "b2b b2c",
    "morning afternoon evening night",
    "weekday/weekdays weekend/weekends",
    "summer winter spring autumn",
    "indoor outdoor",
    "nurses doctors surgeons midwives pharmacists",
    "new existing returning former",
    "gross net",
    "warm cold",
    "upstream downstream",
)
"""Words of one row tell populations apart: what is said of one is not said of another. A slash joins synonyms."""

EFFORTS = frozenset(
    "call phone ring email mail visit survey invite train coach contact interview inform brief address target poll "
    "mentor teach approach canvass notify remind message write reach meet host audit inspect assess screen test ask "
    "calling phoning visiting surveying inviting training coaching contacting interviewing briefing mentoring "
    "teaching approaching auditing inspecting meeting".split()
)
"""Verbs of what a team does to people: their number is work, not what those people then do."""

GAINS = frozenset(
    "hire hires win wins add adds gain gains recruit recruits sign signs lose loses close closes drop drops save saves "
    "sell sells get gets attract acquire open opens cut remove retire".split()
)
"""Verbs after which a count is a change: who hires six grows by six."""

REMARKS = frozenset(
    "need needs mean means say says sound sounds look looks count counts seem seems show shows tell tells make makes "
    "would could may might should can will must do does did alone only each together altogether over this next last "
    "is a an the your our their not yes also".split()
)
"""Words after a counted noun with which a coach speaks of the number itself."""
