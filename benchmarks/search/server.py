"""Serves a folder as a host does, text compressed, and counts the bytes that it sends."""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

COMPRESSED = frozenset({".html", ".css", ".js", ".json", ".svg", ".txt"})


@cache
def _body(file: Path) -> bytes:
    data = file.read_bytes()
    return gzip.compress(data, 9, mtime=0) if file.suffix in COMPRESSED else data


class Sent(dict[str, int]):
    """Bytes of body by path, since it was last cleared."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body in one piece: sent apart, each answer may wait 40 ms for a delayed acknowledgement.
    wbufsize = -1
    disable_nagle_algorithm = True

    def __init__(self, *args: object, folder: Path, sent: Sent) -> None:
        self.folder, self.sent = folder, sent
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.folder / path.lstrip("/")
        if file.is_dir():
            file /= "index.html"
        found = file.is_file()
        body = _body(file) if found else b""
        self.sent[path] = self.sent.get(path, 0) + len(body)
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", mimetypes.guess_type(file.name)[0] or "application/octet-stream")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "public, max-age=0, must-revalidate")
        if found and file.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, Sent]]:
    """The address of `folder`, and what was sent of it."""
    sent = Sent()
    _body.cache_clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder=folder, sent=sent))
    server.daemon_threads = True
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", sent
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
