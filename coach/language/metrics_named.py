"""Named measurable quantities: a word says what is measured even where no number does (CTR, latency, number of X).

Judged by the head of the noun phrase (rate, share, time, cost, number of ...), by acronyms of the field, and by verbs
of quantity over a countable plural ("fewer complaints"). A metric's word that only describes a thing ("churn
dashboard", "cost calculator") is no metric.
"""

from __future__ import annotations

import re

from coach.language.nouns import STOPS, plural
from coach.schema import Span

_ACRONYMS = (
    "nps|enps|csat|ces|ctr|cvr|cr|cpc|cpa|cpl|cac|ltv|clv|roas|roi|aov|arpu|arppu|gmv|nrr|grr|mrr|arr|"
    "mau|maus|dau|daus|wau|"
    "adus?|mttr|mttd|mtbf|mtta|mape|dso|dpo|oee|otif|ebitda|ebit|cogs|fcr|aht|frt|tti|lcp|inp|cls|fid|"
    "ttfb|tvl|cpm|cpi|ipm|mqls?|sqls?|"
    "ndcg@?\\d*|wer|bleu|f1|auc|rmse|mae|tco|dora|rsvps?|poaps?|fps|p\\d\\d|d\\d\\d? retention|apdex|sus score|leads"
)
_HEADS = (
    "(?:lifetime|order|contract|basket) value|"
    "rates?|ratios?|percentage|proportion|scores?|latency|latencies|uptime|downtime|throughput|bandwidth|turnaround|"
    "turnover|churn|attrition|retention|attendance|conversions?|click-throughs?|clickthroughs?|revenues?|turnover|"
    "profit|margins?|earnings|income|costs?|spend|spending|expenditure|expenses|bill|bills|traffic|page "
    "?views|pageviews|"
    "impressions|visits|sessions|downloads|installs|sign-?ups|signups|registrations|followers|"
    "subscribers|subscriptions|"
    "likes|views|stars|backlog size|lead time|cycle time|wait time|waiting times?|response times?|load times?|"
    "build time|idle time|ramp time|hours watched|time to [a-z-]+|time-to-[a-z-]+|time on (?:task|page|site)|"
    "time between|time from|time until|coverage|utili[sz]ation|occupancy|yield|accuracy|precision|recall|error budget|"
    "emissions|footprint|consumption|usage|absenteeism|sick leave|sick days|absence|vacancy|headcount|"
    "market share|share of|shares? of|number of|numbers of|# of|no\\. of|nr\\. of|count of|counts? of|"
    "amount of|volume of|average|avg|"
    "median|mean time|percent of|% of|frequency of|bounce|drop-?offs?|drop-?outs?|no-shows?|abandonment|dwell time|"
    "response rate|open rate|opens|uptake|penetration|incidents|outages|defects|crashes|complaints|"
    "refunds|chargebacks|returns|"
    "write-offs|stock-?outs|accidents|injuries|duplicates|renewals|deal size|win rate|hit rate|basket|"
    "burn multiple|payback|"
    "runway|velocity|pass rate|test results|length of stay|wait|waits|queue length|page load|bundle size|"
    "binary size|file size|"
    "size|weight|speed|index|(?:aided|unaided|brand) awareness|nps score|downloads|orders|bookings|sales|"
    "fill rate|scrap|shrinkage|leakage|"
    "overtime|participation|feature adoption|ratings?|food waste|first-c[a-z]+ resolution|delays?|"
    "backlog age|value of|cash flow|working capital|return on [a-z]+|net promoter score|customer effort|"
    "test coverage|"
    "code coverage|lost time|memory|price variance|inventory turns?|order intake|tickets per|cost per|"
    "per capita|per head|"
    "response time|mean|age of|variance|deviation|throughput time|data downtime|alert noise|search "
    "volume|share of voice|"
    "weekly actives?|active users|active contributors|monthly users|daily users|new users|donations|"
    "donors|interest cost"
)
_SOFT = frozenset(
    "coverage recall precision memory size sizes weight speed index wait waits return returns sales orders order mean "
    "ratings rating delays delay participation incidents sessions views visits donations donors bookings "
    "costs cost bill bills bounce vacancy usage absence leads lead "
    "renewals income profit traffic likes stars yield margin margins complaints refunds defects crashes "
    "outages accidents "
    "injuries basket average avg registrations subscriptions subscribers followers installs downloads "
    "accuracy emissions "
    "expenses spend spending scores score variance deviation consumption footprint earnings revenue "
    "revenues opens runway "
    "turnover overtime velocity ".split()
)
"""Heads that name a quantity only where the line changes them, compares them or is nothing but them."""

