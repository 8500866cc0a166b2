"""A Markdown text after parsing: finished HTML with slots for what only the whole publication can answer.

A Document depends on its text alone, so it can be remembered by the text's hash; names of records, numbers of
citations and strings of the interface are filled in when a page is rendered. What fills a slot inside an attribute
(PathSlot, and StringSlot in `aria-label`) is to be escaped as HTML; no slot holds HTML but the label of a LinkSlot.

In plain texts (`Document.text`, and the sentence around a link) a link without a label is written `[[target]]`, for
`with_names` to put the record's name there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from sitegen.problems import Problem
from sitegen.runtime.patterns import lazy_pattern


class LinkSlot(msgspec.Struct, frozen=True, tag="link"):
    """A link to a record, `[[target|label]]`. `label` is finished inline HTML; None shows the record's own name.

    `before`, `text` and `after` are the plain text of the sentence around the link; `text` is the label's plain
    text, and empty where the record's own name is shown. What is long is cut at a word and ends in "…".
    """

    target: str
    label: str | None
    line: int
    column: int
    before: str = ""
    text: str = ""
    after: str = ""


class CiteItem(msgspec.Struct, frozen=True):
    """One source of a citation: `see @id#quote, para. 4`."""

    source: str
    line: int
    column: int
    quote: str | None = None
    prefix: str = ""
    locator: str = ""


class CiteSlot(msgspec.Struct, frozen=True, tag="cite"):
    """A citation, `[@a, para. 4; @b]`, with the number of its top-level block, counted from 0."""

    items: tuple[CiteItem, ...]
    block: int = 0
    attributes: bool = False
    """Whether it is in the caption of a quotation, which names the first of its sources."""


class EmbedRef(msgspec.Struct, frozen=True, array_like=True):
    """An id that an option of an embed names, and the kinds of records that may have it; any, without."""

    id: str
    kinds: tuple[str, ...] = ()


class EmbedSlot(msgspec.Struct, frozen=True, tag="embed"):
    """`::: timeline people=a,b from=2025`: the view's name, and its options in order, with the ids and the dates among
    them."""

    view: str
    options: tuple[tuple[str, str], ...]
    line: int
    column: int
    refs: tuple[EmbedRef, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()


class RecordSlot(msgspec.Struct, frozen=True, tag="record"):
    """`![[target]]`: a record shown in its place."""

    target: str
    line: int
    column: int


class Quoted(msgspec.Struct, frozen=True):
    """What is quoted as a block: the source, the id of the quotation in its record, if that is named, where in the
    source it is; its words as plain text, a line for each block, "" where the record has them; the language of the
    text around it. `attributed` tells that the text says whose words they are, `pull` that they
    are set as a pull quote."""

    source: str
    quote: str | None
    locator: str
    words: str
    language: str
    attributed: bool = False
    pull: bool = False


class QuotationSlot(msgspec.Struct, frozen=True, tag="quotation"):
    """A part of a quotation set as a block: what comes before its words, what comes after them up to the caption and
    whose words they are, and the source, after which citations follow."""

    side: Literal["open", "close", "source"]
    quoted: Quoted


class StringSlot(msgspec.Struct, frozen=True, tag="string"):
    """A string of the interface, by its key in the theme ("block.note")."""

    key: str


class PictureSlot(msgspec.Struct, frozen=True, tag="picture"):
    """`![alt](media/x.jpg)`: a picture of content/media/ by the name of its file, without a record."""

    name: str
    alt: str
    title: str
    line: int
    column: int


class PathSlot(msgspec.Struct, frozen=True, tag="path"):
    """A path of the site (`/about/`) inside an attribute, to be put below the site's own base path. Not escaped."""

    path: str


Slot = LinkSlot | CiteSlot | EmbedSlot | RecordSlot | QuotationSlot | StringSlot | PictureSlot | PathSlot
Part = str | Slot


BlockKind = Literal[
    "paragraph", "heading", "title", "item", "quotation", "row", "footnote", "attribution", "caption"
]


class Block(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of the text by itself: a paragraph, a heading, a row of a table, a set-off block's title.

    `start` and `end` are offsets in the document's plain text; `cites` and `links` are the numbers of the first
    citation and link in it and of the first after it. `line` and `column` are where its source begins, `last_line`
    where that ends. `set_off` names the set-off block it is in ("note", "disputed" …), `list` the number of the
    outermost list. `own` tells that it is marked, by `[@own]`, as the editors' own. `labels` are where its links are,
    as offsets in its own text; in a row of a table they are not known.
    """

    kind: BlockKind
    start: int
    end: int
    line: int
    column: int
    last_line: int
    cites: tuple[int, int] = (0, 0)
    links: tuple[int, int] = (0, 0)
    set_off: str = ""
    list: int = 0
    own: bool = False
    labels: tuple[tuple[int, int], ...] = ()


class Target(msgspec.Struct, frozen=True, array_like=True):
    """An address that a link or image leads to (a path, a fragment, a page elsewhere), and where that is."""

    address: str
    line: int
    column: int


class Bare(msgspec.Struct, frozen=True, array_like=True):
    """What may be meant as the id of a record, and where it is: `@id` outside brackets, or `[id]` without an `@`.

    `form` is the character before it, "@" or "[".
    """

    id: str
    form: str
    line: int
    column: int


class Heading(msgspec.Struct, frozen=True):
    """A heading of the text, with its fragment id and the line it is on."""

    level: int
    id: str
    text: str
    line: int


class Document(msgspec.Struct, frozen=True):
    """A parsed text. `text` is its plain text: blocks divided by blank lines, links as their labels, no citations."""

    parts: tuple[Part, ...]
    headings: tuple[Heading, ...] = ()
    text: str = ""
    problems: tuple[Problem, ...] = ()
    blocks: tuple[Block, ...] = ()
    """Empty for one paragraph without an element around it, which is one block."""
    targets: tuple[Target, ...] = ()
    bare: tuple[Bare, ...] = ()
    own: bool = False
    """Whether a text without blocks is marked, by `[@own]`, as the editors' own."""

    def slots(self) -> list[Slot]:
        """The parts that are not finished."""
        return [part for part in self.parts if not isinstance(part, str)]

    def links(self) -> tuple[LinkSlot, ...]:
        return tuple(part for part in self.parts if isinstance(part, LinkSlot))

    def citations(self) -> tuple[CiteSlot, ...]:
        return tuple(part for part in self.parts if isinstance(part, CiteSlot))

    def pictures(self) -> tuple[PictureSlot, ...]:
        return tuple(part for part in self.parts if isinstance(part, PictureSlot))

    def embeds(self) -> tuple[EmbedSlot, ...]:
        return tuple(part for part in self.parts if isinstance(part, EmbedSlot))


_UNLABELLED = lazy_pattern(r"\[\[([^\[\]]+)\]\]")


def with_names(text: str, name: Callable[[str], str]) -> str:
    """A plain text of a Document with the name that `name` gives for each target put in."""
    return _UNLABELLED.sub(lambda match: name(match[1]), text) if "[[" in text else text
