"""Full-text search over what is current."""

from __future__ import annotations

from littrack.cache import syntax
from littrack.cache.base import Base, told
from littrack.cache.values import Hit

# How much more a word counts in a title, in keywords and in headings than in an abstract.
_WEIGHTS = "2.0, 1.0, 1.5, 1.0"


class Search(Base):
    """The part of the store that finds records by their words."""

    @told
    def search(
        self, words: str, *, since: int | None = None, until: int | None = None, limit: int = 20
    ) -> list[Hit]:
        """Find what matches a search as people type it, the best first."""
        return self._match(syntax.translate(words), since, until, limit)

    @told
    def match_any(self, words: list[str], limit: int = 50) -> list[Hit]:
        """Find what shares words with a text, the best first."""
        return self._match(syntax.any_of(words), None, None, limit) if words else []

    def _match(
        self, expression: str, since: int | None, until: int | None, limit: int
    ) -> list[Hit]:
        rows = self._db.execute(
            _MATCH,
            {
                "match": expression,
                "all": since is None and until is None,
                "since": since or 0,
                "until": until or 9999,
                "limit": limit,
            },
        )
        return [Hit(str(key), rank, str(stamp)) for key, rank, stamp in rows]


_MATCH = f"""
    SELECT coalesce(r.pmid, d.pmid, d.key), found.score,
           coalesce(hex(substr(r.hash, 1, 6)), length(d.record))
    FROM (
        SELECT rowid, -bm25(words, {_WEIGHTS}) AS score FROM words
        WHERE words MATCH :match AND (:all OR coalesce(
            (SELECT year FROM record WHERE pmid = words.rowid),
            (SELECT year FROM digest WHERE id = words.rowid)) BETWEEN :since AND :until)
        ORDER BY score DESC LIMIT :limit
    ) AS found
    LEFT JOIN record r ON r.pmid = found.rowid
    LEFT JOIN digest d ON d.id = found.rowid
    ORDER BY found.score DESC, found.rowid
"""  # noqa: S608 - the weights are ours
