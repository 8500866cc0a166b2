"""The publication as it is deployed: links, languages, determinism, valid HTML."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.html_links import broken_links
from tests.real_site import BASE_URL, KINDS, REPOSITORY, build


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_every_link_fragment_and_asset_resolves(real_site: Path) -> None:
    assert broken_links(real_site, BASE_URL) == []


def test_every_page_is_there_in_every_language(real_site: Path) -> None:
    english = {path.relative_to(real_site) for path in real_site.rglob("index.html")}
    korean = {path.relative_to("ko") for path in english if path.parts[0] == "ko"}
    assert korean == {path for path in english if path.parts[0] != "ko"}
    assert {Path(path) / "index.html" for kind, path in KINDS.items() if kind != "404"} <= korean


def test_the_404_page_speaks_every_language(real_site: Path) -> None:
    page = (real_site / "404.html").read_text(encoding="utf-8")
    assert "There is nothing at this address" in page and 'href="/"' in page
    # there is no page at this address
    assert "이 주소에는 페이지가 없습니다" in page and 'href="/ko/"' in page


def test_no_line_of_a_quotation_begins_with_a_particle(real_site: Path) -> None:
    page = (real_site / "ko/sources/newspim-lecun-llm/index.html").read_text(encoding="utf-8")
    quotations = "".join(re.findall("<blockquote>.*?</blockquote>", page))
    assert "(Llama)\u2060를" in quotations
    assert not re.search("[)”’][가-힣]", quotations)


@pytest.mark.slow("the whole publication is built")
def test_the_content_has_no_problems() -> None:
    command = [sys.executable, "-m", "sitegen", "check", "--strict"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "no warnings"), done.stdout + done.stderr


def test_two_clean_builds_are_identical(real_site: Path, tmp_path: Path) -> None:
    build(tmp_path / "again")
    first, second = tree(real_site), tree(tmp_path / "again")
    assert [name for name in first.keys() | second.keys() if first.get(name) != second.get(name)] == []
    assert any(name.startswith("pagefind/") for name in first)


def test_a_second_build_writes_nothing(real_site: Path, tmp_path: Path) -> None:
    shutil.copytree(real_site, tmp_path / "public")
    assert "; 0 files written" in build(tmp_path / "public")


@pytest.mark.slow("the whole publication is built")
def test_the_site_works_below_a_path(tmp_path: Path) -> None:
    base_url = "https://example.org/voyager/"
    build(tmp_path / "public", "--base-url", base_url)
    assert broken_links(tmp_path / "public", base_url) == []


def test_nothing_is_inline(real_site: Path) -> None:
    """The content security policy forbids scripts, styles and handlers within pages; data blocks are no scripts."""
    from html.parser import HTMLParser

    found: list[str] = []

    class Inline(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            values = dict(attrs)
            if tag == "style" or (
                tag == "script" and "src" not in values and "json" not in (values.get("type") or "")
            ):
                found.append(f"{path}: <{tag}>")
            found.extend(f"{path}: {name}=" for name in values if name == "style" or name.startswith("on"))

    for path in real_site.rglob("*.html"):
        Inline().feed(path.read_text(encoding="utf-8"))
    assert found == []


def test_the_html_is_valid(real_site: Path) -> None:
    jar = os.environ.get("VNU_JAR", REPOSITORY / ".ci/npm/node_modules/vnu-jar/build/dist/vnu.jar")
    command = ["java", "-jar", str(jar), "--errors-only", "--skip-non-html", str(real_site)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
