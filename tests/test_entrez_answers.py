"""The shapes Entrez answers in, as they were recorded of it, and what is made of each."""

from __future__ import annotations

import email.utils
import time

import pytest

from littrack.entrez import answers
from littrack.entrez.fault import Fault, FaultKind

SEARCH = (
    b'<?xml version="1.0" encoding="UTF-8" ?>\n<!DOCTYPE eSearchResult PUBLIC "-//NLM//DTD esearch'
    b' 20060628//EN" "https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd">\n'
    b"<eSearchResult><Count>%b</Count><RetMax>2</RetMax><RetStart>0</RetStart><QueryKey>1"
    b"</QueryKey><WebEnv>MCID_1</WebEnv><IdList>\n%b</IdList><TranslationSet/>"
    b'<QueryTranslation>"knee"[All Fields]</QueryTranslation>%b</eSearchResult>'
)
IDS = b"<Id>41297076</Id>\n<Id>0041297075</Id>\n"
JSON = (
    b'{"header":{"type":"esearch","version":"0.3"},"esearchresult":{"count":"2","retmax":"2",'
    b'"retstart":"0","idlist":["41297076","41297075"],"translationset":[],'
    b'"querytranslation":"\\"knee\\"[All Fields]"%b}}'
)


@pytest.mark.parametrize("body", [SEARCH % (b"2", IDS, b""), JSON % b""], ids=["xml", "json"])
def test_a_search_is_read_alike_in_both_its_forms(body):
    page = answers.page(body)
    assert (page.count, page.listed) == (2, ("41297076", "41297075"))
    assert (page.translation, page.warnings) == ('"knee"[All Fields]', ())


@pytest.mark.parametrize(
    ("xml", "json", "text"),
    [
        pytest.param(
            b"<ErrorList><PhraseNotFound>abcXYZ</PhraseNotFound></ErrorList>",
            b',"errorlist":{"phrasesnotfound":["abcXYZ"],"fieldsnotfound":[]}',
            "PubMed knows nothing called 'abcXYZ'",
            id="unknown-word",
        ),
        pytest.param(
            b'<WarningList><QuotedPhraseNotFound>"a b"[tiab]</QuotedPhraseNotFound></WarningList>',
            b',"warninglist":{"phrasesignored":[],"quotedphrasesnotfound":["\\"a b\\"[tiab]"]}',
            'PubMed\'s index has no phrase "a b"[tiab]: it is dropped from the query',
            id="dropped-phrase",
        ),
        pytest.param(
            b"<ErrorList/>",
            b',"errorlist":{"phrasesnotfound":[],"fieldsnotfound":[]}',
            "PubMed found an error in the query and does not name it",
            id="unknown-tag",
        ),
    ],
)
@pytest.mark.parametrize("form", ["xml", "json"])
def test_what_pubmed_did_to_a_query_is_told_in_words(xml, json, text, form):
    body = SEARCH % (b"2", IDS, xml) if form == "xml" else JSON % json
    [sentence] = answers.page(body).warnings
    assert sentence.startswith(text)


