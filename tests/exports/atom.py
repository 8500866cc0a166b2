"""What RFC 4287 asks of a feed, and what it says."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import datetime

import feedparser

ATOM = "{http://www.w3.org/2005/Atom}"
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_ONCE = {"id", "title", "updated"}
_AT_MOST_ONCE = {
    *_ONCE,
    "generator",
    "icon",
    "logo",
    "rights",
    "subtitle",
    "published",
    "summary",
    "content",
    "source",
}
_OF_FEED = {
    *_ONCE,
    "author",
    "category",
    "contributor",
    "generator",
    "icon",
    "link",
    "logo",
    "rights",
    "subtitle",
}
_OF_ENTRY = {
    *_ONCE,
    "author",
    "category",
    "content",
    "contributor",
    "link",
    "published",
    "rights",
    "source",
    "summary",
}


def valid(data: bytes) -> feedparser.FeedParserDict:
    """The feed as feed readers understand it, if it is one by RFC 4287."""
    feed = ET.fromstring(data)
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    _checked(feed, _OF_FEED | {"entry"})
    for entry in entries:
        _checked(entry, _OF_ENTRY)
        assert entry.find(f"{ATOM}author") is not None or feed.find(f"{ATOM}author") is not None
        published, updated = (_time(entry, name) for name in ("published", "updated"))
        assert published <= updated <= _time(feed, "updated")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    found = feedparser.parse(data)
    assert not found.bozo, found.bozo_exception
    assert [entry.id for entry in found.entries] == ids
    return found


def _checked(element: ET.Element, allowed: set[str]) -> None:
    counts = Counter(child.tag.removeprefix(ATOM) for child in element)
    assert set(counts) <= allowed
    assert all(counts[name] == 1 for name in _ONCE) and all(counts[name] <= 1 for name in _AT_MOST_ONCE)
    assert re.match("https?://", element.findtext(f"{ATOM}id", ""))
    links = [
        tuple(link.get(name) for name in ("rel", "type", "hreflang"))
        for link in element.findall(f"{ATOM}link")
    ]
    assert len(set(links)) == len(links) and any(rel == "alternate" for rel, *_ in links)
    assert all(author.findtext(f"{ATOM}name", "") for author in element.findall(f"{ATOM}author"))


def _time(element: ET.Element, name: str) -> datetime:
    text = element.findtext(f"{ATOM}{name}", "")
    assert _RFC_3339.fullmatch(text), text
    return datetime.fromisoformat(text)
