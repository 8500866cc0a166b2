"""What a project keeps besides its content about the checking of it: locks and the captured texts of its sources."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from sitegen.content.entry import Entry
from sitegen.content.load import Content
from sitegen.ledgers import translations as translations_lock
from sitegen.ledgers import verified as verified_lock
from sitegen.ledgers import waivers as waivers_file
from sitegen.ledgers.capture_files import Folder, captures_folder, sidecars
from sitegen.ledgers.captures import Capture, read_captures
from sitegen.ledgers.sidecars import changed_copies
from sitegen.ledgers.waivers import Waivers
from sitegen.problems import Code, Problem, Span
from sitegen.problems.codes import BAD_CAPTURE, BAD_LOCK, BY_NAME, UNREADABLE
from sitegen.runtime.regular_files import read_regular, reason


class Ledgers(msgspec.Struct, frozen=True):
    """`verified` and `translations` are None where there is no such file."""

    verified: verified_lock.Lock | None = None
    translations: translations_lock.Translations | None = None
    captures: Mapping[str, Capture] = {}


def read_ledgers(root: Path, content: Content, captures: Path | None = None) -> tuple[Ledgers, list[Problem]]:
    """The ledgers of the project at `root`, and what is wrong with them. `captures` is the folder of the sources'
    texts, if not the one of site.yaml or captures/ in the project's."""
    problems: list[Problem] = []
    verified = None
    data = _read(root / "content" / verified_lock.FILE, f"content/{verified_lock.FILE}", problems)
    if data is not None:
        verified, found = verified_lock.decode(data)
        problems += found
    translations = None
    data = _read(root / "content" / translations_lock.FILE, f"content/{translations_lock.FILE}", problems)
    if data is not None:
        translations, found = translations_lock.decode(data)
        problems += found
    folder = _folder(root, content, captures)
    sources = [entry for entry in content.entries if entry.kind == "source"]
    pages, found = read_captures(folder, [entry.id for entry in sources])
    problems += found
    texts = {entry.id: _page(entry, pages[entry.id], problems) for entry in sources if entry.id in pages}
    return Ledgers(verified, translations, texts), problems


def read_verified(root: Path) -> verified_lock.Lock | None:
    """What was verified in the project at `root`; None where there is no such file. `read_ledgers` reports what is
    wrong with it."""
    data = _read(root / "content" / verified_lock.FILE, "", [])
    return None if data is None else verified_lock.decode(data)[0]


def _folder(root: Path, content: Content, captures: Path | None) -> Folder:
    return Folder(captures, str(captures)) if captures else captures_folder(root, content.site)


def changed_captures(root: Path, content: Content, captures: Path | None = None) -> list[Problem]:
    """The copies of sources that are no longer those whose hashes were recorded."""
    folder = _folder(root, content, captures)
    return list(changed_copies(folder.path, sidecars(folder)))


def _page(entry: Entry, page: Capture, problems: list[Problem]) -> Capture:
    """The page that a source was captured from, with what its record says of where its own text is on it."""
    extent = entry.value.extent
    if extent is None:
        return page
    for name in ("starts_with", "ends_before"):
        words = getattr(extent, name)
        if words and words not in page.text:
            message = f"“{words}” is not on the captured page"
            hint = "copy the words from the text of the copy"
            problems.append(BAD_CAPTURE.at(entry.origin.at(f"extent/{name}"), message, hint))
    return page.within(extent.starts_with, extent.ends_before)


def read_waivers(root: Path, codes: Mapping[str, Code] = BY_NAME) -> Waivers:
    """The waivers of the project at `root`, and what is wrong with them; `codes` are all kinds of problems by name."""
    problems: list[Problem] = []
    data = _read(root / "content" / waivers_file.FILE, f"content/{waivers_file.FILE}", problems)
    return Waivers(problems=tuple(problems)) if data is None else waivers_file.decode(data, codes)


def _read(path: Path, name: str, problems: list[Problem]) -> bytes | None:
    try:
        return read_regular(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"the file cannot be read: {reason(error)}"
        problems.append(BAD_LOCK.at(Span(name), message, UNREADABLE.fix))
        return None
