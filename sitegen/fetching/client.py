"""Asking servers: one request at a time, redirects followed, within limits."""

from __future__ import annotations

import socket
import ssl
import time
from datetime import UTC, datetime
from http.client import HTTPException, HTTPResponse
from typing import cast

from sitegen import __version__
from sitegen.fetching.addresses import Origin, check_given
from sitegen.fetching.decoding import ACCEPTED, decoded
from sitegen.fetching.proxies import Proxy, proxy_for
from sitegen.fetching.urls import Target, redirected, target_of
from sitegen.fetching.values import Exchange, Failure, Fetched, FetchError, Limits, Request
from sitegen.fetching.wire import Deadline, Network, Recorder, megabytes, reason

PAUSE = 1.0
"""Seconds between two requests to the same host, unless it is a server of the editor's own."""

_LIMITS, _NETWORK = Limits(), Network()
_REDIRECTS = (301, 302, 303, 307, 308)
_PIECE = 1 << 16


class Client:
    """Fetches from servers, and remembers when each host was last asked."""

    def __init__(
        self, purpose: str, limits: Limits = _LIMITS, pause: float = PAUSE, network: Network = _NETWORK
    ) -> None:
        """`purpose` is what servers are told the requests are for."""
        self._agent = f"sitegen/{__version__} ({purpose})"
        self._limits, self._pause, self._network = limits, pause, network
        self._asked: dict[str, float] = {}

    def fetch(self, request: Request) -> Fetched | Failure:
        """What is at an address, whatever its status; a Failure where no server says, or not within the limits."""
        try:
            return self._followed(request)
        except FetchError as error:
            return error.failure
        except ssl.SSLCertVerificationError as error:
            return Failure(
                f"the certificate of the server is not valid: {error.verify_message}", "check the address"
            )
        except OSError as error:
            return Failure(f"the connection broke: {reason(error)}")
        except (HTTPException, ValueError) as error:
            return Failure(f"the server does not speak HTTP as it should: {reason(error)}")

    def _followed(self, request: Request) -> Fetched:
        """What is at an address or where it redirects to."""
        target = target_of(request.url)
        deadline = Deadline(self._limits)
        origin: Origin | None = None
        exchanges: list[Exchange] = []
        before = target
        for _ in range(self._limits.redirects + 1):
            proxy = proxy_for(target)
            addresses = self._addresses(target, deadline, proxy is not None)
            if origin is None:
                check_given(target, addresses)
                origin = Origin(target, addresses)
                if not origin.is_local:
                    self._wait(target.authority)
                    deadline = Deadline(self._limits)
            else:
                origin.check(before, target, addresses)
            visit = Visit(self._network, self._limits, deadline, self._agent)
            response = visit.ask(target, request, proxy, addresses)
            exchanges.append(visit.exchange(target))
            location = response.getheader("Location") or ""
            if response.status not in _REDIRECTS or not location:
                return Fetched(
                    request.url,
                    target.url,
                    response.status,
                    response.reason,
                    tuple(response.getheaders()),
                    visit.body,
                    exchanges[-1].at,
                    tuple(exchanges),
                )
            before, target = target, redirected(target, location)
        raise FetchError(f"it redirects more than {self._limits.redirects} times", "check the address")

    def _addresses(self, target: Target, deadline: Deadline, is_by_proxy: bool) -> tuple[str, ...]:
        """The numeric addresses of a target. Behind a proxy, which resolves names itself, there may be none here."""
        try:
            return tuple(self._network.addresses(target.host, target.port, deadline))
        except FetchError:
            if is_by_proxy:
                return ()
            raise

    def _wait(self, host: str) -> None:
        """Waits until a host may be asked again."""
        last = self._asked.get(host)
        if last is not None:
            time.sleep(max(0.0, last + self._pause - time.monotonic()))
        self._asked[host] = time.monotonic()


