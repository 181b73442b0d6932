"""Documents in one XML file: research articles (JATS), feeds, flat Word and OpenDocument files."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from littrack.articles import read
from littrack.language.sentences import article_sentences
from littrack.model import Article, ArticleError, BlockKind
from tests.article_formats import SENTENCES, TITLE, opendocument, word

AT = datetime(2026, 1, 1, tzinfo=UTC)


def saved(tmp_path: Path, text: str, name: str = "a.xml") -> Article:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read(str(path), at=AT)


def said(article: Article) -> list[str]:
    return [s.words(article.text) for s in article_sentences(article)]


FRONT = (
    "<journal-meta><journal-title-group><journal-title>Weeds</journal-title></journal-title-group>"
    "</journal-meta><article-meta><article-id>99</article-id><title-group><article-title>Sage and "
    "<italic>pain</italic></article-title></title-group><contrib-group><contrib><name><surname>Doe"
    "</surname><given-names>Jane</given-names></name></contrib></contrib-group><pub-date><year>2020"
    "</year></pub-date><pub-date><day>2</day><month>3</month><year>2020</year></pub-date>"
    "<permissions><license><license-p>Free to all.</license-p></license></permissions>"
    "<abstract><sec><title>Results</title><p>Pain fell.</p></sec></abstract></article-meta>"
)
CITED = (
    "<ref id='r1'><label>1</label><element-citation><person-group><name><surname>Roe</surname>"
    "<given-names>P</given-names></name><name><surname>Doe</surname><given-names>J</given-names>"
    "</name></person-group><article-title>Sage tea</article-title><source>Weeds</source><year>2014"
    "</year><volume>3</volume><fpage>1</fpage><lpage>9</lpage></element-citation></ref>"
)
BODY = (
    "<sec><title>Methods</title><p>Adults<xref ref-type='bibr' rid='r1'><sup>1</sup></xref> drank "
    "<bold>sage</bold> tea with 10<sup>6</sup> cells.</p><p>They were:</p><list><list-item><p>well"
    "</p></list-item></list><table-wrap><label>Table 1</label><caption><title>Herbs</title>"
    "</caption><table><thead><tr><th>Herb</th></tr></thead><tbody><tr><td>Sage</td></tr></tbody></table>"
    "</table-wrap><disp-quote><p>It works.</p></disp-quote></sec>"
)
JATS = (
    f"<article article-type='research-article'><front>{FRONT}</front><body>{BODY}</body><back>"
    f"<ref-list><title>References</title>{CITED}</ref-list></back></article>"
)


def test_a_research_article_in_xml_is_read_as_the_page_it_makes(tmp_path: Path) -> None:
    article = saved(tmp_path, JATS)
    assert said(article) == [
        "Sage and pain", "Results", "Pain fell.", "Methods",
        "Adults drank sage tea with 10^6 cells.", "They were:", "well", "Table 1", "Herbs", "Herb",
        "Sage", "It works.", "References", "Roe P, Doe J. Sage tea.", "Weeds.", "2014;3:1-9.",
    ]  # fmt: skip
    assert (article.title, article.author) == ("Sage and pain", "Jane Doe")
    assert (article.publisher, article.published) == ("Weeds", date(2020, 3, 2))


def test_a_research_article_in_xml_has_its_lists_and_references(tmp_path: Path) -> None:
    article = saved(tmp_path, JATS)
    (reference,) = article.references
    assert [article.text[a:b] for a, b in reference.anchors] == ["[1]"]
    (item,) = [b for b in article.blocks if b.kind is BlockKind.ITEM]
    assert item.lead_in is not None
    assert article.text[slice(*item.lead_in)] == "They were:"


def test_an_article_within_a_set_is_read_alone(tmp_path: Path) -> None:
    answer = "<response><body><p>Sage cures all.</p></body></response></article>"
    other = JATS.replace("</article>", answer)
    assert said(saved(tmp_path, f"<pmc-articleset>{other}</pmc-articleset>")) == said(
        saved(tmp_path, JATS)
    )


RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    "<channel><title>Herbs</title><description>All on herbs.</description><item><title>Sage &amp; "
    "pain</title><description>Short.</description><content:encoded><![CDATA[<p>Sage eases pain.</p>"
    "<p>It is <b>safe</b>.</p>]]></content:encoded></item><item><title>Mint</title>"
    "<description>Mint cools &lt;i&gt;skin&lt;/i&gt;.</description></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Herbs</title><entry><title>Sage</title>'
    '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Sage eases pain.</p></div>'
    "</content></entry></feed>"
)


def test_the_items_of_a_feed_are_read_each_under_its_title(tmp_path: Path) -> None:
    article = saved(tmp_path, RSS)
    assert article.text.split("\n") == [
        "Herbs", "Sage & pain", "Sage eases pain.", "It is safe.", "Mint", "Mint cools skin.",
    ]  # fmt: skip
    assert article.title == "Herbs"
    assert "2 items were read" in article.notes[0]
    assert saved(tmp_path, ATOM).text.split("\n") == ["Herbs", "Sage", "Sage eases pain."]


def flat_word() -> str:
    """The Word file of the formats, its parts in one XML file."""
    parts = ""
    with zipfile.ZipFile(io.BytesIO(word())) as packed:
        for name in packed.namelist():
            inner = packed.read(name).decode()
            parts += f"<pkg:part pkg:name='/{name}'><pkg:xmlData>{inner}</pkg:xmlData></pkg:part>"
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    return f"<?xml version='1.0'?><pkg:package xmlns:pkg='{space}'>{parts}</pkg:package>"


def flat_opendocument() -> str:
    """The OpenDocument text of the formats in one XML file, with the head of its pages."""
    with zipfile.ZipFile(io.BytesIO(opendocument())) as packed:
        content = packed.read("content.xml").decode()
    heads = "<office:master-styles><text:p>It cures gout.</text:p></office:master-styles>"
    whole = content.replace("<office:body>", f"{heads}<office:body>")
    return whole.replace("office:document-content", "office:document")


@pytest.mark.parametrize("make", [flat_word, flat_opendocument])
def test_a_document_in_one_file_is_the_same_as_a_packed_one(tmp_path: Path, make) -> None:
    article = saved(tmp_path, make())
    assert said(article) == SENTENCES
    assert article.title == TITLE
    assert "struck out" in article.notes[0]


def test_word_xml_of_2003_is_read(tmp_path: Path) -> None:
    space = "http://schemas.microsoft.com/office/word/2003/wordml"
    body = "<w:body><w:p><w:r><w:t>Sage eases pain.</w:t></w:r></w:p></w:body>"
    text = f"<w:wordDocument xmlns:w='{space}'>{body}</w:wordDocument>"
    assert saved(tmp_path, text).text == "Sage eases pain."


NESTED = "<sec>" * 10_000 + "<p>Sage.</p>" + "</sec>" * 10_000
BAD = {
    "an article cut short": (JATS[: len(JATS) // 2], "damaged"),
    "a feed cut short": (RSS[:-40], "damaged"),
    "a feed without items": ("<rss><channel/></rss>", "without items"),
    "a package cut short": (flat_word()[:-40], "damaged"),
    "a package of nothing": (
        "<p:package xmlns:p='http://schemas.microsoft.com/office/2006/xmlPackage'/>",
        "damaged Word file",
    ),
    "an OpenDocument text cut short": (flat_opendocument()[:-40], "damaged"),
    "sections too deep": (
        f"<article><front/><body>{NESTED}</body></article>",
        "too deeply",
    ),
}


@pytest.mark.parametrize(("text", "says"), BAD.values(), ids=BAD)
def test_a_bad_file_is_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ArticleError, match=says):
        saved(tmp_path, text)
