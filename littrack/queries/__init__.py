"""Saved queries: `queries/*.toml` read into topics, what is sent of a term, and its lint."""

from littrack.queries.lint import Level, LintFinding, lint
from littrack.queries.load import line_of, load, load_all
from littrack.queries.term import sent

__all__ = ["Level", "LintFinding", "line_of", "lint", "load", "load_all", "sent"]
