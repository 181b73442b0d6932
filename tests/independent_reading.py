"""PubMed XML read a second time, another way: whole-document XPath, mark-up by regular expression.

Slow and plain on purpose: what `littrack.pubmed` reads is held against it, field by field.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from lxml import etree

from littrack.model import Indexing, LinkKind, Record

SUP = dict(zip("0123456789+-−–=()n∗", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ*", strict=True))
SUB = dict(zip("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎", strict=True))
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
LINKS = {kind.value for kind in LinkKind}


def reading(root: Any) -> dict[str, Any]:
    """Read every field of Record out of one PubmedArticle or PubmedBookArticle."""
    book = root.tag == "PubmedBookArticle"
    top = root.find("BookDocument" if book else "MedlineCitation")
    art = top if book else top.find("Article")
    dois = _dois(root, art)
    lists = "PublicationType" if book else "PublicationTypeList/PublicationType"
    return {
        "pmid": _one(top, "PMID"),
        "version": top.xpath("string(PMID/@Version)") or "1",
        "title": _one(art, "ArticleTitle") or (_one(top, "Book/BookTitle") if book else ""),
        "vernacular_title": _one(art, "VernacularTitle"),
        **_read_abstract(top, art),
        "copyright": _one(art, "Abstract/CopyrightInformation"),
        "other_abstracts": [
            (_abstract(o), o.get("Language", ""), o.get("Type", ""))
            for o in top.xpath("OtherAbstract")
        ],
        "authors": _authors(art, top, book),
        "journal": _journal(top, art),
        "published": _partial(
            art.xpath("Book/PubDate") if book else art.xpath("Journal/JournalIssue/PubDate")
        ),
        "electronic": _partial(art.xpath("ContributionDate | ArticleDate")[-1:]),
        **{
            name: _day(root.xpath(f"*/History/PubMedPubDate[@PubStatus='{name}']")[-1:])
            for name in ("entrez", "pubmed", "medline")
        },
        "created": _day(top.xpath("DateCreated")),
        "completed": _day(top.xpath("DateCompleted")),
        "revised": _day(top.xpath("DateRevised")),
        "status": "book" if book else top.get("Status", ""),
        "publication_status": _one(root, "*/PublicationStatus"),
        "indexing": Indexing.NEVER if book else _indexing(top),
        "languages": _all(art, "Language"),
        "types": [(t.get("UI", ""), _text(t)) for t in art.xpath(lists)],
        "mesh": [
            (_term(h.find("DescriptorName")), [_term(q) for q in h.xpath("QualifierName")])
            for h in top.xpath("MeshHeadingList/MeshHeading")
        ],
        "supplementary_mesh": [_term(t) for t in top.xpath("SupplMeshList/SupplMeshName")],
        "substances": [
            (
                _one(c, "RegistryNumber"),
                c.xpath("string(NameOfSubstance/@UI)"),
                _one(c, "NameOfSubstance"),
            )
            for c in top.xpath("ChemicalList/Chemical")
        ],
        "keywords": _all(top, "KeywordList/Keyword"),
        "gene_symbols": _all(top, "GeneSymbolList/GeneSymbol"),
        "doi": dois[0] if dois else "",
        "other_dois": dois[1:],
        "pmcid": _article_id(root, "pmc"),
        "pii": [
            *_all(art, "ELocationID[@EIdType='pii' and not(@ValidYN='N')]"),
            _article_id(root, "pii"),
        ][0],
        "links": [_link(c) for c in top.xpath("CommentsCorrectionsList/CommentsCorrections")],
        "grants": [
            tuple(_one(g, n) for n in ("GrantID", "Acronym", "Agency", "Country"))
            for g in art.xpath("GrantList/Grant")
        ],
        "databanks": [
            (_one(b, "DataBankName"), _all(b, "AccessionNumberList/AccessionNumber"))
            for b in art.xpath("DataBankList/DataBank")
        ],
        "conflict": _one(top, "CoiStatement"),
        "book": _book(top, root) if book else None,
        "digest": None,
    }


def _read_abstract(top: Any, art: Any) -> dict[str, Any]:
    """The publisher's abstract, else the first English one of another kind."""
    own = _abstract(art.find("Abstract"))
    plain = "plain-language-summary"
    english = [
        o for o in top.xpath("OtherAbstract[not(@Language) or @Language='eng']") if _abstract(o)
    ]
    for other in [] if own else sorted(english, key=lambda o: o.get("Type") == plain):
        return {"abstract": _abstract(other), "abstract_kind": other.get("Type")}
    return {"abstract": own, "abstract_kind": ""}


