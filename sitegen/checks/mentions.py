"""Do sources name those whom their records say they do, and nobody else?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.checks.evidence import Evidence
from sitegen.checks.findings_cache import FindingsCache
from sitegen.checks.quotations import unverified
from sitegen.content.entry import Entry
from sitegen.problems import Problem, codes


def check(entries: Iterable[Entry], evidence: Evidence, cache: FindingsCache) -> Iterator[Problem]:
    """People, organisations and terms among a source's mentions that its text does not name, and those that it names
    and that appear nowhere in its record."""
    sources = [entry for entry in entries if entry.kind == "source"]

    def find(entry: Entry) -> Iterator[Problem]:
        yield from _absent(entry, evidence)
        yield from _unlisted(entry, evidence)

    def part_for(entry: Entry) -> object:
        """What is known of the text, and what those are called who may be named in it."""
        known = evidence.sources[entry.id]
        if known.capture is not None:
            text = known.capture.digest, known.capture.extent
            return text, known.lock and known.lock.mentions, evidence.names_fingerprint
        ids = {*entry.value.mentions, *(known.lock.mentions if known.lock else ())}
        return known.lock and known.lock.mentions, sorted(ids & evidence.called.keys())

    yield from cache.problems("mentions", evidence.mention_dependencies, sources, find, part_for=part_for)


def _absent(entry: Entry, evidence: Evidence) -> Iterator[Problem]:
    known = evidence.sources[entry.id]
    for i, id_ in enumerate(entry.value.mentions):
        called = evidence.called.get(id_)
        if called is None:
            continue
        state = known.mention(id_, called)
        span = entry.origin.at(f"mentions/{i}")
        if state == "absent":
            names = ", ".join(f"“{name}”" for name in called.names)
            message = f"the text of {entry.id} does not name {id_} ({names})"
            yield codes.UNMENTIONED.at(span, message, codes.UNMENTIONED.hint)
        elif state == "unrecorded" or (state == "found" and known.lock is not None):
            yield unverified(f"that it names {id_}", span, [entry.id])


def _unlisted(entry: Entry, evidence: Evidence) -> Iterator[Problem]:
    listed = frozenset(entry.value.appearing)
    known = evidence.sources[entry.id]
    for id_, (start, end) in evidence.named_in(entry.id).items():
        if id_ not in listed:
            said = f" (“{known.capture.text[start:end]}”)" if known.capture else ""
            message = f"the text of {entry.id} names {id_}{said}, which is not among its mentions"
            hint = f"add {id_} to `mentions`, or run `sitegen verify --write`"
            yield codes.UNLISTED_MENTION.at(entry.origin.at("mentions"), message, hint)
