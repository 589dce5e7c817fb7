"""Wordings without a model: what is offered for a line, what never is, and that each could be shown to a client."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from coach.evals.dataset import OWN, read_cases
from coach.evals.offered import fit_figures, offered, wording_figures
from coach.hearing import form_head
from coach.language.form import FormHead
from coach.language.measure import read
from coach.language.minilm import MiniLM
from coach.lint.subject import Subject
from coach.metrics.catalogue import Metric, load
from coach.metrics.match import Matcher, shipped_matcher
from coach.parse import parse_lines
from coach.pipeline import Coach
from coach.resources import knowledge_folders, minilm_path
from coach.schema import Suggestion
from coach.settings import Settings
from coach.wordings.completion import complete
from coach.wordings.grammar import BLANKS, is_clean, valued
from coach.wordings.skeletons import audience, gist, thing

CATALOGUE = load(knowledge_folders())
CASES = read_cases(OWN / "wordings.jsonl")
Offers = Callable[..., tuple[Suggestion, ...]]


@pytest.fixture(scope="module")
def head() -> FormHead:
    return form_head()


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    folder = minilm_path()
    return shipped_matcher(CATALOGUE, MiniLM(folder) if folder else None)


@pytest.fixture(scope="module")
def coach(tmp_path_factory: pytest.TempPathFactory) -> Coach:
    return Coach.from_settings(Settings(data_dir=tmp_path_factory.mktemp("data")))


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> Coach:
    return Coach.from_settings(Settings(data_dir=tmp_path_factory.mktemp("data")), fast=True)


@pytest.fixture(scope="module")
def offers(head: FormHead, matcher: Matcher, coach: Coach, quick: Coach) -> Offers:
    def find(line: str, around: str = "") -> tuple[Suggestion, ...]:
        return offered([{"line": line, "around": around}], coach, head, matcher, quick)[0]

    return find


WORK = [
    ("Launch the new tenant portal by 30 June", "Share of users in [segment] who use the new tenant portal every month: from [baseline] to [target] % by [date]", "use"),
    ("Build a sales dashboard in Power BI for regional managers", "Share of regional managers who consult the sales dashboard every week: from [baseline] to [target] % by [date]", "use"),
    ("Roll out Microsoft Teams in all branches", "Share of staff in [segment] who do their main task in Microsoft Teams: from [baseline] to [target] % by [date]", "use"),
    ("Write runbooks for the top 10 incidents", "Median time to restore service after an incident: from [baseline] to [target] minutes by [date]", "result"),
    ("Write 60 new help centre articles", "Support contacts per hundred active accounts from [baseline] to [target] by [date]", "behaviour"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "text", "rung"), WORK, ids=[line for line, _, _ in WORK])
def test_work_becomes_a_skeleton_in_its_own_words(line: str, text: str, rung: str, offers: Offers) -> None:
    first = offers(line)[0]
    assert (first.text, first.rung, first.by) == (text, rung, "engine")
    assert first.metric_id in CATALOGUE.by_id
    assert first.guardrail


RESULTS = [
    ("Reduce churn of Pro customers to 2 %", "K12 K14", "Reduce churn of Pro customers from [baseline] to 2 % by [date]"),
    ("Win rate in mid-market to 35%", "K12 K14", "Win rate in mid-market from [baseline] to 35% by [date]"),
    ("Reduce support costs significantly", "K13 K14", "Reduce support costs from [baseline] to [target] by [date]"),
    ("Increase trial sign-ups by 20 %", "K15 K14", "Increase trial sign-ups by 20 %, from [baseline], by [date]"),
    ("Increase website traffic by 20 % in Q3", "K15", "Increase website traffic by 20 %, from [baseline], in Q3"),
    ("Increase gross margin by 3 points", "K12 K14", "Increase gross margin by 3 points, from [baseline] to [target], by [date]"),
    ("Increase repeat bookings in Q3", "K13", "Increase repeat bookings from [baseline] to [target] in Q3"),
    ("90 % of new customers activated in their first week", "K12 K14", "90 % of new customers activated in their first week (now [baseline]) by [date]"),
    ("Cut median response time of the booking page below 300 ms by June", "K12", "Cut median response time of the booking page below 300 ms, down from [baseline], by June"),
    ("At least 60 % of staff use the new intranet every week", "K12 K14", "At least 60 % of staff use the new intranet every week, up from [baseline], by [date]"),
    ("Members renewing for a second year: 40 %", "K12 K14", "Members renewing for a second year: from [baseline] to 40 % by [date]"),
    ("Churn of Pro customers from 4 %", "K13 K14", "Churn of Pro customers from 4 % to [target] by [date]"),
    ("More patients discharged before noon", "K13 K14", "Number of patients discharged before noon from [baseline] to [target] by [date]"),
    ("Raise unaided awareness among young parents to 25 % by the end of the year", "K12", "Raise unaided awareness among young parents from [baseline] to 25 % by the end of the year"),
    ("Cut handling time (calls only) in the Lisbon team.", "K13", "Cut handling time from [baseline] to [target] (calls only) in the Lisbon team"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "missing", "text"), RESULTS, ids=[line for line, *_ in RESULTS])
def test_a_result_with_pieces_missing_keeps_its_words_and_gets_the_blanks(line: str, missing: str, text: str) -> None:
    parsed = parse_lines(line).loose[0]
    subject = Subject(parsed, read(parsed), parsed.text, parsed.text.lower(), form="outcome")
    (wording,) = complete(subject, frozenset(missing.split()), dated=False)
    assert wording.text == text
    assert not complete(subject, frozenset({"K14"}), dated=False)


def test_where_the_document_says_when_a_result_gets_no_date() -> None:
    parsed = parse_lines("Increase NPS to 40").loose[0]
    subject = Subject(parsed, read(parsed), parsed.text, parsed.text.lower(), form="outcome")
    (wording,) = complete(subject, frozenset({"K12", "K14"}), dated=True)
    assert wording.text == "Increase NPS from [baseline] to 40"


def test_what_is_missing_is_what_the_linter_finds_on_the_line_alone(offers: Offers) -> None:
    assert offers("Reduce churn of Pro customers to 2 %")[0].text == (
        "Reduce churn of Pro customers from [baseline] to 2 % by [date]"
    )


LEFT_ALONE = [
    ("Sign-up conversion of new visitors from 2.1 % to 3.5 % by 30 June", "is whole"),
    ("Keep uptime above 99.9 %", "holds a level: a start would say nothing"),
    ("Zero serious accidents", "from how many is a question of its own"),
    ("Time to hire from 45 to 30 days", "lacks a date alone, which is asked once for the whole set"),
    ("Share of tenants who pay on time from [baseline] to [target] by [date]", "is a skeleton already"),
    ("File the annual tax return", "has no metric that fits: the question stands"),
    ("LoRa variant out with 20k units ordered and no extra headcount needed", "is two results"),
]


@pytest.mark.parametrize("line", [line for line, _ in LEFT_ALONE], ids=[why for _, why in LEFT_ALONE])
def test_a_line_is_left_alone_that(line: str, offers: Offers) -> None:
    assert offers(line) == ()


def test_an_unmeasured_wish_gets_a_metric_to_choose(offers: Offers) -> None:
    assert "activated-first-week" in [one.metric_id for one in offers("Improve the onboarding experience")]


def test_a_late_result_gets_an_earlier_sign_beside_it(offers: Offers) -> None:
    own, earlier = offers("Reduce churn in the SMB segment")
    assert own.text.startswith("Reduce churn in the SMB segment from")
    assert CATALOGUE.by_id[earlier.metric_id or ""].timing == "leading"


@pytest.fixture(scope="module")
def everything(head: FormHead, matcher: Matcher, coach: Coach, quick: Coach) -> list[tuple[str, Suggestion]]:
    lines = list(dict.fromkeys([case["line"] for case in CASES] + [line for line, *_ in (*WORK, *RESULTS)]))
    found = offered([{"line": line} for line in lines], coach, head, matcher, quick)
    return [(line, one) for line, said in zip(lines, found, strict=True) for one in said]


def test_no_value_is_made_up_and_no_number_of_efforts_becomes_a_target(
    everything: list[tuple[str, Suggestion]],
) -> None:
    for line, one in everything:
        sources = line if one.metric_id is None else CATALOGUE.by_id[one.metric_id].worded()
        assert set(re.findall(r"\d[\d.,]*", one.text)) <= set(re.findall(r"\d[\d.,]*", sources)), one.text


def test_every_number_says_where_it_comes_from(everything: list[tuple[str, Suggestion]]) -> None:
    for line, one in everything:
        told = " ".join(number.text for number in one.numbers)
        assert all(digits in told for digits in re.findall(r"\d+", one.text)), one.text
        assert all((number.source == "user") == (one.metric_id is None) for number in one.numbers)
        assert all(line in number.where or number.where == one.metric_id for number in one.numbers)


def test_every_wording_can_be_shown_as_it_is(everything: list[tuple[str, Suggestion]]) -> None:
    for _, one in everything:
        assert is_clean(one.text), one.text
        assert set(one.blanks) <= set(BLANKS)
        assert all(blank in one.text for blank in one.blanks)
        assert not [finding.rule for finding in one.diagnostics if finding.severity == "error"]


def test_at_most_three_are_offered_and_none_twice(everything: list[tuple[str, Suggestion]]) -> None:
    by_line: dict[str, list[str]] = {}
    for line, one in everything:
        by_line.setdefault(line, []).append(one.text)
    assert all(len(texts) <= 3 and len(set(texts)) == len(texts) for texts in by_line.values())


@pytest.mark.parametrize("metric", [m for m in CATALOGUE.metrics if m.safe == "target"], ids=lambda metric: metric.id)
def test_every_metric_makes_a_key_result_without_an_error(metric: Metric, coach: Coach, quick: Coach) -> None:
    for dated in (False, True):
        text = valued(metric.worded(), metric.unit, dated=dated)
        assert is_clean(text), text
        for judge in (coach, quick):
            found = judge.lint(text, lines=True).loose[0].diagnostics
            assert not [finding.rule for finding in found if finding.severity == "error"], text


def test_where_the_document_says_when_no_date_is_asked_for() -> None:
    metric = CATALOGUE.by_id["win-rate-target-segment"]
    assert valued(metric.worded(), metric.unit, dated=True) == "Win rate in [segment] from [baseline] to [target] %"


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Train 50 team leads in giving feedback", "team leads"),
        ("Build a dashboard for our regional managers", "regional managers"),
        ("Launch the portal for new tenants", "new tenants"),
        ("Roll out Microsoft Teams in all branches", None),
        ("Hire 6 nurses", None),
        ("Write a guide for 30 people", None),
        ("Ship the export by June", None),
    ],
)
def test_whom_the_work_is_for_is_read_where_the_line_says_it(line: str, who: str | None) -> None:
    assert audience(line) == who


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Launch the new tenant portal", "the new tenant portal"),
        ("Build our supplier app", "our supplier app"),
        ("Returns portal rebuilt", "the returns portal"),
        ("Replace the legacy system", None),
        ("Release 3 features", None),
        ("Train staff on the new system", None),
    ],
)
def test_what_people_will_use_is_named_only_where_that_is_sure(line: str, what: str | None) -> None:
    assert thing(line) == what


def test_the_gist_of_a_line_is_its_deed_and_the_head_of_its_object() -> None:
    assert gist("Launch the new tenant portal by 30 June") == "launch portal"
    assert gist("Our customers are happy") == ""


@pytest.mark.parametrize(
    "text",
    [
        "Share of of users from [baseline] to [target]",
        "Share of users (new from [baseline]",
        "Share from [start] to [target]",
        "Use of by staff",
        "The our portal",
        "Reach 40 % , by June",
        " Share of users",
        "Share of {who|users}",
    ],
)
def test_crooked_sentences_are_held_back(text: str) -> None:
    assert not is_clean(text)


def test_the_figures_hold_on_the_tune_set(coach: Coach, head: FormHead, matcher: Matcher) -> None:
    figures = wording_figures(CASES, coach, head, matcher, "")
    figures += fit_figures(read_cases(OWN / "metric_fits.jsonl"), matcher, "")
    found = {figure.id.removeprefix("own."): figure.value for figure in figures}
    assert found["wordings.offered_fits"] >= 0.85
    assert found["wordings.asks_instead"] >= 0.7
    assert found["wordings.grammar_clean"] == 1.0
    assert found["metrics.offers_that_fit"] >= 0.65 or minilm_path() is None
