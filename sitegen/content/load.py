"""Reading a project's content folder: the only place where content files are opened."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import msgspec

from sitegen.cache.signatures import Signature, signature
from sitegen.content import schema
from sitegen.content.entry import SIZE_LIMIT, Entry, Place, ReadOptions, read_entry, read_site, too_large
from sitegen.content.hidden import Hidden, hidden, left_out
from sitegen.content.listing import Listing, list_folder, listing_of, unexpected_files
from sitegen.content.media_files import NO_FILES, MediaFiles, MediaMemory, read_media
from sitegen.content.notation import OWN_NOTATION, Notation
from sitegen.content.reading import Ref
from sitegen.options import Visibility
from sitegen.problems import Origin, Problem, Span, codes
from sitegen.runtime.regular_files import reason

Found = tuple[Entry | None, tuple[Problem, ...]]
"""An entry, None where it cannot be used, and the problems of its file."""


SITE_FILE = "content/site.yaml"


class Settings(msgspec.Struct, frozen=True):
    """What site.yaml says. `site` is None where it cannot be used."""

    site: schema.Site | None
    origin: Origin
    refs: tuple[Ref, ...]
    problems: tuple[Problem, ...]
    notation: Notation | None = OWN_NOTATION
    """What the content may be written in; None where an extension that adds to that cannot be used."""

    @property
    def languages(self) -> tuple[str, ...] | None:
        return self.site.languages if self.site else None

    @property
    def read_options(self) -> ReadOptions:
        return ReadOptions(self.languages, (self.notation or OWN_NOTATION).syntax)


class Content(msgspec.Struct, frozen=True):
    """All that could be read and is to be shown, in the order of kinds and ids. `site` is None where site.yaml cannot
    be used."""

    site: schema.Site | None
    site_origin: Origin
    site_refs: tuple[Ref, ...]
    entries: tuple[Entry, ...]
    broken: tuple[Entry, ...]
    """Entries whose fields cannot be used; what they refer to is checked all the same."""
    ids: frozenset[str]
    """Every id that a file claims, also of files that cannot be used."""
    hidden: tuple[Hidden, ...] = ()
    """What there is and is not shown: nothing else is known of it."""
    notation: Notation = OWN_NOTATION
    """What it may be written in."""
    files: MediaFiles = NO_FILES
    """The files of media."""

    @property
    def types(self) -> schema.RecordTypes:
        """The kinds of records that it may have."""
        return self.notation.types

    @property
    def left_out(self) -> tuple[str, ...]:
        """Messages about what is not shown."""
        return left_out(self.entries, self.hidden)


class KnownEntries(Protocol):
    """What was read of files before."""

    def set_options(self, options: ReadOptions) -> None: ...

    def read_ahead(self, root: Path, places: Sequence[Place], options: ReadOptions) -> None: ...

    def by_signature(self, place: Place, signature: Signature | None) -> Found | None: ...

    def by_bytes(self, place: Place, signature: Signature | None, data: bytes) -> Found | None: ...

    def remember(self, place: Place, signature: Signature | None, data: bytes, found: Found) -> None: ...


class Memory(KnownEntries, Protocol):
    """What earlier runs read; see `sitegen.memory.entries.EntryMemory`."""

    @property
    def media(self) -> MediaMemory: ...


ReadSettings = Callable[[Path], Settings]
"""Reads site.yaml in a content folder, and what it names; see `read_settings`."""

NOTHING_SEEN: Mapping[str, Signature | None] = MappingProxyType({})


def load(
    root: Path,
    visibility: Visibility,
    memory: Memory | None = None,
    seen: Mapping[str, Signature | None] = NOTHING_SEEN,
    settings: Settings | None = None,
) -> tuple[Content, list[Problem]]:
    """The content of the project at `root` as far as it is to be shown, and every problem of every file.

    Files that `memory` knows are not read or not parsed again, nor looked at if they were `seen` a moment ago, by path.
    `settings` are those of site.yaml, where that was read already.
    """
    folder = root / "content"
    if not folder.is_dir():
        return no_content()
    site = settings or read_settings(folder)
    notation = site.notation
    if notation is None:
        return unreadable(site)
    options = site.read_options
    if memory is not None:
        memory.set_options(options)
    listing = listing_of(list_folder(folder, type_, site.languages) for type_ in notation.types)
    if memory is not None:
        memory.read_ahead(root, listing.places, options)
    found = [read_place(root, place, options, memory, seen) for place in listing.places]
    content, problems = content_of(site, listing, found, visibility)
    files, faults = read_media(root, listing.files, memory.media if memory is not None else None)
    content = msgspec.structs.replace(content, files=files)
    return content, [*problems, *faults, *unexpected_files(folder, notation)]


def no_content() -> tuple[Content, list[Problem]]:
    """What a project is without its folder of content."""
    hint = "create it, or give the project's folder with --root"
    problem = codes.NO_CONTENT.at(Span("content"), "there is no content/ folder here", hint)
    return Content(None, Origin(SITE_FILE), (), (), (), frozenset()), [problem]


def unreadable(settings: Settings) -> tuple[Content, list[Problem]]:
    """What a project is while its extensions cannot be used: what its files may say is not known."""
    content = Content(None, settings.origin, (), (), (), frozenset())
    return content, list(settings.problems)


def read_settings(folder: Path) -> Settings:
    """What site.yaml in the content folder says."""
    if not os.path.lexists(folder / "site.yaml"):
        hint = "it has title, description, base_url and languages"
        problem = codes.NO_CONTENT.at(Span(SITE_FILE), "there is no content/site.yaml", hint)
        return Settings(None, Origin(SITE_FILE), (), (problem,))
    data = _read(f"{folder}/site.yaml", SITE_FILE, folder.parent)
    if isinstance(data, Problem):
        return Settings(None, Origin(SITE_FILE), (), (data,))
    site, origin, refs, problems = read_site(data, SITE_FILE)
    return Settings(site, origin, refs, tuple(problems))


def read_place(
    root: Path,
    place: Place,
    options: ReadOptions,
    memory: KnownEntries | None,
    seen_before: Mapping[str, Signature | None] = NOTHING_SEEN,
) -> Found:
    """What the file at `place` holds; see `load`."""
    path = f"{root}/{place.file}"
    if memory is not None and (known := memory.by_signature(place, seen_before.get(path))):
        return known
    seen = signature(path) if memory is not None else None
    if memory is not None and (known := memory.by_signature(place, seen)):
        return known
    # What has a signature is a regular file, and no link.
    data = _read(path, place.file, root, trusted=seen is not None)
    if isinstance(data, Problem):
        return None, (data,)
    if memory is not None and (known := memory.by_bytes(place, seen, data)):
        return known
    entry, problems = read_entry(data, place, options)
    found = (entry, tuple(problems))
    if memory is not None:
        memory.remember(place, seen, data, found)
    return found


def content_of(
    site: Settings, listing: Listing, found: Iterable[Found], visibility: Visibility
) -> tuple[Content, list[Problem]]:
    """The content that consists of what was `found` at each of the listing's places, with all problems. This is the one
    place where what is not to be shown is parted from the rest: nothing later sees it."""
    found = tuple(found)
    problems = [*site.problems, *listing.problems, *(p for _, in_file in found for p in in_file)]
    entries = [
        entry
        for entry, _ in found
        if entry is not None and not (listing.foreign and entry.origin.file in listing.foreign)
    ]
    usable, broken, not_shown = [], [], []
    for entry in entries:
        if (one := hidden(entry, visibility)) is not None:
            not_shown.append(one)
        elif entry.value is not None:
            usable.append(entry)
        else:
            broken.append(entry)
    notation = site.notation or OWN_NOTATION
    own, refs = _without(site, _waiting(not_shown, (*usable, *broken)))
    content = Content(
        own, site.origin, refs, tuple(usable), tuple(broken), listing.ids, tuple(not_shown), notation
    )
    return content, problems


def _waiting(hidden: Iterable[Hidden], others: Iterable[Entry]) -> frozenset[str]:
    """The ids of which nothing is shown yet."""
    return frozenset(one.id for one in hidden) - frozenset(entry.id for entry in others)


def _without(site: Settings, waiting: frozenset[str]) -> tuple[schema.Site | None, tuple[Ref, ...]]:
    """The settings and what they refer to, without the featured briefs that are `waiting` to be shown: a front page is
    prepared before they are."""
    if site.site is None or waiting.isdisjoint(site.site.featured.briefs):
        return site.site, site.refs
    briefs = tuple(id_ for id_ in site.site.featured.briefs if id_ not in waiting)
    featured = msgspec.structs.replace(site.site.featured, briefs=briefs)
    refs = tuple(
        ref for ref in site.refs if not (ref.id in waiting and ref.pointer.startswith("featured/briefs"))
    )
    return msgspec.structs.replace(site.site, featured=featured), refs


def _read(path: str, file: str, root: Path, *, trusted: bool = False) -> bytes | Problem:
    """The bytes of a file, or why they cannot be had. It is looked at first unless it is `trusted` to be a regular one
    of the project at `root`."""
    try:
        fault = None if trusted else _fault(Path(path), file, root / "content")
        if fault is not None:
            return fault
        with io.FileIO(path) as opened:
            size = os.fstat(opened.fileno()).st_size
            return opened.readall() if size <= SIZE_LIMIT else too_large(file, size)
    except (OSError, RuntimeError) as error:
        message = f"the file cannot be read: {reason(error)}"
        return codes.UNREADABLE.at(Span(file), message, codes.UNREADABLE.fix)


def _fault(path: Path, file: str, folder: Path) -> Problem | None:
    """Why a file is not read: it is a link to a place outside the content folder, or no regular file."""
    if path.is_symlink() and not path.resolve(strict=True).is_relative_to(folder.resolve()):
        message = f"this is a link to {path.readlink()}, outside the content folder"
        return codes.OUTSIDE_ROOT.at(Span(file), message, codes.OUTSIDE_ROOT.fix)
    if not stat.S_ISREG(path.stat().st_mode):
        return codes.UNREADABLE.at(Span(file), "this is not a regular file", "replace it with a file")
    return None
