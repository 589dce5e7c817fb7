"""Every number needs a source: what `coach.verify` lets through, what it stops, and what it says of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.evals.numbers import case_sources, missed, number_figures
from coach.schema import Citation, Number, NumberSource, Passage
from coach.verify import Ledger, Sources, guesses, provenance, quotes_exist, verify

DRAFT = "Improve trial conversion and help the team"

INVENTED = [
    "Retention climbs to forty-two percent.", "Aim for 37% of new users.",
    "Say ninety-nine point nine percent uptime.", "The queue drops below 12.", "Roughly two in five clinics reply.",
    "A third of volunteers return.", "Cut the backlog by a third.", "Cut it by a quarter.",
    "Three quarters of the pupils read at level.", "Waste falls by half.", "Halving the wait would be bold.",
    "Sales treble.", "Revenue grows sixfold.", "Ten-fold growth.", "An order of magnitude faster.",
    "Two and a half times as many leads.", "One and a half days are enough.", "Reach 1.5x.", "Get to ×3.",
    "Hit 2,5 %.", "Aim for €5k.", "Save 20 grand.", "Raise half a million.", "Win a couple of hundred shops.",
    "A few thousand downloads.", "Several dozen pilots.", "Scores of customers come back.",
    "Sign up seventy-odd clubs.", "A sixty-something share.", "Conversion in the mid-thirties.",
    "The low 40s would do.", "Margins reach double digits.", "Six-figure savings.", "A seven-digit budget.",
    "Go from zero to one customer.", "Finish by 3/4.", "Ship by March.", "Ship before Easter.", "Deliver by Friday.",
    "Deliver by the end of next month.", "Finish by year-end.", "Complete it before Q2.",
    "It should be done in H2 2027.", "Plan it for the first half of 2027.", "The fourth quarter is the deadline.",
    "Due: 2027-01-31.", "Reply within an hour.", "Answer in under a minute.", "Resolve within a day.",
    "It takes a week.", "Close tickets in a fortnight.", "Twice a month.", "Once a week is enough.",
    "Every other week.", "Every third order.", "Bi-weekly check-ins.", "Be in the top ten.",
    "Be number one in the region.", "Rank third in the league.", "Come in 2nd.", "Top decile performance.",
    "Finish first.", "Achieve first place.", "Rate it 8/10.", "4.5 out of 5 stars.", "Nine out of ten dentists.",
    "A 3:1 ratio.", "A 50:50 split.", "Odds of 1 to 4.", "5 per thousand.", "7 per mille.", "12‰ defects.",
    "30 basis points.", "15 bps.", "250 ppm.", "40 per cent.", "40pct.", "40 % of trials.", "４０％ of trials.",
    "٤٠٪ of trials.", "४०% of trials.", "४० प्रतिशत", "④⓪% of trials.", "⁴⁰% of trials.", "₄₀% of trials.",
    "𝟒𝟎% of trials.", "𝟜𝟘% of trials.", "4\ufe0f\u20e30\ufe0f\u20e3% of trials.", "Ⅻ tickets.", "XII tickets.",
    "xl percent of trials.", "XL % of trials.", "LXXX tickets remain.", "4\u200b0% of trials.", "4\u20600%.",
    "4\u00ad0%.", "4\ufeff0%.", "4\u034f0%.", "\u202e04%\u202c of trials.", "4&#48;%.", "&#52;&#48;&#37;",
    "&#x34;&#x30;%", "4<b>0</b>%", "4**0**%", "4*0*%", "4_0_%", "4`0`%", "4~~1~~0%", "<span>4</span><span>0</span>%",
    '<img alt="40%">', "<!-- 40% -->", "[goal](https://x.org/40-percent)", "https://x.org/?target=40",
    '{"target": 40}', "target=40;", "| Trials | 40% |", "$40 per seat", "US$40", "40 USD", "EUR 40", "£40",
    "fourty percent", "FORTY PERCENT", "f o r t y percent", "for\u200bty percent", "fоrty percent", "fortypercent",
    "4O% of trials", "l0% of trials", "lO% of trials", "for ty percent", "40 prozent", "vierzig Prozent",
    "quarante pour cent", "cuarenta por ciento", "quaranta per cento", "quarenta por cento", "veertig procent",
    "fyrtio procent", "czterdzieści procent", "сорок процентов", "四十%", "百分之四十", "vingt-cinq jours",
    "dreiundzwanzig Kunden", "siebenundachtzig", "hundertzwanzig Tage", "un tiers des clients",
    "die Hälfte der Kunden", "ein Drittel der Kunden", "verdoppeln", "la mitad de los clientes",
    "il doppio delle vendite", "anderhalve dag", "une douzaine de clients", "Zwei Dutzend Firmen",
    "drei von vier Kunden", "deux fois plus", "1e3 users", "1.2e6 views", "10^3 users", "10³ users", "0x28 users",
    "2^5 seats", "5k users", "5K+ users", "3M users", "1,250 users", "1.250 users", "1 250 users", "1'250 users",
    "1,00,000 users", "40-50 users", "40–50 users", "40 to 50 users", "between forty and fifty users",
    "at least forty users", "+15%", "-15%", "±5 points", "plus five points", "minus 5 points", "20 percentage points",
    "3 pp", "Improve NPS by 9.", "NPS of 55.", "p95 below 300 ms", "latency under 0.3 s", "uptime 99.9%",
    "99,9 % Verfügbarkeit", "at 9:30", "by 5 pm", "24/7 support", "in week 12", "in sprint 4", "by day 30", "FY28",
    "'27", "in 2027", "since 1999", "the 90s", "ISO 9001 certification", "Windows 11 for all", "version 2.0",
    "tickets #4411", "Phase III starts", "one customer stays", "one in ten", "one hundred percent",
    "one of every four", "at least one deal", "one week of waiting", "a pair of reference clients",
    "a trio of pilots", "a dozen clients", "half a dozen clients", "half of clients", "half the time", "half an hour",
    "tens of millions", "hundreds of users", "thousands of visits", "a million visits", "a hundred visits",
    "a thousand visits", "two customers", "three wards", "seven habits", "You said 40%.", "The note says 40%.",
    "Industry average: 40%.", "e.g. 40%", "(40%)", '"40%"', "'forty'", "~40", "≈40", ">40", "≤ 40", "40+", "40/100",
    "forty/100", "40 out of a hundred", "Confidence: 7", "Score: 80", "80 points", "🔟 deals", "💯 percent",
    "🥇 in the region", "⚃ steps", "Fifty-fifty chance", "a 5-star rating", "a five star rating", "a 3-month payback",
    "a two-week sprint", "the 10 biggest clients", "the ten biggest clients", "2 people", "both of the 2",
    "the next 3 quarters", "two quarters in a row", "a decade", "a century", "a quarter million",
    "quarter of a million", "three-fifths", "two thirds", "2/3", "⅔", "1½", "1 1/2", ".5 %", "0.5 percent",
    "5 hundredths", "a tenth", "one tenth", "a hundredth of a second", "ninety", "eleven", "twelve hundred",
    "nineteen-ninety", "twenty twenty-seven", "twenty-first", "the 21st", "by the 15th", "15.03.2027", "15.3.",
    "15 Mar", "Mar 15", "the ides of March", "by mid-May", "end of June", "late 2027", "early Q3",
    "KR: 40% of trials convert", "Target: 40", "Baseline: 12", "from 12 to [target]", "from [baseline] to 12",
    "1. Win 40 deals", "2) 30% margin", "40. That is the number.", "- 40 deals", "* 40 deals", "# 40 deals",
    "KR 1: 40", "Option 2 gives 30%", "fünfzig", "fuenfzig", "zweitausend", "mille clients",
    "cent clients satisfaits de la ville", "once clientes de los mejores", "due settimane",
    "elf Kunden und die Firma", "dix jours", "sei mesi", "tien dagen", "sto klientów", "kaksikymmentä prosenttia",
    "yüzde kırk", "negyven százalék", "σαράντα τοις εκατό", "أربعون بالمئة", "ארבעים אחוז", "चालीस प्रतिशत", "사십 퍼센트",
    "四割", "4 0 %", "4.0.%", "4,0%", "four zero percent", "four-oh percent", "a 10x improvement", "10X", "x10",
    "ten x", "two-fold", "2-fold", "double-digit growth", "single-digit churn", "triple-digit growth", "a double",
    "twofold", "fifth place", "every 2 weeks", "each 10 minutes", "per 1000 visits", "one per three", "1 per 3",
    "3 a day", "thrice weekly", "four times a year", "quarterly, i.e. 4 times",
]  # fmt: skip
"""Texts with a number that nobody said, in all the ways that a number can be written or hidden."""

HIDDEN = [
    ("Rank in the top 5 percent", "5 percent"),
    ("A solid B: 85/100", "85/100"),
    ("I rate it 7", "7"),
    ("seven out of ten", "seven out of ten"),
    ("Your draft is 80% there", "80%"),
    ("There is a fifty-fifty chance", "fifty-fifty"),
    ("nine times out of ten it fails", "nine"),
    ("Ninety-five per cent sure", "Ninety-five per cent"),
    ("In 2 of 3 cases", "2 of 3"),
    ("One in every five", "One in every five"),
    ("one out of five", "one out of five"),
    ("a one-in-five chance", "one-in-five"),
    ("every fifth customer", "fifth"),
    ("each tenth parcel", "tenth"),
    ("a tenfold rise", "tenfold"),
    ("10 x more", "10 x"),
    ("200 % of last year", "200 %"),
    ("1/3 of users", "1/3"),
    ("1 / 3 of users", "1 / 3"),
    ("33⅓ %", "33⅓ %"),
    ("three-quarters done", "three-quarters"),
    ("half as many", "half"),
    ("cut in half", "half"),
    ("in half the time", "half"),
    ("quadrupled", "quadrupled"),
    ("a threefold increase", "threefold"),
    ("thrice as many", "thrice"),
    ("two and a half days", "two and a half"),
    ("a day and a half", "half"),
    ("1,5-fold", "1,5-fold"),
    ("an eighth of the cost", "eighth"),
    ("double digit", "double digit"),
    ("several hundred", "hundred"),
    ("upwards of a thousand", "thousand"),
    ("north of 50", "50"),
    ("sub-10 minute response", "10 minute"),
    ("a sub-five-minute wait", "five-minute"),
    ("20-something percent", "20"),
    ("50ish", "50ish"),
    ("40-odd stores", "40"),
    ("two score", "two score"),
    ("four nines of uptime", "four"),
    ("five 9s", "five"),
    ("99.9", "99.9"),
    ("zero defects", "zero"),
    ("0 defects", "0"),
    ("nil complaints", "nil"),
    ("a perfect 10", "10"),
    ("goal: 1000+", "1000+"),
    (">= 75", "75"),
    ("≥75 %", "75 %"),
    ("<3 days", "3 days"),
    ("~15", "15"),
    ("±2", "2"),
    ("+12 NPS", "12"),
    ("− 5 %", "5 %"),
    ("USD 1 m", "1 m"),
    ("1 Mio. €", "1 Mio"),
    ("2 Tsd.", "2 Tsd"),
    ("3 lakh", "3 lakh"),
    ("Rs. 5,00,000", "5,00,000"),
    ("4.000,50 EUR", "4.000,50"),
    ("3 pm", "3 pm"),
    ("09:00", "09:00"),
    ("noon on 3 May", "3 May"),
    ("2026-W14", "2026-W14"),
    ("in KW 14", "14"),
    ("CW14", "CW14"),
    ("Q1–Q2", "Q1"),
    ("H1/26", "H1/26"),
    ("1H", "1H"),
    ("first quarter", "first quarter"),
    ("second half of the year", "second half"),
    ("third quarter of 2027", "third quarter"),
    ("01/02/27", "01/02/27"),
    ("1. März", "1. März"),
    ("1er mars", "1er mars"),
    ("3 de mayo", "3 de mayo"),
    ("Monday morning", "Monday"),
    ("by New Year", "New Year"),
    ("before Christmas", "Christmas"),
    ("by end of year", "end of year"),
    ("by EOY", "EOY"),
    ("by the end of the month", "end of the month"),
    ("within a month", "a month"),
    ("in less than an hour", "an hour"),
    ("every six weeks", "six weeks"),
    ("every 90 seconds", "90 seconds"),
    ("3×/day", "3×"),
    ("twice daily", "twice"),
    ("two a day", "two"),
    ("biweekly", "biweekly"),
    ("semi-annual", "semi-annual"),
    ("4x a year", "4x"),
    ("`KPI = 0.42`", "0.42"),
    ('{"target": "forty"}', "forty"),
    ("target: !!int 42", "42"),
    ("<td>42</td>", "42"),
    ("[42](https://a.b)", "42"),
    ("see https://a.b/c?q=42", "42"),
    ("/reports/42-percent.pdf", "42-percent"),
    ("4&#x200b;2%", "4&#x200b;2%"),
    ("4&zwnj;2%", "4&zwnj;2%"),
    ("&#52;&#50; percent", "&#52;&#50; percent"),
    ("4&amp;#50;%", "4&amp;#50;%"),
    ("\\u0034\\u0032", "\\u0034"),
    ("%34%32 percent", "%34%32"),
    ("4\u00a02 %", "4\u00a02 %"),
    ("4\u2009 2%", "2%"),
    ("4\u030c2%", "2%"),
    ("４２", "４２"),
    ("४२", "४२"),
    ("٤٢", "٤٢"),
    ("四十二", "四十二"),
    ("⑷⑵", "⑷"),
    ("㊷", "㊷"),
    ("❹", "❹"),
    ("⓸", "⓸"),
    ("𝟰𝟮", "𝟰𝟮"),
    ("₄₂", "₄₂"),
    ("XLII customers", "XLII"),
    ("ⅩⅬ customers", "ⅩⅬ"),
    ("IX customers", "IX"),
    ("Increase it by XV.", "XV"),
    ("vi new sites", "vi"),
    ("zweiundvierzig Kunden", "zweiundvierzig"),
    ("Hälfte der Kunden", "Hälfte"),
    ("dreimal so viele", "dreimal"),
    ("ein Fünftel", "Fünftel"),
    ("eine halbe Stunde", "halbe"),
    ("in drei Wochen", "drei Wochen"),
    ("bis Ende März", "März"),
    ("quarante-deux clients", "quarante-deux"),
    ("une dizaine de clients", "dizaine"),
    ("le double de ventes dans la région", "double"),
    ("les deux tiers", "deux tiers"),
    ("cuarenta y dos clientes", "cuarenta y dos"),
    ("el doble de ventas en la región", "doble"),
    ("un tercio de las ventas", "tercio"),
    ("quarantadue clienti", "quarantadue"),
    ("la metà delle vendite", "metà"),
    ("quarenta e dois clientes", "quarenta e dois"),
    ("metade dos clientes", "metade"),
    ("tweeënveertig klanten", "tweeënveertig"),
    ("de helft van de klanten", "helft"),
    ("fyrtiotvå kunder", "fyrtiotvå"),
    ("czterdzieści dwa", "czterdzieści"),
    ("čtyřicet procent", "čtyřicet"),
    ("kırk iki müşteri", "kırk"),
    ("сорок два клиента", "сорок"),
    ("σαράντα δύο", "σαράντα"),
    ("empat puluh persen", "empat"),
    ("patruzeci la sută", "patruzeci"),
    ("neljäkymmentä", "neljäkymmentä"),
    ("førti prosent", "førti"),
    ("fyrre procent", "fyrre"),
    ("negyvenkét", "negyvenkét"),
    ("quadraginta", "quadraginta"),
    ("yonjuu percent", "percent"),
    ("chalis percent", "percent"),
    ("fort percent", "percent"),
    ("f0rty percent", "f0rty"),
    ("f-o-r-t-y percent", "f-o-r-t-y"),
    ("FO\u200bRTY percent", "percent"),
]  # fmt: skip
"""Texts with the words that must be reported."""

CHANGED = [
    ("Train 50 agents in the new card rules", "50 customers stay.", "50"),
    ("Train 50 agents", "Churn falls to 50%.", "50%"),
    ("Train 50 agents", "NPS climbs to 50.", "50"),
    ("Train 50 agents", "50 percent of calls are solved.", "50 percent"),
    ("Train 50 agents", "Satisfaction reaches 50.", "50"),
    ("Run 10 webinars", "10 deals close.", "10"),
    ("Run 10 webinars", "Ten new customers sign.", "Ten"),
    ("Run 10 webinars", "Pipeline grows by €10.", "€10"),
    ("Publish 12 blog posts", "12 qualified leads a month", "12"),
    ("Publish 12 blog posts", "12,000 visits", "12,000"),
    ("Publish 12 blog posts", "a dozen customers", "a dozen"),
    ("Publish 12 blog posts", "Traffic up 12%", "12%"),
    ("Hire 6 recruiters", "Six roles are filled in time.", "Six"),
    ("Hire 6 recruiters", "Time to hire falls to 6 weeks", "6 weeks"),
    ("Churn 5%, activation 25%", "Churn falls from 25%", "25%"),
    ("Churn 5%, activation 25%", "Activation is at 5%", "5%"),
    ("Churn from 8% to 6%; activation from 20% to 40%", "Activation rises from 8% to 6%", "8%"),
    ("Churn from 8% to 6%; activation from 20% to 40%", "Retention from 20% to 40%", "20%"),
    ("Churn from 8% to 6%\nActivation from 20% to 40%", "Churn from 20% to 40%", "20%"),
    ("Improve website site traffic by 20% in Q3", "Sign-ups rise by 20% in Q3", "20%"),
    ("Improve website site traffic by 20% in Q3", "Conversion up 20 %", "20 %"),
    ("Improve website site traffic by 20% in Q3", "20% of visitors become leads", "20%"),
    ("Migrate 80% of services", "Incidents fall by 80%", "80%"),
    ("Migrate 80% of services", "80% of users notice", "80%"),
    ("Roll out the CRM to 80% of reps", "Win rate at 80%", "80%"),
    ("Roll out the CRM to 80% of reps", "80% of deals are logged", "80%"),
    ("Budget of €50k for the fair", "Revenue of €50k from the fair", "€50k"),
    ("Spend €50k on ads", "€50k in new revenue", "€50k"),
    ("Cut build time to 10 min", "Deploys take 10 min", "10 min"),
    ("Cut build time to 10 min", "Ten deploys a day", "Ten"),
    ("Reply within 24 hours", "Refunds within 24 hours", "24 hours"),
    ("NPS from 31 to 46", "CSAT from 31 to 46", "31"),
    ("NPS from 31 to 46", "NPS from 46 to 31", "46"),
    ("Raise margin from 12% to 15%", "Margin from 15% to 12%", "15%"),
    ("Increase signups by 15%", "Signups fall by 15%", "15%"),
    ("Reduce defects by 30%", "Defects grow by 30 %", "30 %"),
    ("3 of 12 branches use it", "12 of 30 branches use it", "12 of 30"),
    ("25% of trials convert", "30 of 120 trials convert", "30 of 120"),
    ("25% of trials convert", "25 of the trials convert", "25"),
    ("One in four trials converts", "Four trials convert", "Four"),
    ("Q3 launch", "Q3 2026 launch", "Q3 2026"),
    ("by March", "by 31 March", "31 March"),
    ("15 March 2026", "15 March 2027", "15 March 2027"),
    ("15 March", "15 April", "15 April"),
    ("15 March", "16 March", "16 March"),
    ("in 2026", "by 2027", "2027"),
    ("5 working days", "5 weeks", "5 weeks"),
    ("3 months", "3 weeks", "3 weeks"),
    ("1.5 h", "1.5 days", "1.5 days"),
    ("90 minutes", "2 h", "2 h"),
    ("$5k", "€5k", "€5k"),
    ("5000 visits", "5 million visits", "5 million"),
    ("5k visits", "50k visits", "50k"),
    ("0.5%", "5%", "5%"),
    ("5%", "0.05%", "0.05%"),
    ("5 points", "5%", "5%"),
    ("5%", "5 points", "5 points"),
    ("5%", "500 basis points", "500 basis points"),
    ("3x", "3%", "3%"),
    ("3 times a week", "3x", "3x"),
    ("double", "triple", "triple"),
    ("third place", "top three", "three"),
    ("top 10", "10th place", "10th"),
    ("3rd quarter", "third place", "third"),
    ("Objective 2: grow sales", "2 new markets", "2"),
    ("KR3: speed", "3 days", "3 days"),
    ("1. speed\n2. quality\n3. trust", "3 days", "3 days"),
    ("1. speed\n2. quality\n3. trust", "three new customers", "three"),
    ("p95 of 300 ms", "95% of requests", "95%"),
    ("ISO 27001", "27001 customers", "27001"),
    ("Office 365", "365 days", "365 days"),
    ("24/7 support", "24 h support", "24 h"),
    ("B2B", "2 businesses", "2"),
    ("Tier 1 support", "1 hour", "1 hour"),
    ("team of 8", "8% growth", "8%"),
    ("the team has 8 people", "8 customers", "8"),
    ("the team has 8 people", "8 points", "8 points"),
    ("phone: 555 0199", "555 calls", "555"),
    ("our 2025 plan", "2025 customers", "2025"),
    ("room 12", "12 desks", "12"),
    ("12 months", "12 customers", "12"),
    ("100% remote", "100 customers", "100"),
    ("half of the team", "50 customers", "50"),
    ("half of the team", "half of the customers", "half"),
    ("a third of stores", "a third of revenue", "third"),
    ("minus 30k cash", "30k cash", "30k"),
    ("we think maybe 30%", "35%", "35%"),
    ("Pick errors 12 per 1000 lines; trucks late: unknown", "Late trucks stay at 12.", "12"),
    ("HR: sick days 9 per head. IT: outages not counted.", "Outages: 9 per month.", "9"),
    ("Open rate 30%, click rate unknown", "Your click rate of 30% is a start.", "30%"),
    ("CSAT is 88, effort score missing", "An effort score of 88 is your baseline.", "88"),
    ("Line A scraps 3%, line B unknown", "Line B scraps 3%.", "3%"),
    ("North region churn 4%; South unknown", "South has a churn of 4%.", "4%"),
    ("Email list 14,000 people", "14,000 customers buy.", "14,000"),
    ("Interview 20 farmers", "20 contracts come in.", "20"),
    ("Visit 8 schools", "8 principals sign.", "8"),
    ("Send 500 letters", "500 donations arrive.", "500"),
    ("Ship 4 features", "Four customers upgrade.", "Four"),
    ("Ship 4 features", "Support calls drop by 4%.", "4%"),
    ("Write 25 runbooks", "Recovery in 25 minutes.", "25 minutes"),
    ("We spend 3 hours on the report", "3 days on the report", "3 days"),
    ("8 of 40 stores", "8% of stores", "8%"),
    ("8 of 40 stores", "40% of stores", "40%"),
    ("Team of 6, goal 90% uptime", "6% downtime", "6%"),
    ("Margin 12.5 %", "Margin 125 %", "125 %"),
    ("Margin 12.5 %", "Margin of 12 %", "12 %"),
    ("Margin 12.5 %", "Margin of 13 %", "13 %"),
    ("Margin 12,5 %", "margin of 12.5 points", "12.5 points"),
    ("1,200 members", "1.2 million members", "1.2 million"),
    ("1,200 members", "about a thousand members", "a thousand"),
    ("1,200 members", "12,00 members", "12,00"),
    ("€1.2M", "€1.2B", "€1.2B"),
    ("£300", "300 francs", "300 francs"),
    ("£300", "300 pesos", "300 pesos"),
    ("£300", "300 Euro", "300 Euro"),
    ("300 kr", "€300", "€300"),
    ("5 days", "five hours", "five hours"),
    ("5 days", "5 months", "5 months"),
    ("2 weeks", "14 hours", "14 hours"),
    ("by June", "by 1 June", "1 June"),
    ("by June", "by July", "July"),
    ("in summer", "by 21 June", "21 June"),
    ("Q3", "Q3/2025", "Q3/2025"),
    ("Q3", "H2", "H2"),
    ("next quarter", "by Q4", "Q4"),
    ("sprint 12", "sprint 13", "sprint 13"),
    ("week 38", "week 39", "week 39"),
    ("FY26", "FY27", "FY27"),
    ("version 2", "version 3", "version 3"),
    ("the 2024 audit", "the 2025 audit", "2025"),
    ("Call 30 suppliers", "30 suppliers deliver on time.", "30"),
    ("Survey of 300 riders", "300 riders are happier.", "300"),
    ("Send 1000 flyers", "1000 people register.", "1000"),
    ("Hire 3 account managers", "Each account manager signs 3 key accounts.", "3"),
    ("Three shifts run the press", "Three presses run.", "Three"),
    ("Gold members 40 % repurchase", "40 % of silver members repurchase.", "40 %"),
    ("Satisfaction among teachers 71 %", "Satisfaction among parents 71 %.", "71 %"),
    ("Roll out tablets to 6 wards", "Falls drop by 6.", "6"),
    ("Meeting of 90 minutes each Monday", "Recovery takes 90 minutes.", "90 minutes"),
    ("Humidity at 45 %", "Occupancy at 45 %.", "45 %"),
    ("Cost per patient €40", "Cost per visit €40.", "€40"),
    ("Class of 28 pupils", "28 pupils per teacher.", "28"),
    ("80 litres of paint", "80 litres of fuel saved.", "80 litres"),
    ("2 accidents last year", "2 near misses last year.", "2"),
    ("Falls on ward 3 from 9 to 5 a month", "Infections go from 9 to 5 a month.", "9"),
    ("Retain volunteers", "Keep XL volunteers through winter.", "XL"),
    ("Weniger Ausschuss", "Nur noch halb so viel Ausschuss.", "halb"),
    ("تقليل الشكاوى", "تنخفض الشكاوى إلى عشرين شكوى.", "عشرين"),
]  # fmt: skip
"""What the person typed, a text, and the number in it that means something else than the person's."""

