"""The full text of a record, as far as it is at hand, for whoever reads more than abstracts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from littrack.cache import Cache
from littrack.model import Record, Section
from littrack.model.fulltext import FullText, FullTextState
from littrack.pipeline.fulltext import stored
from littrack.stance.wording import cues
from littrack.verify.source import Passage

_PREFIX = "full text, "
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
        return [Passage(f"{_PREFIX}{s.label}", s.text) for s in text.sections]

    def widened(self, records: Sequence[Record]) -> dict[str, Record]:
        """Give the records whose full text is at hand, with it behind their abstract, by key.

        What only says what was asked or done, or what others found before, is left out.
        """
        asked = [record.pmcid for record in records if record.pmcid]
        held = stored(self.cache, asked) if asked else {}
        return {
            record.key: with_full_text(record, passages)
            for record in records
            if record.pmcid in held and (passages := _findings(self.passages(record)))
        }

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


def _findings(passages: Sequence[Passage]) -> list[Passage]:
    """The passages that may tell what a study found, by their headings."""
    left_out = cues("aim_sections")
    return [p for p in passages if p.section.removeprefix(_PREFIX).lower() not in left_out]


def note(widened: Mapping[str, Record]) -> str:
    """Say that full texts were read too; "" where none was."""
    some = f"{len(widened)} full text{'s' if len(widened) > 1 else ''}"
    return (
        f"Verdicts were read from {some} at hand too, not from abstracts alone." if widened else ""
    )


def with_full_text(record: Record, passages: Sequence[Passage]) -> Record:
    """Give a record whose abstract goes on with its full text; itself where there is none."""
    more = tuple(Section(passage.text, passage.section) for passage in passages)
    return replace(record, abstract=(*record.abstract, *more)) if more else record
