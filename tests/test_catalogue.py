"""The catalogue of metrics: whole, honest, replaceable by a user's own, and found by the work people name."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from coach.cli import app
from coach.errors import RuleError
from coach.language.minilm import MiniLM
from coach.metrics.build import uncovered
from coach.metrics.catalogue import Metric, load, read_file
from coach.metrics.match import FLOOR, Matcher, bare, shipped_matcher
from coach.resources import knowledge_folders, minilm_path, shipped

CATALOGUE = load(knowledge_folders())
NOTES = {path.stem for path in (shipped("knowledge") / "notes").glob("*.md")}
FUNCTIONS = set(
    "marketing sales support product engineering security data people finance legal operations it design education public "
    "company healthcare professional-services hardware platform transformation community research events facilities".split()
)
OWN = """\
function: support
title: Support
teams: [hotline]
metrics:
  - id: logo-churn
    name: Members who leave us
    line: Share of members who leave in a year
    definition: Members on the first day who are gone on the last.
    formula: leavers / members
    unit: "%"
    direction: down
    population: Members
    rung: result
    timing: lagging
    weeks_to_move: 26
    smallest_volume: a hundred members
    kept_by: The office
    read: By age of membership.
    gamed: By pausing memberships.
    guardrail: cost to serve
    safe: target
    objective: Members stay
    activities: [ring members, write to members, visit members, thank members, survey members, invite members]
    notes: [small-numbers]
