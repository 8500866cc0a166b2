"""What search knows of each page: its own text, without what it repeats of other pages."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from sitegen.dates.years import year_label
from sitegen.kinds.kind import RecordKind, RecordKinds
from sitegen.publication.pages import CHECKS
from sitegen.search.entries import SearchEntry
from sitegen.views.builder import ViewBuilder
from sitegen.views.checks import explanations
from sitegen.views.media import small_picture


def search_entries(builder: ViewBuilder, kinds: RecordKinds) -> Iterator[SearchEntry]:
    """An entry for every record, brief and custom page in the builder's language, and for what was checked."""
    for id_, kind in builder.publication.kinds.items():
        yield _entry(builder, id_, kinds[kind])
    if CHECKS in builder.addresses.sections:
        texts = explanations(builder)
        yield SearchEntry(
            url=builder.section_url(CHECKS).removeprefix(builder.addresses.base_path),
            language=builder.language,
            kind="page",
            title=builder.t("section.checks"),
            html="".join(f"<h2>{escape(heading)}</h2><p>{escape(text)}</p>" for heading, text in texts),
        )


def _entry(builder: ViewBuilder, id_: str, kind: RecordKind) -> SearchEntry:
    publication = builder.publication
    title = publication.name(id_, builder.language)
    found = kind.search(builder, id_)
    titles = (publication.name(id_, language).text for language in publication.languages)
    record = None if kind.type.HAS_BODY else publication.record(id_)
    names = dict.fromkeys((*titles, *(record.all_names if record else ())))
    date = found.date
    return SearchEntry(
        url=builder.url(id_).removeprefix(builder.addresses.base_path),
        language=builder.language,
        kind=kind.name,
        title=title.text,
        title_language=builder.lang(title.language) or None,
        html="\n".join(found.paragraphs),
        aliases=tuple(name for name in names if name != title.text),
        hidden_aliases=(*(record.avoided_names if record else ()), id_.replace("-", " ")),
        related=found.related,
        date=date.earliest.isoformat() if date and date.earliest else None,
        date_words=builder.date(date).words if date else "",
        sources=tuple(builder.source_name(source).text for source in found.sources),
        people=tuple(builder.link(person).text.text for person in found.people),
        year=year_label(date.year, builder.language) if date else None,
        is_name=kind.type.IS_NAMED,
        image=small_picture(builder, id_),
    )
