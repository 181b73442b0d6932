"""One page from the web, politely and safely: no private address, no endless page."""

from __future__ import annotations

import ipaddress
import socket
import time
from urllib.parse import urljoin, urlsplit

import requests

from littrack.articles.raw import Raw
from littrack.model import ArticleError
from littrack.proxy import proxy_in_words

_AGENT = "Mozilla/5.0 (compatible; littrack; reads one page at a person's request)"
_SECONDS = (10, 20)  # to connect, between two pieces
_WHOLE = 60.0  # for the page
_NO_PROXY = requests.exceptions.InvalidProxyURL
_HOPS = 5
_PIECE = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REFUSALS = {
    401: "asks for a login",
    402: "asks for payment",
    403: "refuses programs",
    404: "is not there",
    410: "was taken down",
    429: "says there were too many requests",
    451: "is withheld for legal reasons",
}


def get(url: str, *, allow_private: bool, limit: int) -> Raw:
    """Fetch one page, each redirect checked like the first address."""
    for _ in range(_HOPS + 1):
        _check(url, allow_private)
        try:
            with _ask(url) as answer:
                if answer.status_code in _REDIRECTS and answer.headers.get("Location"):
                    url = urljoin(url, answer.headers["Location"])
                    continue
                return _whole(url, answer, limit)
        except requests.Timeout:
            raise ArticleError(_remedy(url, "did not answer in time")) from None
        except requests.RequestException as problem:
            what = _unreached(url, problem)
            raise ArticleError(_remedy(url, what)) from problem
    raise ArticleError(_remedy(url, f"redirects more than {_HOPS} times"))


def _unreached(url: str, problem: requests.RequestException) -> str:
    through = proxy_in_words(url)
    if through and isinstance(problem, requests.exceptions.InvalidSchema):
        return f"could not be asked through {through}: SOCKS needs `pip install pysocks`"
    if through and isinstance(problem, requests.exceptions.ProxyError | _NO_PROXY):
        return f"could not be reached through {through}"
    return f"could not be reached ({type(problem).__name__})"


def _ask(url: str) -> requests.Response:
    headers = {"User-Agent": _AGENT, "Accept": "text/html,application/pdf,text/plain,*/*;q=0.5"}
    return requests.get(url, headers=headers, timeout=_SECONDS, stream=True, allow_redirects=False)


def _check(url: str, allow_private: bool) -> None:
    """Refuse what is not http(s), and hosts of this machine or its network."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ArticleError(f"{url} is no http or https address: save the page and give the file.")
    if allow_private:
        return
    try:
        known = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError):
        raise ArticleError(_remedy(url, "has a host name nobody knows")) from None
    if not all(ipaddress.ip_address(str(a[4][0]).split("%")[0]).is_global for a in known):
        raise ArticleError(
            f"{url} lies on this machine or its own network, which is not fetched: "
            "save the page and give the file."
        )


def _whole(url: str, answer: requests.Response, limit: int) -> Raw:
    status = answer.status_code
    if status != requests.codes.ok:
        why = _REFUSALS.get(status, "cannot be had")
        raise ArticleError(_remedy(url, f"{why} (HTTP {status})"))
    declared = answer.headers.get("Content-Length", "")
    if declared.isdigit() and int(declared) > limit:
        raise ArticleError(_remedy(url, f"is {int(declared) / 1e6:.0f} MB, too large to read"))
    data = bytearray()
    end = time.monotonic() + _WHOLE
    for piece in answer.iter_content(_PIECE):
        data += piece
        if len(data) > limit:
            raise ArticleError(_remedy(url, f"is larger than {limit // 1_000_000} MB"))
        if time.monotonic() > end:
            raise ArticleError(_remedy(url, f"took longer than {_WHOLE:.0f} seconds"))
    return Raw(bytes(data), url, answer.headers.get("Content-Type", ""), url)


def _remedy(url: str, what: str) -> str:
    return f"{url} {what}: open it in a browser, save the page, and check the saved file."
