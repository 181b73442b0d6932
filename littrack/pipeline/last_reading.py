"""The last reading of a watched article, which stands while the article cannot be read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from littrack.cache import Cache
from littrack.cache.decoding import built
from littrack.model import Article, UnreadArticle
from littrack.model.wording import moment_in_words

_KIND, _VERSION = "last reading of an article", "1"


def keep(cache: Cache, home: Path, articles: Iterable[Article]) -> None:
    """Keep what was read of watched articles, in place of what was read before."""
    values = {_key(home, a.source): _written(a) for a in articles}
    cache.keep_memo(_KIND, values, _VERSION)


def standing(
    cache: Cache, home: Path, unread: Sequence[UnreadArticle]
) -> tuple[list[Article], list[UnreadArticle]]:
    """Give the last readings of articles that cannot be read, and the articles with their day."""
    keys = [_key(home, each.source) for each in unread]
    kept = cache.memo(_KIND, keys, version=_VERSION)
    found, dated = [], []
    for key, each in zip(keys, unread, strict=True):
        article = _read(kept[key]) if key in kept else None
        if article:  # it may have been read where the workspace lay before
            found.append(replace(article, source=each.source))
        dated.append(UnreadArticle(each.source, each.why, article.read if article else None))
    return found, dated


def sentence(unread: UnreadArticle) -> str:
    """Say which article could not be read, and which reading stands instead."""
    if unread.stands is None:
        return unread.why
    return f"{unread.why} Its last reading, of {moment_in_words(unread.stands)}, stands."


def _key(home: Path, source: str) -> str:
    """Name an article as the topic does, so that a workspace can be moved."""
    path = Path(source)
    return path.relative_to(home).as_posix() if path.is_relative_to(home) else source


def _written(article: Article) -> bytes:
    return json.dumps(asdict(article), ensure_ascii=False, default=str).encode()


def _read(data: bytes) -> Article | None:
    try:
        return built(Article, json.loads(data))
    except (ValueError, TypeError, KeyError):
        return None  # another version's: what cannot be read any more does not stand
