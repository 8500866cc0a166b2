"""markdown-it's inline parser with its rules looked up by the character they begin at.

Stock markdown-it asks every rule at every character that might begin one; most of parsing is spent on that.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from sitegen.markdown.context import context, may_look

Rule = Callable[[StateInline, bool], bool]

BEGINNINGS = {
    "text": "",
    "newline": "\n",
    "escape": "\\",
    "backticks": "`",
    "strikethrough": "~",
    "emphasis": "*_",
    "record_link": "[",
    "footnote_ref": "[",
    "missing_footnote": "[",
    "citation": "[",
    "link": "[",
    "image": "!",
    "autolink": "<",
    "html_inline": "<",
    "entity": "&",
    "formula": "$",
}
"""The characters each of sitegen's rules may begin at. "text" is done here. Others may begin at any of `ANY`."""

ANY = string.punctuation
_ABOUT_MARKS = frozenset({"balance_pairs", "strikethrough", "emphasis", "fragments_join"})
"""The rules that come after and are only about `*`, `_` and `~~`."""


class InlineParser(ParserInline):
    """Gives the same tokens as ParserInline for rules that begin where BEGINNINGS says."""

    def __init__(self, stock: ParserInline) -> None:
        super().__init__()
        self.ruler, self.ruler2 = stock.ruler, stock.ruler2
        table: dict[str, list[Rule]] = {"]": []}  # parseLinkLabel stops at every "]"
        for name, rule in zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True):
            for character in BEGINNINGS.get(name, ANY):
                table.setdefault(character, []).append(rule)
        self._rules = {character: tuple(rules) for character, rules in table.items()}
        self._after = tuple(self.ruler2.getRules(""))
        self._only_marks = _ABOUT_MARKS.issuperset(self.ruler2.get_active_rules())
        self._search = re.compile("[" + re.escape("".join(table)) + "]").search

    def tokenize(self, state: StateInline) -> None:
        rules, search, src, end = self._rules, self._search, state.src, state.posMax
        deepest = state.md.options["maxNesting"]
        ctx = context(state.env)
        literals, base = (ctx.watch.literals, ctx.base) if ctx.watch is not None else (None, 0)
        while (position := state.pos) < end:
            match = search(src, position, end)
            start = match.start() if match else end
            if start > position:
                state.append_pending(src[position:start])
                state.pos = start
                if literals is not None:
                    literals.append((base + position, base + start))
            if match is None:
                break
            if not may_look(state):
                state.append_pending(src[start:end])
                state.pos = end
                break
            for rule in rules[src[start]] if state.level < deepest else ():
                if rule(state, False):
                    break
            else:
                state.append_pending(src[start])
                state.pos = start + 1
                if literals is not None:
                    literals.append((base + start, base + start + 1))
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:
        start = state.pos
        if start in state.cache:
            state.pos = state.cache[start]
            return
        match = self._search(state.src, start, state.posMax)
        if match is None or state.level >= state.md.options["maxNesting"] or not may_look(state):
            state.pos = state.posMax
        elif match.start() > start:
            state.pos = match.start()
        else:
            # The rules call each other through here; the level bounds their recursion.
            state.level += 1
            found = any(rule(state, True) for rule in self._rules[state.src[start]])
            state.level -= 1
            if not found:
                state.pos = start + 1
        state.cache[start] = state.pos

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        if not self._search(src):
            if src:
                ctx = context(env)
                if ctx.watch is not None:
                    ctx.watch.literals.append((ctx.base, ctx.base + len(src)))
                tokens.append(Token("text", "", 0, content=src))
            return tokens
        state = StateInline(src, md, env, tokens)
        self.tokenize(state)
        if not self._only_marks or "*" in src or "_" in src or "~~" in src:
            for rule in self._after:
                rule(state)
        return tokens
