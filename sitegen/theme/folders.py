"""The theme's files: a project's own `templates/` over those that come with sitegen, file by file."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path

import msgspec

from sitegen.runtime.regular_files import read_regular, shown_name

FALLBACK_LANGUAGE = "en"


class ThemeFolders(msgspec.Struct, frozen=True):
    """The folders of a theme; each file is taken from the first that has it."""

    paths: tuple[Path, ...]

    def find(self, name: str) -> Path | None:
        """The file that stands for `name` ("assets/site.css"), or None."""
        return next((folder / name for folder in self.paths if (folder / name).is_file()), None)

    def files(self, below: str) -> dict[str, Path]:
        """Every file below a folder of the theme, by its path within that folder, in order. Raises
        ValueError where the name of one is not UTF-8."""
        found: dict[str, Path] = {}
        for folder in reversed(self.paths):
            base = folder / below
            for path in base.rglob("*"):
                name = path.relative_to(base).as_posix()
                if name != shown_name(name):
                    raise ValueError(f'the name of "{shown_name(name)}" is not UTF-8')
                if path.is_file():
                    found[name] = path
        return {name: path for name, path in sorted(found.items()) if not name.startswith(".")}

    def digest(self) -> str:
        """A hash of all of the theme's files, names and content. Raises OSError where one cannot be read, ValueError
        where a template is no text."""
        found = blake2b(digest_size=16)
        for folder in self.paths:
            for path in sorted(p for p in folder.rglob("*") if p.is_file()):
                data = read_regular(path)
                if path.suffix == ".html" and not _is_text(data):
                    raise ValueError(f'"{path.relative_to(folder).as_posix()}" is not UTF-8')
                found.update(b"%b\0%d\0" % (os.fsencode(path.relative_to(folder).as_posix()), len(data)))
                found.update(data)
        return found.hexdigest()


def _is_text(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def theme_folders(root: Path) -> ThemeFolders:
    """The folders of the theme of the project at `root`."""
    package = Path(__file__).parent.parent
    shipped = next(
        folder for folder in (package / "templates", package.parent / "templates") if folder.is_dir()
    )
    own = root / "templates"
    if own.is_dir() and own.resolve() != shipped.resolve():
        return ThemeFolders((own, shipped))
    return ThemeFolders((shipped,))


def shown_file(file: str, root: Path) -> str:
    """A file as problems name it."""
    path = Path(file)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else file
