"""What a reader of a Word or OpenDocument file left out, in sentences for the report."""

from __future__ import annotations

from collections.abc import Mapping

from littrack.articles.writer import Left, Writer


def office_notes(
    writer: Writer, deleted: Left, unread: Mapping[str, int], *, inserted: int = 0
) -> list[str]:
    """Say what was left out, and what could not be read; `unread` counts it by its name."""
    said = writer.struck.notes("struck out: what its writer withdrew was not read")
    said += writer.hidden.notes("of hidden text: what nobody sees was not read")
    said += deleted.notes("deleted by tracked changes: the text was read as they leave it")
    if inserted and not deleted.passages:
        said.append("The file has tracked insertions: they were read as text.")
    named = [f"{n} {what}{'' if n == 1 else 's'}" for what, n in unread.items()]
    if named:
        said.append(f"What is in {', '.join(named)} cannot be read: look there yourself.")
    return said
