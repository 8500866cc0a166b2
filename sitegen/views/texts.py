"""Texts, links and dates of pages, in one language."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar, Protocol, TypeVar

from sitegen.content.records.parts import Name
from sitegen.content.text import Localised, LocalText, Prose
from sitegen.dates import Edtf, words
from sitegen.language.locale import foreign_script
from sitegen.markdown.document import Document, with_names
from sitegen.markdown.sentences import spans
from sitegen.pictures.showing import Shown
from sitegen.publication.model import Publication, Weight
from sitegen.publication.pages import Addresses, Page
from sitegen.publication.trace import Trace
from sitegen.theme.strings import Strings
from sitegen.views.block_quotation import BlockQuotation
from sitegen.views.parts import CiteMark, ClaimTable, Counted, Date, EventItem, Html, Link, Text

T = TypeVar("T")
K = TypeVar("K")

Made = tuple[Any, frozenset[int]]
"""What was made, and the ids of all that it was made from."""

CARD_LENGTH = 240
"""About how many characters a card shows of a description: whole sentences, at least one. Half of them in scripts of
full-width characters."""

FULL_WIDTH = ("ko", "ja", "zh")


class Fragments(Protocol):
    """The theme's HTML for what is inside a text."""

    def entity(self, link: Link, label: str) -> str: ...

    def cite(self, mark: CiteMark) -> str: ...

    def timeline(self, events: Sequence[EventItem], url: str, subjects: str) -> str:
        """Events of the timeline at `url`; `subjects` are the names of what they were chosen by."""

    def claims(self, table: ClaimTable, url: str, subjects: str) -> str:
        """Claims of the comparison at `url`; `subjects` are the names of what they were chosen by."""

    def quotation(self, side: str, part: BlockQuotation) -> str:
        """A part of a quotation set as a block; the sides are those of `QuotationSlot`."""

    def in_place(self, kind: str, part: object) -> str:
        """A record of a kind, given as what its macro in `partials/in_place.html` takes."""

    def picture(self, shown: Shown, alt: str, title: str) -> str:
        """A picture that has no record, with its alternative text."""

    def string(self, key: str) -> str: ...


