"""Which files hold the texts of sources: captures/<source-id>.<suffix>, or what captures/files.yaml names."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from yaml.nodes import MappingNode, ScalarNode

from sitegen.captures.formats import FORMATS, suffix_of
from sitegen.content.schema import Site
from sitegen.content.yaml_nodes import compose, span_of
from sitegen.ledgers.sidecars import SUFFIX, ReadSidecar, Sidecar, read_sidecar
from sitegen.options import CAPTURES, CAPTURES_MAP
from sitegen.problems import Problem, Span, codes
from sitegen.runtime.regular_files import read_regular, reason, shown_name

TEXT = ".txt"
_ORDER = (TEXT, *(suffix for format_ in FORMATS for suffix in format_.suffixes))
"""Which of several copies of a source is read: text first, as somebody has taken it from the others."""


class Folder(msgspec.Struct, frozen=True):
    """The folder of captures, and how it is named in messages."""

    path: Path
    name: str = CAPTURES


class CaptureFile(msgspec.Struct, frozen=True):
    """The id of a source, the file that has its text, where that is said, the media type that it was served as, and
    the day on which it was retrieved, in EDTF, "" where that is not known."""

    id: str
    path: Path
    span: Span
    media_type: str = ""
    retrieved: str = ""


def captures_folder(root: Path, site: Site | None) -> Folder:
    """The folder of captures of the project at `root`: the one that site.yaml names, or captures/."""
    named = site.captures if site is not None else None
    return Folder(Path(os.path.normpath(root / named)), named) if named else Folder(root / CAPTURES)


def capture_files(folder: Folder, problems: list[Problem]) -> Iterator[CaptureFile]:
    """The files with texts, one for each source; what is wrong with those that name them is added to `problems`."""
    for id_, names in _by_source(folder).items():
        sidecar = _sidecar(folder, names, problems).sidecar
        name = _chosen(names, sidecar, folder)
        if name:
            media_type = (sidecar.media_type or "") if name == sidecar.file else ""
            retrieved = str(sidecar.retrieved or "").partition("T")[0]
            span = Span(_shown(folder, name))
            yield CaptureFile(shown_name(id_), folder.path / name, span, media_type, retrieved)
    yield from _named_in_map(folder, problems)


def sidecars(folder: Folder) -> Iterator[ReadSidecar]:
    """All sidecars in the folder."""
    for names in _by_source(folder).values():
        yield _sidecar(folder, names, [])


def _by_source(folder: Folder) -> dict[str, dict[str, str]]:
    """The names of the files in the folder, by the id of their source and their suffix in small letters."""
    found: dict[str, dict[str, str]] = {}
    for name in _names(folder.path):
        suffix = SUFFIX if name.endswith(SUFFIX) and name != CAPTURES_MAP else suffix_of(name)
        if suffix:
            found.setdefault(name[: -len(suffix)], {}).setdefault(suffix.lower(), name)
    return found


def _sidecar(folder: Folder, names: Mapping[str, str], problems: list[Problem]) -> ReadSidecar:
    name = names.get(SUFFIX)
    return read_sidecar(folder.path / name, _shown(folder, name), problems) if name else ReadSidecar()


def _names(folder: Path) -> list[str]:
    """The names of files in the folder, in order; none where it is not there, or cannot be listed."""
    try:
        return sorted(path.name for path in folder.iterdir() if not path.is_dir())
    except OSError:
        return []


def _chosen(names: Mapping[str, str], sidecar: Sidecar, folder: Folder) -> str:
    """The file of a source that is read: its text, the one that its sidecar names, or the first in the order of
    formats."""
    if TEXT in names:
        return names[TEXT]
    for name in (sidecar.text, sidecar.file):
        if name and (folder.path / name).exists():
            return name
    return next((names[suffix] for suffix in _ORDER if suffix in names), "")


def _named_in_map(folder: Folder, problems: list[Problem]) -> Iterator[CaptureFile]:
    """The texts that the map in the folder names, wherever they are."""
    where = folder.path / CAPTURES_MAP
    if not os.path.lexists(where):
        return
    name = _shown(folder, CAPTURES_MAP)
    try:
        node, found = compose(read_regular(where).decode(), name)
    except UnicodeDecodeError:
        problems.append(codes.BAD_CAPTURE.at(Span(name), "the file is not UTF-8", "save it as UTF-8"))
        return
    except OSError as error:
        message = f"the file cannot be read: {reason(error)}"
        problems.append(codes.BAD_CAPTURE.at(Span(name), message, codes.BAD_CAPTURE.fix))
        return
    problems += found
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode) and isinstance(value, ScalarNode):
                yield CaptureFile(key.value, folder.path / value.value, span_of(value, name))


def _shown(folder: Folder, name: str) -> str:
    return f"{folder.name}/{shown_name(name)}"


def texts_elsewhere(folder: Path) -> list[Path]:
    """The texts that the map in the folder of captures names, wherever they are."""
    return [file.path for file in _named_in_map(Folder(folder), [])]
