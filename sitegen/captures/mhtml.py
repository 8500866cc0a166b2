"""MHTML, a page saved by a browser as one file (RFC 2557): the HTML that is its root."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message

from sitegen.captures.html import read as read_html
from sitegen.captures.reading import Reading, UnreadableError


def read(data: bytes, charset: str = "") -> Reading:
    """The text of the page."""
    message = message_from_bytes(data)
    root = _root(message)
    if root is None:
        raise UnreadableError("has no page in HTML", "save the page again, as .mhtml or .html")
    content = root.get_payload(decode=True)
    declared = root.get_content_charset("")
    return read_html(content if isinstance(content, bytes) else b"", declared or charset)


def _root(message: Message) -> Message | None:
    """The part with the page: the one that `start` names, else the first in HTML."""
    parts = [
        part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    start = str(message.get_param("start") or "")
    named = (part for part in parts if start and str(part.get("Content-ID", "")).strip() == start)
    return next(named, parts[0] if parts else None)
