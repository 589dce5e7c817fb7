"""Settings: argument beats environment beats file beats default, and a mistake is named with its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coach.errors import SettingsError
from coach.settings import ENVIRONMENT, House, Settings

EVERYTHING = """
data_dir = "kept"
database_url = "postgresql://okr:geheim@db/okr"
chroma_url = "http://chroma:8000"
knowledge = ["ours", "/srv/rules"]
offline = true
model = "openai:gpt-4o-mini"
base_url = "https://llm.example/v1"
api_key = "sk-from-the-file"
[house]
max_objectives = 3
max_key_results = 6
scoring = "stretch_target_commit"
team = "Support"
cycle = "Q3 2026"
glossary = { NRR = "net revenue retention" }
dismissed = { K05 = "our regulator sets pass/fail goals" }
severity = { K12 = "advice" }
"""


def read(folder: Path, file: str = "", environ: dict[str, str] | None = None, **explicit: object) -> Settings:
    (folder / "okr-coach.toml").write_text(file, encoding="utf-8")
    return Settings.read({"OKR_COACH_DATA_DIR": "/data"} if environ is None else environ, folder, explicit)


def test_with_nothing_said_the_defaults_hold_and_the_data_go_to_the_platforms_folder(tmp_path: Path) -> None:
    settings = Settings.read({}, tmp_path, {})
    assert settings.data_dir.is_absolute()
    assert "okr-coach" in settings.data_dir.name
    assert (settings.offline, settings.model, settings.knowledge, settings.api_key) == (False, None, (), None)
    assert (settings.house.max_objectives, settings.house.scoring) == (5, "committed_aspirational")


def test_the_file_can_set_everything(tmp_path: Path) -> None:
    settings = read(tmp_path, EVERYTHING, environ={})
    assert settings.data_dir == tmp_path / "kept"
    assert settings.knowledge == (tmp_path / "ours", Path("/srv/rules"))
    assert settings.store_place == "postgresql://okr:geheim@db/okr"
    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == "sk-from-the-file"
    assert (settings.offline, settings.model) == (True, "openai:gpt-4o-mini")
    assert settings.house == House(
        max_objectives=3,
        max_key_results=6,
        scoring="stretch_target_commit",
        team="Support",
        cycle="Q3 2026",
        glossary={"NRR": "net revenue retention"},
        dismissed={"K05": "our regulator sets pass/fail goals"},
        severity={"K12": "advice"},
    )


VARIABLES = [
    ("OPENAI_API_KEY", "api_key", "sk-1", "sk-2"),
    ("OPENAI_BASE_URL", "base_url", "http://one/v1", "http://two/v1"),
    ("OKR_COACH_MODEL", "model", "openai:one", "openai:two"),
    ("OKR_COACH_DATABASE_URL", "database_url", "sqlite:///one.db", "sqlite:///two.db"),
    ("OKR_COACH_CHROMA_URL", "chroma_url", "http://one:8000", "http://two:8000"),
    ("OKR_COACH_DATA_DIR", "data_dir", "/one", "/two"),
    ("OKR_COACH_KNOWLEDGE", "knowledge", "/one", "/two"),
    ("OKR_COACH_OFFLINE", "offline", "0", "1"),
]


def shown(settings: Settings, key: str) -> str:
    value = getattr(settings, key)
    if isinstance(value, tuple):
        value = value[0]
    if isinstance(value, bool):
        value = int(value)
    return str(value.get_secret_value() if hasattr(value, "get_secret_value") else value)


@pytest.mark.parametrize(("variable", "key", "one", "two"), VARIABLES)
def test_an_argument_beats_the_environment_which_beats_the_file(
    tmp_path: Path, variable: str, key: str, one: str, two: str
) -> None:
    file = f'{key} = "{one}"'
    assert shown(read(tmp_path, file, environ={}), key) == one
    assert shown(read(tmp_path, file, environ={variable: two}), key) == two
    assert shown(read(tmp_path, file, environ={variable: two}, **{key: one}), key) == one


def test_every_variable_of_the_design_is_read() -> None:
    assert {variable for variable, *_ in VARIABLES} == set(ENVIRONMENT)


def test_an_empty_variable_and_a_null_argument_say_nothing(tmp_path: Path) -> None:
    settings = read(tmp_path, 'model = "openai:one"', environ={"OKR_COACH_MODEL": " "}, model=None)
    assert settings.model == "openai:one"


def test_house_rules_of_an_argument_are_laid_over_those_of_the_file_one_by_one(tmp_path: Path) -> None:
    settings = read(tmp_path, '[house]\nteam = "Support"\nmax_objectives = 3', house={"max_objectives": 4})
    assert (settings.house.team, settings.house.max_objectives) == ("Support", 4)
    settings = read(tmp_path, '[house]\nteam = "Support"\nmax_objectives = 3', house=House(cycle="Q4"))
    assert (settings.house.team, settings.house.max_objectives, settings.house.cycle) == ("Support", 3, "Q4")


def test_several_overlay_folders_are_told_apart_as_in_a_search_path_and_the_tilde_is_the_home(tmp_path: Path) -> None:
    folders = os.pathsep.join(["~/rules", "there", "/srv/rules"])
    settings = read(tmp_path, environ={"OKR_COACH_KNOWLEDGE": folders, "HOME": "/home/ann"})
    assert settings.knowledge == (Path("/home/ann/rules"), tmp_path / "there", Path("/srv/rules"))


def test_without_a_database_url_the_store_is_a_file_in_the_data_folder(tmp_path: Path) -> None:
    assert read(tmp_path).store_place == Path("/data/coach.db")


MISTAKES = [
    ("ofline = true", ["okr-coach.toml", "'ofline'", "did you mean 'offline'", "data_dir"]),
    ("max_objectives = 3", ["okr-coach.toml", "'max_objectives'", "under [house]"]),
    ('[house]\nmodel = "openai:x"', ["'house.model'", "above [house]"]),
    ("[house]\nmax_objektives = 3", ["'house.max_objektives'", "did you mean 'max_objectives'"]),
    ("offline = 'perhaps'", ["okr-coach.toml", "'perhaps'", "offline", "true or false"]),
    ("model = 'gpt-4o-mini'", ["model", "provider:model"]),
    ("base_url = 'ftp://x'", ["base_url", "http:// or https://"]),
    ("database_url = 'mysql://x'", ["database_url", "sqlite:///", "postgresql://"]),
    ("[house]\nmax_objectives = 0", ["house.max_objectives", "1 to 50"]),
    ("[house]\nmax_objectives = true", ["house.max_objectives", "1 to 50"]),
    ("[house]\nscoring = 'stars'", ["house.scoring", "'stars'", "committed_aspirational"]),
    ("[house.severity]\nK12 = 'fatal'", ["house.severity", "'fatal'", '"warning"']),
    ("[house]\ndismissed = ['K05']", ["house.dismissed", "a table of rule and reason"]),
    ("house = 3", ["house", "a table [house]"]),
    ("knowledge = 3", ["knowledge", "a list of folders"]),
    ("offline = true\nmodel = gpt", ["okr-coach.toml", "not TOML", "line 2"]),
]


@pytest.mark.parametrize(("file", "words"), MISTAKES)
def test_a_mistake_in_the_file_is_named_with_file_key_and_what_may_stand_there(
    tmp_path: Path, file: str, words: list[str]
) -> None:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, file)
    assert [word for word in words if word not in str(caught.value)] == []


def test_a_bad_value_in_the_file_is_told_even_where_the_environment_beats_it(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"okr-coach\.toml.*model"):
        read(tmp_path, "model = 'x'", environ={"OKR_COACH_MODEL": "openai:x"})


def test_a_bad_variable_is_named_as_the_variable(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="environment: 'perhaps' cannot stand for OKR_COACH_OFFLINE"):
        read(tmp_path, environ={"OKR_COACH_OFFLINE": "perhaps"})


@pytest.mark.parametrize("file", ["database_url = 'mysql://ann:geheim@db/x'", "api_key = ['geheim']"])
def test_no_secret_is_repeated_in_a_message(tmp_path: Path, file: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(tmp_path, file)
    assert "geheim" not in str(caught.value)


def test_no_secret_shows_where_settings_are_printed(tmp_path: Path) -> None:
    settings = read(tmp_path, EVERYTHING)
    printed = f"{settings!r} {settings} {settings.model_dump_json()} {settings.model_dump()}"
    assert "geheim" not in printed
    assert "sk-from-the-file" not in printed


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "okr-coach.toml").write_bytes(b"# caf\xe9")
    with pytest.raises(SettingsError, match="UTF-8"):
        Settings.read({}, tmp_path, {})


def test_a_file_saved_by_windows_notepad_is_read(tmp_path: Path) -> None:
    (tmp_path / "okr-coach.toml").write_bytes(b"\xef\xbb\xbfoffline = true\r\n")
    assert Settings.read({}, tmp_path, {}).offline


def test_settings_cannot_be_changed_afterwards(tmp_path: Path) -> None:
    settings = read(tmp_path)
    with pytest.raises(ValueError, match="frozen"):
        settings.offline = True  # type: ignore[misc]