class Texts(ABC):
    """What is said in `language`, with links to the pages of records. Every part is made once and used wherever it is
    shown."""

    DERIVED: ClassVar[Mapping[str, Callable[[Any], Any]]] = {}
    """What is made of many records and changes rarely, by name; in terms that MessagePack has."""

    def __init__(
        self,
        publication: Publication,
        addresses: Addresses,
        strings: Strings,
        fragments: Fragments,
        language: str,
        trace: Trace | None = None,
    ) -> None:
        """`trace` is the one that watches `publication`, where one does."""
        self.publication = publication
        self.relations = publication.relations
        self.addresses = addresses
        self.t = strings
        self.fragments = fragments
        self.language = language
        self._trace = trace
        self._made: defaultdict[str, dict[str, Made]] = defaultdict(dict)
        self._dates: dict[Edtf, Date] = {}
        self._derived: dict[str, Made] = {}

    def reuse_parts(self, before: Texts, changed: frozenset[int]) -> frozenset[int]:
        """Takes the parts that depend on nothing `changed` from the builder of an earlier publication with the same
        settings and theme. Returns what has changed, with what is derived from it."""
        # Copied, for another thread may be making pages of the earlier one.
        for what, made in list(before._made.items()):
            self._made[what] = _right(dict(made), changed)
        for what, found in list(before._derived.items()):
            if changed.isdisjoint(found[1]):
                self._derived[what] = found
            elif self._trace and self.derived(what) != found[0]:
                changed |= {self._trace.ids[what][self.language]}
                for made in self._made.values():
                    for key in [key for key, (_, ids) in made.items() if not changed.isdisjoint(ids)]:
                        del made[key]
        return changed

    def memoize(self, what: str, key: str, make: Callable[[str], T]) -> T:
        """The result of `make(key)`, computed once for each `what` and `key`. What it was made from is noted at every
        use."""
        made = self._made[what]
        found = made.get(key)
        if found is None:
            found = self._trace.watch(partial(make, key)) if self._trace else (make(key), frozenset())
            made[key] = found
        elif self._trace:
            self._trace.note_all(found[1])
        value: T = found[0]
        return value

    def derived(self, what: str) -> Any:
        """What DERIVED makes under the name `what`, made once. Whoever uses it depends on how it turns out, not on all
        that it was made from."""
        found = self._derived.get(what)
        if found is None:
            make = partial(self.DERIVED[what], self)
            found = self._trace.derive(what, self.language, make) if self._trace else (make(), frozenset())
            self._derived[what] = found
        elif self._trace:
            self._trace.note(what, self.language)
        return found[0]

    def position(self, collection: str, id_: str) -> tuple[int, tuple[str, ...]]:
        """Where a record is among those of its collection ("briefs", "events"), and the ids of them all."""

        def order(collection: str) -> tuple[Mapping[str, int], tuple[str, ...]]:
            ids = tuple(getattr(self.publication, collection))
            return {id_: i for i, id_ in enumerate(ids)}, ids

        positions, ids = self.memoize("order", collection, order)
        return positions[id_], ids

    # Texts

    def lang(self, language: str) -> str:
        """A language as the `lang` of a part: "" where it is the page's own, or unknown."""
        return "" if language in ("", self.language) else language

    def localised(self, found: Localised) -> Text:
        return Text(found.text, self.lang(found.language) or foreign_script(found.text, self.language))

    def text(self, text: LocalText, own_language: str = "") -> Text:
        """A text in the page's language or the best there is; `own_language` is that of texts without one."""
        found = text.best(self.language, self.publication.languages)
        return self.localised(Localised(found.text, found.language or own_language))

    def name(self, name: Name) -> Text:
        """A person's name in the order of the page's language."""
        if name.person:
            return self.link(name.person).text
        if name.literal:
            return self.text(name.literal)
        parts = [self.text(part).text for part in (name.given, name.family) if part]
        if self.language in FULL_WIDTH:
            joined = "".join(reversed(parts))
            return Text(joined if not joined.isascii() else " ".join(parts))
        return Text(" ".join(parts))

    def prose(self, prose: Prose) -> Html:
        language, document = prose.best(self.language, self.publication.languages)
        return self.html(document, language)

    @abstractmethod
    def html(
        self, document: Document, language: str = "", cites: Mapping[int, CiteMark] | None = None
    ) -> Html:
        """A document as finished HTML. `cites` are its citation marks by the index of their part; without them a
        citation shows the short name of its source."""

    def plain(self, document: Document) -> str:
        """The plain text of a document, links by the names that they show."""
        return self.named(document.text)

    def named(self, text: str) -> str:
        """A plain text of a document, with the records' names where its links show them."""
        return with_names(text, self._shown)

    def _shown(self, target: str) -> str:
        return self.memoize("shown", target, self._what_is_shown)

    def _what_is_shown(self, target: str) -> str:
        """What a link without a label shows. Brackets that are no link, as in code, stay."""
        found = self.publication.names.find(target)
        return self.link(found[0]).text.text if found else f"[[{target}]]"

    # Links

    def url(self, id_: str) -> str:
        return self.addresses.url(Page(self.publication.kinds[id_], id_, self.language))

    def section_url(self, section: str) -> str:
        return self.addresses.url(Page(section, "", self.language))

    def link(self, id_: str) -> Link:
        return self.memoize("link", id_, self._link)

    def _link(self, id_: str) -> Link:
        return Link(
            url=self.url(id_),
            text=self.localised(self.publication.name(id_, self.language)),
            kind=self.publication.kinds[id_],
            id=id_,
            other=self.other_names(id_),
            card=self._card_text(id_),
        )

    def links(self, ids: Iterable[str]) -> tuple[Link, ...]:
        return tuple(self.link(id_) for id_ in ids)

    def counted(self, weights: Iterable[Weight]) -> tuple[Counted, ...]:
        return tuple([Counted(self.link(weight.id), weight.count) for weight in weights])

    def other_names(self, id_: str) -> tuple[Text, ...]:
        """What a person, organisation or term is called in other languages, where that differs."""
        if not self.publication.types[self.publication.kinds[id_]].IS_NAMED:
            return ()
        name = self.publication.record(id_).proper_name
        shown = self.publication.name(id_, self.language).text
        found = {text: language for language, text in name.texts if text != shown}
        return tuple(Text(text, self.lang(language)) for text, language in found.items())

    def _card_text(self, id_: str) -> str:
        if not self.publication.types[self.publication.kinds[id_]].IS_NAMED:
            return ""
        prose = self.publication.record(id_).described
        if prose is None:
            return ""
        language, document = prose.best(self.language, self.publication.languages)
        if language not in ("", self.language):
            return ""
        # Names are asked of the publication: a link would want its own card, and so on in circles.
        text = with_names(document.text, lambda target: self._name_of(target) or target)
        ends = [end for _, end in spans(text, self.language)]
        longest = CARD_LENGTH // 2 if self.language in FULL_WIDTH else CARD_LENGTH
        return text[: ([end for end in ends if end <= longest] or ends[:1] or [0])[-1]]

    def _name_of(self, target: str) -> str:
        found = self.publication.names.find(target)
        return self.publication.name(found[0], self.language).text if found else ""

    def target(self, name: str) -> str:
        """The id that a link in a text means."""
        return self.publication.names.find(name)[0]

    # Dates

    def date(self, date: Edtf) -> Date:
        found = self._dates.get(date)
        if found is None:
            found = self._dates[date] = self._date(date)
        return found

    def _date(self, date: Edtf) -> Date:
        return Date(
            words=words(date, self.language),
            short=words(date, self.language, form="short"),
            in_year=words(date, self.language, form="short", year=False),
            datetime=date.datetime_attribute() or "",
            iso_day=date.earliest.isoformat() if date.earliest else "",
            approximate=date.approximate,
            uncertain=date.uncertain,
            is_range=date.is_interval,
        )

    def maybe_date(self, date: Edtf | None) -> Date | None:
        return self.date(date) if date else None


def _right(made: Mapping[K, Made], changed: frozenset[int]) -> dict[K, Made]:
    """What was made of nothing that has changed."""
    return {key: found for key, found in made.items() if changed.isdisjoint(found[1])}
