"""What people paste, and the objectives, key results and loose lines it is read into."""

from __future__ import annotations

import os
import re
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from coach.parse import parse, parse_lines
from coach.schema import Line, Outline

FUZZ_EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "300"))


def drawn(outline: Outline) -> str:
    """Draw an outline as text: O objective, K key result, L loose line."""
    rows: list[str] = []
    for block in outline.blocks:
        rows.append(f"O {block.line.text}")
        rows.extend(f"K {line.text}" for line in block.key_results)
    rows.extend(f"L {line.text}" for line in outline.loose)
    return "\n".join(rows)


def expected(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().splitlines())


WANTED_TWO = """
O Parents trust the nursery
K Complaints fall from 14 to 5 a month
K 8 of 10 parents recommend us
O Staff want to stay
K Leavers fall from 9 to 3
"""

TWO_OBJECTIVES = {
    "markdown headings with bullets": """
# Q3 2026 OKRs

## Parents trust the nursery
- Complaints fall from 14 to 5 a month
- 8 of 10 parents recommend us

## Staff want to stay
- Leavers fall from 9 to 3
""",
    "labels in headings and numbered bullets": """
## Objective 1: Parents trust the nursery
1. Complaints fall from 14 to 5 a month
2. 8 of 10 parents recommend us
## Objective 2: Staff want to stay
1. Leavers fall from 9 to 3
""",
    "bold labels": """
**Objective 1:** Parents trust the nursery
- **KR1:** Complaints fall from 14 to 5 a month
- **KR2:** 8 of 10 parents recommend us

**Objective 2:** Staff want to stay
- **KR1:** Leavers fall from 9 to 3
""",
    "short labels": """
O: Parents trust the nursery
KR: Complaints fall from 14 to 5 a month
KR: 8 of 10 parents recommend us
O: Staff want to stay
KR: Leavers fall from 9 to 3
""",
    "short numbered labels": """
O1: Parents trust the nursery
KR1: Complaints fall from 14 to 5 a month
KR2: 8 of 10 parents recommend us

O2: Staff want to stay
KR1: Leavers fall from 9 to 3
""",
    "labels with dashes": """
O1 - Parents trust the nursery
KR1.1 - Complaints fall from 14 to 5 a month
KR1.2 - 8 of 10 parents recommend us
O2 - Staff want to stay
KR2.1 - Leavers fall from 9 to 3
""",
    "labels with blanks and dots": """
Objective 1. Parents trust the nursery
KR 1.1 Complaints fall from 14 to 5 a month
KR 1.2 8 of 10 parents recommend us
Objective 2. Staff want to stay
KR 2.1 Leavers fall from 9 to 3
""",
    "joined labels": """
O1 Parents trust the nursery
O1KR1: Complaints fall from 14 to 5 a month
O1KR2: 8 of 10 parents recommend us
O2 Staff want to stay
O2KR1: Leavers fall from 9 to 3
""",
    "dashed joined labels": """
O1: Parents trust the nursery
O1-KR1: Complaints fall from 14 to 5 a month
O1-KR2: 8 of 10 parents recommend us
O2: Staff want to stay
O2-KR1: Leavers fall from 9 to 3
""",
    "two levels of bullets": """
* Parents trust the nursery
  * Complaints fall from 14 to 5 a month
  * 8 of 10 parents recommend us
* Staff want to stay
  * Leavers fall from 9 to 3
""",
    "numbers above letters": """
1. Parents trust the nursery
   a. Complaints fall from 14 to 5 a month
   b. 8 of 10 parents recommend us
2. Staff want to stay
   a. Leavers fall from 9 to 3
""",
    "numbers above letters, indentation lost": """
1. Parents trust the nursery
a) Complaints fall from 14 to 5 a month
b) 8 of 10 parents recommend us
2. Staff want to stay
a) Leavers fall from 9 to 3
""",
    "numbers above bullets, indentation lost": """
1. Parents trust the nursery
- Complaints fall from 14 to 5 a month
- 8 of 10 parents recommend us
2. Staff want to stay
- Leavers fall from 9 to 3
""",
    "pasted from a word processor": """
•\tParents trust the nursery
o\tComplaints fall from 14 to 5 a month
o\t8 of 10 parents recommend us
•\tStaff want to stay
o\tLeavers fall from 9 to 3
""",
    "decimal numbers": """
1. Parents trust the nursery
1.1 Complaints fall from 14 to 5 a month
1.2 8 of 10 parents recommend us
2. Staff want to stay
2.1 Leavers fall from 9 to 3
""",
    "indentation only": """
Parents trust the nursery
    Complaints fall from 14 to 5 a month
    8 of 10 parents recommend us
Staff want to stay
    Leavers fall from 9 to 3
""",
    "tab indentation only": """
Parents trust the nursery
\tComplaints fall from 14 to 5 a month
\t8 of 10 parents recommend us
Staff want to stay
\tLeavers fall from 9 to 3
""",
    "plain lines over bullets": """
Parents trust the nursery
- Complaints fall from 14 to 5 a month
- 8 of 10 parents recommend us

Staff want to stay
- Leavers fall from 9 to 3
""",
    "bold lines over bullets": """
**Parents trust the nursery**

- Complaints fall from 14 to 5 a month
- 8 of 10 parents recommend us

**Staff want to stay**

- Leavers fall from 9 to 3
""",
    "sections inside each objective": """
## Objective
Parents trust the nursery
### Key Results
- Complaints fall from 14 to 5 a month
- 8 of 10 parents recommend us
## Objective
Staff want to stay
### Key Results
- Leavers fall from 9 to 3
""",
    "objective heading, key results title": """
### Objective 1: Parents trust the nursery
**Key results:**
1. Complaints fall from 14 to 5 a month
2. 8 of 10 parents recommend us

### Objective 2: Staff want to stay
**Key results:**
1. Leavers fall from 9 to 3
""",
    "key results title inside the bullets": """
- Objective: Parents trust the nursery
  - Key results:
    - Complaints fall from 14 to 5 a month
    - 8 of 10 parents recommend us
- Objective: Staff want to stay
  - Key results:
    - Leavers fall from 9 to 3
""",
    "measures of success": """
Goal 1: Parents trust the nursery
Measures of success:
- Complaints fall from 14 to 5 a month
- 8 of 10 parents recommend us

Goal 2: Staff want to stay
Measures of success:
- Leavers fall from 9 to 3
""",
    "pipe table, objective repeated": """
| Objective | Key Result |
|---|---|
| Parents trust the nursery | Complaints fall from 14 to 5 a month |
| Parents trust the nursery | 8 of 10 parents recommend us |
| Staff want to stay | Leavers fall from 9 to 3 |
""",
    "pipe table, objective blank below the first": """
| Objective | Key Result | Owner | Status |
|:--|:--|---|---|
| Parents trust the nursery | Complaints fall from 14 to 5 a month | Ana | on track |
| | 8 of 10 parents recommend us | Ben | at risk |
| Staff want to stay | Leavers fall from 9 to 3 | Cem | |
""",
    "tabs from a spreadsheet": """
Objective\tKey Result\tOwner\tBaseline\tTarget
Parents trust the nursery\tComplaints fall from 14 to 5 a month\tAna\t14\t5
\t8 of 10 parents recommend us\tBen\t\t
Staff want to stay\tLeavers fall from 9 to 3\tCem\t9\t3
""",
    "key results in one cell": """
| Objective | Key Results |
|---|---|
| Parents trust the nursery | Complaints fall from 14 to 5 a month<br>8 of 10 parents recommend us |
| Staff want to stay | Leavers fall from 9 to 3 |
""",
    "a column for the type": """
Type\tTitle\tOwner
Objective\tParents trust the nursery\tAna
Key Result\tComplaints fall from 14 to 5 a month\tAna
Key Result\t8 of 10 parents recommend us\tBen
Objective\tStaff want to stay\tCem
Key Result\tLeavers fall from 9 to 3\tCem
""",
    "one sentence each, semicolons": """
Objective: Parents trust the nursery, as measured by: Complaints fall from 14 to 5 a month; 8 of 10 parents recommend us
Objective: Staff want to stay, as measured by: Leavers fall from 9 to 3
""",
    "comma list": """
O1: Parents trust the nursery
KRs: Complaints fall from 14 to 5 a month, 8 of 10 parents recommend us
O2: Staff want to stay
KRs: Leavers fall from 9 to 3
""",
    "labels inside one line": """
O1: Parents trust the nursery. KR1: Complaints fall from 14 to 5 a month KR2: 8 of 10 parents recommend us
O2: Staff want to stay. KR1: Leavers fall from 9 to 3
""".replace("nursery. ", "nursery ").replace("stay. ", "stay "),
    "label and text on two lines": """
Objective 1
Parents trust the nursery
Key Result 1
Complaints fall from 14 to 5 a month
Key Result 2
8 of 10 parents recommend us
Objective 2
Staff want to stay
Key Result 1
Leavers fall from 9 to 3
""",
    "html leftovers": """
<h2>Objective 1: Parents trust the nursery</h2>
<ul>
<li>Complaints fall from 14 to 5 a month</li>
<li>8 of 10 parents&nbsp;recommend us</li>
</ul>
<h2>Objective 2: Staff want to stay</h2>
<ul><li>Leavers fall from 9 to 3</li></ul>
""",
    "wiki headings": """
h2. Objective 1: Parents trust the nursery
* KR1: Complaints fall from 14 to 5 a month
* KR2: 8 of 10 parents recommend us
h2. Objective 2: Staff want to stay
* KR1: Leavers fall from 9 to 3
""",
    "underlined headings": """
Parents trust the nursery
=========================
* Complaints fall from 14 to 5 a month
* 8 of 10 parents recommend us

Staff want to stay
------------------
* Leavers fall from 9 to 3
""",
    "scores and status behind": """
Objective 1: Parents trust the nursery (0.6)
KR1: Complaints fall from 14 to 5 a month => 83%
KR2: 8 of 10 parents recommend us [70%]
Objective 2: Staff want to stay [0.7]
KR1: Leavers fall from 9 to 3 (0.4/1.0)
""",
    "scores and status in front": """
## Objective 1: Parents trust the nursery
- [0.7] Complaints fall from 14 to 5 a month
- (on track) 8 of 10 parents recommend us
## Objective 2: Staff want to stay
- DONE - Leavers fall from 9 to 3
""",
    "pictures for labels": """
🎯 Objective 1: Parents trust the nursery
✅ KR1: Complaints fall from 14 to 5 a month
🟡 KR2: 8 of 10 parents recommend us 🚀
🎯 Objective 2: Staff want to stay
🔴 KR1: Leavers fall from 9 to 3
""",
    "chat names of pictures": """
:dart: *Objective 1:* Parents trust the nursery
• _KR1:_ Complaints fall from 14 to 5 a month
• _KR2:_ 8 of 10 parents recommend us
:dart: *Objective 2:* Staff want to stay
• _KR1:_ Leavers fall from 9 to 3
""",
    "owners behind": """
Objective 1: Parents trust the nursery (@ana)
- KR1: Complaints fall from 14 to 5 a month (Owner: Ana)
- KR2: 8 of 10 parents recommend us - @ben
Objective 2: Staff want to stay [Owner: Cem]
- KR1: Leavers fall from 9 to 3 (DRI: Cem Oz)
""",
    "owners in the label": """
Objective 1 (Ana): Parents trust the nursery
KR1 (Ana): Complaints fall from 14 to 5 a month
KR2 (@ben): 8 of 10 parents recommend us
Objective 2 (Cem Oz): Staff want to stay
KR1 (committed): Leavers fall from 9 to 3
""",
    "owners on lines of their own": """
Objective: Parents trust the nursery
Owner: Ana
KR1: Complaints fall from 14 to 5 a month
Owner: Ana
KR2: 8 of 10 parents recommend us
Owner: Ben

Objective: Staff want to stay
Owner: Cem
KR1: Leavers fall from 9 to 3
""",
    "tickets and links behind": """
## Objective 1: Parents trust the nursery
- [ ] Complaints fall from 14 to 5 a month #482
- [ ] 8 of 10 parents recommend us: https://example.org/x/17
## Objective 2: Staff want to stay
- [x] Leavers fall from 9 to 3 ([HR-204](https://example.org/HR-204))
""",
    "quoted in a mail": """
> Objective 1: Parents trust the nursery
> - Complaints fall from 14 to 5 a month
> - 8 of 10 parents recommend us
>
> Objective 2: Staff want to stay
> - Leavers fall from 9 to 3
""",
    "hard-wrapped": """
Objective 1: Parents trust
  the nursery
  - KR1: Complaints fall from 14
    to 5 a month
  - KR2: 8 of 10 parents
    recommend us
Objective 2: Staff want to stay
  - KR1: Leavers fall from 9 to 3
""",
    "inside a code fence": """
```
O1: Parents trust the nursery
  KR1: Complaints fall from 14 to 5 a month
  KR2: 8 of 10 parents recommend us
O2: Staff want to stay
  KR1: Leavers fall from 9 to 3
```
""",
    "glosses and reasons between": """
## Objective 1: Parents trust the nursery
_Two of our three houses lost places last year, and word of mouth decides._

- KR1: Complaints fall from 14 to 5 a month
- KR2: 8 of 10 parents recommend us

## Objective 2: Staff want to stay
Why now: the new school pays 4% more.
- KR1: Leavers fall from 9 to 3
""",
    "health metrics and initiatives aside": """
## Objective 1: Parents trust the nursery
### Key results
- Complaints fall from 14 to 5 a month
- 8 of 10 parents recommend us
### Initiatives
- Open day in May
- New notice board
## Objective 2: Staff want to stay
### Key results
- Leavers fall from 9 to 3
## Health metrics
- Sick days stay below 4 a month
""",
    "teams as headings": """
# OKRs Q1 2027
## Team North
### Parents trust the nursery
- Complaints fall from 14 to 5 a month
- 8 of 10 parents recommend us
## Team South
### Staff want to stay
- Leavers fall from 9 to 3
""",
    "key results with remarks beneath": """
- Objective 1: Parents trust the nursery
  - KR1: Complaints fall from 14 to 5 a month
    - by answering within a day
    - and calling back
  - KR2: 8 of 10 parents recommend us
- Objective 2: Staff want to stay
  - KR1: Leavers fall from 9 to 3
    - exit interviews
""",
    "german labels": """
Ziel 1: Parents trust the nursery
Schlüsselergebnisse:
- Complaints fall from 14 to 5 a month
- 8 of 10 parents recommend us
Ziel 2: Staff want to stay
Schlüsselergebnisse:
- Leavers fall from 9 to 3
""",
    "objective heading, OKR heading above": """
## OKR 1
**Objective:** Parents trust the nursery
**KR1:** Complaints fall from 14 to 5 a month
**KR2:** 8 of 10 parents recommend us

## OKR 2
**Objective:** Staff want to stay
**KR1:** Leavers fall from 9 to 3
""",
    "only key results labelled": """
Parents trust the nursery
KR1: Complaints fall from 14 to 5 a month
KR2: 8 of 10 parents recommend us

Staff want to stay
KR1: Leavers fall from 9 to 3
""",
    "stanzas without any mark": """
Parents trust the nursery
Complaints fall from 14 to 5 a month
8 of 10 parents recommend us

Staff want to stay
Leavers fall from 9 to 3
Sick leave falls from 6 to 4 days
""",
    "windows line ends": "O1: Parents trust the nursery\r\nKR1: Complaints fall from 14 to 5 a month\r\n"
    "KR2: 8 of 10 parents recommend us\r\n\r\nO2: Staff want to stay\r\nKR1: Leavers fall from 9 to 3\r\n",
    "escaped markdown": r"""
1\. Parents trust the nursery
   \- Complaints fall from 14 to 5 a month
   \- 8 of 10 parents recommend us
2\. Staff want to stay
   \- Leavers fall from 9 to 3
""",
    "bold numbers": """
**1. Parents trust the nursery**
- Complaints fall from 14 to 5 a month
- 8 of 10 parents recommend us

**2. Staff want to stay**
- Leavers fall from 9 to 3
""",
    "labels in brackets": """
[O1] Parents trust the nursery
[KR1] Complaints fall from 14 to 5 a month
[KR2] 8 of 10 parents recommend us
[O2] Staff want to stay
[KR1] Leavers fall from 9 to 3
""",
    "wide table with one column per key result": """
| Objective | KR1 | KR2 |
| --- | --- | --- |
| Parents trust the nursery | Complaints fall from 14 to 5 a month | 8 of 10 parents recommend us |
| Staff want to stay | Leavers fall from 9 to 3 | |
""",
    "a table under each objective": """
## Objective 1: Parents trust the nursery
| Key Result | Owner | Baseline | Target |
|---|---|---|---|
| Complaints fall from 14 to 5 a month | Ana | 14 | 5 |
| 8 of 10 parents recommend us | Ben | 6 | 8 |

## Objective 2: Staff want to stay
| Key Result | Owner | Baseline | Target |
|---|---|---|---|
| Leavers fall from 9 to 3 | Cem | 9 | 3 |
""",
    "Jira table": """
||Objective||Key Result||
|Parents trust the nursery|Complaints fall from 14 to 5 a month|
| |8 of 10 parents recommend us|
|Staff want to stay|Leavers fall from 9 to 3|
""",
    "ids in the first column": """
ID\tDescription\tOwner
O1\tParents trust the nursery\tAna
KR1.1\tComplaints fall from 14 to 5 a month\tAna
KR1.2\t8 of 10 parents recommend us\tBen
O2\tStaff want to stay\tCem
KR2.1\tLeavers fall from 9 to 3\tCem
""",
}
STANZA_EXTRA = "\nK Sick leave falls from 6 to 4 days"


