"""Patterns of the words that name a time: months, feasts, seasons, ends of periods, events. `dates` weighs them."""

from __future__ import annotations

import re

MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_FEASTS = (
    "christmas|xmas|easter|whitsun|pentecost|thanksgiving|black friday|midsummer|michaelmas|halloween|"
    "diwali|eid|ramadan|"
    "hanukkah|chinese new year|lunar new year|new year['’]s eve|new year|carnival|advent|mardi gras|"
    "labou?r day|bank holiday|independence day|national day|st\\.? [a-z]+['’]s day|all saints"
)
SEASONS = "spring|summer|autumn|winter"
_UNITS = (
    "year|quarter|month|week|half|half-year|fiscal year|financial year|school year|academic year|calendar year|term|"
    "semester|season|cycle|sprint|trimester|fy"
)
_SURE = (
    "launch|release|summit|fair|conference|congress|meetup|season|semester|term|holidays?|break|summer|winter|"
    "spring|autumn|elections?|demo|demo day|freeze|kick-off|kickoff|deadline|agm|assembly|festival|rush|cutover|"
    "go-live|go live|ga|beta|close-out|milestone|offsite|off-site|hackathon|academy|camp|intake|graduation|regatta|"
    "tournament|championships?|convention|expo|workshop|retreat|roll-?out|reopening|release candidate|"
    "accreditation|gala|harvest|premiere|biennale|olympics|playoffs|finals|half-term|slump|general meeting|anniversary|"
    "year[ -]end|open day|half-year point|fundraiser|plenary|changeover|stocktake|centenary|marathon|exhibition|"
    "back-to-school|all-hands|first light|board meeting|shutdown|ipo|pilot|observing run|exams?|exam "
    "weeks?|budget round|"
    "next version|climate week|off-season|alpha|symposium|ceremony|inauguration|ground-?breaking|annual "
    "meeting|town hall|closure|move-in|midterms?|opening night|election day|the rains"
)
_LOOSE = (
    f"{_SURE}|audits?|visit|meetings?|event|show|review|inspection|vote|survey|session|consultation|hearing|trial|"
    "migration|renewal|closing|opening|start|end|match|games|board|council|committee|batch|run|tour|school|frost|rains|"
    "round|change|move|recertification|certification|race|sale|party|concert|wedding|deployment|publication|hand-?over|"
    "transition|reorganisation|relocation|fiscal year|financial year|school year|pulse"
)
_WORD = r"[\w&.'’/-]+"

WHEN = re.compile(
    rf"\b(?:(?:mid|end|early|late|beginning|start)[ -](?:of )?)?(?:{MONTHS})\b\.?(?: ?['’]?\d\d(?:\d\d)?\b"
    r"(?!%|,\d{3}))?"
    rf"|\b(?:{_FEASTS})\b"
    r"|\b(?:eoy|eoq|eom|eofy|fye|eo[hw]|eod|fy[ -]end|end[ -]of[ -](?:year|quarter|month|term)|(?:year|"
    r"quarter|half[ -]year)[ -]end)\b"
    r"|\b(?:very )?(?:end|start|beginning|close|middle|turn|conclusion|opening|half-way point|midpoint|final days?)"
    rf" of (?:the |this |next |our |its |that |each )?{_WORD}"
    rf"(?: (?!(?:and|or|with|to|in|for|by|at|from|is|are|we|so|while|on|using|through|via|as)\b){_WORD}){{0,3}}"
    r"|\bend[ -](?:of )?(?:(?:20)?\d\d\b(?!%)|(?:[qh][1-4]|fy ?\d*|year|quarter|season|term)\b)"
    r"|\b(?:term|season|semester|school year|quarter|year) (?:start|end|close)\b"
    rf"|\b(?:{SEASONS})(?: (?:term|semester|season|break|holidays|camp|session|conference|fair|intake|"
    rf"summit|20\d\d))?\b"
    rf"|\b(?:this|next|the (?:coming|next|current)|coming) (?:{_UNITS}|{SEASONS}|{MONTHS})\b"
    r"|\b(?:calendar |iso )?(?:week|cw|kw|wk|month) ?\d\d?\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b(?! (?:noon|evening|morning|afternoon|night|hatch|shift))"
)
CHEAP = re.compile(
    rf"\b(?:{MONTHS}|{_FEASTS}|{SEASONS}|eo[yqmhwd]|eofy|fye|fy|year|quarter|end|start|beginning|close|"
    rf"this|next|coming|"
    r"by|before|b4|until|till|ahead of|prior to|in time for|ready for|week|day|due)\b"
)

