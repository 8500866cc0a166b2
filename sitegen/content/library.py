"""The content of a project that is being edited: kept in memory, and read again only where a file changed."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from sitegen.cache.signatures import Signature
from sitegen.cache.store import digest
from sitegen.content.entry import Entry, Place, ReadOptions
from sitegen.content.hidden import hidden
from sitegen.content.listing import RecordFolder, is_ignored, list_folder, listing_of, unexpected_files
from sitegen.content.load import (
    Content,
    Found,
    Memory,
    ReadSettings,
    Settings,
    content_of,
    no_content,
    read_place,
    read_settings,
    unreadable,
)
from sitegen.content.media_files import read_media
from sitegen.content.notation import OWN_NOTATION
from sitegen.options import Visibility
from sitegen.problems import Problem


class _Scope(msgspec.Struct):
    """What is to be looked at again: `everything`, or the settings, the files of media, and the folders of records and
    files that are named."""

    everything: bool = False
    settings: bool = False
    media: bool = False
    folders: set[str] = msgspec.field(default_factory=set)
    files: set[str] = msgspec.field(default_factory=set)


class Reading(msgspec.Struct, frozen=True):
    """What `load` gives, and the entries that are not what they were the last time, by file: None for those that are
    gone, or not shown. `changes` is None where they were not looked for."""

    content: Content
    problems: tuple[Problem, ...]
    changes: Mapping[str, Entry | None] | None = None


class Library:
    """Reads the content of a project again and again. What a file holds stays the same object while its bytes do."""

    def __init__(
        self,
        root: Path,
        visibility: Visibility,
        memory: Memory | None = None,
        settings: ReadSettings = read_settings,
    ) -> None:
        """`visibility` says what of it is shown; `memory` has what earlier runs read; `settings` reads site.yaml."""
        self._root = root
        self._showing = visibility
        self._read_settings = settings
        self._folder = root / "content"
        self._cache = _EntryCache(memory)
        self._settings: Settings | None = None
        self._options = ReadOptions()
        self._notation = OWN_NOTATION
        self._media = memory.media if memory is not None else None
        self._media_faults: tuple[Problem, ...] = ()
        self._forget()

    def drop_memory(self) -> None:
        """Asks no more for what earlier runs read: they did so in another way."""
        self._cache.memory = None

    def _forget(self) -> None:
        self._folders: dict[str, RecordFolder] = {}
        self._listing = listing_of(())
        self._places: dict[str, Place] = {}
        self._found: dict[str, Found] = {}
        self._content = no_content()[0]
        self._usable: dict[str, Entry] = {}
        self._faults: dict[str, tuple[Problem, ...]] = {}

    def read(self, changed: Iterable[Path] | None = None) -> Reading:
        """The content as it is now. `changed` are the resolved paths that were added, changed or removed since the
        last time, a folder for all that is below it; None where that is not known."""
        if not self._folder.is_dir():
            self._settings = None
            content, problems = no_content()
            return Reading(content, tuple(problems))
        scope = self._scope(changed) if self._settings and changed is not None else _Scope(everything=True)
        settings = self._settings
        before = (self._settings, self._listing)
        if settings is None or scope.everything or scope.settings:
            settings = self._read_settings(self._folder)
            if settings.notation is None:
                self._settings = None
                content, problems = unreadable(settings)
                return Reading(content, tuple(problems))
            # While site.yaml cannot be used, files stay read as for the languages it had before.
            options = ReadOptions(settings.languages or self._options.languages, settings.notation.syntax)
            as_before = options == self._options and settings.notation == self._notation
            if self._settings is None or not as_before:
                self._cache.set_options(options)
                self._forget()
                scope.everything = True
            self._settings, self._options, self._notation = settings, options, settings.notation
        folders = self._notation.types.by_folder if scope.everything else scope.folders
        scope.files |= self._list(folders)
        read = self._read(self._places if scope.everything else scope.files)
        if self._options.languages is not None:
            self._cache.memory = None
        same_files = before == (settings, self._listing)
        if not same_files or not self._replace(read):
            self._gather(settings)
        if scope.everything or scope.media or not same_files:
            self._read_media()
        problems = [
            *settings.problems,
            *self._listing.problems,
            *unexpected_files(self._folder, self._notation),
        ]
        problems += self._media_faults
        problems += (problem for found in self._faults.values() for problem in found)
        apart = self._listing.foreign.union(one.file for one in self._content.hidden)
        changes = {file: None if file in apart else entry for file, (entry, _) in read.items()}
        return Reading(self._content, tuple(problems), changes if same_files else None)

    def _scope(self, changed: Iterable[Path]) -> _Scope:
        """What `changed` concerns. Where symbolic links lead is not watched, so they are always looked at."""
        folder = Path(os.path.realpath(self._folder))
        homes = {Path(os.path.realpath(folder / name)): name for name in self._notation.types.by_folder}
        linked = (self._folder / "site.yaml").is_symlink()
        scope = _Scope(settings=linked, files=set(self._listing.links))
        for path in changed:
            home = homes.get(path.parent)
            if path in homes or path == folder or path in folder.parents:
                return _Scope(everything=True)
            if path == folder / "site.yaml" or self._is_of_extension(path):
                scope.settings = True
            elif home is not None and not is_ignored(path.name):
                if path.name in self._folders[home].files:
                    scope.media = True
                item = self._folders[home].items.get(path.name)
                if (
                    item is None
                    or item.place is None
                    or not path.is_file()
                    or path.is_symlink() != item.is_link
                ):
                    scope.folders.add(home)
                scope.files.add(f"content/{home}/{path.name}")
        return scope

    def _is_of_extension(self, path: Path) -> bool:
        """Whether a file is code of an extension, or a folder that holds some."""
        code = self._notation.code
        return code.owner(str(path)) is not None or any(
            Path(place).is_relative_to(path) for place, _ in code.places
        )

    def _list(self, folders: Collection[str]) -> set[str]:
        """Lists these `folders` of records again; gives the files that are new, and forgets those that are gone."""
        if not folders:
            return set()
        types = self._notation.types.by_folder
        for name in folders:
            self._folders[name] = list_folder(
                self._folder, types[name], self._options.languages, self._folders.get(name)
            )
        self._listing = listing_of(self._folders[name] for name in types)
        self._places = {place.file: place for place in self._listing.places}
        for file in self._found.keys() - self._places.keys():
            del self._found[file]
            self._cache.forget(file)
        return set(self._places.keys() - self._found.keys())

    def _read(self, files: Iterable[str]) -> dict[str, Found]:
        """Reads `files`; returns the contents of those that changed."""
        places = [self._places[file] for file in files if file in self._places]
        self._cache.read_ahead(self._root, places, self._options)
        changed = {}
        for place in places:
            found = read_place(self._root, place, self._options, self._cache)
            if self._found.get(place.file) is not found:
                self._found[place.file] = changed[place.file] = found
        return changed

    def _read_media(self) -> None:
        """Looks at the files of media again; what is known of one stays while its signature does."""
        files, self._media_faults = read_media(self._root, self._listing.files, self._media)
        if files != self._content.files:
            self._content = msgspec.structs.replace(self._content, files=files)

    def _replace(self, changed: Mapping[str, Found]) -> bool:
        """Puts what changed into the content, where it only takes the place of what was usable and shown, too."""
        for file, (entry, _) in changed.items():
            if entry is None or entry.value is None or file not in self._usable:
                return False
            if hidden(entry, self._showing) is not None:
                return False
        if not changed:
            return True
        for file, (entry, problems) in changed.items():
            if entry is not None:
                self._usable[file] = entry
            self._faults.pop(file, None)
            if problems:
                self._faults[file] = problems
        self._content = msgspec.structs.replace(self._content, entries=tuple(self._usable.values()))
        return True

    def _gather(self, settings: Settings) -> None:
        """Builds the content again."""
        found = {file: self._found[file] for file in self._places}
        content, _ = content_of(settings, self._listing, found.values(), self._showing)
        self._content = msgspec.structs.replace(content, files=self._content.files)
        self._usable = {entry.origin.file: entry for entry in self._content.entries}
        self._faults = {file: problems for file, (_, problems) in found.items() if problems}


class _EntryCache:
    """The `KnownEntries` of one process: what files held, by their signature or the hash of their bytes."""

    def __init__(self, memory: Memory | None) -> None:
        self.memory = memory
        self._known: dict[str, tuple[Signature | None, bytes, Found]] = {}

    def set_options(self, options: ReadOptions) -> None:
        self._known = {}
        if self.memory is not None:
            self.memory.set_options(options)

    def read_ahead(self, root: Path, places: Sequence[Place], options: ReadOptions) -> None:
        if self.memory is not None:
            self.memory.read_ahead(root, places, options)

    def by_signature(self, place: Place, signature: Signature | None) -> Found | None:
        known = self._known.get(place.file)
        if known is not None and signature is not None and known[0] == signature:
            return known[2]
        found = self.memory.by_signature(place, signature) if self.memory is not None else None
        if found is not None:
            self._known[place.file] = (signature, b"", found)
        return found

    def by_bytes(self, place: Place, signature: Signature | None, data: bytes) -> Found | None:
        known = self._known.get(place.file)
        bytes_digest = digest(data)
        found = known[2] if known is not None and known[1] == bytes_digest else None
        if found is None and self.memory is not None:
            found = self.memory.by_bytes(place, signature, data)
        if found is not None:
            self._known[place.file] = (signature, bytes_digest, found)
        return found

    def remember(self, place: Place, signature: Signature | None, data: bytes, found: Found) -> None:
        self._known[place.file] = (signature, digest(data), found)
        if self.memory is not None:
            self.memory.remember(place, signature, data, found)

    def forget(self, file: str) -> None:
        self._known.pop(file, None)