@pytest.mark.parametrize("name", TWO_OBJECTIVES)
def test_two_objectives_are_found_in_every_format(name: str) -> None:
    wanted = expected(WANTED_TWO) + (STANZA_EXTRA if name == "stanzas without any mark" else "")
    assert drawn(parse(TWO_OBJECTIVES[name])) == wanted


OTHER_SHAPES: dict[str, tuple[str, str]] = {
    "bars only": ("||||\n| |\n||||", ""),
    "one line is one loose line": (
        "Improve website site traffic by 20% in Q3",
        "L Improve website site traffic by 20% in Q3",
    ),
    "a bare list": (
        "- Paint the hall\n- Order chairs\n- [x] Call the bank",
        "L Paint the hall\nL Order chairs\nL Call the bank",
    ),
    "a list without bullets": (
        "Paint the hall\nOrder chairs\nCall the bank",
        "L Paint the hall\nL Order chairs\nL Call the bank",
    ),
    "a to-do list under a section": ("# Tasks\n- Paint the hall\n- Order chairs", "L Paint the hall\nL Order chairs"),
    "a to-do list under a month": (
        "## To do in May\n1. Paint the hall\n2. Order chairs",
        "L Paint the hall\nL Order chairs",
    ),
    "a list under a lead line": (
        "This quarter we want to:\n- Paint the hall\n- Order chairs",
        "L Paint the hall\nL Order chairs",
    ),
    "key results without an objective": (
        "KR1: Churn from 5% to 3%\nKR2: NPS from 30 to 40",
        "L Churn from 5% to 3%\nL NPS from 30 to 40",
    ),
    "I will, as measured by": (
        "We will make onboarding pleasant as measured by: 1) setup takes 10 minutes 2) 60% finish alone",
        "O We will make onboarding pleasant\nK setup takes 10 minutes\nK 60% finish alone",
    ),
    "measured by, with semicolons": (
        "Grow the choir, measured by 40 singers at rehearsals; 3 sold-out concerts; 15 new members under 30",
        "O Grow the choir\nK 40 singers at rehearsals\nK 3 sold-out concerts\nK 15 new members under 30",
    ),
    "measured by names the source of one key result": (
        "O: Grow the choir\nKR: 40 singers come to rehearsals, measured by the list at the door",
        "O Grow the choir\nK 40 singers come to rehearsals, measured by the list at the door",
    ),
    "a thousands comma does not split": (
        "O: Fill the hall\nKRs: 1,200 tickets sold, 40% of them to newcomers",
        "O Fill the hall\nK 1,200 tickets sold\nK 40% of them to newcomers",
    ),
    "a threshold is not a quotation": (
        "O: Fill the hall\n> 90% of seats sold\n> 80% on subscription",
        "O Fill the hall\nK > 90% of seats sold\nK > 80% on subscription",
    ),
    "a decimal at the head is no number of the list": (
        "- 4.5 stars in the shop\n- 99.9% of calls answered\n- 2.5 million readers",
        "L 4.5 stars in the shop\nL 99.9% of calls answered\nL 2.5 million readers",
    ),
    "priority tags stay": ("- [P0] Paint the hall\n- [P1] Order chairs", "L [P0] Paint the hall\nL [P1] Order chairs"),
    "blanks stay": (
        "O: Calm mornings\nKR: Wait from [baseline] to [target] by [date]",
        "O Calm mornings\nK Wait from [baseline] to [target] by [date]",
    ),
    "a rank is no ticket": (
        "- Become #1\n- Meet ISO-27001\n- Stay in the top 3",
        "L Become #1\nL Meet ISO-27001\nL Stay in the top 3",
    ),
    "an arrow between values is no score": (
        "O: Calm\nKR: Wait 12 -> 5 min\nKR: Calls 40 => 30",
        "O Calm\nK Wait 12 -> 5 min\nK Calls 40 => 30",
    ),
    "a word in brackets stays": (
        "# Q1\n## Please our guests. (Front desk)\n- 9 of 10 return",
        "O Please our guests. (Front desk)\nK 9 of 10 return",
    ),
    "a team tag goes": (
        "## Set up a mail strategy [Outreach]\n- 300 readers",
        "O Set up a mail strategy\nK 300 readers",
    ),
    "emphasis inside goes": ("- Raise **net** `NPS` from *30* to __40__", "L Raise net NPS from 30 to 40"),
    "links inside keep their words": (
        "- Raise [NPS](https://x.example/a_b) to 40 in [EU](http://y)",
        "L Raise NPS to 40 in EU",
    ),
    "an unknown tag is a blank, not HTML": ("- Raise NPS to <target> by <date>", "L Raise NPS to <target> by <date>"),
    "entities are read": ("- Bed &amp; breakfast bookings &gt; 40&nbsp;%", "L Bed & breakfast bookings > 40 %"),
    "underscores in names stay": ("- Calls of load_all_rows fall by 20%", "L Calls of load_all_rows fall by 20%"),
    "a topic before a colon stays": (
        "O: Calm\nKR1: Retention: from 40% to 45%\nKR2: Sales: $5M",
        "O Calm\nK Retention: from 40% to 45%\nK Sales: $5M",
    ),
    "a role before a colon goes": (
        "- VP Marketing: Fill the list of trials\n- Team Payments: Refunds in 2 days",
        "L Fill the list of trials\nL Refunds in 2 days",
    ),
    "a goal above objectives": (
        "Goal 1: A safe town\nObjective 1.1: Streets are lit\nKR1: 9 of 10 lamps work\nObjective "
        "1.2: Calm roads\nKR1: Crashes from 20 to 10",
        "O Streets are lit\nK 9 of 10 lamps work\nO Calm roads\nK Crashes from 20 to 10",
    ),
    "sub-bullets of a key result are remarks": (
        "O: Calm\n- Wait from 12 to 5\n  - ask the desk\n- Calls from 9 to 4",
        "O Calm\nK Wait from 12 to 5\nK Calls from 9 to 4",
    ),
    "a table of tasks": ("Task\tOwner\nPaint the hall\tAna\nOrder chairs\tBen", "L Paint the hall\nL Order chairs"),
    "a table of metrics under an objective": (
        "## Objective: Calm mornings\n| Metric | Baseline | Target |\n|---|---|---|\n| Wait at the "
        "desk | 12 min | 5 min |",
        "O Calm mornings\nK Wait at the desk",
    ),
    "empty": ("", ""),
    "blanks": (" \n\t\n", ""),
    "prose": (
        "Last year we met every second week to talk about our plans, and it went well. Nobody wrote anything down. "
        "This year we would like to do better, and so we ask everybody to think about what matters.",
        "",
    ),
}


