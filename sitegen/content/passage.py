"""A passage: a block of a text, with what in it can be checked against the sources that it cites."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b

import msgspec

from sitegen.facts.quantities import Bound, DateMention, Figure
from sitegen.markdown.document import BlockKind

_IN_WORDS: Mapping[Bound, str] = {
    "": "", "about": "about ", "more": "more than ", "less": "up to ", "over": "a little over "
}  # fmt: skip


class FigureAt(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A figure in a file: as it is written there, and where; of a loose one neither is looked up."""

    figure: Figure
    shown: str
    line: int
    column: int

    @property
    def said(self) -> str:
        """The figure with its bound, in words for a message: more than “1,200”."""
        return f"{_IN_WORDS[self.figure.bound]}“{self.shown}”"


class DateAt(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A date in a file: as it is written there, and where."""

    date: DateMention
    shown: str
    line: int
    column: int


class WordsAt(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Words in a file, and where they are."""

    text: str
    line: int
    column: int


class QuotedAt(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Words between quotation marks in a file, and the key by which they are compared."""

    text: str
    line: int
    column: int
    key: str


class Passage(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A block of a body, or a text of a record in one language ("" = all).

    `pointer` is the field, without the language; "" in a body, where `kind` and `set_off` are those of the block.
    `sources` are the ids cited by the text or by the record for it, `quotes` the quotations named with them. `links`
    are the targets of the links to records. `digest` changes with the words, not with white space.
    """

    pointer: str
    language: str
    line: int
    column: int
    digest: str
    sources: tuple[str, ...] = ()
    quotes: tuple[tuple[str, str], ...] = ()
    links: tuple[str, ...] = ()
    figures: tuple[FigureAt, ...] = ()
    dates: tuple[DateAt, ...] = ()
    quotations: tuple[QuotedAt, ...] = ()
    relative: tuple[WordsAt, ...] = ()
    kind: BlockKind = "paragraph"
    set_off: str = ""
    list: int = 0
    own: bool = False
    leads: bool = False
    """Whether it ends in a colon, or in 다음과 같다, and so leads in what follows."""

    @property
    def is_quotation(self) -> bool:
        """Whether all of it is quoted of the sources that it cites."""
        return self.kind == "quotation" and bool(self.sources)

    @property
    def checked_figures(self) -> Iterator[FigureAt]:
        """The figures that are compared with those of sources."""
        return (at for at in self.figures if not at.figure.loose)


def digest(text: str) -> str:
    """The digest of the words of a text, whatever its white space."""
    solid = "".join(text.replace(" ", "").split())  # spaces first, as hardly anything is left to be split at
    return blake2b(solid.encode(), digest_size=6).hexdigest()
