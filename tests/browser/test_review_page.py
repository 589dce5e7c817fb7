from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from coach.schema import Review

WIDTHS = [1280, 390]
DRAFT = """\
Library, Q3 2026

Objective: Readers find what they came for on the first visit
- Launch the new catalogue search
- Share of searches that end in a loan from 22% to 35% by 30 September
- Train all librarians in the new search
- Readers who leave without asking or borrowing from 40% to 30% by 30 September
- Median time from request to book in hand from 9 days to 4 days by 30 September
"""
TASK = "Launch the new catalogue search"
NASTY = """\
Objective: Guests <b>trust</b> the <img src=x onerror="window.pwned=1"> kitchen
- Launch <script>window.pwned=1</script> the menu [click](javascript:window.pwned=1)
- Complaints ${window.pwned=1} {{#each value}} {{this}} {{/each}} down from 12 to 4
- " onmouseover="window.pwned=1" x="
"""


def read(page: Any, text: str = DRAFT) -> None:
    page.fill("#okr-draft textarea", text)
    page.click("#okr-read")
    page.wait_for_selector(".result")


def line(page: Any, text: str) -> Any:
    return page.locator(".line-row", has_text=text)


def overrule_badge(page: Any, reason: str = "The catalogue itself is what the council buys") -> None:
    line(page, TASK).locator("[data-act=differ]").click()
    dialog = page.locator("dialog[data-dialog=differ]")
    dialog.locator("[data-choice=outcome] input").check()
    dialog.locator("textarea").fill(reason)
    dialog.locator("button[type=submit]").click()
    line(page, TASK).locator(".line-head .form-outcome").wait_for()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_pasted_draft_shows_badges_and_the_first_question(visit: Callable[..., Any], width: int) -> None:
    page = visit(width)
    assert "nothing leaves this machine" in page.inner_text("#okr-model-status")
    read(page)
    assert "Output" in line(page, TASK).locator(".badge").inner_text()
    assert "Outcome" in line(page, "Share of searches").locator(".badge").inner_text()
    assert page.inner_text(".first .question").endswith("?")
    assert "rates the wording, not the work" in page.inner_text(".state")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_finding_opens_its_rule_with_example_and_sources(visit: Callable[..., Any], width: int) -> None:
    page = visit(width)
    read(page)
    line(page, TASK).locator(".rule-chip").first.click()
    text = page.inner_text("dialog[data-dialog=rule]")
    assert TASK in text
    assert "Use instead" in text
    assert "Sources" in text
    page.keyboard.press("Escape")
    assert not page.locator("dialog[open]").count()


@pytest.mark.parametrize("width", WIDTHS)
def test_overrules_survive_a_reload_and_can_be_taken_back(visit: Callable[..., Any], width: int) -> None:
    page = visit(width)
    read(page)
    overrule_badge(page)
    training = line(page, "Train all librarians")
    training.locator(".rule-chip").first.click()
    page.click("[data-act=differ-from-rule]")
    page.fill("dialog[open] textarea", "The union agreed <i>this</i> with us")
    page.click("dialog[open] button[type=submit]")
    training.locator(".overruled").wait_for()

    page.reload()
    page.wait_for_selector(".result")
    assert page.input_value("#okr-draft textarea") == DRAFT
    assert "your word" in line(page, TASK).inner_text()
    assert "The union agreed <i>this</i> with us" in training.inner_text()

    page.click(".house summary")
    assert page.locator(".house-list li").count() == 2
    page.locator(".house-list li", has_text=TASK).locator("[data-act=takeback]").click()
    line(page, TASK).locator(".line-head .form-output").wait_for()
    page.wait_for_function("document.querySelectorAll('.house-list li').length === 1")


def test_an_overrule_without_a_reason_is_asked_for_one(visit: Callable[..., Any]) -> None:
    page = visit()
    read(page)
    page.click(".first [data-act=differ]")
    page.click("dialog[open] button[type=submit]")
    assert "say why" in page.inner_text("dialog[open] .field-error")


