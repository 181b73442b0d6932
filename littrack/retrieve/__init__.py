"""Claim -> the records that may bear on it: words, meaning and the refuting side, fused.

Every record of the index is read for every claim; `candidates` only orders them, so that the
caller can count the silent ones.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from littrack.concepts import Lexicon
from littrack.encoder import Encoder, Memo, Progress, silently
from littrack.language.stems import stems
from littrack.model import Candidate, Claim, Record
from littrack.retrieve.bm25 import Bm25, best, scaled
from littrack.retrieve.opposite import opposite_words, refutation
from littrack.retrieve.words import document, passage

__all__ = ["OPPOSITE", "SYNONYM", "Index", "opposite_words", "passage"]

# A concept's other names, and the words of the contrary finding, count less than the claim's own.
SYNONYM = 0.4
OPPOSITE = 0.3
# So do the words around a claim: its own may not name what it is about.
_CONTEXT = 0.3
# Scores are scaled over this many of the best and added (Bruch et al. 2023): on SciFact dev nDCG@10
# is 0.757 so, and 0.740 with reciprocal ranks.
_SCALED_OVER = 200
_MEANING = 0.4
# What the search for the contrary finding weighs beside the search for the claim itself.
_REFUTING = 0.3


class Index:
    """All records of a topic, ready to be asked which of them a claim is about.

    Without an encoder words alone decide. `vectors` keeps what the encoder made of the records.
    """

    def __init__(
        self,
        records: Sequence[Record],
        lexicon: Lexicon,
        *,
        encoder: Encoder | None = None,
        vectors: Memo | None = None,
        progress: Progress = silently,
    ) -> None:
        self.records = tuple(records)
        self._lexicon = lexicon
        self._words = Bm25(document(record) for record in self.records)
        self._encoder = encoder if self.records else None
        if self._encoder:
            self._vectors = self._encoder.recall(
                [passage(r) for r in self.records], vectors, progress
            )

    def __len__(self) -> int:
        """Count the records, each of which is read for every claim."""
        return len(self.records)

    def candidates(self, claim: Claim, limit: int = 50) -> list[Candidate]:
        """List the records nearest the claim, best first, those that may refute it among them."""
        own = dict.fromkeys(stems(claim.text), 1.0)
        around = dict.fromkeys(stems(claim.context), _CONTEXT)
        asked = around | self._expanded(claim) | own
        contrary = set(stems(" ".join(opposite_words(claim.text)))) - asked.keys()
        worded = self._words.scores(asked)
        against = self._words.scores(dict.fromkeys(sorted(contrary), OPPOSITE), worded)
        scores = self._fused(claim, worded, against)
        return [Candidate(self.records[n], float(scores[n])) for n in best(scores, limit)]

    def _fused(self, claim: Claim, worded: np.ndarray, against: np.ndarray) -> np.ndarray:
        """Add up words and meaning, for the claim and for its contrary."""
        both = [scaled(worded, _SCALED_OVER), scaled(against, _SCALED_OVER)]
        if self._encoder and self.records:
            meant = self._encoder.embed([claim.text, refutation(claim.text)])
            if claim.context:
                around = self._encoder.embed([claim.context])
                meant = (1 - _CONTEXT) * meant + _CONTEXT * around
            both = [
                (1 - _MEANING) * words + _MEANING * scaled(near, _SCALED_OVER)
                for words, near in zip(both, meant @ self._vectors.T, strict=True)
            ]
        return both[0] + _REFUTING * both[1]

    def _expanded(self, claim: Claim) -> dict[str, float]:
        """Weigh the other names of the concepts a claim is about."""
        named = self._lexicon.names(claim.text)
        named |= {n for n in (claim.intervention, claim.outcome) if self._lexicon.get(n)}
        found: dict[str, float] = {}
        for name in sorted(named):
            for variant in self._lexicon.variants(name):
                found |= dict.fromkeys(stems(variant), SYNONYM)
        return found
