"""Whether the files of a site can be in one folder, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from sitegen.content.load import SITE_FILE
from sitegen.output import MANIFEST
from sitegen.problems import Problem, Span, codes

_TAKEN = ("pagefind", MANIFEST)
"""What sitegen puts into the output folder beside the files of the site."""


def clashes(paths: Iterable[str]) -> Iterator[Problem]:
    """Two files at one path, a file where another has its folder, and paths that lead nowhere in the output folder."""
    counts = Counter(paths)
    folders: dict[str, str] = {}
    for path in counts:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders[folder] = path
            folder = folder.rpartition("/")[0]
    for path, count in counts.items():
        if not _is_inside(path):
            message = f'an output is to be at "{path}", which is no path below the output folder'
            yield _problem(message, "divide names with single slashes, and use no . or ..")
        elif path.partition("/")[0] in _TAKEN:
            yield _problem(f'an output is to be at "{path}", which is sitegen\'s own', "give it another path")
        elif count > 1:
            yield _problem(
                f'{count} files are to be at "{path}"', "give the output of an extension another path"
            )
        elif path in folders:
            message = f'a file is to be at "{path}", where "{folders[path]}" needs a folder'
            yield _problem(message, "give the output of an extension another path")


def _is_inside(path: str) -> bool:
    return (
        path != ""
        and "\\" not in path
        and path.isprintable()
        and str(PurePosixPath(path)) == path
        and not path.startswith("/")
        and not {".", ".."} & {*path.split("/")}
    )


def _problem(message: str, hint: str) -> Problem:
    return codes.URL_CLASH.at(Span(SITE_FILE), message, hint)