HONEST = [
    ("Increase trial-to-paid conversion from 4% to 6% by end of Q3", "Trial-to-paid conversion moves from 4% to 6%. Who would notice first?"),
    ("Increase trial-to-paid conversion from 4% to 6% by end of Q3", "Conversion at 4 % today, 6 % by the end of Q3: that is a from, a to and a date."),
    ("Train 50 agents in the new card rules", "Training 50 agents is work. What do those agents do differently afterwards?"),
    ("Train 50 agents in the new card rules", "Once the fifty agents are trained, which calls go better?"),
    ("Train 50 agents in the new card rules", "First-contact resolution from [baseline] to [target] for the 50 trained agents"),
    ("Improve website site traffic by 20% in Q3", "Traffic up 20 % in Q3: from how many visits? And is traffic the point?"),
    ("Improve website site traffic by 20% in Q3", "20% more traffic by when exactly, and from which level? You named Q3."),
    ("Reduce churn from 5% to 3%", "You want fewer customers to leave: from 5% down to 3%."),
    ("Reduce churn from 5% to 3%", "Churn falls to 3%. One question: of which customers?"),
    ("Median time from dispute to decision from 9 days to 5 days for shops under 10 staff", "Decision time drops from 9 to 5 days for shops with fewer than 10 staff."),
    ("- KR1: First-contact resolution from 61% to 75%\n- KR2: Launch the new dispute form\n- KR3: Train 40 agents", "KR2 and KR3 are outputs; KR1 is the one that shows a change (61% → 75%)."),
    ("- KR1: First-contact resolution from 61% to 75%\n- KR2: Launch the new dispute form\n- KR3: Train 40 agents", "Your three key results: one is an outcome, the others are work."),
    ("Publish 12 blog posts", "Twelve posts are an output. What do readers do that they did not do before?"),
    ("Publish 12 blog posts", "Suppose all 12 are online. Who does something different?"),
    ("Publish 12 blog posts", "12 articles published is a count of effort."),
    ("Hire 6 recruiters by 30 June", "6 hires by June 30 is a deliverable."),
    ("Hire 6 recruiters by 30 June", "What changes for the business once six recruiters are on board in June?"),
    ("NPS 31 to 46 by year end", "NPS from 31 to 46 by the end of the year"),
    ("Save €40k on agency hours", "€40,000 saved on agency hours: compared with which year?"),
    ("We have 120 employees and 30% leave each year", "30 percent of your people leave each year."),
    ("We have 120 employees and 30% leave each year", "Staff turnover is 30%, with 120 people on the payroll."),
    ("p95 latency from 800ms to 300ms", "p95 at 300 ms instead of 800 ms is something users feel."),
    ("p95 latency from 800ms to 300ms", "Latency drops to 0.3 s; that is concrete."),
    ("Get 3 of 12 branches to use the new till", "3 of the 12 branches use the till: why only these?"),
    ("Get 3 of 12 branches to use the new till", "A quarter of branches use the till. What keeps the others?"),
    ("Cut waiting time by 50%", "Halve the waiting time: from what?"),
    ("Cut waiting time by half", "Waiting time down 50%: measured where?"),
    ("Double the number of active mentors", "Twice as many active mentors. How many are there now?"),
    ("Double the number of active mentors", "2x active mentors needs a baseline: [baseline]."),
    ("Reply to tickets within 24 hours", "A reply within a day is a service level. What share of tickets?"),
    ("Reply to tickets within one day", "Replies in 24 h: for which tickets?"),
    ("Close 40 tickets from the backlog", "Closing 40 tickets is work on the backlog. What would tell you that it stays small?"),
    ("Run 10 workshops for 200 teachers", "After ten workshops, what do the 200 teachers do in class?"),
    ("Run 10 workshops for 200 teachers", "200 teachers reached is a count. Behaviour would be stronger."),
    ("Increase MRR from $20k to $25k", "MRR from $20,000 to $25,000 is complete but for a date."),
    ("Grow the newsletter to 10.000 readers", "10,000 readers: who reads it today?"),
    ("Revenue of 1.5 million EUR", "€1.5m in revenue: from which customers?"),
    ("Launch in 3 countries", "Three countries is a scope. What do people there gain?"),
    ("Certify under ISO 27001 by December", "ISO 27001 by December is a milestone; which deals wait for it?"),
    ("99.9% uptime", "Uptime at 99.9 % is a level to hold, a health metric."),
    ("Move 80% of reports to the new warehouse", "80 % of reports moved is progress of your project, not yet a result for readers."),
    ("Move 80% of reports to the new warehouse", "Say what the readers of those reports gain. The 80% can stay as a task."),
    ("Objective: Calm nights for the on-call team\nKR: pages per night from 9 to 2", "Nine pages a night down to two: that is calm indeed."),
    ("Objective: Calm nights for the on-call team\nKR: pages per night from 9 to 2", "Pages per night fall from 9 to 2."),
    ("Attendance is at 62 percent, we want 75", "Attendance from 62 % to 75 %: by when?"),
    ("Attendance: 62% now", "62 % of members attend today. What would be worth celebrating?"),
    ("Raise satisfaction from 3.9 to 4.4 out of 5", "Satisfaction rises from 3.9 to 4.4 (scale of 5)."),
    ("Raise satisfaction from 3.9 to 4.4 out of 5", "From 3.9 to 4.4 out of 5: on which survey?"),
    ("Scrap rate 3.1% at plant B, 2.4% at plant A", "Plant B scraps 3.1 %, plant A 2.4 %. Which one is yours to move?"),
    ("Onboard 30 suppliers to the portal", "The 30 suppliers on the portal: how many of them send invoices through it?"),
    ("Win 5 enterprise deals in Q1 2027", "Five enterprise deals in the first quarter of 2027 is an outcome, since the customers decide."),
    ("Interview 15 customers", "15 interviews are an activity. What will you decide after them?"),
    ("Interview 15 customers", "Talking to 15 customers teaches you something; what would you do differently?"),
    ("Reduce bug backlog to under 100", "Under 100 open bugs: which ones hurt users?"),
    ("Answer 90% of calls in 30 seconds", "90 % of calls answered within 30 s. Does the caller's problem get solved?"),
    ("Cost per hire below 4k", "Cost per hire below 4,000: in which currency?"),
    ("2 hospitals and 14 clinics use the app", "The app is in use at 2 hospitals and 14 clinics. Used for what?"),
    ("we lost 7 volunteers last month", "Seven volunteers left last month. Do you know why?"),
    ("we lost 7 volunteers last month", "You lost seven of them last month; who could tell you why?"),
    ("Increase test coverage to 85%", "Coverage of 85 % says how much is tested, not how often users meet a bug."),
    ("Ship v2.0 of the SDK", "v2.0 is a deliverable. Which developers wait for it?"),
    ("Migrate 14 services to Kubernetes by Q2", "All 14 services on Kubernetes by Q2: what gets faster or cheaper?"),
    ("Reduce build time from 25 min to 10 min", "Build time goes from 25 minutes to 10 minutes. Who waits less?"),
    ("Lower sick days from 9.2 to 7 per head", "Sick days per head: 9.2 → 7. Could people hide illness to reach it?"),
    ("Grow followers by 5000", "5,000 more followers. What do followers do for you?"),
    ("At least 60% of the parents answer the survey", "If 60 % of parents answer, what will you learn?"),
    ("Every new nurse finishes the program in 6 weeks", "Six weeks for every new nurse: from how many today?"),
    ("Objective: win back trust\n1. Refund rate below 2%\n2. 4.5 stars on the store\n3. Publish status page", "1. Refund rate: fine.\n2. Stars: fine, 4.5 is a level people give you.\n3. The status page is an output."),
    ("Improve the process", "Two questions: who waits for it, and how long?"),
    ("Improve the process", "Here are three wordings to choose from."),
    ("Improve the process", "The first half of the line is clear; the second is not."),
    ("Improve the process", "If only one could stay, which?"),
    ("Improve the process", "What is the one thing that would be different?"),
    ("Improve the process", "One of you could ask one another: which one matters?"),
    ("Improve the process", "On second thought, start with the reader."),
    ("Improve the process", "That is a first step. The next one is a baseline."),
    ("Improve the process", "This may take a while; a rough guess is fine for now."),
    ("Improve the process", "Which month would you look at? And who reads the number each week?"),
    ("Improve the process", "A second reader should be able to check it. Ask someone from another team."),
    ("Improve the process", "What would you see by the end of the quarter?"),
    ("Improve the process", "How many per week? Per month? Per quarter?"),
    ("Improve the process", "Write it as: from [baseline] to [target] by [date]."),
    ("Improve the process", "Think twice before you count activity."),
    ("Improve the process", "A percentage needs a whole: percent of what?"),
    ("Improve the process", "Is it a rate (in %) or a count?"),
    ("Improve the process", "X% of what? Replace X with a number of your own."),
    ("Improve the process", "Both lines need an owner; neither has a date."),
    ("Improve the process", "Each of these is a task. None is a result."),
    ("Improve the process", "Zero in on the person who waits."),
    ("Improve the process", "Someone once asked for it. Once it is live, what happens?"),
    ("Improve the process", "A couple of questions before we go on."),
    ("Improve the process", "Half the answer is already there."),
    ("Improve the process", "Your key result #2 is strong; #1 needs a metric."),
    ("Improve the process", "See K12 and Q06; S01 does not apply."),
    ("Improve the process", "Watch what happens to quality."),
    ("Claims in 12 days instead of 21", "21 days today, twelve at the end: for claims."),
    ("Budget: half a million dollars", "Your budget is $500,000."),
    ("32 clinics", "Which of the 32 waits longest?"),
    ("Train 50 agents", "The training of 50 staff is an input."),
    ("Interview 25 nurses", "25 nurses tell you what hurts. And then?"),
    ("Win back accounts. We lost 26.", "Of the 26 lost accounts, who could return?"),
    ("40 % of staff feel heard", "Four in ten employees feel heard."),
    ("Every second child has cavities", "Half of the children have cavities."),
    ("45 min per lesson", "Three quarters of an hour per lesson."),
    ("Every 2 weeks", "Every other week, then."),
    ("People come back: 35 %", "Retention at 35 %."),
    ("We fix bugs in 4 days", "Resolution takes 4 days."),
    ("Reduce spend on agencies, I'd guess $80k", "$80k on agencies is your guess."),
    ("3 Schulen", "Drei Schulen: was ändert sich dort?"),
    ("Improve the process", "1 - Who waits?\n2 - Where?"),
    ("Improve the process", "The four-eyes principle is a means; it kills two birds with one stone."),
    ("Improve the process", "Would two people reading it agree? Neither of the two is a result."),
]  # fmt: skip
"""What the person typed, and a text that says only that, in other words."""

