"""From tokens to a Document: HTML with slots, headings, and plain text."""

from __future__ import annotations

from itertools import groupby
from typing import cast

from markdown_it.common.utils import escapeHtml, unescapeAll
from markdown_it.token import Token

from sitegen import codes
from sitegen.markdown.context import Context
from sitegen.markdown.document import (
    CiteSlot,
    Document,
    EmbedSlot,
    Heading,
    LinkSlot,
    Part,
    PathSlot,
    StringSlot,
)
from sitegen.markdown.headings import Ids, slug
from sitegen.markdown.sentences import around
from sitegen.markdown.tables import needs_scrolling
from sitegen.problems import Span

WORD_JOINER = "\u2060"
"""Stands before a citation, so that no line begins with its mark."""

_BACK = "\u21a9\ufe0e"  # the variation selector keeps it from becoming an emoji


def render(tokens: list[Token], ctx: Context, language: str) -> Document:
    """The document that the tokens of a whole text make."""
    writer = _Writer(ctx, language)
    writer.blocks(tokens)
    return writer.document()


def render_inline(tokens: list[Token], ctx: Context, language: str) -> Document:
    """The document that the tokens of one paragraph make, without an element around it."""
    writer = _Writer(ctx, language)
    writer.block = 0
    for token in tokens:
        if token.type == "inline":
            writer.texts.append(writer.inline(token.children or []))
    return writer.document()


