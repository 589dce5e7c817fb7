"""What changed: the draft as first read in this sitting, or any version the person picks, beside the draft as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from coach.schema import Version

from . import words
from .changes import Row, compare, lines, runs
from .format import quoted
from .markup import Html, el, icon

SITTING = timedelta(hours=6)
"""A pause after which reading a draft again is a sitting of its own."""
ROWS_SHOWN = 120
VERSIONS_LISTED = 500
_KIN = 0.2
_BEGINNINGS = ("an example", "a file")
_LINE_SHOWN = 600


@dataclass(frozen=True)
class History:
    """The versions of a draft, oldest first, the text now on the page, and the version that the person picked."""

    versions: tuple[Version, ...]
    now: str
    picked: int | None = None

    @property
    def base(self) -> Version:
        """What is compared with now."""
        return next((each for each in self.versions if each.number == self.picked), first_read(self.versions))


def first_read(versions: Sequence[Version]) -> Version:
    """The draft as first read in this sitting: before a long pause, or another draft, everything was another matter."""
    for older, newer in reversed(list(pairwise(versions))):
        if newer.change in _BEGINNINGS or not older.text.strip() or not _kin(older.text, newer.text):
            return newer
        if newer.at - older.at > SITTING:
            return newer if newer.change == "read" else older
    return versions[0]


def _kin(one: str, other: str) -> bool:
    """Whether two texts are the same draft: enough of their words are the same."""
    ours, theirs = Counter(one.lower().split()), Counter(other.lower().split())
    return (ours & theirs).total() >= _KIN * min(ours.total(), theirs.total())


def what_changed(history: History | None) -> Html | None:
    """The section with the comparison; nothing before there is an older version to compare with."""
    if history is None or not any(each.text.strip() and each.text != history.now for each in history.versions):
        return None
    base = history.base
    rows = compare(base.text, history.now)
    changed = [row for row in rows if row.kind != "same"]
    body = _diff(rows) if changed else None
    return el(
        "section", el("h2", words.CHANGED_TITLE), el("p", _summary(changed), class_="soft changed-count"),
        _tools(history, base, same=base.text == history.now), body, class_="changes", id="okr-changes", tabindex="-1",
        data_picked=history.picked,
    )  # fmt: skip


def _summary(changed: Sequence[Row]) -> str:
    counts = Counter(row.kind for row in changed)
    said = [
        words.COUNTED[kind].format(count=counts[kind], lines="line" if counts[kind] == 1 else "lines")
        for kind in ("changed", "added", "removed")
        if counts[kind]
    ]
    return ", ".join(said) + "." if said else words.NOT_CHANGED


def _tools(history: History, base: Version, *, same: bool) -> Html:
    first = first_read(history.versions)
    listed = [each for each in reversed(history.versions) if each.text.strip()][:VERSIONS_LISTED]
    if base not in listed:
        listed.append(base)
    older = dict(zip(history.versions[1:], history.versions, strict=False))
    options = [_option(each, older.get(each), selected=each == base, first=each == first) for each in listed]
    select = el("select", *options, id="okr-versions", data_change="compare", data_key="versions")
    copy = el("button", icon("copy"), el("span", words.COPY_TEXT), type="button", class_="button small",
              data_act="copy", data_file_of="text", data_key="copy-text", data_done=words.COPIED)  # fmt: skip
    back = el("button", words.BRING_VERSION_BACK, type="button", class_="button small", data_act="restore",
              data_number=base.number, data_key="bring-back", disabled=same)  # fmt: skip
    return el("div", el("label", words.COMPARE_WITH, for_="okr-versions"), select, copy, back, class_="changes-tools")


def _option(version: Version, older: Version | None, *, selected: bool, first: bool) -> Html:
    """A version by when and what; the page's script puts the moment into the person's own time."""
    step = words.STEPS.get(version.change, version.change)
    parts = [f"{version.at:%d %b %H:%M} UTC", words.FIRST_READ if first else step, _size(version, older)]
    return el("option", " · ".join(parts), value=version.number, selected=selected, data_at=version.at.isoformat(),
              data_rest=" · ".join(parts[1:]))  # fmt: skip


def _size(version: Version, older: Version | None) -> str:
    here = Counter(line for line in lines(version.text) if line.strip())
    there = Counter(line for line in lines(older.text) if line.strip()) if older else Counter()
    count = max((here - there).total(), (there - here).total()) if older and older.text.strip() else here.total()
    shape = words.LINES_CHANGED if older and older.text.strip() else words.LINES_LONG
    return shape.format(count=count, lines="line" if count == 1 else "lines")


def _diff(rows: Sequence[Row]) -> Html:
    made: list[Html] = []
    shown = 0
    for folded, group in runs(rows):
        if shown >= ROWS_SHOWN:
            break
        if folded:
            made.append(_folded(group))
        else:
            made += [_row(row) for row in group[: ROWS_SHOWN - shown]]
            shown += len(group)
    changed = sum(row.kind != "same" for row in rows)
    tail = el("p", words.CHANGES_CAPPED.format(shown=ROWS_SHOWN), class_="soft") if changed > ROWS_SHOWN else None
    return el("div", el("ol", *made, class_="diff"), tail)


def _folded(group: Sequence[Row]) -> Html:
    summary = el("summary", icon("more"), words.UNCHANGED.format(count=len(group)), data_key=f"same-{group[0].number}")
    return el("li", el("details", summary, el("ol", *(_row(row) for row in group[:ROWS_SHOWN])), class_="same-fold",
                       data_fold=f"same-{group[0].number}"), class_="diff-fold")  # fmt: skip


def _row(row: Row) -> Html:
    pieces: list[str] = []
    for each in row.words:
        text = quoted(each.text, _LINE_SHOWN)
        if each.kind == "same":
            pieces.append(text)
        else:
            tag = "del" if each.kind == "removed" else "ins"
            pieces.append(el(tag, el("span", words.DIFF_SAYS[each.kind], class_="sr"), text))
    spoken = el("span", words.ROWS[row.kind], class_="sr") if row.kind != "same" else None
    sign = el("span", words.SIGNS[row.kind], class_="sign", aria_hidden="true")
    place = el("span", str(row.number) if row.number else "", class_="line-number", aria_hidden="true")
    return el("li", place, sign, el("p", spoken, *pieces, dir="auto"), class_=f"diff-row is-{row.kind}")
