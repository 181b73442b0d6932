"""Fields of a record that are searched by value: authors, journal, year, identifiers, types."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from littrack import model
from littrack.model import QueryError

# PubMed's tags, and words people write before a colon.
KINDS = {
    **dict.fromkeys(("au", "author", "auth", "fau", "full author name", "cn", "authors"), "author"),
    **dict.fromkeys(("1au", "first author name", "firstauthor", "first"), "first author"),
    **dict.fromkeys(("lastau", "last author name", "lastauthor"), "last author"),
    **dict.fromkeys(("ta", "journal", "jour", "is", "issn", "jid"), "journal"),
    **dict.fromkeys(("dp", "pdat", "date - publication", "publication date", "year"), "year"),
    **dict.fromkeys(("pt", "ptyp", "publication type", "type"), "type"),
    **dict.fromkeys(("la", "lang", "language"), "language"),
    **dict.fromkeys(("pmid", "uid"), "pmid"),
    **dict.fromkeys(("doi", "aid", "lid", "article identifier"), "doi"),
    **dict.fromkeys(("pmcid", "pmc"), "pmcid"),
}  # fmt: skip
_LANGUAGES = {
    "english": "eng", "french": "fre", "german": "ger", "spanish": "spa", "italian": "ita",
    "portuguese": "por", "russian": "rus", "chinese": "chi", "japanese": "jpn", "polish": "pol",
    "dutch": "dut", "korean": "kor", "turkish": "tur",
}  # fmt: skip
_YEARS = re.compile(r"(\d{4})(?:/\d\d?){0,2}(?:\s*[:–-]\s*(\d{4})(?:/\d\d?){0,2})?")
_PMIDS = re.compile(r"0*(\d{1,9})(?::0*(\d{1,9}))?")
_MARKS = {"first author": "^", "last author": "$"}
_LISTED = {"author": "authors", "journal": "journal", "type": "types", "language": "types"}


@dataclass(frozen=True, slots=True)
class Field:
    """A value looked for in a field; `whole` when no word before it belongs to it."""

    kind: str
    value: str
    whole: bool = False

    @property
    def sql(self) -> tuple[str, list[object]]:
        """The statement that lists the ids of documents that have it."""
        if self.kind == "year":
            return _in_years(self.value)
        if self.kind == "pmid":
            return _numbered(self.value)
        if self.kind in {"doi", "pmcid"}:
            return _identified(self.kind, self.value)
        return _listed(self.kind, self.value)


def _in_years(value: str) -> tuple[str, list[object]]:
    found = _YEARS.fullmatch(value.strip())
    if not found:
        raise QueryError(f"{value!r} is no year; write 2019[dp] or 2019:2021[dp].")
    first, last = int(found[1]), int(found[2] or found[1])
    sql = (
        "SELECT pmid AS id FROM record WHERE year BETWEEN ? AND ?"
        " UNION SELECT id FROM digest WHERE year BETWEEN ? AND ?"
    )
    return sql, [first, last, first, last]


def _numbered(value: str) -> tuple[str, list[object]]:
    found = _PMIDS.fullmatch(value.strip())
    if not found:
        raise QueryError(f"{value!r} is no PMID: a PMID is a number.")
    first, last = int(found[1]), int(found[2] or found[1])
    sql = (
        "SELECT id FROM document WHERE id BETWEEN ? AND ?"
        " UNION SELECT id FROM digest WHERE pmid BETWEEN ? AND ?"
    )
    return sql, [first, last, first, last]


def _identified(kind: str, value: str) -> tuple[str, list[object]]:
    bare = re.sub(
        r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", value.strip(), flags=re.IGNORECASE
    )
    said = bare.lower() if kind == "doi" else f"PMC{re.sub('[^0-9]', '', bare)}"
    sql = f"SELECT pmid AS id FROM record WHERE {kind} = ? UNION SELECT id FROM digest WHERE {kind} = ?"  # noqa: S608, E501 - doi or pmcid
    return sql, [said, said]


def _listed(kind: str, value: str) -> tuple[str, list[object]]:
    said = folded(value)
    if kind == "language":
        said = f"la {_LANGUAGES.get(said, said)}"
    if not said:
        raise QueryError(f"A search by {kind} names nobody and nothing: {value!r}.")
    column = _LISTED.get(kind.rpartition(" ")[2], "authors")
    patterns = _patterns(kind, said, starred=value.rstrip().endswith("*"))
    where = " OR ".join(f"{column} LIKE ?" for _ in patterns)
    return f"SELECT id FROM citation_field WHERE {where}", list(patterns)  # noqa: S608 - our columns


def _patterns(kind: str, said: str, *, starred: bool) -> list[str]:
    """As PubMed: "smith" has any initials, "smith j" any that begin so; other values are whole."""
    mark = _MARKS.get(kind, "")
    if "author" not in kind:
        return [f"%|{said}%" if starred else f"%|{said}|%"]
    if starred or " " in said:
        return [f"%|{mark}{said}%"]
    return [f"%|{mark}{said} %", f"%|{mark}{said}|%"]


def folded(text: str) -> str:
    """Write a value as it is compared: small letters, no accents, no signs, single blanks."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", plain).split())


def values(record: model.Record) -> tuple[str, str, str]:
    """A record's authors, journal names and types, each value between bars.

    The first author stands once more behind "^", the last behind "$".
    """
    names = [name for author in record.authors for name in _names(author)]
    for mark, author in zip("^$", (record.authors[:1], record.authors[-1:]), strict=True):
        names += [f"{mark}{name}" for one in author for name in _names(one)]
    journal = record.journal
    titles = (journal.title, journal.abbreviation, journal.medline, journal.issn,
              journal.issn_linking, journal.nlm_id)  # fmt: skip
    kinds = [folded(kind.name) for kind in record.types]
    kinds += [f"la {folded(language)}" for language in record.languages]
    return _barred(names), _barred(map(folded, titles)), _barred(kinds)


def _names(author: model.Author) -> Iterable[str]:
    if author.collective:
        return [folded(author.collective)]
    last = folded(author.last)
    given = dict.fromkeys((folded(author.initials), folded(author.fore)))
    return [f"{last} {name}".strip() for name in given if name] or [last]


def _barred(said: Iterable[str]) -> str:
    kept = [value for value in dict.fromkeys(said) if value]
    return f"|{'|'.join(kept)}|" if kept else ""
