"""Which Host headers the preview answers to, and what it says of who can read it."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from sitegen.cli import main
from sitegen.serve.hosts import Hosts, NotAName, hosts_of
from sitegen.serve.server import listen
from tests.project import Project
from tests.serve.conftest import start_module


def hosts(host: str, *allowed: str) -> Hosts:
    with listen(host, 0) as bound:
        return hosts_of(bound, host, allowed)


def answered(hosts: Hosts, *headers: str) -> list[str]:
    """Those of the headers that are answered; `*` stands for the port."""
    return [header for header in headers if hosts.allow(header.replace("*", str(hosts.port)))]


MINE = ["localhost:*", "LOCALHOST:*", "localhost.:*", "127.0.0.1:*", "[::1]:*", "[0:0:0:0:0:0:0:1]:*"]
NOT_MINE = [
    *("", " ", "*", ":*", "localhost", "localhost:", "localhost:1", "127.0.0.1", "evil.example", "evil.example:*"),
    *("localhost:*.evil.example", "localhost:*@evil.example", "evil.example/localhost:*", "localhost.evil.example:*"),
    *("127.0.0.1.nip.io:*", "2130706433:*", "0x7f.1:*", "127.1:*", "[evil.example]:*", "[::1:*", "::1:*"),
    *("localhost :*", "localhost:*\t", "localhost..:*", "203.0.113.7:*", "[2001:db8::7]:*", "224.0.0.1:*"),
    "localhost:" + "*" * 9,
]  # fmt: skip


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.0.0.2"])
def test_on_loopback_the_names_of_loopback_alone(host: str) -> None:
    found = hosts(host)
    assert answered(found, *MINE, f"{host}:*", *NOT_MINE, "0.0.0.0:*", f"{socket.gethostname()}:*") == [
        *MINE,
        f"{host}:*",
    ]
    assert found.warning == ""
    assert found.address == f"{host}:{found.port}"


def test_at_all_addresses_the_names_and_addresses_of_this_machine_alone() -> None:
    found = hosts("0.0.0.0")
    name = socket.gethostname()
    mine = [*MINE, "0.0.0.0:*", f"{name}:*", f"{name.upper()}.:*", f"{name.partition('.')[0]}.local:*"]
    assert answered(found, *mine, *NOT_MINE) == mine
    assert found.address == f"localhost:{found.port}"
    assert found.warning.startswith(
        f"Anyone who can reach this machine at 0.0.0.0:{found.port} can read this site before it is published."
    )


def test_at_one_address_that_address_alone() -> None:
    found = Hosts(("192.0.2.1",), 8000, "one address")
    assert answered(found, "192.0.2.1:*", *MINE, *NOT_MINE) == ["192.0.2.1:*"]
    assert found.warning.startswith("Anyone who can reach this machine at 192.0.2.1:8000 can read")


def test_an_address_of_ipv6_is_written_in_brackets() -> None:
    found = Hosts(("2001:db8::1",), 8000, "one address")
    assert answered(found, "[2001:db8::1]:*", "[2001:DB8:0::1]:*", "2001:db8::1:*", *NOT_MINE) == [
        "[2001:db8::1]:*",
        "[2001:DB8:0::1]:*",
    ]
    assert "at [2001:db8::1]:8000 can" in found.warning
    assert found.address == "[2001:db8::1]:8000"


def test_port_80_need_not_be_said() -> None:
    assert answered(
        Hosts(("localhost",), 80), "localhost", "localhost:80", "localhost:81", "evil.example"
    ) == [
        "localhost",
        "localhost:80",
    ]


def test_names_that_are_allowed_are_answered_to_at_any_port() -> None:
    found = hosts(
        "127.0.0.1", "Preview.Example.org", "bücher.example", "192.0.2.9", "2001:db8::9", "a.example."
    )
    mine = ["preview.example.ORG", "preview.example.org:443", "xn--bcher-kva.example:9000", "192.0.2.9:80"]
    mine += ["[2001:db8::9]", "a.example", *MINE]
    assert answered(found, *mine, *NOT_MINE, "preview.example.org.evil.example") == mine


@pytest.mark.parametrize(
    "name", ["", "http://a.example", "a.example:80", "a.example/", "a b", "*", "[", "ä" * 99]
)
def test_what_is_no_name_cannot_be_allowed(name: str) -> None:
    with pytest.raises(NotAName):
        hosts("127.0.0.1", name)
    run = CliRunner().invoke(main, ["serve", "--port", "0", "--allow-host", name])
    assert run.exit_code == 2
    assert "--allow-host takes a host name" in run.output


@pytest.mark.slow("previews in processes of their own")
def test_who_can_read_it_is_said_when_it_begins(
    project: Callable[..., Project], running: Callable[..., str]
) -> None:
    site = project("=== content/people/ada.yaml\nname: Ada\ndescription: Mathematician.\n")
    process = start_module(
        *("sitegen", "serve", "--port", "0", "--host", "0.0.0.0", "--root", str(site.root)),
        *("--allow-host", "one.example", "--allow-host", "two.example"),
    )
    address = urlsplit(running(process))
    assert address.hostname == "localhost"
    assert process.stdout
    assert re.match(r"Anyone who can reach .*one\.example, two\.example and the ", process.stdout.readline())
    for host, status in [
        (f"localhost:{address.port}", 200),
        ("two.example", 200),
        (f"evil.example:{address.port}", 403),
    ]:
        connection = HTTPConnection("127.0.0.1", address.port, timeout=10)
        connection.request("GET", "/", headers={"Host": host})
        assert connection.getresponse().status == status
        connection.close()
