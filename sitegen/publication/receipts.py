"""Receipts: what was found of the quotations, figures and dates of a record in the copies of its sources.

They say where words are, not whether they are true. Nothing in them is a source's own words, except for what the
publication itself quotes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Literal

import msgspec

Statement = Literal["quotation", "figure", "date"]

Result = Literal["found", "translated", "recorded", "computed", "waived", "unread", "uncopied", "missing"]
"""What is known of something that a source has to support: the copy of a source has it; it is a translation of a
quotation that the copy has; a record that rests on the source gives it; it follows from other dates; it is in no copy,
which the editors waived; it is in a language in which neither figures nor dates are read; no source has a copy; or
none was found to have it."""

IN_COPIES: tuple[Result, ...] = ("found", "translated")
"""The results of what is in a copy."""


class CopyPlace(msgspec.Struct, frozen=True):
    """Where the copy of a source has something: from one offset to another (in characters), in which paragraph (0: in
    none that counts), of which copy: its digest, and the day on which it was made, in EDTF, if that is known. `rule` is
    the version of the rule by which it was found on the day `day`. `terms` are those of a figure, see `facts.terms`,
    `words` the numbers of the words that find a quotation, see `facts.fragments`."""

    source: str
    at: tuple[int, int]
    paragraph: int
    digest: str
    copied: str
    rule: int
    day: str
    terms: str = ""
    words: tuple[int, ...] = ()
    page: int = 0
    """The page of a document, 0 for none."""
    second: int | None = None
    """The second of a recording."""


class Receipt(msgspec.Struct, frozen=True):
    """A quotation, figure or date of a record, and what was found of it."""

    kind: Statement
    pointer: str
    """The field that says it, without the language; "" in a body."""
    language: str
    """Of the text; "" where it is said in all languages alike."""
    said: str
    """As the text says it; a date of a field in EDTF."""
    before: str
    after: str
    """The publication's own text around it: a few words."""
    result: Result
    sources: tuple[str, ...]
    """Those that had to support it."""
    places: tuple[CopyPlace, ...] = ()
    """At most one for each source: the first that is known."""
    quote: tuple[str, str] | None = None
    """The quotation of a source's record that it is, or translates: the ids of both."""
    exact: str = ""
    """The words that the copy has, where these are quoted: what `CopyPlace.words` are the numbers of."""
    unit: str = ""
    """Of a figure."""
    mark: int = -1
    """The number of the citation in its text, counted from 0, that it is found through; -1 for none."""
    reason: str = ""
    """Why it was waived."""

    @property
    def is_in_copy(self) -> bool:
        return self.result in IN_COPIES


class Checked(msgspec.Struct, frozen=True):
    """The receipts of a record, in the order of its texts, and by language how many of its paragraphs are marked as
    the editors' own."""

    receipts: tuple[Receipt, ...] = ()
    own: Mapping[str, int] = {}

    def of(self, language: str) -> tuple[Receipt, ...]:
        """Those of one language, and of all."""
        return tuple(receipt for receipt in self.receipts if receipt.language in ("", language))


class RecordReceipts:
    """The receipts of a record, found when they are first asked for. Those with equal keys are equal."""

    def __init__(self, key: object, find: Callable[[], Checked]) -> None:
        self._key = key
        self._find = find

    @cached_property
    def checked(self) -> Checked:
        return self._find()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RecordReceipts) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


class Receipts(Mapping[str, RecordReceipts]):
    """The receipts of all records, by id. `fingerprint` is that of all that they follow from besides the records'
    files."""

    def __init__(self, found: Mapping[str, RecordReceipts], fingerprint: bytes = b"") -> None:
        self._found = found
        self.fingerprint = fingerprint

    def __getitem__(self, id_: str) -> RecordReceipts:
        return self._found[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


NO_RECEIPTS = Receipts({})
"""Those of a publication that does not compare with its sources."""
