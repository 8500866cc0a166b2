"""Where in its own scan or recording a source says something: what the place in a quotation leads to."""

from __future__ import annotations

import re

from sitegen.publication.media import file_of, files_as_they_are
from sitegen.publication.model import Publication
from sitegen.runtime.patterns import lazy_pattern

_PAGE = lazy_pattern(
    r"(?:\bp{1,2}\.?|\bpages?|\bS\.)\s*(\d{1,5})|(\d{1,5})\s*(?:쪽|면|페이지)", re.IGNORECASE
)
_TIME = lazy_pattern(r"(?<![\d:])(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?![\d:])")


def media_place(source: str, locator: str, publication: Publication) -> str:
    """The path, below the output folder, of the place that `locator` names in a source's own PDF or recording: a page
    (RFC 8118, `#page=12`) or a moment (Media Fragments URI 1.0, `#t=754`); "" where there is none."""
    media = publication.sources[source].media
    if not media:
        return ""
    moment, page = moment_of(locator), page_of(locator)
    if moment is not None:
        return _first(media, ("audio", "video"), f"#t={moment}", publication)
    return _first(media, ("document",), f"#page={page}", publication) if page else ""


def moment_of(locator: str) -> int | None:
    """The second that a locator names: 754 for 12:34; None where it names none."""
    moment = _TIME.search(locator)
    if moment is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in moment.groups())
    return hours * 3600 + minutes * 60 + seconds


def page_of(locator: str) -> str:
    """The page that a locator names, "12" for p. 12; "" where it names none."""
    page = _PAGE.search(locator)
    return page[1] or page[2] if page else ""


def _first(media: tuple[str, ...], natures: tuple[str, ...], fragment: str, publication: Publication) -> str:
    for id_ in media:
        file = file_of(publication.media[id_].file, publication.files)
        if file is not None and file.format.nature in natures:
            path = next(path for path, found in files_as_they_are(id_, publication) if found is file)
            return path + fragment
    return ""
