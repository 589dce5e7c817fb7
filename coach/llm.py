"""The one place that knows LangChain and OpenAI: a request goes out, the text of a reply comes back, or `ModelError`.

What a reply means is not decided here. The libraries are imported at the first request, since that takes a second.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, SecretStr

from coach import llm_faults
from coach.errors import MissingExtra, ModelError
from coach.prices import Price, dollars
from coach.settings import Settings
from coach.wire import Hello, Message, Reply, ReplyFault, Usage, json_schema, read_reply

OPENAI = "https://api.openai.com/v1"
EXTRAS: Mapping[str, str] = {
    "anthropic": "anthropic",
    "google_genai": "google",
    "mistralai": "mistral",
    "ollama": "ollama",
}
"""Providers beside OpenAI and the extra that installs each."""

_TICK = 0.05
_LOOPBACK = ("127.0.0.1", "localhost", "::1")

log = logging.getLogger("coach.llm")


@dataclass(frozen=True)
class Choice:
    """Which model is asked, where, and how long it is waited for (seconds, for one attempt and for all of them)."""

    model: str
    base_url: str | None = None
    api_key: SecretStr | None = None
    timeout: float = 60.0
    patience: float = 120.0
    attempts: int = 3
    backoff: float = 0.5

    @classmethod
    def of(cls, settings: Settings) -> Choice | None:
        """The choice that the settings state; None where no model is set or the coach is offline."""
        if settings.offline or settings.model is None:
            return None
        timeout = float(settings.model_timeout)
        return cls(settings.model, settings.base_url, settings.api_key, timeout, patience=2 * timeout)

    @property
    def provider(self) -> str:
        """The part before the colon."""
        return self.model.partition(":")[0]

    @property
    def name(self) -> str:
        """The part after the colon."""
        return self.model.partition(":")[2]

    @property
    def destination(self) -> str:
        """Where a draft would be sent, for the page to say: a host, or the provider's name."""
        if self.base_url is None and self.provider != "openai":
            return self.provider
        parts = urlsplit(self.base_url or OPENAI)
        return f"{parts.hostname or ''}:{parts.port}" if parts.port else parts.hostname or ""

    @property
    def at_home(self) -> bool:
        """Whether the provider itself is asked, whose prices are known."""
        return self.base_url is None or urlsplit(self.base_url).hostname == urlsplit(OPENAI).hostname


class LanguageModel:
    """One chosen model. `plain` words a schema as a message, for servers that cannot be held to one."""

    def __init__(
        self,
        choice: Choice,
        *,
        plain: Callable[[str], Sequence[Message]] | None = None,
        prices: Mapping[str, Price] | None = None,
    ) -> None:
        self.choice = choice
        self._plain = plain
        self._prices = prices or {}
        self._chat: Any = None
        self._client: Any = None
        self._held = True  # until the server has refused a schema

    def ask(
        self, messages: Sequence[Message], form: type[BaseModel], *, cancelled: Callable[[], bool] = lambda: False
    ) -> Reply:
        """Ask, trying again where that may help; the reply's text is not judged. `cancelled` is looked at all along.

        Raises `ModelError` for everything that can go wrong on the way, within `choice.patience` seconds, and
        `MissingExtra` where the provider's package is not installed.
        """
        choice = self.choice
        if choice.provider == "openai" and choice.at_home and choice.api_key is None:
            no_key = llm_faults.declined("no_key")
            raise ModelError(no_key.sentence(choice.destination), no_key.fault.kind)
        began = time.monotonic()
        for attempt in range(1, self.choice.attempts + 1):
            try:
                return self._attempt(messages, form, began, cancelled)
            except llm_faults.Declined as declined:
                log.info("model: %s, attempt %d", declined.fault.kind, attempt)
                if declined.fault.kind == "no_schema" and self._held and self._plain is not None:
                    self._held = False
                    continue
                pause = declined.retry_after or self.choice.backoff * 2 ** (attempt - 1)
                late = time.monotonic() - began + pause > self.choice.patience
                if not declined.fault.again or attempt == self.choice.attempts or late:
                    # Without its cause: what libraries put into their messages is not ours to show or to log.
                    raise ModelError(declined.sentence(self.choice.destination), declined.fault.kind) from None
                _pause(pause, cancelled)
        raise AssertionError("an attempt answers or raises")  # pragma: no cover

    def _attempt(
        self, messages: Sequence[Message], form: type[BaseModel], began: float, cancelled: Callable[[], bool]
    ) -> Reply:
        chat = self._model()
        sent = time.monotonic()
        answer = self._answer(self._bound(chat, form), self._worded(messages, form), began, cancelled)
        text = str(answer.text)
        if (answer.additional_kwargs or {}).get("refusal"):
            raise llm_faults.declined("refusal")
        if (answer.response_metadata or {}).get("finish_reason") == "length":
            raise llm_faults.declined("cut_off")
        return Reply(text, self._usage(answer, time.monotonic() - sent))

    def _bound(self, chat: Any, form: type[BaseModel]) -> Any:
        if not self._held:
            return chat
        # A schema as a dictionary: with a class, a reply in the wrong form would raise and its text be lost.
        schema = {"title": form.__name__, "description": "", **json_schema(form)}
        strict = {"strict": True} if self.choice.provider == "openai" else {}
        return chat.with_structured_output(schema, method="json_schema", include_raw=True, **strict)

    def _worded(self, messages: Sequence[Message], form: type[BaseModel]) -> list[tuple[str, str]]:
        extra: Sequence[Message] = ()
        if not self._held and self._plain is not None:
            import json

            extra = self._plain(json.dumps(json_schema(form), separators=(",", ":")))
        # Some chat templates allow one system message, and only at the start.
        system = "\n\n".join(message.text for message in (*messages, *extra) if message.role == "system")
        rest = [(message.role, message.text) for message in messages if message.role != "system"]
        return [("system", system), *rest] if system else list(rest)

    def _answer(
        self, runnable: Any, messages: list[tuple[str, str]], began: float, cancelled: Callable[[], bool]
    ) -> Any:
        """Wait for the answer in another thread, so that the person can call it off and a trickle cannot hold us."""
        future: Future[Any] = Future()

        def work() -> None:
            from langsmith import tracing_context

            try:
                # Whatever the environment says: a draft goes to the provider that the page names and to nobody else.
                with tracing_context(enabled=False):
                    future.set_result(runnable.invoke(messages))
            except BaseException as error:
                future.set_exception(error)  # handed over to the thread that waits

        threading.Thread(target=work, name="coach-model", daemon=True).start()
        ends = min(time.monotonic() + self.choice.timeout, began + self.choice.patience)
        while not wait((future,), timeout=_TICK).done:
            if cancelled():
                raise llm_faults.declined("switched_off")
            if time.monotonic() > ends:
                raise llm_faults.declined("timeout")
        error = future.exception()
        if error is not None:
            raise llm_faults.read(error) from None
        answer = future.result()
        return answer["raw"] if isinstance(answer, dict) else answer

    def _usage(self, answer: Any, seconds: float) -> Usage:
        counted = answer.usage_metadata or {}
        tokens = counted.get("input_tokens"), counted.get("output_tokens")
        cost = dollars(self._prices, self.choice.model, *tokens) if self.choice.at_home else None
        return Usage(1, *tokens, cost, seconds)

    def _model(self) -> Any:
        if self._chat is None:
            if self.choice.provider == "openai":
                self._client = _client(self.choice)
                self._chat = _openai(self.choice, self._client)
            else:
                self._chat = _other(self.choice)
        return self._chat

    def close(self) -> None:
        """Let go of the connections; a request in flight ends as broken off."""
        if self._client is not None:
            self._client.close()
        self._chat = self._client = None


