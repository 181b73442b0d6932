"""CSL-JSON, BibTeX and EndNote XML."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping
from typing import Any

from littrack.bibliography import identifiers
from littrack.bibliography.values import Bibliography, Entry
from littrack.model import RecordError

_BRACES = re.compile(r"[{}]|\\[\"'`^~=.cuvHk]\s*|\\[a-zA-Z]+\s*")


def csl(text: str) -> Bibliography:
    """Read CSL-JSON: a list of items, one item, or Zotero's {"items": [...]}."""
    try:
        data = json.loads(text, strict=False)
    except ValueError as error:
        raise RecordError(f"This is no whole CSL-JSON: {error}; export it again.") from error
    if isinstance(data, dict):
        data = data.get("items", [data])
    found = Bibliography("CSL-JSON")
    for number, item in enumerate(data if isinstance(data, list) else [data], 1):
        if isinstance(item, dict):
            found.add(_item(f"item {number}", item))
        else:
            found.problems.append(f"item {number}: this is no reference")
    return found


def _item(place: str, item: Mapping[str, Any]) -> Entry:
    said = {key.lower(): str(value) for key, value in item.items() if isinstance(value, str | int)}
    issued = item.get("issued")
    fields = {
        "pmid": said.get("pmid", ""),
        "pmcid": said.get("pmcid", ""),
        "doi": said.get("doi", ""),
        "title": said.get("title", ""),
        "year": json.dumps(issued) if issued else "",
    }
    return identifiers.entry(place, fields, [said.get("note", ""), said.get("url", "")])


def bibtex(text: str) -> Bibliography:
    """Read BibTeX; an entry that cannot be read is named, the others are taken."""
    import bibtexparser

    # It logs what it cannot read; here that is a line of the answer.
    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
    library = bibtexparser.parse_string(text)
    found = Bibliography("BibTeX")
    for block in library.failed_blocks:
        raw = (block.raw or "").strip().splitlines()[:1]
        place = f"line {(block.start_line or 0) + 1}"
        entry = getattr(block, "ignore_error_block", None)
        if entry is not None and hasattr(entry, "fields_dict"):
            found.add(_bibtex(place, entry))
        else:
            found.problems.append(f"{place}: {''.join(raw)[:50]!r} cannot be read as an entry")
    for entry in library.entries:
        found.add(_bibtex(f"line {(entry.start_line or 0) + 1}", entry))
    return found


def _bibtex(place: str, entry: Any) -> Entry:
    said = {field.key.lower(): str(field.value).strip('{}"') for field in entry.fields}
    fields = {
        "pmid": said.get("pmid", "") or _eprint(said),
        "pmcid": said.get("pmcid", ""),
        "doi": said.get("doi", "").replace("\\_", "_").replace("{", "").replace("}", ""),
        "title": _BRACES.sub("", said.get("title", "")),
        "year": said.get("year", "") or said.get("date", ""),
    }
    loose = [said.get(name, "") for name in ("note", "annote", "annotation", "extra", "url")]
    return identifiers.entry(place, fields, loose)


def _eprint(said: Mapping[str, str]) -> str:
    kind = said.get("eprinttype", "") or said.get("archiveprefix", "")
    return said.get("eprint", "") if kind.lower() == "pubmed" else ""


def endnote(data: bytes) -> Bibliography:
    """Read EndNote XML; no entity is expanded, nothing is fetched."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, recover=True)
    root = etree.fromstring(data, parser)
    found = Bibliography("EndNote XML")
    if root is None:
        raise RecordError("This EndNote XML holds nothing that can be read; export it again.")
    for number, record in enumerate(root.iter("record"), 1):
        found.add(_endnote(f"record {number}", record))
    if len(parser.error_log):
        error = parser.error_log[0]
        found.problems.append(f"line {error.line}: the XML is damaged here ({error.message})")
    return found


def _endnote(place: str, record: Any) -> Entry:
    def said(path: str) -> str:
        element = record.find(path)
        return "" if element is None else "".join(element.itertext())

    database = said("remote-database-name")
    fields = {
        "doi": said("electronic-resource-num"),
        "title": said("titles/title"),
        "year": said("dates/year"),
        "pmcid": said("custom2"),
    }
    if identifiers.may_be_pubmed(database):
        fields["pmid"] = said("accession-num")
    urls = ["".join(url.itertext()) for url in record.iterfind("urls//url")]
    return identifiers.entry(place, fields, [said("notes"), *urls])
