"""The facts about a source, as its page lists them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from sitegen.content.records.source import Source
from sitegen.content.records.variables import NAME_VARIABLES
from sitegen.language.locale import list_words
from sitegen.views import source_details as details
from sitegen.views.builder import ViewBuilder
from sitegen.views.parts import Fact, Html, Text

_MAKERS_STATED = frozenset(("outlet", "author", "account"))
"""What sources are called by that somebody has written, whether they say so or not."""

_ONLINE = frozenset(("outlet", "account"))
"""What sources are called by that have an address, as a rule."""


def facts(builder: ViewBuilder, source: Source) -> tuple[Fact, ...]:
    """The bibliographic facts, those that a source of its type would state and this one does not among them."""
    return (*_origin(builder, source), *_variables(builder, source), *_about(builder, source))


def _origin(builder: ViewBuilder, source: Source) -> Iterator[Fact]:
    traits = source.traits
    if source.container or traits.called_by == "outlet" or "container" in traits.needed:
        outlet = details.plain(builder.text(source.container)) if source.container else None
        yield Fact(details.label(source, "container"), outlet)
    if source.authors or traits.called_by in _MAKERS_STATED:
        yield Fact(details.label(source, "authors"), _listed(builder, map(builder.author, source.authors)))
    for name in NAME_VARIABLES:
        if makers := getattr(source, name):
            yield Fact(details.label(source, name), _listed(builder, map(builder.author, makers)))
    note = builder.text(source.date_note) if source.date_note else None
    issued = _words(builder.date(source.issued).words) if source.issued else None
    yield Fact("fact.issued", issued, note)


def _variables(builder: ViewBuilder, source: Source) -> Iterator[Fact]:
    for name, found in source.stated():
        if not isinstance(found, tuple):
            yield Fact(details.label(source, name), details.value(builder, name, found))


def _about(builder: ViewBuilder, source: Source) -> Iterator[Fact]:
    t = builder.t
    if source.updated:
        yield Fact("fact.updated", _words(builder.date(source.updated).words))
    if source.accessed:
        yield Fact("fact.accessed", _words(builder.date(source.accessed).words))
    yield Fact("fact.language", _words(builder.language_name(source.language)))
    yield Fact("fact.type", _words(t(f"type.{source.type}")))
    if source.kind:
        yield Fact("fact.kind", _words(t(f"kind.{source.kind}")))
    if source.derived_from:
        yield Fact("fact.relies_on", _listed(builder, map(builder.upstream, source.derived_from)))
    if source.url or source.traits.called_by in _ONLINE:
        yield Fact("fact.url", details.external(source.url, source.url) if source.url else None)
    if source.archived:
        yield Fact("fact.archived", details.external(source.archived, source.archived))


def _words(text: str) -> Html:
    return details.plain(Text(text))


def _listed(builder: ViewBuilder, names: Iterable[Html]) -> Html | None:
    """Names as a list in words, each in its language."""
    found = list(names)
    shown = [
        f'<span lang="{escape(name.lang)}">{name.html}</span>' if name.lang else name.html for name in found
    ]
    text = list_words([name.text for name in found], builder.language)
    return Html(list_words(shown, builder.language), "", text) if found else None
