"""Asking addresses elsewhere whether they are there."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from urllib.parse import urlsplit

from sitegen.fetching.client import Client
from sitegen.fetching.values import Failure, Limits, Request
from sitegen.ledgers.answers import Answer

LIMITS = Limits(whole=30.0)
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
    client = Client("checks the links of a publication", LIMITS, pause=0)  # `probe_all` waits
    answer = _answer(client, address, "HEAD")
    return answer if answer.verdict == "answers" or not answer.status else _answer(client, address, "GET")


def _answer(client: Client, address: str, method: str) -> Answer:
    found = client.fetch(Request(address, method, is_body_wanted=False))
    if isinstance(found, Failure):
        return Answer(0, found.message)
    return Answer(found.status, "" if found.status < 400 else found.reason)
