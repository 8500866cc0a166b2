"""Copies of pages in the Wayback Machine: https://archive.org/help/wayback_api.php, and its Save Page Now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlencode

import msgspec

from sitegen.runtime.patterns import lazy_pattern

_COPY = lazy_pattern(r"/web/[0-9]{14}(?:[a-z]{2}_)?/")
_MEMENTO = lazy_pattern(r'<([^<>]*/web/[0-9]{14}/[^<>]*)>\s*;[^,]*rel="[^"]*\bmemento\b')


def availability_query(url: str) -> str:
    """The path by which it is asked whether there is a copy of a page."""
    return f"/wayback/available?{urlencode({'url': url})}"


def save_path(url: str) -> str:
    """The path by which a copy is asked for."""
    return f"/save/{quote(url, safe='/:?&=%+,;@!$*()~-._[]')}"


def closest_copy(data: bytes) -> str | None:
    """The copy that an answer about availability names, "" where there is none; None for what is no such answer."""
    try:
        answer = msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    snapshots = answer.get("archived_snapshots")
    if not isinstance(snapshots, dict):
        return None
    closest = snapshots.get("closest")
    if (
        not isinstance(closest, dict)
        or not closest.get("available")
        or str(closest.get("status", "200")) != "200"
    ):
        return ""
    return is_copy(str(closest.get("url")))


def saved_copy(url: str, headers: Iterable[tuple[str, str]], base: str) -> str:
    """The copy that was made, by the address that the service redirected to or its headers; "" for none."""
    named = {name.casefold(): value for name, value in headers}
    if found := is_copy(url):
        return found
    location = named.get("content-location", "")
    if _COPY.match(location):
        return is_copy(base + location)
    memento = _MEMENTO.search(named.get("link", ""))
    return is_copy(memento[1]) if memento else ""


def is_copy(url: str) -> str:
    """The address of a copy as records have it, https where the archive says http; "" for what is none."""
    if not url.startswith(("http://", "https://")) or not _COPY.search(url):
        return ""
    return url.replace("http://web.archive.org/", "https://web.archive.org/", 1)
