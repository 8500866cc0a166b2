"""The files of media that a site publishes: pictures as the web wants them, all others as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from sitegen.content.media_files import MediaFile
from sitegen.pictures.decoding import decoded
from sitegen.pictures.inspection import damaged
from sitegen.pictures.making import Job, Shelf
from sitegen.pictures.opening import PictureError
from sitegen.pictures.picture import Variant
from sitegen.problems import Problem, Span
from sitegen.publication.media import files_as_they_are, pictures_of
from sitegen.publication.model import Publication
from sitegen.runtime.regular_files import read_regular, reason

Producer = Callable[[], bytes]


class MissingFile(Exception):
    """A file of media that was there when the content was read is gone, is another by now, or cannot be decoded."""


class MediaOutput:
    """Makes the files of media of the project at `root`."""

    def __init__(self, root: Path, memory: Path | None) -> None:
        """Pictures are kept below the folder `memory`, where there is one."""
        self._root = root
        self.shelf = Shelf(memory / "pictures" if memory is not None else None)

    def of(self, id_: str, publication: Publication) -> Iterator[tuple[str, Producer]]:
        """The files of a medium by their paths."""
        for path, file in files_as_they_are(id_, publication):
            yield path, partial(self._as_it_is, file)
        for job in self.jobs_of(id_, publication):
            for variant in job.variants:
                yield variant.name, partial(self._picture, job, variant)

    def jobs_of(self, id_: str, publication: Publication) -> Iterator[Job]:
        """The pictures of a medium, as what is to be made of them."""
        for file, variants in pictures_of(id_, publication):
            if file.picture is not None:
                yield Job(f"{self._root}/{file.file}", file.file, Span(file.file), file.picture, variants)

    def damaged(self, job: Job) -> Problem | None:
        """What keeps a picture from being decoded, if anything does; known of those that were made."""
        if not self.shelf.missing(job) or job.picture.format == "svg":
            return None
        try:
            decoded(read_regular(job.path), job.picture, 1)
        except (OSError, PictureError) as error:
            words = reason(error) if isinstance(error, OSError) else str(error)
            return damaged(Path(job.file).name, job.picture.format, words, job.at)
        return None

    def _as_it_is(self, file: MediaFile) -> bytes:
        try:
            return (self._root / file.file).read_bytes()
        except OSError as error:
            raise MissingFile(f"{file.file} cannot be read: {reason(error)}") from error

    def _picture(self, job: Job, variant: Variant) -> bytes:
        try:
            return self.shelf.bytes_of(job, variant)
        except PictureError as error:
            raise MissingFile(f"{job.file}: {error}") from error
