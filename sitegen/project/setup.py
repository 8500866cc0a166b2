"""What a project is read with: its folder, what was chosen for its site, and the rows of its extensions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from sitegen.checks.context import Check
from sitegen.content.extension_code import NO_EXTENSIONS, ExtensionCode
from sitegen.content.load import Settings
from sitegen.content.notation import Notation
from sitegen.content.records.types import RecordTypes
from sitegen.extension import SITEGEN, Extension
from sitegen.kinds.kind import RecordKinds
from sitegen.markdown.rows import Block, MarkdownRule, Syntax
from sitegen.options import Options
from sitegen.outputs.output import Output
from sitegen.problems import Code, Problem, codes
from sitegen.views.embeds import EmbedView


class Rows(msgspec.Struct, frozen=True, dict=True):
    """What sitegen does by rows, in order: its own, which are the defaults, and after them those of extensions."""

    kinds: RecordKinds = RecordKinds(SITEGEN.kinds, SITEGEN.pages)
    checks: tuple[Check, ...] = SITEGEN.checks
    rules: tuple[MarkdownRule, ...] = SITEGEN.rules
    blocks: tuple[Block, ...] = SITEGEN.blocks
    embeds: tuple[EmbedView, ...] = SITEGEN.embeds
    outputs: tuple[Output, ...] = SITEGEN.outputs
    themes: tuple[Path, ...] = ()
    """Folders of themes: the one that site.yaml names, and those of extensions, later ones first. They go before
    sitegen's own."""

    def and_also(self, extensions: Iterable[Extension]) -> Rows:
        """These, followed by those of extensions."""
        added = tuple(extensions)
        return Rows(
            RecordKinds(
                (*self.kinds.all, *(row for one in added for row in one.kinds)),
                (*self.kinds.pages, *(row for one in added for row in one.pages)),
            ),
            (*self.checks, *(row for one in added for row in one.checks)),
            (*self.rules, *(row for one in added for row in one.rules)),
            (*self.blocks, *(row for one in added for row in one.blocks)),
            (*self.embeds, *(row for one in added for row in one.embeds)),
            (*self.outputs, *(row for one in added for row in one.outputs)),
            (*(one.theme for one in reversed(added) if one.theme), *self.themes),
        )

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


class Extensions(msgspec.Struct, frozen=True):
    """The extensions of a project, loaded; those that cannot be used are left out, and reported."""

    rows: Rows = OWN_ROWS
    """sitegen's rows and theirs."""
    code: ExtensionCode = NO_EXTENSIONS
    key: str = ""
    """Stands for their names, versions and files, on which all that is remembered depends; "" without extensions."""
    problems: tuple[Problem, ...] = ()

    def key_with(self, code: str) -> str:
        """What stands for all code: sitegen's, for which `code` stands, and theirs."""
        return f"{code} {self.key}" if self.key else code

    @property
    def places(self) -> tuple[Path, ...]:
        """Their files and folders."""
        return (*(Path(place) for place, _ in self.code.places), *self.rows.themes)

    def outside(self, folder: Path) -> tuple[Path, ...]:
        """Their files and folders that are not in `folder`."""
        return tuple(place for place in self.places if not place.is_relative_to(folder))

    def notation(self, folder: Path) -> Notation:
        """What the content in `folder` may be written in."""
        kinds = self.rows.kinds
        types = RecordTypes(tuple(kind.type for kind in kinds.all), tuple(page.name for page in kinds.pages))
        within = (place.relative_to(folder) for place in self.places if place.is_relative_to(folder))
        return Notation(
            types, self.rows.syntax, self.code, frozenset(place.parts[0] for place in within if place.parts)
        )


NO_EXTENSION = Extensions()
"""sitegen by itself."""


class Setup(msgspec.Struct, frozen=True):
    """The folder of a project, the options for its site, its extensions, and what site.yaml says, where that was
    read."""

    root: Path
    options: Options
    extensions: Extensions = NO_EXTENSION
    settings: Settings | None = None

    @property
    def rows(self) -> Rows:
        """The rows that read, check and show it."""
        return self.extensions.rows
