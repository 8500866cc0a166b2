"""Writes a document's parts, and its plain text: the state of rendering, and what is inside a block."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import cast

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from sitegen.markdown import footnote_references, sentences
from sitegen.markdown.added import added
from sitegen.markdown.context import Context
from sitegen.markdown.document import (
    Block,
    BlockKind,
    CiteSlot,
    Document,
    Heading,
    LinkSlot,
    Part,
    PathSlot,
    PictureSlot,
    StringSlot,
    Target,
)
from sitegen.markdown.headings import Ids
from sitegen.markdown.labels import link_slot, plain_text, visible
from sitegen.markdown.line_breaks import NARROW_SPACE, WORD_JOINER, unbroken
from sitegen.problems import Span

_MARKS = ("citation", "own", "footnote_ref")
"""What is joined to the word before it."""

_Rest = tuple[int, int, int, tuple[int, int], tuple[int, int], str, int, bool, tuple[tuple[int, int], ...]]


class Writer:
    """Collects what one document is made of."""

    def __init__(self, ctx: Context, language: str) -> None:
        self.ctx = ctx
        self.language = language
        self.out: list[Part] = []
        self.texts: list[str] = []
        self.headings: list[Heading] = []
        self.ids = Ids()
        self.block = 0
        self.shift = 0
        self.set_off = 0
        self.tables = 0
        self.blocks: list[tuple[int, BlockKind, _Rest]] = []
        """Of every block the number of its text, its kind, and what follows its offsets."""
        self.targets: list[Target] = []
        self.cites = 0
        self.links = 0
        self.labels: list[tuple[int, int]] = []
        """Where the links of the text at hand are in it."""
        self.own = False
        """Whether the text at hand is marked as the editors' own."""
        self.heading = 0
        """The index of the opening tag of the heading at hand, whose id its text decides."""

    def document(self) -> Document:
        return Document(
            tuple(_joined(self.out)),
            tuple(self.headings),
            "\n\n".join(filter(None, self.texts)),
            tuple(sorted(self.ctx.problems, key=lambda problem: problem.span)),
            tuple(self._placed_blocks()),
            tuple(self.targets),
            tuple(self.ctx.bare),
            self.own,
        )

    def note_block(
        self, kind: BlockKind, token: Token, before: tuple[int, int], set_off: str, in_list: int
    ) -> None:
        """Remembers the text written last as a block, whose source is that of `token`.

        `before` are the numbers of citations and links that had been written before it.
        """
        first, last = token.map or (0, 1)
        self.ctx.enter(token)
        span = self.ctx.at(0) if token.content else self.ctx.at_line(first)
        last_line = self.ctx.first_line + max(last, first + 1) - 1
        cites, links = (before[0], self.cites), (before[1], self.links)
        labels = tuple(self.labels) if kind != "row" else ()
        rest = (span.line, span.column, last_line, cites, links, set_off, in_list, self.own, labels)
        self.blocks.append((len(self.texts) - 1, kind, rest))
        self.own, self.labels = False, []

    def _placed_blocks(self) -> Iterator[Block]:
        ends = list(accumulate(len(text) + 2 if text else 0 for text in self.texts))
        for number, kind, rest in self.blocks:
            if text := self.texts[number]:
                end = ends[number] - 2
                yield Block(kind, end - len(text), end, *rest)

    def inline(self, tokens: list[Token]) -> str:
        """Writes the tokens of one block, and returns its plain text."""
        out = self.out
        plain: list[str] = []
        links: list[tuple[int, int]] = []
        struck: list[int] = []
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "text":
                out.append(escapeHtml(unbroken(token.content)))
                plain.append(token.content)
            elif kind == "softbreak":
                out.append("\n")
                plain.append(" ")
            elif kind in ("strong_open", "em_open"):
                out.append(f"<{token.tag}>")
            elif kind in ("strong_close", "em_close"):
                out.append(f"</{token.tag}>")
            elif kind == "s_open":
                out.append("<s>")
                struck.append(len(plain))
            elif kind == "s_close":
                out.append("</s>")
                _unsay(plain, struck.pop(), tokens[index + 1 : index + 2])
            elif kind == "record_link":
                self.links += 1
                links.append((len(out), len(plain)))
                out.append(link_slot(token))
                plain.append(visible(token))
            elif kind in _MARKS:
                self._attach(tokens, index, plain)
                self._mark(token)
            elif kind == "code_inline":
                out.append(f"<code>{escapeHtml(token.content)}</code>")
                plain.append(token.content)
            elif kind == "hardbreak":
                out.append("<br>\n")
                plain.append(" ")
            elif kind == "link_open":
                self._link_open(token)
            elif kind == "link_close":
                out.append("</a>")
            elif kind in ("image", "image_link", "image_text"):
                plain.append(self._image(token))
            else:
                out += added(token, self.ctx.syntax)
                plain.append(token.content)
        if links:
            self._put_into_sentences(links, plain)
        return "".join(plain).strip()

    def _mark(self, token: Token) -> None:
        """Writes a mark, which says nothing in plain text."""
        if token.type == "citation":
            self.cites += 1
            self.out.append(CiteSlot(token.meta["items"], self.block))
        elif token.type == "own":
            self.own = True
            self.out += [' <small class="own">', StringSlot("own.mark"), "</small>"]
        else:
            self.out.append(footnote_references.reference(token))

    def _attach(self, tokens: list[Token], index: int, plain: list[str]) -> None:
        """Takes away the white space before a mark, and joins the mark to the word it follows."""
        for i in range(len(plain) - 1, -1, -1):
            if not plain[i]:
                break  # all before it has been done for the mark before
            plain[i] = plain[i].rstrip()
            if plain[i]:
                break
        if index == 0 or tokens[index - 1].type == "hardbreak":
            return
        while isinstance(last := self.out[-1], str):
            self.out[-1] = last.rstrip()
            if self.out[-1]:
                break
            self.out.pop()
        kind, note = tokens[index].type, str(self.out[-1]).endswith("</sup>")
        before = "citation" if isinstance(self.out[-1], CiteSlot) else "footnote_ref" if note else kind
        self.out.append(WORD_JOINER if before == kind else NARROW_SPACE)

    def _put_into_sentences(self, links: list[tuple[int, int]], plain: list[str]) -> None:
        """Gives the links of a block the sentences they are in; they are known by their part and their piece."""
        ends = list(accumulate(map(len, plain)))
        text = "".join(plain)
        indent = len(text) - len(text.lstrip())
        spans = sentences.spans(text, self.language, until=ends[links[-1][1]])
        at = 0
        for part, piece in links:
            start, end = ends[piece] - len(plain[piece]), ends[piece]
            self.labels.append((start - indent, end - indent))
            while at < len(spans) - 1 and spans[at][1] <= start:
                at += 1
            first, last = spans[at]
            for further in range(at + 1, len(spans)):
                if spans[further][0] >= end:
                    break
                last = spans[further][1]
            slot = cast("LinkSlot", self.out[part])
            self.out[part] = LinkSlot(
                slot.target,
                slot.label,
                slot.line,
                slot.column,
                sentences.last_of(text, min(first, start), start),
                "" if slot.label is None else plain[piece],
                sentences.first_of(text, end, max(end, last)),
            )

    def _note_target(self, address: str, span: Span) -> None:
        self.targets.append(Target(address, span.line, span.column))

    def _link_open(self, token: Token) -> None:
        address = str(token.attrs["href"])
        self._note_target(address, token.meta["span"])
        self._anchor(address, token.meta["target"], str(token.attrs.get("title", "")))

    def _anchor(self, address: str, target: str, title: str) -> None:
        if target == "path":
            self.out += ['<a href="', PathSlot(address), '"']
        else:
            self.out.append(f'<a href="{escapeHtml(address)}"')
        if title:
            self.out.append(f' title="{escapeHtml(title)}"')
        self.out.append(' class="external" rel="external noopener">' if target == "web" else ">")

    def _image(self, token: Token) -> str:
        """Writes an image; returns what of it belongs to the plain text."""
        alt, address = plain_text(token.children or []), str(token.attrs["src"])
        title = str(token.attrs.get("title", ""))
        span: Span = token.meta["span"]
        if "media" in token.meta:
            self.out.append(PictureSlot(token.meta["media"], alt, title, span.line, span.column))
            return ""  # it stands for what is shown, and claims nothing
        if token.type != "image_text":
            self._note_target(address, span)
        if token.type == "image_link":
            self._anchor(address, "web", title)
            self.out.append(f"{escapeHtml(alt or address)}</a>")
        elif token.type == "image_text":
            self.out.append(escapeHtml(alt))
        else:
            shown = f' title="{escapeHtml(title)}"' if title else ""
            self.out += ['<img src="', PathSlot(address), f'" alt="{escapeHtml(alt)}"{shown} loading="lazy">']
        return alt


def _unsay(plain: list[str], first: int, following: list[Token]) -> None:
    """Takes what is struck out from the plain text: the pieces from `first` on, and one of the spaces around them."""
    plain[first:] = [""] * (len(plain) - first)
    if first and plain[first - 1].endswith(" ") and (not following or following[0].content.startswith(" ")):
        plain[first - 1] = plain[first - 1].rstrip()


def _joined(parts: list[Part]) -> Iterator[Part]:
    """The parts, texts next to each other joined, and none of them empty."""
    texts: list[str] = []
    for part in parts:
        if isinstance(part, str):
            texts.append(part)
            continue
        if text := "".join(texts):
            yield text
        texts = []
        yield part
    if text := "".join(texts):
        yield text
