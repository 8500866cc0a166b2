"""What is verified of content that reads and links: one module per family of checks, one row per check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sitegen.checks import (
    bibliography,
    conflict,
    copying,
    coverage,
    data,
    date_logic,
    drift,
    embeds,
    figures,
    freshness,
    ids_in_text,
    independence,
    introductions,
    locators,
    media,
    mentions,
    names,
    parents,
    placed,
    quotations,
    recording,
    roles,
    settings,
    translations,
    unread,
)
from sitegen.checks.context import Check, CheckContext, Run
from sitegen.checks.evidence import Evidence
from sitegen.checks.waiving import WaiverFilter
from sitegen.content.extension_code import ExtensionFault
from sitegen.content.schema import Site
from sitegen.ledgers import Ledgers
from sitegen.ledgers.waivers import Waivers
from sitegen.problems import Problem, codes
from sitegen.publication import former
from sitegen.publication.pages import clashes


def _of_site(find: Callable[[CheckContext, Site], Iterable[Problem]]) -> Run:
    """A check that needs the site's settings: where they cannot be used, it finds nothing."""
    return lambda given: find(given, given.content.site) if given.content.site is not None else ()


def _of_evidence(find: Callable[[CheckContext, Evidence], Iterable[Problem]]) -> Run:
    """A check that compares with the sources' texts: where the project verifies none, it finds nothing."""
    return lambda given: find(given, given.evidence) if given.evidence.in_use else ()


CHECKS: tuple[Check, ...] = (
    Check("settings", _of_site(lambda given, site: settings.check(given.content, site))),
    Check("unread", _of_site(lambda given, site: unread.check(given.content, site))),
    Check(
        "clashes", _of_site(lambda given, site: clashes(given.entries, site.languages, given.content.types))
    ),
    Check(
        "former ids",
        _of_site(lambda given, site: former.check(given.entries, site.languages, given.content.types)),
    ),
    Check("translations", lambda given: translations.check(given.entries, given.languages, given.cache)),
    Check(
        "drift",
        lambda given: drift.check(
            given.content, given.languages, given.names, given.ledgers.translations, given.cache
        ),
    ),
    Check("media", lambda given: media.check(given.content)),
    Check("data", lambda given: data.check(given.content)),
    Check("freshness", lambda given: freshness.check(given.entries, given.as_of, given.cache)),
    Check("coverage", lambda given: coverage.check(given.entries, given.cache)),
    Check("date logic", lambda given: date_logic.check(given.entries, given.as_of, given.cache)),
    Check("roles", lambda given: roles.check(given.entries)),
    Check("bibliography", lambda given: bibliography.check(given.entries)),
    Check("parents", lambda given: parents.check(given.entries)),
    Check(
        "placed citations",
        _of_site(
            lambda given, site: placed.check(
                given.content, site, given.ledgers.verified, WaiverFilter(Waivers(), given.as_of)
            )
        ),
    ),
    Check("ids in text", lambda given: ids_in_text.check(given.entries, given.cache)),
    Check("embeds", lambda given: embeds.check(given.entries, given.cache)),
    Check("conflict", lambda given: conflict.check(given.entries, given.languages, given.names, given.cache)),
    Check("independence", lambda given: independence.check(given.entries)),
    Check("names", lambda given: names.check(given.entries, given.wordings, given.files, given.cache)),
    Check(
        "introductions",
        lambda given: introductions.check(
            given.entries, given.wordings, given.names, given.files, given.cache
        ),
    ),
    Check(
        "quotations",
        _of_evidence(lambda given, texts: quotations.check(given.entries, texts, given.files, given.cache)),
    ),
    Check("locators", _of_evidence(lambda given, texts: locators.check(given.entries, texts, given.cache))),
    Check("figures", _of_evidence(lambda given, texts: figures.check(given.entries, texts, given.cache))),
    Check(
        "data figures",
        _of_evidence(lambda given, texts: data.check_figures(given.entries, given.content.files, texts)),
    ),
    Check("mentions", _of_evidence(lambda given, texts: mentions.check(given.entries, texts, given.cache))),
    Check("recording", _of_evidence(lambda given, texts: recording.check(given.entries, given.lookups))),
    Check(
        "copying",
        _of_evidence(
            lambda given, texts: copying.check(
                given.entries, given.lookups, given.wordings, texts, given.files, given.cache
            )
        ),
    ),
)
"""sitegen's own checks, in the order in which they are made, each with what it is given."""


def run_checks(checks: Iterable[Check], given: CheckContext) -> Iterator[Problem]:
    """Every finding of `checks` in what is `given`, in order. Those that are not sitegen's own keep what they find
    under their own names."""
    for check in checks:
        yield from _found(check, given if check in CHECKS else given.for_check(check.name))


def _found(check: Check, given: CheckContext) -> tuple[Problem, ...]:
    """What a check finds, or that code of an extension failed in it."""
    try:
        with given.content.notation.code.guard():
            return tuple(check.run(given))
    except ExtensionFault as fault:
        return (fault.problem,)


def inactive_codes(ledgers: Ledgers) -> frozenset[str]:
    """The codes that a run with these ledgers cannot find, whatever the content says."""
    need_texts = {codes.COPIED_WORDS.name, codes.LOCATOR_DIFFERS.name}
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
