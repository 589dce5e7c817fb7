"""What each dimension of the rubric gives, and why: one small judgement a function.

The anchors at 0, 2 and 4 are METHOD's, section 1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.language.aim import of as aim_of
from coach.language.sense import sense
from coach.lint.evidence import Evidence, without_requests
from coach.lint.subject import Group, House, Subject
from coach.schema import Diagnostic


@dataclass(frozen=True, slots=True)
class Mark:
    """A value with its reason; `line` is the number of the key result it speaks of, from 1."""

    value: float | None
    why: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Rated:
    """A group with what the rules found on it, dismissed findings left out."""

    group: Group
    about: tuple[Diagnostic, ...]
    lines: tuple[tuple[Diagnostic, ...], ...]
    evidence: tuple[Evidence, ...]

    def found(self, *rules: str) -> bool:
        """Tell whether one of the rules stands on the group."""
        return any(diagnostic.rule in rules for diagnostic in self.about)


def _noise(one: Rated) -> bool:
    assert one.group.objective is not None
    text = without_requests(one.group.objective.text)
    return not text or sense(text) == "noise"


def change(one: Rated) -> Mark:
    """O1: a clear change for someone."""
    objective = one.group.objective
    assert objective is not None
    aim = aim_of(objective.text)
    if _noise(one):
        return Mark(0, "the objective does not read as a sentence")
    if aim.kind == "slogan":
        return Mark(0, "the objective praises and names no change")
    if aim.kind in ("solution", "activity"):
        return Mark(1, "the objective names work, not what gets better for whom")
    if aim.who and (aim.clause or aim.kind == "direction"):
        return Mark(4 if aim.clause else 3, "the objective says who, and what becomes different")
    return Mark(3 if aim.clause else 2, "the objective says what should change, but not for whom")


def why_now(one: Rated) -> Mark:
    """O2: worth it, and why now."""
    if one.found("O04"):
        return Mark(0, "the objective is what the team does in any quarter")
    reason = without_requests(one.group.why_now or "")
    words = len(reason.split())
    if words < 3 or sense(reason) == "noise":
        return Mark(None, "Why now is not stated: what happens if this is left for a cycle?")
    return Mark(4, "why now is stated") if words >= 6 else Mark(2, "why now is only hinted at")


def problem(one: Rated) -> Mark:
    """O3: the problem, in words, not its solution."""
    objective = one.group.objective
    assert objective is not None
    kind = objective.kind
    if _noise(one):
        return Mark(0, "the objective does not read as a sentence")
    values = {"solution": 0, "activity": 0, "metric": 1, "slogan": 2, "direction": 4}
    reasons = {
        "solution": "the objective names the solution",
        "activity": "the objective names work to do",
        "metric": "the objective is a number",
        "slogan": "the objective is too general to be true or false",
        "direction": "the objective would survive a change of solution",
    }
    return Mark(values[kind or "direction"], reasons[kind or "direction"])


def key_result(subject: Subject, evidence: Evidence, found: Sequence[Diagnostic], *, dated: bool) -> dict[str, Mark]:
    """K1 to K5 for one line; `dated` says that the document names the cycle."""
    if evidence.sense == "noise":
        why = "asks for a rating, which is no result" if evidence.asks else "does not read as a sentence"
        return {
            "K1": Mark(0, why),
            "K2": Mark(0, why),
            "K3": Mark(0, why),
            "K4": Mark(None, why),
            "K5": Mark(None, why),
        }
    marks = {
        "K1": _outcome(evidence, found),
        "K2": _measurable(evidence, subject),
        "K3": _from_to_by(evidence, subject, dated=dated),
        "K4": _stretch(evidence, subject, found),
        "K5": _influence(subject, found),
    }
    if evidence.form in ("output", "activity"):  # what is measured there is the work, not its result
        for dimension in ("K2", "K3"):
            value = marks[dimension].value
            if value is not None and value > 1:
                marks[dimension] = Mark(1, "measures the work, not what comes of it")
    if evidence.sense == "uneven":
        for dimension in ("K1", "K2", "K3"):
            value = marks[dimension].value
            if value is not None and value > 2:
                marks[dimension] = Mark(value - 1, "is hard to read")
    return marks


def _outcome(evidence: Evidence, found: Sequence[Diagnostic]) -> Mark:
    if evidence.form in ("output", "activity"):
        accepted = any(one.rule == "K01" and one.severity == "warning" for one in found)
        return (
            Mark(2, "a deliverable, with evidence that it was accepted")
            if accepted
            else Mark(0.5, "work to do, not a change")
        )
    sized = evidence.target or evidence.honest_unknown
    if evidence.form == "unclear":
        return Mark(2 if evidence.metric and sized else 1, "may be a result: who would do what differently?")
    if evidence.metric and sized:
        return Mark(4, "a change somebody could observe, with its size")
    return Mark(2, "a change without its size") if evidence.metric else Mark(1.5, "a change that nothing measures yet")


def _measurable(evidence: Evidence, subject: Subject) -> Mark:
    if not evidence.metric:
        return Mark(0, "no metric is named")
    missing = [
        name
        for name, there in (("unit", evidence.unit), ("population or source", evidence.population or evidence.source))
        if not there
    ]
    if not missing:
        return Mark(4, "metric, unit and population or source are named")
    return Mark(4 - len(missing), f"the metric's {' and its '.join(missing)} could be clearer")


def _from_to_by(evidence: Evidence, subject: Subject, *, dated: bool) -> Mark:
    if evidence.honest_unknown:
        return Mark(4, "the baseline is unknown and will be measured by a date")
    parts = (
        ("baseline", evidence.baseline or evidence.honest_unknown or _from_nothing(subject)),
        ("target", evidence.target),
        ("date", evidence.deadline or dated or evidence.honest_unknown),
    )
    missing = [name for name, there in parts if not there]
    if not missing:
        return Mark(4, "baseline, target and date are there")
    value = {1: 2.5, 2: 1, 3: 0}[len(missing)]
    return Mark(value, f"no {' and no '.join(missing)}")


def _from_nothing(subject: Subject) -> bool:
    """Tell whether a line is held, new or the first of its kind: no start need be told."""
    return (
        subject.reading.measure.direction == "hold"
        or re.search(r"\b(?:from (?:zero|none|scratch)|first[- ]ever|new\b|first \d)", subject.lower[:300]) is not None
    )


_TYPED = re.compile(
    r"\b(?:committed|aspirational|stretch|moonshot|roofshot|commit|confidence)\b|\b\d{1,2} ?/ ?10\b|\b\d0 ?% "
    r"(?:confiden\w+|sure)",
    re.IGNORECASE,
)
_CERTAIN = re.compile(r"\bconfidence:? ?(?:10 ?/ ?10|100 ?%|10\b)|\b10 ?/ ?10\b", re.IGNORECASE)


def _stretch(evidence: Evidence, subject: Subject, found: Sequence[Diagnostic]) -> Mark:
    if not evidence.target or subject.reading.measure.direction == "hold":
        return Mark(None, "How sure the team is was not stated: a commitment, or a stretch?")
    plain = without_requests(subject.text)
    if _CERTAIN.search(plain) or any(one.rule == "K26" for one in found):
        return Mark(0, "as good as certain, so no stretch")
    if _TYPED.search(plain):
        return Mark(4, "says whether it is a commitment or a stretch, or how sure the team is")
    return Mark(2, "a number, but not whether it is a commitment or a stretch")


_EARLY = re.compile(
    r"\b(?:weekly|every week|each week|daily|a week|per week|leading|early sign|read (?:weekly|"
    r"every))\b",
    re.IGNORECASE,
)


def _influence(subject: Subject, found: Sequence[Diagnostic]) -> Mark:
    rules = {one.rule for one in found}
    if "K28" in rules:
        return Mark(0, "outside the team's control")
    if "K29" in rules:
        return Mark(2, "tells only at the end whether it worked")
    if _EARLY.search(without_requests(subject.text)) and subject.form == "outcome":
        return Mark(3, "can be read during the cycle")
    return Mark(None, "Whether the team can move it, and see it move, was not stated.")


def sufficient(one: Rated, house: House) -> Mark:
    """S1: the key results together prove the objective."""
    if one.found("S02"):
        return Mark(1, "a part of the objective has no key result")
    return Mark(None, "Could every key result come true and the objective still fail? Only the team can tell.")


def guarded(one: Rated, house: House) -> Mark:
    """S2: an effect and what would show its price."""
    if one.found("K32"):
        return Mark(0, "nothing would show the price of winning")
    if len(one.group.key_results) < 2 or any(evidence.sense == "noise" for evidence in one.evidence):
        return Mark(None, "Nothing to weigh against each other yet.")
    held = any(subject.reading.measure.direction == "hold" for subject in one.group.key_results)
    work = sum(evidence.form in ("output", "activity") for evidence in one.evidence) * 2 > len(one.evidence)
    if held:
        return Mark(4, "a level is held beside the change")
    return (
        Mark(None, "Nothing to guard while the lines are work.")
        if work
        else Mark(2, "quality is mentioned, but no level is held")
    )


def focused(one: Rated, house: House) -> Mark:
    """S3: few enough to keep in mind."""
    lines = len(one.group.key_results)
    if one.group.objective is None:
        return Mark(None, "A list without an objective has no focus to rate.")
    if one.found("S01"):
        return Mark(
            0 if lines > house.max_key_results + 2 else 1,
            f"{lines} key result{'s' if lines != 1 else ''} here, or too many objectives",
        )
    if one.found("S03"):
        return Mark(2, "two key results measure one thing")
    return Mark(4 if 2 <= lines <= house.max_key_results else 2, f"{lines} key results under one objective")


def owned(one: Rated, house: House) -> Mark:
    """S4: a wider aim and one who speaks for it."""
    owner = one.group.owner or any(subject.line.owner for subject in one.group.key_results)
    if owner and one.group.parent:
        return Mark(4, "an owner and a wider aim are named")
    if owner or one.group.parent:
        return Mark(2, "a wider aim is named, but no owner" if not owner else "an owner is named, but no wider aim")
    return Mark(None, "Neither an owner nor a wider aim is stated.")
