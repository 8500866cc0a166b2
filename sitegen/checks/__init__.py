"""What is verified of content that reads and links: one module per family of checks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen import codes
from sitegen.checks import (
    conflict,
    copying,
    coverage,
    date_logic,
    drift,
    figures,
    freshness,
    independence,
    introductions,
    names,
    quotations,
    recording,
    roles,
    settings,
    translations,
)
from sitegen.checks.evidence import Evidence
from sitegen.checks.kept import Kept
from sitegen.checks.verify import looked_up
from sitegen.checks.wording import wording
from sitegen.content.load import Content
from sitegen.facts.locate import Files
from sitegen.ledgers import Ledgers
from sitegen.pages import clashes
from sitegen.problems import Problem


def check(
    content: Content, as_of: date, ledgers: Ledgers, files: Files, kept: Kept | None = None
) -> Iterator[Problem]:
    """Every finding in `content` on the day `as_of`; `files` are asked where words stand in them, and `kept` what was
    found before."""
    kept = kept or Kept()
    if content.site is not None:
        yield from settings.check(content, content.site)
        yield from clashes(content.entries, content.site.languages)
        yield from translations.check(content.entries, content.site.languages)
        yield from drift.check(content.entries, content.site.languages, ledgers.translations)
    yield from freshness.check(content.entries, as_of)
    for found in kept.each("coverage", (), content.entries, lambda entry: tuple(coverage.check([entry]))):
        yield from found
    yield from date_logic.check(content.entries, as_of)
    yield from roles.check(content.entries)
    yield from conflict.check(content.entries)
    yield from independence.check(content.entries)
    said = list(kept.each("wording", (), content.entries, wording))
    yield from names.check(content.entries, said, files, kept)
    yield from introductions.check(content.entries, said, files, kept)
    evidence = Evidence(content.entries, ledgers.captures, ledgers.verified)
    yield from quotations.check(content.entries, evidence)
    yield from figures.check(content.entries, evidence)
    sought = looked_up(content.entries, evidence) if evidence.in_use else {}
    yield from recording.check(content.entries, sought, evidence)
    yield from copying.check(content.entries, sought, said, evidence, files)


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
        )
    }
    found = need_network if ledgers.captures else need_network | need_texts
    return frozenset(found if ledgers.captures or ledgers.verified else found | need_verification)
