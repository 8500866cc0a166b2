"""Does a brief link people and organisations where it first mentions them, and call people by their full name first?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from sitegen import codes
from sitegen.checks.kept import Kept
from sitegen.checks.wording import Said, Wording
from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.facts.locate import Files
from sitegen.facts.mentions import TOKEN, Lexicon
from sitegen.markdown.document import LinkSlot
from sitegen.problems import Problem
from sitegen.publication.names import Names, index, names_of

_READ = ("paragraph", "item", "quotation")
"""The blocks in which somebody can be introduced; headings and titles only announce."""


class _Event(msgspec.Struct, frozen=True, order=True):
    """A link to a record, or its name, in the order of the text."""

    start: int
    end: int
    id: str
    shown: str
    linked: bool


def check(
    entries: Iterable[Entry], wordings: Iterable[Wording], files: Files, kept: Kept
) -> Iterator[Problem]:
    """First mentions in the body of a brief that are no link, and people called by a part of their name before."""
    entries = tuple(entries)
    named = {
        entry.id: entry.value
        for entry in entries
        if isinstance(entry.value, (schema.Person, schema.Organization))
    }
    names = index(entries)
    lexicon = kept.once("lexicon", (named,), lambda: _lexicon(named))
    briefs = {wording.entry.origin.file: wording for wording in wordings if wording.entry.kind == "brief"}

    def of(entry: Entry) -> tuple[Problem, ...]:
        return tuple(_brief(briefs[entry.origin.file], named, lexicon, names, files))

    written = (wording.entry for wording in briefs.values())
    for found in kept.each("introductions", (named, names), written, of):
        yield from found


def _lexicon(named: Mapping[str, schema.Person | schema.Organization]) -> Lexicon:
    return Lexicon((name, id_) for id_, record in named.items() for name in names_of(record) if _tells(name))


def _tells(name: str) -> bool:
    """Whether a name can be told from a common word: it has a capital, or more than one Korean syllable."""
    return name != name.lower() or (len(name) > 1 and not name.isascii())


def _brief(
    wording: Wording,
    named: Mapping[str, schema.Person | schema.Organization],
    lexicon: Lexicon,
    names: Names,
    files: Files,
) -> Iterator[Problem]:
    language = wording.entry.language
    links = wording.entry.body.links() if wording.entry.body else ()
    waiting = lexicon.may_call(wording.words)
    mentioned: set[str] = set()
    for said in wording.passages():
        if said.block is None or said.block.kind not in _READ:
            continue
        for event in _events(said, links, named, lexicon, names, waiting - mentioned):
            if event.id in mentioned:
                continue
            mentioned.add(event.id)
            record = named[event.id]
            if not event.linked:
                hint = f"write [[{event.id}|{event.shown}]]"
                message = f'"{event.shown}" is mentioned first without a link'
                yield codes.UNLINKED_MENTION.at(said.span(event.start, event.end, files), message, hint)
            if isinstance(record, schema.Person) and event.shown and not _is_full(event.shown, record):
                name = record.name.exact(language) or str(record.name)
                message = f'"{event.shown}" is not introduced yet'
                span = said.span(event.start, event.end, files)
                yield codes.UNINTRODUCED_NAME.at(span, message, f'write "{name}" here')


def _events(
    said: Said,
    links: Sequence[LinkSlot],
    named: Mapping[str, object],
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
            if len(ids) == 1 and ids[0] in named:
                found.append(_Event(start, end, ids[0], slot.text, True))
            masked = masked[:start] + " " * (end - start) + masked[end:]
    if lexicon.may_stand_in(masked, waiting):
        for mention in lexicon.mentions(masked):
            if (
                len(mention.ids) == 1
                and mention.ids[0] in waiting
                and not said.is_quoted(mention.start, mention.end)
            ):
                found.append(_Event(mention.start, mention.end, mention.ids[0], mention.name, False))
    return sorted(found)


def _is_full(shown: str, record: schema.Person) -> bool:
    """Whether what is shown has as many words as the name it stands for; in Korean, where a title follows the name,
    a name of one word itself."""
    if not shown.isascii():
        single = [name for _, name in record.name.texts if not name.isascii() and " " not in name]
        if single and not any(name in shown for name in single):
            return False
    words = len(TOKEN.findall(shown))
    names = [name for _, name in record.name.texts if name.isascii() == shown.isascii()]
    return words >= min((len(TOKEN.findall(name)) for name in names), default=0)
