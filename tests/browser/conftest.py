"""A real server in a process of its own and a real browser; both end with the tests, by their own ids."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((path for name in NAMES if (path := shutil.which(name))), None)
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run")  # fmt: skip
SECONDS_TO_START = 30
SERVE = """
import os, sys
from pathlib import Path
from coach.pipeline import Coach
from coach.settings import Settings
from ui.app import serve
settings = Settings.read(os.environ, Path.cwd())
serve(settings, host="127.0.0.1", port=int(sys.argv[1]), auth=None, coach=Coach.from_settings(settings, fast=True))
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed on this machine"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(address: str) -> bool:
    try:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(address, timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """Start `okr-coach ui` on a free port and return its address."""
    started: list[subprocess.Popen[bytes]] = []

    def start(data: Path | None = None) -> str:
        port = free_port()
        folder = data or tmp_path_factory.mktemp("data")
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("OKR_COACH_", "OPENAI_"))}
        environment |= {"OKR_COACH_DATA_DIR": str(folder), "PYTHONPATH": path}
        log = (tmp_path_factory.mktemp("log") / "server.txt").open("wb")
        started.append(
            subprocess.Popen(
                [sys.executable, "-c", SERVE, str(port)],
                cwd=tmp_path_factory.mktemp("cwd"), env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )
        )  # fmt: skip
        log.close()
        address = f"http://127.0.0.1:{port}/"
        end = time.monotonic() + SECONDS_TO_START
        while not answers(address):
            if started[-1].poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"the page did not start: {Path(log.name).read_text(errors='replace')[-2000:]}")
            time.sleep(0.2)
        return address

    yield start
    for process in started:
        process.terminate()
    for process in started:
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


@pytest.fixture(scope="session")
def address(serve: Callable[..., str]) -> str:
    return serve()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Any, address: str) -> Iterator[Callable[..., Any]]:
    """Open the page as a new visitor. A script error, or a request that leaves this machine, fails the test."""
    contexts: list[Any] = []
    faults: list[str] = []

    def watch(page: Any) -> Any:
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        page.on("request", lambda request: _note(faults, request.url))
        page.set_default_timeout(10_000)
        return page

    def open_page(width: int = 1280, *, at: str = "", context: Any = None, **options: Any) -> Any:
        if context is None:
            context = browser.new_context(viewport={"width": width, "height": 850}, accept_downloads=True, **options)
            contexts.append(context)
        page = watch(context.new_page())
        page.goto(at or address)
        page.wait_for_selector("#okr-draft textarea")
        page.wait_for_selector("#okr-result .empty, #okr-result .result")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults


def _note(faults: list[str], url: str) -> None:
    if not url.startswith(("http://127.0.0.1:", "data:", "blob:")):
        faults.append(f"a request to {url}")
