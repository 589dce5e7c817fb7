"""What stands around the page: two cookies, and headers that keep the browser on this server alone.

One cookie knows the visitor for a year, so that a draft is there again; the other ends with the browser, and with it
what is kept for this sitting alone: the key of a model.
"""

from __future__ import annotations

import secrets
from http.cookies import CookieError, SimpleCookie
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "okr_coach_visitor"
SITTING = "okr_coach_sitting"
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
        cookies = _cookies(scope)
        missing = [name for name in (COOKIE, SITTING) if _id_of(cookies, name) is None]

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Referrer-Policy"] = "no-referrer"
                headers["X-Content-Type-Options"] = "nosniff"
                if headers.get("content-type", "").startswith("text/html"):
                    headers["Content-Security-Policy"] = _POLICY
                    for name in missing:
                        headers.append("Set-Cookie", _new_cookie(scope, name))
            await send(message)

        await self._app(scope, receive, answer)


def visitor_of(cookies: dict[str, str]) -> str | None:
    """The visitor's id, if the cookie looks like one of ours."""
    return _id_of(cookies, COOKIE)


def sitting(request: Any) -> str | None:
    """The id of this browser session, or None where the browser keeps no cookies."""
    return _id_of(dict(getattr(request, "cookies", None) or {}), SITTING)


def _id_of(cookies: dict[str, str], name: str) -> str | None:
    value = cookies.get(name, "")
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


def _new_cookie(scope: Scope, name: str) -> str:
    secure = "; Secure" if scope.get("scheme") == "https" else ""
    age = f"; Max-Age={_YEAR}" if name == COOKIE else ""
    return f"{name}={secrets.token_urlsafe(32)}; Path=/{age}; HttpOnly; SameSite=Lax{secure}"
