"""What is fetched, and what is refused in time: each server here does one thing."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Iterator

import pytest

from sitegen.fetching.addresses import reach_of
from sitegen.fetching.client import Client
from sitegen.fetching.decoding import decoded
from sitegen.fetching.urls import target_of
from sitegen.fetching.values import Failure, Fetched, FetchError, Limits, Request
from sitegen.fetching.wire import Network
from tests.fetching.servers import (
    Names,
    Server,
    endless,
    page,
    raw,
    redirect,
    serving,
    silent,
    silent_after_headers,
    trickle,
)

LIMITS = Limits(whole=0.6, silence=0.25, size=1 << 20, redirects=5)
OK = b"HTTP/1.1 200 OK\r\n"


@pytest.fixture(autouse=True)
def without_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


def fetch(url: str, names: Names | None = None, **request: str) -> Fetched | Failure:
    network = Network(names.resolve, names.connect) if names else Network()
    return Client("a test", LIMITS, 0, network).fetch(Request(url, **request))  # type: ignore[arg-type]


def failure(url: str, names: Names | None = None) -> str:
    found = fetch(url, names)
    assert isinstance(found, Failure), found
    return found.message


def test_a_page_is_fetched_with_its_headers(server: Server) -> None:
    server.answers["/a"] = page("<p>봄", X_Two="2")
    found = fetch(f"{server.url}/a#part", accept="text/html")
    assert isinstance(found, Fetched) and found.is_success
    assert (found.body.decode(), found.header("x-two")) == ("<p>봄", "2")
    assert found.header("content-type") == "text/html; charset=utf-8" and found.url == f"{server.url}/a"
    ((method, path, headers),) = server.asked
    assert (method, path, headers["Accept"]) == ("GET", "/a", "text/html")
    assert headers["User-Agent"].startswith("sitegen/") and headers["User-Agent"].endswith(" (a test)")


def test_an_exchange_is_kept_as_it_was(server: Server) -> None:
    chunked = OK + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    server.answers |= {"/a": redirect("/b"), "/b": raw(chunked)}
    found = fetch(f"{server.url}/a")
    assert isinstance(found, Fetched) and found.body == b"abcde"
    first, second = found.exchanges
    assert first.response.startswith(b"HTTP/1.1 302 Found\r\n") and first.url == f"{server.url}/a"
    assert second.response == chunked and second.address == "127.0.0.1"
    assert second.request.startswith(b"GET /b HTTP/1.1\r\nHost: 127.0.0.1:")


def test_a_status_is_no_failure(server: Server) -> None:
    found = fetch(f"{server.url}/none")
    assert isinstance(found, Fetched) and (found.status, found.is_success) == (404, False)


@pytest.mark.parametrize(
    ("encoding", "compress"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data, wbits=-15)),
        ("x-gzip, identity", lambda data: gzip.compress(data[:5]) + gzip.compress(data[5:])),
    ],
)
def test_what_is_compressed_is_read(server: Server, encoding: str, compress: object) -> None:
    server.answers["/a"] = page(compress("글자와 글".encode()), Content_Encoding=encoding)  # type: ignore[operator]
    found = fetch(f"{server.url}/a")
    assert isinstance(found, Fetched) and found.body.decode() == "글자와 글"


BOMB = gzip.compress(b"\0" * (1 << 26))
BAD: dict[str, tuple[object, str]] = {
    "says nothing": (silent, "127.0.0.1 does not answer for 0.25 seconds"),
    "says nothing after its headers": (silent_after_headers, "127.0.0.1 does not answer for 0.25 seconds"),
    "sends a body byte by byte": (trickle(OK + b"\r\n"), "it is not complete after 0.6 seconds"),
    "sends headers byte by byte": (trickle(OK + b"X: "), "it is not complete after 0.6 seconds"),
    "sends headers without end": (endless(OK, b"X: " + b"y" * 60_000 + b"\r\n"), "it is larger than 1 MB"),
    "sends a status without end": (endless(b"", b"H" * 60_000), "got more than 65536 bytes when reading"),
    "sends chunks of one byte": (
        trickle(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        "it is not complete after 0.6 seconds",
    ),
    "sends without end": (endless(OK + b"\r\n", b"x" * 60_000), "it is larger than 1 MB"),
    "announces 100 MB": (raw(OK + b"Content-Length: 104857600\r\n\r\n"), "it is larger than 1 MB: 100 MB"),
    "sends less than it announces": (
        raw(OK + b"Content-Length: 10\r\n\r\nabc"),
        "it ends after 3 of 10 bytes",
    ),
    "sends chunks that break off": (
        raw(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab"),
        "the server does not speak HTTP as it should",
    ),
    "sends a gzip bomb": (
        page(BOMB, Content_Encoding="gzip"),
        "it is larger than 1 MB once it is decompressed",
    ),
    "sends a bomb in a bomb": (
        page(gzip.compress(BOMB), Content_Encoding="gzip, gzip"),
        "it is larger than 1 MB once it is decompressed",
    ),
    "says gzip and sends none": (
        page(b"abc", Content_Encoding="gzip"),
        "it is not compressed as its headers say",
    ),
    "breaks off in gzip": (
        page(gzip.compress(b"abc" * 99)[:-9], Content_Encoding="gzip"),
        "it ends too early",
    ),
    "uses an encoding not asked for": (page(b"abc", Content_Encoding="br"), 'the encoding "br"'),
    "redirects to itself": (redirect("/bad"), "it redirects more than 5 times"),
    "redirects to a file": (redirect("file:///etc/passwd"), "is neither an http nor an https address"),
    "redirects to nonsense": (redirect("http://[::1"), "which is not an address"),
    "speaks something else": (raw(b"220 mail.example ESMTP\r\n"), "the server does not speak HTTP"),
    "hangs up": (raw(), "the connection broke"),
}


@pytest.mark.slow("waits for servers that do not answer")
@pytest.mark.parametrize("what", BAD)
def test_a_bad_server_is_refused_in_time(server: Server, what: str) -> None:
    server.answers["/bad"], expected = BAD[what]  # type: ignore[assignment]
    start = time.monotonic()
    assert expected in failure(f"{server.url}/bad")
    assert time.monotonic() - start < 5  # instead of 20, or of for ever


def test_more_than_was_announced_is_not_read(server: Server) -> None:
    server.answers["/a"] = raw(OK + b"Content-Length: 3\r\n\r\nabcdef")
    found = fetch(f"{server.url}/a")
    assert isinstance(found, Fetched) and found.body == b"abc"


def test_a_body_that_is_not_wanted_is_not_waited_for(server: Server) -> None:
    server.answers["/a"] = silent_after_headers
    found = Client("a test", LIMITS, 0).fetch(Request(f"{server.url}/a", is_body_wanted=False))
    assert isinstance(found, Fetched) and found.status == 200


WEB = {"news.test": ["93.184.215.14"], "other.test": ["2606:2800:220:1::1"]}
LOCAL = {
    "metadata.test": ["169.254.169.254"],
    "both.test": ["93.184.215.14", "10.0.0.7"],
    "router.test": ["192.168.0.1"],
    "six.test": ["fd12::1"],
}


@pytest.mark.parametrize(
    "host",
    [
        "169.254.169.254",
        "[::ffff:169.254.169.254]",
        "[::ffff:a9fe:a9fe]",
        "[fd00:ec2::254]",
        "127.0.0.1",
        "[::1]",
        "localhost",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "10.1.2.3",
        "100.64.0.1",
        "0.0.0.0",
        "[64:ff9b::10.0.0.1]",
        "[2002:7f00:1::]",
        *LOCAL,
    ],
)
def test_the_web_does_not_lead_into_the_house(server: Server, host: str) -> None:
    names = Names({**WEB, **LOCAL})
    server.answers["/a"] = redirect(f"http://{host}:{server.server_port}/secret")
    message = failure(f"http://news.test:{server.server_port}/a", names)
    assert message.endswith("which is not on the web, but on this machine or its network")
    assert names.connected == WEB["news.test"] and [path for _, path, _ in server.asked] == ["/a"]


def test_the_web_leads_to_the_web(server: Server) -> None:
    names = Names(WEB)
    server.answers |= {"/a": redirect(f"//other.test:{server.server_port}/b", 307), "/b": page("there")}
    found = fetch(f"http://news.test:{server.server_port}/a", names)
    assert isinstance(found, Fetched) and found.url == f"http://other.test:{server.server_port}/b"
    assert names.connected == ["93.184.215.14", "2606:2800:220:1::1"]


def test_a_name_that_is_resolved_otherwise_the_next_time_leads_nowhere(server: Server) -> None:
    class Rebinding(Names):
        def resolve(self, host: str, port: int) -> list[str]:
            found = super().resolve(host, port)
            self.names = {host: ["127.0.0.1"]}
            return found

    names = Rebinding({"news.test": ["93.184.215.14"]})
    server.answers["/a"] = redirect("/b")
    assert "which is not on the web" in failure(f"http://news.test:{server.server_port}/a", names)
    assert names.connected == ["93.184.215.14"]  # what was looked at is what was connected to


def test_an_editor_may_ask_a_server_of_his_own(server: Server) -> None:
    server.answers |= {"/a": redirect(f"{server.url}/b"), "/b": page("there")}
    assert isinstance(fetch(f"{server.url}/a"), Fetched)


@pytest.mark.parametrize("host", ["news.test", "10.0.0.1", "localhost"])
def test_a_local_server_leads_only_to_itself(server: Server, host: str) -> None:
    names = Names(WEB)
    server.answers["/a"] = redirect(f"http://{host}:{server.server_port}/b")
    assert "a local server that redirects elsewhere is not followed" in failure(f"{server.url}/a", names)
    assert names.connected == ["127.0.0.1"]


@pytest.mark.parametrize("host", ["169.254.169.254", "[fe80::1]", "0.0.0.0", "224.0.0.1", "metadata.test"])
def test_some_addresses_are_asked_for_by_nobody(host: str) -> None:
    names = Names(LOCAL)
    assert "where nothing is published" in failure(f"http://{host}/", names)
    assert names.connected == []


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://example.org/", "is neither an http nor an https address"),
        ("http:///a", "has no host"),
        ("http://[::1", "is not an address"),
        ("http://a:99999/", "is not an address"),
        ("http://no-such-host.invalid/", "there is no host no-such-host.invalid"),
    ],
)
def test_what_is_no_address_is_told(url: str, message: str) -> None:
    names = Names({"no-such-host.invalid": []})
    assert message in failure(url, names)


def test_nobody_listens() -> None:
    with serving() as gone:
        url = gone.url
    assert "127.0.0.1 does not accept a connection" in failure(url)


def test_a_server_that_does_not_speak_tls_is_told(server: Server) -> None:
    assert failure(server.url.replace("http:", "https:")).startswith("the connection broke: ")


def test_a_name_server_may_not_answer() -> None:
    class Slow(Names):
        def resolve(self, host: str, port: int) -> list[str]:
            time.sleep(0.5)
            return []

    assert (
        failure("http://news.test/", Slow({}))
        == "the name server asked for news.test does not answer for 0.25 seconds"
    )


def test_a_host_is_asked_again_after_a_pause(server: Server) -> None:
    server.answers["/a"] = page("a")
    names = Names(WEB)
    client = Client("a test", LIMITS, 0.2, Network(names.resolve, names.connect))

    def seconds(host: str) -> float:
        start = time.monotonic()
        assert isinstance(client.fetch(Request(f"http://{host}:{server.server_port}/a")), Fetched)
        return time.monotonic() - start

    assert seconds("news.test") < 0.2 and seconds("other.test") < 0.2
    assert seconds("news.test") >= 0.1
    assert seconds("127.0.0.1") < 0.1 and seconds("127.0.0.1") < 0.1


def test_a_proxy_is_asked_with_the_whole_address(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://me:it%21@127.0.0.1:{server.server_port}")
    server.answers["http://news.test/a"] = page("by proxy")
    found = fetch("http://news.test/a", Names({"news.test": []}))  # names are resolved by the proxy
    assert isinstance(found, Fetched) and found.body == b"by proxy"
    assert server.asked[0][2]["Proxy-Authorization"] == "Basic bWU6aXQh"
    server.answers["http://news.test/a"] = redirect("http://10.0.0.1/")
    assert "which is not on the web" in failure("http://news.test/a", Names(WEB))


def test_a_proxy_of_another_kind_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:1080")
    assert 'the proxy "socks5://127.0.0.1:1080" is not an HTTP proxy' in failure("http://news.test/")


def test_a_proxy_that_refuses_is_told(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", f"127.0.0.1:{server.server_port}")
    assert (
        failure("https://news.test/", Names(WEB)) == "the proxy refuses: 501 Unsupported method ('CONNECT')"
    )


@pytest.mark.parametrize(
    ("address", "reach"),
    [
        ("8.8.8.8", "public"),
        ("2606:4700::1111", "public"),
        ("192.168.1.1", "local"),
        ("::ffff:10.0.0.1", "local"),
        ("fe80::1%eth0", "never"),
        ("::a9fe:a9fe", "never"),
        ("168.63.129.16", "never"),
        ("255.255.255.255", "never"),
    ],
)
def test_how_far_an_address_reaches(address: str, reach: str) -> None:
    assert reach_of(address) == reach


def test_compression_is_not_nested_deeply() -> None:
    with pytest.raises(FetchError, match="compressed 3 times"):
        decoded(b"", "gzip, gzip, gzip", 10)


def test_a_target_is_in_ascii() -> None:
    target = target_of("https://예시.한국:443/가?나=다#라")
    assert (target.host, target.port, target.authority) == ("xn--vv4b11d.xn--3e0b707e", 443, target.host)
    assert target.path == "/%EA%B0%80?%EB%82%98=%EB%8B%A4"
