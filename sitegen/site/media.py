"""The files of media that a site publishes: pictures as the web wants them, all others as they are."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

import jinja2
import msgspec

from sitegen.content.entry import Entry
from sitegen.content.media_files import MOST_BYTES, MediaFile, file_key
from sitegen.content.records.medium import Medium
from sitegen.content.web_vtt import as_web_vtt
from sitegen.pictures.decoding import decoded
from sitegen.pictures.inspection import damaged
from sitegen.pictures.making import Job, Shelf
from sitegen.pictures.opening import PictureError
from sitegen.pictures.picture import Variant
from sitegen.problems import Problem, Span
from sitegen.publication.media import files_as_they_are, pictures_in_texts, pictures_of
from sitegen.publication.model import Publication
from sitegen.runtime.regular_files import read_regular, reason

Producer = Callable[[], bytes]

NOWHERE: Mapping[str, Span] = MappingProxyType({})


def named_at(entries: Iterable[Entry]) -> Mapping[str, Span]:
    """Where files of media are named first, by their keys: the positions of what is wrong with them."""
    found: dict[str, Span] = {}
    for entry in entries:
        if isinstance(entry.value, Medium):
            for pointer, name in entry.value.files:
                found.setdefault(file_key(name), entry.origin.at(pointer))
        for document in (document for _, document in entry.texts) if entry.outgoing.pictures else ():
            for slot in document.pictures():
                span = Span(entry.origin.file, slot.line, slot.column)
                found.setdefault(file_key(slot.name), span)
    return found


class MissingFile(Exception):
    """A file of media that was there when the content was read is gone, is another by now, or cannot be decoded."""


class MediaOutput:
    """Makes the files of media of the project at `root`."""

    def __init__(self, root: Path, memory: Path | None) -> None:
        """Pictures are kept below the folder `memory`, where there is one."""
        self._root = root
        self.shelf = Shelf(memory / "pictures" if memory is not None else None)
        self._faults: dict[str, str] = {}

    def of(self, id_: str, publication: Publication) -> Iterator[tuple[str, Producer]]:
        """The files of a medium by their paths."""
        for path, file in files_as_they_are(id_, publication):
            is_srt = file.format.name == "SubRip"
            yield path, partial(self._as_it_is, file, is_srt and path.endswith(".vtt"))
        for job in self._jobs(pictures_of(id_, publication), NOWHERE):
            for variant in job.variants:
                yield variant.name, partial(self._picture, job, variant)

    def of_texts(self, publication: Publication) -> Iterator[tuple[str, Producer]]:
        """The files of pictures that texts show without a record, by their paths."""
        for job in self._jobs(pictures_in_texts(publication), NOWHERE):
            for variant in job.variants:
                yield variant.name, partial(self._picture, job, variant)

    def _jobs(
        self, pictures: Iterable[tuple[MediaFile, tuple[Variant, ...]]], at: Mapping[str, Span]
    ) -> Iterator[Job]:
        """Pictures as what is to be made of them; `at` says where files are named."""
        for file, variants in pictures:
            if file.picture is not None:
                span = at.get(file.key) or Span(file.file)
                yield Job(f"{self._root}/{file.file}", file.file, span, file.picture, variants)

    def jobs(
        self, publication: Publication, at: Mapping[str, Span], wanted: Container[str] | None = None
    ) -> list[Job]:
        """What is to be made of all pictures; with `wanted`, only the files at these paths."""
        found = []
        of_media = (each for id_ in publication.media for each in pictures_of(id_, publication))
        for job in self._jobs((*of_media, *pictures_in_texts(publication)), at):
            variants = tuple(one for one in job.variants if wanted is None or one.name in wanted)
            if variants:
                found.append(msgspec.structs.replace(job, variants=variants))
        return found

    def damaged(self, publication: Publication, at: Mapping[str, Span]) -> Iterator[Problem]:
        """The pictures that cannot be decoded; of those that were made it is known that they can."""
        for job in self.jobs(publication, at):
            if job.picture.format == "svg" or not self.shelf.missing(job):
                continue
            if job.picture.digest not in self._faults:
                self._faults[job.picture.digest] = _fault(job)
            if words := self._faults[job.picture.digest]:
                yield damaged(Path(job.file).name, job.picture.format, words, job.at)

    def prune(self, publication: Publication) -> None:
        """Removes pictures that have not been part of the site for long."""
        self.shelf.prune([variant for job in self.jobs(publication, NOWHERE) for variant in job.variants])

    def _as_it_is(self, file: MediaFile, as_captions: bool) -> bytes:
        try:
            data = read_regular(self._root / file.file, MOST_BYTES)
        except (OSError, RuntimeError) as error:
            raise MissingFile(f"{file.file} cannot be read: {reason(error)}") from error
        if sha256(data).hexdigest() != file.digest:
            raise MissingFile(f"{file.file} was replaced meanwhile; build again")
        return as_web_vtt(data) if as_captions else data

    def _picture(self, job: Job, variant: Variant) -> bytes:
        try:
            return self.shelf.bytes_of(job, variant)
        except PictureError as error:
            raise MissingFile(f"{job.file}: {error}") from error


def made_now(make: Producer) -> bytes:
    """A file, made. Raises jinja2.TemplateError where it cannot be made, as it is reported where files are made."""
    try:
        return make()
    except MissingFile as error:
        raise jinja2.TemplateRuntimeError(str(error)) from error


def _fault(job: Job) -> str:
    """What keeps a picture from being decoded, in words; "" where nothing does."""
    try:
        decoded(read_regular(job.path, MOST_BYTES), job.picture, 1)
    except (OSError, RuntimeError) as error:
        return reason(error)
    except PictureError as error:
        return str(error)
    return ""
