"""What all evidence together says of a claim: FIELD's policy as one table, and nothing else."""

from littrack.verdict.decide import decide

__all__ = ["decide"]
