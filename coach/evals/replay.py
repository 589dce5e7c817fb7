"""A small OpenAI-compatible server on this machine that replays written replies, for evals and tests.

A reply is the text a model answered. A first line that begins with `!` makes it misbehave; the rest is its text:

    !status 429 [retry-after]   that HTTP error             !refusal   the text is a refusal
    !length    cut off, finish_reason "length"              !drop      half of it, then the line goes dead
    !stall 20  half of it, 20 seconds, then the rest        !raw       the text is the whole body, as HTML
    !moved URL redirected there                             !no_schema refused while a schema is asked for
"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self, cast


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, replies: Sequence[str]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.replies = list(replies)
        self.requests: list[bytes] = []
        self.keys: list[str] = []
        self.over = threading.Event()
        self.turn = threading.Lock()

    def next_reply(self) -> str:
        """The replies in order; the last one stays."""
        with self.turn:
            return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up is what some cases are about."""


class ReplayServer:
    """Serves `replies` in order, the last one again and again, while the `with` block lasts."""

    def __init__(self, *replies: str) -> None:
        self._server = _Server(replies)

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.over.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        """The address to give as base URL."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    @property
    def requests(self) -> list[bytes]:
        """The bodies received so far."""
        return self._server.requests

    @property
    def keys(self) -> list[str]:
        """The Authorization headers received so far."""
        return self._server.keys


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else the body waits 40 ms for the headers to be acknowledged

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        """Replay the next reply."""
        server = cast(_Server, self.server)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        server.requests.append(body)
        server.keys.append(self.headers.get("Authorization") or "")
        text, words = server.next_reply(), ["answer"]
        if text.startswith("!"):
            first, _, text = text.partition("\n")
            words = first[1:].split()
        self._play(words[0], words[1:], text, body, server.over)

    def _play(self, fault: str, arguments: list[str], text: str, body: bytes, over: threading.Event) -> None:
        if fault == "status":
            headers = {"Retry-After": " ".join(arguments[1:])} if arguments[1:] else {}
            self._send(int(arguments[0]), _error(text), **headers)
        elif fault == "moved":
            self._send(307, b"", Location=arguments[0])
        elif fault == "raw":
            self._send(200, text.encode(), kind="text/html")
        elif fault == "no_schema" and b'"response_format"' in body:
            self._send(400, _error("'response_format' of type 'json_schema' is not supported"))
        elif fault in ("drop", "stall"):
            self._half(_completion(text, fault, body), float(arguments[0]) if arguments else 0.0, fault, over)
        else:
            self._send(200, _completion(text, fault, body))

    def _head(self, status: int, length: int, kind: str, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(length), **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def _send(self, status: int, data: bytes, kind: str = "application/json", **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._head(status, len(data), kind, named)
        self.wfile.write(data)

    def _half(self, data: bytes, seconds: float, fault: str, over: threading.Event) -> None:
        self._head(200, len(data), "application/json", {})
        self.wfile.write(data[: len(data) // 2])
        self.wfile.flush()
        if fault == "drop":
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        over.wait(seconds)
        self.wfile.write(data[len(data) // 2 :])


def _error(message: str) -> bytes:
    try:
        return json.dumps({"error": json.loads(message)}).encode()
    except ValueError:
        return json.dumps({"error": {"message": message, "type": "replay"}}).encode()


def _completion(text: str, fault: str, body: bytes) -> bytes:
    refused = fault == "refusal"
    message = {"role": "assistant", "content": None if refused else text, "refusal": text if refused else None}
    tokens = {"prompt_tokens": len(body) // 4, "completion_tokens": len(text) // 4}
    return json.dumps(
        {
            "id": "replay", "object": "chat.completion", "created": 0, "model": "replay",
            "choices": [{"index": 0, "message": message, "finish_reason": "length" if fault == "length" else "stop"}],
            "usage": {**tokens, "total_tokens": sum(tokens.values())},
        }
    ).encode()  # fmt: skip
