"""What a paste says beside its objectives and key results: remarks, guardrails, what stops, who agreed."""

from __future__ import annotations

from coach.lint.subject import Context, Group
from coach.schema import Unparsed


def asides(context: Context) -> tuple[Unparsed, ...]:
    """The pieces of the document that are neither objective nor key result."""
    found: tuple[Unparsed, ...] = getattr(context, "asides", ())
    return found


def team_of(group: Group, context: Context) -> str:
    """The team a group belongs to, as the paste names it; empty where nobody says."""
    return (group.team or context.team or "").strip().lower()


def of_team(context: Context) -> tuple[Group, ...]:
    """The groups of the team of this context's group, in the document's order."""
    team = team_of(context.group, context)
    return tuple(group for group in context.groups if team_of(group, context) == team)


def of_section(context: Context) -> tuple[Group, ...]:
    """The team's groups under the same heading: several teams in one paste are told apart by headings."""
    edges = [aside.span[0] for aside in asides(context) if aside.kind == "heading"]
    here = _section(context.group, edges)
    return tuple(group for group in of_team(context) if _section(group, edges) == here)


def _section(group: Group, edges: list[int]) -> int:
    subject = group.objective or (group.key_results[0] if group.key_results else None)
    start = subject.line.span[0] if subject else 0
    return sum(edge < start for edge in edges)


def leads_team(context: Context) -> bool:
    """Tell whether this context's group is its team's first: what concerns the whole team is said there, once."""
    return of_team(context)[0] is context.group


def single_line(context: Context) -> bool:
    """Tell whether the paste holds but one line: nothing is judged as a set then."""
    return sum(len(group.key_results) + (group.objective is not None) for group in context.groups) < 2


def texts_beside(context: Context) -> tuple[str, ...]:
    """All text that is no key result: remarks of the document, why-now, owner and parent of the team's groups."""
    own = [
        text for group in of_team(context) for text in (group.why_now, group.owner, group.parent) if text is not None
    ]
    return (*own, *(aside.text for aside in asides(context)))


def all_texts(context: Context) -> tuple[str, ...]:
    """Everything the paste says for this team: objectives, key results, and what stands beside them."""
    lines = [
        subject.text
        for group in of_team(context)
        for subject in ((group.objective,) if group.objective else ()) + group.key_results
    ]
    return (*lines, *texts_beside(context))
