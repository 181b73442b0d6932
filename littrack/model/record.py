"""What PubMed holds of one publication, or a digest of ours where PubMed was not asked yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from littrack.model.pmid import Pmid


class Indexing(StrEnum):
    """How far NLM's indexers are with a record; without them there is no MeSH to read."""

    MANUAL = "manual"
    CURATED = "curated"
    AUTOMATED = "automated"
    NOT_YET = "not yet indexed"
    NEVER = "not indexed by NLM"
    UNKNOWN = "unknown"


class LinkKind(StrEnum):
    """What one record says of another (PubMed's CommentsCorrections RefType)."""

    RETRACTION_IN = "RetractionIn"
    RETRACTION_OF = "RetractionOf"
    PARTIAL_RETRACTION_IN = "PartialRetractionIn"
    PARTIAL_RETRACTION_OF = "PartialRetractionOf"
    CONCERN_IN = "ExpressionOfConcernIn"
    CONCERN_FOR = "ExpressionOfConcernFor"
    ERRATUM_IN = "ErratumIn"
    ERRATUM_FOR = "ErratumFor"
    COMMENT_IN = "CommentIn"
    COMMENT_ON = "CommentOn"
    UPDATE_IN = "UpdateIn"
    UPDATE_OF = "UpdateOf"
    REPUBLISHED_IN = "RepublishedIn"
    REPUBLISHED_FROM = "RepublishedFrom"
    CORRECTED_IN = "CorrectedandRepublishedIn"
    CORRECTED_FROM = "CorrectedandRepublishedFrom"
    RETRACTED_REPUBLISHED_IN = "RetractedandRepublishedIn"
    RETRACTED_REPUBLISHED_FROM = "RetractedandRepublishedFrom"
    DATASET_IN = "AssociatedDataset"
    PUBLICATION_OF_DATASET = "AssociatedPublication"
    ORIGINAL_REPORT_IN = "OriginalReportIn"
    REPRINT_IN = "ReprintIn"
    REPRINT_OF = "ReprintOf"
    SUMMARY_IN = "SummaryForPatientsIn"
    CITES = "Cites"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as known; `text` is what was printed (MedlineDate: "1998 Dec-1999 Jan")."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """A person (`last`, `fore`, `initials`, `suffix`) or a group (`collective`)."""

    last: str = ""
    fore: str = ""
    initials: str = ""
    suffix: str = ""
    collective: str = ""
    orcid: str = ""
    affiliations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Journal:
    """Where it appeared; `abbreviation` is the ISO one, `medline` NLM's."""

    title: str = ""
    abbreviation: str = ""
    medline: str = ""
    nlm_id: str = ""
    issn: str = ""
    issn_linking: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One paragraph of an abstract, in plain text: its label as printed, NLM's category of it."""

    text: str
    label: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class OtherAbstract:
    """An abstract besides the first: another language, a plain-language summary."""

    sections: tuple[Section, ...]
    language: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class MeshTerm:
    """A heading or a qualifier; `major` when it is a main point of the work."""

    ui: str
    name: str
    major: bool = False


@dataclass(frozen=True, slots=True)
class MeshHeading:
    """A MeSH heading with its qualifiers."""

    heading: MeshTerm
    qualifiers: tuple[MeshTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class Substance:
    """A chemical of the record: registry number (`0` where there is none), MeSH id, name."""

    registry: str
    ui: str
    name: str


@dataclass(frozen=True, slots=True)
class PublicationType:
    """NLM's word for the kind of work."""

    ui: str
    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """A tie to another publication: `pmid` where known, `source` the reference as printed."""

    kind: LinkKind
    pmid: Pmid | None = None
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Grant:
    """Who paid."""

    number: str = ""
    acronym: str = ""
    agency: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class DataBank:
    """A register the work is entered in (ClinicalTrials.gov) with its accession numbers."""

    name: str
    accessions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """The book a chapter (PubmedBookArticle) stands in."""

    title: str
    publisher: str = ""
    place: str = ""
    accession: str = ""


@dataclass(frozen=True, slots=True)
class Digest:
    """A publication in this project's own words, standing in until PubMed's record is fetched.

    Never the publisher's abstract. `from_memory` names fields nobody confirmed, `flags` what is odd
    (registry row, news, seen only as a citation): neither may decide a verdict.
    """

    key: str
    finding: str
    design: str = ""
    population: str = ""
    level: str = ""
    n: int | None = None
    flags: tuple[str, ...] = ()
    from_memory: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One publication. `pmid` is None only for a digest of a work whose PMID is not known.

    An abstract that is missing is an empty tuple; `lacks` says in words what is missing and why.
    `abstract_kind` is empty for the publisher's abstract; it names the kind of the English
    OtherAbstract that stands in when there is no other (PIP, KIE, plain-language summary).
    """

    pmid: Pmid | None
    title: str
    version: str = "1"
    vernacular_title: str = ""
    abstract: tuple[Section, ...] = ()
    abstract_kind: str = ""
    copyright: str = ""
    other_abstracts: tuple[OtherAbstract, ...] = ()
    authors: tuple[Author, ...] = ()
    journal: Journal = Journal()
    published: PartialDate = PartialDate()
    electronic: PartialDate = PartialDate()
    entrez: date | None = None
    pubmed: date | None = None
    medline: date | None = None
    created: date | None = None
    completed: date | None = None
    revised: date | None = None
    status: str = ""
    publication_status: str = ""
    indexing: Indexing = Indexing.UNKNOWN
    languages: tuple[str, ...] = ()
    types: tuple[PublicationType, ...] = ()
    mesh: tuple[MeshHeading, ...] = ()
    supplementary_mesh: tuple[MeshTerm, ...] = ()
    substances: tuple[Substance, ...] = ()
    keywords: tuple[str, ...] = ()
    gene_symbols: tuple[str, ...] = ()
    doi: str = ""
    other_dois: tuple[str, ...] = ()
    pmcid: str = ""
    pii: str = ""
    links: tuple[Link, ...] = ()
    grants: tuple[Grant, ...] = ()
    databanks: tuple[DataBank, ...] = ()
    conflict: str = ""
    book: Book | None = None
    digest: Digest | None = None

    @property
    def key(self) -> str:
        """What the store and the reports know it by: its PMID, else the digest's own key."""
        return self.pmid or (self.digest.key if self.digest else "")

    @property
    def year(self) -> int | None:
        """The year it is cited by: of the issue, else of the electronic edition."""
        return self.published.year or self.electronic.year

    @property
    def first_author(self) -> str:
        """The first author's last name, or the group's."""
        return next((a.last or a.collective for a in self.authors), "")

    @property
    def lacks(self) -> tuple[str, ...]:
        """What this record does not hold, in words, each with its reason."""
        gaps = []
        if not self.abstract:
            gaps.append("no abstract in PubMed" if not self.digest else "no finding visible")
        elif self.abstract_kind:
            gaps.append(f"no main abstract in PubMed; its other one ({self.abstract_kind}) is read")
        if self.digest:
            gaps.append("PubMed's record is not fetched yet: a digest by the project stands in")
        elif not self.mesh:
            gaps.append(f"no MeSH headings ({self.indexing})")
        return tuple(gaps)
