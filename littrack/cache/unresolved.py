"""References that wait: imported without a PMID that is known, or without their record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from littrack.cache.base import Base, moment, translate_errors
from littrack.cache.values import WaitingReference


class Unresolved(Base):
    """The part of the store that keeps references until a record of theirs is held."""

    @translate_errors
    def keep_unresolved(self, references: Iterable[WaitingReference], *, at: datetime) -> None:
        """Keep references; one that waits already is kept once."""
        rows = [
            (r.key, r.topic, r.source, r.place, r.pmid, r.doi, r.pmcid, r.title, r.year, moment(at))
            for r in references
        ]
        with self._writing() as db:
            db.executemany(
                "INSERT OR REPLACE INTO unresolved (key, topic, source, place, pmid, doi, pmcid,"
                " title, year, added) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
            )

    @translate_errors
    def unresolved(self) -> list[WaitingReference]:
        """List what waits, the longest first."""
        rows = self._db.execute(
            "SELECT topic, source, place, pmid, doi, pmcid, title, year FROM unresolved ORDER BY id"
        )
        return [WaitingReference(*row) for row in rows]

    @translate_errors
    def forget_unresolved(self, keys: Sequence[str]) -> None:
        """Drop what was resolved."""
        with self._writing() as db:
            db.executemany("DELETE FROM unresolved WHERE key = ?", [(key,) for key in keys])
