"""A folder over HTTP the way a static host serves it: index.html, 404.html, headers by path."""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

from tests.netlify_headers import HeaderRule, headers_for


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a connection halfway is no failure of a test."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(
        self, *args: object, folder: Path, rules: Sequence[HeaderRule], at: str, compress: bool
    ) -> None:
        self.folder, self.rules, self.at, self.compress = folder, rules, at, compress
        super().__init__(*args)

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self, with_body: bool) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self._file(path)
        if file and file.is_dir() and not path.endswith("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", self.path + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if file and file.is_dir():
            file = file / "index.html"
        status = HTTPStatus.OK
        if file is None or not file.is_file():
            file, status = self.folder / "404.html", HTTPStatus.NOT_FOUND
        body = file.read_bytes() if file.is_file() else b""
        if is_compressed := self.compress and _content_type(file).startswith(
            ("text/", "application/j", "image/svg")
        ):
            body = gzip.compress(body, mtime=0)
        self.send_response(status)
        if is_compressed:
            self.send_header("Content-Encoding", "gzip")
        for name, value in headers_for(path, self.rules).items():
            self.send_header(name, value)
        self.send_header("Content-Type", _content_type(file))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def _file(self, path: str) -> Path | None:
        if not path.startswith(self.at):
            return None
        file = (self.folder / path.removeprefix(self.at)).resolve()
        return file if file.is_relative_to(self.folder) else None


def _content_type(file: Path) -> str:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


@contextmanager
def serving(
    folder: Path, rules: Sequence[HeaderRule], at: str = "/", compress: bool = False
) -> Iterator[str]:
    """Serves `folder` under the path `at` on a free port of 127.0.0.1; gives the address of `at`.

    With `compress`, texts are sent compressed, to any client.
    """
    handler = partial(_Handler, folder=folder.resolve(), rules=rules, at=at, compress=compress)
    server = _Server(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{at}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
