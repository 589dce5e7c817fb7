"""Notes and a user's documents: read, split, searched, quoted as they stand."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from coach.errors import IndexUnavailable, RuleError
from coach.language.minilm import SIZE, MiniLM
from coach.resources import minilm_path, shipped
from coach.retrieval.answer import LONGEST_ANSWER, LONGEST_CITATION, answer, cite, cite_all, quote
from coach.retrieval.build import uncovered
from coach.retrieval.chroma import memory_index, server_index
from coach.retrieval.documents import LONGEST, load_documents, split
from coach.retrieval.embedding import Embedder, key, plain
from coach.retrieval.keyword import KeywordIndex, content_words
from coach.retrieval.notes import load_notes, read_note
from coach.retrieval.search import NO_VECTORS, Retriever

ROOT = Path(__file__).parents[1]
OURS = shipped("knowledge")
NOTES = load_notes([OURS])
SECTIONS = [section for note in NOTES for section in note.sections]
WEIGHTS = pytest.mark.skipif(minilm_path() is None, reason="MiniLM's weights are not installed")

NOTE = """---
id: tea-breaks
title: Tea breaks
theme: [T1]
functions: [kitchen]
rules: []
questions: []
sources: ["Our own kitchen (2026)"]
asked:
  - heading: When do we brew?
    also: [At what hour is the kettle on?]
---
## When do we brew?
At ten and at three.

## Who washes up?
Whoever drank last.
"""


class WordEncoder:
    """Stands in for MiniLM: texts that share words have near vectors. Counts what it was given."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.seen += texts
        rows = np.full((len(texts), SIZE), 1e-3, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in content_words(text):
                row[int(hashlib.sha256(word.encode()).hexdigest(), 16) % SIZE] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def folder(tmp_path: Path, **files: str | bytes) -> Path:
    """A knowledge folder with files in `notes`; double underscores in a name stand for the dot."""
    notes = tmp_path / "notes"
    notes.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (notes / name.replace("__", ".")).write_bytes(data)
    return tmp_path


def pdf(text: str) -> bytes:
    """A PDF of one page with one line."""
    stream = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


# --- notes ---


def test_a_note_is_split_at_its_questions() -> None:
    sections = read_note(NOTE, "tea-breaks.md").sections
    assert [(s.id, s.heading, s.text, s.also) for s in sections] == [
        ("tea-breaks#1", "When do we brew?", "At ten and at three.", ("At what hour is the kettle on?",)),
        ("tea-breaks#2", "Who washes up?", "Whoever drank last.", ()),
    ]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("---\nid", "id", "x.md:1: a note starts with front matter between two lines of '---'"),
        ("title: Tea breaks\n", "", "x.md:2: 'title' is missing"),
        ("theme:", "thema:", "x.md:4: unknown key 'thema'; known: id, title, theme"),
        ("[T1]", "[T1", "x.md:5: the front matter is not YAML"),
        ('["Our own kitchen (2026)"]', "[]", "x.md:8: 'sources': tuple should have at least 1 item"),
        (
            "heading: When do we brew?",
            "heading: When?",
            "x.md:9: 'asked' names 'When?', which is no heading of this note",
        ),
        ("Whoever drank last.", "", "x.md: nothing stands below '## Who washes up?'"),
        ("## ", "# ", "x.md:13: a note answers questions; add a heading"),
        ("title:", "theirs: true\ntitle:", "x.md:3: unknown key 'theirs'"),
    ],
)
def test_a_faulty_note_is_told_like_a_compiler_does(before: str, after: str, message: str) -> None:
    with pytest.raises(RuleError) as caught:
        read_note(NOTE.replace(before, after), "x.md")
    assert str(caught.value).startswith(message)


def test_every_shipped_note_is_named_by_its_id_and_its_rules_exist() -> None:
    rules = {path.name.split("-")[0] for path in (OURS / "rules").glob("*.md")}
    assert sorted(path.stem for path in (OURS / "notes").glob("*.md")) == [note.id for note in NOTES]
    assert [note.id for note in NOTES if not set(note.rules) <= rules] == []


