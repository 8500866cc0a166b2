"""An output as a row: files of a site beside its pages and assets, such as a feed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from sitegen.content.extension_code import ExtensionFault
from sitegen.content.load import SITE_FILE
from sitegen.kinds.kind import RecordKinds
from sitegen.outputs.share_card import Painter
from sitegen.problems import Span, codes
from sitegen.publication.model import Publication
from sitegen.publication.pages import Addresses
from sitegen.views.builder import ViewBuilder
from sitegen.views.frame import Shell

Producer = Callable[[], bytes]
"""Makes the bytes of a file, when it is asked for."""

OutputFiles = Iterable[tuple[str, Producer]]
"""Files by their path below the output folder: relative, divided by slashes."""

PageMaker = Callable[[str, str, str, Callable[[Shell], object]], bytes]


class OutputContext(msgspec.Struct, frozen=True):
    """What outputs are made from."""

    publication: Publication
    """Watched: a file is made again when something that it, or the list of files it is in, asked for has changed."""
    addresses: Addresses
    builders: Mapping[str, ViewBuilder]
    """What says things in each language of the publication, the default first."""
    kinds: RecordKinds
    paint: Painter
    """Draws share cards with the theme's fonts."""
    file: Callable[[str], bytes]
    """Makes a file of the site, by its path below the output folder."""
    page: PageMaker
    """A page of the theme that is no record's and no section, as bytes: by the name of its template, its language, its
    title, and what gives its view for what all pages share. Search engines are told to leave it out."""


def _no_files(given: OutputContext) -> OutputFiles:
    return ()


def _no_record_files(given: OutputContext, id_: str) -> OutputFiles:
    return ()


class Output(msgspec.Struct, frozen=True):
    """Files that a site has beside pages and assets. What lists and makes them are functions of what they are given:
    they read no file, clock or global. A file of a record is best listed by `record_files`, which is asked for each
    record, so that it does not depend on the others."""

    name: str
    files: Callable[[OutputContext], OutputFiles] = _no_files
    record_files: Callable[[OutputContext, str], OutputFiles] = _no_record_files

    @property
    def has_record_files(self) -> bool:
        """Whether a record may have files of it: where none can, none is asked for."""
        return self.record_files is not _no_record_files

    def listed(self, given: OutputContext, id_: str = "") -> tuple[tuple[str, Producer], ...]:
        """Its files; those of a record, where an id is given. Raises ExtensionFault for what is no list of files."""
        found = tuple(self.record_files(given, id_) if id_ else self.files(given))
        for file in found:
            if not (
                isinstance(file, tuple) and len(file) == 2 and isinstance(file[0], str) and callable(file[1])
            ):
                raise self._fault(f"lists {file!r}, which is no pair of a path and a function")
        return found

    def made(self, path: str, make: Producer) -> bytes:
        """The bytes of one of its files. Raises ExtensionFault for what are none."""
        data = make()
        if not isinstance(data, bytes):
            raise self._fault(f'makes {type(data).__name__} for "{path}", not bytes')
        return data

    def _fault(self, message: str) -> ExtensionFault:
        problem = codes.EXTENSION.at(
            Span(SITE_FILE), f'the output "{self.name}" {message}', codes.EXTENSION.hint
        )
        return ExtensionFault(problem)
