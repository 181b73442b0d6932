from __future__ import annotations

import json
import re
from dataclasses import replace
from io import StringIO
from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from lxml import html as lxml_html
from rich.console import Console

from littrack.model import SettingsError, VerdictLabel
from littrack.report import contract, table, write
from littrack.report.counts import counts, reconcile, sides
from littrack.report.findings import findings
from littrack.report.highlight import Span, paragraphs
from littrack.report.html import page
from tests import report_samples as samples

REPORTS = [
    pytest.param(samples.willow(), id="willow"),
    pytest.param(samples.hostile(), id="hostile"),
    pytest.param(samples.empty(), id="empty"),
]
CLAIM_KEYS = set(
    "id text type intervention outcome population direction hedged places verdict reasons silent"
    " evidence".split()
)
EVIDENCE_KEYS = set(
    "pmid doi pmcid title year design species n level digest retracted stance score rationale"
    " mismatch".split()
)
CITATION_KEYS = set(
    "article start end text kind journal year state looked_in record nearest".split()
)


def test_the_contract_has_every_key_it_promises():
    data = json.loads(json.dumps(contract(samples.willow())))
    assert data["schema"] == "littrack/report/1"
    assert set(data["articles"][0]) >= {"id", "source", "title", "characters"}
    assert set(data["searched"]) >= {"records", "with_abstract", "digests", "queries"}
    assert set(data["searched"]["queries"][0]) >= {
        "name", "term", "translation", "last_run", "count",
    }  # fmt: skip
    assert set(data["sentences"][0]) >= {"article", "start", "end", "checkable", "why"}
    assert all(set(claim) >= CLAIM_KEYS for claim in data["claims"])
    rows = [row for claim in data["claims"] for row in claim["evidence"]]
    assert all(set(row) >= EVIDENCE_KEYS for row in rows)
    assert {row["stance"] for row in rows} == {"supports", "contradicts", "neutral", "mixed"}
    assert all(set(each) == {"text", "section"} for row in rows for each in row["rationale"])
    assert all(set(cited) >= CITATION_KEYS for cited in data["citations"])


def test_places_in_the_contract_are_the_articles_own_words():
    report = samples.willow()
    texts = {a.id: a.text for a in report.articles}
    for claim, verdict in zip(contract(report)["claims"], report.verdicts, strict=True):
        for place, known in zip(claim["places"], verdict.claim.places, strict=True):
            assert texts[place["article"]][place["start"] : place["end"]] == known.text


@pytest.mark.parametrize("report", REPORTS)
def test_every_count_adds_up(report):
    assert reconcile(counts(report)) == []


def test_a_sum_that_does_not_come_out_is_told():
    counted = counts(samples.willow())
    counted["sentences"]["dropped"] += 1
    assert reconcile(counted) == ["sentences: 21 all, but the parts add up to 22"]


def test_a_retracted_record_is_shown_and_counts_for_no_side():
    contested = samples.willow().verdicts[1]
    split = sides(contested)
    assert [e.record.pmid for e in split.discounted] == ["90000012"]
    assert split.discounted[0] not in split.contradicts
    assert split.discounted[0] in split.listed


def test_what_was_read_is_what_is_listed_and_what_stayed_silent():
    for verdict in samples.willow().verdicts:
        assert sides(verdict).read == len(verdict.evidence) + verdict.silent


@pytest.mark.parametrize("report", REPORTS)
def test_the_same_report_gives_the_same_bytes(report, tmp_path):
    first = write(report, tmp_path / "one", ["html", "json"])
    second = write(report, tmp_path / "two", ["html", "json"])
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]


def test_each_article_of_several_has_a_page_of_its_own(tmp_path):
    written = write(samples.willow(), tmp_path, ["html"])
    assert [p.name for p in written] == [
        "willow-back-pain.html",
        "willow-back-pain.a1.html",
        "willow-back-pain.a2.html",
    ]
    assert "lowers fever" not in written[2].read_text("utf-8")


def test_an_unknown_format_is_named_with_those_there_are(tmp_path):
    with pytest.raises(SettingsError, match=r"No such format: pfd\. Known are html, json"):
        write(samples.empty(), tmp_path, ["pfd"])


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SettingsError, match=r"Cannot write .*Choose another folder"):
        write(samples.empty(), tmp_path / "file" / "below", ["json"])


def _body(report):
    return lxml_html.document_fromstring(page(report).decode())


def test_claims_stand_worst_first():
    order = [each.get("data-verdict") for each in _body(samples.willow()).iter("article")]
    labels = [label for label in order if label]
    assert labels[:3] == ["contradicted", "contradicted", "contested"]
    assert labels[-1] == "not_checkable"


