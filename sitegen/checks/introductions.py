"""Does a brief link people and organisations where it first mentions them, and call people by their full name first?"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

import msgspec

from sitegen.checks.findings_cache import FindingsCache
from sitegen.checks.wording import PassageText, Wording, Wordings
from sitegen.content.entry import Entry
from sitegen.content.text import LocalText
from sitegen.facts.locate import Files
from sitegen.facts.mentions import TOKEN, Lexicon
from sitegen.markdown.document import LinkSlot
from sitegen.problems import Problem, codes
from sitegen.publication.names import Names, names_of

_READ = ("paragraph", "item", "quotation")
"""The blocks in which somebody can be introduced; headings and titles only announce."""


class _Event(msgspec.Struct, frozen=True, order=True):
    """A link to a record, or its name, in the order of the text."""

    start: int
    end: int
    id: str
    shown: str
    linked: bool


class _Called(msgspec.Struct, frozen=True):
    """By what a person or organisation may be called."""

    is_person: bool
    name: LocalText
    names: tuple[str, ...]


_ByName = Mapping[str, _Called]


def check(
    entries: Sequence[Entry], wordings: Wordings, names: Names, files: Files, cache: FindingsCache
) -> Iterator[Problem]:
    """First mentions in the body of a brief that are no link, and people called by a part of their name before."""
    called = {
        entry.id: _Called(entry.value.IS_PERSON, entry.value.name, names_of(entry.value))
        for entry in entries
        if entry.value.IS_AGENT
    }
    lexicon = functools.cache(lambda: cache.memoize("lexicon", called, lambda: _lexicon(called)))

    named: dict[str, set[str]] = {}

    def may_name(entry: Entry) -> set[str]:
        file = entry.origin.file
        if file not in named:
            named[file] = lexicon().candidates(wordings.of(entry).words)
        return named[file]

    def find(entry: Entry) -> Iterable[Problem]:
        return _brief(wordings.of(entry), called, lexicon(), names, may_name(entry), files)

    def concerned(entry: Entry) -> object:
        """Whom a brief may name, and where its links lead."""
        links = {link.target: names.find(link.target) for link in entry.outgoing.links}
        ids = {*may_name(entry), *chain.from_iterable(links.values())}
        return links, {id_: called[id_] for id_ in ids if id_ in called}

    briefs = [entry for entry in entries if entry.kind == "brief"]
    yield from cache.problems("introductions", (called, names), briefs, find, part_for=concerned)


def _lexicon(called: _ByName) -> Lexicon:
    return Lexicon((name, id_) for id_, by in called.items() for name in by.names if _tells(name))


def _tells(name: str) -> bool:
    """Whether a name differs from a common word: it has a capital, or more than one Korean syllable."""
    return name != name.lower() or (len(name) > 1 and not name.isascii())


def _brief(
    wording: Wording,
    called: _ByName,
    lexicon: Lexicon,
    names: Names,
    waiting: set[str],
    files: Files,
) -> Iterator[Problem]:
    language = wording.entry.language
    links = wording.entry.body.links() if wording.entry.body else ()
    mentioned: set[str] = set()
    for said in wording.passages():
        if said.block is None or said.block.kind not in _READ:
            continue
        for event in _events(said, links, called, lexicon, names, waiting - mentioned):
            if event.id in mentioned:
                continue
            mentioned.add(event.id)
            record = called[event.id]
            if not event.linked:
                hint = f"write [[{event.id}|{event.shown}]]"
                message = f'"{event.shown}" is first mentioned without a link'
                yield codes.UNLINKED_MENTION.at(said.span(event.start, event.end, files), message, hint)
            if record.is_person and event.shown and not _is_full(event.shown, record):
                name = record.name.exact(language) or str(record.name)
                message = f'"{event.shown}" is not introduced yet'
                span = said.span(event.start, event.end, files)
                yield codes.UNINTRODUCED_NAME.at(span, message, f'write "{name}" here')


def _events(
    said: PassageText,
    links: Sequence[LinkSlot],
    called: _ByName,
    lexicon: Lexicon,
    names: Names,
    waiting: Collection[str],
) -> list[_Event]:
    """The links of a block to people and organisations, and the mentions of those that wait for their first."""
    found: list[_Event] = []
    masked = said.text
    block = said.block
    if block is not None and block.labels:
        for slot, (start, end) in zip(links[slice(*block.links)], block.labels, strict=True):
            ids = names.find(slot.target)
            if len(ids) == 1 and ids[0] in called:
                found.append(_Event(start, end, ids[0], slot.text, True))
            masked = masked[:start] + " " * (end - start) + masked[end:]
    if lexicon.may_appear_in(masked, waiting):
        for mention in lexicon.mentions(masked):
            if (
                len(mention.ids) == 1
                and mention.ids[0] in waiting
                and not said.is_quoted(mention.start, mention.end)
            ):
                found.append(_Event(mention.start, mention.end, mention.ids[0], mention.name, False))
    return sorted(found)


def _is_full(shown: str, record: _Called) -> bool:
    """Whether what is shown has as many words as the name it stands for; in Korean, where a title follows the name,
    a name of one word itself."""
    if not shown.isascii():
        single = [name for _, name in record.name.texts if not name.isascii() and " " not in name]
        if single and not any(name in shown for name in single):
            return False
    words = len(TOKEN.findall(shown))
    names = [name for _, name in record.name.texts if name.isascii() == shown.isascii()]
    return words >= min((len(TOKEN.findall(name)) for name in names), default=0)
