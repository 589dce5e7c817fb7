from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.language.quantities import find

# text, found piece, kind, value, high, unit, noun
ONE: list[tuple[str, str, str, float | None, float | None, str | None, str | None]] = [
    ("50 agents", "50", "count", 50, None, None, "agents"),
    ("twenty-five agents", "twenty-five", "count", 25, None, None, "agents"),
    ("a dozen agents", "a dozen", "count", 12, None, None, "agents"),
    ("one hundred and five people", "one hundred and five", "count", 105, None, None, "people"),
    ("two thirds of teams", "two thirds", "fraction", 2 / 3, None, None, "teams"),
    ("a third of users", "a third", "fraction", 1 / 3, None, None, "users"),
    ("half of users", "half", "fraction", 0.5, None, None, "users"),
    ("double sign-ups", "double", "multiple", 2, None, "x", "sign-ups"),
    ("twice as many", "twice", "multiple", 2, None, "x", None),
    ("3x", "3x", "multiple", 3, None, "x", None),
    ("3×", "3×", "multiple", 3, None, "x", None),
    ("tenfold", "tenfold", "multiple", 10, None, "x", None),
    ("halve churn", "halve", "multiple", 0.5, None, "x", "churn"),
    ("triple", "triple", "multiple", 3, None, "x", None),
    ("10-15 users", "10-15", "count", 10, 15, None, "users"),
    ("10–15%", "10–15%", "percent", 10, 15, "%", None),
    ("10 to 15 talks", "10 to 15", "count", 10, 15, None, "talks"),
    ("between 3 and 5 days", "3 and 5 days", "duration", 3, 5, "day", None),
    ("$5-10k", "$5-10k", "currency", 5000, 10000, "USD", None),
    ("40%", "40%", "percent", 40, None, "%", None),
    ("5 per cent", "5 per cent", "percent", 5, None, "%", None),
    ("5 pct", "5 pct", "percent", 5, None, "%", None),
    ("5 pp", "5 pp", "points", 5, None, "points", None),
    ("5 percentage points", "5 percentage points", "points", 5, None, "points", None),
    ("50 bps", "50 bps", "points", 50, None, "bps", None),
    ("€5k", "€5k", "currency", 5000, None, "EUR", None),
    ("500 EUR", "500 EUR", "currency", 500, None, "EUR", None),
    ("EUR 500", "EUR 500", "currency", 500, None, "EUR", None),
    ("US$ 5m", "US$ 5m", "currency", 5e6, None, "USD", None),
    ("1,5 Mio. EUR", "1,5 Mio. EUR", "currency", 1.5e6, None, "EUR", None),
    ("£3bn", "£3bn", "currency", 3e9, None, "GBP", None),
    ("300 ms", "300 ms", "duration", 300, None, "ms", None),
    ("8 business hours", "8 business hours", "duration", 8, None, "hour", None),
    ("5GB", "5GB", "measure", 5, None, "GB", None),
    ("12 tonnes", "12 tonnes", "measure", 12, None, "t", None),
    ("1,000", "1,000", "count", 1000, None, None, None),
    ("1.000 users", "1.000", "count", 1000, None, None, "users"),
    ("1\u00a0000 users", "1\u00a0000", "count", 1000, None, None, "users"),
    ("1\u2009000 users", "1\u2009000", "count", 1000, None, None, "users"),
    ("1'000", "1'000", "count", 1000, None, None, None),
    ("1,00,000", "1,00,000", "count", 100000, None, None, None),
    ("99.999%", "99.999%", "percent", 99.999, None, "%", None),
    ("4,5", "4,5", "count", 4.5, None, None, None),
    ("٥٠٪ of users", "٥٠٪", "percent", 50, None, "%", "users"),
    ("५० users", "५०", "count", 50, None, None, "users"),
    ("１２ users", "１２", "count", 12, None, None, "users"),
    ("½ of users", "½", "count", 0.5, None, None, "users"),
    ("①", "①", "count", 1, None, None, None),
    ("10²", "10²", "count", 100, None, None, None),
    ("+28%", "+28%", "percent", 28, None, "%", None),
    ("-5", "-5", "count", -5, None, None, None),
    ("~3", "3", "count", 3, None, None, None),
    (">=90", "90", "count", 90, None, None, None),
    ("3rd", "3rd", "ordinal", 3, None, None, None),
    ("the third release", "third", "ordinal", 3, None, None, None),
    ("the second release", "second", "ordinal", 2, None, None, None),
    ("by Nov 2nd", "Nov 2nd", "date", None, None, None, None),
    ("30 June 2026", "30 June 2026", "date", None, None, None, None),
    ("2026-05-01", "2026-05-01", "date", None, None, None, None),
    ("Q3", "Q3", "quarter", None, None, None, None),
    ("H1 2026", "H1 2026", "quarter", None, None, None, None),
    ("1H 2026", "1H 2026", "quarter", None, None, None, None),
    ("FY27", "FY27", "year", None, None, None, None),
    ("in 2024", "2024", "year", 2024, None, None, None),
    ("2000 users", "2000", "count", 2000, None, None, "users"),
    ("24/7", "24/7", "time", None, None, None, None),
    ("9:30", "9:30", "time", None, None, None, None),
    ("3 out of 5", "3 out of 5", "ratio", 0.6, None, "/5", None),
    ("4.5/5", "4.5/5", "ratio", 0.9, None, "/5", None),
    ("one in six", "one in six", "ratio", 1 / 6, None, "/6", None),
    ("one command", "one", "count", 1, None, None, "command"),
    ("1 blog post", "1", "count", 1, None, None, "post"),
    ("within one second", "one second", "duration", 1, None, "s", None),
    ("half an hour", "half an hour", "duration", 0.5, None, "hour", None),
    ("15 new user interviews", "15", "count", 15, None, None, "interviews"),
    ("2 schools", "2", "count", 2, None, None, "schools"),
]


