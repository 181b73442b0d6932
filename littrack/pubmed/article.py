"""One PubmedArticle or PubmedBookArticle, read into a Record in one pass over its elements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from littrack.model import Book, Indexing, Journal, OtherAbstract, Pmid, Record
from littrack.pubmed import fields
from littrack.pubmed.abstracts import chosen
from littrack.pubmed.fields import leaf, leaves, texts
from littrack.pubmed.plain import Element, plain
from littrack.pubmed.status import indexing

# What has been read so far, by field of Record; journal parts and identifiers are joined last.
Draft: TypeAlias = dict[str, Any]
Reader: TypeAlias = Callable[[Element, Draft], None]


def record(root: Element) -> Record:
    """Read a record of either kind."""
    draft: Draft = {"title": "", "journal": {}, "dois": [], "ids": {}}
    walk(root, draft, _ROOTS)
    return _finished(draft)


def walk(element: Element, draft: Draft, readers: dict[str, Reader]) -> None:
    """Hand each child to the reader of its name."""
    for child in element:
        reader = readers.get(child.tag)
        if reader:
            reader(child, draft)


def _finished(draft: Draft) -> Record:
    journal = draft.pop("journal")
    ids = draft.pop("ids")
    doi, *more = _distinct(draft.pop("dois")) or [""]
    start = journal.pop("start", "")
    if start and not journal.get("pages"):
        end = journal.get("end", "")
        journal["pages"] = f"{start}-{end}" if end and end != start else start
    journal.pop("end", None)
    draft.setdefault("pmid", None)
    draft.pop("editors", None)
    others = draft.get("other_abstracts", ())
    if others:
        draft["abstract"], draft["abstract_kind"] = chosen(draft.get("abstract", ()), others)
    return Record(
        journal=Journal(**journal),
        doi=doi,
        other_dois=tuple(more),
        pmcid=ids.get("pmc", ""),
        pii=ids.get("pii", ""),
        **draft,
    )


def _distinct(dois: list[tuple[int, str]]) -> list[str]:
    """Order identifiers by how far they are to be trusted, each once, whatever its case."""
    seen: dict[str, str] = {}
    for _, doi in sorted(dois, key=lambda pair: pair[0]):
        seen.setdefault(doi.lower(), doi)
    return list(seen.values())


# -- readers of one element each ---------------------------------------------------------------


def _pmid(element: Element, draft: Draft) -> None:
    draft["pmid"] = Pmid(leaf(element))
    draft["version"] = element.get("Version", "1")


def _citation(element: Element, draft: Draft) -> None:
    status = element.get("Status", "")
    draft["status"] = status
    draft["indexing"] = indexing(status, element.get("IndexingMethod", ""))
    walk(element, draft, _CITATION)


def _into(name: str, read: Callable[[Element], Any]) -> Reader:
    def reader(element: Element, draft: Draft) -> None:
        draft[name] = read(element)

    return reader


def _each(name: str, read: Callable[[Element], Any]) -> Reader:
    """Read every child of a list element; a second list of the kind adds to the first."""

    def reader(element: Element, draft: Draft) -> None:
        draft[name] = draft.get(name, ()) + tuple(map(read, element))

    return reader


def _one(name: str, read: Callable[[Element], Any]) -> Reader:
    """Read an element that is repeated without a list around it."""

    def reader(element: Element, draft: Draft) -> None:
        draft[name] = (*draft.get(name, ()), read(element))

    return reader


def _down(readers: dict[str, Reader]) -> Reader:
    def reader(element: Element, draft: Draft) -> None:
        walk(element, draft, readers)

    return reader


def _journal_part(name: str) -> Reader:
    def reader(element: Element, draft: Draft) -> None:
        draft["journal"][name] = leaf(element)

    return reader


def _keywords(element: Element, draft: Draft) -> None:
    draft["keywords"] = (*draft.get("keywords", ()), *texts(element))


def _abstract(element: Element, draft: Draft) -> None:
    draft["abstract"] = fields.sections(element)
    for child in element.iterchildren("CopyrightInformation"):
        draft["copyright"] = leaf(child)


def _other_abstract(element: Element) -> OtherAbstract:
    get = element.get
    return OtherAbstract(fields.sections(element), get("Language", ""), get("Type", ""))


def _location(element: Element, draft: Draft) -> None:
    """An identifier on the article itself; one marked invalid is only the last resort."""
    valid = element.get("ValidYN", "Y") == "Y"
    if element.get("EIdType") == "doi":
        _doi(element, draft, 0 if valid else 2)
    elif element.get("EIdType") == "pii" and valid:
        draft["ids"].setdefault("pii", leaf(element))


def _article_id(element: Element, draft: Draft) -> None:
    kind = element.get("IdType", "")
    if kind == "doi":
        _doi(element, draft, 1)
    elif text := leaf(element):
        draft["ids"].setdefault("pmc" if kind == "pmcid" else kind, text)


def _doi(element: Element, draft: Draft, rank: int) -> None:
    if text := leaf(element):
        draft["dois"].append((rank, text))


def _article_ids(element: Element, draft: Draft) -> None:
    for child in element:
        _article_id(child, draft)


def _history_day(element: Element, draft: Draft) -> None:
    status = element.get("PubStatus", "")
    if status in {"entrez", "pubmed", "medline"}:
        draft[status] = fields.day(element)


def _book(element: Element, draft: Draft) -> None:
    draft["status"] = "book"
    draft["indexing"] = Indexing.NEVER
    walk(element, draft, _BOOK)
    if not draft["title"] and "book" in draft:
        draft["title"] = draft["book"].title
    if not draft.get("authors"):
        draft["authors"] = draft.get("editors", ())


def _in_book(element: Element, draft: Draft) -> None:
    title = publisher = place = ""
    for child in element:
        if child.tag == "BookTitle":
            title = plain(child)
        elif child.tag == "Publisher":
            parts = leaves(child)
            publisher, place = parts.get("PublisherName", ""), parts.get("PublisherLocation", "")
    accession = draft["ids"].get("bookaccession", "")
    draft["book"] = Book(title, publisher, place, accession)
    walk(element, draft, _IN_BOOK)


def _book_authors(element: Element, draft: Draft) -> None:
    name = "editors" if element.get("Type") == "editors" else "authors"
    draft[name] = draft.get(name, ()) + tuple(map(fields.author, element))


def _contributed(element: Element, draft: Draft) -> None:
    draft["electronic"] = fields.partial(element)


# -- which reader for which name ---------------------------------------------------------------

_ISSUE: dict[str, Reader] = {
    "Volume": _journal_part("volume"),
    "Issue": _journal_part("issue"),
    "PubDate": _into("published", fields.partial),
}
_JOURNAL: dict[str, Reader] = {
    "ISSN": _journal_part("issn"),
    "JournalIssue": _down(_ISSUE),
    "Title": _journal_part("title"),
    "ISOAbbreviation": _journal_part("abbreviation"),
}
_PAGES: dict[str, Reader] = {
    "MedlinePgn": _journal_part("pages"),
    "StartPage": _journal_part("start"),
    "EndPage": _journal_part("end"),
}
_TYPES = _each("types", fields.publication_type)
_GRANTS = _each("grants", fields.grant)
_ARTICLE: dict[str, Reader] = {
    "Journal": _down(_JOURNAL),
    "ArticleTitle": _into("title", plain),
    "Pagination": _down(_PAGES),
    "ELocationID": _location,
    "Abstract": _abstract,
    "AuthorList": _each("authors", fields.author),
    "Language": _one("languages", leaf),
    "DataBankList": _each("databanks", fields.databank),
    "GrantList": _GRANTS,
    "PublicationTypeList": _TYPES,
    "VernacularTitle": _into("vernacular_title", plain),
    "ArticleDate": _contributed,
}
_MEDLINE_JOURNAL: dict[str, Reader] = {
    "Country": _journal_part("country"),
    "MedlineTA": _journal_part("medline"),
    "NlmUniqueID": _journal_part("nlm_id"),
    "ISSNLinking": _journal_part("issn_linking"),
}
_CITATION: dict[str, Reader] = {
    "PMID": _pmid,
    "DateCreated": _into("created", fields.day),
    "DateCompleted": _into("completed", fields.day),
    "DateRevised": _into("revised", fields.day),
    "Article": _down(_ARTICLE),
    "MedlineJournalInfo": _down(_MEDLINE_JOURNAL),
    "ChemicalList": _each("substances", fields.substance),
    "SupplMeshList": _each("supplementary_mesh", fields.term),
    "CommentsCorrectionsList": _each("links", fields.link),
    "GeneSymbolList": _each("gene_symbols", leaf),
    "MeshHeadingList": _each("mesh", fields.heading),
    "OtherAbstract": _one("other_abstracts", _other_abstract),
    "KeywordList": _keywords,
    "CoiStatement": _into("conflict", leaf),
}
_PUBMED_DATA: dict[str, Reader] = {
    "History": _down({"PubMedPubDate": _history_day}),
    "PublicationStatus": _into("publication_status", leaf),
    "ArticleIdList": _article_ids,
}
_IN_BOOK: dict[str, Reader] = {
    "PubDate": _into("published", fields.partial),
    "AuthorList": _book_authors,
    "ELocationID": _location,
}
_BOOK: dict[str, Reader] = {
    "PMID": _pmid,
    "ArticleIdList": _article_ids,
    "Book": _in_book,
    "ArticleTitle": _into("title", plain),
    "VernacularTitle": _into("vernacular_title", plain),
    "Pagination": _down(_PAGES),
    "Language": _one("languages", leaf),
    "AuthorList": _book_authors,
    "PublicationType": _one("types", fields.publication_type),
    "Abstract": _abstract,
    "KeywordList": _keywords,
    "ContributionDate": _contributed,
    "DateRevised": _into("revised", fields.day),
    "GrantList": _GRANTS,
}
_ROOTS: dict[str, Reader] = {
    "MedlineCitation": _citation,
    "PubmedData": _down(_PUBMED_DATA),
    "BookDocument": _book,
    "PubmedBookData": _down(_PUBMED_DATA),
}
