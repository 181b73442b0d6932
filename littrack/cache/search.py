"""Full-text search over what is current."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from functools import cached_property

from littrack.cache import syntax
from littrack.cache.base import Base, translate_errors
from littrack.cache.fts_index import fold
from littrack.cache.values import Hit

# How much more a word counts in a title, in keywords and in headings than in an abstract.
_WEIGHTS = "2.0, 1.0, 1.5, 1.0"
# Up to this many records every word of a claim is looked up; past it only the rarest, because
# FTS5 reads the whole list of each word twice. Measured on SciFact's claims among 30,183 records:
# nDCG@10 0.631 with all words, 0.616 with the eight rarest in a third of the time.
_SMALL = 10_000
_RAREST = 8


class Search(Base):
    """The part of the store that finds records by their words."""

    @translate_errors
    def search(
        self, words: str, *, since: int | None = None, until: int | None = None, limit: int = 20
    ) -> list[Hit]:
        """Find what matches a search as people type it, the best first."""
        return self._match(syntax.translate(words), since, until, limit)

    @translate_errors
    def match_any(self, words: Sequence[str], limit: int = 50) -> list[Hit]:
        """Find what shares words with a text, the best first; the rarest words in a large store."""
        distinct = list(dict.fromkeys(fold(word).lower() for word in words if word.strip()))
        if self._indexed > _SMALL:
            distinct = self._rarest(distinct)
        return self._match(syntax.any_of(distinct), None, None, limit) if distinct else []

    @translate_errors
    def holding(self, words: Sequence[str], *, rarest: int = 5, limit: int = 50) -> list[int]:
        """Find records that hold all of a text's rarest words, in no order; words nobody has count
        for nothing.
        """
        distinct = list(dict.fromkeys(fold(word).lower() for word in words if word.strip()))
        asked = self._rarest(distinct)[:rarest]
        if not asked:
            return []
        every = " AND ".join('"' + word.replace('"', "") + '"' for word in asked)
        rows = self._db.execute(
            "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?", (every, limit)
        )
        return [row for (row,) in rows if row > 0]

    @translate_errors
    def texts(self, keys: Sequence[int]) -> dict[int, tuple[str, str]]:
        """Read the titles and the abstracts of records as the index has them, a line each."""
        marks = ",".join("?" * len(keys))
        sql = f"SELECT id, title, abstract FROM document WHERE id IN ({marks})"  # noqa: S608
        return {key: (title, abstract) for key, title, abstract in self._db.execute(sql, keys)}

    @cached_property
    def _indexed(self) -> int:
        (count,) = self._db.execute("SELECT count(*) FROM document").fetchone()
        return int(count)

    @cached_property
    def _frequencies(self) -> dict[str, int]:
        """How many records hold a stem, as far as it was asked."""
        return {}

    def _rarest(self, words: Sequence[str]) -> list[str]:
        known = self._frequencies
        stems = _stems(words)
        for stem in set(stems.values()) - known.keys():
            row = self._db.execute("SELECT doc FROM vocabulary WHERE term = ?", (stem,)).fetchone()
            known[stem] = row[0] if row else 0
        held = [word for word in words if known.get(stems.get(word, ""), 0)]
        return sorted(held, key=lambda word: known[stems[word]])[:_RAREST]

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


def _stems(words: Sequence[str]) -> dict[str, str]:
    """Tell how the index writes each word, by asking an index of its kind."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.execute(
            "CREATE VIRTUAL TABLE t USING fts5 (w, "
            "tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        db.execute("CREATE VIRTUAL TABLE v USING fts5vocab (t, instance)")
        db.executemany("INSERT INTO t (rowid, w) VALUES (?, ?)", enumerate(words))
        return {words[row]: term for row, term in db.execute("SELECT doc, term FROM v")}
