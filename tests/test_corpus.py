"""A corpus of PubMed files on one machine: what it holds, finds, survives and says."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from littrack import corpus
from littrack.corpus import applied_files, manifest, partition, tables
from littrack.model import CorpusError
from tests.corpus_files import many, record, titled, write

pytest.importorskip("tantivy", reason="the extra `scale` is not installed")

HERE = corpus.LocalWorkers()


def build(root: Path, *files: Path) -> corpus.Manifest:
    corpus.prepare(root, fresh=True)
    return corpus.take_in(root, files, HERE)


def titles(root: Path, words: str, limit: int = 10) -> list[str]:
    (found,) = corpus.Corpus(root, HERE).candidates([corpus.question(words)], limit)
    return [hit.record.title for hit in found]


def littrack(*args: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "littrack", "corpus", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)


def test_a_record_is_found_by_its_words_in_any_form(tmp_path: Path) -> None:
    file = titled(tmp_path / "a.xml.gz", {1: "Lithium in mania", 2: "Naltrexone reduces craving"})
    build(tmp_path / "c", file)
    assert titles(tmp_path / "c", "reduced cravings") == ["Naltrexone reduces craving"]


def test_a_record_is_kept_to_the_byte(tmp_path: Path) -> None:
    wanted = record(7, "Quinine &amp; fever <i>in vivo</i>", "A &lt; B")
    told = build(tmp_path / "c", write(tmp_path / "a.xml.gz", [record(6, "Other"), wanted]))
    folder = partition.folder_of(tmp_path / "c") / told.live[0]
    assert tables.served(folder, [1]) == {1: wanted.encode()}


def test_rows_far_apart_are_read_as_served(tmp_path: Path) -> None:
    told = build(tmp_path / "c", many(tmp_path / "a.xml.gz", 1, 600))
    folder = partition.folder_of(tmp_path / "c") / told.live[0]
    for row, xml in tables.served(folder, [0, 255, 256, 599]).items():
        assert f'<PMID Version="1">{row + 1}</PMID>'.encode() in xml


def test_the_later_file_wins_and_a_deletion_removes(tmp_path: Path) -> None:
    root = tmp_path / "c"
    build(root, titled(tmp_path / "pubmed30n0001.xml.gz", {1: "Aspirin old", 2: "Aspirin two"}))
    later = titled(tmp_path / "pubmed30n0002.xml.gz", {1: "Aspirin new"}, deleted=[2])
    told = corpus.take_in(root, [later], HERE)
    assert titles(root, "aspirin") == ["Aspirin new"]
    assert told.records == 1


def test_a_deleted_record_that_comes_back_is_back(tmp_path: Path) -> None:
    files = [
        titled(tmp_path / "1.xml.gz", {1: "Aspirin once"}),
        titled(tmp_path / "2.xml.gz", {}, deleted=[1]),
        titled(tmp_path / "3.xml.gz", {1: "Aspirin again"}),
    ]
    build(tmp_path / "c", *files)
    assert titles(tmp_path / "c", "aspirin") == ["Aspirin again"]


def test_the_files_of_nlm_apply_by_number_whatever_comes_first(tmp_path: Path) -> None:
    late = titled(tmp_path / "pubmed30n1300.xml.gz", {1: "Aspirin late"})
    early = titled(tmp_path / "pubmed30n0999.xml.gz", {1: "Aspirin early"})
    build(tmp_path / "c", late)
    corpus.take_in(tmp_path / "c", [early], HERE)
    assert titles(tmp_path / "c", "aspirin") == ["Aspirin late"]


def test_what_is_replaced_takes_no_place_among_the_best(tmp_path: Path) -> None:
    old = titled(tmp_path / "1.xml.gz", dict.fromkeys(range(1, 51), "Aspirin aspirin aspirin"))
    new = titled(tmp_path / "2.xml.gz", {n: f"Lithium {n}" for n in range(1, 48)})
    build(tmp_path / "c", old, new)
    assert len(titles(tmp_path / "c", "aspirin", limit=2)) == 2
    assert len(titles(tmp_path / "c", "aspirin", limit=20)) == 3


@given(
    st.lists(
        st.tuples(
            st.lists(st.integers(1, 9), max_size=6), st.lists(st.integers(1, 12), max_size=3)
        ),
        min_size=1,
        max_size=4,
    )
)
def test_the_rows_that_count_are_those_of_files_applied_one_by_one(
    tmp_path_factory: pytest.TempPathFactory, files: list[tuple[list[int], list[int]]]
) -> None:
    root = tmp_path_factory.mktemp("law")
    parts, model = [], {}
    for number, (pmids, deleted) in enumerate(files):
        folder = partition.folder_of(root) / str(number)
        folder.mkdir(parents=True)
        np.save(folder / "pmids.npy", np.array(pmids, dtype=np.uint32))
        np.save(folder / "deleted.npy", np.array(deleted, dtype=np.uint32))
        parts.append(corpus.Part(f"{number}.xml", "", 0, 0, folder=str(number), records=len(pmids)))
        model |= {pmid: (str(number), row) for row, pmid in enumerate(pmids)}
        model = {pmid: place for pmid, place in model.items() if pmid not in deleted}
    told = applied_files.settle(root, corpus.Manifest(tuple(parts)))
    counted = {
        (part.folder, row)
        for part in told.parts
        for row in set(range(part.records))
        - set(applied_files.stale(root, part.folder, told.generation).tolist())
    }
    assert counted == set(model.values())
    assert told.records == len(model)


def test_scores_of_many_partitions_are_those_of_one(tmp_path: Path) -> None:
    files = [many(tmp_path / f"{n}.xml.gz", 1 + 200 * n, 200) for n in range(4)]
    build(tmp_path / "four", *files)
    build(tmp_path / "one", many(tmp_path / "all.xml.gz", 1, 800))
    asked = [corpus.question(w) for w in ("ketamine raises mood in rats", "warfarin", "S417")]
    four, one = (corpus.Corpus(tmp_path / name, HERE).top(asked, 20) for name in ("four", "one"))
    for ours, theirs in zip(four, one, strict=True):
        scores = [hit.score for hit in theirs]
        assert [hit.score for hit in ours] == pytest.approx(scores, rel=0.02)
        assert ours[0].pmid in {hit.pmid for hit in theirs if hit.score > 0.98 * scores[0]}


def test_a_file_cut_short_costs_itself_and_is_taken_in_once_mended(tmp_path: Path) -> None:
    good = titled(tmp_path / "pubmed30n0001.xml.gz", {1: "Aspirin"})
    bad = many(tmp_path / "pubmed30n0002.xml.gz", 100, 50)
    whole = bad.read_bytes()
    bad.write_bytes(whole[:-400])
    answer = littrack("build", tmp_path / "c", good, bad, "--workers", 1)
    assert answer.returncode == 3
    assert "pubmed30n0002.xml.gz is left out" in answer.stderr
    assert "1 of 2 files" in answer.stderr
    assert titles(tmp_path / "c", "aspirin") == ["Aspirin"]
    bad.write_bytes(whole)
    answer = littrack("build", tmp_path / "c", good, bad, "--workers", 1)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("51 records of 2 files")


def test_a_file_that_is_not_what_nlm_says_is_left_out(tmp_path: Path) -> None:
    file = titled(tmp_path / "a.xml.gz", {1: "Aspirin"})
    (tmp_path / "a.xml.gz.md5").write_text("MD5(a.xml.gz)= 00000000000000000000000000000000\n")
    told = build(tmp_path / "c", file)
    assert "a.xml.gz.md5" in told.missing[0].why


def test_a_record_that_cannot_be_read_costs_itself(tmp_path: Path) -> None:
    broken = record(2, "Broken").replace("</Article>", "")
    told = build(tmp_path / "c", write(tmp_path / "a.xml.gz", [record(1, "Aspirin"), broken]))
    assert [(part.records, part.unreadable) for part in told.parts] == [(1, 1)]


def test_a_changed_file_takes_the_place_of_its_former_self(tmp_path: Path) -> None:
    build(tmp_path / "c", titled(tmp_path / "a.xml.gz", {1: "Aspirin", 2: "Lithium"}))
    changed = titled(tmp_path / "a.xml.gz", {1: "Aspirin, revised"})
    told = corpus.take_in(tmp_path / "c", [changed], HERE)
    assert titles(tmp_path / "c", "aspirin lithium") == ["Aspirin, revised"]
    assert [f.name for f in partition.folder_of(tmp_path / "c").iterdir()] == list(told.live)


def test_a_build_killed_in_the_middle_goes_on_where_it_stopped(tmp_path: Path) -> None:
    root = tmp_path / "c"
    done = many(tmp_path / "pubmed30n0001.xml.gz", 1, 20)
    whole = many(tmp_path / "whole.xml.gz", 100, 20)
    pipe = tmp_path / "pubmed30n0002.xml.gz"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "littrack", "corpus", "build", root, done, pipe]
    with (
        subprocess.Popen([*command, "--workers", "1"], stderr=subprocess.DEVNULL) as run,
        pipe.open("wb"),  # opens once the second file is being read
    ):
        run.send_signal(signal.SIGKILL)
        run.wait()
    (made,) = partition.folder_of(root).glob("pubmed30n0001.*")
    before = made.stat().st_mtime_ns
    assert list(partition.folder_of(root).glob(".making-*"))
    with pytest.raises(CorpusError, match="no finished partition"):
        corpus.Corpus(root, HERE)
    whole.replace(pipe)
    answer = littrack("build", root, done, pipe, "--workers", 1)
    assert answer.stdout.startswith("40 records of 2 files")
    assert made.stat().st_mtime_ns == before
    assert not list(partition.folder_of(root).glob(".making-*"))


def test_two_builds_at_once_are_one_too_many(tmp_path: Path) -> None:
    root = tmp_path / "c"
    file = titled(tmp_path / "a.xml.gz", {1: "Aspirin"})
    corpus.prepare(root, fresh=True)
    refused: list[str] = []

    def meanwhile(_part: corpus.Part, _done: int, _of: int) -> None:
        with pytest.raises(CorpusError, match="Another run is building") as caught:
            corpus.take_in(root, [file], HERE)
        refused.append(str(caught.value))

    corpus.take_in(root, [file], HERE, meanwhile)
    assert refused


def test_a_manifest_outlives_its_writing(tmp_path: Path) -> None:
    told = build(tmp_path / "c", many(tmp_path / "a.xml.gz", 1, 5))
    assert manifest.load(tmp_path / "c") == told


@pytest.mark.parametrize(
    ("args", "says"),
    [
        pytest.param(["search", "{0}/none", "x"], "There is no corpus in", id="no corpus"),
        pytest.param(["update", "{0}/none", "{0}/a.xml.gz"], "There is no corpus", id="no base"),
        pytest.param(["build", "{0}", "{0}/a.xml.gz"], "not empty and holds no corpus", id="full"),
        pytest.param(["build", "{0}/c", "{0}/b.xml.gz"], "There is no file", id="no file"),
        pytest.param(["build", "{0}/c", "{0}/empty"], "holds no *.xml.gz", id="empty folder"),
        pytest.param(["build", "{0}/c", "{0}/a.xml.gz", "{0}/a.xml.gz"], "given twice", id="twice"),
        pytest.param(
            ["build", "{0}/c", "{0}/a.xml.gz", "--scheduler", "tcp://127.0.0.1:9"],
            "There is no Dask scheduler at tcp://127.0.0.1:9",
            id="no scheduler",
        ),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    tmp_path: Path, args: Sequence[str], says: str
) -> None:
    titled(tmp_path / "a.xml.gz", {1: "Aspirin"})
    (tmp_path / "empty").mkdir()
    answer = littrack(*(arg.format(tmp_path) for arg in args))
    assert answer.returncode == 2
    assert says in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_a_missing_extra_is_named_with_the_remedy(tmp_path: Path) -> None:
    build(tmp_path / "c", titled(tmp_path / "a.xml.gz", {1: "Aspirin"}))
    code = "import sys; sys.modules['tantivy'] = None; from littrack.cli import main; main()"
    command = [sys.executable, "-c", code, "corpus", "search", tmp_path / "c", "aspirin"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert answer.returncode == 2
    assert "pip install 'littrack[scale]'" in answer.stderr


def test_a_search_tells_machines_what_it_found(tmp_path: Path) -> None:
    build(tmp_path / "c", titled(tmp_path / "a.xml.gz", {4: "Aspirin and pain"}))
    (hit,) = json.loads(littrack("search", tmp_path / "c", "aspirin", "--json").stdout)
    assert (hit["pmid"], hit["title"], hit["year"]) == ("4", "Aspirin and pain", 2020)


def test_the_status_of_a_corpus_names_its_files(tmp_path: Path) -> None:
    build(tmp_path / "c", many(tmp_path / "a.xml.gz", 1, 30))
    assert "30 records of 1 file" in littrack("status", tmp_path / "c").stdout
    told = json.loads(littrack("status", tmp_path / "c", "--json").stdout)
    assert [row["name"] for row in told["files"]] == ["a.xml.gz"]


def test_an_article_is_held_against_a_corpus_as_against_a_cache(tmp_path: Path) -> None:
    aspirin = record(
        4,
        "Aspirin for headache: a randomized controlled trial",
        "We randomized 240 patients with headache. Aspirin reduced headache pain compared with"
        " placebo (p = 0.001). Aspirin is effective for headache in adults.",
    )
    file = many(tmp_path / "pubmed30n0001.xml.gz", 100, 300)
    build(tmp_path / "c", file, write(tmp_path / "pubmed30n0002.xml.gz", [aspirin]))
    article = tmp_path / "article.txt"
    article.write_text("Aspirin reduces headache pain in adults.\n")
    answer = littrack("match", tmp_path / "c", article, "--format", "json")
    told = json.loads(answer.stdout)
    assert told["searched"]["queries"][0]["count"] == 301
    (claim,) = told["claims"]
    assert "4" in {each["pmid"] for each in claim["evidence"]}


def test_a_corpus_with_vectors_finds_by_meaning_and_keeps_its_vectors_up_to_date(
    tmp_path: Path,
) -> None:
    root = tmp_path / "c"
    told = {1: "Aspirin eases headaches", 2: "Tides of the northern coast", 3: "Bridges of steel"}
    first = titled(tmp_path / "1.xml.gz", told)
    build(root, first)
    asked = corpus.embedded(["A medicine relieved migraine"])
    nothing = [corpus.question("zzz")]
    assert corpus.Corpus(root, HERE).candidates(nothing, 1, asked) == [[]]
    assert corpus.take_in(root, [first], HERE, vectors=True).embedded
    (best,) = corpus.Corpus(root, HERE).candidates(nothing, 1, asked)
    assert best[0].record.title == told[1]
    later = titled(tmp_path / "2.xml.gz", {4: "Migraine pain fell with aspirin"}, deleted=[1])
    assert corpus.take_in(root, [later], HERE).embedded
    (best,) = corpus.Corpus(root, HERE).candidates(nothing, 5, asked)
    assert best[0].record.key == "4"
    assert "1" not in {hit.record.key for hit in best}
