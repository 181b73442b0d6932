"""What one record says of one claim: readable rules, joined by a model where there is one."""

from littrack.stance.judge import Judge
from littrack.stance.protocol import StanceModel

__all__ = ["Judge", "StanceModel"]
