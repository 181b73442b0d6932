"""What each utility answers when all is well, window of 9,999 and history server included."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape

from tests.standin import central
from tests.standin.faults import Reply
from tests.standin.papers import HEAD, Shelf
from tests.standin.terms import compile_term, day

WINDOW = 9_999
_TYPED = {"mdat": "revised", "edat": "entered", "pdat": "entered"}
_PAST = (
    "'retstart' cannot be larger than 9998. For PubMed, ESearch can only retrieve the first 9,999"
    " records matching the query."
)


@dataclass
class Utilities:
    """The utilities over one shelf; `sets` is the history server.

    `window` is the most that is listed of one search at a time; `shuffled` lists in no order;
    `ranges` says whether ranges of UIDs find anything.
    """

    shelf: Shelf
    window: int = WINDOW
    shuffled: bool = False
    ranges: bool = True
    sets: dict[str, list[int]] = field(default_factory=dict)

    def answer(self, utility: str, params: dict[str, str]) -> Reply:
        """Answer one request."""
        known: dict[str, Callable[[dict[str, str]], Reply]] = {
            "esearch": self.esearch,
            "efetch": self.efetch,
            "esummary": self.esummary,
            "epost": self.epost,
        }
        if utility not in known:
            return Reply(b"Not Found", 404, "text/html")
        if params.get("db") == "pmc" and utility == "efetch":
            return central.efetch(self.shelf, params)
        if params.get("db") != "pubmed":
            return _esearch_error("Invalid db name specified: nothing", params)
        return known[utility](params)

    def found(self, params: dict[str, str]) -> list[int]:
        """List the PMIDs of a search, newest first."""
        test = compile_term(params["term"])
        if not self.ranges and "[uid]" in params["term"]:
            return []
        papers = list(self.shelf.papers.values())
        if params.get("mindate") and params.get("maxdate"):
            name = _TYPED[params.get("datetype", "pdat")]
            low, high = day(params["mindate"]), day(params["maxdate"], last=True)
            papers = [paper for paper in papers if low <= getattr(paper, name) <= high]
        papers = [paper for paper in papers if test(paper)]
        order = (lambda pmid: pmid % 1000) if self.shuffled else int
        return sorted((paper.pmid for paper in papers), key=order, reverse=True)

    def esearch(self, params: dict[str, str]) -> Reply:
        """Search; XML or JSON, history when asked for."""
        if not params.get("term"):
            return _esearch_error("Empty term and query_key - nothing todo", params)
        start, most = int(params.get("retstart", 0)), int(params.get("retmax", 20))
        if start >= WINDOW:
            return _esearch_error(f"Search Backend failed: Exception:\n{_PAST}", params)
        found = self.found(params)
        listed = found[start : min(start + most, WINDOW, start + self.window)]
        adjusted = most + start > WINDOW
        history = self._keep(found) if params.get("usehistory") == "y" else ""
        make = _json_search if params.get("retmode") == "json" else _xml_search
        return make(params["term"], _Listing(len(found), start, listed, history, adjusted))

    def epost(self, params: dict[str, str]) -> Reply:
        """Put PMIDs on the history server, whether they exist or not."""
        key = self._keep([int(pmid) for pmid in params["id"].split(",")])
        return Reply(f"<ePostResult>\n\t{key}\n</ePostResult>".encode(), zipped=True)

    def _keep(self, pmids: list[int]) -> str:
        name = f"MCID_{len(self.sets) + 1}"
        self.sets[name] = pmids
        return f"<QueryKey>1</QueryKey><WebEnv>{name}</WebEnv>"

    def _asked(self, params: dict[str, str]) -> list[int] | None:
        if "WebEnv" not in params:
            return _numbers(params.get("id", ""))
        kept = self.sets.get(params["WebEnv"])
        if kept is None:
            return None
        start = int(params.get("retstart", 0))
        return kept[start : min(start + int(params.get("retmax", 20)), WINDOW)]

    def efetch(self, params: dict[str, str]) -> Reply:
        """Give records; what is not there is left out without a word."""
        asked = self._asked(params)
        if asked is None:
            return _efetch_error("Unable to obtain query #1", 200)
        if int(params.get("retstart", 0)) >= WINDOW:
            told = f"Search backend cannot retrieve history data. Reason: Exception: {_PAST}"
            return _efetch_error(told, 400)
        if not asked:
            return _efetch_error("ID list is empty! Possibly it has no correct IDs.", 400)
        papers = self.shelf.papers
        served = b"".join(papers[pmid].xml for pmid in dict.fromkeys(asked) if pmid in papers)
        body = HEAD + b"<PubmedArticleSet>" + served + b"</PubmedArticleSet>"
        return Reply(body, zipped=True)

    def esummary(self, params: dict[str, str]) -> Reply:
        """Tell of each PMID whether it is there, in the first version's XML."""
        told = [
            f"<DocSum><Id>{pmid}</Id>"
            f'<Item Name="Title" Type="String">{escape(self.shelf.papers[pmid].heading)}</Item>'
            "</DocSum>"
            if pmid in self.shelf.papers
            else f"<ERROR>UID={pmid}: cannot get document summary</ERROR>"
            for pmid in self._asked(params) or []
        ]
        return Reply(f"<eSummaryResult>{''.join(told)}</eSummaryResult>".encode(), zipped=True)


