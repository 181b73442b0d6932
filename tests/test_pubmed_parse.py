"""PubMed's XML, read into records: nothing cut, nothing mixed up with another's."""

from __future__ import annotations

from datetime import date

import pytest

from littrack import pubmed
from littrack.model import Indexing, LinkKind, PartialDate, RecordError, Section

ARTICLE = """<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"
 IndexingMethod="Automated">
<PMID Version="2">101</PMID>
<DateRevised><Year>2024</Year><Month>02</Month><Day>30</Day></DateRevised>
<Article PubModel="Print"><Journal><ISSN IssnType="Print">1234-5678</ISSN><JournalIssue>
<Volume>3</Volume><Issue>1</Issue><PubDate>{date}</PubDate></JournalIssue>
<Title>Journal of Pain</Title><ISOAbbreviation>J Pain</ISOAbbreviation></Journal>
<ArticleTitle>{title}</ArticleTitle><Pagination><StartPage>7</StartPage><EndPage>9</EndPage></Pagination>
<ELocationID EIdType="doi" ValidYN="N">10.1/wrong</ELocationID>
<ELocationID EIdType="doi" ValidYN="Y">10.1/Right</ELocationID>
<Abstract>{abstract}<CopyrightInformation>(c) them</CopyrightInformation></Abstract>
<AuthorList><Author><LastName>Ng</LastName><ForeName>A B</ForeName><Initials>AB</Initials>
<Identifier Source="ORCID">https://orcid.org/0000-0001-2345-678X</Identifier>
<AffiliationInfo><Affiliation>Here.</Affiliation></AffiliationInfo></Author>
<Author><CollectiveName>The Ibuprofen Group</CollectiveName></Author></AuthorList>
<Language>eng</Language><Language>fre</Language>
<DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList>
<AccessionNumber>NCT00000001</AccessionNumber></AccessionNumberList></DataBank></DataBankList>
<PublicationTypeList><PublicationType UI="D016449">Randomized Controlled Trial</PublicationType>
</PublicationTypeList></Article>
<CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn">
<RefSource>J Pain. 2025</RefSource>
<PMID Version="1">202</PMID></CommentsCorrections><CommentsCorrections RefType="Novel">
<RefSource>?</RefSource></CommentsCorrections></CommentsCorrectionsList>
<KeywordList Owner="NOTNLM"><Keyword MajorTopicYN="N">pain</Keyword></KeywordList>
<KeywordList Owner="NASA"><Keyword MajorTopicYN="N">flight</Keyword></KeywordList>
<CoiStatement>None.</CoiStatement></MedlineCitation>
<PubmedData><History><PubMedPubDate PubStatus="entrez"><Year>2023</Year><Month>1</Month><Day>2</Day>
<Hour>6</Hour></PubMedPubDate></History><PublicationStatus>ppublish</PublicationStatus>
<ArticleIdList><ArticleId IdType="pubmed">101</ArticleId>
<ArticleId IdType="doi">10.1/right</ArticleId>
<ArticleId IdType="pmc">PMC9</ArticleId></ArticleIdList>
<ReferenceList><Reference><Citation>x</Citation>
<ArticleIdList><ArticleId IdType="doi">10.9/of-a-reference</ArticleId></ArticleIdList></Reference>
</ReferenceList></PubmedData></PubmedArticle>"""

BOOK = b"""<PubmedBookArticle><BookDocument><PMID Version="1">303</PMID><ArticleIdList>
<ArticleId IdType="bookaccession">NBK1</ArticleId></ArticleIdList><Book><Publisher><PublisherName>P
</PublisherName><PublisherLocation>Bethesda</PublisherLocation></Publisher><BookTitle>Drugs</BookTitle>
<PubDate><Year>2006</Year></PubDate></Book><ArticleTitle>Ibuprofen</ArticleTitle>
<Abstract><AbstractText>Safe.</AbstractText></Abstract></BookDocument><PubmedBookData><ReferenceList>
<Reference><ArticleIdList><ArticleId IdType="pubmed">404</ArticleId></ArticleIdList></Reference>
</ReferenceList></PubmedBookData></PubmedBookArticle>"""


def article(
    title: str = "Ibuprofen.", abstract: str = "", when: str = "<Year>2023</Year>"
) -> bytes:
    return ARTICLE.format(title=title, abstract=abstract, date=when).encode()


@pytest.mark.parametrize(
    ("marked", "read"),
    [
        pytest.param("10 m<sup>2</sup>", "10 m²", id="superscript digit"),
        pytest.param("10<sup>-3</sup>", "10⁻³", id="superscript sign"),
        pytest.param("CO<sub>2</sub> and C<sub>max</sub>", "CO₂ and C_max", id="subscripts"),
        pytest.param("e<sup>a/b</sup>", "e^(a/b)", id="superscript without letters of its own"),
        pytest.param("the 4<sup>th</sup>", "the 4th", id="ordinal"),
        pytest.param(
            "<i>Mus</i> <b>m</b>.", "Mus m.", id="italic and bold, the blank between kept"
        ),
        pytest.param("a\n   b\u2009c", "a b c", id="white space of any kind"),
        pytest.param(
            '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mfrac><mml:mi>a</mml:mi>'
            "<mml:mrow><mml:mi>b</mml:mi><mml:mo>+</mml:mo><mml:mn>1</mml:mn></mml:mrow></mml:mfrac>"
            "<mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math> end",
            "a/(b+1)x² end",
            id="mathematics",
        ),
        pytest.param(
            '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mmultiscripts>'
            "<mml:mi>He</mml:mi><mml:mprescripts/><mml:none/><mml:mn>3</mml:mn>"
            "</mml:mmultiscripts><mml:mover><mml:mi>V</mml:mi><mml:mo>.</mml:mo></mml:mover>"
            "<mml:msubsup><mml:mi>T</mml:mi><mml:mn>2</mml:mn><mml:mo>∗</mml:mo></mml:msubsup>"
            "<mml:msqrt><mml:mn>3</mml:mn></mml:msqrt></mml:math>",
            "³HeV\u0307T₂*√3",
            id="marks at the corners",
        ),
        pytest.param("<mml:math><mml:mi>k</mml:mi></mml:math>", "k", id="prefix named on the set"),
    ],
)
def test_inline_markup_stays_readable(marked: str, read: str) -> None:
    assert pubmed.parse(article(title=marked)).title == read


