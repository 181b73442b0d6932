"""Which row of which partition holds a PMID's last word: files in order, the later one wins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from littrack.corpus import partition
from littrack.corpus.manifest import Manifest, Part

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def stale(root: Path, folder: str, generation: int) -> NDArray[np.uint32]:
    """List the rows of a partition that are no longer what PubMed says, in order."""
    import numpy as np

    path = _path(root, folder, generation)
    return np.load(path) if path.exists() else np.empty(0, dtype=np.uint32)


def settle(root: Path, manifest: Manifest) -> Manifest:
    """Apply every built file in order, and note the rows that lost; nothing is searched by it yet.

    One 32-bit number for each PMID there can be: 170 MB of memory for all of PubMed.
    """
    import numpy as np

    built = [part for part in manifest.parts if part.folder]
    generation = manifest.generation + 1
    owner = _owners(root, built)
    settled: list[Part] = []
    first = 1
    for part in built:
        rows = np.arange(first, first + part.records, dtype=np.uint32)
        lost = np.flatnonzero(owner[_pmids(root, part)] != rows).astype(np.uint32)
        if lost.size:
            np.save(_path(root, part.folder, generation), lost)
        settled.append(replace(part, stale=int(lost.size)))
        first += part.records
    live = tuple(part.folder for part in settled)
    return replace(manifest.having(settled), live=live, generation=generation)


def _owners(root: Path, built: Sequence[Part]) -> NDArray[np.uint32]:
    """Number all rows of all files from 1, and give each PMID that of its last; 0 is deleted."""
    import numpy as np

    highest = max((int(_pmids(root, part).max(initial=0)) for part in built), default=0)
    owner = np.zeros(highest + 1, dtype=np.uint32)
    first = 1
    for part in built:
        pmids = _pmids(root, part)
        owner[pmids] = np.arange(first, first + part.records, dtype=np.uint32)
        gone = np.load(partition.folder_of(root) / part.folder / "deleted.npy")
        owner[gone[gone <= highest]] = 0
        first += part.records
    return owner


def forget(root: Path, manifest: Manifest) -> None:
    """Remove old generations' notes; the last one's stay for searches that are under way."""
    kept = {f"stale-{manifest.generation - back}" for back in (0, 1)}
    for path in partition.folder_of(root).glob("*/stale-*.npy"):
        if path.stem not in kept:
            path.unlink()


def _pmids(root: Path, part: Part) -> NDArray[np.uint32]:
    import numpy as np

    found: NDArray[np.uint32] = np.load(partition.folder_of(root) / part.folder / "pmids.npy")
    return found


def _path(root: Path, folder: str, generation: int) -> Path:
    return partition.folder_of(root) / folder / f"stale-{generation}.npy"
