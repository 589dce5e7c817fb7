"""Families of words that lines of plans are made of: deeds, changes, artefacts, people, quantities.

Data, not judgement: a word may stand in several families, and no family decides what a line is. All forms are
lower case; verbs are listed with their inflections so that a look-up replaces a stemmer.
"""

from __future__ import annotations

import re


def _stems(words: str) -> frozenset[str]:
    """Every form of a family of regular and listed irregular verbs, so that a look-up replaces a stemmer."""
    forms: set[str] = set()
    for word in words.split():
        base, _, irregular = word.partition(":")
        forms.update({base, *irregular.split(",")} - {""})
        stem = base[:-1] if base.endswith("e") else base
        double = base + base[-1] if re.search(r"[^aeiou][aeiou][bdgmnprt]$", base) else stem
        forms.update({base + "s", base + "es", double + "ing", double + "ed", stem + "ing", stem + "ed"})
        if base.endswith("y"):
            forms.update({base[:-1] + "ies", base[:-1] + "ied"})
    return frozenset(forms)


DELIVER = _stems(
    "launch ship create build:built write:wrote,written publish deploy implement complete finish deliver release develop "
    "design redesign migrate add set:setup produce introduce install integrate make:made rewrite:rewrote,rewritten "
    "refactor document configure enable move roll:rollout provide open draft prepare update upgrade replace automate "
    "establish put organise organize convert translate record film print map port merge rename remove retire "
    "decommission renovate repair equip file submit sign finalise finalize ready issue post send:sent distribute apply "
    "announce archive wire wrap revamp relaunch bring:brought collect gather find:found secure negotiate arrange test "
    "pilot prototype specify transfer consolidate standardise standardize centralise centralize expand redo order fit "
    "assemble incorporate switch cover appoint commission renew re-write rework clean close resolve fix patch turn break"
)
DECIDE = _stems(
    "decide define identify agree choose:chose,chosen select pick determine name approve set plan scope prioritise "
    "prioritize draft outline settle schedule list catalogue inventory document map"
)
PEOPLE_WORK = _stems(
    "hire recruit train coach onboard interview mentor upskill teach:taught certify educate staff enrol enroll induct "
    "meet:met contact call visit invite brief appoint retain fill"
)
EVENT_WORK = _stems(
    "host run:ran organise organize hold:held facilitate attend present co-host conduct sponsor celebrate speak:spoke "
    "moderate stage lead:led"
)
ONGOING = _stems(
    "support continue explore review track monitor investigate research assess analyse analyze evaluate work help assist "
    "collaborate participate contribute promote maintain manage look examine measure study participate follow coordinate "
    "liaise engage discuss brainstorm prep prepare focus keep:kept push think advocate encourage oversee observe experiment "
    "learn understand tidy polish refine curate check watch listen plan share nurture drive strengthen foster talk see try"
)
CHANGE = _stems(
    "increase reduce grow:grew,grown improve cut raise lower decrease double triple boost drop shrink:shrank,shrunk halve "
    "shorten lift rise:rose fall:fell,fallen speed accelerate extend climb slash lessen minimise minimize maximise maximize "
    "go:went,gone bring:brought decline trim jump gain push move eliminate expand widen narrow slow scale"
)
REACH = _stems(
    "reach achieve hit attain earn win:won get:got gain exceed surpass secure score obtain have make generate attract "
    "convert close collect recover save pass stand sell:sold receive average land"
)
HOLD = _stems("keep:kept maintain hold:held stay remain sustain stabilise stabilize preserve retain ensure guarantee")
CHOOSE = _stems(
    "use buy:bought renew attend return book complete know:knew,known report say:said recommend subscribe reply answer "
    "contribute join choose:chose,chosen sign adopt pay:paid rate open visit download register vote refer trust find:found "
    "stay leave:left submit apply order ask start switch finish pass can feel:felt understand:understood get:got achieve "
    "volunteer donate see:saw,seen take:took,taken come:came go:went recover receive read register self-serve respond "
    "deploy ship publish cite mention publish merge run:ran solve turn show resolve speak:spoke identify explain eat:ate"
)
PARTICIPLE_STATE = _stems(
    "launch ship create build:built write:wrote,written publish deploy implement complete finish deliver release develop "
    "design migrate add set install integrate introduce document configure enable roll provide open draft prepare update "
    "upgrade replace automate establish define identify agree decide choose:chosen select approve plan hire recruit train "
    "onboard interview sign finalise finalize submit distribute send:sent announce test pilot review discuss organise "
    "organize run hold:held present translate record map merge remove retire decommission move assign appoint schedule "
    "compare analyse analyze collect gather clean connect printed order"
)


def _nouns(words: str) -> frozenset[str]:
    """Singular and regular plural of every noun; irregular plurals stand in the list themselves."""
    forms: set[str] = set()
    for word in words.split():
        forms.update({word, word + "s"})
        if word.endswith("y"):
            forms.add(word[:-1] + "ies")
        if word.endswith(("s", "x", "ch", "sh")):
            forms.add(word + "es")
    return frozenset(forms)


