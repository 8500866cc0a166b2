"""From what was read to the publication: references resolved, editions gathered, relations computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from sitegen import codes
from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.content.load import Content
from sitegen.problems import Problem, Span
from sitegen.publication.gathered import Groups, Sorted
from sitegen.publication.model import Publication
from sitegen.publication.names import Names, fold, names_of
from sitegen.publication.records import place_of, related
from sitegen.publication.references import References, looked_up_by
from sitegen.publication.relations import Relating

T = TypeVar("T")


def link(content: Content, *, drafts: bool = False) -> tuple[Publication | None, list[Problem]]:
    """The publication that `content` makes, or None where something in it cannot be used or does not resolve.

    Drafts are left out unless `drafts` is true; what refers to one that is left out is a problem.
    """
    return Linker(drafts).link(content)


class Linker:
    """Links a content that changes: what became of entries that are still the same objects is kept.

    A first content is linked as one of which everything changed: there is no other way.
    """

    def __init__(self, drafts: bool = False) -> None:
        self._drafts = drafts
        self._languages: tuple[str, ...] = ()
        self._forget()

    def _forget(self) -> None:
        self._entries: dict[int, Entry] = {}
        self._by_id: dict[str, tuple[Entry, ...]] = {}
        self._broken: dict[str, tuple[Entry, ...]] = {}
        self._kinds: Mapping[str, schema.Kind] = {}
        self._named: Groups[str] = Groups()
        self._names = Names(frozenset(), {})
        self._quotes: dict[str, frozenset[str]] = {}
        self._unreadable: frozenset[str] = frozenset()
        self._looked_up: dict[str, frozenset[str]] = {}
        self._unresolved: dict[str, tuple[Problem, ...]] = {}
        self._missing: dict[str, tuple[Problem, ...]] = {}
        self._waiting: dict[str, None] = {}
        self._records: dict[schema.Kind, Sorted[Any]] = {kind: Sorted() for kind in schema.FOLDERS}
        self._relating = Relating()

    def link(self, content: Content) -> tuple[Publication | None, list[Problem]]:
        """The publication that `content` makes, or None, and what is wrong with it."""
        languages = content.site.languages if content.site else self._languages
        if languages != self._languages:
            self._forget()
            self._languages = languages
        changed = self._take(content)
        affected = self._affected(content, changed)
        references = References(self._names, self._kinds, self._unreadable, self._quotes)
        for id_ in dict.fromkeys((*changed, *affected, *self._unresolved)):
            _keep(self._unresolved, id_, tuple(p for entry in self._all(id_) for p in references.of(entry)))
        for id_ in changed:
            _keep(self._missing, id_, tuple(_missing_editions(self._by_id.get(id_, ()), languages)))
        problems = list(references.refs(content.site_refs, content.site_origin))
        problems += (
            p for kept in (self._unresolved, self._missing) for found in kept.values() for p in found
        )
        self._waiting |= dict.fromkeys((*changed, *affected))
        refused = self._unreadable or self._broken or any(problem.is_error for problem in problems)
        if content.site is None or refused:
            return None, problems
        return self._publish(content.site), problems

    def _all(self, id_: str) -> tuple[Entry, ...]:
        return (*self._by_id.get(id_, ()), *self._broken.get(id_, ()))

    def _take(self, content: Content) -> dict[str, None]:
        """Takes over the entries; gives the ids of those that are not what they were."""
        entries = [entry for entry in content.entries if self._drafts or not _is_draft(entry)]
        now = {id(entry): entry for entry in (*entries, *content.broken)}
        before, self._entries = self._entries, now
        gone = {before[key].id for key in before.keys() - now.keys()}
        # In the order of the content, since so they come later, too, wherever they are sorted.
        changed = dict.fromkeys(
            entry.id for key, entry in now.items() if key not in before or entry.id in gone
        )
        changed |= dict.fromkeys(gone)
        for found, known in ((entries, self._by_id), (content.broken, self._broken)):
            groups: dict[str, list[Entry]] = {}
            for entry in found:
                if entry.id in changed:
                    groups.setdefault(entry.id, []).append(entry)
            for id_ in changed:
                _keep(known, id_, tuple(groups.get(id_, ())))
        return changed

    def _affected(self, content: Content, changed: dict[str, None]) -> set[str]:
        """Takes over what there is to refer to; gives the ids, beside `changed`, of what refers to anything that is
        not what it was."""
        moved = set()
        for id_ in changed:
            self._looked_up.pop(id_, None)
            entries = self._by_id.get(id_, ())
            if self._kinds.get(id_) != (entries[0].kind if entries else None):
                moved.add(id_)
            if _keep(self._quotes, id_, _quote_ids(entries)):
                moved.add(id_)
            names = {fold(name): (id_,) for entry in entries for name in names_of(entry.value)}
            self._named.put(id_, place_of(entries), names)
        if moved:
            usable = (entry for entry in self._entries.values() if entry.value is not None)
            self._kinds = {entry.id: entry.kind for entry in usable}
        moved |= self._named.settle()
        ids = frozenset(self._kinds) if moved else self._names.ids
        self._names = Names(ids, self._named.by_key)
        left_out = {entry.id for entry in content.entries if _is_draft(entry)} - self._kinds.keys()
        unreadable = content.ids - left_out - self._kinds.keys()
        moved |= unreadable ^ self._unreadable
        self._unreadable = unreadable
        return self._that_look_up(moved, changed) if moved else set()

    def _that_look_up(self, moved: set[str], known: dict[str, None]) -> set[str]:
        """The ids of what refers to any of `moved`, beside those that are `known`."""
        found = set()
        for id_ in {**self._by_id, **self._broken}.keys() - known.keys():
            keys = self._looked_up.get(id_)
            if keys is None:
                keys = frozenset(key for entry in self._all(id_) for key in looked_up_by(entry))
                self._looked_up[id_] = keys
            if not keys.isdisjoint(moved):
                found.add(id_)
        return found

    def _publish(self, site: schema.Site) -> Publication:
        """The publication, now that everything is there and resolves."""
        changed = [related(id_, self._by_id.get(id_, ()), self._languages) for id_ in self._waiting]
        self._waiting = {}
        for record in changed:
            for kind, records in self._records.items():
                if kind == record.kind:
                    records.put(record.id, record.order, record.value)
                else:
                    records.remove(record.id)
        found: dict[str, Any] = {
            schema.FOLDERS[kind]: records.settle() for kind, records in self._records.items()
        }
        relations = self._relating.update(
            changed, self._names, self._kinds, found["sources"], found["claims"]
        )
        return Publication(site, **found, kinds=self._kinds, names=self._names, relations=relations)


def _is_draft(entry: Entry) -> bool:
    return entry.kind == "brief" and entry.value.draft


def _keep(known: dict[str, T], key: str, value: T) -> bool:
    """Puts `value` at `key`, or nothing where it is empty; gives whether it is another than was there."""
    if not value:
        return known.pop(key, None) is not None
    before = known.get(key)
    known[key] = value
    return before != value


def _quote_ids(entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset(quote.id for entry in entries if entry.kind == "source" for quote in entry.value.quotes)


def _missing_editions(entries: tuple[Entry, ...], languages: tuple[str, ...]) -> Iterator[Problem]:
    """The languages in which a brief or own page is not written."""
    if not entries or not entries[0].language or not languages:
        return
    kind, id_ = entries[0].kind, entries[0].id
    written = [language for language in languages if any(entry.language == language for entry in entries)]
    first = next(entry for entry in entries if entry.language == written[0])
    for language in languages:
        if language not in written:
            hint = f"write content/{schema.FOLDERS[kind]}/{id_}.{language}.md"
            message = f'the {kind} "{id_}" is not there in "{language}"; its page is in "{first.language}"'
            yield codes.MISSING_TRANSLATION.at(Span(first.origin.file), message, hint)
