"""Sidecars, captures/<source-id>.yaml: what the copy of a source is, where it is from, and its hash."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from sitegen.captures.formats import suffix_of
from sitegen.content.decode import decode
from sitegen.content.entry import text_of
from sitegen.content.field_types import Url, Verbatim
from sitegen.content.reading import INVALID, Reading
from sitegen.content.yaml_nodes import compose
from sitegen.dates import Edtf
from sitegen.problems import Origin, Problem, Span, codes
from sitegen.runtime.patterns import lazy_pattern
from sitegen.runtime.regular_files import MOST, read_regular, reason

SUFFIX = ".yaml"
_HASH = lazy_pattern("(?:sha256:)?[0-9a-f]{64}")


class Sidecar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of a copy: the `file` that it is and the `text` that was taken from it, both in the folder of
    captures; the address that it was `retrieved` from, when, and as which media type; and its SHA-256."""

    file: Verbatim | None = None
    text: Verbatim | None = None
    url: Url | None = None
    retrieved: Edtf | None = None
    media_type: Verbatim | None = None
    sha256: Verbatim | None = None


class ReadSidecar(msgspec.Struct, frozen=True):
    """A sidecar, and where its values are."""

    sidecar: Sidecar = Sidecar()
    origin: Origin = Origin("")


def read_sidecar(path: Path, name: str, problems: list[Problem]) -> ReadSidecar:
    """The sidecar at `path`, which messages call `name`; what is wrong with it is added to `problems`."""
    found, reported = _read(path, name)
    problems += (_as_warning(problem) for problem in reported)
    if found is None:
        return ReadSidecar(origin=Origin(name))
    sidecar, origin = found.sidecar, found.origin
    for field in ("file", "text"):
        value = getattr(sidecar, field)
        if value is not None and not _is_inside(value):
            message = f'"{value}" is not in the folder of captures'
            problems.append(
                codes.BAD_CAPTURE.at(origin.at(field), message, "copy the file into it, and give its name")
            )
            sidecar = msgspec.structs.replace(sidecar, **{field: None})
        elif value is not None and not (path.parent / value).exists():
            message = f'there is no file "{value}" in the folder of captures'
            problems.append(
                codes.BAD_CAPTURE.at(origin.at(field), message, "correct its name, or save it there")
            )
        elif value is not None and not suffix_of(value):
            message = f'"{value}" is in a format that is not read'
            problems.append(codes.BAD_CAPTURE.at(origin.at(field), message, codes.BAD_CAPTURE.fix))
    if sidecar.sha256 is not None and not _HASH.fullmatch(sidecar.sha256):
        message = f'"{sidecar.sha256}" is no SHA-256: 64 hexadecimal digits'
        problems.append(codes.BAD_CAPTURE.at(origin.at("sha256"), message, "write what `sha256sum` says"))
        sidecar = msgspec.structs.replace(sidecar, sha256=None)
    return ReadSidecar(sidecar, origin)


def _read(path: Path, name: str) -> tuple[ReadSidecar | None, list[Problem]]:
    try:
        text, problems = text_of(read_regular(path), name)
    except OSError as error:
        message = f"the file cannot be read: {reason(error)}"
        return None, [codes.BAD_CAPTURE.at(Span(name), message, codes.BAD_CAPTURE.fix)]
    if text is None:
        return None, problems
    node, problems = compose(text, name)
    if node is None:
        return None, problems
    reading = Reading(name, None, "", source=text)
    found: Any = decode(node, Sidecar, reading)
    found = None if found is INVALID else ReadSidecar(found, Origin(name, reading.positions))
    return found, [*problems, *reading.problems]


def _as_warning(problem: Problem) -> Problem:
    """The same as a problem of captures: no site depends on where a copy is from."""
    return codes.BAD_CAPTURE.at(problem.span, problem.message, problem.hint or codes.BAD_CAPTURE.fix)


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and "\0" not in name and bool(path.name)


def changed_copies(folder: Path, sidecars: Iterator[ReadSidecar]) -> Iterator[Problem]:
    """Copies whose bytes are no longer those that their sidecars have the hash of."""
    for read in sidecars:
        name, wanted = read.sidecar.file, read.sidecar.sha256
        if name is None or wanted is None:
            continue
        try:
            is_same = sha256(read_regular(folder / name, MOST)).hexdigest() == wanted.removeprefix("sha256:")
        except OSError:
            continue  # which reading it reports
        if not is_same:
            message = f"{name} has changed since it was captured: its SHA-256 is another"
            yield codes.CAPTURE_CHANGED.at(read.origin.at("sha256"), message, codes.CAPTURE_CHANGED.fix)