_METRIC = re.compile(rf"(?<![\w-])(?:(?:{_ACRONYMS})(?![\w-])|(?:{_HEADS})(?![\w]))")
_ARTEFACT = re.compile(
    r"[ -](?:calculators?|dashboards?|tools?|tooling|reports?|reporting|schedules?|polic(?:y|ies)|plans?|"
    r"planning|models?|"
    r"reviews?|pages?|screens?|tracking|tracker|tracked|analys[ie]s|surveys?|frameworks?|strateg(?:y|ies)|"
    r"campaigns?|program(?:me)?s?|"
    r"forecasts?|teams?|methodology|definitions?|systems?|alerts?|tests?|sheets?|cards?|limits?|limiter|limiting|"
    r"process(?:es)?|guidelines?|specialist|managers?|owners?|experiments?|playbooks?|scripts?|metrics?|"
    r"budgets?|targets?|"
    r"monitoring|monitor|service|api|data|exports?|history|form|forms|funnel|book|sheet|table|list|lists|"
    r"cent(?:re|er)s?|"
    r"mechanism|clause|management|optimi[sz]ation|projects?|initiatives?|engineers?|portal|app|flow|flows|"
    r"sdk|widget|feature|rules|defined|drafted|agreed|documented|published|written|shared|chosen)\b"
)
_CREATION = re.compile(
    r"(?:\W*|\[p\d\] )(?:create|creating|build|building|define|defining|write|writing|set up|design|"
    r"designing|draft|drafting|"
    r"establish|implement|develop|launch|ship|publish|document|introduce|choose|agree|pick|decide|review|"
    r"explore|present|"
    r"research|investigate|discuss|add|automate|plan|planning|deliver|prepare|roll out|migrate|"
    r"organi[sz]e|run|hold|make)\b"
)
_CHANGE = re.compile(
    r"\b(?:increas(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing|tion)|lower(?:s|ed|ing)?|"
    r"rais(?:e|es|ed|ing)|"
    r"cut(?:s|ting)?|grow(?:s|ing|th)?|grew|boost(?:s|ed|ing)?|lift(?:s|ed|ing)?|minimi[sz](?:e|es|ed|ing)|maximi[sz]e|"
    r"shorten(?:s|ed|ing)?|shrink|drop in|fewer|less|bring(?:ing)? down|drive down|higher|double|halve|more)"
    r"(?: in| of| the| our| its| their| total| overall| unwanted| repeat)* "
    r"((?:[a-z][\w'’-]*[ -]){0,4}?[a-z][\w'’-]*s)\b"
)
_MOVES = re.compile(
    r"\b(?:goes?|go|comes?|come|going|trend(?:s|ing)?) (?:up|down)\b|\b(?:rises?|falls?|drops?|grows|"
    r"declines?|shrinks?|"
    r"increases|decreases|improves|gets? shorter|gets? faster|lower than|higher than)\b|\b(?:up|down|grows)\W*$"
)
_VERBS = re.compile(
    r"(?:\W*|\[p\d\] )(?:increas|decreas|reduc|lower|rais|cut|grow|boost|lift|minimi|maximi|shorten|"
    r"shrink|improv|bring|drive|"
    r"higher|less|fewer|more|drop|better|keep|maintain|hold|get|achieve|reach|drop|monitor|measur|track|"
    r"aim|push|double|"
    r"halve|win|slash|optimi)(?<!keep )(?!\w* [a-z]+ing\b)"
)
_DEED = re.compile(
    r"\W*(?:approve|collect|gather|nurture|attend|approach|handle|talk|sync|meet|call|answer|send|keep|"
    r"use|see|train|visit|.* & )"
)
_RATING = re.compile(r"[a-rt-z]s \|| ?\| (?:the|our|it|us|their|a|an|as|this|its)\b")
_NOUN_NEXT = re.compile(r" (?!(?:of|instead|in|on|at|for|to|is|are|or|and|than|by|per) )[a-z#]")
_LABEL_END = re.compile(r"(?: (?:per|of|for) [\w -]+| [\w-]*\(.*)?[?!. )]*$")
_EXTENDED = re.compile(
    r"(?: [a-z][\w-]*)? (?:rates?|scores?|latency|times?|index|ratio|costs?|value|size|duration|"
    r"ranking)\b(?! (?:of|the|our))|(?:,? per [a-z][\w-]*)"
)
_NUMBER_OF = re.compile(r"\ba (?:\w+ )?number of$")
_SHORTEN = re.compile(
    r"\b(?:shorten|speed up|shrink|cut down) (?:the |our |average |median )*(?:[a-z][\w-]* ){0,3}?(time|"
    r"times|cycle|period|duration|wait|process)\b"
)
_TIME_OF = re.compile(
    r"\b(?:the )?(?:average |median |mean )?(?:[a-z][\w-]* )?times?(?: (?:it takes|from|between|until|per|"
    r"to|a|for|spent)\b|$)"
)
_IDLE = frozenset(
    "costs processes basis analysis business needs skills results things barriers ties bonds efforts "
    "questions concerns issues".split()
)


