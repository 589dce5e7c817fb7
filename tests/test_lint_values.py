"""The checks of numbers, metrics and names: which lines they speak on, and what they say there."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from pathlib import Path

import pytest

from coach.language.measure import read
from coach.lint.checks import values
from coach.lint.checks.steps import step
from coach.lint.rules import Rule, read_rule, say
from coach.lint.subject import Context, Group, Hit, House, Subject
from coach.parse import parse, parse_lines
from coach.schema import Cell, Form, Line

RULES_FOLDER = Path(__file__).parent.parent / "knowledge" / "rules"
MINE = tuple("K19 K20 K21 K22 K23 K24 K25 K26 K27 K28 K29 K30 K31 K33 K34 K35 K36 K37".split())


@pytest.fixture(scope="module")
def rules() -> Mapping[str, Rule]:
    known = tuple(values.CHECKS)
    paths = [next(RULES_FOLDER.glob(f"{rule}-*.md")) for rule in MINE]
    return {path.name[:3]: read_rule(path.read_text(encoding="utf-8"), path.name, known) for path in paths}


def subject(line: Line | str, form: Form = "outcome", confidence: float = 0.9) -> Subject:
    if isinstance(line, str):
        line = parse_lines(line).loose[0]
    return Subject(line, read(line), line.text, line.text.lower(), form, confidence)


def alone(one: Subject, *, house: House | None = None, team: str | None = None) -> Context:
    group = Group(None, (one,))
    return Context(group, (group,), team, None, house or House())


def group_of(text: str) -> Group:
    block = parse(text).blocks[0]
    return Group(subject(block.line), tuple(subject(line) for line in block.key_results))


def hits(rule: Rule, one: Subject, context: Context | None = None) -> list[Hit]:
    return list(values.CHECKS[rule.check](one, context or alone(one), rule.parameters))


def message(rule: Rule, one: Subject) -> str:
    found = hits(rule, one)
    return say(rule.message, {"line": one.text, **found[0].slots}) if found else ""


SPEAKS = (
    ("K19", "Churn under 2% and NPS over 50", "Two results"),
    ("K19", "Response time from 8 to 4 hours; satisfaction from 3.9 to 4.4", "Two results"),
    ("K19", "Waste down 20%, energy down 10%", "Two results"),
    ("K19", "Fewer falls (from 30 to 15) and shorter stays (from 8 to 6 days)", "Two results"),
    ("K20", "Cut no-shows from 14% to 9% by sending a text the day before", "'by sending a text the day before'"),
    ("K20", "Donations up 15% via a Christmas telethon", "'via a Christmas telethon'"),
    ("K20", "Introducing night buses raises late-shift attendance to 97%", "'Introducing night buses'"),
    ("K20", "Reduce churn to 2% with a new loyalty app", "'with a new loyalty app'"),
    ("K21", "Improve website site traffic by 20% in Q3", "website site traffic"),
    ("K21", "Facebook page likes from 2,100 to 5,000", "attention"),
    ("K21", "Our GitHub repo gets 1,000 stars", "attention"),
    ("K21", "Reach 1m people with the anti-litter campaign", "attention"),
    ("K22", "Reduce staff turnover from 11% to 15%", "'Reduce' and the step from 11% to 15%"),
    ("K22", "Customer satisfaction climbs from 4.4 to 4.1", "opposite"),
    ("K22", "Speed up payroll from 2 days to 4 days", "'Speed up'"),
    ("K22", "Cut repair time from 36 hours to 3 days", "opposite"),
    ("K22", "Grow revenue from 4.5 to 3.1 million", "opposite"),
    ("K22", "Increase uptime to below 99%", "'to below 99%'"),
    ("K22", "Lower customer satisfaction to 3.9", "'Lower customer satisfaction'"),
    ("K23", "120% of learners pass the exam", "a share ends at 100 %"),
    ("K23", "CSAT from 4.2 to 5.6 out of 5", "the whole is 5"),
    ("K23", "NPS at 150", "-100 to 100"),
    ("K23", "Cut travel spend by 200%", "all of it"),
    ("K23", "Bring open complaints to -3", "below zero"),
    ("K23", "14 of 12 wards use the checklist", "the whole is 12"),
    ("K24", "Attendance holds steady at 94%", "keeps a level"),
    ("K24", "Continue to resolve 90% of tickets within a day", "keeps a level"),
    ("K24", "Defect rate from 0.4% to 0.4%", "keeps a level"),
    ("K25", "All invoices paid on time", "'All'"),
    ("K25", "Late trains down to zero", "no room"),
    ("K25", "Never miss a delivery slot", "no room"),
    ("K25", "100% customer retention", "'100%'"),
    ("K26", "NPS from 40 to 40.5", "40 to 40.5"),
    ("K26", "Wait at reception from 12 min to 11 min 50", "so small"),
    ("K26", "Increase sign-ups by 1%", "(1%)"),
    ("K26", "We are certain to hit 20 active customers", "certain"),
    ("K27", "Grow subscribers from 500 to 20,000 in Q2", "500 to 20,000"),
    ("K27", "Cut lead time from 30 days to 2 days", "ten times"),
    ("K27", "20x the number of active schools", "20x"),
    ("K28", "Two competitors leave the market", "by luck"),
    ("K28", "Exchange rate to the dollar at 1.15", "Exchange rate"),
    ("K29", "Regretted attrition from 9% to 6%", "late"),
    ("K29", "EBITDA margin from 11% to 13%", "'EBITDA'"),
    ("K30", "Parents who know whom to call from 40% to 75%", "source"),
    ("K30", "Hours consultants spend on internal admin from 9 to 6 a week", "source"),
    ("K31", "Desk visits as a proxy for service from 40 to 90", "stand-in"),
    ("K33", "Mean waiting time for an MRI from 21 to 14 days", "'Mean waiting"),
    ("K33", "Average grade in chemistry from 3.1 to 2.6", "worst cases"),
    ("K34", "GRX backlog from 300 to 120", "'GRX'"),
    ("K34", "Adoption of Project Aurora from 10% to 40%", "'Project Aurora'"),
    ("K35", "Complaints from 4 to 3 a month", "chance"),
    ("K35", "Satisfaction from 80% to 84% among 25 guests", "With 25 cases"),
    ("K35", "Patient rating from 8.1 to 8.3 (n=22)", "With 22 cases"),
    ("K36", "Anna's sales from 40k to 60k a month", "measures Anna"),
    ("K36", "Salary increase linked to NPS above 50", "'Salary increase linked'"),
    ("K37", "NPS: commit 30, target 40, stretch 35", "commit 30, target 40, stretch 35"),
    ("K37", "Attendance commit 95% / target 94% / stretch 97%", "climb"),
    ("K37", "Waste 140 g: commit 90 g, target 120 g, stretch 130 g", "climb"),
)  # fmt: skip

SILENT = (
    ("K19", "Average wait from 18 to 10 min, and no patient over 25"),
    ("K19", "Win rate on tenders from 22% to 35%, 300 bids a year"),
    ("K19", "Planned operations cancelled at 4% or less (9% this winter)"),
    ("K20", "14 of 19 teams deploy through the new pipeline without being asked"),
    ("K20", "Reduce scrap from 3.4% to 2% by week 26"),
    ("K20", "Sales via resellers from 1.2m to 2.0m"),
    ("K21", "Followers who apply for a post from 20 to 60"),
    ("K21", "Page views per solved request from 7 to 3"),
    ("K21", "Hospital visits after discharge from 12% to 8%"),
    ("K22", "Delivery time reduced from 2 days to 18 hours"),
    ("K22", "Raise our rank in the league from 12 to 5"),
    ("K22", "Complaints fall by 20% from 150 a month"),
    ("K22", "Grow revenue from 3.1 to 4.5 million"),
    ("K22", "Grow donors from 900 to 1.2k"),
    ("K22", "Lower secondary pupils who pass from 60% to 72%"),
    ("K23", "Net revenue retention from 104% to 112%"),
    ("K23", "Sales grow by 140%"),
    ("K23", "Temperature of the cold store from -12 to -18 °C"),
    ("K24", "Wait cut from 12 to 8 weeks, and held there for two months"),
    ("K24", "Keep the wait under 10 minutes even though visits double"),
    ("K24", "Length of stay from 8 to 6 days"),
    ("K25", "All 4 labs report within a day"),
    ("K25", "Zero injuries on the site"),
    ("K25", "eNPS from -22 to 0"),
    ("K25", "Subscribers +100%"),
    ("K25", "Satisfaction of all patients from 3.9 to 4.4"),
    ("K26", "Availability from 99.90% to 99.95%"),
    ("K26", "Members from 400,000 to 404,000"),
    ("K26", "Commit: pass rate from 81% to 82%"),
    ("K27", "Corporate sponsors from 2 to 25"),
    ("K27", "Orders from 100 to 1,500, as the second plant opens in May"),
    ("K27", "By 2035, heat from solar from 2% to 40%"),
    ("K27", "Turnover from 3.1 to 4.5 million euros"),
    ("K28", "Weather-related delays from 14 to 6 a month"),
    ("K28", "Tenders won against competitors from 22% to 35%"),
    ("K29", "Sales per week from 38k to 45k"),
    ("K29", "Trials that pay within 14 days from 9% to 14%"),
    ("K30", "Trust in the council from 41% to 55%, read from the October survey"),
    ("K30", "Orders per day from 410 to 520"),
    ("K31", "Proxy server failures from 14 to 3 a month"),
    ("K33", "p95 response time from 900 to 400 ms"),
    ("K33", "Average order value from 41 to 48 euros"),
    ("K34", "NPS from 31 to 40"),
    ("K34", "Opens a 50 GB mailbox in 3 s"),
    ("K34", "Customer effort score (CEX) from 3.1 to 2.4"),
    ("K35", "Employees who recommend us from 61% to 66%, 3,800 answers"),
    ("K35", "Approvals needed for a purchase from 5 to 4"),
    ("K36", "Julia's team: hours lost to tool changes from 12 to 5"),
    ("K36", "Welcome bonus claimed by new customers from 22% to 40%"),
    ("K37", "Days to close: commit 7, target 6, stretch 4"),
    ("K37", "Tickets solved, commit (90%) 40, target (50%) 55, stretch (10%) 70"),
    ("K37", "Lead time from commit to production from 4 days to 1"),
)


@pytest.mark.parametrize(("rule", "line", "words"), SPEAKS)
def test_a_rule_speaks_and_says_what_it_saw(rules: Mapping[str, Rule], rule: str, line: str, words: str) -> None:
    assert words in message(rules[rule], subject(line))


@pytest.mark.parametrize(("rule", "line"), SILENT)
def test_a_rule_leaves_a_look_alike_alone(rules: Mapping[str, Rule], rule: str, line: str) -> None:
    assert hits(rules[rule], subject(line)) == []


@pytest.mark.parametrize(("rule", "line"), [(rule, line) for rule, line, _ in SPEAKS])
def test_a_hit_lies_within_the_line(rules: Mapping[str, Rule], rule: str, line: str) -> None:
    for hit in hits(rules[rule], subject(line)):
        assert 0 <= hit.start < hit.end <= len(line)


def test_the_traffic_line_is_asked_whether_traffic_is_the_point(rules: Mapping[str, Rule]) -> None:
    one = subject("Improve website site traffic by 20% in Q3")
    found = hits(rules["K21"], one)
    question = say(rules["K21"].ask, found[0].slots)
    assert "website site traffic be the point" in question
    assert question.count("?") == 1
    assert len(question.split()) <= 25


def test_every_template_is_short_and_every_question_asks_once(rules: Mapping[str, Rule]) -> None:
    for rule in rules.values():
        for template in (*rule.message, *rule.ask):
            assert len(template.split()) <= 25, (rule.id, template)
        assert all(template.count("?") == 1 for template in rule.ask), rule.id
        assert "{" not in rule.message[-1]
        assert "{" not in rule.ask[-1]


DEEDS = (
    ("K20", "Train 90 clerks using their own cases as examples"),
    ("K24", "Maintain the wiki of the depot"),
    ("K25", "All 300 staff have a new badge"),
    ("K30", "Manual effort study written"),
)


@pytest.mark.parametrize(("rule", "line"), DEEDS)
def test_what_a_sure_deed_would_measure_is_no_question_yet(rules: Mapping[str, Rule], rule: str, line: str) -> None:
    assert hits(rules[rule], subject(line, "output", 0.95)) == []


def test_one_held_line_among_lines_that_move_is_taken_for_their_guardrail(rules: Mapping[str, Rule]) -> None:
    held = "KR3: Complaints stay under 20 a month"
    moving = "Objective: Quicker repairs\nKR1: Repairs done in a week from 60% to 85%\nKR2: Missed visits from 14 to 6 a month\n"
    group = group_of(moving + held)
    context = Context(group, (group,), None, None, House())
    assert hits(rules["K24"], group.key_results[2], context) == []
    assert hits(rules["K24"], group.key_results[2])


def test_a_late_figure_is_left_alone_beside_one_that_shows_earlier(rules: Mapping[str, Rule]) -> None:
    late, early = "Staff turnover from 18% to 14%", "New nurses with all mentor hours from 40% to 80%"
    both = group_of(f"Objective: Nurses stay\nKR1: {late}\nKR2: {early}")
    only = group_of(f"Objective: Nurses stay\nKR1: {late}\nKR2: Yearly sick leave rate from 9% to 7%")
    assert hits(rules["K29"], both.key_results[0], Context(both, (both,), None, None, House())) == []
    assert hits(rules["K29"], only.key_results[0], Context(only, (only,), None, None, House()))


def test_the_board_may_answer_for_the_share_price(rules: Mapping[str, Rule]) -> None:
    one = subject("Share price from 41 to 50 euros")
    assert hits(rules["K28"], one, alone(one, team="Executive board")) == []
    assert hits(rules["K28"], one, alone(one, team="Bakery"))


def test_attention_under_an_aim_of_another_kind_is_asked_for_its_steps(rules: Mapping[str, Rule]) -> None:
    far = group_of("Objective: Customers who stay loyal\nKR1: Instagram followers from 4k to 12k")
    fit = group_of("Objective: More followers for the museum\nKR1: Instagram followers from 4k to 12k")
    assert hits(rules["K31"], far.key_results[0], Context(far, (far,), None, None, House()))
    assert hits(rules["K31"], fit.key_results[0], Context(fit, (fit,), None, None, House())) == []


def test_the_glossary_and_the_paste_explain_acronyms(rules: Mapping[str, Rule]) -> None:
    one = subject("QBX uptake among dealers from 30% to 70%")
    assert hits(rules["K34"], one)
    assert hits(rules["K34"], one, alone(one, house=House(glossary=frozenset({"qbx"})))) == []
    group = group_of("Objective: Dealers like the quote box (QBX)\nKR1: QBX uptake among dealers from 30% to 70%")
    assert hits(rules["K34"], group.key_results[0], Context(group, (group,), None, None, House())) == []


def test_a_source_in_its_own_column_is_a_source(rules: Mapping[str, Rule]) -> None:
    text = "Carers who feel less alone from 40% to 60%"
    cell = Cell(role="source", heading="Source", text="October survey", span=(50, 64))
    assert hits(rules["K30"], subject(text))
    assert hits(rules["K30"], subject(Line(text=text, span=(0, len(text)), cells=(cell,)))) == []


STEPS = (
    ("Wait from 2 hours to 45 minutes", 7200.0, 2700.0, "s"),
    ("Wait from 5 to 3 days", 432000.0, 259200.0, "s"),
    ("Share of late trains from 1 in 4 to 10%", 25.0, 10.0, "%"),
    ("Rating from 3.8 to 4.5 of 5", 3.8, 4.5, ""),
    ("Turnover from 3.1 to 4.5 million euros", 3.1e6, 4.5e6, "EUR"),
    ("Callers answered, 74% to 74.5%", 74.0, 74.5, "%"),
    ("Powder per batch from 900 mg to 2 g", 0.9, 2.0, "g"),
    ("Complaints down by 20% from 150", 150.0, 120.0, ""),
    ("Loans up 1,500% on last quarter's 3,200", 3200.0, 51200.0, ""),
    ("Swim lessons: last year 410, this year 412", 410.0, 412.0, ""),
    ("Mood of the crew +0.05 to 7.30", 7.25, 7.30, ""),
    ("Choir members at 300 by March; we have 298", 298.0, 300.0, ""),
    ("Seeds sold: 1,100 bags in Q1, 20,000 in Q2", 1100.0, 20000.0, ""),
    ("Two more donors than last year's 410", 410.0, 412.0, ""),
    ("Picking errors from 5 per thousand to 0.2%", 0.5, 0.2, "%"),
)


@pytest.mark.parametrize(("line", "baseline", "target", "unit"), STEPS)
def test_both_ends_of_a_step_come_in_one_unit(line: str, baseline: float, target: float, unit: str) -> None:
    found = step(subject(line))
    assert found is not None
    assert [found.baseline, found.target] == pytest.approx([baseline, target])
    assert found.unit == unit


@pytest.mark.parametrize("line", ["Guests 40x, from 60", "Sign-ups up 5%", "Cost from 5 EUR to 4 kg"])
def test_what_cannot_be_compared_is_no_step(line: str) -> None:
    assert step(subject(line)) is None


HOSTILE = ("a and 5 " * 2000, "from 5 to 8% " * 1500, "by running " * 1500, "ABC " * 4000, ", 5 " * 4000, "x" * 20000)


@pytest.mark.parametrize(("number", "rule"), list(itertools.product(range(len(HOSTILE)), MINE)))
def test_a_wall_of_text_is_looked_at_only_in_its_beginning(rules: Mapping[str, Rule], number: int, rule: str) -> None:
    one = _HOSTILE_SUBJECTS[number]
    assert all(hit.start <= 600 for hit in hits(rules[rule], one))


_HOSTILE_SUBJECTS = tuple(subject(text) for text in HOSTILE)
