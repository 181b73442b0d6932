"""Finding records for a claim: `python -m benchmarks.search [--records N]`.

Claims of SciFact's dev set (where ../shared has it), each searched in SciFact's abstracts among N
real records of PubMed; past those there are, under new PMIDs, the first half of one record with the
second half of another. CPU milliseconds a claim, nDCG@10 and recall@100; `ready_s` is what it takes
to open or build the index, read records given.
"""

from __future__ import annotations

import argparse
import math
import pickle
import re
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import corpora
from benchmarks._bench import Rival, compete, served
from benchmarks.store import _FTS, _INDEX, _TABLE, _place
from littrack import pubmed
from littrack.cache import Cache, fts_index
from littrack.concepts import Lexicon
from littrack.corpus import question
from littrack.corpus import shard as shards
from littrack.model import Pmid, Record, Section
from littrack.retrieve import Index

Words = tuple[int, str, str, str, str]
Work = Callable[[], dict[str, Any]]
Ask = Callable[[str], list[int]]

_RIVALS = ("index", "shard", "store", "fts5", "tantivy", "bm25s")
_FIRST = 10**9  # ids of the real records, past SciFact's


def main() -> None:
    """Race the ways to find abstracts."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--records", type=int, default=30_000)
    options.add_argument("--rounds", type=int, default=1)
    options.add_argument("--only", nargs="+", default=_RIVALS, choices=_RIVALS)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "rows.pickle"
        place.write_bytes(pickle.dumps(_made(asked.records)))
        rivals = [rival for rival in _rivals(str(place)) if rival.function in asked.only]
        compete(f"search {asked.records}: a claim against abstracts", rivals, asked.rounds)


def _rivals(place: str) -> list[Rival]:
    mine, args = "benchmarks.search", (place,)
    return [
        Rival("littrack: what a check asks (words)", mine, "index", args),
        Rival("littrack: a corpus's shard", mine, "shard", args, "tantivy"),
        Rival("littrack: the store, rarest words", mine, "store", args),
        Rival("FTS5, any of all words", mine, "fts5", args),
        Rival("tantivy, two fields as in its manual", mine, "tantivy", args, "tantivy"),
        Rival("bm25s", mine, "bm25s", args, "bm25s"),
    ]


def index(place: str) -> Work:
    """Ask the index that `check` makes of a topic's records, without the model of meaning."""
    records = [
        Record(Pmid(str(number)), title, abstract=tuple(Section(text) for text in others))
        for number, title, *others in _rows(place)
    ]
    started = time.process_time()
    made = Index(records, Lexicon())
    ready = time.process_time() - started

    def ask(claim: str) -> list[int]:
        found = made.candidates(corpora.claim(claim), 100)
        return [int(candidate.record.key) for candidate in found]

    return _measured(ask, ready)


def shard(place: str) -> Work:
    """Ask a full-text shard as a partition of a corpus has it."""
    folder = _place().with_name("words")
    started = time.process_time()
    writer = shards.Writer(folder)
    rows = _rows(place)
    for row, (_, title, *others) in enumerate(rows):
        writer.add(row, title, others)
    writer.close()
    ready = time.process_time() - started
    opened = shards.Shard(folder)

    def ask(claim: str) -> list[int]:
        asked = question(claim)
        rarity = {stem: shards.idf(len(opened), opened.frequency(stem)) for stem in asked}
        return [rows[row][0] for _, row in opened.top(asked, rarity, 100)]

    return _measured(ask, ready)


def store(place: str) -> Work:
    """Ask the store, which looks up the rarest words only once it is large."""
    cache = Cache(_place())
    db = cache._db  # noqa: SLF001 - rows of SciFact have no XML to be stored as
    _fill(db, place)
    press = cache._codec.current  # noqa: SLF001
    db.execute(
        "INSERT INTO record (pmid, added, fetched, hash, dictionary, served) "
        "SELECT id, '', '', x'00', ?, x'00' FROM document",
        (press,),
    )
    return _measured(lambda claim: [int(hit.key) for hit in cache.match_any(_asked(claim), 100)])


def fts5(place: str) -> Work:
    """Ask FTS5 for any of the claim's words."""
    db = sqlite3.connect(_place(), isolation_level=None)
    db.execute(_TABLE)
    db.execute(_FTS)
    _fill(db, place)
    sql = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, 2, 1, 1.5, 1) LIMIT 100"

    def ask(claim: str) -> list[int]:
        return [row[0] for row in db.execute(sql, (" OR ".join(f'"{w}"' for w in _asked(claim)),))]

    return _measured(ask)


