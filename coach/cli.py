"""The command line: `okr-coach lint`, `review`, `rules`, `ask`, `notes`, `metrics`, `eval`, `bench`, `ui`.

Results go to standard output, messages to standard error. Exit 0: clean or done; 1: findings at or above
`--fail-on`; 2: unusable input or arguments; 3: a service failed and there was no fallback.
"""

from __future__ import annotations

import logging
import os
import sys
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer

from coach.cli_review import EXAMPLES, review
from coach.cli_rewrite import REWRITE_EXAMPLES, rewrite
from coach.console import STDIN, Format, FormatOption, PathArgument, print_json, read_input, read_settings, say
from coach.errors import CoachError, InputError, SettingsError, StoreError

app = typer.Typer(
    name="okr-coach",
    help="Shows what each line of an OKR draft really is, and asks the question that would mend it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode="markdown",
)


class FailOn(StrEnum):
    """The least severity that makes lint exit with 1."""

    error = "error"
    warning = "warning"
    advice = "advice"
    never = "never"


@app.command(epilog="Examples: `okr-coach lint okrs.md`  ·  `okr-coach lint --lines todo.txt --format json`")
def lint(
    path: PathArgument = STDIN,
    lines: Annotated[bool, typer.Option("--lines", help="Take every line for a key result on its own.")] = False,
    output: FormatOption = Format.text,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Exit 1 for findings of this severity and worse.")
    ] = FailOn.error,
    rules_only: Annotated[
        bool, typer.Option("--rules-only", help="Judge form by named features alone: faster, less sure.")
    ] = False,
) -> None:
    """Show what each line is and what the rules find in it; never asks a model."""
    from coach.overrules import Overrules
    from coach.parse import parse_file
    from coach.pipeline import Coach
    from coach.terminal import lint_text

    settings = read_settings()
    data, name = read_input(path)
    coach = Coach.from_settings(settings, fast=rules_only)
    outline = parse_file(data, name, lines=lines)
    result = coach.lint(
        outline,
        lines=lines,
        team=settings.house.team,
        cycle=settings.house.cycle,
        overrules=Overrules(house=settings.house.dismissed),
    )
    for notice in (*outline.notes, *coach.notices):
        say(notice)
    if output is Format.json:
        print_json(result.model_dump(mode="json"))
    else:
        text = result.source_text if result.source_text is not None else ""
        typer.echo(
            lint_text(result, source=text, colour=sys.stdout.isatty() and "NO_COLOR" not in os.environ), nl=False
        )
    raise typer.Exit(1 if worst_reaches(result, fail_on) else 0)


app.command(epilog=EXAMPLES)(review)
app.command(epilog=REWRITE_EXAMPLES)(rewrite)


@app.command(
    epilog="Examples: `okr-coach rules`  ·  `okr-coach rules K12`  ·  `okr-coach rules baseline --format json`"
)
def rules(
    search: Annotated[str, typer.Argument(metavar="[ID|SEARCH]", help="A rule's id, or words to look for.")] = "",
    output: FormatOption = Format.text,
) -> None:
    """List the rules, or show one: what it looks for, why, examples, sources."""
    from coach.lint.linter import CHECK_NAMES
    from coach.lint.rules import load
    from coach.resources import knowledge_folders
    from coach.terminal import rule_list, rule_text

    found = load(knowledge_folders(read_settings().knowledge), CHECK_NAMES)
    wanted = [rule for rule in found if rule.id.lower() == search.strip().lower()]
    if search and not wanted:
        words = search.lower().split()
        wanted = [
            rule for rule in found if all(word in f"{rule.title} {rule.name} {rule.body}".lower() for word in words)
        ]
        if not wanted:
            raise InputError(f"no rule matches {search!r}; `okr-coach rules` lists them all")
    chosen = wanted or list(found)
    if output is Format.json:
        print_json({"version": 1, "rules": [rule.model_dump(mode="json", by_alias=True) for rule in chosen]})
    elif search and len(chosen) == 1:
        typer.echo(rule_text(chosen[0]), nl=False)
    else:
        typer.echo(rule_list(chosen), nl=False)


@app.command(
    epilog='Examples: `okr-coach ask "Is a launch a key result?"`  ·  `okr-coach ask "Who scores?" --format json`'
)
def ask(
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="A question about OKRs, in quotes.")],
    output: FormatOption = Format.text,
) -> None:
    """Answer from the notes, word for word; say so where they do not hold it."""
    from coach.pipeline import Coach
    from coach.terminal import answer_text

    coach = Coach.from_settings(read_settings())
    answer = coach.ask(question)
    for notice in coach.retriever.notices:
        say(notice)
    if output is Format.json:
        print_json(answer.model_dump(mode="json"))
    else:
        typer.echo(answer_text(answer), nl=False)