SUMS = [
    ("churn from 8% to 6%", "Churn falls by 2 points.", "2 points", "8% - 6%"),
    ("churn from 8% to 6%", "Churn falls by 2 points.", "2 points", "from 8% to 6%"),
    ("churn from 8% to 6%", "A cut of 25%.", "25%", "(8% - 6%) / 8%"),
    ("churn from 8% to 6%", "A cut of 25%.", "25%", "(8-6)/8"),
    ("churn from 8% to 6%", "A cut of a quarter.", "a quarter", "(8 - 6) / 8"),
    ("Revenue $2M to $3M", "Revenue grows by 50%.", "50%", "(3M - 2M) / 2M"),
    ("Revenue $2M to $3M", "That is $1M more.", "$1M", "$3M - $2M"),
    ("Revenue $2M to $3M", "That is half as much again.", "half", "($3M - $2M) / $2M"),
    ("120 trials, 30 of them convert", "25% of trials convert", "25%", "30 / 120"),
    ("120 trials, 30 of them convert", "25% of trials convert", "25%", "30 of 120"),
    ("120 trials, 30 of them convert", "25% of trials convert", "25%", "30 out of 120"),
    ("12 tickets in May, 18 in June", "30 tickets together", "30", "12 + 18"),
    ("12 tickets in May, 18 in June", "30 tickets together", "30", "sum of 12 and 18"),
    ("12 tickets in May, 18 in June", "an average of 15 tickets", "15", "average of 12 and 18"),
    ("12 tickets in May, 18 in June", "6 more tickets in June", "6", "18 minus 12"),
    ("12 tickets in May, 18 in June", "Tickets grew by 50%", "50%", "percentage change from 12 to 18"),
    ("12 tickets in May, 18 in June", "1.5 times the tickets", "1.5 times", "18 / 12"),
    ("5 teams with 6 engineers each", "30 engineers", "30", "5 × 6"),
    ("Save €1,500 per month for 12 months", "€18,000 over the period", "€18,000", "12 × €1,500"),
    ("40 of 50 calls answered", "80% of calls", "80%", "40/50"),
    ("answer within 90 minutes", "within 1.5 hours", "1.5 hours", "90 min / 60"),
    ("churn is 5%", "95% stay", "95%", "100% - 5%"),
    ("1,000 users, 12% of them active", "120 active users", "120", "12% of 1,000"),
    ("1,000 users, 12% of them active", "120 active users", "120", "1000 × 12%"),
    ("Lead time 10 days to 7 days", "Lead time shrinks by 30%", "30%", "(10 - 7) / 10"),
    ("Lead time 10 days to 7 days", "3 days faster", "3 days", "10 days - 7 days"),
    ("1 of 3 shops", "a third of shops", "a third", "1 / 3"),
    ("1 of 3 shops uses it", "33% of shops", "33%", "1/3"),
    ("7.6 minutes", "about 8 minutes", "8 minutes", "7.6 rounded"),
    ("NPS 31 to 46", "15 points more", "15 points", "46 − 31 = 15"),
    ("160 doors, 40 painted", "25 % of the doors are painted.", "25 %", "40/160*100"),
    ("Wait of 4 h", "Wait of 240 minutes.", "240 minutes", "4*60"),
    ("Churn 8%, halve it", "Churn ends at 4%.", "4%", "8% / 2"),
    ("Waste 60 kg now, down by 20%", "The finish is 48 kg.", "48 kg", "60 kg × (1 - 20%)"),
    ("3 shifts of 8 hours", "24 hours a day.", "24 hours", "3 * 8 hours"),
    ("5 teams with 6 engineers each", "That is 30 engineers (5 × 6).", "30", "5 × 6"),
]  # fmt: skip
"""What the person typed, a text, the number claimed to be computed, and how: all true."""

