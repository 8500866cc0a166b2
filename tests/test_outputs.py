"""What the site writes besides its pages: bibliography files, feeds, sitemap, robots.txt, JSON-LD."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest

from sitegen.options import Options
from sitegen.project.read import read_project
from sitegen.site.files import Site
from tests.project import Project

# In Korean, 결투 & 화해 is “Duel & reconciliation”, 신문 “newspaper”; 둘 다 “both”, 두 언어로 “in two languages”.
STORY = """\
=== content/site.yaml
title: {en: A story, ko: 이야기}
description: {en: D, ko: 라}
base_url: https://example.org/voyager/
languages: [en, ko]
publisher: The Press
=== content/sources/duel.yaml
type: article-newspaper
title: {ko: "결투 & 화해", en: A duel}
container: {ko: 신문, en: The Paper}
authors: [{family: {ko: 황, en: Hwang}, given: {ko: 숙혜, en: Suk-hye}}, {literal: Staff}]
language: ko
issued: 2025-11-19
url: https://example.com/duel
summary: {en: S, ko: 바}
=== content/sources/undated.yaml
type: webpage
title: Notes
language: en
issued: 2025-22~
date_note: {en: inferred, ko: 추정}
summary: {en: S, ko: 바}
=== content/people/ada.yaml
name: {en: Ada, ko: 에이다}
aliases: {en: [Countess]}
description: {en: A </script> mathematician., ko: 수학자.}
same_as: ["https://www.wikidata.org/wiki/Q7259"]
=== content/briefs/both.en.md
---
title: Both & more
abstract: In two languages.
published: 2025-11-20
updated: 2025-11-21
about: [ada]
corrections:
  - {date: 2025-11-21, text: The name was wrong.}
  - {date: 2025-11-20, text: A date was wrong.}
---
Text.[@duel]
=== content/briefs/both.ko.md
---
title: 둘 다
abstract: 두 언어로.
published: 2025-11-20
---
글.[@duel]
=== content/briefs/english-only.en.md
---
title: English only
abstract: In one language.
published: 2025-11-22
---
Text.[@undated]
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    project = read_project(
        Project(tmp_path_factory.mktemp("story"), STORY).root, Options(as_of=date(2025, 12, 1))
    )
    assert project.site is not None, project.problems
    return project.site


def text(site: Site, path: str) -> str:
    data = site.get(path)
    assert data is not None, path
    return data.decode()


def test_csl_json_in_the_sources_own_language(site: Site) -> None:
    assert json.loads(text(site, "sources/duel/duel.json")) == [
        {
            "id": "duel",
            "type": "article-newspaper",
            "title": "결투 & 화해",
            "container-title": "신문",
            "author": [{"family": "황", "given": "숙혜"}, {"literal": "Staff"}],
            "issued": {"date-parts": [[2025, 11, 19]]},
            "URL": "https://example.com/duel",
            "language": "ko",
        }
    ]


def test_an_approximate_season_in_csl_json(site: Site) -> None:
    (item,) = json.loads(text(site, "sources/undated/undated.json"))
    assert item["issued"] == {"date-parts": [[2025]], "season": 2, "circa": True}
    assert item["note"] == "inferred"


def test_biblatex(site: Site) -> None:
    assert text(site, "sources/duel/duel.bib") == (
        "@article{duel,\n"
        "  author = {황, 숙혜 and {Staff}},\n"
        "  title = {{결투 \\& 화해}},\n"
        "  journaltitle = {신문},\n"
        "  date = {2025-11-19},\n"
        "  url = {https://example.com/duel},\n"
        "  langid = {ko},\n"
        "  entrysubtype = {newspaper},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("type_", "entry", "outlet"),
    [
        ("article-journal", "article", "journaltitle"),
        ("report", "report", "institution"),
        ("book", "book", "publisher"),
        ("webpage", "online", "organization"),
        ("interview", "misc", "organization"),
    ],
)
def test_biblatex_has_a_field_of_its_own_for_the_outlet(
    tmp_path: Path, type_: str, entry: str, outlet: str
) -> None:
    source = f"type: {type_}\ntitle: T\nlanguage: en\ncontainer: The House\nsummary: S\n"
    project = Project(tmp_path, STORY)
    project.edit("content/sources/more.yaml", source)
    found = read_project(project.root, Options(as_of=date(2025, 12, 1))).site
    assert found is not None
    expected = f"@{entry}{{more,\n  title = {{{{T}}}},\n  {outlet} = {{The House}},\n  langid = {{en}},\n"
    assert text(found, "sources/more/more.bib").startswith(expected)


def test_a_brief_says_how_to_cite_it(site: Site) -> None:
    page = text(site, "briefs/both/index.html")
    assert (
        "@online{both,\n"
        "  title = {{Both \\&amp; more}},\n"
        "  organization = {A story},\n"
        "  date = {2025-11-21},\n"
        "  url = {https://example.org/voyager/briefs/both/},\n"
        "  langid = {en},\n"
        "}\n"
    ) in page
    assert "<cite>Both &amp; more</cite>. A story, 21 November 2025." in page


def test_a_brief_is_cited_at_the_address_of_its_own_language(site: Site) -> None:
    page = text(site, "ko/briefs/english-only/index.html")
    assert "  url = {https://example.org/voyager/briefs/english-only/},\n  langid = {en},\n" in page


def test_a_brief_names_itself_to_reference_managers(site: Site) -> None:
    page = text(site, "briefs/both/index.html")
    given = {
        "title": "Both &amp; more",
        "publication_date": "2025/11/20",
        "language": "en",
        "publisher": "The Press",
        "fulltext_html_url": "https://example.org/voyager/briefs/both/",
    }
    for name, value in given.items():
        assert f'<meta name="citation_{name}" content="{value}">' in page
    assert "citation_" not in text(site, "people/ada/index.html")


