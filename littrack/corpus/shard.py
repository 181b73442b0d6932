"""The full-text shard of a partition: BM25 over stemmed words, titles counting double."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from littrack.corpus.extra import tantivy

if TYPE_CHECKING:
    import tantivy as tantivy_types

_TITLE = 2
_LONGEST_WORD = 60
# One segment holds a whole file of PubMed: scores and ties never depend on the order of threads.
_HEAP = 384 << 20
_ANALYZER = "littrack"


@lru_cache(maxsize=1)
def _analyzer() -> tantivy_types.TextAnalyzer:
    library = tantivy()
    step = library.Filter
    return (
        library.TextAnalyzerBuilder(library.Tokenizer.simple())
        .filter(step.remove_long(_LONGEST_WORD))
        .filter(step.lowercase())
        .filter(step.ascii_fold())
        .filter(step.stopword("english"))
        .filter(step.stemmer("english"))
        .build()
    )


def stems(text: str) -> list[str]:
    """List the stems of a text as the shards know them."""
    found: list[str] = _analyzer().analyze(text)
    return found


@lru_cache(maxsize=1)
def _schema() -> tantivy_types.Schema:
    builder = tantivy().SchemaBuilder()
    builder.add_text_field("words", tokenizer_name=_ANALYZER, index_option="freq")
    builder.add_unsigned_field("row", fast=True)
    return builder.build()


class Writer:
    """Takes a partition's records in the order of their rows."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        index = tantivy().Index(_schema(), path=str(folder))
        index.register_tokenizer(_ANALYZER, _analyzer())
        self._writer = index.writer(_HEAP, 1)

    def add(self, row: int, title: str, passages: Sequence[str]) -> None:
        """Take in one record."""
        document = tantivy().Document()
        for text in (*[title] * _TITLE, *passages):
            document.add_text("words", text)
        document.add_unsigned("row", row)
        self._writer.add_document(document)

    def close(self) -> None:
        """Write what was taken in."""
        self._writer.commit()
        self._writer.wait_merging_threads()


class Shard:
    """A partition's words, open for reading."""

    def __init__(self, folder: Path) -> None:
        index = tantivy().Index.open(str(folder))
        index.register_tokenizer(_ANALYZER, _analyzer())
        self._searcher = index.searcher()

    def __len__(self) -> int:
        """Count the rows."""
        return int(self._searcher.num_docs)

    def frequency(self, stem: str) -> int:
        """Count the rows that hold a stem."""
        return int(self._searcher.doc_freq("words", stem))

    def top(
        self, weights: Mapping[str, float], rarity: Mapping[str, float], limit: int
    ) -> list[tuple[float, int]]:
        """List (score, row) of the best rows, best first.

        `rarity` is each stem's inverse document frequency in the whole corpus: the shard's own is
        divided out, so that the scores of all shards can be merged.
        """
        query = self._query(weights, rarity)
        if query is None:
            return []
        hits = self._searcher.search(query, limit, count=False).hits
        rows = self._searcher.fast_field_values("row", [address for _, address in hits])
        return [(float(score), int(row or 0)) for (score, _), row in zip(hits, rows, strict=True)]

    def _query(
        self, weights: Mapping[str, float], rarity: Mapping[str, float]
    ) -> tantivy_types.Query | None:
        library = tantivy()
        clauses = []
        for stem, weight in weights.items():
            if holders := self.frequency(stem):
                boost = weight * rarity[stem] / idf(len(self), holders)
                term = library.Query.term_query(_schema(), "words", stem, "freq")
                clauses.append((library.Occur.Should, library.Query.boost_query(term, boost)))
        return library.Query.boolean_query(clauses) if clauses else None


def idf(rows: int, holders: int) -> float:
    """Weigh a stem by how few rows hold it, as tantivy (and Lucene) does."""
    return math.log(1 + (rows - holders + 0.5) / (holders + 0.5))
