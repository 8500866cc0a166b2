"""Are people and organisations called by their names?"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence

from sitegen.checks.findings_cache import FindingsCache
from sitegen.checks.wording import Wordings
from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.content.vocabulary import WORD
from sitegen.facts.locate import Files
from sitegen.facts.mentions import TOKEN, Lexicon
from sitegen.facts.misspellings import Spelling
from sitegen.problems import Problem, codes
from sitegen.publication.names import fold, names_of


def check(
    entries: Sequence[Entry], wordings: Wordings, files: Files, cache: FindingsCache
) -> Iterator[Problem]:
    """Spellings that are discouraged, words that are almost a name, aliases that two records share."""
    yield from _shared_aliases(entries)
    yield from _discouraged(entries, wordings, files, cache)
    yield from _misspelt(entries, wordings, files, cache)


def _shared_aliases(entries: Iterable[Entry]) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    entries = [entry for entry in entries if entry.value.all_names]
    for entry in entries:
        for name in names_of(entry.value):
            owners.setdefault(fold(name), entry.id)
    for entry in entries:
        for language, names in entry.value.aliases.by_language:
            for i, name in enumerate(names):
                owner = owners[fold(name)]
                if owner != entry.id:
                    at = f"aliases/{language}/{i}" if language else f"aliases/{i}"
                    message = f'"{name}" is also a name of {owner}'
                    hint = "remove it from one of the two, or make it longer"
                    yield codes.SHARED_ALIAS.at(entry.origin.at(at), message, hint)


def _discouraged(
    entries: Sequence[Entry], wordings: Wordings, files: Files, cache: FindingsCache
) -> Iterator[Problem]:
    called = [entry.value for entry in entries if entry.value.IS_AGENT]
    right = {
        name: record.name.exact(language) or str(record.name)
        for record in called
        for language, names in record.discouraged.by_language
        for name in names
    }
    if not right:
        return
    sound = {fold(name) for entry in entries for name in names_of(entry.value)}
    right = {name: instead for name, instead in sorted(right.items()) if fold(name) not in sound}
    lexicon = functools.cache(
        lambda: cache.memoize("discouraged", right, lambda: Lexicon((name, name) for name in right))
    )

    def find(entry: Entry) -> Iterator[Problem]:
        wording = wordings.of(entry)
        for said in wording.passages() if lexicon().candidates(wording.words) else ():
            for mention in lexicon().mentions(said.text):
                if not said.is_quoted(mention.start, mention.end):
                    span = said.span(mention.start, mention.end, files)
                    message, hint = f'"{mention.name}" is discouraged', f'write "{right[mention.ids[0]]}"'
                    yield codes.DISCOURAGED_NAME.at(span, message, hint)

    yield from cache.problems("discouraged", right, entries, find)


def _misspelt(
    entries: Sequence[Entry], wordings: Wordings, files: Files, cache: FindingsCache
) -> Iterator[Problem]:
    slips = _slips(entries, wordings, cache)

    def find(entry: Entry) -> Iterator[Problem]:
        wording = wordings.of(entry)
        wanted = wording.words & slips.keys()
        for said in wording.passages() if wanted else ():
            if not any(word in said.text for word in wanted):
                continue
            for found in WORD.finditer(said.text):
                near = slips.get(found[0])
                if near and not said.is_quoted(*found.span()):
                    span = said.span(*found.span(), files)
                    message = f'"{found[0]}" is almost "{near}"'
                    hint = "fix the spelling, or add it to the aliases of the record"
                    yield codes.MISSPELT_NAME.at(span, message, hint)

    yield from cache.problems("misspelt", slips, entries, find)


def _slips(entries: Sequence[Entry], wordings: Wordings, cache: FindingsCache) -> dict[str, str]:
    """The words of all texts that are almost a name, with the name."""
    words = _words_of_names(entries)
    spelling = functools.cache(lambda: cache.memoize("spelling", words, lambda: Spelling(*words)))

    def almost(entry: Entry) -> dict[str, str]:
        return dict(spelling().suggestions(wordings.of(entry).words))

    slips: dict[str, str] = {}
    for found in cache.each("almost names", words, entries, almost, of=dict[str, str]):
        slips |= found
    # An ordinary word at the beginning of a sentence is none: one that is somewhere in small letters, too.
    small = frozenset(word.lower() for word in slips if word != word.lower())
    ordinary = frozenset[str]().union(
        *cache.each(
            "ordinary words", small, entries, lambda e: small & wordings.of(e).words, of=frozenset[str]
        )
    )
    return {
        word: near for word, near in slips.items() if word == word.lower() or word.lower() not in ordinary
    }


def _words_of_names(entries: Iterable[Entry]) -> tuple[frozenset[str], frozenset[str]]:
    """The words of names of people and organisations; and all that are right, those of terms and of discouraged names
    among them."""
    named = [entry.value for entry in entries if entry.value.all_names]
    called = [record for record in named if record.IS_AGENT]
    known = [name for record in named for name in names_of(record)]
    known += (name for record in called for name in record.avoided_names)
    words = frozenset(name for record in called for name in _single(record))
    return words, frozenset(word for name in known for word in TOKEN.findall(name))


def _single(record: schema.Person | schema.Organization) -> Iterator[str]:
    """The words by which somebody is known: all of a person's names, an organisation's where it is one word."""
    for name in names_of(record):
        words = TOKEN.findall(name)
        if record.IS_PERSON or len(words) == 1:
            yield from words
