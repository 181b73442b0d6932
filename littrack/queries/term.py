"""What of a saved term is sent to PubMed: everything but its comments and line ends."""

from __future__ import annotations

import re

# `# words` is a comment; `#1` would be a line of somebody's search history (lint tells).
_COMMENT = re.compile(r"(?:^|(?<=\s))#(?!\d)")


def sent(term: str) -> str:
    """Give a term as it is sent: comments left out, line ends and runs of blanks one blank."""
    return " ".join(" ".join(line[: comment_start(line)] for line in term.splitlines()).split())


def comment_start(line: str) -> int:
    """Tell where a line's comment begins; its length when it has none."""
    for found in _COMMENT.finditer(line):
        if line.count('"', 0, found.start()) % 2 == 0:
            return found.start()
    return len(line)
