"""Families of words that objectives are made of: deeds, running work, built things, lofty words. Data, not judgement.

Verbs stand in their base form; `bases` gives the forms a word may stem from.
"""

from __future__ import annotations

SOLUTION = frozenset(
    "implement introduce deploy install migrate launch ship build automate digitise digitize digitalise digitalize "
    "redesign rebuild relaunch replace upgrade integrate pilot adopt consolidate centralise centralize standardise "
    "standardize restructure reorganise reorganize refactor develop create design establish procure renovate "
    "refurbish "
    "equip configure release deliver construct modernise modernize overhaul revamp rewrite roll set switch port "
    "convert "
    "decommission sunset retrofit code prototype commission extend insource outsource".split()
)
"""Deeds that leave a built thing behind."""

DOING = frozenset(
    "publish produce write draft define document organise organize host run hold conduct complete finish prepare "
    "plan "
    "hire recruit train coach onboard interview promote support advise research analyse analyze investigate "
    "explore review "
    "audit assess map test translate record present share start set-up post cross-post execute finalise finalize "
    "file "
    "submit negotiate sign buy purchase print distribute announce collaborate assist track identify tidy rearrange "
    "train organise schedule work do".split()
)
"""Deeds that are done with, or done for their own sake."""

RUNNING = frozenset(
    "continue carry maintain sustain operate administer administrate handle process answer manage perform service "
    "serve "
    "supply staff sort forward monitor maintain upkeep run provide keep preserve look oversee supervise clean file "
    "ensure safeguard respond register record issue pay invoice book deal attend care tend check inspect coordinate "
    "co-ordinate report conduct execute support deliver offer make update uphold guard patrol procure cover fulfil "
    "fulfill "
    "collect transport store ship pack teach schedule organise organize answer host".split()
)
"""What an operation does every day."""

ALWAYS_RUNNING = frozenset(
    "continue operate administer administrate handle process maintain sustain perform service staff sort forward "
    "answer "
    "upkeep".split()
)
"""Running work whatever it is about, where no change is named."""

ONGOING_MARKS = (
    r"as usual|as before|as (?:in|we did)[^,;]{0,25}(?:previous|earlier|last|past) \w+|day[- ]to[- ]day|daily|"
    r"regular(?:ly)?|routine|ongoing|on-going|existing|"
    r"current|business as usual|bau|keep the lights on|keep running|continued|continuous(?:ly)?|uninterrupted|"
    r"incoming|usual|same (?:level|way)"
)

CHANGE_MARKS = (
    r"so that|no longer|without|instead of|rather than|faster|sooner|earlier|quicker|easier|cheaper|safer|fewer|"
    r"less|more|"
    r"better|again|back|despite|through the|after the|before|turn(?:ing)? around|recover|win back|until|even when|"
    r"even if|never"
)

BETTERING = frozenset(
    "improve optimise optimize simplify streamline strengthen enhance update harmonise harmonize clean polish refine "
    "rework reshape evolve mature level expand tidy speed".split()
)
"""Verbs that leave their object what it is, only better."""

OWN = frozenset(
    "tooling tool tools docs documentation process processes workflow workflows code codebase infrastructure "
    "curriculum "
    "curricula portfolio roadmap backlog pipeline pipelines website site platform system systems architecture "
    "template "
    "templates handbook guidelines policy policies strategy plan reporting dashboards dashboard database wiki "
    "stack app "
    "library libraries test tests monitoring planning governance procedures procedure intranet framework "
    "frameworks crm "
    "erp api apis operations set-up setup machinery".split()
)
"""Our own artefacts and processes."""

