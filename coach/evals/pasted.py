"""Figures about pastes: the structure parsing finds, smells on labelled cases, strong sets, the first point."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from coach.evals.dataset import Case
from coach.evals.figures import Figure
from coach.evals.scorers import Binary, binary
from coach.parse import parse
from coach.pipeline import Coach
from coach.schema import Diagnostic, Lint, Outline


def _plain(text: str) -> str:
    return " ".join(text.split())


def _structure(outline: Outline) -> list[tuple[str, list[str]]]:
    return [(_plain(b.line.text), [_plain(k.text) for k in b.key_results]) for b in outline.blocks]


def structure_figures(cases: Sequence[Case], prefix: str, command: str) -> list[Figure]:
    """Share of pastes parsed to the exact structure, and share of their lines found in their place."""
    exact = found = lines = 0
    for case in cases:
        outline = parse(str(case.get("pasted_text") or case.get("text") or ""))
        wanted = [(_plain(o["text"]), [_plain(k) for k in o["key_results"]]) for o in case.get("objectives") or ()]
        loose = [_plain(line) for line in case.get("loose") or case.get("items") or ()]
        got, got_loose = _structure(outline), [_plain(line.text) for line in outline.loose]
        if "items" in case:  # a to-do list: its items in order, wherever headings put them
            got_loose = [k for _, ks in got for k in ks] + got_loose
            got = []
        exact += got == wanted and got_loose == loose
        places = {(o, k) for o, ks in got for k in (None, *ks)} | {("", k) for k in got_loose}
        asked = [(o, k) for o, ks in wanted for k in (None, *ks)] + [("", k) for k in loose]
        lines += len(asked)
        found += sum(place in places for place in asked)
    return [
        Figure(
            id=f"{prefix}.parse.sets_exact",
            value=exact / max(len(cases), 1),
            unit="share",
            n=len(cases),
            command=command,
        ),
        Figure(id=f"{prefix}.parse.lines_placed", value=found / max(lines, 1), unit="share", n=lines, command=command),
    ]


def fires(lint: Lint, rule: str, line: str) -> bool:
    """Whether `rule` is found on `line` (as the person sees it: after masking), or for the set that holds it."""
    wanted = _plain(line)
    for objective in lint.objectives:
        here = (_plain(objective.text), *(_plain(k.text) for k in objective.key_results))
        if wanted in here and any(d.rule == rule for d in objective.diagnostics):
            return True
    results = [*lint.loose, *(k for o in lint.objectives for k in o.key_results)]
    return any(d.rule == rule for k in results if _plain(k.text) == wanted for d in k.diagnostics)


def smell_scores(cases: Sequence[Case], coach: Coach) -> dict[str, Binary]:
    """Hits and misses of every rule on its labelled cases."""
    pairs: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for case in cases:
        pairs[case["rule"]].append(
            (fires(coach.lint(case["text"]), case["rule"], case["line"]), bool(case["positive"]))
        )
    return {rule: binary(pairs[rule]) for rule in sorted(pairs)}


def smell_figures(cases: Sequence[Case], coach: Coach, command: str) -> list[Figure]:
    """Macro precision and recall over the rules, for each half, and every rule that is below 0.80."""
    figures: list[Figure] = []
    for half in ("tune", "test"):
        scores = smell_scores([case for case in cases if case.get("half") == half], coach)
        if not scores:
            continue
        n = sum(1 for case in cases if case.get("half") == half)
        for name in ("precision", "recall"):
            value = sum(getattr(score, name) for score in scores.values()) / len(scores)
            figures.append(
                Figure(id=f"own.smells.{half}.macro_{name}", value=value, unit="share", n=n, command=command)
            )
        for rule, score in scores.items():
            for name in ("precision", "recall"):
                size = score.hits + score.misses + score.false_alarms + score.rest
                value = getattr(score, name)
                figures.append(
                    Figure(id=f"own.smells.{half}.{rule}.{name}", value=value, unit="share", n=size, command=command)
                )
    return figures


def strong_figures(cases: Sequence[Case], coach: Coach, command: str) -> list[Figure]:
    """Share of strong sets that are called ready with nothing above advice."""
    ready = sum(_clean(coach.lint(case["text"])) for case in cases)
    return [
        Figure(
            id="own.strong_sets.ready", value=ready / max(len(cases), 1), unit="share", n=len(cases), command=command
        )
    ]


def _clean(lint: Lint) -> bool:
    found: list[Diagnostic] = [d for o in lint.objectives for d in o.diagnostics]
    found += [d for o in lint.objectives for k in o.key_results for d in k.diagnostics]
    found += [d for k in lint.loose for d in k.diagnostics]
    return lint.score is not None and lint.score.state == "ready" and all(d.severity == "advice" for d in found)


def first_point_figures(cases: Sequence[Case], coach: Coach, command: str) -> list[Figure]:
    """Share of drafts where the engine's first point is the reader's (`first`), or one the reader would accept too."""
    same = accepted = 0
    for case in cases:
        first = coach.review(case["text"]).review.first
        said = first.rule if first else None
        same += said == case["first"]
        accepted += said == case["first"] or said in case.get("also", [])
    n = max(len(cases), 1)
    return [
        Figure(id="own.first_point.same", value=same / n, unit="share", n=len(cases), command=command),
        Figure(id="own.first_point.accepted", value=accepted / n, unit="share", n=len(cases), command=command),
    ]
