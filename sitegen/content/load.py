"""Reading a project's content folder: the only place where content files are opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from sitegen import codes
from sitegen.content import schema
from sitegen.content.decode import ID, Ref
from sitegen.content.entry import MARKDOWN_KINDS, Entry, Place, read_entry, read_site
from sitegen.content.suggest import did_you_mean
from sitegen.incremental.signatures import Signature, signature
from sitegen.problems import Origin, Problem, Span

Found = tuple[Entry | None, tuple[Problem, ...]]
"""An entry, None where it cannot be used, and the problems of its file."""


_ROOT_FILES = ("site.yaml", "waivers.yaml")
"""What stands in the content folder beside the folders of records."""


class Content(msgspec.Struct, frozen=True):
    """All that could be read, in the order of kinds and ids. `site` is None where site.yaml cannot be used."""

    site: schema.Site | None
    site_origin: Origin
    site_refs: tuple[Ref, ...]
    entries: tuple[Entry, ...]
    broken: tuple[Entry, ...]
    """Entries whose fields cannot be used; what they refer to is checked all the same."""
    ids: frozenset[str]
    """Every id that a file claims, also of files that cannot be used."""


class Memory(Protocol):
    """What earlier runs read; see `sitegen.incremental.entries.EntryMemory`."""

    def begin(self, languages: Iterable[str] | None) -> None: ...

    def read_ahead(self, files: Sequence[tuple[Path, Place]], languages: tuple[str, ...] | None) -> None: ...

    def by_signature(self, place: Place, signature: Signature | None) -> Found | None: ...

    def by_bytes(self, place: Place, signature: Signature | None, data: bytes) -> Found | None: ...

    def remember(self, place: Place, signature: Signature | None, data: bytes, found: Found) -> None: ...


def load(root: Path, memory: Memory | None = None) -> tuple[Content, list[Problem]]:
    """The content of the project at `root`, and every problem of every file.

    Files that `memory` knows are not read or not parsed again.
    """
    folder = root / "content"
    site_file = "content/site.yaml"
    problems: list[Problem] = []
    if not folder.is_dir():
        hint = "make it, or name the project's folder with --root"
        return _nothing(), [
            codes.NO_CONTENT.at(Span("content"), f"there is no folder {folder.name}/ here", hint)
        ]
    data = None
    if not os.path.lexists(folder / "site.yaml"):
        hint = "it holds title, description, base_url and languages"
        problems.append(codes.NO_CONTENT.at(Span(site_file), "there is no content/site.yaml", hint))
    else:
        data = _read(folder / "site.yaml", site_file, folder, problems)
    site, origin, refs, found = (
        read_site(data, site_file) if data is not None else (None, Origin(site_file), (), [])
    )
    problems += found
    languages = site.languages if site else None
    entries: dict[tuple[str, str], Entry] = {}
    claimed: dict[str, Place] = {}
    if memory is not None:
        memory.begin(languages)
    places = list(_places(folder, languages, problems))
    if memory is not None:
        memory.read_ahead(places, languages)
    for path, place in places:
        first = claimed.setdefault(place.id, place)
        if first.kind != place.kind:
            message = f'the id "{place.id}" is taken by {first.file}'
            problems.append(codes.DUPLICATE_ID.at(Span(place.file), message, "rename one of the two files"))
        result = _entry(path, place, languages, folder, memory, problems)
        if result is None:
            continue
        entry, in_file = result
        problems += in_file
        if entry is not None and first.kind == place.kind:
            entries[place.id, place.language] = entry
    usable = tuple(entry for entry in entries.values() if entry.value is not None)
    broken = tuple(entry for entry in entries.values() if entry.value is None)
    return Content(site, origin, refs, usable, broken, frozenset(claimed)), problems


def _entry(
    path: Path,
    place: Place,
    languages: tuple[str, ...] | None,
    folder: Path,
    memory: Memory | None,
    problems: list[Problem],
) -> Found | None:
    """What the file at `place` holds, None where it cannot be read."""
    seen = signature(path) if memory is not None else None
    if memory is not None and (known := memory.by_signature(place, seen)):
        return known
    data = _read(path, place.file, folder, problems)
    if data is None:
        return None
    if memory is not None and (known := memory.by_bytes(place, seen, data)):
        return known
    entry, found = read_entry(data, place, languages)
    if memory is not None:
        memory.remember(place, seen, data, (entry, tuple(found)))
    return entry, tuple(found)


def _nothing() -> Content:
    return Content(None, Origin("content/site.yaml"), (), (), (), frozenset())


def _read(path: Path, file: str, folder: Path, problems: list[Problem]) -> bytes | None:
    try:
        if path.is_symlink() and not path.resolve(strict=True).is_relative_to(folder.resolve()):
            message = f"this is a link to {path.readlink()}, outside the content folder"
            problems.append(codes.OUTSIDE_ROOT.at(Span(file), message, codes.OUTSIDE_ROOT.mend))
            return None
        if not stat.S_ISREG(path.stat().st_mode):
            message = "this is not a regular file"
            problems.append(codes.UNREADABLE.at(Span(file), message, "replace it by a file"))
            return None
        return path.read_bytes()
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        problems.append(
            codes.UNREADABLE.at(Span(file), f"the file cannot be read: {reason}", codes.UNREADABLE.mend)
        )
        return None


def _ignored(name: str) -> bool:
    """Whether a name is one that editors and file managers leave behind."""
    return name.startswith((".", "#")) or name.endswith(("~", ".lock", ".tmp", ".swp")) or name == "Thumbs.db"


def _places(
    folder: Path, languages: tuple[str, ...] | None, problems: list[Problem]
) -> Iterator[tuple[Path, Place]]:
    """The files of the record folders with what their paths say; problems for what does not belong there."""
    kinds = {name: kind for kind, name in schema.FOLDERS.items()}
    for item in sorted(folder.iterdir()):
        if not _ignored(item.name) and item.name not in kinds and item.name not in _ROOT_FILES:
            hint = did_you_mean(item.name, [*kinds, *_ROOT_FILES]) or "folders here: " + ", ".join(kinds)
            message = f'"{item.name}" is not part of the content and is left out'
            problems.append(codes.UNEXPECTED_FILE.at(Span(f"content/{item.name}"), message, hint))
    real_folder = folder.resolve()
    for name, kind in kinds.items():
        subfolder = folder / name
        if not subfolder.is_dir():
            if os.path.lexists(subfolder):
                message = f"content/{name} is not a folder"
                problems.append(
                    codes.UNEXPECTED_FILE.at(Span(f"content/{name}"), message, "make it a folder")
                )
            continue
        if not subfolder.resolve().is_relative_to(real_folder):
            message = "this folder is a link to a place outside the content folder"
            problems.append(codes.OUTSIDE_ROOT.at(Span(f"content/{name}"), message, codes.OUTSIDE_ROOT.mend))
            continue
        for path in sorted(subfolder.iterdir()):
            if not _ignored(path.name):
                place = _place(path, kind, f"content/{name}/{path.name}", languages, problems)
                if place is not None:
                    yield path, place


def _place(
    path: Path, kind: schema.Kind, file: str, languages: tuple[str, ...] | None, problems: list[Problem]
) -> Place | None:
    span = Span(file)
    if path.is_dir():
        problems.append(
            codes.UNEXPECTED_FILE.at(span, "folders inside a record folder are left out", "move its files up")
        )
        return None
    if kind not in MARKDOWN_KINDS:
        if path.suffix != ".yaml":
            problems.append(
                codes.BAD_FILE_NAME.at(span, "a record's file is named <id>.yaml", "rename the file")
            )
            return None
        return _identified(path.name.removesuffix(".yaml"), kind, file, "", problems)
    stem, _, suffix = path.name.rpartition(".")
    id_, _, language = stem.rpartition(".")
    if suffix != "md" or not id_:
        message = f"a {kind}'s file is named <id>.<language>.md"
        problems.append(codes.BAD_FILE_NAME.at(span, message, "rename the file, for example overview.en.md"))
        return None
    if languages is not None and language not in languages:
        hint = did_you_mean(language, languages) or f"languages here: {', '.join(languages)}"
        message = f'"{language}" in the file\'s name is not a language of this site'
        problems.append(codes.UNKNOWN_LANGUAGE.at(span, message, hint))
        return None
    return _identified(id_, kind, file, language, problems)


def _identified(
    id_: str, kind: schema.Kind, file: str, language: str, problems: list[Problem]
) -> Place | None:
    if not ID.match(id_):
        hint = "use lower-case letters a-z, digits and hyphens"
        problems.append(codes.BAD_ID.at(Span(file), f'"{id_}" cannot be an id', hint))
        return None
    return Place(file, kind, id_, language)
