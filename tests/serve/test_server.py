"""The running preview over HTTP: addresses, headers, who may ask, live events, the end."""

from __future__ import annotations

import fcntl
import json
import os
import re
import signal
import socket
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from sitegen.serve.app import HEADERS
from sitegen.serve.server import Address, CannotListen, Served, listen, run
from sitegen.serve.snapshot import Snapshot
from tests.netlify_headers import header_rules, headers_for
from tests.serve.conftest import ROOT, page, start, stop, write
from tests.serve.folder_site import FolderSnapshot

pytestmark = pytest.mark.slow("previews in processes of their own")


@contextmanager
def requested(
    address: str, path: str = "/", method: str = "GET", host: str | None = None
) -> Iterator[HTTPResponse]:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=10)
    try:
        connection.request(method, path, headers={"Host": host} if host else {})
        yield connection.getresponse()
    finally:
        connection.close()


def text_at(address: str, path: str = "/") -> str:
    with requested(address, path) as response:
        return response.read().decode()


def without_script(text: str) -> str:
    return re.sub(r"<script src=\"/__sitegen__/reload.js\"[^>]*></script>", "", text)


class Browser:
    """Reads a page and follows it, as the reload script does."""

    def __init__(self, address: str, path: str = "/") -> None:
        marks = re.search(r'data-page="(\w+)" data-styles="(\w+)"', text_at(address, path))
        assert marks
        query = urlencode({"path": path, "page": marks[1], "styles": marks[2]})
        self._connection = HTTPConnection(urlsplit(address).netloc, timeout=10)
        self._connection.request("GET", f"/__sitegen__/events?{query}")
        self._stream = self._connection.getresponse()
        assert self._stream.headers["Content-Type"].startswith("text/event-stream")
        assert self._stream.readline() == b"retry: 500\n"

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def told(self) -> tuple[str, object]:
        """The next event."""
        name = data = ""
        while not data:
            line = self._stream.readline().decode()
            assert line, "the connection ended"
            field, _, value = line.rstrip("\n").partition(": ")
            name, data = (value, data) if field == "event" else (name, value if field == "data" else "")
        return name, json.loads(data)

    def ended(self) -> bool:
        return self._stream.read() in (b"", b"\n")


def test_pages_are_those_of_the_build_but_for_one_script(folder: Path, preview: Callable[..., str]) -> None:
    address = preview(folder)
    for path, file in [("/", "index.html"), ("/people/", "people/index.html"), ("/nobody/", "404.html")]:
        shown = text_at(address, path)
        assert shown.count("<script") == 1
        assert without_script(shown) == (folder / file).read_text()


def test_other_files_are_those_of_the_build(folder: Path, preview: Callable[..., str]) -> None:
    address = preview(folder)
    for path in ("/assets/site.1.css", "/feed.xml"):
        assert text_at(address, path) == (folder / path[1:]).read_text()


def test_head_gives_the_headers_alone(folder: Path, preview: Callable[..., str]) -> None:
    address = preview(folder)
    with requested(address) as whole, requested(address, method="HEAD") as head:
        assert head.headers["Content-Length"] == whole.headers["Content-Length"]
        assert head.read() == b""


def test_only_reading_is_allowed(folder: Path, preview: Callable[..., str]) -> None:
    with requested(preview(folder), method="POST") as response:
        assert response.status == 405


@pytest.mark.parametrize("path", ["/", "/nobody/", "/assets/site.1.css", "/__sitegen__/reload.js"])
def test_everything_is_sent_with_the_headers_of_the_deployed_site(
    path: str, folder: Path, preview: Callable[..., str]
) -> None:
    with requested(preview(folder), path) as response:
        assert {name: response.headers[name] for name in HEADERS} == HEADERS


def test_the_headers_are_those_of_netlify_but_for_what_would_demand_https() -> None:
    deployed = headers_for("/", header_rules())
    del deployed["Strict-Transport-Security"], deployed["Permissions-Policy"]
    policy = deployed["Content-Security-Policy"].replace("; upgrade-insecure-requests", "")
    assert deployed | {"Content-Security-Policy": policy, "Cache-Control": "no-store"} == HEADERS


def test_the_host_leads_to_the_base_path(folder: Path, preview: Callable[..., str]) -> None:
    address = preview(folder, "/voyager/")
    assert address.endswith("/voyager/")
    with requested(address, "/") as response:
        assert (response.status, response.headers["Location"]) == (302, "/voyager/")
    with requested(address, "/voyager/people?q=1") as response:
        assert (response.status, response.headers["Location"]) == (302, "/voyager/people/?q=1")
    assert "<title>People" in text_at(address, "/voyager/people/")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("localhost", 200),
        ("LocalHost", 200),
        ("[::1]", 200),
        ("attacker.example", 403),
        ("0.0.0.0", 403),
    ],
)
def test_pages_elsewhere_cannot_read_the_preview_by_a_name_of_their_own(
    host: str, status: int, folder: Path, preview: Callable[..., str]
) -> None:
    address = preview(folder)
    port = urlsplit(address).port
    with requested(address, host=f"{host}:{port}") as response:
        assert response.status == status
    with requested(address, "/__sitegen__/events", host=f"attacker.example:{port}") as response:
        assert response.status == 403
        assert b"localhost" in response.read()


