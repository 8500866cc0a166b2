"""Copies of a project, for edits that are nobody's."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from sitegen.content.load import read_settings
from sitegen.ledgers.capture_files import texts_elsewhere
from sitegen.options import CAPTURES, MEMORY
from sitegen.project.captures_folder import captures_path
from sitegen.project.shared_theme import shared_theme

_FOLDERS = ("content", "templates", CAPTURES)
_DEPTH = 8
"""How many folders up from a project what it names elsewhere may be."""


def copy_of(root: Path, folder: Path) -> Path:
    """A copy of the project at `root` in the empty `folder`: what builds read, and other files of its own folder. What
    is named by a path that leads out of the project is a link to the original."""
    copy = Path(folder, *("in" for _ in range(_DEPTH)), "project")
    copy.mkdir(parents=True)
    for name in _FOLDERS:
        if (root / name).is_dir():
            shutil.copytree(root / name, copy / name)
    for path in root.iterdir():
        if path.is_file() and not path.name.startswith("."):
            shutil.copy2(path, copy / path.name)
    settings = read_settings(root / "content")
    theme, captures = shared_theme(root, settings), captures_path(root, settings)
    if root in captures.parents and captures.is_dir():
        shutil.copytree(captures, copy / captures.relative_to(root), dirs_exist_ok=True)
    for place in (captures, *texts_elsewhere(captures), *((theme,) if theme else ())):
        link = Path(os.path.normpath(copy / os.path.relpath(place, root)))
        if not link.is_relative_to(copy) and link.is_relative_to(folder) and not os.path.lexists(link):
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(Path(os.path.realpath(place)))
    return copy


def keep_templates(project: Path, clean: Path) -> None:
    """Gives a clean copy the compiled templates of a project, which are of its theme alone, to be built faster."""
    compiled = project / MEMORY / "templates"
    if compiled.is_dir():
        shutil.copytree(compiled, clean / MEMORY / "templates")


def restore(project: Path, before: Path) -> None:
    """Puts the content of a project back as the copy `before` has it."""
    shutil.rmtree(project / "content")
    shutil.copytree(before / "content", project / "content")
    for path in before.iterdir():
        if path.is_file():
            shutil.copy2(path, project / path.name)
