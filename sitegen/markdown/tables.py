"""Tables (GitHub Flavored Markdown, 4.10) in whose cells `[[target|label]]` is one thing, with captions.

A caption is a paragraph after the table that begins with a colon, as in Pandoc: `: What it shows [@source]`. No blank
line need be between the two."""

from __future__ import annotations

from math import inf

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import table as gfm_table
from markdown_it.rules_block.state_block import StateBlock
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from sitegen.markdown.context import CELL, MOST_CELLS, Context, cells, context, mask_labels
from sitegen.problems import codes
from sitegen.runtime.patterns import lazy_pattern

_DELIMITERS = lazy_pattern(r"[-:|][-:|\s]*")
_DASHES = lazy_pattern("-+")
_DELIMITER_ROW = lazy_pattern(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_CAPTION = lazy_pattern(r":[ \t]+(?=\S)")


def table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule: markdown-it's, blind to the `|` inside of links to records."""
    if start_line + 2 > end_line:
        return False
    stop = start_line + 2
    begin = state.bMarks[stop - 1] + state.tShift[stop - 1]
    if not _DELIMITERS.fullmatch(state.src, begin, state.eMarks[stop - 1]):
        return False
    ctx = context(state.env)
    if ctx.cells > MOST_CELLS or not _masked_table(state, start_line, end_line, stop, True):
        return False
    if silent:
        return True
    while stop < end_line and not state.isEmpty(stop) and not _begins_caption(state, stop):
        stop += 1
    columns = len(_DASHES.findall(state.src, begin, state.eMarks[start_line + 1]))
    ctx.cells += columns * (stop - start_line - 1)
    if ctx.cells > MOST_CELLS:
        ctx.cells = inf
        message = f"the tables of this text have more than {MOST_CELLS:,} cells; from here on they are shown as text"
        ctx.report(codes.TOO_LONG, ctx.at_line(start_line), message, "split it into several")
        return False
    first = len(state.tokens)
    _masked_table(state, start_line, stop, stop, False)
    _place_cells(state, first)
    _check_rows(state, first)
    _take_caption(state, first, end_line)
    return True


def _begins_caption(state: StateBlock, line: int) -> bool:
    begin = state.bMarks[line] + state.tShift[line]
    return state.sCount[line] >= state.blkIndent and bool(_CAPTION.match(state.src, begin))


def _take_caption(state: StateBlock, first: int, end_line: int) -> None:
    """Puts the caption that follows, if one does, into the table whose tokens begin with the number `first`."""
    line = state.line
    while line < end_line and state.isEmpty(line):
        line += 1
    if line >= end_line or not _begins_caption(state, line) or state.is_code_block(line):
        return
    last = line + 1
    while last < end_line and not state.isEmpty(last) and state.sCount[last] >= state.blkIndent:
        last += 1
    text = state.getLines(line, last, state.blkIndent, False).strip()
    opening, inline, closing = (
        Token("table_caption_open", "caption", 1, level=state.tokens[first].level + 1),
        Token("inline", "", 0, level=state.tokens[first].level + 2),
        Token("table_caption_close", "caption", -1, level=state.tokens[first].level + 1),
    )
    inline.content, inline.map, inline.children = text.removeprefix(":").lstrip(), [line, last], []
    state.tokens[first + 1 : first + 1] = [opening, inline, closing]
    state.line = last


def _masked_table(state: StateBlock, start_line: int, end_line: int, stop: int, silent: bool) -> bool:
    """markdown-it's rule, with the labels masked in the lines up to `stop`."""
    src = state.src
    left, right = state.bMarks[start_line], state.eMarks[stop - 1]
    if src.find("[[", left, right) >= 0:
        state.src = context(state.env).masked(src)
    found = gfm_table(state, start_line, end_line, silent)
    state.src = src
    return found


def _place_cells(state: StateBlock, first: int) -> None:
    """Restores the text of the cells that the tokens from `first` on hold, and notes where they are."""
    number = column = 0
    for token in state.tokens[first:]:
        if token.type == "tr_open":
            line = (token.map or [0])[0]
            row = state.bMarks[line] + state.tShift[line]
            number, column = 0, row - state.src.rfind("\n", 0, row) - 1
        elif token.type == "inline":
            token.content = token.content.replace("\0", "|")
            token.meta[CELL] = (number, column)
            number += 1


def _check_rows(state: StateBlock, first: int) -> None:
    """Reports rows with cells beyond the last column, which are not shown."""
    ctx = context(state.env)
    rows = [(token.map or [0])[0] for token in state.tokens[first:] if token.type == "tr_open"]
    columns = sum(token.type == "th_open" for token in state.tokens[first:])
    for line in rows[1:]:
        begin = state.bMarks[line] + state.tShift[line]
        row = mdTrim(state.src[begin : state.eMarks[line]])
        if row.count("|") - row.startswith("|") - row.endswith("|") < columns:
            continue
        found = _cells(row)
        surplus = next((n for n, cell in enumerate(found[columns:], columns) if cell.strip()), None)
        if surplus is not None:
            left = begin - state.src.rfind("\n", 0, begin) - 1
            column = cells(ctx.lines[line], left)[surplus] + 1
            shown = found[surplus].strip().replace("\0", "|")[:40]
            message = (
                f"this row has {len(found)} cells, and the table {columns} columns: “{shown}” is not shown"
            )
            ctx.report(codes.SURPLUS_CELL, ctx.at_line(line, column), message, codes.SURPLUS_CELL.hint)


def _cells(row: str) -> list[str]:
    """The cells of a row, as markdown-it parts them."""
    found = escapedSplit(mask_labels(mdTrim(row)))
    return found[not found[0] : len(found) - (len(found) > 1 and not found[-1])]


def check_paragraph(ctx: Context, block: Token) -> None:
    """Reports a text with pipes that was meant as a table and became none."""
    rows = block.content.split("\n")
    for number, row in enumerate(rows):
        if "|" not in row:
            continue
        under = rows[number + 1].strip() if number + 1 < len(rows) else ""
        if "|" in under and _DELIMITER_ROW.fullmatch(under):
            names, marks = len(_cells(row)), len(_cells(under))
            message = (
                f"this is not a table, because its first row has {names} cells and the row of hyphens {marks}"
            )
        elif row.startswith("|") and (under.startswith("|") or (row.endswith("|") and row.count("|") > 2)):
            message = "this is not a table, because there is no row of hyphens under its first row"
        else:
            continue
        offset = sum(len(before) + 1 for before in rows[:number])
        ctx.report_once(codes.BROKEN_TABLE, ctx.at(offset), message, codes.BROKEN_TABLE.hint)
        return
