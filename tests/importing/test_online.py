"""`sitegen add doi:…` and `isbn:…`, answered by a server on this machine as the registrars and Open Library do."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from sitegen.cli.online import CSL, Online
from sitegen.fetching.values import Limits
from sitegen.importing.references import Reference, reference_of
from tests.fetching.servers import Server, page, redirect, serving, silent, trickle
from tests.project import Project

pytestmark = pytest.mark.slow("runs the command for each answer")

MODELINE = "# yaml-language-server: $schema=../../.sitegen/schemas/source.schema.json\n"

ARTICLE: dict[str, Any] = {
    "indexed": {
        "date-parts": [[2025, 9, 1]],
        "date-time": "2025-09-01T00:00:00Z",
        "timestamp": 1756684800000,
    },
    "reference-count": 34,
    "publisher": "Example Society",
    "issue": "7553",
    "license": [{"URL": "https://example.org/tdm", "content-version": "tdm", "delay-in-days": 0}],
    "content-domain": {"domain": ["example.org"], "crossmark-restriction": True},
    "short-container-title": ["Ex. Lett."],
    "DOI": "10.1000/Learn.14539",
    "type": "journal-article",
    "created": {"date-parts": [[2015, 5, 26]]},
    "page": "436-444",
    "update-policy": "https://doi.org/10.1000/policy",
    "source": "Crossref",
    "is-referenced-by-count": 5,
    "title": "Learning in <i>layers</i>",
    "subtitle": ["A review"],
    "prefix": "10.1000",
    "volume": "521",
    "author": [
        {"given": "Ada", "family": "Lovelace", "sequence": "first", "affiliation": []},
        {"name": "The Engine Group", "sequence": "additional", "affiliation": []},
    ],
    "member": "1",
    "published-online": {"date-parts": [[2015, 5, 27]]},
    "reference": [{"key": "ref1", "unstructured": "One"}],
    "container-title": "Example Letters",
    "language": "en",
    "resource": {"primary": {"URL": "https://example.org/14539"}},
    "issued": {"date-parts": [[2015, 5, 27]]},
    "ISSN": ["0028-0836", "1476-4687"],
    "URL": "https://doi.org/10.1000/learn.14539",
    "relation": {},
    "abstract": "<jats:p>Layers.</jats:p>",
    "subject": ["Multidisciplinary"],
}
RECORD = """\
# From doi:10.1000/learn.14539
type: article-journal
title: 'Learning in layers: A review'
language: en
summary:  # what it says, in your own words
  en:
  ko:
container: Example Letters
authors:
  - {family: Lovelace, given: Ada}
  - The Engine Group
issued: 2015-05-27
container_title_short: Ex. Lett.
volume: 521
issue: 7553
page: 436-444
publisher: Example Society
doi: 10.1000/Learn.14539
issn: 0028-0836
# kind: reporting | interview | opinion | translated | primary
# Not taken over: further issn, abstract, subject
"""
BOOK = {
    "ISBN:9780306406157": {
        "bib_key": "ISBN:9780306406157",
        "info_url": "https://openlibrary.org/books/OL1M/Engines",
        "preview": "noview",
        "details": {
            "publishers": ["Plenum Press", "Another"],
            "number_of_pages": 410,
            "subtitle": "how they think",
            "title": "Engines",
            "languages": [{"key": "/languages/eng"}],
            "authors": [{"key": "/authors/OL1A", "name": "Ada Lovelace"}],
            "contributors": [{"role": "Translator", "name": "Luigi Menabrea"}],
            "publish_date": "March 1980",
            "publish_places": ["New York"],
            "edition_name": "2nd ed.",
            "series": ["Thinking"],
            "isbn_13": ["9780306406157"],
            "description": {"type": "/type/text", "value": "About engines."},
        },
    }
}
BOOK_RECORD = """\
# From isbn:9780306406157
type: book
title: 'Engines: how they think'
language: en
summary:  # what it says, in your own words
  en:
  ko:
authors:
  - Ada Lovelace
issued: 1980-03
translator:
  - Luigi Menabrea
