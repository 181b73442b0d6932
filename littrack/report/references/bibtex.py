"""BibTeX in UTF-8: diacritics as they are, TeX's own characters escaped."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from littrack.model import Author, Record
from littrack.report.cite import link
from littrack.report.references.words import abstract, line, notes, pages, title

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "&%$#_"},
}
# BibTeX counts braces even behind a backslash: where they do not pair they are written as words.
_WORDS = {**_TEX, "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
# What TeX sets as one sign (a dash, a quotation mark) is kept apart.
_LIGATURES = ("--", "``", "''", "!`", "?`")
_UNSAFE = re.compile(r"[^a-z0-9]+")
_PLAIN = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})


def bibtex(records: Sequence[Record]) -> str:
    """Write records as BibTeX."""
    import bibtexparser
    from bibtexparser.model import Entry, Field

    entries = [
        Entry(
            "incollection" if record.book else "article",
            key,
            [Field(name, f"{{{value}}}") for name, value in _fields(record).items() if value],
        )
        for key, record in zip(_keys(records), records, strict=True)
    ]
    library = bibtexparser.Library(entries)
    return str(bibtexparser.write_string(library, unparse_stack=[]))


def _fields(record: Record) -> dict[str, str]:
    first, last = pages(record)
    return {
        "title": f"{{{_tex(title(record))}}}",
        "author": " and ".join(name for a in record.authors if (name := _name(a))),
        "journal": "" if record.book else _tex(record.journal.title),
        "booktitle": _tex(record.book.title) if record.book else "",
        "publisher": _tex(record.book.publisher) if record.book else "",
        "year": str(record.year or ""),
        "volume": _tex(record.journal.volume),
        "number": _tex(record.journal.issue),
        "pages": f"{_tex(first)}--{_tex(last)}" if last else _tex(first),
        "issn": _tex(record.journal.issn),
        "doi": quote(line(record.doi), safe="/().;:-_<>[]"),
        "pmid": record.pmid or "",
        "pmcid": _tex(record.pmcid),
        "url": line(link(record)).replace("{", "%7B").replace("}", "%7D"),
        "language": _tex(", ".join(record.languages)),
        "abstract": _tex(abstract(record)),
        "note": _tex("; ".join(notes(record))),
    }


def _tex(text: str) -> str:
    escapes = _TEX if _paired(text) else _WORDS
    written = "".join(escapes.get(mark, mark) for mark in line(text))
    for pair in _LIGATURES * 2:  # twice: of three dashes the second begins a pair too
        written = written.replace(pair, f"{pair[0]}{{}}{pair[1]}")
    return written


def _paired(text: str) -> bool:
    depth = 0
    for mark in text:
        depth += {"{": 1, "}": -1}.get(mark, 0)
        if depth < 0:
            return False
    return depth == 0


def _name(author: Author) -> str:
    if not author.last:
        return f"{{{_tex(author.collective)}}}" if author.collective else ""
    parts = [author.last, author.suffix, author.fore or author.initials]
    return ", ".join(_whole(_tex(part)) for part in parts if part)


def _whole(part: str) -> str:
    # A comma or an "and" inside a name would cut it.
    return f"{{{part}}}" if "," in part or re.search(r"\band\b", part, re.IGNORECASE) else part


def _keys(records: Sequence[Record]) -> Iterator[str]:
    """Name every entry, none twice."""
    seen: Counter[str] = Counter()
    for key in map(_key, records):
        seen[key] += 1
        yield key if seen[key] == 1 else f"{key}-{seen[key]}"


def _key(record: Record) -> str:
    name = unicodedata.normalize("NFKD", record.first_author.lower().translate(_PLAIN))
    parts = [_UNSAFE.sub("", part.lower()) for part in (name, str(record.year or ""), record.key)]
    return "-".join(part for part in parts if part)