_LINKS = r"(?!(?:and|or|which|who|that|of|is|are|for|in|on|with|without|to|we|they|it|as|so|a|an|each|every|be) )"
_STOPPED = (
    r"(?=$| ?[,;:.)(—–-]| (?:\d|which|the|and|or|in|on|at|with|without|to|so|for|as|of|by|we|is|are|from|"
    r"including|incl|next|this|starts?)\b)"
)
_PHRASE = rf"(?:(?:the|our|its|their|this|next|her|his) )?(?:{_LINKS}{_WORD} ){{0,3}}?"
EVENT = re.compile(
    rf"\b(?:by|until|till|ready for|at) ({_PHRASE}(?:{_SURE}))\b{_STOPPED}"
    rf"|\b(?:before|b4|ahead of|prior to|in time for|between now and) ({_PHRASE}(?:{_LOOSE}))\b{_STOPPED}"
    rf"|\bby (the next (?:{_WORD} ){{0,2}}?(?:{_LOOSE}))\b{_STOPPED}"
)
CLAUSE = re.compile(
    r"\bby the time ([^,;.()]{3,60})"
    r"|\bbefore ((?:the |our |its |their )(?:[\w'’-]+ ){1,4}?"
    r"(?:starts?|begins?|opens?|ends?|closes?|kicks? off|goes live|go live|expires?|is installed|"
    r"runs? out|gets? frozen|"
    r"are over|is over|leaves?|freezes?|moves?|takes? place|goes public|comes?|go forward))\b"
    r"|\bbefore (we (?:launch|open|ship|release|start|move|touch|go live|begin|migrate)\b[^,;.()]{0,40})"
)
EVENT_NAME = re.compile(
    r"\b(?:[Bb]y|[Bb]efore|[Rr]eady for|[Ii]n time for|[Uu]ntil|[Aa]head of) (?:the |our )?"
    r"([A-Z]\w*(?:[Cc]on|CON|[Cc]onf|[Ff]est|DEM|[Ff]air|[Ll]ando|[Dd]ays|[Cc]amp|[Ss]ummit|"
    r"PM)(?:[ -]?\d{2,4})?|GA|AGM|IPO)\b"
)

_FILLERS = (
    r"(?: (?:or (?:on|before)|the|our|its|this|next|every month of|all of|whole|whole of|course of|"
    r"rest of|second half of|"
    r"first half of|end of|early|late|mid|about|around|coming|first|second|third|fourth|fiscal|calendar|new|month of|"
    r"(?:first|last|second) (?:day|week|weekend|half|month) of)){0,4}"
)
DUE = re.compile(
    r"\b(?:by|before|b4|until|till|til|prior to|ahead of|due|due on|due by|due in|no later than|not later than|latest|"
    rf"in time for|ready for|between now and|deadline|eta|effective|up to|up until){_FILLERS}:? ?$"
)
DURING = re.compile(
    r"\b(?:in|during|throughout|within|across|at|on|for the whole of|whole of|over the (?:course|rest) of|come)"
    rf"{_FILLERS} ?$"
)
PAST = re.compile(
    r"\b(?:proposed|tested|had|did|began|promised|was|were|agreed|decided|saw|got|published|than|compared) (?:up )?"
    r"(?:in|on|during) (?:the )?$"
    r"|\b(?:building|planning|prepping|preparing|expansion|plans?|goals|okrs|priorities|strategy)"
    r"(?: [\w-]+){0,2} in $|\blike in (?:the )?$"
)
LOOSE_LEAD = re.compile(r"(?:[(;,:–—/@-]|^) ?$")
SUBJECT = re.compile(
    r"[ -](?:okrs?|goals?|objectives?|plans?|planning|roadmaps?|initiatives?|priorities|commitments|targets?|budgets?|"
    r"strategy|results?|reports?|cohort|edition|baseline|levels?|figures?|numbers?|draft|forecast|"
    r"participation|actuals|"
    r"scores?|kpis?|retro|backlog|recap|flight|pipeline|catalogue|price|collection|model|framework|"
    r"standard|guidelines?)\b"
)
"""Nouns that a period in front of them only names: "the Q3 roadmap"."""
RECURRING = re.compile(
    r"(?:end|start|beginning|middle|close|opening) of (?:the |each |every )?"
    r"(?:month|week|day|shift|call|visit|school run|\w+day)\b"
)
WEEK = re.compile(r"(?:calendar |iso )?(?:week|cw|kw|wk|month) ?(\d\d?)")
EDGE = re.compile(r"(?:very )?(?:end|start|beginning|close|middle|turn|opening|final|conclusion|half-way|midpoint)\b")
AT_EVENT = re.compile(r"\b(?:end|start|launch|close|go-live|half-year point|year-end|year end|season|term)$")

CYCLE = re.compile(
    r"\b(?:(?:19|20)\d\d[ /-]?[qh][1-4]\b|(?:fy|cy) ?['’]?\d{2,4}(?:[/-]\d{2,4})?(?:[ /-]*[qh][1-4])?\b|"
    r"[qh][1-4](?:[ ,/'’-]{0,3}(?:of )?(?:fy|cy)? ?['’]?(?:20\d\d|\d\d)\b(?!%))?"
    r"(?: ?[-–/+&] ?[qh][1-4](?:[ ,/'’-]{0,3}(?:fy|cy)? ?(?:20\d\d|\d\d)\b)?)?|"
    r"[1-4][qh][ '’/-]{0,2}(?:20\d\d|\d\d)?\b|"
    rf"(?:{MONTHS})\.?(?: (?:19|20)\d\d)?(?: ?(?:-|–|—|to|until) ?(?:{MONTHS})\.?)(?: (?:19|20)\d\d)?|"
    rf"(?:{MONTHS}) (?:19|20)\d\d|"
    r"(?:first|second|third|fourth) (?:quarter|half)(?: of (?:20\d\d|fy ?\d\d))?|"
    rf"(?:{SEASONS}) (?:term |semester |season )?20\d\d|20\d\d(?:[/–-](?:20)?\d\d)?(?![\d.,%-]\d|%))"
)
