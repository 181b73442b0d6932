"""What can be wrong with one answer of Entrez, and how often each is worth another try."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class FaultKind(Enum):
    """A kind of trouble."""

    BUSY = auto()  # 429: too many requests
    DOWN = auto()  # 5xx, a reset, a time-out reported by NCBI
    SILENT = auto()  # no byte for too long, or a body that never ends
    UNREACHABLE = auto()  # no connection at all
    GARBLED = auto()  # an answer that is not what was asked; a smaller question may help
    REFUSED = auto()  # an answer that another try would not change
    UNKEYED = auto()  # the API key is not known: a setting to mend, not a server to wait for
    BLOCKED = auto()  # NCBI has shut this address out: every try makes it worse


TRIES = {
    FaultKind.BUSY: 7,
    FaultKind.DOWN: 6,
    FaultKind.SILENT: 4,
    FaultKind.UNREACHABLE: 3,
    FaultKind.GARBLED: 4,
    FaultKind.REFUSED: 1,
    FaultKind.UNKEYED: 1,
    FaultKind.BLOCKED: 1,
}


@dataclass
class Fault(Exception):
    """One answer that cannot be used: `why` continues a sentence, `wait` is what Entrez asked."""

    kind: FaultKind
    why: str
    wait: float | None = None

    def __str__(self) -> str:
        return self.why
