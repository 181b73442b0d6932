"""A person decides: what to look at first, their word on it, and how far people agree."""

from littrack.review.agreement import Agreement, agreement, audit, kappa
from littrack.review.decision import choices, decide, withdrawn
from littrack.review.queue import Item, queue
from littrack.review.sheet import read, write
from littrack.review.workbook import read_workbook, write_workbook

__all__ = [
    "Agreement",
    "Item",
    "agreement",
    "audit",
    "choices",
    "decide",
    "kappa",
    "queue",
    "read",
    "read_workbook",
    "withdrawn",
    "write",
    "write_workbook",
]