def test_no_items_found_is_no_warning():
    said = b"<WarningList><OutputMessage>No items found.</OutputMessage></WarningList>"
    assert answers.page(SEARCH % (b"0", b"", said)).warnings == ()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param(b"", FaultKind.GARBLED, id="empty"),
        pytest.param(b"<html><body>busy</body></html>", FaultKind.GARBLED, id="html"),
        pytest.param(
            b"<!DOCTYPE html><title>NCBI - WWW Error Blocked Diagnostic</title>",
            FaultKind.BLOCKED,
            id="block-page",
        ),
        pytest.param(b"<eSearchResult></eSearchResult>", FaultKind.GARBLED, id="no-count"),
        pytest.param(SEARCH % (b"many", IDS, b""), FaultKind.GARBLED, id="count-no-number"),
        pytest.param(SEARCH % (b"2", b"<Id>x</Id>", b""), FaultKind.GARBLED, id="id-no-number"),
        pytest.param(b"<ePostResult/>", FaultKind.GARBLED, id="another-answer"),
        pytest.param(
            b"<eSearchResult><ERROR>Search Backend failed: Database is not supported: pubmed"
            b"</ERROR></eSearchResult>",
            FaultKind.GARBLED,
            id="backend",
        ),
        pytest.param(
            b"<eSearchResult><ERROR>Empty term and query_key - nothing todo</ERROR>"
            b"</eSearchResult>",
            FaultKind.REFUSED,
            id="empty-term",
        ),
        pytest.param(
            b'{"esearchresult":{"ERROR":"Search Backend failed: Exception:\n'
            b"'retstart' cannot be larger than 9998.\"}}",
            FaultKind.GARBLED,
            id="raw-line-end-in-json",
        ),
        pytest.param(b'{"esearchresult":{"count":"2"', FaultKind.GARBLED, id="cut-json"),
        pytest.param(b"[]", FaultKind.GARBLED, id="json-list"),
        pytest.param(b'{"esearchresult":[]}', FaultKind.GARBLED, id="json-of-another-kind"),
    ],
)
def test_what_is_no_answer_is_never_read_as_an_empty_one(body, kind):
    with pytest.raises(Fault) as caught:
        answers.page(body)
    assert caught.value.kind is kind


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            b"<eSummaryResult><DocSum><Id>1</Id></DocSum>"
            b"<ERROR>UID=2: cannot get document summary</ERROR></eSummaryResult>",
            id="version-1",
        ),
        pytest.param(
            b'<eSummaryResult><DocumentSummarySet status="OK"><DocumentSummary uid="1"><Title/>'
            b'</DocumentSummary><DocumentSummary uid="2"><error>cannot get document summary</error>'
            b"</DocumentSummary></DocumentSummarySet></eSummaryResult>",
            id="version-2",
        ),
        pytest.param(
            b'{"result":{"uids":["1","2"],"1":{"uid":"1","title":"A"},'
            b'"2":{"uid":"2","error":"cannot get document summary"}}}',
            id="json",
        ),
    ],
)
def test_a_look_up_is_read_alike_in_all_its_forms(body):
    assert answers.summaries(body) == {"1": True, "2": False}


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        pytest.param(429, b"", FaultKind.BUSY, id="429"),
        pytest.param(200, b'{"error":"API rate limit exceeded"}', FaultKind.BUSY, id="429-as-200"),
        pytest.param(
            400, b'{"error":"API key invalid","api-key":"k"}', FaultKind.UNKEYED, id="bad-key"
        ),
        pytest.param(503, b"", FaultKind.DOWN, id="503"),
        pytest.param(
            400,
            b"<eFetchResult><ERROR> Error: External viewer error: Empty Response. Bytes read: 0"
            b" Status: Timeout</ERROR></eFetchResult>",
            FaultKind.DOWN,
            id="time-out-as-400",
        ),
        pytest.param(
            400,
            b"<eFetchResult><ERROR>'retstart' cannot be larger than 9998.</ERROR></eFetchResult>",
            FaultKind.GARBLED,
            id="retstart-as-400",
        ),
        pytest.param(414, b"<html>", FaultKind.REFUSED, id="too-long"),
    ],
)
def test_a_status_is_read_with_what_came_with_it(status, body, kind):
    with pytest.raises(Fault) as caught:
        answers.check_status(status, {}, body)
    assert caught.value.kind is kind


@pytest.mark.parametrize(
    "text", ["7", "soon", "", "inf", "9" * 400, "Wed, 21 Oct 2099 07:28:00 GMT"]
)
def test_a_pause_is_read_as_seconds_and_nonsense_is_none(text):
    with pytest.raises(Fault) as caught:
        answers.check_status(429, {"Retry-After": text}, b"")
    assert caught.value.wait == (7 if text == "7" else None)


def test_a_pause_may_be_given_as_a_date():
    soon = email.utils.formatdate(time.time() + 30, usegmt=True)
    with pytest.raises(Fault) as caught:
        answers.check_status(429, {"Retry-After": soon}, b"")
    assert 0 < caught.value.wait <= 30


@pytest.mark.parametrize(
    "body",
    [
        b"<eFetchResult><ERROR>ID list is empty! Possibly no correct IDs.</ERROR></eFetchResult>",
        b'<?xml version="1.0" ?><PubmedArticleSet></PubmedArticleSet>',
        b'<?xml version="1.0" ?><PubmedArticleSet/>',
    ],
    ids=["no-correct-ids", "empty-set", "closed-set"],
)
def test_an_empty_set_of_records_is_no_error(body):
    assert answers.records(body) == {}


def test_a_record_that_speaks_of_empty_results_is_a_record():
    record = b"<PubmedArticle><MedlineCitation><PMID>7</PMID><T>Empty result</T></MedlineCitation>"
    record += b"</PubmedArticle>"
    assert answers.records(b"<PubmedArticleSet>" + record + b"</PubmedArticleSet>") == {"7": record}


def test_bio_entrez_reads_answers_without_asking_the_network_for_a_dtd(monkeypatch):
    """The DTD an answer names need not be one that is shipped."""
    monkeypatch.setattr("socket.socket", None)  # any attempt to connect fails
    head = b'<?xml version="1.0"?><!DOCTYPE eSearchResult SYSTEM "https://example.invalid/n.dtd">'
    body = b"<eSearchResult><Count>1</Count><IdList><Id>7</Id></IdList></eSearchResult>"
    assert answers.page(head + body).listed == ("7",)
    told = (
        b'<eSummaryResult><DocSum><Id>7</Id><Item Name="Title" Type="String">x</Item></DocSum>'
        b"<ERROR>UID=8: cannot get document summary</ERROR></eSummaryResult>"
    )
    assert answers.summaries(told) == {"7": True, "8": False}
