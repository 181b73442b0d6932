"""The full text of a record, as far as it is at hand, for whoever reads more than abstracts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from littrack.cache import Cache
from littrack.model import Record, Section
from littrack.model.fulltext import FullText, FullTextState
from littrack.pipeline.fulltext import stored
from littrack.verify.source import Passage

_REFUSED = "its publisher does not allow the full text to be read by programs"


@dataclass(frozen=True, slots=True)
class FullTexts:
    """Reads the full texts of one store."""

    cache: Cache

    def passages(self, record: Record) -> list[Passage]:
        """List the passages of a record's full text; none where it is not at hand."""
        text = self._text(record)
        if text is None or text.state is not FullTextState.HELD:
            return []
        return [Passage(f"full text, {s.label}", s.text) for s in text.sections]

    def may_hold(self, record: Record) -> str:
        """Say whether a full text that was not read may hold what the abstract does not."""
        if not record.pmcid:
            return "" if record.abstract else "PubMed has no abstract of it"
        text = self._text(record)
        if text is None:
            return f"the full text may hold it: littrack fulltext get {record.key}"
        if text.state is FullTextState.HELD:
            return "the full text does not hold it either"
        why = _REFUSED if text.state is FullTextState.REFUSED else "it could not be fetched"
        return f"the full text may hold it, and {why}"

    def _text(self, record: Record) -> FullText | None:
        return stored(self.cache, [record.pmcid]).get(record.pmcid) if record.pmcid else None


def with_full_text(record: Record, passages: Sequence[Passage]) -> Record:
    """Give a record whose abstract goes on with its full text; itself where there is none."""
    more = tuple(Section(passage.text, passage.section) for passage in passages)
    return replace(record, abstract=(*record.abstract, *more)) if more else record
