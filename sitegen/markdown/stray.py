"""What is left as text by all rules, though it was meant as markup: links that became none, marks of other dialects.

Where a text has a mark at all, the parser notes what it leaves as text (`Watch`); only what it did can be stray. So
nothing is looked for in code, and a backslash before a mark is enough to have it shown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from markdown_it.token import Token

from sitegen.markdown.context import Context, Watch
from sitegen.markdown.dialects import (
    ADDRESS,
    BARE_ID,
    DEFINITION,
    ID_IN_BRACKETS,
    MARKS,
    TASK,
    Mark,
    Suspects,
)
from sitegen.markdown.document import Bare
from sitegen.problems import codes
from sitegen.runtime.patterns import lazy_pattern

_OTHER_SIGNALS = ("](", "][", "]:", "://", "www.", "**", "~~", "[ ]", "[x]", "[X]")
_BRACKET = lazy_pattern(r"\\.|(?<!`)(`+)(?!`)[^`]{0,500}?(?<!`)\1(?!`)|[\[\]]", re.DOTALL)
_REACH = 5000
"""How far is looked for the end of an address, or for what is in brackets."""
_IN_BRACKETS = lazy_pattern(r"\[[^\[\]]*\]")
_WORD = lazy_pattern(r"[^\W_]")


def suspects_in(source: str) -> Suspects | None:
    """What may be stray in a text; None where nothing can be, as in most."""
    signals = [signal for signal in _OTHER_SIGNALS if signal in source]
    marks = tuple(
        mark for mark in MARKS if mark.signal in source and (not mark.common or mark.pattern.search(source))
    )
    signals += (mark.signal for mark in marks)
    if "@" in source and BARE_ID.search(_IN_BRACKETS.sub("", source)):
        signals.append("@")
    if "[" in source and ID_IN_BRACKETS.search(source):
        signals.append("[")
    return Suspects(tuple(dict.fromkeys(signals)), marks) if signals else None


@dataclass(slots=True)
class _Pair:
    """Two brackets that belong together: their offsets, and what is between them that no link may hold."""

    open: int
    close: int = -1
    holds: str = ""


class _Text:
    """A block's text, and what of it is shown as written."""

    def __init__(self, ctx: Context, content: str, watch: Watch) -> None:
        self.ctx = ctx
        self.content = content
        self._literals = sorted(watch.literals)
        self._starts = [start for start, _ in self._literals]
        self._links = watch.links
        self._link_starts: list[int] = []
        self._link_ends: list[int] = []

    def is_literal(self, offset: int) -> bool:
        i = bisect_right(self._starts, offset) - 1
        return i >= 0 and offset < self._literals[i][1]

    def cover(self, start: int, end: int) -> None:
        """Takes a link that became none for one, so that nothing more is said of it."""
        self._links.append((start, end))

    def know_links(self) -> None:
        """To be called once all links are known, before `is_in_link`."""
        self._links.sort()
        self._link_starts = [start for start, _ in self._links]
        self._link_ends = list(accumulate((end for _, end in self._links), max))

    def is_in_link(self, offset: int) -> bool:
        i = bisect_right(self._link_starts, offset) - 1
        return i >= 0 and offset < self._link_ends[i]


def check_block(ctx: Context, block: Token, watch: Watch, *, in_item: bool) -> None:
    """Reports what is stray in a block; `in_item` tells that it is the first of an item of a list."""
    text = _Text(ctx, block.content, watch)
    _links(text)
    text.know_links()
    suspects = ctx.suspects or Suspects((), ())
    _marks(text, (TASK, *suspects.marks) if in_item else suspects.marks)
    _addresses(text)
    _doubles(text, watch)
    _ids(text)


def _marks(text: _Text, marks: Iterable[Mark]) -> None:
    content = text.content
    for mark in marks:
        if mark.signal not in content:
            continue
        for match in mark.pattern.finditer(content):
            decisive = match.start(match.lastindex or 0)
            if text.is_literal(decisive) and not text.is_in_link(decisive):
                shown = match.group().strip()[:40]
                text.ctx.report_once(
                    codes.STRAY_MARKUP,
                    text.ctx.at(match.start()),
                    f"{mark.what} is shown as written: {shown}",
                    mark.hint,
                )


def _links(text: _Text) -> None:
    """Links that became none."""
    content, ctx = text.content, text.ctx
    if "](" in content or "][" in content:
        pairs = list(_pairs(text))
        ends = {pair.open: pair.close for pair in pairs}
        for pair in pairs:
            end = _end_of_link(content, pair, ends)
            if end < 0 or not text.is_literal(pair.open):
                continue
            begin = pair.open - (content[pair.open - 1 : pair.open] == "!")
            if pair.holds:
                message = f"this is not a link, because it contains {pair.holds}"
                ctx.report_once(codes.LINK_AROUND, ctx.at(begin), message, codes.LINK_AROUND.hint)
            else:
                message, hint = _why(content, pair, end)
                ctx.report_once(codes.UNMADE_LINK, ctx.at(begin), message, hint)
            text.cover(begin, end)
    if "]:" in content:
        for match in DEFINITION.finditer(content):
            if text.is_literal(match.start()):
                message = "this does not define a label: it is shown as text"
                hint = "put a blank line before it, and nothing but a title after the address"
                ctx.report_once(codes.UNMADE_LINK, ctx.at(match.start()), message, hint)
                end = content.find("\n", match.start())
                text.cover(match.start(), end if end >= 0 else len(content))


