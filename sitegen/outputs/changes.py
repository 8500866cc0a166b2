"""changes.xml and changes.json: the editions and corrections of briefs, for feed readers (RFC 4287) and programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from sitegen.dates.exchange import moment, rfc3339
from sitegen.dates.parsing import parse
from sitegen.outputs.xml import escape, quoteattr
from sitegen.publication.pages import Page
from sitegen.views.builder import ViewBuilder
from sitegen.views.editions import edition_path, frozen_in

FORMAT = 1


class EditionRow(msgspec.Struct, frozen=True):
    """An edition. `sha256` is that of its file without that digest, `sources` are the digests of the texts of its
    sources."""

    date: str
    note: str
    url: str
    changes: str
    sha256: str
    sources: dict[str, str]


class CorrectionRow(msgspec.Struct, frozen=True):
    date: str
    text: str


class BriefRow(msgspec.Struct, frozen=True):
    """A brief in one language."""

    id: str
    language: str
    url: str
    title: str
    editions: tuple[EditionRow, ...]
    corrections: tuple[CorrectionRow, ...]


class ChangesFile(msgspec.Struct, frozen=True):
    format: int
    briefs: tuple[BriefRow, ...]


def changes_json(builders: Mapping[str, ViewBuilder]) -> str:
    """The editions and corrections of all briefs, in every language."""
    rows = tuple(row for builder in builders.values() for row in _rows(builder))
    data = msgspec.json.encode(ChangesFile(FORMAT, rows))
    return msgspec.json.format(data, indent=1).decode() + "\n"


def changes_atom(builder: ViewBuilder) -> str:
    """The feed of the editions and corrections in the builder's language, the latest first."""
    site, addresses, language = builder.publication.site, builder.addresses, builder.language
    feed_url = addresses.absolute(addresses.base_path + addresses.changes(language))
    found = [
        (date, url, f"{row.title}: {words}", text)
        for row in _rows(builder)
        for date, url, words, text in _entries(builder, row)
    ]
    found.sort(key=lambda entry: entry[1])
    found.sort(key=lambda entry: moment(parse(entry[0])), reverse=True)
    name = builder.text(site.publisher.name if site.publisher else site.title).text
    title = f"{builder.text(site.title).text}: {builder.t('changes.feed')}"
    updated = rfc3339(parse(found[0][0])) if found else "1970-01-01T00:00:00Z"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(language)}>',
        f"<id>{escape(feed_url)}</id>",
        f"<title>{escape(title)}</title>",
        f"<updated>{updated}</updated>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(feed_url)}/>',
        f"<author><name>{escape(name)}</name></author>",
    ]
    for date, url, heading, text in found:
        lines += [
            "<entry>",
            f"<id>{escape(url)}</id>",
            f"<title>{escape(heading)}</title>",
            f'<link rel="alternate" type="text/html" href={quoteattr(url)}/>',
            f"<updated>{rfc3339(parse(date))}</updated>",
            f"<summary>{escape(text)}</summary>",
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def _entries(builder: ViewBuilder, row: BriefRow) -> Iterator[tuple[str, str, str, str]]:
    """The date, address, heading and text of each edition and correction."""
    for edition in row.editions:
        words = builder.t("edition.of", date=builder.date(parse(edition.date)).words)
        yield edition.date, edition.url, words, edition.note
    for number, correction in enumerate(row.corrections, start=1):
        url = f"{row.url}?correction={number}#corrections"
        yield correction.date, url, builder.t("brief.corrections"), correction.text


def _rows(builder: ViewBuilder) -> Iterator[BriefRow]:
    addresses, language = builder.addresses, builder.language
    for id_, brief in builder.publication.briefs.items():
        for written in (one for one in brief.editions if one.language == language):
            editions = []
            for text in frozen_in(builder, id_, language):
                url = addresses.absolute(addresses.base_path + edition_path(builder, id_, text))
                editions.append(
                    EditionRow(text.date, text.note, url, f"{url}changes/", text.sha256, text.copies)
                )
            corrections = tuple(
                CorrectionRow(one.date.text, builder.plain(one.text.texts[0][1]))
                for one in written.fields.corrections
            )
            url = addresses.absolute(addresses.url(Page("brief", id_, language)))
            yield BriefRow(id_, language, url, written.fields.title, tuple(editions), corrections)
