"""What the form rules (K01 to K09) say of outputs and activities: exactly one thing, the most specific."""

from __future__ import annotations

import pytest

from coach.errors import RuleError
from coach.language import measure
from coach.lint.checks import LINE_CHECKS, deeds
from coach.lint.deed import deed, inflected, named
from coach.lint.linter import CHECK_NAMES, Rulebook, check
from coach.lint.rules import read_rule
from coach.lint.subject import Context, Group, House, Subject
from coach.resources import knowledge_files, knowledge_folders, read_text
from coach.schema import Diagnostic, Form, Line

PATHS = [path for path in knowledge_files(knowledge_folders(), "rules", ".md") if "K01" <= path.name[:3] <= "K18"]
BOOK = Rulebook(tuple(read_rule(read_text(path), path.name, CHECK_NAMES) for path in PATHS))
FORM_RULES = {f"K0{number}" for number in range(1, 10)}


def subject(text: str, form: Form, confidence: float = 0.9) -> Subject:
    line = Line(text=text, span=(0, len(text)))
    return Subject(line, measure.read(line), text, text.lower(), form, confidence)


def findings(
    text: str, form: Form = "output", *, confidence: float = 0.9, house: House | None = None
) -> list[Diagnostic]:
    group = Group(None, (subject(text, form, confidence),))
    return list(check([group], BOOK, house=house or House(), cycle="Q2")[0].key_results[0])


DEEDS: list[tuple[str, Form, str]] = [
    # K01: every other task or deliverable
    ("Launch the parcel lockers at both stations", "output", "K01"),
    ("Relabel the shelves in cold store B", "output", "K01"),
    ("We will refit the reception at the north clinic", "output", "K01"),
    ("Replace the 3 oldest washer-disinfectors", "output", "K01"),
    ("Keep the wiki tidy", "activity", "K01"),
    # K02: counted efforts
    ("Run 8 tasting evenings", "output", "K02"),
    ("Four open houses for the parents of new pupils", "output", "K02"),
    ("Pitch the harvest story to 30 journalists", "output", "K02"),
    ("Market visits: 8", "output", "K02"),
    ("At least 12 safety walks a month", "output", "K02"),
    # K03: help and taking part
    ("Help the wards with discharge papers", "activity", "K03"),
    ("Keep supporting the kiosk volunteers on match days", "activity", "K03"),
    ("Give depot managers hands-on help with rostering", "activity", "K03"),
    ("Advise the 16 ministries on wording", "activity", "K03"),
    ("Work closely with procurement on packaging", "activity", "K03"),
    # K04: studies
    ("Look into cheaper couriers for the islands", "activity", "K04"),
    ("Conduct a needs assessment of the evening shift", "output", "K04"),
    ("Root cause analysis of the returns", "activity", "K04"),
    ("Analyse 40 lost tenders", "activity", "K04"),
    # K05: states and gates
    ("The donor database is live", "output", "K05"),
    ("Escalation rota in place at all four sites", "output", "K05"),
    ("Obtain the planning permit for the annex", "output", "K05"),
    ("Incident process is documented", "output", "K05"),
    ("Pass the retailer's annual audit", "output", "K05"),
    ("Support rota for bank holidays is in place and signed off", "output", "K05"),
    # K06: share of one's own work
    ("80% of the roadmap delivered", "output", "K06"),
    ("Half of the school roof replaced", "output", "K06"),
    ("Close 8 of the 10 oldest audit actions", "output", "K06"),
    ("Deliver 70% of the strategic plan's actions", "output", "K06"),
    # K07: training
    ("Train 50 nurses on the new pump", "output", "K07"),
    ("Train 80% of ward staff in sepsis screening", "output", "K07"),
    ("All 40 stewards trained in crowd safety", "output", "K07"),
    ("Two refresher sessions for the theatre staff", "output", "K07"),
    ("Get the whole support team through the product bootcamp", "output", "K07"),
    # K08: documents
    ("Write the flood response playbook", "output", "K08"),
    ("Draft and publish the leave policy", "output", "K08"),
    ("Business case for a second scanner written up", "output", "K08"),
    ("Document the handover between shifts", "output", "K08"),
    ("Publish the 2026 sustainability report", "output", "K08"),
    # K09: hiring and buying
    ("Hire 3 claims handlers", "output", "K09"),
    ("Add one UX writer to the team", "output", "K09"),
    ("Headcount +5 in field service", "output", "K09"),
    ("Procure 20 electric vans", "output", "K09"),
    ("4 apprentices hired for the paint shop", "output", "K09"),
]


@pytest.mark.parametrize(("text", "form", "rule"), DEEDS)
def test_a_deed_gets_the_one_rule_that_fits_it_best_and_no_gaps(text: str, form: Form, rule: str) -> None:
    assert [finding.rule for finding in findings(text, form)] == [rule]


