"""What a project is read with: its folder, what was chosen for its site, and the rows that extensions add to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from sitegen.checks import CHECKS
from sitegen.checks.context import Check
from sitegen.options import Options
from sitegen.problems import Code, codes


class Rows(msgspec.Struct, frozen=True):
    """What sitegen does by rows, in order: its own, which are the defaults, and after them those of extensions."""

    checks: tuple[Check, ...] = CHECKS

    @property
    def codes(self) -> Mapping[str, Code]:
        """Every kind of problem, by name."""
        return {**codes.BY_NAME, **{code.name: code for code in self.own_codes}}

    @property
    def own_codes(self) -> tuple[Code, ...]:
        """The kinds of problems that extensions add."""
        return tuple(code for check in self.checks for code in check.codes)


OWN_ROWS = Rows()


class Setup(msgspec.Struct, frozen=True):
    """The folder of a project, the options for its site, and the rows that read, check and show it."""

    root: Path
    options: Options
    rows: Rows = OWN_ROWS
