"""Where in its file a passage of an article stands, and what the article says of itself."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from littrack.model import Article, Block, Place


def block_at(article: Article, offset: int) -> Block | None:
    """The block in which a character of an article stands."""
    at = bisect_right(article.blocks, offset, key=lambda block: block.start) - 1
    return article.blocks[at] if at >= 0 else None


def located(place: Place, article: Article | None) -> dict[str, Any]:
    """A place by its offsets; with its page or paragraph where the article's file has such."""
    offsets = {"article": place.article, "start": place.start, "end": place.end}
    block = block_at(article, place.start) if article else None
    where = {"page": block.page, "paragraph": block.paragraph} if block else {}
    return offsets | {name: number for name, number in where.items() if number}


def whereabouts(article: Article, offset: int) -> str:
    """The page (PDF) or the paragraph (Word) of a character: "page 3"; empty without one."""
    block = block_at(article, offset)
    if block is None:
        return ""
    if block.page:
        return f"page {block.page}"
    return f"paragraph {block.paragraph}" if block.paragraph else ""


def imprint(article: Article) -> str:
    """Who wrote an article, who published it and when, as it says itself."""
    published = f"published {article.published.isoformat()}" if article.published else ""
    by = f"by {article.author}" if article.author else ""
    return ", ".join(part for part in (by, article.publisher, published) if part)
