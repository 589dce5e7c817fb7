"""The model on the page: chosen, tried, asked, stopped, failing; and the key that is nowhere to be found again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from coach.evals.replay import ReplayServer
from coach.pipeline import Coach
from coach.settings import Settings

DRAFT = """# Customer care, Q1 2027
Objective: Small shops get their money questions settled in one go
- KR1: First-contact resolution of payment questions from 61% to 75% of tickets
- KR2: Launch the new dispute form
- KR3: Improve website traffic by 20%
"""
HELLO = '{"word": "hello"}'
KEY = "sk-planted-4f9a1c77e2b84d0fa6"
COMMENT = "A form can go live and shops may still call. Whether a dispute ends sooner for them, the line does not say."
WORDING = "Disputes that shops settle with a single message from [baseline] % to [target] % of disputes by [date]"
QUESTION = "Once the dispute form is live, what does a shop owner no longer have to do?"


@pytest.fixture(scope="module")
def reply(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What a careful model answers for the draft; it quotes a note that is really given."""
    coach = Coach.from_settings(Settings(data_dir=tmp_path_factory.mktemp("coach")), fast=True)
    note = coach.to_cite(coach.review(DRAFT))[0]
    sentence = next(piece for piece in note.quote.replace("\n", " ").split(". ") if 4 <= len(piece.split()) <= 28)
    wording = {"text": WORDING, "rung": "result", "guardrail": None}
    quotes = [{"note": note.note, "quote": sentence}]
    remark = {"line": 3, "comment": COMMENT, "quotes": quotes, "wordings": [wording]}
    asked = {"text": QUESTION, "why": "It names the change that the form is for."}
    return json.dumps({"keep": [], "remarks": [remark], "question": asked})


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def place(serve: Callable[..., str], data: Path) -> str:
    return serve(data)


@pytest.fixture
def opened(place: str, browser: Any) -> Iterator[Callable[..., Any]]:
    """Open the page at a width as a new visitor, with the panel for models unfolded."""
    contexts: list[Any] = []

    def open_(width: int = 1280) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, accept_downloads=True)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)  # a first request loads the libraries
        page.goto(place)
        page.get_by_role("button", name="With a model").click()
        return page

    yield open_
    for context in contexts:
        context.close()


def of_ones_own(page: Any) -> None:
    """Choose a server of one's own; its usual address is put in."""
    page.locator("#okr-model-provider input").click()
    page.get_by_role("option", name="vLLM").click()
    page.wait_for_function(
        "() => [...document.querySelectorAll('#okr-model-address :is(input, textarea)')].some((each) => each.value.endsWith(':8000/v1'))"
    )


def choose(page: Any, url: str, key: str = KEY) -> None:
    """Choose a server of one's own."""
    of_ones_own(page)
    page.get_by_label("Address").fill(url)
    page.get_by_label("Model", exact=True).fill("written")
    page.get_by_label("Key").fill(key)
    page.get_by_role("button", name="Use this model").click()
    page.locator("#okr-model-news").get_by_text("is asked from now on").wait_for()


def read(page: Any) -> None:
    page.locator("#okr-draft textarea").fill(DRAFT)
    page.get_by_role("button", name="Show me what each line is").click()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_model_is_chosen_tried_and_asked_and_its_words_are_marked(
    opened: Callable[..., Any], reply: str, width: int
) -> None:
    page = opened(width)
    with ReplayServer(HELLO, reply) as server:
        choose(page, server.url)
        host = server.url.split("/")[2]
        page.locator("#okr-model-status").get_by_text(f"On: written at {host}").wait_for()
        page.get_by_role("button", name="Test the connection").click()
        page.locator("#okr-model-news").get_by_text("written answers").wait_for()
        assert len(server.requests) == 1
        assert b"dispute form" not in server.requests[0]
        read(page)
        page.locator(".margin-note").get_by_text(COMMENT).wait_for()
    assert "1 request" in page.locator("#okr-model-progress").inner_text()
    assert QUESTION in page.locator(".model-asks").inner_text()
    assert page.locator(".state-name").inner_text() == "a rough draft"


