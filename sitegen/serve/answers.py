"""What the preview answers at a path: a file of the site, a redirect, the 404 page, or what is wrong."""

from __future__ import annotations

from pathlib import Path

import msgspec

from sitegen.serve.problems_page import problems_page
from sitegen.serve.snapshot import Snapshot

OWN_PATH = "/__sitegen__/"
"""Where the preview's own files are; no address of a site begins so."""

HTML = "text/html; charset=utf-8"

_TYPES = {
    "bib": "application/x-bibtex; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "html": HTML,
    "ico": "image/x-icon",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "png": "image/png",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "wasm": "application/wasm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xml": "application/xml",
}


class Answer(msgspec.Struct, frozen=True):
    """A response, apart from the headers that all share. `location` is set where it is a redirect."""

    status: int
    content_type: str
    body: bytes
    location: str = ""


def answer(snapshot: Snapshot, path: str, root: Path) -> Answer:
    """What `path` (of the request, percent-decoded) shows. `root` is what the problems' files are relative to."""
    if path == OWN_PATH + "problems":
        return Answer(200, HTML, problems_page(snapshot.problems, root))
    if snapshot.failed:
        return Answer(500, HTML, problems_page(snapshot.problems, root))
    base = snapshot.base_path
    if path in ("/", base.rstrip("/")) and path != base:
        return _redirect(base)
    if path.startswith(base) and _is_plain(path):
        output = path.removeprefix(base)
        file = output + "index.html" if output.endswith("/") or not output else output
        if (body := snapshot.get(file)) is not None:
            return Answer(200, _content_type(file), body)
        if not output.endswith("/") and snapshot.get(output + "/index.html") is not None:
            return _redirect(path + "/")
    return Answer(404, HTML, snapshot.get("404.html") or b"<!doctype html><title>404</title><p>Not found.")


def _is_plain(path: str) -> bool:
    """Whether every segment is a name: none empty, `.` or `..`, no separator of another system."""
    segments = path.strip("/").split("/")
    return (
        "//" not in path and "\\" not in path and "\0" not in path and not {".", ".."}.intersection(segments)
    )


def _redirect(location: str) -> Answer:
    return Answer(302, HTML, b"", location)


def _content_type(file: str) -> str:
    if file.endswith("feed.xml"):
        return "application/atom+xml"
    return _TYPES.get(file.rpartition(".")[2], "application/octet-stream")
