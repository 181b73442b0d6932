"""Everything Entrez has been seen to do wrong, each as a change to one reply."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

LASTING = 10**9

_HTML = b"<!DOCTYPE html><html><head><title>NCBI</title></head><body>Bad gateway</body></html>"
_LIMIT = {"error": "API rate limit exceeded", "api-key": "127.0.0.1", "count": "4", "limit": "3"}


@dataclass(frozen=True)
class Reply:
    """What is sent back. `cut` bytes are sent of the body and then the connection is dropped."""

    body: bytes = b""
    status: int = 200
    kind: str = "text/xml; charset=UTF-8"
    headers: dict[str, str] = field(default_factory=dict)
    zipped: bool = False
    cut: int | None = None
    pause: float = 0.0
    silent: bool = False
    reset: bool = False


Change = Callable[[Reply], Reply]


def _status(code: int, body: bytes = b"", kind: str = "text/html", **headers: str) -> Change:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: Reply(body, code, kind, named)


def _error(text: str, code: int = 200) -> Change:
    def change(reply: Reply) -> Reply:
        root = "eSearchResult" if b"eSearchResult" in reply.body else "eFetchResult"
        return Reply(f"<{root}><ERROR>{text}</ERROR></{root}>".encode(), code)

    return change


def _cut_clean(reply: Reply) -> Reply:
    """End at a record's end, as if all was well: no closing tag, no error."""
    ends = [m.end() for m in re.finditer(rb"</PubmedArticle>|</Id>", reply.body)]
    return replace(reply, body=reply.body[: ends[len(ends) // 2]] if ends else b"")


def _lacking(reply: Reply) -> Reply:
    """Leave records out of a page that is well-formed all the same."""
    kept = iter(range(10**9))
    return replace(
        reply,
        body=re.sub(
            rb"<PubmedArticle>.*?</PubmedArticle>|<Id>\d+</Id>",
            lambda m: b"" if next(kept) % 3 == 1 else m[0],
            reply.body,
            flags=re.DOTALL,
        ),
    )


def _no_records(reply: Reply) -> Reply:
    return replace(
        reply, body=re.sub(rb"<PubmedArticle>.*</PubmedArticle>", b"", reply.body, flags=re.DOTALL)
    )


def _twice(reply: Reply) -> Reply:
    """Give the first record, or id, once more."""
    first = re.search(rb"<PubmedArticle>.*?</PubmedArticle>|<Id>\d+</Id>", reply.body, re.DOTALL)
    return replace(reply, body=reply.body.replace(first[0], first[0] * 2, 1)) if first else reply


def _instead(reply: Reply) -> Reply:
    """List the first id again in place of the last: an id is lost."""
    ids = re.findall(rb"<Id>\d+</Id>", reply.body)
    return replace(reply, body=reply.body.replace(ids[-1], ids[0])) if ids else reply


def _stranger(reply: Reply) -> Reply:
    """Add a record that nobody asked for."""
    first = re.search(rb"<PubmedArticle>.*?</PubmedArticle>", reply.body, re.DOTALL)
    if not first:
        return reply
    other = re.sub(rb"(<PMID Version=.1.>)\d+", rb"\g<1>11111111", first[0], count=1)
    return replace(reply, body=reply.body.replace(first[0], first[0] + other, 1))


def _count(by: int) -> Change:
    def change(reply: Reply) -> Reply:
        return replace(
            reply,
            body=re.sub(
                rb"<Count>(\d+)", lambda m: b"<Count>%d" % max(0, int(m[1]) + by), reply.body
            ),
        )

    return change


def _spoilt(bad: bytes) -> Change:
    """Put a byte in the middle that may not stand there."""

    def change(reply: Reply) -> Reply:
        middle = reply.body.rfind(b"</")
        return replace(reply, body=reply.body[:middle] + bad + reply.body[middle:])

    return change


def _broken_json(reply: Reply) -> Reply:
    if reply.kind.startswith("application/json"):
        return replace(reply, body=reply.body[:-3])
    return Reply(b'{"esearchresult":{"count":"3","idlist":["1",', kind="application/json")


def _zip_cut(reply: Reply) -> Reply:
    zipped = gzip.compress(reply.body)
    headers = {"Content-Encoding": "gzip"}
    return replace(reply, body=zipped[: len(zipped) * 2 // 3], headers=headers, zipped=False)


def _prolog(reply: Reply) -> Reply:
    return replace(reply, body=reply.body[: reply.body.find(b".dtd") + 6])


FAULTS: dict[str, Change] = {
    "429-with-retry-after": _status(
        429, json.dumps(_LIMIT).encode(), "application/json", Retry_After="1"
    ),
    "429-without-retry-after": _status(429, json.dumps(_LIMIT).encode(), "application/json"),
    "429-as-200": _status(200, json.dumps(_LIMIT).encode(), "application/json"),
    "500": _status(500),
    "502-html": _status(502, _HTML),
    "503": _status(503),
    "504": _status(504),
    "400-timeout": _error(
        " Error: External viewer error: Empty Response. Bytes read: 0 Status: Timeout", 400
    ),
    "reset-before": lambda reply: replace(reply, reset=True),
    "reset-inside": lambda reply: replace(reply, cut=len(reply.body) // 2, reset=True),
    "cut-and-dropped": lambda reply: replace(reply, cut=len(reply.body) // 2),
    "cut-cleanly": _cut_clean,
    "zip-cut": _zip_cut,
    "slow-body": lambda reply: replace(reply, pause=0.02),
    "no-answer": lambda reply: replace(reply, silent=True),
    "200-error": _error("Search Backend failed: Database is not supported: pubmed"),
    "200-session-gone": _error("Unable to obtain query #1"),
    "200-html": _status(200, _HTML),
    "200-empty": _status(200),
    "200-prolog-only": _prolog,
    "broken-json": _broken_json,
    "control-character": _spoilt(b"\x01"),
    "bad-utf-8": _spoilt(b"\xe9\xff"),
    "page-lacks-records": _lacking,
    "page-without-records": _no_records,
    "record-twice": _twice,
    "id-in-place-of-another": _instead,
    "record-not-asked-for": _stranger,
    "count-too-low": _count(-2),
    "count-too-high": _count(2),
}
BLOCKED = _status(
    302, b"", "text/html", Location="https://misuse.ncbi.nlm.nih.gov/error/abuse.shtml"
)
KEY = "a-secret-key"
BAD_KEY = _status(
    400,
    b'{"error":"API key invalid","api-key":"%b","type":"invalid",\n"status":"unknown"}'
    % KEY.encode(),
    "application/json",
)
