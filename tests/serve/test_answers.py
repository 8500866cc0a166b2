"""What is answered at each path."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.serve.answers import answer
from tests.serve.folder_site import BROKEN, FolderSnapshot, Span

FILES = {
    "index.html": b"home",
    "people/index.html": b"people",
    "assets/site.abc.css": b"styles",
    "assets/site.abc.js": b"script",
    "feed.xml": b"feed",
    "sitemap.xml": b"map",
    "sources/a.bib": b"bib",
    "pagefind/wasm.ko.pagefind": b"wasm",
    "404.html": b"nothing",
}


@pytest.mark.parametrize(
    ("path", "status", "shown", "content_type"),
    [
        ("/", 200, b"home", "text/html; charset=utf-8"),
        ("/index.html", 200, b"home", "text/html; charset=utf-8"),
        ("/people/", 200, b"people", "text/html; charset=utf-8"),
        ("/assets/site.abc.css", 200, b"styles", "text/css; charset=utf-8"),
        ("/assets/site.abc.js", 200, b"script", "text/javascript; charset=utf-8"),
        ("/feed.xml", 200, b"feed", "application/atom+xml"),
        ("/sitemap.xml", 200, b"map", "application/xml"),
        ("/sources/a.bib", 200, b"bib", "application/x-bibtex; charset=utf-8"),
        ("/pagefind/wasm.ko.pagefind", 200, b"wasm", "application/octet-stream"),
        ("/nobody/", 404, b"nothing", "text/html; charset=utf-8"),
        ("/people/../index.html", 404, b"nothing", "text/html; charset=utf-8"),
        ("//people/", 404, b"nothing", "text/html; charset=utf-8"),
        ("/people\\", 404, b"nothing", "text/html; charset=utf-8"),
        ("/사람/", 404, b"nothing", "text/html; charset=utf-8"),
    ],
)
def test_a_path_shows_its_file(path: str, status: int, shown: bytes, content_type: str) -> None:
    found = answer(FolderSnapshot(FILES, ()), path, Path())
    assert (found.status, found.body, found.content_type, found.location) == (status, shown, content_type, "")


@pytest.mark.parametrize(
    ("base_path", "path", "location"),
    [
        ("/", "/people", "/people/"),
        ("/voyager/", "/", "/voyager/"),
        ("/voyager/", "/voyager", "/voyager/"),
        ("/voyager/", "/voyager/people", "/voyager/people/"),
    ],
)
def test_a_folder_and_the_host_lead_to_their_page(base_path: str, path: str, location: str) -> None:
    found = answer(FolderSnapshot(FILES, (), base_path), path, Path())
    assert (found.status, found.location) == (302, location)


@pytest.mark.parametrize(
    ("path", "status", "shown"),
    [
        ("/voyager/", 200, b"home"),
        ("/voyager/people/", 200, b"people"),
        ("/people/", 404, b"nothing"),
        ("/voyagerpeople/", 404, b"nothing"),
    ],
)
def test_a_site_stands_below_its_base_path(path: str, status: int, shown: bytes) -> None:
    found = answer(FolderSnapshot(FILES, (), "/voyager/"), path, Path())
    assert (found.status, found.body) == (status, shown)


@pytest.mark.parametrize("path", ["/", "/people/", "/nobody/", "/assets/site.abc.css"])
def test_a_site_that_fails_shows_its_problems_everywhere(path: str) -> None:
    broken = FolderSnapshot(FILES, (BROKEN.at(Span("a.yaml"), "It does not work"),))
    found = answer(broken, path, Path())
    assert found.status == 500
    assert b"It does not work" in found.body