@app.command(
    epilog="Examples: `okr-coach notes`  ·  `okr-coach notes baselines`  ·  `okr-coach notes bonus --format json`"
)
def notes(
    search: Annotated[str, typer.Argument(metavar="[ID|SEARCH]", help="A note's id, or words to look for.")] = "",
    output: FormatOption = Format.text,
) -> None:
    """List the notes, or show one: the questions it answers, and its sources."""
    from coach.resources import knowledge_folders
    from coach.retrieval.notes import load_notes
    from coach.terminal import note_list, note_text

    found = load_notes(knowledge_folders(read_settings().knowledge))
    wanted = [note for note in found if note.id == search.strip().lower()]
    if search and not wanted:
        words = search.lower().split()
        wanted = [
            note for note in found if all(word in f"{note.id} {note.title} {note.body}".lower() for word in words)
        ]
        if not wanted:
            raise InputError(f"no note matches {search!r}; `okr-coach notes` lists them all")
    chosen = wanted or list(found)
    if output is Format.json:
        print_json({"version": 1, "notes": [note.model_dump(mode="json") for note in chosen]})
    elif search and len(chosen) == 1:
        typer.echo(note_text(chosen[0]), nl=False)
    else:
        typer.echo(note_list(chosen), nl=False)


@app.command(
    epilog="Examples: `okr-coach metrics`  ·  `okr-coach metrics win-rate-target-segment`  ·  "
    "`okr-coach metrics churn --format json`"
)
def metrics(
    search: Annotated[str, typer.Argument(metavar="[ID|SEARCH]", help="A metric's id, or words to look for.")] = "",
    output: FormatOption = Format.text,
) -> None:
    """List the metrics a coach may offer, or show one: how to read it, how it is gamed, what it answers."""
    from coach.metrics.catalogue import load
    from coach.resources import knowledge_folders
    from coach.terminal import metric_list, metric_text

    catalogue = load(knowledge_folders(read_settings().knowledge))
    chosen = catalogue.search(search)
    if not chosen:
        raise InputError(f"no metric matches {search!r}; `okr-coach metrics` lists them all")
    if output is Format.json:
        print_json({"version": 1, "metrics": [metric.model_dump(mode="json") for metric in chosen]})
    elif search and len(chosen) == 1:
        typer.echo(metric_text(chosen[0], catalogue.guardrail(chosen[0])), nl=False)
    else:
        typer.echo(metric_list(chosen), nl=False)


@app.command(
    name="eval", epilog="Examples: `okr-coach eval`  ·  `okr-coach eval DIR` where DIR holds lines.jsonl and sets.jsonl"
)
def evaluate(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="A folder of labelled data; without it the project's own.")
    ] = None,
    output: FormatOption = Format.text,
) -> None:
    """Measure how well the engine judges labelled data."""
    from coach.evals.runner import evaluate as run
    from coach.terminal import figures_text

    figures = run(folder, read_settings())
    if output is Format.json:
        print_json({"version": 1, "figures": [figure.model_dump() for figure in figures]})
    else:
        typer.echo(figures_text(figures), nl=False)


@app.command(epilog="Example: `okr-coach bench --format json`")
def bench(output: FormatOption = Format.text) -> None:
    """Measure how fast the engine is on this machine."""
    from coach.evals.bench import run
    from coach.terminal import figures_text

    figures = run(read_settings())
    if output is Format.json:
        print_json({"version": 1, "figures": [figure.model_dump() for figure in figures]})
    else:
        typer.echo(figures_text(figures), nl=False)


@app.command(
    epilog="Examples: `okr-coach ui`  ·  `okr-coach ui --port 8080`  ·  `okr-coach ui --host 0.0.0.0 --auth ana:secret`"
)
def ui(
    host: Annotated[
        str, typer.Option("--host", help="The address to listen on; 127.0.0.1 is this machine alone.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to listen on.")] = 7860,
    auth: Annotated[str | None, typer.Option("--auth", help="USER:PASSWORD that visitors must give.")] = None,
    allow_provider_settings: Annotated[
        bool,
        typer.Option("--allow-provider-settings", help="Let visitors from other machines choose a model's address."),
    ] = False,
) -> None:
    """Open the web page."""
    if auth is not None and (":" not in auth or auth.startswith(":") or auth.endswith(":")):
        raise InputError("--auth wants USER:PASSWORD, such as --auth ana:secret")
    page = "coach_ui" if find_spec("coach_ui") else "ui"  # as installed, or in a checkout
    import_module(f"{page}.app").serve(
        read_settings(), host=host, port=port, auth=auth, allow_provider_settings=allow_provider_settings
    )


def worst_reaches(result: Any, fail_on: FailOn) -> bool:
    """Whether an undismissed finding is at least as severe as `fail_on`."""
    if fail_on is FailOn.never:
        return False
    order = ("error", "warning", "advice")
    wanted = order[: order.index(fail_on.value) + 1]
    nodes = [*result.objectives, *(k for o in result.objectives for k in o.key_results), *result.loose]
    return any(d.severity in wanted and d.dismissed is None for node in nodes for d in node.diagnostics)


def main() -> None:
    """Run the command; every error of ours becomes one sentence and an exit code."""
    # BLAS threads wait for each other by spinning: on a busy machine two are forty times slower than one, and one
    # line's matrices are too small to gain from a second. NumPy reads this at its first import.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except (InputError, SettingsError) as error:
        _stop(error, 2)
    except StoreError as error:
        _stop(error, 3)
    except CoachError as error:
        _stop(error, 2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception:
        logging.getLogger("coach.cli").exception("the command failed")
        say("okr-coach: something in the coach itself went wrong; your input is unchanged. The log file says more.")
        sys.exit(3)


def _stop(error: CoachError, code: int) -> None:
    say(f"okr-coach: {error}")
    sys.exit(code)


if __name__ == "__main__":
    main()
