"""Records out and back: `python -m benchmarks.roundtrip [--records N] [--formats ris,bibtex]`.

Every record of PubMed's two files (50,788) is written in each format, read by the reader people
use for it, and compared field by field; what differs is counted, with the first PMIDs.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from benchmarks._bench import files
from littrack import pubmed
from littrack.model import Author, Record
from littrack.pubmed import Served
from littrack.report import RECORD_WRITERS
from littrack.report.references.words import abstract, date_parts, line, pages, title
from littrack.report.tables import guard

_AT_ONCE = 2000
_APART = re.compile(r", (?![^{}]*\})")  # a comma of the name itself stands in braces
Fields = dict[str, Any]


def main() -> None:
    """Write, read, compare, and print a line a format."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--records", type=int, default=0, help="only the first N of each file")
    options.add_argument("--formats", default=",".join(READERS))
    asked = options.parse_args()
    for name in asked.formats.split(","):
        seen, differing, where, begun = 0, Counter(), defaultdict(list), time.process_time()
        for records in _batches(asked.records or None):
            seen += len(records)
            for pmid, field in differences(name, records):
                differing[field] += 1
                where[field].append(pmid)
        told = {field: (n, where[field][:5]) for field, n in differing.most_common()}
        spent = time.process_time() - begun
        print(f"{name}: {seen:,} records, {spent:.0f} CPU s, differing fields: {told or 'none'}")


def _batches(most: int | None) -> Iterator[list[Record]]:
    for path in files():
        with gzip.open(path) as file:
            served = (item for item in pubmed.cut(file) if isinstance(item, Served))
            records = (pubmed.parse(item.xml) for item in islice(served, most))
            while batch := list(islice(records, _AT_ONCE)):
                yield list({record.key: record for record in batch}.values())


def differences(name: str, records: Sequence[Record]) -> Iterator[tuple[str, str]]:
    """Yield PMID and field of all that does not come back as it went."""
    given = {record.pmid or "": record for record in records}
    back = {fields["pmid"]: fields for fields in READERS[name](RECORD_WRITERS[name](records))}
    for pmid, record in given.items():
        if pmid not in back:
            yield pmid, "record"
            continue
        wanted = expected(record)
        for field, value in back[pmid].items():
            if _plain(value) != _plain(_wanted(name, field, wanted)):
                yield pmid, field


def _wanted(name: str, field: str, wanted: Fields) -> Any:
    value = wanted[field]
    if name in {"csv", "xlsx"} and isinstance(value, str):
        return guard(value)
    return value


def _plain(value: Any) -> Any:
    return [_plain(v) for v in value] if isinstance(value, list | tuple) else str(value or "")


def expected(record: Record) -> Fields:
    """What any reader should find of a record."""
    first, last = pages(record)
    book = record.book
    dates = date_parts(record.published) or date_parts(record.electronic)
    return {
        "pmid": record.pmid,
        "title": title(record),
        "authors": [line(_name(a)) for a in record.authors if a.last or a.collective],
        "year": record.year,
        "date": list(dates),
        "journal": line(book.title if book else record.journal.title),
        "volume": line(record.journal.volume),
        "issue": line(record.journal.issue),
        "pages": [p for p in (first, last) if p],
        "doi": line(record.doi),
        "abstract": abstract(record),
    }


def _name(author: Author) -> str:
    if not author.last:
        return author.collective
    given = author.fore or author.initials
    return ", ".join(p for p in (author.last, given, author.suffix) if p)


# -- one reader a format ------------------------------------------------------------------------


def _ris(data: bytes) -> Iterator[Fields]:
    import rispy

    for entry in rispy.loads(data.decode()):
        get = entry.get
        yield {
            "pmid": get("accession_number", ""),
            "title": get("title", ""),
            "authors": get("authors", []),
            "year": get("year", ""),
            "journal": get("secondary_title", ""),
            "volume": get("volume", ""),
            "issue": get("number", ""),
            "pages": [p for p in (get("start_page"), get("end_page")) if p],
            "doi": get("doi", ""),
            "abstract": get("abstract", ""),
        }


