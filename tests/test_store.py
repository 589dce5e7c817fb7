"""One set of promises, held by every database: SQLite in a file and in memory, and PostgreSQL where one answers."""

from __future__ import annotations

import getpass
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest

from coach.errors import Conflict, NotFound, StoreError
from coach.schema import Draft, Overrule
from coach.store import Store, open_store

NOON = datetime(2026, 8, 1, 12, 0, 0, 123456, tzinfo=UTC)
SHARED = ["sqlite", "postgresql"]  # the databases that two stores can open at once


def later(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def _server() -> tuple[str, str]:
    """The user under which a PostgreSQL on this machine lets us in, or why none does."""
    psycopg = pytest.importorskip("psycopg", reason="the PostgreSQL driver is not installed")
    why = ""
    for user in ("postgres", getpass.getuser()):
        try:
            psycopg.connect(host="127.0.0.1", port=5432, user=user, dbname="postgres", connect_timeout=2).close()
        except psycopg.OperationalError as error:
            why = str(error).strip().splitlines()[0]
        else:
            return user, ""
    return "", why


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Callable[[], str]]:
    """Make an empty schema at each call, in a database with a random name that is dropped in the end."""
    user, why = _server()
    if not user:
        pytest.skip(f"no PostgreSQL answers on 127.0.0.1:5432: {why}")
    import psycopg

    name = f"okr_test_{uuid4().hex}"
    address = f"postgresql://{user}@127.0.0.1:5432/{name}"
    with psycopg.connect(host="127.0.0.1", user=user, dbname="postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        try:
            with psycopg.connect(address, autocommit=True) as database:

                def make() -> str:
                    schema = f"s{uuid4().hex}"
                    database.execute(f"CREATE SCHEMA {schema}")
                    return f"{address}?options=-csearch_path%3D{schema}"

                yield make
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str | Path | None:
    """Where the store of this test is."""
    kind = getattr(request, "param", "sqlite")
    if kind == "postgresql":
        made: str = request.getfixturevalue("postgresql")()
        return made
    return tmp_path / "folder" / "coach.db" if kind == "sqlite" else None


@pytest.fixture
def store(place: str | Path | None) -> Iterator[Store]:
    """An empty store."""
    with open_store(place) as opened:
        yield opened


def draft_of(store: Store, owner: str = "ann", text: str = "one") -> Draft:
    session = store.create_session(owner, "Support", at=NOON)
    return store.create_draft(owner, session.id, "Q3", text, change="pasted", why="start", at=NOON)


def save(store: Store, draft: Draft, text: str, expected: int, owner: str = "ann") -> int:
    return store.save_version(owner, draft.id, text, change="c", why="w", at=later(1), expected=expected).number


TEXTS = {
    "empty": "",
    "emoji": "Grow 👩‍👩‍👧 from 3 to 5 🚀",
    "right to left": "\u202eزيادة عدد العملاء من ١٠ إلى ٢٠\u202c שלום",
    "NUL": "before\x00after",
    "control characters": "\x01\x07\x1b[31m\x7f\x85\u2028",
    "line ends": "a\r\nb\rc\n",
    "outside of the first plane": "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "looks like SQL": "'); DROP TABLE okr_sessions; --",
    "looks like JSON": '{"document_version": 9, "text": "\\u0000"}',
    "not normalised": "e\u0301 \ufeff\u200b",
    "half a surrogate pair": "cut \ud83d here",
    "one megabyte": "größer 🚀 " * 100_000,
}


@pytest.mark.parametrize("place", ["sqlite", "memory", "postgresql"], indirect=True)
class TestEveryStore:
    def test_a_session_comes_back_as_it_was_made(self, store: Store) -> None:
        session = store.create_session("ann", "Support", at=NOON)
        assert store.session("ann", session.id) == session
        assert (session.owner, session.name, session.created, session.changed) == ("ann", "Support", NOON, NOON)

    def test_sessions_are_listed_last_changed_first(self, store: Store) -> None:
        first, second = (store.create_session("ann", name, at=NOON) for name in ("first", "second"))
        store.add_turn("ann", second.id, "person", "hello", at=later(1))
        assert [session.name for session in store.sessions("ann")] == ["second", "first"]
        store.rename_session("ann", first.id, "renamed", at=later(2))
        assert [(s.name, s.changed) for s in store.sessions("ann")] == [("renamed", later(2)), ("second", later(1))]

    def test_turns_are_numbered_in_their_order(self, store: Store) -> None:
        session = store.create_session("ann", "Support", at=NOON)
        said = [store.add_turn("ann", session.id, "person", "hello", at=NOON)]
        said.append(store.add_turn("ann", session.id, "coach", "who benefits?", at=NOON))
        assert store.turns("ann", session.id) == tuple(said)
        assert [(turn.number, turn.role, turn.text) for turn in said] == [
            (1, "person", "hello"),
            (2, "coach", "who benefits?"),
        ]

    def test_every_version_of_a_draft_can_be_got_back(self, store: Store) -> None:
        draft = draft_of(store)
        named = store.save_version(
            "ann", draft.id, "two", change="baseline", why="it was missing", at=later(1), expected=1, name="agreed"
        )
        assert (named.number, named.name) == (2, "agreed")
        assert save(store, draft, "three", 2) == 3
        kept = store.draft("ann", draft.id)
        assert [version.text for version in kept.versions] == ["one", "two", "three"]
        assert (kept.versions[0], kept.versions[1], kept.text) == (draft.versions[0], named, "three")

    def test_going_back_to_a_version_adds_one_and_loses_none(self, store: Store) -> None:
        draft = draft_of(store)
        save(store, draft, "two", 1)
        back = store.restore_version("ann", draft.id, 1, why="was better", at=later(2), expected=2)
        assert (back.number, back.text, back.why) == (3, "one", "was better")
        assert [version.text for version in store.draft("ann", draft.id).versions] == ["one", "two", "one"]
        with pytest.raises(NotFound, match="no version 9"):
            store.restore_version("ann", draft.id, 9, why="", at=later(3), expected=3)

    def test_who_saves_over_somebody_elses_save_is_told_and_nothing_is_overwritten(self, store: Store) -> None:
        draft = draft_of(store)
        save(store, draft, "theirs", 1)
        with pytest.raises(Conflict, match="version 2") as caught:
            save(store, draft, "mine", 1)
        assert caught.value.newest == 2
        with pytest.raises(Conflict):
            save(store, draft, "from the future", 10**30)
        assert store.draft("ann", draft.id).text == "theirs"
        assert save(store, draft, "mine after a look", 2) == 3

    def test_a_draft_can_get_another_title(self, store: Store) -> None:
        draft = draft_of(store)
        assert store.rename_draft("ann", draft.id, "Q4 🚀", at=later(1)).title == "Q4 🚀"
        assert [each.title for each in store.drafts("ann", draft.session)] == ["Q4 🚀"]

    @pytest.mark.parametrize("name", TEXTS)
    def test_a_text_comes_back_exactly(self, store: Store, name: str) -> None:
        text = TEXTS[name]
        draft = draft_of(store, text=text)
        title = text[:1000]
        store.rename_draft("ann", draft.id, title, at=NOON)
        store.rename_session("ann", draft.session, title, at=NOON)
        store.add_turn("ann", draft.session, "person", text, at=NOON)
        store.add_overrule(text, text, Overrule(text=text, rule="K01", reason=title, at=NOON))
        kept = store.draft("ann", draft.id)
        assert (kept.title, kept.text, store.session("ann", draft.session).name) == (title, text, title)
        assert store.turns("ann", draft.session)[0].text == text
        assert [o.text for o in store.overrules_of(text, text)] == [text]

    def test_moments_come_back_in_utc_to_the_microsecond(self, store: Store) -> None:
        here = datetime(2026, 3, 29, 2, 30, 0, 7, tzinfo=timezone(timedelta(hours=5, minutes=45)))
        session = store.create_session("ann", "Support", at=here)
        assert store.session("ann", session.id).created == here
        assert store.session("ann", session.id).created.utcoffset() == timedelta(0)

    def test_a_moment_without_a_time_zone_is_a_mistake(self, store: Store) -> None:
        with pytest.raises(ValueError, match="time zone"):
            store.create_session("ann", "Support", at=datetime(2026, 1, 1))

    def test_nobody_reads_or_changes_what_is_somebody_elses(self, store: Store) -> None:
        draft = draft_of(store)
        theirs: list[Callable[[], object]] = [
            lambda: store.session("bob", draft.session),
            lambda: store.rename_session("bob", draft.session, "mine", at=NOON),
            lambda: store.delete_session("bob", draft.session),
            lambda: store.add_turn("bob", draft.session, "person", "hi", at=NOON),
            lambda: store.turns("bob", draft.session),
            lambda: store.create_draft("bob", draft.session, "t", "x", change="", why="", at=NOON),
            lambda: store.drafts("bob", draft.session),
            lambda: store.draft("bob", draft.id),
            lambda: store.rename_draft("bob", draft.id, "mine", at=NOON),
            lambda: save(store, draft, "mine", 1, owner="bob"),
            lambda: store.restore_version("bob", draft.id, 1, why="", at=NOON, expected=1),
            lambda: store.delete_draft("bob", draft.id, at=NOON),
        ]
        for act in theirs:
            with pytest.raises(NotFound):
                act()
        assert store.sessions("bob") == ()
        assert store.draft("ann", draft.id) == draft
        assert store.session("ann", draft.session).changed == NOON

    @pytest.mark.parametrize("odd", ["", "nobody's", "a\x00b", "\ud83d", "x" * 100_000, "' OR 1=1 --"])
    def test_an_id_that_is_none_is_not_found(self, store: Store, odd: str) -> None:
        for act in (store.session, store.turns, store.drafts, store.draft, store.delete_session):
            with pytest.raises(NotFound):
                act("ann", odd)

    @pytest.mark.parametrize("odd", ["", "a\x00b", "\ud83d", "x" * 201])
    def test_an_owner_that_no_database_can_hold_is_refused(self, store: Store, odd: str) -> None:
        with pytest.raises(StoreError, match="owner"):
            store.create_session(odd, "Support", at=NOON)

    def test_a_deleted_session_takes_everything_of_it_along_and_nothing_else(self, store: Store) -> None:
        gone, stays = draft_of(store), draft_of(store)
        for scope in (gone.session, stays.session, "Team Support"):
            store.add_overrule(scope, "key", Overrule(text="x", rule="K01", reason="r", at=NOON))
        store.add_turn("ann", gone.session, "person", "hello", at=NOON)
        store.delete_session("ann", gone.session)
        for act in (lambda: store.session("ann", gone.session), lambda: store.draft("ann", gone.id)):
            with pytest.raises(NotFound):
                act()
        assert store.overrules(gone.session) == ()
        assert (len(store.overrules(stays.session)), len(store.overrules("Team Support"))) == (1, 1)
        assert store.draft("ann", stays.id) == stays

    def test_a_deleted_draft_is_gone_and_its_session_stays(self, store: Store) -> None:
        draft = draft_of(store)
        store.delete_draft("ann", draft.id, at=later(1))
        assert store.drafts("ann", draft.session) == ()
        assert store.session("ann", draft.session).changed == later(1)

    def test_an_overrule_holds_for_its_line_in_its_scope_until_it_is_taken_back(self, store: Store) -> None:
        badge = Overrule(text="Launch the portal", form="outcome", reason="counts logins", at=later(1))
        finding = Overrule(text="Launch the portal", rule="K01", reason="regulator", at=later(2))
        for overrule in (finding, badge):
            store.add_overrule("Support", "launch the portal", overrule)
        assert store.overrules_of("Support", "launch the portal") == (badge, finding)
        assert store.overrules_of("Support", "another line") == ()
        assert store.overrules_of("Sales", "launch the portal") == ()
        assert store.remove_overrule("Support", "launch the portal", rule="K01") is True
        assert store.remove_overrule("Support", "launch the portal", rule="K01") is False
        assert store.overrules("Support") == (badge,)
        assert store.remove_overrule("Support", "launch the portal") is True
        assert store.overrules("Support") == ()

    def test_a_second_thought_replaces_the_first(self, store: Store) -> None:
        for minute, reason in enumerate(["first", "second"]):
            overrule = Overrule(text="x", rule="K01", reason=reason, at=later(minute))
            store.add_overrule("Support", "x", overrule)
        assert store.overrules("Support") == (overrule,)

    @pytest.mark.parametrize("fields", [{}, {"rule": "K01", "form": "output"}])
    def test_an_overrule_is_about_a_form_or_a_rule(self, store: Store, fields: dict[str, str]) -> None:
        with pytest.raises(ValueError, match="either a form or a rule"):
            store.add_overrule(
                "Support", "x", Overrule.model_validate({"text": "x", "reason": "", "at": NOON, **fields})
            )

    def test_of_threads_that_save_the_same_draft_at_once_one_wins_each_round(self, store: Store) -> None:
        draft = draft_of(store)

        def race(text: str) -> bool:
            try:
                return save(store, draft, text, 1) == 2
            except Conflict:
                return False

        with ThreadPoolExecutor(12) as threads:
            won = list(threads.map(race, [f"writer {number}" for number in range(12)]))
        assert won.count(True) == 1
        assert store.draft("ann", draft.id).text == f"writer {won.index(True)}"

    def test_threads_that_write_at_once_lose_nothing(self, store: Store) -> None:
        draft = draft_of(store)

        def talk(writer: int) -> None:
            for number in range(10):
                store.add_turn("ann", draft.session, "person", f"{writer}:{number}", at=NOON)
                other = draft_of(store, owner=f"owner {writer}")
                save(store, other, "two", 1, owner=f"owner {writer}")
                store.add_overrule("Support", "x", Overrule(text="x", rule="K01", reason=str(writer), at=NOON))

        with ThreadPoolExecutor(8) as threads:
            list(threads.map(talk, range(8)))
        turns = store.turns("ann", draft.session)
        assert [turn.number for turn in turns] == list(range(1, 81))
        assert sorted(turn.text for turn in turns) == sorted(f"{w}:{n}" for w in range(8) for n in range(10))
        assert [len(store.sessions(f"owner {writer}")) for writer in range(8)] == [10] * 8
        assert len(store.overrules("Support")) == 1

    def test_deleting_while_others_write_leaves_no_half_of_anything(self, store: Store) -> None:
        draft = draft_of(store)

        def write(number: int) -> None:
            try:
                if number == 5:
                    store.delete_session("ann", draft.session)
                elif number % 2:
                    store.add_turn("ann", draft.session, "person", "x", at=NOON)
                else:
                    save(store, draft, "x", 1)
            except (NotFound, Conflict):
                pass

        with ThreadPoolExecutor(8) as threads:
            list(threads.map(write, range(24)))
        assert store.sessions("ann") == ()

    def test_ids_are_made_by_whoever_opens_the_store(self, store: Store, place: str | Path | None) -> None:
        names = iter(["one", "two"])
        with open_store(place, new_id=lambda: next(names)) as other:
            draft = draft_of(other)
        assert (draft.session, draft.id) == ("one", "two")


@pytest.mark.parametrize("place", SHARED, indirect=True)
class TestEveryStoreOnDisk:
    def test_after_a_restart_everything_is_there(self, place: str | Path) -> None:
        with open_store(place) as store:
            draft = draft_of(store)
            store.add_overrule("Support", "x", Overrule(text="x", rule="K01", reason="r", at=NOON))
        with open_store(place) as store:
            assert store.draft("ann", draft.id) == draft
            assert len(store.overrules("Support")) == 1

    def test_two_stores_on_one_database_see_each_others_saves_and_conflicts(self, place: str | Path) -> None:
        with open_store(place) as one, open_store(place) as two:
            draft = draft_of(one)
            assert save(two, draft, "two", 1) == 2
            assert one.draft("ann", draft.id).text == "two"
            with pytest.raises(Conflict):
                save(one, draft, "also two", 1)

    def test_processes_that_start_and_write_at_once_all_succeed(self, place: str | Path) -> None:
        children = [
            subprocess.Popen([sys.executable, "-c", WRITE, str(place), str(number)], cwd=ROOT) for number in range(4)
        ]
        assert [child.wait(timeout=60) for child in children] == [0, 0, 0, 0]
        with open_store(place) as store:
            assert sorted(session.name for session in store.sessions("ann")) == sorted("0123" * 20)

    def test_a_database_newer_than_the_program_is_refused_and_left_alone(self, place: str | Path) -> None:
        with open_store(place) as store:
            draft = draft_of(store)
        execute(place, "UPDATE okr_schema SET version = 99, program = '9.1'")
        with pytest.raises(StoreError) as caught:
            open_store(place)
        words = ["version 99", "okr-coach 9.1", "up to version 1", "pip install --upgrade okr-coach"]
        assert [word for word in words if word not in str(caught.value)] == []
        execute(place, "UPDATE okr_schema SET version = 1")
        with open_store(place) as store:
            assert store.draft("ann", draft.id) == draft

    @pytest.mark.parametrize(
        ("document", "words"),
        [
            ('{"document_version":2,"text":"x"}', "newer okr-coach"),
            ("not JSON", "cannot be read"),
            ('{"document_version":1,"words":"x"}', "stored version cannot be read"),
        ],
    )
    def test_a_document_that_is_newer_or_spoilt_is_told(self, place: str | Path, document: str, words: str) -> None:
        with open_store(place) as store:
            draft = draft_of(store)
            execute(place, f"UPDATE okr_versions SET document = '{document}'")
            with pytest.raises(StoreError, match=words):
                store.draft("ann", draft.id)
            assert store.session("ann", draft.session).name == "Support"


ROOT = Path(__file__).parent.parent


def execute(place: str | Path, statement: str) -> None:
    """Do something to the database behind the store's back."""
    if isinstance(place, Path):
        import sqlite3

        connection = sqlite3.connect(place)
        connection.execute(statement)
        connection.commit()
        connection.close()
    else:
        import psycopg

        with psycopg.connect(place) as server:
            server.execute(statement)


def files_of(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(path.parent.iterdir())}


def limit(store: Store, pages: int) -> None:
    """Let the store's database grow no further than so many pages of 4 kB."""
    with store._engine.connect() as connection:  # type: ignore[attr-defined]
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


class TestSqlite:
    def test_a_deleted_text_is_in_none_of_the_files(self, store: Store, place: Path) -> None:
        secret = "heron count from 12 to 40 "
        draft = draft_of(store, text=secret * 2000)
        kept = draft_of(store, text="the otter stays")
        for number in range(1, 20):
            save(store, draft, f"{number} {secret}" * number * 50, number)
        store.add_turn("ann", draft.session, "person", secret, at=NOON)
        store.rename_session("ann", draft.session, secret, at=NOON)
        store.add_overrule(draft.session, secret, Overrule(text=secret, rule="K01", reason=secret, at=NOON))
        assert any(b"heron" in content for content in files_of(place).values())
        store.delete_session("ann", draft.session)
        assert [name for name, content in files_of(place).items() if b"heron" in content] == []
        assert store.draft("ann", kept.id) == kept

    def test_a_deleted_draft_is_in_none_of_the_files(self, store: Store, place: Path) -> None:
        draft = draft_of(store, text="heron " * 5000)
        store.delete_draft("ann", draft.id, at=NOON)
        assert [name for name, content in files_of(place).items() if b"heron" in content] == []

    def test_the_file_is_synced_at_each_commit_and_readable_by_its_owner_alone(self, store: Store, place: Path) -> None:
        draft_of(store)
        assert files_of(place)["coach.db-wal"]
        assert [oct(file.stat().st_mode & 0o077) for file in place.parent.iterdir()] == ["0o0"] * 3
        engine = store._engine  # type: ignore[attr-defined]  # the promise is about a cable pulled: not to be tested
        with engine.connect() as connection:
            pragmas = {
                name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
            }
        assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}

    @pytest.mark.parametrize("url", ["sqlite:///{}", "{}"])
    def test_a_file_can_be_named_by_url_and_by_path(self, tmp_path: Path, url: str) -> None:
        path = tmp_path / "with space, ümlaut & 100% ?#.db" if "sqlite" not in url else tmp_path / "plain.db"
        with open_store(url.format(path)) as store:
            draft = draft_of(store)
        with open_store(path) as store:
            assert store.draft("ann", draft.id) == draft

    @pytest.mark.parametrize("where", [100, 5000, 20_000])
    def test_a_damaged_file_is_refused_with_a_remedy_and_left_as_it_is(self, place: Path, where: int) -> None:
        with open_store(place) as store:
            draft_of(store, text="x" * 50_000)
        content = bytearray(place.read_bytes())
        content[where : where + 4096] = b"\xa5" * 4096
        place.write_bytes(content)
        with pytest.raises(StoreError, match=r"(?s)coach\.db is damaged.*Move it aside.*backup"):
            open_store(place)
        assert place.read_bytes() == content

    @pytest.mark.parametrize("content", [b"Objective: grow\n" * 100, b"SQLite format 3\x00", b"\x00" * 8192])
    def test_what_is_no_database_is_refused_and_left_as_it_is(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "coach.db").write_bytes(content)
        with pytest.raises(StoreError, match="Move it aside"):
            open_store(tmp_path / "coach.db")
        assert (tmp_path / "coach.db").read_bytes() == content

    def test_a_file_cut_short_is_refused(self, place: Path) -> None:
        with open_store(place) as store:
            draft_of(store, text="x" * 50_000)
        place.write_bytes(place.read_bytes()[:-8192])
        with pytest.raises(StoreError, match="damaged"):
            open_store(place)

    def test_a_folder_that_cannot_be_is_told_with_a_remedy(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("in the way")
        with pytest.raises(StoreError, match="OKR_COACH_DATA_DIR"):
            open_store(tmp_path / "file" / "coach.db")
        with pytest.raises(StoreError, match="OKR_COACH_DATA_DIR"):
            open_store(tmp_path)

    @pytest.mark.parametrize("rights", [None, 0o444, 0o666])
    def test_a_read_only_folder_is_told_with_a_remedy(self, rights: int | None) -> None:
        with TemporaryDirectory() as name:  # not below tmp_path, which is closed to the other user
            path = Path(name) / "coach.db"
            if rights:
                with open_store(path) as store:
                    draft_of(store)
                path.chmod(rights)
            path.parent.chmod(0o555)
            said = told_as_nobody(path)
            path.parent.chmod(0o755)
        assert said.startswith("StoreError")
        assert "OKR_COACH_DATA_DIR" in said

    def test_a_full_database_is_told_and_can_be_written_again_when_there_is_space(self, store: Store) -> None:
        draft = draft_of(store)
        limit(store, pages=60)
        with pytest.raises(StoreError, match="disk is full"):
            save(store, draft, "x" * 1_000_000, 1)
        assert store.draft("ann", draft.id) == draft
        limit(store, pages=10_000)
        assert save(store, draft, "x" * 1_000_000, 1) == 2

    def test_on_a_full_disk_what_was_acknowledged_is_kept_and_the_rest_is_refused(self, place: Path) -> None:
        with open_store(place) as store:
            draft = draft_of(store)
        said = subprocess.run(
            [sys.executable, "-c", FILL, str(place), draft.id], capture_output=True, text=True, cwd=ROOT, timeout=60
        )
        *acknowledged, last = said.stdout.splitlines()
        assert said.stderr == ""
        assert last.startswith("StoreError")
        assert "not saved" in last
        with open_store(place) as store:
            versions = store.draft("ann", draft.id).versions
        assert [version.number for version in versions] == list(range(1, len(versions) + 1))
        assert acknowledged == [str(version.number) for version in versions[1:]]
        assert len(acknowledged) > 2


WRITE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from coach.store import open_store
with open_store(sys.argv[1] if "://" in sys.argv[1] else Path(sys.argv[1])) as store:
    for number in range(20):
        store.create_session("ann", sys.argv[2], at=datetime.now(UTC))
"""

FILL = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from coach.errors import StoreError
from coach.store import open_store
with open_store(Path(sys.argv[1])) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    for number in range(2, 100):
        try:
            saved = store.save_version("ann", sys.argv[2], "x" * 20_000, change="", why="", at=datetime.now(UTC),
                                       expected=number - 1)
        except StoreError as error:
            print(type(error).__name__, error)
            break
        print(saved.number, flush=True)
"""

OPEN = """
import os, sys
from pathlib import Path
from coach.store import open_store
open_store(None).close()  # loads what is needed as long as it may be read
if os.geteuid() == 0:
    os.setuid(65534)  # root may write everywhere
try:
    open_store(Path(sys.argv[1])).close()
except Exception as error:
    print(type(error).__name__, error)
"""


def told_as_nobody(path: Path) -> str:
    """Return what opening the store says to somebody without rights."""
    if os.name != "posix":
        pytest.skip("the rights of a folder are another matter here")
    done = subprocess.run(
        [sys.executable, "-c", OPEN, str(path)], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_of_writers_that_waited_for_the_same_draft_one_wins_and_the_others_are_told(store: Store, place: str) -> None:
    import psycopg

    draft = draft_of(store)

    def write(number: int) -> str:
        try:
            return str(save(store, draft, str(number), 1))
        except StoreError as error:
            return type(error).__name__

    with ThreadPoolExecutor(4) as threads:
        with psycopg.connect(place) as holder:  # all have looked at the draft before one may write
            holder.execute("SELECT id FROM okr_sessions FOR UPDATE")
            waiting = [threads.submit(write, number) for number in range(4)]
            time.sleep(0.5)
        assert sorted(each.result() for each in waiting) == ["2", "Conflict", "Conflict", "Conflict"]


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_when_the_server_has_dropped_idle_connections_the_next_save_goes_through(store: Store, place: str) -> None:
    draft = draft_of(store)
    execute(
        place,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND application_name = 'okr-coach'",
    )
    assert save(store, draft, "two", 1) == 2


REFUSED = [
    ("mysql://ann:geheim@db/x", "'mysql'"),
    ("postgresql://ann:geheim@db:port/x", "cannot be read"),
    ("postgresql://ann:geheim@127.0.0.1:1/x", "OKR_COACH_DATABASE_URL"),
]


@pytest.mark.parametrize(("url", "words"), REFUSED)
def test_a_database_that_cannot_be_reached_is_told_without_its_password(url: str, words: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(url)
    assert words in str(caught.value)
    assert "geheim" not in str(caught.value)


def test_without_the_driver_the_command_that_installs_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from coach.errors import MissingExtra

    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(MissingExtra, match=r"pip install okr-coach\[postgres\]"):
        open_store("postgresql://ann@127.0.0.1/x")


def test_naming_the_store_does_not_load_sqlalchemy() -> None:
    program = "import sys, coach.store; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_old_documents_are_brought_up_to_date_step_by_step() -> None:
    from coach.store.documents import Fields, pack, unpack

    def split_name(old: Fields) -> Fields:
        return {"first": old["name"].split()[0], "last": old["name"].split()[1]}

    def shout(old: Fields) -> Fields:
        return {**old, "last": old["last"].upper()}

    first = pack({"name": "Ann Lee"}, [])
    second = pack({"first": "Ann", "last": "Lee"}, [split_name])
    third = pack({"first": "Ann", "last": "LEE"}, [split_name, shout])
    for stored in (first, second, third):
        assert unpack(stored, [split_name, shout]) == {"first": "Ann", "last": "LEE"}


@pytest.mark.parametrize("stored", ["", "null", "[]", "3", "{}", '{"document_version":"1"}', '{"document_version":0}'])
def test_a_stored_document_that_is_none_is_told(stored: str) -> None:
    from coach.store.documents import unpack

    with pytest.raises(StoreError):
        unpack(stored, [])


@pytest.mark.parametrize("place", SHARED, indirect=True)
def test_a_database_of_an_older_program_is_brought_up_to_date_in_one_go_or_not_at_all(place: str | Path) -> None:
    from sqlalchemy import Connection, inspect, text

    from coach.store.engine import connect
    from coach.store.migrations import MIGRATIONS, migrate

    def add_colour(connection: Connection) -> None:
        connection.execute(text("ALTER TABLE okr_sessions ADD COLUMN colour TEXT"))

    def stumble(connection: Connection) -> None:
        raise RuntimeError("half-way")

    with open_store(place) as store:
        session = store.create_session("ann", "Support", at=NOON)
    engine, words = connect(place)
    writer = engine.execution_options(writes=True)

    def columns() -> list[str]:
        with engine.connect() as connection:
            return [column["name"] for column in inspect(connection).get_columns("okr_sessions")]

    with pytest.raises(RuntimeError), writer.begin() as connection:
        migrate(connection, words, "1.1", [*MIGRATIONS, add_colour, stumble])
    assert "colour" not in columns()
    for _ in range(2):  # the second time there is nothing to do
        with writer.begin() as connection:
            migrate(connection, words, "1.1", [*MIGRATIONS, add_colour])
    assert "colour" in columns()
    engine.dispose()
    with pytest.raises(StoreError, match=r"okr-coach 1\.1"):
        open_store(place)
    execute(place, "UPDATE okr_schema SET version = 1")
    with open_store(place) as store:
        assert store.session("ann", session.id) == session
