"""Addresses as they are asked for."""

from __future__ import annotations

from contextlib import suppress
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import msgspec

from sitegen.fetching.values import FetchError

_PORTS = {"http": 80, "https": 443}


class Target(msgspec.Struct, frozen=True):
    """An http or https address in its parts, in ASCII; `path` is with the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The host, with the port where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


def target_of(url: str) -> Target:
    """An address in its parts. Raises FetchError where it is none, or neither http nor https."""
    try:
        parts = urlsplit(ascii_address(url))
        scheme, host, port = parts.scheme, parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(f'"{url}" is not an address', "write the whole address") from error
    if scheme not in _PORTS:
        raise FetchError(f'"{url}" is neither an http nor an https address', "write the whole address")
    if not host:
        raise FetchError(f'"{url}" has no host', "write the whole address")
    path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    return Target(scheme, host, port if port is not None else _PORTS[scheme], path)


def redirected(base: Target, location: str) -> Target:
    """Where a header `Location` leads, which may hold UTF-8 that was read as Latin-1. Raises as `target_of` does."""
    with suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        joined = urljoin(base.url, "".join(location.split()))
    except ValueError as error:
        raise FetchError(f'{base.url} redirects to "{location}", which is not an address') from error
    return target_of(joined)


def ascii_address(address: str) -> str:
    """An address as it is sent: its host in IDNA, everything else percent-encoded, without its fragment."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    if ":" in host:
        host = f"[{host}]"
    port = f":{parts.port}" if parts.port else ""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return urlunsplit((parts.scheme, host + port, path, query, ""))
