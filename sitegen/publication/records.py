"""The entries of one id as the publication has them: a record, or the editions of a brief or own page, in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.publication.gathered import Order
from sitegen.publication.model import Brief, Edition, OwnPage, PageEdition, cited_sources
from sitegen.publication.relations import Related

_KINDS = {kind: number for number, kind in enumerate(schema.FOLDERS)}


def place_of(entries: Sequence[Entry]) -> Order:
    """Where the entries of one id stand in the content: by kind, then by file."""
    return (_KINDS[entries[0].kind], entries[0].origin.file) if entries else ()


def related(id_: str, entries: Sequence[Entry], languages: tuple[str, ...]) -> Related:
    """What the publication has of an id; its editions are in the order of `languages`."""
    if not entries:
        return Related(id_, None)
    kind, place = entries[0].kind, place_of(entries)
    value, order = entries[0].value, place
    if kind in ("brief", "page"):
        editions = sorted(entries, key=lambda entry: languages.index(entry.language))
        value, order = _brief(id_, editions) if kind == "brief" else _page(id_, editions)
    elif kind == "event":
        order = (value.date.sort_key, id_)
    elif kind == "claim":
        order = (value.date is None, value.date.sort_key if value.date else (), id_)
    return Related(id_, kind, value, place, order, tuple(entries))


def _brief(id_: str, entries: Iterable[Entry]) -> tuple[Brief, Order]:
    """Briefs come by `order`, those without one after them, the latest first, then by id."""
    brief = Brief(id_, tuple(_edition(entry) for entry in entries))
    fields = brief.editions[0].fields
    latest_first = tuple(-part for part in fields.published.sort_key)
    return brief, (*_order(fields.order), latest_first, id_)


def _page(id_: str, entries: Iterable[Entry]) -> tuple[OwnPage, Order]:
    page = OwnPage(id_, tuple(PageEdition(entry.language, entry.value) for entry in entries))
    return page, (*_order(page.editions[0].fields.order), id_)


def _order(order: int | None) -> tuple[bool, int]:
    return order is None, order or 0


def _edition(entry: Entry) -> Edition:
    fields: schema.BriefFields = entry.value
    body = entry.body
    assert body is not None
    edition = Edition(entry.language, fields, (), entry.minutes)
    texts = [p.texts[0][1] for p in fields.key_points] + [body] + [p.texts[0][1] for p in edition.prose()]
    return Edition(entry.language, fields, cited_sources(texts), entry.minutes)
