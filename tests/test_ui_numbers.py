from __future__ import annotations

from datetime import UTC, datetime

import pytest

from coach.parse import parse
from coach.pipeline import Reviewed
from coach.schema import Alternatives, KeyResult, Measure, Number, Objective, Review, Suggestion
from ui.numbers import in_draft, in_wording, number, places
from ui.sheet import Sheet

DRAFT = "Support\n\nObjective: Callers get help\n- Calls from 52 to **30** in week 2\n"
OFFERED = Suggestion(
    text="Calls from 52 to 30 within 24 hours, 22 fewer, 7 or nine",
    metric_id="calls",
    metric="Calls within 24 hours",
    rung="result",
    numbers=(
        Number(text="52", source="user", where="your line"),
        Number(text="24", source="note", where="calls"),
        Number(text="22", source="computed", where="52 − 30"),
        Number(text="7", source="estimate", where="by ear"),
    ),
)


def sheet() -> Sheet:
    outline = parse(DRAFT)
    line = outline.blocks[0].key_results[0]
    result = KeyResult(text=line.text, span=line.span, form="outcome", form_confidence=0.9, measure=Measure())
    objective = Objective(
        text=outline.blocks[0].line.text, span=outline.blocks[0].line.span, kind="direction", key_results=(result,)
    )
    offers = (Alternatives(span=line.span, alternatives=(OFFERED,)),)
    review = Review(objectives=(objective,), suggestions=offers)
    return Sheet(outline, Reviewed(review, ()), {}, source=DRAFT, at=datetime(2026, 8, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from 52% to 3,400 by 30 September", ["52%", "3,400", "30 September"]),
        ("a third of calls, p95 under 2 minutes in Q3", ["a third", "p95", "2 minutes", "Q3"]),
        ("see https://example.org/12/34 and 5", ["5"]),
        ("no number here", []),
    ],
)
def test_every_number_is_found_once(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in places(text)] == found


def test_a_number_of_the_draft_names_the_line_it_stands_on() -> None:
    made = sheet()
    tip = in_draft(made.entries[1], DRAFT)
    at = made.entries[1].node.text.index("30")
    assert tip(at, at + 2) == "You wrote this, line 4"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("52", "You wrote this, line 4"),
        ("30", "You wrote this, line 4"),
        ("24", "Part of the metric’s name, “Calls within 24 hours”"),
        ("22", "Worked out from your numbers: 52 − 30"),
        ("7", "An estimate, to be checked: by ear"),
        ("nine", "The coach cannot say where this comes from"),
    ],
)
def test_a_number_of_a_wording_names_its_source(text: str, says: str) -> None:
    made = sheet()
    at = OFFERED.text.index(text)
    assert in_wording(made, made.entries[1], OFFERED, OFFERED.text)(at, at + len(text)) == says


def test_a_number_can_be_focused_and_nothing_in_it_is_markup() -> None:
    made = number("<b>5", 'said "so" <i>')
    assert 'tabindex="0"' in made
    assert "<b>" not in made
    assert "<i>" not in made
