"""`sitegen add URL`, from a server on this machine: the record, the copy, its text, and archives."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from sitegen.content.yaml_nodes import compose
from sitegen.importing.copies import Copy, files_of
from sitegen.importing.page import Document, read_fetched
from sitegen.importing.plan import plan
from sitegen.importing.wayback import closest_copy, is_copy, saved_copy
from tests.captures.copies import pdf_of
from tests.fetching.servers import Server, page, redirect, serving, silent
from tests.project import Project

pytestmark = pytest.mark.slow("runs the command for each page")

MODELINE = "# yaml-language-server: $schema=../../.sitegen/schemas/source.schema.json\n"
STORY = """\
<!doctype html>
<html lang="en">
<head>
<title>Looms at work - The Herald</title>
<meta property="og:site_name" content="The Herald">
<meta name="author" content="somebody else">
<link rel="canonical" href="/looms">
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "The Herald"},
 {"@type": ["NewsArticle"], "headline": "Looms at work", "author": [{"@type": "Person", "name": "Ada Lovelace"}],
  "datePublished": "2025-11-19T09:00:00+09:00", "dateModified": "2025-11-20T10:00:00+09:00"}]}
</script>
</head>
<body><nav>Menu</nav><article><h1>Looms at work</h1>
<p>The engine weaves algebraical patterns in the town of Leeds.</p>
<p>It has run for 12 years, and nobody has counted the cards that it has used since it was set up there.</p>
<p>Those who mind it say that it is loud, that it seldom stops, and that it needs oil every other day.</p>
</article></body></html>
"""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with serving() as server:
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        server.answers |= {"/looms": page(STORY), "/short": redirect("/looms?utm_source=x")}
        yield server


@pytest.fixture
def archive(server: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    monkeypatch.setenv("SITEGEN_ARCHIVE_SERVICE", server.url)
    monkeypatch.setenv("SITEGEN_SAVING_SERVICE", server.url)
    return server


@pytest.fixture
def site(project: Callable[[str], Project]) -> Project:
    return project("")


def captures(site: Project) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((site.root / "captures").glob("*"))}


def record_of(site: Project) -> str:
    (path,) = (site.root / "content/sources").glob("*.yaml")
    return path.read_text(encoding="utf-8")


def test_a_page_becomes_a_record_a_copy_and_a_text(site: Project, server: Server) -> None:
    output = site.run("add", f"{server.url}/short").output
    today = datetime.now(UTC).date().isoformat()
    assert record_of(site) == MODELINE + (
        f"# From {server.url}/looms?utm_source=x\n"
        "type: article-newspaper\n"
        "title: Looms at work\n"
        "language: en\n"
        "summary:  # what it says, in your own words\n  en:\n  ko:\n"
        "container: The Herald\n"
        "authors:\n  - Ada Lovelace\n"
        "issued: 2025-11-19\n"
        "updated: 2025-11-20\n"
        f"accessed: {today}\n"
        f"url: {server.url}/looms\n"
        "# kind: reporting | interview | opinion | translated | primary\n"
    )
    id_ = "ada-lovelace-2025-looms"
    files = captures(site)
    assert list(files) == [f"{id_}.html", f"{id_}.txt", f"{id_}.yaml"]
    assert files[f"{id_}.html"] == STORY.encode()
    assert b"\n\nThe engine weaves algebraical patterns in the town of Leeds.\n\n" in files[f"{id_}.txt"]
    sidecar = yaml.safe_load(files[f"{id_}.yaml"])
    assert sidecar.pop("retrieved").startswith(f"{today}T")
    assert sidecar == {
        "file": f"{id_}.html",
        "text": f"{id_}.txt",
        "url": f"{server.url}/looms?utm_source=x",
        "media_type": "text/html",
        "sha256": sha256(STORY.encode()).hexdigest(),
    }
    assert f"wrote captures/{id_}.html, captures/{id_}.yaml, captures/{id_}.txt\n" in output
    assert [path for _, path, _ in server.asked] == ["/short", "/looms?utm_source=x"]  # and no archive


def test_a_page_that_is_there_already_keeps_its_copy(site: Project, server: Server) -> None:
    site.run("add", f"{server.url}/looms")
    before = captures(site), record_of(site)
    server.answers["/looms"] = page(STORY.replace("12 years", "13 years"))
    output = site.run("add", f"{server.url}/looms").output
    assert "is there already; remove it to have the page as it is now" in output
    assert "has the same address\n" in output and (captures(site), record_of(site)) == before


def test_no_file_in_captures_is_written_over(site: Project, server: Server) -> None:
    site.edit("captures/looms.html", "mine")
    output = site.run("add", f"{server.url}/looms", "--id", "looms").output
    assert "captures/looms.html is there already" in output and captures(site) == {"looms.html": b"mine"}


def test_a_dry_run_writes_nothing(site: Project, server: Server) -> None:
    assert "would create" in site.run("add", f"{server.url}/looms", "--dry-run").output
    assert not captures(site) and not (site.root / "content/sources").exists()


PDF = pdf_of("Twelve looms were counted there.")


def test_a_pdf_that_is_served_as_a_page_is_a_pdf(site: Project, server: Server) -> None:
    server.answers["/report.php"] = page(PDF, "text/html; charset=utf-8")
    site.run("add", f"{server.url}/report.php", "--id", "report")
    files = captures(site)
    assert list(files) == ["report.pdf", "report.txt", "report.yaml"] and files["report.pdf"] == PDF
    assert b"Twelve looms were counted there." in files["report.txt"]
    assert yaml.safe_load(files["report.yaml"])["media_type"] == "application/pdf"
    assert "type: document\ntitle:  # " in record_of(site)


def test_plain_text_is_kept_in_utf_8(site: Project, server: Server) -> None:
    server.answers["/a.txt"] = page("봄이 왔다.\r\n".encode("euc-kr"), "text/plain; charset=euc-kr")
    site.run("add", f"{server.url}/a.txt", "--id", "spring")
    files = captures(site)
    assert list(files) == ["spring.txt", "spring.yaml"] and files["spring.txt"].decode() == "봄이 왔다.\n"
    assert yaml.safe_load(files["spring.yaml"])["sha256"] == sha256(files["spring.txt"]).hexdigest()


def test_copies_go_to_the_folder_that_the_site_names(site: Project, server: Server) -> None:
    settings = (site.root / "content/site.yaml").read_text(encoding="utf-8")
    site.edit("content/site.yaml", f"{settings}captures: ../texts\n")
    output = site.run("add", f"{server.url}/looms", "--id", "looms").output
    assert "wrote ../texts/looms.html, " in output and (site.root.parent / "texts/looms.txt").is_file()


@pytest.mark.parametrize(
    ("body", "media_type", "said"),
    [
        (b"", "text/html", "what was sent is empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "text/html", "what was sent "),
        (b"\0\1\2" * 99, "application/octet-stream", "what was sent is in a format that is not read"),
        (
            b"<!doctype html><title>Only a title</title><script>1</script>",
            "text/html",
            "what was sent has no text",
        ),
    ],
)
def test_what_cannot_be_read_is_told(
    site: Project, server: Server, body: bytes, media_type: str, said: str
) -> None:
    server.answers["/a"] = page(body, media_type)
    output = site.run("add", f"{server.url}/a", code=1).output
    assert output.startswith(f"{server.url}/a:1:1: error[unfetched-reference]: {said}") and not captures(site)


def test_a_page_that_is_not_there_is_told(site: Project, server: Server) -> None:
    output = site.run("add", f"{server.url}/none", code=1).output
    assert f"there is no such page: {server.url}/none answered 404 Not Found" in output


COPY = "http://web.archive.org/web/20251119044612/http://example.org/looms"
HAS_COPY = {
    "url": "example.org/looms",
    "archived_snapshots": {
        "closest": {"status": "200", "available": True, "url": COPY, "timestamp": "20251119044612"}
    },
}


def test_a_copy_that_an_archive_has_is_in_the_record(site: Project, archive: Server) -> None:
    archive.answers["/wayback/available"] = page(json.dumps(HAS_COPY), "application/json")
    site.run("add", f"{archive.url}/looms")
    assert f"archived: {COPY.replace('http:', 'https:', 1)}\n" in record_of(site)
    assert archive.asked[-1][1].startswith("/wayback/available?url=http%3A%2F%2F127.0.0.1")


def test_an_archive_is_asked_for_a_copy(site: Project, archive: Server) -> None:
    saving = f"/save/{archive.url}/looms"
    copy = f"/web/20261201000000/{archive.url}/looms"
    archive.answers |= {saving: redirect(copy), copy: page("saved")}
    site.run("add", f"{archive.url}/looms", "--archive")
    assert f"archived: {archive.url}{copy}\n" in record_of(site)
    assert "/wayback/available" not in str(archive.asked)


@pytest.mark.parametrize(
    ("arguments", "answers", "said"),
    [
        (
            (),
            {"/wayback/available": page('{"archived_snapshots": {}}')},
            "the archive has no copy of this page",
        ),
        (
            (),
            {"/wayback/available": page("<p>Busy", status=503)},
            "cannot be asked for a copy: it answered 503",
        ),
        (
            (),
            {"/wayback/available": page("<p>Not JSON")},
            "the archive cannot be asked for a copy: it answered 200",
        ),
        (("--archive",), {}, "the archive made no copy: it answered 404"),
    ],
)
def test_an_archive_that_fails_does_not_cost_the_record(
    site: Project, archive: Server, arguments: tuple[str, ...], answers: dict[str, object], said: str
) -> None:
    archive.answers |= answers  # type: ignore[arg-type]
    output = site.run("add", f"{archive.url}/looms", *arguments).output
    assert f"{archive.url}/looms:1:1: warning[not-archived]: " in output and said in output
    assert "archived:" not in record_of(site) and len(captures(site)) == 3


def test_an_archive_may_be_left_alone(site: Project, archive: Server) -> None:
    site.run("add", f"{archive.url}/looms", "--no-archive")
    site.run("add", f"{archive.url}/looms", "--archive", "--dry-run")
    assert not [path for _, path, _ in archive.asked if path.startswith("/save/")]


def test_an_archive_that_hangs_does_not_cost_the_record(
    site: Project, archive: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sitegen.cli import online
    from sitegen.fetching.values import Limits
    from sitegen.importing.references import Reference

    archive.answers["/wayback/available"] = silent
    found = online.Online(Limits(whole=0.6, silence=0.2)).read(Reference("url", f"{archive.url}/looms"))
    assert found.items and found.copy and "127.0.0.1 does not answer" in found.problems[0].message


def test_what_went_over_the_wire_is_kept_as_warc(site: Project, server: Server) -> None:
    server.answers["/looms"] = page(gzip.compress(STORY.encode()), Content_Encoding="gzip")
    site.run("add", f"{server.url}/short", "--warc")
    data = captures(site)["ada-lovelace-2025-looms.warc.gz"]
    records = [
        (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read())
        for record in ArchiveIterator(io.BytesIO(data), check_digests="raise")
    ]
    assert [(kind, uri) for kind, uri, _ in records] == [
        ("warcinfo", None),
        ("response", f"{server.url}/short"),
        ("request", f"{server.url}/short"),
        ("response", f"{server.url}/looms?utm_source=x"),
        ("request", f"{server.url}/looms?utm_source=x"),
    ]
    assert records[3][2] == STORY.encode()  # decompressed, as viewers have it


def test_from_an_address_to_a_verified_quotation_on_a_page(site: Project, server: Server) -> None:
    site.run("add", f"{server.url}/looms", "--id", "looms")
    record = "content/sources/looms.yaml"
    site.replace(
        record, "  en:\n  ko:\n", "  en: How looms are set up.\n  ko: 직조기를 설치하는 방법입니다.\n"
    )
    site.run("quote", "looms", "weaves algebraical patterns")
    brief = "---\ntitle: Looms\nabstract: On looms.\npublished: 2025-12-01\n---\n\nRuns. [@looms]\n\n![[looms#quote]]\n"
    quote = yaml.safe_load((site.root / record).read_text("utf-8"))["quotes"][0]["id"]
    site.edit("content/briefs/weaving.en.md", brief.replace("#quote", f"#{quote}"))
    assert "bad-capture" not in (said := site.run("verify").output) and "capture-changed" not in said
    site.build("--no-search", "--as-of", "2026-12-01")
    assert "weaves algebraical patterns" in site.read("sources/looms/index.html")
    assert "weaves algebraical patterns" in site.read("briefs/weaving/index.html")
    receipts = json.loads(site.read("receipts.json"))["receipts"]
    (receipt,) = (one for one in receipts if one["kind"] == "quotation")
    assert (receipt["result"], receipt["sources"]) == ("found", ["looms"])


def read(
    html: str, url: str = "https://www.herald.test/news/20251119?id=1", media_type: str = "text/html"
) -> dict[str, str]:
    found, problems = read_fetched(Document(html.encode(), url, media_type, "2026-12-01"))
    assert found is not None and not problems
    return {**found.item.texts, "type": found.item.type, "key": found.item.key} | {
        name: "; ".join(one.literal or f"{one.family}, {one.given}" for one in names)
        for name, names in found.item.names.items()
    }


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        ("<title> 봄 소식 </title>", {"title": "봄 소식", "type": "webpage", "key": "herald-20251119"}),
        (
            '<link rel=canonical href="https://elsewhere.test/a">',
            {"url": "https://www.herald.test/news/20251119?id=1"},
        ),
        ('<link rel=canonical href="/">', {"url": "https://www.herald.test/news/20251119?id=1"}),
        ('<link rel=canonical href="/a">', {"url": "https://www.herald.test/a"}),
        (
            '<meta name=citation_title content=T><meta name=citation_author content="Lovelace, Ada">'
            '<meta name=citation_author content="Babbage, Charles"><meta name=citation_journal_title content=J>'
            "<meta name=citation_publication_date content=2025/11/19><meta name=citation_doi content=doi:10.1000/182>",
            {
                "type": "article-journal",
                "authors": "Lovelace, Ada; Babbage, Charles",
                "container": "J",
                "issued": "2025-11-19",
                "doi": "10.1000/182",
            },
        ),
        (
            '<script type="application/ld+json">{not json}</script>'
            '<script type="application/ld+json">[{"@type": "BlogPosting", "headline": "H", "author": "A"}]</script>',
            {"type": "post-weblog", "title": "H", "authors": "A"},
        ),
        (
            '<meta property="article:author" content="https://facebook.test/a"><title>T</title>',
            {"title": "T"},
        ),
    ],
)
def test_what_a_page_says_of_itself(head: str, fields: dict[str, str]) -> None:
    got = read(f"<!doctype html><html><head>{head}</head><body><p>Text of it.</p></body></html>")
    assert fields.items() <= got.items() and got["accessed"] == "2026-12-01"
    assert ("authors" in got) == ("authors" in fields)


def test_a_page_is_in_the_encoding_it_is_served_in() -> None:
    data = "<!doctype html><title>봄</title><p>글".encode("euc-kr")
    found, _ = read_fetched(Document(data, "https://a.test/b", "text/html; charset=euc-kr", "2026-12-01"))
    assert found is not None and (found.item.texts["title"], found.text) == ("봄", "글")


@pytest.mark.parametrize(
    ("url", "headers", "copy"),
    [
        (
            "https://web.archive.org/web/20251119044612/https://e.test/",
            (),
            "https://web.archive.org/web/20251119044612/https://e.test/",
        ),
        (
            "https://web.archive.org/save/x",
            (("Content-Location", "/web/20251119044612/https://e.test/"),),
            "B/web/20251119044612/https://e.test/",
        ),
        (
            "https://web.archive.org/save/x",
            (
                (
                    "Link",
                    '<https://e.test/>; rel="original", '
                    '<http://web.archive.org/web/20251119044612/https://e.test/>; rel="memento"',
                ),
            ),
            "https://web.archive.org/web/20251119044612/https://e.test/",
        ),
        ("https://web.archive.org/save/x", (), ""),
    ],
)
def test_where_a_copy_was_made(url: str, headers: tuple[tuple[str, str], ...], copy: str) -> None:
    base = "https://b.test"
    assert saved_copy(url, headers, base) == copy.replace("B/", f"{base}/")


def test_what_is_no_copy() -> None:
    assert is_copy("javascript:/web/20251119044612/") == "" and is_copy("https://a.test/web/2025/") == ""
    assert (
        closest_copy(b"[]") is None
        and closest_copy(b'{"archived_snapshots": {"closest": {"available": false}}}') == ""
    )


def test_the_copy_is_not_in_the_repository() -> None:
    ignored = (Path(__file__).parents[2] / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "/captures/" in ignored


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://n.news.naver.com/article/015/0005", "naver-0005"),
        ("https://www.herald.co.kr/a.html?x=1", "herald-a"),
        ("http://localhost/봄", "localhost"),
        ("https://a.test", "a"),
    ],
)
def test_what_has_no_latin_title_is_called_by_its_address(url: str, key: str) -> None:
    assert read("<!doctype html><title>봄</title><p>글", url)["key"] == key


PIECES = (
    *(
        "<!doctype html>",
        "<html lang=",
        "<head>",
        "<body>",
        "<p>text",
        "</p>",
        "<title>",
        "</title>",
        "<base href=//x>",
    ),
    *(
        "<meta name=citation_author content=",
        "<meta property='og:title' content='",
        "<link rel=canonical href=",
        "'>",
        ">",
    ),
    *(
        '<script type="application/ld+json">',
        "</script>",
        '{"@graph": [',
        '{"@type": "NewsArticle", "headline": ',
        "]}",
    ),
    *(
        '"author": {"name": [1, {}]}',
        '"datePublished": 1e999',
        "null",
        "http://[",
        "//",
        "\x00",
        "&#xD800;",
        "봄",
        "--><!--",
    ),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_page_is_read_or_reported(html: str) -> None:
    document = Document(html.encode(), "https://a.test/b?c", "text/html", "2026-12-01")
    found, problems = read_fetched(document)
    assert found is not None or problems
    if found is not None:
        (one,) = plan([found.item], {}, (), ("en",))
        assert not compose(one.text, one.file)[1]
        assert dict(files_of("b", Copy(document.data, found.text, found.suffix, "u", "t", found.media_type)))


SAVED = STORY.replace("<html", "<!-- saved from url=(0031)https://www.herald.test/looms?x=1 -->\n<html", 1)


@pytest.mark.parametrize(
    ("name", "data", "rows"),
    [
        ("story.html", SAVED.encode(), ["title: Looms at work", "url: https://www.herald.test/looms"]),
        ("Annual Report.pdf", PDF, ["type: document", "title:  # Annual Report.pdf does not say it"]),
        ("notes.txt", "글".encode(), ["title:  # notes.txt does not say it"]),
    ],
)
def test_a_saved_file_becomes_a_record_with_its_copy(
    site: Project, name: str, data: bytes, rows: list[str]
) -> None:
    (site.root / name).write_bytes(data)
    site.run("add", name, "--id", "saved")
    assert set(rows) <= set(record_of(site).splitlines())
    suffix = Path(name).suffix
    assert list(captures(site)) == sorted({f"saved{suffix}", "saved.txt", "saved.yaml"})
    sidecar = yaml.safe_load(captures(site)["saved.yaml"])
    assert "retrieved" not in sidecar and ("url" in sidecar) == (name == "story.html")


def test_a_saved_file_that_cannot_be_read_is_told(site: Project) -> None:
    (site.root / "a.pdf").write_bytes(b"%PDF-1.4 broken")
    assert "a.pdf:1:1: error[unfetched-reference]: the file is" in site.run("add", "a.pdf", code=1).output
