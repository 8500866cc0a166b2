"""The theme that site.yaml names under `theme`: a folder that several publications share."""

from __future__ import annotations

import os
from pathlib import Path

from sitegen.content.load import Settings
from sitegen.problems import Problem, codes
from sitegen.runtime.regular_files import reason


def shared_theme(root: Path, settings: Settings | None) -> Path | None:
    """The folder of the theme that the project at `root` names, whether it is there or not."""
    named = settings.site.theme if settings is not None and settings.site is not None else None
    return Path(os.path.normpath(root / named)) if named else None


def fault_of_shared_theme(root: Path, settings: Settings) -> Problem | None:
    """Why that folder cannot be used, at its place in site.yaml."""
    folder = shared_theme(root, settings)
    if folder is None or settings.site is None:
        return None
    named, span = settings.site.theme, settings.origin.at("theme")
    real, own = Path(os.path.realpath(folder)), Path(os.path.realpath(root))
    if own.is_relative_to(real) or real.is_relative_to(own / "content"):
        message = f'the folder "{named}" has the content in it, or is in the content'
        return codes.THEME.at(span, message, "keep the theme in a folder of its own")
    try:
        with os.scandir(folder):
            return None
    except FileNotFoundError:
        hint = "create it, or correct its path from the project's folder"
        return codes.THEME.at(span, f'there is no folder "{named}"', hint)
    except NotADirectoryError:
        return codes.THEME.at(span, f'"{named}" is a file, not a folder', "name the folder of the theme")
    except OSError as error:
        message = f'the folder "{named}" cannot be read: {reason(error)}'
        return codes.THEME.at(span, message, codes.UNREADABLE.fix)
