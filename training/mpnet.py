"""The larger reader: all-mpnet-base-v2 (Apache-2.0) as a cross-encoder, and its packed weights.

The forward pass is written out (query, key and value in one matrix; attention with the relative
bias as a mask) because it trains and exports faster than the general one. Token, position and
relative tables are frozen and rounded to int8 or half floats, so that what is trained is shipped.
"""

from __future__ import annotations

import hashlib
import math
from pathlib import Path

import numpy as np
import torch
from common import folder
from tokenizers import Encoding, Tokenizer
from torch import nn
from torch.nn import functional

BACKBONE_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
WIDTH, HEADS, LAYERS, LABELS = 768, 12, 12, 3
BUCKETS, FARTHEST = 32, 128
PADDING = 1
FIRST_POSITION = 2


def buckets(length: int) -> torch.Tensor:
    """Number the distances between tokens as MPNet does: [length, length]."""
    at = torch.arange(length)
    distance = at[:, None] - at[None, :]
    half, exact = BUCKETS // 2, BUCKETS // 4
    side = (distance < 0).long() * half
    away = distance.abs()
    scaled = torch.log(away.float().clamp(min=1) / exact) / math.log(FARTHEST / exact)
    far = (exact + (scaled * (half - exact)).long()).clamp(max=half - 1)
    return side + torch.where(away < exact, away, far)


class Layer(nn.Module):
    """One transformer layer, norms after each half."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.o = nn.Linear(WIDTH, WIDTH)
        self.n1 = nn.LayerNorm(WIDTH, 1e-5)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.n2 = nn.LayerNorm(WIDTH, 1e-5)

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        """Run the layer on [batch, length, width]."""
        batch, length, _ = x.shape
        parts = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS)
        q, k, v = parts.permute(2, 0, 3, 1, 4)
        # Written out: the fused kernel makes one small product a head, twice as slow on a CPU.
        share = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + bias, -1)
        seen = share.to(v.dtype) @ v
        x = self.n1(x + self.o(seen.transpose(1, 2).reshape(batch, length, WIDTH)))
        return self.n2(x + self.down(functional.gelu(self.up(x))))


class LargeReader(nn.Module):
    """Claim and evidence in, three logits out, read from the first token and the mean."""

    def __init__(self) -> None:
        super().__init__()
        self.we = nn.Embedding(30527, WIDTH)
        self.pe = nn.Embedding(514, WIDTH)
        self.n = nn.LayerNorm(WIDTH, 1e-5)
        self.rel = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.out = nn.Linear(2 * WIDTH, LABELS)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, frozen: int = 0) -> torch.Tensor:
        """Give the logits of a padded batch; the first `frozen` layers keep no gradients."""
        length = ids.shape[1]
        with torch.no_grad():
            places = torch.arange(FIRST_POSITION, length + FIRST_POSITION)
            x = self.n(self.we(ids) + self.pe(places)[None])
            bias = self.rel(buckets(length)).permute(2, 0, 1)[None]
            bias = bias + (1 - mask[:, None, None, :].float()) * -1e4
            for layer in self.layers[:frozen]:
                x = layer(x, bias)
        for layer in self.layers[frozen:]:
            x = layer(x, bias)
        weight = mask.unsqueeze(-1).to(x.dtype)
        mean = (x * weight).sum(1) / weight.sum(1)
        return self.out(torch.cat([x[:, 0], mean], -1))


def unpack(home: Path) -> dict[str, torch.Tensor]:
    """Read packed weights: the shipped graph (a folder with reader.onnx), or int8 matrices.

    The latter (layers.int8.npz, words.npz) have a scale a row.
    """
    if (home / "reader.onnx").exists():
        return shipped(home)
    found = {}
    for name in ("layers.int8.npz", "words.npz"):
        with np.load(home / name) as stored:
            for key in stored.files:
                if key.endswith("|q"):
                    scale = stored[key[:-1] + "s"]
                    found[key[:-2]] = torch.from_numpy(stored[key].astype(np.float32) * scale)
                elif not key.endswith("|s"):
                    found[key] = torch.from_numpy(stored[key].astype(np.float32))
    return found


def shipped(home: Path) -> dict[str, torch.Tensor]:
    """Read the weights back from reader.onnx (4-bit blocks) and words-large.npz."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(home / "reader.onnx").graph
    held = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    found = {n.removeprefix("model."): a for n, a in held.items() if n.startswith("model.")}
    biases = {node.input[0]: node.input[1] for node in graph.node if node.op_type == "Add"}
    for node in (n for n in graph.node if n.op_type == "MatMulNBits"):
        bias = biases[node.output[0]].removeprefix("model.")
        found[bias.replace("bias", "weight")] = blocks(held[node.input[1]], held[node.input[2]])
    with np.load(home / "words-large.npz") as stored:
        found["we.weight"] = stored["words"].astype(np.float32) * stored["scale"]
        found["pe.weight"], found["rel.weight"] = stored["positions"], stored["relative"]
    return {n: torch.from_numpy(np.array(a, dtype=np.float32)) for n, a in found.items()}


