"""What every test stands on: the network is off except for this machine, and nobody's settings leak in."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

LOOPBACK = ("127.0.0.1", "::1", "localhost", "0.0.0.0", "")


@pytest.fixture(autouse=True)
def _network_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for another machine fails at once, with the address in the message."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise RuntimeError(f"a test tried to reach {address[0]}; the network is off in tests")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Settings and data of the person who runs the tests stay out of them."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "OKR_COACH_MODEL", "OKR_COACH_DATABASE_URL", "OKR_COACH_CHROMA_URL",
                 "OKR_COACH_KNOWLEDGE", "OKR_COACH_OFFLINE"):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OKR_COACH_DATA_DIR", str(tmp_path / "data"))