@pytest.mark.parametrize("name", OTHER_SHAPES)
def test_other_shapes_are_read_as_people_mean_them(name: str) -> None:
    text, wanted = OTHER_SHAPES[name]
    assert drawn(parse(text)) == wanted


def test_team_and_cycle_come_from_the_title() -> None:
    outline = parse("# Q3 2026 OKRs - Platform team\n## Builds are fast\n- KR1: Builds take 4 min")
    assert (outline.team, outline.cycle) == ("Platform", "Q3 2026")


CYCLES = {
    "FY27 H1 OKRs": "FY27 H1",
    "2024-Q1": "2024-Q1",
    "OKRs for Jan-Mar 2026": "Jan-Mar 2026",
    "OKRs Q2": "Q2",
    "H2 2026 objectives": "H2 2026",
    "Q4 FY26 goals": "Q4 FY26",
    "Q1'27 OKRs": "Q1'27",
    "2026 company OKRs": "2026",
    "Our goals, spring 2027": "spring 2027",
    "OKRs 3Q26": "3Q26",
    "OKRs: second half of 2026": "second half of 2026",
    "Cycle: Q3 2026": "Q3 2026",
    "Quarter: 2026 Q3": "2026 Q3",
}


@pytest.mark.parametrize("heading", CYCLES)
@pytest.mark.parametrize("mark", ["# ", "", "**"])
def test_a_cycle_is_read_from_a_heading(heading: str, mark: str) -> None:
    closing = mark if mark == "**" else ""
    outline = parse(f"{mark}{heading}{closing}\n\nObjective: Calm mornings\nKR1: Wait from 12 to 5")
    assert outline.cycle == CYCLES[heading]
    assert drawn(outline) == "O Calm mornings\nK Wait from 12 to 5"


