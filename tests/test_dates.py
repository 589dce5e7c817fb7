from __future__ import annotations

import pytest

from coach.language.dates import cycle, deadline
from coach.language.quantities import find

DUE: list[tuple[str, str]] = [
    ("Open the shop by 30 June", "30 June"),
    ("Open the shop by March", "March"),
    ("Open the shop in Q2", "Q2"),
    ("Open the shop in Q2 2026", "Q2 2026"),
    ("Open the shop by the end of the academy", "end of the academy"),
    ("Open the shop by end 24", "end 24"),
    ("Open the shop before launch", "launch"),
    ("Open the shop until 30 June", "30 June"),
    ("Open the shop by EOY", "EOY"),
    ("Open the shop this quarter", "this quarter"),
    ("Open the shop in 2026", "2026"),
    ("Open the shop by 2026-05-01", "2026-05-01"),
    ("Open the shop by 15/5", "15/5"),
    ("Open the shop by mid-March", "mid-March"),
    ("Open the shop in May", "May"),
    ("Open the shop by Christmas", "Christmas"),
    ("Open the shop before the summer holidays", "summer holidays"),
    ("Q3: open the shop", "Q3"),
    ("Open the shop (Q3)", "Q3"),
    ("Open the shop, June 2026", "June 2026"),
    ("Open the shop by week 40", "week 40"),
    ("Open the shop by Friday", "Friday"),
    ("No outage throughout Q4", "Q4"),
    ("Papers ready for the general meeting", "the general meeting"),
    ("Open the shop by year end", "year end"),
    ("Open the shop at the end of the season", "end of the season"),
    ("In H2 we open the shop", "H2"),
]

NOT_DUE: list[str] = [
    "Answer letters within 5 days",
    "Publish 2 posts per week",
    "Hold a meeting every month",
    "Open the shop ASAP",
    "Write the Q3 roadmap",
    "Collect initiatives for Q2",
    "Agree the 2026 plan",
    "Sales +10% vs Q4 2021",
    "Sales up on last year",
    "Three institutes are planned for Q2",
    "We may march on",
    "Approved by the team",
    "Measured by the annual survey",
    "Retention in week 3 at 40%",
    "More than 20% compared to 2023",
    "Course no-shows at 5% (2022: 18%)",
    "Each quarter two people swap roles",
    "",
]


@pytest.mark.parametrize(("text", "due"), DUE)
def test_a_date_period_or_event_is_found_with_its_exact_words(text: str, due: str) -> None:
    span = deadline(text, find(text))
    assert span is not None
    assert text[span[0] : span[1]] == due


@pytest.mark.parametrize("text", NOT_DUE)
def test_windows_cadences_and_periods_that_name_a_subject_are_no_deadline(text: str) -> None:
    assert deadline(text, find(text)) is None


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("OKRs Q3 2026", "Q3 2026"),
        ("2018-Q1", "2018-Q1"),
        ("FY27 H1 goals", "FY27 H1"),
        ("July to September 2026", "July to September 2026"),
        ("Team plan 2026", "2026"),
        ("H1 2026 objectives", "H1 2026"),
        ("1H 2026", "1H 2026"),
        ("Spring 2026", "Spring 2026"),
        ("Our goals", None),
        ("Reach 2026.5 points", None),
    ],
)
def test_a_heading_names_its_cycle(heading: str, named: str | None) -> None:
    span = cycle(heading)
    assert (heading[span[0] : span[1]] if span else None) == named
