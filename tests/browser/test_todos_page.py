"""The page of to-do lists, driven as a person drives it: at a desk and on a phone, with the mouse and with keys."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from coach.pipeline import Coach
from tests.browser.conftest import ROOT, answers, free_port

WIDTHS = [1280, 390]
SECONDS_TO_START = 90
LIST = """\
## Service desk, third quarter

- [ ] Train 50 agents in the new phone system (owner: Ana)
- [x] Launch a callback option for busy hours
  - [ ] Write help pages for the commonest questions
1. Redesign the welcome e-mails
2. Offer a setup call in the first week
- Keep the phone line reachable above 99.5 %
- Renew the data protection certificate
- Phones
- Repaint the meeting room
- =HYPERLINK("http://bad.example") in the sheet
"""
TEXTS = ["Train 50 agents", "Launch a callback", "Write help pages", "Redesign the welcome", "Offer a setup call",
         "Keep the phone line", "Renew the data", "Phones", "Repaint the meeting", "=HYPERLINK"]  # fmt: skip
NASTY = '- Train <script>window.pwned=1</script> <img src=x onerror="window.pwned=1">\n- Launch ${window.pwned=1} " onmouseover="window.pwned=1\n'


def start(folder: Path, *arguments: str) -> tuple[subprocess.Popen[bytes], str]:
    port = free_port()
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("OKR_COACH_", "OPENAI_"))}
    environment |= {"OKR_COACH_DATA_DIR": str(folder), "PYTHONPATH": path}
    log = (folder / "server.txt").open("wb")
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "tests" / "browser" / "sorted_by_hand.py"), str(port), *arguments],
        cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
    )  # fmt: skip
    log.close()
    address = f"http://127.0.0.1:{port}/"
    end = time.monotonic() + SECONDS_TO_START
    while not answers(address):
        if process.poll() is not None or time.monotonic() > end:
            process.kill()
            process.wait(10)
            raise RuntimeError(f"the page did not start: {(folder / 'server.txt').read_text(errors='replace')[-2000:]}")
        time.sleep(0.2)
    return process, address


@pytest.fixture(scope="session")
def todos_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    process, address = start(tmp_path_factory.mktemp("todos"))
    yield address
    process.terminate()
    process.wait(10)


@pytest.fixture
def todos(browser: Any, todos_address: str) -> Iterator[Callable[..., Any]]:
    """Open the page as a new visitor. A script error, or a request that leaves this machine, fails the test."""
    contexts: list[Any] = []
    faults: list[str] = []

    def open_page(width: int = 1280, *, address: str = todos_address, context: Any = None, **options: Any) -> Any:
        if context is None:
            context = browser.new_context(viewport={"width": width, "height": 850}, accept_downloads=True, **options)
            contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith(("http://127.0.0.1:", "data:", "blob:")) else faults.append(request.url)
            ),
        )
        page.set_default_timeout(30_000)
        page.goto(address + "todos")
        page.wait_for_selector("#okr-result .empty, #okr-result .todos")
        page.wait_for_timeout(300)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults


def sort(page: Any, text: str = LIST) -> None:
    page.fill("#okr-todo-text textarea", text)
    page.click("#okr-read")
    page.wait_for_selector(".todos")


def row(page: Any, text: str) -> Any:
    return page.locator(".todo-row", has_text=text)


def card(page: Any, number: int) -> Any:
    return page.locator(".todo-card").nth(number - 1)


def choose(page: Any, text: str, bucket: str) -> None:
    row(page, text).locator("select").select_option(bucket)
    page.wait_for_selector(f".todo-row.is-{bucket}:has-text({text!r})")


def move(page: Any, text: str, where: str) -> None:
    select = page.locator(".todo-tasks li", has_text=text).locator("select")
    select.select_option(where)


def settled(page: Any) -> None:
    page.wait_for_timeout(350)
    page.wait_for_function("!document.querySelector('#okr-read-out .generating')")


def downloaded(page: Any, name: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.click(f"[data-act=save][data-name={name}]")
    path = folder / str(download.value.suggested_filename)
    download.value.save_as(path)
    return path


@pytest.mark.parametrize("width", WIDTHS)
def test_a_real_list_is_settled_from_paste_to_download(todos: Callable[..., Any], width: int, tmp_path: Path) -> None:
    page = todos(width)
    assert "What will happen" in page.inner_text("#okr-result")
    sort(page)
    assert [page.locator(".todo-row").nth(at).inner_text().startswith(text) for at, text in enumerate(TEXTS)] == [
        True
    ] * 10
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    choose(page, "Repaint the meeting", "just_do_it")
    choose(page, "Renew the data", "health_metric")
    move(page, "Redesign the welcome", "0")
    card(page, 1).locator(".todo-tasks", has_text="Redesign the welcome").wait_for()

    fields = card(page, 1).locator(".todo-result").first.locator(".blank-field input")
    fields.nth(0).fill("61")
    fields.nth(1).fill("75")
    fields.nth(1).press("Tab")
    settled(page)
    card(page, 1).locator("[data-act=accept]").click()
    page.wait_for_selector(".todo-card.is-accepted")
    assert "from 61 to 75 % by [date]" in card(page, 1).inner_text()

    page.click("[data-act=undo] >> nth=0")
    page.wait_for_selector(".todo-card.is-accepted", state="detached")
    assert fields.nth(0).input_value() == "61"
    card(page, 1).locator("[data-act=accept]").click()
    page.wait_for_selector(".todo-card.is-accepted")

    text = downloaded(page, "markdown", tmp_path).read_text("utf-8").replace("\\", "")
    assert "1. Objective (accepted): Callers get an answer the first time" in text
    assert "from 61 to 75 % by [date]" in text
    assert all(text.count(each) == 1 for each in TEXTS)
    rows = list(csv.reader(io.StringIO(downloaded(page, "csv", tmp_path).read_bytes().decode("utf-8-sig"), newline="")))
    assert [len(rows), rows[11][1]] == [12, "Service desk, third quarter"]
    by_text = {each[1]: each for each in rows}
    assert by_text["Repaint the meeting room"][3] == "Just-Do-It"
    assert by_text["Redesign the welcome e-mails"][6].startswith("Group 1")
    assert rows[10][1].startswith("'=HYPERLINK")
    book = load_workbook(downloaded(page, "xlsx", tmp_path))
    assert {cell.data_type for line in book["Lines"].iter_rows() for cell in line if cell.value} == {"s"}
    cells = [str(cell.value) for line in book["Proposed OKRs"].iter_rows() for cell in line if cell.value]
    assert any("from 61 to 75 %" in cell for cell in cells)


def test_every_act_can_be_taken_back_in_turn(todos: Callable[..., Any]) -> None:
    page = todos()
    sort(page)
    before = page.inner_text(".todo-grid")
    choose(page, "Phones", "initiative")
    move(page, "Offer a setup call", "0")
    page.wait_for_selector(".todo-card >> nth=0 >> text=Offer a setup call")
    card(page, 1).locator("[data-act=drop-result]").first.click()
    page.wait_for_function("document.querySelectorAll('.todo-card:first-of-type .todo-result').length === 1")
    card(page, 2).locator("[data-act=drop]").click()
    page.wait_for_function("document.querySelectorAll('.todo-card').length === 1")
    page.locator(".todo-summary").click()
    for _ in range(4):
        page.keyboard.press("Control+z")
        settled(page)
    assert page.inner_text(".todo-grid") == before
    assert page.locator(".todo-head [data-act=undo]").is_disabled()


def test_undo_in_a_field_is_the_fields_own(todos: Callable[..., Any]) -> None:
    page = todos()
    sort(page)
    choose(page, "Phones", "initiative")
    field = page.locator(".todo-card textarea").first
    field.click()
    page.keyboard.type(" x")
    page.keyboard.press("Control+z")
    settled(page)
    assert row(page, "Phones").locator("select").input_value() == "initiative"


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_typed_is_lost_on_redraw_or_reload(todos: Callable[..., Any], width: int) -> None:
    page = todos(width)
    sort(page)
    field = card(page, 1).locator(".blank-field input").first
    field.fill("about 60")
    card(page, 2).locator("textarea").first.fill("Newcomers are at home within a week")
    choose(page, "Phones", "just_do_it")
    assert field.input_value() == "about 60"
    card(page, 1).locator(".blank-field input").nth(1).press_sequentially("75")
    page.reload()
    page.wait_for_selector(".todos")
    settled(page)
    assert page.input_value("#okr-todo-text textarea") == LIST
    assert field.input_value() == "about 60"
    assert card(page, 1).locator(".blank-field input").nth(1).input_value() == "75"
    assert card(page, 2).locator("textarea").first.input_value() == "Newcomers are at home within a week"
    assert row(page, "Phones").locator("select").input_value() == "just_do_it"


def test_text_typed_and_never_sorted_survives_a_reload(todos: Callable[..., Any]) -> None:
    page = todos()
    sort(page)
    page.fill("#okr-todo-text textarea", LIST + "- One more\n")
    page.reload()
    page.wait_for_selector(".todos")
    page.wait_for_selector(".notice")
    assert page.input_value("#okr-todo-text textarea").endswith("- One more\n")
    assert "not the list below" in page.inner_text(".notices")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_unclear_ones_are_asked_one_at_a_time(todos: Callable[..., Any], width: int) -> None:
    page = todos(width)
    sort(page, LIST + "- Phones, again\n")
    page.click("[data-act=ask]")
    asking = page.locator(".todo-asking")
    asking.wait_for()
    assert "Question 1 of 2" in asking.inner_text()
    assert page.evaluate("document.activeElement.hasAttribute('data-answer')")
    asking.locator("[type=submit]").click()
    assert asking.locator(".field-error").is_visible()
    asking.locator("textarea").fill("Callers from Austria reach us from 40 to 60 %")
    asking.locator("[type=submit]").click()
    asking.locator("text=Phones, again").wait_for()
    changed = row(page, "Callers from Austria")
    assert changed.locator("select").input_value() == "key_result"
    assert changed.locator("s").inner_text() == "Phones"
    asking.locator("[data-act=skip]").click()
    page.wait_for_selector("text=That was the last question.")
    page.click(".todo-head [data-act=undo]")
    row(page, "Callers from Austria").wait_for(state="detached")


def test_a_key_result_can_be_switched_reworded_and_dropped(todos: Callable[..., Any]) -> None:
    page = todos()
    sort(page)
    first = card(page, 1).locator(".todo-result").first
    first.locator(".todo-rung", has_text="people use it").click()
    first.locator(".wording", has_text="Busy-hour callers").wait_for()
    first.locator(".blank-field input").first.fill("12")
    first.locator("[data-act=open-words]").click()
    area = first.locator(".todo-words textarea")
    assert area.input_value() == "Busy-hour callers who use the callback option from 12 to [target] % by [date]"
    area.fill("Callers who choose the callback from 12 to [target] % by [date]")
    first.locator(".todo-words [type=submit]").click()
    first.locator(".wording", has_text="Callers who choose the callback from 12 to").wait_for()
    assert first.locator(".blank-field input").count() == 2
    first.locator("[data-act=drop-result]").click()
    page.wait_for_function("document.querySelectorAll('.todo-card:first-of-type .todo-result').length === 1")


def test_a_misfit_in_a_blank_is_refused_with_words(todos: Callable[..., Any]) -> None:
    page = todos()
    sort(page)
    fields = card(page, 1).locator(".todo-result").first.locator(".blank-field input")
    fields.nth(1).fill("75 %")
    fields.nth(1).press("Tab")
    error = card(page, 1).locator(".todo-result").first.locator(".field-error")
    error.wait_for()
    assert "already stands beside the field" in error.inner_text()
    fields.nth(1).fill("75")
    assert not error.is_visible()


def test_a_group_without_an_objective_is_not_accepted(todos: Callable[..., Any]) -> None:
    page = todos()
    sort(page)
    card(page, 2).locator("[data-act=accept]").click()
    page.wait_for_selector(".notice.is-trouble")
    assert "for whom" in page.inner_text(".notice.is-trouble")
    card(page, 2).locator("textarea").first.fill("Newcomers are at home within a week")
    card(page, 2).locator("[data-act=accept]").click()
    page.wait_for_selector(".todo-card.is-accepted")


def test_a_line_can_open_a_group_of_its_own(todos: Callable[..., Any]) -> None:
    page = todos()
    sort(page)
    move(page, "Offer a setup call", "-2")
    page.wait_for_function("document.querySelectorAll('.todo-card').length === 3")
    assert "New customers set up within a week" in card(page, 3).inner_text()
    assert "Group 3" in row(page, "Offer a setup call").inner_text()


@pytest.mark.parametrize("width", WIDTHS)
def test_accepted_okrs_go_to_review_and_the_draft_there_is_not_lost(todos: Callable[..., Any], width: int) -> None:
    page = todos(width)
    page.click(".top nav a >> text=Review")
    page.wait_for_selector("#okr-draft textarea")
    page.wait_for_timeout(500)
    page.fill("#okr-draft textarea", "Objective: typed, never read")
    page.click(".top nav a >> text=To-dos")
    page.wait_for_selector("#okr-todo-text textarea")
    page.wait_for_selector("#okr-result .empty")
    page.wait_for_timeout(300)
    sort(page)
    assert page.locator("[data-act=review]").is_disabled()
    card(page, 1).locator("[data-act=accept]").click()
    page.wait_for_selector(".todo-card.is-accepted")
    page.click("[data-act=review]")
    page.wait_for_selector("#okr-draft textarea")
    page.wait_for_selector("#okr-result .line-row")
    text = page.input_value("#okr-draft textarea")
    assert text.startswith(
        "Objective: Callers get an answer the first time\n- Calls solved at the first contact from [baseline]"
    )
    assert "Train 50 agents" not in text
    assert page.locator("#okr-versions option").count() >= 2


def test_the_whole_page_works_with_keys_alone(todos: Callable[..., Any]) -> None:
    page = todos()
    page.focus("#okr-todo-text textarea")
    page.keyboard.insert_text(LIST)
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".todos")
    page.locator(".todo-bucket").first.focus()
    page.keyboard.press("j")
    page.wait_for_selector(".todo-row.is-just_do_it >> nth=1")
    settled(page)
    assert page.evaluate("document.activeElement.dataset.key") == "bucket-0"
    page.locator(".blank-field input").first.focus()
    page.keyboard.type("61")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.blank") == "[target]"
    page.locator("[data-act=accept]").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".todo-card.is-accepted")
    settled(page)
    assert page.evaluate("document.activeElement.dataset.act") == "edit"


def test_html_and_script_in_a_line_are_inert(todos: Callable[..., Any]) -> None:
    page = todos()
    sort(page, NASTY)
    page.locator(".todo-card textarea").first.fill("<img src=x onerror='window.pwned=1'>")
    page.locator("[data-act=accept]").first.click()
    page.wait_for_selector(".todo-card.is-accepted")
    assert page.evaluate("window.pwned") is None
    assert not page.locator("#okr-result img, #okr-result script").count()


def test_an_uploaded_workbook_is_sorted(todos: Callable[..., Any], tmp_path: Path) -> None:
    book = Workbook()
    for line in ("Task", "Train 50 agents", "Redesign the welcome e-mails"):
        book.active.append([line])  # type: ignore[union-attr]
    book.save(tmp_path / "plan.xlsx")
    page = todos()
    with page.expect_file_chooser() as chooser:
        page.click("#okr-todo-upload")
    chooser.value.set_files(tmp_path / "plan.xlsx")
    page.wait_for_selector(".todos")
    assert "Train 50 agents" in page.inner_text(".todo-table")
    assert "Train 50 agents" in page.input_value("#okr-todo-text textarea")


def test_a_file_that_cannot_be_read_is_said_and_the_list_stays(todos: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    page = todos()
    sort(page)
    with page.expect_file_chooser() as chooser:
        page.click("#okr-todo-upload")
    chooser.value.set_files(tmp_path / "plan.xlsx")
    page.wait_for_selector(".notice.is-trouble")
    assert "plan.xlsx" in page.inner_text(".notice.is-trouble")
    assert page.locator(".todo-row").count() == 10


def test_own_metrics_are_kept_named_and_can_be_left_out(todos: Callable[..., Any], tmp_path: Path) -> None:
    pytest.importorskip("coach.triage.own_metrics")
    (tmp_path / "ours.csv").write_text("name,value,source\nCalls solved at first contact,61 %,CRM\n", "utf-8")
    page = todos()
    sort(page)
    with page.expect_file_chooser() as chooser:
        page.click("#okr-todo-metrics")
    chooser.value.set_files(tmp_path / "ours.csv")
    page.wait_for_selector(".todo-own")
    assert "ours.csv" in page.inner_text(".todo-own")
    page.reload()
    page.wait_for_selector(".todo-own")
    page.click("[data-act=no-metrics]")
    page.wait_for_selector(".todo-own", state="detached")


def test_waiting_is_shown_after_a_second(todos: Callable[..., Any]) -> None:
    page = todos()
    page.fill("#okr-todo-text textarea", "- Train slow\n")
    page.click("#okr-read")
    page.wait_for_timeout(1300)
    assert "lines" in page.inner_text("#okr-read-out")
    page.wait_for_selector(".todos")


def test_running_text_and_an_empty_box_are_answered_in_words(todos: Callable[..., Any]) -> None:
    page = todos()
    page.click("#okr-read")
    page.wait_for_selector(".notice")
    assert "nothing to sort yet" in page.inner_text(".notice")
    sort(page, "We had a year of running text. It went on, and nobody made a list of it, which was a pity for all.\n")
    assert "running text, not as a list" in page.inner_text(".todo-finding")


def test_a_thousand_lines_are_shown_in_part_and_on_request_whole(todos: Callable[..., Any]) -> None:
    page = todos()
    sort(page, "".join(f"- Train group {number} of the agents\n" for number in range(1000)))
    assert page.locator(".todo-row").count() == 80
    page.click("[data-act=all]")
    page.wait_for_function("document.querySelectorAll('.todo-row').length === 1000")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_text_can_be_read_in_light_and_dark(todos: Callable[..., Any], width: int, scheme: str) -> None:
    page = todos(width, color_scheme=scheme)
    sort(page)
    page.click("[data-act=ask]")
    page.wait_for_selector(".todo-asking")
    assert page.evaluate(CONTRAST) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


CONTRAST = """() => {
  const rgb = (text) => (text.match(/[\\d.]+/g) || []).map(Number);
  const ground = (node) => {
    for (let here = node; here; here = here.parentElement) {
      const [r, g, b, a = 1] = rgb(getComputedStyle(here).backgroundColor);
      if (a > 0.5) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const light = (colour) => { const [r, g, b] = colour.map((v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const bad = [];
  for (const node of document.querySelectorAll("#okr-result *, #okr-write *")) {
    const own = [...node.childNodes].some((each) => each.nodeType === 3 && each.textContent.trim()) || node.matches("select");
    const box = node.getBoundingClientRect();
    if (!own || !box.width || node.closest(".sr, [hidden], option, :disabled") || getComputedStyle(node).visibility === "hidden") continue;
    const a = light(rgb(getComputedStyle(node).color).slice(0, 3)), b = light(ground(node));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) bad.push(`${node.tagName}.${node.className}: ${ratio.toFixed(2)}`);
  }
  return bad;
}"""


@pytest.mark.skipif(not hasattr(Coach, "rewrite"), reason="the engine cannot sort lists yet")
def test_the_engine_sorts_the_example(todos: Callable[..., Any], tmp_path: Path) -> None:
    process, address = start(tmp_path, "engine")
    try:
        page = todos(address=address)
        page.set_default_timeout(60_000)
        page.click(".okr-todo-example")
        page.wait_for_selector(".todos")
        assert page.locator(".todo-row").count() == 11
        assert 1 <= page.locator(".todo-card").count() <= 3
        assert "Just-Do-It" in page.inner_text(".todo-summary")
    finally:
        process.terminate()
        process.wait(10)
