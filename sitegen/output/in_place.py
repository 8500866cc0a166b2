"""Changing the output folder where another cannot take its place: on a mount of its own, in a folder that may not be
written to, on file systems that do not exchange folders.

Readers may see old and new pages side by side for a moment. Before the first change, the manifest lists the files of
both sites: whenever this ends, the next build knows what is ours, and makes it one site again.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from sitegen.output.manifest import listing, owned_files
from sitegen.output.mirror import remove
from sitegen.output.system import sync
from sitegen.output.values import MANIFEST


def put_one(path: str, folder: str, name: str) -> None:
    """Moves the one file that changes to its place, which is one step."""
    target = f"{folder}/{name}"
    sync([path], folder)
    os.rename(path, target)
    sync([os.path.dirname(target)], folder)


def put_in_place(
    folder: str, temporary: str, staged: Mapping[str, str], stale: Sequence[str], all_names: frozenset[str]
) -> None:
    """Moves what is `staged`, by relative path, into the folder, then removes what is `stale`. `all_names` are those
    of the site before and after that."""
    manifest = dict(staged).get(MANIFEST)
    files = {name: path for name, path in staged.items() if name != MANIFEST}
    sync(list(files.values()), folder)
    if manifest is not None and all_names != owned_files(folder):
        journal = f"{temporary}/{MANIFEST}.both"
        with open(journal, "wb") as file:
            file.write(listing(all_names))
        put_one(journal, folder, MANIFEST)
    in_the_way = _in_the_way(files, stale)
    for name in in_the_way:
        remove(folder, name)
    touched = set()
    for name, path in files.items():
        parent = os.path.dirname(f"{folder}/{name}")
        if parent not in touched:
            os.makedirs(parent, exist_ok=True)
            touched.add(parent)
        os.rename(path, f"{folder}/{name}")
    sync(touched, folder)
    for name in stale:
        if name not in in_the_way:
            remove(folder, name)
    if manifest is not None:
        put_one(manifest, folder, MANIFEST)


def _in_the_way(files: Mapping[str, str], stale: Sequence[str]) -> frozenset[str]:
    """What is stale and has to go before a file or a folder takes its place."""
    above = {parent for name in files for parent in _parents(name)}
    return frozenset(
        name for name in stale if name in above or any(parent in files for parent in _parents(name))
    )


def _parents(name: str) -> list[str]:
    parts = name.split("/")
    return ["/".join(parts[:n]) for n in range(1, len(parts))]
