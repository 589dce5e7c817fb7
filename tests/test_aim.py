"""What kind of sentence an objective is."""

from __future__ import annotations

import pytest

from coach.language import aim
from coach.language.measure import read as read_measure
from coach.language.people import somebody
from coach.language.sense import sense
from coach.schema import Line


def line(text: str) -> Line:
    return Line(text=text, span=(0, len(text)))


def read(text: str) -> aim.Aim:
    return aim.read(text, read_measure(line(text)).quantities)


KINDS = [
    ("direction", "Night nurses leave their shift on time and calm"),
    ("direction", "Every child in the borough learns to swim"),
    ("direction", "Small tenants get their deposit back without asking twice"),
    ("direction", "Win back the regulars we lost when the road closed"),
    ("direction", "Fewer mistakes in the evening edition"),
    ("direction", "Build trust with the families who moved away"),
    ("direction", "Help comes before the patient has to ask"),
    ("direction", "Line 3 no longer stops the night shift"),
    ("direction", "The class of 2031 leaves with work they are proud of"),
    ("direction", "Callers to our 24/7 line reach somebody who can decide"),
    ("direction", "Harbour becomes the place where teams would rather run their services"),
    ("metric", "Raise the pass rate to 85%"),
    ("metric", "Bring in €1.2m of new business"),
    ("metric", "Halve the number of wrong parcels"),
    ("metric", "Serve one thousand families a week"),
    ("metric", "Complaints down by 35 per cent"),
    ("metric", "Answer 9 of 10 letters within a day"),
    ("solution", "Implement the new ledger"),
    ("solution", "Roll out bedside tablets on all wards"),
    ("solution", "Self-checkouts in 40 shops"),
    ("solution", "A chatbot that answers the commonest questions"),
    ("solution", "Get single sign-on into place in every office"),
    ("solution", "New booking portal up and running before Easter"),
    ("solution", "Move all tenders onto the procurement platform"),
    ("activity", "Hire for the open positions in the kitchen"),
    ("activity", "Publish case studies at a regular pace"),
    ("activity", "Continue to clean the schools"),
    ("activity", "Look after the parks"),
    ("activity", "Provide legal advice to the business units"),
    ("activity", "Improve our internal documentation"),
    ("slogan", "Be world-class"),
    ("slogan", "Excellence in everything we do"),
    ("slogan", "Take our brand to the next level"),
    ("slogan", "Your trusted partner for a better tomorrow"),
    ("slogan", "Community growth"),
    ("slogan", "Build the best team"),
]


@pytest.mark.parametrize(("kind", "text"), KINDS, ids=[text for _, text in KINDS])
def test_an_objective_is_read_for_what_it_is(kind: str, text: str) -> None:
    assert aim.kind(line(text), read_measure(line(text))) == kind


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("Continue our daily credit checks", "upkeep"),
        ("Keep the lifts running smoothly", "upkeep"),
        ("Process supplier invoices on time as usual", "upkeep"),
        ("Maintenance contracts stop renewing behind our back", None),
        ("Keep the surgery open until the new doctor comes", None),
        ("Launch the parents' app", "build"),
        ("Simplify our approval process", "better"),
    ],
)
def test_upkeep_is_told_from_work_that_ends(text: str, work: str | None) -> None:
    assert read(text).work == work


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Beekeepers get through spring", "beekeepers"),
        ("Ten-year-olds can cycle to school", "ten-year-olds"),
        ("An honest no for the self-employed", "the self-employed"),
        ("We stop being the last to know", "we"),
        ("Energy transition in the building stock", None),
        ("Fewer letters, numbers and orders lost in the corridors", None),
        ("Raise the quality of teaching", None),
    ],
)
def test_whom_an_objective_names(text: str, who: str | None) -> None:
    place = somebody(text)
    assert (text[place[0] : place[1]].lower() if place else None) == who


@pytest.mark.parametrize(
    "text",
    [
        "synergy from 1 to 2 lorem widget by Q3",
        "asdkjh qwoeiu from 3 to 9 zxmcn",
        "the of and from 5 to 9 in the",
        "patients 40% who of to back 12% from come by June Share",
        "!!! ... ???",
    ],
)
def test_noise_is_told_from_sense(text: str) -> None:
    assert sense(text) == "noise"


@pytest.mark.parametrize(
    "text",
    [
        "Share of patients who come back within a month from 12% to 40%",
        "p95 latency 900ms -> 350ms",
        "Overtime stays at or below 20 hours a run while the cut-off moves",
        "Hire two night nurses",
        "NPS 40",
        "Доля пациентов, которые возвращаются, с 12% до 40%",
    ],
)
def test_real_lines_are_sense(text: str) -> None:
    assert sense(text) == "sense"


def test_a_hostile_line_is_read_in_bounded_time() -> None:
    for text in ("to " * 60_000, "a," * 60_000, "keep " + "x" * 150_000, "(" * 100_000):
        assert aim.read(text, ()).kind in ("direction", "metric", "solution", "slogan", "activity")
        assert sense(text) in ("sense", "uneven", "noise")
