"""The code of an extension: where its files are, and importing them.

A module next to site.yaml is imported under a name of its own, made from its place and its files' bytes: an edited one
is another module, and those of two projects are never mixed up. What is executed are the bytes that were read, not what
Python remembers of files with the same time and size.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from hashlib import blake2b
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import msgspec

from sitegen.runtime.regular_files import read_regular

GROUP = "sitegen.extensions"
"""The entry points of installed extensions."""

NAME = "EXTENSION"
"""What a module has its extension as, unless an entry point says otherwise."""


class ExtensionFiles(msgspec.Struct, frozen=True, dict=True):
    """The files of an extension as they were read."""

    name: str
    """What site.yaml calls it."""
    place: Path
    """Its only file, or the folder of its package."""
    files: tuple[tuple[str, bytes], ...]
    """The path of each module's file, and what is in it."""
    module: str = ""
    """The module to import, of an installed extension."""
    attribute: str = NAME

    @cached_property
    def fingerprint(self) -> str:
        """A hash of its place and its files."""
        return blake2b(msgspec.msgpack.encode((str(self.place), self.files)), digest_size=16).hexdigest()

    @property
    def first(self) -> str:
        """The file of its first module."""
        return str(self.place / "__init__.py") if self.place.is_dir() else str(self.place)

    def line_of(self, start: str) -> tuple[str, int]:
        """The first line that begins with some text, and its file; else the beginning of the first file."""
        for path, data in self.files:
            for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), start=1):
                if line.startswith(start):
                    return path, number
        return self.first, 1


def next_to_site(name: str, folder: Path) -> list[Path]:
    """The modules of this name in the content folder: as a rule one, or none."""
    if not name.isidentifier():
        return []
    found = (folder / f"{name}.py", folder / name)
    return [path for path in found if path.is_file() or (path / "__init__.py").is_file()]


def read_files(name: str, place: Path) -> ExtensionFiles:
    """The extension whose code is at `place`. Raises OSError."""
    paths = sorted(_modules(place)) if place.is_dir() else [place]
    return ExtensionFiles(name, place, tuple((str(path), read_regular(path)) for path in paths))


def read_installed(name: str) -> Sequence[ExtensionFiles]:
    """The installed extensions of this name: as a rule one, or none. Raises OSError."""
    from importlib.metadata import entry_points  # which few need

    found = []
    for point in entry_points(group=GROUP, name=name):
        place = _place_of(point.module)
        if place is not None:
            own = read_files(name, place)
            found.append(
                ExtensionFiles(name, place, own.files, module=point.module, attribute=point.attr or NAME)
            )
    return found


def names_of_installed() -> Iterator[str]:
    """What installed extensions are called."""
    from importlib.metadata import entry_points

    yield from (point.name for point in entry_points(group=GROUP))


def module_of(extension: ExtensionFiles) -> ModuleType:
    """The module of an extension. Raises whatever its code raises."""
    if extension.module:
        return _imported_again(extension)
    name = f"_sitegen_{extension.fingerprint}_{extension.name}"
    known = sys.modules.get(name)
    return _imported(name, extension) if known is None else known


def _modules(folder: Path) -> Iterator[Path]:
    yield from (path for path in folder.rglob("*.py") if "__pycache__" not in path.parts)


def _place_of(module: str) -> Path | None:
    """The file or folder of the package that holds a module, of which nothing is imported."""
    top, *rest = module.split(".")
    try:
        spec = find_spec(top)
    except (ImportError, ValueError):  # ValueError: it is no module
        return None
    if spec is None:
        return None
    if spec.submodule_search_locations is None:
        return Path(spec.origin) if spec.origin else None
    if spec.origin:
        return Path(spec.origin).parent
    places = (
        Path(folder, *rest) for folder in spec.submodule_search_locations
    )  # a namespace of several packages
    return next((path for path in places if path.is_dir()), None)


def _imported(name: str, extension: ExtensionFiles) -> ModuleType:
    finder = _Finder(name, extension)
    sys.meta_path.insert(0, finder)
    try:
        return importlib.import_module(name)
    except BaseException:
        _forget(name)
        raise
    finally:
        sys.meta_path.remove(finder)


_STAMP = "__sitegen_fingerprint__"


def _imported_again(extension: ExtensionFiles) -> ModuleType:
    """The module of an installed extension, imported again if its files changed since it was imported."""
    top = extension.module.partition(".")[0]
    known = sys.modules.get(top)
    if known is not None and getattr(known, _STAMP, extension.fingerprint) != extension.fingerprint:
        _forget(top)
        importlib.invalidate_caches()
    module = importlib.import_module(extension.module)
    setattr(sys.modules[top], _STAMP, extension.fingerprint)
    return module


def _forget(name: str) -> None:
    for known in [known for known in sys.modules if known == name or known.startswith(f"{name}.")]:
        del sys.modules[known]


class _Finder(MetaPathFinder, Loader):
    """Finds the modules of an extension among the files that were read."""

    def __init__(self, name: str, extension: ExtensionFiles) -> None:
        self._sources = dict(_named(name, extension))

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        found = self._sources.get(fullname)
        if found is None:
            return None
        file = Path(found[0])
        folders = [str(file.parent)] if file.name == "__init__.py" else None
        return spec_from_file_location(fullname, file, loader=self, submodule_search_locations=folders)

    def exec_module(self, module: ModuleType) -> None:
        path, data = self._sources[module.__name__]
        exec(compile(data, path, "exec", dont_inherit=True), vars(module))


def _named(name: str, extension: ExtensionFiles) -> Iterable[tuple[str, tuple[str, bytes]]]:
    """The files of an extension by the names of their modules; that of the whole is `name`."""
    for path, data in extension.files:
        if not extension.place.is_dir():
            yield name, (path, data)
            continue
        parts = Path(path).relative_to(extension.place).with_suffix("").parts
        yield ".".join((name, *(part for part in parts if part != "__init__"))), (path, data)
