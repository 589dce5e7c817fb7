"""Pastes out of other programs: chats, mail, boards, slides, wikis, CSV, web tables, and the ways people write by hand."""

from __future__ import annotations

import re

import pytest

from coach.parse import parse
from coach.schema import Outline

PASTES = {
    "letters under numbers": (
        """Growth Team
Q3 2026

1. Make trial users stay
   a) Trial conversion from 8% to 14%
   b) Week-4 retention from 31% to 45%
   c) Ship the onboarding checklist

2. Make invoices boring
   a) Billing tickets from 120 to 40 a week
   b) Refunds under 1%""",
        """O Make trial users stay
K Trial conversion from 8% to 14%
K Week-4 retention from 31% to 45%
K Ship the onboarding checklist
O Make invoices boring
K Billing tickets from 120 to 40 a week
K Refunds under 1%""",
    ),
    "Roman numerals": (
        """I. Students finish what they start
   1. Drop-out in the first term from 18% to 9%
   2. Students with a mentor from 40% to 90%
II. Teachers plan together
   1. Shared lesson plans used per week from 4 to 20
   2. Hire two coordinators""",
        """O Students finish what they start
K Drop-out in the first term from 18% to 9%
K Students with a mentor from 40% to 90%
O Teachers plan together
K Shared lesson plans used per week from 4 to 20
K Hire two coordinators""",
    ),
    "term in bold under a title": (
        """# Library OKRs
**Term 2, 2026/27**

## O1. Children read for fun
*We lost a third of our young readers since the move.*

1. Loans per child from 2.1 to 5
2. Children at story hour from 12 to 40 a week

## O2. Nobody waits for a book
1. Median reservation time from 21 to 9 days
2. Lost books below 1%""",
        """O Children read for fun
K Loans per child from 2.1 to 5
K Children at story hour from 12 to 40 a week
O Nobody waits for a book
K Median reservation time from 21 to 9 days
K Lost books below 1%""",
    ),
    "cycle before the team": (
        """Q2 2027 – Classroom tools

Objective: Teachers start a lesson in one minute
Key Results:
* Median start time from 6 min to 1 min
* Logins failing on Monday from 9% to 1%

Objective: Pupils hand in from any device
Key Results:
* Hand-ins from phones from 11% to 40%""",
        """O Teachers start a lesson in one minute
K Median start time from 6 min to 1 min
K Logins failing on Monday from 9% to 1%
O Pupils hand in from any device
K Hand-ins from phones from 11% to 40%""",
    ),
    "cycle and team in one line": (
        """Q2 2027, workshop team

O: Machines run when we need them
  KR: Unplanned stops from 14 to 5 a month
  KR: Spare parts in stock from 71% to 95%
O: Everybody goes home healthy
  KR: Accidents from 6 to 1""",
        """O Machines run when we need them
K Unplanned stops from 14 to 5 a month
K Spare parts in stock from 71% to 95%
O Everybody goes home healthy
K Accidents from 6 to 1""",
    ),
    "quoted CSV with commas": (
        """"Objective","Key Result","Owner","Baseline","Target"
"Customers hear from us first","Outages announced before first ticket","Ana, Ben","30%","80%"
"","Say ""sorry"" within 10 minutes","Cem","",""
"We sleep at night","Night pages per week","Dora","21","7"\n""",
        """O Customers hear from us first
K Outages announced before first ticket
K Say "sorry" within 10 minutes
O We sleep at night
K Night pages per week""",
    ),
    "CSV with blank objectives": (
        """Objective,Key Result,Owner,Due
Customers hear from us first,Outages announced before first ticket from 30% to 80%,Ana,2026-09-30
,Status page visits from 2k to 10k,Ben,2026-09-30
We sleep at night,Night pages per week from 21 to 7,Cem,2026-09-30""",
        """O Customers hear from us first
K Outages announced before first ticket from 30% to 80%
K Status page visits from 2k to 10k
O We sleep at night
K Night pages per week from 21 to 7""",
    ),
    "HTML table with a spanning cell": (
        """<table>
<thead><tr><th>Objective</th><th>Key result</th><th>Owner</th></tr></thead>
<tbody>
<tr><td rowspan="2">Riders trust the timetable</td><td>Trains on time from 81% to 92%</td><td>Ana</td></tr>
<tr><td>Complaints from 400 to 150 a month</td><td>Ben</td></tr>
<tr><td>Stations feel safe</td><td>Incidents from 31 to 12</td><td>Cem</td></tr>
</tbody>
</table>""",
        """O Riders trust the timetable
K Trains on time from 81% to 92%
K Complaints from 400 to 150 a month
O Stations feel safe
K Incidents from 31 to 12""",
    ),
    "Jira headings": (
        """h1. Warehouse OKRs Q1 2027
h2. Objective 1: Orders leave the same day
* KR1: Same-day share from 60% to 90%
* KR2: Late trucks from 12 to 3 a week
h2. Objective 2: Nothing gets lost
* KR1: Stock differences from 2% to 0.5%
* KR2: Lost parcels under 10 a month""",
        """O Orders leave the same day
K Same-day share from 60% to 90%
K Late trucks from 12 to 3 a week
O Nothing gets lost
K Stock differences from 2% to 0.5%
K Lost parcels under 10 a month""",
    ),
    "one equals sign": (
        """= Warehouse OKRs Q1 2027 =
== Orders leave the same day ==
* Same-day share from 60% to 90%
* Late trucks from 12 to 3 a week
== Nothing gets lost ==
* Stock differences from 2% to 0.5%
** counted weekly
* Lost parcels under 10 a month""",
        """O Orders leave the same day
K Same-day share from 60% to 90%
K Late trucks from 12 to 3 a week
O Nothing gets lost
K Stock differences from 2% to 0.5%
K Lost parcels under 10 a month""",
    ),
    "measured by, numbered in the line": (
        """We will make returns painless as measured by: 1) return time from 9 to 3 days 2) return calls from 400 to 100 a week 3) NPS of returners from -10 to 20
We will cut waste in the kitchen as measured by: 1) food thrown away from 90 to 40 kg a day 2) cost per meal below 3.20""",
        """O We will make returns painless
K return time from 9 to 3 days
K return calls from 400 to 100 a week
K NPS of returners from -10 to 20
O We will cut waste in the kitchen
K food thrown away from 90 to 40 kg a day
K cost per meal below 3.20""",
    ),
    "sub-bullets under labelled results": (
        """Objective 1: Passengers find their gate
  Owner: Ana
  Why: we moved terminals in May
  KR 1.1: Missed flights due to wayfinding from 40 to 10 a month
    - new signs
    - app push
  KR 1.2: Questions at the info desk from 900 to 400 a day
Objective 2: Bags arrive with people
  Owner: Ben
  KR 2.1: Bags late per 1,000 from 9 to 4
  KR 2.2: New scanner in hall B""",
        """O Passengers find their gate
K Missed flights due to wayfinding from 40 to 10 a month
K Questions at the info desk from 900 to 400 a day
O Bags arrive with people
K Bags late per 1,000 from 9 to 4
K New scanner in hall B""",
    ),
    "teams over labelled items": (
        """Mobile app
- Objective: People open the app every week
  - KR: Weekly openers from 22% to 35%
  - KR: Uninstalls in week one from 18% to 9%
Web shop
- Objective: Nobody gives up at checkout
  - KR: Checkout completion from 51% to 63%
  - KR: Payment errors from 3% to 1%""",
        """O People open the app every week
K Weekly openers from 22% to 35%
K Uninstalls in week one from 18% to 9%
O Nobody gives up at checkout
K Checkout completion from 51% to 63%
K Payment errors from 3% to 1%""",
    ),
    "numbers on lines of their own": (
        """OKRs FY27 H1 | Quality

Objective
Defects never reach the customer

Key Results
1
Returns for defects from 2.4% to 1.0%
2
Defects found at end of line from 30 to 90%
3
Introduce the new test bench""",
        """O Defects never reach the customer
K Returns for defects from 2.4% to 1.0%
K Defects found at end of line from 30 to 90%
K Introduce the new test bench""",
    ),
    "WhatsApp messages": (
        """[02/06/2026, 10:31] Ana Ruiz: Objective: Parents know where the bus is
[02/06/2026, 10:32] Ana Ruiz: KR1: calls to the office from 80 to 20 a day
[02/06/2026, 10:33] Ben: nice
[02/06/2026, 10:34] Ana Ruiz: KR2: app openers from 12% to 60%""",
        """O Parents know where the bus is
K calls to the office from 80 to 20 a day
K app openers from 12% to 60%""",
    ),
    "names before labels": (
        """Ana: Objective: Parents know where the bus is
Ana: KR1: calls to the office from 80 to 20 a day
Ben: is that realistic?
Ana: KR2: app openers from 12% to 60%""",
        """O Parents know where the bus is
K calls to the office from 80 to 20 a day
K app openers from 12% to 60%""",
    ),
    "mail with a head": (
        """From: Ana Ruiz
To: All staff
Subject: Q3 2026 OKRs - Support team
Date: Mon, 1 Jun 2026

Hi all,

here is where we landed after the workshop.

Objective: Answers come before the second coffee
Key results:
- First reply from 9 h to 2 h
- Reopened tickets from 14% to 6%

Thanks,
Ana""",
        """O Answers come before the second coffee
K First reply from 9 h to 2 h
K Reopened tickets from 14% to 6%""",
    ),
    "minutes": (
        """Q4 planning – minutes

Present: Ana, Ben, Cem
Apologies: Dora

We agreed on two objectives.

Objective 1: New joiners contribute in week one
KR1: Days to first merged change from 14 to 5
KR2: New joiners who would recommend us from 60% to 85%

Objective 2: Meetings have an outcome
KR1: Meetings with a written decision from 20% to 70%
KR2: Meeting hours per person from 16 to 10 a week

Next meeting: 12 October""",
        """O New joiners contribute in week one
K Days to first merged change from 14 to 5
K New joiners who would recommend us from 60% to 85%
O Meetings have an outcome
K Meetings with a written decision from 20% to 70%
K Meeting hours per person from 16 to 10 a week""",
    ),
    "labels and words apart by blanks": (
        """Objective 1                 Clinics open on time
Key result 1.1              Clinics that start by 08:05 from 55% to 90%
Key result 1.2              Overtime from 300 to 120 h a month
Objective 2                 Letters reach the patient
Key result 2.1              Letters sent within 2 days from 35% to 80%""",
        """O Clinics open on time
K Clinics that start by 08:05 from 55% to 90%
K Overtime from 300 to 120 h a month
O Letters reach the patient
K Letters sent within 2 days from 35% to 80%""",
    ),
    "pictures before labels": (
        """Team Ocean 🌊

🎯 O1: Divers come back every season
✅ KR1: Returning divers from 30% to 50%
🟡 KR2: Reviews from 4.1 to 4.6
🔴 KR3: Open the second base

🎯 O2: The reef recovers
🟢 KR1: Coral cover from 12% to 18%""",
        """O Divers come back every season
K Returning divers from 30% to 50%
K Reviews from 4.1 to 4.6
K Open the second base
O The reef recovers
K Coral cover from 12% to 18%""",
    ),
    "any picture over a repeated one": (
        """🚀 Customers find us without ads
👉 Organic visits from 12k to 30k a month
👉 Cost per lead from 45 to 25
👉 Write 10 guides
💚 Customers stay with us
👉 Monthly churn from 5% to 3%
👉 Referrals from 20 to 70 a month""",
        """O Customers find us without ads
K Organic visits from 12k to 30k a month
K Cost per lead from 45 to 25
K Write 10 guides
O Customers stay with us
K Monthly churn from 5% to 3%
K Referrals from 20 to 70 a month""",
    ),
    "capital letters": (
        """OBJECTIVE 1 - SAFER STREETS AT NIGHT
KR 1 - Injuries between 22:00 and 04:00 from 48 to 25
KR 2 - Street lights out more than 3 days from 130 to 20

OBJECTIVE 2 - PARKS PEOPLE USE
KR 1 - Visitors on weekdays from 900 to 2,000
KR 2 - Plant 300 trees""",
        """O SAFER STREETS AT NIGHT
K Injuries between 22:00 and 04:00 from 48 to 25
K Street lights out more than 3 days from 130 to 20
O PARKS PEOPLE USE
K Visitors on weekdays from 900 to 2,000
K Plant 300 trees""",
    ),
    "quoted with bold labels": (
        """> **Objective**: Fewer people wait for a lawyer
>
> * KR: Median wait from 34 to 14 days
> * KR: Cases returned incomplete from 22% to 8%
>
> **Objective**: Advice that holds
>
> * KR: Appeals won from 41% to 55%""",
        """O Fewer people wait for a lawyer
K Median wait from 34 to 14 days
K Cases returned incomplete from 22% to 8%
O Advice that holds
K Appeals won from 41% to 55%""",
    ),
    "measured by on its own line": (
        """Objective: Every volunteer knows what to do on the day
As measured by
– Volunteers who leave early from 18% to 6%
– Questions to the coordinator from 140 to 50 a day

Objective: Donors see the effect
As measured by
– Repeat donors from 22% to 35%""",
        """O Every volunteer knows what to do on the day
K Volunteers who leave early from 18% to 6%
K Questions to the coordinator from 140 to 50 a day
O Donors see the effect
K Repeat donors from 22% to 35%""",
    ),
    "German": (
        """Zeitraum: Q3 2026
Team: Versand

Ziel 1: Pakete kommen heil an
Schlüsselergebnis 1: Schäden von 3 % auf 1 %
Schlüsselergebnis 2: Reklamationen von 90 auf 40 im Monat
Ziel 2: Die Halle ist leise
Schlüsselergebnis 1: Lärm von 82 auf 74 dB""",
        """O Pakete kommen heil an
K Schäden von 3 % auf 1 %
K Reklamationen von 90 auf 40 im Monat
O Die Halle ist leise
K Lärm von 82 auf 74 dB""",
    ),
    "tables under labelled headings": (
        """# Company OKRs 2026-Q3
## Team Atlas
### Objective: Maps load before people blink
| KR | Baseline | Target |
|---|---|---|
| p95 tile load | 900 ms | 300 ms |
| Blank tiles | 4% | 0.5% |
### Objective: Roads are right
| KR | Baseline | Target |
|---|---|---|
| Wrong-turn reports | 210 | 80 |
## Team Borealis
### Objective: Offline just works
| KR | Baseline | Target |
|---|---|---|
| Offline sessions that fail | 9% | 2% |""",
        """O Maps load before people blink
K p95 tile load
K Blank tiles
O Roads are right
K Wrong-turn reports
O Offline just works
K Offline sessions that fail""",
    ),
    "OKR with numbers": (
        """OKR: Make onboarding effortless
1. 80% of new customers live in 14 days (now 45%)
2. Onboarding NPS 50
3. Support contacts per new customer down to 2

OKR: Make renewals a formality
1. Renewal rate 95%
2. Quotes sent 60 days ahead: 100%""",
        """O Make onboarding effortless
K 80% of new customers live in 14 days (now 45%)
K Onboarding NPS 50
K Support contacts per new customer down to 2
O Make renewals a formality
K Renewal rate 95%
K Quotes sent 60 days ahead: 100%""",
    ),
    "table with ids and an objective as header": (
        """| O1 | Guests feel expected |
|----|----|
| KR1 | Check-in time from 9 to 4 minutes |
| KR2 | Guests greeted by name from 20% to 70% |
| O2 | Rooms are quiet |
| KR1 | Noise complaints from 31 to 10 a month |""",
        """O Guests feel expected
K Check-in time from 9 to 4 minutes
K Guests greeted by name from 20% to 70%
O Rooms are quiet
K Noise complaints from 31 to 10 a month""",
    ),
    "labels without a mark": (
        """Objectives & Key Results
Autumn term 2026

O 1  The canteen is worth the walk
     KR 1  Lunches sold from 210 to 340 a day
     KR 2  Food waste from 48 to 25 kg a day
O 2  The queue moves
     KR 1  Median wait from 11 to 5 min""",
        """O The canteen is worth the walk
K Lunches sold from 210 to 340 a day
K Food waste from 48 to 25 kg a day
O The queue moves
K Median wait from 11 to 5 min""",
    ),
    "a gloss between heading and list": (
        """# Q3 2026
## Make support human again
We have heard from many customers that they feel processed. This quarter we slow down.

- CSAT from 3.9 to 4.5
- First-contact resolution from 48% to 65%
- Hire 3 native speakers

## Make releases boring
Nobody should need to watch a deploy.

- Rollbacks from 9 to 2 a month
- Lead time from 6 d to 1 d""",
        """O Make support human again
K CSAT from 3.9 to 4.5
K First-contact resolution from 48% to 65%
K Hire 3 native speakers
O Make releases boring
K Rollbacks from 9 to 2 a month
K Lead time from 6 d to 1 d""",
    ),
    "bold labels on their own lines": (
        """**Objective**
Grow the community of makers

**Key results**
- 40% of members post monthly (today 22%)
- 12 local meetups, from 5

**Initiatives**
- Meetup kit
- Ambassador call

**Objective**
Keep the lights on with less

**Key results**
- Hosting bill from 9k to 6k""",
        """O Grow the community of makers
K 40% of members post monthly (today 22%)
K 12 local meetups, from 5
O Keep the lights on with less
K Hosting bill from 9k to 6k""",
    ),
    "a person in brackets in a heading": (
        """## Growth (PM: Lena)

**Double the number of weekly creators**

* KR1 - Weekly creators from 4k to 8k
* KR2 - Time to first publish from 3 d to 1 d

**Creators earn enough to stay**

* KR1 - Median payout from $40 to $90""",
        """O Double the number of weekly creators
K Weekly creators from 4k to 8k
K Time to first publish from 3 d to 1 d
O Creators earn enough to stay
K Median payout from $40 to $90""",
    ),
    "bold numbered objectives": (
        """1. **Win the regional market**
    - Regional revenue from 1.2M to 2M
    - Win rate from 18% to 30%
2. **Be a partner people recommend**
    - Partner NPS from 12 to 40
    - Partner-sourced deals from 8 to 25""",
        """O Win the regional market
K Regional revenue from 1.2M to 2M
K Win rate from 18% to 30%
O Be a partner people recommend
K Partner NPS from 12 to 40
K Partner-sourced deals from 8 to 25""",
    ),
    "objectives first, results by number": (
        """Objectives:
1. Patients reach us by phone
2. Records are complete

Key Results:
1.1 Calls answered within 3 minutes from 52% to 85%
1.2 Calls abandoned from 18% to 6%
2.1 Records with an allergy entry from 71% to 98%
2.2 Missing letters from 60 to 15 a week""",
        """O Patients reach us by phone
K Calls answered within 3 minutes from 52% to 85%
K Calls abandoned from 18% to 6%
O Records are complete
K Records with an allergy entry from 71% to 98%
K Missing letters from 60 to 15 a week""",
    ),
    "functions as titles": (
        """Finance
Objective: Close the books without overtime
KR: Close from 9 to 5 days
KR: Manual journals from 320 to 120
People
Objective: Managers who hire well
KR: Offers accepted from 61% to 80%
KR: Hires still here after a year from 74% to 88%""",
        """O Close the books without overtime
K Close from 9 to 5 days
K Manual journals from 320 to 120
O Managers who hire well
K Offers accepted from 61% to 80%
K Hires still here after a year from 74% to 88%""",
    ),
    "task section": (
        """Tasks
- call the plumber
- write the report
- check backup""",
        """L call the plumber
L write the report
L check backup""",
    ),
    "priorities with a cycle": (
        """Top priorities for Q3:
- Reduce churn from 5% to 3%
- Launch the partner portal
- NPS from 20 to 35""",
        """L Reduce churn from 5% to 3%
L Launch the partner portal
L NPS from 20 to 35""",
    ),
    "initiatives beside": (
        """O1: Delight new users
KR1: Activation from 30% to 50%
KR2: Day-7 retention from 20% to 28%
Initiatives:
- redesign the tour
- weekly interviews
O2: Trust our data
KR1: Broken dashboards from 14 to 2
Risks: the warehouse moves in July""",
        """O Delight new users
K Activation from 30% to 50%
K Day-7 retention from 20% to 28%
O Trust our data
K Broken dashboards from 14 to 2""",
    ),
    "one line an objective, with a dash": (
        """Objective: Everyone can find a seat — KRs: Bookings that fail from 12% to 3%; No-shows from 25% to 10%; Buy 20 desks
Objective: The office is quiet — KRs: Noise complaints from 30 to 10 a month; Phone booths used at peak from 40% to 80%""",
        """O Everyone can find a seat
K Bookings that fail from 12% to 3%
K No-shows from 25% to 10%
K Buy 20 desks
O The office is quiet
K Noise complaints from 30 to 10 a month
K Phone booths used at peak from 40% to 80%""",
    ),
    "stanzas with labelled results": (
        """Q3 2026 OKRs

Customers trust our forecasts
KR1: Forecast error from 18% to 9%
KR2: Customers using forecasts weekly from 30% to 55%

Planners work from one plan
KR1: Plan changes after freeze from 40 to 12
KR2: Spreadsheets in use from 27 to 5""",
        """O Customers trust our forecasts
K Forecast error from 18% to 9%
K Customers using forecasts weekly from 30% to 55%
O Planners work from one plan
K Plan changes after freeze from 40 to 12
K Spreadsheets in use from 27 to 5""",
    ),
    "cells on their own lines": (
        """Objective
Members feel at home
Owner
Ana
Key results
Newcomers who come back from 40% to 65%
Members who host from 5 to 20
Objective
The house pays for itself
Owner
Ben
Key results
Monthly gap from 1,900 to 0""",
        """O Members feel at home
K Newcomers who come back from 40% to 65%
K Members who host from 5 to 20
O The house pays for itself
K Monthly gap from 1,900 to 0""",
    ),
    "tabs with cells of several lines": (
        """Objective\tKey Result\tOwner
"Members feel
at home"\tNewcomers who come back from 40% to 65%\tAna
\t"Members who host from 5 to 20
(co-hosts count half)"\tBen
The house pays for itself\tMonthly gap from 1,900 to 0\tCem""",
        """O Members feel at home
K Newcomers who come back from 40% to 65%
K Members who host from 5 to 20 (co-hosts count half)
O The house pays for itself
K Monthly gap from 1,900 to 0""",
    ),
    "scores in several signs": (
        """Objective 1: Members feel at home (60%)
 - KR1: Newcomers who come back from 40% to 65% – 0.7
 - KR2: Members who host from 5 to 20 (0.3)
Objective 2: The house pays for itself (20%)
 - KR1: Monthly gap from 1,900 to 0 [40%]""",
        """O Members feel at home (60%)
K Newcomers who come back from 40% to 65%
K Members who host from 5 to 20
O The house pays for itself (20%)
K Monthly gap from 1,900 to 0""",
    ),
    "pictures before lone labels": (
        """🎯 Objective
Residents know their rights
🔑 Key Results
Residents who ask for a review from 4% to 12%
Letters understood at first reading from 35% to 70%

🎯 Objective
Decisions come in time
🔑 Key Results
Decisions within 6 weeks from 48% to 80%""",
        """O Residents know their rights
K Residents who ask for a review from 4% to 12%
K Letters understood at first reading from 35% to 70%
O Decisions come in time
K Decisions within 6 weeks from 48% to 80%""",
    ),
    "references behind the line": (
        """### Objective 1: Make the docs the first place people look ([#120](https://example.com/120))
**DRI:** @lena
- [ ] KR 1: Docs satisfaction 3.4 → 4.2 `survey`
- [ ] KR 2: Search with no result from 31% to 12% (see [dashboard](https://example.com/d))
   - [ ] index the old wiki
   - [ ] synonyms
- [x] KR 3: Publish style guide — done in [#98](https://example.com/98)

### Objective 2: Contributors come back
- [ ] KR 1: Second contribution within 90 days from 18% to 35%""",
        """O Make the docs the first place people look
K Docs satisfaction 3.4 → 4.2 survey
K Search with no result from 31% to 12%
K Publish style guide
O Contributors come back
K Second contribution within 90 days from 18% to 35%""",
    ),
    "headings for everything": (
        """# 2026 Q3 OKRs
## 1. Objective: Reduce toil
### Key Results
1. Toil hours from 30 to 12 a week
2. Pages at night from 9 to 3
### Why?
Because people leave.
### How we get there
- automate certs
- self-service DNS
## 2. Objective: Ship with confidence
### Key Results
1. Change failure rate from 15% to 7%""",
        """O Reduce toil
K Toil hours from 30 to 12 a week
K Pages at night from 9 to 3
O Ship with confidence
K Change failure rate from 15% to 7%""",
    ),
    "bold numbered labels with hash": (
        """Hello team! After last week's discussion I wrote up our OKRs for Q1.

**Objective #1 - Be the team others want to join**
  + *KR1:* eNPS from 12 to 35
  + *KR2:* Applications through colleagues from 4 to 15
  + *KR3:* 0 regretted departures

**Objective #2 - Learn faster than we forget**
  + *KR1:* Reviews held within a week from 40% to 90%

Let me know what you think!""",
        """O Be the team others want to join
K eNPS from 12 to 35
K Applications through colleagues from 4 to 15
K 0 regretted departures
O Learn faster than we forget
K Reviews held within a week from 40% to 90%""",
    ),
    "indented labels with colons": (
        """Objective:  Be findable
  Key Result 1:  Rank in top 3 for 20 of 30 search terms (today 6)
  Key Result 2:  Listings with correct hours from 55% to 98%

Objective:  Be bookable
  Key Result 1:  Bookings outside office hours from 10% to 35%
  Key Result 2:  Roll out the booking widget""",
        """O Be findable
K Rank in top 3 for 20 of 30 search terms (today 6)
K Listings with correct hours from 55% to 98%
O Be bookable
K Bookings outside office hours from 10% to 35%
K Roll out the booking widget""",
    ),
    "stars for depth": (
        """* O: Be findable
** KR: Rank in top 3 for 20 of 30 search terms
** KR: Listings with correct hours from 55% to 98%
* O: Be bookable
** KR: Bookings outside office hours from 10% to 35%""",
        """O Be findable
K Rank in top 3 for 20 of 30 search terms
K Listings with correct hours from 55% to 98%
O Be bookable
K Bookings outside office hours from 10% to 35%""",
    ),
    "themes with dashes": (
        """Theme 1 – Reliability
Objective: Payments never wait
KR1: Failed payments from 1.4% to 0.5%
KR2: p99 from 4 s to 1 s

Theme 2 – Reach
Objective: Sellers in every county
KR1: Counties with 10 sellers from 12 to 21""",
        """O Payments never wait
K Failed payments from 1.4% to 0.5%
K p99 from 4 s to 1 s
O Sellers in every county
K Counties with 10 sellers from 12 to 21""",
    ),
    "owners in brackets": (
        """O1 Guests sleep well (Owner: Ana)
 KR1.1 Noise complaints 40 -> 12 per month (Ben)
 KR1.2 Rating "sleep" 8.1 -> 8.9 (Cem)
O2 Breakfast without waste (Owner: Dora)
 KR2.1 Waste per guest 140 g -> 80 g""",
        """O Guests sleep well
K Noise complaints 40 -> 12 per month (Ben)
K Rating "sleep" 8.1 -> 8.9 (Cem)
O Breakfast without waste
K Waste per guest 140 g -> 80 g""",
    ),
    "ambitions and numbered results": (
        """AMBITION: Everyone in the county can see a dentist
Result 1: Waiting list from 4,100 to 1,500
Result 2: Emergency visits from 60 to 35 a week
AMBITION: Children without cavities
Result 1: Six-year-olds without cavities from 64% to 75%""",
        """O Everyone in the county can see a dentist
K Waiting list from 4,100 to 1,500
K Emergency visits from 60 to 35 a week
O Children without cavities
K Six-year-olds without cavities from 64% to 75%""",
    ),
    "metrics with baseline and target lines": (
        """Objective: Make every meeting count
Metric: Meetings with an agenda
Baseline: 35%
Target: 90%
Metric: Meeting hours per person and week
Baseline: 17
Target: 11
Owner: Ana""",
        """O Make every meeting count
K Meetings with an agenda
K Meeting hours per person and week""",
    ),
    "baseline and target lines under a label": (
        """Objective 1: Make every meeting count
KR1: Meetings with an agenda
  Baseline: 35%
  Target: 90%
  Owner: Ana
KR2: Meeting hours per person and week
  Baseline: 17
  Target: 11
Objective 2: Write things down
KR1: Decisions in the log
  Baseline: 0
  Target: 40""",
        """O Make every meeting count
K Meetings with an agenda
K Meeting hours per person and week
O Write things down
K Decisions in the log""",
    ),
    "all labels in capitals": (
        """OBJECTIVE: Run the cleanest kitchens in town.
KEY RESULT: Inspections passed first time from 70% to 95%.
KEY RESULT: Fridge alarms answered in 10 min from 50% to 90%.
OBJECTIVE: Waste nothing.
KEY RESULT: Food waste from 9% to 5% of purchases.""",
        """O Run the cleanest kitchens in town.
K Inspections passed first time from 70% to 95%.
K Fridge alarms answered in 10 min from 50% to 90%.
O Waste nothing.
K Food waste from 9% to 5% of purchases.""",
    ),
    "columns with bars and blanks": (
        """Objective                         | Key results
----------------------------------|-----------------------------------------
Sell without discount             | Average discount from 18% to 9%
                                  | Deals closed at list price from 20% to 45%
Know our customers                | Accounts visited from 40 to 120""",
        """O Sell without discount
K Average discount from 18% to 9%
K Deals closed at list price from 20% to 45%
O Know our customers
K Accounts visited from 40 to 120""",
    ),
    "grid of plus and minus": (
        """+----------------------+------------------------------------------+
| Objective            | Key result                               |
+----------------------+------------------------------------------+
| Sell without discount| Average discount from 18% to 9%          |
|                      | Deals at list price from 20% to 45%      |
+----------------------+------------------------------------------+
| Know our customers   | Accounts visited from 40 to 120          |
+----------------------+------------------------------------------+""",
        """O Sell without discount
K Average discount from 18% to 9%
K Deals at list price from 20% to 45%
O Know our customers
K Accounts visited from 40 to 120""",
    ),
    "a paragraph before the objectives": (
        """Our OKRs
Each quarter we publish what we want to reach. Here are the ones for this spring.

Objective 1: Help teams find their docs
We hear every week that docs are hard to find.
Key Results:
Searches that end in a click from 50% to 75%
Docs without an owner from 300 to 40
Launch the new start page

Objective 2: Keep the platform boring
Key Results:
Incidents from 11 to 4
Restore drills held: 3""",
        """O Help teams find their docs
K Searches that end in a click from 50% to 75%
K Docs without an owner from 300 to 40
K Launch the new start page
O Keep the platform boring
K Incidents from 11 to 4
K Restore drills held: 3""",
    ),
    "status lines under results": (
        """Roadmap > OKRs > 2026Q3

O1. Make search useful

- KR1. Zero-result searches from 22% to 8%
  Status: on track
  Notes: new index is live
- KR2. Clicks on first result from 31% to 50%
  Status: at risk

O2. Make sharing safe

- KR1. Public links without expiry from 70% to 10%""",
        """O Make search useful
K Zero-result searches from 22% to 8%
K Clicks on first result from 31% to 50%
O Make sharing safe
K Public links without expiry from 70% to 10%""",
    ),
    "what is not done": (
        """Objective: Grow responsibly
KR1: CAC payback from 18 to 12 months
Currently at 18
KR2: Gross margin from 61% to 68%
Currently at 63%

Not doing this quarter:
- Paid social
- Rebrand""",
        """O Grow responsibly
K CAC payback from 18 to 12 months
K Gross margin from 61% to 68%""",
    ),
    "only results": (
        """Key result
Orders from repeat customers from 25% to 40%
Key result
Basket size from 31 to 38 EUR""",
        """L Orders from repeat customers from 25% to 40%
L Basket size from 31 to 38 EUR""",
    ),
    "only bullets": (
        """- Increase weekly active teams from 120 to 200
- Reduce onboarding time from 9 days to 4
- Launch self-serve billing""",
        """L Increase weekly active teams from 120 to 200
L Reduce onboarding time from 9 days to 4
L Launch self-serve billing""",
    ),
    "teams as labels over labels": (
        """Team Payments
  Objective: Money arrives on time
    KR: Late payouts from 4% to 1%
    KR: Payout tickets from 90 to 30 a week
Team Identity
  Objective: Logging in is a non-event
    KR: Failed logins from 7% to 3%""",
        """O Money arrives on time
K Late payouts from 4% to 1%
K Payout tickets from 90 to 30 a week
O Logging in is a non-event
K Failed logins from 7% to 3%""",
    ),
    "capital team names": (
        """PRODUCT

Objective: Make setup a five-minute job
• Median setup time from 26 to 5 minutes
• Setups finished same day from 44% to 80%

PEOPLE

Objective: Grow our own leads
• Lead roles filled from inside from 30% to 60%
• Leads trained: 12""",
        """O Make setup a five-minute job
K Median setup time from 26 to 5 minutes
K Setups finished same day from 44% to 80%
O Grow our own leads
K Lead roles filled from inside from 30% to 60%
K Leads trained: 12""",
    ),
    "an initiative among the results": (
        """Objective 1 – Reach every school in the district
\tKR 1.1 – Schools with a contact person: 14 → 38
\tKR 1.2 – Visits per school and term: 0.5 → 2
\tInitiative – printed timetable
Objective 2 – Parents take part
\tKR 2.1 – Parents at the evening: 60 → 150""",
        """O Reach every school in the district
K Schools with a contact person: 14 → 38
K Visits per school and term: 0.5 → 2
O Parents take part
K Parents at the evening: 60 → 150""",
    ),
    "goals and measures": (
        """GOAL: Calm release days
  Measure: rollbacks per month, 6 to 1
  Measure: releases per week, 1 to 5
GOAL: Known costs
  Measure: forecast error, 25% to 8%""",
        """O Calm release days
K rollbacks per month, 6 to 1
K releases per week, 1 to 5
O Known costs
K forecast error, 25% to 8%""",
    ),
    "owners below": (
        """1. Objective: Cut the queue at the border office
   - Key result: waiting time from 3 h to 45 min
   - Key result: visits that need a second trip from 35% to 12%
   Owner: S. Idris
2. Objective: Every form in plain words
   - Key result: forms rewritten from 3 to 20
   Owner: M. Okoye""",
        """O Cut the queue at the border office
K waiting time from 3 h to 45 min
K visits that need a second trip from 35% to 12%
O Every form in plain words
K forms rewritten from 3 to 20""",
    ),
    "we will know": (
        """We want visitors to leave smarter than they came. We'll know we succeeded when:
- Visitors who can name three facts from 20% to 50%
- Guided tours sold from 300 to 700 a month

We want the building to feel open. We'll know we succeeded when:
- Evening visitors from 90 to 400 a week
- Rooms closed for works from 7 to 2""",
        """O We want visitors to leave smarter than they came
K Visitors who can name three facts from 20% to 50%
K Guided tours sold from 300 to 700 a month
O We want the building to feel open
K Evening visitors from 90 to 400 a week
K Rooms closed for works from 7 to 2""",
    ),
    "success criteria": (
        """Objective: Visitors leave smarter than they came
Success criteria:
  a. Visitors who can name three facts from 20% to 50%
  b. Guided tours sold from 300 to 700 a month
Objective: The building feels open
Success criteria:
  a. Evening visitors from 90 to 400 a week""",
        """O Visitors leave smarter than they came
K Visitors who can name three facts from 20% to 50%
K Guided tours sold from 300 to 700 a month
O The building feels open
K Evening visitors from 90 to 400 a week""",
    ),
    "a card's people and days": (
        """OKR board
To do
Objective: Fewer repeat repairs
KR1: Second visits from 19% to 8%
Ana Ruiz
Jul 3
KR2: Parts on the van from 66% to 90%
Ben Osei
Jul 10""",
        """O Fewer repeat repairs
K Second visits from 19% to 8%
K Parts on the van from 66% to 90%""",
    ),
    "a chat with bold objectives": (
        """Ana Ruiz  Today at 9:14 AM
Draft OKRs for Q2:
*O1: Field crews trust the plan*
• Replanned jobs from 31% to 12%
• Jobs with all parts on site from 58% to 85%
*O2: Customers know when we come*
• Arrival window kept from 64% to 90%
Ben Osei  Today at 9:20 AM
looks good
O2 needs a second one I think""",
        """O Field crews trust the plan
K Replanned jobs from 31% to 12%
K Jobs with all parts on site from 58% to 85%
O Customers know when we come
K Arrival window kept from 64% to 90%""",
    ),
    "owner and score in columns": (
        """FY27-Q1 OKRs  |  Store Ops
O1  Shelves are full at 9 am                      Owner: Ana     0.6
KR1 Gaps at 9 am from 14% to 4%                   Owner: Ben     0.5
KR2 Deliveries before 7 am from 60% to 95%        Owner: Cem     0.7""",
        """O Shelves are full at 9 am
K Gaps at 9 am from 14% to 4%
K Deliveries before 7 am from 60% to 95%""",
    ),
    "columns kept by blanks": (
        """Objective                  Key result                              Owner
Shelves are full at 9      Gaps at 9 am from 14% to 4%             Ana
                           Deliveries before 7 from 60% to 95%     Ben
Tills never wait           Queue over 3 people from 40% to 12%     Cem""",
        """O Shelves are full at 9
K Gaps at 9 am from 14% to 4%
K Deliveries before 7 from 60% to 95%
O Tills never wait
K Queue over 3 people from 40% to 12%""",
    ),
    "a list for later": (
        """Later:
- fix the roof
- call Tom""",
        """L fix the roof
L call Tom""",
    ),
    "a table under each heading": (
        """# Marketing team – OKRs Q1 2027

## Objective 1
Be the voice people quote

### Key Results
| # | Key Result | Current | Target | Owner |
|---|---|---|---|---|
| 1.1 | Press mentions | 14 | 40 | Ana |
| 1.2 | Newsletter readers | 8k | 15k | Ben |

## Objective 2
Leads that sales wants

### Key Results
| # | Key Result | Current | Target | Owner |
|---|---|---|---|---|
| 2.1 | Leads accepted by sales | 41% | 70% | Cem |""",
        """O Be the voice people quote
K Press mentions
K Newsletter readers
O Leads that sales wants
K Leads accepted by sales""",
    ),
    "minified HTML": (
        """<div class="okr"><h3>Objective: Quiet nights</h3><ol><li>KR: Pages from 9 to 2</li><li>KR: Noise alerts from 70% to 20%</li></ol></div><div><h3>Objective: Fast builds</h3><ol><li>KR: Build time from 22 to 8 min</li></ol></div>""",
        """O Quiet nights
K Pages from 9 to 2
K Noise alerts from 70% to 20%
O Fast builds
K Build time from 22 to 8 min""",
    ),
    "results in the same sentence": (
        """Objective: Quiet nights. Key results: pages from 9 to 2; noise alerts from 70% to 20%; runbooks for all alerts.
Objective: Fast builds. Key results: build time from 22 to 8 min; flaky tests from 40 to 5.""",
        """O Quiet nights.
K pages from 9 to 2
K noise alerts from 70% to 20%
K runbooks for all alerts.
O Fast builds.
K build time from 22 to 8 min
K flaky tests from 40 to 5.""",
    ),
    "measured by, with commas": (
        """Quiet nights, measured by pages from 9 to 2, noise alerts from 70% to 20% and mean time to ack from 12 to 4 min""",
        """O Quiet nights
K pages from 9 to 2
K noise alerts from 70% to 20%
K mean time to ack from 12 to 4 min""",
    ),
    "single stars": (
        """*Objective 1:* _Quiet nights_
1. Pages from 9 to 2
2. Noise alerts from 70% to 20%
*Objective 2:* _Fast builds_
1. Build time from 22 to 8 min""",
        """O Quiet nights
K Pages from 9 to 2
K Noise alerts from 70% to 20%
O Fast builds
K Build time from 22 to 8 min""",
    ),
    "tags in front": (
        """[Infra] Quiet nights
  [Ana] Pages from 9 to 2
  [Ben] Noise alerts from 70% to 20%
[Dev] Fast builds
  [Cem] Build time from 22 to 8 min""",
        """O Quiet nights
K Pages from 9 to 2
K Noise alerts from 70% to 20%
O Fast builds
K Build time from 22 to 8 min""",
    ),
    "confidence lines": (
        """Objective: Quiet nights @ana
KR1: Pages from 9 to 2 @ben
KR2: Noise alerts from 70% to 20% (@cem)
Confidence: 7/10
Objective: Fast builds @dora
KR1: Build time from 22 to 8 min @eli
Confidence: 5/10""",
        """O Quiet nights
K Pages from 9 to 2
K Noise alerts from 70% to 20%
O Fast builds
K Build time from 22 to 8 min""",
    ),
    "labels over indented words": (
        """Objective
    Quiet nights
Key results
    Pages from 9 to 2
    Noise alerts from 70% to 20%

Objective
    Fast builds
Key results
    Build time from 22 to 8 min""",
        """O Quiet nights
K Pages from 9 to 2
K Noise alerts from 70% to 20%
O Fast builds
K Build time from 22 to 8 min""",
    ),
    "bullets with reasons": (
        """# OKRs
- **Quiet nights** (SRE)
  - Why: two people left
  - Pages from 9 to 2
  - Noise alerts from 70% to 20%
- **Fast builds** (DX)
  - Build time from 22 to 8 min""",
        """O Quiet nights (SRE)
K Pages from 9 to 2
K Noise alerts from 70% to 20%
O Fast builds (DX)
K Build time from 22 to 8 min""",
    ),
    "numbers without a stop": (
        """1 Quiet nights
1.1 Pages from 9 to 2
1.2 Noise alerts from 70% to 20%
1.2.1 tune thresholds
2 Fast builds
2.1 Build time from 22 to 8 min""",
        """O Quiet nights
K Pages from 9 to 2
K Noise alerts from 70% to 20%
O Fast builds
K Build time from 22 to 8 min""",
    ),
    "letters and numbers": (
        """A. Quiet nights
A1. Pages from 9 to 2
A2. Noise alerts from 70% to 20%
B. Fast builds
B1. Build time from 22 to 8 min""",
        """O Quiet nights
K Pages from 9 to 2
K Noise alerts from 70% to 20%
O Fast builds
K Build time from 22 to 8 min""",
    ),
    "underlined headings": (
        """Quiet nights
-----------
- Pages from 9 to 2
- Noise alerts from 70% to 20%

Fast builds
-----------
- Build time from 22 to 8 min""",
        """O Quiet nights
K Pages from 9 to 2
K Noise alerts from 70% to 20%
O Fast builds
K Build time from 22 to 8 min""",
    ),
    "word processor bullets": (
        """Objective: Quiet nights
\t•\tPages from 9 to 2
\t•\tNoise alerts from 70% to 20%
\t◦\ttune thresholds
Objective: Fast builds
\t•\tBuild time from 22 to 8 min""",
        """O Quiet nights
K Pages from 9 to 2
K Noise alerts from 70% to 20%
O Fast builds
K Build time from 22 to 8 min""",
    ),
    "result labels over words": (
        """Objective 1: Quiet nights
Key Result 1:
Pages from 9 to 2
Key Result 2:
Noise alerts from 70% to 20%

Objective 2: Fast builds
Key Result 1:
Build time from 22 to 8 min""",
        """O Quiet nights
K Pages from 9 to 2
K Noise alerts from 70% to 20%
O Fast builds
K Build time from 22 to 8 min""",
    ),
    "bars between labels": (
        """O: Quiet nights | KR1: Pages from 9 to 2 | KR2: Noise alerts from 70% to 20%
O: Fast builds | KR1: Build time from 22 to 8 min | KR2: Flaky tests from 40 to 5""",
        """O Quiet nights
K Pages from 9 to 2
K Noise alerts from 70% to 20%
O Fast builds
K Build time from 22 to 8 min
K Flaky tests from 40 to 5""",
    ),
    "indentation only": (
        """Quiet nights
    Pages from 9 to 2
    Noise alerts from 70% to 20%
Fast builds
    Build time from 22 to 8 min
    Replace the runner""",
        """O Quiet nights
K Pages from 9 to 2
K Noise alerts from 70% to 20%
O Fast builds
K Build time from 22 to 8 min
K Replace the runner""",
    ),
    "wrapped at forty columns": (
        """Objective: We want our nights to be
quiet and our people to be rested
KR1: Pages from 9 to 2 for every
engineer on call
KR2: Noise alerts from 70% to 20%""",
        """O We want our nights to be quiet and our people to be rested
K Pages from 9 to 2 for every engineer on call
K Noise alerts from 70% to 20%""",
    ),
    "paragraphs of single lines": (
        """Last quarter we learned a lot. This quarter we focus on two things.

Quiet nights

Pages from 9 to 2
Noise alerts from 70% to 20%

Fast builds

Build time from 22 to 8 min
Flaky tests from 40 to 5""",
        """O Quiet nights
K Pages from 9 to 2
K Noise alerts from 70% to 20%
O Fast builds
K Build time from 22 to 8 min
K Flaky tests from 40 to 5""",
    ),
    "page properties": (
        """Q4 OKRs – Data Platform
Status
In progress
Owner
Priya N.
Last edited
Oct 3, 2026

▸ O1 Analysts trust yesterday's numbers
    KR1 Tables late at 8 am from 22 to 3
    KR2 Corrections after publishing from 9 to 2 a month
▸ O2 Self-service without tickets
    KR1 Ad-hoc requests from 140 to 60 a month
    KR2 Launch the metrics catalogue""",
        """O Analysts trust yesterday's numbers
K Tables late at 8 am from 22 to 3
K Corrections after publishing from 9 to 2 a month
O Self-service without tickets
K Ad-hoc requests from 140 to 60 a month
K Launch the metrics catalogue""",
    ),
    "chat with a list": (
        """[Yesterday 14:02] Priya Nair
OKRs Q4 2026 Data Platform

Objective 1: Analysts trust yesterday's numbers
 *   Tables late at 8 am from 22 to 3
 *   Corrections after publishing from 9 to 2 a month

Objective 2: Self-service without tickets
 *   Ad-hoc requests from 140 to 60 a month

[Yesterday 14:10] Tom
👍
can we talk about O2 tomorrow?""",
        """O Analysts trust yesterday's numbers
K Tables late at 8 am from 22 to 3
K Corrections after publishing from 9 to 2 a month
O Self-service without tickets
K Ad-hoc requests from 140 to 60 a month""",
    ),
    "tickets before labels": (
        """OKR-12 Analysts trust yesterday's numbers
OKR-13 KR: Tables late at 8 am from 22 to 3
OKR-14 KR: Corrections after publishing from 9 to 2 a month
OKR-15 Self-service without tickets
OKR-16 KR: Ad-hoc requests from 140 to 60 a month""",
        """O Analysts trust yesterday's numbers
K Tables late at 8 am from 22 to 3
K Corrections after publishing from 9 to 2 a month
O Self-service without tickets
K Ad-hoc requests from 140 to 60 a month""",
    ),
    "running heads": (
        """Data Platform OKRs                                Page 1 of 2

Objective 1: Analysts trust yesterday's numbers
1.1 Tables late at 8 am from 22 to 3
1.2 Corrections after publishing from 9 to 2 a month

Data Platform OKRs                                Page 2 of 2

Objective 2: Self-service without tickets
2.1 Ad-hoc requests from 140 to 60 a month""",
        """O Analysts trust yesterday's numbers
K Tables late at 8 am from 22 to 3
K Corrections after publishing from 9 to 2 a month
O Self-service without tickets
K Ad-hoc requests from 140 to 60 a month""",
    ),
    "outline of a document": (
        """Data Platform
● Analysts trust yesterday's numbers
    ○ Tables late at 8 am from 22 to 3
    ○ Corrections after publishing from 9 to 2 a month
        ■ add checks
● Self-service without tickets
    ○ Ad-hoc requests from 140 to 60 a month""",
        """O Analysts trust yesterday's numbers
K Tables late at 8 am from 22 to 3
K Corrections after publishing from 9 to 2 a month
O Self-service without tickets
K Ad-hoc requests from 140 to 60 a month""",
    ),
    "numbers in the first column": (
        """1\tAnalysts trust yesterday's numbers\t
1.1\tTables late at 8 am\t22\t3
1.2\tCorrections after publishing\t9\t2
2\tSelf-service without tickets\t
2.1\tAd-hoc requests per month\t140\t60""",
        """O Analysts trust yesterday's numbers
K Tables late at 8 am
K Corrections after publishing
O Self-service without tickets
K Ad-hoc requests per month""",
    ),
    "restructured text": (
        """Analysts trust yesterday's numbers
----------------------------------

* Tables late at 8 am from 22 to 3
* Corrections after publishing from 9 to 2 a month

Self-service without tickets
----------------------------

* Ad-hoc requests from 140 to 60 a month""",
        """O Analysts trust yesterday's numbers
K Tables late at 8 am from 22 to 3
K Corrections after publishing from 9 to 2 a month
O Self-service without tickets
K Ad-hoc requests from 140 to 60 a month""",
    ),
    "two states of tasks": (
        """To do Q1
[ ] Order badges
[x] Book the room
[ ] Ask Tom about the speaker list (due 3 March)
Waiting
[ ] Printer quote""",
        """L Order badges
L Book the room
L Ask Tom about the speaker list (due 3 March)
L Printer quote""",
    ),
    "fields behind bars": (
        """Team: Data Platform | Quarter: Q4 2026 | Owner: Priya

Objective: Analysts trust yesterday's numbers | Weight: 60%
KR1: Tables late at 8 am from 22 to 3 | Owner: Tom | Status: On track
KR2: Corrections after publishing from 9 to 2 a month | Owner: Ida | Status: At risk

Objective: Self-service without tickets | Weight: 40%
KR1: Ad-hoc requests from 140 to 60 a month | Owner: Ida | Status: On track""",
        """O Analysts trust yesterday's numbers
K Tables late at 8 am from 22 to 3
K Corrections after publishing from 9 to 2 a month
O Self-service without tickets
K Ad-hoc requests from 140 to 60 a month""",
    ),
    "reasons and dependencies": (
        """Objective #1: Analysts trust yesterday's numbers
Why it matters: we lost a week in May to wrong numbers.
Key results:
  1) Tables late at 8 am from 22 to 3 [Tom]
  2) Corrections after publishing from 9 to 2 a month [Ida]
Dependencies: Finance
Objective #2: Self-service without tickets
Why it matters: analysts wait 3 days.
Key results:
  1) Ad-hoc requests from 140 to 60 a month [Ida]""",
        """O Analysts trust yesterday's numbers
K Tables late at 8 am from 22 to 3
K Corrections after publishing from 9 to 2 a month
O Self-service without tickets
K Ad-hoc requests from 140 to 60 a month""",
    ),
    "labels in running text": (
        """Our OKRs this term
We want every child to read (O1). KR1: Children reading at grade from 61% to 75%. KR2: Books borrowed per child from 3 to 8.
We want parents at the table (O2). KR1: Parents at meetings from 30% to 55%.""",
        """O We want every child to read (O1).
K Children reading at grade from 61% to 75%.
K Books borrowed per child from 3 to 8.
O We want parents at the table (O2).
K Parents at meetings from 30% to 55%.""",
    ),
    "Spanish": (
        """Objetivo 1: Los analistas confían en los datos
Resultado clave 1: Tablas tarde a las 8 de 22 a 3
Resultado clave 2: Correcciones de 9 a 2 al mes
Objetivo 2: Menos tickets
Resultado clave 1: Peticiones de 140 a 60 al mes""",
        """O Los analistas confían en los datos
K Tablas tarde a las 8 de 22 a 3
K Correcciones de 9 a 2 al mes
O Menos tickets
K Peticiones de 140 a 60 al mes""",
    ),
    "French": (
        """Objectif 1 : Les analystes font confiance aux chiffres
Résultat clé 1 : Tables en retard à 8 h de 22 à 3
Résultat clé 2 : Corrections de 9 à 2 par mois""",
        """O Les analystes font confiance aux chiffres
K Tables en retard à 8 h de 22 à 3
K Corrections de 9 à 2 par mois""",
    ),
    "German key results": (
        """# Kundendienst – OKRs Q3 2026
**Ziel 1: Kunden bekommen beim ersten Anruf eine Lösung**
- KE1: Lösungsquote beim ersten Anruf von 48 % auf 70 %
- KE2: Wartezeit von 6 auf 2 Minuten
**Ziel 2: Techniker fahren nie umsonst**
- KE1: Leerfahrten von 19 % auf 8 %""",
        """O Kunden bekommen beim ersten Anruf eine Lösung
K Lösungsquote beim ersten Anruf von 48 % auf 70 %
K Wartezeit von 6 auf 2 Minuten
O Techniker fahren nie umsonst
K Leerfahrten von 19 % auf 8 %""",
    ),
    "single labels for every line": (
        """Objective
Riders arrive on time
KR
On-time buses from 81% to 92%
KR
Missed connections from 300 to 120 a week
Objective
Drivers stay
KR
Drivers leaving in year one from 22% to 12%""",
        """O Riders arrive on time
K On-time buses from 81% to 92%
K Missed connections from 300 to 120 a week
O Drivers stay
K Drivers leaving in year one from 22% to 12%""",
    ),
    "a question as the label of a reason": (
        """Q1 2027 OKRs | Bus depot north

Riders arrive on time
Why now? The new timetable starts in February.
1) On-time buses from 81% to 92%
2) Missed connections from 300 to 120 a week

Drivers stay
Why now? Two depots compete for the same people.
1) Drivers leaving in year one from 22% to 12%
2) New break room""",
        """O Riders arrive on time
K On-time buses from 81% to 92%
K Missed connections from 300 to 120 a week
O Drivers stay
K Drivers leaving in year one from 22% to 12%
K New break room""",
    ),
    "shouting with owners": (
        """OBJECTIVE 1: RIDERS ARRIVE ON TIME (OWNER: ANA)
> KR 1.1: On-time buses from 81% to 92% (OWNER: BEN)
> KR 1.2: Missed connections from 300 to 120 a week
OBJECTIVE 2: DRIVERS STAY (OWNER: CEM)
> KR 2.1: Drivers leaving in year one from 22% to 12%""",
        """O RIDERS ARRIVE ON TIME
K On-time buses from 81% to 92%
K Missed connections from 300 to 120 a week
O DRIVERS STAY
K Drivers leaving in year one from 22% to 12%""",
    ),
    "arrows as bullets": (
        """Bus depot north
Q1 2027

Objective: Riders arrive on time
  → On-time buses from 81% to 92%
  → Missed connections from 300 to 120 a week
Objective: Drivers stay
  → Drivers leaving in year one from 22% to 12%""",
        """O Riders arrive on time
K On-time buses from 81% to 92%
K Missed connections from 300 to 120 a week
O Drivers stay
K Drivers leaving in year one from 22% to 12%""",
    ),
    "leads with colons, one short": (
        """Riders arrive on time:
- On-time buses from 81% to 92%
- Missed connections from 300 to 120 a week

Drivers stay:
- Drivers leaving in year one from 22% to 12%
- New break room""",
        """O Riders arrive on time
K On-time buses from 81% to 92%
K Missed connections from 300 to 120 a week
O Drivers stay
K Drivers leaving in year one from 22% to 12%
K New break room""",
    ),
    "a section called health": (
        """Objectives
1. Riders arrive on time
\ta. On-time buses from 81% to 92%
\tb. Missed connections from 300 to 120 a week
2. Drivers stay
\ta. Drivers leaving in year one from 22% to 12%
Health
- Accidents stay at 0""",
        """O Riders arrive on time
K On-time buses from 81% to 92%
K Missed connections from 300 to 120 a week
O Drivers stay
K Drivers leaving in year one from 22% to 12%""",
    ),
    "plain lines under numbers": (
        """1. Riders arrive on time
On-time buses from 81% to 92%
Missed connections from 300 to 120 a week
2. Drivers stay
Drivers leaving in year one from 22% to 12%
New break room""",
        """O Riders arrive on time
K On-time buses from 81% to 92%
K Missed connections from 300 to 120 a week
O Drivers stay
K Drivers leaving in year one from 22% to 12%
K New break room""",
    ),
    "lists with blank lines between": (
        """Riders arrive on time

* On-time buses from 81% to 92%

* Missed connections from 300 to 120 a week

Drivers stay

* Drivers leaving in year one from 22% to 12%""",
        """O Riders arrive on time
K On-time buses from 81% to 92%
K Missed connections from 300 to 120 a week
O Drivers stay
K Drivers leaving in year one from 22% to 12%""",
    ),
    "plus signs for sub-points": (
        """O: Riders arrive on time
- On-time buses from 81% to 92%
  + more drivers at peak
  + new lanes
- Missed connections from 300 to 120 a week

O: Drivers stay
- Drivers leaving in year one from 22% to 12%
  + break room""",
        """O Riders arrive on time
K On-time buses from 81% to 92%
K Missed connections from 300 to 120 a week
O Drivers stay
K Drivers leaving in year one from 22% to 12%""",
    ),
    "a table with the value of today": (
        """Team\tObjective\tKR\tStart\tTarget\tNow\tOwner
North\tRiders arrive on time\tOn-time buses\t81%\t92%\t85%\tAna
\t\tMissed connections\t300\t120\t250\tBen
South\tDrivers stay\tLeavers in year one\t22%\t12%\t20%\tCem""",
        """O Riders arrive on time
K On-time buses
K Missed connections
O Drivers stay
K Leavers in year one""",
    ),
    "rows named in the first column": (
        """|Objective|Riders arrive on time|
|KR1|On-time buses from 81% to 92%|
|KR2|Missed connections from 300 to 120|
|Objective|Drivers stay|
|KR1|Leavers in year one from 22% to 12%|""",
        """O Riders arrive on time
K On-time buses from 81% to 92%
K Missed connections from 300 to 120
O Drivers stay
K Leavers in year one from 22% to 12%""",
    ),
    "results in brackets": (
        """Objective: Riders arrive on time (KR: On-time buses from 81% to 92%; Missed connections from 300 to 120 a week)
Objective: Drivers stay (KR: Leavers in year one from 22% to 12%; New break room)""",
        """O Riders arrive on time
K On-time buses from 81% to 92%
K Missed connections from 300 to 120 a week
O Drivers stay
K Leavers in year one from 22% to 12%
K New break room""",
    ),
    "because, and letters": (
        """By the end of Q1 riders arrive on time. We will know because
a) on-time buses go from 81% to 92%,
b) missed connections go from 300 to 120 a week.

By the end of Q1 drivers stay. We will know because
a) leavers in year one go from 22% to 12%.""",
        """O By the end of Q1 riders arrive on time
K on-time buses go from 81% to 92%
K missed connections go from 300 to 120 a week.
O By the end of Q1 drivers stay
K leavers in year one go from 22% to 12%.""",
    ),
    "two dashes for depth": (
        """- Riders arrive on time
-- On-time buses from 81% to 92%
-- Missed connections from 300 to 120 a week
- Drivers stay
-- Leavers in year one from 22% to 12%""",
        """O Riders arrive on time
K On-time buses from 81% to 92%
K Missed connections from 300 to 120 a week
O Drivers stay
K Leavers in year one from 22% to 12%""",
    ),
    "two plus signs for depth": (
        """+ Riders arrive on time
++ On-time buses from 81% to 92%
+ Drivers stay
++ Leavers in year one from 22% to 12%""",
        """O Riders arrive on time
K On-time buses from 81% to 92%
O Drivers stay
K Leavers in year one from 22% to 12%""",
    ),
    "goals and targets": (
        """Goal 1. Riders arrive on time
Target 1. On-time buses from 81% to 92%
Target 2. Missed connections from 300 to 120 a week
Goal 2. Drivers stay
Target 1. Leavers in year one from 22% to 12%""",
        """O Riders arrive on time
K On-time buses from 81% to 92%
K Missed connections from 300 to 120 a week
O Drivers stay
K Leavers in year one from 22% to 12%""",
    ),
    "labels and numbers without a sign": (
        """Objective 1 Riders arrive on time
\tResult 1 On-time buses from 81% to 92%
\tResult 2 Missed connections from 300 to 120 a week
Objective 2 Drivers stay
\tResult 1 Leavers in year one from 22% to 12%""",
        """O Riders arrive on time
K On-time buses from 81% to 92%
K Missed connections from 300 to 120 a week
O Drivers stay
K Leavers in year one from 22% to 12%""",
    ),
    "labels without a sign": (
        """OBJECTIVE Guests find their way alone
KR questions at the desk 400 → 150
KR lost visitors 30 → 8 a day
KR 3 new signs in hall B""",
        """O Guests find their way alone
K questions at the desk 400 → 150
K lost visitors 30 → 8 a day
K 3 new signs in hall B""",
    ),
    "single letters as labels": (
        """O Guests find their way alone
 KR questions at the desk 400 → 150 | KR lost visitors 30 → 8 a day
O Cloakroom without queues
 KR median wait 9 → 3 min""",
        """O Guests find their way alone
K questions at the desk 400 → 150
K lost visitors 30 → 8 a day
O Cloakroom without queues
K median wait 9 → 3 min""",
    ),
    "short labels over indented lines": (
        """Obj Guests find their way alone
  questions at the desk 400 → 150
  lost visitors 30 → 8 a day
Obj Cloakroom without queues
  median wait 9 → 3 min
  lost coats 14 → 2
Not this season: new floor plan""",
        """O Guests find their way alone
K questions at the desk 400 → 150
K lost visitors 30 → 8 a day
O Cloakroom without queues
K median wait 9 → 3 min
K lost coats 14 → 2""",
    ),
    "stars as bullets": (
        """Objective: Guests find their way alone
Visitor services, spring
★ Questions at the desk from 400 to 150
★ Lost visitors from 30 to 8 a day
Stops: the printed map
Agreed with: security""",
        """O Guests find their way alone
K Questions at the desk from 400 to 150
K Lost visitors from 30 to 8 a day""",
    ),
    "sections behind two signs": (
        """>> Objective
Guests find their way alone

>> Why now
The new wing opens in May and doubles the floor.

>> Key results
① Questions at the desk from 400 to 150
② Lost visitors from 30 to 8 a day""",
        """O Guests find their way alone
K Questions at the desk from 400 to 150
K Lost visitors from 30 to 8 a day""",
    ),
    "a goal column that is the target": (
        """Goal: Guests find their way alone
| # | Key result | Now | Goal |
| 1 | Questions at the desk | 400 | 150 |
| 2 | Lost visitors a day | 30 | 8 |""",
        """O Guests find their way alone
K Questions at the desk
K Lost visitors a day""",
    ),
    "a blank corner over the results": (
        """O1 – Guests find their way alone

\tFrom\tTo
KR1 Questions at the desk\t400\t150
KR2 Lost visitors a day\t30\t8""",
        """O Guests find their way alone
K Questions at the desk
K Lost visitors a day""",
    ),
    "objectives first, owners, then bare numbers": (
        """Objective 1: Guests find their way alone
Objective 2: Cloakroom without queues

Owner O1: Ana · Owner O2: Ben

O1
 KR1.1 Questions at the desk from 400 to 150
 KR1.2 Lost visitors from 30 to 8 a day
O2
 KR2.1 Median wait from 9 to 3 min""",
        """O Guests find their way alone
K Questions at the desk from 400 to 150
K Lost visitors from 30 to 8 a day
O Cloakroom without queues
K Median wait from 9 to 3 min""",
    ),
    "what we want to be true": (
        """**What we want to be true:** Guests find their way alone

**Why now**
The new wing opens in May and doubles the floor. Nobody has drawn a map of it.

**Owner:** Ana
**Serves:** house aim 2

**How we'll know**
1. Questions at the desk from 400 to 150
2. Lost visitors from 30 to 8 a day""",
        """O Guests find their way alone
K Questions at the desk from 400 to 150
K Lost visitors from 30 to 8 a day""",
    ),
    "K for key result": (
        """Visitor services, 2028 H1

Aim: Guests find their way alone

Why: the new wing opens in May.

K1. Questions at the desk from 400 to 150
K2. Lost visitors from 30 to 8 a day""",
        """O Guests find their way alone
K Questions at the desk from 400 to 150
K Lost visitors from 30 to 8 a day""",
    ),
    "numbers before bars": (
        """Objective: Guests find their way alone

why now: the new wing opens in May.

1 | Questions at the desk: 400 → 150 by 31 March | desk log
2 | Lost visitors: 30 → 8 a day | guard book""",
        """O Guests find their way alone
K Questions at the desk: 400 → 150 by 31 March | desk log
K Lost visitors: 30 → 8 a day | guard book""",
    ),
    "a person and keys": (
        """Visitor services
O1: Guests find their way alone 🎯
   👤 Ana
   🔑 questions at the desk 400 → 150
   🔑 lost visitors 30 → 8 a day""",
        """O Guests find their way alone
K questions at the desk 400 → 150
K lost visitors 30 → 8 a day""",
    ),
    "an article after the label": (
        """Objective A cloakroom that nobody notices
- median wait 9 → 3 min
- lost coats 14 → 2
Objective Guests find their way alone
- questions at the desk 400 → 150""",
        """O A cloakroom that nobody notices
K median wait 9 → 3 min
K lost coats 14 → 2
O Guests find their way alone
K questions at the desk 400 → 150""",
    ),
    "quoted results": (
        """Goal 1: Guests find their way alone
 > questions at the desk 400 → 150
 > lost visitors 30 → 8 a day
Goal 2: Cloakroom without queues
 > median wait 9 → 3 min
 > lost coats 14 → 2""",
        """O Guests find their way alone
K questions at the desk 400 → 150
K lost visitors 30 → 8 a day
O Cloakroom without queues
K median wait 9 → 3 min
K lost coats 14 → 2""",
    ),
    "teams in bold before results": (
        """# Data Platform FY27-Q1 OKRs

## Objective 1: Analysts trust the numbers they find
1. **Data Platform:** Tables with an owner from 41% to 90% => 60%
1. **Data Platform:** Incidents found by users first from 22 to 5 => 100%

## Objective 2: Cost does not surprise anybody
1. **Data Platform:** Spend per query from $0.42 to $0.25 => 0%
1. **Finance:** Budget alerts answered within a day from 30% to 95% => 45%""",
        """O Analysts trust the numbers they find
K Tables with an owner from 41% to 90%
K Incidents found by users first from 22 to 5
O Cost does not surprise anybody
K Spend per query from $0.42 to $0.25
K Budget alerts answered within a day from 30% to 95%""",
    ),
    "how under a result": (
        """O1. Residents report potholes and see them fixed
  KR1. Potholes fixed in 10 days from 36% to 70%
    How: second repair crew, app reports routed by district
  KR2. Reports that get an answer from 20% to 90%
    How: text templates
O2. Cyclists feel safe on the ring
  KR1. Near misses reported from 88 to 40
    How: paint, bollards""",
        """O Residents report potholes and see them fixed
K Potholes fixed in 10 days from 36% to 70%
K Reports that get an answer from 20% to 90%
O Cyclists feel safe on the ring
K Near misses reported from 88 to 40""",
    ),
    "the year before the label": (
        """# 2027 objective: Every village has a doctor within 20 minutes

## Q1
- Villages covered from 61 to 68
- Doctors signed from 4 to 9

## Q2
- Villages covered from 68 to 80
- Evening hours from 2 to 5 a week""",
        """O Every village has a doctor within 20 minutes
K Villages covered from 61 to 68
K Doctors signed from 4 to 9
K Villages covered from 68 to 80
K Evening hours from 2 to 5 a week""",
    ),
    "state behind a bold label": (
        """**O1 Journalists get an answer in the same hour** (on track)
  - KR1.1 Median answer 190 → 50 min — ON TRACK
  - KR1.2 Questions unanswered 22% → 5% — AT RISK
**O2 Local papers print us** (at risk)
  - KR2.1 Mentions in local papers 14 → 40 — OFF TRACK""",
        """O Journalists get an answer in the same hour
K Median answer 190 → 50 min
K Questions unanswered 22% → 5%
O Local papers print us
K Mentions in local papers 14 → 40""",
    ),
    "a tree drawn with lines": (
        """Objective: Beginners finish their first course
├── KR1: Completion from 22% to 40%
├── KR2: Questions answered in a day from 55% to 85%
└── KR3: Refunds below 4%
Objective: Teachers earn a living here
├── KR1: Teachers over €1,000 a month from 31 to 80
└── KR2: Payout delay from 21 to 7 days""",
        """O Beginners finish their first course
K Completion from 22% to 40%
K Questions answered in a day from 55% to 85%
K Refunds below 4%
O Teachers earn a living here
K Teachers over €1,000 a month from 31 to 80
K Payout delay from 21 to 7 days""",
    ),
    "a list of what is left out": (
        """Objective: Visitors stay for the second hall
- Visitors reaching hall 2 from 38% to 60%
- Time in the museum from 48 to 70 min

Not doing this quarter:
- New audio guide
- Night opening""",
        """O Visitors stay for the second hall
K Visitors reaching hall 2 from 38% to 60%
K Time in the museum from 48 to 70 min""",
    ),
    "a reader's words in brackets": (
        """O1 – Sellers list a second item
KR1 – Sellers with two items from 19% to 35%
(Amir: is this per month?)
KR2 – Listings removed below 3%
// needs a baseline
O2 – Buyers pay at once
KR1 – Unpaid after 3 days from 14% to 6%""",
        """O Sellers list a second item
K Sellers with two items from 19% to 35%
K Listings removed below 3%
O Buyers pay at once
K Unpaid after 3 days from 14% to 6%""",
    ),
    "one of two": (
        """Objective 1/2: Swimmers feel safe at night
KR 1/2: Lit beaches from 2 to 6
KR 2/2: Rescues after 21:00 from 17 to 8
Objective 2/2: Lifeguards return next summer
KR 1/1: Lifeguards returning from 46% to 70%""",
        """O Swimmers feel safe at night
K Lit beaches from 2 to 6
K Rescues after 21:00 from 17 to 8
O Lifeguards return next summer
K Lifeguards returning from 46% to 70%""",
    ),
    "figures in brackets behind each aim": (
        """Objectives Q2:
1. Guides stay a second season (returning guides 42 → 65%; guides off sick 11 → 6%)
2. Trails are marked before Easter (km marked 120 → 400; lost hikers 14 → 4)""",
        """O Guides stay a second season
K returning guides 42 → 65%
K guides off sick 11 → 6%
O Trails are marked before Easter
K km marked 120 → 400
K lost hikers 14 → 4""",
    ),
    "the company's objective over the team's": (
        """Company objective: Hospitals buy from us again
Lab team objective: Samples come back the same day
KR1: Samples reported by 18:00 from 58% to 85%
KR2: Repeat tests from 4.1% to 2%""",
        """O Samples come back the same day
K Samples reported by 18:00 from 58% to 85%
K Repeat tests from 4.1% to 2%""",
    ),
    "a team, its aim and its figures in one line": (
        """Bakery: O1 Bread is still warm at nine (loaves under 40 °C at 9:00 60 → 15%; returns 44 → 12)
Shop: O1 The queue moves (wait over 4 min 35 → 10%; sales per hour 61 → 80)
Vans: O1 Nobody waits for rolls (late stops 23 → 5; calls 40 → 12)""",
        """O Bread is still warm at nine
K loaves under 40 °C at 9:00 60 → 15%
K returns 44 → 12
O The queue moves
K wait over 4 min 35 → 10%
K sales per hour 61 → 80
O Nobody waits for rolls
K late stops 23 → 5
K calls 40 → 12""",
    ),
    "results after slashes": (
        """O1: Hikers find water / KR1: Springs signed from 20 to 75 / KR2: Rescue calls for thirst from 9 to 2
O2: Huts are clean / KR1: Complaints from 40 to 10""",
        """O Hikers find water
K Springs signed from 20 to 75
K Rescue calls for thirst from 9 to 2
O Huts are clean
K Complaints from 40 to 10""",
    ),
    "French ids": (
        """Objectif 1 – Les élèves viennent le lundi
 RC1 : Absences le lundi de 14 % à 6 %
 RC2 : Retards de 90 à 30 par mois
Objectif 2 – Les profs restent
 RC1 : Départs de 12 à 4""",
        """O Les élèves viennent le lundi
K Absences le lundi de 14 % à 6 %
K Retards de 90 à 30 par mois
O Les profs restent
K Départs de 12 à 4""",
    ),
    "a table that stands upright": (
        """| Objective | Editors trust the calendar |
| --- | --- |
| KR 1 | Slots moved in the last week from 40% to 15% |
| KR 2 | Issues printed on the day from 70% to 95% |
| Owner | Priya |""",
        """O Editors trust the calendar
K Slots moved in the last week from 40% to 15%
K Issues printed on the day from 70% to 95%""",
    ),
    "words before results that are no names": (
        """Objective: The shop runs itself on Sundays
- Stock: gaps at noon from 12% to 4%
- Staff: Sundays with a substitute from 9 to 2
- Cash: differences over €10 from 7 to 1""",
        """O The shop runs itself on Sundays
K Stock: gaps at noon from 12% to 4%
K Staff: Sundays with a substitute from 9 to 2
K Cash: differences over €10 from 7 to 1""",
    ),
    "a result with a slash": (
        """O: The choir sounds full
KR1: Altos from 6 to 10 / tenors from 3 to 7
KR2: Concerts with over 200 guests from 1 to 3; no cancelled ones""",
        """O The choir sounds full
K Altos from 6 to 10 / tenors from 3 to 7
K Concerts with over 200 guests from 1 to 3; no cancelled ones""",
    ),
    "dashes inside an aim": (
        """Objective 1: Small shops – not only chains – sell our bread
KR1: Small shops from 14 to 40
Objective 2: Fewer, better rounds: one van per village
KR1: Kilometres per loaf from 0.9 to 0.5""",
        """O Small shops – not only chains – sell our bread
K Small shops from 14 to 40
O Fewer, better rounds: one van per village
K Kilometres per loaf from 0.9 to 0.5""",
    ),
    "numbers that begin results": (
        """Objective: Weekend clinics work
3 clinics open on Saturdays, up from 1
40 patients a weekend, up from 12
2 doctors per shift""",
        """O Weekend clinics work
K 3 clinics open on Saturdays, up from 1
K 40 patients a weekend, up from 12
K 2 doctors per shift""",
    ),
    "Jira's numbered lists": (
        """h2. Ziel: Rechnungen sind am Monatsende fertig
# Offene Rechnungen am 1. von 340 auf 60
# Mahnungen wegen falscher Adresse von 45 auf 10
h2. Ziel: Niemand tippt doppelt
# Doppelte Eingaben von 22 % auf 5 %""",
        """O Rechnungen sind am Monatsende fertig
K Offene Rechnungen am 1. von 340 auf 60
K Mahnungen wegen falscher Adresse von 45 auf 10
O Niemand tippt doppelt
K Doppelte Eingaben von 22 % auf 5 %""",
    ),
    "team, id and text in columns": (
        """Team	Type	Text	Owner
Ops	O1	Containers leave on the day	Yusuf
Ops	KR1	Delayed containers from 21% to 8%	Yusuf
Ops	KR2	Night moves from 60 to 25	Anke
Yard	O2	Drivers find their gate	Anke
Yard	KR1	Wrong gates from 33 to 6 a week	Anke""",
        """O Containers leave on the day
K Delayed containers from 21% to 8%
K Night moves from 60 to 25
O Drivers find their gate
K Wrong gates from 33 to 6 a week""",
    ),
    "a question between results": (
        """O1 Night nurses can eat
KR1 Shifts with a 30 min break 28% → 80%
Do we count weekends?
KR2 Breaks interrupted 61% → 25%
TODO: ask works council""",
        """O Night nurses can eat
K Shifts with a 30 min break 28% → 80%
K Breaks interrupted 61% → 25%""",
    ),
    "a name before the label": (
        """Store 14, Q3 2027, objective: Shoppers leave with what they came for
KR1 gaps on shelf 14 → 4%
Branch East – objective Everyone has a place to learn
KR1 seekers without a seat 33 → 10%""",
        """O Shoppers leave with what they came for
K gaps on shelf 14 → 4%
O Everyone has a place to learn
K seekers without a seat 33 → 10%""",
    ),
    "names before aims, no label": (
        """Hotel group 2027 – Guests come back within a year
  guests back 18% → 25%
Reception – Late arrivals feel expected
  complaints after 22:00 31 → 10""",
        """O Guests come back within a year
K guests back 18% → 25%
O Late arrivals feel expected
K complaints after 22:00 31 → 10""",
    ),
    "levels over each other": (
        """University: Research changes lives in the region
Faculty: Young researchers stay and thrive
Graduate office: Students from abroad start work in week one
KR1 contract and desk in week one 24 → 75%""",
        """O Students from abroad start work in week one
K contract and desk in week one 24 → 75%""",
    ),
    "a label word without a sign, again and again": (
        """Goal Quiet children speak up
1 spoke in the last lesson 21 → 50%
2 asked for help 18 → 40%
Goal Absence goes down
3 absent over 10% 18 → 11%""",
        """O Quiet children speak up
K spoke in the last lesson 21 → 50%
K asked for help 18 → 40%
O Absence goes down
K absent over 10% 18 → 11%""",
    ),
    "names before results": (
        """Objective (Wren): Students hear from alumni
Tomasz: Courses with a guest from 5 to 18
Wren: Update the speaker list
Tomasz: Mentors from 38 to 70""",
        """O Students hear from alumni
K Courses with a guest from 5 to 18
K Update the speaker list
K Mentors from 38 to 70""",
    ),
    "a stop sign": (
        """🎯 Old data is in on day one
   imports in a day 30 → 70%
   calls about import 80 → 25
🛑 referral scheme, dark mode""",
        """O Old data is in on day one
K imports in a day 30 → 70%
K calls about import 80 → 25""",
    ),
    "what a goal tool puts under each line": (
        """Objective Panels look like our customers
10% · Behind · Updated 2 weeks ago
Key result Members over 60 from 4% to 18%
6 % · JM
Key result Relaunch the website
Not started · JM""",
        """O Panels look like our customers
K Members over 60 from 4% to 18%
K Relaunch the website""",
    ),
    "one source behind a line": (
        """Raise the score in production, as measured by the agent on the endpoint""",
        """L Raise the score in production, as measured by the agent on the endpoint""",
    ),
    "a section over plain lines": (
        """OKR Sheet Q1/27 Tram Depot South

Objective
Trams leave the depot ready for the whole day

Key Results
Trams exchanged during service from 26 to 8 per week
Share of morning departures on the minute from 83% to 96%
Faults reported twice within a week below 5

Health Metrics
Sick days in the workshop (not above 4.5%)
Cost per tram and month stays at 3,100

Objective
The night crew is never alone with a problem

Key Results
Calls to the day engineer answered within 10 minutes: 90%
Open faults handed over without a note from 40 to 4

Health Metrics
Number of night shifts per head stays at 6""",
        """O Trams leave the depot ready for the whole day
K Trams exchanged during service from 26 to 8 per week
K Share of morning departures on the minute from 83% to 96%
K Faults reported twice within a week below 5
O The night crew is never alone with a problem
K Calls to the day engineer answered within 10 minutes: 90%
K Open faults handed over without a note from 40 to 4""",
    ),
    "a remark between numbered results": (
        """Objective 1: Interns want to come back
KR1: 8 of 10 interns apply again (last year 3)
Jo: is that all interns or the summer ones?
KR2: Every intern has shipped one thing customers see
-> I'd drop this one, it's a task
KR3: Mentors spend 3 h a week with their intern, up from 1

Objective 2: Hiring managers meet fewer, better people
KR1: Interviews per hire from 14 to 6
(Lena to confirm the baseline)
KR2: Offers accepted: 62% → 80%""",
        """O Interns want to come back
K 8 of 10 interns apply again (last year 3)
K Every intern has shipped one thing customers see
K Mentors spend 3 h a week with their intern, up from 1
O Hiring managers meet fewer, better people
K Interviews per hire from 14 to 6
K Offers accepted: 62% → 80%""",
    ),
    "struck through and dropped": (
        """Legal Ops Q2

Objective: Contracts are signed while the customer still wants them
- Median days from draft to signature: 23 → 10
- ~~Roll out the new e-signature tool~~ (removed, this is a task)
- Contracts with more than three loops below 10%

Objective: Colleagues find the clause themselves
- ~~Playbook views from 100 to 900~~ moved to Q3
- Questions about standard clauses from 75 to 25 a month""",
        """O Contracts are signed while the customer still wants them
K Median days from draft to signature: 23 → 10
K Contracts with more than three loops below 10%
O Colleagues find the clause themselves
K Questions about standard clauses from 75 to 25 a month""",
    ),
    "the first and the second objective": (
        """Subject: OKRs Workshop team, next quarter

Hello everyone,

as promised here are our two objectives.

First objective: Bikes come back fixed the first time.
We will see it in
- repairs that come back within 30 days: 12% now, 5% by June
- bikes ready on the promised day: 64% now, 90% by June

Second objective: The shop is worth a visit in winter.
We will see it in
- visitors in January and February: 900 last year, 1,500 this year
- winter services sold: 110 last year, 240 this year

Comments until Friday please.

Best regards
Karsten""",
        """O Bikes come back fixed the first time.
K repairs that come back within 30 days: 12% now, 5% by June
K bikes ready on the promised day: 64% now, 90% by June
O The shop is worth a visit in winter.
K visitors in January and February: 900 last year, 1,500 this year
K winter services sold: 110 last year, 240 this year""",
    ),
    "why as a heading of its own": (
        """### Objective

Small suppliers get paid without asking

### Why

*They wait 54 days on average and we lose the good ones.*

### Key results

1. Days to payment for suppliers under 50 staff: 54 → 20
2. Payment reminders received: 310 → 60 per month

### Not key results (just projects)

- New invoice portal
- Ana's training for department heads

### Health metric

- Wrong payments stay under 5 per month""",
        """O Small suppliers get paid without asking
K Days to payment for suppliers under 50 staff: 54 → 20
K Payment reminders received: 310 → 60 per month""",
    ),
    "how far each line is, in brackets": (
        """Objective 1. Nobody learns about a release from Twitter (70%)
KR 1.1. Release notes out before the release in 10 of 10 cases (90%)
KR 1.2. Support hears two days before: from 3 to 10 releases (50%)
Comment: two were hotfixes
Objective 2. Old versions die out (30%)
KR 2.1. Installs older than a year from 34% to 12% (20%)
KR 2.2. Three of the five old APIs are switched off (40%)""",
        """O Nobody learns about a release from Twitter
K Release notes out before the release in 10 of 10 cases
K Support hears two days before: from 3 to 10 releases
O Old versions die out
K Installs older than a year from 34% to 12%
K Three of the five old APIs are switched off""",
    ),
    "questions as headings": (
        """## What do we want?
Freelancers renew without a phone call.

## Why now?
Every January we lose a fifth of them. The call team shrinks in March.

## How will we know?
* Renewals without a call: 38% → 65% (March cohort)
* Freelancers who say "it was easy" in the exit question: 44% → 70%

## What are we not doing?
* The loyalty scheme
* The print mailing

## Who is in?
Ada, Boris and the call team""",
        """O Freelancers renew without a phone call.
K Renewals without a call: 38% → 65% (March cohort)
K Freelancers who say "it was easy" in the exit question: 44% → 70%""",
    ),
    "a table of fields": (
        """| Field | Entry |
|---|---|
| Team | Allotments |
| Objective | New gardeners harvest something in their first summer |
| Why now | Half of them give up by August. |
| KR1 | New plots with a harvest photo by September: 22 of 61 → 45 of 60 |
| KR2 | Plots handed back in the first year from 19 to 8 |
| Owner | Solveig |
| Not doing | the spring fair |""",
        """O New gardeners harvest something in their first summer
K New plots with a harvest photo by September: 22 of 61 → 45 of 60
K Plots handed back in the first year from 19 to 8""",
    ),
    "a table of signals and values": (
        """**Objective:** Night buses arrive when the app says they do

| Signal | Last winter | This winter |
|---|---|---|
| Buses within 2 minutes of the app | 58% | 85% |
| Complaints about buses that never came | 210 | 60 |
| Drivers who trust the app (poll of 140) | 3 in 10 | 7 in 10 |""",
        """O Night buses arrive when the app says they do
K Buses within 2 minutes of the app
K Complaints about buses that never came
K Drivers who trust the app (poll of 140)""",
    ),
    "a column of levels beside a column of texts": (
        """Level	Text	Owner	Start	Target	Now
O	Fans find their seat without asking	Kim
KR	Questions to stewards per match	Kim	640	200	410
KR	Seats taken 10 minutes before kick-off	Lou	71%	90%	78%
O	Away fans feel welcome	Lou
KR	Away fans who would come again	Lou	3.1	4.2	3.4""",
        """O Fans find their seat without asking
K Questions to stewards per match
K Seats taken 10 minutes before kick-off
O Away fans feel welcome
K Away fans who would come again""",
    ),
    "a plain reason under each aim": (
        """## Pupils read for fun

We counted: three in four have not opened a book at home this year.

- Books borrowed per pupil and month from 0.6 to 2
- Pupils who name a favourite book: 35% → 75%

## Parents read aloud

They want to, but nobody showed them how.

- Families at the reading evening from 12 to 60
- Families reading aloud weekly: 20% → 45%""",
        """O Pupils read for fun
K Books borrowed per pupil and month from 0.6 to 2
K Pupils who name a favourite book: 35% → 75%
O Parents read aloud
K Families at the reading evening from 12 to 60
K Families reading aloud weekly: 20% → 45%""",
    ),
    "answers between the results of a chat": (
        """Wed 14:02 – Marta: Objective for Q2: Clients understand their bill
Wed 14:02 – Marta: KR1 calls about bills 800 -> 300 a month
Wed 14:05 – Deniz: nice. source?
Wed 14:06 – Marta: call tags
Wed 14:07 – Marta: KR2 clients who can say what they pay for: 4 of 10 -> 8 of 10""",
        """O Clients understand their bill
K calls about bills 800 -> 300 a month
K clients who can say what they pay for: 4 of 10 -> 8 of 10""",
    ),
    "an aim without its label, in bold": (
        """**Choir of the south quarter, autumn 2027**

**New singers come back after their first rehearsal.**

In spring 31 people tried us and 6 stayed. The hall is ours on Tuesdays only until Christmas. Nobody spoke with those who left.

What will be different:
- newcomers at a third rehearsal: 19 % → 55 % by December (attendance list)
- newcomers who know two names after the first evening: 2 of 10 → 7 of 10, first sign, end of September

What must stay: at least 40 voices at the Advent concert.
What we leave: the extra Saturday rehearsals.
Responsible is Hanne. Agreed with the board and the conductor.""",
        """O New singers come back after their first rehearsal.
K newcomers at a third rehearsal: 19 % → 55 % by December (attendance list)
K newcomers who know two names after the first evening: 2 of 10 → 7 of 10, first sign, end of September""",
    ),
    "an aim without its label, in a mail": (
        """Subject: what we want for Q2

Hi both,

short version below, details in the sheet.

Tenants hear from us before they have to ask.

Last winter 70 % of the calls were "what happens with my repair?". Contracts with two repair firms end in June. So now is the moment.

How we'll measure it:
1. calls asking for the state of a repair: 1,240 a month in February, 500 in June
2. repairs with a message within 24 hours: 22 % in February, 80 % in May (we see this first)

We watch: first-visit fixes stay above 71 %.
Out: the tenants' newsletter.
Owner: Mirko. For: "homes without hassle" (strategy 2028).
Yes from: call centre, both firms, tenants' council.

Mirko""",
        """O Tenants hear from us before they have to ask.
K calls asking for the state of a repair: 1,240 a month in February, 500 in June
K repairs with a message within 24 hours: 22 % in February, 80 % in May (we see this first)""",
    ),
    "shouted words before dashes": (
        """AIM — Apprentices ask before they cut.
BECAUSE — Scrap from first-years doubled since the new saw. Two of the old hands retire in June.
WE SEE IT IN —
 1) scrap per apprentice and month: 41 kg (Oct) → 15 kg (Mar)
 2) questions in the morning round, tally by the foreman: 3 → 12 a week; moves first
WE KEEP — output per shift ≥ 118 frames
WE DROP — the parallel trial with alloy 4
WHO — Gerrit; agreed with works council & training office""",
        """O Apprentices ask before they cut.
K scrap per apprentice and month: 41 kg (Oct) → 15 kg (Mar)
K questions in the morning round, tally by the foreman: 3 → 12 a week; moves first""",
    ),
    "a table that counts its rows": (
        """### OKR – Housing desk, Q1 2027
**Objective** Students find a room before term begins
**Why now** The waiting list doubled. Two landlords' associations offered talks in January.
**Owner** Pilar · **Serves** "no one studies from a car"

| # | Measure | From | To | By | Source |
|---|---|---|---|---|---|
| 1 | Students without a room in week 1 | 210 | 80 | 1 March | term survey |
| 2 | Days from request to first offer | 26 | 9 | 31 March | desk log |
| 3 | Landlords offering again (leading) | 31 % | 55 % | 31 Jan | register |

**Held** Rooms refused after a visit stay under 10 %.
**Stops** Paper notice board; Friday fair.
**Agreed** Student union, both associations, IT (Ben).""",
        """O Students find a room before term begins
K Students without a room in week 1
K Days from request to first offer
K Landlords offering again (leading)""",
    ),
    "numbers that count the parts of a draft": (
        """1. Objective
Pilots on the river trust the night lights.

2. Why now
Three groundings since May. The contract with the light keeper is renewed in October.

3. Key results
a) Lights out for more than one night: 17 last season, 4 this season
b) Pilots who call the lights reliable: 35 % in the May poll, 80 % in the October poll
c) Reports answered the same day, our early sign: 40 % now, 90 % by 15 August

4. Must not get worse
Fuel for the tender stays under 900 litres a month.

5. What stops
The repainting of the beacons.

6. Owner and consent
Lotte; harbour office and pilots' guild agreed on 3 June.""",
        """O Pilots on the river trust the night lights.
K Lights out for more than one night: 17 last season, 4 this season
K Pilots who call the lights reliable: 35 % in the May poll, 80 % in the October poll
K Reports answered the same day, our early sign: 40 % now, 90 % by 15 August""",
    ),
    "a table of health metrics": (
        """# Dispatch Q2

## O1: Ambulances start within a minute
| KR | From | To |
|---|---|---|
| Median time to start | 95 s | 60 s |
| Starts over 3 minutes a month | 140 | 40 |

### Health metrics
| Metric | Limit |
|---|---|
| Accidents on the way out | 2 |
| Overtime per head | 8 h |

## O2: Crews rest between calls
| KR | From | To |
|---|---|---|
| Shifts without a 30 minute break | 44% | 10% |""",
        """O Ambulances start within a minute
K Median time to start
K Starts over 3 minutes a month
O Crews rest between calls
K Shifts without a 30 minute break""",
    ),
    "an interview": (
        """Q: What's the objective?
A: Night staff decide without waking the manager.

Q: Why now?
A: The manager was woken on 22 of 30 nights. Two left over it.

Q: How will we know?
A: Two things.
 - nights with a call from 22 to 6 of 30
 - decisions taken back the next day under 2 a month

Q: Who agreed?
A: Both shifts.""",
        """O Night staff decide without waking the manager.
K nights with a call from 22 to 6 of 30
K decisions taken back the next day under 2 a month""",
    ),
}


