"""A file compressed with gzip: what is in it is read by what it is."""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import replace

from littrack.articles.draft import Draft
from littrack.articles.raw import LIMIT, Raw
from littrack.model import ArticleError

_DEPTH = 3  # a file packed more often is no page


def recognises(raw: Raw) -> bool:
    """Whether the bytes begin as gzip's do."""
    return raw.data.startswith(b"\x1f\x8b")


def read(raw: Raw) -> Draft:
    """Unpack and read; what unpacks to more than an article may have is an ArticleError."""
    from littrack.articles.readers import draft

    inner = raw
    for _ in range(_DEPTH):
        inner = replace(inner, data=_unpacked(inner))
        if not recognises(inner):
            return draft(replace(inner, name=inner.name.removesuffix(".gz")))
    raise ArticleError(f"{raw.name} is compressed several times over: unpack it first.")


def _unpacked(raw: Raw) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw.data)) as packed:
            data = packed.read(LIMIT + 1)
    except (OSError, EOFError, zlib.error) as why:
        raise ArticleError(f"{raw.name} is a damaged gzip file: save the page anew.") from why
    if len(data) > LIMIT:
        raise ArticleError(
            f"{raw.name} unpacks to more than {LIMIT // 1_000_000} MB: save its text to a file."
        )
    return data