def test_several_teams_are_kept_with_their_objectives() -> None:
    outline = parse(TWO_OBJECTIVES["teams as headings"])
    assert outline.team is None
    assert [block.team for block in outline.blocks] == ["North", "South"]
    assert outline.cycle == "Q1 2027"


def test_reasons_and_glosses_are_kept_as_why_now() -> None:
    outline = parse(TWO_OBJECTIVES["glosses and reasons between"])
    assert outline.blocks[0].why_now == "Two of our three houses lost places last year, and word of mouth decides."
    assert outline.blocks[1].why_now == "the new school pays 4% more."


@pytest.mark.parametrize("name", ["owners behind", "owners in the label", "owners on lines of their own"])
def test_owners_are_found(name: str) -> None:
    outline = parse(TWO_OBJECTIVES[name])
    owners = [line.owner for block in outline.blocks for line in block.key_results]
    assert [str(owner).lower() for owner in owners[:2]] == ["ana", "ben"]


def test_columns_become_cells_of_the_key_result() -> None:
    outline = parse(TWO_OBJECTIVES["tabs from a spreadsheet"])
    line = outline.blocks[0].key_results[0]
    assert line.owner == "Ana"
    assert [(cell.role, cell.text) for cell in line.cells] == [("baseline", "14"), ("target", "5")]


