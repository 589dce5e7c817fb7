"""The one place that knows LangChain and OpenAI: a request goes out, the text of a reply comes back, or `ModelError`.

What a reply means is not decided here. The libraries are imported at the first request, since that takes a second.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, SecretStr

from coach import llm_errors
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
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self.choice = choice
        self._plain = plain
        self._prices = prices or {}
        self._cancelled = cancelled
        self._chat: Any = None
        self._held = True  # until the server has refused a schema
        self._making = threading.Lock()

    def with_cancel(self, cancelled: Callable[[], bool]) -> LanguageModel:
        """The same model, its connections shared, for one person's request that they may call off."""
        other = LanguageModel(self.choice, plain=self._plain, prices=self._prices, cancelled=cancelled)
        other._chat, other._held = self._model(), self._held
        return other

    def ask(self, messages: Sequence[Message], form: type[BaseModel]) -> Reply:
        """Ask once, trying again where that may help; the reply's text is not judged.

        Raises `ModelError` for everything that can go wrong on the way, within `choice.patience` seconds, and
        `MissingExtra` where the provider's package is not installed.
        """
        began = time.monotonic()
        for attempt in range(1, self.choice.attempts + 1):
            try:
                return self._attempt(messages, form, began)
            except llm_errors.Refused as refused:
                log.info("model: %s, attempt %d", refused.failure.kind, attempt)
                if refused.failure.kind == "no_schema" and self._held and self._plain is not None:
                    self._held = False
                    continue
                wait = refused.retry_after or self.choice.backoff * 2 ** (attempt - 1)
                late = time.monotonic() - began + wait > self.choice.patience
                if not refused.failure.again or attempt == self.choice.attempts or late:
                    raise ModelError(refused.sentence(self.choice.destination), refused.failure.kind) from None
                self._pause(wait)
        raise AssertionError("an attempt answers or raises")  # pragma: no cover

    def _attempt(self, messages: Sequence[Message], form: type[BaseModel], began: float) -> Reply:
        chat = self._model()
        sent = time.monotonic()
        answer = self._answer(self._bound(chat, form), self._worded(messages, form), began)
        text = str(answer.text)
        if (answer.additional_kwargs or {}).get("refusal"):
            raise llm_errors.refused("refusal")
        if (answer.response_metadata or {}).get("finish_reason") == "length":
            raise llm_errors.refused("cut_off")
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

    def _answer(self, runnable: Any, messages: list[tuple[str, str]], began: float) -> Any:
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
        while not future.done():
            if self._cancelled():
                raise ModelError(llm_errors.sentence("switched_off"), "switched_off")
            if time.monotonic() > ends:
                raise llm_errors.refused("timeout")
            threading.Event().wait(_TICK) if not _finished(future, _TICK) else None
        error = future.exception()
        if error is not None:
            raise llm_errors.of(error)
        answer = future.result()
        return answer["raw"] if isinstance(answer, dict) else answer

    def _pause(self, seconds: float) -> None:
        ends = time.monotonic() + seconds
        while (left := ends - time.monotonic()) > 0:
            if self._cancelled():
                raise ModelError(llm_errors.sentence("switched_off"), "switched_off")
            time.sleep(min(left, _TICK))

    def _usage(self, answer: Any, seconds: float) -> Usage:
        counted = answer.usage_metadata or {}
        tokens = counted.get("input_tokens"), counted.get("output_tokens")
        cost = dollars(self._prices, self.choice.model, *tokens) if self.choice.at_home else None
        return Usage(1, *tokens, cost, seconds)

    def _model(self) -> Any:
        with self._making:
            if self._chat is None:
                self._chat = _openai(self.choice) if self.choice.provider == "openai" else _other(self.choice)
            return self._chat