def blocks(packed: np.ndarray, scales: np.ndarray) -> np.ndarray:
    """Undo symmetric 4-bit rounding: bytes [rows, blocks, half a block], a scale a block."""
    halves = np.stack([packed & 15, packed >> 4], -1).astype(np.float32) - 8
    rows, count = packed.shape[:2]
    return (halves.reshape(rows, count, -1) * scales.reshape(rows, count, 1)).reshape(rows, -1)


def backbone_weights() -> dict[str, torch.Tensor]:
    """Read the backbone in the names of `LargeReader` after checking its SHA-256."""
    from safetensors.torch import load_file

    path = folder("MPNET") / "model.safetensors"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != BACKBONE_SHA256:
        raise SystemExit(f"{path}: SHA-256 is {digest}, not that of all-mpnet-base-v2.")
    held = load_file(path)
    base = "embeddings."
    found = {
        "we.weight": held[base + "word_embeddings.weight"],
        "pe.weight": held[base + "position_embeddings.weight"],
        "n.weight": held[base + "LayerNorm.weight"],
        "n.bias": held[base + "LayerNorm.bias"],
        "rel.weight": held["encoder.relative_attention_bias.weight"],
    }
    inner = {
        "o": "attention.attn.o",
        "n1": "attention.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "n2": "output.LayerNorm",
    }
    for i in range(LAYERS):
        theirs, ours = f"encoder.layer.{i}.", f"layers.{i}."
        for kind in ("weight", "bias"):
            parts = [held[f"{theirs}attention.attn.{c}.{kind}"] for c in "qkv"]
            found[f"{ours}qkv.{kind}"] = torch.cat(parts)
            for name, place in inner.items():
                found[f"{ours}{name}.{kind}"] = held[f"{theirs}{place}.{kind}"]
    return found


def tokenizer(length: int) -> Tokenizer:
    """Load the backbone's tokenizer, cutting at a length."""
    loaded = Tokenizer.from_file(str(folder("MPNET") / "tokenizer.json"))
    loaded.no_padding()
    loaded.enable_truncation(length, strategy="longest_first")
    return loaded


def padded(encodings: list[Encoding]) -> tuple[torch.Tensor, torch.Tensor]:
    """Give token numbers and mask, padded to the longest."""
    longest = max(len(e.ids) for e in encodings)
    ids = np.full((len(encodings), longest), PADDING, dtype=np.int64)
    mask = np.zeros((len(encodings), longest), dtype=np.int64)
    for row, encoding in enumerate(encodings):
        ids[row, : len(encoding.ids)] = encoding.ids
        mask[row, : len(encoding.ids)] = 1
    return torch.from_numpy(ids), torch.from_numpy(mask)


def separated(text: str) -> str:
    """Write the separator of `views` as MPNet's."""
    return text.replace(" [SEP] ", " </s> ")