def _numbers(ids: str) -> list[int]:
    return [int(i) for i in ids.split(",") if i.strip().isdecimal() and int(i)]


@dataclass(frozen=True)
class _Listing:
    count: int
    start: int
    listed: Sequence[int]
    history: str
    adjusted: bool


def _xml_search(term: str, found: _Listing) -> Reply:
    count, start, listed, history = found.count, found.start, found.listed, found.history
    ids = "".join(f"<Id>{pmid}</Id>\n" for pmid in listed)
    said = [] if count else ["No items found."]
    if found.adjusted:
        said.append(f"Restrictions achieved. start and count adjusted to {start}, {len(listed)}")
    messages = "".join(f"<OutputMessage>{m}</OutputMessage>" for m in said)
    body = (
        '<?xml version="1.0" encoding="UTF-8" ?>\n<!DOCTYPE eSearchResult PUBLIC "-//NLM//DTD'
        ' esearch 20060628//EN" "https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd">'
        f"\n<eSearchResult><Count>{count}</Count><RetMax>{len(listed)}</RetMax>"
        f"<RetStart>{start}</RetStart>{history}<IdList>\n{ids}</IdList><TranslationSet/>"
        f"<QueryTranslation>{escape(term)}</QueryTranslation>"
        f"{f'<WarningList>{messages}</WarningList>' if said else ''}</eSearchResult>"
    )
    return Reply(body.encode(), zipped=True)


def _json_search(term: str, found: _Listing) -> Reply:
    result = {
        "count": str(found.count),
        "retmax": str(len(found.listed)),
        "retstart": str(found.start),
        "idlist": [str(pmid) for pmid in found.listed],
        "translationset": [],
        "querytranslation": term,
    }
    answer = {"header": {"type": "esearch", "version": "0.3"}, "esearchresult": result}
    return Reply(json.dumps(answer).encode(), kind="application/json; charset=UTF-8", zipped=True)


def _esearch_error(text: str, params: dict[str, str]) -> Reply:
    if params.get("retmode") == "json":
        # The line end is raw, as NCBI sends it: this is not valid JSON.
        body = '{"header":{"type":"esearch"},"esearchresult":{"ERROR":"' + text + '"}}'
        return Reply(body.encode(), kind="application/json; charset=UTF-8")
    return Reply(f"<eSearchResult><ERROR>{escape(text)}</ERROR></eSearchResult>".encode())


def _efetch_error(text: str, status: int) -> Reply:
    return Reply(f"<eFetchResult><ERROR>{escape(text)}</ERROR></eFetchResult>".encode(), status)
