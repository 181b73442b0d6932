"""Why a search of the records at hand found nothing, and what is near."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence

from littrack.cache import Cache
from littrack.model.wording import counted

_NEAR = 75  # of 100, by rapidfuzz: how alike a word is to be called near
_SHOWN = 3
_COLUMNS = {"author": "authors", "first author": "authors", "last author": "authors",
            "journal": "journal", "type": "types"}  # fmt: skip
_LOOKED_UP = {"pmid", "doi", "pmcid"}


def hints(cache: Cache, words: str) -> Iterator[str]:
    """Say of each part of a search how many records hold it, and what is near one none holds."""
    parts = cache.parts(words)
    for kind, value, count in parts:
        if not count:
            yield from _missing(cache, kind, value)
    if parts and all(count for _, _, count in parts) and len(parts) > 1:
        held = ", ".join(f"{_shown(kind, value)} {count:,}" for kind, value, count in parts)
        yield f"Each part is held by some record, and none holds all that was asked: {held}."


def _missing(cache: Cache, kind: str, value: str) -> Iterator[str]:
    shown = _shown(kind, value)
    if kind in _LOOKED_UP:
        yield f"No record at hand has the {kind} {value}{_to_fetch(kind, value)}"
        return
    if kind:
        near = _alike(value, cache.known_values(_COLUMNS[kind])) if kind in _COLUMNS else []
        yield f"No record at hand has {shown}{_meant(near)}"
        return
    word = re.sub(r"[{][^}]*[}] : ", "", value).strip('"*')
    near = _words(cache, word)
    yield f"No record at hand has the word {word}{_meant(near)}"
    if word.isdecimal():
        yield f"{word} is no PMID at hand; to fetch it: littrack import {word}"
    elif count := sum(n for *_, n in cache.parts(f'author:"{word}"')):
        asked = shlex.quote(f"{word}[au]")
        yield f"An author is called so in {counted(count, 'record')}: littrack search {asked}"


def _to_fetch(kind: str, value: str) -> str:
    return f"; to fetch it: littrack import {value}" if kind == "pmid" else "."


def _shown(kind: str, value: str) -> str:
    return f"{kind} {value!r}" if kind else re.sub(r"[{][^}]*[}] : ", "", value)


def _meant(near: Sequence[str]) -> str:
    return f"; did you mean {' or '.join(near)}?" if near else "."


def _alike(value: str, known: Sequence[str]) -> list[str]:
    from rapidfuzz import fuzz, process

    found = process.extract(
        value.lower(), known, scorer=fuzz.ratio, limit=_SHOWN, score_cutoff=_NEAR
    )
    return [name for name, _, _ in found]


def _words(cache: Cache, word: str) -> list[str]:
    """Words of the index that are near, as a record writes them."""
    if " " in word or not word.isalpha():
        return []
    near = _alike(word, cache.stems_like(word))
    return [cache.written(stem) for stem in near]