def find(low: str, *, bare: bool, sized: bool) -> Span | None:
    """Return where lower-case text names a measurable quantity.

    `bare` says that the line is a label of a few words, `sized` that a number stands beside: both let words count
    that in a sentence about a deliverable would only describe it.
    """
    first: Span | None = None
    creating = _CREATION.match(low) is not None
    moving = _VERBS.match(low) is not None or _MOVES.search(low) is not None
    for found in _METRIC.finditer(low):
        if not _counts(low, found, bare=bare, sized=sized, creating=creating, moving=moving):
            continue
        first = found.span()
        break
    if first is None and not creating:
        first = _changed_plural(low)
    if first is None and (cycle := _SHORTEN.search(low)):
        first = cycle.span(1)
    if first is None and moving and (spent := _TIME_OF.search(low)):
        word = low.index("time", spent.start())
        first = (word, word + 4)
    return None if first is None else _phrase(low, *first)


def _counts(low: str, found: re.Match[str], *, bare: bool, sized: bool, creating: bool, moving: bool) -> bool:
    if _ARTEFACT.match(low, found.end()) or _NUMBER_OF.search(low[max(0, found.start() - 12) : found.end()]):
        return False
    if found[0] in ("rate", "rates") and _RATING.search(
        low[max(0, found.start() - 20) : found.start()] + "|" + low[found.end() : found.end() + 6]
    ):
        return False
    if found[0] in ("average", "avg", "median", "mean") and (
        low.endswith("on ", 0, found.start()) or not _NOUN_NEXT.match(low, found.end())
    ):
        return False
    if found[0].endswith(" of") and not low[found.end() : found.end() + 2].strip():
        return False
    if found[0] in _SOFT:
        label = bare and not creating and _LABEL_END.match(low, found.end()) is not None and not _DEED.match(low)
        return moving or sized or label
    return not creating or sized or found[0].endswith(" of")


def _changed_plural(low: str) -> Span | None:
    for found in _CHANGE.finditer(low):
        words = re.findall(r"[a-z][\w'’-]*", found[1])
        if any(word in STOPS for word in words) or not plural(words[-1]) or words[-1] in _IDLE:
            continue
        if found[0].startswith("more ") and (low.count(" ") < 3 or found.start() > 2):
            continue
        if found[0].startswith("less ") and found.start() > 2:
            continue
        return found.span(1)
    return None


_LEFT = re.compile(r"([^\W_][\w'’&/.-]*|%|#) $")
_OPEN = frozenset(
    "increase increasing decrease decreasing reduce reducing lower lowering raise raising cut grow "
    "growing boost lift improve "
    "improving keep keeping maintain hold bring get achieve reach drop measure track monitor shorten minimise minimize "
    "maximise maximize drive push double halve all our the a an its their win have has ensure see make aiming".split()
)


def _phrase(low: str, start: int, end: int) -> Span:
    """Widen a metric's head to its noun phrase: "average response time", "number of open tickets"."""
    for _ in range(4):
        found = _LEFT.search(low[max(0, start - 30) : start])
        if found is None or found[1] in STOPS or found[1] in _OPEN or found[1].isdigit() or found[1][-1] in ".%":
            break
        start -= len(found[0])
    if low[start:end].startswith(("time to", "time on")) or low[end - 8 : end].startswith("time to"):
        return start, _right(low, end)
    for _ in range(2):
        if more := _EXTENDED.match(low, end):
            end = more.end()
    if low[start:end].endswith((" of", " per", " from", " between", " until")) or low[start:end] in (
        "average",
        "avg",
        "median",
    ):
        end = _right(low, end)
    return start, end


_NEXT_WORD = re.compile(r" (?:the |our |all |a |an )?([a-z#][\w'’&/-]*)")


def _right(low: str, end: int) -> int:
    position = end
    for count in range(5):
        found = _NEXT_WORD.match(low, position)
        if found is None or found[1] in STOPS or count > 3:
            break
        position = found.end()
        if plural(found[1]):
            break
    return position
