"""Text of a search as it comes out of a page, a PDF or a mail, made the text that was meant."""

from __future__ import annotations

import html
import re
import unicodedata

_QUOTES = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "＂": '"',
        "’": "'", "‘": "'", "∗": "*", "＊": "*", "✱": "*",
        "（": "(", "）": ")", "［": "[", "］": "]",
        "‐": "-", "‑": "-", "−": "-", "–": "-", "—": "-", "＃": "#",
    }
)  # fmt: skip
_YEARS = re.compile(r"\b(\d{4}(?:/\d\d?){0,2})\s*-\s*(\d{4}(?:/\d\d?){0,2})(?=\s*\[)")


# `# words` is a comment; `#1` is a line of a search history.
_COMMENT = re.compile(r"(?:^|(?<=\s))#(?!\d)")


def invisible(sign: str) -> bool:
    """Whether a sign is none that is seen: zero-width, soft hyphen, direction marks."""
    return unicodedata.category(sign) == "Cf"


def cleaned(text: str) -> str:
    """Entities resolved, invisible signs out, quotes and dashes plain, ranges of years with ":"."""
    seen = "".join(" " if c == "\u00a0" else c for c in html.unescape(text) if not invisible(c))
    return _YEARS.sub(r"\1:\2", seen.translate(_QUOTES))


def comment_start(line: str) -> int:
    """Tell where a line's comment begins; its length when it has none."""
    for found in _COMMENT.finditer(line):
        if line.count('"', 0, found.start()) % 2 == 0:
            return found.start()
    return len(line)


def uncommented(term: str) -> str:
    """Leave the comments out; every other sign keeps its line and column."""
    return "\n".join(line[: comment_start(line)] for line in term.splitlines())
