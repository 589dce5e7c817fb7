"""A team's own metrics: read from any of its lists, matched with care, worded with its own values."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from coach.errors import InputError
from coach.metrics.catalogue import Catalogue, load
from coach.metrics.match import Candidate
from coach.resources import knowledge_folders
from coach.triage.own_match import OwnMatcher, direction_question, worded
from coach.triage.own_metrics import OwnMetric, read_metrics, single
from coach.wordings.grammar import is_clean


def only(text: str, name: str = "metrics.csv") -> OwnMetric:
    (found,), _ = read_metrics(text.encode(), name)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Name,Definition,Current value,Source,Owner\nChurn,Customers lost,4.2 %,CRM,Ana\n",
        "Owner;Source;Value;Definition;KPI\nAna;CRM;4.2 %;Customers lost;Churn\n",
        "Kennzahl\tBeschreibung\tAktueller Wert\tQuelle\tVerantwortlich\nChurn\tCustomers lost\t4.2 %\tCRM\tAna\n",
        "Indicateur;Définition;Valeur actuelle;Source;Responsable\nChurn;Customers lost;4.2 %;CRM;Ana\n",
        "Métrica;Definición;Valor actual;Fuente;Dueño\nChurn;Customers lost;4.2 %;CRM;Ana\n",
        "| Metric | What it means | Now | Source | Who |\n|---|---|---|---|---|\n| Churn |  | 4.2 % | CRM | Ana |\n",
    ],
)
def test_headers_in_any_order_language_and_separator(text: str) -> None:
    found = only(text, "metrics.md" if text.startswith("|") else "metrics.csv")
    assert (found.name, found.value, found.unit, found.source, found.owner) == ("Churn", "4.2 %", "%", "CRM", "Ana")


def test_plain_lines() -> None:
    found, _ = read_metrics(b"Our numbers\n\nChurn: 4.2 % (CRM, Ana)\n- Win rate = 18%\n", "numbers.txt")
    assert [(one.name, one.value, one.source, one.owner, one.where) for one in found] == [
        ("Churn", "4.2 %", "CRM", "Ana", "numbers.txt, row 3"),
        ("Win rate", "18%", None, None, "numbers.txt, row 4"),
    ]


@pytest.mark.parametrize("text", ["", "n/a", "N/A", "?", "–", "tbd", "4-5 %", "4 % to 6 %", "between 3 and 5", "high"])
def test_what_is_no_single_value_is_none(text: str) -> None:
    assert single(text) is None


@pytest.mark.parametrize("text", ["4.2 %", "4,2 %", "€ 12,000", "-3 points", "9 working days", "about 40", "12 of 40"])
def test_a_value_keeps_its_words(text: str) -> None:
    assert single(text) == text


def test_every_metric_says_where_it_stands() -> None:
    found, _ = read_metrics(b"Metrics 2027\n\nname,value\nA rate,1\n\nB rate,2\n", "m.csv")
    assert [one.where for one in found] == ["m.csv, row 4", "m.csv, row 6"]


def test_a_workbook_gives_its_first_sheet_and_names_the_others() -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "KPIs"
    sheet.append(["Metric", "Value", "Owner"])
    sheet.append(["Churn", 0.042, "Ana"])
    sheet["B2"].number_format = "0.0%"
    sheet.append(["Sum", "=1+1", "Bo"])
    book.create_sheet("Old").append(["Metric", "Value"])
    buffer = io.BytesIO()
    book.save(buffer)
    found, notices = read_metrics(buffer.getvalue(), "kpis.xlsx")
    assert [(one.name, one.value) for one in found] == [("Churn", "4.2%"), ("Sum", None)]
    assert any("“Old”" in notice for notice in notices)
    assert any("B3" in notice for notice in notices)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('name,value\nA,1\n"B,2\nC,3\n', "metrics.csv, row 3"),
        ("value,owner\n3,Ana\n", "call one “name”"),
        ("one,two\nred,blue\n", "the columns have no names"),
        ("name,value\n", "no metric under it"),
        ("", "is empty"),
    ],
)
def test_errors_name_the_file_the_row_and_the_remedy(text: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        read_metrics(text.encode(), "metrics.csv")
    assert "metrics.csv" in str(caught.value)
    assert told in str(caught.value)


def test_rows_left_out_are_told() -> None:
    found, notices = read_metrics(b"name,value\nChurn,4\n,5\nchurn,6\n", "m.csv")
    assert [one.value for one in found] == ["4"]
    assert any("row 3" in notice for notice in notices)
    assert any("row 4" in notice for notice in notices)


@pytest.mark.parametrize(
    ("said", "way"),
    [("up", "up"), ("lower is better", "down"), ("↓", "down"), ("steigen", "up"), ("stabil", "hold"), ("", None)],
)
def test_the_direction_is_read_where_it_is_said(said: str, way: str | None) -> None:
    assert only(f"name,value,direction\nChurn,4,{said}\n").direction == way


# --- matching and wording ---


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(knowledge_folders())


def own(name: str, value: str | None = None, **more: str) -> OwnMetric:
    fields = {"definition": None, "source": None, "owner": None, "unit": None, "direction": None, **more}
    return OwnMetric(name=name, value=value, where="m.csv, row 2", **fields)


def matched(catalogue: Catalogue, name: str, task: str, candidates: Sequence[Candidate] = ()) -> bool:
    return OwnMatcher([own(name)], catalogue).match(task, candidates) is not None


def test_a_task_that_says_the_metrics_name_is_matched(catalogue: Catalogue) -> None:
    assert matched(catalogue, "Churn", "Reduce churn with a yearly plan")


@pytest.mark.parametrize(
    ("name", "task"),
    [
        ("Days to close", "Fixed days off in the roster"),
        ("Orders", "Order 6 headsets"),
        ("NPS", "Redecorate the office"),
    ],
)
def test_wide_words_in_common_make_no_match(catalogue: Catalogue, name: str, task: str) -> None:
    assert not matched(catalogue, name, task)


def test_a_task_is_matched_through_the_catalogue(catalogue: Catalogue) -> None:
    candidates = (Candidate(catalogue.by_id["days-to-close"], 0.9, ""),)
    found = OwnMatcher([own("Days to close the books", "9 days")], catalogue).match("Automate accruals", candidates)
    assert found is not None
    assert found.neighbour is not None
    assert found.neighbour.id == "days-to-close"


def test_the_other_side_of_a_coin_is_no_neighbour(catalogue: Catalogue) -> None:
    matcher = OwnMatcher([own("Requests not solved at first contact")], catalogue)
    assert matcher.neighbour(matcher.own[0]) is None


def test_the_value_is_the_baseline_and_says_where_it_comes_from() -> None:
    said = worded(own("Churn", "4.2 %", unit="%", direction="down"))
    assert said.text == "Churn from 4.2 % to [target] % by [date]"
    assert said.metric_id is None
    assert said.blanks == ("[target]", "[date]")
    assert [(one.text, one.source, one.where) for one in said.numbers] == [("4.2", "user", "m.csv, row 2")]
    assert said.direction == "down"


def test_without_a_value_the_baseline_stays_blank() -> None:
    said = worded(own("Churn"))
    assert said.text == "Churn from [baseline] to [target] by [date]"
    assert said.numbers == ()


def test_figures_in_the_name_have_a_source_too() -> None:
    said = worded(own("Complaints per 1,000 orders", "31 (March survey, 212 answers)"))
    assert [one.text for one in said.numbers] == ["1,000", "31"]
    assert "212" not in said.text
    assert is_clean(said.text)


def test_a_direction_nobody_states_is_asked_for(catalogue: Catalogue) -> None:
    assert worded(own("Churn")).direction is None
    assert direction_question(own("Churn")) == "Which way is “Churn” better for you: up, or down?"
    assert direction_question(own("Churn", direction="down")) is None
    assert direction_question(own("Days to close"), catalogue.by_id["days-to-close"]) is None
