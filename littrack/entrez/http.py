"""One request to Entrez, repeated until it is answered or given up: pace, patience, limits.

Everything is posted: long lists fit, and a key is never part of an address that a log could show.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn, TypeVar
from urllib.parse import urlsplit

import requests
import urllib3

from littrack.entrez import answers
from littrack.entrez.fault import TRIES, Fault, FaultKind
from littrack.entrez.pace import Pace
from littrack.model import EntrezError, EntrezUnavailable, EntrezUnkeyed, SettingsError
from littrack.proxy import proxy_in_words

T = TypeVar("T")

_NO_PROXY = requests.exceptions.InvalidProxyURL
_TUNNEL = re.compile(r"Tunnel connection failed: (\d{3})")  # of http.client
_LARGEST = 512 << 20
_PATH = "entrez/eutils/"


@dataclass(frozen=True, slots=True)
class Patience:
    """How much delay is accepted, in seconds; `budget` is for all of a run, so that it ends.

    Each usable answer earns some of the budget back; `failures` running end a utility's use.
    """

    connect: float = 8.0
    quiet: float = 20.0
    body: float = 60.0
    first_wait: float = 0.5
    budget: float = 65.0
    earned: float = 1.0
    failures: int = 24


class Unusable(EntrezUnavailable):
    """Entrez gives no usable answer to this question: a smaller one may help."""


class HttpClient:
    """Asks one server. `requests` counts what was sent; `closed` says why nothing is any more."""

    def __init__(
        self, url: str, identity: Mapping[str, str], pace: Pace, patience: Patience
    ) -> None:
        self._url = _base(url)
        self._identity = dict(identity)
        self._pace = pace
        self._patience = patience
        self._session = requests.Session()
        self._session.headers.update({"User-Agent": "littrack", "Accept-Encoding": "gzip"})
        self._trouble = 0.0
        self._failed: Counter[str] = Counter()
        self._given_up: set[str] = set()
        self.requests = 0
        self.closed = ""
        self._closing: type[EntrezUnavailable] = EntrezUnavailable

    def close(self) -> None:
        """Let go of the connections."""
        self._session.close()

    def ask(self, utility: str, params: Mapping[str, str], read: Callable[[bytes], T]) -> T:
        """Ask until `read` makes something of the answer; raise `EntrezError` on giving up."""
        tried = 0
        while True:
            self._check_open(first=not tried)
            tried += 1
            began = time.monotonic()
            try:
                answer = read(self._send(utility, params))
            except Fault as fault:
                self._wait_or_give_up(utility, fault, tried, time.monotonic() - began)
            else:
                self._failed[utility] = 0
                self._given_up.discard(utility)
                self._trouble = max(0.0, self._trouble - self._patience.earned)
                return answer

    def _check_open(self, *, first: bool) -> None:
        """Raise when it was given up before, or the pause asked for exceeds the budget."""
        held = self._pace.held() if first else 0.0
        if not self.closed and held > self._patience.budget - self._trouble:
            self.closed = f"{self.name} asks for a pause; run it again in {held:.0f} seconds"
        if self.closed:
            raise self._closing(self.closed)

    def _wait_or_give_up(self, utility: str, fault: Fault, tried: int, spent: float) -> None:
        """Wait before the next try, or raise when there shall be none."""
        self._trouble += spent
        self._failed[utility] += 1
        wait = fault.wait
        if wait is None:
            step = 2.0 if fault.kind is FaultKind.BUSY else 1.0
            wait = self._patience.first_wait * step * 2 ** (tried - 1)
        if fault.wait:
            self._pace.hold(fault.wait)  # whoever asks next, here or elsewhere, keeps it too
        tries = min(TRIES[fault.kind], 2) if utility in self._given_up else TRIES[fault.kind]
        if tried >= tries or self._failed[utility] >= self._patience.failures:
            self._give_up(utility, fault)
        if self._trouble + wait > self._patience.budget:
            self._close(utility, fault)
        if fault.kind is FaultKind.BUSY:
            self._pace.hold(wait)  # the wait is spent, and counted, before the next sending
            return
        self._trouble += wait
        time.sleep(wait)

    def _give_up(self, utility: str, fault: Fault) -> NoReturn:
        self._given_up.add(utility)
        if fault.kind in {FaultKind.UNREACHABLE, FaultKind.BLOCKED, FaultKind.UNKEYED}:
            self._close(utility, fault)
        if fault.kind is FaultKind.REFUSED:
            raise EntrezError(self._sentence(utility, fault)) from None
        hopeless = self._failed[utility] >= self._patience.failures or fault.kind is FaultKind.BUSY
        kind = EntrezUnavailable if hopeless else Unusable
        raise kind(self._sentence(utility, fault)) from None

    def _close(self, utility: str, fault: Fault) -> NoReturn:
        self.closed = self._sentence(utility, fault)
        self._closing = EntrezUnkeyed if fault.kind is FaultKind.UNKEYED else EntrezUnavailable
        raise self._closing(self.closed) from None

    def _sentence(self, utility: str, fault: Fault) -> str:
        remedy = {
            FaultKind.BLOCKED: "",
            FaultKind.UNKEYED: "",
            FaultKind.REFUSED: "",
            FaultKind.UNREACHABLE: "; check the network, then run it again",
        }.get(fault.kind, "; run it again later, it goes on where it stopped")
        if fault.wait is not None and fault.wait > 1:
            remedy = f"; it asks to wait {fault.wait:.0f} seconds: run it again then"
        text = f"{self.name} {fault.why} ({utility.partition('.')[0]}){remedy}"
        key = self._identity.get("api_key")
        return text.replace(key, "(key)") if key else text

    @property
    def name(self) -> str:
        """What the server is called in a sentence."""
        host = urlsplit(self._url).hostname or ""
        return "NCBI" if host.endswith("ncbi.nlm.nih.gov") else f"The Entrez at {host}"

    def _send(self, utility: str, params: Mapping[str, str]) -> bytes:
        left = max(1.0, self._patience.budget - self._trouble)
        until = time.monotonic() + min(self._patience.body, left)
        quiet = min(self._patience.quiet, left)
        try:
            response = self._post(utility, params, (self._patience.connect, quiet))
            with response:
                body = _body(response, until)
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise _fault_of(error, self._url) from None
        if response.status_code == requests.codes.not_found and _PATH not in self._url:
            self._url += _PATH
        answers.check_status(response.status_code, response.headers, body)
        return body

    def _post(
        self, utility: str, params: Mapping[str, str], timeout: tuple[float, float]
    ) -> requests.Response:
        with self._pace.turn():
            self.requests += 1
            return self._session.post(
                self._url + utility,
                data={"db": "pubmed", **params, **self._identity},
                timeout=timeout,
                stream=True,
                allow_redirects=False,
            )


def _body(response: requests.Response, until: float) -> bytes:
    kept = bytearray()
    while chunk := response.raw.read1(1 << 16, decode_content=True):
        kept += chunk
        if time.monotonic() > until:
            raise Fault(FaultKind.SILENT, "answers too slowly to wait for the end")
        if len(kept) > _LARGEST:
            raise Fault(FaultKind.REFUSED, "sends more than 512 MB in one answer")
    return bytes(kept)


def _of_proxy(error: Exception, through: str) -> str:
    """Say what is wrong with the proxy, if it is that."""
    if through and isinstance(error, requests.exceptions.InvalidSchema):
        return f"cannot be asked through {through}: SOCKS needs `pip install pysocks`"
    if through and (refused := _TUNNEL.search(str(error))):
        asks = ": it asks for a name and a password" if refused[1] == "407" else ""
        return f"cannot be reached: {through} refuses to let you through ({refused[1]}{asks})"
    if through and isinstance(error, requests.exceptions.ProxyError | _NO_PROXY):
        return f"cannot be reached through {through}"
    return ""


def _fault_of(error: Exception, url: str) -> Fault:
    """Name what went wrong under HTTP, without quoting it: it may hold what nobody should read."""
    through = proxy_in_words(url)
    if what := _of_proxy(error, through):
        return Fault(FaultKind.UNREACHABLE, what)
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.InvalidSchema):
        return Fault(FaultKind.REFUSED, "has an address that cannot be used: see eutils_url")
    if isinstance(error, requests.exceptions.SSLError):
        return Fault(
            FaultKind.UNREACHABLE, "cannot be reached safely: its certificate is not accepted"
        )
    if isinstance(error, requests.ReadTimeout | urllib3.exceptions.ReadTimeoutError | TimeoutError):
        return Fault(FaultKind.SILENT, "does not answer")
    if isinstance(error, requests.ConnectionError) and _never_connected(error):
        return Fault(FaultKind.UNREACHABLE, "cannot be reached")
    way = f" (it is asked through {through})" if through else ""
    return Fault(FaultKind.DOWN, f"breaks the connection off before its answer is whole{way}")


def _never_connected(error: requests.ConnectionError) -> bool:
    text = str(error)
    return isinstance(error, requests.ConnectTimeout | requests.exceptions.ProxyError) or any(
        sign in text for sign in ("NewConnectionError", "NameResolutionError", "Failed to resolve")
    )


def _base(url: str) -> str:
    parts = urlsplit(url.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SettingsError(
            f"The address of Entrez, {url!r}, is not a web address: "
            "set LITTRACK_EUTILS_URL to one that begins with https://"
        )
    return url.strip().rstrip("/") + "/"
