"""One source file made into one partition: tables, words, numbers; whole or not at all."""

from __future__ import annotations

import glob
import json
import shutil
import tempfile
import time
from array import array
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from littrack import pubmed
from littrack.corpus import shard, tables, vectors
from littrack.corpus.manifest import FORMAT, Part
from littrack.corpus.source import Source
from littrack.model import CorpusError, Record, RecordError

_MAKING = ".making-"
_DESCRIPTION = "partition.json"
# PMIDs have eight digits; the tables that follow them through the files are arrays by PMID.
_LARGEST_PMID = 99_999_999


@dataclass(frozen=True, slots=True)
class Job:
    """A source file to be made into a partition of the corpus in `root`."""

    root: str
    part: Part
    vectors: bool = False


def folder_of(root: Path) -> Path:
    """Where a corpus keeps its partitions."""
    return root / "partitions"


def make(job: Job) -> Part:
    """Make a partition, unless it is there already; what is half made never bears its name."""
    home = folder_of(Path(job.root))
    if made := _made(home, job):
        return made
    start = time.perf_counter()
    draft = Path(tempfile.mkdtemp(prefix=_MAKING, dir=home))
    try:
        part = _written(draft, job.part, embedded=job.vectors)
        part = replace(part, seconds=round(time.perf_counter() - start, 2))
        described = {"format": FORMAT, **asdict(part)}
        (draft / _DESCRIPTION).write_text(json.dumps(described), encoding="utf-8")
        draft.chmod(0o755)
        if not (home / part.folder).exists():
            draft.rename(home / part.folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return part


def sweep(root: Path) -> None:
    """Remove what was left half made."""
    drop(root, {folder.name for folder in folder_of(root).glob(f"{_MAKING}*")})


def drop(root: Path, names: Iterable[str]) -> None:
    """Remove partitions that nothing names any more."""
    for name in names:
        shutil.rmtree(folder_of(root) / name, ignore_errors=True)


def _made(home: Path, job: Job) -> Part | None:
    """Find the partition made of this state of the file by a run that ended before it could say."""
    for folder in home.glob(f"{glob.escape(_stem(job.part))}.*"):
        described = json.loads((folder / _DESCRIPTION).read_bytes())
        if described.pop("format") == FORMAT and (made := Part(**described)).serves(
            job.part, job.vectors
        ):
            return made
    return None


def _stem(part: Part) -> str:
    return part.name.removesuffix(".gz").removesuffix(".xml")


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _readable(xml: bytes) -> Record | None:
    try:
        return pubmed.parse(xml)
    except RecordError:
        return None


def _written(draft: Path, part: Part, *, embedded: bool) -> Part:
    table, words = tables.Writer(draft), shard.Writer(draft / "words")
    meaning = vectors.Writer(draft) if embedded else None
    pmids, deleted = array("I"), array("I")
    unreadable = 0
    source = Source(Path(part.source))
    for item in source.items():
        if isinstance(item, pubmed.Deleted):
            deleted.append(_number(item.pmid))
            continue
        record = _readable(item.xml)
        if record is None:
            unreadable += 1
            continue
        words.add(len(pmids), record.title, tables.passages(record))
        pmids.append(_number(item.pmid))
        table.add(pmids[-1], record, item.xml)
        if meaning:
            meaning.add(record)
    table.close()
    words.close()
    if meaning:
        meaning.close()
    _keep(draft / "pmids.npy", pmids)
    _keep(draft / "deleted.npy", deleted)
    return replace(
        part,
        sha256=source.sha256,
        folder=f"{_stem(part)}.{source.sha256[:12]}{'v' if embedded else ''}",
        vectors=vectors.encoder().version if embedded else "",
        records=len(pmids),
        deleted=len(deleted),
        unreadable=unreadable,
        bytes=_size(draft),
    )


def _number(pmid: str) -> int:
    number = int(pmid)
    if number > _LARGEST_PMID:
        raise CorpusError(f"PMID {pmid} has more than eight digits: this is not PubMed's own file.")
    return number


def _keep(path: Path, numbers: array[int]) -> None:
    import numpy as np

    np.save(path, np.array(numbers, dtype=np.uint32))
