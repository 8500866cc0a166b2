"""Connections: how names are resolved, sockets opened, and bytes read, all within limits of time and size."""

from __future__ import annotations

import io
import socket
import time
from collections.abc import Callable, Sequence
from threading import Thread
from typing import Any

import msgspec

from sitegen.fetching.values import FetchError, Limits

_FRAMING = 1 << 20
"""How many bytes a response may have in addition to its body: headers, and the sizes of chunks."""


class Deadline:
    """Until when something may take, and how long a server may be silent."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._end = time.monotonic() + limits.whole

    def wait(self) -> float:
        """How long the next answer may take. Raises FetchError where there is no time left."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchError(f"it is not complete after {self._limits.whole:g} seconds")
        return min(left, self._limits.silence)

    def missed(self, what: str) -> FetchError:
        """What to raise when a wait was in vain."""
        if time.monotonic() >= self._end:
            return FetchError(f"it is not complete after {self._limits.whole:g} seconds")
        return FetchError(f"{what} does not answer for {self._limits.silence:g} seconds")


def resolve(host: str, port: int) -> Sequence[str]:
    """The numeric addresses of a host, as the system finds them. Raises OSError where there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(info[4][0]) for info in found))


def connect(address: str, port: int, timeout: float) -> socket.socket:
    """A connection to a numeric address. Raises OSError where there is none."""
    return socket.create_connection((address, port), timeout)


class Network(msgspec.Struct, frozen=True):
    """How names become addresses, and addresses connections; tests have their own."""

    resolve: Callable[[str, int], Sequence[str]] = resolve
    connect: Callable[[str, int, float], socket.socket] = connect

    def addresses(self, host: str, port: int, deadline: Deadline) -> Sequence[str]:
        """The numeric addresses of a host. Raises FetchError where there are none, or in time."""
        found: list[Sequence[str] | OSError | UnicodeError] = []

        def ask() -> None:
            try:
                found.append(self.resolve(host, port))
            except (OSError, UnicodeError) as error:
                found.append(error)

        asking = Thread(target=ask, daemon=True)  # nothing else ends the system's own waiting
        asking.start()
        asking.join(deadline.wait())
        if not found:
            raise deadline.missed(f"the name server asked for {host}")
        if isinstance(found[0], Exception) or not found[0]:
            raise FetchError(f"there is no host {host}", "check the address, and whether you are online")
        return found[0]

    def open(
        self, host: str, addresses: Sequence[str], port: int, deadline: Deadline
    ) -> tuple[socket.socket, str]:
        """A connection to the first of the addresses that accepts one, and which that is."""
        last: OSError | None = None
        for address in addresses:
            try:
                return self.connect(address, port, deadline.wait()), address
            except TimeoutError as error:
                last = error
            except OSError as error:
                last = error
        if isinstance(last, TimeoutError):
            raise deadline.missed(host)
        raise FetchError(f"{host} does not accept a connection: {reason(last)}")


def reason(error: BaseException | None) -> str:
    """Why a connection failed, in words."""
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


class Recorder(io.RawIOBase):
    """The bytes that a socket receives, within a deadline, and kept as they came. What stands for the socket where
    `http.client` reads a response from one."""

    def __init__(self, sock: socket.socket, host: str, deadline: Deadline, most: int) -> None:
        super().__init__()
        self._socket, self._host, self._deadline = sock, host, deadline
        self._most = most
        self.received = bytearray()

    def makefile(self, *_: Any, **__: Any) -> io.BufferedReader:
        """As `socket.makefile`."""
        return io.BufferedReader(self, 1 << 16)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._socket.settimeout(self._deadline.wait())
        try:
            count = self._socket.recv_into(buffer)
        except TimeoutError:
            raise self._deadline.missed(self._host) from None
        self.received += memoryview(buffer)[:count]
        if len(self.received) > self._most + _FRAMING:
            raise FetchError(f"it is larger than {megabytes(self._most)}")
        return count


def megabytes(size: int) -> str:
    """A size in words."""
    return f"{size / (1 << 20):.3g} MB"
