"""The bytes of an article as they came, before anything is known of their format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from littrack.model import ArticleError

# No article is larger; what is larger is a book scan or a mistake.
LIMIT = 20_000_000
# What a packed file (.docx, .epub, .gz) may unpack to.
UNPACKED = 10 * LIMIT


def _never(_word: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as they came: `name` for messages, `kind` the Content-Type the server gave.

    `known` tells whether a word stands in the records at hand, for words that a line end broke.
    """

    data: bytes
    name: str
    kind: str = ""
    url: str = ""
    known: Callable[[str], bool] = _never

    def named(self, *endings: str) -> bool:
        """Whether the file or address ends in one of these, whatever the case."""
        return self.name.lower().split("?")[0].endswith(endings)


def too_large(name: str, size: int) -> ArticleError:
    """The error for what is larger than an article may be."""
    return ArticleError(
        f"{name} is {size / 1e6:.0f} MB, more than the {LIMIT // 1_000_000} MB an article may"
        " have: save its text to a file and check that."
    )
