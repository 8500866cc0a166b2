"""What the syntax of Markdown consists of, as rows: rules of the parser, set-off blocks, embeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Literal

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token

from sitegen.markdown.document import PathSlot, StringSlot
from sitegen.problems import Code

Html = Callable[[Token], tuple[str | StringSlot | PathSlot, ...]]
"""The HTML of a token, finished and escaped, with slots for strings of the interface and for paths of the site."""


class MarkdownRule(msgspec.Struct, frozen=True, eq=False):
    """A rule of the parser: `add` registers functions in its rulers, as a plugin of markdown-it-py does.

    A rule keeps nothing between two texts, and depends on nothing but the text. A block rule may begin at any line but
    one that begins with a letter; an inline rule at any ASCII punctuation mark. Tokens of types that sitegen
    makes, too, are written as it writes them (`record_link`); others as `html` says, by type, or else as the element of
    their tag and attributes.
    """

    name: str
    add: Callable[[MarkdownIt], None]
    html: Mapping[str, Html] = {}
    codes: tuple[Code, ...] = ()
    """The kinds of problems that it reports and sitegen does not have."""


class Block(msgspec.Struct, frozen=True):
    """A set-off block, `::: name` to `:::`: in the page an element of the class `block-name`, labelled with the string
    `block.name` of the theme."""

    name: str


Holds = Literal["words", "ids", "date"]


class Option(msgspec.Struct, frozen=True):
    """An option of an embed, `name=value`: words, ids of records divided by commas, or a date (EDTF)."""

    name: str
    holds: Holds = "words"
    kinds: tuple[str, ...] = ()
    """The kinds of records whose ids it holds; any, without."""
    pattern: str = ""
    """A regular expression that words match."""
    wanted: str = ""
    """What the pattern asks for, in words: "a whole number above 0"."""


class Embed(msgspec.Struct, frozen=True):
    """A view of records inside a text, `::: name option=value`, on a line of its own. What it shows is made when a page
    is: see `sitegen.views.embeds`."""

    name: str
    options: tuple[Option, ...] = ()

    def option(self, name: str) -> Option | None:
        return next((option for option in self.options if option.name == name), None)


class Syntax(msgspec.Struct, frozen=True, dict=True):
    """The Markdown of a publication."""

    rules: tuple[MarkdownRule, ...] = ()
    blocks: tuple[Block, ...] = ()
    embeds: tuple[Embed, ...] = ()

    @cached_property
    def key(self) -> str:
        """What stands for it: the names of its parts, and the options of embeds. That of their code is not among it."""
        return repr(([rule.name for rule in self.rules], self.blocks, self.embeds))

    @cached_property
    def set_off(self) -> Mapping[str, Block]:
        """The set-off blocks by name."""
        return {block.name: block for block in self.blocks}

    @cached_property
    def embedded(self) -> Mapping[str, Embed]:
        """The embeds by name."""
        return {embed.name: embed for embed in self.embeds}

    @cached_property
    def html(self) -> Mapping[str, Html]:
        """The HTML of tokens that rules make, by type."""
        return {kind: html for rule in self.rules for kind, html in rule.html.items()}
