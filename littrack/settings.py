"""Where the workspace is and how NCBI is spoken to: options over environment over littrack.toml."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from littrack.model import SettingsError

EUTILS_URL = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
FILE = "littrack.toml"

_ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]{2,}")

# What each setting is called in the environment, first found wins.
_ENVIRONMENT = {
    "eutils_url": ("LITTRACK_EUTILS_URL",),
    "api_key": ("NCBI_API_KEY", "ENTREZ_KEY"),
    "email": ("NCBI_EMAIL", "ENTREZ_EMAIL", "EMAIL"),
}

# The small trunk alone, or the large one reading the likeliest records again.
_READERS = ("large", "small")

# What the claims of an extractor do to those of the reader.
_MODES = ("add", "replace")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible service a person has chosen to ask; off while `url` is empty.

    `mode` of an extractor: "add" its claims to littrack's own, or "replace" those.
    """

    url: str = ""
    model: str = ""
    api_key: str = field(default="", repr=False)
    mode: str = "add"


@dataclass(frozen=True, slots=True)
class ModelSource:
    """Where a larger model is, and what its files must be: `sha256` by the file's name."""

    url: str = ""
    revision: str = ""
    sha256: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be set. `home` is the workspace: the folder with queries/ and cache/."""

    home: Path
    eutils_url: str = EUTILS_URL
    email: str = ""
    api_key: str = field(default="", repr=False)
    allow_private: bool = False
    overdue_days: int = 8
    extract: Endpoint = Endpoint()
    judge: Endpoint = Endpoint()
    nli_model: str = ""
    reader: str = "large"
    models: Mapping[str, ModelSource] = field(default_factory=dict)

    @property
    def is_workspace(self) -> bool:
        """Whether the folder was made one, by `littrack init` or by hand."""
        return self.queries.is_dir() or (self.home / FILE).is_file() or self.database.exists()

    def require_workspace(self, so: str, otherwise: str = "") -> None:
        """Raise `SettingsError` where the folder is no workspace: a command makes none of it."""
        if not self.is_workspace:
            raise SettingsError(
                f"{self.home} is no littrack workspace (no queries/, no littrack.toml), so {so}."
                f" Make one: littrack init DIR; name it: -C DIR.{otherwise}"
            )

    @property
    def queries(self) -> Path:
        """The folder of topic files."""
        return self.home / "queries"

    @property
    def cache(self) -> Path:
        """The folder of what was fetched."""
        return self.home / "cache"

    @property
    def database(self) -> Path:
        """The store."""
        return self.cache / "littrack.db"

    @property
    def reports(self) -> Path:
        """Where reports go by default."""
        return self.home / "report"


def load(
    home: Path | None, environ: Mapping[str, str], user_folder: Path | None = None
) -> Settings:
    """Read the settings of a workspace (`home`, else LITTRACK_HOME, else the current folder)."""
    place = (home or Path(environ.get("LITTRACK_HOME") or ".")).expanduser().absolute()
    if not place.is_dir():
        raise SettingsError(f"The workspace {place} is not a folder; make one: littrack init DIR")
    written = _file(place / FILE) or (_file(user_folder / FILE) if user_folder else {})
    chosen = Settings(place, **(written | _from_environment(environ)))
    _refuse_files(chosen.queries, chosen.cache)
    if chosen.email and not _ADDRESS.fullmatch(chosen.email):
        where = next(
            (key for key in _ENVIRONMENT["email"] if environ.get(key, "").strip() == chosen.email),
            FILE,
        )
        raise SettingsError(
            f"{where} is {chosen.email!r}, which is no e-mail address; NCBI asks for one of yours,"
            " as you@example.org"
        )
    return chosen


def _refuse_files(*folders: Path) -> None:
    """Refuse a file where a folder belongs: it would be taken for one that is not there yet."""
    for folder in folders:
        if folder.exists() and not folder.is_dir():
            raise SettingsError(f"{folder} is a file where a folder belongs; move it away.")


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    return {
        name: environ[key].strip()
        for name, keys in _ENVIRONMENT.items()
        for key in reversed(keys)
        if _usable(key, environ.get(key, "").strip())
    }


def _usable(key: str, value: str) -> bool:
    """EMAIL is everybody's variable: what is no address in it was not meant for NCBI."""
    return bool(value) and (key != "EMAIL" or bool(_ADDRESS.fullmatch(value)))


_KINDS: dict[type, str] = {str: "text in quotes", bool: "true or false", int: "a whole number"}


def _file(path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise SettingsError(
            f"{path} is not UTF-8 text (byte {error.start}); save it as UTF-8."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} is not valid TOML: {error}") from error
    return {key: _value(path, key, value) for key, value in table.items()}


def _value(path: Path, key: str, value: object) -> object:
    kinds = {f.name: f.type for f in fields(Settings) if f.name != "home"}
    if key not in kinds:
        near = difflib.get_close_matches(key, kinds, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(kinds)}"
        raise SettingsError(f"{path} sets {key!r}, which is no setting{hint}")
    kind = kinds[key]
    if kind == "Endpoint":
        return _endpoint(path, key, value)
    if key == "models":
        return _models(path, value)
    expected: type = {"str": str, "bool": bool, "int": int}[str(kind)]
    if type(value) is not expected:
        raise SettingsError(f"{path}: {key} must be {_KINDS[expected]}, not {value!r}")
    if key == "reader" and value not in _READERS:
        raise SettingsError(f"{path}: reader is one of {', '.join(_READERS)}, not {value!r}")
    return value


def _models(path: Path, value: object) -> dict[str, ModelSource]:
    entries: dict[str, Any] = value if isinstance(value, dict) else {"": value}
    for name, entry in entries.items():
        if not isinstance(entry, dict) or not set(entry) <= {"url", "revision", "sha256"}:
            raise SettingsError(f"{path}: [models.{name}] takes url, revision and sha256, no more")
        if not isinstance(entry.get("sha256", {}), dict):
            raise SettingsError(
                f'{path}: sha256 of [models.{name}] is a table: {{"model.onnx" = "..."}}'
            )
    return {
        name: ModelSource(
            str(entry.get("url", "")),
            str(entry.get("revision", "")),
            {str(f): str(h).lower() for f, h in entry.get("sha256", {}).items()},
        )
        for name, entry in entries.items()
    }


def _endpoint(path: Path, key: str, value: object) -> Endpoint:
    named = ["endpoint", "model", "api_key", *["mode"] * (key == "extract")]
    if not isinstance(value, dict) or not set(value) <= {*named, "url"}:
        told = f"{', '.join(named[:-1])} and {named[-1]}"
        raise SettingsError(f"{path}: [{key}] takes {told}, and no more")
    if value.get("mode", "add") not in _MODES:
        raise SettingsError(f"{path}: mode of [{key}] is one of {', '.join(_MODES)}")
    return Endpoint(
        str(value.get("endpoint", value.get("url", ""))),
        str(value.get("model", "")),
        str(value.get("api_key", "")),
        str(value.get("mode", "add")),
    )
