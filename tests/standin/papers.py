"""The shelf of papers the stand-in serves, and what can happen to one: all of our own writing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from html import escape

HEAD = (
    b'<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, '
    b'1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n'
)


@dataclass(frozen=True)
class Paper:
    """One publication as PubMed would hold it."""

    pmid: int
    title: str = ""
    abstract: str = ""
    entered: date = date(2024, 3, 1)
    revised: date = date(2024, 3, 15)
    doi: str = ""
    pmcid: str = ""
    body: str = ""  # of its full text, as JATS
    licence: str = ""
    refused: str = ""  # by its publisher: front matter and a comment are all there is
    types: tuple[str, ...] = ("Journal Article",)
    mesh: tuple[str, ...] = ()
    links: tuple[tuple[str, int], ...] = ()
    book: bool = False

    @property
    def heading(self) -> str:
        """Its title, one of our own when none was given."""
        return self.title or f"Effects of turmeric on knee pain in group {self.pmid}"

    @cached_property
    def text(self) -> str:
        """What [tiab] looks in."""
        return f"{self.heading} {self.abstract}".lower()

    @cached_property
    def xml(self) -> bytes:
        """Its record, as efetch would serve it."""
        return (_book(self) if self.book else _article(self)).encode()


@dataclass
class Shelf:
    """All papers there are. `today` is the server's day: what is touched is dated by it."""

    papers: dict[int, Paper] = field(default_factory=dict)
    today: date = date(2024, 6, 1)

    @classmethod
    def of(cls, count: int, first: int = 30_000_001, **common: object) -> Shelf:
        """Give a shelf of so many papers, their PMIDs in a row."""
        numbers = range(first, first + count)
        return cls({n: Paper(n, doi=f"10.5555/{n}", **common) for n in numbers})  # type: ignore[arg-type]

    def add(self, paper: Paper) -> None:
        """Enter a paper on the server's day."""
        self.papers[paper.pmid] = replace(paper, entered=self.today, revised=self.today)

    def revise(self, pmid: int, **values: object) -> None:
        """Change a paper; its date of revision is the server's day."""
        changed = values or {"abstract": f"{self.papers[pmid].abstract} Revised."}
        self.papers[pmid] = replace(self.papers[pmid], revised=self.today, **changed)  # type: ignore[arg-type]

    def retract(self, pmid: int, notice: int = 39_999_999) -> None:
        """Mark a paper retracted, as PubMed does: publication type and link together."""
        paper = self.papers[pmid]
        self.revise(
            pmid,
            types=(*paper.types, "Retracted Publication"),
            links=(*paper.links, ("RetractionIn", notice)),
        )

    def delete(self, pmid: int) -> None:
        """Take a paper off the shelf."""
        del self.papers[pmid]

    def merge(self, pmid: int, into: int) -> None:
        """Let one record go up in another; nothing forwards its number."""
        self.delete(pmid)
        self.revise(into)


def _day(name: str, day: date, status: str = "") -> str:
    mark = f' PubStatus="{status}"' if status else ""
    return (
        f"<{name}{mark}><Year>{day.year}</Year><Month>{day:%m}</Month><Day>{day:%d}</Day></{name}>"
    )


def _article(paper: Paper) -> str:
    kinds = "".join(f'<PublicationType UI="D016428">{k}</PublicationType>' for k in paper.types)
    headings = "".join(
        f'<MeshHeading><DescriptorName UI="D000001" MajorTopicYN="N">{escape(m)}</DescriptorName>'
        "</MeshHeading>"
        for m in paper.mesh
    )
    ties = "".join(
        f'<CommentsCorrections RefType="{kind}"><RefSource>J Test. 2024</RefSource>'
        f'<PMID Version="1">{pmid}</PMID></CommentsCorrections>'
        for kind, pmid in paper.links
    )
    abstract = f"<Abstract><AbstractText>{escape(paper.abstract)}</AbstractText></Abstract>"
    return (
        '<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM">'
        f'<PMID Version="1">{paper.pmid}</PMID>{_day("DateRevised", paper.revised)}'
        '<Article PubModel="Print"><Journal><JournalIssue CitedMedium="Internet"><PubDate>'
        "<Year>2024</Year></PubDate></JournalIssue><Title>Journal of Tests</Title></Journal>"
        f"<ArticleTitle>{escape(paper.heading)}</ArticleTitle>"
        f"{abstract if paper.abstract else ''}<Language>eng</Language>"
        f"<PublicationTypeList>{kinds}</PublicationTypeList></Article>"
        f"{f'<CommentsCorrectionsList>{ties}</CommentsCorrectionsList>' if ties else ''}"
        f"{f'<MeshHeadingList>{headings}</MeshHeadingList>' if headings else ''}"
        "</MedlineCitation><PubmedData><History>"
        f"{_day('PubMedPubDate', paper.entered, 'pubmed')}</History>"
        "<PublicationStatus>ppublish</PublicationStatus><ArticleIdList>"
        f'<ArticleId IdType="pubmed">{paper.pmid}</ArticleId>'
        f"{f'<ArticleId IdType={chr(34)}doi{chr(34)}>{paper.doi}</ArticleId>' if paper.doi else ''}"
        f"{_pmcid(paper)}"
        "</ArticleIdList></PubmedData></PubmedArticle>"
    )


def _pmcid(paper: Paper) -> str:
    return f'<ArticleId IdType="pmc">{paper.pmcid}</ArticleId>' if paper.pmcid else ""


def _book(paper: Paper) -> str:
    return (
        f'<PubmedBookArticle><BookDocument><PMID Version="1">{paper.pmid}</PMID>'
        '<ArticleIdList><ArticleId IdType="bookaccession">NBK1</ArticleId></ArticleIdList>'
        "<Book><Publisher><PublisherName>Tests</PublisherName></Publisher>"
        "<BookTitle>A Book of Tests</BookTitle><PubDate><Year>2024</Year></PubDate></Book>"
        f"<ArticleTitle>{escape(paper.heading)}</ArticleTitle><Language>eng</Language>"
        f"<Abstract><AbstractText>{escape(paper.abstract)}</AbstractText></Abstract>"
        "</BookDocument></PubmedBookArticle>"
    )
