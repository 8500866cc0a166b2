"""The texts of sources, kept outside the repository: in captures/, in any format, or where captures/files.yaml says."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import sha256

import msgspec

from sitegen.captures.read import read_document
from sitegen.captures.reading import Place, Reading, Refusal
from sitegen.content.bounds import MOST_ACCENTS, accents
from sitegen.content.suggest import did_you_mean
from sitegen.ledgers.capture_files import CaptureFile, Folder, capture_files
from sitegen.problems import Problem, codes
from sitegen.runtime.regular_files import read_regular, reason, shown_name


class Capture(msgspec.Struct, frozen=True):
    """The page of a source as it was captured, and its digest. `extent` is where the source's own text begins
    and ends on it, `retrieved` the day of the copy, in EDTF, "" where it does not say."""

    text: str
    digest: str
    extent: tuple[int, int | None] = (0, None)
    places: tuple[Place, ...] = ()
    retrieved: str = ""

    @property
    def own(self) -> str:
        """The source's own text."""
        return self.text[slice(*self.extent)]

    def within(self, starts_with: str | None, ends_before: str | None) -> Capture:
        """The same, its own text from the first of some words up to others; what is not there limits nothing."""
        start = max(self.text.find(starts_with), 0) if starts_with else 0
        end = self.text.find(ends_before, start) if ends_before else -1
        return msgspec.structs.replace(self, extent=(start, end if end >= 0 else None))


def read_captures(folder: Folder, sources: Collection[str]) -> tuple[Mapping[str, Capture], list[Problem]]:
    """The captured texts by source id, and the files in `folder` that are none. `sources` are the ids there are."""
    problems: list[Problem] = []
    captures: dict[str, Capture] = {}
    for file in sorted(capture_files(folder, problems), key=lambda found: found.id):
        if file.id not in sources:
            hint = did_you_mean(file.id, sources) or "name the file after the id of the source"
            problems.append(codes.BAD_CAPTURE.at(file.span, f'there is no source "{file.id}"', hint))
            continue
        found = _read(file)
        if isinstance(found, Capture):
            captures[file.id] = msgspec.structs.replace(found, retrieved=file.retrieved)
        else:
            message = f"{shown_name(file.path.name)} {found.message}"
            problems.append(codes.BAD_CAPTURE.at(file.span, message, found.hint))
    return captures, problems


def _read(file: CaptureFile) -> Capture | Refusal:
    """The text of a capture, or why there is none."""
    try:
        data = read_regular(file.path)
    except (OSError, ValueError) as error:  # ValueError: the path in files.yaml holds U+0000
        why = reason(error) if isinstance(error, OSError) else str(error)
        return Refusal(f"cannot be read: {why}", codes.BAD_CAPTURE.fix)
    found = read_document(data, file.path.name, file.media_type)
    if isinstance(found, Reading) and accents(found.text) is not None:
        message = f"has more than {MOST_ACCENTS} combining marks that follow each other"
        return Refusal(message, codes.BAD_CAPTURE.fix)
    return capture_of(found) if isinstance(found, Reading) else found


def capture_of(reading: Reading) -> Capture:
    """A capture of what was read."""
    digest = f"sha256:{sha256(reading.text.encode()).hexdigest()}"
    return Capture(reading.text, digest, places=reading.places)