QUANTITIES = _nouns(
    "rate ratio share score nps csat mau dau wau adu arr mrr nrr gmv roi churn retention revenue income margin latency "
    "uptime downtime availability throughput conversion ctr traffic attendance turnover attrition satisfaction engagement "
    "cost spend savings profit sale error crash complaint defect incident accident injury duration readmission median "
    "average mean percentage number volume frequency coverage accuracy precision recall yield scrap absence overtime "
    "backlog occupancy utilisation utilization footfall visitor visit session pageview follower subscriber download "
    "sign-up signup registration lead booking donation donor renewal refund return ticket call contact view star install "
    "member membership customer user awareness loyalty trust confidence grade mark literacy emission consumption energy "
    "waste water size memory bundle fps performance speed dso adoption usage uptake response participation no-show "
    "deposit headcount diversity failure timeout restart outage violation finding time hour minute day wait queue stay "
    "length debt price rework scrap reopen bounce drop-off abandonment cancellation delay lateness leak spill fall "
    "infection mortality vacancy turnaround referral click open cpu fte co2 kwh"
)
ARTEFACTS = _nouns(
    "document documentation docs plan dashboard guide guideline page feature report strategy policy process roadmap post "
    "blog video survey workshop playbook handbook template tool website app module script prototype mvp design framework "
    "library pipeline checklist agreement contract curriculum curricula material newsletter campaign event meeting "
    "programme program proposal spec specification persona presentation deck article tutorial course system version "
    "server database wiki forum portal catalogue inventory register calendar charter budget brief logo banner poster "
    "flyer brochure interview sprint epic story task project initiative pilot integration plugin endpoint api sdk demo "
    "release migration audit review partnership committee runbook criteria role position structure model metric kpi okr "
    "form kit room machine workflow blogpost webinar podcast episode meetup talk session training test experiment case "
    "rfc ticket issue repo package dataset index map menu field button screen flow login calculator clinic stand booth "
    "sign signage licence license word translation snippet example recipe bot channel group list backlog slide manual"
)
OWN_WORK = _nouns(
    "roadmap migration plan ticket task story epic scope deliverable work checklist sprint milestone rollout "
    "implementation project phase module action backlog item"
)
OTHERS = _nouns(
    "customer user client student pupil learner patient resident citizen visitor guest member volunteer donor subscriber "
    "reader listener developer contributor partner supplier vendor team employee staff manager people attendee participant "
    "applicant candidate buyer shopper tenant parent family teacher nurse doctor farmer driver passenger household company "
    "organisation organization org business account prospect shop store school practice merchant beneficiary journalist "
    "press researcher colleague engineer designer rep lead newcomer joiner alumni trainee reviewer maintainer community "
    "everyone everybody nobody ward department unit branch operator caller player fan sponsor investor neighbour youth "
    "child children adult men women clinician physician midwife analyst owner adopter downloader editor author speaker "
    "presenter site firm bank campus city municipality council ministry newspaper outlet magazine"
)
QUALITIES = frozenset(
    "better great excellent solid awesome seamless world-class best effective efficient strong clear smooth healthy happy "
    "good modern robust reliable quick simple consistent delightful amazing culture mindset quality excellence experience "
    "communication collaboration transparency alignment morale spirit awareness trust visibility presence ownership "
    "innovation readiness maturity agility resilience efficiency productivity synergy".split()
)
FEELINGS = frozenset(
    "satisfied happy happier pleased recommend confident confidence feel feels rate rated say says agree agrees trust "
    "proud aware understand know knows answer score think believe prefer report reports".split()
)
WORK_NOUNS = frozenset(
    "launch rollout roll-out release creation implementation development deployment completion delivery migration "
    "introduction redesign publication installation setup set-up kick-off kickoff go-live wireframing planning preparation "
    "coordination exploration investigation review research support maintenance management outreach follow-up prep "
    "recruitment hiring training onboarding refactoring cleanup clean-up rebrand".split()
)
STATES = frozenset("is are has been have were was be being got gets become becomes".split())
FUNCTION_WORDS = frozenset(
    "is are and or for in on at to with of from by per as than a an the their our its his her that who which not".split()
)
COME = _nouns(
    "attendee participant visitor guest follower subscriber sign-up signup customer user lead member donor volunteer "
    "download star applicant application booking response reply order contributor registration view people household "
    "family student company organisation organization trial deal sale renewal donation vote referral click install "
    "developer client supporter reader listener player merchant seller adopter"
)
EFFORTS = _nouns(
    "post blog blogpost article video event meetup workshop webinar interview feature session training page guide call "
    "meeting visit release test campaign tutorial module experiment report study studies episode partnership contract site "
    "machine room bug ticket hire role position talk word language translation snippet guideline persona poster email "
    "dashboard integration plugin demo pilot course kit room template story issue pr audit inspection"
)
PARTICIPLES = frozenset(word for word in PARTICIPLE_STATE if word.endswith(("ed", "en", "t", "n")))
PEOPLE_DONE = frozenset(
    "hired recruited trained coached onboarded interviewed mentored certified appointed taught".split()
)
