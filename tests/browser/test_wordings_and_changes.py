"""The person fills blanks, takes wordings, sees what changed and brings it back; every number says whose it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook
from playwright.sync_api import expect

WIDTHS = [1280, 390]
DRAFT = """\
Support, Q3 2026

Objective: Customers get their money back without calling us
- Set up a self-service returns portal for customers
- Refund requests closed on the first contact from 52% to 75% of requests by 30 September
- **Cost per claim** from [baseline] to [target] EUR
"""
WORD_ACT = re.compile("component_server")
TASK, MEASURED, OPEN = "Set up a self-service", "Refund requests closed", "Cost per claim"


def read(page: Any, text: str = DRAFT) -> None:
    page.fill("#okr-draft textarea", text)
    page.click("#okr-read")
    page.wait_for_selector(".result")


def line(page: Any, text: str) -> Any:
    return page.locator(".line-row", has_text=text).first


def unfold(row: Any) -> Any:
    """The first sentence with fields under a line."""
    row.locator(".wordings > summary").click()
    return row.locator(".blank-form").first


def draft(page: Any) -> str:
    return str(page.input_value("#okr-draft textarea"))


def wait_for_draft(page: Any, words: str) -> None:
    """Until the words stand in the box, and the result is about what stands in the box."""
    page.wait_for_function(
        """words => { const box = document.querySelector('#okr-draft textarea').value;
        const read = document.querySelector('[data-file=text]');
        return box.includes(words) && read && read.value === box; }""",
        arg=words,
    )


def wait_for_whole_draft(page: Any, text: str) -> None:
    wait_for_draft(page, text)
    assert draft(page) == text


def fill_open_line(page: Any, value: str = "41") -> None:
    form = unfold(line(page, OPEN))
    form.get_by_label("baseline").fill(value)
    form.locator("[data-act=accept]").click()
    wait_for_draft(page, f"from {value} to [target] EUR")


def no_overflow(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


@pytest.mark.parametrize("width", WIDTHS)
def test_a_wording_goes_into_the_draft_with_the_value_that_was_typed(visit: Callable[..., Any], width: int) -> None:
    page = visit(width)
    read(page)
    form = unfold(line(page, TASK))
    wording = form.get_attribute("data-wording")
    assert [form.locator("input").nth(place).input_value() for place in range(2)] == ["", ""]  # nothing is suggested
    form.get_by_label("baseline").fill("12")
    form.get_by_label("target").fill("4")
    form.locator("[data-act=accept]").click()
    taken = wording.replace("[baseline]", "12").replace("[target]", "4")
    wait_for_draft(page, f"- {taken}\n")
    assert draft(page).count("\n") == DRAFT.count("\n")
    assert no_overflow(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_blank_that_is_left_empty_stays_a_blank(visit: Callable[..., Any], width: int) -> None:
    page = visit(width)
    read(page)
    form = unfold(line(page, TASK))
    wording = form.get_attribute("data-wording")
    form.get_by_label("target").fill("4")
    form.get_by_label("target").press("Enter")
    wait_for_draft(page, wording.replace("[target]", "4"))
    assert "[baseline]" in draft(page).splitlines()[3]


@pytest.mark.parametrize("width", WIDTHS)
def test_blanks_in_the_persons_own_line_are_filled_where_they_stand(visit: Callable[..., Any], width: int) -> None:
    page = visit(width)
    read(page)
    fill_open_line(page)
    assert draft(page) == DRAFT.replace("[baseline]", "41")  # the markup around stays
    form = unfold(line(page, OPEN))
    assert form.get_by_label("baseline").count() == 0
    assert form.get_by_label("target").count() == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_undo_after_an_accept_gives_the_draft_back_as_it_was(visit: Callable[..., Any], width: int) -> None:
    page = visit(width)
    read(page)
    fill_open_line(page)
    page.wait_for_function("document.activeElement.dataset.act === 'restore'")  # one key undoes it
    page.keyboard.press("Enter")
    wait_for_whole_draft(page, DRAFT)
    assert (
        unfold_again(line(page, OPEN)).get_by_label("baseline").input_value() == "41"
    )  # what was typed is there still


def unfold_again(row: Any) -> Any:
    row.locator(".wordings[open] .blank-form").wait_for()  # a fold that was open stays open
    return row.locator(".blank-form").first


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("[40]", "Square brackets"),
        ("4" * 81, "at most 80"),
        ("41 EUR", "already stands"),
        ("from 41", "already stands"),
    ],
)
def test_a_value_that_cannot_stand_there_is_refused_in_words(visit: Callable[..., Any], value: str, says: str) -> None:
    page = visit()
    read(page)
    form = unfold(line(page, OPEN))
    field = form.get_by_label("target" if value.endswith("EUR") else "baseline")
    field.fill(value)
    field.press("Enter")
    assert says in form.locator(".field-error").inner_text()
    assert field.input_value() == value
    assert draft(page) == DRAFT
    assert field.evaluate("field => field === document.activeElement")


def test_two_pasted_lines_are_never_joined_to_one_value(visit: Callable[..., Any]) -> None:
    page = visit()
    read(page)
    form = unfold(line(page, OPEN))
    form.get_by_label("baseline").evaluate(
        """field => { const held = new DataTransfer(); held.setData("text", "3\\n4");
        field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: held, bubbles: true, cancelable: true})); }"""
    )
    assert "line break" in form.locator(".field-error").inner_text()
    assert form.get_by_label("baseline").input_value() == ""


def test_filling_nothing_is_said_and_changes_nothing(visit: Callable[..., Any]) -> None:
    page = visit()
    read(page)
    form = unfold(line(page, OPEN))
    form.locator("[data-act=accept]").click()
    assert "Nothing is filled in" in form.locator(".field-error").inner_text()
    assert draft(page) == DRAFT


@pytest.mark.parametrize("width", WIDTHS)
def test_what_was_typed_into_a_field_survives_other_acts_and_a_reload(visit: Callable[..., Any], width: int) -> None:
    page = visit(width)
    read(page)
    unfold(line(page, TASK)).get_by_label("target").fill("4")
    fill_open_line(page)
    kept = line(page, TASK).locator(".blank-form").first.get_by_label("target")
    assert kept.input_value() == "4"
    assert kept.is_visible()
    page.reload()
    page.wait_for_selector(".result")
    assert unfold(line(page, TASK)).get_by_label("target").input_value() == "4"


def test_a_draft_edited_in_the_meantime_is_left_alone_and_read_anew(visit: Callable[..., Any]) -> None:
    page = visit()
    read(page)
    form = unfold(line(page, OPEN))
    edited = DRAFT.replace("Cost per claim", "Cost per refund")
    page.fill("#okr-draft textarea", edited)
    form.get_by_label("baseline").fill("41")
    form.get_by_label("baseline").press("Enter")
    page.wait_for_selector("[role=alert].notice")
    assert draft(page) == edited
    assert line(page, "Cost per refund").count() == 1
    page.reload()
    page.wait_for_selector("#okr-result .notice")
    assert draft(page) == edited


@pytest.mark.parametrize("width", WIDTHS)
def test_what_changed_is_shown_word_by_word(visit: Callable[..., Any], width: int) -> None:
    page = visit(width)
    read(page)
    assert not page.locator("#okr-changes").count()
    fill_open_line(page)
    page.click("[data-act=see-changed]")
    section = page.locator("#okr-changes")
    assert "1 line changed" in section.inner_text()
    row = section.locator(".diff-row.is-changed")
    assert row.locator("del").text_content() == " removed: [baseline]"  # words, not colour alone
    assert row.locator("ins").text_content() == " added: 41"
    assert "line-through" in row.locator("del").evaluate("node => getComputedStyle(node).textDecorationLine")
    assert "underline" in row.locator("ins").evaluate("node => getComputedStyle(node).textDecorationLine")
    assert "lines as they were" in section.locator(".diff-fold summary").inner_text()
    assert no_overflow(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_any_version_can_be_compared_and_brought_back(visit: Callable[..., Any], width: int) -> None:
    page = visit(width)
    read(page)
    fill_open_line(page)
    second = draft(page)
    form = unfold(line(page, OPEN))
    form.get_by_label("target").fill("30")
    form.get_by_label("target").press("Enter")
    wait_for_draft(page, "from 41 to 30 EUR")
    third = draft(page)

    versions = page.locator("#okr-versions option")
    assert [("Blanks filled" in text or "First read" in text) for text in versions.all_inner_texts()] == [True] * 3
    removed = page.locator(".diff-row.is-changed del")
    for number, gone, text in ((2, "[target]", second), (1, "[baseline]", DRAFT), (3, "30", third)):
        page.select_option("#okr-versions", str(number))
        page.wait_for_selector(f"#okr-changes[data-picked='{number}']")
        expect(removed.last).to_contain_text(gone)
        page.click("[data-key=bring-back]")
        wait_for_whole_draft(page, text)  # the third comes back too: nothing in between was lost


def test_bringing_a_version_back_keeps_what_was_typed_and_not_read(visit: Callable[..., Any]) -> None:
    page = visit()
    read(page)
    fill_open_line(page)
    page.fill("#okr-draft textarea", "a new thought")
    page.click("[data-key=bring-back]")
    wait_for_whole_draft(page, DRAFT)
    page.click(".notice [data-act=restore]")
    wait_for_whole_draft(page, "a new thought")


def test_clearing_keeps_what_was_typed_and_not_read(visit: Callable[..., Any]) -> None:
    page = visit()
    page.fill("#okr-draft textarea", "a new thought")
    page.click("#okr-clear")
    expect(page.locator("#okr-draft textarea")).to_have_value("")
    page.click(".notice [data-act=restore]")
    wait_for_whole_draft(page, "a new thought")


def test_the_new_text_can_be_copied(visit: Callable[..., Any]) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    read(page)
    fill_open_line(page)
    page.click("[data-key=copy-text]")
    page.wait_for_function("document.querySelector('[data-key=copy-text]').textContent.includes('Copied')")
    assert page.evaluate("navigator.clipboard.readText()") == DRAFT.replace("[baseline]", "41")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_number_tells_by_keyboard_where_it_comes_from(visit: Callable[..., Any], width: int) -> None:
    page = visit(width)
    read(page)
    row = line(page, MEASURED)
    row.locator("[data-act=differ]").focus()
    page.keyboard.press("Tab")
    tip = page.locator("[role=tooltip]")
    assert page.evaluate("document.activeElement.textContent") == "52%"
    assert tip.inner_text() == "You wrote this, line 5"
    assert page.evaluate("document.activeElement.getAttribute('aria-describedby') === 'okr-tip'")
    page.keyboard.press("Escape")
    assert tip.is_hidden()
    assert page.evaluate("document.activeElement.textContent") == "52%"  # Escape closes the tip and moves nothing
    page.keyboard.press("Tab")
    assert tip.is_visible()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert tip.is_hidden()
    assert no_overflow(page)


def test_a_number_tells_by_pointer_and_the_tip_can_be_pointed_at(visit: Callable[..., Any]) -> None:
    page = visit()
    read(page)
    line(page, MEASURED).locator(".line-text .number").first.hover()
    tip = page.locator("[role=tooltip]")
    assert tip.inner_text() == "You wrote this, line 5"
    tip.hover()
    assert tip.is_visible()
    page.mouse.move(2, 2)
    tip.wait_for(state="hidden")


def test_a_number_tells_by_tap(visit: Callable[..., Any]) -> None:
    page = visit(390, has_touch=True)
    read(page)
    line(page, MEASURED).locator(".line-text .number").nth(1).tap()
    tip = page.locator("[role=tooltip]")
    assert tip.inner_text() == "You wrote this, line 5"
    line(page, MEASURED).locator(".badge").tap()
    assert tip.is_hidden()


def test_a_filled_field_says_who_filled_it(visit: Callable[..., Any]) -> None:
    page = visit()
    read(page)
    field = unfold(line(page, OPEN)).get_by_label("baseline")
    field.fill("41")
    page.focus("#okr-read")
    field.focus()
    assert page.inner_text("[role=tooltip]") == "You typed this"
    field.fill("")
    page.focus("#okr-read")
    field.focus()
    assert page.locator("[role=tooltip]").is_hidden()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_word_file_holds_the_draft_as_it_is_now(visit: Callable[..., Any], width: int, tmp_path: Path) -> None:
    page = visit(width)
    read(page)
    fill_open_line(page)
    assert not page.locator("[data-file=docx]").count()  # made on click, not with every review
    with page.expect_download() as download:
        page.click("[data-act=docx]")
    download.value.save_as(tmp_path / "review.docx")
    word = Document(str(tmp_path / "review.docx"))
    text = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert text.strip() == DRAFT.replace("[baseline]", "41").strip()
    assert len(list(word.comments)) >= 1
    page.wait_for_function("!document.querySelector('[data-act=docx]').hasAttribute('aria-busy')")


def test_a_word_file_that_takes_over_a_second_says_so(visit: Callable[..., Any]) -> None:
    page = visit()
    read(page)
    held: list[Any] = []
    page.route(WORD_ACT, lambda route: held.append(route))
    page.click("[data-act=docx]")
    page.wait_for_selector(".tool-status.is-waiting")
    page.click("[data-act=docx]")  # asked once is enough
    with page.expect_download():
        held[0].continue_()
    page.locator(".tool-status").wait_for(state="hidden")
    assert len(held) == 1


def test_a_word_file_that_cannot_be_made_is_said(visit: Callable[..., Any]) -> None:
    page = visit()
    read(page)
    page.route(WORD_ACT, lambda route: route.abort())
    page.click("[data-act=docx]")
    page.wait_for_selector(".tool-status.is-trouble")
    assert "could not be made" in page.inner_text(".tool-status")


def test_an_uploaded_workbook_says_what_was_not_read(visit: Callable[..., Any], tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["Objective", "Key result", "Target"])
    sheet.append(["Readers find what they came for", "Loans per visit", "=1+1"])
    book.create_sheet("Salaries").sheet_state = "hidden"
    book.save(tmp_path / "okrs.xlsx")
    page = visit()
    page.set_input_files("#okr-other input[type=file]", str(tmp_path / "okrs.xlsx"))
    page.wait_for_selector(".line-row")
    assert "'Salaries' is hidden" in page.inner_text(".notices")
    assert "the formula has no stored value" in page.inner_text(".notices")


def test_many_notices_of_a_workbook_are_one_to_unfold(visit: Callable[..., Any], tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Objective", "Key result", "Target"])
    for number in range(12):
        book.active.append(["Readers find what they came for", f"Loans per visit on floor {number}", "=1+1"])
    book.save(tmp_path / "okrs.xlsx")
    page = visit(390)
    page.set_input_files("#okr-other input[type=file]", str(tmp_path / "okrs.xlsx"))
    page.wait_for_selector(".line-row")
    assert page.locator(".notice").count() == 1
    page.click(".notice summary")
    assert page.locator(".notice-details li").count() == 12
    assert no_overflow(page)