"""


def test_every_function_of_the_method_has_metrics_of_its_own() -> None:
    found = {metric.function for metric in CATALOGUE.metrics}
    assert found == FUNCTIONS
    assert all(sum(metric.function == name for metric in CATALOGUE.metrics) >= 3 for name in FUNCTIONS)


@pytest.mark.parametrize("metric", CATALOGUE.metrics, ids=lambda metric: metric.id)
def test_each_metric_is_told_whole_and_names_no_value(metric: Metric) -> None:
    assert len(set(metric.activities)) >= 6
    assert set(metric.notes) <= NOTES
    assert not re.search(r"\d ?%|[$€£]\d", metric.line + metric.definition + metric.objective)
    assert not metric.line.endswith(".")
    assert metric.guardrail in CATALOGUE.by_id or " " in metric.guardrail or metric.guardrail.isalpha()
    assert metric.guardrail != metric.id


def test_what_silence_improves_is_for_watching_only() -> None:
    watched = {metric.id for metric in CATALOGUE.metrics if metric.safe == "watch_only"}
    assert {"stress-sick-days", "retaliation-reports", "consumer-found-data-errors"} <= watched


def test_the_outputs_in_disguise_that_the_method_names_are_not_offered() -> None:
    lines = " ".join(metric.line.lower() for metric in CATALOGUE.metrics)
    for output in ("meetings held", "filled by", "assumptions decided", "decisions logged", "low-performer"):
        assert output not in lines


def test_ids_are_used_once_over_all_files() -> None:
    files = sorted((shipped("knowledge") / "metrics").glob("*.yaml"))
    ids = [metric.id for path in files for metric in read_file(path.read_text("utf-8"), path.name)[1]]
    assert len(ids) == len(set(ids)) == len(CATALOGUE.metrics)


def test_a_users_own_metric_replaces_ours_by_id_and_its_team_words_are_added(tmp_path: Path) -> None:
    (tmp_path / "metrics").mkdir()
    (tmp_path / "metrics" / "ours.yaml").write_text(OWN, "utf-8")
    laid = load(knowledge_folders([tmp_path]))
    assert laid.by_id["logo-churn"].name == "Members who leave us"
    assert len(laid.metrics) == len(CATALOGUE.metrics)
    support = next(function for function in laid.functions if function.id == "support")
    assert {"hotline", "help desk"} <= set(support.teams)


@pytest.mark.parametrize(
    ("wrong", "right", "message"),
    [
        ("    unit:", "    unti:", "own.yaml:5: 'unit' is missing"),
        (
            "    safe: target",
            "    safe: target\n    colour: red",
            "own.yaml:22: unknown key 'colour'; known: id, name, ",
        ),
        ("rung: result", "rung: impact", "own.yaml:13: 'rung' must be one of use, behaviour or result, not 'impact'"),
        ("weeks_to_move: 26", "weeks_to_move: soon", "own.yaml:15: 'weeks_to_move': input should be a valid integer"),
        ("Share of members who", "Share of {whom|members} who", "own.yaml:7: 'line': value error, a slot is written"),
        (", invite members]", "]", "own.yaml:23: 'activities': tuple should have at least 6 items"),
        (
            "teams: [hotline]",
            "team: [hotline]",
            "own.yaml:3: unknown key 'team'; known: function, title, teams, metrics",
        ),
        ("metrics:", "metrics: none\nx:", "own.yaml:1: a file of metrics has"),
        ("    name: Members", "   name: Members", "own.yaml:6: not YAML"),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_line_and_the_remedy(wrong: str, right: str, message: str) -> None:
    with pytest.raises(RuleError) as error:
        read_file(OWN.replace(wrong, right, 1), "own.yaml")
    assert str(error.value).startswith(message)


def test_the_persons_own_words_stand_in_a_line_where_they_are_known() -> None:
    metric = CATALOGUE.by_id["regular-feature-use"]
    assert metric.worded(who="new tenants", thing="the portal") == "Share of new tenants who use the portal every month"
    assert metric.worded(who=None, thing=None) == "Share of users in [segment] who use the new feature every month"


@pytest.fixture(scope="module")
def by_words() -> Matcher:
    return Matcher(CATALOGUE)


@pytest.fixture(scope="module")
def by_meaning() -> Matcher:
    folder = minilm_path()
    if folder is None:
        pytest.skip("MiniLM's weights are not installed")
    return shipped_matcher(CATALOGUE, MiniLM(folder))


ANSWERED = [
    ("Hire 6 engineers", "hires-good-at-six-months"),
    ("Write runbooks", "time-to-restore"),
    ("Run a phishing simulation", "lures-reported"),
    ("Automate accounts payable", "invoices-right-first-time"),
    ("Recruit volunteers", "volunteers-second-shift"),
    ("Publish articles", "qualified-signups-organic"),
]


@pytest.mark.parametrize(("line", "metric"), ANSWERED)
def test_work_in_the_words_of_the_catalogue_finds_its_metric_without_a_model(
    line: str, metric: str, by_words: Matcher
) -> None:
    assert by_words.find(line)[0].metric.id == metric


@pytest.mark.parametrize(
    ("line", "metric"),
    [
        *ANSWERED,
        ("Record how-to videos for customers", "contacts-per-account"),
        ("Teach people about phishing", "lures-reported"),
    ],
)
def test_work_in_other_words_finds_its_metric_by_meaning(line: str, metric: str, by_meaning: Matcher) -> None:
    assert metric in [one.metric.id for one in by_meaning.find(line)]


@pytest.mark.parametrize(
    "line", ["File the annual tax return", "Celebrate the tenth anniversary", "", "?!", "x" * 5000]
)
def test_where_nothing_is_near_nothing_is_offered(line: str, by_words: Matcher, by_meaning: Matcher) -> None:
    assert by_words.find(line) == by_meaning.find(line) == ()


def test_what_is_for_watching_is_never_a_candidate(by_words: Matcher) -> None:
    assert all(one.metric.safe == "target" for one in by_words.find("Mental health programme", k=9))


def test_the_team_decides_between_readings_of_a_line(by_meaning: Matcher) -> None:
    at_school = by_meaning.find("Train teachers in reading out data", "School")
    assert at_school[0].metric.function == "education"


def test_candidates_are_as_likely_as_they_say_and_in_order(by_words: Matcher) -> None:
    found = by_words.find("Hire developers and recruit nurses")
    assert [one.likelihood for one in found] == sorted((one.likelihood for one in found), reverse=True)
    assert found[0].likelihood >= FLOOR


def test_the_same_line_finds_the_same_alone_and_among_others(by_meaning: Matcher) -> None:
    from coach.metrics.match import Query

    texts = ["Write runbooks", "Hire 6 nurses", "Ship the export feature"]
    alone = [[one.metric.id for one in by_meaning.find(text)] for text in texts]
    assert [[one.metric.id for one in found] for found in by_meaning.find_all([Query(text) for text in texts])] == alone


def test_figures_dates_tags_and_tickets_say_nothing_of_the_kind_of_work() -> None:
    assert bare("[P1] Hire 6 nurses by the end of Q3 2026, HR-1234") == "Hire nurses"


def test_the_shipped_vectors_cover_the_catalogue() -> None:
    assert uncovered() == (), "run python -m coach.metrics.build"


def test_the_command_lists_searches_and_shows_metrics() -> None:
    run = CliRunner().invoke
    assert len(run(app, ["metrics"]).output.splitlines()) == len(CATALOGUE.metrics)
    shown = run(app, ["metrics", "logo-churn"]).output
    assert "How it is gamed: By pausing contracts" in shown
    assert "26 weeks until it moves" in shown
    found = json.loads(run(app, ["metrics", "phishing", "--format", "json"]).output)
    assert (found["version"], found["metrics"][0]["id"]) == (1, "lures-reported")


def test_a_search_that_finds_nothing_says_what_to_do() -> None:
    result = CliRunner().invoke(app, ["metrics", "xylophone"])
    assert "okr-coach metrics` lists them all" in str(result.exception)
