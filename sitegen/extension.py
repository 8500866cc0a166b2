"""What sitegen is made of, as a value: what it has of its own is the first extension, and others are like it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from sitegen import __version__
from sitegen.checks import CHECKS
from sitegen.checks.context import Check
from sitegen.kinds import KINDS
from sitegen.kinds.kind import RecordKind
from sitegen.markdown.parser import SYNTAX
from sitegen.markdown.rows import Block, MarkdownRule
from sitegen.outputs.output import Output
from sitegen.site.outputs import OUTPUTS
from sitegen.views.embeds import EMBED_VIEWS, EmbedView


class Extension(msgspec.Struct, frozen=True):
    """What an extension adds. A module has it as `EXTENSION`; content/site.yaml lists the module under `extensions`.

    All functions in it are functions of what they are given: they ask no clock, no network and no globals, so that the
    same content gives the same bytes. Whatever they return may be kept from one build to the next, as long as neither
    that nor the extension's files, name and version change.
    """

    name: str
    version: str
    kinds: tuple[RecordKind, ...] = ()
    """Kinds of records, each with its folder of content, its pages, JSON-LD and search entry."""
    checks: tuple[Check, ...] = ()
    rules: tuple[MarkdownRule, ...] = ()
    """Rules of the Markdown parser."""
    blocks: tuple[Block, ...] = ()
    """Set-off blocks, `::: name`."""
    embeds: tuple[EmbedView, ...] = ()
    """Views of records inside texts, `::: name option=value`."""
    outputs: tuple[Output, ...] = ()
    """Files of the site other than pages."""
    theme: Path | None = None
    """A folder with templates, assets and strings, as in sitegen's `templates/`. The project's own go before it."""


SITEGEN = Extension(
    "sitegen", __version__, KINDS.all, CHECKS, SYNTAX.rules, SYNTAX.blocks, EMBED_VIEWS, OUTPUTS
)
"""What sitegen has of its own."""
