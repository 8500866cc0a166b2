"""From what was read to the publication: references resolved, editions gathered, relations computed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.content.hidden import Hidden
from sitegen.content.load import Content
from sitegen.content.media_files import MediaFiles
from sitegen.markdown.document import Document
from sitegen.problems import Problem, Span, codes
from sitegen.publication.former import former_ids, renamed
from sitegen.publication.gathered import Groups, Sorted
from sitegen.publication.model import Publication
from sitegen.publication.names import Names, fold, names_of
from sitegen.publication.records import Bodies, by_attribute, place_of, related, timeline_of
from sitegen.publication.references import Absent, References, looked_up_by
from sitegen.publication.relations import Relating

T = TypeVar("T")


def link(content: Content) -> tuple[Publication | None, list[Problem]]:
    """The publication that `content` makes, or None where something in it cannot be used or does not resolve. What
    refers to something that is not shown is a problem."""
    return Linker().link(content)


class Linker:
    """Links a content that changes: what was made of entries that are still the same objects is kept.

    A first content is linked as one of which everything changed: there is no other way.
    """

    def __init__(self) -> None:
        self._languages: tuple[str, ...] = ()
        self._types = schema.RECORDS
        self._forget()

    def _forget(self) -> None:
        self._files: dict[str, Entry] = {}
        self._by_id: dict[str, tuple[Entry, ...]] = {}
        self._broken: dict[str, tuple[Entry, ...]] = {}
        self._all_hidden: tuple[Hidden, ...] = ()
        self._hidden: Mapping[str, tuple[Hidden, ...]] = {}
        self._kinds: Mapping[str, schema.Kind] = {}
        self._named: Groups[str] = Groups()
        self._names = Names(frozenset(), {})
        self._quotes: dict[str, frozenset[str]] = {}
        self._former: dict[str, tuple[str, ...]] = {}
        self._ids: frozenset[str] = frozenset()
        self._unreadable: set[str] = set()
        self._references = References(self._names, {}, (), {}, Absent(), self._types)
        self._looked_up: dict[str, frozenset[str]] = {}
        self._unresolved: dict[str, tuple[Problem, ...]] = {}
        self._missing: dict[str, tuple[Problem, ...]] = {}
        self._waiting: dict[str, None] = {}
        self._records: dict[schema.Kind, Sorted[Any]] = {kind: Sorted() for kind in self._types.by_kind}
        self._bodies: Sorted[Mapping[str, Document]] = Sorted()
        self._relating = Relating()

    def link(
        self, content: Content, changes: Mapping[str, Entry | None] | None = None
    ) -> tuple[Publication | None, list[Problem]]:
        """The publication that `content` makes, or None, and what is wrong with it. `changes` are the entries that are
        not what they were the last time, by file, None for those that are gone; without it they are found out."""
        languages = content.site.languages if content.site else self._languages
        if languages != self._languages or content.types != self._types:
            self._types = content.types
            self._forget()
            self._languages, changes = languages, None
        changed = self._take(self._compare(content) if changes is None else changes)
        hidden = self._take_hidden(content)
        changed += sorted(hidden - set(changed))
        moved = self._take_names(content, changed) | hidden
        affected = self._that_look_up(moved, changed) if moved else set()
        if moved:
            self._references = References(
                self._names,
                self._kinds,
                self._unreadable,
                self._quotes,
                Absent(self._hidden, renamed(dict(sorted(self._former.items())))),
                self._types,
            )
        references = self._references
        # What does not resolve is reported with a guess at what is meant, for which all there is counts.
        for id_ in dict.fromkeys((*changed, *affected, *(self._unresolved if moved else ()))):
            _keep(self._unresolved, id_, tuple(p for entry in self._all(id_) for p in references.of(entry)))
        for id_ in changed:
            _keep(self._missing, id_, tuple(self._missing_editions(id_, languages)))
        problems = list(references.refs(content.site_refs, content.site_origin))
        for kept in (self._unresolved, self._missing):
            problems += (problem for found in kept.values() for problem in found)
        self._waiting |= dict.fromkeys((*changed, *affected))
        refused = self._unreadable or self._broken or any(problem.is_error for problem in problems)
        if content.site is None or refused:
            return None, problems
        return self._publish(content.site, content.files), problems

    def _all(self, id_: str) -> tuple[Entry, ...]:
        return (*self._by_id.get(id_, ()), *self._broken.get(id_, ()))

    def _compare(self, content: Content) -> Mapping[str, Entry | None]:
        """The entries that are not what they were, in the order of the content: so they come later, too."""
        now = {entry.origin.file: entry for entry in (*content.entries, *content.broken)}
        before = self._files
        changes: dict[str, Entry | None] = {
            f: entry for f, entry in now.items() if before.get(f) is not entry
        }
        return changes | dict.fromkeys(before.keys() - now.keys())

    def _take(self, changes: Mapping[str, Entry | None]) -> list[str]:
        """Takes over the entries; gives the ids of those that are not what they were."""
        entries: dict[str, list[Entry]] = {}
        for file, entry in changes.items():
            before = self._files.pop(file, None)
            if before is not None:
                entries.setdefault(before.id, [])
            if entry is not None:
                self._files[file] = entry
                entries.setdefault(entry.id, []).append(entry)
        for id_, found in entries.items():
            found += (entry for entry in self._all(id_) if entry.origin.file not in changes)
            found.sort(key=lambda entry: entry.origin.file)
            _keep(self._by_id, id_, tuple(entry for entry in found if entry.value is not None))
            _keep(self._broken, id_, tuple(entry for entry in found if entry.value is None))
        return list(entries)

    def _take_hidden(self, content: Content) -> set[str]:
        """Takes over what is not shown; gives the ids of which that is not what it was."""
        if content.hidden == self._all_hidden:
            return set()
        before, self._all_hidden = self._hidden, content.hidden
        by_id: dict[str, tuple[Hidden, ...]] = {}
        for one in content.hidden:
            by_id[one.id] = (*by_id.get(one.id, ()), one)
        self._hidden = by_id
        return {id_ for id_ in before.keys() | by_id.keys() if before.get(id_) != by_id.get(id_)}

    def _missing_editions(self, id_: str, languages: tuple[str, ...]) -> Iterator[Problem]:
        """The languages in which a brief or custom page is not written, not even with mistakes. What comes later is no
        fault: it is said that it is left out."""
        entries = self._by_id.get(id_, ())
        if not entries or not entries[0].language or not languages:
            return
        type_ = entries[0].type
        written = [language for language in languages if any(entry.language == language for entry in entries)]
        first = next(entry for entry in entries if entry.language == written[0])
        broken = [entry.language for entry in self._broken.get(id_, ())]
        hidden = {one.language: one for one in self._hidden.get(id_, ())}
        for language in languages:
            one = hidden.get(language)
            if language not in written and language not in broken and (one is None or one.is_draft):
                hint = one.fix if one else f"write content/{type_.FOLDER}/{id_}.{language}.md"
                what = "still a draft" if one else "not there"
                message = (
                    f'the {type_.KIND} "{id_}" is {what} in "{language}"; its page is in "{first.language}"'
                )
                yield codes.MISSING_TRANSLATION.at(Span(first.origin.file), message, hint)

    def _take_names(self, content: Content, changed: Collection[str]) -> set[str]:
        """Takes over what there is to refer to; gives the ids and folded names that lead elsewhere than they did."""
        moved, regrouped = set(), False
        for id_ in changed:
            self._looked_up.pop(id_, None)
            entries = self._by_id.get(id_, ())
            if self._kinds.get(id_) != (entries[0].kind if entries else None):
                moved.add(id_)
                regrouped = True
            quotes = _quote_ids(entries)
            if quotes != self._quotes.get(id_, frozenset()):
                _keep(self._quotes, id_, quotes)
                moved.add(id_)
            former = former_ids(entries)
            moved.update({*former} ^ {*self._former.get(id_, ())})
            _keep(self._former, id_, former)
            names = {fold(name): (id_,) for entry in entries for name in names_of(entry.value)}
            self._named.put(id_, place_of(entries, self._types), names)
        if regrouped:
            self._kinds = {entry.id: entry.kind for entry in content.entries if entry.id in self._by_id}
        moved |= self._named.settle()
        self._names = Names(frozenset(self._kinds) if regrouped else self._names.ids, self._named.by_key)
        claimed = self._ids ^ content.ids if content.ids is not self._ids else ()
        self._ids = content.ids
        for id_ in {*changed, *claimed}:
            known = id_ in self._kinds or (id_ in self._hidden and id_ not in self._broken)
            if (id_ in content.ids and not known) != (id_ in self._unreadable):
                self._unreadable ^= {id_}
                moved.add(id_)
        return moved

    def _that_look_up(self, moved: set[str], known: Collection[str]) -> set[str]:
        """The ids of what refers to any of `moved`, besides those that are `known`."""
        found = set()
        for id_ in {**self._by_id, **self._broken}.keys() - set(known):
            keys = self._looked_up.get(id_)
            if keys is None:
                keys = frozenset(key for entry in self._all(id_) for key in looked_up_by(entry))
                self._looked_up[id_] = keys
            if not keys.isdisjoint(moved):
                found.add(id_)
        return found

    def _publish(self, site: schema.Site, files: MediaFiles) -> Publication:
        """The publication, now that everything is there and resolves."""
        changed = [
            related(id_, self._by_id.get(id_, ()), self._languages, self._types) for id_ in self._waiting
        ]
        self._waiting = {}
        for record in changed:
            for kind, records in self._records.items():
                if kind == record.kind:
                    records.put(record.id, record.order, record.value)
                else:
                    records.remove(record.id)
            if record.kind is not None and self._types[record.kind].HAS_BODY:
                self._bodies.put(record.id, (record.id,), Bodies(record.entries))
            else:
                self._bodies.remove(record.id)
        by_kind = {kind: records.settle() for kind, records in self._records.items()}
        own, others = by_attribute(by_kind)
        relations = self._relating.update(changed, self._names, self._kinds, own["sources"], own["claims"])
        return Publication(
            site,
            **own,
            bodies=self._bodies.settle(),
            kinds=self._kinds,
            names=self._names,
            relations=relations,
            types=self._types,
            files=files,
            others=others,
            timeline=timeline_of(by_kind),
            former=dict(sorted(self._former.items())),
        )


def _keep(known: dict[str, T], key: str, value: T) -> None:
    """Puts `value` at `key`, or nothing where it is empty."""
    if value:
        known[key] = value
    else:
        known.pop(key, None)


def _quote_ids(entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset(quote.id for entry in entries if entry.kind == "source" for quote in entry.value.quotes)