def drawn(outline: Outline) -> str:
    """Draw an outline as text: O objective, K key result, L loose line."""
    rows: list[str] = []
    for block in outline.blocks:
        rows.append(f"O {block.line.text}")
        rows.extend(f"K {line.text}" for line in block.key_results)
    return "\n".join([*rows, *(f"L {line.text}" for line in outline.loose)])


@pytest.mark.parametrize("name", PASTES)
def test_a_paste_is_read_as_a_careful_person_reads_it(name: str) -> None:
    text, wanted = PASTES[name]
    assert drawn(parse(text)) == wanted


@pytest.mark.parametrize("name", PASTES)
def test_every_line_of_a_paste_can_be_found_again(name: str) -> None:
    text = PASTES[name][0]
    outline = parse(text)
    lines = [line for block in outline.blocks for line in (block.line, *block.key_results)] + list(outline.loose)
    spans = [line.span for line in lines] + [piece.span for piece in outline.unparsed]
    spans += [cell.span for line in lines for cell in line.cells]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    reasons = " ".join(block.why_now or "" for block in outline.blocks)
    position = 0
    for raw in text.splitlines(keepends=True):
        start, position = position, position + len(raw)
        touched = any(a < position and start < b for a, b in spans)
        words = re.split(r"[:?|—] |\*\* ", raw.strip(" *|\n"))[-1]
        assert touched or not any(map(str.isalnum, raw)) or words in reasons or words == "Why now", raw