def test_a_brief_says_at_its_head_when_it_was_corrected_last(site: Site) -> None:
    head, _, rest = text(site, "briefs/both/index.html").partition("Text.")
    assert '<a href="#corrections">Corrected 21 November 2025</a>' in head
    assert 'id="corrections"' in rest and "A date was wrong." in rest
    assert "#corrections" not in text(site, "ko/briefs/both/index.html")


def test_ris(site: Site) -> None:
    assert text(site, "sources/duel/duel.ris").split("\r\n") == [
        "TY  - NEWS",
        "ID  - duel",
        "TI  - 결투 & 화해",
        "AU  - 황, 숙혜",
        "AU  - Staff",
        "T2  - 신문",
        "PY  - 2025",
        "DA  - 2025/11/19/",
        "UR  - https://example.com/duel",
        "LA  - ko",
        "ER  - ",
        "",
    ]


ATOM = {"a": "http://www.w3.org/2005/Atom"}


def test_each_language_has_its_feed_latest_first(site: Site) -> None:
    feed = ET.fromstring(text(site, "feed.xml"))
    entries = [
        (e.findtext("a:title", "", ATOM), e.findtext("a:updated", "", ATOM))
        for e in feed.findall("a:entry", ATOM)
    ]
    assert entries == [("English only", "2025-11-22T00:00:00Z"), ("Both & more", "2025-11-21T00:00:00Z")]
    assert feed.findtext("a:updated", "", ATOM) == "2025-11-22T00:00:00Z"
    korean = ET.fromstring(text(site, "ko/feed.xml"))
    assert [e.findtext("a:id", "", ATOM) for e in korean.findall("a:entry", ATOM)] == [
        "https://example.org/voyager/ko/briefs/both/"
    ]


def test_the_sitemap_names_each_pages_languages(site: Site) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    urls = {
        url.findtext("s:loc", "", names): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", names)
        }
        for url in ET.fromstring(text(site, "sitemap.xml")).findall("s:url", names)
    }
    base = "https://example.org/voyager/"
    assert urls[f"{base}ko/briefs/both/"] == {
        "en": f"{base}briefs/both/",
        "ko": f"{base}ko/briefs/both/",
        "x-default": f"{base}briefs/both/",
    }
    assert urls[f"{base}briefs/english-only/"] == {}
    assert f"{base}ko/briefs/english-only/" not in urls
    assert not any("/search/" in url for url in urls)


def test_robots_txt_names_the_sitemap(site: Site) -> None:
    assert "Sitemap: https://example.org/voyager/sitemap.xml\n" in text(site, "robots.txt")


def structured_data(site: Site, path: str) -> list[dict[str, object]]:
    page = text(site, path)
    start = page.index('<script type="application/ld+json">') + len('<script type="application/ld+json">')
    return list(json.loads(page[start : page.index("</script>", start)])["@graph"])


def test_json_ld_of_a_person(site: Site) -> None:
    person, trail = structured_data(site, "ko/people/ada/index.html")
    assert person["@type"] == "Person"
    assert person["name"] == "에이다"
    assert person["alternateName"] == ["Ada", "Countess"]
    assert person["sameAs"] == ["https://www.wikidata.org/wiki/Q7259"]
    assert trail["@type"] == "BreadcrumbList"


def test_json_ld_of_a_brief_names_what_it_cites(site: Site) -> None:
    brief, _ = structured_data(site, "briefs/both/index.html")
    assert brief["@type"] == "BackgroundNewsArticle"
    assert (brief["headline"], brief["datePublished"], brief["dateModified"]) == (
        "Both & more",
        "2025-11-20",
        "2025-11-21",
    )
    assert [source["headline"] for source in brief["citation"]] == ["결투 & 화해"]  # type: ignore[attr-defined]


def test_json_ld_cannot_end_its_script_element(site: Site) -> None:
    assert structured_data(site, "people/ada/index.html")[0]["description"] == "A </script> mathematician."


@pytest.mark.parametrize(
    ("path", "canonical", "alternates"),
    [
        ("briefs/both/index.html", "briefs/both/", {"en", "ko", "x-default"}),
        ("ko/briefs/both/index.html", "ko/briefs/both/", {"en", "ko", "x-default"}),
        # The page in the language that lacks the text leads search engines to the one that has it.
        ("ko/briefs/english-only/index.html", "briefs/english-only/", set()),
    ],
)
def test_canonical_and_alternates(site: Site, path: str, canonical: str, alternates: set[str]) -> None:
    from html.parser import HTMLParser

    links: list[dict[str, str | None]] = []

    class Links(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag == "link":
                links.append(dict(attrs))

    Links().feed(text(site, path))
    assert [link["href"] for link in links if link["rel"] == "canonical"] == [
        f"https://example.org/voyager/{canonical}"
    ]
    assert {link["hreflang"] for link in links if link.get("hreflang")} == alternates


def test_a_fallback_says_which_language_it_is_in(site: Site) -> None:
    page = text(site, "ko/briefs/english-only/index.html")
    assert '<html lang="ko"' in page
    assert 'lang="en"' in page


def test_everything_lies_below_the_base_path(site: Site, tmp_path: Path) -> None:
    from tests.html_links import broken_links

    for path in site.paths:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(site.get(path) or b"")
    assert broken_links(tmp_path, "https://example.org/voyager/") == []
    assert not (tmp_path / "voyager").exists()
