"""Copies of pages that were added, written into captures/."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from pathlib import Path, PurePosixPath

from sitegen.importing.copies import Copy, files_of
from sitegen.importing.item import Item
from sitegen.importing.plan import Planned
from sitegen.ledgers.capture_files import captures_folder
from sitegen.problems import Problem, codes
from sitegen.project.extensions import read_with_extensions
from sitegen.runtime.regular_files import reason

Copies = Sequence[tuple[Item, Copy]]
"""Copies with the items that were read of them; an item whose address has a copy in an archive is another one."""


def write(root: Path, planned: Sequence[Planned], copies: Copies, problems: list[Problem]) -> list[str]:
    """Writes the copy of each page whose source has none, and says what was written. A copy that is there stays, since
    quotations were compared with it."""
    said: list[str] = []
    if not copies:
        return said
    folder = captures_folder(root, read_with_extensions(root)[0].site)
    for one in planned:
        copy = next((copy for item, copy in copies if item is one.item), None)
        if copy is None or not (root / one.file).is_file():
            continue
        id_ = PurePosixPath(one.file).stem
        files = list(files_of(id_, copy))
        if there := next((name for name, _ in reversed(files) if os.path.lexists(folder.path / name)), ""):
            said.append(f"{folder.name}/{there} is there already; remove it to have the page as it is now")
            continue
        try:
            names = _write(folder.path, files)
        except OSError as error:
            message = f"the copy cannot be written to {folder.name}/: {reason(error)}"
            problems.append(codes.UNREADABLE_BIBLIOGRAPHY.at(one.item.span, message, "check the folder"))
        else:
            said.append(f"wrote {', '.join(f'{folder.name}/{name}' for name in names)}")
    return said


def _write(folder: Path, files: Collection[tuple[str, bytes]]) -> list[str]:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files:
        (folder / name).write_bytes(data)
    return [name for name, _ in files]