def of_record(record: Record) -> dict[str, Any]:
    """Write a Record in the same shape."""
    term = lambda t: (t.ui, t.name, t.major)  # noqa: E731
    part = lambda ss: [(s.text, s.label, s.category) for s in ss]  # noqa: E731
    plain = {
        name: getattr(record, name)
        for name in (
            "pmid version title vernacular_title abstract_kind copyright entrez pubmed medline "
            "created completed revised status publication_status indexing doi pmcid pii conflict "
            "digest"
        ).split()
    }
    date_of = lambda d: (d.year, d.month, d.day, d.text)  # noqa: E731
    j, b = record.journal, record.book
    return plain | {
        "abstract": part(record.abstract),
        "other_abstracts": [(part(o.sections), o.language, o.kind) for o in record.other_abstracts],
        "authors": [
            (a.last, a.fore, a.initials, a.suffix, a.collective, a.orcid, list(a.affiliations))
            for a in record.authors
        ],
        "journal": (
            j.title, j.abbreviation, j.medline, j.nlm_id, j.issn, j.issn_linking, j.volume,
            j.issue, j.pages, j.country,
        ),
        "published": date_of(record.published),
        "electronic": date_of(record.electronic),
        "languages": list(record.languages),
        "types": [(t.ui, t.name) for t in record.types],
        "mesh": [(term(h.heading), [term(q) for q in h.qualifiers]) for h in record.mesh],
        "supplementary_mesh": [term(t) for t in record.supplementary_mesh],
        "substances": [(s.registry, s.ui, s.name) for s in record.substances],
        "keywords": list(record.keywords),
        "gene_symbols": list(record.gene_symbols),
        "other_dois": list(record.other_dois),
        "links": [(k.kind.value, k.pmid, k.source, k.note) for k in record.links],
        "grants": [(g.number, g.acronym, g.agency, g.country) for g in record.grants],
        "databanks": [(d.name, list(d.accessions)) for d in record.databanks],
        "book": (b.title, b.publisher, b.place, b.accession) if b else None,
    }  # fmt: skip


def _text(element: Any) -> str:
    """Serialise, then take mark-up away by pattern; mathematics apart (`mathml`)."""
    if element is None:
        return ""
    if element.xpath(".//*[local-name()='math']"):
        return f"mathematics in {element.tag}"
    xml = etree.tostring(element, encoding="unicode", with_tail=False)
    xml = re.sub(r"^<[^>]*?/>$|^<[^>]*>|</[^>]*>$", "", xml.strip())
    pattern = r"<(sup|sub)(?:\s[^>]*)?>((?:(?!<su[pb][ >]).)*?)</\1>"
    while re.search(pattern, xml, re.DOTALL):
        xml = re.sub(pattern, _shift, xml, flags=re.DOTALL)
    xml = re.sub(r"<[^>]*>", "", xml)
    for name, char in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("amp", "&")):
        xml = xml.replace(f"&{name};", char)
    return " ".join(xml.split())


def _shift(found: re.Match[str]) -> str:
    inner = re.sub(r"<[^>]*>", "", found[2])
    for name, char in (("lt", "<"), ("gt", ">"), ("amp", "&")):
        inner = inner.replace(f"&{name};", char)
    core = inner.strip()
    table, sign = (SUP, "^") if found[1] == "sup" else (SUB, "_")
    if not core or core in {"st", "nd", "rd", "th"} or set(core) <= set("®™©°º†‡§¶·•,.;: "):
        out = core
    elif all(c in table or (found[1] == "sup" and c in "*'′") for c in core):
        out = "".join(table.get(c, c) for c in core)
    else:
        out = f"{sign}{core}" if core.isalnum() or len(core) == 1 else f"{sign}({core})"
    out = out.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return inner[: len(inner) - len(inner.lstrip())] + out + inner[len(inner.rstrip()) :]


def _one(element: Any, path: str) -> str:
    found = element.xpath(path)
    return _text(found[0]) if found else ""


def _all(element: Any, path: str) -> list[str]:
    return [text for found in element.xpath(path) if (text := _text(found))]


def _abstract(element: Any) -> list[tuple[str, str, str]]:
    if element is None:
        return []
    return [
        (_text(a), a.get("Label", ""), a.get("NlmCategory", ""))
        for a in element.xpath("AbstractText")
        if _text(a)
    ]


def _authors(art: Any, top: Any, book: bool) -> list[Any]:
    found = art.xpath("AuthorList[not(@Type='editors')]/Author")
    if book:
        found = top.xpath(
            "Book/AuthorList[not(@Type='editors')]/Author | AuthorList/Author"
        ) or top.xpath("Book/AuthorList[@Type='editors']/Author")
    return [
        (
            *(_one(a, n) for n in ("LastName", "ForeName", "Initials", "Suffix", "CollectiveName")),
            _orcid(_one(a, "Identifier[@Source='ORCID']")),
            _all(a, "AffiliationInfo/Affiliation | Affiliation"),
        )
        for a in found
    ]


