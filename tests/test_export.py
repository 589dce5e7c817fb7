"""Exports reopened as their readers open them: Word documents with their comments, Markdown, JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from coach.export import EXPORTERS, Report
from coach.export.markdown import literal
from coach.lint.rules import Rule
from coach.parse import parse
from coach.schema import (
    Alternatives,
    Diagnostic,
    Dismissal,
    Keep,
    KeyResult,
    Line,
    Measure,
    Objective,
    Passage,
    Question,
    Review,
    Score,
    Severity,
    Suggestion,
)

NOON = datetime(2026, 8, 1, 12, tzinfo=UTC)
RULE = Rule(
    id="K01",
    name="task",
    title="Task as key result",
    level="key_result",
    severity="error",
    tag="R",
    check="any",
    message=("m",),
    question="Q01",
    ask=("Why?",),
    note="n",
    sources=("A book",),
    body="## What it does\nLooks for tasks.\n",
)
RULES = {"K01": RULE, "S05": RULE.model_copy(update={"id": "S05", "title": "No owner", "level": "set"})}
DRAFT = "# Objective: Callers get help\n\n- **KR1:** Launch the *line*\n- KR2:\tPublish a page\n- Callers wait 9 to 3 minutes\n"


def found(
    text: str, words: str, *, rule: str = "K01", severity: Severity = "error", why: str | None = None
) -> Diagnostic:
    start = text.index(words)
    return Diagnostic(
        rule=rule,
        name="task",
        severity=severity,
        message=f"{rule} about “{words}”.",
        span=(start, start + len(words)),
        question=f"What of “{words}”?",
        note="n",
        dismissed=Dismissal(reason=why) if why else None,
    )


def report(
    text: str,
    diagnostics: Sequence[Diagnostic] = (),
    *,
    wordings: Sequence[str] = (),
    **more: Any,
) -> Report:
    """A review made by hand: each finding on the line that holds it, wordings for the first key result."""
    outline = parse(text)

    def on(line: Line) -> tuple[Diagnostic, ...]:
        return tuple(each for each in diagnostics if line.span[0] <= each.span[0] < line.span[1])

    def key_result(line: Line) -> KeyResult:
        return KeyResult(
            text=line.text, span=line.span, form="output", form_confidence=0.9, measure=Measure(), diagnostics=on(line)
        )

    objectives = tuple(
        Objective(
            text=block.line.text,
            span=block.line.span,
            kind="direction",
            diagnostics=on(block.line),
            key_results=tuple(key_result(line) for line in block.key_results),
        )
        for block in outline.blocks
    )
    loose = tuple(key_result(line) for line in outline.loose)
    first_line = next((node for aim in objectives for node in aim.key_results), None) or next(iter(loose), None)
    offered = [Suggestion(text=wording, rung="behaviour", guardrail="Complaints") for wording in wordings]
    review = Review(
        objectives=objectives,
        loose=loose,
        unparsed=outline.unparsed,
        first=next(iter(diagnostics), None),
        suggestions=(Alternatives(span=first_line.span, alternatives=tuple(offered)),)
        if first_line and offered
        else (),
        score=Score(state="rough_draft", dimensions=(), total=51.5),
        **more,
    )
    return Report(review, tuple(diagnostics[1:]), RULES, text, NOON)


def reopened(made: Report) -> Any:
    return Document(io.BytesIO(EXPORTERS["docx"].make(made).data))


def text_of(document: Any) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def comments_of(document: Any) -> list[tuple[str, str]]:
    """Each comment's anchored words and its text, in the order in which the words begin."""
    texts = {comment.comment_id: comment.text for comment in document.comments}
    words: dict[int, str] = {}
    open_ids: list[int] = []
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_ids.append(int(element.get(qn("w:id"))))
            words[open_ids[-1]] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            open_ids.remove(int(element.get(qn("w:id"))))
        elif element.tag in (qn("w:t"), qn("w:tab")):
            for each in open_ids:
                words[each] += element.text or "\t"
    assert not open_ids
    assert set(words) == set(texts)
    return [(words[each], texts[each]) for each in words]


