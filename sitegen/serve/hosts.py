"""By which names the preview may be asked for: those of this machine, and those that its user named.

A page anywhere can have a name of its own resolve to this machine, and would then be read as one of its own (DNS
rebinding); what the browser says of it in the Host header is what that page cannot choose.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Literal

import msgspec

from sitegen.runtime.patterns import lazy_pattern

_AUTHORITY = lazy_pattern(r"(?P<name>\[[^\s\[\]]+\]|[^\s\[\]:@/?#\\]+)(?::(?P<port>[0-9]{1,5}))?")
_NAME = lazy_pattern(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_HTTP = 80
"""The port that a Host header without one means."""

Address = IPv4Address | IPv6Address


class NotAName(ValueError):
    """What was to be allowed is no host name."""


class Hosts(msgspec.Struct, frozen=True):
    """`own` are the names to answer to at `port`, first the one that the preview was asked to listen at; `allowed`
    those to answer to at any port, for what is in between may have another."""

    own: tuple[str, ...]
    port: int
    reach: Literal["this machine", "one address", "all addresses"] = "this machine"
    """Where requests may come in; in the last case the addresses of this machine are among its own names."""
    allowed: tuple[str, ...] = ()

    def allow(self, header: str) -> bool:
        """Whether to answer a request with this Host header."""
        found = _AUTHORITY.fullmatch(header)
        if found is None:
            return False
        name = _comparable(found["name"])
        if name in self.allowed:
            return True
        if int(found["port"] or _HTTP) != self.port:
            return False
        return name in self.own or (self.reach == "all addresses" and _is_of_this_machine(name))

    @property
    def address(self) -> str:
        """Host and port at which a browser on this machine finds the preview."""
        name = "localhost" if self.reach == "all addresses" else self.own[0]
        return f"{_written(name)}:{self.port}"

    @property
    def warning(self) -> str:
        """Who else can read the preview; "" where nobody can."""
        if self.reach == "this machine":
            return ""
        at = f"{_written(self.own[0])}:{self.port}"
        return (
            f"Anyone who can reach this machine at {at} can read this site before it is published. "
            f"It answers to {self}; --allow-host NAME adds a name."
        )

    def __str__(self) -> str:
        names = [*(f"{_written(name)}:{self.port}" for name in self.own), *map(_written, self.allowed)]
        addresses = ["the addresses of this machine"] if self.reach == "all addresses" else []
        *most, last = (*names, *addresses)
        return f"{', '.join(most)} and {last}" if most else last


def hosts_of(bound: socket.socket, host: str, allowed: Iterable[str]) -> Hosts:
    """The names for a preview that listens at `bound`, which was asked for as `host`. Raises NotAName."""
    address, port = bound.getsockname()[:2]
    ip = _plain(ip_address(address.partition("%")[0]))
    own = [_comparable(host), str(ip)]
    reach: Literal["this machine", "one address", "all addresses"] = "one address"
    if ip.is_loopback:
        reach, own = "this machine", [*own, "localhost", "127.0.0.1", "::1"]
    elif ip.is_unspecified:
        reach, own = "all addresses", [*own, "localhost", *_names_of_this_machine()]
    named = dict.fromkeys(_named(name) for name in allowed)
    return Hosts(tuple(dict.fromkeys(own)), port, reach, tuple(named))


def _named(name: str) -> str:
    """A name that a user gave, as it is compared."""
    ip = _address(name.removeprefix("[").removesuffix("]"))
    if ip:
        return str(ip)
    try:
        ascii_name = _comparable(name.encode("idna").decode())  # as browsers send it
    except UnicodeError as error:
        raise NotAName(name) from error
    if not _NAME.fullmatch(ascii_name):
        raise NotAName(name)
    return ascii_name


def _comparable(name: str) -> str:
    """A host name without case and final full stop, or an address as it is usually written, without brackets."""
    bare = name[1:-1] if name.startswith("[") else name
    ip = _address(bare)
    return str(ip) if ip else name.lower().removesuffix(".")


def _address(text: str) -> Address | None:
    try:
        return _plain(ip_address(text))
    except ValueError:
        return None


def _plain(ip: Address) -> Address:
    """An IPv4 address that is written as one of IPv6, without that."""
    return (ip.ipv4_mapped or ip) if isinstance(ip, IPv6Address) else ip


def _written(name: str) -> str:
    return f"[{name}]" if ":" in name else name


def _names_of_this_machine() -> list[str]:
    """Its name, and that by which it is found in a local network (RFC 6762)."""
    name = socket.gethostname().lower().removesuffix(".")
    first = name.partition(".")[0]
    return [name, first, f"{first}.local"] if first else []


def _is_of_this_machine(name: str) -> bool:
    """Whether it is an address of this machine: no other can be bound."""
    ip = _address(name)
    if ip is None or ip.is_multicast:
        return False
    try:
        with socket.socket(
            socket.AF_INET if ip.version == 4 else socket.AF_INET6, socket.SOCK_DGRAM
        ) as probe:
            probe.bind((str(ip), 0))
    except OSError:
        return False
    return True
