"""What follows from the references between records, kept from one build to the next.

It follows from what entries say to each other, never from how a text goes on: most edits leave it as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec

from sitegen.cache.packed import Packed
from sitegen.cache.store import digest, recall, remember
from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.content.load import Content
from sitegen.memory.entries import EntryMemory
from sitegen.problems import Problem, Span
from sitegen.publication.former import former_of
from sitegen.publication.link import link
from sitegen.publication.model import Publication, Relations
from sitegen.publication.names import Names
from sitegen.publication.records import Bodies, by_attribute, related, timeline_of
from sitegen.publication.trace import Dependency

FILE = "linking.msgpack"


class _Stored(msgspec.Struct, frozen=True, array_like=True):
    """`ids` are those of every kind, in the order of the publication; `fingerprint` is that of all it depends on."""

    fingerprint: bytes
    problems: tuple[Problem, ...]
    kinds: dict[str, schema.Kind]
    ids: dict[schema.Kind, tuple[str, ...]]
    names: dict[str, tuple[str, ...]]
    relations: dict[str, dict[str, msgspec.Raw]]
    disputed: frozenset[str]


_RELATIONS: dict[str, msgspec.msgpack.Decoder[Any]] = {
    name: msgspec.msgpack.Decoder(get_args(type_)[1])
    for name, type_ in get_type_hints(Relations).items()
    if name != "disputed"
}


class LinkMemory:
    """Links a content, or recalls how it was linked."""

    def __init__(
        self,
        folder: Path,
        entries: EntryMemory,
        meanwhile: Callable[[Content, EntryMemory], object] | None = None,
    ) -> None:
        """`entries` is what the content is read with; `meanwhile` begins what is done while a content is linked that
        could not be recalled."""
        self._meanwhile = meanwhile
        self._path = folder / FILE
        self._entries = entries
        self.fingerprint = b""
        """That of all that was linked last: what each entry says to others, and to whom. Empty where nothing was."""
        self._before: _Stored | None = None
        self._now: _Stored | None = None

    def link(self, content: Content) -> tuple[Publication | None, list[Problem]]:
        """As `sitegen.publication.link.link`."""
        known = self.recall(content)
        if known is not None:
            return known
        if self._meanwhile is not None:
            self._meanwhile(content, self._entries)
        publication, problems = link(content)
        self.remember(publication, problems)
        return publication, problems

    def recall(self, content: Content) -> tuple[Publication, list[Problem]] | None:
        """How the content was linked before; None where that is not known."""
        self.fingerprint = b""
        if content.site is None or content.broken:
            return None
        self.fingerprint = self._fingerprint(content)
        known = self._before = recall(self._path, _Stored)
        if known is None or known.fingerprint != self.fingerprint:
            return None
        return _recalled(known, content, content.site), list(known.problems)

    def remember(self, publication: Publication | None, problems: list[Problem]) -> None:
        """Keeps how the content was linked that could not be recalled."""
        # The places of other problems are not known by what files say to others.
        if publication is not None and all(problem.span == Span(problem.span.file) for problem in problems):
            self._now = _stored(self.fingerprint, publication, problems)
            remember(self._path, self._now)

    def same_as(self, fingerprint: bytes) -> frozenset[Dependency]:
        """The relations, as pages look at them, that are the same as when the content with this `fingerprint` was
        linked; none where that is not known."""
        before, now = self._before, self._now
        if before is None or now is None or before.fingerprint != fingerprint:
            return frozenset()
        return frozenset(
            (name, key)
            for name, relation in now.relations.items()
            for key, packed in relation.items()
            if before.relations.get(name, {}).get(key) == packed
        )

    def _fingerprint(self, content: Content) -> bytes:
        fingerprints = self._entries.fingerprints()
        files = [(entry.origin.file, fingerprints[entry.origin.file]) for entry in content.entries]
        settings = (content.site, content.site_refs)
        parts = (self._entries.key, settings, sorted(content.ids), content.hidden, files)
        return digest(msgspec.msgpack.encode(parts))


def _stored(fingerprint: bytes, publication: Publication, problems: list[Problem]) -> _Stored:
    encode = msgspec.msgpack.encode
    relations = {
        name: {key: msgspec.Raw(encode(value)) for key, value in getattr(publication.relations, name).items()}
        for name in _RELATIONS
    }
    ids = {kind: tuple(publication.records(kind)) for kind in publication.types.by_kind}
    by_name = dict(publication.names.by_name)
    return _Stored(
        fingerprint,
        tuple(problems),
        dict(publication.kinds),
        ids,
        by_name,
        relations,
        publication.relations.disputed,
    )


def _recalled(known: _Stored, content: Content, site: schema.Site) -> Publication:
    entries: dict[str, list[Entry]] = {}
    for entry in content.entries:
        entries.setdefault(entry.id, []).append(entry)
    types = content.types
    records = {
        kind: {id_: related(id_, entries[id_], site.languages, types).value for id_ in ids}
        for kind, ids in known.ids.items()
    }
    own, others = by_attribute(records)
    relations = {name: Packed(known.relations[name], decoder) for name, decoder in _RELATIONS.items()}
    return Publication(
        site,
        **own,
        bodies={id_: Bodies(entries[id_]) for id_ in sorted((*own["briefs"], *own["pages"]))},
        kinds=known.kinds,
        names=Names(frozenset(known.kinds), known.names),
        relations=Relations(**relations, disputed=known.disputed),
        types=types,
        files=content.files,
        others=others,
        timeline=timeline_of(records),
        former=former_of(content.entries),
    )
