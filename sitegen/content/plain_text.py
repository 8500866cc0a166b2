"""Markup where a field has none: in plain texts all of it, in texts of one paragraph what makes further blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from yaml.nodes import ScalarNode

from sitegen.content.reading import Reading
from sitegen.problems import codes
from sitegen.runtime.patterns import lazy_pattern


class _Markup(NamedTuple):
    pattern: re.Pattern[str]
    what: str
    hint: str


_LONGEST = 300
"""How many characters of what is between two marks are looked through."""
_TAGS = (
    "a|abbr|b|big|blockquote|br|cite|code|del|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|small|span|"
    "strike|strong|sub|sup|table|td|th|tr|tt|u|ul|var|wbr|ruby|rt|rp"
)
_NO_MARKUP = "leave the marks out: this field is plain text"


def _markup(pattern: str, what: str, hint: str = _NO_MARKUP) -> _Markup:
    return _Markup(lazy_pattern(pattern, re.MULTILINE), what, hint)


def _pair(mark: str) -> str:
    """Words between two marks. A Korean particle may follow the second, and a word go before the first."""
    m, c = re.escape(mark), re.escape(mark[0])
    return rf"(?<![A-Za-z0-9\\{c}]){m}(?=[^\s{c}])[^{c}\n]{{1,{_LONGEST}}}(?<=[^\s{c}]){m}(?![A-Za-z0-9{c}])"


_IN_PLAIN_TEXT = (
    _markup(r"\[\[[^\[\]\n]+\]\]", "a link to a record", "write the name alone: this field is plain text"),
    _markup(
        r"\[(?:[^\[\]\n]*[\s;(,])?-?@[a-z0-9]",
        "a citation",
        "cite the source in a text that takes citations: this field is plain text",
    ),
    _markup(
        r"!?\[[^\[\]\n]*\]\([^()\s][^()\n]*\)", "a link", "write its words alone: this field is plain text"
    ),
    _markup(r"!?\[[^\[\]\n]+\]\[[^\[\]\n]*\]", "a link", "write its words alone: this field is plain text"),
    _markup(r"\[\^[^\[\]\s]+\]", "a footnote", "leave it out: this field is plain text"),
    _markup("|".join(map(_pair, ("***", "**", "*"))), "emphasis"),
    _markup(
        rf"(?<![\w\\])(_{{1,3}})(?=[^\s_])[^_\n]{{1,{_LONGEST}}}(?<=[^\s_])\1(?![A-Za-z0-9_])", "emphasis"
    ),
    _markup(_pair("~~"), "struck text"),
    _markup(r"(?<![`\\])(`+)(?!`)[^`\n]+(?<!`)\1(?!`)", "code"),
    _markup(rf"</?(?:{_TAGS})(?:\s[^<>\n]*)?/?>|<!--", "HTML"),
    _markup(r"<(?:https?://|mailto:)[^\s<>]*>", "a link", "write the address alone, or leave it out"),
    _markup(
        r"&(?:amp|lt|gt|quot|apos|nbsp|hellip|middot|[lr][sd]quo|[mn]dash|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});",
        "an HTML entity",
        "write the character itself",
    ),
    _markup(r"\\[*_`\[\]~]", "a backslash before a mark", "leave it out: this field is plain text"),
    _markup(r"\^\[", "a footnote", "leave it out: this field is plain text"),
)
_MARKS = lazy_pattern(r"[\[*_~`<&\\]")

_BLOCKS = (
    _markup(r"\n[ \t]*\n", "a second paragraph", "write one paragraph"),
    _markup(r"^[ ]{0,3}#{1,6}[ ]+(?=\S)", "a heading", "leave the hashes out"),
    _markup(r"^[ ]{0,3}[-+*•][ ]+(?=\S)", "a list", "write it as a sentence"),
    _markup(
        r"^[ ]{0,3}[0-9]{1,9}[.)][ ]+(?=\S[^\n]*\n[ ]{0,3}[0-9]{1,9}[.)][ ])",
        "a list",
        "write it as a sentence",
    ),
    _markup(r"^[ ]{0,3}>[ ]*(?=\S)", "a block quotation", "write it between quotation marks"),
    _markup(r"^[ ]{0,3}(?:`{3,}|~{3,})", "a code block", "leave it out"),
    _markup(r"^[ ]{0,3}:{3,}", "a set-off block", "leave the marks out"),
    _markup(
        r"^[ ]{0,3}\[(?:\^[^\[\]\s]+\]:[ ]|[^\[\]\n]+\]:[ ]+<?(?:https?:|/))", "a definition", "leave it out"
    ),
    _markup(r"^[ ]{0,3}\|[^\n]*\|[ \t]*\n[ ]{0,3}\|", "a table", "write it as a sentence"),
    _markup(
        r"^[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,}[ \t]*)$",
        "a line",
        "leave it out",
    ),
)
_BLOCK_MARKS = lazy_pattern(r"\n|[#>:+*•`~|-]|\[|[0-9]+[.)] ")
"""What a text begins with, or holds, that has any of these blocks."""


def check_plain_text(value: str, node: ScalarNode, reading: Reading) -> None:
    """Reports markup in the `value` of a field of plain text."""
    if _MARKS.search(value):
        place = reading.span_in(node)
        reported: set[int | str] = set()
        for start, markup, shown in sorted(_found(value, _IN_PLAIN_TEXT), key=lambda found: found[:1]):
            once = markup.what if markup.what == "HTML" else start
            if once not in reported and start not in reported:
                reported.update((once, *range(start, start + len(shown))))
                message = f"{markup.what} in a field of plain text is shown as written: {shown[:40]}"
                reading.problems.append(codes.MARKUP_IN_PLAIN_TEXT.at(place(start), message, markup.hint))
    check_paragraph(value, node, reading)


def check_paragraph(value: str, node: ScalarNode, reading: Reading) -> None:
    """Reports what makes further blocks in the `value` of a field that holds one paragraph."""
    if not _BLOCK_MARKS.match(value) and "\n" not in value:
        return
    place = reading.span_in(node)
    reported: set[str] = set()
    for start, markup, shown in _found(value, _BLOCKS):
        if markup.what not in reported:
            reported.add(markup.what)
            at = start + len(shown) - len(shown.lstrip()) if shown.strip() else start + len(shown)
            message = f"{markup.what} in a field of one paragraph does not become one"
            reading.problems.append(codes.BLOCKS_IN_PARAGRAPH.at(place(at), message, markup.hint))


def _found(value: str, kinds: tuple[_Markup, ...]) -> Iterator[tuple[int, _Markup, str]]:
    for markup in kinds:
        for match in markup.pattern.finditer(value):
            yield match.start(), markup, match.group()
