"""The law of the store: whatever comes and goes, in any order, it holds the newest of each."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from littrack.cache import Cache
from littrack.model import ChangeKind, Digest, Pmid, Record

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
GONE = (ChangeKind.DELETED, ChangeKind.MERGED, ChangeKind.UNAVAILABLE)

pmids = st.integers(1, 4)
came = st.tuples(st.just("store"), pmids, st.integers(1, 3))
went = st.tuples(st.just("mark"), pmids, st.sampled_from(GONE))
digest = st.tuples(st.just("digest"), pmids, st.none())


def xml(pmid: int, revision: int) -> bytes:
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{pmid}</PMID><DateRevised><Year>2024</Year>"
        f"<Month>01</Month><Day>0{revision}</Day></DateRevised><Article><ArticleTitle>"
        f"Naproxen revision{revision}</ArticleTitle></Article></MedlineCitation></PubmedArticle>"
    ).encode()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(came, came, went, digest), max_size=14))
def test_whatever_comes_and_goes_the_newest_of_each_is_held(steps: list) -> None:
    newest: dict[int, int] = {}
    current: set[int] = set()
    digests: set[int] = set()
    with tempfile.TemporaryDirectory() as folder, Cache(Path(folder) / "s.db") as store:
        for hour, (kind, pmid, what) in enumerate(steps):
            at = NOON + timedelta(hours=hour)
            if kind == "store":
                store.store({Pmid(str(pmid)): xml(pmid, what)}, at=at)
                # An older copy of a record that is gone does not bring it back.
                if what >= newest.get(pmid, 0):
                    current.add(pmid)
                newest[pmid] = max(what, newest.get(pmid, 0))
            elif kind == "mark":
                store.mark({Pmid(str(pmid)): what}, at=at)
                current.discard(pmid)
            else:
                own = Digest(f"d{pmid}", "helps")
                store.put_digests([Record(Pmid(str(pmid)), "Digest naproxen", digest=own)])
                digests.add(pmid)
        held = {int(r.key): r.title for r in store.records() if not r.digest}
        assert held == {p: f"Naproxen revision{newest[p]}" for p in current}
        shown = {int(r.key) for r in store.records() if r.digest}
        assert shown == digests - current
        assert {int(hit.key) for hit in store.search("naproxen")} == current | digests
        assert store.integrity() == []
        again = {Pmid(str(p)): xml(p, newest[p]) for p in current}
        assert store.store(again, at=NOON + timedelta(days=9)) == []
