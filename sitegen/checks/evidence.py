"""What the texts of sources support: looked up in the texts if they are here, else in what was recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from itertools import chain
from typing import Literal, TypeVar

import msgspec

from sitegen.checks.dated import Parts, parts_of, ways_to_say
from sitegen.content import schema
from sitegen.content.entry import Entry
from sitegen.content.media_files import NO_FILES, MediaFiles
from sitegen.dates import Edtf
from sitegen.facts import appearances, quotations
from sitegen.facts.appearances import KnownNames, NameIndex
from sitegen.facts.numbers import RULE as NUMBERS_RULE
from sitegen.facts.numbers import numbers
from sitegen.facts.quantities import DateMention, Figure, Numbers
from sitegen.facts.readers import is_read
from sitegen.ledgers.captures import Capture
from sitegen.ledgers.verified import Kind, Lock, SourceLock

RULES: Mapping[Kind, int] = {
    "quotations": quotations.RULE,
    "figures": NUMBERS_RULE,
    "dates": NUMBERS_RULE,
    "mentions": appearances.RULE,
}

State = Literal["recorded", "found", "absent", "unrecorded", "uncaptured", "unread"]
"""What is known of something that a source has to support: it is recorded; it is in the text, but not recorded; it is
not in the text; the text is not here and it is not recorded; nothing of this source was ever recorded; it was not found
in a language that is not read."""

Place = tuple[int, int]
T = TypeVar("T")


class SourceEvidence:
    """What is known of the text of one source."""

    def __init__(self, source: schema.Source, capture: Capture | None, lock: SourceLock | None) -> None:
        self.source = source
        self.capture = capture
        self.lock = lock if capture is None or (lock and lock.text == capture.digest) else None
        self.outdated = lock is not None and self.lock is None
        """Whether what was recorded was of another text."""
        self._places: dict[str, Place | None] = {}

    @property
    def is_read(self) -> bool:
        """Whether the language of the text is read: in any other, only of quotations can be said that they are not in
        it."""
        return is_read(self.source.language)

    @property
    def dependencies(self) -> object:
        """All that the answers depend on, with a fingerprint of the text."""
        source = self.source
        text = (self.capture.digest, self.capture.extent, self.capture.places) if self.capture else None
        return text, self.lock, self.outdated, source.title, source.quotes, source.language, source.issued

    @property
    def length(self) -> int:
        """How many characters the text has; 0 where that is not known."""
        return len(self.capture.text) if self.capture else self.lock.characters if self.lock else 0

    def quotation(self, text: str, key: str) -> State:
        return self._state("quotations", key, lambda: self.find_quotation(text))

    def figure(self, figure: Figure) -> State:
        return self._state("figures", figure.key_with_bound, lambda: self.find_figure(figure))

    def date(self, date: DateMention) -> State:
        return self._state("dates", date.key, lambda: self.find_date(date))

    def mention(self, id_: str, called: KnownNames) -> State:
        if self.capture is not None and self.find_mention(called) is None:
            return (
                "absent" if self.is_read else "unread"
            )  # whatever was recorded: what of the page is the source's own may be said otherwise now
        return self._state("mentions", id_, lambda: self.find_mention(called))

    def _state(self, kind: Kind, key: str, find: Callable[[], Place | None]) -> State:
        if self.lock is not None:
            recorded = self.lock.of(kind).get(key)
            if recorded is not None and recorded.rule == RULES[kind] and self._is_own(recorded.at):
                return "recorded"
        if self.capture is not None and find() is not None:
            return "found"
        if kind != "quotations" and not self.is_read:
            return "unread"
        if self.capture is not None:
            return "absent"
        return "uncaptured" if self.lock is None else "unrecorded"

    # What follows needs the text.

    @cached_property
    def folded(self) -> quotations.Folded:
        return quotations.Folded(self._own)

    @cached_property
    def _numbers(self) -> Numbers:
        return numbers(self._own, self.source.language) if self.capture else Numbers()

    def find_quotation(self, text: str) -> Place | None:
        return self._place(f"words {text}", text, self.folded.find)

    def find_mention(self, called: KnownNames) -> Place | None:
        """Where the source's own text names somebody or something."""
        place = called.place_in(self._own)
        return self._on_page(place) if place else None

    @property
    def _own(self) -> str:
        """The source's own text: the rest of the captured page supports nothing."""
        return self.capture.own if self.capture else ""

    def _on_page(self, place: Place) -> Place:
        first = self.capture.extent[0] if self.capture else 0
        return first + place[0], first + place[1]

    def _is_own(self, place: Place) -> bool:
        """Whether a place of the page is in the source's own text, as far as that is known."""
        if self.capture is None:
            return True
        first, end = self.capture.extent
        return first <= place[0] and (end is None or place[1] <= end)

    def named(self, index: NameIndex) -> Mapping[str, Place]:
        """Whom and what the source's own text names beyond doubt."""
        return {id_: self._on_page(place) for id_, place in index.named_in(self._own).items()}

    def find_figure(self, figure: Figure) -> Place | None:
        """Where the text gives a figure: preferably in the same terms."""
        return self._place(figure.key_with_bound, figure, self._look_for_figure)

    def _look_for_figure(self, figure: Figure) -> Place | None:
        fitting = [found for found in self._numbers.figures if figure.is_supported_by(found)]
        best = max(fitting, key=lambda f: (f.unit == figure.unit, f.bound == figure.bound), default=None)
        return (best.start, best.end) if best else None

    @cached_property
    def _dates(self) -> tuple[DateMention, ...]:
        """The dates of the text, those that it gives in full first."""
        said = self._numbers.dates
        issued = self.source.issued
        if self.capture is None or issued is None or issued.earliest is None or issued.latest is None:
            return said
        from sitegen.facts.issued import meant

        return (*said, *meant(self._own, said, issued.earliest, issued.latest))

    def find_date(self, date: DateMention) -> Place | None:
        """Where the text gives a date: as it stands, or as it follows from when the text was issued."""
        return self._place(f"date {date.key}", date, self._look_for_date)

    def _place(self, key: str, what: T, look: Callable[[T], Place | None]) -> Place | None:
        """Where something is in the text; the same things are asked for again and again."""
        if key not in self._places:
            place = look(what)
            self._places[key] = self._on_page(place) if place else None
        return self._places[key]

    def _look_for_date(self, date: DateMention) -> Place | None:
        return next(((said.start, said.end) for said in self._dates if is_given_by(said, date)), None)