@dataclass(frozen=True)
class Trial:
    """What trying a connection showed: a sentence for the person, and what it cost."""

    works: bool
    sentence: str
    usage: Usage


def try_connection(model: LanguageModel, hello: Sequence[Message]) -> Trial:
    """Send the shortest request there is (no draft in it), and say what came of it; `hello` is its prompt."""
    try:
        reply = model.ask(hello, Hello)
        read_reply(reply.text, Hello)
    except (ModelError, MissingExtra) as error:
        return Trial(False, error.message, Usage())
    except ReplyFault:
        return Trial(
            True,
            f"{model.choice.name} answers, though not in the form asked for; its comments may often be left out.",
            reply.usage,
        )
    return Trial(True, f"{model.choice.name} answers, after {reply.usage.seconds:.1f} seconds.", reply.usage)


def _pause(seconds: float, cancelled: Callable[[], bool]) -> None:
    ends = time.monotonic() + seconds
    while (left := ends - time.monotonic()) > 0:
        if cancelled():
            fault = llm_faults.FAULTS["switched_off"]
            raise ModelError(fault.words, fault.kind)
        time.sleep(min(left, _TICK))


def _client(choice: Choice) -> Any:
    import httpx

    # A server on this machine is never behind a proxy. A redirect would send the draft where the page did not say.
    at_hand = urlsplit(choice.base_url or OPENAI).hostname in _LOOPBACK
    return httpx.Client(timeout=choice.timeout, trust_env=not at_hand, follow_redirects=False)


def _openai(choice: Choice, client: Any) -> Any:
    from langchain_openai import ChatOpenAI

    return ChatOpenAI(
        model=choice.name,
        base_url=choice.base_url or OPENAI,  # always said: other variables of the environment must not redirect a draft
        api_key=choice.api_key or SecretStr("none"),  # servers of one's own want no key, the library wants one
        timeout=choice.timeout,
        max_retries=0,  # `ask` tries again itself: it can be called off, and knows when its time is up
        use_responses_api=False,
        http_client=client,
        openai_proxy=None,
    )


def _other(choice: Choice) -> Any:
    from langchain.chat_models import init_chat_model

    options: dict[str, Any] = {"timeout": choice.timeout, "max_retries": 0}
    options |= {"base_url": choice.base_url} if choice.base_url else {}
    options |= {"api_key": choice.api_key} if choice.api_key else {}
    try:
        return init_chat_model(choice.name, model_provider=choice.provider, **options)
    except ImportError:
        extra = EXTRAS.get(choice.provider)
        remedy = f"pip install 'okr-coach[{extra}]'" if extra else f"install LangChain's package for {choice.provider}"
        raise MissingExtra(f"models of {choice.provider} need a package that is not installed: {remedy}") from None
    except ValueError:
        raise ModelError(
            f"{choice.provider!r} is no provider this program knows, or its settings are not enough. Known: openai "
            f"(with an address: any server that speaks its language), {', '.join(EXTRAS)}.",
            "unknown_model",
        ) from None
