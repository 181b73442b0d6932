"""The last reading of a watched article, which stands while the article cannot be read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from textwrap import shorten

from littrack.articles.source import is_url
from littrack.cache import Cache
from littrack.cache.decoding import built
from littrack.model import Article, UnreadArticle
from littrack.model.wording import moment_in_words

_KIND, _VERSION = "last reading of an article", "1"


_OTHER = (
    "{} serves another, much shorter text now, “{}”, as a page that is gone does; if the article"
    " was rewritten so, watch it by another address."
)
_TELLING = 5  # words: a shorter line stands on every page of a site


def with_standing(
    cache: Cache, home: Path, found: Sequence[Article], unread: Sequence[UnreadArticle]
) -> tuple[list[Article], list[UnreadArticle]]:
    """Keep what was read of watched articles; where one could not be, its last reading stands.

    A page that is gone is often served with the code of success: another text in its place.
    """
    last = cache.memo(_KIND, [_key(home, a.source) for a in found], version=_VERSION)
    read = {key: _read(data) for key, data in last.items()}
    other = [a for a in found if is_url(a.source) and _is_another(a, read.get(a.source))]
    same = [article for article in found if article not in other]
    keep(cache, home, same)
    gone = (UnreadArticle(a.source, _OTHER.format(a.source, _begin(a.text))) for a in other)
    stood, dated = standing(cache, home, [*unread, *gone])
    return [*same, *stood], dated


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


def _is_another(now: Article, last: Article | None) -> bool:
    """Whether a text is less than half as long as the last and has no longer line of it."""
    if last is None or len(now.text) * 2 > len(last.text):
        return False
    return _lines(now.text).isdisjoint(_lines(last.text))


def _lines(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines() if len(line.split()) >= _TELLING}


def _begin(text: str) -> str:
    return shorten(text, 60, placeholder=" …")


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
