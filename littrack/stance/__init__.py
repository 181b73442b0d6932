"""What one record says of one claim: a model reads, checks may only lower what it says.

`applicability` finds the records that name what the claim is about; `model` (or an NLI model or a
service in its seat) reads claim against abstract; `checks` names where claim and record part.
"""

from littrack.stance.applicability import Applicability, ClaimTerms
from littrack.stance.judge import Judge
from littrack.stance.protocol import StanceModel

__all__ = ["Applicability", "ClaimTerms", "Judge", "StanceModel"]
