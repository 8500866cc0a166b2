"""Where in its own scan or recording a source says something: what the place in a quotation leads to."""

from __future__ import annotations

from sitegen.language.locators import moment_of, page_of
from sitegen.publication.media import file_of, files_as_they_are
from sitegen.publication.model import Publication


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


def _first(media: tuple[str, ...], natures: tuple[str, ...], fragment: str, publication: Publication) -> str:
    for id_ in media:
        file = file_of(publication.media[id_].file, publication.files)
        if file is not None and file.format.nature in natures:
            path = next(path for path, found in files_as_they_are(id_, publication) if found is file)
            return path + fragment
    return ""
