"""Words around a number that say whether it is where things stand, where they shall go, or neither.

`values` weighs them. Patterns that end in `$` are searched in the words before a number, those that start with `^`
matched against the words after it or between two numbers.
"""

from __future__ import annotations

import re

_TOWARDS = r"(?:to|up to|down to|towards?|until|till|->|-->|—>|=>|→|⇒|➔|➜|>>|⟶)"
_NEAR = (
    r"(?:avg\.? |average |[~≈<>≥≤=] ?=? ?|about |around |roughly |approximately |approx\.? |ca\.? |"
    r"at least |at most |under |below |fewer than |less than |more than |over |above |max(?:imum)? |"
    r"min(?:imum)? |only |just |nearly |almost |some |no more than |not more than |a |the |an )"
)
FROM = re.compile(
    rf"\bfrom (?:(?:a |an |the |its |our |currently |present |current |today['’]s ){{0,2}}{_NEAR}{{0,2}}|"
    rf"(?:level|rating|grade|score|average) )$"
)
ARROW = re.compile(r"^[^;.!?]{0,40}?(?:->|-->|—>|=>|→|⇒|➔|➜|>>|⟶| > | -> ) ?[^;.!?]{0,24}$")
TO = re.compile(rf"(?:^|[^;!?]{{0,50}}? ){_TOWARDS} ?(?:(?:a |an |the |some )?{_NEAR}{{0,3}}|(?:[\w'’%-]+ ){{0,2}})$")
GOAL_AFTER = re.compile(
    r"^[^.!?]{0,30}?[,;/–—(] ?(?:and )?(?:we (?:now )?want|goal|target|aim(?:ing)?(?: for)?|want(?:ed|"
    r"ing)?|bring it(?: down| up)? to|to land at|"
    r"we['’]?ll [a-z]+(?: up)? to)(?: (?:is|of|at|to|for))?[ :=]*(?:under |below |over |above |at least |"
    r"max |[<>≥≤~] ?)?$"
)
ONLY_TO = re.compile(rf"^ ?(?:\([^()]{{1,30}}\) )?(?:[a-z€$%/²]+ ){{0,2}}?{_TOWARDS} ?{_NEAR}{{0,2}}$")
_NOW = (
    r"(?:currently|current(?: value| level)?|now|today(?:['’]s)?|at present|presently|at the moment|"
    r"so far|baseline|was|were|had|"
    r"previous(?:ly)?(?: \w+)?|before|used to be|up from|down from|started at|starting (?:from|at|point)|"
    r"instead of|rather than|"
    r"compared (?:to|with)|versus|vs\.?|as against|against|as opposed to|up to now|as of now|existing|"
    r"until now|status quo|ist|"
    r"the (?:current|present|existing|meagre)|currently live|to date|last (?:count|year|yr|season|winter|"
    r"summer|spring|autumn|quarter|"
    r"month|cohort|time|round|term|week|december|january|august|june)(?: it was| we had| there were|"
    r"['’]s)?|(?<=, )after|following the|"
    r"in \d{4}|20\d\d|fy ?\d\d|whereas|where(?: we| today)|we['’]re at|we are at|stands at|"
    r"hovering around|idle at|which has just|starting)"
)
BEFORE_NOW = re.compile(
    rf"(?<![\w-]){_NOW}(?:[:=(~,≈ ]|\b(?:is|are|at|the|we|have|has|had|stands?|of|about|around|roughly|"
    rf"approx\.?|only|just|it|being|that|"
    r"a|an|there|were|was|finished|on|off|by|in|place|our|value|still|from|january|last|some|waits?|they|"
    r"takes?|claimant|you|one|runs?)\b){1,8}$"
)
_FILL = (
    r"(?:(?!(?:who|that|which|from|instead|than|compared|versus|vs|against|as|up|down|to|where|whereas|by|"
    r"before|and|over|after)\b)[^\s;.,→>()]+ ){0,3}?"
)
AFTER_NOW = re.compile(
    rf"^[ )]?{_FILL}(?:now\b(?! answer)|today\b|currently\b|at present|at the moment|so far\b|as of now|"
    rf"last (?:year|yr|season|winter|summer|spring|"
    r"autumn|quarter|month|cohort|time|round|term|week)|before(?=[,;.)]|$)|previously|to date|"
    r"in the pilot|the year before|ly\b|already|are done|up to now|"
    r"in january|at the start of the year|in v\d|when the project began|as we speak|of them today|have it|"
    r"until now|\(now\)|\(today\)|beforehand|came last|at last count|last count)"
)
GOAL = re.compile(
    r"(?:\b(?:goal|target|aim|aiming for|to|reach(?:es|ed)?|want(?:ed)?|at least|at most|no more than|"
    r"not more than|up to|below|under|above|over|exceed(?:s|ing)?|"
    r"minimum(?: of)?|min\.?|maximum(?: of)?|max\.?|fewer than|less than|more than|by|=|achieve|hit|"
    r"make it|average(?: of)?)[ :=]+(?:a |an |the |of |is |about |around |~ ?)*|[<>≥≤=] ?=? ?|→ ?|-> ?|"
    r"=> ?)$"
)
WANTED = re.compile(
    r"^[^,;.()]{0,14}\b(?:wanted|planned|aimed for|targeted|or (?:more|less|higher|lower|better|fewer|"
    r"over|above|below)|goal|target)\b"
)
QUALIFIER = re.compile(
    r"(?:(?<!\bno )\b(?:older|younger|longer|later|earlier) than(?: the)?(?: age of)?|\bage(?:d|"
    r"s)?(?: of)?|\bper|/|\bevery|\bfirst|\blast|\bpast|\bprevious|\bnext|"
    r"\b(?:people|volunteers|women|men|children|users|residents|adults|those|drivers|staff|learners|"
    r"anyone|everyone|kids|tenants|under-?|held by \w+) (?:under|over|aged)|"
    r"\bpayments over|\boverdue (?:by|for)|(?<!\bno )(?<!\bnot )\bmore than|(?<!\bno )\blonger than) ?(?:the )?$"
)
DUE_YEAR = re.compile(
    r"\b(?:by|until|till|before|come|end of|goal|target|aim)(?: for| of| in)?(?: [a-z]+){0,3} 20\d\d\W*$"
)
"""A year in front of a number that says by when, and not how it was then."""
DEFINING = re.compile(r"\([a-z][a-z -]*s (?:under|over|above|below|with|with over|with under|from|up to) $")
"""What stands in brackets says which things are meant: "segment 2 (accounts under 50 seats)"."""
WINDOW = re.compile(r"\b(?:within|in|inside|after|in under|in less than|under|for|over)(?: the| a| at most| max\.?)? $")
SCALE = re.compile(r"\b(?:scale|out) (?:of|from) $")
UNSIZED = re.compile(
    r"\W*(?:\[p\d\] )?(?:we want to |we will |we |to |aiming to |try to |"
    r"- \[.\] )?(?:further )?(?:increas|decreas|reduc|lower|rais|cut|grow|boost|lift|"
    r"minimi|maximi|shorten|shrink|improv|bring|drive|higher|less|fewer|more|drop in|better|optimi|decline|enhanc|get )"
)
SIZE = re.compile(
    r"(?:\b(?:to|by|from|below|under|above|over|than|least|most|max\.?|min\.?|average(?: of)?|exceed|"
    r"reach|towards|at|of only|is|are|as|minimum|maximum|around|about|approximately|another|be|"
    r"within|until|in|every|with)|[:<>=≥≤~→(+/-]) ?(?:a |an |the |some |only |just |nearly |around |about |roughly )*$"
)
VERB_OBJECT = re.compile(
    r"\W*(?:\[p\d\] )?(?:[a-z]+(?: up| down)? |(?:aiming|try|want|we want|we will) to [a-z]+ )(?:by |an? |"
    r"at least |over |more than |some |up to |another |about |~|> ?|in )*$"
)
KEPT = re.compile(
    r"\b(?:our|the|its|these|those|all|existing|of|among|across|between|for|their) (?:other |top |"
    r"existing |largest |most )*$"
)
ONE_OF_A_KIND = re.compile(r"(?:\b(?:into|at|in|from|as|number|with|over|for|on|of|under|no\.) |: )$")
NAMED = re.compile(
    r"(?<![a-z])(?!(?:to|from|rating|score|average|avg|csat|of|than|at|below|above|least|under|over|reach|"
    r"is|be|now|was|nps|gpa|trustpilot|"
    r"stars?|goal|target|currently) )[a-z]{2,} $"
)
ADJECTIVE = re.compile(r"^-[a-z]")