def _pairs(text: _Text) -> Iterator[_Pair]:
    """The brackets that belong together, each pair after those inside it."""
    content = text.content
    opened: list[_Pair] = []
    for match in _BRACKET.finditer(content):
        mark = match.group()
        if mark == "[":
            opened.append(_Pair(match.start()))
        elif mark == "]" and opened:
            pair = opened.pop()
            pair.close = match.start()
            if opened:
                opened[-1].holds = opened[-1].holds or pair.holds or _made(text, pair)
            yield pair


def _made(text: _Text, pair: _Pair) -> str:
    """What a pair of brackets was read as, in words; nothing where it is text, or an image."""
    content = text.content
    if text.is_literal(pair.open) or content[pair.open - 1 : pair.open] == "!":
        return ""
    if content.startswith("[[", pair.open):
        return "a link to a record"
    if content.startswith("[^", pair.open):
        return "a footnote"
    if content[pair.close + 1 : pair.close + 2] in ("(", "["):
        return "another link"
    return "a citation" if "@" in content[pair.open : min(pair.close, pair.open + _REACH)] else ""


def _end_of_link(content: str, pair: _Pair, ends: dict[int, int]) -> int:
    """Where what looks like a link ends that begins with a pair of brackets; -1 where it looks like none."""
    after = pair.close + 1
    following = content[after : after + 2]
    if following[:1] == "(":
        furthest = min(len(content), after + _REACH)
        end = content.find(")", after, furthest)
        line = content.find("\n\n", after, furthest) if end < 0 else -1
        return end + 1 if end >= 0 else line if line >= 0 else furthest
    if following[:1] == "[" and following not in ("[[", "[@", "[^") and content[pair.open + 1] not in "[@^":
        return ends[after] + 1 if after in ends else -1
    return -1


def _why(content: str, pair: _Pair, end: int) -> tuple[str, str]:
    """Why something that looks like a link is none, and how to fix it."""
    what = "an image" if content[pair.open - 1 : pair.open] == "!" else "a link"
    address = content[pair.close + 2 : end - 1]
    if content[pair.close + 1] == "[":
        label = address or content[pair.open + 1 : min(pair.close, pair.open + _REACH)]
        return (
            f'this is not {what}, because no address is given for the label "{label[:40]}"',
            f"write [{label[:40]}]: and the address on a line of its own, or {codes.UNMADE_LINK.hint}",
        )
    if content[end - 1 : end] != ")":
        return f"this is not {what}, because its address is not closed", "add ) after the address"
    if "<" in content[pair.open : min(pair.close, pair.open + _REACH)]:
        return f"this is not {what}, because it contains another", codes.LINK_AROUND.hint
    if re.search(r"\s", address.strip()):
        return (
            f"this is not {what}, because its address has a space",
            "write %20 for the space, or the address in angle brackets",
        )
    return f"this is not {what} and is shown as written", codes.UNMADE_LINK.hint


def _addresses(text: _Text) -> None:
    content, ctx = text.content, text.ctx
    if "://" not in content and "www." not in content:
        return
    for match in ADDRESS.finditer(content):
        if text.is_literal(match.start()) and not text.is_in_link(match.start()):
            address = match.group().rstrip(".,;:!?'\"*_~)]}’”")
            ctx.report_once(
                codes.BARE_ADDRESS,
                ctx.at(match.start()),
                f"an address is shown without a link: {address[:60]}",
                "write it as <https://…>, or as [words](https://…)",
            )


def _doubles(text: _Text, watch: Watch) -> None:
    """Two runs of ** or ~~ that belong together but are not next to words."""
    for marker in ("**", "~~"):
        left = [
            offset
            for offset, tokens in watch.doubles
            if text.content.startswith(marker, offset) and all(token.type == "text" for token in tokens)
        ]
        # What is right behind a word is the end of something, or the mark of a note.
        first = next((offset for offset in left if not _WORD.match(text.content[offset - 1 : offset])), None)
        if first is not None and first < left[-1] and not _is_apart(text.content, first):
            ctx = text.ctx
            message = f"{marker} is shown as written"
            hint = f"write the marks at the words, without spaces: {marker}words{marker}"
            ctx.report_once(codes.STRAY_MARKUP, ctx.at(first), message, hint)


def _is_apart(content: str, offset: int) -> bool:
    """Whether two marks are between two numbers, as in a formula (2 ** 3)."""
    before, after = content[max(offset - 9, 0) : offset], content[offset + 2 : offset + 11]
    return before.rstrip()[-1:].isdigit() and after.lstrip()[:1].isdigit()


def _ids(text: _Text) -> None:
    for form, pattern in (("@", BARE_ID), ("[", ID_IN_BRACKETS)):
        for match in pattern.finditer(text.content) if form in text.content else ():
            if text.is_literal(match.start()) and not text.is_in_link(match.start()):
                span = text.ctx.at(match.start())
                text.ctx.bare.append(Bare(match[1], form, span.line, span.column))