def test_an_abstract_keeps_its_sections() -> None:
    text = (
        '<AbstractText Label="AIM" NlmCategory="OBJECTIVE">Why.</AbstractText>'
        "<AbstractText/><AbstractText>What.</AbstractText>"
    )
    record = pubmed.parse(article(abstract=text))
    assert record.abstract == (Section("Why.", "AIM", "OBJECTIVE"), Section("What."))
    assert record.copyright == "(c) them"


def test_identifiers_are_the_articles_own_and_the_valid_one_leads() -> None:
    record = pubmed.parse(article())
    assert (record.pmid, record.version) == ("101", "2")
    assert (record.doi, record.other_dois) == ("10.1/Right", ("10.1/wrong",))
    assert record.pmcid == "PMC9"


def test_the_rest_of_an_article_is_read() -> None:
    record = pubmed.parse(article())
    assert [a.last or a.collective for a in record.authors] == ["Ng", "The Ibuprofen Group"]
    assert record.authors[0].orcid == "0000-0001-2345-678X"
    assert record.authors[0].affiliations == ("Here.",)
    assert record.languages == ("eng", "fre")
    assert record.databanks[0].accessions == ("NCT00000001",)
    assert record.keywords == ("pain", "flight")
    assert [link.kind for link in record.links] == [LinkKind.RETRACTION_IN, LinkKind.OTHER]
    assert (record.links[0].pmid, record.links[1].note) == ("202", "Novel")
    assert record.indexing is Indexing.AUTOMATED
    assert (record.journal.pages, record.conflict) == ("7-9", "None.")
    assert (record.entrez, record.revised) == (date(2023, 1, 2), None)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        pytest.param(
            "<MedlineDate>1998 Dec-1999 Jan</MedlineDate>",
            PartialDate(1998, 12, None, "1998 Dec-1999 Jan"),
            id="phrase",
        ),
        pytest.param(
            "<Year>2001</Year><Season>Spring</Season>",
            PartialDate(2001, text="2001 Spring"),
            id="season",
        ),
        pytest.param(
            "<Year>2001</Year><Month>Feb</Month><Day>3</Day>", PartialDate(2001, 2, 3), id="whole"
        ),
    ],
)
def test_a_date_is_read_as_far_as_it_goes(printed: str, read: PartialDate) -> None:
    assert pubmed.parse(article(when=printed)).published == read


def test_a_book_article_keeps_its_own_pmid() -> None:
    record = pubmed.parse(BOOK)
    assert (record.pmid, record.title) == ("303", "Ibuprofen")
    assert record.book is not None
    assert (record.book.title, record.book.publisher, record.book.accession) == (
        "Drugs",
        "P",
        "NBK1",
    )
    assert record.indexing is Indexing.NEVER
    assert record.year == 2006


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(b"<PubmedArticle><a></PubmedArticle>", id="not well-formed"),
        pytest.param(b"<html/>", id="another root"),
        pytest.param(b"<PubmedArticle>&bomb;</PubmedArticle>", id="entity nobody defined"),
    ],
)
def test_what_is_no_record_is_refused_in_a_sentence(bad: bytes) -> None:
    with pytest.raises(RecordError, match="record"):
        pubmed.parse(bad)


def test_references_are_left_out_however_many_lists_there_are() -> None:
    nested = b"<ReferenceList><Title>More</Title><ReferenceList/></ReferenceList></PubmedData>"
    assert pubmed.parse(article().replace(b"</PubmedData>", nested)) == pubmed.parse(article())


OTHER = '<OtherAbstract Type="{}" Language="{}"><AbstractText>{}</AbstractText></OtherAbstract>'


@pytest.mark.parametrize(
    ("others", "read"),
    [
        pytest.param([("PIP", "eng", "Helped.")], ("Helped.", "PIP"), id="English"),
        pytest.param([("Publisher", "fre", "Aide.")], ("", ""), id="French"),
        pytest.param(
            [("plain-language-summary", "eng", "It helps."), ("KIE", "eng", "Helped.")],
            ("Helped.", "KIE"),
            id="a summary for lay people only when there is no other",
        ),
    ],
)
def test_an_english_abstract_of_another_kind_stands_in_and_is_marked(others, read):
    said = "".join(OTHER.format(*other) for other in others)
    xml = (
        '<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID>1</PMID><Article>'
        f"<ArticleTitle>Sage</ArticleTitle></Article>{said}</MedlineCitation></PubmedArticle>"
    )
    record = pubmed.parse(xml.encode())
    assert (" ".join(s.text for s in record.abstract), record.abstract_kind) == read
    assert any(read[1] in gap for gap in record.lacks) or not read[1]
    own = xml.replace(
        "</ArticleTitle>", "</ArticleTitle><Abstract><AbstractText>Own.</AbstractText></Abstract>"
    )
    assert pubmed.parse(own.encode()).abstract == (Section("Own."),)
