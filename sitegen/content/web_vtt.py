"""Captions and transcripts with times: WebVTT (https://www.w3.org/TR/webvtt1/), and SubRip, which becomes it."""

from __future__ import annotations

import re

from sitegen.runtime.patterns import lazy_pattern

_TIMES = lazy_pattern(
    r"^(\s*(?:\d+:)?\d{1,2}:\d{2}),(\d{3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}),(\d{3})", re.MULTILINE
)
_FOREIGN = lazy_pattern(r"</?font[^>]*>|\{\\[^}]*\}")
"""What WebVTT would show as it is written: colours, and where on the screen words are."""

_CUE_TIMES = lazy_pattern(r"(?:(\d+):)?(\d{1,2}):(\d{2})[.,]\d{3}\s*-->.*")
_TAG = lazy_pattern(
    r"\{\\[^}]*\}|</?font[^>]*>|</?[cbiuv](?:[.\s][^>]*)?>|<\d[\d:.]*>|</?(?:lang|ruby|rt)[^>]*>"
)
_VOICE = lazy_pattern(r"<v(?:\.\S+)?\s+([^>]+)>")


def as_web_vtt(data: bytes) -> bytes:
    """The WebVTT of a file of SubRip: a heading, points before fractions of seconds; its numbers name the cues."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    text = _TIMES.sub(r"\1.\2.\3", _FOREIGN.sub("", text)).strip()
    return f"WEBVTT\n\n{text}\n".encode()


def cues(text: str, *, with_voices: bool = True) -> list[tuple[int | None, str]]:
    """The cues of WebVTT (https://www.w3.org/TR/webvtt1/) or SubRip as pairs of their start in seconds and their words,
    a voice before what it says if they are wanted; of a plain text its paragraphs, without a time."""
    found: list[tuple[int | None, str]] = []
    for block in re.split(r"\n{2,}", text.strip()):
        lines = block.split("\n")
        at = next((i for i, line in enumerate(lines) if _CUE_TIMES.fullmatch(line.strip())), None)
        if at is None:
            if not lines[0].startswith(("WEBVTT", "NOTE", "STYLE", "REGION")):
                found.append((None, " ".join(line.strip() for line in lines)))
            continue
        match = _CUE_TIMES.fullmatch(lines[at].strip())
        assert match is not None
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        words = " ".join(line.strip() for line in lines[at + 1 :])
        words = _TAG.sub("", _VOICE.sub(r"\1: ", words) if with_voices else words).strip()
        if words:
            found.append((hours * 3600 + minutes * 60 + seconds, words))
    return found
