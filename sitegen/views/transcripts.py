"""What is said in a recording: as its record has it, or as a file with times (WebVTT, SubRip) has it."""

from __future__ import annotations

from html import escape

from sitegen.content.records.medium import is_transcript_file
from sitegen.content.web_vtt import cues
from sitegen.language.locators import clock
from sitegen.publication.media import file_of
from sitegen.views.builder import ViewBuilder
from sitegen.views.parts import Html


def transcript(builder: ViewBuilder, id_: str) -> tuple[Html, ...]:
    """The paragraphs of a medium's transcript, in the page's language where there is one; each of a file with times
    begins with its time, and has an id by which a quotation's place leads to it ("t75": 75 seconds)."""
    medium = builder.publication.media[id_]
    if medium.transcript is None:
        return ()
    best = medium.transcript.best(builder.language, builder.publication.languages)
    lang = builder.lang(best.language)
    if not is_transcript_file(best.text):
        parts = [part for part in best.text.split("\n\n") if part.strip()]
        return tuple(Html(escape(part.strip()), lang, part.strip()) for part in parts)
    file = file_of(best.text, builder.publication.files)
    if file is None:
        return ()
    text = file.text.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return tuple(_cue(time, words, lang) for time, words in cues(text))


def _cue(time: int | None, words: str, lang: str) -> Html:
    if time is None:
        return Html(escape(words), lang, words)
    shown = clock(time)
    return Html(f'<span class="time" id="t{time}">{shown}</span> {escape(words)}', lang, words)
