"""What every page shares, around what is its own."""

from __future__ import annotations

import msgspec

from sitegen.pictures.showing import Shown
from sitegen.views.parts import Date, Link, Text


class Alternate(msgspec.Struct, frozen=True):
    """The same page in another language of the site."""

    language: str
    name: str
    """The language's own name: English, 한국어."""
    url: str
    absolute_url: str
    is_current: bool
    translated: bool
    """False where that page shows its text in another language for want of a translation."""


class Newer(msgspec.Struct, frozen=True):
    """The edition of a brief in another language that was changed after the one shown, and when."""

    edition: Alternate
    date: Date


class NavItem(msgspec.Struct, frozen=True, cache_hash=True):
    url: str
    text: Text
    is_current: bool
    is_within: bool
    """Whether the page lies below this entry."""


class Common(msgspec.Struct, frozen=True):
    """What is the same on all pages of a language: whatever shows nothing else is rendered once."""

    language: str
    languages: tuple[str, ...]
    base_path: str
    search_url: str


class Shell(msgspec.Struct, frozen=True):
    """What every page shares: head, masthead and footer."""

    common: Common
    language: str
    direction: str
    content_language: str
    """The language of the page's main text; differs from `language` where a translation is missing."""
    site_title: Text
    logo: Shown | None
    """What is shown instead of the title."""
    home_url: str
    base_path: str
    search_url: str
    feed_url: str
    navigation: tuple[NavItem, ...]
    footer: tuple[NavItem, ...]
    """Custom pages that are not in the navigation."""
    alternates: tuple[Alternate, ...]
    title: str
    """The page's own title; "" on the front page."""
    head_title: str
    description: str
    canonical: str
    x_default: str
    open_graph: tuple[tuple[str, str], ...]
    structured_data: str
    """JSON-LD, safe inside a script element."""
    breadcrumbs: tuple[Link, ...]
    publisher: Text | None
    publisher_url: str
    license: Text | None
    kind: str
    """The kind of page: front, brief, briefs, timeline, event, person, people …"""
    newer: Newer | None = None
    """Where the page's text is older than the same text in another language."""
    changes_url: str = ""
    """The feed of editions and corrections, where a brief has any edition."""
    indexed: bool = True
    """False where search engines are to leave the page out."""
