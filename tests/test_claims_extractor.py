"""The optional extractor proposes; only what the article says to the letter is kept."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from littrack.claims import Extractor
from littrack.model import Article, Claim, ModelError, SentenceFate
from littrack.pipeline.extract_claims import read_article

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

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    told.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    yield told
    server.shutdown()
    thread.join()
    server.server_close()


def proposed(service: Service) -> list[Claim]:
    before = {claim.id for claim in READING.claims}
    return [c for c in Extractor(service.url, "any").added(READING).claims if c.id not in before]


def test_a_proposed_claim_stands_in_its_place(service: Service) -> None:
    service.content = f"Here you are:\n{json.dumps([GOOD])}"
    (claim,) = proposed(service)
    place = claim.places[0]
    assert place.text == TEXT[place.start : place.end] == GOOD["quote"]
    assert (claim.text, claim.outcome) == (GOOD["quote"], "colic")
    found = Extractor(service.url, "any").added(READING)
    assert all(s.fate is SentenceFate.CHECKED for s in found.sentences if "colic" in s.place.text)


@pytest.mark.parametrize("row", [b for _, b in BAD], ids=[name for name, _ in BAD])
def test_what_is_not_anchored_is_discarded(service: Service, row: dict[str, str]) -> None:
    service.content = json.dumps([row])
    assert proposed(service) == []


@pytest.mark.parametrize("content", ["no JSON", "[{]", "[1, 2]", "{}"])
def test_an_answer_that_cannot_be_read_adds_nothing(service: Service, content: str) -> None:
    service.content = content
    assert proposed(service) == []


def test_a_service_that_fails_is_told_in_a_sentence(service: Service) -> None:
    service.status = 500
    with pytest.raises(ModelError, match="start it, or leave"):
        proposed(service)
