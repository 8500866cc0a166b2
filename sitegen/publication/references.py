"""Does every reference lead somewhere? Ids in fields, links and citations in texts, options of embedded views."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.content.hidden import Hidden
from sitegen.content.outgoing import Outgoing
from sitegen.content.reading import Ref
from sitegen.content.suggest import Suggestions
from sitegen.dates import EdtfError
from sitegen.dates import parse as parse_date
from sitegen.dates.hints import hint as date_hint
from sitegen.markdown.document import CiteItem, CiteSlot, Document, EmbedSlot, LinkSlot, RecordSlot
from sitegen.problems import Origin, Problem, Span, codes
from sitegen.publication.names import Names, fold


class Absent(msgspec.Struct, frozen=True):
    """Ids that no record has, and why."""

    hidden: Mapping[str, tuple[Hidden, ...]] = {}
    """What there is and is not shown."""
    renamed: Mapping[str, str] = {}
    """What former ids are today."""


class References:
    """What there is to refer to: every reference to it is resolved, or a problem."""

    def __init__(
        self,
        names: Names,
        kinds: Mapping[str, schema.Kind],
        unreadable: Collection[str],
        quotes: Mapping[str, frozenset[str]],
        absent: Absent,
        types: schema.RecordTypes,
    ) -> None:
        """`unreadable` are the ids of files that could not be read: they are let pass. `quotes` are the ids of
        quotations, by the source that has any; `absent` is why others are not there."""
        self.names = names
        self.kinds = kinds
        self.unreadable = unreadable
        self.quote_ids = quotes
        self.hidden = absent.hidden
        self.renamed = absent.renamed
        self.types = types
        self._guesses: dict[tuple[str, ...] | None, Suggestions] = {}
        self._quotes: dict[str, Suggestions] = {}

    def of(self, entry: Entry) -> Iterator[Problem]:
        """Every reference of `entry` that does not resolve."""
        yield from self.refs(entry.refs, entry.origin)
        yield from self.quotes(entry)
        # Where something is in a text is looked up only if something does not resolve.
        if not self._all_resolve(entry.outgoing):
            for _, document in entry.texts:
                yield from self.document(document, entry.origin.file)

    def _all_resolve(self, texts: Outgoing) -> bool:
        """Whether all that is in texts resolves, as far as can be known without them."""
        kinds, names, quotes = self.kinds, self.names, self.quote_ids
        return (
            not texts.has_embeds
            and all(kinds.get(source) == "source" for source in texts.cited)
            and all(quote in quotes.get(source, ()) for source, quote in texts.quoted)
            and all(link.target in names.ids or len(names.find(link.target)) == 1 for link in texts.links)
        )

    def refs(self, refs: Iterable[Ref], origin: Origin) -> Iterator[Problem]:
        for ref in refs:
            # The place of a reference is looked up only for those that do not resolve.
            if not self._resolves(ref.id, ref.kinds):
                yield from self._id(ref.id, ref.kinds, origin.at(ref.pointer))

    def _resolves(self, id_: str, kinds: tuple[str, ...]) -> bool:
        kind = self.kinds.get(id_)
        return kind is not None and (not kinds or kind in kinds)

    def _id(self, id_: str, kinds: tuple[str, ...], span: Span) -> Iterator[Problem]:
        if id_ in self.unreadable:
            return
        wanted = " or ".join(kinds) or "record"
        kind = self.kinds.get(id_)
        if kind is None and id_ in self.hidden and (not kinds or "brief" in kinds):
            yield self._not_shown(id_, span)
        elif kind is None and id_ in self.renamed:
            yield self._renamed(id_, span)
        elif kind is None:
            found = self.names.find(id_)
            hint = f'write the id "{found[0]}"' if len(found) == 1 else self._guess(id_, kinds)
            otherwise = (
                f"write its file, {_file(self.types[kinds[0]], id_)}, or fix the id"
                if kinds
                else "fix the id"
            )
            yield codes.UNKNOWN_RECORD.at(span, f'no {wanted} "{id_}"', hint or otherwise)
        elif kinds and kind not in kinds:
            yield codes.UNKNOWN_RECORD.at(
                span, f'"{id_}" is {_a(kind)}, not {_a(wanted)}', f"name {_a(wanted)}"
            )

    def _not_shown(self, id_: str, span: Span) -> Problem:
        first = self.hidden[id_][0]
        message = f'the brief "{id_}" is not shown: {first.why}'
        return codes.UNKNOWN_RECORD.at(span, message, f"take this out, or {first.fix}")

    def _renamed(self, id_: str, span: Span) -> Problem:
        now = self.renamed[id_]
        return codes.UNKNOWN_RECORD.at(span, f'"{id_}" was renamed to "{now}"', f'write "{now}"')

    def _guess(self, word: str, kinds: tuple[str, ...] | None) -> str:
        """What may be meant: an id of one of `kinds` ((): of any), or, for None, any id or name. A record that is gone
        is often missed in many places."""
        if kinds not in self._guesses:
            candidates = (id_ for id_, kind in self.kinds.items() if not kinds or kind in kinds)
            names = self.names.by_name if kinds is None else ()
            self._guesses[kinds] = Suggestions([*candidates, *names])
        return self._guesses[kinds].hint(word)

    def quotes(self, entry: Entry) -> Iterator[Problem]:
        if entry.value is None:
            return
        if entry.kind == "claim":
            for i, account in enumerate(entry.value.accounts):
                if account.quote is not None:
                    yield from self._quote(
                        account.source, account.quote, entry.origin.at(f"accounts/{i}/quote")
                    )
        elif entry.kind == "source":
            seen: set[str] = set()
            for i, quote in enumerate(entry.value.quotes):
                if quote.id in seen:
                    span = entry.origin.at(f"quotes/{i}/id")
                    yield codes.DUPLICATE_ID.at(
                        span, f'the quotation "{quote.id}" appears twice here', "rename one"
                    )
                seen.add(quote.id)

    def _quote(self, source: str, quote: str, span: Span) -> Iterator[Problem]:
        known = self.quote_ids.get(source, frozenset())
        if self.kinds.get(source) == "source" and quote not in known:
            if source not in self._quotes:
                self._quotes[source] = Suggestions(known)
            hint = self._quotes[source].hint(quote) or f"add it to `quotes` in content/sources/{source}.yaml"
            yield codes.UNKNOWN_QUOTE.at(span, f'"{source}" has no quotation "{quote}"', hint)

    def document(self, document: Document, file: str) -> Iterator[Problem]:
        for part in document.slots():
            if isinstance(part, LinkSlot):
                if part.target not in self.names.ids:
                    yield from self._link(part, Span(file, part.line, part.column))
            elif isinstance(part, RecordSlot):
                yield from self._in_place(part, Span(file, part.line, part.column))
            elif isinstance(part, CiteSlot):
                for item in part.items:
                    if item.quote is not None or self.kinds.get(item.source) != "source":
                        yield from self._citation(item, Span(file, item.line, item.column))
            elif isinstance(part, EmbedSlot):
                yield from self._embed(part, Span(file, part.line, part.column))

    def _link(self, link: LinkSlot | RecordSlot, span: Span) -> Iterator[Problem]:
        found = self.names.find(link.target)
        if len(found) > 1:
            hint = "write one of these ids: " + ", ".join(found)
            yield codes.AMBIGUOUS_LINK.at(span, f'"{link.target}" could mean {len(found)} records', hint)
        elif not found and link.target in self.hidden:
            yield self._not_shown(link.target, span)
        elif not found and link.target in self.renamed:
            yield self._renamed(link.target, span)
        elif not found and link.target not in self.unreadable:
            hint = self._guess(link.target, None) or "fix it, or write the record"
            yield codes.UNKNOWN_RECORD.at(span, f'no record is called "{link.target}"', hint)

    def _in_place(self, slot: RecordSlot, span: Span) -> Iterator[Problem]:
        found = self.names.find(slot.target)
        if len(found) != 1:
            yield from self._link(slot, span)
        elif not self.types[kind := self.kinds[found[0]]].SHOWN_IN_PLACE:
            hint = f"link to it: [[{slot.target}]]"
            if kind == "source":
                hint = f"name one of its quotations, ![[{slot.target}#quote-id]], or {hint}"
            message = f'"{slot.target}" is {_a(kind)}, which cannot be shown in place'
            yield codes.BAD_EMBED.at(span, message, hint)

    def _citation(self, item: CiteItem, span: Span) -> Iterator[Problem]:
        yield from self._id(item.source, ("source",), span)
        if item.quote is not None:
            yield from self._quote(item.source, item.quote, span)

    def _embed(self, embed: EmbedSlot, span: Span) -> Iterator[Problem]:
        for ref in embed.refs:
            yield from self._id(ref.id, ref.kinds, span)
        for name, value in embed.dates:
            try:
                parse_date(value)
            except EdtfError as error:
                yield codes.BAD_DATE.at(span, f'"{name}" is not a date: {error}', date_hint(error.text))


def looked_up_by(entry: Entry) -> Iterator[str]:
    """Every id and folded name on which it depends whether the references of `entry` resolve, and to what."""
    yield from (ref.id for ref in entry.refs)
    yield from entry.outgoing.cited
    for link in entry.outgoing.links:
        yield link.target
        yield fold(link.target)
    for _, document in entry.texts if entry.outgoing.has_embeds else ():
        for slot in document.slots():
            if isinstance(slot, RecordSlot):
                yield slot.target
                yield fold(slot.target)
        for embed in document.embeds():
            yield from (ref.id for ref in embed.refs)


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _file(type_: schema.RecordType, id_: str) -> str:
    return f"content/{type_.FOLDER}/{id_}.{'<language>.md' if type_.HAS_BODY else 'yaml'}"
