from __future__ import annotations

import pytest

from coach.language.measure import Reading, read
from coach.schema import Cell, Line, Part


def reading(text: str, cells: tuple[Cell, ...] = (), start: int = 0) -> Reading:
    return read(Line(text=text, span=(start, start + len(text)), cells=cells))


def words(part: Part | None) -> str | None:
    return part.text if part else None


# text, metric, unit, direction, baseline, target, deadline, population
PARTS: list[tuple[str, str | None, str | None, str | None, str | None, str | None, str | None, str | None]] = [
    (
        "Raise the trial-to-paid rate from 12% to 18% by 30 June",
        "trial-to-paid rate",
        "%",
        "up",
        "12%",
        "18%",
        "30 June",
        None,
    ),
    (
        "Cut p95 checkout latency from 900 ms to 400 ms",
        "p95 checkout latency",
        "ms",
        "down",
        "900 ms",
        "400 ms",
        None,
        None,
    ),
    (
        "Average reply time down to 4 hours from 11 hours",
        "Average reply time",
        "hours",
        "down",
        "11 hours",
        "4 hours",
        None,
        None,
    ),
    # A change whose end is still a blank has a start.
    ("Cost per claim from 41 EUR to [target]", "Cost per claim", "EUR", None, "41 EUR", None, None, None),
    ("Cost per claim from $41 to $[target] by June", "Cost per claim", "$", None, "$41", None, "June", None),
    ("Churn from 5% to [target] % by June", "Churn", "%", None, "5%", None, "June", None),
    ("Cost per claim from [baseline] to 30 EUR", "Cost per claim", "EUR", None, None, "30 EUR", None, None),
    ("Weekly active teams 240 -> 300", "Weekly active teams", None, "up", "240", "300", None, None),
    ("Churn: 3.1% → 2.4%", "Churn", "%", "down", "3.1%", "2.4%", None, None),
    (
        "Grow newsletter readers to 12,000 (currently 8,500)",
        "newsletter readers",
        None,
        "up",
        "8,500",
        "12,000",
        None,
        None,
    ),
    (
        "At least 70% of new hires pass the safety test",
        "new hires pass the safety test",
        "%",
        "up",
        None,
        "70%",
        None,
        "new hires",
    ),
    (
        "80% of clinics use the booking page every week by Q3",
        "clinics use the booking page every week",
        "%",
        None,
        None,
        "80%",
        "Q3",
        "clinics",
    ),
    ("Publish 6 field guides", "field guides", "guides", None, None, "6", None, None),
    ("Hire 3 nurses before the winter season", "nurses", "nurses", None, None, "3", "winter season", None),
    ("Reduce the number of reopened tickets", "number of reopened tickets", None, "down", None, None, None, None),
    ("Increase CTR", "CTR", None, "up", None, None, None, None),
    ("NPS 52", "NPS", None, None, None, "52", None, None),
    ("NPS of 52 or higher in H2", "NPS", None, "up", None, "52", "H2", None),
    ("Keep error rate below 0.5%", "error rate", "%", "hold", None, "0.5%", None, None),
    ("Zero missed deliveries", "missed deliveries", None, "down", None, "Zero", None, None),
    ("All drivers hold the new licence", "drivers", None, None, None, "All", None, "drivers"),
    ("Every ward has a trained night lead by 1 October", "ward", None, None, None, "Every", "1 October", "ward"),
    ("No invoice older than 60 days", "invoice older than 60 days", None, "down", None, "No", None, None),
    ("Double the share of repeat customers", "share of repeat customers", None, "up", None, "Double", None, None),
    ("Halve the time to first quote", "time to first quote", None, "down", None, "Halve", None, None),
    ("Reach 3x the sign-ups of last spring", "sign-ups", None, None, None, "3x", None, None),
    ("Sell €250k of annual plans", "annual plans", "€", None, None, "€250k", None, None),
    ("ARR from $1.2M to $2M by end of FY27", "ARR", "$", "up", "$1.2M", "$2M", "end of FY27", None),
    ("Improve satisfaction score by 5 points", "satisfaction score", "points", "up", None, "5 points", None, None),
    ("Reduce waste by a third", "waste", None, "down", None, "a third", None, None),
    (
        '4 out of 5 patients rate the visit "good"',
        'patients rate the visit "good"',
        None,
        None,
        None,
        "4 out of 5",
        None,
        "patients",
    ),
    ("Customer effort score 4.2/5, was 3.6/5", "Customer effort score", None, "up", "3.6/5", "4.2/5", None, None),
    ("Lower the cost per parcel to 3.20 €", "cost per parcel", "€", "down", None, "3.20 €", None, None),
    ("Answer 90% of emails within 2 hours", "emails", "%", None, None, "90%", None, "emails"),
    ("Respond to complaints within 5 days", "complaints", "days", "down", None, "5 days", None, None),
    ("Support the regional offices", None, None, None, None, None, None, None),
    ("Help the 4 pilot schools with the rollout", "pilot schools", None, None, None, None, None, None),
    (
        "Launch the parents' app so that 600 families check in each week",
        "families",
        "families",
        None,
        None,
        "600",
        None,
        None,
    ),
    ("Ship the export feature and write the help page", None, None, None, None, None, None, None),
    ("Rewrite the terms and conditions", None, None, None, None, None, None, None),
    ("Improve search and discovery", None, None, "up", None, None, None, None),
    (
        "Increase bookings to 400 a month while keeping refunds under 2%",
        "bookings",
        None,
        "up",
        None,
        "400",
        None,
        None,
    ),
    ("Cut build time to 6 min without raising cost", "build time", "min", "down", None, "6 min", None, None),
    ("500 signups and 40 paying teams", "signups", "signups", None, None, "500", None, None),
    ("Reach [target] weekly orders from [baseline]", "weekly orders", None, None, None, None, None, None),
    ("Raise conversion by X%", "conversion", None, "up", None, None, None, None),
    ("Bring in $N of new revenue", "new revenue", None, None, None, None, None, None),
    ("Recruit N volunteers for the food bank", "volunteers", None, None, None, None, None, None),
    ("Retention TBD", "Retention", None, None, None, None, None, None),
    ("Get 25 of 30 branches live by Christmas", "branches live", None, None, None, "25 of 30", "Christmas", "branches"),
    ("Net retention ≥ 110%", "Net retention", "%", "up", None, "110%", None, None),
    ("Fewer than 10 open vacancies at year end", "open vacancies", "vacancies", "down", None, "10", "year end", None),
    ("No more than 3 escalations a month", "escalations", "escalations", "down", None, "3", None, None),
    ("Uptime stays above 99.95% throughout Q4", "Uptime", "%", "hold", None, "99.95%", "Q4", None),
    ("Time to hire from 45 to 30 days", "Time to hire", "days", "down", "45", "30 days", None, None),
    ("Baseline: 40 referrals, target: 70 referrals", "referrals", "referrals", "up", "40", "70", None, None),
    (
        "Members paying online: 55% now, 80% by the AGM",
        "Members paying online",
        "%",
        "up",
        "55%",
        "80%",
        "the AGM",
        None,
    ),
    ("Bring stock-outs down from 14 to 5 a week", "stock-outs", None, "down", "14", "5", None, None),
    ("Median wait 38 min today, goal 20 min", "Median wait", "min", "down", "38 min", "20 min", None, None),
    ("Crash-free sessions up to 99.5%", "Crash-free sessions", "%", None, None, "99.5%", None, None),
    ("Grow monthly donors by 15%", "monthly donors", "%", "up", None, "15%", None, None),
    ("Win 5 new municipal clients", "municipal clients", "clients", None, None, "5", None, None),
    (
        "Train 120 teachers in first aid by the end of term",
        "teachers",
        "teachers",
        None,
        None,
        "120",
        "end of term",
        None,
    ),
    ("Write the Q3 roadmap", None, None, None, None, None, None, None),
    ("Deliver the 2026 plan", None, None, None, None, None, None, None),
    ("Migrate 60% of services to the new cluster", "services", "%", None, None, "60%", None, "services"),
    ("Host two open days", "open days", "days", None, None, "two", None, None),
    ("Host an open day", None, None, None, None, None, None, None),
    ("Draft a data policy", None, None, None, None, None, None, None),
    ("Improve our onboarding", None, None, "up", None, None, None, None),
    ("Customer happiness", None, None, None, None, None, None, None),
    ("Support tickets per customer", "Support tickets per customer", None, None, None, None, None, None),
    ("Increase awareness", None, None, "up", None, None, None, None),
    ("Average order value +8%", "Average order value", "%", "up", None, "+8%", None, None),
    ("Share of late trains under 4%", "Share of late trains", "%", "down", None, "4%", None, None),
    ("1,200 people attend the harvest fair", "people", "people", None, None, "1,200", None, None),
    ("At least 15 papers cite the data set", "papers", "papers", "up", None, "15", None, None),
    ("Hold 2 workshops per month", "workshops", "workshops", None, None, "2", None, None),
    ("1+ blog post per week", "blog post", "post", None, None, "1+", None, None),
    ("Monthly revenue of 40k in the shop", "Monthly revenue", None, None, None, "40k", None, None),
    ("Dose errors per 1,000 patients below 2", "Dose errors per 1,000 patients", None, "down", None, "2", None, None),
    ("Increase the share of trips by bike among staff to 35%", "share of trips", "%", "up", None, "35%", None, "staff"),
    (
        "Tickets solved at first contact: 61% to 75%",
        "Tickets solved at first contact",
        "%",
        "up",
        "61%",
        "75%",
        None,
        None,
    ),
    ("Waiting list from 400 to 250 people by March", "Waiting list", "people", "down", "400", "250", "March", None),
    ("First-year dropout falls to 9% (last year 14%)", "First-year dropout", "%", "down", "14%", "9%", None, None),
    (
        "Get three quarters of tenants to pay by direct debit",
        "tenants",
        None,
        None,
        None,
        "three quarters",
        None,
        "tenants",
    ),
    ("Reduce overdue audits from twenty-five to ten", "overdue audits", None, "down", "twenty-five", "ten", None, None),
    ("Grow the mailing list tenfold", "mailing list", None, "up", None, "tenfold", None, None),
    ("Improve on-time delivery by 3 pp", "on-time delivery", "pp", "up", None, "3 pp", None, None),
    ("Gross margin up 150 bps by FY end", "Gross margin", "bps", "up", None, "150 bps", "FY end", None),
    ("10-15 customer interviews per month", "customer interviews", "interviews", None, None, "10-15", None, None),
    ("Interview between 10 and 15 shop owners", "shop owners", "owners", None, None, "10 and 15", None, None),
    ("Complete 12 site visits in 2026", "site visits", "visits", None, None, "12", "2026", None),
    ("Energy use per m² down 12%", "Energy use per m²", "%", "down", None, "12%", None, None),
    ("Response time under 200 ms for 95% of requests", "Response time", "ms", "down", None, "200 ms", None, None),
    ("50% of tickets answered in under an hour", "tickets answered", "%", None, None, "50%", None, "tickets"),
    ("Shorten the approval cycle", "approval cycle", None, "down", None, None, None, None),
    ("Day-30 retention at 25%", "Day-30 retention", "%", None, None, "25%", None, None),
    ("Migrate to ISO 27001:2022", None, None, None, None, None, None, None),
    ("Upgrade all servers to v4.2", "servers", None, None, None, "all", None, "servers"),
    ("Get 2FA on every admin account", "admin account", None, None, None, "every", None, "admin account"),
    ("Open rate > 35%", "Open rate", "%", "up", None, "35%", None, None),
    ("Attendance ~90%", "Attendance", "%", None, None, "90%", None, None),
    ("Increase revenue", "revenue", None, "up", None, None, None, None),
    ("Cost per lead", "Cost per lead", None, None, None, None, None, None),
    ("Measure churn", "churn", None, None, None, None, None, None),
    ("Track response times", "response times", None, None, None, None, None, None),
    ("Monitor the 5 slowest queries", "slowest queries", None, None, None, None, None, None),
    ("Launch in 3 countries before the summer", "countries", "countries", None, None, "3", "summer", None),
    (
        "Volunteers stay for 18 months on average instead of 11",
        "Volunteers",
        "months",
        "up",
        "11",
        "18 months",
        None,
        None,
    ),
    ("Late fees collected: was 4k, aim 9k", "Late fees collected", None, "up", "4k", "9k", None, None),
    ("Launch the portal by 15/09/2026", None, None, None, None, None, "15/09/2026", None),
    ("Handbook finished by the end of the academy", None, None, None, None, None, "end of the academy", None),
    (
        "Every new joiner meets their mentor within 3 days",
        "new joiner",
        "days",
        "down",
        None,
        "3 days",
        None,
        "new joiner",
    ),
    ("Nobody waits longer than 20 minutes", "Nobody waits", None, "down", None, "Nobody", None, None),
    ("100% of contracts stored in the archive", "contracts stored", "%", None, None, "100%", None, "contracts"),
    ("The whole team uses the new tracker", None, None, None, None, None, None, None),
    ("Users can export their data", None, None, None, None, None, None, None),
    ("Bounce rate", "Bounce rate", None, None, None, None, None, None),
    ("Number of active mentors", "Number of active mentors", None, None, None, None, None, None),
    ("Increase number of mentors", "number of mentors", None, "up", None, None, None, None),
    ("Decrease by 20% the number of returns", "number of returns", "%", "down", None, "20%", None, None),
    ("From 5 to 12 partner shops", "partner shops", "shops", "up", "5", "12", None, None),
    ("Get from 2.5 to 3 stars", "stars", "stars", "up", "2.5", "3", None, None),
    ("Answer rate: 40% (2024) to 60%", "Answer rate", "%", "up", "40%", "60%", None, None),
    ("Grow MAU from 1.000 to 1.500", "MAU", None, "up", "1.000", "1.500", None, None),
    ("Grow MAU from 10 000 to 15 000", "MAU", None, "up", "10 000", "15 000", None, None),
    ("Cut spend by £30k per quarter", "spend", "£", "down", None, "£30k", None, None),
    ("Reduce defects to single digits", "defects", None, "down", None, None, None, None),
    ("Most customers are happy", None, None, None, None, None, None, None),
    ("Thousands of downloads", "downloads", None, None, None, None, None, None),
    ("Onboard 8 clinics ASAP", "clinics", "clinics", None, None, "8", None, None),
    ("Collect 200 survey replies by Friday", "survey replies", "replies", None, None, "200", "Friday", None),
    ("Run 4 sprints", "sprints", "sprints", None, None, "4", None, None),
    ("Grow course completions by 1/4", "course completions", None, "up", None, "1/4", None, None),
    ("Half of all members vote", "members vote", None, None, None, "Half", None, "members"),
    ("Half the wards run the new rota by May", "wards run the new rota", None, None, None, "Half", "May", None),
    ("Increase pass rate from X% to Y%", "pass rate", None, "up", None, None, None, None),
    ("Double-check the backups", None, None, None, None, None, None, None),
    ("Three new partners sign by week 40", "partners", "partners", None, None, "Three", "week 40", None),
    ("Pilot with 2 schools in spring term", "schools", "schools", None, None, "2", "spring term", None),
    ("Book 30 demos in October", "demos", "demos", None, None, "30", "October", None),
    (
        "By launch, 90% of help pages are translated",
        "help pages are translated",
        "%",
        None,
        None,
        "90%",
        "launch",
        "help pages",
    ),
    ("5 of 7 depots certified", "depots certified", None, None, None, "5 of 7", None, "depots"),
    ("Page views per article from 300 to 450", "Page views per article", None, "up", "300", "450", None, None),
    ("Reduce p99 from 2s to 800ms", "p99", "ms", "down", "2s", "800ms", None, None),
    ("Keep NPS at 60", "NPS", None, "hold", None, "60", None, None),
    ("Maintain 99.9% availability", "availability", "%", "hold", None, "99.9%", None, None),
    ("Hold staff turnover at 8%", "staff turnover", "%", "hold", None, "8%", None, None),
    ("Increase app rating to 4.6", "app rating", None, "up", None, "4.6", None, None),
    ("Revenue per employee: $180k vs $150k last year", "Revenue per employee", "$", "up", "$150k", "$180k", None, None),
    ("Cut food waste from 30 kg to 18 kg a day", "food waste", "kg", "down", "30 kg", "18 kg", None, None),
    ("Bus punctuality: 82% today, 90% by December", "Bus punctuality", "%", "up", "82%", "90%", "December", None),
    ("Plant 300 trees", "trees", "trees", None, None, "300", None, None),
    ("All classrooms have a screen", "classrooms", None, None, None, "All", None, "classrooms"),
    ("60% of parents open the app in Q1", "parents open the app", "%", None, None, "60%", "Q1", "parents"),
    ("Keep the guide", None, None, "hold", None, None, None, None),
    ("No late trains", "late trains", None, "down", None, "No", None, None),
    ("Lower the vacancy rate to 4%", "vacancy rate", "%", "down", None, "4%", None, None),
]


