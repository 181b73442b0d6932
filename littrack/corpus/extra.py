"""The libraries of the optional extra `scale`, or one sentence saying how to get them."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import Any

from littrack.model import CorpusError


@lru_cache
def library(name: str) -> Any:
    """Give a library of the extra; raise `CorpusError` with the command that installs it."""
    try:
        return import_module(name)
    except ImportError as error:
        raise CorpusError(
            f"A corpus needs the package {name!r}: pip install 'littrack[scale]'"
        ) from error


def tantivy() -> Any:
    """Give the full-text engine."""
    return library("tantivy")


def distributed() -> Any:
    """Give Dask's scheduler."""
    return library("distributed")
