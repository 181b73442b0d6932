"""littrack: which claims of an article have peer-reviewed support, and how do we know?"""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"
__all__ = ["evidence"]


def __getattr__(name: str) -> Any:
    """Load `littrack.evidence` when it is asked for, not before."""
    if name == "evidence":
        from littrack.api import evidence

        return evidence
    raise AttributeError(name)
