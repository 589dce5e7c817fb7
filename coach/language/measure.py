"""What a line says about its measurement: metric, unit, direction, baseline, target, deadline, population.

The flags follow the labelling guidelines of the corpus: what the text itself states, whatever its form. Cells of a
table row fill what the text does not say. Every part is an exact piece of the text (or of a cell) with its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from coach.language import dates, metric_part, metrics_named, populations, remarks, timed, values
from coach.language.compounds import is_compound
from coach.language.directions import direction
from coach.language.numerals import fold, lowered
from coach.language.quantities import find
from coach.language.vagueness import vague_terms
from coach.schema import Cell, Direction, Line, Measure, Part, Quantity, Span

_BLANK = re.compile(r"\[(?!p\d\]|x\]| \])[a-z][a-z _/-]{1,30}\](?!\()", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"(?<![\w])(?:[$€£]\s?[NX]\b|[$€£]\s?_+|\b[NX]\s?%|\bXX+\s?%?|\b[NXY] (?=[a-z])|\bTB[DC]\b|_{2,}|"
    r"<(?:number|target|n|x|value)>|\?\?+)"
)
_COUNTED_BLANK = re.compile(r"(?<!\w)(?:[$€£]\s?[NX]\b|[NX]\s?%|(?:XX+|[NX]) (?=[a-z]{3}))")
_ACTIVITY = re.compile(
    r"\W*(?:\[p\d\] |- \[.\] |ongoing:? |we |continue(?: to)? |keep (?:on )?)*"
    r"(?:support(?:ing)?(?! (?:tickets?|requests?|calls?|contacts?|cases?|team|e?-?mails?|contracts?|"
    r"staff|hours|agents|response|queue|volume|cost)\b)|help(?:ing)?(?! (?:contacts?|desk|centre|center|"
    r"pages?|articles?)\b)|assist(?:ing)?|accompany(?:ing)?|advis(?:e|ing)|look(?:ing)? (?:after|into|at)|"
    r""
    r"car(?:e|ing) for|keep(?:ing)? an eye|keep(?:ing)? (?:in )?touch|monitor(?:ing)?|liais(?:e|ing)|"
    r"explor(?:e|ing)|investigat(?:e|ing)|"
    r"watch(?:ing)?|participat(?:e|ing)|nurtur(?:e|ing)|coordinat(?:e|ing)|respond(?:ing)? to questions|"
    r"regular(?:ly)?|ongoing|"
    r"reviewing|tracking|go(?:ing)? through|work(?:ing)? (?:on|with|the|through)|discuss(?:ing)? with|"
    r"maintain(?:ing)? (?:contact|the|our)|"
    r"continu(?:e|ing|ous)|attend(?:ing)? to|be available|chat(?:ting)? with|keep(?:ing)? [a-z]+ing|"
    r"thinking|experiment(?:ing)? with|play(?:ing)? with|"
    r"review (?:our|the)|track (?:our|the|how|which)|cooperat(?:e|ing|ion)|coach(?:ing)? the|handl(?:e|"
    r"ing)|dealing|further)\b"
)
_BARE = re.compile(r"[\w%#&/.'’@+-]+(?: [\w%#&/.'’@+-]+){0,5}[?!. ]*(?:\([^)]*\))?\W*$")
_ONCE = re.compile(r"\b(?:at least |more than )?(once) (?:a|an|per|every|each) \w+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line states. Parts of `measure` and `vague` point into the document, the `..._at` spans into the text."""

    quantities: tuple[Quantity, ...]
    measure: Measure
    blanks: tuple[Part, ...]
    compound: bool
    has_metric: bool
    has_target: bool
    has_baseline: bool
    has_deadline: bool
    vague: tuple[Part, ...]
    metric_at: Span | None
    unit_at: Span | None
    baseline_at: Span | None
    target_at: Span | None
    deadline_at: Span | None
    population_at: Span | None