@pytest.mark.parametrize(
    "hosts", ["", "Host: {0}\r\nHost: attacker.example\r\n", "Host: attacker.example\r\nHost: {0}\r\n"]
)
def test_a_request_names_one_host(hosts: str, folder: Path) -> None:
    process = start(folder)
    assert process.stdout
    port = urlsplit(process.stdout.readline().split()[0]).port
    with socket.create_connection(("127.0.0.1", port), timeout=10) as browser:
        browser.sendall(f"GET / HTTP/1.0\r\n{hosts.format(f'127.0.0.1:{port}')}\r\n".encode())
        assert re.match(rb"HTTP/1.1 40[03] ", browser.recv(100))
    stop(process)


def test_a_browser_is_told_that_its_page_changed(folder: Path, preview: Callable[..., str]) -> None:
    address = preview(folder)
    with Browser(address, "/people/") as browser:
        write(folder / "people/index.html", page("Persons"))
        assert browser.told()[0] == "page"
    assert "Persons" in text_at(address, "/people/")


def test_only_browsers_whose_page_changed_are_told(folder: Path, preview: Callable[..., str]) -> None:
    address = preview(folder)
    with Browser(address, "/") as home, Browser(address, "/people/") as people:
        write(folder / "people/index.html", page("Persons"))
        assert people.told()[0] == "page"
        write(folder / "index.html", page("Home again", "/assets/site.2.css"))
        assert home.told()[0] == "page"  # the first it hears
        write(folder / "people/index.html", page("Persons", "/assets/site.2.css"))
        assert people.told()[0] == "styles"  # the next it hears


def test_a_new_stylesheet_is_named(folder: Path, preview: Callable[..., str]) -> None:
    address = preview(folder)
    with Browser(address) as browser:
        write(folder / "index.html", page("Home", "/assets/site.2.css"))
        name, data = browser.told()
        assert name == "styles"
        assert isinstance(data, dict)
        assert data["hrefs"] == ["/assets/site.2.css"]


def test_a_browser_that_comes_late_is_told_at_once(folder: Path, preview: Callable[..., str]) -> None:
    address = preview(folder)
    late = Browser.__new__(Browser)
    late._connection = HTTPConnection(urlsplit(address).netloc, timeout=10)
    late._connection.request("GET", "/__sitegen__/events?path=/&page=old&styles=old")
    late._stream = late._connection.getresponse()
    with late:
        assert late.told()[0] == "page"


def test_a_page_that_appears_and_one_that_goes(folder: Path, preview: Callable[..., str]) -> None:
    address = preview(folder)
    with Browser(address, "/terms/") as browser:
        write(folder / "terms/index.html", page("Terms"))
        assert browser.told()[0] == "page"
        (folder / "terms/index.html").unlink()
        assert browser.told()[0] == "page"


def test_a_site_that_breaks_and_is_fixed(folder: Path, preview: Callable[..., str]) -> None:
    address = preview(folder)
    with Browser(address, "/people/") as browser:
        write(folder / "index.html", page("BROKEN"))
        assert browser.told()[0] == "page"
        with requested(address, "/people/") as response:
            assert response.status == 500
            shown = response.read().decode()
        assert "BROKEN stands here" in shown
        assert "index.html:1:" in shown
        assert "<mark>BROKEN</mark>" in shown
        write(folder / "index.html", page("Home"))
        assert browser.told()[0] == "page"
    assert "<title>People" in text_at(address, "/people/")


def test_warnings_are_counted(folder: Path, preview: Callable[..., str]) -> None:
    address = preview(folder)
    with Browser(address, "/people/") as browser:
        write(folder / "terms/index.html", page("HM"))
        assert browser.told() == ("warnings", 1)
        assert "HM stands here" in text_at(address, "/__sitegen__/problems")
        write(folder / "terms/index.html", page("Terms"))
        assert browser.told() == ("warnings", 0)


def test_what_stands_between_two_steps_of_a_save_is_not_shown(
    folder: Path, preview: Callable[..., str]
) -> None:
    address = preview(folder)
    with Browser(address) as browser:
        (folder / "half.txt").write_text("BROKEN")
        time.sleep(0.03)  # long enough to be read, too short to be meant
        (folder / "half.txt").write_text("whole")
        time.sleep(0.3)
        write(folder / "index.html", page("Home", "/assets/site.2.css"))
        assert browser.told()[0] == "styles"  # and not "page", twice


