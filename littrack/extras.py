"""Libraries of the optional extras: given when they are installed, else one sentence how to."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from littrack.model import SettingsError


def library(name: str, extra: str) -> Any:
    """Give a library; raise `SettingsError` with the command that installs it."""
    try:
        return import_module(name)
    except ImportError as error:
        raise SettingsError(
            f"This needs {name}, which is not installed: pip install 'littrack[{extra}]'"
        ) from error
