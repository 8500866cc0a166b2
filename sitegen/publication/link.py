"""From what was read to the publication: references resolved, editions gathered, relations computed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from sitegen import codes
from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.content.load import Content
from sitegen.problems import Problem, Span
from sitegen.publication import references
from sitegen.publication.model import Brief, Edition, OwnPage, PageEdition, Publication, cited_sources
from sitegen.publication.names import index
from sitegen.publication.relations import relate


def link(content: Content, *, drafts: bool = False) -> tuple[Publication | None, list[Problem]]:
    """The publication that `content` makes, or None where something in it does not resolve.

    Drafts are left out unless `drafts` is true; what refers to one that is left out is a problem.
    """
    entries = tuple(entry for entry in content.entries if drafts or not _is_draft(entry))
    kinds: dict[str, schema.Kind] = {entry.id: entry.kind for entry in entries}
    names = index(entries)
    left_out = {entry.id for entry in content.entries} - kinds.keys()
    visible = msgspec.structs.replace(content, entries=entries, ids=content.ids - left_out)
    problems = list(references.check(visible, names, kinds))
    if content.site is None:
        return None, problems
    problems += _missing_editions(entries, content.site.languages)
    if any(problem.is_error for problem in problems):
        return None, problems
    records = {kind: _records(entries, kind) for kind in schema.FOLDERS if kind not in ("brief", "page")}
    briefs = _briefs(entries, content.site.languages)
    publication = Publication(
        site=content.site,
        sources=records["source"],
        people=records["person"],
        organizations=records["organization"],
        events=records["event"],
        claims=records["claim"],
        terms=records["term"],
        briefs=briefs,
        pages=_pages(entries, content.site.languages),
        kinds=kinds,
        names=names,
        relations=relate(records, briefs, entries, names),
    )
    return publication, problems


def _is_draft(entry: Entry) -> bool:
    return entry.kind == "brief" and entry.value.draft


def _records(entries: tuple[Entry, ...], kind: schema.Kind) -> dict[str, Any]:
    found = {entry.id: entry.value for entry in entries if entry.kind == kind}
    if kind == "event":
        return dict(sorted(found.items(), key=lambda item: (item[1].date.sort_key, item[0])))
    if kind == "claim":
        return dict(sorted(found.items(), key=_claim_key))
    return found


def _claim_key(item: tuple[str, schema.Claim]) -> tuple[bool, Any, str]:
    date = item[1].date
    return date is None, date.sort_key if date else (), item[0]


def _by_id(
    entries: tuple[Entry, ...], kind: schema.Kind, languages: tuple[str, ...]
) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.kind == kind:
            found.setdefault(entry.id, []).append(entry)
    for editions in found.values():
        editions.sort(key=lambda entry: languages.index(entry.language))
    return found


def _briefs(entries: tuple[Entry, ...], languages: tuple[str, ...]) -> dict[str, Brief]:
    """Briefs by `order`, those without one after them, the latest first, then by id."""
    briefs = [
        Brief(id_, tuple(_edition(entry) for entry in editions))
        for id_, editions in _by_id(entries, "brief", languages).items()
    ]
    briefs.sort(key=lambda brief: brief.id)
    briefs.sort(key=lambda brief: brief.editions[0].fields.published.sort_key, reverse=True)
    briefs.sort(key=lambda brief: _order(brief.editions[0].fields.order))
    return {brief.id: brief for brief in briefs}


def _order(order: int | None) -> tuple[bool, int]:
    return order is None, order or 0


def _edition(entry: Entry) -> Edition:
    fields: schema.BriefFields = entry.value
    body = entry.body
    assert body is not None
    edition = Edition(entry.language, fields, body, entry.origin, ())
    texts = [p.texts[0][1] for p in fields.key_points] + [body] + [p.texts[0][1] for p in edition.prose()]
    return Edition(entry.language, fields, body, entry.origin, cited_sources(texts))


def _pages(entries: tuple[Entry, ...], languages: tuple[str, ...]) -> dict[str, OwnPage]:
    pages = [
        OwnPage(id_, tuple(_page_edition(entry) for entry in editions))
        for id_, editions in _by_id(entries, "page", languages).items()
    ]
    pages.sort(key=lambda page: (_order(page.editions[0].fields.order), page.id))
    return {page.id: page for page in pages}


def _page_edition(entry: Entry) -> PageEdition:
    assert entry.body is not None
    return PageEdition(entry.language, entry.value, entry.body, entry.origin, cited_sources([entry.body]))


def _missing_editions(entries: tuple[Entry, ...], languages: tuple[str, ...]) -> Iterator[Problem]:
    for kind in ("brief", "page"):
        for id_, editions in _by_id(entries, kind, languages).items():
            written, first = {entry.language for entry in editions}, editions[0].language
            for language in languages:
                if language not in written:
                    hint = f"write content/{schema.FOLDERS[kind]}/{id_}.{language}.md"
                    message = f'the {kind} "{id_}" is not there in "{language}"; its page is in "{first}"'
                    yield codes.MISSING_TRANSLATION.at(Span(editions[0].origin.file), message, hint)
