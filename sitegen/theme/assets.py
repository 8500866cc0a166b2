"""The theme's assets under names that hold their content's hash, so that browsers may keep them for ever."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath, relpath

import msgspec

from sitegen.runtime.patterns import lazy_pattern

_REFERENCE = {
    ".js": lazy_pattern(
        r"""(?P<open>(?:\bfrom|\bimport|\bimport\()\s*["'])(?P<path>\.{1,2}/[^"']+)(?P<close>["'])"""
    ),
    ".css": lazy_pattern(r"""(?P<open>url\(["']?)(?P<path>\.{0,2}/?[^"')#:]+)(?P<close>["']?\))"""),
}
"""How one asset refers to another: imports of modules, addresses in stylesheets."""


class Assets(msgspec.Struct, frozen=True):
    """`files` by output path ("assets/site.1a2b3c4d.css"); `names` from an asset's name to that path."""

    files: Mapping[str, bytes]
    names: Mapping[str, str]


def hash_assets(sources: Mapping[str, bytes]) -> Assets:
    """The assets in `sources` (by name within the assets folder), references between them rewritten.

    Raises ValueError where assets refer to each other in a cycle: then none of them could be hashed first.
    """
    names: dict[str, str] = {}
    files: dict[str, bytes] = {}

    def place(name: str, waiting: tuple[str, ...]) -> str:
        if name in waiting:
            raise ValueError("assets refer to each other in a cycle: " + " → ".join((*waiting, name)))
        if name not in names:
            data = sources[name]
            pattern = _REFERENCE.get(PurePosixPath(name).suffix)
            if pattern:
                data = pattern.sub(lambda m: rewrite(m, name, waiting), data.decode("utf-8")).encode()
            path = PurePosixPath(name)
            digest = sha256(data).hexdigest()[:10]
            names[name] = f"assets/{path.with_name(f'{path.stem}.{digest}{path.suffix}')}"
            files[names[name]] = data
        return names[name]

    def rewrite(match: re.Match[str], name: str, waiting: tuple[str, ...]) -> str:
        target = normpath(join(dirname(name), match["path"]))
        if target not in sources:
            return match[0]
        hashed_path = relpath(place(target, (*waiting, name)), dirname(f"assets/{name}"))
        return f"{match['open']}{hashed_path if hashed_path.startswith('.') else './' + hashed_path}{match['close']}"

    for name in sources:
        place(name, ())
    return Assets(files, names)
