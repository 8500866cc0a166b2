"""The editions of a project's briefs, by the ids that these have now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sitegen.content.editions import FrozenText, read_editions
from sitegen.content.load import Content
from sitegen.problems import Problem
from sitegen.publication.former import former_of

Editions = dict[str, tuple[FrozenText, ...]]


def editions_of(root: Path, content: Content) -> tuple[Editions, list[Problem]]:
    """The editions of all briefs that are shown, the first day first, and what is wrong with those of any. What is in
    the folder of a former id is of the brief that had it."""
    if content.site is None:
        return {}, []
    briefs = [entry for entry in (*content.entries, *content.broken) if entry.kind == "brief"]
    former = former_of(briefs)
    hidden = {one.id for one in content.hidden}
    known = {entry.id for entry in briefs} | hidden | {id_ for ids in former.values() for id_ in ids}
    found, problems = read_editions(root, known, content.site.languages)
    shown = {entry.id for entry in briefs}
    editions = {id_: tuple(_of(found, edition_folders(id_, former.get(id_, ())))) for id_ in sorted(shown)}
    return {id_: texts for id_, texts in editions.items() if texts}, problems


def edition_folders(id_: str, former: tuple[str, ...]) -> tuple[str, ...]:
    """The folders in content/editions/ that have the editions of a brief: its own, and those of its `former` ids."""
    return (id_, *former)


def _of(found: Editions, folders: tuple[str, ...]) -> Iterator[FrozenText]:
    texts = {(text.date, text.language): text for name in reversed(folders) for text in found.get(name, ())}
    yield from (texts[key] for key in sorted(texts))