def test_a_current_value_on_the_next_line_becomes_a_cell_and_stays_listed() -> None:
    outline = parse("Objective - Calm mornings\nKR 1 | Wait below 5 min\nCurrently at = 12 min\n")
    line = outline.blocks[0].key_results[0]
    assert [(cell.role, cell.text) for cell in line.cells] == [("baseline", "12 min")]
    assert [(piece.kind, piece.text) for piece in outline.unparsed] == [("remark", "Currently at = 12 min")]


def test_health_metrics_are_listed_apart() -> None:
    outline = parse(TWO_OBJECTIVES["health metrics and initiatives aside"])
    assert [piece.text for piece in outline.unparsed if piece.kind == "health_metric"] == [
        "Sick days stay below 4 a month"
    ]
    assert [piece.text for piece in outline.unparsed if piece.kind == "remark"] == [
        "Open day in May",
        "New notice board",
    ]


def test_the_span_holds_the_mark_and_the_text_does_not() -> None:
    text = "\r\n  - [ ] **KR1:** Raise _net_ NPS &amp; trust #12  \r\n"
    line = parse(text).loose[0]
    assert line.text == "Raise net NPS & trust"
    assert text[line.span[0] : line.span[1]] == "- [ ] **KR1:** Raise _net_ NPS &amp; trust #12"
    here = line.text.index("NPS")
    a, b = line.locate(here, here + 3)
    assert text[a:b] == "NPS"


