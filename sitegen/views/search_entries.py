"""What search knows of each page: its own text, without what it repeats of other pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from sitegen.content import schema
from sitegen.content.outgoing import numbered
from sitegen.dates import Edtf
from sitegen.dates.years import year_label
from sitegen.publication.names import names_of
from sitegen.search.entries import SearchEntry
from sitegen.views.body import assemble
from sitegen.views.maker import Maker


def search_entries(maker: Maker) -> Iterator[SearchEntry]:
    """An entry for every record, brief and own page in the maker's language."""
    for id_, kind in maker.publication.kinds.items():
        title = maker.publication.name(id_, maker.language)
        date, sources, people, paragraphs = _facts(maker, id_, kind)
        record = None if kind in ("brief", "page") else maker.publication.record(id_)
        discouraged = (
            record.discouraged.all() if isinstance(record, (schema.Person, schema.Organization)) else ()
        )
        yield SearchEntry(
            url=maker.url(id_).removeprefix(maker.addresses.base_path),
            language=maker.language,
            kind=kind,
            title=title.text,
            title_language=maker.lang(title.language) or None,
            html="\n".join(paragraphs),
            aliases=tuple(name for name in _names(maker, id_) if name != title.text),
            hidden_aliases=(*discouraged, id_.replace("-", " ")),
            related=_related(maker, id_),
            date=date.earliest.isoformat() if date and date.earliest else None,
            date_words=maker.date(date).words if date else "",
            sources=tuple(maker.source_name(source).text for source in sources),
            people=tuple(maker.link(person).text.text for person in people),
            year=year_label(date.year, maker.language) if date else None,
        )


def _names(maker: Maker, id_: str) -> tuple[str, ...]:
    """The titles of a page in all languages, and all other names of a record."""
    publication, kind = maker.publication, maker.publication.kinds[id_]
    titles = (publication.name(id_, language).text for language in publication.languages)
    record = None if kind in ("brief", "page") else publication.record(id_)
    return tuple(dict.fromkeys((*titles, *names_of(record))))


def _related(maker: Maker, id_: str) -> tuple[str, ...]:
    """What a page names beside its own text: what is said of an event, where somebody works, who wrote a source."""
    publication, relations = maker.publication, maker.relations
    match None if publication.kinds[id_] in ("brief", "page") else publication.record(id_):
        case schema.Event() as event:
            linked = (
                *relations.claims_about.get(id_, ()), *event.people, *event.organizations, *event.terms
            )  # fmt: skip
            return tuple(dict.fromkeys(maker.link(other).text.text for other in linked))
        case schema.Person() as person:
            return tuple(maker.link(r.organization).text.text for r in person.roles if r.organization)
        case schema.Source() as source:
            authors = tuple(maker.name(name).text for name in source.authors)
            return (*((maker.text(source.container).text,) if source.container else ()), *authors)
    return ()


Facts = tuple[Edtf | None, tuple[str, ...], tuple[str, ...], list[str]]
"""Date, source ids, person ids, and paragraphs as HTML."""


def _facts(maker: Maker, id_: str, kind: schema.Kind) -> Facts:
    if kind == "brief":
        return _brief(maker, id_)
    if kind == "page":
        page = maker.publication.pages[id_].best(maker.language)
        return None, (), (), [assemble(maker.publication.bodies[id_][page.language], maker, None)]
    record = maker.publication.record(id_)
    relations = maker.relations
    match record:
        case schema.Person() | schema.Organization():
            sources = relations.appears_in.get(id_, ())
            people: tuple[str, ...] = (id_,) if kind == "person" else ()
            held = record.roles if isinstance(record, schema.Person) else ()
            roles = [maker.text(role.title).text for role in held if role.title]
            return (
                None,
                sources,
                people,
                [*_paragraphs([maker.prose(record.description).text]), *_paragraphs(roles)],
            )
        case schema.Source():
            quotes = [maker.quotation(id_, quote.id) for quote in record.quotes]
            texts = [maker.prose(record.summary).text, *(q.exact.text for q in quotes)]
            texts += [q.translation.text for q in quotes if q.translation]
            people = tuple(i for i in record.appearing if maker.publication.kinds[i] == "person")
            return record.issued, (id_,), people, _paragraphs(texts)
        case schema.Event():
            return record.date, record.sources, record.people, _paragraphs([maker.prose(record.summary).text])
        case schema.Claim():
            texts = [account.text for account in maker.claim(id_).accounts]
            people = tuple(
                i for i in (record.by, *record.about) if i and maker.publication.kinds[i] == "person"
            )
            sources = tuple(dict.fromkeys(account.source for account in record.accounts))
            return record.date, sources, people, _paragraphs(texts)
        case schema.Term():
            return (
                None,
                relations.appears_in.get(id_, ()),
                (),
                _paragraphs([maker.prose(record.definition).text]),
            )


def _brief(maker: Maker, id_: str) -> Facts:
    edition = maker.publication.briefs[id_].best(maker.language)
    fields = edition.fields
    people = tuple(about for about in fields.about if maker.publication.kinds[about] == "person")
    body = maker.publication.bodies[id_][edition.language]
    html = [f"<p>{escape(fields.abstract)}</p>"]
    for document in numbered(fields, body):
        text = assemble(document, maker, None)
        html.append(text if document is body else f"<p>{text}</p>")
    return fields.updated or fields.published, edition.sources, people, html


def _paragraphs(texts: Iterable[str]) -> list[str]:
    return [f"<p>{escape(text)}</p>" for text in texts if text]