FALSE_SUMS = [
    ("churn from 8% to 6%", "Churn falls by 3 points.", "3 points", "8% - 6%"),
    ("churn from 8% to 6%", "Churn falls by 2%.", "2%", "8% - 6%"),
    ("churn 5%, activation 25%", "20 points apart", "20 points", "25% - 5%"),
    ("12 sprints and 18 bugs", "6 bugs", "6", "18 - 12"),
    ("12 sprints and 18 bugs", "30 bugs", "30", "18 + 12"),
    ("12 sprints and 18 bugs", "1.5 bugs", "1.5", "18 / 12"),
    ("100 tickets", "50 tickets", "50", "100 / 2"),
    ("100 tickets", "110 tickets", "110", "100 × 1.1"),
    ("100 tickets", "120 tickets", "120", "100 + 20%"),
    ("100 tickets", "120 tickets", "120", "100 + 20"),
    ("100 tickets", "40%", "40%", "typical value"),
    ("100 tickets", "40%", "40%", "40%"),
    ("100 tickets", "200 tickets", "200", "double of 100"),
    ("100 tickets", "200 tickets", "200", "100 + 100"),
    ("100 tickets", "10,000 tickets", "10,000", "100 × 100"),
    ("100 tickets", "1 ticket", "1", "100 / 100"),
    ("100 tickets", "0.6 tickets", "0.6", "60 / 100"),
    ("7.6 minutes", "8 minutes", "8 minutes", "7.6"),
    ("Save €1,500 per month for 12 months", "€20,000", "€20,000", "12 × €1,500"),
    ("Save €1,500 per month for 12 months", "$18,000", "$18,000", "12 × €1,500"),
    ("", "5", "5", "10 / 2"),
    ("3 days", "72 tickets", "72", "3 × 24"),
    ("3 days", "180 minutes", "180 minutes", "3 × 60"),
    ("5 teams", "5 customers", "5", "5"),
    ("5 teams", "25 customers", "25", "5 × 5"),
    ("30 agents, NPS 40", "70 agents", "70", "30 + 40"),
    ("30 agents. Customer churn is 40%.", "12 agents leave", "12", "30 x 40%"),
    ("2026 plan with 26 people", "2000 people", "2000", "2026 - 26"),
    ("90 min", "15 h", "15 h", "90 min / 6"),
    ("Churn 8%", "Churn ends at 4%.", "4%", "8% / 2"),
    ("Double the 30 seats", "15 seats.", "15", "30 / 2"),
    ("Rate 40 %, up by 10 %", "The rate ends at 50 %.", "50 %", "40 % + 10 %"),
    ("Raise €10,000 with 4 events and fewer volunteers", "€2,500 per volunteer.", "€2,500", "€10,000 / 4"),
]  # fmt: skip
"""The same, and not true: wrong, of unlike things, or with a number that nobody said."""