@pytest.mark.parametrize("row", PARTS, ids=[row[0] for row in PARTS])
def test_each_part_is_the_exact_piece_of_the_line(row: tuple[str | None, ...]) -> None:
    text = row[0] or ""
    said = reading(text)
    measure = said.measure
    parts = (measure.metric, measure.unit, measure.baseline, measure.target, measure.deadline, measure.population)
    found = (*map(words, parts[:2]), measure.direction, *map(words, parts[2:]))
    assert found == row[1:]
    for part in parts:
        assert part is None or text[part.span[0] : part.span[1]] == part.text


def test_at_least_150_lines_have_exact_expected_parts() -> None:
    assert len({row[0] for row in PARTS}) >= 150


@pytest.mark.parametrize("row", PARTS, ids=[row[0] for row in PARTS])
def test_the_flags_agree_with_the_parts(row: tuple[str | None, ...]) -> None:
    said = reading(row[0] or "")
    assert said.has_metric is (row[1] is not None)
    assert said.has_target is (row[5] is not None)
    assert said.has_baseline is (row[4] is not None)
    assert said.has_deadline is (row[6] is not None)


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("Publish the price list and train the shop staff", True),
        ("300 new members and 20 new sponsors", True),
        ("Launch a loyalty card, bringing 400 repeat orders", True),
        ("Statutes rewritten, bank changed, archive moved", True),
        ("Open a help line that cuts waiting time to 5 minutes", True),
        ("New menu printed; 60 guests a day order from it", True),
        ("Cut waste from 9% to 4%", False),
        ("Bring overdue loans from 400 down to 150, mainly by reminders", False),
        ("Cut delivery time to 3 days while keeping damage under 1%", False),
        ("Cut delivery time to 3 days without raising cost", False),
        ("Update the terms and conditions", False),
        ("Improve search and discovery", False),
        ("Grow members to 900 (currently 640)", False),
        ("Grow members to 900; currently 640", False),
        ("Parents' evening attended by 120 parents", False),
    ],
)
def test_several_results_in_one_line_are_told_from_one(text: str, compound: bool) -> None:
    assert reading(text).compound is compound


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("Raise [metric] from [baseline] to [target] by [date]", ["[metric]", "[baseline]", "[target]", "[date]"]),
        ("[P1] Open the new wing", []),
        ("Read [the guide](https://example.org)", []),
        ("Raise opens by X%", []),
        ("Win $N of grants", []),
        ("Reach ___ visitors", []),
        ("Reach <number> visitors", []),
    ],
)
def test_only_bracketed_words_are_blanks(text: str, blanks: list[str]) -> None:
    assert [part.text for part in reading(text).blanks] == blanks


