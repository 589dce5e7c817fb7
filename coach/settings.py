"""What can be set, where it is read from, and in which order: argument, environment, `okr-coach.toml`, default.

The file lies in the folder where the program is started. Its keys are the fields of `Settings`; the team's own rules
stand under `[house]` and are the fields of `House`:

    offline = true
    knowledge = ["our-rules"]
    [house]
    team = "Support"
    max_objectives = 3
    dismissed = { K05 = "our regulator sets pass/fail goals" }
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, StringConstraints, ValidationError

from coach.errors import SettingsError
from coach.schema import ScoringSystem, Severity

FILE_NAME = "okr-coach.toml"
DATABASE_NAME = "coach.db"

ENVIRONMENT: Mapping[str, str] = MappingProxyType(
    {
        "OPENAI_API_KEY": "api_key",
        "OPENAI_BASE_URL": "base_url",
        "OKR_COACH_MODEL": "model",
        "OKR_COACH_DATABASE_URL": "database_url",
        "OKR_COACH_CHROMA_URL": "chroma_url",
        "OKR_COACH_DATA_DIR": "data_dir",
        "OKR_COACH_KNOWLEDGE": "knowledge",
        "OKR_COACH_OFFLINE": "offline",
    }
)

_SECRET = ("api_key", "database_url")

RuleId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,3}[0-9]{2,3}$")]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]")]
ModelName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_\-]{1,40}:\S{1,200}$")]
Limit = Annotated[int, Field(strict=True, ge=1, le=50)]


def _database(url: SecretStr) -> SecretStr:
    if not url.get_secret_value().startswith(("sqlite://", "postgresql://", "postgres://")):
        raise ValueError("not a database URL")
    return url


class House(BaseModel):
    """A team's own rules, by which the linter judges; the description of a field says what may stand there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    max_objectives: Limit = Field(5, description="a whole number from 1 to 50")
    max_key_results: Limit = Field(5, description="a whole number from 1 to 50 (5 to 7 is usual)")
    scoring: ScoringSystem = Field(
        "committed_aspirational", description='"committed_aspirational" or "stretch_target_commit"'
    )
    glossary: Mapping[str, str] = Field(
        default_factory=dict, description='a table of acronym and meaning, such as { NRR = "net revenue retention" }'
    )
    team: str | None = Field(None, description="the team's name in quotes")
    cycle: str | None = Field(None, description='the cycle in quotes, such as "Q3 2026"')
    dismissed: Mapping[RuleId, str] = Field(
        default_factory=dict, description='a table of rule and reason, such as { K05 = "we certify products" }'
    )
    severity: Mapping[RuleId, Severity] = Field(
        default_factory=dict,
        description='a table of rule and "error", "warning" or "advice", such as { K12 = "advice" }',
    )


class Settings(BaseModel):
    """Everything that can be set. Secrets show as stars wherever the settings are printed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    data_dir: Path = Field(description="a folder")
    database_url: Annotated[SecretStr, AfterValidator(_database)] | None = Field(
        None, description="sqlite:///path/to/file or postgresql://user:password@host:5432/database"
    )
    chroma_url: WebAddress | None = Field(None, description="an address that begins with http:// or https://")
    knowledge: tuple[Path, ...] = Field((), description="a list of folders")
    offline: bool = Field(False, description="true or false (1 or 0)")
    model: ModelName | None = Field(None, description="provider:model, such as openai:gpt-4o-mini")
    base_url: WebAddress | None = Field(None, description="an address that begins with http:// or https://")
    api_key: SecretStr | None = Field(None, description="the provider's key in quotes")
    model_timeout: Annotated[int, Field(strict=True, ge=1, le=600)] = Field(
        60, description="a whole number of seconds from 1 to 600"
    )
    house: House = Field(default_factory=House, description="a table [house]")

    @property
    def store_place(self) -> str | Path:
        """What `open_store` takes: the database's URL where one is set, else the file in the data folder."""
        return self.database_url.get_secret_value() if self.database_url else self.data_dir / DATABASE_NAME

    @classmethod
    def read(cls, environ: Mapping[str, str], folder: Path, explicit: Mapping[str, object] | None = None) -> Self:
        """Read `okr-coach.toml` in `folder`, then `environ`, then `explicit`; the later beats the earlier.

        An empty variable and an explicit null count as not said. Paths are taken from `folder`, `~` from `environ`.
        Only where nobody names a data folder is the platform asked for it. Raises `SettingsError` for an unknown key
        or a bad value, also one that something stronger would have beaten.
        """
        heard: dict[str, Any] = {}
        house: dict[str, Any] = {}
        for origin, layer in (
            (str(folder / FILE_NAME), _file(folder / FILE_NAME)),
            ("environment", _environment(environ)),
            ("argument", {key: value for key, value in (explicit or {}).items() if value is not None}),
        ):
            layer = _with_paths(layer, folder, environ)
            _check(cls, layer, origin)
            rules: Any = layer.pop("house", {})
            house.update(rules.model_dump(exclude_unset=True) if isinstance(rules, House) else rules)
            heard |= layer
        if "data_dir" not in heard:
            heard["data_dir"] = _platform_folder()
        return cls.model_validate({**heard, "house": house})


