"""Tables (GitHub Flavored Markdown, 4.10) in whose cells `[[target|label]]` is one thing."""

from __future__ import annotations

import re
import unicodedata

from markdown_it.rules_block import table as gfm_table
from markdown_it.rules_block.state_block import StateBlock
from markdown_it.token import Token

from sitegen.markdown.context import mask_labels

_DELIMITERS = re.compile(r"[-:|][-:|\s]*")
_NARROWEST = 30
"""How many Latin letters the narrowest screen (320 CSS pixels) has room for in a line."""


def table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: markdown-it's, blind to the `|` inside of links to records."""
    if start_line + 2 > end_line:
        return False
    second = start_line + 1
    begin = state.bMarks[second] + state.tShift[second]
    if not _DELIMITERS.fullmatch(state.src, begin, state.eMarks[second]):
        return False
    stop = second + 1
    if not silent:
        while stop < end_line and not state.isEmpty(stop):
            stop += 1
    src, first = state.src, len(state.tokens)
    left, right = state.bMarks[start_line], state.eMarks[stop - 1]
    if src.find("[[", left, right) < 0:
        return gfm_table(state, start_line, end_line, silent)
    state.src = src[:left] + mask_labels(src[left:right]) + src[right:]
    found = gfm_table(state, start_line, end_line, silent)
    state.src = src
    for token in state.tokens[first:]:
        token.content = token.content.replace("\0", "|")
    return found


def needs_scrolling(tokens: list[Token], start: int) -> bool:
    """Whether the table opened by the token at `start` may be wider than the narrowest screen.

    A column is at least as wide as its longest word.
    """
    widths: list[int] = []
    column = 0
    for token in tokens[start + 1 :]:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            column = 0
        elif token.type == "inline":
            longest = max(map(_width, token.content.split()), default=0) + 2
            if column < len(widths):
                widths[column] = max(widths[column], longest)
            else:
                widths.append(longest)
            column += 1
    return sum(widths) > _NARROWEST


def _width(word: str) -> int:
    if word.isascii():
        return len(word)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in word)
