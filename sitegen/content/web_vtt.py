"""Captions as browsers take them: WebVTT (https://www.w3.org/TR/webvtt1/), made of SubRip where that is given."""

from __future__ import annotations

import re

from sitegen.runtime.patterns import lazy_pattern

_TIMES = lazy_pattern(
    r"^(\s*(?:\d+:)?\d{1,2}:\d{2}),(\d{3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}),(\d{3})", re.MULTILINE
)
_FOREIGN = lazy_pattern(r"</?font[^>]*>|\{\\[^}]*\}")
"""What WebVTT would show as it is written: colours, and where on the screen words are."""


def as_web_vtt(data: bytes) -> bytes:
    """The WebVTT of a file of SubRip: a heading, points before fractions of seconds; its numbers name the cues."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    text = _TIMES.sub(r"\1.\2.\3", _FOREIGN.sub("", text)).strip()
    return f"WEBVTT\n\n{text}\n".encode()
