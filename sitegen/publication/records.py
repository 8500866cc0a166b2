"""The entries of one id as the publication has them: a record, or the editions of a brief or custom page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.content.records.fields import TimelineEntry
from sitegen.markdown.document import Document
from sitegen.publication.gathered import Order
from sitegen.publication.model import Brief, CustomPage, Edition, PageEdition
from sitegen.publication.relations import Related


def place_of(entries: Sequence[Entry], types: schema.RecordTypes) -> Order:
    """Where the entries of one id are in the content: by kind, in the order of `types`, then by file."""
    return (types.order[entries[0].kind], entries[0].origin.file) if entries else ()


def related(
    id_: str, entries: Sequence[Entry], languages: tuple[str, ...], types: schema.RecordTypes
) -> Related:
    """What the publication has of an id; its editions are in the order of `languages`."""
    if not entries:
        return Related(id_, None)
    kind, place = entries[0].kind, place_of(entries, types)
    value, order = entries[0].value, place
    if kind in ("brief", "page"):
        editions = sorted(entries, key=lambda entry: languages.index(entry.language))
        value, order = _brief(id_, editions) if kind == "brief" else _page(id_, editions)
    else:
        order = value.sort_key(id_, place)
    return Related(id_, kind, value, place, order, tuple(entries))


def _brief(id_: str, entries: Iterable[Entry]) -> tuple[Brief, Order]:
    """Briefs come by `order`, those without one after them, the latest first, then by id."""
    brief = Brief(id_, tuple(Edition(e.language, e.value, e.outgoing.cited, e.minutes) for e in entries))
    fields = brief.editions[0].fields
    latest_first = tuple(-part for part in fields.published.sort_key)
    return brief, (*_order(fields.order), latest_first, id_)


ByKind = Mapping[schema.Kind, Mapping[str, Any]]


def by_attribute(records: ByKind) -> tuple[dict[str, Mapping[str, Any]], ByKind]:
    """What there is of each kind, as the attributes of a `Publication`: those of sitegen's own kinds by their names,
    and its `others`."""
    own = {type_.FOLDER: records.get(type_.KIND, {}) for type_ in schema.RECORDS}
    return own, {kind: found for kind, found in records.items() if kind not in schema.RECORDS.by_kind}


def timeline_of(records: ByKind) -> dict[str, TimelineEntry]:
    """What happened, of any kind, in the order of time."""
    found = {
        id_: entry
        for kind, of_kind in records.items()
        if kind not in schema.RECORDS.by_kind or kind == schema.Event.KIND
        for id_, record in of_kind.items()
        if (entry := record.timeline_entry) is not None
    }
    return {id_: found[id_] for id_ in sorted(found, key=lambda id_: (found[id_].date.sort_key, id_))}


class Bodies(Mapping[str, Document]):
    """What a brief or custom page says, by language; unpacked when it is asked for."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.language: entry for entry in entries}

    def __getitem__(self, language: str) -> Document:
        body = self._entries[language].body
        if body is None:
            raise KeyError(language)
        return body

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __eq__(self, other: object) -> bool:
        """Bodies of the same entries need not be unpacked to be compared."""
        if isinstance(other, Bodies) and all(
            other._entries.get(language) is entry for language, entry in self._entries.items()
        ):
            return len(self) == len(other)
        return super().__eq__(other)


def _page(id_: str, entries: Iterable[Entry]) -> tuple[CustomPage, Order]:
    page = CustomPage(id_, tuple(PageEdition(entry.language, entry.value) for entry in entries))
    return page, (*_order(page.editions[0].fields.order), id_)


def _order(order: int | None) -> tuple[bool, int]:
    return order is None, order or 0
