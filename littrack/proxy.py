"""The proxy an address is asked through, in words: nobody sees it otherwise."""

from __future__ import annotations

import os
from collections.abc import Mapping
from urllib.parse import urlsplit


def proxy_in_words(url: str, environ: Mapping[str, str] = os.environ) -> str:
    """Name the proxy and the variable it is set in, without its password; empty when unknown."""
    scheme = urlsplit(url).scheme.upper() or "HTTPS"
    for upper in (f"{scheme}_PROXY", "ALL_PROXY"):
        for name in (upper.lower(), upper):  # the order requests looks in
            if value := environ.get(name, ""):
                address = value.rpartition("@")[2] or value
                return f"the proxy {address.removeprefix('//')} (set in {name})"
    return ""