def test_another_branch_is_checked_out(folder: Path, preview: Callable[..., str]) -> None:
    def git(*arguments: str) -> None:
        name = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
        subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True)

    git("init", "--initial-branch=main")
    git("add", ".")
    git("commit", "--message=One")
    git("checkout", "-b", "other")
    (folder / "people/index.html").rename(folder / "people.html")
    for number in range(50):
        write(folder / f"terms/t{number}/index.html", page(f"Term {number}"))
    git("add", "--all")
    git("commit", "--message=Other")
    git("checkout", "main")

    address = preview(folder)
    assert "<title>People" in text_at(address, "/people/")
    with Browser(address, "/people/") as people, Browser(address, "/terms/t49/") as term:
        git("checkout", "other")
        assert people.told()[0] == term.told()[0] == "page"
        assert "Term 49" in text_at(address, "/terms/t49/")
        assert "Nothing here" in text_at(address, "/people/")
        git("checkout", "main")
        assert people.told()[0] == term.told()[0] == "page"
        assert "<title>People" in text_at(address, "/people/")


def test_ctrl_c_ends_it_at_once_though_browsers_follow(folder: Path) -> None:
    process = start(folder)
    assert process.stdout
    address = process.stdout.readline().split()[0]
    with Browser(address) as one, Browser(address, "/people/") as other:
        began = time.monotonic()
        said, complaint = stop(process)
        assert time.monotonic() - began < 2
        assert (process.returncode, said, complaint) == (0, "Stopped.\n", "")
        assert one.ended()
        assert other.ended()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_other_signals_end_it_as_ctrl_c_does(number: signal.Signals, folder: Path) -> None:
    process = start(folder)
    assert process.stdout
    address = process.stdout.readline().split()[0]
    with Browser(address) as one:
        process.send_signal(number)
        said, complaint = process.communicate(timeout=10)
        assert (process.returncode, said, complaint) == (0, "Stopped.\n", "")
        assert one.ended()


def test_a_terminal_that_is_closed_ends_it(folder: Path) -> None:
    """Nothing can be said any more."""
    terminal, side = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.serve.folder_site", str(folder), "0", "/"],
        cwd=ROOT,
        stdin=side,
        stdout=side,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )
    os.close(side)
    assert os.read(terminal, 100).startswith(b"http://")
    os.close(terminal)
    _, complaint = process.communicate(timeout=10)
    assert (process.returncode, complaint) == (0, b"")


def test_ctrl_c_ends_it_though_a_browser_does_not_take_what_it_asked_for(folder: Path) -> None:
    (folder / "large.bin").write_bytes(bytes(20_000_000))
    process = start(folder)
    assert process.stdout
    port = urlsplit(process.stdout.readline().split()[0]).port
    with socket.create_connection(("127.0.0.1", port)) as browser:
        browser.sendall(b"GET /large.bin HTTP/1.1\r\nHost: localhost:%d\r\n\r\n" % port)
        assert browser.recv(15) == b"HTTP/1.1 200 OK"
        said, complaint = stop(process)
    assert (process.returncode, said, complaint) == (0, "Stopped.\n", "")


def test_a_defect_of_the_loader_ends_it_and_is_not_hidden(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)

    def defective(previous: Snapshot | None, changed: frozenset[Path]) -> Snapshot:
        if previous is not None:
            raise ZeroDivisionError
        return FolderSnapshot({}, (), "/voyager/")

    said: list[str] = []
    with ThreadPoolExecutor(1) as pool:
        served = Served(defective, [folder], Path())
        running = pool.submit(run, served, Address("127.0.0.1", 0), open_browser=True, echo=said.append)
        while not opened:
            time.sleep(0.01)
        (folder / "index.html").touch()
        with pytest.raises(ZeroDivisionError):
            running.result(10)
    (address,) = opened
    assert address.endswith("/voyager/")
    assert said == [f"{address}  (Ctrl-C stops)"]


def test_a_taken_port_is_said_with_a_free_one() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotListen, match=rf"Port {port} is taken; (\d+) is free: --port \1") as failure:
            listen("127.0.0.1", port)
    free = int(str(failure.value).rpartition(" ")[2])
    with listen("127.0.0.1", free) as bound:
        assert bound.getsockname() == ("127.0.0.1", free)


def test_a_host_that_is_not_this_machine() -> None:
    with pytest.raises(CannotListen, match="cannot be listened on"):
        listen("203.0.113.1", 0)
    with pytest.raises(CannotListen, match="is not an address of this machine"):
        listen("no such host", 0)


def test_the_host_may_be_an_ipv6_address() -> None:
    try:
        listen("::1", 0).close()
    except CannotListen:
        pytest.skip("no IPv6 on this machine")
    with listen("::1", 0) as bound:
        assert bound.family == socket.AF_INET6
