"""Saved queries: `queries/*.toml` read into topics, what is sent of a term, and its lint."""

from littrack.queries.finding import Level, LintFinding
from littrack.queries.foreign import translated
from littrack.queries.lint import lint
from littrack.queries.load import files, line_of, load, load_all
from littrack.queries.strategy import Strategy
from littrack.queries.strategy import read as read_strategy
from littrack.queries.term import sent
from littrack.queries.topic_file import add_query

__all__ = [
    "Level",
    "LintFinding",
    "Strategy",
    "add_query",
    "files",
    "line_of",
    "lint",
    "load",
    "load_all",
    "read_strategy",
    "sent",
    "translated",
]
