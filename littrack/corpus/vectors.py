"""The vector shard of a partition: a unit vector a record, in bytes; searched whole, exactly."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from littrack.model import Record

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from littrack.encoder import Encoder

_TOGETHER = 256
_STEPS = 127
_BLOCK = 8192


@lru_cache(maxsize=1)
def encoder() -> Encoder:
    """Give this process's encoder, one thread: a worker a core is what uses all cores."""
    from littrack.encoder import Encoder

    return Encoder(threads=1)


def embedded(texts: Sequence[str]) -> NDArray[np.float32]:
    """Give the vector of each text."""
    return encoder().embed(texts)


class Writer:
    """Takes a partition's records in the order of their rows."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._texts: list[str] = []
        self._rows: list[NDArray[np.int8]] = []
        self._scales: list[NDArray[np.float32]] = []

    def add(self, record: Record) -> None:
        """Take in one record."""
        from littrack.retrieve.words import passage

        self._texts.append(passage(record))
        if len(self._texts) == _TOGETHER:
            self._flush()

    def close(self) -> None:
        """Write what was taken in."""
        import numpy as np

        self._flush()
        np.save(self._folder / "vectors.npy", np.concatenate(self._rows))
        np.save(self._folder / "scales.npy", np.concatenate(self._scales))

    def _flush(self) -> None:
        import numpy as np

        found = encoder().embed(self._texts)
        scales = np.abs(found).max(axis=1, initial=0) / _STEPS
        steps = np.rint(found / np.where(scales, scales, 1)[:, None])
        self._rows.append(steps.astype(np.int8))
        self._scales.append(scales.astype(np.float32))
        self._texts.clear()


def nearest(
    folder: Path, asked: NDArray[np.float32], gone: NDArray[np.uint32], limit: int
) -> list[list[tuple[float, int]]]:
    """List (nearness, row) of the nearest current rows for each vector asked, nearest first."""
    import numpy as np

    rows = np.load(folder / "vectors.npy", mmap_mode="r")
    scales = np.load(folder / "scales.npy")
    near = np.empty((len(rows), len(asked)), dtype=np.float32)
    for start in range(0, len(rows), _BLOCK):
        block = slice(start, start + _BLOCK)
        near[block] = (rows[block].astype(np.float32) @ asked.T) * scales[block, None]
    near[gone] = -1
    order = np.argsort(-near, axis=0, kind="stable")[:limit].T
    return [_scored(near[:, n], chosen) for n, chosen in enumerate(order)]


def _scored(near: NDArray[np.float32], chosen: Sequence[int]) -> list[tuple[float, int]]:
    return [(round(float(near[row]), 6), int(row)) for row in chosen if near[row] > 0]