class Visit:
    """One request to one server."""

    def __init__(self, network: Network, limits: Limits, deadline: Deadline, agent: str) -> None:
        self._network, self._limits, self._deadline, self._agent = network, limits, deadline, agent
        self._sent, self._address = b"", ""
        self._at = datetime.now(UTC)
        self._recorder: Recorder | None = None
        self.body = b""

    def ask(
        self, target: Target, request: Request, proxy: Proxy | None, addresses: tuple[str, ...]
    ) -> HTTPResponse:
        """The response to a request; `body` is its body. Raises FetchError, OSError and HTTPException."""
        with self._connected(target, proxy, addresses) as sock:
            self._sent = self._head(target, request, proxy)
            self._at = datetime.now(UTC)
            sock.sendall(self._sent)
            response = self._response(sock, target.host, request.method)
            with response:
                if response.status not in _REDIRECTS and request.is_body_wanted and request.method != "HEAD":
                    self.body = self._read(response)
            return response

    def exchange(self, target: Target) -> Exchange:
        """What was said."""
        received = bytes(self._recorder.received) if self._recorder else b""
        return Exchange(target.url, self._at, self._address, self._sent, received)

    def _connected(self, target: Target, proxy: Proxy | None, addresses: tuple[str, ...]) -> socket.socket:
        if proxy is None:
            sock, self._address = self._network.open(target.host, addresses, target.port, self._deadline)
        else:
            found = self._network.addresses(proxy.host, proxy.port, self._deadline)
            sock, _ = self._network.open(proxy.host, found, proxy.port, self._deadline)
        try:
            if target.scheme == "http":
                return sock
            if proxy is not None:
                self._tunnel(sock, target, proxy)
            sock.settimeout(self._deadline.wait())
            return ssl.create_default_context().wrap_socket(sock, server_hostname=target.host)
        except BaseException:
            sock.close()
            raise

    def _tunnel(self, sock: socket.socket, target: Target, proxy: Proxy) -> None:
        """Has a proxy connect to the target (RFC 9110, 9.3.6)."""
        host = f"[{target.host}]" if ":" in target.host else target.host
        rows = [f"CONNECT {host}:{target.port} HTTP/1.1", f"Host: {host}:{target.port}"]
        rows += [f"Proxy-Authorization: {proxy.authorization}"] if proxy.authorization else []
        sock.sendall("\r\n".join([*rows, "", ""]).encode("ascii"))
        response = self._response(sock, proxy.host, "CONNECT")
        if response.status != 200:
            raise FetchError(f"the proxy refuses: {response.status} {response.reason}".rstrip())

    def _head(self, target: Target, request: Request, proxy: Proxy | None) -> bytes:
        is_through = proxy is not None and target.scheme == "http"
        rows = [
            f"{request.method} {target.url if is_through else target.path} HTTP/1.1",
            f"Host: {target.authority}",
            f"User-Agent: {self._agent}",
            f"Accept: {request.accept}",
            f"Accept-Encoding: {ACCEPTED}",
            "Connection: close",
        ]
        if is_through and proxy is not None and proxy.authorization:
            rows.append(f"Proxy-Authorization: {proxy.authorization}")
        return "\r\n".join([*rows, "", ""]).encode("ascii")

    def _response(self, sock: socket.socket, host: str, method: str) -> HTTPResponse:
        self._recorder = Recorder(sock, host, self._deadline, self._limits.size)
        response = HTTPResponse(cast("socket.socket", self._recorder), method=method)
        response.begin()
        return response

    def _read(self, response: HTTPResponse) -> bytes:
        """The body, without its compression."""
        most, expected = self._limits.size, response.length
        if expected is not None and expected > most:
            raise FetchError(f"it is larger than {megabytes(most)}: {megabytes(expected)}")
        parts, size = [], 0
        while part := response.read(_PIECE):
            parts.append(part)
            size += len(part)
            if size > most:
                raise FetchError(f"it is larger than {megabytes(most)}")
        if expected is not None and size < expected:
            raise FetchError(f"it ends after {size:,} of {expected:,} bytes")
        return decoded(b"".join(parts), response.getheader("Content-Encoding") or "", most)
