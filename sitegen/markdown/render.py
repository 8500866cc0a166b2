"""From tokens to a Document: HTML with slots, headings, and plain text."""

from __future__ import annotations

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from sitegen.markdown import blocks, footnote_section, in_place, pull_quotes, quotations, table_html
from sitegen.markdown.added import added
from sitegen.markdown.code import write_code
from sitegen.markdown.context import Context
from sitegen.markdown.document import BlockKind, Document, Heading
from sitegen.markdown.headings import slug
from sitegen.markdown.writer import Writer


def render(tokens: list[Token], ctx: Context, language: str) -> Document:
    """The document that the tokens of a whole text make.

    The page has its own `h1`: where the text has one too, all its headings are one level lower.
    """
    writer = Writer(ctx, language)
    writer.shift = int(any(token.type == "heading_open" and token.tag == "h1" for token in tokens))
    writer.block = -1
    depth = 0
    row: list[str] | None = None
    row_token = Token("", "", 0)
    before = (0, 0)
    where = _Where()
    for index, token in enumerate(tokens):
        if depth == 0 and token.nesting >= 0:
            writer.block += 1
        depth += token.nesting
        kind = token.type
        if kind in _CHANGES:
            where.pass_by(token)
        if kind == "inline":
            if row is None:
                before = (writer.cites, writer.links)
                writer.texts.append(writer.inline(token.children or []))
                writer.note_block(where.kind, token, before, where.set_off, where.in_list)
            else:
                row.append(writer.inline(token.children or []))
        elif token.hidden:
            continue
        elif write := _HTML.get(kind):
            write(writer, tokens, index)
        elif kind in ctx.syntax.html or (token.content and token.nesting == 0):
            writer.out += (*added(token, ctx.syntax), "\n")
            if token.nesting == 0:
                writer.texts.append(token.content.strip())
        elif token.nesting < 0:
            writer.out.append(f"</{token.tag}>\n")
        else:
            _open(writer, tokens, index)
        if kind == "tr_open":
            row, before, row_token = [], (writer.cites, writer.links), token
        elif kind == "tr_close":
            writer.texts.append(" ".join(filter(None, row or ())))
            writer.note_block("row", row_token, before, where.set_off, where.in_list)
            row = None
    return writer.document()


_KINDS: dict[str, BlockKind] = {
    "heading_open": "heading",
    "block_title_open": "title",
    "list_item_open": "item",
    "dt_open": "title",
    "dd_open": "item",
    "blockquote_open": "quotation",
    "footnote_open": "footnote",
    "block_open": "paragraph",
    "table_caption_open": "caption",
}
"""What the text inside of an element is, by the token that opens it."""
_CLOSING = frozenset(name.replace("_open", "_close") for name in _KINDS)
_LISTS = frozenset(
    f"{kind}_{side}" for kind in ("bullet_list", "ordered_list", "dl") for side in ("open", "close")
)
_CHANGES = _KINDS.keys() | _CLOSING | _LISTS


class _Where:
    """What the token at hand is in."""

    def __init__(self) -> None:
        self._opened: list[tuple[BlockKind, str]] = []
        self._lists = self._depth = 0
        self.kind: BlockKind = "paragraph"
        self.set_off = ""

    @property
    def in_list(self) -> int:
        return self._lists if self._depth else 0

    def pass_by(self, token: Token) -> None:
        """Takes note of one of the tokens named in _CHANGES."""
        if token.type in _LISTS:
            self._lists += self._depth == 0 and token.nesting > 0
            self._depth += token.nesting
        elif token.type in _CLOSING:
            self.kind, self.set_off = self._opened.pop()
        else:
            self._opened.append((self.kind, self.set_off))
            if self.kind != "quotation":
                self.kind = _KINDS[token.type]
            self.set_off = token.info if token.type == "block_open" else self.set_off


def render_inline(tokens: list[Token], ctx: Context, language: str) -> Document:
    """The document that the tokens of one paragraph make, without an element around it."""
    writer = Writer(ctx, language)
    for token in tokens:
        if token.type == "inline":
            writer.texts.append(writer.inline(token.children or []))
    return writer.document()


def _open(writer: Writer, tokens: list[Token], index: int) -> None:
    """An opening tag, or an element without content."""
    token = tokens[index]
    _break_line(writer, tokens, index)
    attributes = "".join(f' {name}="{escapeHtml(str(value))}"' for name, value in token.attrs.items())
    following = tokens[index + 1] if index + 1 < len(tokens) else token
    in_line = token.nesting > 0 and (
        following.type == "inline" or following.hidden or following.type == "list_item_close"
    )
    writer.out.append(f"<{token.tag}{attributes}>" if in_line else f"<{token.tag}{attributes}>\n")


def _break_line(writer: Writer, tokens: list[Token], index: int) -> None:
    """Ends the line of a tight list item's text, whose paragraph has no tags of its own."""
    if index and tokens[index - 1].hidden:
        writer.out.append("\n")


def _open_heading(writer: Writer, tokens: list[Token], index: int) -> None:
    writer.heading = len(writer.out)
    writer.out.append("")


def _close_heading(writer: Writer, tokens: list[Token], index: int) -> None:
    opening = tokens[index - 2]
    level = min(int(opening.tag[1]) + writer.shift, 6)
    text = writer.texts[-1]
    identifier = writer.ids.unique(slug(text))
    writer.out[writer.heading] = f'<h{level} id="{identifier}">'
    writer.out.append(f"</h{level}>\n")
    span = writer.ctx.at_line((opening.map or [0])[0])
    writer.headings.append(Heading(level, identifier, text, span.line))


def _code(writer: Writer, tokens: list[Token], index: int) -> None:
    _break_line(writer, tokens, index)
    write_code(writer, tokens[index])


def _open_quotation(writer: Writer, tokens: list[Token], index: int) -> None:
    _break_line(writer, tokens, index)
    quotations.open_quotation(writer, tokens, index)


_HTML = {
    "blockquote_open": _open_quotation,
    "blockquote_close": quotations.close_quotation,
    "quotation": quotations.write_quotation,
    "heading_open": _open_heading,
    "heading_close": _close_heading,
    "code_block": _code,
    "fence": _code,
    **blocks.HTML,
    **in_place.HTML,
    **pull_quotes.HTML,
    **footnote_section.HTML,
    **table_html.HTML,
}
