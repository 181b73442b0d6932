"""What the training scripts share: the backbone, its word table, pairs and tokens.

The backbone is all-MiniLM-L6-v2 (Apache-2.0), read from a folder by path; its bytes are checked.
The word table is frozen and rounded to int8 before the first step, so that what is trained is what
is shipped, and one table serves both trunks.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Encoding, Tokenizer
from transformers import BertConfig, BertModel

BACKBONE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
FROZEN_LAYERS = 2


def folder(name: str) -> Path:
    """Give a folder named by the environment: BACKBONE, BENCHMARKS or WORK."""
    if name not in os.environ:
        raise SystemExit(f"{name} is not set: it must name a folder (see training/README.md).")
    return Path(os.environ[name])


def settle(seed: int) -> None:
    """Seed everything and use two threads."""
    random.seed(seed)
    np.random.seed(seed)  # noqa: NPY002 - transformers and torch helpers read the global one
    torch.manual_seed(seed)
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))


def backbone() -> BertModel:
    """Load the backbone after checking its SHA-256, its word table rounded to int8."""
    from safetensors.torch import load_file

    path = folder("BACKBONE") / "model.safetensors"
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != BACKBONE_SHA256:
        raise SystemExit(f"{path}: SHA-256 is {found}, not that of all-MiniLM-L6-v2.")
    config = BertConfig.from_json_file(folder("BACKBONE") / "config.json")
    config.attention_probs_dropout_prob = 0.0  # keeps attention fast
    config._attn_implementation = "sdpa"  # noqa: SLF001 - the only way without a hub call
    model = BertModel(config, add_pooling_layer=False)
    weights = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
    missing, _ = model.load_state_dict(weights, strict=False)
    if [m for m in missing if "position_ids" not in m]:
        raise SystemExit(f"{path}: weights are missing: {missing}")
    table = model.embeddings.word_embeddings.weight
    table.data = torch.from_numpy(restore(*quantise(table.detach().numpy())))
    return model


def quantise(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Round a table to int8, one scale a row."""
    scale = np.abs(table).max(axis=1, keepdims=True) / 127.0
    scale[scale == 0] = 1.0
    return np.round(table / scale).astype(np.int8), scale.astype(np.float32)


def restore(rounded: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """Undo `quantise`."""
    return rounded.astype(np.float32) * scale


def freeze(model: BertModel, layers: int = FROZEN_LAYERS) -> None:
    """Keep the embeddings and the first layers as they are."""
    model.embeddings.requires_grad_(False)
    for layer in model.encoder.layer[:layers]:
        layer.requires_grad_(False)


def tokenizer() -> Tokenizer:
    """Load the backbone's tokenizer, neither padding nor cutting."""
    loaded = Tokenizer.from_file(str(folder("BACKBONE") / "tokenizer.json"))
    loaded.no_padding()
    loaded.no_truncation()
    return loaded


def padded(encodings: Sequence[Encoding]) -> dict[str, torch.Tensor]:
    """Pad encodings to the longest of them."""
    longest = max(len(e.ids) for e in encodings)
    shape = (len(encodings), longest)
    ids, types, mask = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    for row, encoding in enumerate(encodings):
        size = len(encoding.ids)
        ids[row, :size] = encoding.ids
        types[row, :size] = encoding.type_ids
        mask[row, :size] = 1
    names = ("input_ids", "token_type_ids", "attention_mask")
    return {n: torch.from_numpy(a) for n, a in zip(names, (ids, types, mask), strict=True)}


def held_out(row: dict) -> bool:
    """Say whether a labelled pair is kept from the trunk, to fit and calibrate the head on.

    One abstract in seven, by its id, so that no abstract is on both sides.
    """
    return int(hashlib.sha256(str(row["doc_id"]).encode()).hexdigest(), 16) % 7 == 0


def rows(path: Path) -> list[dict]:
    """Read a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def batches(lengths: Sequence[int], tokens: int, rng: random.Random) -> Iterator[list[int]]:
    """Yield indices in batches of like length holding about `tokens` tokens, in random order."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + rng.random() * 8)
    found, batch, longest = [], [], 0
    for index in order:
        longest = max(longest, lengths[index])
        if batch and longest * (len(batch) + 1) > tokens:
            found.append(batch)
            batch, longest = [], lengths[index]
        batch.append(index)
    found.append(batch)
    rng.shuffle(found)
    yield from found
