"""Recorded talks with models, replayed over real HTTP: what the person sees is what was judged right."""

from __future__ import annotations

import json

import pytest

from coach.evals.recorded import (
    Exchange,
    Injection,
    is_as_expected,
    read_exchanges,
    read_injections,
    recorded_figures,
    replay,
)
from coach.pipeline import Coach
from coach.schema import Lint
from coach.settings import Settings
from coach.verify import quotes_exist

EXCHANGES = read_exchanges()
DRAFTS = [exchange.draft for exchange in EXCHANGES.values()]
IN_REPLIES = [injection for injection in read_injections() if injection.place == "reply"]


@pytest.fixture(scope="module")
def coach(tmp_path_factory: pytest.TempPathFactory) -> Coach:
    return Coach.from_settings(Settings(data_dir=tmp_path_factory.mktemp("data")), fast=True)


@pytest.mark.parametrize("exchange", EXCHANGES.values(), ids=EXCHANGES.keys())
def test_a_recorded_reply_shows_what_it_may_and_tells_what_was_left_out(exchange: Exchange, coach: Coach) -> None:
    replies = (exchange.reply,) if exchange.repair is None else (exchange.reply, exchange.repair)
    replayed = replay(coach, exchange.draft, exchange.notes, *replies)
    review = replayed.improved.review
    assert is_as_expected(exchange, replayed), f"{review.by}: {review.fallback_reason}\n{replayed.text}"
    citations = [citation for comment in replayed.improved.review.comments for citation in comment.citations]
    assert quotes_exist(citations, exchange.notes) == ()
    before = coach.review(exchange.draft).review
    assert all(getattr(review, name) == getattr(before, name) for name in Lint.model_fields)


@pytest.mark.parametrize("exchange", EXCHANGES.values(), ids=EXCHANGES.keys())
def test_a_request_weighs_no_more_than_the_design_allows(exchange: Exchange, coach: Coach) -> None:
    replayed = replay(coach, exchange.draft, exchange.notes, exchange.reply)
    assert all(len(body) <= 10_000 for body in replayed.requests)
    assert len(json.dumps(exchange.request, ensure_ascii=False).encode()) <= 12_000  # with blanks after commas


def test_the_figures_of_the_model_path_are_made_of_the_recorded_talks(coach: Coach) -> None:
    figures = {
        figure.id: figure for figure in recorded_figures(list(EXCHANGES.values()), DRAFTS, coach, "okr-coach eval")
    }
    assert figures["own.margin.as_expected"].value == 1
    assert figures["own.margin.quotes_verbatim"].value == 1
    assert 0 < figures["own.margin.request_bytes_p95"].value <= 10_000


@pytest.mark.parametrize("injection", IN_REPLIES, ids=lambda injection: injection.id)
def test_an_injection_in_a_reply_shows_no_link_image_or_markup(injection: Injection, coach: Coach) -> None:
    exchange = next(iter(EXCHANGES.values()))
    replayed = replay(coach, exchange.draft, exchange.notes, injection.payload)
    assert all(sign not in replayed.text for sign in ("](", "http", "<img", "<script", "\u200b"))
