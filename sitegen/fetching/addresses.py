"""Which numeric addresses may be connected to.

A page on the web that redirects to this machine, its network or the metadata service of a cloud would have an editor's
own machine read what is not for the page's author ("server-side request forgery"; see OWASP's cheat sheet of that
name). So what decides is the numeric address that is connected to, not how it is written (`2130706433`, `0177.1`,
`::ffff:7f00:1`) or which name leads to it; and since that very address is connected to, a name that is resolved
otherwise a moment later ("DNS rebinding") changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Literal

from sitegen.fetching.urls import Target
from sitegen.fetching.values import FetchError

Reach = Literal["public", "local", "never"]
"""Of an address: anybody's; this machine's or its network's; one at which nothing is published."""

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052
_METADATA = ("169.254.169.254", "fd00:ec2::254", "100.100.100.200", "168.63.129.16")
"""Where clouds tell machines their secrets: Amazon and most others, Amazon by IPv6, Alibaba, Azure."""
_COMPATIBLE = IPv6Network("::/96")  # RFC 4291, 2.5.5.1


def reach_of(address: str) -> Reach:
    """How far an address reaches. One that holds another (IPv4-mapped, 6to4, Teredo, NAT64) reaches as far as that."""
    ip = _innermost(ip_address(address.partition("%")[0]))
    if str(ip) in _METADATA or ip.is_link_local or ip.is_multicast or ip.is_unspecified:
        return "never"
    if isinstance(ip, IPv4Address) and ip.packed[0] in (0, *range(240, 256)):
        return "never"
    return "public" if ip.is_global else "local"


def _innermost(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if not isinstance(ip, IPv6Address):
        return ip
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if ip.sixtofour is not None:
        return ip.sixtofour
    if ip.teredo is not None:
        return ip.teredo[1]
    if ip in _NAT64 or (ip in _COMPATIBLE and int(ip) > 1):
        return IPv4Address(ip.packed[-4:])
    return ip


class Origin:
    """Where the address that an editor gave led to, which decides where it may be redirected."""

    def __init__(self, target: Target, addresses: Collection[str]) -> None:
        self._host = target.host
        self.is_local = any(reach_of(address) == "local" for address in addresses)
        self._addresses = frozenset(addresses)

    def check(self, before: Target, target: Target, addresses: Sequence[str]) -> None:
        """Raises FetchError unless a redirect from `before` may lead to these addresses of `target`: from the web to
        the web, and from a local server to itself."""
        if all(reach_of(address) == "public" for address in addresses) and not self.is_local:
            return
        if self.is_local and target.host == self._host and self._addresses.issuperset(addresses):
            return
        what = (
            "a local server that redirects elsewhere is not followed"
            if self.is_local
            else "which is not on the web, but on this machine or its network"
        )
        raise FetchError(
            f"{before.url} redirects to {target.url}: {what}",
            "if that is what you want, give this address itself",
        )


def check_given(target: Target, addresses: Sequence[str]) -> None:
    """Raises FetchError unless an editor may ask for these addresses: he may for a server of his own."""
    if any(reach_of(address) == "never" for address in addresses):
        raise FetchError(
            f"{target.host} is at {addresses[0]}, where nothing is published", "check the address"
        )