TITLES = {
    "Q2 2027 – Classroom tools": ("Classroom tools", "Q2 2027"),
    "Q2 2027, Workshop team": ("Workshop", "Q2 2027"),
    "Harbour Museum – season 2026/27, first half": ("Harbour Museum", "season 2026/27, first half"),
    "School of Music, term 2": ("School of Music", "term 2"),
    "School of Music: Spring term 2027": ("School of Music", "Spring term 2027"),
    "Night Ward | 1 July – 31 December 2026": ("Night Ward", "1 July – 31 December 2026"),
    "Night Ward · 2026Q4": ("Night Ward", "2026Q4"),
    "Tools Squad OKRs 2026 Q4 #88": ("Tools Squad", "2026 Q4"),
    "Friends of the Park, second half of 2026": ("Friends of the Park", "second half of 2026"),
    "🌳 Park Board 🌳 FY27 H1": ("Park Board", "FY27 H1"),
    "Shared OKRs, Q4 2026": (None, "Q4 2026"),
    "Q4 planning – minutes": (None, "Q4"),
}


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("mark", ["", "# "])
def test_team_and_cycle_are_read_from_a_title(title: str, mark: str) -> None:
    outline = parse(f"{mark}{title}\n\nObjective: Calm nights\n- KR1: Pages from 9 to 2\n")
    assert (outline.team, outline.cycle) == TITLES[title]
    assert drawn(outline) == "O Calm nights\nK Pages from 9 to 2"


