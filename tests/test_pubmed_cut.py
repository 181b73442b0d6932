"""Cutting files into records: to the byte, in order, and never short in silence."""

from __future__ import annotations

from io import BytesIO

import pytest

from littrack import pubmed
from littrack.model import RecordError

PROLOG = (
    b'<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" '
    b'"https://example.invalid/x.dtd">\n<PubmedArticleSet>'
)
ONE = b'<PubmedArticle><PMID Version="1">1</PMID><CommentsCorrections><PMID>9</PMID>'
ONE += b"</CommentsCorrections></PubmedArticle>"
BOOK = b"<PubmedBookArticle><PMID>2</PMID></PubmedBookArticle>"
GONE = b"<DeleteCitation><PMID>3</PMID><PMID>4</PMID></DeleteCitation>"
END = b"</PubmedArticleSet>"


def test_records_come_out_to_the_byte_and_in_order() -> None:
    assert pubmed.split(PROLOG + ONE + b"\n" + BOOK + END) == {"1": ONE, "2": BOOK}


def test_an_update_file_tells_its_deletions() -> None:
    items = list(pubmed.cut(BytesIO(PROLOG + ONE + GONE + END)))
    assert items == [pubmed.Served("1", ONE), pubmed.Deleted("3"), pubmed.Deleted("4")]


def test_a_record_larger_than_a_read_is_whole() -> None:
    big = b"<PubmedArticle><PMID>7</PMID>" + b"x" * 3_000_000 + b"</PubmedArticle>"
    assert pubmed.split(PROLOG + big + ONE + END) == {"7": big, "1": ONE}


@pytest.mark.parametrize(
    "empty", [b"<PubmedArticleSet></PubmedArticleSet>", b"<PubmedArticleSet/>"]
)
def test_an_empty_set_is_empty(empty: bytes) -> None:
    assert pubmed.split(empty) == {}


def test_a_file_in_another_encoding_is_read() -> None:
    latin = b'<?xml version="1.0" encoding="ISO-8859-1"?><PubmedArticleSet>'
    record = "<PubmedArticle><PMID>5</PMID><A>Müller</A></PubmedArticle>"
    assert pubmed.split(latin + record.encode("latin-1") + END) == {"5": record.encode()}


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param(PROLOG + ONE[:-3], "cut short", id="inside a record"),
        pytest.param(PROLOG + ONE, "cut short", id="between records"),
        pytest.param(PROLOG, "cut short", id="prolog only"),
        pytest.param(b"", "not PubMed XML", id="nothing"),
        pytest.param(b"<html>blocked</html>", "not PubMed XML", id="a web page"),
        pytest.param(
            PROLOG + ONE + b"<ERROR>x</ERROR>" + END, "not PubMed XML", id="an error inside"
        ),
        pytest.param(
            b'<!DOCTYPE a [<!ENTITY b "c">]><PubmedArticleSet>' + ONE + END,
            "not PubMed XML",
            id="entities of its own",
        ),
        pytest.param(
            PROLOG + b"<PubmedArticle></PubmedArticle>" + END, "without a PMID", id="no PMID"
        ),
    ],
)
def test_what_is_cut_short_or_rubbish_is_told(body: bytes, says: str) -> None:
    with pytest.raises(RecordError, match=says):
        pubmed.split(body)