def user(*texts: str) -> Sources:
    return Sources(user=texts)


def claim(text: str, source: NumberSource, where: str) -> Number:
    return Number(text=text, source=source, where=where)


def touches(text: str, words: str, sources: Sources) -> bool:
    start = text.index(words)
    return any(one.span[0] < start + len(words) and one.span[1] > start for one in verify(text, sources))


@pytest.mark.parametrize("text", INVENTED)
def test_a_number_that_nobody_said_is_reported_however_it_is_written(text: str) -> None:
    assert verify(text, user(DRAFT))


@pytest.mark.parametrize(("text", "words"), HIDDEN)
def test_the_report_points_at_the_words_that_carry_the_number(text: str, words: str) -> None:
    assert touches(text, words, user(DRAFT))


@pytest.mark.parametrize(("typed", "text", "words"), CHANGED)
def test_the_persons_number_may_not_change_its_value_kind_noun_or_measure(typed: str, text: str, words: str) -> None:
    assert touches(text, words, user(typed))


@pytest.mark.parametrize(("typed", "text"), HONEST)
def test_a_text_that_says_what_the_person_said_passes(typed: str, text: str) -> None:
    assert verify(text, user(typed)) == ()


@pytest.mark.parametrize(("typed", "text", "number", "where"), SUMS)
def test_a_true_sum_over_the_persons_numbers_passes(typed: str, text: str, number: str, where: str) -> None:
    sources = Sources(user=(typed,), claims=(claim(number, "computed", where),))
    assert verify(text, sources) == ()
    assert provenance(text, sources)


