"""Fragment ids of headings."""

from __future__ import annotations

import functools
import unicodedata

from markdown_it.token import Token

from sitegen.markdown.context import Context
from sitegen.problems import codes
from sitegen.runtime.patterns import lazy_pattern

_HYPHENS = lazy_pattern("-+")

_OF_PAGES = lazy_pattern(
    r"(?:main|contents|key-points|unknowns|backstory|corrections|editions|sources|legend|mentions|notes|search-[a-z]+"
    r"|(?:source|cite|evidence|note)-[0-9].*)\Z"
)
"""The ids that pages with headings have without them; a heading's gets a number behind it, as if they were taken."""


def slug(text: str) -> str:
    """`text` as a fragment id: letters and digits of every script in NFC and lower case, divided by hyphens.

    Where nothing is left, "section". No underscore occurs in it, so ids that have one never clash with a heading's.
    """
    text = unicodedata.normalize("NFC", text).lower()
    return _HYPHENS.sub("-", "".join(map(_kept, text))).strip("-") or "section"


@functools.lru_cache(maxsize=4096)
def _kept(character: str) -> str:
    """A letter or digit itself; a hyphen for anything else."""
    # \w lacks the combining marks that the letters of many scripts need.
    return character if unicodedata.category(character)[0] in "LNM" else "-"


_FIELD = lazy_pattern(r"[a-z_]+:(?: |$)")


def check_underlined(ctx: Context, heading: Token) -> None:
    """Reports a heading that a line of hyphens makes, where its text was meant as a paragraph or as fields."""
    if _FIELD.match(heading.content):
        message = "this is a heading, because fields are read only at the beginning of a file"
        hint = "put the fields between the lines of --- that the file begins with"
    elif "[@" in heading.content or "\n" in heading.content:
        message = "this paragraph is a heading, because the line under it consists of hyphens"
        hint = "put a blank line before the hyphens, or write ## if you want a heading"
    else:
        return
    ctx.report_once(codes.STRAY_MARKUP, ctx.at(0), message, hint)


class Ids:
    """The ids given out in one document."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def unique(self, wanted: str) -> str:
        """`wanted`, with -2, -3 … behind it if it is taken."""
        given, number = wanted, self._taken.get(wanted, 1)
        if _OF_PAGES.match(wanted):
            self._taken.setdefault(wanted, 1)
        while given in self._taken:
            number += 1
            given = f"{wanted}-{number}"
        self._taken[wanted] = number
        self._taken.setdefault(given, 1)
        return given
