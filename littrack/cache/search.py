"""Full-text search over what is current."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from functools import cached_property

from littrack.cache import syntax
from littrack.cache.base import translate_errors
from littrack.cache.field_index import FieldIndex
from littrack.cache.fts_index import fold
from littrack.cache.search_fields import Field
from littrack.cache.syntax import Parsed
from littrack.cache.syntax_tree import Node, Text
from littrack.cache.values import Hit

# How much more a word counts in a title, in keywords and in headings than in an abstract.
_WEIGHTS = "2.0, 1.0, 1.5, 1.0"
# Up to this many records every word of a claim is looked up; past it only the rarest, because
# FTS5 reads the whole list of each word twice. Measured on SciFact's claims among 30,183 records:
# nDCG@10 0.631 with all words, 0.616 with the eight rarest in a third of the time.
_SMALL = 10_000
_RAREST = 8


class Search(FieldIndex):
    """The part of the store that finds records by their words."""

    @translate_errors
    def search(
        self, words: str, *, since: int | None = None, until: int | None = None, limit: int = 20
    ) -> list[Hit]:
        """Find what matches a search as people type it, the best first."""
        parsed = syntax.parse(words)
        if isinstance(parsed.node, Text):
            return self._match(parsed.node.expression, since, until, limit)
        self.index_fields()
        return self._among(parsed, since, until, limit)

    def _among(self, parsed: Parsed, since: int | None, until: int | None, limit: int) -> list[Hit]:
        """Find what a search with fields lists, those with its words first."""
        ids, values = _listed(parsed.node)
        words = [part.expression for part in parsed.parts if isinstance(part, Text)]
        match = " OR ".join(f"({expression})" for expression in words) or '""'
        rows = self._db.execute(
            _AMONG.format(ids=ids),
            [*values, since or 0, until or 9999, since is None and until is None, match, limit],
        )
        return [Hit(str(key), rank, str(stamp)) for key, rank, stamp in rows]

    def remarks(self, words: str) -> tuple[str, ...]:
        """Say how a search is taken where that may surprise."""
        return syntax.parse(words).remarks

    def by_identifier(self, words: str) -> bool:
        """Whether a search names records by PMID, DOI or PMCID and by nothing else."""
        parts = syntax.parse(words).parts
        return all(isinstance(p, Field) and p.kind in {"pmid", "doi", "pmcid"} for p in parts)

    @translate_errors
    def parts(self, words: str) -> list[tuple[str, str, int]]:
        """List the parts of a search: the field, the value, how many records hold it."""
        return [
            (part.kind, part.value, self.matching(part))
            if isinstance(part, Field)
            else ("", part.expression, self.matching(part))
            for part in dict.fromkeys(syntax.parse(words).parts)
        ]

    @translate_errors
    def matching(self, part: Text | Field) -> int:
        """Count the records that hold one part of a search."""
        ids, values = _listed(part)
        self.index_fields()
        sql = f"SELECT count(*) FROM document WHERE id IN ({ids})"  # noqa: S608 - ours
        (count,) = self._db.execute(sql, values).fetchone()
        return int(count)

    @translate_errors
    def stems_like(self, word: str) -> list[str]:
        """List the stems of the index that begin as a word does."""
        stem = _stems([fold(word).lower()]).get(fold(word).lower(), word)
        sql = "SELECT term FROM vocabulary WHERE term >= ? AND term < ?"
        rows = self._db.execute(sql, (stem[:1], stem[:1] + "\U0010ffff"))
        return [term for (term,) in rows]

    @translate_errors
    def holds_word(self, word: str) -> bool:
        """Whether a word stands in any record."""
        stem = _stems([fold(word).lower()]).get(fold(word).lower(), "")
        sql = "SELECT EXISTS (SELECT 1 FROM vocabulary WHERE term = ?)"
        return bool(stem and self._db.execute(sql, (stem,)).fetchone()[0])

    @translate_errors
    def written(self, stem: str) -> str:
        """Give a word of the index as a record writes it; the stem where none begins so."""
        sql = "SELECT title || ' ' || abstract FROM document WHERE id IN (SELECT rowid FROM words"
        sql += " WHERE words MATCH ? LIMIT 1)"
        row = self._db.execute(sql, (f'"{stem}"',)).fetchone()
        found = re.search(rf"\b{re.escape(stem)}\w*", row[0].lower()) if row else None
        return found[0] if found else stem

    @translate_errors
    def known_values(self, column: str) -> list[str]:
        """List the values of a field: "authors", "journal" or "types"."""
        self.index_fields()
        rows = self._db.execute(f"SELECT DISTINCT {column} FROM citation_field")  # noqa: S608
        found = (value for (row,) in rows for value in row.strip("|").split("|"))
        return sorted({value.lstrip("^$") for value in found if value})

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
    SELECT coalesce(r.pmid, d.pmid, d.key, found.rowid), found.score,
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


_AMONG = f"""
    WITH ids (id) AS (SELECT id FROM ({{ids}}) INTERSECT SELECT id FROM document)
    SELECT coalesce(r.pmid, d.pmid, d.key, listed.id), coalesce(found.score, 0.0) AS rank,
           coalesce(hex(substr(r.hash, 1, 6)), length(d.record))
    FROM (
        SELECT ids.id FROM ids
        LEFT JOIN record y ON y.pmid = ids.id LEFT JOIN digest z ON z.id = ids.id
        WHERE coalesce(y.year, z.year) BETWEEN ? AND ? OR ?
    ) AS listed
    LEFT JOIN (
        SELECT rowid, -bm25(words, {_WEIGHTS}) AS score FROM words WHERE words MATCH ?
    ) AS found ON found.rowid = listed.id
    LEFT JOIN record r ON r.pmid = listed.id
    LEFT JOIN digest d ON d.id = listed.id
    ORDER BY rank DESC, listed.id DESC LIMIT ?
"""  # noqa: S608 - the weights are ours
_SETS = {"AND": "INTERSECT", "OR": "UNION", "NOT": "EXCEPT"}


def _listed(node: Node) -> tuple[str, list[object]]:
    """Write the statement that lists what a search finds, with its values."""
    if isinstance(node, Text):
        return "SELECT rowid AS id FROM words WHERE words MATCH ?", [node.expression]
    if isinstance(node, Field):
        return node.sql
    left, before = _listed(node.left)
    right, after = _listed(node.right)
    operator = _SETS[node.operator]
    sql = f"SELECT id FROM ({left}) {operator} SELECT id FROM ({right})"  # noqa: S608 - ours
    return sql, [*before, *after]


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