LINES = {
    "# Tasks": "Tasks",
    "Objective: Calm mornings": "Calm mornings",
    "  - [x] KR 2.1: Wait from 12 to 5": "Wait from 12 to 5",
    "3) Order chairs": "Order chairs",
    "| a | b |": "| a | b |",
    "---": "---",
    "Key results:": "Key results:",
    "- ": "-",
    "Why now: rents rise": "Why now: rents rise",
    "4.5 stars": "4.5 stars",
    "Wait from 12 to 5\u2028then rest": "Wait from 12 to 5\u2028then rest",
}


@pytest.mark.parametrize("line", LINES)
def test_with_lines_every_line_is_one_key_result(line: str) -> None:
    outline = parse_lines(f"Before\n\n   \n{line}\r\nAfter")
    assert [one.text for one in outline.loose] == ["Before", LINES[line], "After"]
    assert not outline.blocks
    assert not outline.unparsed
    assert outline.loose[1].span == (12, 12 + len(line.strip())) if line == line.lstrip() else True


LATER_SHAPES = {
    "roles over their lines": (
        "### CEO: Grow the choir\n* VP Concerts\n  * Stage: 3 sold-out evenings\n* CMO\n  * 400 readers of the letter",
        "O Grow the choir\nK Stage: 3 sold-out evenings\nK 400 readers of the letter",
    ),
    "a bold label without a colon": (
        "**Objective** Grow the choir\n**Key Results**\n1. 40 singers come\n\n**Objective** Calm "
        "nights\n**KR1** Falls from 6 to 2",
        "O Grow the choir\nK 40 singers come\nO Calm nights\nK Falls from 6 to 2",
    ),
    "the objective in the head of a table": (
        "| | Objective 1: Grow the choir | Owner |\n|---|---|---|\n| KR1 | 40 singers come | Ana |\n|"
        " KR2 | 3 full evenings | Bo |",
        "O Grow the choir\nK 40 singers come\nK 3 full evenings",
    ),
    "labels inside the cells of a table": (
        "| Objective | Key results |\n|--|--|\n| **O1: Grow the choir** | - KR1: 40 singers come "
        "<br> - KR2: 3 full evenings |",
        "O Grow the choir\nK 40 singers come\nK 3 full evenings",
    ),
    "ids before bars, no header": (
        "O1 | Grow the choir\nKR1 | 40 singers come | Ana\nKR2 | 3 full evenings | Bo\nO2 | Calm "
        "nights\nKR1 | Falls from 6 to 2 | Cy",
        "O Grow the choir\nK 40 singers come\nK 3 full evenings\nO Calm nights\nK Falls from 6 to 2",
    ),
    "results told apart by the number of their objective": (
        "Objectives:\n1. Grow the choir\n2. Calm nights\n\nKey results for objective 1:\n- 40 singers come\n"
        "Key results for objective 2:\n- Falls from 6 to 2",
        "O Grow the choir\nK 40 singers come\nO Calm nights\nK Falls from 6 to 2",
    ),
    "roman numbers above letters": (
        "I. Grow the choir\n   A. 40 singers come\nII. Calm nights\n   A. Falls from 6 to 2",
        "O Grow the choir\nK 40 singers come\nO Calm nights\nK Falls from 6 to 2",
    ),
    "results numbered A1, A2": (
        "Objective A: Grow the choir\nA1. 40 singers come\nA2. 3 full evenings",
        "O Grow the choir\nK 40 singers come\nK 3 full evenings",
    ),
    "HTML in one line": (
        "<p><strong>Objective:</strong> Grow the choir</p><ul><li>40 singers come</li><li>3 full evenings</li></ul>",
        "O Grow the choir\nK 40 singers come\nK 3 full evenings",
    ),
    "a paragraph between a numbered objective and its results": (
        "# Objectives for 2027\n\n1. **Grow the choir**\n\n   Many singers left in May.\n\n   - 40 "
        "singers come\n\n2. **Calm nights**\n\n   - Falls from 6 to 2",
        "O Grow the choir\nK 40 singers come\nO Calm nights\nK Falls from 6 to 2",
    ),
    "a letter around the objectives": (
        "Hi all, here is what we want to do next quarter. Tell us what you think!\n\nObjective 1 - "
        "Grow the choir\nKR 1 - 40 singers come\n\nThanks,\nAna",
        "O Grow the choir\nK 40 singers come",
    ),
    "a company line above the objective": (
        "- Company: Be the most loved hall\n  - Objective: Grow the choir\n    - KR: 40 singers come",
        "O Grow the choir\nK 40 singers come",
    ),
    "objectives that measure under a goal": (
        "Goal: Grow the choir\nObjective 1: 40 singers come\nObjective 2: 3 full evenings",
        "O Grow the choir\nK 40 singers come\nK 3 full evenings",
    ),
    "a metric with its values": (
        "Goal: Grow the choir\n  Metric: singers at rehearsals\n  Baseline: 22\n  Target: 40",
        "O Grow the choir\nK singers at rehearsals",
    ),
    "labels in square brackets": (
        "[Objective] Grow the choir\n[KR] 40 singers come",
        "O Grow the choir\nK 40 singers come",
    ),
    "long plain lines are not run together": (
        "Reduce the time between order and delivery from 9 to 4 days for regulars\n40 customers name us "
        "when asked who delivers on time every week\n(again) 3 fairs in the north of the country "
        "with a stand of our own",
        "L Reduce the time between order and delivery from 9 to 4 days for regulars\nL 40 customers name "
        "us when asked who delivers on time every week\n"
        "L (again) 3 fairs in the north of the country with a stand of our own",
    ),
    "a long line that ends in a stop is still a line": (
        "Improve the answers of the desk so that guests with small children find their room within "
        "ten minutes of arrival.",
        "L Improve the answers of the desk so that guests with small children find their room within "
        "ten minutes of arrival.",
    ),
    "sections after labelled objectives": (
        "## Objective: Grow the choir\n- KR1: 40 singers come\n## Launch dates\n- May 2027\n## What "
        "we assume\n- Singers have mail",
        "O Grow the choir\nK 40 singers come",
    ),
}


