"""What a record says has befallen it, and what is new of that since its former version."""

from __future__ import annotations

from datetime import datetime

from littrack import model
from littrack.model import ChangeKind, Pmid

RETRACTED_PUBLICATION = "D016441"
_KINDS = {
    "RetractionIn": ChangeKind.RETRACTED,
    "PartialRetractionIn": ChangeKind.RETRACTED,
    "ExpressionOfConcernIn": ChangeKind.CONCERN,
    "ErratumIn": ChangeKind.ERRATUM,
}
_PARTS = {
    "title": "title",
    "abstract": "abstract",
    "mesh": "MeSH",
    "types": "publication types",
    "authors": "authors",
    "links": "links",
    "journal": "journal",
    "published": "date",
    "substances": "substances",
    "keywords": "keywords",
    "doi": "DOI",
    "status": "status",
}


def retracted(record: model.Record) -> bool:
    """Tell whether a record is marked as retracted, by its type or by a notice."""
    return any(t.ui == RETRACTED_PUBLICATION for t in record.types) or any(
        link.kind is model.LinkKind.RETRACTION_IN for link in record.links
    )


def compare(before: model.Record | None, now: model.Record, at: datetime) -> list[model.Change]:
    """Tell what happened between two versions: new, a notice each, else what was revised."""
    pmid = now.pmid or Pmid("")
    if before is None:
        detail = "retracted" if retracted(now) else ""
        return [model.Change(pmid, ChangeKind.NEW, at, detail, now.title)]
    changes = _notices(before, now, at)
    newly = retracted(now) and not retracted(before)
    if newly and not any(change.kind is ChangeKind.RETRACTED for change in changes):
        changes.append(model.Change(pmid, ChangeKind.RETRACTED, at, "no notice named", now.title))
    revised = model.Change(pmid, ChangeKind.REVISED, at, _differs(before, now), now.title)
    return changes or [revised]


def _notices(before: model.Record, now: model.Record, at: datetime) -> list[model.Change]:
    """Give a change for each link to a notice that the version before did not have."""
    known, pmid = set(before.links), now.pmid or Pmid("")
    return [
        model.Change(pmid, _KINDS[link.kind], at, _words(link), now.title)
        for link in now.links
        if link.kind in _KINDS and link not in known
    ]


def _words(link: model.Link) -> str:
    part = "in part; " if link.kind is model.LinkKind.PARTIAL_RETRACTION_IN else ""
    return part + (f"notice PMID {link.pmid}" if link.pmid else link.source or "no notice named")


def _differs(before: model.Record, now: model.Record) -> str:
    return ", ".join(
        word for name, word in _PARTS.items() if getattr(before, name) != getattr(now, name)
    )