TEXTS = {
    "Markdown stays characters": DRAFT,
    "accents, CJK": "Objective: Früher wissen, was Kund:innen stört\n- Launch the 问题 board\n- Établir «le» guide\n",
    "right to left": "Objective: לקוחות מקבלים עזרה\n- השקת הקו Launch\n- إطلاق الصفحة\n",
    "emoji with joiners": "Objective: Callers 👩‍👩‍👧 get help 🚀\n- Launch the 🇩🇪 line ❤️\n",
    "tabs and spaces": "Objective: Callers get help\n\t-  Launch   the\tline  \n   \n- Publish  a page\t\n",
    "empty lines at both ends": "\n\nObjective: Callers get help\n\n\n- Launch the line\n\n\n",
    "no line feed at the end": "Launch the line",
    "markup of Word": "Objective: <w:p>&amp; ]]> callers\n- Launch the <b>line</b>\n",
    "unusual separators": "Objective: Callers get\u2028help\u0085\n- Launch the\u00a0line\u200b\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_teams_text_is_untouched_and_the_comment_sits_on_its_words(text: str) -> None:
    words = next((word for word in ("Launch the", "Launch") if word in text), "callers")
    document = reopened(report(text, [found(text, words)]))
    assert text_of(document) == text
    assert comments_of(document) == [(words, f"K01 about “{words}”.\nWhat of “{words}”?")]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_a_line_is_a_paragraph_however_lines_end(ends: str) -> None:
    text = "Objective: Callers get help\n\n- Launch the line\n".replace("\n", ends)
    document = reopened(report(text, [found(text, "the line")]))
    assert text_of(document) == text.replace(ends, "\n")
    assert [words for words, _ in comments_of(document)] == ["the line"]


def test_a_comment_tells_who_says_it_and_when() -> None:
    [comment] = reopened(report(DRAFT, [found(DRAFT, "Launch")])).comments
    assert (comment.author, comment.initials, comment.timestamp) == ("OKR coach", "OC", NOON)


def test_comments_may_overlap_and_share_words() -> None:
    text = "Launch the new line by May"
    spans = ["Launch the new line by May", "the new", "new line", "line", "line"]
    document = reopened(report(text, [found(text, words) for words in spans]))
    assert sorted(words for words, _ in comments_of(document)) == sorted(spans)
    assert text_of(document) == text


def test_the_first_wording_is_offered_once_a_line_with_its_blanks() -> None:
    minor, major = found(DRAFT, "line", severity="warning"), found(DRAFT, "Launch")
    made = report(DRAFT, [major, minor], wordings=["Calls answered from [baseline] to [target]", "Second"])
    texts = dict(comments_of(reopened(made)))
    assert texts["Launch"].splitlines()[-1] == "A wording to start from: Calls answered from [baseline] to [target]"
    assert "[baseline]" not in texts["line"]
    assert "Second" not in "".join(texts.values())


def test_what_is_about_the_set_stands_on_the_objectives_words() -> None:
    whole = found(DRAFT, "# Objective: Callers get help", rule="S05", severity="warning")
    assert [words for words, _ in comments_of(reopened(report(DRAFT, [whole])))] == ["Callers get help"]


def test_a_question_that_no_finding_asks_stands_on_the_objective_or_else_the_first_line() -> None:
    asked = (Question(id="Q08", text="Why now?", why="Nobody says."),)
    assert comments_of(reopened(report(DRAFT, questions=asked))) == [("Callers get help", "Nobody says.\nWhy now?")]
    bare = "- Launch the line\n- Publish a page\n"
    assert [words for words, _ in comments_of(reopened(report(bare, questions=asked)))] == ["Launch the line"]


def test_an_overruled_finding_is_not_asked_again() -> None:
    assert comments_of(reopened(report(DRAFT, [found(DRAFT, "Launch", why="a law asks for it")]))) == []


def test_characters_that_word_refuses_are_replaced_one_by_one_and_told() -> None:
    text = "Objective: Callers\x07 get help\n- Launch\x0b the\x00 line\x1b\ud800\uffff\n"
    made = report(text, [found(text, "the\x00 line")])
    exported = EXPORTERS["docx"].make(made)
    document = Document(io.BytesIO(exported.data))
    assert text_of(document) == "Objective: Callers� get help\n- Launch� the� line���\n"
    assert [words for words, _ in comments_of(document)] == ["the� line"]
    assert exported.notices == (
        "6 characters that Word refuses were replaced by � in the document; your own text is unchanged.",
    )
    assert EXPORTERS["docx"].make(report(DRAFT)).notices == ()


def test_five_hundred_key_results_keep_their_order_and_their_comments() -> None:
    lines = [f"- Launch service number {number:03}" for number in range(500)]
    text = "Objective: Callers get help\n" + "\n".join(lines)
    document = reopened(report(text, [found(text, line[2:]) for line in lines]))
    assert text_of(document) == text
    assert [words for words, _ in comments_of(document)] == [line[2:] for line in lines]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\n"])
def test_a_document_without_words_is_still_a_document(text: str) -> None:
    assert text_of(reopened(Report(Review(), (), RULES, text, NOON))) == text


def test_a_line_written_from_the_right_is_read_from_the_right() -> None:
    document = reopened(report("Objective: Callers get help\n- Launch it\nהשקת הקו\n"))
    kinds = [paragraph._p.find(qn("w:pPr")) is not None for paragraph in document.paragraphs]
    assert kinds == [False, False, True, False]


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_same_report_makes_the_same_bytes_whenever_it_is_made(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    made = report(DRAFT, [found(DRAFT, "Launch")], wordings=["Calls answered"])
    before = EXPORTERS[name].make(made).data
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert EXPORTERS[name].make(made).data == before


def test_json_is_the_contract_whole_even_with_half_a_surrogate() -> None:
    text = "Launch the line \ud800"
    data = EXPORTERS["json"].make(report(text)).data
    document = json.loads(data.decode("utf-8", "surrogatepass"))
    assert (document["version"], document["loose"][0]["text"]) == (1, text)


def markdown_of(made: Report) -> str:
    return EXPORTERS["markdown"].make(made).data.decode()


def test_markdown_tells_the_review_in_the_order_of_the_method() -> None:
    first, second = found(DRAFT, "Launch"), found(DRAFT, "Publish", severity="warning")
    keep = (Keep(span=parse(DRAFT).blocks[0].key_results[2].span, why="It says from where to where."),)
    said = markdown_of(
        report(
            DRAFT,
            [first, second],
            wordings=["Calls answered from [baseline] to [target]"],
            keep=keep,
            passages=(Passage(note="launches", title="What a launch is for", quote="Ask who.\n\n- And *why*."),),
            questions=(Question(id="Q08", text="Why now?", why="Nobody says."),),
        )
    )
    order = [
        "This draft reads as **a rough draft**. This rates the wording, not the work.",
        "## Leave these alone",
        "Callers wait 9 to 3 minutes — It says from where to where.",
        "## Start here",
        "*What of “Launch”?*",
        "## Then look at",
        "*What of “Publish”?*",
        "## Wordings to choose from",
        r"*people act differently*: Calls answered from \[baseline\] to \[target\]",
        "Watch beside it: Complaints",
        "## Questions",
        "*Why now?* Nobody says.",
        "## From the notes",
        "**What a launch is for** (launches)",
        "> Ask who.",
        r"> \- And \*why\*.",
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert "51" not in said, "a total score"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a *b* <c> [d](e)", r"a \*b\* \<c\> \[d\](e)"),
        ("&lt;script&gt;", r"\&lt;script\&gt;"),
        ("see https://x.test or WWW.x.test", r"see https\://x.test or WWW\.x.test"),
        ("two\nlines", "two lines"),
    ],
)
def test_nothing_typed_is_rendered_or_linked(typed: str, shown: str) -> None:
    assert literal(typed) == shown


def test_a_draft_in_which_nothing_was_found_says_so() -> None:
    assert "Nothing here reads like an objective" in markdown_of(Report(Review(), (), RULES, "hello", NOON))
