"""The editions of a brief: each as a page shows it, and what changed since it."""

from __future__ import annotations

from itertools import groupby

import msgspec

from sitegen.content.editions import Block, BlockKind, FrozenText
from sitegen.dates.parsing import parse
from sitegen.publication.pages import Page
from sitegen.views.builder import ViewBuilder
from sitegen.views.parts import Date
from sitegen.views.sentence_changes import Change, changes_between


class EditionLine(msgspec.Struct, frozen=True):
    """An edition as a list shows it."""

    date: Date
    url: str
    changes_url: str
    note: str


class Editions(msgspec.Struct, frozen=True):
    """The editions of a brief in a language, the last first, and whether its text has changed since the last."""

    lines: tuple[EditionLine, ...]
    changed: bool


class EditionView(msgspec.Struct, frozen=True):
    title: str
    lang: str
    edition: EditionLine
    abstract: str
    groups: tuple[tuple[BlockKind, tuple[str, ...]], ...]
    """Its texts by what they are, in their order."""
    current_url: str
    canonical: str
    address: str
    """Its own address in full, for citations."""


class Comparison(msgspec.Struct, frozen=True):
    """What changed up to another edition, or up to the current version, where there is no date."""

    until: Date | None
    changed: tuple[Change, ...]
    corrections: tuple[str, ...]


class ChangesView(msgspec.Struct, frozen=True):
    title: str
    lang: str
    edition: EditionLine
    comparisons: tuple[Comparison, ...]
    current_url: str
    canonical: str


def frozen_in(builder: ViewBuilder, id_: str, language: str) -> tuple[FrozenText, ...]:
    """The editions of a brief in a language, the first day first."""
    return tuple(text for text in builder.publication.editions.get(id_, ()) if text.language == language)


def edition_path(builder: ViewBuilder, id_: str, text: FrozenText) -> str:
    """The path of an edition's page below the site's root, with a slash at its end."""
    return f"{builder.addresses.path(Page('brief', id_, text.language))}{text.date}/"


def editions(builder: ViewBuilder, id_: str, language: str, present: tuple[Block, ...]) -> Editions | None:
    """The editions of a brief whose `present` text is given; None where it has none in this language."""
    texts = frozen_in(builder, id_, language)
    if not texts:
        return None
    lines = tuple(_line(builder, id_, text) for text in reversed(texts))
    return Editions(lines, texts[-1].blocks != present)


def edition_view(builder: ViewBuilder, id_: str, text: FrozenText) -> EditionView:
    """The page of an edition."""
    addresses = builder.addresses
    current = addresses.url(Page("brief", id_, text.language))
    shown = [block for block in text.blocks if block.kind not in ("title", "abstract")]
    groups = (
        (kind, tuple(" ".join(block.sentences) for block in blocks))
        for kind, blocks in groupby(shown, lambda block: block.kind)
    )
    return EditionView(
        title=text.title,
        lang=builder.lang(text.language),
        edition=_line(builder, id_, text),
        abstract=" ".join(sentence for block in text.of("abstract") for sentence in block.sentences),
        groups=tuple(groups),
        current_url=current,
        canonical=addresses.absolute(current),
        address=addresses.absolute(addresses.base_path + edition_path(builder, id_, text)),
    )


def changes_view(builder: ViewBuilder, id_: str, text: FrozenText, present: tuple[Block, ...]) -> ChangesView:
    """What changed since an edition: up to the next one, if there is one, and up to the current version."""
    texts = frozen_in(builder, id_, text.language)
    following = texts[texts.index(text) + 1 :]
    compared = [(builder.date(parse(one.date)), one.blocks) for one in following[:1]]
    comparisons = []
    for until, blocks in (*compared, (None, present)):
        found = changes_between(text.blocks, blocks)
        comparisons.append(Comparison(until, found.changed, found.corrections))
    current = builder.addresses.url(Page("brief", id_, text.language))
    line = _line(builder, id_, text)
    canonical = builder.addresses.absolute(current)
    return ChangesView(text.title, builder.lang(text.language), line, tuple(comparisons), current, canonical)


def _line(builder: ViewBuilder, id_: str, text: FrozenText) -> EditionLine:
    url = builder.addresses.base_path + edition_path(builder, id_, text)
    return EditionLine(builder.date(parse(text.date)), url, f"{url}changes/", text.note)