def _orcid(text: str) -> str:
    digits = re.sub(r"[^0-9X]", "", text.upper().rpartition("/")[2])
    if len(digits) != 16:
        return text
    return "-".join(digits[i : i + 4] for i in range(0, 16, 4))


def _journal(top: Any, art: Any) -> tuple[str, ...]:
    first, last = _one(art, "Pagination/StartPage"), _one(art, "Pagination/EndPage")
    pages = _one(art, "Pagination/MedlinePgn")
    if not pages and first:
        pages = first if last in {"", first} else f"{first}-{last}"
    return (
        _one(art, "Journal/Title"),
        _one(art, "Journal/ISOAbbreviation"),
        _one(top, "MedlineJournalInfo/MedlineTA"),
        _one(top, "MedlineJournalInfo/NlmUniqueID"),
        _one(art, "Journal/ISSN"),
        _one(top, "MedlineJournalInfo/ISSNLinking"),
        _one(art, "Journal/JournalIssue/Volume"),
        _one(art, "Journal/JournalIssue/Issue"),
        pages,
        _one(top, "MedlineJournalInfo/Country"),
    )


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    return MONTHS.index(text[:3].title()) + 1 if text[:3].title() in MONTHS else None


def _partial(found: list[Any]) -> tuple[Any, ...]:
    if not found:
        return (None, None, None, "")
    element = found[0]
    phrase = _one(element, "MedlineDate")
    if phrase:
        years = [int(y) for y in re.findall(r"(?<!\d)(?:1[5-9]|2[01])\d\d(?!\d)", phrase)]
        months = [m for m in re.findall(r"\b[A-Za-z]{3}", phrase) if m.title() in MONTHS]
        return (years[0] if years else None, _month(months[0]) if months else None, None, phrase)
    year, season, day = (_one(element, n) for n in ("Year", "Season", "Day"))
    return (
        int(year) if year else None,
        _month(_one(element, "Month")),
        int(day) if day else None,
        f"{year} {season}".strip() if season else "",
    )


def _day(found: list[Any]) -> date | None:
    if not found:
        return None
    year, month, day = (_one(found[0], n) for n in ("Year", "Month", "Day"))
    try:
        return date(int(year), _month(month) or 0, int(day))
    except ValueError:
        return None


def _indexing(top: Any) -> Indexing:
    status, method = top.get("Status"), top.get("IndexingMethod")
    if status in {"MEDLINE", "OLDMEDLINE", "Completed"}:
        return {"Automated": Indexing.AUTOMATED, "Curated": Indexing.CURATED}.get(
            method, Indexing.MANUAL
        )
    if status in {"In-Process", "In-Data-Review", "Publisher"}:
        return Indexing.NOT_YET
    return Indexing.NEVER if status == "PubMed-not-MEDLINE" else Indexing.UNKNOWN


def _term(element: Any) -> tuple[str, str, bool]:
    return (element.get("UI", ""), _text(element), element.get("MajorTopicYN") == "Y")


def _ids(root: Any) -> str:
    return (
        "PubmedData/ArticleIdList"
        if root.tag == "PubmedArticle"
        else ("BookDocument/ArticleIdList")
    )


def _article_id(root: Any, kind: str) -> str:
    paths = f"{_ids(root)}/ArticleId[@IdType='{kind}']"
    paths += f" | PubmedBookData/ArticleIdList/ArticleId[@IdType='{kind}']"
    return next(iter(_all(root, paths)), "")


def _dois(root: Any, art: Any) -> list[str]:
    listed = [
        *_all(art, "ELocationID[@EIdType='doi' and not(@ValidYN='N')]"),
        *_all(art, "Book/ELocationID[@EIdType='doi' and not(@ValidYN='N')]"),
        *_all(root, f"{_ids(root)}/ArticleId[@IdType='doi']"),
        *_all(root, "PubmedBookData/ArticleIdList/ArticleId[@IdType='doi']"),
        *_all(art, "ELocationID[@EIdType='doi' and @ValidYN='N']"),
    ]
    seen: dict[str, str] = {}
    for doi in listed:
        seen.setdefault(doi.lower(), doi)
    return list(seen.values())


def _link(element: Any) -> tuple[str, str | None, str, str]:
    kind = element.get("RefType", "")
    note = _one(element, "Note")
    if kind not in LINKS:
        note = f"{kind}: {note}" if note else kind
        kind = "other"
    return (kind, _one(element, "PMID") or None, _one(element, "RefSource"), note)


def _book(top: Any, root: Any) -> tuple[str, ...]:
    return (
        _one(top, "Book/BookTitle"),
        _one(top, "Book/Publisher/PublisherName"),
        _one(top, "Book/Publisher/PublisherLocation"),
        _article_id(root, "bookaccession"),
    )