@pytest.mark.parametrize(("typed", "text", "number", "where"), FALSE_SUMS)
def test_a_sum_that_is_wrong_or_mixes_unlike_things_is_reported(typed: str, text: str, number: str, where: str) -> None:
    assert touches(text, number, Sources(user=(typed,), claims=(claim(number, "computed", where),)))


@pytest.mark.parametrize(
    ("source", "where"),
    [
        ("user", "we want 40%"),
        ("note", "baselines"),
        ("note", "no-such-note"),
        ("estimate", "about 40%"),
        ("computed", "40%"),
    ],
)
def test_a_claim_makes_no_number_true(source: NumberSource, where: str) -> None:
    sources = Sources(user=(DRAFT,), notes=(("baselines", "Ask for it first."),), claims=(claim("40%", source, where),))
    assert [one.text for one in verify("Conversion reaches 40%.", sources)] == ["40%"]


def test_a_number_of_a_cited_note_passes_and_is_traced_to_it() -> None:
    sources = Sources(notes=(Passage(note="focus", title="Focus", quote="Use 3 to 5 key results."),))
    assert verify("The note suggests three to five key results.", sources) == ()
    assert [(one.text, one.source, one.where) for one in provenance("Use 3-5 key results.", sources)] == [
        ("3-5", "note", "focus")
    ]