def test_undo_takes_the_last_overrule_back(visit: Callable[..., Any]) -> None:
    page = visit()
    read(page)
    overrule_badge(page)
    page.click(".notices [data-act=takeback]")
    line(page, TASK).locator(".line-head .form-output").wait_for()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_downloads_hold_the_review(visit: Callable[..., Any], width: int, tmp_path: Path) -> None:
    page = visit(width)
    read(page)
    for act, name in (("json", "review.json"), ("markdown", "review.md"), ("docx", "review.docx")):
        with page.expect_download() as download:
            page.click(f"[data-act={act}]")
        download.value.save_as(tmp_path / name)
    document = json.loads((tmp_path / "review.json").read_text("utf-8"))
    review = Review.model_validate(document)
    assert review.objectives[0].key_results[0].text == TASK
    assert DRAFT[slice(*review.objectives[0].span)].endswith("first visit")
    assert "Output, " in (tmp_path / "review.md").read_text("utf-8")
    assert TASK in (tmp_path / "review.md").read_text("utf-8")
    word = Document(str(tmp_path / "review.docx"))
    assert "\n".join(paragraph.text for paragraph in word.paragraphs).strip() == DRAFT.strip()
    asked = page.inner_text(".first .question")
    assert any(asked in comment.text for comment in word.comments)
    assert {comment.author for comment in word.comments} == {"OKR coach"}


@pytest.mark.parametrize("width", WIDTHS)
def test_html_and_script_in_a_line_are_inert(visit: Callable[..., Any], width: int) -> None:
    page = visit(width)
    read(page, NASTY)
    page.click(".first [data-act=rule]")
    page.keyboard.press("Escape")
    page.locator(".line-row [data-act=differ]").first.click()
    page.fill("dialog[open] textarea", "<img src=x onerror='window.pwned=1'>")
    page.click("dialog[open] button[type=submit]")
    page.wait_for_selector(".overruled")
    page.wait_for_timeout(200)
    assert page.evaluate("window.pwned") is None
    assert not page.locator("#okr-result img, #okr-result script, #okr-result a").count()
    assert "${window.pwned=1}" in page.inner_text(".draft")


def test_the_whole_page_works_with_keys_alone(visit: Callable[..., Any]) -> None:
    page = visit()
    page.focus("#okr-draft textarea")
    page.keyboard.insert_text(DRAFT)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".result")
    page.focus("#okr-read")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.act === 'rule' && !!document.activeElement.closest('.first')"):
            break
    page.keyboard.press("Enter")
    assert page.locator("dialog[open][data-dialog=rule]").count() == 1
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.act") == "rule"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("We know this one")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".overruled")


def test_two_visitors_never_see_each_other(visit: Callable[..., Any]) -> None:
    mine, theirs = visit(), visit()
    read(mine)
    overrule_badge(mine)
    theirs.reload()
    theirs.wait_for_selector("#okr-result .empty")
    assert theirs.input_value("#okr-draft textarea") == ""
    read(theirs)
    assert "Output" in line(theirs, TASK).locator(".badge").inner_text()
    assert not theirs.locator(".house").count()


def test_what_was_typed_but_not_read_survives_a_reload(visit: Callable[..., Any]) -> None:
    page = visit()
    read(page)
    page.fill("#okr-draft textarea", DRAFT + "- Visits up by 300\n")
    page.fill("#okr-team input, #okr-team textarea", "Library")
    page.reload()
    page.wait_for_selector("#okr-result .notice")
    assert page.input_value("#okr-draft textarea").endswith("- Visits up by 300\n")
    assert page.input_value("#okr-team input, #okr-team textarea") == "Library"


