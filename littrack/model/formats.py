"""The formats littrack writes: one list for `report`, `export`, their help and their writers.

Standard library only, so that --help loads none of the writers.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it can hold, the ending of its files, the extra that installs what it needs.

    `evidence` is a topic's claims with the records listed for them; `records` are records alone.
    """

    name: str
    suffix: str
    words: str
    evidence: bool = True
    records: bool = False
    extra: str = ""


FORMATS = (
    Format("html", "html", "one page to read"),
    Format("json", "json", "the report as data"),
    Format("md", "md", "the report as Markdown"),
    Format("csv", "csv", "tables for any spreadsheet", records=True),
    Format("tsv", "tsv", "the same with tabs", records=True),
    Format("xlsx", "xlsx", "an Excel workbook", records=True, extra="excel"),
    Format("parquet", "parquet", "for pandas and R", records=True, extra="parquet"),
    Format("jsonl", "jsonl", "a JSON object a line", records=True),
    Format("ris", "ris", "Zotero, EndNote, Mendeley", records=True),
    Format("bibtex", "bib", "LaTeX, JabRef", records=True),
    Format("csl", "csl.json", "citation processors, Zotero", records=True),
    Format("nbib", "nbib", "PubMed's own, MEDLINE", records=True),
    Format("claimreview", "claimreview.json", "verdicts people stand by, for search engines"),
    Format("pmid", "txt", "PMIDs, one a line", evidence=False, records=True),
)
BY_NAME = {form.name: form for form in FORMATS}
EVIDENCE = tuple(form.name for form in FORMATS if form.evidence)
RECORDS = tuple(form.name for form in FORMATS if form.records)
SUFFIXES = frozenset(f".{form.suffix.rpartition('.')[2]}" for form in FORMATS)


def listed(names: tuple[str, ...]) -> str:
    """Name formats with what each is for, for a command's help."""
    return ", ".join(f"{name} ({BY_NAME[name].words})" for name in names)