def tantivy(place: str) -> Work:
    """Ask tantivy, English stems, the same weights."""
    import tantivy as engine

    builder = engine.SchemaBuilder()
    builder.add_integer_field("id", stored=True)
    for name in ("title", "text"):
        builder.add_text_field(name, tokenizer_name="en_stem")
    index = engine.Index(builder.build())
    writer = index.writer(200_000_000, 1)
    for number, title, *others in _rows(place):
        writer.add_document(engine.Document(id=number, title=title, text="\n".join(others)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(claim: str) -> list[int]:
        words = " ".join(_asked(claim))
        query = index.parse_query(words, ["title", "text"], field_boosts={"title": 2.0})
        return [searcher.doc(at)["id"][0] for _, at in searcher.search(query, 100).hits]

    return _measured(ask)


def bm25s(place: str) -> Work:
    """Ask bm25s, as its manual shows."""
    import bm25s as engine

    rows = _rows(place)
    ranker = engine.BM25()
    ranker.index(engine.tokenize([" ".join(row[1:]) for row in rows], show_progress=False))

    def ask(claim: str) -> list[int]:
        asked = engine.tokenize(claim, show_progress=False)
        found, _ = ranker.retrieve(asked, k=100, show_progress=False)
        return [rows[place][0] for place in found[0]]

    return _measured(ask)


def _fill(db: sqlite3.Connection, place: str) -> None:
    rows = _rows(place)
    db.execute("BEGIN")
    db.executemany("INSERT INTO document VALUES (?, ?, ?, ?, ?)", rows)
    db.executemany(_INDEX, rows)
    db.execute("COMMIT")


def _rows(place: str) -> list[Words]:
    rows: list[Words] = pickle.loads(Path(place).read_bytes())  # noqa: S301 - our own, of a minute ago
    return rows


def _made(count: int) -> list[Words]:
    """Read the records once for all."""
    scifact = corpora.rows(corpora.home() / "scifact" / "corpus.jsonl")
    rows: list[Words] = [
        (int(d["doc_id"]), d["title"], "\n".join(d["abstract"]), "", "") for d in scifact
    ]
    real = [fts_index.words(pubmed.parse(x)) for x in served(min(count, 50_000)).values()]
    told = [words for words in real if words[1]]
    more = max(0, count - len(rows))
    return rows + [(_FIRST + i, *_mixed(told, i)) for i in range(more)]


def _mixed(told: list[tuple[str, str, str, str]], number: int) -> tuple[str, str, str, str]:
    """Give a record as it is, then, past the last, its first half with another's second half."""
    turn, place = divmod(number, len(told))
    one, other = told[place], told[(place + 7919 * turn) % len(told)]
    if not turn:
        return one
    halves = one[1][: len(one[1]) // 2], other[1][len(other[1]) // 2 :]
    return one[0], " ".join(halves), one[2], other[3]


def _asked(claim: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"[^\W_]+", claim.lower())))


def _measured(ask: Ask, ready: float = 0.0) -> Work:
    folder = corpora.home() / "scifact"
    claims = {row["id"]: row["claim"] for row in corpora.rows(folder / "claims_dev.jsonl")}
    wanted = _wanted((folder / "beir_qrels" / "test.tsv").read_text().splitlines()[1:])

    def work() -> dict[str, Any]:
        started = time.process_time()
        found = {number: ask(claims[number]) for number in wanted}
        spent = time.process_time() - started
        scores = [_ndcg(found[number], right) for number, right in wanted.items()]
        reached = [len(right & set(found[n])) / len(right) for n, right in wanted.items()]
        return {
            "ms_a_claim": round(1000 * spent / len(wanted), 3),
            "ndcg10": round(sum(scores) / len(scores), 4),
            "recall100": round(sum(reached) / len(reached), 4),
            "ready_s": round(ready, 2),
        }

    return work


def _wanted(lines: list[str]) -> dict[int, set[int]]:
    wanted: dict[int, set[int]] = {}
    for line in lines:
        claim, document, grade = line.split("\t")
        if int(grade) > 0:
            wanted.setdefault(int(claim), set()).add(int(document))
    return wanted


def _ndcg(found: list[int], right: set[int]) -> float:
    gained = sum(1 / math.log2(i + 2) for i, n in enumerate(found[:10]) if n in right)
    return gained / sum(1 / math.log2(i + 2) for i in range(min(10, len(right))))


if __name__ == "__main__":
    main()
