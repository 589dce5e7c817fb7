"""What never reaches a provider, and what must, since a draft is made of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.mask import Masking

MASKED = [
    ("Write to ann.lee+okr@example.co.uk by Friday", "ann.lee+okr@example.co.uk", "EMAIL"),
    ("(bob@shop.example)", "bob@shop.example", "EMAIL"),
    ("jürgen@müller.example", "jürgen@müller.example", "EMAIL"),
    ("Call +49 30 901820 today", "+49 30 901820", "PHONE"),
    ("+1 (415) 555-0132", "+1 (415) 555-0132", "PHONE"),
    ("Hotline: 0044 20 7946 0958", "0044 20 7946 0958", "PHONE"),
    ("Hotline (020) 7946 0958 is overrun", "(020) 7946 0958", "PHONE"),
    ("415-555-0132", "415-555-0132", "PHONE"),
    ("030/9018 2020", "030/9018 2020", "PHONE"),
    ("Tel. 9018202", "9018202", "PHONE"),
    ("ring us on 07700 900123", "07700 900123", "PHONE"),
    ("api_key=abc123def", "abc123def", "KEY"),
    ("password: hunter22x", "hunter22x", "KEY"),
    ("sk-proj-abcDEF1234567890abcDEF", "sk-proj-abcDEF1234567890abcDEF", "KEY"),
    ("ghp_16C7e42F292c6912E7710c838347Ae178B4a", "ghp_16C7e42F292c6912E7710c838347Ae178B4a", "KEY"),
    ("AKIAIOSFODNN7EXAMPLE rotates", "AKIAIOSFODNN7EXAMPLE", "KEY"),
    ("Bearer abcd.efgh-1234", "abcd.efgh-1234", "KEY"),
    ("postgres://ann:s3cret@db/okr", "ann:s3cret", "KEY"),
    ("eyJhbGciOiJIUzI1.eyJzdWIiOiIx.SflKxwRJ", "eyJhbGciOiJIUzI1.eyJzdWIiOiIx.SflKxwRJ", "KEY"),
    ("5f4dcc3b5aa765d61d8327deb882cf99", "5f4dcc3b5aa765d61d8327deb882cf99", "KEY"),
    ("-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----", "MIIB", "KEY"),
    ("Pay with 4111 1111 1111 1111 now", "4111 1111 1111 1111", "CARD"),
    ("5555-5555-5555-4444", "5555-5555-5555-4444", "CARD"),
    ("378282246310005", "378282246310005", "CARD"),
    ("IBAN DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00", "IBAN"),
    ("GB82WEST12345698765432", "GB82WEST12345698765432", "IBAN"),
]  # fmt: skip

LEFT_ALONE = [
    "Payouts on day one from 61% to 75% of shops", "p95 checkout latency from 900 ms to 300 ms by 2027-03-31",
    "Revenue from 1,200,000 to 1,500,000", "Revenue from 1 200 000 to 1 500 000", "€ 10 000 000 saved",
    "Order 4155550132 shipped twice", "order number 415-555-0132", "Ticket #0301234567", "Invoice no. 0301 234 567",
    "ISBN 978-3-16-148410-0", "31.01.2027", "31/01/2027 14:00", "2027-01-31", "01-02-2027", "01 02 2027", "2024/2025/2026",
    "+15 % trials", "+1,200 users", "+2.5 points", "-40 % churn", "+49", "from 0 to 50 to 100", "0.12 to 0.34",
    "10-20-30 plan", "24/7 support", "Q3 2027", "FY2026-2027", "1-2-3", "8-10 of 12", "version 10.4.2", "192.168.10.12",
    "@here read this", "p95@checkout", "a@b", "ratio 3:1", "NPS 31 to 45", "100 200 300 400", "KR 2.1.3",
    "4111 1111 1111 1112", "1234567890123456", "0000 0000 0000 0000", "XX12 ABCD", "GB82WEST12345698765431",
    "task-based", "sk-based pay", "risk-adjusted return on 2026 plans", "disk_usage_2027", "the token economy grows 5 %",
    "secret: none", "password resets from 400 to 100 a week", "internationalization-of-everything-we-do",
    "call times from 300 to 120 seconds", "Calls answered: 1200 of 1500", "mobile conversion 2.4 to 3.1", "phone 40 donors",
    "call 1,500 lapsed donors", "Ring fence 2000 hours", "00 defects", "007 cases", "0800 to 1800",
]  # fmt: skip


@pytest.mark.parametrize(("text", "secret", "family"), MASKED)
def test_a_secret_is_hidden_under_a_name_of_its_kind_and_comes_back(text: str, secret: str, family: str) -> None:
    masking = Masking.of(text)
    hidden = masking.hide(text)
    assert secret not in hidden
    assert f"{family}-A" in hidden
    assert masking.show(hidden) == text


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_values_dates_and_numbers_of_orders_are_sent_as_they_are(text: str) -> None:
    assert Masking.of(text).hide(text) == text


def test_the_same_secret_has_one_stand_in_and_another_has_another() -> None:
    masking = Masking.of("a@x.example b@x.example", "a@x.example again")
    assert masking.hide("a@x.example, b@x.example, a@x.example") == "EMAIL-A, EMAIL-B, EMAIL-A"


def test_a_thousand_secrets_keep_apart() -> None:
    text = " ".join(f"u{number}@x.example" for number in range(1000))
    masking = Masking.of(text)
    assert len(set(masking.stand_ins.values())) == 1000
    assert masking.show(masking.hide(text)) == text


def test_a_secret_inside_another_does_not_break_it() -> None:
    masking = Masking.of("ann@x.example and joann@x.example")
    assert masking.show(masking.hide("joann@x.example")) == "joann@x.example"


def test_a_stand_in_that_somebody_really_wrote_is_not_taken_for_ours() -> None:
    text = "EMAIL-A is our form; write to ann@x.example"
    masking = Masking.of(text)
    assert masking.hide(text) == "EMAIL-A is our form; write to EMAIL-B"
    assert masking.show(masking.hide(text)) == text


@pytest.mark.parametrize("text", ["the work on the 49 30 901820", "call 901820", "write to lee at shop"])
def test_a_piece_of_a_secret_is_known_again_in_words_made_of_it(text: str) -> None:
    masking = Masking.of("+49 30 901820 or ann.lee@shop.example")
    assert masking.betrays(text)
    assert not masking.betrays(masking.hide("Call +49 30 901820 to launch the form"))


def test_what_a_reply_invents_stays_a_word() -> None:
    assert Masking.of("ann@x.example").show("PHONE-A") == "PHONE-A"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.sampled_from([text for text, *_ in MASKED]), st.text(max_size=200))
def test_whatever_stands_around_hiding_can_be_undone(before: str, text: str, after: str) -> None:
    whole = f"{before} {text} {after}"
    masking = Masking.of(whole)
    assert masking.show(masking.hide(whole)) == whole
