"""The texts of sources, kept outside the repository: captures/<source-id>.txt, or where captures/files.yaml says."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from sitegen.content.bounds import MOST_ACCENTS, accents
from sitegen.content.suggest import did_you_mean
from sitegen.ledgers.capture_files import texts_in, texts_named_in
from sitegen.problems import Problem, codes
from sitegen.runtime.regular_files import read_regular, reason, shown_name

LARGEST = 1 << 22
"""The largest text of a source, in bytes."""


class Capture(msgspec.Struct, frozen=True):
    """The page of a source as it was captured, and its digest. `extent` is where the source's own text begins
    and ends on it."""

    text: str
    digest: str
    extent: tuple[int, int | None] = (0, None)

    @property
    def own(self) -> str:
        """The source's own text."""
        return self.text[slice(*self.extent)]

    def within(self, starts_with: str | None, ends_before: str | None) -> Capture:
        """The same, its own text from the first of some words up to others; what is not there limits nothing."""
        start = max(self.text.find(starts_with), 0) if starts_with else 0
        end = self.text.find(ends_before, start) if ends_before else -1
        return msgspec.structs.replace(self, extent=(start, end if end >= 0 else None))


def read_captures(folder: Path, sources: Collection[str]) -> tuple[Mapping[str, Capture], list[Problem]]:
    """The captured texts by source id, and the files in `folder` that are none. `sources` are the ids there are."""
    problems: list[Problem] = []
    captures: dict[str, Capture] = {}
    named = [*texts_in(folder), *texts_named_in(folder, problems)]
    for id_, path, span in sorted(named, key=lambda found: found[0]):
        if id_ not in sources:
            hint = did_you_mean(id_, sources) or "name the file after the id of the source"
            problems.append(codes.BAD_CAPTURE.at(span, f'there is no source "{id_}"', hint))
            continue
        try:
            capture = capture_of(read_regular(path, LARGEST))
            if accents(capture.text) is None:
                captures[id_] = capture
            else:
                message = f"more than {MOST_ACCENTS} combining marks follow each other in the text"
                problems.append(codes.BAD_CAPTURE.at(span, message, codes.BAD_CAPTURE.fix))
        except UnicodeDecodeError:
            problems.append(codes.BAD_CAPTURE.at(span, "the text is not UTF-8", "save the file as UTF-8"))
        except (OSError, ValueError) as error:  # ValueError: the path in files.yaml holds U+0000
            why = reason(error) if isinstance(error, OSError) else str(error)
            message = f"{shown_name(path.name)} cannot be read: {why}"
            problems.append(codes.BAD_CAPTURE.at(span, message, codes.BAD_CAPTURE.fix))
    return captures, problems


def capture_of(data: bytes) -> Capture:
    """A capture of these bytes. Raises UnicodeDecodeError where they are not UTF-8."""
    text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    return Capture(text, f"sha256:{sha256(text.encode()).hexdigest()}")
