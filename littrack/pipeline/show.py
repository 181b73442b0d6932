"""All that is known of one record: itself, its grade, its versions, what was noticed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from littrack.cache import Cache, Held, Version
from littrack.grade import grade
from littrack.model import Change, Grade, LittrackError, Pmid, Record
from littrack.model.fulltext import FullText
from littrack.pipeline.fulltext import stored
from littrack.text import has_words

# As a report or a reference list writes them: PMID 1, PMID: 1, doi:10.1/x, https://doi.org/10.1/x.
_PREFIX = re.compile(r"(?i)^(?:pmid:?\s*|(?:doi:\s*)?(?:https?://(?:dx\.)?doi\.org/)?)")


@dataclass(frozen=True, slots=True)
class Page:
    """One record with everything around it."""

    record: Record
    grade: Grade
    held: Held | None
    served: bytes | None
    versions: tuple[Version, ...]
    changes: tuple[Change, ...]
    full_text: FullText | None = None


def record_named(cache: Cache, name: str) -> Record:
    """Read the record a person names by PMID, DOI or PMCID; a sentence when it is not at hand."""
    key = _PREFIX.sub("", name.strip())
    if not has_words(key):
        raise LittrackError(f"{name!r} names no record; give a PMID, a DOI or a PMCID.")
    record = cache.record(key)
    if record is None:
        raise LittrackError(
            f"No record {key!r} is at hand; `littrack import` takes a PMID and fetches its record."
        )
    return record


def shown(cache: Cache, name: str) -> Page:
    """Gather what is known of the record a person names."""
    record = record_named(cache, name)
    graded = grade(record)
    if record.digest:
        return Page(record, graded, None, None, (), ())
    pmid = Pmid(record.key)
    return Page(
        record,
        graded,
        cache.held_one(pmid),
        cache.served(pmid),
        tuple(cache.versions(pmid)),
        tuple(cache.changes(pmid=pmid)),
        stored(cache, [record.pmcid]).get(record.pmcid) if record.pmcid else None,
    )
