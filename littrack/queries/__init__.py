"""Saved queries: `queries/*.toml` read into topics, what is sent of a term, and its lint."""

from littrack.queries.load import load, load_all
from littrack.queries.term import sent

__all__ = ["load", "load_all", "sent"]
