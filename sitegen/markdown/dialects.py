"""Marks that other dialects of Markdown, and other languages of markup, read: how they look, and what to write instead.

Each is looked for only in a text that has its `signal`; no pattern fits what is ordinary in prose ($5 to $10, C++,
10~20, 10:30). Where a pattern has a group, that is what must be shown as text for the mark to be stray. Patterns begin
with the mark, and look at what is before it only then: so texts are skimmed through for it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sitegen.runtime.patterns import lazy_pattern


class Mark(NamedTuple):
    """A kind of stray mark: a string that every text with one has, the pattern, what it is, and how to fix it."""

    signal: str
    pattern: re.Pattern[str]
    what: str
    hint: str
    common: bool = False
    """Whether prose often has the signal, so that only the pattern, which fits anywhere in a line, tells anything."""


_CODE = "or put it in `code` to show the marks themselves"
_LEAVE_OUT = f"leave the marks out, {_CODE}"
_ATTRIBUTES = "an attribute in braces"
_SHORTCODE = "a shortcode"
_COMMON = (":", "~")
_LONGEST = 200
"""How many characters of what is between two marks are looked through."""


def _between(mark: str, inside: str, letters: str = "A-Za-z0-9") -> str:
    """Text between two marks that are at its first and last letter, with none of the `letters` outside of them."""
    m = re.escape(mark)
    c = re.escape(mark[-1])
    return (
        rf"{m}(?<![{letters}{c}]{m})(?=[^\s{c}]){inside}{{1,{_LONGEST}}}?(?<=[^\s{c}]){m}(?![{letters}{c}])"
    )


def _mark(signal: str, pattern: str, what: str, hint: str = _LEAVE_OUT) -> Mark:
    return Mark(signal, lazy_pattern(pattern, re.MULTILINE), what, hint, signal in _COMMON)


MARKS = (
    _mark("^[", r"\^\[", "a note in the line", "write [^1], and the note on a line of its own: [^1]: …"),
    _mark(
        "[^",
        r"\[\^(?:[^\[\]\n]*\s[^\[\]\n]*)?\]",
        "a footnote without a label, or with a space in it,",
        "write [^1]: labels have no spaces",
    ),
    _mark("==", _between("==", r"[^=\n]"), "a highlight (==…==)", "write **words**, " + _CODE),
    _mark("++", _between("++", r"[^+;\n]"), "an insertion (++…++)"),
    _mark(
        "~",
        r"~(?<=[A-Za-z)\]]~)(?:[0-9]{1,4}[+-]?|[a-z]{1,4})~(?!~)",
        "a subscript (~…~)",
        "write it in Unicode, as in H₂O",
    ),
    _mark(
        "~",
        _between("~", r"[^~/\n]", r"\w"),
        "text between single tildes",
        "write ~~words~~ for what is struck",
    ),
    _mark("^", r"\^(?<=[\w)\]]\^)[^\s^\[\]]{1,12}\^", "a superscript (^…^)", "write it in Unicode, as in x²"),
    _mark("{", r"\{:?[ ]*[#.][A-Za-z_가-힣][^{}\n]{0,200}\}", _ATTRIBUTES, "leave it out"),
    _mark("{:", r"\{:[ ]*[A-Za-z][^{}\n]{0,200}\}", _ATTRIBUTES, "leave it out"),
    _mark("={", r"==\{", _ATTRIBUTES),
    _mark("{", r"\{(?<=[\])`]\{)[\w-]{1,40}=[^{}\n]{0,200}\}", _ATTRIBUTES, "leave it out"),
    _mark("{{", r"\{\{[^{}\n]{1,200}\}\}", _SHORTCODE, f"write what it stands for, {_CODE}"),
    _mark("{%", r"\{%(?<!\{\{%)[^%\n]{1,200}%\}", _SHORTCODE, f"write what it stands for, {_CODE}"),
    _mark("!!!", r"^!!![ ]+[a-z-]+(?:[ ]+[\"“].*)?$", "an admonition (!!!)", "write a block ::: note"),
    _mark("???", r"^\?\?\?\+?[ ]+[a-z-]+(?:[ ]+[\"“].*)?$", "an admonition (???)", "write a block ::: note"),
    _mark("[!", r"^\[![A-Za-z-]+\][+-]?", "an alert ([!…])", "write a block ::: note"),
    _mark("%%", _between("%%", r"[^%\n]"), "a comment (%%…%%)", "write <!-- … -->"),
    _mark("||", _between("||", r"[^|\n]"), "a spoiler (||…||)"),
    _mark("!<", r"(?:^|>)![^!<\n]{1,200}!<", "a spoiler (>!…!<)"),
    _mark(
        ":",
        r":(?<![\w:/.]:)[a-z][a-z0-9_+-]{1,30}:(?![\w:/])",
        "an emoji by name",
        "write the emoji itself, " + _CODE,
    ),
    _mark("*[", r"^\*(\[)[^\]\n]+\]:", "the definition of an abbreviation", "say what it stands for"),
    _mark("\n: ", r"(?<=\n):[ ]+(?=\S)", "a definition", "give it a term of one line, after a blank line"),
    _mark("##", r"^#{2,}(?=[^\s#.,;:!?)\]\d])", "a heading without a space", "put a space after the hashes"),
    _mark("#######", r"^#{7,}(?=\s)", "a heading of a seventh level", "headings have up to six"),
    _mark("oc]", r"\A\[(?:toc|TOC|Toc)\]\Z", "a table of contents", "leave it out"),
    _mark("OC]", r"\A\[TOC\]\Z", "a table of contents", "leave it out"),
    _mark("![[", r"!(?=\[\[)", "a record shown in its place", "put it in a paragraph of its own: ![[id]]"),
)

TASK = _mark("", r"\A\[[ xX]\](?=\s|\Z)", "the box of a task", "leave the box out")
"""At the beginning of an item of a list alone."""

DEFINITION = lazy_pattern(r"^\[[^\[\]\n^][^\[\]\n]{0,200}\]:[ \t]+<?(?:https?://|/)\S", re.MULTILINE)
"""A line that defines what a label stands for, where it could not become one."""

ADDRESS = lazy_pattern(r"(?:https?://|(?<![\w./@-])www\.(?=[\w-]+\.[a-z]))[^\s<>]+")

BARE_ID = lazy_pattern(r"@(?<![\[\w.@/\\]@)([a-z0-9]+(?:-+[a-z0-9]+)*)(?![^\W가-힣ㄱ-ㆎ一-鿿ぁ-ヿ]|@)")
"""What may be the id of a source, without the brackets of a citation. A Korean particle may follow."""

ID_IN_BRACKETS = lazy_pattern(r"\[(?<!\[\[)([a-z0-9]+(?:-+[a-z0-9]+)+)\](?![\](\[:])")
"""What may be the id of a source, without the `@` of a citation."""


class Suspects(NamedTuple):
    """What may be stray in a text: strings one of which any block with it has, and the marks that are looked for."""

    signals: tuple[str, ...]
    marks: tuple[Mark, ...]

    def may_be_in(self, block: str) -> bool:
        return any(signal in block for signal in self.signals)
