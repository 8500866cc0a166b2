"""Are there ids of records in texts that were meant as citations or links, and became none?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sitegen.checks.findings_cache import FindingsCache
from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.markdown.document import Bare
from sitegen.problems import Problem, Span, codes


def check(entries: Sequence[Entry], cache: FindingsCache) -> Iterator[Problem]:
    """`@id` outside of brackets, as Pandoc reads it, and `[id]` without an @. An @name that is nobody's id is left
    alone, and so is one that may be somebody's name elsewhere: those have no hyphens."""
    kinds = {entry.id: entry.kind for entry in entries}
    naming = [entry for entry in entries if entry.outgoing.bare]
    return cache.problems(
        "ids in texts",
        kinds,
        naming,
        lambda entry: _entry(entry, kinds),
        part_for=lambda entry: [kinds.get(id_) for id_ in entry.outgoing.bare],
    )


def _entry(entry: Entry, kinds: Mapping[str, schema.Kind]) -> Iterator[Problem]:
    for _, document in entry.texts:
        for bare in document.bare:
            if bare.id in kinds:
                yield from _named(bare, kinds[bare.id], Span(entry.origin.file, bare.line, bare.column))


def _named(bare: Bare, kind: schema.Kind, span: Span) -> Iterator[Problem]:
    shown = f"@{bare.id}" if bare.form == "@" else f"[{bare.id}]"
    if kind == "source":
        hint = f"write [@{bare.id}]"
        yield codes.UNBRACKETED_CITATION.at(span, f"{shown} cites nothing, and is shown as text", hint)
    elif "-" in bare.id:
        hint = f"write [[{bare.id}]]"
        yield codes.UNBRACKETED_CITATION.at(span, f"{shown} links to nothing, and is shown as text", hint)
