"""What a project is read with: its folder, what was chosen for its site, and the rows that extensions add to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from sitegen.checks import CHECKS
from sitegen.checks.context import Check
from sitegen.content.load import Settings, read_settings
from sitegen.markdown.parser import SYNTAX
from sitegen.markdown.rows import Block, MarkdownRule, Syntax
from sitegen.options import Options
from sitegen.problems import Code, codes
from sitegen.views.embeds import EMBED_VIEWS, EmbedView


class Rows(msgspec.Struct, frozen=True, dict=True):
    """What sitegen does by rows, in order: its own, which are the defaults, and after them those of extensions."""

    checks: tuple[Check, ...] = CHECKS
    rules: tuple[MarkdownRule, ...] = SYNTAX.rules
    blocks: tuple[Block, ...] = SYNTAX.blocks
    embeds: tuple[EmbedView, ...] = EMBED_VIEWS

    @cached_property
    def syntax(self) -> Syntax:
        """The Markdown of texts."""
        return Syntax(self.rules, self.blocks, tuple(view.embed for view in self.embeds))

    @cached_property
    def codes(self) -> Mapping[str, Code]:
        """Every kind of problem, by name."""
        return {**codes.BY_NAME, **{code.name: code for code in self.own_codes}}

    @cached_property
    def own_codes(self) -> tuple[Code, ...]:
        """The kinds of problems that extensions add."""
        rows: tuple[Check | MarkdownRule, ...] = (*self.checks, *self.rules)
        return tuple(code for row in rows for code in row.codes)


OWN_ROWS = Rows()


class Setup(msgspec.Struct, frozen=True):
    """The folder of a project, the options for its site, and the rows that read, check and show it."""

    root: Path
    options: Options
    rows: Rows = OWN_ROWS

    def read_settings(self, folder: Path) -> Settings:
        """What site.yaml in the content folder says, with what the rows add to how content is read."""
        return msgspec.structs.replace(read_settings(folder), syntax=self.rows.syntax)
