"""The web page: one shell, one module a page. `serve` is what `okr-coach ui` starts."""

from __future__ import annotations

import errno
import os
import socket
import sys

# Gradio calls out when it is imported unless told not to.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

import gradio as gr
from starlette.middleware import Middleware

from coach import logs
from coach.errors import InputError
from coach.llm import Choice
from coach.pipeline import Coach
from coach.settings import Settings

from . import words
from .desk import Desk
from .markup import Html, el
from .models import Models
from .pages import ask, review, rules, todos
from .server import Doorkeeper
from .theme import css, head, theme

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_SECONDS_KEPT = 3600
_AT_ONCE, _IN_LINE = 16, 500


def build(
    coach: Coach, desk: Desk, settings: Settings, *, local: bool = True, allow_provider_settings: bool = False
) -> gr.Blocks:
    """Put the pages together."""
    open_ = (local or allow_provider_settings) and not settings.offline
    models = Models(coach, Choice.of(settings), open_=open_)
    with gr.Blocks(title=words.PRODUCT, fill_width=True, analytics_enabled=False,
                   delete_cache=(_SECONDS_KEPT, _SECONDS_KEPT)) as blocks:  # fmt: skip
        gr.HTML(top_bar(""), elem_id="okr-top", apply_default_css=False)
        gr.Navbar(visible=False)
        review.page(coach, desk, settings.house, models, local=local)
    with blocks.route("To-dos", "/todos"):
        gr.HTML(top_bar("todos"), elem_classes="okr-top-bar", apply_default_css=False)
        gr.Navbar(visible=False)
        todos.page(coach, desk, settings.house, local=local)
    with blocks.route("Ask", "/ask"):
        gr.HTML(top_bar("ask"), elem_classes="okr-top-bar", apply_default_css=False)
        gr.Navbar(visible=False)
        ask.page(coach)
    with blocks.route("Rules", "/rules"):
        gr.HTML(top_bar("rules"), elem_classes="okr-top-bar", apply_default_css=False)
        gr.Navbar(visible=False)
        rules.page(coach)
    return blocks.queue(default_concurrency_limit=_AT_ONCE, max_size=_IN_LINE)


def top_bar(here: str) -> Html:
    """The product's name, the pages that exist, light or dark."""
    links = [
        el("a", name, href=f"./{route}" if route else "./", aria_current="page" if route == here else None)
        for route, name in words.PAGES
    ]
    skip = el("a", words.SKIP, href="#okr-result", class_="skip") if not here else None
    toggle = el("button", _moon(), el("span", words.THEME, class_="sr"), type="button", class_="theme", id="okr-theme",
                title=words.THEME)  # fmt: skip
    name = el("div", _mark(), el("h1", words.PRODUCT), el("p", words.TAGLINE), class_="brand")
    return el("header", skip, name, el("nav", *links, aria_label="Pages"), toggle, class_="top")


def serve(
    settings: Settings,
    *,
    host: str,
    port: int,
    auth: str | None,
    coach: Coach | None = None,
    allow_provider_settings: bool = False,
) -> None:
    """Serve the pages until somebody ends the program; without a `coach` the settings' own answers.

    Raises `InputError` where the port or host cannot be had.
    """
    _check_free(host, port)
    logs.configure(settings.data_dir)
    local = host in _LOOPBACK
    blocks = build(
        coach or Coach.from_settings(settings), Desk.open(settings), settings, local=local,
        allow_provider_settings=allow_provider_settings,
    )  # fmt: skip
    address = f"http://{'127.0.0.1' if host in ('0.0.0.0', '::') else host}:{port}"
    try:
        blocks.launch(
            server_name=host, server_port=port, auth=_pair(auth), theme=theme(), css=css(), head=head(), quiet=True,
            inbrowser=_has_display(), share=False, footer_links=[], ssr_mode=False, show_error=False,
            max_file_size="10mb", prevent_thread_lock=True, app_kwargs={"middleware": [Middleware(Doorkeeper)]},
        )  # fmt: skip
    except OSError as error:
        raise InputError(_taken(host, port)) from error
    sys.stderr.write(f"The OKR coach is at {address} (Ctrl+C ends it)\n")
    sys.stderr.flush()
    blocks.block_thread()


def _check_free(host: str, port: int) -> None:
    """Fail in half a second, before the coach is loaded, where the port is taken or the host is not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise InputError(_taken(host, port)) from error
            if error.errno == errno.EACCES:
                raise InputError(f"port {port} may not be opened by you; choose one above 1023 with --port") from error
            raise InputError(f"{host} is no address of this machine; choose another with --host") from error


def _taken(host: str, port: int) -> str:
    return f"port {port} on {host} is taken by another program; choose another with --port"


def _pair(auth: str | None) -> tuple[str, str] | None:
    if auth is None:
        return None
    user, _, password = auth.partition(":")
    return user, password


def _has_display() -> bool:
    """Whether to open a browser: on a terminal with a display, never in a service or over ssh."""
    if not sys.stdout.isatty() or "SSH_CONNECTION" in os.environ:
        return False
    return sys.platform in ("darwin", "win32") or any(name in os.environ for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _mark() -> Html:
    return Html(
        '<svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">'
        '<rect width="32" height="32" rx="8" fill="var(--accent)"/>'
        '<g fill="none" stroke="var(--on-accent)" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">'
        '<circle cx="15" cy="17" r="8"/><path d="m15 17 9-9m0 0v4.5M24 8h-4.5"/></g></svg>'
    )


def _moon() -> Html:
    return Html(
        '<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><circle cx="10" cy="10" r="7" fill="none" '
        'stroke="currentColor" stroke-width="1.8"/><path d="M10 3a7 7 0 0 1 0 14Z" fill="currentColor"/></svg>'
    )
