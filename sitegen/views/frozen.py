"""The words of a brief as its page shows them: blocks of sentences without markup, as editions keep them."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from sitegen.content.editions import Block, BlockKind
from sitegen.markdown.sentences import spans
from sitegen.views.pages import BriefView

_BLOCKS = frozenset(
    {
        "blockquote",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
    }
    | {"h1", "h2", "h3", "h4", "h5", "h6", "section", "summary", "table", "tbody", "thead", "tr", "ul"}
)
_UNSEEN = frozenset({"annotation", "button", "script", "style", "svg", "template"})
_KINDS: tuple[tuple[frozenset[str], BlockKind], ...] = (
    (frozenset({"pre"}), "code"),
    (frozenset({"tr"}), "row"),
    (frozenset({"h1", "h2", "h3", "h4", "h5", "h6"}), "heading"),
    (frozenset({"blockquote"}), "quotation"),
    (frozenset({"li"}), "item"),
)
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"})


def frozen_blocks(view: BriefView, references: tuple[str, ...], language: str) -> tuple[Block, ...]:
    """The words of a brief; `references` are its sources as whole references, in the order of their numbers."""

    def one(kind: BlockKind, html: str) -> Iterator[Block]:
        return blocks_of(html, language, kind)

    found = [
        Block("title", (view.title.text,)),
        Block("abstract", sentences(view.abstract.text, language)),
    ]
    for point in view.key_points:
        found += one("point", point.html)
    found += blocks_of(view.body.html, language)
    for unknown in view.unknowns:
        found += one("unknown", unknown.html)
    if view.backstory:
        found += one("backstory", view.backstory.html)
    for when, what in view.corrections:
        found += (
            Block("correction", (f"{when.words}: {' '.join(b.sentences)}",))
            for b in one("correction", what.html)
        )
    found += (Block("source", (f"[{n}] {text}",)) for n, text in enumerate(references, start=1))
    return tuple(found)


def sentences(text: str, language: str) -> tuple[str, ...]:
    """The sentences of a text without markup."""
    text = " ".join(text.split())
    return tuple(text[start:end] for start, end in spans(text, language) if text[start:end])


def blocks_of(html: str, language: str, kind: BlockKind | None = None) -> Iterator[Block]:
    """The blocks of a finished text, all of one `kind` where that is given."""
    reader = _Reader(language, kind)
    reader.feed(html)
    reader.close()
    reader.end_block()
    yield from reader.found


class _Reader(HTMLParser):
    """Reads HTML that sitegen made. The marks of citations are put where they were once sentences are found: nothing
    ends in front of a bracket."""

    def __init__(self, language: str, kind: BlockKind | None) -> None:
        super().__init__()
        self.found: list[Block] = []
        self._language = language
        self._kind = kind
        self._open: list[tuple[str, bool]] = []
        self._text = ""
        self._marks: list[tuple[int, str]] = []
        self._in_mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.end_block()
        if tag in ("td", "th") and self._text.strip():
            self._add(" | ")
        if tag == "br":
            self._add(" ")
        if tag in _VOID:
            return
        given = dict(attrs)
        unseen = tag in _UNSEEN or "popover" in given or "hidden" in given
        self._open.append((tag, unseen))
        if tag == "sup" and "cite" in (given.get("class") or "").split():
            self._in_mark = True
            self._marks.append((len(self._text), ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_block()
        if tag == "sup":
            self._in_mark = False
        while self._open and any(name == tag for name, _ in self._open):
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if not any(unseen for _, unseen in self._open):
            data = data.replace("\u2060", "")
            if self._in_mark:
                place, text = self._marks.pop()
                self._marks.append((place, text + data))
            else:
                self._add(data)

    def _add(self, text: str) -> None:
        """Adds to the text of the block, white space collapsed as a browser does."""
        for character in text:
            if not character.isspace():
                self._text += character
            elif self._text and self._text[-1] != " ":
                self._text += " "

    def end_block(self) -> None:
        """Keeps the block that was read so far, if it has any words."""
        found = tuple(self._sentences())
        if found:
            self.found.append(Block(self._kind or self._kind_here(), found))
        self._text, self._marks, self._in_mark = "", [], False

    def _kind_here(self) -> BlockKind:
        names = {name for name, _ in self._open}
        return next((kind for tags, kind in _KINDS if tags & names), "paragraph")

    def _sentences(self) -> Iterator[str]:
        marks = list(self._marks)
        for start, end in spans(self._text, self._language):
            sentence, cut = "", start
            while marks and marks[0][0] <= end:
                place, mark = marks.pop(0)
                sentence += f"{self._text[cut : max(place, cut)]}[{' '.join(mark.split())}]"
                cut = max(place, cut)
            sentence += self._text[cut:end]
            if sentence.strip():
                yield sentence.strip()
