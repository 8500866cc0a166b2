"""What is asked, within which limits, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import msgspec


class Limits(msgspec.Struct, frozen=True):
    """How long, in seconds, and how much, in bytes."""

    whole: float = 90.0
    """From the first connection to the last byte, over all redirects."""
    silence: float = 20.0
    """How long a server may say nothing."""
    size: int = 1 << 25
    """Of a body, both as it is sent and as it is once decompressed."""
    redirects: int = 10


class Request(msgspec.Struct, frozen=True):
    """What is asked of a server. Of a `HEAD`, and without `is_body_wanted`, only the status and headers are read."""

    url: str
    method: str = "GET"
    accept: str = "*/*"
    is_body_wanted: bool = True


@dataclass(frozen=True)
class Exchange:
    """A request and the response to it as they went over the wire, chunks and compression included. `address` is the
    numeric one that was connected to; "" where a proxy was."""

    url: str
    at: datetime
    address: str
    request: bytes = field(repr=False)
    response: bytes = field(repr=False)


@dataclass(frozen=True)
class Fetched:
    """What a server sent in the end. `url` is where it is, after all redirects, `asked` where it was looked for."""

    asked: str
    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)
    at: datetime
    exchanges: tuple[Exchange, ...] = field(repr=False)

    def header(self, name: str) -> str:
        """A header's value, of several the first; "" where there is none."""
        return next((value for key, value in self.headers if key.casefold() == name.casefold()), "")

    @property
    def is_success(self) -> bool:
        return 200 <= self.status < 300


class Failure(msgspec.Struct, frozen=True):
    """Why there is no response that can be used: what happened, and what can be done."""

    message: str
    hint: str = "try again later, or save the page and add the file"


class FetchError(Exception):
    """Ends a fetch; `fetch` returns it as its `failure`."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.failure = Failure(message, hint) if hint else Failure(message)
