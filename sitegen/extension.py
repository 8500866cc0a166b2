"""What sitegen is made of, as a value: what it has of its own is the first extension, and others are like it.

All that an extension needs as a rule can be imported from here.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from sitegen import __version__
from sitegen.checks import CHECKS
from sitegen.checks.context import Check, CheckContext
from sitegen.content.field_types import (
    AgentRef,
    AnyRef,
    EventRef,
    Named,
    OrganizationRef,
    PersonRef,
    ReferenceTo,
    SourceRef,
    TermRef,
    Url,
)
from sitegen.content.passage import Passage
from sitegen.content.records.fields import Fields, PassageReader, RelatedValues, TimelineEntry
from sitegen.content.text import Localised, LocalText, Prose
from sitegen.dates import Edtf
from sitegen.kinds import KINDS
from sitegen.kinds.kind import PageKind, RecordKind, SearchFields, paragraphs
from sitegen.markdown.document import Document, EmbedSlot
from sitegen.markdown.parser import SYNTAX
from sitegen.markdown.rows import Block, Embed, MarkdownRule, Option
from sitegen.outputs.output import Output, OutputContext, OutputFiles
from sitegen.problems import Code, Problem
from sitegen.site.outputs import OUTPUTS
from sitegen.views import json_ld
from sitegen.views.builder import ViewBuilder
from sitegen.views.embeds import EMBED_VIEWS, EmbedView
from sitegen.views.parts import Date, Html, Link, Mention, Text

__all__ = [
    "AgentRef", "AnyRef", "Block", "Check", "CheckContext", "Code", "Date", "Document", "Edtf", "Embed", "EmbedSlot",
    "EmbedView", "EventRef", "Extension", "Fields", "Html", "Link", "LocalText", "Localised", "MarkdownRule",
    "Mention", "Named", "Option", "OrganizationRef", "Output", "OutputContext", "OutputFiles", "PageKind", "Passage",
    "PassageReader",
    "PersonRef", "Problem", "Prose", "RecordKind", "ReferenceTo", "RelatedValues", "SearchFields", "SourceRef",
    "TermRef", "Text", "TimelineEntry", "Url", "ViewBuilder", "json_ld", "paragraphs",
]  # fmt: skip


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
    pages: tuple[PageKind, ...] = ()
    """Pages that there are once per language, beside the lists of records."""
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
    "sitegen", __version__, KINDS.all, KINDS.pages, CHECKS, SYNTAX.rules, SYNTAX.blocks, EMBED_VIEWS, OUTPUTS
)
"""What sitegen has of its own."""