NEAR_MISSES: list[tuple[str, str]] = [
    ("Train the defect classifier on last year's images", "K07"),
    ("Write the training manual for the label printer", "K07"),
    ("Build the planning portal", "K08"),
    ("Implement the retention plan", "K08"),
    ("Post 20 help articles", "K03"),
    ("Launch the supporter portal", "K03"),
    ("Write a hiring playbook", "K09"),
    ("Rota agreement signed by the works council", "K08"),
    ("Finish the warehouse relabelling", "K06"),
    ("Offer a 20% discount to returning guests", "K06"),
    ("Launch version 3 of the driver app", "K02"),
    ("Equip branches in 14 towns", "K02"),
    ("Explore three courier contracts and decide on one by 15 May", "K04"),
]


@pytest.mark.parametrize(("text", "rule"), NEAR_MISSES)
def test_a_near_miss_is_not_called_by_the_more_specific_name(text: str, rule: str) -> None:
    assert rule not in {finding.rule for finding in findings(text)}


@pytest.mark.parametrize("form", ["outcome", "unclear"])
@pytest.mark.parametrize("text", ["Train 50 nurses", "Hire 3 handlers", "Write the guide", "80% of the roadmap done"])
def test_a_line_held_to_be_no_deed_gets_no_form_rule(text: str, form: Form) -> None:
    assert not FORM_RULES & {finding.rule for finding in findings(text, form)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Launch the returns portal by May", "the returns portal"),
        ("Launch a returns portal", "the returns portal"),
        ("Rebuild our booking site", "your booking site"),
        ("Roll out SAP", "SAP"),
        ("Draft and pilot the night menu", "the night menu"),
    ],
)
def test_the_question_speaks_of_the_persons_own_thing(text: str, words: str) -> None:
    finding = findings(text)[0]
    assert finding.question is not None
    assert words in finding.question
    assert words in finding.message


def test_a_line_whose_thing_cannot_be_named_gets_the_plain_question() -> None:
    question = findings("Before the fair, tidy up")[0].question
    assert question == "If this were done perfectly, what would be different, and for whom?"


def test_a_doubtful_deed_is_asked_about_and_never_an_error() -> None:
    finding = findings("Launch the returns portal", confidence=0.45)[0]
    assert finding.severity == "warning"
    assert "reads like a deliverable" in finding.message
    assert finding.question is not None
    assert finding.question.startswith("Is somebody already using the returns portal")


@pytest.mark.parametrize(
    ("text", "house", "severity"),
    [
        ("Launch the returns portal", House(), "error"),
        ("Launch the returns portal", House(milestones_allowed=True), "warning"),
        ("Returns portal rebuilt to acceptance criteria agreed before", House(milestones_allowed=True), "advice"),
        ("Hand over the pump station, accepted by the water board", House(), "warning"),
        ("The donor database is live", House(), "warning"),
        ("The donor database is live", House(milestones_allowed=True), "advice"),
    ],
)
def test_milestones_are_judged_more_softly_where_house_or_line_allow(text: str, house: House, severity: str) -> None:
    assert findings(text, house=house)[0].severity == severity


def test_the_finding_marks_the_deed_and_not_the_whole_line() -> None:
    text = "Publish the annual impact report before the summer fair"
    begin, end = findings(text)[0].span
    assert text[begin:end] == "Publish the annual impact report"


def test_a_share_of_work_is_quoted_with_what_it_is_a_share_of() -> None:
    finding = findings("75% of the ledger migration done")[0]
    assert finding.message.startswith("75% of the ledger migration tells how far")


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("help", {"help", "helping", "helped"}),
        ("plan", {"planning", "planned"}),
        ("take part | took taken", {"take part", "taking part", "took part", "taken part"}),
        ("study", {"studying", "studied"}),
    ],
)
def test_a_verb_in_a_rule_file_stands_for_its_forms(verb: str, forms: set[str]) -> None:
    assert forms <= set(inflected(verb))


def test_verbs_written_as_a_yaml_list_are_refused_with_the_remedy() -> None:
    one = subject("Help the wards", "activity")
    group = Group(None, (one,))
    context = Context(group, (group,), None, None, House())
    with pytest.raises(RuleError, match="one text with commas"):
        list(LINE_CHECKS["deed"](one, context, {"verbs": ["help"]}))


@pytest.mark.parametrize("text", ["", " ", "[P1]", "----", "12", "the", "at", "have", "🙂 🙂", "ship", "by by by by"])
def test_odd_lines_are_read_without_a_crash(text: str) -> None:
    found = deed(text)
    assert 0 <= found.about[0] <= found.about[1] <= len(text)
    named(text, found, found.about)
    findings(text)


def test_every_check_of_the_module_is_in_the_table_of_checks() -> None:
    assert set(deeds.CHECKS) <= set(LINE_CHECKS)
