"""Turn trained trunks into the files of littrack/models: int8 ONNX, one word table, a manifest."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from common import backbone, folder, quantise
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from small import SmallReader
from torch.nn.functional import normalize

NAMES = ("embedded", "types", "mask")
FILES = (
    "words.npz",
    "tokenizer.json",
    "rarity.json",
    "encoder.onnx",
    "stance.onnx",
    "words-large.npz",
    "tokenizer-large.json",
    "reader.onnx",
    "head.json",
    "checkworthiness.npz",
)


class VectorGraph(torch.nn.Module):
    """Word vectors in, one unit vector out: the mean of the last layer."""

    def __init__(self, trunk: torch.nn.Module) -> None:
        super().__init__()
        self.trunk = trunk

    def forward(
        self, embedded: torch.Tensor, types: torch.Tensor, mask: torch.Tensor
    ) -> torch.Tensor:
        """Run the trunk on words already looked up."""
        return normalize(mean(hidden(self.trunk, embedded, types, mask), mask), dim=-1)


class StanceGraph(torch.nn.Module):
    """Word vectors of claim and evidence in, three logits out."""

    def __init__(self, model: SmallReader) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, embedded: torch.Tensor, types: torch.Tensor, mask: torch.Tensor
    ) -> torch.Tensor:
        """Run the trunk and its head on words already looked up."""
        last = hidden(self.model.trunk, embedded, types, mask)
        return self.model.out(torch.cat([last[:, 0], mean(last, mask)], dim=-1))


def hidden(
    trunk: torch.nn.Module, embedded: torch.Tensor, types: torch.Tensor, mask: torch.Tensor
) -> torch.Tensor:
    """Give the last layer."""
    asked = {"inputs_embeds": embedded, "token_type_ids": types, "attention_mask": mask}
    return trunk(**asked).last_hidden_state


def mean(last: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Average over the tokens that are there."""
    weight = mask.unsqueeze(-1).to(last.dtype)
    return (last * weight).sum(1) / weight.sum(1)


def write(graph: torch.nn.Module, path: Path) -> None:
    """Export one graph and round its matrices to int8, one scale a column."""
    asked = (
        torch.randn(2, 7, 384),
        torch.zeros(2, 7, dtype=torch.long),
        torch.ones(2, 7, dtype=torch.long),
    )
    axes = {name: {0: "batch", 1: "length"} for name in NAMES} | {"out": {0: "batch"}}
    with tempfile.TemporaryDirectory() as place:
        plain, shaped = str(Path(place) / "plain.onnx"), str(Path(place) / "shaped.onnx")
        torch.onnx.export(
            graph.eval(),
            asked,
            plain,
            input_names=list(NAMES),
            output_names=["out"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(plain, shaped, skip_symbolic_shape=True)
        quantize_dynamic(shaped, path, per_channel=True, weight_type=QuantType.QUInt8)


def averaged(paths: list[Path]) -> dict[str, torch.Tensor]:
    """Give the mean of checkpoints that grew out of each other: steadier than the last alone."""
    held = [torch.load(path) for path in paths]
    return {
        name: torch.stack([one[name] for one in held]).mean(0)
        if first.is_floating_point()
        else first
        for name, first in held[0].items()
    }


def main() -> None:
    """Write every file and the manifest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path)
    parser.add_argument("--stance", type=Path, nargs="+", help="checkpoints; their mean is taken")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    trunk = backbone()
    table = trunk.embeddings.word_embeddings.weight.detach().numpy()
    words, scale = quantise(table)
    np.savez_compressed(args.out / "words.npz", words=words, scale=scale)
    shutil.copy(folder("BACKBONE") / "tokenizer.json", args.out / "tokenizer.json")
    if args.encoder:
        trunk.load_state_dict(torch.load(args.encoder))
        trunk.config._attn_implementation = "eager"  # noqa: SLF001 - exports without branches
        write(VectorGraph(trunk), args.out / "encoder.onnx")
    if args.stance:
        model = SmallReader()
        model.load_state_dict(averaged(args.stance))
        model.trunk.config._attn_implementation = "eager"  # noqa: SLF001 - as above
        write(StanceGraph(model), args.out / "stance.onnx")
    seal(args.out)


def seal(home: Path) -> None:
    """Write the manifest of the files that are there."""
    held = [home / name for name in FILES if (home / name).exists()]
    manifest = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in held}
    (home / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    for path in held:
        print(f"{path.stat().st_size / 1e6:6.1f} MB {path.name}")


if __name__ == "__main__":
    main()
