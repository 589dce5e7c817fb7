"""A list sorted by hand, for tests of the page: what it does must not hang on how well the engine sorts.

Run as a program it serves the page: `python sorted_by_hand.py PORT [engine]`; with `engine` the real one sorts.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from coach.parse import parse
from coach.pipeline import Coach
from coach.schema import Bucket, Group, GroupObjective, Outline, Rewrite, Rung, Suggestion, Task
from coach.settings import Settings

SLOW = "slow"
"""A line with this word takes two seconds to sort, so that waiting can be seen."""


def skeleton(name: str, metric: str, rung: Rung, unit: str = " %", guardrail: str | None = None) -> Suggestion:
    return Suggestion(
        text=f"{metric} from [baseline] to [target]{unit} by [date]", metric_id=name, metric=metric, rung=rung,
        baseline="[baseline]", target="[target]", deadline="[date]", guardrail=guardrail,
        blanks=("[baseline]", "[target]", "[date]"),
    )  # fmt: skip


SOLVED = skeleton(
    "support-solved-first",
    "Calls solved at the first contact",
    "result",
    guardrail="Calls that come back within 7 days",
)
LOOKED_UP = skeleton("support-self-service", "Customers who solve it themselves in the help pages", "behaviour")
USED = skeleton("support-callback-used", "Busy-hour callers who use the callback option", "use")
VALUE = skeleton("onboarding-first-value", "Median days from contract to first value", "result", "")
SET_UP = skeleton("onboarding-set-up", "New customers set up within a week", "behaviour")
KNOWN: tuple[tuple[str, Bucket, str, tuple[Suggestion, ...], int | None], ...] = (
    ("Train", "initiative", "It trains people; what they do differently afterwards is the point.", (SOLVED, LOOKED_UP), 0),
    ("Write help", "initiative", "It is a document; that somebody finds the answer in it would be the change.", (LOOKED_UP,), 0),
    ("Launch", "initiative", "A launch is done when it is live, whether or not anybody calls less.", (USED, SOLVED), 0),
    ("Hire", "initiative", "Hiring is what it takes, not what comes of it.", (SOLVED,), 0),
    ("Redesign", "initiative", "New e-mails are made; whether newcomers start sooner is open.", (VALUE, SET_UP), 1),
    ("Offer", "initiative", "An offer is work; that customers are set up sooner would be the change.", (SET_UP,), 1),
    ("Keep", "health_metric", "A level to hold, not one to raise.", (), None),
    ("Renew", "just_do_it", "An obligation with a date: do it, and spare it an OKR.", (), None),
    ("Move", "just_do_it", "Housekeeping that is done once.", (), None),
    ("Phones", "unclear", "One word does not say what shall happen.", (), None),
    ("Repaint", "initiative", "Work that no outcome of this list waits for.", (), None),
    ("Callers", "key_result", "Somebody does something differently, and by how much is said.", (), 0),
)  # fmt: skip


def rewrite(
    self: Coach, source: str | Outline, *, metrics: Sequence[Any] = (), team: str | None = None,
    cycle: str | None = None, progress: Callable[[int, int], None] | None = None,
) -> Rewrite:  # fmt: skip
    """Sort by the first words of a line."""
    text = source if isinstance(source, str) else source.source_text or ""
    outline = parse(text)
    lines = [line for block in outline.blocks for line in (block.line, *block.key_results)] + list(outline.loose)
    lines = [
        line
        for line in sorted(lines, key=lambda each: each.span)
        if line.text not in ("Also", "New customers", "Callers wait too long")
    ]
    homes: dict[int, list[int]] = {0: [], 1: []}
    tasks: list[Task] = []
    for index, line in enumerate(lines):
        if SLOW in line.text:
            for done in range(8):
                time.sleep(0.25)
                if progress:
                    progress(done, 8)
        known = next((each for each in KNOWN if line.text.startswith(each[0])), None)
        if "running text" in text:
            return Rewrite(unparsed=outline.unparsed)
        bucket, why, outcomes, home = known[1:] if known else ("initiative", "It is work.", (), None)
        if home is not None:
            homes[home].append(index)
        question = "What about it would be different, and for whom?" if bucket == "unclear" else None
        tasks.append(Task(index=index, text=line.text, span=line.span, owner=line.owner, bucket=bucket, why=why,
                          function="support", outcomes=outcomes, question=question))  # fmt: skip
    groups = [
        Group(objective=GroupObjective(text="Callers get an answer the first time", by="engine"),
              outcomes=(SOLVED, LOOKED_UP), items=tuple(homes[0])),
        Group(objective=None, outcomes=(VALUE,), items=tuple(homes[1])),
    ]  # fmt: skip
    return Rewrite(groups=tuple(each for each in groups if each.items), items=tuple(tasks), unparsed=outline.unparsed)


def serve(port: int, *, engine: bool) -> None:
    """Serve the whole page; the To-dos page is added where the shell has it not yet."""
    import ui.app
    from ui import words
    from ui.pages import todos

    settings = Settings.read(os.environ, Path.cwd())
    if not engine:
        Coach.rewrite = rewrite  # type: ignore[method-assign,attr-defined,unused-ignore]
    if not any(route == "todos" for route, _ in words.PAGES):
        build, look = ui.app.build, ui.app.css

        def with_todos(coach: Coach, desk: Any, settings: Settings, *, local: bool = True, **options: Any) -> Any:
            blocks = build(coach, desk, settings, local=local, **options)
            with blocks.route("To-dos", "/todos"):
                ui.app.gr.HTML(ui.app.top_bar("todos"), elem_classes="okr-top-bar", apply_default_css=False)
                ui.app.gr.Navbar(visible=False)
                todos.page(coach, desk, settings.house, local=local)
            return blocks

        sheet = Path(ui.app.__file__).parent / "todos.css"
        words.PAGES = (*words.PAGES[:1], ("todos", "To-dos"), *words.PAGES[1:])
        ui.app.build, ui.app.css = with_todos, lambda: look() + sheet.read_text("utf-8")
    coach = Coach.from_settings(settings, fast=not engine)
    ui.app.serve(settings, host="127.0.0.1", port=port, auth=None, coach=coach)


if __name__ == "__main__":
    serve(int(sys.argv[1]), engine="engine" in sys.argv[2:])
