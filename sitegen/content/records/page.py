"""A custom page, in one language: what a publication says of itself."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.content.passage import Passage
from sitegen.content.records.fields import Fields, PassageReader
from sitegen.markdown.document import Document


class PageFields(Fields, frozen=True, forbid_unknown_fields=True):
    """The front matter of a custom page in one language."""

    KIND = "page"
    FOLDER = "pages"
    SECTION = ""
    HAS_BODY = True

    title: str
    description: str | None = None
    order: int | None = None

    def passages(self, id_: str, reader: PassageReader, body: Document | None) -> Iterator[Passage]:
        yield from reader.texts("title", self.title)
        yield from reader.texts("description", self.description)
        yield from reader.body(body)
