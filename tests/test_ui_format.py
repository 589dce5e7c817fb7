from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from coach.export.markdown import literal, markdown
from coach.lint.rules import Rule
from coach.parse import parse
from coach.pipeline import Reviewed
from coach.schema import (
    Block,
    Diagnostic,
    Dimension,
    Dismissal,
    Form,
    Keep,
    KeyResult,
    Line,
    Measure,
    Objective,
    Overrule,
    Review,
    Score,
    State,
)
from ui.desk import Desk
from ui.format import badge, chips, confidence, marked
from ui.markup import Html, el, join
from ui.result import empty, result
from ui.server import visitor_of
from ui.sheet import LINES_SHOWN, Sheet

NASTY = "<script>alert(1)</script> & [a](javascript:b)"
NOON = datetime(2026, 8, 1, 12, tzinfo=UTC)
RULE = Rule(
    id="K01",
    name="task",
    title="Task as key result",
    level="key_result",
    severity="error",
    tag="R",
    check="any",
    message=("m",),
    question="Q01",
    ask=("Why?",),
    note="n",
    sources=("A <b>book</b>",),
    body="## What it does\nLooks for <i>tasks</i>.\n\n## Example\n- Launch <it>\n\n## Use instead\n- Calls down\n",
)
HINT = RULE.model_copy(update={"id": "K29", "title": "Hint", "severity": "advice"})


def found(rule: Rule, span: tuple[int, int], *, why: str | None = None) -> Diagnostic:
    return Diagnostic(
        rule=rule.id,
        name=rule.name,
        severity=rule.severity,
        message=f"about {rule.id}",
        span=span,
        question="What then?",
        note="n",
        dismissed=Dismissal(reason=why) if why else None,
    )


def key_result(
    line: Line, form: Form = "output", sure: float = 0.9, diagnostics: Sequence[Diagnostic] = ()
) -> KeyResult:
    return KeyResult(
        text=line.text,
        span=line.span,
        form=form,
        form_confidence=sure,
        measure=Measure(),
        diagnostics=tuple(diagnostics),
    )


def sheet(
    text: str,
    *,
    state: State = "rough_draft",
    overrules: tuple[Overrule, ...] = (),
    show_all: bool = False,
    dismissed: str | None = None,
) -> Sheet:
    """A review made by hand: a finding on the first key result, advice on the second, the third to keep."""
    outline = parse(text)
    block: Block = outline.blocks[0]
    spans = [line.locate(0, 6) for line in block.key_results]
    diagnostics = [[found(RULE, spans[0], why=dismissed)], [found(HINT, spans[1])], *[[] for _ in spans[2:]]]
    results = tuple(
        key_result(line, diagnostics=each) for line, each in zip(block.key_results, diagnostics, strict=True)
    )
    objective = Objective(text=block.line.text, span=block.line.span, kind="direction", key_results=results)
    dimensions = (
        Dimension(id="K1", name="Outcomes", value=0, weight=16, why="none"),
        Dimension(id="O2", name="Why now", value=None, weight=8, why="not said"),
    )
    review = Review(
        objectives=(objective,),
        unparsed=outline.unparsed,
        keep=(Keep(span=results[2].span, why="It says who"),),
        first=diagnostics[0][0],
        score=Score(state=state, dimensions=dimensions, total=51.5),
    )
    return Sheet(outline, Reviewed(review, ()), {"K01": RULE, "K29": HINT}, overrules, {}, show_all)


TEXT = "Objective: Callers get help\n- Launch the line\n- Publish a page\n- Callers wait less\n"


@pytest.mark.parametrize(
    "make", [lambda text: el("p", text), lambda text: join(text), lambda text: el("p", title=text)]
)
def test_text_is_never_markup(make: object) -> None:
    assert "<script" not in make(NASTY)  # type: ignore[operator]


def test_an_element_keeps_markup_of_ours() -> None:
    assert el("p", Html("<b>x</b>"), None, class_="a", hidden=True, title=None) == '<p class="a" hidden><b>x</b></p>'


@pytest.mark.parametrize(("sure", "words"), [(0.95, "sure"), (0.85, "sure"), (0.7, "fairly sure"), (0.4, "unsure")])
def test_confidence_is_said_in_words(sure: float, words: str) -> None:
    assert confidence(key_result(Line(text="x", span=(0, 1)), sure=sure)) == words