def _bibtex(data: bytes) -> Iterator[Fields]:
    import bibtexparser
    from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors

    library = bibtexparser.parse_string(
        data.decode(), append_middleware=[SeparateCoAuthors(), LatexDecodingMiddleware()]
    )
    for entry in library.entries:
        get = {field.key: field.value for field in entry.fields}.get
        yield {
            "pmid": get("pmid", ""),
            "title": _circumflexes(get("title", "")).removeprefix("{").removesuffix("}"),
            "authors": [_bibtex_name(name) for name in get("author", [])],
            "year": get("year", ""),
            "volume": get("volume", ""),
            "issue": get("number", ""),
            "pages": str(get("pages", "")).replace("--", "–").split("–") if get("pages") else [],
            "journal": get("journal", "") or get("booktitle", ""),
            "abstract": _circumflexes(get("abstract", "")),
        }


def _circumflexes(text: str) -> str:
    """Read TeX's \\textasciicircum as what it sets; the decoder gives the modifier letter."""
    return text.replace("\u02c6", "^")


def _bibtex_name(name: str) -> str:
    from pylatexenc.latex2text import LatexNodes2Text

    # The middleware that decodes passes over lists.
    said = LatexNodes2Text().latex_to_text
    last, *rest = (said(part.strip("{}")) for part in _APART.split(name))
    return ", ".join([last, *reversed(rest)])


def _csl(data: bytes) -> Iterator[Fields]:
    from citeproc.source.json import CiteProcJSON

    items = json.loads(data)
    read = CiteProcJSON(items)
    for item in items:
        entry = read[str(item["id"]).lower()]
        names = entry.get("author", [])
        yield {
            "pmid": item["PMID"],
            "title": str(entry.get("title", "")),
            "authors": [_csl_name(name) for name in item.get("author", [])] if names else [],
            "date": item.get("issued", {}).get("date-parts", [[]])[0],
            "journal": str(entry.get("container_title", "")),
            "volume": str(entry.get("volume", "")),
            "issue": str(entry.get("issue", "")),
            "doi": str(entry.get("DOI", entry.get("doi", ""))),
        }


def _csl_name(name: dict[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    return ", ".join(name[key] for key in ("family", "given", "suffix") if name.get(key))


def _nbib(data: bytes) -> Iterator[Fields]:
    from Bio import Medline

    for entry in Medline.parse(io.StringIO(data.decode())):
        get = entry.get
        yield {
            "pmid": get("PMID", ""),
            "title": get("TI", ""),
            "year": get("DP", "")[:4],
            "journal": get("JT", "") or " ".join(get("BTI", [])),
            "volume": get("VI", ""),
            "issue": get("IP", ""),
            "doi": get("LID", "").removesuffix(" [doi]"),
            "abstract": get("AB", ""),
        }


def _frame(read: Callable[[Any], Any]) -> Callable[[bytes], Iterator[Fields]]:
    def rows(data: bytes) -> Iterator[Fields]:
        table = read(io.BytesIO(data)).fillna("").astype(str)
        for row in table.to_dict("records"):
            yield {name: row[name] for name in ("pmid", "title", "year", "doi", "abstract")}

    return rows


def _csv(file: Any) -> Any:
    import pandas as pd

    return pd.read_csv(file, dtype=str, keep_default_na=False)


def _xlsx(file: Any) -> Any:
    import pandas as pd

    return pd.read_excel(file, dtype=str, keep_default_na=False)


def _parquet(file: Any) -> Any:
    import pandas as pd

    return pd.read_parquet(file).astype(object).astype(str).replace("<NA>", "")


def _jsonl(data: bytes) -> Iterator[Fields]:
    for row in map(json.loads, data.decode().splitlines()):
        yield {name: row[name] for name in ("pmid", "title", "year", "doi", "abstract")}


READERS: dict[str, Callable[[bytes], Iterator[Fields]]] = {
    "ris": _ris,
    "bibtex": _bibtex,
    "csl": _csl,
    "nbib": _nbib,
    "csv": _frame(_csv),
    "xlsx": _frame(_xlsx),
    "parquet": _frame(_parquet),
    "jsonl": _jsonl,
}

if __name__ == "__main__":
    main()
