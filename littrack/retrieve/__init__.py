"""Claim -> the records that may bear on it: words, meaning and the refuting side, fused.

Every record of the index is read for every claim; `candidates` only orders them, so that the
caller can count the silent ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from littrack.concepts import Lexicon
from littrack.model import Candidate, Claim, Record
from littrack.retrieve.opposite import opposite_words
from littrack.retrieve.words import document, stems

__all__ = ["Index"]

# A concept's other names, and the words of the contrary finding, count less than the claim's own.
_SYNONYM = 0.4
_OPPOSITE = 0.3
# Reciprocal rank fusion after Cormack et al. 2009 (their k is 60).
_RRF = 60


class Index:
    """All records of a topic, ready to be asked which of them a claim is about."""

    def __init__(self, records: Sequence[Record], lexicon: Lexicon) -> None:
        from littrack.retrieve.bm25 import Bm25

        self.records = tuple(records)
        self._lexicon = lexicon
        self._words = Bm25([document(record) for record in self.records])

    def __len__(self) -> int:
        """Count the records, each of which is read for every claim."""
        return len(self.records)

    def candidates(self, claim: Claim, limit: int = 50) -> list[Candidate]:
        """List the records nearest the claim, best first, those that may refute it among them."""
        fused: dict[int, float] = {}
        for ranking, weight in self._rankings(claim, depth=max(100, 2 * limit)):
            for rank, number in enumerate(ranking):
                fused[number] = fused.get(number, 0.0) + weight / (_RRF + rank + 1)
        best = sorted(fused, key=lambda number: (-fused[number], number))[:limit]
        return [Candidate(self.records[number], fused[number]) for number in best]

    def _rankings(self, claim: Claim, depth: int) -> list[tuple[list[int], float]]:
        own = dict.fromkeys(stems(claim.text), 1.0)
        asked = self._expanded(claim) | own
        against = {**dict.fromkeys(stems(" ".join(opposite_words(claim.text))), _OPPOSITE), **asked}
        return [
            (self._words.top(asked, depth), 1.0),
            (self._words.top(against, depth), 0.3),
        ]

    def _expanded(self, claim: Claim) -> dict[str, float]:
        """Weigh the other names of the concepts a claim is about."""
        named = self._lexicon.names(claim.text)
        named |= {n for n in (claim.intervention, claim.outcome) if self._lexicon.get(n)}
        found: dict[str, float] = {}
        for name in named:
            for variant in self._lexicon.variants(name):
                found |= dict.fromkeys(stems(variant), _SYNONYM)
        return found