def test_badges_differ_by_word_and_shape() -> None:
    forms: tuple[Form, ...] = ("outcome", "output", "activity", "unclear")
    shapes = {badge(form).split("</svg>")[0].split("aria-hidden")[1] for form in forms}
    assert len(shapes) == 4


def test_a_finding_is_underlined_where_it_stands_although_markup_was_taken_off() -> None:
    made = sheet("# Objective: Callers get help\n- **KR1:** Launch the *line*\n- Publish a page\n- Callers wait less\n")
    assert marked(made.entries[1], lambda start, end: "").startswith(
        '<mark class="under is-error" data-rule="K01">Launch</mark>'
    )


def test_gaps_are_dotted_on_outcomes_and_not_on_tasks() -> None:
    line = Line(text="Callers wait less", span=(0, 17))
    assert "not stated" in str(chips(key_result(line, form="outcome"), None))
    assert chips(key_result(line, form="output"), None) is None


def test_a_date_comes_from_the_cycle_before_it_is_called_missing() -> None:
    made = str(chips(key_result(Line(text="Callers wait less", span=(0, 17)), form="outcome"), "Q3 2026"))
    assert "Q3 2026" in made


def test_the_result_follows_the_order_of_the_method() -> None:
    page = result(sheet(TEXT))
    places = [
        page.index(words)
        for words in (
            "rates the wording",
            "It says who",
            "Start here",
            "Advice (1)",
            "Line by line",
            "How it is worded",
        )
    ]
    assert places == sorted(places)


def test_no_total_is_shown() -> None:
    shown = result(sheet(TEXT)).split('data-file="json"')[0]
    assert "51" not in shown


def test_not_stated_is_drawn_otherwise_than_zero() -> None:
    page = result(sheet(TEXT))
    assert "meter is-zero" in page
    assert "meter is-null" in page


def test_an_overruled_finding_leaves_the_card_and_shows_its_reason() -> None:
    made = sheet(TEXT, dismissed=f"house rule {NASTY}")
    page = result(made)
    assert made.first is None
    assert "house rule &lt;script&gt;" in page


def test_nothing_typed_becomes_markup_anywhere() -> None:
    overrule = Overrule(text=NASTY, rule="K01", reason=NASTY, at=NOON)
    made = sheet(
        "Objective: Callers & <x> [a](b)\n- Launch ${1+1} {{x}}\n- Publish `a`\n- Callers wait\n", overrules=(overrule,)
    )
    page = result(made)
    assert "<script" not in page
    assert "${1+1}" in page
    assert "<b>book" not in page


def test_long_drafts_are_shown_in_part_until_asked_for() -> None:
    text = "Objective: Callers get help\n" + "".join(f"- Launch line {number}\n" for number in range(100))
    assert result(sheet(text)).count('class="line-row') == LINES_SHOWN
    assert result(sheet(text, show_all=True)).count('class="line-row') == 101


def test_the_markdown_says_what_the_page_says() -> None:
    said = markdown(sheet(TEXT).report)
    assert "**a rough draft**" in said
    assert "- **Launch the line**" in said
    assert "not stated" in said
    assert literal("a *b* <c> [d](e)") == r"a \*b\* \<c\> \[d\](e)"


def test_the_empty_page_says_that_nothing_leaves_this_machine() -> None:
    assert "Nothing leaves this machine" in empty()
    assert "this machine" not in empty(local=False)


@pytest.mark.parametrize("cookie", ["", "short", "x" * 200, "<" * 43, "é" * 43])
def test_a_made_up_cookie_is_no_visitor(cookie: str) -> None:
    assert visitor_of({"okr_coach_visitor": cookie}) is None


def test_a_desk_keeps_versions_and_overrules_for_its_visitor_alone() -> None:
    from coach.store import open_store

    with open_store(None) as store:
        desk = Desk(store, clock=lambda: NOON)
        assert [desk.keep("a", text, change="read", why="") for text in ("one", "two", "two")] == [1, 2, 2]
        desk.overrule("a", Overrule(text="Launch it.", form="outcome", reason="so", at=NOON))
        assert desk.version("a", 1) == "one"
        assert (desk.draft("b"), desk.overrules("b")) == (None, ())
        assert desk.take_back("a", "launch  it", None)
        assert desk.overrules("a") == ()