def test_an_upload_is_read_and_a_binary_file_is_refused_in_words(visit: Callable[..., Any], tmp_path: Path) -> None:
    page = visit()
    table = tmp_path / "okrs.csv"
    table.write_text("Objective,Key result\nReaders find what they came for,Loans per visit from 1.1 to 1.6\n", "utf-8")
    page.set_input_files("#okr-other input[type=file]", str(table))
    page.wait_for_selector(".line-row")
    assert "Loans per visit" in page.inner_text(".draft")
    (tmp_path / "notes.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    page.set_input_files("#okr-other input[type=file]", str(tmp_path / "notes.txt"))
    page.wait_for_selector("[role=alert].notice")
    assert "notes.txt" in page.inner_text(".notice")
    assert "Loans per visit" in page.input_value("#okr-draft textarea")


def test_an_example_keeps_the_text_that_stood_there(visit: Callable[..., Any]) -> None:
    page = visit()
    page.fill("#okr-draft textarea", "my own words")
    page.click(".okr-example >> nth=0")
    page.wait_for_selector("[data-act=restore]")
    assert "campaign" in page.input_value("#okr-draft textarea")
    page.click("[data-act=restore]")
    page.wait_for_function("document.querySelector('#okr-draft textarea').value === 'my own words'")


def test_five_hundred_key_results_are_shown_in_part_and_then_whole(visit: Callable[..., Any]) -> None:
    page = visit()
    lines = "\n".join(f"- Calls about topic {number} from {number + 40} to {number + 9}" for number in range(500))
    page.fill("#okr-draft textarea", f"Objective: Callers get an answer the first time\n{lines}\n")
    page.click("#okr-read")
    page.wait_for_selector(".capped", timeout=30_000)
    assert page.locator(".line-row").count() == 60
    page.click("[data-act=all]")
    page.wait_for_function("document.querySelectorAll('.line-row').length === 501", timeout=30_000)


def test_nothing_typed_is_said_and_not_an_error(visit: Callable[..., Any]) -> None:
    page = visit()
    page.click("#okr-read")
    page.wait_for_selector("#okr-result .notice")
    assert "nothing to read yet" in page.inner_text(".notice")


def test_a_damaged_database_is_said_and_the_page_works_in_memory(
    serve: Callable[..., str], visit: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "coach.db").write_bytes(b"not a database at all" * 400)
    page = visit(at=serve(tmp_path))
    assert "not kept when the program ends" in page.inner_text("#okr-status")
    read(page)
    assert page.locator(".line-row").count() == 6


def test_dark_mode_follows_the_system_and_the_button(visit: Callable[..., Any]) -> None:
    page = visit(color_scheme="dark")
    assert "dark" in page.evaluate("document.body.className")
    page.click("#okr-theme")
    assert "dark" not in page.evaluate("document.body.className")
    page.reload()
    page.wait_for_selector("#okr-draft textarea")
    page.wait_for_function("!document.body.classList.contains('dark')")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_note_behind_a_rule_is_read_beside_the_finding(visit: Callable[..., Any], width: int) -> None:
    page = visit(width)
    read(page)
    line(page, TASK).locator(".rule-chip").first.click()
    note = page.locator("dialog[data-dialog=rule] .note")
    note.locator("summary").click()
    assert note.locator("h3").first.inner_text().endswith("?")
    page.keyboard.press("Escape")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_question_is_answered_in_the_words_of_a_note(visit: Callable[..., Any], width: int) -> None:
    page = visit(width)
    page.click("header.top nav a:has-text('Ask')")
    page.wait_for_selector("#okr-question textarea")
    page.fill("#okr-question textarea", "Our bonus hangs on the OKRs. What now?")
    page.click("#okr-ask")
    page.wait_for_selector("#okr-answer blockquote")
    assert "bonus" in page.inner_text("#okr-answer").lower()
    page.fill("#okr-question textarea", "Which airline has the cheapest flights to Lisbon?")
    page.click("#okr-ask")
    page.wait_for_selector("#okr-answer .none")
    assert "do not hold" in page.inner_text("#okr-answer")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
