"""The HTML of tables: names for those that scroll, headings of rows, columns of numbers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from markdown_it.token import Token

from sitegen.markdown.document import StringSlot
from sitegen.runtime.patterns import lazy_pattern

if TYPE_CHECKING:
    from sitegen.markdown.writer import Writer

_NARROWEST = 30
"""How many Latin letters the narrowest screen (320 CSS pixels) has room for in a line."""
_NUMBER = lazy_pattern(
    r"(?:[~≈<>≤≥±+−–-]\s?)?(?:[A-Z]{2,3}\s?)?[$€£¥₩]?\s?\d[\d,.\u00a0\u202f ]*"
    r"(?:\s?(?:%|‰|°C?|[A-Za-z]{1,3}|[가-힣]{1,3}))?"
)
_YEAR = lazy_pattern(r"[12]\d{3}년?")
_NONE = ("", "-", "–", "—", "…", "n/a", "N/A", "없음")
NUMBER = "number"
"""The class of the cells of a column of numbers."""
_TABLE = "table"
"""In the meta of the token that closes a table: whether it scrolls, and how many blocks there were before it."""


def open_table(writer: Writer, tokens: list[Token], index: int) -> None:
    """A table that may be too wide is in a box that scrolls, with the keyboard too."""
    end = next(i for i in range(index, len(tokens)) if tokens[i].type == "table_close")
    inside = tokens[index + 1 : end]
    _mark_cells(inside)
    scrolls = _needs_scrolling(inside)
    has_caption = inside[0].type == "table_caption_open"
    tokens[end].meta[_TABLE] = (scrolls, len(writer.blocks))
    writer.tables += 1
    if scrolls:
        writer.out.append('<div class="scroll" tabindex="0" role="region" aria-label')
        name = f'ledby="table_{writer.tables}">\n' if has_caption else None
        writer.out += [name] if name else ['="', StringSlot("table.label"), f' {writer.tables}">\n']
    writer.out.append("<table>\n")


def close_table(writer: Writer, tokens: list[Token], index: int) -> None:
    scrolls, first = tokens[index].meta[_TABLE]
    writer.out.append("</table>\n</div>\n" if scrolls else "</table>\n")
    _cite_for_rows(writer, first)


def _cite_for_rows(writer: Writer, first: int) -> None:
    """Gives the rows that cite nothing the citations of the table's caption: they are of the same source."""
    blocks = writer.blocks
    if first == len(blocks) or blocks[first][1] != "caption":
        return
    cites, own = blocks[first][2][3], blocks[first][2][7]
    for i, (number, kind, rest) in enumerate(blocks[first + 1 :], first + 1):
        if rest[3][0] == rest[3][1] and not rest[7]:
            blocks[i] = (number, kind, (*rest[:3], cites, *rest[4:7], own, rest[8]))


def open_caption(writer: Writer, tokens: list[Token], index: int) -> None:
    writer.out.append(f'<caption id="table_{writer.tables}">')


def open_cell(writer: Writer, tokens: list[Token], index: int) -> None:
    token = tokens[index]
    scope = f' scope="{token.meta.get("scope", "col")}"' if token.tag == "th" else ""
    # markdown-it writes a style attribute, which the site's Content-Security-Policy forbids.
    align = str(token.attrs.get("style", "")).removeprefix("text-align:")
    name = f"align-{align}" if align else token.meta.get("class", "")
    kind = f' class="{name}"' if name else ""
    writer.out.append(f"<{token.tag}{scope}{kind}>")


def _mark_cells(tokens: list[Token]) -> None:
    """Notes which cells are in a column of numbers, and makes the first cells of rows headings where the column of
    them has none itself."""
    columns = list(zip(*_rows(tokens), strict=False))
    for number, cells in enumerate(columns):
        texts = [_text(tokens[cell + 1]) for cell in cells]
        if number == 0 and not texts[0]:
            for cell in cells:
                tag = "td" if cell == cells[0] else "th"
                tokens[cell].tag = tokens[cell + 2].tag = tag
                tokens[cell].meta["scope"] = "row"
        elif _are_numbers(texts[1:]):
            for cell in cells:
                tokens[cell].meta["class"] = NUMBER


def _rows(tokens: list[Token]) -> Iterator[list[int]]:
    """Of every row, where its cells are opened."""
    row: list[int] = []
    for index, token in enumerate(tokens):
        if token.type in ("th_open", "td_open"):
            row.append(index)
        elif token.type == "tr_close":
            yield row
            row = []


def _text(inline: Token) -> str:
    """What a cell says, without citations and footnotes."""
    pieces = (token.content for token in inline.children or () if token.type in ("text", "code_inline"))
    return "".join(pieces).strip() or (
        "[[" if any(t.type == "record_link" for t in inline.children or ()) else ""
    )


def _are_numbers(texts: list[str]) -> bool:
    said = [text for text in texts if text not in _NONE]
    return bool(said) and all(map(_NUMBER.fullmatch, said)) and not all(map(_YEAR.fullmatch, said))


def _needs_scrolling(tokens: list[Token]) -> bool:
    """Whether a table may be wider than the narrowest screen.

    A column is at least as wide as its longest word.
    """
    widths: dict[int, int] = {}
    for row in _rows(tokens):
        for column, cell in enumerate(row):
            longest = max(map(_width, tokens[cell + 1].content.split()), default=0) + 2
            widths[column] = max(widths.get(column, 0), longest)
    return sum(widths.values()) > _NARROWEST


def _width(word: str) -> int:
    if word.isascii():
        return len(word)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in word)


HTML = {
    "table_open": open_table,
    "table_close": close_table,
    "table_caption_open": open_caption,
    "th_open": open_cell,
    "td_open": open_cell,
}