TOOLS = frozenset(
    "tool tools system systems software platform app apps portal website site chatbot bot crm erp dashboard "
    "dashboards "
    "database warehouse lake intranet wiki sensor sensors scanner scanners kiosk kiosks self-checkout self-checkouts "
    "robot robots ai cloud api apis pipeline engine module modules plugin integration framework library programme "
    "program "
    "project projects initiative initiatives rollout roll-out migration redesign relaunch rebrand implementation "
    "introduction deployment installation automation digitisation digitalisation digitization launch handbook "
    "playbook "
    "strategy roadmap plan campaign policy procedure sso mfa hub centre-of-excellence prototype mvp tracker "
    "calculator "
    "configurator newsletter catalogue terminal terminals display displays machine machines line warehouse building "
    "department workshop conference academy course curriculum template templates toolkit guide guidelines "
    "infrastructure "
    "architecture microservices repository stack framework workflow conversion replacement construction renovation "
    "refurbishment modernisation modernization reconstruction restructuring rebuilding rewrite rebuild overhaul "
    "procurement commissioning changeover switchover e-invoicing".split()
)
"""Things that are built, bought or brought in."""

ABSTRACT = frozenset(
    "trust confidence loyalty culture awareness reputation value demand momentum relationship relationships "
    "community "
    "communities belonging love goodwill pride space habit habits place home world experience experiences "
    "environment "
    "fear fears doubt guesswork silence blame mistrust worry curiosity courage hope "
    "conditions opportunity opportunities clarity safety calm joy moments appetite interest future everything".split()
)
"""What can be built or created without anything being delivered."""

LOFTY = frozenset(
    "best best-in-class world-class first-class top-class leading leader leaders leadership excellence excellent "
    "outstanding "
    "premier premium top number-one no.1 #1 unrivalled unparalleled unmatched trusted gold-standard benchmark "
    "cutting-edge "
    "state-of-the-art next-level next-generation innovative innovation innovations visionary future-proof "
    "future-ready "
    "sustainable sustainability successful success successes tomorrow future total absolute passion passionate "
    "inspire "
    "inspiring amazing awesome great greater greatest delight delighting delightful wow exceptional extraordinary "
    "superior "
    "supreme perfect perfection brilliant brilliance strong stronger strongest better shine shining bright brighter "
    "transform transformation transformative revolutionise revolutionize reimagine redefine redefining champion "
    "champions "
    "champion's pioneer pioneers pioneering ultimate proud pride unstoppable rock rockstar stellar stars seamless "
    "love loved beloved obsession obsessed fantastic dynamic agile holistic synergy synergies powerful empower "
    "empowered "
    "empowering limitless boundless dream dreams vision mission growth winning win winner winners true strategic "
    "useful "
    "valuable optimal maximum true modern smart smarter digital bold bolder world-leading market-leading "
    "industry-leading "
    "beyond together everything everyone's everywhere forward ahead compromise thrive thriving flourish unleash "
    "unlock "
    "potential magic iconic legendary highest finest good maximise maximize elevate elevating exceed exceeding "
    "expectations impact ambition".split()
)
"""Words that praise and name nothing."""

EMPTY = frozenset(
    "be become becoming being make making take taking get getting set setting push pushing give giving bring "
    "bringing "
    "drive driving deliver delivering provide providing offer offering build building create creating put putting "
    "do doing "
    "go going move moving raise raising lift lead stay staying remain keep keeping stand achieve achieving reach "
    "aim aiming "
    "strive striving ensure ensuring want recognised recognized known seen regarded considered start starts start "
    "company organisation organization team teams business brand brands product products service services quality "
    "partner "
    "partners solution solutions customer customers client clients user users people level market markets industry "
    "world "
    "region country class place way ways thing things work everyone everybody experience experiences results result "
    "performance people's customer's place choice standard standards bar limits boundaries difference name example "
    "employer "
    "provider supplier player force heart centre center step steps era journey change life lives day era page "
    "chapter "
    "height heights content enterprise firm group department function field area areas sector society progress "
    "here now "
    "step core front opportunity opportunities values value excellence community communities today first one "
    "number game whole".split()
)
"""Words that carry nothing in an objective beside lofty ones."""

