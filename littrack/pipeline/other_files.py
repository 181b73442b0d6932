"""Files that another command reads, or another program: told where one is imported."""

from __future__ import annotations

from collections.abc import Callable

from littrack.cache import is_store_head
from littrack.model import RecordError

_SQLITE = b"SQLite format 3\0"
_PAGES = (b"<!doctype html", b"<html")


def refuse(head: bytes) -> None:
    """Raise `RecordError` with the command to use for a file that is no list of references."""
    for tells, sentence in _KINDS:
        if tells(head):
            raise RecordError(sentence)


def _names(*columns: bytes) -> Callable[[bytes], bool]:
    """Tell a table by columns of its first line."""
    return lambda head: all(column in head.partition(b"\n")[0].lower() for column in columns)


def _page(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGES)


_KINDS: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (
        is_store_head,
        "It is a littrack store or a backup of one; to put it back: littrack restore FILE.",
    ),
    (
        lambda head: head.startswith(_SQLITE),
        "It is another program's database; export its references from there, as RIS or CSV.",
    ),
    (
        lambda head: head.startswith(b"%PDF") or _page(head),
        "It is an article, no list of references; to read its claims: littrack check FILE.",
    ),
    (
        lambda head: b'"littrack/report/' in head,
        "It is a report of littrack; its records come out of the store: littrack export.",
    ),
    (
        _names(b"claim_id", b"opinion", b"evidence"),
        "It is a sheet of decisions; to take them: littrack review --take FILE.",
    ),
    (
        _names(b"retractionnature", b"originalpaperpubmedid"),
        "It is the list of Retraction Watch: littrack import --retraction-watch FILE.",
    ),
    (
        lambda head: b"[[query]]" in head,
        "It is a topic file of saved queries; put it into the folder queries/ of the workspace.",
    ),
)
