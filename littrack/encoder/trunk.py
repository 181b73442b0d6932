"""One trained trunk: tokens looked up in the shared word table, then the ONNX graph."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from littrack.encoder.files import Weights
from littrack.model import ModelError

Text = str | tuple[str, str]


class Trunk:
    """Runs texts, or pairs of texts, through one graph; at most `length` tokens of each."""

    WORDS, TOKENIZER, SEPARATOR = "words.npz", "tokenizer.json", "[SEP]"

    def __init__(self, weights: Weights, graph: str, *, length: int, threads: int = 0) -> None:
        self.version = weights.version_of(self.WORDS, self.TOKENIZER, graph)
        self._look_up(weights)
        self._tokenizer = tokenizing(weights.read(self.TOKENIZER), length)
        # A text at a time on one thread each: the same work as in batches, a third less than with
        # threads that share a text, and no text's numbers depend on what stands beside it.
        self._session = loaded(weights.read(graph), graph, threads=1)
        self._threads = threads or os.cpu_count() or 1

    def run(self, texts: Sequence[Text]) -> np.ndarray:
        """Give the graph's output for every text, in order."""
        encoded = self._tokenizer.encode_batch(list(texts))
        with ThreadPoolExecutor(self._threads) as pool:
            return np.array(list(pool.map(self._row, encoded)), dtype=np.float32)

    def _look_up(self, weights: Weights) -> None:
        """Load the tables that tokens are looked up in."""
        self._words, self._scale = weights.table

    def _inputs(self, encoding: Any) -> dict[str, np.ndarray]:
        """Give what the graph reads of one text."""
        ids, types = np.array([encoding.ids]), np.array([encoding.type_ids])
        return {
            "embedded": self._words[ids].astype(np.float32) * self._scale[ids],
            "types": types,
            "mask": np.ones_like(ids),
        }

    def _row(self, encoding: Any) -> np.ndarray:
        return np.asarray(self._session.run(None, self._inputs(encoding))[0][0])


def tokenizing(content: bytes, length: int) -> Any:
    """Load a tokenizer that cuts texts to a length and pads nothing."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(content.decode())
    tokenizer.no_padding()
    tokenizer.enable_truncation(length)
    return tokenizer


def loaded(content: bytes, graph: str, threads: int = 0) -> Any:
    """Load a graph for the processor; `ModelError` for one that cannot be read."""
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
