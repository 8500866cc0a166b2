"""The folder of captures that site.yaml names under `captures`: it may be anywhere but where a site is made from."""

from __future__ import annotations

import os
from pathlib import Path

from sitegen.content.load import Settings
from sitegen.ledgers.capture_files import captures_folder, texts_elsewhere
from sitegen.output import OutputError
from sitegen.problems import Problem, codes
from sitegen.project.shared_theme import shared_theme

_OWN = ("content", "templates")


def fault_of_captures(root: Path, settings: Settings) -> Problem | None:
    """Why that folder cannot be used, at its place in site.yaml: what is in folders of the content or the theme may be
    published, and no copy of a source ever is. One that is not there is no fault: builds elsewhere rely on the lock."""
    if settings.site is None or settings.site.captures is None:
        return None
    named, span = settings.site.captures, settings.origin.at("captures")
    real = Path(os.path.realpath(captures_folder(root, settings.site).path))
    theme = shared_theme(root, settings)
    for place in (*(root / name for name in _OWN), *((theme,) if theme else ())):
        own = Path(os.path.realpath(place))
        if real.is_relative_to(own) or own.is_relative_to(real):
            message = f'the folder "{named}" has files in it, or is among files, from which the site is made'
            return codes.BAD_VALUE.at(span, message, "keep the copies of sources in a folder of their own")
    return None


def captures_path(root: Path, settings: Settings | None) -> Path:
    """The folder of captures of the project at `root`."""
    return captures_folder(root, settings.site if settings is not None else None).path


def captures_outside(root: Path, settings: Settings | None) -> tuple[Path, ...]:
    """Where captures are, if site.yaml names a folder for them: the folder, and the texts that its map names."""
    if settings is None or settings.site is None or settings.site.captures is None:
        return ()
    folder = captures_path(root, settings)
    return (folder, *texts_elsewhere(folder))


def refuse_output_among_captures(root: Path, settings: Settings | None, output: Path) -> None:
    """Raises OutputError where the site would be mixed with the copies of its sources."""
    if settings is None or fault_of_captures(root, settings) is not None:
        return
    folder = captures_folder(root, settings.site)
    real, to = Path(os.path.realpath(folder.path)), Path(os.path.realpath(output))
    if to.is_relative_to(real) or real.is_relative_to(to):
        raise OutputError(
            f"the folder {folder.name}, with the copies of sources, is in the output folder, or has it in it: choose"
            " another folder for --output"
        )