def test_a_name_over_a_line_with_the_cycle_is_the_team() -> None:
    outline = parse("Friends of the Park\nSummer 2026\n\n* Benches without graffiti from 40% to 80%\n* Plant 60 trees")
    assert (outline.team, outline.cycle) == ("Friends of the Park", "Summer 2026")


AIMS_THAT_NAME_A_CYCLE = ["Win back our guests in Q2", "Nobody waits in Q3 2026", "Payments that never fail – Q3 2026"]


@pytest.mark.parametrize("aim", AIMS_THAT_NAME_A_CYCLE)
def test_an_aim_that_names_a_cycle_stays_an_aim(aim: str) -> None:
    assert drawn(parse(f"## {aim}\n- Pages from 9 to 2\n- Stops from 5 to 1")).startswith(f"O {aim}\n")


FURNITURE = [
    "Created by Ana Ruiz, last modified on 3 Mar 2027",
    "4 minute read",
    "Like Be the first to like this",
    "ruiz-ana opened this issue on Mar 3 · 2 comments",
    "2 replies  Last reply 3 days ago",
    "Checklist 1/3",
    "Add an item",
    "Page 2 of 7",
    "17",
    "Confidential – for internal use",
    "Sent from my phone",
    ":+1: 3  :eyes: 1",
    "Show more",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_what_a_program_puts_around_the_words_is_metadata_and_breaks_nothing(line: str) -> None:
    text = f"Objective: Calm nights\n{line}\nKR1: Pages from 9 to 2\n{line}\nKR2: Noise from 70% to 20%\n{line}\n"
    outline = parse(text)
    assert drawn(outline) == "O Calm nights\nK Pages from 9 to 2\nK Noise from 70% to 20%"
    assert {piece.kind for piece in outline.unparsed} == {"metadata"}


NOT_FURNITURE = [
    "Edit the handbook",
    "Share of returns from 9% to 4%",
    "Published by 10 newspapers",
    "Closed this year: 3 of 9 sites",
    "Comments answered within a day from 20% to 80%",
]


@pytest.mark.parametrize("line", NOT_FURNITURE)
def test_a_result_that_begins_like_furniture_is_a_result(line: str) -> None:
    assert drawn(parse(f"Objective: Calm nights\n- {line}\n- Pages from 9 to 2")).splitlines()[1] == f"K {line}"


ENDINGS = {
    "ON TRACK": True,
    "AT RISK": True,
    "DONE": True,
    "NOT STARTED": True,
    "At risk": True,
    "[dashboard](https://example.org/d)": True,
    "(see [tracker](https://example.org/t))": True,
    "[#88](https://example.org/88)": True,
    "| Owner: Ana | Status: on track": True,
    "under [the new contract](https://example.org/c)": False,
    "for ISO": False,
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_status_and_reference_behind_a_line_leave_its_words_and_stay_in_its_span(ending: str) -> None:
    text = f"Objective: Calm nights\n- KR1: Pages a night from 9 to 2 {ending}\n- KR2: Noise from 70% to 20%\n"
    line = parse(text).blocks[0].key_results[0]
    assert (line.text == "Pages a night from 9 to 2") is ENDINGS[ending]
    assert text[line.span[0] : line.span[1]] == f"- KR1: Pages a night from 9 to 2 {ending}"


def test_a_shouted_line_keeps_its_last_word() -> None:
    assert drawn(parse("KR1: GET THE AUDIT DONE")) == "L GET THE AUDIT DONE"


def test_a_team_in_front_of_the_label_is_the_owner() -> None:
    outline = parse("O: Calm nights\n[Web] KR1: Pages from 9 to 2\n[Ops] KR2: Noise from 70% to 20%\n[all] see you")
    assert [line.owner for line in outline.blocks[0].key_results] == ["Web", "Ops"]
    assert [piece.text for piece in outline.unparsed] == ["[all] see you"]


def test_an_aim_over_indented_aims_is_their_parent() -> None:
    text = "Company objective: Grow\n  Objective: Calm nights\n    KR: Pages from 9 to 2\n  Objective: Fast builds\n"
    outline = parse(text)
    assert [(block.line.text, block.parent) for block in outline.blocks] == [
        ("Calm nights", "Grow"),
        ("Fast builds", "Grow"),
    ]


def test_cells_of_pasted_values_keep_quotes_owners_and_spans() -> None:
    text = 'Objective;Key result;Owner;From\n"Calm; nights";"Say ""sorry""\nwithin 5 min";Ana;7,5 %\n'
    outline = parse(text)
    line = outline.blocks[0].key_results[0]
    assert outline.blocks[0].line.text == "Calm; nights"
    assert (line.text, line.owner) == ('Say "sorry" within 5 min', "Ana")
    assert [(cell.role, cell.text) for cell in line.cells] == [("baseline", "7,5 %")]
    here = line.text.index("sorry")
    a, b = line.locate(here, here + 5)
    assert text[a:b] == "sorry"


def test_a_paste_of_very_many_lines_is_read_in_part_and_listed_whole() -> None:
    text = "\n".join(f"- Pages from {number} to 2" for number in range(12_000))
    outline = parse(text)
    assert len(outline.loose) == 10_000
    assert [(piece.kind, piece.span) for piece in outline.unparsed] == [
        ("prose", (text.index("- Pages from 10000 "), len(text)))
    ]