def test_the_engines_review_stands_while_the_model_is_asked_and_it_can_be_stopped(opened: Callable[..., Any]) -> None:
    page = opened()
    with ReplayServer("!stall 25\n{}") as server:
        choose(page, server.url)
        read(page)
        page.locator(".state-name").wait_for()
        page.locator("#okr-model-progress").get_by_text("is reading your draft").wait_for()
        page.get_by_role("button", name="Stop").click()
        page.locator("#okr-model-progress").get_by_text("switched off before it had answered").wait_for()
    assert page.locator(".state-name").is_visible()


def test_a_model_that_fails_is_told_in_words_and_the_engines_review_stands(opened: Callable[..., Any]) -> None:
    page = opened()
    with ReplayServer("!status 401\n{}") as server:
        choose(page, server.url)
        read(page)
        page.locator("#okr-model-progress").get_by_text("does not accept the key").wait_for()
    assert page.locator(".line-row").count() == 4
    assert "Traceback" not in page.content()


def test_an_overrule_keeps_what_the_model_said_and_asks_it_nothing(opened: Callable[..., Any], reply: str) -> None:
    page = opened()
    with ReplayServer(reply) as server:
        choose(page, server.url)
        read(page)
        page.locator(".margin-note").wait_for()
        page.locator(".line-row", has_text="Launch the new dispute form").locator("[data-act=differ]").click()
        dialog = page.locator("dialog[data-dialog=differ]")
        dialog.locator("[data-choice=outcome] input").check()
        dialog.locator("textarea").fill("the form is a milestone our regulator sets")
        dialog.locator("button[type=submit]").click()
        page.locator(".result-row .form-outcome", has_text="Outcome").nth(1).wait_for()
        assert page.locator(".margin-note").count() == 1
        assert len(server.requests) == 1


def test_what_would_be_sent_is_shown_before_anything_is(opened: Callable[..., Any]) -> None:
    page = opened()
    page.locator("#okr-draft textarea").fill(DRAFT + "Ask ann.lee@shop.example.\n- KR4: ann.lee@shop.example answers\n")
    page.get_by_role("button", name="Show exactly what would be sent").click()
    page.locator(".sent pre").last.wait_for()
    shown = page.locator(".sent").inner_text()
    assert "Launch the new dispute form" in shown
    assert "ann.lee@shop.example" not in shown


def test_the_key_is_in_no_page_file_or_state_and_forgotten_on_request(
    opened: Callable[..., Any], reply: str, data: Path, tmp_path: Path
) -> None:
    page = opened()
    with ReplayServer(reply) as server:
        choose(page, server.url)
        read(page)
        page.locator(".margin-note").wait_for()
        assert server.keys == [f"Bearer {KEY}"]
        with page.expect_download() as download:
            page.get_by_role("button", name="Word").click()
        download.value.save_as(tmp_path / "review.docx")
        assert any(COMMENT in comment.text for comment in Document(str(tmp_path / "review.docx")).comments)
        page.reload()
        page.get_by_role("button", name="With a model").click()
        page.locator("#okr-model-status").get_by_text("A key is kept for this browser session").wait_for()
        assert page.get_by_label("Key").input_value() == ""
        assert KEY not in page.content()
        assert KEY not in json.dumps(page.evaluate("() => [{...localStorage}, {...sessionStorage}, document.cookie]"))
        page.get_by_role("button", name="Forget the key").click()
        page.locator("#okr-model-status").get_by_text("No model is on").wait_for()
    files = [path for path in (*data.rglob("*"), tmp_path / "review.docx") if path.is_file()]
    assert all(KEY.encode() not in path.read_bytes() for path in files)


@pytest.mark.parametrize(
    ("address", "name", "told"),
    [
        ("", "written", "Address: give the server’s address"),
        ("shop.example/v1", "written", "Address: it begins with http"),
        ("http://127.0.0.1:9/v1", "", "Model: give the model’s name"),
        ("http://127.0.0.1:9/v1", "two words", "Model: the name may hold no spaces"),
    ],
)
def test_a_bad_choice_names_its_field_and_the_remedy(
    opened: Callable[..., Any], address: str, name: str, told: str
) -> None:
    page = opened()
    of_ones_own(page)
    page.get_by_label("Address").fill(address)
    page.get_by_label("Model", exact=True).fill(name)
    page.get_by_role("button", name="Use this model").click()
    page.locator("#okr-model-news").get_by_text(told).wait_for()
    assert page.get_by_label("Address").input_value() == address
