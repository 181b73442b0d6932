"""A PubMed identifier."""

from __future__ import annotations

from typing import NewType

Pmid = NewType("Pmid", str)