def _platform_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("okr-coach", appauthor=False)


def _file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read ({error.strerror}); mend its rights or move it away") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not TOML: {error}. A line reads: key = value, with texts in quotes") from error


def _environment(environ: Mapping[str, str]) -> dict[str, Any]:
    said: dict[str, Any] = {key: environ[name].strip() for name, key in ENVIRONMENT.items() if name in environ}
    return {key: value for key, value in said.items() if value}


def _with_paths(layer: Mapping[str, Any], folder: Path, environ: Mapping[str, str]) -> dict[str, Any]:
    layer = dict(layer)
    if isinstance(layer.get("data_dir"), (str, Path)):
        layer["data_dir"] = _path(layer["data_dir"], folder, environ)
    folders = layer.get("knowledge")
    if isinstance(folders, str):
        folders = [part for part in folders.split(os.pathsep) if part]
    if isinstance(folders, (list, tuple)):
        layer["knowledge"] = tuple(
            _path(each, folder, environ) if isinstance(each, (str, Path)) else each for each in folders
        )
    return layer


def _path(value: str | Path, folder: Path, environ: Mapping[str, str]) -> Path:
    path = Path(value)
    home = environ.get("HOME") or environ.get("USERPROFILE")
    if home and path.parts[:1] == ("~",):
        path = Path(home, *path.parts[1:])
    return folder / path


def _check(settings: type[Settings], layer: Mapping[str, Any], origin: str) -> None:
    try:
        settings.model_validate({"data_dir": Path(), **layer})
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False)
        raise SettingsError("; ".join(_fault(fault["loc"], fault, origin) for fault in faults)) from None


def _fault(place: tuple[int | str, ...], fault: Mapping[str, Any], origin: str) -> str:
    key = str(place[0])
    in_house = key == "house" and len(place) > 1
    if in_house:
        key = str(place[1])
    fields = (House if in_house else Settings).model_fields
    shown = f"house.{key}" if in_house else key
    if origin == "environment":
        shown = next(name for name, field in ENVIRONMENT.items() if field == key)
    if fault["type"] == "extra_forbidden":
        return f"{origin}: unknown key {shown!r}; {_known(key, fields, in_house)}"
    value = "the value" if key in _SECRET else repr(fault["input"])[:80]
    return f"{origin}: {value} cannot stand for {shown}; allowed: {fields[key].description}"


def _known(key: str, fields: Mapping[str, object], in_house: bool) -> str:
    elsewhere = (Settings if in_house else House).model_fields
    if key in elsewhere:
        return "it belongs above [house]" if in_house else "it belongs under [house]"
    return "".join(_guess(key, fields)) + "known: " + ", ".join(fields)


def _guess(key: str, fields: Mapping[str, object]) -> Iterator[str]:
    for near in get_close_matches(key, list(fields), n=1):
        yield f"did you mean {near!r}? "
