"""The folder of captures: copies in every format, sidecars, and where else the folder may be."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import date
from hashlib import sha256

import pytest

from sitegen.cache.signatures import RACY_NS
from sitegen.options import Options
from sitegen.preview.loader import PreviewLoader
from tests.captures.copies import COPIES, html_of, pdf_of
from tests.project import SITE, Project

pytestmark = pytest.mark.slow("builds sites")

ARTICLE = "The fair opened on 3 May 1998 with 4,200 visitors.\n\nShe called it “a day that nobody here will forget”."

FAIR = (
    SITE
    + """\
=== content/sources/fair.yaml
type: article-newspaper
title: The fair at Wexcombe
language: en
issued: 1998-05-20
url: https://example.org/fair
publisher: The Mercury
summary: {en: "It had 4,200 visitors.", ko: "4,200명이 왔다."}
quotes:
  - {id: day, exact: a day that nobody here will forget}
"""
)
LOCK = "content/verified.lock"


def put(site: Project, name: str, data: bytes) -> None:
    path = site.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def verify(site: Project, code: int = 0) -> str:
    return site.run("verify", "--as-of", "2025-12-01", code=code).output


@pytest.mark.parametrize("suffix", COPIES)
def test_verify_reads_copies_in_every_format(project: Callable[..., Project], suffix: str) -> None:
    site = project(FAIR)
    put(site, f"captures/fair{suffix}", COPIES[suffix](ARTICLE))
    assert "1 quotations, 1 figures" in verify(site)
    site.replace("content/sources/fair.yaml", "nobody here", "everybody here")
    assert "error[quotation-differs]" in verify(site, code=1)


def test_text_goes_before_other_copies(project: Callable[..., Project]) -> None:
    site = project(FAIR)
    put(site, "captures/fair.pdf", b"%PDF-1.7 damaged")
    put(site, "captures/fair.html", html_of("Another text."))
    put(site, "captures/fair.txt", ARTICLE.encode())
    assert "1 quotations" in verify(site)
    digest = json.loads((site.root / LOCK).read_text("utf-8"))["sources"]["fair"]["text"]
    assert digest == "sha256:" + sha256(ARTICLE.encode()).hexdigest()


def test_what_cannot_be_read_is_reported_and_not_read_as_text(project: Callable[..., Project]) -> None:
    site = project(FAIR)
    put(site, "captures/fair.pdf", html_of(ARTICLE))
    output = verify(site, code=1)
    assert (
        "captures/fair.pdf:1:1: warning[bad-capture]: fair.pdf is a file in HTML, named or served as PDF"
        in output
    )
    assert "name it …​.html".replace("\u200b", "") in output


def sidecar(data: bytes, more: str = "") -> str:
    known = "file: fair.html\nurl: https://example.org/fair\nretrieved: 2025-11-30"
    return f"{known}\nsha256: {sha256(data).hexdigest()}\n{more}"


def test_a_sidecar_says_what_a_copy_is(project: Callable[..., Project]) -> None:
    site = project(FAIR)
    copy = html_of(ARTICLE.replace("day", "날"), "euc-kr").replace(b"euc-kr", b"utf-8 ")
    put(site, "captures/fair.html", copy)
    site.edit("captures/fair.yaml", sidecar(copy, "media_type: text/html; charset=euc-kr\n"))
    site.replace("content/sources/fair.yaml", "a day", "a 날")
    assert "1 quotations" in verify(site)


def test_a_copy_that_has_changed_is_an_error(project: Callable[..., Project]) -> None:
    site = project(FAIR)
    copy = html_of(ARTICLE)
    put(site, "captures/fair.html", copy)
    site.edit("captures/fair.yaml", sidecar(copy))
    verify(site)
    put(site, "captures/fair.html", copy + b" ")
    output = verify(site, code=1)
    assert (
        "captures/fair.yaml:4:9: error[capture-changed]: fair.html has changed since it was captured"
        in output
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("fiel: fair.html", 'there is no field "fiel" here (did you mean "file"?)'),
        ("file: [a]", '"file" must be'),
        ("file: ../fair.html", '"../fair.html" is not in the folder of captures'),
        ("text: other.txt", 'there is no file "other.txt" in the folder of captures'),
        ("retrieved: yesterday", '"yesterday"'),
        ("sha256: abc", '"abc" is no SHA-256'),
        ("url: 'not a url'", "the address contains a space"),
        ("{x", ""),
    ],
)
def test_what_is_wrong_with_a_sidecar_is_reported(
    project: Callable[..., Project], line: str, message: str
) -> None:
    site = project(FAIR)
    put(site, "captures/fair.html", html_of(ARTICLE))
    site.edit("captures/fair.yaml", line + "\n")
    output = verify(site, code=1)
    assert "captures/fair.yaml:" in output and "warning[bad-capture]: " in output and message in output
    assert "1 quotations" in output  # the copy is read all the same


def test_the_folder_may_be_elsewhere(project: Callable[..., Project]) -> None:
    site = project(FAIR.replace("languages:", "captures: ../private/copies\nlanguages:"))
    put(site, "../private/copies/fair.pdf", pdf_of(ARTICLE))
    assert "1 quotations" in verify(site)
    site.build("--no-search")
    assert not any(
        b"Review of Examples" in data or name.endswith("fair.pdf") for name, data in site.files().items()
    )
    site.replace("content/site.yaml", "../private/copies", str((site.root / "../private/copies").resolve()))
    assert "as before" in verify(site)


def test_a_build_sees_that_a_copy_elsewhere_has_changed(project: Callable[..., Project]) -> None:
    site = project(FAIR.replace("languages:", "captures: ../private\nlanguages:"))
    build = ("--no-search", "--as-of", "2025-12-01")
    put(site, "../private/fair.html", html_of(ARTICLE))
    verify(site)
    for text, is_found in (("4,200", True), ("4,100", False), ("4,200", True)):
        put(site, "../private/fair.html", html_of(ARTICLE.replace("4,200", text)))
        time.sleep(2 * RACY_NS / 1e9)  # so that the next build may rely on the files' times
        for _ in range(2):
            assert ("figure-not-found" not in site.build(*build).output) is is_found


def test_the_preview_watches_the_folder_wherever_it_is(project: Callable[..., Project]) -> None:
    site = project(FAIR.replace("languages:", "captures: ../private\nlanguages:"))
    put(site, "../private/fair.html", html_of(ARTICLE))
    loader = PreviewLoader(site.root, Options(as_of=date(2025, 12, 1)))
    first = loader.complete(loader(None, frozenset()))
    private = (site.root / "../private").resolve()
    assert private in loader.watched
    put(site, "../private/fair.html", html_of(ARTICLE.replace("4,200", "4,100")))
    second = loader.complete(loader(first, frozenset({private / "fair.html"})))
    codes = [{problem.code for problem in one.problems} for one in (first, second)]
    assert ["figure-not-found" in found for found in codes] == [False, True]


def test_a_build_without_the_folder_relies_on_the_lock(project: Callable[..., Project]) -> None:
    site = project(FAIR.replace("languages:", "captures: ../private\nlanguages:"))
    put(site, "../private/fair.html", html_of(ARTICLE))
    verify(site)
    (site.root / "../private/fair.html").unlink()
    (site.root / "../private").resolve().rmdir()
    output = site.build("--no-search", "--as-of", "2025-12-01").output
    assert "unverified" not in output and "figure-not-found" not in output


@pytest.mark.parametrize("folder", [".", "content", "content/media", "templates/copies", ".."])
def test_copies_are_not_kept_where_a_site_is_made_from(project: Callable[..., Project], folder: str) -> None:
    site = project(FAIR.replace("languages:", f"captures: {folder}\nlanguages:"))
    output = site.build("--no-search", code=1).output
    assert "content/site.yaml:4:11: error[bad-value]: the folder" in output
    assert "from which the site is made" in output


@pytest.mark.parametrize("output", ["private", "private/public", "."])
def test_no_site_is_written_among_copies(project: Callable[..., Project], output: str) -> None:
    site = project(FAIR.replace("languages:", "captures: ../kept/private\nlanguages:"))
    put(site, "../kept/private/fair.html", html_of(ARTICLE))
    place = str((site.root / "../kept" / output).resolve())
    assert "choose another folder" in site.build("--no-search", "--output", place, code=1).output