def is_given_by(said: DateMention, date: DateMention) -> bool:
    """Whether `said` is the date, or one within it."""
    if date.weekday or said.weekday:
        return date.weekday == said.weekday
    if date.decade:
        return date.year // 10 == said.year // 10
    parts = ((date.year, said.year), (date.month, said.month), (date.day, said.day))
    return not said.decade and all(mine in (0, theirs) for mine, theirs in parts)


class Evidence:
    """What is known of the texts of all sources, and the dates that the records give for what is in them."""

    def __init__(
        self,
        entries: Iterable[Entry],
        captures: Mapping[str, Capture],
        lock: Lock | None,
        files: MediaFiles = NO_FILES,
    ) -> None:
        """`lock` is None where there is no file of it; `files` are those of media, which have data."""
        self.files = files
        self._entries = tuple(entries)
        self._captures = captures
        self._recorded = lock.sources if lock else {}
        self.in_use = lock is not None or bool(captures)
        """Whether the project verifies its sources at all."""
        self._said: dict[str, frozenset[Parts]] = {}
        self._named: dict[str, Mapping[str, Place]] = {}

    @cached_property
    def sources(self) -> Mapping[str, SourceEvidence]:
        """What is known of each source, by id."""
        return {
            entry.id: SourceEvidence(entry.value, self._captures.get(entry.id), self._recorded.get(entry.id))
            for entry in self._entries
            if entry.kind == "source"
        }

    @cached_property
    def dependencies(self) -> object:
        """All that the answers depend on."""
        return {id_: known.dependencies for id_, known in self.sources.items()}, self._dates, self.years

    @cached_property
    def data_fingerprint(self) -> bytes:
        """That of all data files."""
        data = sorted(file.digest for file in self.files.values() if file.format.nature == "data")
        return sha256(" ".join(data).encode()).digest()

    @cached_property
    def called(self) -> Mapping[str, KnownNames]:
        """What all people, organisations and terms are called, by id."""
        return {entry.id: called for entry in self._entries if (called := _called(entry.value))}

    @cached_property
    def mention_dependencies(self) -> object:
        """All that findings on whom and what the texts name depend on."""
        known = {
            id_: (
                (of.capture.digest, of.capture.extent) if of.capture else None,
                of.lock.mentions if of.lock else None,
            )
            for id_, of in self.sources.items()
        }
        return known, self.called

    @cached_property
    def names_fingerprint(self) -> bytes:
        """That of all names."""
        return sha256(msgspec.msgpack.encode(self.called)).digest()

    @cached_property
    def _name_index(self) -> NameIndex:
        return NameIndex(self.called)

    def named_in(self, source: str) -> Mapping[str, Place]:
        """Whom and what the text of a source names beyond doubt; where it is not here, what was recorded."""
        known = self.sources[source]
        if known.capture is not None:
            if source not in self._named:
                self._named[source] = known.named(self._name_index)
            return self._named[source]
        recorded = known.lock.mentions if known.lock else {}
        return {id_: found.at for id_, found in recorded.items() if id_ in self.called}

    @cached_property
    def years(self) -> frozenset[int]:
        """The years of the timeline."""
        dates = [found.date for entry in self._entries if (found := entry.value.timeline_entry) is not None]
        return frozenset(day.year for date in dates for day in (date.earliest, date.latest) if day)

    @cached_property
    def _dates(self) -> dict[str, tuple[Edtf, ...]]:
        found: dict[str, dict[Edtf, None]] = {}
        for entry in self._entries:
            for source, date in _dates(entry):
                if date is not None:
                    found.setdefault(source, {})[date] = None
        return {source: tuple(dates) for source, dates in found.items()}

    def dated(self, source: str) -> tuple[Edtf, ...]:
        """The dates of a source itself, and of the events, claims and roles that rest on it."""
        return self._dates.get(source, ())

    def is_issued(self, source: str, date: DateMention) -> bool:
        """Whether a source was issued on a date, or within it."""
        issued = self.sources[source].source.issued
        return issued is not None and parts_of(date) in ways_to_say(issued)

    def gives(self, source: str, date: DateMention) -> bool:
        """Whether a record that rests on a source gives a date, or one that lies within it."""
        if source not in self._said:
            self._said[source] = frozenset(chain(*map(ways_to_say, self.dated(source))))
        return parts_of(date) in self._said[source]


def _called(record: schema.Fields) -> KnownNames | None:
    names = record.all_names
    return KnownNames(names, record.avoided_names, record.IS_PERSON) if names else None


def _dates(entry: Entry) -> Iterator[tuple[str, Edtf | None]]:
    if entry.kind == "source":
        yield from ((entry.id, date) for date in (entry.value.issued, entry.value.updated))
    for _, date, sources in entry.value.sourced_dates():
        yield from ((source, date) for source in sources)
