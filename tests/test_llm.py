"""The way to a model over real HTTP: what is sent, and what each mishap becomes for the person."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from coach import prices, prompts
from coach.errors import MissingExtra, ModelError, RuleError
from coach.evals.replay import ReplayServer
from coach.llm import Choice, LanguageModel, try_connection
from coach.resources import knowledge_folders
from coach.settings import Settings
from coach.wire import Critique, Hello, Message

KEY = "sk-planted-0123456789abcdef"
GOOD = '{"word": "ready"}'
ASKED = (Message("system", "Be brief."), Message("user", "Say ready."))


MADE: list[LanguageModel] = []


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    while MADE:
        MADE.pop().close()


def model(server: ReplayServer | str, name: str = "openai:some-model", **options: object) -> LanguageModel:
    url = server if isinstance(server, str) else server.url
    chosen: dict[str, object] = {"timeout": 5.0, "patience": 10.0, "backoff": 0.01, "api_key": SecretStr(KEY)}
    plain = prompts.load()["plain"]
    made = LanguageModel(
        Choice(name, url, **{**chosen, **options}),  # type: ignore[arg-type]
        plain=lambda schema: plain.render(schema=schema),
        prices=prices.load(knowledge_folders()),
    )
    MADE.append(made)
    return made


def failure(server: ReplayServer | str, **options: object) -> ModelError:
    with pytest.raises(ModelError) as caught:
        model(server, **options).ask(ASKED, Hello)
    return caught.value


def test_a_request_carries_the_messages_and_the_schema_and_the_reply_comes_back_as_text() -> None:
    with ReplayServer(GOOD) as server:
        reply = model(server).ask(ASKED, Critique)
    sent = json.loads(server.requests[0])
    assert reply.text == GOOD
    assert [message["role"] for message in sent["messages"]] == ["system", "user"]
    assert sent["response_format"]["json_schema"]["strict"] is True
    assert sent["response_format"]["json_schema"]["schema"]["required"] == ["keep", "remarks", "question"]
    assert sent["model"] == "some-model"
    assert set(sent) <= {"messages", "model", "response_format", "stream"}


def test_what_is_asked_of_a_strict_server_is_what_it_can_hold() -> None:
    """Every object closed, every key required, no default, no range."""
    with ReplayServer(GOOD) as server:
        model(server).ask(ASKED, Critique)
    text = json.dumps(json.loads(server.requests[0])["response_format"])
    assert not [
        word for word in ("default", "minimum", "maximum", "minLength", "maxItems", "pattern") if f'"{word}"' in text
    ]
    assert text.count('"type": "object"') == text.count('"additionalProperties": false')


def test_tokens_and_time_are_counted_and_a_server_of_ones_own_has_no_price() -> None:
    with ReplayServer(GOOD) as server:
        usage = model(server, "openai:gpt-4o-mini").ask(ASKED, Hello).usage
    assert usage.requests == 1
    assert (usage.tokens_in or 0) > 10
    assert usage.tokens_out == len(GOOD) // 4
    assert usage.dollars is None


MISHAPS = [
    ("!status 401\nIncorrect API key provided: " + KEY, "wrong_key", ["does not accept the key"], 1),
    ("!status 403\nno", "wrong_key", ["key"], 1),
    ("!status 404\nThe model `x` does not exist", "unknown_model", ["does not know this model", "/v1"], 1),
    ('!status 400\n{"message": "no such model: x"}', "unknown_model", ["does not know this model"], 1),
    ("!status 429\nslow down", "rate_limit", ["too many requests", "a minute"], 3),
    ("!status 429 1\nslow down", "rate_limit", ["too many requests", "1 seconds"], 3),
    ("!status 429 600\nslow down", "rate_limit", ["too many requests", "10 minutes"], 1),
    ("!status 429 Wed, 21 Oct 2015 07:28:00 GMT\nslow down", "rate_limit", ["a minute"], 3),
    ('!status 429\n{"message": "You exceeded", "code": "insufficient_quota"}', "quota", ["no credit"], 1),
    ("!status 500\noops", "server_error", ["trouble of its own"], 3),
    ("!status 503\n<html>oops", "server_error", ["trouble of its own"], 3),
    ("!status 504\nlate", "timeout", ["too long"], 3),
    ("!status 413\nbig", "too_long", ["longer than this model"], 1),
    ('!status 400\n{"message": "too big", "code": "context_length_exceeded"}', "too_long", ["larger window"], 1),
    ("!status 418\nteapot", "refused_request", ["does not accept the request"], 1),
    ("!refusal\nI cannot help with that.", "refusal", ["declined"], 1),
    ('!length\n{"word": "re', "cut_off", ["cut off"], 1),
    ("!drop\n" + GOOD, "dropped", ["broke off"], 3),
    ("!raw\n<html><body>Welcome</body></html>", "invalid_reply", ["not of a web page"], 1),
    ("!raw\n", "invalid_reply", ["not a model's answer"], 1),
    ("!raw\n{}", "invalid_reply", ["not a model's answer"], 1),
    ('!raw\n{"choices": []}', "invalid_reply", ["not a model's answer"], 1),
    ("!raw\n[1, 2]", "invalid_reply", ["not a model's answer"], 1),
    ("!moved http://elsewhere.example/v1", "moved", ["another address"], 1),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "kind", "words", "requests"), MISHAPS)
def test_a_mishap_is_told_in_words_and_tried_again_only_where_that_may_help(
    reply: str, kind: str, words: list[str], requests: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with ReplayServer(reply) as server:
        error = failure(server)
    assert (error.kind, len(server.requests)) == (kind, requests)
    assert [word for word in words if word not in error.reason] == []
    assert KEY not in error.reason
    assert KEY not in caplog.text
    assert error.__cause__ is None
    assert error.__suppress_context__


def test_a_refused_connection_is_told_as_unreachable() -> None:
    with ReplayServer(GOOD) as server:
        url = server.url
    error = failure(url)
    assert error.kind == "unreachable"
    assert "Check the address and the network" in error.reason


def test_a_server_that_stalls_is_left_after_the_time_set() -> None:
    began = time.monotonic()
    with ReplayServer("!stall 30\n" + GOOD) as server:
        error = failure(server, timeout=0.3, attempts=1)
    assert error.kind == "timeout"
    assert time.monotonic() - began < 3


def test_all_attempts_together_end_when_patience_does() -> None:
    began = time.monotonic()
    with ReplayServer("!stall 30\n" + GOOD) as server:
        error = failure(server, timeout=0.4, patience=0.7, attempts=5)
    assert error.kind == "timeout"
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("first", ["!status 429 0\nslow", "!status 500\noops", "!drop\n" + GOOD])
def test_a_passing_trouble_is_not_seen_by_the_person(first: str) -> None:
    with ReplayServer(first, GOOD) as server:
        assert model(server).ask(ASKED, Hello).text == GOOD
    assert len(server.requests) == 2


@pytest.mark.parametrize("reply", ["!stall 30\n" + GOOD, "!status 429 5\nslow down"])
def test_a_model_switched_off_in_mid_review_stops_at_once(reply: str) -> None:
    off = threading.Event()
    threading.Timer(0.2, off.set).start()
    began = time.monotonic()
    with ReplayServer(reply) as server, pytest.raises(ModelError, match="switched off") as caught:
        model(server).ask(ASKED, Hello, cancelled=off.is_set)
    assert caught.value.kind == "switched_off"
    assert time.monotonic() - began < 2


def test_a_server_that_cannot_hold_a_schema_is_asked_for_it_in_words() -> None:
    with ReplayServer("!no_schema\n" + GOOD) as server:
        asked = model(server)
        assert asked.ask(ASKED, Hello).text == GOOD
        asked.ask(ASKED, Hello)
    bodies = [json.loads(body) for body in server.requests]
    assert ["response_format" in body for body in bodies] == [True, False, False]
    assert '"required":["word"]' in bodies[1]["messages"][0]["content"]


def test_without_a_key_a_stand_in_is_sent_and_with_one_that_key() -> None:
    with ReplayServer(GOOD) as server:
        model(server, api_key=None).ask(ASKED, Hello)
        model(server).ask(ASKED, Hello)
    assert server.keys == ["Bearer none", f"Bearer {KEY}"]


def test_what_the_environment_holds_sends_a_draft_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "OPENAI_API_BASE",
        "OPENAI_BASE_URL",
        "LANGSMITH_ENDPOINT",
        "LANGSMITH_GATEWAY",
        "OPENAI_PROXY",
        "HTTP_PROXY",
        "ALL_PROXY",
    ):
        monkeypatch.setenv(name, "http://127.0.0.1:9/elsewhere")
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", "ls-123456")
    with ReplayServer(GOOD) as server:
        assert model(server).ask(ASKED, Hello).text == GOOD


def test_nothing_is_sent_to_openai_without_a_key() -> None:
    with pytest.raises(ModelError, match=r"No key is set for api\.openai\.com") as caught:
        LanguageModel(Choice("openai:gpt-4o-mini")).ask(ASKED, Hello)
    assert caught.value.kind == "no_key"


def test_the_key_shows_nowhere_a_choice_or_a_model_is_printed() -> None:
    asked = model("http://127.0.0.1:9/v1")
    assert KEY not in f"{asked.choice!r} {asked!r} {asked.choice}"


@pytest.mark.parametrize(
    ("name", "url", "destination"),
    [
        ("openai:gpt-4o-mini", None, "api.openai.com"),
        ("openai:llama3", "http://localhost:11434/v1", "localhost:11434"),
        ("openai:x", "https://user:secret@llm.example/v1", "llm.example"),
        ("anthropic:claude", None, "anthropic"),
    ],
)
def test_the_page_can_say_where_a_draft_would_go(name: str, url: str | None, destination: str) -> None:
    assert Choice(name, url).destination == destination


def test_settings_choose_the_model_unless_the_coach_is_offline(tmp_path: Path) -> None:
    environ = {"OKR_COACH_MODEL": "openai:x", "OPENAI_API_KEY": KEY, "OKR_COACH_DATA_DIR": "d"}
    choice = Choice.of(Settings.read(environ, tmp_path, {"model_timeout": 20}))
    assert choice is not None
    assert (choice.provider, choice.name, choice.timeout) == ("openai", "x", 20.0)
    assert Choice.of(Settings.read({**environ, "OKR_COACH_OFFLINE": "1"}, tmp_path)) is None
    assert Choice.of(Settings.read({"OKR_COACH_DATA_DIR": "d"}, tmp_path)) is None


def test_another_provider_names_the_extra_that_installs_it() -> None:
    with pytest.raises(MissingExtra, match=r"pip install 'okr-coach\[anthropic\]'"):
        LanguageModel(Choice("anthropic:claude")).ask(ASKED, Hello)


def test_a_provider_nobody_knows_is_told_with_those_that_are() -> None:
    with pytest.raises(ModelError, match=r"'nonsuch' is no provider.*openai") as caught:
        LanguageModel(Choice("nonsuch:x")).ask(ASKED, Hello)
    assert caught.value.kind == "unknown_model"


TRIALS = [
    (GOOD, True, "some-model answers, after"),
    ("Sure! I am ready.", True, "not in the form asked for"),
    ("!status 401\nno", False, "does not accept the key"),
    ("!raw\n<html>", False, "not of a web page"),
]


@pytest.mark.parametrize(("reply", "works", "words"), TRIALS)
def test_trying_the_connection_says_what_came_of_it(reply: str, works: bool, words: str) -> None:
    with ReplayServer(reply) as server:
        trial = try_connection(model(server), prompts.load()["hello"].render())
    assert trial.works is works
    assert words in trial.sentence


def test_what_a_model_costs_is_known_from_the_table_or_not_at_all() -> None:
    table = prices.load(knowledge_folders())
    assert prices.dollars(table, "openai:gpt-4o-mini", 1_000_000, 500_000) == pytest.approx(0.45)
    assert prices.dollars(table, "openai:gpt-4o-mini-2024-07-18", 1_000_000, 0) == pytest.approx(0.15)
    assert prices.dollars(table, "openai:other", 10, 10) is None
    assert prices.dollars(table, "openai:gpt-4o-mini", None, 10) is None


def test_a_folder_of_ones_own_corrects_prices_and_a_broken_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "prices").mkdir()
    file = tmp_path / "prices" / "ours.yaml"
    file.write_text("openai:gpt-4o-mini: [1, 2]", "utf-8")
    table = prices.load(knowledge_folders([tmp_path]))
    assert prices.dollars(table, "openai:gpt-4o-mini", 1_000_000, 0) == 1
    file.write_text("openai:x: cheap", "utf-8")
    with pytest.raises(RuleError, match=r"ours\.yaml: openai:x: a line reads provider:model"):
        prices.load(knowledge_folders([tmp_path]))
