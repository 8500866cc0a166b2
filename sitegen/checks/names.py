"""Are people and organisations called by their names?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sitegen import codes
from sitegen.checks.kept import Kept
from sitegen.checks.wording import WORD, Wording
from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.facts.locate import Files
from sitegen.facts.mentions import TOKEN, Lexicon
from sitegen.facts.misspellings import Spelling
from sitegen.problems import Problem
from sitegen.publication.names import fold, names_of

_Named = (schema.Person, schema.Organization)


def check(
    entries: Iterable[Entry], wordings: Sequence[Wording], files: Files, kept: Kept
) -> Iterator[Problem]:
    """Spellings that are discouraged, words that are almost a name, aliases that two records share."""
    entries = tuple(entries)
    yield from _shared_aliases(entries)
    yield from _discouraged(entries, wordings, files)
    yield from _misspelt(entries, wordings, files, kept)


def _shared_aliases(entries: Iterable[Entry]) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    entries = [entry for entry in entries if isinstance(entry.value, (*_Named, schema.Term))]
    for entry in entries:
        for name in names_of(entry.value):
            owners.setdefault(fold(name), entry.id)
    for entry in entries:
        for language, names in entry.value.aliases.by_language:
            for i, name in enumerate(names):
                owner = owners[fold(name)]
                if owner != entry.id:
                    at = f"aliases/{language}/{i}" if language else f"aliases/{i}"
                    message = f'"{name}" calls {owner}, too'
                    hint = "remove it from one of the two, or make it longer"
                    yield codes.SHARED_ALIAS.at(entry.origin.at(at), message, hint)


def _discouraged(entries: Iterable[Entry], wordings: Sequence[Wording], files: Files) -> Iterator[Problem]:
    right: dict[str, str] = {}
    sound = {fold(name) for entry in entries for name in names_of(entry.value)}
    for entry in entries:
        if isinstance(entry.value, _Named):
            for language, names in entry.value.discouraged.by_language:
                for name in names:
                    if fold(name) not in sound:
                        right[name] = entry.value.name.exact(language) or str(entry.value.name)
    lexicon = Lexicon((name, name) for name in right)
    if not lexicon:
        return
    for wording in wordings:
        for said in wording.passages() if lexicon.may_call(wording.words) else ():
            for mention in lexicon.mentions(said.text):
                if not said.is_quoted(mention.start, mention.end):
                    span = said.span(mention.start, mention.end, files)
                    name = right[mention.ids[0]]
                    yield codes.DISCOURAGED_NAME.at(
                        span, f'"{mention.name}" is discouraged', f'write "{name}"'
                    )


def _misspelt(
    entries: Iterable[Entry], wordings: Sequence[Wording], files: Files, kept: Kept
) -> Iterator[Problem]:
    named = tuple(entry.value for entry in entries if isinstance(entry.value, (*_Named, schema.Term)))
    spelling = kept.once("spelling", named, lambda: _spelling(named))
    vocabulary: set[str] = set()
    for wording in wordings:
        vocabulary |= wording.words
    slips: dict[str, str] = {}
    for word in vocabulary:
        if word.lower() in vocabulary and word != word.lower():
            continue  # an ordinary word at the beginning of a sentence
        near = spelling.suggestion(word)
        if near is not None:
            slips[word] = near
    if not slips:
        return
    for wording in wordings:
        for said in wording.passages() if not slips.keys().isdisjoint(wording.words) else ():
            for found in WORD.finditer(said.text):
                near = slips.get(found[0])
                if near and not said.is_quoted(*found.span()):
                    span = said.span(*found.span(), files)
                    message = f'"{found[0]}" is almost "{near}"'
                    hint = "mend the spelling, or add it to the aliases of the record"
                    yield codes.MISSPELT_NAME.at(span, message, hint)


def _spelling(named: Iterable[schema.Person | schema.Organization | schema.Term]) -> Spelling:
    """The spelling of all names of people and organisations; those of terms are right, too."""
    called = [record for record in named if isinstance(record, _Named)]
    names = [name for record in called for name in _single(record)]
    known = [name for record in named for name in names_of(record)]
    known += (name for record in called for name in record.discouraged.all())
    return Spelling(names, (word for name in known for word in TOKEN.findall(name)))


def _single(record: schema.Person | schema.Organization) -> Iterator[str]:
    """The words by which somebody is known: all of a person's names, an organisation's where it is one word."""
    for name in names_of(record):
        words = TOKEN.findall(name)
        if isinstance(record, schema.Person) or len(words) == 1:
            yield from words
