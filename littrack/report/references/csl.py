"""CSL-JSON, as citation processors and Zotero read it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from littrack.model import Author, Record
from littrack.report.cite import link
from littrack.report.references.words import abstract, date_parts, line, notes, pages, title


def csl(records: Sequence[Record]) -> str:
    """Write records as CSL-JSON."""
    return json.dumps([_item(record) for record in records], ensure_ascii=False, indent=1) + "\n"


def _item(record: Record) -> dict[str, Any]:
    parts = date_parts(record.published) or date_parts(record.electronic)
    given = {
        "id": record.key,
        "type": "chapter" if record.book else "article-journal",
        "title": title(record),
        "author": [name for author in record.authors if (name := _name(author))],
        "container-title": line(record.book.title if record.book else record.journal.title),
        "container-title-short": line(record.journal.abbreviation),
        "volume": record.journal.volume,
        "issue": record.journal.issue,
        "page": "-".join(filter(None, pages(record))),
        "issued": {"date-parts": [list(parts)]} if parts else None,
        "ISSN": record.journal.issn,
        "publisher": line(record.book.publisher) if record.book else "",
        "DOI": line(record.doi),
        "PMID": record.pmid,
        "PMCID": record.pmcid,
        "URL": link(record),
        "language": ", ".join(record.languages),
        "abstract": abstract(record),
        "note": "; ".join(notes(record)),
    }
    return {key: value for key, value in given.items() if value}


def _name(author: Author) -> dict[str, str]:
    if not author.last:
        return {"literal": line(author.collective)} if author.collective else {}
    given = {
        "family": line(author.last),
        "given": line(author.fore or author.initials),
        "suffix": line(author.suffix),
    }
    return {key: value for key, value in given.items() if value}
