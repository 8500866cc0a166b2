"""What is verified of content that reads and links: one module per family of checks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.checks import (
    conflict,
    copying,
    coverage,
    date_logic,
    drift,
    embeds,
    figures,
    freshness,
    ids_in_text,
    independence,
    introductions,
    mentions,
    names,
    parents,
    quotations,
    recording,
    roles,
    settings,
    translations,
    unread,
)
from sitegen.checks.evidence import Evidence
from sitegen.checks.findings_cache import FindingsCache
from sitegen.checks.verify import sought
from sitegen.checks.wording import Wordings
from sitegen.content.load import Content
from sitegen.facts.locate import Files
from sitegen.ledgers import Ledgers
from sitegen.problems import Problem, codes
from sitegen.publication.names import index
from sitegen.publication.pages import clashes


def check(
    content: Content, as_of: date, ledgers: Ledgers, files: Files, cache: FindingsCache
) -> Iterator[Problem]:
    """Every finding in `content` on the day `as_of`; `files` are asked where words stand in them, and `cache` what was
    found before."""
    entries = content.entries
    names_of_all = index(entries)
    languages = content.site.languages if content.site else ()
    if content.site is not None:
        yield from settings.check(content, content.site)
        yield from unread.check(content, content.site)
        yield from clashes(entries, languages)
        yield from translations.check(entries, languages, cache)
        yield from drift.check(content, languages, names_of_all, ledgers.translations, cache)
    yield from freshness.check(entries, as_of, cache)
    yield from coverage.check(entries, cache)
    yield from date_logic.check(entries, as_of, cache)
    yield from roles.check(entries)
    yield from parents.check(entries)
    yield from ids_in_text.check(entries, cache)
    yield from embeds.check(entries, cache)
    yield from conflict.check(entries, languages, names_of_all, cache)
    yield from independence.check(entries)
    wordings = Wordings()
    yield from names.check(entries, wordings, files, cache)
    yield from introductions.check(entries, wordings, names_of_all, files, cache)
    evidence = Evidence(entries, ledgers.captures, ledgers.verified)
    if evidence.in_use:
        yield from quotations.check(entries, evidence, cache)
        yield from figures.check(entries, evidence, cache)
        yield from mentions.check(entries, evidence, cache)
        found = sought(entries, evidence, cache)
        yield from recording.check(entries, found)
        yield from copying.check(entries, found, wordings, evidence, files, cache)


def dormant(ledgers: Ledgers) -> frozenset[str]:
    """The codes that a run with these ledgers cannot find, whatever the content says."""
    need_texts = {codes.COPIED_WORDS.name}
    need_network = {codes.DEAD_LINK.name}
    need_verification = {
        code.name
        for code in (
            codes.QUOTATION_DIFFERS,
            codes.MARKED_WORDS,
            codes.FIGURE_NOT_FOUND,
            codes.DATE_NOT_FOUND,
            codes.MUCH_QUOTED,
            codes.UNMENTIONED,
            codes.UNLISTED_MENTION,
        )
    }
    found = need_network if ledgers.captures else need_network | need_texts
    return frozenset(found if ledgers.captures or ledgers.verified else found | need_verification)
