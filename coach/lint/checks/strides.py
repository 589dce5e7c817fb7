"""Checks of how far a step goes: hardly at all (K26), or ten times and more in one cycle (K27)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from coach.lint.checks import ends
from coach.lint.checks.gates import amounts, seen, setting
from coach.lint.checks.steps import Step, quantity_at, step
from coach.lint.figures import relative
from coach.lint.subject import Context, Hit, LineCheck, Subject
from coach.schema import Quantity

_YEARS_AWAY = re.compile(r"\b(?:by|until|before|in) (?:the end of |end of )?20\d\d\b", re.IGNORECASE)
_NEAR = re.compile(
    r"\b(?:q[1-4]|h[12]|january|february|march|april|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_SLIVER = re.compile(
    r"(?<!from )(?<!to )(?<!at )(?<!of )(?<!under )(?<!below )(?<!over )(?<!above )(?<!within )"
    r"\b(?:half|an? (?:third|quarter|fifth|tenth)|one)(?: of)?(?: an?)? "
    r"(?:per ?cent|(?:percentage )?points?)\b"
    r"(?! (?:of|on) [€$£]?\d)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"\bfrom\b[^;]{1,40}?\bto\b|→|->", re.IGNORECASE)
_SIGNED = ("by ", "by just ", "by only ", "+")


def small_step(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """The step is next to nothing, or the line itself says that success is certain (`sure`).

    A share counts as small only if it is small both in what is there and in what is missing: 99.7 to 99.9 % is far.
    Where most of it is done "already", a larger rest is small too (`already`). `unless` are labels of a commitment
    and signs of a base so large that little is much.
    """
    match = seen(subject, parameters, "sure")
    if match:
        yield Hit(match.start(), match.end(), {"words": match[0]})
        return
    sliver = _SLIVER.search(subject.text, 0, 300) if _slim(subject) else None
    planned = step(subject) if sliver is None else None
    hit = _small_change(subject, parameters) if planned is None else _small_difference(subject, planned, parameters)
    if hit is not None and not seen(subject, parameters, "unless"):
        yield hit


def _slim(subject: Subject) -> bool:
    """Whether the line may speak of a part of a point at all; asked first, because it is quick."""
    return "percent" in subject.lower or "per cent" in subject.lower or "point" in subject.lower


def _small_difference(subject: Subject, planned: Step, parameters: Mapping[str, object]) -> Hit | None:
    if planned.factor is None or planned.factor == 1:
        return None
    if planned.unit != "s" and planned.largest >= setting(parameters, "large"):
        return None
    if not _is_small(planned.baseline, planned.target, parameters, share=planned.unit == "%"):
        rest = planned.target - planned.baseline
        done = planned.unit != "%" and 0 < rest <= setting(parameters, "already") * planned.target
        if not done or not ends.already(subject):
            return None
    elif len(_FROM_TO.findall(subject.text, 0, 300)) > 1:
        return None  # a second step stands beside this one
    return Hit(planned.start, planned.end, {"baseline": planned.baseline_text, "target": planned.target_text})


def _small_change(subject: Subject, parameters: Mapping[str, object]) -> Hit | None:
    """Read the size of a step whose end is not told: "by 0.1 points from 95.0 %", "by 1 %", "half a percent"."""
    change = relative(subject)
    quantity = change if change is not None else quantity_at(subject, subject.reading.target_at)
    if sliver := _SLIVER.search(subject.text, 0, 300) if _slim(subject) else None:
        return Hit(*sliver.span(), {"target": sliver[0]})
    if quantity is None or quantity.value is None:
        return None
    if quantity.kind == "ratio" and ends.already(subject):
        done = 1 - setting(parameters, "already") <= quantity.value < 1
        return Hit(*quantity.span, {"target": quantity.text}) if done else None
    before = subject.lower[max(0, quantity.span[0] - 8) : quantity.span[0]]
    if change is None and not before.endswith(_SIGNED):
        return None
    size = abs(quantity.value)
    baseline = quantity_at(subject, subject.reading.baseline_at)
    start = baseline.value if baseline is not None and baseline.value else 0.0
    if quantity.kind == "points" and quantity.unit != "bps" and start:
        small = _is_small(start, start + size, parameters, share=True)
    else:
        part = quantity.kind == "percent" and 0 < size <= 100 * setting(parameters, "relative")
        if part and seen(subject, parameters, "shares"):
            return None
        small = part and start < setting(parameters, "large")
    return Hit(quantity.span[0], quantity.span[1], {"target": quantity.text}) if small else None


def _is_small(baseline: float, target: float, parameters: Mapping[str, object], *, share: bool) -> bool:
    change = abs(target - baseline)
    if change > setting(parameters, "relative") * baseline + 1e-9:
        return False
    return not share or baseline >= 100 or change <= setting(parameters, "of_the_rest") * (100 - baseline)


def big_step(subject: Subject, context: Context, parameters: Mapping[str, object]) -> Iterator[Hit]:
    """A step of `factor` times or more in one cycle, with no reason beside it.

    Silent from a base below `tiny` of something counted, where the line gives a reason (`reason`), and where its
    date is years away. `tokens` are words for such a step.
    """
    hit = _leap(subject, parameters)
    if hit is None or seen(subject, parameters, "reason"):
        return
    if not _YEARS_AWAY.search(subject.text) or _NEAR.search(subject.text):
        yield hit


def _leap(subject: Subject, parameters: Mapping[str, object]) -> Hit | None:
    least = setting(parameters, "factor", 10.0)
    planned = step(subject)
    if planned is not None:
        plain = planned.unit == "" or planned.baseline_text.strip("~≈<>").isdigit()
        tiny = planned.unit != "s" and plain and min(planned.baseline, planned.target) < setting(parameters, "tiny")
        if planned.factor is None or planned.factor < least or (tiny and planned.target > planned.baseline):
            return None
        return Hit(planned.start, planned.end, {"baseline": planned.baseline_text, "target": planned.target_text})
    for quantity in amounts(subject):
        size = quantity.value or 0.0
        times = quantity.kind == "multiple" and not _is_name(subject, quantity)
        if size >= least and (times or subject.lower[: quantity.span[0]].endswith(("factor of ", "factor "))):
            return Hit(quantity.span[0], quantity.span[1], {"target": quantity.text})
    change = relative(subject)
    if change is not None and change.kind == "percent" and (change.value or 0.0) >= 100 * (least - 1):
        return Hit(change.span[0], change.span[1], {"target": change.text})
    match = seen(subject, parameters, "tokens")
    return Hit(match.start(), match.end(), {"target": match[0]}) if match else None


def _is_name(subject: Subject, quantity: Quantity) -> bool:
    """Whether a multiple is a name ("the 10X plan") or a plain count ("opened 3,000 times")."""
    before, after = subject.lower[: quantity.span[0]], subject.lower[quantity.span[1] :]
    if quantity.text.endswith("times") and not after.startswith(
        (" as ", " more", " bigger", " larger", " faster", " the ")
    ):
        return True
    return before.endswith(("the ", "our ", "a ")) and after.startswith(
        (" plan", " program", " team", " lens", " zoom", " tariff")
    )


CHECKS: Mapping[str, LineCheck] = {"small_step": small_step, "big_step": big_step}
