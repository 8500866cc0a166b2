"""Saved pages and documents that become sources: what is found in them, and what is left out of their texts."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
import yaml

from sitegen.importing.item import PersonName
from sitegen.importing.page import Document, ReadDocument, read_fetched
from sitegen.importing.plain_article import read_article
from tests.project import Project

SITE = """\
=== content/site.yaml
title: {en: Harbour, ko: 항만}
description: {en: On harbours, ko: 항만 이야기}
base_url: https://example.org/
languages: [en, ko]
"""

KOREAN = [
    "항만공사는 지난해 부두 두 곳의 물동량이 크게 늘었다고 19일 밝혔다. 관계자는 “기록적인 해였다”고 말했다.",
    "새 부두는 이르면 내년 봄에 문을 연다. 공사는 그때까지 길을 넓히고 창고를 더 짓겠다는 계획도 내놓았다.",
    "어민들은 뱃길이 좁아질까 걱정한다. 한 어민은 “밤에도 배가 줄을 선다”며 대책을 바란다고 전했다.",
]
ENGLISH = [
    "The port authority said on Wednesday that both quays had handled more containers than in any year before.",
    "A new quay is to open next spring at the earliest, and the road to it will be wider by then, the authority said.",
    "Fishermen fear that the channel will be too narrow. “We queue at night as it is,” one of them told the paper.",
]
AROUND = [
    "Home Business Sport", "We use cookies to improve your visit. Accept all", "Sign up for our newsletter",
    "Crane falls over in Eastport", "All rights reserved", "홈 경제 스포츠", "이 사이트는 쿠키를 씁니다",
    "등대가 다시 켜졌다", "무단 전재 및 재배포 금지",
]  # fmt: skip


def page(head: str, paragraphs: list[str], lang: str = "en", charset: str = "<meta charset=utf-8>") -> str:
    """A page with an article, and what pages have around one."""
    menu, cookies, box, neighbour, legal = AROUND[:5] if lang == "en" else [*AROUND[5:7], "", *AROUND[7:]]
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<!doctype html><html lang={lang}><head>{charset}{head}</head><body><header><nav><ul>"
        f"<li><a href=/a>{menu}</a></li></ul></nav></header><div id=cookie-banner class=cookie-consent>{cookies}"
        f"</div><main><article><h1>Quays</h1>{body}</article><aside class=related><h2>Read next</h2><ul>"
        f"<li><a href=/b>{neighbour}</a></li></ul></aside><form class=newsletter><p>{box}</p></form></main>"
        f"<footer><p>{legal}</p></footer></body></html>"
    )


def saved(data: bytes, name: str) -> ReadDocument:
    found, problems = read_fetched(Document(data, name=name))
    assert found is not None, problems
    return found


JSON_LD = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", "headline": '
    '"Quays busier than ever", "datePublished": "2025-11-19T09:30:00+09:00", "author": {"@type": "Person", "name": '
    '"Ada Reyes"}, "publisher": {"@type": "Organization", "name": "Bay Courier"}}</script>'
)
NEWS = {
    "type": "article-newspaper", "title": "Quays busier than ever", "issued": "2025-11-19", "authors": "Ada Reyes",
    "container": "Bay Courier", "language": "en",
}  # fmt: skip
PAGES: dict[str, tuple[str, list[str], str, dict[str, str]]] = {
    "JSON-LD": (JSON_LD, ENGLISH, "en", NEWS),
    "JSON-LD in a graph": (
        JSON_LD.replace('{"@context": "https://schema.org", ', '{"@graph": [{"@type": "WebSite"}, {').replace(
            "}}</script>", "}}]}</script>"
        ),
        ENGLISH, "en", NEWS,
    ),
    "broken JSON-LD": (
        '<script type="application/ld+json">{"@type": "NewsArticle", </script><title>Quays busier than ever</title>',
        ENGLISH, "en", {"type": "webpage", "title": "Quays busier than ever"},
    ),
    "Open Graph": (
        '<meta property=og:title content="항만 물동량 늘었다"><meta property=og:site_name content="바다일보">'
        '<meta property=article:published_time content="2025-11-19T07:00:00+09:00"><title>항만 | 바다일보</title>',
        KOREAN, "ko",
        {"title": "항만 물동량 늘었다", "container": "바다일보", "issued": "2025-11-19", "language": "ko"},
    ),
    "title with its outlet": (
        '<title>Quays busier - Bay Courier</title><meta property=og:site_name content="Bay Courier">',
        ENGLISH, "en", {"title": "Quays busier", "container": "Bay Courier"},
    ),
    "Dublin Core": (
        '<meta name=DC.title content="Quays"><meta name=DC.creator content="Reyes, Ada"><meta name=DC.date '
        'content="2025-11">', ENGLISH, "en", {"title": "Quays", "authors": "Reyes, Ada", "issued": "2025-11"},
    ),
    "a paper": (
        '<meta name=citation_title content="On quays"><meta name=citation_author content="Reyes, Ada">'
        '<meta name=citation_journal_title content="Quay Studies"><meta name=citation_doi content="10.1000/182">'
        '<meta name=citation_publication_date content="2025/11/19"><meta name=citation_volume content=3>',
        ENGLISH, "en",
        {"type": "article-journal", "title": "On quays", "container": "Quay Studies", "doi": "10.1000/182",
         "volume": "3", "issued": "2025-11-19", "authors": "Reyes, Ada"},
    ),
    "no metadata": ("", KOREAN, "ko", {"type": "webpage", "language": "ko"}),
}  # fmt: skip


@pytest.mark.parametrize("what", PAGES)
def test_a_saved_page_says_what_it_is_and_is_its_article(what: str) -> None:
    head, paragraphs, lang, fields = PAGES[what]
    found = saved(page(head, paragraphs, lang).encode(), "saved.html")
    names = {
        field: "; ".join(one.literal or f"{one.family}, {one.given}" for one in of)
        for field, of in found.item.names.items()
    }
    assert fields.items() <= {**found.item.texts, **names, "type": found.item.type}.items()
    assert found.text.split("\n\n")[-3:] == paragraphs
    assert not [words for words in AROUND if words in found.text]


@pytest.mark.parametrize(
    ("charset", "encoding", "paragraphs"),
    [
        ("<meta charset=euc-kr>", "cp949", KOREAN),
        (
            "<meta http-equiv=Content-Type content='text/html; charset=shift_jis'>",
            "cp932",
            ["港は昨年、" * 40],
        ),
        ("", "utf-8", KOREAN),
    ],
)
def test_a_saved_page_is_in_the_encoding_it_declares(
    charset: str, encoding: str, paragraphs: list[str]
) -> None:
    html = (
        page("<title>T</title>", paragraphs, "ko" if paragraphs is KOREAN else "en", charset)
        .replace("“", '"')
        .replace("”", '"')
    )
    found = saved(html.encode(encoding), "saved.html")
    assert paragraphs[0].replace("“", '"').replace("”", '"') in found.text


def test_a_page_that_is_all_script_is_reported() -> None:
    html = "<!doctype html><title>T</title><div id=root></div><script>render()</script>"
    found, problems = read_fetched(Document(html.encode(), name="app.html"))
    assert found is None
    assert "has no text" in problems[0].message and "as a .txt file" in problems[0].hint


@pytest.mark.parametrize("library", ["lxml", "trafilatura"])
def test_a_page_needs_the_extra(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "sitegen.captures.html", raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    found, problems = read_fetched(Document(page("<title>T</title>", ENGLISH).encode(), name="saved.html"))
    assert found is None
    assert "is not installed" in problems[0].message and "sitegen-explainers[capture]" in problems[0].hint


@pytest.mark.slow("reads a page of two megabytes")
def test_a_large_page_is_read_whole() -> None:
    html = page("<title>T</title>", [f"{n} {ENGLISH[0]}" for n in range(20_000)])
    found = saved(html.encode(), "large.html")
    assert found.text.count(ENGLISH[0]) == 20_000


def test_a_word_file_and_a_text_become_sources(tmp_path: Path) -> None:
    from docx import Document as Word

    word = Word()
    for text in ["[서울=바다일보] 남궁지훈 기자 = 항만 소식을 전한다", *KOREAN]:
        word.add_paragraph(text)
    data = io.BytesIO()
    word.save(data)
    site = Project(tmp_path, SITE)
    (tmp_path / "quays.docx").write_bytes(data.getvalue())
    (tmp_path / "note.txt").write_text("Notes on the northern quays\n\n" + "\n\n".join(ENGLISH), "utf-8")
    site.run("add", "quays.docx", "--id", "quays")
    site.run("add", "note.txt", "--id", "note")
    record = yaml.safe_load((tmp_path / "content/sources/quays.yaml").read_text("utf-8"))
    assert record["authors"] == [{"family": "남궁", "given": "지훈"}]
    assert (record["container"], record["language"]) == ("바다일보", "ko")
    note = yaml.safe_load((tmp_path / "content/sources/note.yaml").read_text("utf-8"))
    assert note["title"] == "Notes on the northern quays"
    sidecar = yaml.safe_load((tmp_path / "captures/quays.yaml").read_text("utf-8"))
    assert (sidecar["file"], sidecar["text"]) == ("quays.docx", "quays.txt") and "retrieved" not in sidecar
    assert (tmp_path / "captures/quays.docx").read_bytes() == data.getvalue()
    assert KOREAN[2] in (tmp_path / "captures/quays.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[바다일보 김민수 기자] 항만이 커졌다", ("바다일보", PersonName("김", "민수"), "")),
        ("[인천=바다일보] 황보라 기자 = 항만이", ("바다일보", PersonName("황보", "라"), "")),
        ("A title\n\nBy Ada Reyes\n\nPublished: 2025-11-19", ("", PersonName(literal="Ada Reyes"), "2025-11-19")),
        ("제목이 될 만큼 긴 첫 줄이 여기 있다\n입력 2025.11.19 09:30", ("", None, "2025-11-19")),
        ("The quay opened in 2019-11-19.", ("", None, "")),
    ],
)  # fmt: skip
def test_bylines_and_dates_of_texts(text: str, found: tuple[str, PersonName | None, str]) -> None:
    article = read_article(text)
    assert (article.outlet, article.author, article.issued) == found


@pytest.mark.parametrize(
    ("after", "ends_before"),
    [
        ("댓글 (3)\n좋은 기사입니다", "댓글 (3)"),
        ("[바다 베스트 기사]\n등대가 다시 켜졌다", "[바다 베스트 기사]"),
        ("Related stories\nCrane falls over", "Related stories"),
        (f"관련기사\n등대가 다시 켜졌다\n{' '.join(KOREAN)}", ""),  # in the middle of the article
        ("", ""),
    ],
)
def test_other_stories_are_not_the_article(after: str, ends_before: str) -> None:
    assert read_article("\n".join([*ENGLISH, *ENGLISH, after])).ends_before == ends_before
