"""The file of a picture: found by the name that a record gives, and read."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from unicodedata import normalize

from sitegen.pictures.inspection import MOST_BYTES
from sitegen.problems import Problem, Span, codes
from sitegen.runtime.regular_files import read_regular, reason


def found_name(name: str, present: Iterable[str]) -> str | None:
    """Which of the names `present` in a folder is meant by `name`. Programs and systems write é or 한 in one character
    or in several (NFC, NFD), and nobody sees which; else names have to be the same."""
    present = sorted(present)
    if name in present:
        return name
    wanted = normalize("NFC", name)
    return next((other for other in present if normalize("NFC", other) == wanted), None)


def no_such_file(name: str, present: Iterable[str], at: Span) -> Problem:
    """What to say where no file has the name: the nearest one, in case or spelling, if there is any."""
    by_folded = {normalize("NFC", other).casefold(): other for other in sorted(present)}
    near = get_close_matches(normalize("NFC", name).casefold(), by_folded, n=1, cutoff=0.6)
    hint = f'did you mean "{by_folded[near[0]]}"?' if near else "add the file, or fix its name"
    return codes.UNREADABLE_PICTURE.at(at, f'there is no file "{name}"', hint)


def picture_bytes(path: Path, file: str, at: Span) -> bytes | Problem:
    """The bytes of the picture at `path`, which messages call `file`, or why it cannot be read."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            message = f"{path.name} has {size >> 20:,} MiB; the limit is {MOST_BYTES >> 20}"
            return codes.PICTURE_TOO_LARGE.at(at, message, codes.PICTURE_TOO_LARGE.hint)
        return read_regular(path, MOST_BYTES)
    except (OSError, RuntimeError) as error:
        message = f"{file} cannot be read: {reason(error)}"
    except ValueError:  # a name that no file can have
        message = f"{file!r} is not the name of a file"
    return codes.UNREADABLE_PICTURE.at(at, message, "check that the file is there, and who may read it")
