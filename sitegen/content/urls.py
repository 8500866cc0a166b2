"""Which addresses content may hold."""

from __future__ import annotations

from urllib.parse import urlsplit

from sitegen.runtime.patterns import lazy_pattern

SCHEMES = ("http", "https", "mailto")

_UNSAFE = lazy_pattern(r"[\x00-\x20\x7f\\<>\"`{}|^]")


def url_fault(url: str) -> tuple[str, str] | None:
    """Message and hint where `url` is neither http, https or mailto nor a path of the site; else None."""
    if found := _UNSAFE.search(url):
        return (
            f"the address contains {_name(found.group())}, which is not allowed in an address",
            "write it percent-encoded",
        )
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return f'"{url}" is not an address', "write a full address, such as https://example.org/page"
    if not parts.scheme and not parts.netloc and url.startswith("/"):
        return None
    if parts.scheme not in SCHEMES:
        what = f'"{parts.scheme}:" addresses are not linked' if parts.scheme else f'"{url}" has no scheme'
        return what, "write an http, https or mailto address, or a path of the site that begins with /"
    if parts.scheme == "mailto":
        return None if "@" in parts.path else (f'"{url}" has no mailbox', "write mailto:name@example.org")
    if not parts.hostname:
        return f'"{url}" has no host', "write a full address, such as https://example.org/page"
    return None


def is_absolute(url: str) -> bool:
    """Whether `url` is an http or https address."""
    return url.startswith(("http://", "https://"))


def _name(character: str) -> str:
    return "a space" if character == " " else f"the character U+{ord(character):04X}"
