"""markdown-it's block parser with its rules looked up by the character a line begins with.

Stock markdown-it asks every rule at every line, and most of them again at every further line of a paragraph.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.common.utils import mdTrim
from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler
from markdown_it.rules_block.state_block import StateBlock

from sitegen.markdown.context import MOST_BLOCKS, context
from sitegen.problems import codes

Rule = Callable[[StateBlock, int, int, bool], bool]

BEGINNINGS = {
    "fenced_block": ":",
    "fence": "`~",
    "blockquote": ">",
    "hr": "*-_",
    "list": "*+-0123456789",
    "footnote_def": "[",
    "reference": "[",
    "html_block": "<",
    "heading": "#",
    "record_in_place": "!",
}
"""The characters each rule may begin at, after the indentation; rules that are not named may begin at any."""


class BlockParser(ParserBlock):
    """Gives the same tokens as ParserBlock for the rules named in BEGINNINGS."""

    def __init__(self, stock: ParserBlock) -> None:
        super().__init__()
        self.ruler = _Rules(stock.ruler)


class _Rules(Ruler[Rule]):
    """Gives each chain of rules as one rule, which asks those that may begin at the line."""

    def __init__(self, stock: Ruler[Rule]) -> None:
        super().__init__()
        self._stock = stock
        self._names = dict(zip(stock.getRules(""), stock.get_active_rules(), strict=True))
        self._chains: dict[str, list[Rule]] = {}

    def getRules(self, chainName: str = "") -> list[Rule]:
        if chainName not in self._chains:
            self._chains[chainName] = [self._chain(self._stock.getRules(chainName))]
        return self._chains[chainName]

    def get_active_rules(self) -> list[str]:
        return self._stock.get_active_rules()

    def _chain(self, rules: list[Rule]) -> Rule:
        anywhere = tuple(rule for rule in rules if self._names[rule] not in BEGINNINGS)
        table = {
            character: tuple(
                rule for rule in rules if character in BEGINNINGS.get(self._names[rule], character)
            )
            for character in "".join(BEGINNINGS.values())
        }

        def chain(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
            if not silent and not _may_begin(state, start_line):
                state.line = end_line
                return True
            begin = state.bMarks[start_line] + state.tShift[start_line]
            for rule in table.get(state.src[begin : begin + 1], anywhere):
                if rule(state, start_line, end_line, silent):
                    return True
            return False

        return chain


def _may_begin(state: StateBlock, line: int) -> bool:
    """Whether another block may begin; what is after more of them than a text may have is left out."""
    ctx = context(state.env)
    ctx.blocks += 1
    if ctx.blocks == MOST_BLOCKS + 1:
        message = (
            f"the text has more than {MOST_BLOCKS:,} paragraphs, items and headings; the rest is left out"
        )
        ctx.report(codes.TOO_LONG, ctx.at_line(line), message, "split it into several")
    return ctx.blocks <= MOST_BLOCKS


def _defines(state: StateBlock, line: int) -> bool:
    """Whether a line begins with the colon, or tilde, of a definition, whose term is the line before the blank one."""
    if line >= state.lineMax:
        return False
    begin = state.bMarks[line] + state.tShift[line]
    return state.src[begin : begin + 2] in (": ", ":\t", "~ ", "~\t")


def plain_paragraph(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Block rule, which has to come before all others: a paragraph whose lines begin with letters, as most do. No
    other rule can begin at such a line, or take it for more than a paragraph's; so none is asked."""
    if silent or state.is_code_block(start_line):
        return False
    line = start_line
    while line < state.lineMax and not state.isEmpty(line):
        if not state.src[state.bMarks[line] + state.tShift[line]].isalpha():
            return False
        line += 1
    if line == start_line + 1 and _defines(state, line + 1):
        return False
    state.line = line
    lines = [start_line, line]
    state.push("paragraph_open", "p", 1).map = lines
    text = state.push("inline", "", 0)
    text.content = mdTrim(state.getLines(start_line, line, state.blkIndent, False))
    text.map, text.children = lines, []
    state.push("paragraph_close", "p", -1)
    return True