edition: 2
number_of_pages: 410
collection_title: Thinking
publisher: Plenum Press
publisher_place: New York
isbn: 9780306406157
# kind: reporting | interview | opinion | translated | primary
# Not taken over: further publishers, description
"""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with serving() as server:
        monkeypatch.setenv("SITEGEN_DOI_SERVICE", server.url)
        monkeypatch.setenv("SITEGEN_ISBN_SERVICE", server.url)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        yield server


@pytest.fixture
def site(project: Callable[[str], Project]) -> Project:
    return project("")


def csl(**changes: object) -> Any:
    return page(json.dumps(ARTICLE | changes), CSL)


def added(site: Project, reference: str, code: int = 0) -> tuple[str, dict[str, str]]:
    """What is said, and the records."""
    output = site.run("add", reference, code=code).output
    folder = site.root / "content/sources"
    return output, {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*"))}


@pytest.mark.parametrize("reference", ["doi:10.1000/learn.14539", "https://doi.org/10.1000%2Flearn.14539"])
def test_a_doi_becomes_a_record(site: Project, server: Server, reference: str) -> None:
    server.answers |= {"/10.1000/learn.14539": redirect("/works/1"), "/works/1": csl()}
    output, records = added(site, reference)
    assert records == {"lovelace-2015-learning": MODELINE + RECORD}
    assert "created content/sources/lovelace-2015-learning.yaml" in output and "warning" not in output
    assert {headers["Accept"] for _, _, headers in server.asked} == {CSL}


def test_what_a_doi_gives_now_updates_the_record(site: Project, server: Server) -> None:
    server.answers["/10.1000/learn.14539"] = csl()
    added(site, "doi:10.1000/learn.14539")
    server.answers["/10.1000/learn.14539"] = csl(
        **{
            "updated-by": [
                {"DOI": "10.1000/r.1", "type": "retraction", "updated": {"date-parts": [[2026, 1, 20]]}}
            ]
        }
    )
    output = site.run("add", "doi:10.1000/learn.14539", "--update", "--yes").output
    assert "+status: 'retracted (10.1000/r.1, 2026-01-20)'\n" in output and output.count("\n+") == 2


@pytest.mark.parametrize(
    ("changes", "rows"),
    [
        ({"updated-by": [{"DOI": "10.1000/r.1", "type": "retraction"}]}, ["status: retracted (10.1000/r.1)"]),
        (
            {"relation": {"is-retracted-by": [{"id-type": "doi", "id": "10.1000/r"}]}},
            ["status: retracted (10.1000/r)"],
        ),
        ({"title": "RETRACTED: Learning"}, ["status: retracted (says its title)"]),
        ({"updated-by": [{"DOI": "10.1000/c.1", "type": "correction"}]}, []),
        ({"update-to": [{"DOI": "10.1000/other", "type": "retraction"}]}, []),  # this is the notice itself
        (
            {
                "type": "posted-content",
                "subtype": "preprint",
                "relation": {
                    "is-preprint-of": [{"id-type": "doi", "id": "10.1000/final", "asserted-by": "subject"}]
                },
            },
            ["type: article", "genre: preprint", "status: published as 10.1000/final"],
        ),
        ({"type": "posted-content", "subtype": "preprint"}, ["type: article", "genre: preprint"]),
    ],
)
def test_what_became_of_a_work_is_in_its_record(
    site: Project, server: Server, changes: dict[str, Any], rows: list[str]
) -> None:
    server.answers["/10.1000/learn.14539"] = csl(**changes)
    _, (record,) = (found := added(site, "doi:10.1000/learn.14539"))[0], found[1].values()
    got = [row.replace("'", "") for row in record.splitlines()]
    assert [row for row in got if row.startswith(("status:", "genre:", "type: article"))] == (
        rows if "type: article" in rows else ["type: article-journal", *rows]
    )


def test_the_checks_report_a_retraction(site: Project, server: Server) -> None:
    server.answers["/10.1000/learn.14539"] = csl(title="RETRACTED: Learning")
    added(site, "doi:10.1000/learn.14539")
    path = "content/sources/lovelace-2015-retracted.yaml"
    site.replace(path, "  en:\n  ko:\n", "  en: About it.\n  ko: 소개입니다.\n")
    assert "error[retracted-source]: the source was retracted" in site.check(code=1).output


def test_a_file_from_crossref_says_it_too(site: Project) -> None:
    retracted = ARTICLE | {"updated-by": [{"DOI": "10.1000/r.1", "type": "retraction"}]}
    site.edit("works.json", json.dumps([retracted]))
    output, (record,) = (found := added(site, "works.json"))[0], found[1].values()
    assert "status: 'retracted (10.1000/r.1)'\n" in record or "status: retracted (10.1000/r.1)\n" in record
    assert "warning" not in output and "type: article-journal\n" in record


def test_a_doubt_is_told_and_in_a_comment(site: Project, server: Server) -> None:
    doubt = {"DOI": "10.1000/d.1", "type": "expression_of_concern"}
    server.answers["/10.1000/learn.14539"] = csl(**{"updated-by": [doubt]})
    output, (record, *_) = (found := added(site, "doi:10.1000/learn.14539"))[0], [*found[1].values()]
    assert "warning[imported-value]: note: its publisher has concerns about it: 10.1000/d.1" in output
    assert "# note: its publisher has concerns about it: 10.1000/d.1\n" in record


def test_an_isbn_becomes_a_record(site: Project, server: Server) -> None:
    server.answers["/api/books"] = page(json.dumps(BOOK), "application/json")
    _, records = added(site, "isbn:978-0-306-40615-7")
    assert list(records.values()) == [MODELINE + BOOK_RECORD]
    assert server.asked[0][1] == "/api/books?bibkeys=ISBN%3A9780306406157&format=json&jscmd=details"


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("isbn:978-0-306-40615-8", 'isbn:9780306406158:1:1: error[bad-reference]: "9780306406158" '),
        ("doi:11.1000/182", 'doi:11.1000/182:1:1: error[bad-reference]: "11.1000/182" is not a DOI'),
    ],
)
def test_a_slip_is_told_without_asking_anybody(
    site: Project, server: Server, reference: str, said: str
) -> None:
    output, records = added(site, reference, code=1)
    assert output.startswith(said) and not records and not server.asked


PAGE = page("<!doctype html><title>Landing page</title>")
FAILURES = {
    "a registrar that does not know it": (
        "doi:10.1000/1",
        "/10.1000/1",
        None,
        "no registrar knows this DOI: http",
    ),
    "a page in place of JSON": ("doi:10.1000/1", "/10.1000/1", PAGE, "the answer is no CSL-JSON"),
    "other JSON": ("doi:10.1000/1", "/10.1000/1", page("{}", CSL), "the answer is no CSL-JSON"),
    "a list": ("doi:10.1000/1", "/10.1000/1", page("[1]", CSL), "the answer is no CSL-JSON"),
    "a server that is busy": (
        "doi:10.1000/1",
        "/10.1000/1",
        page("", status=503),
        "answered 503 Service Unavailable",
    ),
    "a book nobody has": (
        "isbn:0306406152",
        "/api/books",
        page("{}", "application/json"),
        "has no book with this ISBN",
    ),
    "a page in place of a book": (
        "isbn:0306406152",
        "/api/books",
        PAGE,
        "Open Library's answer cannot be read",
    ),
    "a book that is a list": (
        "isbn:0306406152",
        "/api/books",
        page('{"ISBN:0306406152": {"details": []}}'),
        "has no book with this ISBN",
    ),
}


@pytest.mark.parametrize("what", FAILURES)
def test_what_is_no_answer_is_told(site: Project, server: Server, what: str) -> None:
    reference, path, answer, said = FAILURES[what]
    server.answers |= {path: answer} if answer else {}
    output, records = added(site, reference, code=1)
    assert (
        output.startswith(f"{reference}:1:1: error[unfetched-reference]: ") and said in output and not records
    )


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (silent, "does not answer for 0.2 seconds"),
        (trickle(b"HTTP/1.1 200 OK\r\n\r\n"), "it is not complete after 0.4 seconds"),
    ],
)
def test_a_service_that_hangs_is_left(server: Server, answer: Any, said: str) -> None:
    server.answers["/10.1000/1"] = answer
    found = Online(Limits(whole=0.4, silence=0.2)).read(Reference("doi", "10.1000/1"))
    assert not found.items and said in found.problems[0].message


def test_what_can_be_added_is(site: Project, server: Server) -> None:
    server.answers["/10.1000/learn.14539"] = csl()
    site.edit("library.bib", "@book{one, title = {One}}")
    site.run("add", "doi:10.1000/none", "library.bib", "doi:10.1000/learn.14539", code=1)
    assert len(list((site.root / "content/sources").glob("*.yaml"))) == 2


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("doi:10.1000/182", ("doi", "10.1000/182")),
        ("DOI: 10.1000/182", ("doi", "10.1000/182")),
        ("10.1000/182", ("doi", "10.1000/182")),
        ("https://dx.doi.org/10.1000/a%3Cb", ("doi", "10.1000/a<b")),
        ("doi.org/10.1000/182", ("doi", "10.1000/182")),
        ("isbn:0-306-40615-x", ("isbn", "030640615X")),
        ("ISBN 978-0-306-40615-7", ("isbn", "9780306406157")),
        ("HTTPS://example.org/doi:10.1/2", ("url", "HTTPS://example.org/doi:10.1/2")),
        ("10.1000.bib", ("file", "10.1000.bib")),
        ("library.bib", ("file", "library.bib")),
    ],
)
def test_what_a_reference_is(text: str, reference: tuple[str, str]) -> None:
    assert (found := reference_of(text)) and (found.kind, found.value) == reference