def test_a_users_note_replaces_ours_by_id_and_a_new_one_stands_beside_them(tmp_path: Path) -> None:
    theirs = NOTE.replace("id: tea-breaks", "id: baselines")
    found = {n.id: n for n in load_notes([OURS, folder(tmp_path, baselines__md=theirs, tea__md=NOTE)])}
    assert found["baselines"].title == "Tea breaks"
    assert (found["tea-breaks"].theirs, found["guardrails"].theirs) == (True, False)


# --- a user's documents ---


def test_documents_of_four_kinds_become_passages_that_are_marked_as_theirs(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_heading("Holiday rota", 1)
    document.add_paragraph("Ask Ines before booking.")
    document.save(str(folder(tmp_path) / "notes" / "rota.docx"))
    (tmp_path / "notes" / "deep").mkdir()
    (tmp_path / "notes" / "deep" / "plain.txt").write_text("The van is serviced in May.", "utf-8")
    folder(tmp_path, hand__md="# Handbook\n\n## Refunds\nPay within a week.\n", one__pdf=pdf("Keys hang by the door."))
    found = load_documents([tmp_path])
    assert found.notices == ()
    assert [(s.note, s.heading, s.text) for s in found.passages] == [
        ("yours:deep/plain.txt#1", "", "The van is serviced in May."),
        ("yours:hand.md#1", "Refunds", "Pay within a week."),
        ("yours:one.pdf#1", "", "Keys hang by the door."),
        ("yours:rota.docx#1", "Holiday rota", "Ask Ines before booking."),
    ]
    assert all(section.theirs for section in found.passages)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("broken.pdf", b"%PDF-1.4 nothing more", "broken.pdf is damaged or not a PDF"),
        ("scan.pdf", pdf(""), "scan.pdf holds pictures of pages and no text"),
        ("old.docx", b"PK\x03\x04 nothing more", "old.docx is damaged"),
        ("empty.txt", b"", "empty.txt is empty"),
        ("late.md", b"\xff\xfe\x00", "late.md"),
    ],
)
def test_a_file_that_cannot_be_read_costs_a_notice_and_not_the_others(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    folder(tmp_path, good__txt="The van is serviced in May.")
    (tmp_path / "notes" / name).write_bytes(data)
    found = load_documents([tmp_path])
    assert [s.text for s in found.passages if s.note.startswith("yours:good")] == ["The van is serviced in May."]
    assert [notice for notice in found.notices if words in notice] or name == "late.md"


@pytest.mark.parametrize("end", ["\n\n", "\n", ". ", " "])
def test_a_long_text_is_cut_at_the_best_end_it_has_and_no_word_is_lost(end: str) -> None:
    text = end.join("alpha beta gamma delta epsilon" for _ in range(200))
    passages = split(text, "long.txt")
    assert all(len(s.text.split()) <= LONGEST and s.text in text for s in passages)
    assert " ".join(s.text for s in passages).split() == text.split()
    assert len(passages) < 12


# --- vectors ---


def test_the_word_okr_does_not_count() -> None:
    assert plain("Are OKRs and an OKR's score public?") == "Are and an score public?"
    assert key("How many OKRs?") == key("How many ?")
    assert plain("OKR") == "OKR"


def test_shipped_vectors_cover_every_note_else_run_the_build() -> None:
    assert uncovered() == (), "run: python -m coach.retrieval.build"


def test_only_new_texts_are_encoded_and_the_rest_is_remembered_across_runs(tmp_path: Path) -> None:
    kept, told = tmp_path / "data" / "vectors.npz", []
    first = WordEncoder()
    Embedder(first, {}, kept).texts(["red", "green"], lambda done, of: told.append((done, of)))
    second = WordEncoder()
    rows = Embedder(second, {}, kept).texts(["green", "blue"])
    assert (first.seen, second.seen) == (["red", "green"], ["blue"])
    assert told == [(0, 2), (2, 2)]
    assert rows[0] == pytest.approx(first.encode(["green"])[0], abs=1e-3)


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 half a file", b"\x00" * 100])
def test_a_damaged_file_of_vectors_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    kept = tmp_path / "vectors.npz"
    kept.write_bytes(damage)
    encoder = WordEncoder()
    Embedder(encoder, {}, kept).texts(["red"])
    assert encoder.seen == ["red"]


# --- the index ---


def test_the_index_in_memory_gives_the_nearest_first() -> None:
    rows = np.random.default_rng(7).standard_normal((1500, SIZE)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    index = memory_index(rows)
    for row in (rows[3], rows[900] + rows[4]):
        assert set(index.nearest(row, 20)) == set(np.argsort(-(rows @ row))[:20].tolist())


@pytest.fixture(scope="module")
def chroma_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Chroma's own server on this machine."""
    program = Path(sys.executable).parent / "chroma"
    if not program.is_file():
        pytest.skip("the chroma command is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    place = tmp_path_factory.mktemp("chroma")
    command = [str(program), "run", "--path", str(place), "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=place) as server:
        try:
            for _ in range(300):
                with socket.socket() as knock:
                    if knock.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            else:
                pytest.skip("chroma's server did not start here")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


SERVER_PROGRAM = """
import json, sys
import numpy as np
from coach.retrieval.chroma import server_index
rows = np.eye(40, 384, dtype=np.float32) + 0.01
first, second, other = (server_index(sys.argv[1], part) for part in (rows, rows, rows[:20]))
print(json.dumps([first.nearest(rows[7], 1), second.nearest(rows[7], 1), len(other.nearest(rows[30], 50))]))
"""


def test_a_server_gives_the_same_is_filled_once_and_keeps_other_content_apart(chroma_server: str) -> None:
    # In a process of its own: Chroma's client leaves sockets open, and a warning is an error here.
    done = subprocess.run(
        [sys.executable, "-c", SERVER_PROGRAM, chroma_server], capture_output=True, cwd=ROOT, timeout=120, check=True
    )
    assert json.loads(done.stdout) == [[7], [7], 20]


def test_a_server_answers_like_the_index_in_memory(chroma_server: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "coach.cli", "ask", "Should OKRs be linked to bonuses?", "--format", "json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OKR_COACH_DATA_DIR": str(tmp_path)}
    local, remote = (
        subprocess.run(command, capture_output=True, env=environment | more, timeout=120, check=True)
        for more in ({}, {"OKR_COACH_CHROMA_URL": chroma_server})
    )
    assert (remote.stdout, remote.stderr) == (local.stdout, local.stderr)
    assert json.loads(remote.stdout)["found"]


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://user:geheim@127.0.0.1:9/"])
def test_without_its_server_the_search_goes_on_in_memory_and_says_so(tmp_path: Path, url: str) -> None:
    retriever = Retriever([folder(tmp_path, tea__md=NOTE)], WordEncoder(), shipped=dict_of_none, chroma_url=url)
    assert retriever.find("When do we brew?")[0].section.id == "tea-breaks#1"
    [notice] = retriever.notices
    assert "the Chroma server at http://127.0.0.1:9 cannot be used" in notice
    assert "OKR_COACH_CHROMA_URL" in notice
    assert "geheim" not in notice
    with pytest.raises(IndexUnavailable):
        server_index(url, np.eye(3, SIZE, dtype=np.float32))


def dict_of_none() -> dict[str, np.ndarray]:
    """No shipped vectors."""
    return {}


# --- search ---


def test_a_rare_word_that_no_text_has_counts_against_all() -> None:
    index = KeywordIndex(["tea at ten", "coffee at three"])
    assert index.scores("tea")[0] > index.scores("tea in Patagonia")[0] > 0
    assert index.scores("the of")[0] == 0


def test_without_weights_the_notes_are_searched_by_words_and_it_is_said() -> None:
    retriever = Retriever([OURS])
    assert retriever.notices == ()
    found = retriever.find("Should OKRs be tied to bonuses and pay?")
    assert found[0].section.note == "people-and-pay"
    assert retriever.notices == (NO_VECTORS,)


def test_a_changed_folder_is_read_again_and_only_the_new_part_is_encoded(tmp_path: Path) -> None:
    encoder = WordEncoder()
    retriever = Retriever([folder(tmp_path / "a", tea__md=NOTE), folder(tmp_path / "b")], encoder, shipped=dict_of_none)
    retriever.prepare()
    before = len(encoder.seen)
    folder(tmp_path / "b", van__txt="The van is serviced in May.")
    retriever.prepare()
    assert encoder.seen[before:] == ["The van is serviced in May."]
    assert retriever.find("When is the van serviced?")[0].section.note == "yours:van.txt#1"
    shutil.rmtree(tmp_path / "b" / "notes")
    retriever.prepare()
    assert [f.section.note for f in retriever.find("van tea", 5)] == ["tea-breaks"]


@WEIGHTS
@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("How many objectives should we have?", "focus"),
        ("Should OKRs be linked to bonuses?", "people-and-pay"),
        ("Can we change a key result in mid-quarter?", "changing-a-key-result"),
        ("What is wrong with counting calls?", "activity-counts"),
    ],
)
def test_a_plain_question_finds_its_note(question: str, note: str) -> None:
    retriever = Retriever([OURS], MiniLM(minilm_path()))
    looked = retriever.look_up(question)
    assert looked.held
    assert note in [found.section.note for found in looked.nearest]


@WEIGHTS
def test_a_users_own_document_is_found_beside_ours(tmp_path: Path) -> None:
    handbook = "# Refund desk\n\n## Who signs off a refund above 500 euros?\nTwo people from the desk, in writing.\n"
    retriever = Retriever([OURS, folder(tmp_path, desk__md=handbook)], MiniLM(minilm_path()))
    said = answer("Who has to approve large refunds?", retriever)
    assert said.passages[0].note == "yours:desk.md#1"
    assert said.passages[0].quote == "Two people from the desk, in writing."


@WEIGHTS
def test_what_a_users_document_answers_is_no_longer_elsewhere(tmp_path: Path) -> None:
    question = "How do I claim my travel expenses?"
    encoder = MiniLM(minilm_path())
    assert not Retriever([OURS], encoder).look_up(question).held
    expenses = "Travel expenses are claimed in the portal under Money, within four weeks, with the receipts attached."
    looked = Retriever([OURS, folder(tmp_path, office__txt=expenses)], encoder).look_up(question)
    assert (looked.held, looked.nearest[0].section.note) == (True, "yours:office.txt#1")


# --- quotes ---


@pytest.mark.parametrize(
    ("text", "longest", "quoted"),
    [
        ("One two. Three four. Five.", 4, "One two. Three four."),
        ("One two.\n\nThree four.", 9, "One two.\n\nThree four."),
        ("Say so.\n\nWeak: Do it.\n\nStronger: It is done.", 99, "Say so.\n\nWeak: Do it.\n\nStronger: It is done."),
        ("Say so.\n\nWeak: Do it.\n\nStronger: It is done.", 6, "Say so."),
        ("Weak: Do it.\nStronger: It is done.\n\nSo be it.", 8, "Weak: Do it.\nStronger: It is done."),
        ("Say so.\n\nWeak: Do it.", 99, "Say so."),
        ("Weak: Do it.\n\nSay so.", 99, "Say so."),
        ("Weak: Do it.", 99, ""),
        ("Weak: Do it.\nStronger: It is done.\n\nSo be it.", 4, "So be it."),
        ("A very long sentence without any end", 3, "A very long"),
        ('He said "stop." Then 3.5 hours went by. End.', 8, 'He said "stop." Then 3.5 hours went by.'),
    ],
)
def test_a_quote_ends_with_a_sentence_and_never_with_a_bad_example(text: str, longest: int, quoted: str) -> None:
    assert quote(text, longest) == quoted


@pytest.mark.parametrize("longest", [LONGEST_ANSWER, LONGEST_CITATION, 30])
def test_every_section_of_every_note_is_quoted_as_it_stands(longest: int) -> None:
    for section in SECTIONS:
        words = quote(section.text, longest)
        assert words
        assert words in section.text
        assert len(words.split()) <= longest
        assert words.count("Weak:") == words.count("Stronger:")


def test_a_citation_is_the_section_of_the_note_that_fits() -> None:
    retriever = Retriever([OURS])
    passage = cite(retriever, "baselines", "Nobody knows today's number")
    assert passage is not None
    assert passage.quote.startswith("Go down four steps")
    assert cite(retriever, "no-such-note", "x") is None
    assert cite_all(retriever, [("baselines", "Nobody knows today's number"), ("no-such-note", "x")]) == [passage, None]
