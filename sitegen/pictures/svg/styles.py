"""Style sheets and values in an SVG: what in them loads something, runs, or moves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.runtime.patterns import lazy_pattern

Fault = tuple[bool, str]
"""Whether it moves (else it loads or runs something), and what it is."""

_COMMENT = lazy_pattern(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = lazy_pattern(r"\\(?:([0-9a-fA-F]{1,6})\s?|(\S))")
_URL = lazy_pattern(r"url\(\s*[\"']?\s*([^\"')\s]*)", re.IGNORECASE)
_LOADING = lazy_pattern(r"\b(image-set|image|cross-fade|src|paint|expression)\s*\(", re.IGNORECASE)
_RUNNING = lazy_pattern(r"(?:^|[;{\s])(behavior|-moz-binding)\s*:", re.IGNORECASE)
_AT_RULE = lazy_pattern(r"@([-\w]+)")
_FONT = lazy_pattern(
    r"data:(?:application|font)/(?:x-)?(?:font-)?(?:woff2?|ttf|otf|truetype|opentype)[;,]", re.IGNORECASE
)

_AT_RULES = frozenset(("charset", "font-face", "layer", "media", "namespace", "supports"))
_KEYFRAMES = "keyframes"


def faults(text: str) -> Iterator[Fault]:
    """What a style sheet, a `style` attribute, or the value of any other attribute must not have. Words that are hidden
    by escapes or cut by comments are found as well, and those within a comment, which may only look like one."""
    if not any(mark in text for mark in "(@\\:"):
        return
    plain = unescaped(text)
    bare = _COMMENT.sub("", plain)
    yield from dict.fromkeys(fault for version in (plain, bare) for fault in _faults(version))


def unescaped(text: str) -> str:
    """The text with the escapes of CSS (CSS Syntax 3, 4.3.7) replaced by what they stand for."""

    def plain(match: re.Match[str]) -> str:
        number = int(match[1], 16) if match[1] else 0
        return match[2] or (chr(number) if 0 < number <= 0x10FFFF else "\N{REPLACEMENT CHARACTER}")

    return _ESCAPE.sub(plain, text) if "\\" in text else text


def _faults(text: str) -> Iterator[Fault]:
    for match in _URL.finditer(text):
        if not match[1].startswith("#") and not _FONT.match(match[1]):
            yield False, f"url({_short(match[1])})"
    for match in _AT_RULE.finditer(text):
        name = match[1].lower()
        if name.endswith(_KEYFRAMES):
            yield True, f"@{name}"
        elif name not in _AT_RULES:
            yield False, f"@{name}"
    for pattern in (_LOADING, _RUNNING):
        yield from ((False, match[1].lower()) for match in pattern.finditer(text))


def _short(address: str) -> str:
    return address if len(address) <= 60 else f"{address[:57]}..."
