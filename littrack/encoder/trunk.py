"""One trained trunk: tokens looked up in the shared word table, then the ONNX graph."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from littrack.encoder.files import Weights
from littrack.model import ModelError

# Texts of like length share a batch, so that little is computed for padding; int8 scales are taken
# over the batch, so what stands beside a text moves its numbers a little. The heads of the stance
# model were fitted to batches of this size; alone, a text costs the same.
_TOGETHER = 32

Text = str | tuple[str, str]


class Trunk:
    """Runs texts, or pairs of texts, through one graph; at most `length` tokens of each."""

    def __init__(
        self,
        weights: Weights,
        graph: str,
        *,
        length: int,
        threads: int = 0,
        together: int = _TOGETHER,
    ) -> None:
        self.version = weights.version_of("words.npz", "tokenizer.json", graph)
        self._words, self._scale = weights.table
        self._tokenizer = tokenizing(weights.read("tokenizer.json"), length)
        # A batch a thread: threads that share one cost a third more.
        self._session = loaded(weights.read(graph), graph, threads=1)
        self._threads = threads or os.cpu_count() or 1
        self._together = together

    def run(self, texts: Sequence[Text]) -> np.ndarray:
        """Give the graph's output for every text, in order."""
        encoded = self._tokenizer.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda i: len(encoded[i].ids))
        step = self._together
        batches = [order[start : start + step] for start in range(0, len(order), step)]
        rows: list[np.ndarray | None] = [None] * len(texts)
        with ThreadPoolExecutor(self._threads) as pool:
            made = pool.map(self._batch, ([encoded[i] for i in batch] for batch in batches))
            for batch, found in zip(batches, made, strict=True):
                for number, row in zip(batch, found, strict=True):
                    rows[number] = row
        return np.array(rows, dtype=np.float32)

    def _batch(self, encodings: Sequence[Any]) -> np.ndarray:
        longest = max(len(e.ids) for e in encodings)
        ids, types, mask = (np.zeros((len(encodings), longest), dtype=np.int64) for _ in range(3))
        for row, encoding in enumerate(encodings):
            size = len(encoding.ids)
            ids[row, :size] = encoding.ids
            types[row, :size] = encoding.type_ids
            mask[row, :size] = 1
        embedded = self._words[ids].astype(np.float32) * self._scale[ids]
        asked = {"embedded": embedded, "types": types, "mask": mask}
        return np.asarray(self._session.run(None, asked)[0])


def tokenizing(content: bytes, length: int) -> Any:
    """Load a tokenizer that cuts texts to a length and pads nothing."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(content.decode())
    tokenizer.no_padding()
    tokenizer.enable_truncation(length)
    return tokenizer


def loaded(content: bytes, graph: str, threads: int = 0) -> Any:
    """Load a graph for the processor; one that cannot be read is told in a sentence."""
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    bad = (
        state.Fail,
        state.InvalidArgument,
        state.InvalidGraph,
        state.InvalidProtobuf,
        state.NotImplemented,
        state.RuntimeException,
    )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except bad as error:
        raise ModelError(f"The model {graph} cannot be loaded by onnxruntime: {error}.") from None
