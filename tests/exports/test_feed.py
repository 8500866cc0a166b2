"""Feeds and the sitemap: well-formed XML, whatever is written, and times as they are stated."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from sitegen.options import Options
from sitegen.outputs.xml import escape, quoteattr
from sitegen.project.read import read_project
from sitegen.site.files import Site
from tests.exports import atom
from tests.project import Project

HEAD = """\
=== content/site.yaml
title: {en: A story, ko: 이야기}
description: {en: D & d}
base_url: https://example.org/voyager/
languages: [en, ko]
"""


def site_of(folder: Path, *briefs: str, language: str = "en") -> Site:
    """A site with briefs `b0`, `b1` and so on, whose front matter has these lines."""
    texts = "".join(
        f"=== content/briefs/b{n}.{language}.md\n---\ntitle: T{n}\nabstract: A\n{fields}\n---\nText.\n"
        for n, fields in enumerate(briefs)
    )
    found = read_project(Project(folder, HEAD + texts).root, Options(as_of=date(2027, 1, 1)))
    assert found.site is not None, found.problems
    return found.site


def feed(site: Site, path: str = "feed.xml") -> list[tuple[str, str, str]]:
    """Title, time of publication and of the last change of each entry."""
    found = atom.valid(site.get(path) or b"")
    return [(entry.title, entry.published, entry.updated) for entry in found.entries]


@pytest.mark.parametrize(
    ("published", "updated", "times"),
    [
        ("2026-11-22", "", ("2026-11-22T00:00:00Z", "2026-11-22T00:00:00Z")),
        ("2026-11-22T23:30:00-05:00", "", ("2026-11-22T23:30:00-05:00", "2026-11-22T23:30:00-05:00")),
        ("2026-11-22T23:30:00Z", "2026-11-22T23:45:00Z", ("2026-11-22T23:30:00Z", "2026-11-22T23:45:00Z")),
        ("2026-11-22T23:30:00+09", "2026-11-23", ("2026-11-22T23:30:00+09:00", "2026-11-23T00:00:00Z")),
        # A time without a zone is taken as UTC's.
        ("2026-11-22T23:30:00", "", ("2026-11-22T23:30:00Z", "2026-11-22T23:30:00Z")),
        # Changed on the day of publication, no time stated: that day began before.
        ("2026-11-22T09:00:00Z", "2026-11-22", ("2026-11-22T09:00:00Z", "2026-11-22T09:00:00Z")),
        ("2026-11-22T23:30:00-05:00", "2026-11-23", ("2026-11-22T23:30:00-05:00", "2026-11-22T23:30:00-05:00")),
        ("2026-11", "2026-11-22", ("2026-11-01T00:00:00Z", "2026-11-22T00:00:00Z")),
        ("2026-22", "", ("2026-06-01T00:00:00Z", "2026-06-01T00:00:00Z")),
        ("2026-10~", "2026-11-03?", ("2026-10-01T00:00:00Z", "2026-11-03T00:00:00Z")),
    ],
)  # fmt: skip
def test_times_are_those_stated_and_a_day_begins_at_its_first_moment(
    tmp_path: Path, published: str, updated: str, times: tuple[str, str]
) -> None:
    fields = f"published: {published}" + (f"\nupdated: {updated}" if updated else "")
    assert feed(site_of(tmp_path, fields)) == [("T0", *times)]


def test_the_latest_moment_comes_first_whatever_its_zone(tmp_path: Path) -> None:
    site = site_of(
        tmp_path,
        "published: 2026-11-22T23:30:00-05:00",  # 04:30 UTC on the next day
        "published: 2026-11-23T09:00:00+09:00",  # midnight UTC
        "published: 2026-11-23T04:31:00Z",
        "published: 2026-11-23",
    )
    assert [title for title, *_ in feed(site)] == ["T2", "T0", "T1", "T3"]
    assert atom.valid(site.get("feed.xml") or b"").feed.updated == "2026-11-23T04:31:00Z"


def test_a_feed_without_entries_is_one_too(tmp_path: Path) -> None:
    site = site_of(tmp_path, "published: 2026-11-22")
    assert feed(site, "ko/feed.xml") == []


def test_a_text_in_another_language_says_so(tmp_path: Path) -> None:
    root = ET.fromstring(site_of(tmp_path, "published: 2026-11-22", language="ko").get("ko/feed.xml") or b"")
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert root.get(lang) == "ko"
    assert root.find(f"{atom.ATOM}title").get(lang) is None  # type: ignore[union-attr]
    assert root.find(f"{atom.ATOM}subtitle").get(lang) == "en"  # type: ignore[union-attr]


CONTROL = [chr(n) for n in range(32) if chr(n) not in "\t\n\r"] + [
    "\x7f",
    "\x85",
    "\ud800",
    "\udfff",
    "\ufffe",
    "\uffff",
]


@pytest.mark.parametrize("character", CONTROL, ids=ascii)
def test_no_character_breaks_xml(character: str) -> None:
    text = f'a{character}<b> & "c" ]]> 가😀'
    element = ET.fromstring(f"<a b={quoteattr(text)}>{escape(text)}</a>".encode())
    assert element.text == element.get("b")
    assert element.text in (text, text.replace(character, ""))


def test_the_sitemap_says_when_a_brief_changed(tmp_path: Path) -> None:
    site = site_of(
        tmp_path,
        "published: 2026-11-20\nupdated: 2026-11-22",
        "published: 2026-11-22T23:30:00+09",
        "published: 2026-11",
        "published: 2026-11-22~",
    )
    names = {"": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    urls = ET.fromstring(site.get("sitemap.xml") or b"").findall("url", names)
    found = {url.findtext("loc", "", names): url.findtext("lastmod", "", names) for url in urls}
    base = "https://example.org/voyager/"
    assert [found[f"{base}briefs/b{n}/"] for n in range(4)] == [
        "2026-11-22",
        "2026-11-22T23:30:00+09:00",
        "",
        "",
    ]
    assert found[base] == ""
