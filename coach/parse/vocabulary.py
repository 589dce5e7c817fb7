"""Words that titles are judged by: what a firm calls its parts, and how an aim begins."""

from __future__ import annotations

FUNCTIONS = frozenset(
    "marketing sales engineering product design ux finance hr people legal operations ops support it "
    "frontend backend infrastructure "
    "infra platform data security qa sre devops devrel comms communications partnerships procurement "
    "logistics manufacturing "
    "facilities recruiting talent compliance analytics mobile web ios android payments billing cs "
    "documentation docs localization "
    "localisation fundraising r&d api architecture pr events admin administration executive leadership".split()
)
COMPANIONS = frozenset(
    "customer user developer human business public success experience relations resources service "
    "services content brand community "
    "policy programs education growth quality research core development reliability".split()
)
PAIRS = frozenset(
    (
        "customer success",
        "human resources",
        "customer experience",
        "developer relations",
        "customer service",
        "business development",
        "user research",
    )
)
VERBS = frozenset(
    "accelerate accomplish achieve acquire activate adapt add address adopt advance align allow "
    "amplify announce anticipate attract automate "
    "be become begin better boost bring broaden build capture celebrate champion change clarify "
    "close complete conduct connect consolidate "
    "continue contribute convert create cultivate cut decrease deepen define delight deliver "
    "democratise democratize demonstrate deploy design "
    "develop differentiate discover diversify double drive earn ease educate elevate eliminate embed "
    "embrace empower enable encourage energise "
    "energize engage enhance ensure enter equip establish evolve excel execute expand experiment "
    "explore extend facilitate find finish fix focus "
    "form foster free gain generate get give go grow guarantee harden help hire host identify ignite "
    "implement improve increase influence inform "
    "innovate inspire institutionalise integrate introduce invest join keep launch lay lead learn "
    "lessen let level leverage lift listen live localise "
    "lower maintain make manage master maximise maximize measure meet migrate minimise minimize "
    "mobilise mobilize modernise modernize monetise "
    "monetize move nail nurture offer onboard open operate optimise optimize organise organize own "
    "partner pilot plan position power prepare "
    "prevent prioritise prioritize produce promote protect prove provide publish pursue raise reach "
    "rebuild recover recruit redesign reduce refine "
    "reinforce reinvent release remain remove renew replace resolve respond restore restructure "
    "retain revamp run safeguard save scale secure "
    "seed sell serve set shape share shift ship shorten show simplify solidify solve spread "
    "stabilise stabilize standardise standardize start "
    "stay stop streamline strengthen succeed support surprise sustain take tell test track train "
    "transform transition turn understand unify "
    "unleash unlock update upgrade upskill use validate widen win work write we our every everyone "
    "customers users people".split()
)
DELIVERIES = frozenset(
    "launch write hire ship create build implement run publish complete migrate organise organize fix update develop "
    "define finish draft prepare plan schedule deploy add set review call order book paint send buy".split()
)