@pytest.mark.parametrize("name", LATER_SHAPES)
def test_rarer_shapes_are_read_too(name: str) -> None:
    text, wanted = LATER_SHAPES[name]
    assert drawn(parse(text)) == wanted
    check_invariants(text)


def test_a_team_before_each_objective_is_kept() -> None:
    outline = parse(
        "Team Alpha:\nO: Grow the choir\n- 40 singers come\nTeam Beta:\nO: Calm nights\n- Falls from 6 to 2"
    )
    assert [(block.team, block.line.text) for block in outline.blocks] == [
        ("Alpha", "Grow the choir"),
        ("Beta", "Calm nights"),
    ]


def _lines(outline: Outline) -> list[Line]:
    return [one for block in outline.blocks for one in (block.line, *block.key_results)] + list(outline.loose)


def _lost(text: str, outline: Outline) -> list[str]:
    """List the lines of the input that no span touches and whose words stand in no reason."""
    spans = [line.span for line in _lines(outline)] + [piece.span for piece in outline.unparsed]
    spans += [cell.span for line in _lines(outline) for cell in line.cells]
    covered = bytearray(len(text))
    for start, end in spans:
        covered[start:end] = b"\x01" * (end - start)
    reasons = " ".join(block.why_now or "" for block in outline.blocks)
    reasons = re.sub(r"\W+", "", reasons)
    lost: list[str] = []
    position = 0
    for raw in text.splitlines(keepends=True):
        start, position = position, position + len(raw)
        if not any(character.isalnum() for character in raw) or any(covered[start:position]):
            continue
        words = re.findall(r"\w+", re.sub(r"<[^<>]*>|&\w+;|\]\(\S*|\{[^{}]*\}|[_*`]|:[a-z_]+:", " ", raw))
        if any(
            word not in reasons
            and not re.fullmatch(
                r"(?i)why|now|this|matters|rationale|context|todo|ana|title|owner|item|\d+|[a-z]\d?", word
            )
            for word in words
        ):
            lost.append(raw)
    return lost


def check_invariants(text: str) -> None:
    outline = parse(text)
    for piece in outline.unparsed:
        assert 0 <= piece.span[0] < piece.span[1] <= len(text)
        assert piece.text
    for line in _lines(outline):
        start, end = line.span
        assert 0 <= start < end <= len(text)
        assert line.text
        assert line.text == line.text.strip()
        for position, character in enumerate(line.text):
            place = line.locate(position, position + 1)
            assert start <= place[0] < place[1] <= end
            if not character.isspace():
                assert text[place[0]] in (character, "&"), (line.text, position)
        for cell in line.cells:
            assert 0 <= cell.span[0] < cell.span[1] <= len(text)
    assert _lost(text, outline) == []


@pytest.mark.parametrize("name", [*TWO_OBJECTIVES, *OTHER_SHAPES])
def test_no_line_of_any_format_is_lost(name: str) -> None:
    check_invariants(TWO_OBJECTIVES[name] if name in TWO_OBJECTIVES else OTHER_SHAPES[name][0])


