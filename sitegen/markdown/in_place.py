"""A record shown in its place: `![[id]]`, or a quotation of a source, `![[id#quote]]`, alone in a paragraph."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from markdown_it.rules_block.state_block import StateBlock
from markdown_it.token import Token

from sitegen.markdown.context import context
from sitegen.markdown.document import CiteItem, RecordSlot
from sitegen.problems import Span
from sitegen.runtime.patterns import lazy_pattern

if TYPE_CHECKING:
    from sitegen.markdown.writer import Writer

_RECORD = lazy_pattern(r"!\[\[([^\[\]|#\n\\]*[^\[\]|#\s\\][^\[\]|#\n\\]*)(?:#([a-z0-9-]+))?\]\][ \t]*")
_SPACE = lazy_pattern(r"\s+")


def record_in_place(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule. It interrupts no paragraph: there, the marks stay text and are reported as such."""
    begin = state.bMarks[start_line] + state.tShift[start_line]
    found = _RECORD.fullmatch(state.src, begin, state.eMarks[start_line])
    if found is None or state.is_code_block(start_line):
        return False
    if silent:
        return True
    ctx = context(state.env)
    target = unicodedata.normalize("NFC", _SPACE.sub(" ", found[1].strip()))
    span = ctx.at_line(start_line, ctx.lines[start_line].find("![[") + 1)
    token = state.push("quotation" if found[2] else "record", "", 0)
    token.map = [start_line, start_line + 1]
    if found[2]:
        token.meta = {"item": CiteItem(target, span.line, span.column, found[2])}
    else:
        token.meta = {"target": target, "span": span}
    state.line = start_line + 1
    return True


def write_record(writer: Writer, tokens: list[Token], index: int) -> None:
    meta = tokens[index].meta
    span: Span = meta["span"]
    writer.out += [RecordSlot(meta["target"], span.line, span.column), "\n"]


HTML = {"record": write_record}
