"""Servers on this machine that answer as real ones do, good and bad."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers by the path, and notes what was asked."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.command, self.path, dict(self.headers)))
        answer = self.server.answers.get(self.path.partition("?")[0])
        self.close_connection = True
        with suppress(OSError):  # whoever asked may be gone
            (answer or not_found)(self)

    do_HEAD = do_GET

    def say(
        self, body: bytes, media_type: str = "text/html; charset=utf-8", status: int = 200, **headers: str
    ) -> None:
        """A whole response; names of headers are written with `_`."""
        self.send_response(status)
        fields = {"Content-Type": media_type, "Content-Length": str(len(body))}
        for name, value in {
            **fields,
            **{key.replace("_", "-"): value for key, value in headers.items()},
        }.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    """`answers` are by path; `asked` are the requests: method, path, headers. `ended` is set when the test is over."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.ended = Event()
        self.url = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that has heard enough is no failure of a test."""


@contextmanager
def serving() -> Iterator[Server]:
    """A running server."""
    server = Server()
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        thread.join()
        server.server_close()


def not_found(handler: Handler) -> None:
    handler.say(b"There is no such page.", status=404)


def page(
    body: bytes | str, media_type: str = "text/html; charset=utf-8", status: int = 200, **headers: str
) -> Answer:
    data = body if isinstance(body, bytes) else body.encode()
    return lambda handler: handler.say(data, media_type, status, **headers)


def redirect(to: str, status: int = 302) -> Answer:
    return page(b"", status=status, Location=to)


def silent(handler: Handler) -> None:
    """Never answers."""
    handler.server.ended.wait(20)


def silent_after_headers(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "10")
    handler.end_headers()
    handler.server.ended.wait(20)


def trickle(start: bytes, piece: bytes = b"x") -> Answer:
    """Says something now and then, for ever."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(start)
        while not handler.server.ended.wait(0.05):
            handler.wfile.write(piece)

    return answer


def raw(*parts: bytes) -> Answer:
    """Just these bytes."""
    return lambda handler: [handler.wfile.write(part) for part in parts] and None


def endless(start: bytes, piece: bytes) -> Answer:
    """As much as is taken."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(start)
        until = time.monotonic() + 20
        while time.monotonic() < until:
            handler.wfile.write(piece)

    return answer


class Names:
    """Names and numeric addresses of a test: all are connected to on this machine."""

    def __init__(self, names: dict[str, list[str]]) -> None:
        self.names = names
        self.connected: list[str] = []

    def resolve(self, host: str, port: int) -> list[str]:
        if host in self.names:
            return self.names[host]
        return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]

    def connect(self, address: str, port: int, timeout: float) -> socket.socket:
        self.connected.append(address)
        return socket.create_connection(("127.0.0.1", port), timeout)