def read(line: Line) -> Reading:
    """Read a line's measure from its words, then from the cells of its row."""
    text = line.text
    low = lowered(fold(text))
    quantities = find(text)
    deadline_at = dates.deadline(text, quantities)
    activity = _ACTIVITY.match(low) is not None
    told = None if activity else timed.find(low, quantities, dates.moments(text, low, quantities))
    ends = (told.baseline, told.target) if told else None
    worth = values.read(low, quantities, deadline_at, activity=activity, told=ends)
    if told is not None and worth.target == told.target.span:
        deadline_at = told.due or dates.deadline(text, quantities, told.past)
    absolute = None if activity else populations.absolute(low)
    target_at = worth.target
    if target_at is None and absolute is not None and not activity:
        target_at = absolute[0]
    if target_at is None and not activity and (once := _ONCE.search(low)):
        target_at = once.span(1)
    named_at = metrics_named.find(low, bare=not activity and _BARE.match(text) is not None, sized=target_at is not None)
    both = (worth.baseline[1] if worth.baseline else None, target_at[1] if target_at else None)
    if named_at is not None and remarks.is_apart(low, named_at[0], both):
        named_at = None
    population_at = _population(low, worth, absolute)
    placeholder = _COUNTED_BLANK.search(text)
    metric_at = metric_part.find(low, worth, quantities, named_at, population_at, deadline_at)
    stated = bool(worth.counted or worth.target or worth.baseline or absolute or placeholder or target_at)
    if metric_at is None and stated:
        metric_at = metric_part.fallback(low, worth, target_at, placeholder.span() if placeholder else None)
    elif not (stated or named_at):
        metric_at = None
    unit_at = metric_part.unit(text, low, worth)
    spots = _Spots(line, metric_at, unit_at, worth.baseline, target_at, deadline_at, population_at)
    measure = spots.measure(direction(low, worth, absolute_zero=_is_zero(low, absolute)))
    return Reading(
        quantities=quantities,
        measure=measure,
        blanks=tuple(_part(line, found.start(), found.end()) for found in _BLANK.finditer(text)) if "[" in text else (),
        compound=is_compound(low, quantities, _between(worth.baseline, target_at)),
        has_metric=measure.metric is not None,
        has_target=measure.target is not None,
        has_baseline=measure.baseline is not None,
        has_deadline=measure.deadline is not None,
        vague=tuple(_part(line, *span) for span in vague_terms(low, sized=target_at is not None)),
        metric_at=metric_at,
        unit_at=unit_at,
        baseline_at=worth.baseline,
        target_at=target_at,
        deadline_at=deadline_at,
        population_at=population_at,
    )


def _between(baseline: Span | None, target: Span | None) -> Span | None:
    """Return the stretch that holds both ends of a change."""
    if baseline is None or target is None:
        return None
    return min(baseline[0], target[0]), max(baseline[1], target[1])


def _part(line: Line, start: int, end: int) -> Part:
    return Part(text=line.text[start:end], span=line.locate(start, end))


@dataclass(frozen=True, slots=True)
class _Spots:
    line: Line
    metric: Span | None
    unit: Span | None
    baseline: Span | None
    target: Span | None
    deadline: Span | None
    population: Span | None

    def measure(self, direction: Direction | None) -> Measure:
        """Return the measure, its gaps filled from the row's cells."""
        cells = {cell.role: cell for cell in reversed(self.line.cells)} if self.line.cells else {}
        return Measure(
            metric=self._filled(self.metric, cells.get("metric")),
            unit=self._filled(self.unit, cells.get("unit")),
            direction=direction,
            baseline=self._filled(self.baseline, cells.get("baseline"), valued=True),
            target=self._filled(self.target, cells.get("target"), valued=True),
            deadline=self._filled(self.deadline, cells.get("deadline")),
            population=self._filled(self.population, cells.get("population")),
        )

    def _filled(self, span: Span | None, cell: Cell | None, *, valued: bool = False) -> Part | None:
        if span is not None:
            return _part(self.line, *span)
        if (
            cell is None
            or not cell.text.strip(" -–—?")
            or _PLACEHOLDER.fullmatch(cell.text.strip())
            or _BLANK.match(cell.text)
        ):
            return None
        if valued and not find(cell.text) and populations.absolute(cell.text.lower()) is None:
            return None
        return Part(text=cell.text, span=cell.span)


def _is_zero(low: str, absolute: tuple[Span, Span | None] | None) -> bool:
    return absolute is not None and low[absolute[0][0] : absolute[0][1]] in (
        "no",
        "zero",
        "none of",
        "nobody",
        "no one",
    )


def _population(low: str, worth: values.Values, absolute: tuple[Span, Span | None] | None) -> Span | None:
    if (
        worth.target is not None
        and worth.quantity is not None
        and worth.quantity.kind in ("percent", "fraction", "ratio")
    ):
        span = populations.share_of(low, worth.target[1])
        if span is not None:
            return span
        if worth.quantity.kind == "ratio" and low.startswith(" ", worth.target[1]):
            return populations.noun_phrase(low, worth.target[1] + 1)
    if absolute is not None and absolute[1] is not None and low[absolute[0][0]] in "ae":
        return absolute[1]
    return populations.among(low)
