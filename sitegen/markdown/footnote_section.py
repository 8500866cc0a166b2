"""The HTML of the footnotes themselves, at the end of a text."""

from __future__ import annotations

from markdown_it.token import Token

from sitegen.markdown.document import StringSlot
from sitegen.markdown.footnote_references import letter, name
from sitegen.markdown.writer import Writer

_BACK = "\u21a9\ufe0e"  # the variation selector keeps the arrow from becoming an emoji


def open_section(writer: Writer, tokens: list[Token], index: int) -> None:
    writer.out += [
        '<section class="footnotes" role="doc-endnotes" aria-labelledby="fn_title">\n<h2 id="fn_title">',
        StringSlot("footnotes.title"),
        '</h2>\n<ol type="a">\n',
    ]


def close_section(writer: Writer, tokens: list[Token], index: int) -> None:
    writer.out.append("</ol>\n</section>\n")


def open_note(writer: Writer, tokens: list[Token], index: int) -> None:
    writer.out.append(f'<li id="fn_{letter(tokens[index].meta["id"])}">')


def close_note(writer: Writer, tokens: list[Token], index: int) -> None:
    writer.out.append("</li>\n")


def back_link(writer: Writer, tokens: list[Token], index: int) -> None:
    reference_name = name(tokens[index])
    writer.out += [
        f' <a class="footnote-back" role="doc-backlink" href="#fnref_{reference_name}" aria-label="',
        StringSlot("footnotes.back"),
        f' {reference_name.replace("_", "-")}">{_BACK}</a>',
    ]


HTML = {
    "footnote_block_open": open_section,
    "footnote_block_close": close_section,
    "footnote_open": open_note,
    "footnote_close": close_note,
    "footnote_anchor": back_link,
}