@pytest.mark.parametrize(
    "text", ["Raise opens by X%", "Win $N of grants", "Reach XX visitors", "NPS TBD", "Reach ___ visitors"]
)
def test_a_placeholder_is_no_target(text: str) -> None:
    assert not reading(text).has_target


@pytest.mark.parametrize(
    "text",
    [
        "Reach most clinics",
        "Win thousands of readers",
        "Have sufficient stock",
        "A new edition",
        "Move to release 4.2.1",
    ],
)
def test_hedges_articles_and_versions_are_no_target(text: str) -> None:
    assert not reading(text).has_target


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("Significantly improve the checkout", ["significantly", "improve"]),
        ("Improve opens to 40%", []),
        ('80% answer "very satisfied"', []),
        ("A seamless, robust ordering flow", ["seamless", "robust"]),
        ("Tell most suppliers ASAP", ["most", "asap"]),
    ],
)
def test_vague_words_are_listed_unless_a_size_is_stated(text: str, vague: list[str]) -> None:
    assert [part.text.lower() for part in reading(text).vague] == vague


def test_cells_of_the_row_fill_what_the_text_does_not_say() -> None:
    cells = (
        Cell(role="baseline", heading="Start", text="12%", span=(50, 53)),
        Cell(role="target", heading="Goal", text="20%", span=(56, 59)),
        Cell(role="deadline", heading="Due", text="June", span=(62, 66)),
        Cell(role="unit", heading="Unit", text="%", span=(70, 71)),
    )
    measure = reading("Open rate", cells).measure
    assert (words(measure.metric), words(measure.baseline), words(measure.target)) == ("Open rate", "12%", "20%")
    assert measure.target == Part(text="20%", span=(56, 59))
    assert words(measure.deadline) == "June"
    assert words(measure.unit) == "%"