_INDENT = st.sampled_from(["", "", "", " ", "  ", "    ", "\t", "> ", ">> ", "\u00a0"])
_MARK = st.sampled_from(
    [
        "",
        "",
        "",
        "- ",
        "* ",
        "• ",
        "o ",
        "1. ",
        "2) ",
        "a. ",
        "i) ",
        "1.1 ",
        "3 - ",
        "- [ ] ",
        "☐ ",
        "# ",
        "### ",
        "**",
        "_",
        "| ",
        "h2. ",
        "<li>",
        "<h2>",
        "==",
        "|| ",
        "\\- ",
        "<!-- ",
        "```",
        "✅ ",
        "** ",
        "*** TODO ",
        "#+TITLE: ",
        "== ",
        "\\item ",
        "🎯 ",
        "📈 ",
        ":dart: ",
        "1\ufe0f\u20e3 ",
        "[10:31] Ana: ",
        "<tr><td>",
        "+--",
    ]
)
_LABEL = st.sampled_from(
    [
        "",
        "",
        "",
        "",
        "O: ",
        "O1 - ",
        "Objective 1: ",
        "Objectives:",
        "Goal 2. ",
        "OKR1: ",
        "KR: ",
        "KR1.1 ",
        "Key result 2: ",
        "Key results:",
        "KRs: ",
        "Why now: ",
        "Owner: ",
        "Team: ",
        "Cycle: ",
        "Q3 2026 OKRs",
        "Health metrics",
        "Initiatives:",
        "Notes",
        "Currently at ",
        "[P0] ",
        "[0.7] ",
        "(done) ",
        "VP Sales: ",
        "@ana: ",
        "Objective 1",
        "KR 2",
        "Status: ",
        "Parent: ",
        "NOT ACHIEVED ",
        "[Web] KR2: ",
        "Ana: O1: ",
        "OKR-7 KR: ",
        "Theme: ",
        "Initiative: ",
        "Not this term:",
        ":OWNER: ",
        "title: ",
        "Owner",
        "Key result",
        "Subject: ",
    ]
)
_WORDS = st.one_of(
    st.sampled_from(
        [
            "",
            "Grow the choir",
            "NPS from 30 to 40",
            "churn 5% => 3%",
            "Delight our guests every day",
            "a; b; c",
            "x, measured by 1 a; 2 b",
            "Tasks",
            "Ship it. Then rest. And then we do it all over again, since that is what we said.",
            "1,200 tickets",
            "**bold** and _it_",
            "a\tb\tc",
            "a | b | c",
            "Objective | Key Result | Owner",
            "Objective\tKey Result\tTarget",
            "--- | --- | ---",
            "&amp; &lt;b&gt;",
            "<b>x</b><br>y",
            "[a](http://b.c)",
            "https://x.example/1",
            "=> 83%",
            "(@ben)",
            "#123",
            "{#x}",
            "KR1: a KR2: b",
            "wrapped line that goes on,",
            "Objective;Key result;Owner",
            'a;"b ""c"" d";e',
            ';"open',
            "Objective,Key result,Owner",
            "Objective      Key result",
            "Ana Ruiz  9:14 AM",
            "4 minute read",
            "Page 1 of 2",
            "Checklist 1/3",
            "</td><td rowspan=2>x</td></tr>",
            "<table>",
            "O: a | KR1: b | Owner: c",
            "as measured by:",
            "ON TRACK",
            "[dashboard](http://b.c)",
            "season 2026/27, first half",
            "and on",
        ]
    ),
    st.text(max_size=30),
    st.text(alphabet="abc*_[](){}|<>&;:#-•\t0.9%=>\\`~ ", max_size=30),
)
_TAIL = st.sampled_from(
    [
        "",
        "",
        "",
        "**",
        "_",
        " |",
        ":",
        ".",
        " #12",
        " => 70%",
        " (Ana)",
        " [DevRel]",
        "  ",
        "</li>",
        " -->",
        " ==",
        " @bo",
        "\\",
    ]
)
_LINE = st.tuples(_INDENT, _MARK, _LABEL, _WORDS, _TAIL).map("".join)
_END = st.sampled_from(["\n", "\n", "\n", "\n\n", "\r\n", "\r", "\u2028", "\n---\n"])
_PASTE = st.lists(st.tuples(_LINE, _END).map("".join), max_size=14).map("".join)


@settings(max_examples=FUZZ_EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(_PASTE, st.text(max_size=200)))
@example("O: |0\nObjectives:0|0\n0|0\n")
def test_no_paste_breaks_the_parser_or_loses_a_line(text: str) -> None:
    check_invariants(text)


@settings(max_examples=FUZZ_EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(_PASTE)
def test_with_lines_no_line_is_lost_or_joined(text: str) -> None:
    found = parse_lines(text).loose
    wanted = [line.strip() for line in text.split("\n") if line.strip()]
    assert [text[line.span[0] : line.span[1]] for line in found] == wanted
    assert all(line.text for line in found)


HOSTILE = [
    "[",
    "* ",
    "_a ",
    "[a](",
    "<a ",
    "<!--",
    "KR ",
    "KR1: a ",
    "(owner: ",
    " #1234",
    "&amp;",
    "> ",
    "{#",
    "a => ",
    "a:",
    "|a",
    "(",
    " ",
    "Q1 ",
    "@a ",
    "1) ",
    "http://",
    "`",
    "~~",
    "team ",
    "status ",
    "measured by; ",
    "a;",
    '"',
    '""',
    '";"',
    "<tr>",
    "<td>",
    "** ",
    ":a: ",
    "10:31 A ",
    "[a](b) ",
    "A-1 ",
    "[A] ",
    "A: ",
    "+-",
    "   a",
    "page 1  ",
    " and 1 a",
    "\\",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_line_of_200_kilobytes_is_read_at_once(piece: str) -> None:
    text = (piece * 200_000)[:200_000]
    started = time.perf_counter()
    parse(text)
    parse_lines(text)
    parse("Objective: a\n- KR1: b " + text)
    assert time.perf_counter() - started < 20  # a second when idle; minutes where a pattern backtracks
