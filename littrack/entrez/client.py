"""The client: searches listed whole, records accounted for, politely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from littrack.entrez import answers
from littrack.entrez.fetch import Batch, Fetcher
from littrack.entrez.http import HttpClient, Patience
from littrack.entrez.pace import ANONYMOUS, KEYED, Pace, Rate
from littrack.entrez.search import Found, SearchPager
from littrack.model import Pmid, SettingsError

NCBI = "ncbi.nlm.nih.gov"
_NOBODY = "not-configured@localhost.invalid"
_SUMMARIES = 200
_ARTICLES = 20  # full texts of one request: each has some 100 KB


class Entrez:
    """PubMed through the E-utilities. Nothing is sent before the first question."""

    def __init__(
        self,
        url: str,
        tool: str,
        email: str,
        api_key: str = "",
        *,
        pace_dir: Path | None = None,
        rate: Rate | None = None,
        patience: Patience | None = None,
    ) -> None:
        host = urlsplit(url).hostname or "entrez"
        if not email and host.endswith(NCBI):
            raise SettingsError(
                "NCBI asks who is calling: set your e-mail address in NCBI_EMAIL,"
                ' or in littrack.toml as email = "you@example.org"'
            )
        identity = {"tool": tool, "email": email or _NOBODY}
        if api_key:
            identity["api_key"] = api_key
        pace = Pace(
            urlsplit(url).netloc.rpartition("@")[2],
            rate or (KEYED if api_key else ANONYMOUS),
            pace_dir,
        )
        self._http = HttpClient(url, identity, pace, patience or Patience())
        self._pager = SearchPager(self._page, datetime.now(UTC).date())
        self._fetcher = Fetcher(self._records, self.summaries)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.close()

    @property
    def requests(self) -> int:
        """How many requests were sent so far."""
        return self._http.requests

    @property
    def closed(self) -> str:
        """Why nothing is sent any more; empty while requests can be sent."""
        return self._http.closed

    def search(
        self, term: str, *, datetype: str = "", mindate: str = "", maxdate: str = ""
    ) -> Found:
        """List every PMID a term finds, however many."""
        dates = {"datetype": datetype, "mindate": mindate, "maxdate": maxdate} if datetype else {}
        before = self.requests
        found = self._pager.find(term, dates)
        return Found(
            found.pmids,
            found.count,
            found.translation,
            found.warnings,
            self.requests - before,
            found.problem,
        )

    def first(self, term: str, most: int) -> Found:
        """List the newest few PMIDs a term finds, and how many there are: one request."""
        page = self._page({"term": term, "retmax": str(most)})
        return Found(page.listed[:most], page.count, page.translation, page.warnings, 1)

    def count(self, term: str, *, datetype: str = "", mindate: str = "", maxdate: str = "") -> int:
        """Tell how many records a term finds."""
        dates = {"datetype": datetype, "mindate": mindate, "maxdate": maxdate} if datetype else {}
        return self._page({"term": term, "retmax": "0", **dates}).count

    def single_retry(self, pmids: Sequence[Pmid]) -> dict[Pmid, bytes]:
        """Ask once for records that PubMed said it has not; give those it has after all."""
        asked = set(pmids)
        return {p: xml for p, xml in self._records(pmids).items() if p in asked} if asked else {}

    def fetch(self, pmids: Sequence[Pmid]) -> Iterator[Batch]:
        """Bring records by PMID in batches; every PMID asked for is accounted for in one."""
        return self._fetcher.fetch(pmids)

    def summaries(self, pmids: Sequence[Pmid]) -> dict[Pmid, bool]:
        """Tell of each PMID whether PubMed has it; one PubMed does not speak of is left out."""
        known: dict[Pmid, bool] = {}
        for start in range(0, len(pmids), _SUMMARIES):
            asked = pmids[start : start + _SUMMARIES]
            params = {"id": ",".join(asked), "retmode": "xml"}
            known |= self._http.ask("esummary.fcgi", params, answers.summaries)
        return known

    def full_texts(self, pmcids: Sequence[str]) -> Iterator[dict[str, bytes | None]]:
        """Bring articles from PubMed Central in batches: JATS by PMCID, None where it has none."""
        asked = list(dict.fromkeys(pmcids))
        for start in range(0, len(asked), _ARTICLES):
            batch = asked[start : start + _ARTICLES]
            came = self._articles(batch)
            lacking = [pmcid for pmcid in batch if pmcid not in came]
            came |= self._articles(lacking) if lacking else {}
            yield {pmcid: came.get(pmcid) for pmcid in batch}

    def _articles(self, pmcids: Sequence[str]) -> dict[str, bytes]:
        numbers = ",".join(pmcid.upper().removeprefix("PMC") for pmcid in pmcids)
        params = {"db": "pmc", "id": numbers, "retmode": "xml"}
        return self._http.ask("efetch.fcgi", params, answers.articles)

    def _page(self, params: Mapping[str, str]) -> answers.Page:
        return self._http.ask("esearch.fcgi", {"retmode": "xml", **params}, answers.page)

    def _records(self, pmids: Sequence[Pmid]) -> Mapping[Pmid, bytes]:
        params = {"id": ",".join(pmids), "retmode": "xml", "retmax": str(len(pmids))}
        return self._http.ask("efetch.fcgi", params, answers.records)
