"""Addresses that pages had before: which lead to which, and rules by which hosts forward them.

The rules are those of Netlify (https://docs.netlify.com/manage/routing/redirects/overview/): `301!` also counts where
there is a file, such as the page that forwards on other hosts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from sitegen.kinds.kind import RecordKinds
from sitegen.publication.model import Publication
from sitegen.publication.pages import Addresses, Page

REDIRECTS = "_redirects"
"""The file in which hosts look for rules."""


class Move(msgspec.Struct, frozen=True):
    """A page, and where it was."""

    before: Page
    now: Page


def moves(publication: Publication) -> Iterator[Move]:
    """Every address that a page had before, in every language."""
    for id_, ids in publication.former.items():
        kind = publication.kinds[id_]
        for language in publication.languages:
            yield from (Move(Page(kind, before, language), Page(kind, id_, language)) for before in ids)


def redirects(found: Iterable[Move], addresses: Addresses, kinds: RecordKinds) -> str:
    """The rules for pages and for the files that belong to them: first those that have the id in their names, then
    whatever else is below a page."""
    lines = []
    for move in found:
        before, now = move.before, move.now
        if now.language == addresses.default_language:
            files = kinds[now.kind].files
            for (_, old, _), (_, new, _) in zip(
                files(addresses, before.id), files(addresses, now.id), strict=True
            ):
                lines.append(f"{addresses.base_path}{old} {addresses.base_path}{new} 301!")
        lines.append(f"{addresses.url(before)}* {addresses.url(now)}:splat 301!")
    return "\n".join([*lines, ""])