def test_a_number_that_only_a_note_says_may_not_be_put_in_the_persons_mouth() -> None:
    sources = Sources(user=("Lower churn",), notes=(("churn", "Churn was 8% in May."),))
    assert verify("Churn was 8% in May, the note says.", sources) == ()
    assert verify("You wrote that churn was 8% in May.", sources)
    assert verify("Churn was 8% in May.", Sources(sources.user, sources.notes, (claim("8%", "user", "churn"),)))


def test_a_claim_that_names_the_wrong_note_is_reported() -> None:
    notes = (("churn", "Churn was 8% in May."), ("focus", "Fewer is more."))
    assert verify("Churn was 8%.", Sources(notes=notes, claims=(claim("8%", "note", "focus"),)))
    assert verify("Churn was 8%.", Sources(notes=notes, claims=(claim("8%", "note", "churn"),))) == ()


def test_an_estimate_is_one_only_where_the_person_marked_a_guess() -> None:
    typed = "Perhaps 30 clubs know us. We have 12 partners."
    sources = Sources((typed,), estimates=guesses(typed), claims=(claim("30", "estimate", "perhaps 30"),))
    assert verify("You guess that 30 clubs know you.", sources) == ()
    assert provenance("30 clubs", sources)[0].source == "estimate"
    lying = Sources((typed,), estimates=guesses(typed), claims=(claim("12", "estimate", "12 partners"),))
    assert verify("You guess that you have 12 partners.", lying)


