"""The proxies that the system is set up with: the variables `http_proxy`, `https_proxy` and `no_proxy`, or the settings
of macOS and Windows.

A proxy resolves names itself, so which numeric address it connects to is its own business. What a name is here, or a
numeric address in it, decides as it does without a proxy.
"""

from __future__ import annotations

from base64 import b64encode
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import msgspec

from sitegen.fetching.urls import Target
from sitegen.fetching.values import FetchError


class Proxy(msgspec.Struct, frozen=True):
    """An HTTP proxy; `authorization` is the value of the header that it wants, if any."""

    host: str
    port: int
    authorization: str = ""


def proxy_for(target: Target) -> Proxy | None:
    """The proxy by which an address is asked; None where it is asked directly. Raises FetchError where it is of a kind
    that sitegen does not speak."""
    url = getproxies().get(target.scheme, "")
    if not url or proxy_bypass(target.authority):
        return None
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        port = parts.port or 80
    except ValueError:
        parts, port = urlsplit(""), 0
    if parts.scheme != "http" or not parts.hostname:
        raise FetchError(
            f'the proxy "{url}" is not an HTTP proxy', "set the variables http_proxy and https_proxy"
        )
    user = unquote(parts.username or "")
    credentials = b64encode(f"{user}:{unquote(parts.password or '')}".encode()).decode()
    return Proxy(parts.hostname, port, f"Basic {credentials}" if user else "")
