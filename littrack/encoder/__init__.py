"""The trained models: texts to vectors, and claim with evidence to logits, on onnxruntime.

One word table and tokenizer serve two trunks of our own training; they travel in the package, and
their SHA-256 is checked before use. `littrack/models/MODEL_CARD.md` says what they are.
"""

from littrack.encoder.files import HOME, Weights, shipped
from littrack.encoder.large import LargeTrunk
from littrack.encoder.trunk import Trunk
from littrack.encoder.vectors import Encoder, Memo, Progress, shipped_encoder, silently

__all__ = [
    "HOME",
    "Encoder",
    "LargeTrunk",
    "Memo",
    "Progress",
    "Trunk",
    "Weights",
    "shipped",
    "shipped_encoder",
    "silently",
]
