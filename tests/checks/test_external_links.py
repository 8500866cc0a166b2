"""Addresses elsewhere are asked by `sitegen links` alone: politely, rarely, and twice before one is called dead."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from sitegen.fetching.urls import ascii_address
from tests.project import Project

pytestmark = pytest.mark.slow("asks servers")


class Elsewhere:
    """A server on this machine: `pages` are statuses by path, `asked` what was requested, with the time."""

    def __init__(self) -> None:
        self.pages: dict[str, int] = {}
        self.asked: list[tuple[str, str]] = []
        self.times: list[float] = []
        self.agents: set[str] = set()
        elsewhere = self

        class Handler(BaseHTTPRequestHandler):
            def do_HEAD(self) -> None:
                elsewhere.times.append(time.monotonic())
                elsewhere.asked.append((self.command, self.path))
                elsewhere.agents.add(self.headers["User-Agent"])
                status = elsewhere.pages.get(self.path, 200)
                if self.path == "/get-only":
                    status = 200 if self.command == "GET" else 405
                self.send_response(status)
                if status in (301, 302):
                    self.send_header("Location", "/there")
                self.send_header("Content-Length", "0")
                self.end_headers()

            do_GET = do_HEAD

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    server = Elsewhere()
    thread = Thread(target=server.server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.server.shutdown()
    thread.join()
    server.server.server_close()


@pytest.fixture
def site(project: Callable[..., Project], elsewhere: Elsewhere) -> Project:
    return project(
        f"""\
        === content/sources/nara.yaml
        type: webpage
        title: {{ko: 봄, en: Spring}}
        language: ko
        url: {elsewhere.address}/nara
        summary: {{en: It is., ko: 있다.}}
        === content/people/han.yaml
        name: {{en: Han, ko: 한}}
        description: {{en: "[Her page]({elsewhere.address}/nara#top).", ko: 사람.}}
        same_as: ["{elsewhere.address}/han"]
        === content/briefs/story.en.md
        ---
        title: A story
        abstract: It is told.
        published: 2025-11-01
        ---

        See [there]({elsewhere.address}/story), <{elsewhere.address}/한글> and [here](/people/). [@nara]
        """
    )


def links(site: Project, day: str, *arguments: str, code: int = 0) -> str:
    return site.run("links", "--delay", "0", "--as-of", day, *arguments, code=code).output


def test_every_address_is_asked_once(site: Project, elsewhere: Elsewhere) -> None:
    output = links(site, "2025-11-01")
    assert sorted(elsewhere.asked) == [
        ("HEAD", "/%ED%95%9C%EA%B8%80"),
        ("HEAD", "/han"),
        ("HEAD", "/nara"),
        ("HEAD", "/story"),
    ]
    assert (
        "4 addresses: 4 checked, 0 failed for the first time, 0 refuse automated requests; no warnings"
        in output
    )
    (agent,) = elsewhere.agents
    assert agent.startswith("sitegen/")


def test_what_answered_is_not_asked_again_for_a_week(site: Project, elsewhere: Elsewhere) -> None:
    links(site, "2025-11-01")
    elsewhere.asked.clear()
    assert "4 addresses: 0 checked" in links(site, "2025-11-07")
    assert elsewhere.asked == []
    assert "4 addresses: 4 checked" in links(site, "2025-11-07", "--again")
    assert "4 addresses: 4 checked" in links(site, "2025-11-15")


def test_a_link_is_dead_after_two_failures_days_apart(site: Project, elsewhere: Elsewhere) -> None:
    elsewhere.pages["/nara"] = 404
    assert f"{elsewhere.address}/nara failed (404 Not Found); it will be checked again" in links(
        site, "2025-11-01"
    )
    assert "no warnings" in links(site, "2025-11-03")
    output = links(site, "2025-11-04", code=1)
    dead = f"warning[dead-link]: {elsewhere.address}/nara has failed since 2025-11-01: 404 Not Found"
    assert f"content/people/han.yaml:2:20: {dead}" in output
    assert f"content/sources/nara.yaml:4:6: {dead}" in output
    assert "2 warnings" in output


def test_an_answer_between_two_failures_saves_a_link(site: Project, elsewhere: Elsewhere) -> None:
    elsewhere.pages["/han"] = 500
    links(site, "2025-11-01")
    elsewhere.pages["/han"] = 200
    links(site, "2025-11-03")
    elsewhere.pages["/han"] = 404
    assert "no warnings" in links(site, "2025-11-20")
    assert "1 warning" in links(site, "2025-11-23", code=1)


def test_a_server_that_refuses_programs_is_no_failure(site: Project, elsewhere: Elsewhere) -> None:
    elsewhere.pages |= {"/han": 403, "/story": 429}
    for day in ("2025-11-01", "2025-11-20"):
        assert "2 refuse automated requests; no warnings" in links(site, day)


def test_redirects_are_followed(site: Project, elsewhere: Elsewhere) -> None:
    elsewhere.pages |= {"/han": 301, "/story": 302, "/there": 200}
    assert "0 failed" in links(site, "2025-11-01")
    elsewhere.pages["/there"] = 410
    assert "2 failed" in links(site, "2025-11-01", "--again")


def test_a_server_may_want_get(site: Project, elsewhere: Elsewhere) -> None:
    site.replace("content/people/han.yaml", "/han", "/get-only")
    assert "0 failed for the first time, 0 refuse" in links(site, "2025-11-01")
    assert [how for how, path in elsewhere.asked if path == "/get-only"] == ["HEAD", "GET"]


def test_no_server_at_all_is_a_failure(site: Project) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}/"
    site.replace("content/people/han.yaml", "same_as: [", f'same_as: ["{nobody}", ')
    assert "1 failed for the first time" in links(site, "2025-11-01")


def test_a_host_is_asked_slowly(site: Project, elsewhere: Elsewhere) -> None:
    site.run("links", "--delay", "0.1", "--as-of", "2025-11-01")
    waits = [after - before for before, after in zip(elsewhere.times, elsewhere.times[1:], strict=False)]
    assert len(waits) == 3 and min(waits) >= 0.1


def test_a_dead_link_can_be_waived(site: Project, elsewhere: Elsewhere) -> None:
    elsewhere.pages["/han"] = 404
    waiver = "- {code: dead-link, file: people/han.yaml, finding: /han has failed, reason: It is known.}\n"
    site.edit("content/waivers.yaml", waiver)
    links(site, "2025-11-01")
    assert "no warnings" in links(site, "2025-11-09")
    assert "stale-waiver" not in site.check().output


def test_nothing_else_uses_the_network(site: Project, elsewhere: Elsewhere) -> None:
    site.check()
    site.build("--no-search")
    assert elsewhere.asked == []


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://예시.한국/가?나=다#라", "https://xn--vv4b11d.xn--3e0b707e/%EA%B0%80?%EB%82%98=%EB%8B%A4"),
        ("https://example.org:8080/a%20b c", "https://example.org:8080/a%20b%20c"),
    ],
)
def test_addresses_are_sent_in_ascii(address: str, sent: str) -> None:
    assert ascii_address(address) == sent
