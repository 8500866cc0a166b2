"""Transcripts with times: WebVTT and SubRip, a line for each cue, with the second at which it begins."""

from __future__ import annotations

from html import unescape

from sitegen.captures.encodings import decoded
from sitegen.captures.reading import Place, Reading, UnreadableError
from sitegen.content.web_vtt import cues

_LEAST = 10
"""Fewer characters may be said twice."""


def read(data: bytes, charset: str = "") -> Reading:
    """What is said, without the names of voices: a quotation runs on from cue to cue. A line that captions show again
    while the next one is said counts once."""
    lines: list[str] = []
    places: list[Place] = []
    offset = 0
    text = decoded(data, charset).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for second, said in cues(text, with_voices=False):
        words = unescape(said)
        if second is None or (lines and words == lines[-1]):
            continue
        if lines and len(lines[-1]) >= _LEAST and words.startswith(f"{lines[-1]} "):
            words = words[len(lines[-1]) + 1 :]
        places.append(Place(offset, "second", second))
        lines.append(words)
        offset += len(words) + 1
    if not lines:
        raise UnreadableError(
            "has no cues with times",
            "a cue is a line with its times, `00:01.000 --> 00:04.000`, and its words",
        )
    return Reading("\n".join(lines), tuple(places))
