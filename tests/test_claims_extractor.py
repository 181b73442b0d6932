"""The optional extractor proposes; only what the article says to the letter is kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from littrack.claims import Extractor
from littrack.cli import main
from littrack.model import Article, Claim, ModelError, SentenceFate
from littrack.pipeline.extract_claims import read_article
from tests.serving import serving

TEXT = "Mint. It soothes like nothing else, and colic ends within 2 days."
READING = read_article(Article("a", "a", "", TEXT))
GOOD = {
    "quote": "like nothing else, and colic ends within 2 days",
    "type": "efficacy",
    "intervention": "mint",
    "outcome": "colic",
    "population": "",
    "comparator": "",
    "direction": "decreases",
    "hedge": "",
}
BAD = [
    ("words the article does not hold", {**GOOD, "quote": "and colic ends in 2 days"}),
    ("no words", {**GOOD, "quote": ""}),
    ("a type that is none", {**GOOD, "type": "miracle"}),
    ("half a word", {**GOOD, "quote": "olic ends within 2 days"}),
    ("words in another order", {**GOOD, "quote": "colic ends and like nothing else"}),
    ("a quote that is no text", {**GOOD, "quote": ["like nothing else"]}),
]


@dataclass
class Service:
    """A local OpenAI-compatible service that answers what it is told to."""

    url: str = ""
    content: str = "[]"
    status: int = 200
    asked: list[dict[str, Any]] = field(default_factory=list)


@pytest.fixture
def service() -> Iterator[Service]:
    told = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers["Content-Length"])
            told.asked.append(json.loads(self.rfile.read(size)))
            body = json.dumps({"choices": [{"message": {"content": told.content}}]}).encode()
            self.send_response(told.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            pass

    with serving(ThreadingHTTPServer(("127.0.0.1", 0), Handler)) as server:
        told.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
        yield told


def proposed(service: Service) -> list[Claim]:
    before = {claim.id for claim in READING.claims}
    return [c for c in Extractor(service.url, "any").read(READING).claims if c.id not in before]


def test_a_proposed_claim_stands_in_its_place(service: Service) -> None:
    service.content = f"Here you are:\n{json.dumps([GOOD])}"
    (claim,) = proposed(service)
    place = claim.places[0]
    assert place.text == TEXT[place.start : place.end] == GOOD["quote"]
    assert (claim.text, claim.outcome) == (GOOD["quote"], "colic")
    found = Extractor(service.url, "any").read(READING)
    assert all(s.fate is SentenceFate.CHECKED for s in found.sentences if "colic" in s.place.text)


@pytest.mark.parametrize("row", [b for _, b in BAD], ids=[name for name, _ in BAD])
def test_what_is_not_anchored_is_discarded(service: Service, row: dict[str, str]) -> None:
    service.content = json.dumps([row])
    assert proposed(service) == []


@pytest.mark.parametrize("content", ["no JSON", "[{]", "[1, 2]", "{}"])
@pytest.mark.parametrize("replaces", [False, True], ids=["add", "replace"])
def test_where_an_answer_cannot_be_read_the_reader_stands_and_it_is_said(
    service: Service, content: str, replaces: bool
) -> None:
    service.content = content
    found = Extractor(service.url, "any", replaces=replaces).read(READING)
    assert (found.claims, found.sentences) == (READING.claims, READING.sentences)
    (note,) = found.article.notes
    assert "1 of 1 part of the article cannot be read" in note


def test_what_is_left_out_is_counted(service: Service) -> None:
    service.content = json.dumps([GOOD, BAD[0][1], BAD[2][1]])
    (note,) = Extractor(service.url, "any").read(READING).article.notes
    assert note.startswith("2 claims of the extractor left out")


def test_a_field_in_words_the_article_has_not_stays_empty(service: Service) -> None:
    service.content = json.dumps([{**GOOD, "intervention": "peppermint oil", "outcome": "Colic"}])
    (claim,) = proposed(service)
    assert (claim.intervention, claim.outcome) == ("", "Colic")


def test_line_ends_in_a_quote_do_not_matter(service: Service) -> None:
    text = "Mint.\n\nIt is said that colic\nends within 2 days."
    reading = read_article(Article("a", "a", "", text))
    service.content = json.dumps([{**GOOD, "quote": "colic ends within 2 days"}])
    found = Extractor(service.url, "any", replaces=True).read(reading)
    (claim,) = found.claims
    assert (claim.text, claim.places[0].text) == (
        "colic ends within 2 days",
        "colic\nends within 2 days",
    )


def test_the_extractor_reads_in_place_of_littrack_where_it_is_told_to(service: Service) -> None:
    text = "Ginger eases nausea in adults. Mint ends colic within 2 days."
    reading = read_article(Article("a", "a", "", text))
    assert len([c for c in reading.claims if c.checkable]) == 2
    service.content = json.dumps([{**GOOD, "quote": "Mint ends colic"}])
    found = Extractor(service.url, "any", replaces=True).read(reading)
    assert [c.text for c in found.claims] == ["Mint ends colic"]
    assert [s.fate for s in found.sentences] == [SentenceFate.NOT_CHECKABLE, SentenceFate.CHECKED]
    assert "in place of littrack" in found.sentences[0].why
    added = Extractor(service.url, "any").read(reading)
    assert len(added.claims) == len(reading.claims) + 1


def test_a_claim_of_the_extractor_leans_on_the_study_its_sentence_names(service: Service) -> None:
    text = "A 2017 study in the Journal of Ethnopharmacology found that mint ends colic."
    reading = read_article(Article("a", "a", "", text))
    service.content = json.dumps([{**GOOD, "quote": "mint ends colic"}])
    found = Extractor(service.url, "any", replaces=True).read(reading)
    assert [c.mentions for c in found.claims] == [tuple(m.id for m in reading.mentions)]
    assert reading.mentions


def test_the_settings_say_whether_it_adds_or_replaces(service: Service, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Ginger eases nausea in adults. Mint ends colic.\n")
    service.content = json.dumps([{**GOOD, "quote": "Mint ends colic"}])
    settings_of = f'[extract]\nendpoint = "{service.url}"\nmodel = "any"\nmode = "{{}}"\n'
    told = {}
    for mode in ("add", "replace"):
        (tmp_path / "littrack.toml").write_text(settings_of.format(mode))
        done = CliRunner().invoke(
            main, ["-C", str(tmp_path), "claims", str(tmp_path / "page.txt"), "--json"]
        )
        told[mode] = [c["text"] for c in json.loads(done.stdout)[0]["claims"]]
    assert told["replace"] == ["Mint ends colic"]
    assert "Ginger eases nausea in adults" in told["add"]
    (tmp_path / "littrack.toml").write_text(settings_of.format("both"))
    done = CliRunner().invoke(main, ["-C", str(tmp_path), "claims", str(tmp_path / "page.txt")])
    assert done.exit_code == 2
    assert "mode of [extract] is one of add, replace" in done.stderr


def test_a_service_that_fails_is_told_in_a_sentence(service: Service) -> None:
    service.status = 500
    with pytest.raises(ModelError, match="start it, or leave"):
        proposed(service)
