"""What can go wrong on the way to a model and back: told apart by what libraries raise, said in words for a person.

Libraries are known here by the names of their errors alone, so that those of every provider are read alike. Nothing
of a server's own message is passed on: it may hold a key, a draft, or words meant to mislead.
"""

from __future__ import annotations

import email.utils
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True)
class Fault:
    """A way to fail: a word for it, the sentence (`{there}` is the provider), and whether another try may help."""

    kind: str
    words: str
    again: bool = False


_FAULTS = (
    Fault("no_key", "No key is set for {there}. Set OPENAI_API_KEY or give the key on the page, or the address of a "
                    "server of your own."),
    Fault("wrong_key", "{there} does not accept the key. Check the key, and that it belongs to this provider."),
    Fault("unknown_model", "{there} does not know this model, or has nothing at this address. Check both; the address "
                           "of a server of your own usually ends in /v1."),
    Fault("rate_limit", "{there} gets too many requests just now. Try again in {wait}.", again=True),
    Fault("quota", "The account at {there} has no credit left. Top it up, or choose another model."),
    Fault("server_error", "{there} has trouble of its own just now. Try again later.", again=True),
    Fault("unreachable", "{there} cannot be reached. Check the address and the network, and that the server runs.",
          again=True),
    Fault("timeout", "{there} took too long to answer. Try again, or choose a faster model.", again=True),
    Fault("dropped", "The line to {there} broke off before the answer was whole. Try again.", again=True),
    Fault("moved", "{there} sends requests on to another address, where a draft is not sent unasked. Check the "
                   "address."),
    Fault("too_long", "The request is longer than this model can read. Choose a model with a larger window."),
    Fault("no_schema", "{there} cannot hold its answers to the form asked for. Choose another model."),
    Fault("refused_request", "{there} does not accept the request. Check the model's name and what the server can do."),
    Fault("refusal", "The model declined to answer."),
    Fault("cut_off", "The model's answer was cut off before its end."),
    Fault("invalid_reply", "What {there} sent back is not a model's answer. Check that the address is that of a model "
                           "server, not of a web page."),
    Fault("switched_off", "The model was switched off before it had answered."),
)  # fmt: skip
FAULTS: Mapping[str, Fault] = MappingProxyType({fault.kind: fault for fault in _FAULTS})

_BY_NAME: Mapping[str, str] = MappingProxyType(
    {
        "APITimeoutError": "timeout", "TimeoutException": "timeout", "TimeoutError": "timeout",
        "LengthFinishReasonError": "cut_off", "ContentFilterFinishReasonError": "refusal",
        "OpenAIRefusalError": "refusal", "ContextOverflowError": "too_long",
        "RemoteProtocolError": "dropped", "ReadError": "dropped", "WriteError": "dropped",
        "IncompleteRead": "dropped", "ConnectionResetError": "dropped",
        "ConnectError": "unreachable", "ConnectionError": "unreachable", "UnsupportedProtocol": "unreachable",
        "InvalidURL": "unreachable", "ProxyError": "unreachable",
    }
)  # fmt: skip
_BY_STATUS: Mapping[int, str] = MappingProxyType(
    {401: "wrong_key", 403: "wrong_key", 404: "unknown_model", 405: "unknown_model", 402: "quota", 408: "timeout",
     409: "server_error", 413: "too_long", 429: "rate_limit", 504: "timeout"}
)  # fmt: skip
_NO_SCHEMA = ("response_format", "json_schema", "structured output", "guided_json", "grammar")
_TOO_LONG = ("context_length", "context length", "context window", "prompt is too long")
_NO_CREDIT = ("insufficient_quota", "billing", "credit balance")
_NO_MODEL = ("model_not_found", "model not found", "does not exist", "no such model", "unknown model", "invalid model")
_LONGEST_WAIT = 3600.0


class Declined(Exception):
    """One attempt failed; whoever asks decides whether to try again."""

    def __init__(self, fault: Fault, retry_after: float | None = None) -> None:
        super().__init__(fault.kind)
        self.fault = fault
        self.retry_after = retry_after

    def sentence(self, there: str) -> str:
        """Say it for the person."""
        seconds = self.retry_after
        wait = (
            "a minute"
            if seconds is None
            else f"{round(seconds)} seconds"
            if seconds < 90
            else f"{round(seconds / 60)} minutes"
        )
        return self.fault.words.format(there=there, wait=wait)


def declined(kind: str) -> Declined:
    """Return the failure of a kind."""
    return Declined(FAULTS[kind])


def read(error: BaseException) -> Declined:
    """Tell what went wrong from what a library raised. What is not known here is a reply that makes no sense."""
    chain = list(_causes(error))
    for each in chain:
        status = getattr(each, "status_code", None)
        if isinstance(status, int):
            return Declined(FAULTS[_of_status(status, each)], _retry_after(each))
    # The innermost cause is the most exact one: "connection error" wraps "the peer closed".
    for each in reversed(chain):
        for kind in type(each).__mro__:
            if kind.__name__ in _BY_NAME:
                return declined(_BY_NAME[kind.__name__])
    if any(kind.__name__ == "APIConnectionError" for each in chain for kind in type(each).__mro__):
        return declined("unreachable")
    return declined("invalid_reply")


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        cause = cause.__cause__ or cause.__context__


def _of_status(status: int, error: BaseException) -> str:
    said = f"{getattr(error, 'message', '')} {getattr(error, 'body', '')} {getattr(error, 'code', '')}".lower()
    if any("ContextOverflow" in kind.__name__ for kind in type(error).__mro__) or any(
        words in said for words in _TOO_LONG
    ):
        return "too_long"
    if status in (400, 404, 422, 500, 501) and any(words in said for words in _NO_SCHEMA):
        return "no_schema"
    if status in (402, 403, 429) and any(words in said for words in _NO_CREDIT):
        return "quota"
    if status == 400 and any(words in said for words in _NO_MODEL):
        return "unknown_model"
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    return "moved" if 300 <= status < 400 else "server_error" if status >= 500 else "refused_request"


def _retry_after(error: BaseException) -> float | None:
    """Return what the header Retry-After asks for, in seconds; it may be a number or a date."""
    headers: Any = getattr(getattr(error, "response", None), "headers", None) or {}
    said = str(headers.get("retry-after") or "").strip()
    if not said:
        return None
    try:
        seconds = float(said)
    except ValueError:
        when = email.utils.parsedate_tz(said)
        if when is None:
            return None
        seconds = email.utils.mktime_tz(when) - time.time()
    return seconds if 0 <= seconds <= _LONGEST_WAIT else None