@pytest.mark.parametrize("report", REPORTS)
def test_every_link_within_the_page_has_its_end_and_every_id_is_one(report):
    body = _body(report)
    ids = [each.get("id") for each in body.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    inner = [href[1:] for *_, href, _ in body.iterlinks() if href.startswith("#")]
    assert set(inner) <= set(ids)


@pytest.mark.parametrize("report", REPORTS)
def test_headings_go_down_one_step_at_a_time(report):
    levels = [int(e.tag[1]) for e in _body(report).iter("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


@pytest.mark.parametrize("report", REPORTS)
def test_a_page_asks_nothing_of_the_network(report):
    text = page(report).decode()
    body = lxml_html.document_fromstring(text)
    loaded = list(body.iter("img", "link", "iframe", "object", "embed", "video", "base"))
    assert not loaded
    assert all("src" not in script.attrib for script in body.iter("script"))
    assert not re.search(r"@import|url\((?!#)", text)


@pytest.mark.parametrize("report", REPORTS)
def test_every_page_says_what_its_verdicts_are_worth(report):
    text = _body(report).text_content()
    assert "not medical advice" in text
    assert "by a machine unless a person is named" in text
    assert "GRADE" not in text


def test_no_evidence_found_is_never_worded_as_false():
    body = _body(samples.willow())
    for each in body.xpath("//article[@data-verdict='no_evidence_found']"):
        words = each.text_content().lower()
        assert not re.search(r"\b(false|untrue|wrong|refuted|disproved|debunked)\b", words)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80).map(lambda tail: samples.HOSTILE + tail))
def test_text_from_outside_never_becomes_mark_up(text):
    body = _body(samples.hostile(text))
    assert len(list(body.iter("script"))) == 1
    assert not list(body.iter("img", "textarea"))
    assert not [e for e in body.iter() if any(name.startswith("on") for name in e.attrib)]
    assert not [e for e in body.iter() if "style" in e.attrib]
    assert all(link.startswith(("#", "https://", "http://")) for *_, link, _ in body.iterlinks())


def test_a_digest_is_marked_wherever_it_is_quoted():
    report = samples.willow()
    only = replace(report, verdicts=(report.verdicts[6],), citations=(), decisions=())
    assert "digest by the project, not the publisher's abstract" in _body(only).text_content()


def test_a_decision_on_older_evidence_is_marked_so():
    text = _body(samples.willow()).text_content()
    assert text.count("decided on older evidence") == 1


@given(
    st.text(alphabet="ab \n", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8),
)
def test_an_annotated_article_is_its_text_and_each_mark_opens_and_closes_once(text, pairs):
    article = samples.article("a", text)
    spans = [
        Span(min(a, b), min(max(a, b), len(text)), str(n), n)
        for n, (a, b) in enumerate(pairs)
        if text[min(a, b) : max(a, b)].strip()
    ]
    shown = paragraphs(article, spans)
    lines = [line for line in text.split("\n") if line.strip()]
    assert ["".join(p.text for p in each.pieces) for each in shown] == lines
    opened = [span.key for each in shown for p in each.pieces for span in p.opens]
    closed = [span.key for each in shown for p in each.pieces for span in p.closes]
    assert sorted(opened) == sorted(closed) == sorted(span.key for span in spans)


def test_a_claim_read_from_several_pieces_of_a_line_stands_in_its_margin_once():
    article = samples.article("a", "It eases pain, fever and cough.\nIt eases pain too.")
    spans = [
        Span(0, 13, "pain", 1),
        Span(0, 8, "fever", 0),
        Span(15, 20, "fever", 0),
        Span(25, 30, "cough", 2, noted=False),
        Span(32, 45, "pain", 1),
    ]
    noted = [[span.key for span in line.noted] for line in paragraphs(article, spans)]
    assert noted == [["pain", "fever"], ["pain"]]


def test_every_verdict_has_its_sign_and_word_beside_its_colour():
    body = _body(samples.willow())
    for label in VerdictLabel:
        stamps = body.xpath(f"//*[contains(@class, 'stamp v-{label}')]")
        assert stamps
        assert all(re.search(r"\S\s+\w", each.text_content()) for each in stamps)


def printed(report, width=90):
    out = StringIO()
    table.show(report, Console(file=out, width=width))
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 80, 200])
def test_the_terminal_shows_claims_worst_first_with_sign_word_and_sides(width):
    text = " ".join(printed(samples.willow(), width).split())
    assert text.index("✕ Contradicted") < text.index("⇄ Contested") < text.index("✓ Supported")
    assert "3 against, 1 for, 17 silent, 21 read" in text
    assert "not medical advice" in text


def test_the_terminal_lets_no_control_character_through():
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", printed(samples.hostile()))


def test_an_item_to_decide_on_is_shown_with_its_evidence_and_flags():
    out = StringIO()
    verdict = samples.willow().verdicts[1]
    table.item(verdict, verdict.evidence[2], Console(file=out, width=90))
    assert "Retracted: does not count" in out.getvalue()
    assert "n = 64" in out.getvalue()


def test_a_page_that_is_passed_on_tells_nobodys_folders():
    report = samples.willow()
    first = replace(report.articles[0], source="/home/ida/secret/page.html", title="")
    text = _body(replace(report, articles=(first, report.articles[1]))).text_content()
    assert "page.html" in text
    assert "secret" not in text


def test_notes_of_a_saved_search_are_not_passed_off_as_sent():
    base = samples.willow()
    first, *others = base.searched.queries
    noted = replace(first, term=f"# the bark\n{first.term}")
    report = replace(base, searched=replace(base.searched, queries=(noted, *others)))
    text = " ".join(lxml_html.fromstring(page(report)).text_content().split())
    assert text.count("what follows a # is a note and is not sent") == 1
    sent = sum(query.last_run is not None for query in others)
    assert text.count("The search, as sent:") == sent
    assert text.count("The search, as saved:") == len(others) - sent
    assert "Every line exactly as sent" not in text


def test_the_sides_of_a_claim_add_up_to_the_records_read():
    for finding in findings(samples.willow()):
        numbers = [int(number) for number in re.findall(r"\d+", finding.strength)]
        assert sum(numbers) == finding.sides.read
