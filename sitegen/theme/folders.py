"""The theme's files: a project's own `templates/` over those that come with sitegen, file by file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path, PurePosixPath

import msgspec

from sitegen.runtime.regular_files import read_regular, shown_name

FALLBACK_LANGUAGE = "en"


class ThemeFolders(msgspec.Struct, frozen=True):
    """The folders of a theme; each file is taken from the first that has it."""

    paths: tuple[Path, ...]

    def read(self) -> tuple[ThemeFiles, list[OSError]]:
        """The theme's files as they are now, each read once, and why those cannot be read that are not among them."""
        unread: list[OSError] = []
        return ThemeFiles(self, tuple(_files_in(folder, unread) for folder in self.paths)), unread


def language_of_table(name: str) -> str:
    """The language of the interface's strings that the file of this name in a theme has; "" if it has none."""
    path = PurePosixPath(name)
    is_table = path.parent.as_posix() == "strings" and path.suffix == ".yaml"
    return path.stem.rpartition(".")[2] if is_table else ""


def _files_in(folder: Path, unread: list[OSError]) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() or language_of_table(name):  # what is no file is an error in place of a table alone
            try:
                found[name] = read_regular(path)
            except OSError as error:
                unread.append(error)
    return found


class ThemeFiles(msgspec.Struct, frozen=True):
    """The files of a theme as they were read at one moment."""

    folders: ThemeFolders
    read: tuple[Mapping[str, bytes], ...]
    """What the files of each folder hold, by their path within it, in order."""

    def find(self, name: str) -> tuple[Path, bytes] | None:
        """The file that stands for `name` ("base.html"), and what it holds, or None."""
        pairs = zip(self.folders.paths, self.read, strict=True)
        return next(((folder / name, files[name]) for folder, files in pairs if name in files), None)

    def below(self, folder: str) -> dict[str, bytes]:
        """Every file below a folder of the theme, by its path within that folder, in order. Raises
        ValueError where the name of one is not UTF-8."""
        found: dict[str, bytes] = {}
        start = f"{folder}/"
        for files in reversed(self.read):
            found |= {name[len(start) :]: data for name, data in files.items() if name.startswith(start)}
        for name in found:
            if name != shown_name(name):
                raise ValueError(f'the name of "{shown_name(name)}" is not UTF-8')
        return {name: data for name, data in sorted(found.items()) if not name.startswith(".")}

    def digest(self) -> str:
        """A hash of all of the theme's files, names and content. Raises ValueError where a template is no text."""
        found = blake2b(digest_size=16)
        for files in self.read:
            for name, data in files.items():
                if name.endswith(".html") and not _is_text(data):
                    raise ValueError(f'"{name}" is not UTF-8')
                found.update(b"%b\0%d\0" % (os.fsencode(name), len(data)))
                found.update(data)
        return found.hexdigest()


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def theme_folders(root: Path, extensions: Iterable[Path] = ()) -> ThemeFolders:
    """The folders of the theme of the project at `root`: its own, those of `extensions`, sitegen's."""
    package = Path(__file__).parent.parent
    shipped = next(
        folder for folder in (package / "templates", package.parent / "templates") if folder.is_dir()
    )
    own = root / "templates"
    if own.is_dir() and own.resolve() != shipped.resolve():
        return ThemeFolders((own, *extensions, shipped))
    return ThemeFolders((*extensions, shipped))


def shown_file(file: str, root: Path) -> str:
    """A file as problems name it."""
    path = Path(file)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else file