@pytest.mark.parametrize("row", ONE, ids=[row[0] for row in ONE])
def test_a_number_is_found_with_its_kind_value_unit_and_noun(row: tuple[object, ...]) -> None:
    text, *expected = row
    (item,) = find(str(text))
    assert [item.text, item.kind, item.unit, item.noun] == [expected[0], expected[1], expected[4], expected[5]]
    assert item.value == (pytest.approx(expected[2]) if expected[2] is not None else None)
    assert item.high == expected[3]


@pytest.mark.parametrize(
    "name",
    ["v1.0", "iOS 26", "#123", "ABC-12", "W3", "B2B", "S3", "p95", "ISO 27001", "ISO 27001:2022", "WCAG 2.2", "day-7",
     "2FA", "5S", "Web3", "Phase II", "COVID-19", "127.0.0.1", "CO₂", "https://example.org/42?a=3", "two-factor"],
)  # fmt: skip
def test_digits_that_name_a_thing_never_count(name: str) -> None:
    assert [(item.text, item.kind) for item in find(name)] == [(name, "identifier")]


@pytest.mark.parametrize("text", ["one of them", "no one", "this one", "requests per second", "dozens of users",
                                  "all users", "zero trust", "X% of $N", "", "a few users"])  # fmt: skip
def test_pronouns_and_vague_amounts_are_no_quantities(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize("text", ["from 25 to 35", "25 → 35", "400 to 250", "3 minutes, 5 minutes"])
def test_a_change_is_two_quantities(text: str) -> None:
    assert len(find(text)) == 2


@pytest.mark.parametrize(
    "unit", ["1", "1,", "1 to ", "one hundred ", "-1", "½", "1/", "a1", "http://1 ", "level-1 ", "Ⅳ"]
)
def test_a_hostile_paste_is_read_to_the_end(unit: str) -> None:
    assert find(unit * (20_000 // len(unit)))


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789.,-–/:%€$kmxQHv #onetwhalfthird½²①५Ⅳ()+ "), max_size=40))
def test_every_digit_lies_in_exactly_one_quantity_and_the_text_is_exact(text: str) -> None:
    found = find(text)
    covered: set[int] = set()
    for item in found:
        start, end = item.span
        assert text[start:end] == item.text
        assert start < end
        assert covered.isdisjoint(range(start, end))
        covered.update(range(start, end))
    assert [item.span for item in found] == sorted(item.span for item in found)
    assert {at for at, sign in enumerate(text) if unicodedata.category(sign) in ("Nd", "No", "Nl")} <= covered