def test_the_text_beats_the_cells() -> None:
    cells = (Cell(role="target", heading="Goal", text="20%", span=(50, 53)),)
    assert words(reading("Open rate to 30%", cells).measure.target) == "30%"


@pytest.mark.parametrize("text", ["", "-", "TBD", "?", "[target]", "X%"])
def test_an_empty_or_placeholder_cell_fills_nothing(text: str) -> None:
    cells = (Cell(role="target", heading="Goal", text=text, span=(50, 50 + len(text))),)
    said = reading("Open rate", cells)
    assert said.measure.target is None
    assert not said.has_target


def test_spans_point_into_the_document_and_positions_into_the_text() -> None:
    said = reading("Open rate from 12% to 20%", start=100)
    assert said.measure.target == Part(text="20%", span=(122, 125))
    assert said.target_at == (22, 25)
    assert said.baseline_at == (15, 18)


@pytest.mark.parametrize(
    "unit", ["currently 1 ", "from 1 to ", "; and ", "increase the ", "by the end of the ", "all the ", "(1) "]
)
def test_a_hostile_line_is_read_to_the_end(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    assert reading(text).quantities is not None


def test_an_empty_line_says_nothing() -> None:
    said = reading("")
    assert said.quantities == ()
    assert [said.has_metric, said.has_target, said.has_baseline, said.has_deadline, said.compound] == [False] * 5


@pytest.mark.parametrize(
    ("text", "baseline", "target", "deadline"),
    [
        ("Late refunds: 21 % in August; 8 % by 12 March", "21 %", "8 %", "12 March"),
        ("Visits a month: 210 in May 2026, 400 in May 2027", "210", "400", "May 2027"),
        ("Missed scans: 12% in July. By October: 4% or less", "12%", "4%", "October"),
        ("Missed scans, last week of March: 4% or less. Start: 12%, door log, July", "12%", "4%", "March"),
        ("Rota published: day 20 for November, day 10 for the February rota", "day 20", "day 10", "February"),
        ("No-shows: 18% (spring 2026), 9% (autumn 2026)", "18%", "9%", "autumn 2026"),
        ("Lines over 10 % off plan: 27 % of 410 lines in Q3, at most 15 % in Q1", "27 %", "15 %", "Q1"),
    ],
)
def test_the_later_of_two_timed_values_is_the_target(text: str, baseline: str, target: str, deadline: str) -> None:
    said = reading(text).measure
    assert said.baseline is not None
    assert said.target is not None
    assert said.deadline is not None
    assert (said.baseline.text, said.target.text, said.deadline.text) == (baseline, target, deadline)


@pytest.mark.parametrize(
    "text",
    [
        "12 schools by March and 20 schools by June",
        "Revenue of 40k in Q1, 50k in Q2 and 60k in Q3",
        "60% of teachers trained by May; 30% of parents reached by June",
    ],
)
def test_stages_and_unlike_values_are_no_pair(text: str) -> None:
    assert not reading(text).has_baseline


def test_a_sentence_about_the_reading_is_no_second_result() -> None:
    assert not reading("Bins overflowing: 48 % → 20 %. Round sheets, about 60 bins a week.").compound
    assert reading("Bins overflowing from 48 % to 20 % and 3 depots opened").compound
