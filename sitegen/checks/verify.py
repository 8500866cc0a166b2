"""What `sitegen verify` records: where quotations, figures and dates are in the sources' texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

import msgspec

from sitegen.checks.data import data_statements
from sitegen.checks.evidence import RULES, Evidence, Place, SourceEvidence
from sitegen.checks.figures import dated_fields, is_known, supporting_sources
from sitegen.checks.findings_cache import FindingsCache
from sitegen.checks.placing import Placing, What
from sitegen.content.entry import Entry
from sitegen.facts import quotations
from sitegen.facts.appearances import KnownNames
from sitegen.facts.quantities import Figure
from sitegen.ledgers.verified import KINDS, Kind, Lock, SourceLock, Verified


class Item(msgspec.Struct, frozen=True, gc=False):
    """Something that a source has to support: the key it is recorded under, and what is looked up in the text."""

    source: str
    kind: Kind
    key: str
    what: What

    def find(self, known: SourceEvidence) -> Place | None:
        """Where it is in the text of its source."""
        if isinstance(self.what, KnownNames):
            return known.find_mention(self.what)
        if isinstance(self.what, str):
            return known.find_quotation(self.what)
        return known.find_figure(self.what) if isinstance(self.what, Figure) else known.find_date(self.what)


class Lookup(msgspec.Struct, frozen=True):
    """What was looked up for one entry, by source: how much of it in sources whose texts are unknown, which texts have
    it though that is not recorded, and where its quotations are."""

    uncaptured: dict[str, int]
    unrecorded: frozenset[str]
    quoted: dict[str, frozenset[Place]]


def lookups(entries: Iterable[Entry], evidence: Evidence, cache: FindingsCache) -> list[Lookup]:
    """Looks up what each of the entries says."""
    dependencies = (evidence.dependencies, evidence.data_fingerprint)
    return cache.each("lookups", dependencies, entries, lambda e: _lookup(e, evidence), of=Lookup)


def _lookup(entry: Entry, evidence: Evidence) -> Lookup:
    uncaptured: Counter[str] = Counter()
    unrecorded: set[str] = set()
    quoted: dict[str, set[Place]] = {}
    for item in items([entry], evidence):
        known = evidence.sources[item.source]
        recorded = known.lock.of(item.kind).get(item.key) if known.lock else None
        if known.capture is None and known.lock is None:
            uncaptured[item.source] += 1
        elif known.capture is not None and item.source not in unrecorded:
            is_known = recorded is not None and recorded.rule == RULES[item.kind]
            if not is_known and item.find(known) is not None:
                unrecorded.add(item.source)
        if item.kind == "quotations":
            place = recorded.at if recorded else item.find(known) if known.capture else None
            if place is not None:
                quoted.setdefault(item.source, set()).add(place)
    return Lookup(
        dict(uncaptured), frozenset(unrecorded), {source: frozenset(of) for source, of in quoted.items()}
    )


def record(entries: Iterable[Entry], evidence: Evidence, before: Lock, as_of: date) -> Lock:
    """The lock for what `entries` say now. What was found as it stood keeps its day; what nothing says any more is
    left out; of a source whose text is not here, what was recorded stays."""
    found: dict[str, dict[Kind, dict[str, Verified]]] = {}
    entries = tuple(entries)
    placing = {id_: Placing(known) for id_, known in evidence.sources.items() if known.capture is not None}
    said = (items(entries, evidence), dates_of_records(entries, evidence), mentioned(entries, evidence))
    for item in chain(*said):
        known = evidence.sources[item.source]
        old = _recorded(before, item)
        if known.capture is None:
            verified = old
        else:
            place = item.find(known)
            now = placing[item.source].verified(item.kind, item.what, place, as_of) if place else None
            verified = _with_day(now, old) if now and known.lock else now
        if verified is not None:
            found.setdefault(item.source, {}).setdefault(item.kind, {})[item.key] = verified
    sources = {}
    for id_, known in evidence.sources.items():
        by_kind = {kind: found.get(id_, {}).get(kind, {}) for kind in KINDS}
        if known.capture is not None:
            copied = known.capture.retrieved or str(known.source.accessed or "")
            sources[id_] = SourceLock(known.capture.digest, len(known.capture.text), copied, **by_kind)
        elif known.lock is not None:
            sources[id_] = msgspec.structs.replace(known.lock, **by_kind)
    return Lock(sources=sources)


def items(entries: Iterable[Entry], evidence: Evidence) -> Iterator[Item]:
    """Everything that is looked up, for each source that may support it and is in a language that is read."""
    for item in _items(entries, evidence):
        if item.kind not in ("figures", "dates") or evidence.sources[item.source].is_read:
            yield item


def _items(entries: Iterable[Entry], evidence: Evidence) -> Iterator[Item]:
    for statement in data_statements(entries, evidence.files, evidence):
        said = statement.said
        kind: Kind = "figures" if isinstance(said, Figure) else "dates"
        key = said.key_with_bound if isinstance(said, Figure) else said.key
        yield from (Item(id_, kind, key, said) for id_ in statement.sources)
    for entry in entries:
        if entry.kind == "source":
            for quote in entry.value.quotes:
                yield Item(entry.id, "quotations", quotations.digest(quote.exact), quote.exact)
        for passage in entry.passages:
            cited = [id_ for id_ in passage.sources if id_ in evidence.sources]
            for words in passage.quotations:
                yield from (Item(id_, "quotations", words.key, words.text) for id_ in cited)
            supporting = supporting_sources(passage, entry, evidence)
            for figure in passage.checked_figures:
                for id_ in supporting:
                    yield Item(id_, "figures", figure.figure.key_with_bound, figure.figure)
            for mention in passage.dates:
                known = is_known(mention.date, passage, supporting, evidence)
                for id_ in () if known else supporting:
                    yield Item(id_, "dates", mention.date.key, mention.date)
        for _, said, sources in dated_fields(entry):
            for id_ in sources:
                if id_ in evidence.sources:
                    yield Item(id_, "dates", said.key, said)


def dates_of_records(entries: Iterable[Entry], evidence: Evidence) -> Iterator[Item]:
    """Dates that need no looking up, since records give them for a source, or others lead to them: the texts may have
    them all the same."""
    for entry in entries:
        for passage in entry.passages if any(passage.dates for passage in entry.passages) else ():
            supporting = supporting_sources(passage, entry, evidence)
            for mention in passage.dates:
                for id_ in supporting if is_known(mention.date, passage, supporting, evidence) else ():
                    if evidence.sources[id_].is_read:
                        yield Item(id_, "dates", mention.date.key, mention.date)


def mentioned(entries: Iterable[Entry], evidence: Evidence) -> Iterator[Item]:
    """Whom and what each source lists, and whom and what its text names besides that."""
    for entry in entries:
        if entry.kind == "source":
            for id_ in dict.fromkeys((*entry.value.mentions, *evidence.named_in(entry.id))):
                if id_ in evidence.called:
                    yield Item(entry.id, "mentions", id_, evidence.called[id_])


def _recorded(lock: Lock, item: Item) -> Verified | None:
    source = lock.sources.get(item.source)
    return source.of(item.kind).get(item.key) if source else None


def _with_day(now: Verified, old: Verified | None) -> Verified:
    """The same, with the day on which it was found at this place first."""
    same = old is not None and tuple(old.at) == now.at and old.rule == now.rule
    return msgspec.structs.replace(now, day=old.day) if old is not None and same else now