def test_guesses_are_the_sentences_that_say_so() -> None:
    assert guesses("We lose 3%. I'd say 4.5 days, roughly. ≈ 20 %! Five shops.") == (
        "I'd say 4.5 days, roughly",
        "≈ 20 %",
    )


def test_a_persons_number_is_traced_to_the_words_around_it() -> None:
    found = provenance("Churn falls to 3%.", user("Objective: stay\nReduce churn from 5% to 3% by June, please"))
    assert [(one.text, one.source, one.where) for one in found] == [
        ("3%", "user", "Reduce churn from 5% to 3% by June, please")
    ]


def test_numbers_of_lists_labels_and_blanks_need_no_source_and_get_none() -> None:
    text = "1. KR 2 lacks a [baseline].\n2. See K12 and Q06: one question first.\n3) Second, write [target]."
    assert verify(text, Sources()) == ()
    assert provenance(text, Sources()) == ()


@pytest.mark.parametrize(
    "text", ["1. Win them\n5. Keep them", "40. That is the number", "Median: now [baseline], goal 4"]
)
def test_a_number_cannot_pose_as_a_list_number_or_a_label(text: str) -> None:
    assert verify(text, Sources())


def test_names_with_digits_pass_only_where_the_person_used_them() -> None:
    text = "ISO 27001, p95, B2B and 24/7 are yours."
    assert verify(text, user("iso-27001 for B2B, P95 under control, 24/7")) == ()
    assert len(verify(text, user(DRAFT))) == 4


def test_digits_under_a_direction_override_are_reported_even_where_the_value_is_known() -> None:
    assert verify("\u202e21%\u202c of trials", user("21% of trials"))


def test_a_finding_says_where_it_stands_in_the_text_as_given_and_why() -> None:
    text = "Retention ends at 4**0** %."
    (finding,) = verify(text, user("Close 40 tickets"))
    assert (finding.text, text[slice(*finding.span)]) == ("4**0** %", "4**0** %")
    assert "has no source" in finding.why
    assert "another" in verify("Activation is at 5%", user("Churn 5%, activation 25%"))[0].why


def test_many_texts_can_be_checked_against_sources_read_once() -> None:
    ledger = Ledger(user("Churn from 8% to 6%"))
    assert verify("Churn falls to 6%.", ledger) == verify("Churn falls to 6%.", ledger.sources) == ()
    assert [one.text for one in verify("Churn falls to 7%.", ledger)] == ["7%"]


PASSAGES = (
    Passage(note="focus", title="Focus", quote="Fewer key results\n  are read more often."),
    Passage(note="focus", title="Focus", quote="Three is plenty."),
)


@pytest.mark.parametrize(
    ("note", "quote", "found"),
    [
        ("focus", "Fewer key results are read", True),
        ("focus", "Three   is plenty.", True),
        ("focus", "Fewer results are read", False),
        ("focus", "", False),
        ("owners", "Three is plenty.", False),
    ],
)
def test_a_quote_that_is_not_in_the_note_is_reported(note: str, quote: str, found: bool) -> None:
    citation = Citation(note=note, quote=quote)
    assert [one.citation for one in quotes_exist([citation], PASSAGES)] == ([] if found else [citation])


WRITTEN = st.sampled_from(
    ["{} %", "{} customers", "by {} points", "€{}", "{}x", "{} days", "**{}** of them", "in {}", "({})"]
)


@settings(max_examples=300, deadline=None)
@given(st.integers(4, 10**7), WRITTEN, st.sampled_from(["{}", "{:,}", "{}.5"]))
def test_any_number_in_any_dress_is_reported_without_a_source_and_passes_with_one(
    number: int, dress: str, digits: str
) -> None:
    text = "We reach " + dress.format(digits.format(number)) + " then."
    assert verify(text, user(DRAFT))
    assert verify(text, user(text)) == ()


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="ab 15%.,-\n*<>&#;[]()_`\u200b\u202e٤四½²ⅣéKRone ", max_size=60), st.text(max_size=40))
def test_any_text_is_checked_without_a_crash_and_findings_lie_within_it(text: str, typed: str) -> None:
    findings = verify(text, user(typed))
    assert all(0 <= one.span[0] < one.span[1] <= len(text) and one.text == text[slice(*one.span)] for one in findings)
    assert list(findings) == sorted(findings, key=lambda one: one.span)


@pytest.mark.parametrize("line", ["a", "<a", "*a", "[", "&#", "hundert", "KR 1, ", "4\u200b"])
def test_a_paste_of_200_kb_in_one_line_comes_back(line: str) -> None:
    verify(line * (200_000 // len(line)), user("5% churn"))
    assert verify("Churn at 6%.", user(line * (200_000 // len(line))))


def test_figures_count_what_slips_through_and_what_is_stopped_for_nothing() -> None:
    case = {"user": "Churn 5%", "notes": [], "claims": [], "output": "Churn 5%, activation 40%.", "invented": ["40%"]}
    honest = {**case, "output": "Churn 5%.", "invented": []}
    stopped = {**case, "output": "Churn 9%.", "invented": []}
    assert missed(case) == []
    assert missed({**case, "invented": ["5%"]}) == ["5%"]
    assert case_sources(case).user == ("Churn 5%",)
    values = {figure.id: (figure.value, figure.n) for figure in number_figures([case, honest, stopped], "eval")}
    assert values == {"own.numbers.missed": (0.0, 1), "own.numbers.false_blocks": (0.5, 2)}