class _Writer:
    def __init__(self, ctx: Context, language: str) -> None:
        self.ctx = ctx
        self.language = language
        self.out: list[Part] = []
        self.texts: list[str] = []
        self.headings: list[Heading] = []
        self.ids = Ids()
        self.block = -1
        self.set_off = 0
        self.tables = 0
        self.shift = 0
        self.cells: list[str] | None = None
        self.scrolls: list[bool] = []

    def document(self) -> Document:
        parts: list[Part] = []
        for joined, group in groupby(self.out, lambda part: isinstance(part, str)):
            if joined:
                text = "".join(cast("list[str]", list(group)))
                if text:
                    parts.append(text)
            else:
                parts.extend(group)
        return Document(
            tuple(parts),
            tuple(self.headings),
            "\n\n".join(text for text in self.texts if text),
            tuple(sorted(self.ctx.problems, key=lambda problem: problem.span)),
        )

    # Blocks

    def blocks(self, tokens: list[Token]) -> None:
        out = self.out
        self.shift = int(any(token.tag == "h1" and token.type == "heading_open" for token in tokens))
        depth = 0
        for index, token in enumerate(tokens):
            if depth == 0 and token.nesting >= 0:
                self.block += 1
            depth += token.nesting
            kind = token.type
            if kind == "inline":
                self._text(self.inline(token.children or []))
            elif token.hidden:
                continue
            elif kind in _BLOCKS:
                _BLOCKS[kind](self, tokens, index)
            elif token.nesting < 0:
                out.append(f"</{token.tag}>\n")
            else:
                if index and tokens[index - 1].hidden and token.nesting >= 0:
                    out.append("\n")
                self._open(tokens, index)

    def _open(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        attributes = "".join(f' {name}="{escapeHtml(str(value))}"' for name, value in token.attrs.items())
        self.out.append(f"<{token.tag}{attributes}>{self._line_end(tokens, index)}")

    def _line_end(self, tokens: list[Token], index: int) -> str:
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        inside = tokens[index].nesting == 1 and following is not None
        if inside and following and (following.type == "inline" or following.hidden):
            return ""
        if inside and following and following.nesting == -1 and following.tag == tokens[index].tag:
            return ""
        return "\n"

    def _text(self, text: str) -> None:
        (self.texts if self.cells is None else self.cells).append(text.strip())

    def _heading_open(self, tokens: list[Token], index: int) -> None:
        level = min(int(tokens[index].tag[1]) + self.shift, 6)
        at = len(self.out)
        self.out.append("")
        text = self.inline(tokens[index + 1].children or []).strip()
        tokens[index + 1].hidden, tokens[index + 1].type = True, "done"
        self._text(text)
        identifier = self.ids.unique(slug(text))
        self.out[at] = f'<h{level} id="{identifier}">'
        line = self.ctx.at_line((tokens[index].map or [0])[0]).line
        self.headings.append(Heading(level, identifier, text, line))
        self.out.append(f"</h{level}>\n")

    def _nothing(self, tokens: list[Token], index: int) -> None:
        pass

    def _code(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        info = unescapeAll(token.info).split()
        language = f' class="language-{escapeHtml(info[0])}"' if info else ""
        if index and tokens[index - 1].hidden:
            self.out.append("\n")
        self.out.append(f"<pre><code{language}>{escapeHtml(token.content)}</code></pre>\n")
        self._text(token.content)
        if token.type == "fence":
            self._check_fence(token)

    def _check_fence(self, token: Token) -> None:
        first, end = token.map or [0, 0]
        lines = token.content.count("\n") + bool(token.content and not token.content.endswith("\n"))
        if end - first < lines + 2:
            self.ctx.report(
                codes.UNCLOSED_BLOCK,
                self.ctx.at_line(first, self.ctx.lines[first].find(token.markup) + 1),
                "a code fence is not closed",
                f"Add a line {token.markup} where the code ends.",
            )

    def _block_open(self, tokens: list[Token], index: int) -> None:
        kind = tokens[index].info
        self.set_off += 1
        self.out.append(
            f'<div class="block block-{kind}" role="group" aria-labelledby="block_{self.set_off}">\n'
        )

    def _block_title(self, tokens: list[Token], index: int) -> None:
        titled = tokens[index + 1].type == "inline"
        self.out += [
            f'<p class="block-title" id="block_{self.set_off}"><span class="block-kind">',
            StringSlot(f"block.{tokens[index].info}"),
            '</span> <span class="block-name">' if titled else "</span></p>\n",
        ]

    def _block_title_close(self, tokens: list[Token], index: int) -> None:
        self.out.append("</span></p>\n")

    def _embed(self, tokens: list[Token], index: int) -> None:
        meta = tokens[index].meta
        span: Span = meta["span"]
        self.out += [EmbedSlot(meta["view"], meta["options"], span.line, span.column), "\n"]

    # Tables

    def _table_open(self, tokens: list[Token], index: int) -> None:
        self.tables += 1
        self.scrolls.append(needs_scrolling(tokens, index))
        if self.scrolls[-1]:
            self.out += [
                '<div class="scroll" tabindex="0" role="region" aria-label="',
                StringSlot("table.label"),
                f' {self.tables}">\n',
            ]
        self.out.append("<table>\n")

    def _table_close(self, tokens: list[Token], index: int) -> None:
        self.out.append("</table>\n</div>\n" if self.scrolls.pop() else "</table>\n")

    def _tr_open(self, tokens: list[Token], index: int) -> None:
        self.cells = []
        self.out.append("<tr>\n")

    def _tr_close(self, tokens: list[Token], index: int) -> None:
        self.texts.append(" ".join(cell for cell in self.cells or [] if cell))
        self.cells = None
        self.out.append("</tr>\n")

    def _cell_open(self, tokens: list[Token], index: int) -> None:
        token = tokens[index]
        align = str(token.attrs.get("style", "")).removeprefix("text-align:")
        scope = ' scope="col"' if token.tag == "th" else ""
        self.out.append(f'<{token.tag}{scope} class="align-{align}">' if align else f"<{token.tag}{scope}>")

    # Footnotes

    def _footnotes_open(self, tokens: list[Token], index: int) -> None:
        self.out += [
            '<section class="footnotes" role="doc-endnotes" aria-labelledby="fn_title">\n<h2 id="fn_title">',
            StringSlot("footnotes.title"),
            "</h2>\n<ol>\n",
        ]

    def _footnotes_close(self, tokens: list[Token], index: int) -> None:
        self.out.append("</ol>\n</section>\n")

    def _footnote_open(self, tokens: list[Token], index: int) -> None:
        self.out.append(f'<li id="fn_{tokens[index].meta["id"] + 1}">')

    def _footnote_anchor(self, tokens: list[Token], index: int) -> None:
        name = _footnote_name(tokens[index])
        self.out += [
            f' <a class="footnote-back" role="doc-backlink" href="#fnref_{name}" aria-label="',
            StringSlot("footnotes.back"),
            f' {name.replace("_", "-")}">{_BACK}</a>',
        ]

    # Inline

    def inline(self, tokens: list[Token]) -> str:
        """Writes the tokens of one block, and returns its plain text."""
        out, plain = self.out, _Plain()
        slots: list[tuple[int, Token, int, int]] = []
        for index, token in enumerate(tokens):
            kind = token.type
            if kind == "text":
                out.append(escapeHtml(token.content))
                plain.add(token.content)
            elif kind == "softbreak":
                out.append("\n")
                plain.add(" ")
            elif kind in ("strong_open", "em_open", "strong_close", "em_close"):
                out.append(f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>")
            elif kind == "record_link":
                start = plain.length
                plain.add(_plain_text(token.children) if token.children is not None else token.meta["target"])
                slots.append((len(out), token, start, plain.length))
                out.append("")
            elif kind == "citation":
                attached = self._attach(tokens, index)
                plain.trim()
                if attached:
                    out.append(WORD_JOINER)
                out.append(CiteSlot(token.meta["items"], self.block))
            elif kind == "link_open":
                self._link_open(token)
            elif kind == "link_close":
                out.append("</a>")
            elif kind == "code_inline":
                out.append(f"<code>{escapeHtml(token.content)}</code>")
                plain.add(token.content)
            elif kind == "hardbreak":
                out.append("<br>\n")
                plain.add(" ")
            elif kind.startswith("image"):
                plain.add(self._image(token))
            elif kind == "footnote_ref":
                name = _footnote_name(token)
                out.append(
                    f'<sup class="footnote-ref"><a role="doc-noteref" href="#fn_{token.meta["id"] + 1}" '
                    f'id="fnref_{name}">{token.meta["id"] + 1}</a></sup>'
                )
        text = plain.text()
        for at, token, start, end in slots:
            out[at] = self._link_slot(token, text, start, end)
        return text

    def _attach(self, tokens: list[Token], index: int) -> bool:
        """Takes away the white space before a citation; whether there is something it can be attached to."""
        if index == 0 or tokens[index - 1].type == "hardbreak":
            return False
        while self.out and isinstance(last := self.out[-1], str):
            self.out[-1] = last.rstrip(" \t\n")
            if self.out[-1]:
                break
            self.out.pop()
        return True

    def _link_slot(self, token: Token, text: str, start: int, end: int) -> LinkSlot:
        span: Span = token.meta["span"]
        first, last = around(text, self.language, start, end)
        label = None if token.children is None else _label(token.children)
        return LinkSlot(
            token.meta["target"],
            label,
            span.line,
            span.column,
            text[first:start],
            "" if label is None else text[start:end],
            text[end:last],
        )

    def _link_open(self, token: Token) -> None:
        self._anchor(str(token.attrs["href"]), token.meta["target"], str(token.attrs.get("title", "")))

    def _anchor(self, address: str, target: str, title: str) -> None:
        out = self.out
        if target == "path":
            out += ['<a href="', PathSlot(address), '"']
        else:
            out.append(f'<a href="{escapeHtml(address)}"')
        if title:
            out.append(f' title="{escapeHtml(title)}"')
        out.append(' class="external" rel="external noopener">' if target == "web" else ">")

    def _image(self, token: Token) -> str:
        alt = _plain_text(token.children)
        address = str(token.attrs["src"])
        title = str(token.attrs.get("title", ""))
        if token.type == "image_link":
            self._anchor(address, "web", title)
            self.out.append(f"{escapeHtml(alt or address)}</a>")
        elif token.type == "image_text":
            self.out.append(escapeHtml(alt))
        else:
            self.out += ['<img src="', PathSlot(address), f'" alt="{escapeHtml(alt)}"']
            self.out.append(f' title="{escapeHtml(title)}" loading="lazy">' if title else ' loading="lazy">')
        return alt


class _Plain:
    """The plain text of a block as it grows."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def trim(self) -> None:
        while self.pieces and not self.pieces[-1].rstrip():
            self.length -= len(self.pieces.pop())
        if self.pieces:
            stripped = self.pieces[-1].rstrip()
            self.length -= len(self.pieces[-1]) - len(stripped)
            self.pieces[-1] = stripped

    def text(self) -> str:
        return "".join(self.pieces)


def _plain_text(tokens: list[Token] | None) -> str:
    """The text of inline tokens, as for the alternative text of an image."""
    pieces = []
    for token in tokens or []:
        if token.type in ("text", "code_inline"):
            pieces.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        elif token.type == "record_link" and token.children is None:
            pieces.append(token.meta["target"])
        elif token.children:
            pieces.append(_plain_text(token.children))
    return "".join(pieces)


def _label(tokens: list[Token]) -> str:
    """The HTML of a link's label."""
    pieces = []
    for token in tokens:
        if token.type in ("text", "text_special"):
            pieces.append(escapeHtml(token.content))
        elif token.type == "code_inline":
            pieces.append(f"<code>{escapeHtml(token.content)}</code>")
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append("\n")
        elif token.tag:
            pieces.append(f"<{token.tag}>" if token.nesting > 0 else f"</{token.tag}>")
    return "".join(pieces)


def _footnote_name(token: Token) -> str:
    again = token.meta.get("subId", 0)
    return f"{token.meta['id'] + 1}_{again + 1}" if again else str(token.meta["id"] + 1)


_BLOCKS = {
    "heading_open": _Writer._heading_open,
    "heading_close": _Writer._nothing,
    "done": _Writer._nothing,
    "code_block": _Writer._code,
    "fence": _Writer._code,
    "block_open": _Writer._block_open,
    "block_title": _Writer._block_title,
    "block_title_close": _Writer._block_title_close,
    "embed": _Writer._embed,
    "table_open": _Writer._table_open,
    "table_close": _Writer._table_close,
    "tr_open": _Writer._tr_open,
    "tr_close": _Writer._tr_close,
    "th_open": _Writer._cell_open,
    "td_open": _Writer._cell_open,
    "footnote_block_open": _Writer._footnotes_open,
    "footnote_block_close": _Writer._footnotes_close,
    "footnote_open": _Writer._footnote_open,
    "footnote_close": lambda writer, tokens, index: writer.out.append("</li>\n"),
    "footnote_anchor": _Writer._footnote_anchor,
}
