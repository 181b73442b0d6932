"""Turn a trained stance reader into the files of littrack/models.

    python export_reader.py small WORK/small.pt OUT  -> stance.onnx (int8)
    python export_reader.py large WORK/large.pt OUT  -> reader.onnx (4-bit blocks), words-large.npz

Prints the size and how often the rounded graph gives the label of the float one.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import common
import mpnet
import numpy as np
import onnx
import onnxruntime
import small
import torch
from export import StanceGraph, write
from onnxruntime.quantization.matmul_nbits_quantizer import (
    DefaultWeightOnlyQuantConfig,
    MatMulNBitsQuantizer,
)
from views import shown

BLOCK = 32  # weights that share a scale
ACCURACY = 4  # products in int8


class LargeGraph(torch.nn.Module):
    """Embedded tokens and the relative bias in, logits out: one text at a time, nothing padded."""

    def __init__(self, model: mpnet.LargeReader) -> None:
        super().__init__()
        self.model = model

    def forward(self, embedded: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        """Run the layers."""
        x = self.model.n(embedded)
        for layer in self.model.layers:
            x = layer(x, bias)
        return self.model.out(torch.cat([x[:, 0], x.mean(1)], -1))


def tables(model: mpnet.LargeReader, out: Path) -> dict[str, np.ndarray]:
    """Write the frozen tables, the words rounded to int8."""
    words, scale = common.quantise(model.we.weight.detach().numpy())
    held = {
        "words": words,
        "scale": scale,
        "positions": model.pe.weight.detach().numpy().astype(np.float16),
        "relative": model.rel.weight.detach().numpy().astype(np.float32),
    }
    np.savez_compressed(out / "words-large.npz", **held)
    return held


def fed(ids: list[int], held: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Look a text's tokens up, as littrack.encoder does."""
    size = len(ids)
    places = held["positions"][mpnet.FIRST_POSITION : size + mpnet.FIRST_POSITION]
    embedded = held["words"][ids].astype(np.float32) * held["scale"][ids] + places
    bias = held["relative"][mpnet.buckets(size).numpy()].transpose(2, 0, 1)[None]
    return {
        "embedded": embedded[None].astype(np.float32),
        "bias": np.ascontiguousarray(bias, dtype=np.float32),
    }


def export_large(checkpoint: Path, out: Path) -> None:
    """Write the 4-bit graph and compare it with the float one."""
    model = mpnet.LargeReader()
    model.load_state_dict({k: v.float() for k, v in torch.load(checkpoint).items()})
    held = tables(model.eval(), out)
    tok = mpnet.tokenizer(160)
    encoded = tok.encode_batch([(c, mpnet.separated(e)) for c, e in sample()])
    first = {k: torch.from_numpy(v) for k, v in fed(encoded[0].ids, held).items()}
    length = torch.export.Dim("length", min=4, max=512)
    with tempfile.TemporaryDirectory() as place:
        plain = str(Path(place) / "plain.onnx")
        torch.onnx.export(
            LargeGraph(model).eval(),
            (first["embedded"], first["bias"]),
            plain,
            input_names=["embedded", "bias"],
            output_names=["logits"],
            dynamic_shapes={"embedded": {1: length}, "bias": {2: length, 3: length}},
            dynamo=True,
            external_data=False,
            opset_version=18,
        )
        config = DefaultWeightOnlyQuantConfig(
            block_size=BLOCK, is_symmetric=True, accuracy_level=ACCURACY
        )
        rounding = MatMulNBitsQuantizer(onnx.load(plain), algo_config=config)
        rounding.process()
        rounding.model.save_model_to_file(str(out / "reader.onnx"), False)
        asked = [fed(e.ids, held) for e in encoded]
        agreement(run(plain, asked), run(str(out / "reader.onnx"), asked))
    shutil.copy(common.folder("MPNET") / "tokenizer.json", out / "tokenizer-large.json")


def export_small(checkpoint: Path, out: Path) -> None:
    """Write the int8 graph."""
    model = small.SmallReader()
    model.load_state_dict(torch.load(checkpoint))
    model.trunk.config._attn_implementation = "eager"  # noqa: SLF001 - exports without branches
    write(StanceGraph(model), out / "stance.onnx")


def sample() -> list[tuple[str, str]]:
    """Give some pairs of the benchmarks to compare on."""
    path = common.folder("BENCHMARKS") / "pairs" / "scifact_train.jsonl"
    rows = [r for r in common.rows(path) if common.held_out(r)][:80]
    return [(r["claim"], shown(r["sentences"][-1], r["title"])) for r in rows]


def run(path: str, asked: list[dict[str, np.ndarray]]) -> np.ndarray:
    """Give a graph's logits."""
    graph = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    return np.array([graph.run(None, one)[0][0] for one in asked])


def agreement(plain: np.ndarray, rounded: np.ndarray) -> None:
    """Print how near the rounded graph is."""
    same = (plain.argmax(1) == rounded.argmax(1)).mean()
    print(json.dumps({"same label": float(same), "mean": float(np.abs(plain - rounded).mean())}))


def main() -> None:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("small", "large"))
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    (export_large if args.kind == "large" else export_small)(args.checkpoint, args.out)
    for path in sorted(args.out.iterdir()):
        print(f"{path.stat().st_size / 1e6:6.1f} MB {path.name}")


if __name__ == "__main__":
    main()
