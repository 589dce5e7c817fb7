"""Everyday words for measures, as data: "people come back" speaks of retention, "machines run" of their utilisation.

They only make two numbers alike, never unlike: a plain verb is no sure sign of a measure.
"""

from __future__ import annotations

EVERYDAY = (
    "conversion buy buys bought buying order orders ordered sign signs signed purchase pay pays paid",
    "resolution fix fixes fixed fixing solve solves solved solving close closes closed settle settled",
    "completion finish finishes finished finishing end through pass",
    "dropout drop drops dropped stop stops stopped quit",
    "churn go goes leave leaves lose loses lost quit stop stops stopped",
    "turnover go goes lose loses lost quit quits",
    "retention back stay stays stayed staying remain remains keep keeps kept again loyal",
    "renewal extend extends extended again",
    "uptime online running runs run works working reachable",
    "downtime offline unreachable outage outages",
    "occupancy fill fills filled full beds seats rooms taken",
    "utilisation run runs running busy used use idle",
    "latency load loads loading wait respond responds response slow fast open opens",
    "waiting queue queues queueing stand hold until",
    "response pick picked phone call calls",
    "on-time late punctual schedule",
    "dso late overdue unpaid outstanding",
    "absence ill sick off missing away",
    "attendance come comes came show turn present join joins",
    "adoption use uses used using work works switch switched",
    "activation start starts started use uses",
    "csat happy rate rates rated like liked content pleased",
    "nps recommend recommends recommended",
    "defect faulty broken wrong flaw",
    "error wrong mistakes slip",
    "refund money back",
    "return returned returns back sent",
    "revenue sell sells sold earn earns turnover sales income",
    "cost pay pays paid price spend",
    "profit earn earns",
    "scrap throw thrown waste",
    "waste throw thrown bin scrap",
    "injury hurt accident harmed",
    "awareness know knows known heard",
    "traffic come comes visit visits",
    "onboarding start starts productive",
    "completion complete done",
)
"""By row: a measure as `lexicon.MEASURES` names it, and words with which people say it."""

MEANT: dict[str, frozenset[str]] = {
    word: frozenset(row.split()[0] for row in EVERYDAY if word in row.split()[1:])
    for line in EVERYDAY
    for word in line.split()[1:]
}
"""Each everyday word with the measures it may mean."""
