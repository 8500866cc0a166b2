"""Which files the content folder has, and what their paths say: a record's kind and id, a text's language."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from sitegen.content import schema
from sitegen.content.entry import Place
from sitegen.content.notation import Notation
from sitegen.content.scalars import ID
from sitegen.content.suggest import did_you_mean
from sitegen.problems import Problem, Span, codes
from sitegen.runtime.regular_files import shown_name

ROOT_FILES = ("site.yaml", "waivers.yaml", "editions")
"""What the content folder has besides the folders of records."""


class FolderItem(msgspec.Struct, frozen=True):
    """What a name in a folder of records says. Without a place, it is not a record's."""

    place: Place | None
    is_folder: bool
    is_link: bool = False
    problems: tuple[Problem, ...] = ()


class RecordFolder(msgspec.Struct, frozen=True):
    """A folder of records: its items by name, in order, and the `files` of other formats that belong to it."""

    items: Mapping[str, FolderItem] = {}
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class Listing(msgspec.Struct, frozen=True):
    """The files to be read, in the order of kinds and names."""

    places: tuple[Place, ...]
    ids: frozenset[str]
    """Every id that a file claims."""
    foreign: frozenset[str]
    """Files whose id belongs to a record of another kind."""
    links: frozenset[str]
    """Files that are symbolic links."""
    problems: tuple[Problem, ...]
    files: tuple[str, ...] = ()
    """The names of the files of media."""


def listing_of(folders: Iterable[RecordFolder]) -> Listing:
    """The files of all `folders`."""
    folders = tuple(folders)
    places: list[Place] = []
    claimed: dict[str, Place] = {}
    foreign, links = set(), set()
    problems: list[Problem] = []
    for folder in folders:
        problems += folder.problems
        for item in folder.items.values():
            problems += item.problems
            place = item.place
            if place is None:
                continue
            places.append(place)
            if item.is_link:
                links.add(place.file)
            first = claimed.setdefault(place.id, place)
            if first.kind != place.kind:
                foreign.add(place.file)
                message = f'the id "{place.id}" is taken by {first.file}'
                problems.append(
                    codes.DUPLICATE_ID.at(Span(place.file), message, "rename one of the two files")
                )
    files = tuple(name for folder in folders for name in folder.files)
    return Listing(
        tuple(places), frozenset(claimed), frozenset(foreign), frozenset(links), tuple(problems), files
    )


def unexpected_files(folder: Path, notation: Notation) -> list[Problem]:
    """Reports files of the content folder that do not belong there."""
    problems = []
    folders = notation.types.by_folder
    try:
        names = sorted(shown_name(path.name) for path in folder.iterdir())
    except OSError as error:
        return [_unreadable("content", error)]
    for name in names:
        if not is_ignored(name) and name not in {*folders, *ROOT_FILES, *notation.names}:
            hint = did_you_mean(name, [*folders, *ROOT_FILES]) or "folders here: " + ", ".join(folders)
            message = f'"{name}" is not part of the content and is ignored'
            problems.append(codes.UNEXPECTED_FILE.at(Span(f"content/{name}"), message, hint))
    return problems


def list_folder(
    folder: Path,
    type_: schema.RecordType,
    languages: tuple[str, ...] | None,
    before: RecordFolder | None = None,
) -> RecordFolder:
    """The folder of one kind of records, below the content folder. `before` is the result of last time, for the same
    languages: names that were there are not looked at again."""
    name = type_.FOLDER
    path = folder / name
    if not path.is_dir():
        if os.path.lexists(path):
            message = f"content/{name} is not a folder"
            return _faulty(codes.UNEXPECTED_FILE.at(Span(f"content/{name}"), message, "make it a folder"))
        return RecordFolder()
    if not path.resolve().is_relative_to(folder.resolve()):
        message = "this folder is a link to a place outside the content folder"
        return _faulty(codes.OUTSIDE_ROOT.at(Span(f"content/{name}"), message, codes.OUTSIDE_ROOT.fix))
    known = before.items if before else {}
    items: dict[str, FolderItem] = {}
    files: list[str] = []
    try:
        with os.scandir(path) as scanned:
            found = sorted(scanned, key=lambda file: file.name)
    except OSError as error:  # it may be gone by now
        return _faulty(_unreadable(f"content/{name}", error))
    for file in found:
        if is_ignored(file.name):
            continue
        is_link = file.is_symlink()
        is_folder = Path(file.path).is_dir() if is_link else file.is_dir(follow_symlinks=False)
        name = shown_name(file.name)
        if type_.HAS_FILES and not is_folder and not name.endswith(".yaml"):
            files.append(name)
            continue
        item = known.get(name)
        if item is None or (item.is_folder, item.is_link) != (is_folder, is_link):
            item = _item(name, type_, is_folder, is_link, languages)
        items[name] = item
    return RecordFolder(items, tuple(files))


def _unreadable(file: str, error: OSError) -> Problem:
    message = f"the folder cannot be read: {error.strerror or error}"
    return codes.UNREADABLE.at(Span(file), message, codes.UNREADABLE.fix)


def _faulty(problem: Problem) -> RecordFolder:
    return RecordFolder(problems=(problem,))


def is_ignored(name: str) -> bool:
    """Whether a name is one that editors and file managers leave behind."""
    return name.startswith((".", "#")) or name.endswith(("~", ".lock", ".tmp", ".swp")) or name == "Thumbs.db"


def _item(
    name: str, type_: schema.RecordType, is_folder: bool, is_link: bool, languages: tuple[str, ...] | None
) -> FolderItem:
    file = f"content/{type_.FOLDER}/{name}"
    found = _placed(name, type_, file, languages) if not is_folder else _nested(file)
    place, problems = (found, ()) if isinstance(found, Place) else (None, (found,))
    return FolderItem(place, is_folder, is_link, problems)


def _nested(file: str) -> Problem:
    return codes.UNEXPECTED_FILE.at(
        Span(file), "folders inside a record folder are ignored", "move its files up"
    )


def _placed(
    name: str, type_: schema.RecordType, file: str, languages: tuple[str, ...] | None
) -> Place | Problem:
    """What a file's name says, or what is wrong with it."""
    if not type_.HAS_BODY:
        if not name.endswith(".yaml"):
            return codes.BAD_FILE_NAME.at(Span(file), "a record's file is named <id>.yaml", "rename the file")
        return _identified(name.removesuffix(".yaml"), type_, file, "")
    stem, _, suffix = name.rpartition(".")
    id_, _, language = stem.rpartition(".")
    if suffix != "md" or not id_:
        message = f"a {type_.KIND}'s file is named <id>.<language>.md"
        return codes.BAD_FILE_NAME.at(Span(file), message, "rename the file, for example overview.en.md")
    if languages is not None and language not in languages:
        hint = did_you_mean(language, languages) or f"languages here: {', '.join(languages)}"
        message = f'"{language}" in the file\'s name is not a language of this site'
        return codes.UNKNOWN_LANGUAGE.at(Span(file), message, hint)
    return _identified(id_, type_, file, language)


def _identified(id_: str, type_: schema.RecordType, file: str, language: str) -> Place | Problem:
    if not ID.match(id_):
        hint = "use lower-case letters a-z, digits and hyphens"
        return codes.BAD_ID.at(Span(file), f'"{id_}" cannot be an id', hint)
    return Place(file, type_, id_, language)
