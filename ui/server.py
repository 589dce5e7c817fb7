"""What stands around the page: the visitor's cookie, and headers that keep the browser on this server alone."""

from __future__ import annotations

import secrets
from http.cookies import CookieError, SimpleCookie
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "okr_coach_visitor"
_YEAR = 365 * 24 * 3600
_POLICY = (
    "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'; "
    "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)


class Doorkeeper:
    """Gives each browser a random id at its first page, and forbids the page to load anything from elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, adding headers to the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        known = visitor_of(_cookies(scope)) is not None

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Referrer-Policy"] = "no-referrer"
                headers["X-Content-Type-Options"] = "nosniff"
                if headers.get("content-type", "").startswith("text/html"):
                    headers["Content-Security-Policy"] = _POLICY
                    if not known:
                        headers.append("Set-Cookie", _new_cookie(scope))
            await send(message)

        await self._app(scope, receive, answer)


def visitor_of(cookies: dict[str, str]) -> str | None:
    """The visitor's id, if the cookie looks like one of ours."""
    value = cookies.get(COOKIE, "")
    return value if len(value) == 43 and value.replace("-", "").replace("_", "").isalnum() and value.isascii() else None


def visitor(request: Any) -> str | None:
    """The visitor behind a Gradio event, or None where the browser keeps no cookies."""
    return visitor_of(dict(getattr(request, "cookies", None) or {}))


def _cookies(scope: Scope) -> dict[str, str]:
    for name, value in scope["headers"]:
        if name == b"cookie":
            try:
                return {key: morsel.value for key, morsel in SimpleCookie(value.decode("latin-1")).items()}
            except CookieError:
                return {}
    return {}


def _new_cookie(scope: Scope) -> str:
    secure = "; Secure" if scope.get("scheme") == "https" else ""
    return f"{COOKIE}={secrets.token_urlsafe(32)}; Path=/; Max-Age={_YEAR}; HttpOnly; SameSite=Lax{secure}"
