"""Reads what Entrez answered, XML or JSON, and takes nothing on trust; pure, no network.

An answer that is not what was asked raises `Fault`: an error is never read as an empty result.
"""

from __future__ import annotations

import email.utils
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from littrack import pubmed
from littrack.entrez import biopython
from littrack.entrez.fault import Fault, FaultKind
from littrack.model import Pmid, RecordError

_OK, _BAD_REQUEST, _TOO_MANY, _SERVER = 200, 400, 429, 500
# What answers say, in small letters.
_TRANSIENT = ("timeout", "timed out", "external viewer error", "bytes read: 0")
_FINAL = ("empty term", "invalid db", "invalid value")
_EMPTY = ("id list is empty", "empty id list", "empty result")
_ABUSE = ("misuse", "abuse")
_ABUSE_PAGE = ("error blocked", "for possible abuse", "misuse.ncbi")
_LONGEST_WAIT = 86_400.0  # seconds; more is no pause but nonsense
_BLOCKED = (
    "has blocked this address for what it takes for abuse; do not try again before writing to"
    " eutilities@ncbi.nlm.nih.gov with your tool and e-mail"
)


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of esearch: how many there are, and those listed here, in order."""

    count: int
    listed: tuple[Pmid, ...]
    translation: str = ""
    warnings: tuple[str, ...] = ()


def check_status(status: int, headers: Mapping[str, str], body: bytes) -> None:
    """Raise the `Fault` an HTTP status (and what came with it) stands for."""
    if 300 <= status < _BAD_REQUEST:  # noqa: PLR2004 - HTTP's redirections
        _redirected(headers.get("Location", ""))
    _refusal(body, headers)
    if status == _TOO_MANY:
        raise Fault(FaultKind.BUSY, "says that we ask too often", _retry_after(headers))
    if status >= _SERVER:
        raise Fault(FaultKind.DOWN, f"has trouble (HTTP {status})", _retry_after(headers))
    if status == _BAD_REQUEST:
        _bad_request(body)
    elif status != _OK:
        kind = FaultKind.REFUSED if status in {401, 403, 414} else FaultKind.GARBLED
        raise Fault(kind, f"refuses the request (HTTP {status}); is its address right?")


def _says(text: str, phrases: tuple[str, ...]) -> bool:
    low = text.lower()
    return any(phrase in low for phrase in phrases)


def _redirected(location: str) -> None:
    if _says(location, _ABUSE):
        raise Fault(FaultKind.BLOCKED, _BLOCKED)
    raise Fault(FaultKind.GARBLED, "sends us on to another address; is eutils_url right?")


def _bad_request(body: bytes) -> None:
    text = " ".join(re.sub(rb"<[^>]*>", b" ", body[:2000]).decode(errors="replace").split())
    if _says(text.replace("+", " "), _EMPTY):
        return
    if _says(text, _TRANSIENT):
        raise Fault(FaultKind.DOWN, "ran into a time-out of its own")
    kind = FaultKind.REFUSED if _says(text, _FINAL) else FaultKind.GARBLED
    raise Fault(kind, f"refuses the request: {text[:200]!r}")


def _refusal(body: bytes, headers: Mapping[str, str]) -> None:
    """Notice the short JSON by which the gate before Entrez refuses, whatever its status."""
    if body.lstrip()[:1] != b"{" or b'"error"' not in body[:200]:
        return
    try:
        text = str(json.loads(body, strict=False).get("error", ""))
    except (ValueError, AttributeError):
        return
    if "rate limit" in text.lower():
        raise Fault(FaultKind.BUSY, "says that we ask too often", _retry_after(headers))
    if "api key" in text.lower():
        raise Fault(
            FaultKind.UNKEYED, "does not know the API key; check NCBI_API_KEY or leave it out"
        )


def _retry_after(headers: Mapping[str, str]) -> float | None:
    value = headers.get("Retry-After", "").strip()
    try:
        wait = float(value)
    except ValueError:
        try:
            wait = email.utils.parsedate_to_datetime(value).timestamp() - time.time()
        except ValueError:
            return None
    return max(0.0, wait) if wait <= _LONGEST_WAIT else None


def page(body: bytes) -> Page:
    """Read an answer of esearch."""
    if body.lstrip()[:1] == b"{":
        return _json_page(_json(body).get("esearchresult"))
    root = _xml(body, {"eSearchResult"})
    _errors(root.findtext("ERROR"))
    if root.find("Count") is None:
        raise Fault(FaultKind.GARBLED, "answers a search without a count")
    read = biopython.read(root)
    listed = [str(pmid) for pmid in read.get("IdList", [])]
    return _page(read["Count"], listed, read.get("QueryTranslation"), tuple(_xml_warnings(read)))


def _page(count: Any, listed: list[Any], translation: Any, warnings: tuple[str, ...]) -> Page:
    ids = [str(pmid).strip().lstrip("0") for pmid in listed]
    if not str(count).strip().isdecimal() or not all(pmid.isdecimal() for pmid in ids):
        raise Fault(FaultKind.GARBLED, "answers a search with something that is no number")
    return Page(int(count), tuple(map(Pmid, ids)), str(translation or "").strip(), warnings)


def _json_page(result: Any) -> Page:
    if not isinstance(result, dict):
        raise Fault(FaultKind.GARBLED, "answers a search with JSON of another kind")
    _errors(result.get("ERROR") or result.get("error"))
    if "count" not in result or not isinstance(result.get("idlist", []), list):
        raise Fault(FaultKind.GARBLED, "answers a search without a count")
    listed, translation = result.get("idlist", []), result.get("querytranslation")
    return _page(result["count"], listed, translation, _json_warnings(result))


_SENTENCES = {
    "PhraseNotFound": "PubMed knows nothing called {0!r}: this part of the query finds nothing",
    "FieldNotFound": "PubMed has no field [{0}] and searches all fields instead",
    "PhraseIgnored": "PubMed ignores {0!r}",
    "QuotedPhraseNotFound": "PubMed's index has no phrase {0}: it is dropped from the query",
}
_JSON_NAMES = {
    "phrasesnotfound": "PhraseNotFound",
    "fieldsnotfound": "FieldNotFound",
    "phrasesignored": "PhraseIgnored",
    "quotedphrasesnotfound": "QuotedPhraseNotFound",
}
_UNNAMED = (
    "PubMed found an error in the query and does not name it; often a field tag it does not know:"
    " compare its translation with what was meant"
)


def _json_warnings(result: Mapping[str, Any]) -> tuple[str, ...]:
    messages = {**(result.get("errorlist") or {}), **(result.get("warninglist") or {})}
    sentences = [
        sentence
        for key, name in _JSON_NAMES.items()
        for value in messages.get(key) or []
        if (sentence := _SENTENCES[name].format(value))
    ]
    unnamed = isinstance(result.get("errorlist"), dict) and not sentences
    return (_UNNAMED,) if unnamed else tuple(sentences)


def _xml_warnings(read: Mapping[str, Any]) -> list[str]:
    spoken = [
        _SENTENCES[name].format(str(value).strip())
        for part in ("ErrorList", "WarningList")
        for name, values in read.get(part, {}).items()
        for value in values
        if name in _SENTENCES
    ]
    return spoken if spoken or "ErrorList" not in read else [_UNNAMED]


def records(body: bytes) -> dict[Pmid, bytes]:
    """Read an answer of efetch: each record as served, byte for byte."""
    root = _xml(body, {"PubmedArticleSet"}, empty="eFetchResult")
    _errors(root.findtext("ERROR"))  # "ID list is empty" is no error: there are no records
    kinds = {"PubmedArticle", "PubmedBookArticle"}
    if not any(child.tag in kinds for child in root):
        return {}
    try:
        return pubmed.split(body)
    except RecordError:
        raise Fault(FaultKind.GARBLED, "sends records that are cut or mixed up") from None


def articles(body: bytes) -> dict[str, bytes]:
    """Read an answer of efetch from PubMed Central: each article as served, by its PMCID."""
    root = _xml(body, {"pmc-articleset"}, empty="eFetchResult")
    _errors(root.findtext("ERROR"))
    return {
        pmcid: etree.tostring(element, with_tail=False)
        for element in root
        if (pmcid := _pmcid(element))
    }


def _pmcid(article: etree._Element) -> str:
    """Give the PMCID of an article itself: those it cites stand outside its front."""
    for element in article.iterfind("{*}front/{*}article-meta/{*}article-id"):
        if element.get("pub-id-type") in {"pmc", "pmcid"}:
            return f"PMC{(element.text or '').strip().upper().removeprefix('PMC')}"
    return ""


def summaries(body: bytes) -> dict[Pmid, bool]:
    """Read an answer of esummary: for each PMID it names, whether PubMed still has it."""
    if body.lstrip()[:1] == b"{":
        return _json_summaries(_json(body))
    root = _xml(body, {"eSummaryResult"})
    known = {
        Pmid(doc.get("uid", "")): doc.find("error") is None
        for doc in root.iterfind(".//DocumentSummary")
    }
    for error in list(root.iter("ERROR")):
        missing = re.search(r"UID=\s*(\d+)", error.text or "")
        if missing:
            known[Pmid(missing[1])] = False
        else:
            _errors(error.text)
    etree.strip_elements(root, "ERROR", with_tail=False)  # Bio.Entrez gives up at the first
    if root.find("DocSum") is not None:
        known |= {Pmid(str(summary["Id"])): True for summary in biopython.read(root)}
    return known


def _json_summaries(answer: Any) -> dict[Pmid, bool]:
    _errors(answer.get("error") or answer.get("esummaryresult"))
    result = answer.get("result")
    if not isinstance(result, dict):
        raise Fault(FaultKind.GARBLED, "answers a look-up with JSON of another kind")
    return {
        Pmid(uid): not (isinstance(summary, dict) and "error" in summary)
        for uid, summary in result.items()
        if uid != "uids"
    }


def _errors(error: Any) -> None:
    """Raise for an ERROR inside an answer that came with HTTP 200."""
    text = " ".join(str(error).split()) if error else ""
    if not text or _says(text, _EMPTY):
        return
    if _says(text, _FINAL):
        raise Fault(FaultKind.REFUSED, f"refuses the question: {text[:200]!r}")
    raise Fault(FaultKind.GARBLED, f"answers with an error: {text[:200]!r}")


def _json(body: bytes) -> dict[str, Any]:
    """NCBI puts raw line ends into JSON strings: `strict=False` reads them."""
    try:
        answer = json.loads(body, strict=False)
    except ValueError:
        raise Fault(FaultKind.GARBLED, "sends JSON that is broken") from None
    if not isinstance(answer, dict):
        raise Fault(FaultKind.GARBLED, "sends JSON of another kind")
    return answer


def _xml(body: bytes, roots: set[str], empty: str = "") -> etree._Element:
    start = body.lstrip()[:400].lower()
    if not start:
        raise Fault(FaultKind.GARBLED, "sends an empty answer")
    if b"<html" in start or start.startswith(b"<!doctype html"):
        if _says(body[:20000].decode(errors="replace"), _ABUSE_PAGE):
            raise Fault(FaultKind.BLOCKED, _BLOCKED)
        raise Fault(FaultKind.GARBLED, "sends a web page instead of an answer")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=True, recover=False
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Fault(FaultKind.GARBLED, "sends an answer that is cut or broken") from None
    if root.tag not in roots and root.tag != empty:
        _errors(root.findtext(".//ERROR"))
        raise Fault(FaultKind.GARBLED, f"answers with <{root.tag}>, which was not asked for")
    return root
