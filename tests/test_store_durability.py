"""What was acknowledged survives a killed program: 500 saves, SIGKILL at random moments, every one is there.

A kill takes the process, not the machine: what a power cut does is up to `synchronous = FULL`, which
`test_store.py` looks at.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from coach.store import open_store

ROOT = Path(__file__).parent.parent
ACKNOWLEDGED = 500
KILLS = 8

CHILD = """
import sys
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from coach.store import open_store

store = open_store(Path(sys.argv[1]))
number = len(store.draft("ann", sys.argv[2]).versions)
while True:
    text = f"{number} " + "key result " * (number * 37 % 900)
    version = store.save_version("ann", sys.argv[2], text, change="", why="", at=datetime.now(UTC), expected=number)
    number = version.number
    print(number, sha256(text.encode()).hexdigest(), flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process at once")
def test_every_acknowledged_save_is_there_after_the_program_was_killed(tmp_path: Path) -> None:
    path = tmp_path / "coach.db"
    now = datetime(2026, 8, 1, tzinfo=UTC)
    with open_store(path) as store:
        session = store.create_session("ann", "Support", at=now)
        draft = store.create_draft("ann", session.id, "Q3", "", change="", why="", at=now)
    chance = random.Random(7)
    acknowledged: dict[int, str] = {}
    kills = 0
    while len(acknowledged) < ACKNOWLEDGED or kills < KILLS:
        for line in run_and_kill(path, draft.id, chance.randint(50, 80), chance.uniform(0, 0.01)):
            number, digest = line.split()
            acknowledged[int(number)] = digest
        kills += 1
        with open_store(path) as store:
            versions = store.draft("ann", draft.id).versions
        kept = {version.number: sha256(version.text.encode()).hexdigest() for version in versions}
        assert {number: kept.get(number) for number in acknowledged} == acknowledged
        assert sorted(kept) == list(range(1, len(kept) + 1))
    assert len(acknowledged) >= ACKNOWLEDGED


def run_and_kill(path: Path, draft: str, saves: int, pause: float) -> list[str]:
    """Let a program save, kill it some time after so many acknowledgements, and return all it gave."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), draft], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert child.stdout is not None
    with child:
        lines = [child.stdout.readline() for _ in range(saves)]
        time.sleep(pause)
        child.kill()
        lines += child.stdout.readlines()
    assert child.returncode == -signal.SIGKILL
    # The last line may have been cut by the kill: only what ends in a line feed was said.
    return [line for line in lines if line.endswith("\n")]
