"""What `okr-coach bench` does: how fast the engine is here. Wall-clock figures, so they belong to a machine."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from coach.evals.figures import Figure
from coach.pipeline import Coach
from coach.settings import Settings

_COMMAND = "okr-coach bench"
DRAFT = """# Q3 2026 OKRs, Payments support

## Objective: Small shops get their money questions settled without a second call
Why now: two card schemes change their rules this autumn.
- KR1: First-contact resolution of payment questions from 61% to 75% of tickets (helpdesk report)
- KR2: Median time from dispute to decision from 9 days to 5 days for shops under 10 staff
- KR3: Launch the new dispute form
- KR4: Train 40 agents in the new card rules
- KR5: Reopened tickets stay at or below 6%
"""


def run(settings: Settings) -> list[Figure]:
    """All figures of the bench; takes about half a minute."""
    figures = [*_reviews(settings), *_throughput(settings)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "okrs.md"
        path.write_text(DRAFT, encoding="utf-8")
        figures.append(_command_time(path))
    figures.append(_memory())
    return figures


def _figure(name: str, value: float, unit: str, n: int) -> Figure:
    return Figure(id=f"bench.{name}", value=value, unit=unit, n=n, command=_COMMAND)


def fresh(number: int) -> str:
    """The draft with other figures in every line, so that nothing remembered of an earlier one helps."""
    return re.sub(r"(?<![\w])\d+(?=%| days| agents)", lambda match: str(int(match[0]) + number), DRAFT).replace(
        "new dispute form", f"new dispute form {number}"
    )


def _p95(work: Callable[[str], object], times: int) -> float:
    """95th percentile of the milliseconds one call takes on a draft it has not seen, after a warm-up."""
    for number in range(3):
        work(fresh(1000 + number))
    taken = []
    for number in range(times):
        draft = fresh(number)
        start = time.perf_counter()
        work(draft)
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)[int(times * 0.95)]


def _reviews(settings: Settings) -> list[Figure]:
    fast, full = Coach.from_settings(settings, fast=True), Coach.from_settings(settings)
    return [
        _figure("lint.rules_only.p95", _p95(fast.lint, 60), "ms", 60),
        _figure("lint.form_head.p95", _p95(full.lint, 60), "ms", 60),
        _figure("review.p95", _p95(full.review, 60), "ms", 60),
    ]


def _throughput(settings: Settings) -> list[Figure]:
    """Key results a second on one core, rules only: as single lines, and as whole drafts with objectives and rubric."""
    coach = Coach.from_settings(settings, fast=True)
    drafts = [fresh(number) for number in range(200)]
    lines = "\n".join(line for draft in drafts for line in draft.splitlines() if line.startswith("- "))
    coach.lint(fresh(3000), lines=True)
    count = lines.count("\n") + 1
    start = time.process_time()
    coach.lint(lines, lines=True)
    figures = [_figure("lint.rules_only.lines", count / (time.process_time() - start), "KR/s", count)]
    start = time.process_time()
    for draft in drafts:
        coach.lint(draft)
    return [*figures, _figure("lint.rules_only.drafts", count / (time.process_time() - start), "KR/s", count)]


def _command_time(path: Path) -> Figure:
    """Median seconds of `okr-coach lint FILE` from start to finish, the form head included."""
    taken = []
    for _ in range(7):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "coach.cli", "lint", str(path), "--fail-on", "never", "--format", "json"],
            check=True,
            capture_output=True,
            env={**os.environ, "NO_COLOR": "1"},
        )
        taken.append(time.perf_counter() - start)
    return _figure("lint.command", sorted(taken)[len(taken) // 2], "s", len(taken))


_MEASURE_MEMORY = """
import json, resource, sys
from pathlib import Path
import os
from coach.pipeline import Coach
from coach.settings import Settings
coach = Coach.from_settings(Settings.read(os.environ, Path.cwd()))
coach.review(sys.stdin.read())
print(json.dumps(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
"""


def _memory() -> Figure:
    """Peak resident memory of a process that reviews one draft with the embedder loaded."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE_MEMORY], input=DRAFT, check=True, capture_output=True, text=True
    )
    return _figure("review.memory", json.loads(done.stdout) / 1024, "MB", 1)