SLOGANS = (
    r"push(?:ing)? the (?:limits|boundaries|envelope)|gold standard|next level|the extra mile|mak(?:e|ing) (?:a|"
    r"the) (?:real )?difference|"
    r"win(?:ning)? the market|own(?:ing)? the market|(?:number|no\.?) ?(?:one|1)|#1|in everything we do|starts? "
    r"here|get(?:ting)? the most out of|"
    r"at the heart of|(?:put(?:ting)?|comes?) (?:people|customers?|clients?|patients?|users?) first|(?:people|"
    r"customers?|clients?|patients?|users?|quality|safety) first|"
    r"rais(?:e|ing) the bar|level(?:ling|ing)? up|world[- ]class|best[- ]in[- ]class|best of breed|first[- ]choice|"
    r"employer of choice|partner of choice|"
    r"to new heights|move the needle|game[- ]chang\w+|we are one|one team|great place to work|road to success|"
    r"shap(?:e|ing) the future|the future of|"
    r"second to none|above and beyond|like no other|be(?:come|ing)? the (?:\w+ )?(?:best|leading|leader|first|top)|"
    r"be(?:come|ing)? (?:a|an|the|our)? ?(?:\w+,? ){0,6}leader|simply better|just better|"
    r"fit for the future|ready for the future|think(?:ing)? big|dream(?:ing)? big|reach(?:ing)? for the stars|"
    r"lead(?:ing)? the (?:way|field|pack|market|industry)|"
    r"a better (?:tomorrow|world|future)|for everyone,? everywhere|all the way|full potential|highest standards?"
)

DIRECTED = frozenset(
    "fewer less more down up cheaper faster sooner quicker earlier shorter safer under without no longer again".split()
)
"""Words that give a phrase without a verb a direction."""

FINITE = frozenset(
    "is are was were am isn't aren't has have can could cannot can't will would won't do does don't doesn't didn't "
    "never no-longer "
    "must may should still become becomes feel feels know knows dare dares need needs want wants stop stops like "
    "likes love loves "
    "get gets find finds come comes go goes make makes take takes keep keeps stay stays remain remains lose loses "
    "hear hears "
    "see sees say says trust trusts understand understands choose chooses pick picks learn learns live lives sleep "
    "sleeps "
    "leave leaves happen happens begin begins grow grows think thinks believe believes notice notices run runs "
    "work works "
    "start starts spend spends eat eats wait waits end ends reach reaches belong belongs return returns fly flies "
    "move moves "
    "pay pays buy buys use uses help helps solve solves earn earns recover recovers survive survives fit fits fail "
    "fails "
    "drop drops rise rises fall falls cost costs deliver delivers renew renews settle settles carry carries win "
    "wins".split()
)
"""Verbs in a form that a subject has before it: where one stands, something is said of somebody."""

AUXILIARY = frozenset(
    "is are was were isn't aren't has have can could cannot can't will would won't do does don't doesn't never "
    "must may should still".split()
)
"""Those of them that are nothing else."""

NOUN_TOO = frozenset(
    "support work works use uses cost costs run runs help need needs return returns move moves buy win wins stay "
    "start end "
    "ends love trust find finds rise fall falls drop drops fit make live dare pick get go stop stops like will may "
    "can learn".split()
)
"""Words that are as often nouns as verbs."""

DETERMINERS = frozenset("the a an our my your their its this that these those every each all no any some both".split())
"""Words that open a noun phrase."""

STOPS = frozenset(
    "of for with to in on at from by into onto over under before after during through across between among within "
    "about "
    "that which who whom where when while because since if as than and or but so until till without against per "
    "via".split()
)
"""Words that end one."""


def bases(word: str) -> tuple[str, ...]:
    """The forms a lower-case word may stem from: itself, without -s, without -ing."""
    found = [word]
    if word.endswith("ies") and len(word) > 4:
        found.append(word[:-3] + "y")
    if word.endswith("es"):
        found.append(word[:-2])
    if word.endswith("s") and not word.endswith("ss"):
        found.append(word[:-1])
    if word.endswith("ing") and len(word) > 4:
        stem = word[:-3]
        found += [stem, stem + "e"]
        if len(stem) > 2 and stem[-1] == stem[-2]:
            found.append(stem[:-1])
    return tuple(found)


def stems_from(word: str, family: frozenset[str]) -> bool:
    """Tell whether a word is a form of a verb of the family."""
    return any(base in family for base in bases(word))
