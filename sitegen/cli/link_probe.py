"""Asking addresses elsewhere whether they are there: the only place of sitegen that uses the network."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from http.client import HTTPException
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit

from sitegen import __version__
from sitegen.ledgers.answers import Answer

USER_AGENT = f"sitegen/{__version__} (checks the links of a publication)"
TIMEOUT = 20.0
HOSTS_AT_ONCE = 8


def probe_all(
    addresses: Iterable[str], delay: float, probe: Callable[[str], Answer]
) -> Iterator[tuple[str, Answer]]:
    """The answers of all addresses, as they come. A host is asked one thing at a time, `delay` seconds apart."""
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(urlsplit(address).netloc, []).append(address)

    def probe_host(of_host: list[str]) -> list[tuple[str, Answer]]:
        answers = []
        for i, address in enumerate(of_host):
            if i:
                time.sleep(delay)
            answers.append((address, probe(address)))
        return answers

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as executor:
        for done in as_completed([executor.submit(probe_host, of_host) for of_host in by_host.values()]):
            yield from done.result()


def probe(address: str) -> Answer:
    """Whether there is something at an address: by HEAD, and by GET where a server does not like HEAD."""
    answer = _request(address, "HEAD")
    return answer if answer.verdict == "answers" or not answer.status else _request(address, "GET")


def _request(address: str, method: str) -> Answer:
    try:
        sent = request.Request(ascii_address(address), method=method, headers={"User-Agent": USER_AGENT})
        with _opener().open(sent, timeout=TIMEOUT) as response:
            return Answer(response.status)
    except HTTPError as error:
        with error:
            return Answer(error.code, error.reason or "")
    except URLError as error:
        return Answer(0, str(error.reason))
    except (HTTPException, OSError, ValueError) as error:
        return Answer(0, str(error) or type(error).__name__)


def _opener() -> request.OpenerDirector:
    """Follows redirects, and speaks HTTP only."""
    opener = request.OpenerDirector()
    for handler in (
        request.ProxyHandler(),
        request.HTTPHandler(),
        request.HTTPSHandler(),
        request.HTTPRedirectHandler(),
        request.HTTPDefaultErrorHandler(),
        request.HTTPErrorProcessor(),
        request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


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
