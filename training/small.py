"""The small reader: all-MiniLM-L6-v2 as a cross-encoder, and its weights out of an int8 ONNX."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from common import backbone


class SmallReader(torch.nn.Module):
    """The backbone with three logits read from its first token and its mean."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = backbone()
        self.out = torch.nn.Linear(2 * self.trunk.config.hidden_size, 3)

    def forward(self, batch: dict[str, torch.Tensor]) -> torch.Tensor:
        """Give the logits of a padded batch."""
        hidden = self.trunk(**batch).last_hidden_state
        mask = batch["attention_mask"].unsqueeze(-1)
        mean = (hidden * mask).sum(1) / mask.sum(1)
        return self.out(torch.cat([hidden[:, 0], mean], dim=-1))


def unpack(path: Path) -> dict[str, torch.Tensor]:
    """Read the weights back from an int8 ONNX graph of this reader (onnxruntime's names)."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(path).graph
    held = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    found = SmallReader().state_dict()
    for name, array in held.items():
        key = name.removeprefix("model.")
        if key in found and array.shape == tuple(found[key].shape):
            found[key] = torch.from_numpy(array.copy())
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            name = node.name.strip("/").replace("out/Gemm_MatMul_quant", "out")
            key = name.removesuffix("/MatMul_quant").replace("/", ".") + ".weight"
            weight = restored(held, node.input[1].removesuffix("_quantized"))
            found[key] = torch.from_numpy(np.ascontiguousarray(weight.T))
    for name in ("position_embeddings", "token_type_embeddings"):
        base = f"model.trunk.embeddings.{name}.weight"
        if base + "_quantized" in held:
            found[base.removeprefix("model.")] = torch.from_numpy(restored(held, base))
    return found


def restored(held: dict[str, np.ndarray], base: str) -> np.ndarray:
    """Undo the rounding of one matrix."""
    rounded = held[base + "_quantized"].astype(np.float32)
    return (rounded - held[base + "_zero_point"].astype(np.float32)) * held[base + "_scale"]
