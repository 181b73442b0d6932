"""What the Retraction Watch database says of the records held, with its name as the source."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from littrack import model
from littrack.cache.values import WatchedNotice
from littrack.model import Pmid

NAME = "Retraction Watch"
_KINDS = {  # names of LinkKind, which is loaded when there are notices
    "retraction": "RETRACTION_IN",
    "expression of concern": "CONCERN_IN",
    "correction": "ERRATUM_IN",
}
_PUT = "INSERT INTO retraction_watch VALUES (?, ?, ?, ?, ?, ?, ?)"
_HELD = """
    SELECT r.pmid, w.nature, w.day, w.reason, w.notice_pmid, w.notice_doi
    FROM retraction_watch w JOIN record r ON r.pmid = w.pmid WHERE w.pmid > 0
    UNION
    SELECT r.pmid, w.nature, w.day, w.reason, w.notice_pmid, w.notice_doi
    FROM retraction_watch w JOIN record r ON r.doi = w.doi WHERE w.doi <> ''
    ORDER BY 1, 3
"""


def put(db: sqlite3.Connection, notices: Iterable[WatchedNotice]) -> int:
    """Keep a whole database of notices in place of the one before; count them."""
    db.execute("DELETE FROM retraction_watch")
    rows = [
        (int(n.pmid or 0), n.doi.lower(), n.nature.lower(), n.day, n.reason, n.notice_pmid,
         n.notice_doi)
        for n in notices
    ]  # fmt: skip
    db.executemany(_PUT, rows)
    return len(rows)


def of_held(db: sqlite3.Connection) -> dict[int, tuple[model.Link, ...]]:
    """Give the notices on the records held, by PMID; what was reinstated is not retracted."""
    found: dict[int, list[model.Link]] = defaultdict(list)
    for pmid, nature, day, reason, notice, doi in db.execute(_HELD):
        if nature == "reinstatement":
            found[pmid] = [x for x in found[pmid] if x.kind is not model.LinkKind.RETRACTION_IN]
        elif nature in _KINDS:
            said = ", ".join(filter(None, (day, reason, f"doi:{doi}" if doi else "")))
            kind, number = model.LinkKind[_KINDS[nature]], Pmid(notice) if notice else None
            found[pmid].append(model.Link(kind, number, f"{NAME}: {said}", NAME))
    return {pmid: tuple(links) for pmid, links in found.items() if links}


def with_notices(record: model.Record, links: Iterable[model.Link]) -> model.Record:
    """Add what PubMed does not say itself."""
    known = {link.kind for link in record.links}
    new = tuple(link for link in links if link.kind not in known)
    return replace(record, links=(*record.links, *new)) if new else record
