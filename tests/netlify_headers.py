"""The response headers that netlify.toml asks for: tests see pages as the deployed site sends them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

NETLIFY_TOML = Path(__file__).parent.parent / "netlify.toml"


class HeaderRule(NamedTuple):
    """`for` is a path, or a path that ends in `/*` and stands for everything below it."""

    pattern: str
    values: Mapping[str, str]

    def matches(self, path: str) -> bool:
        if self.pattern.endswith("/*"):
            return path.startswith(self.pattern[:-1])
        return path == self.pattern


def netlify_config(file: Path = NETLIFY_TOML) -> dict[str, Any]:
    """The parsed netlify.toml."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def header_rules(file: Path = NETLIFY_TOML) -> tuple[HeaderRule, ...]:
    """The `[[headers]]` tables, in order."""
    rules = tuple(
        HeaderRule(table["for"], table["values"]) for table in netlify_config(file).get("headers", [])
    )
    for rule in rules:
        if "*" in rule.pattern.removesuffix("/*") or ":" in rule.pattern:
            raise ValueError(f"{file.name}: this reader knows paths and `…/*` only, not {rule.pattern!r}")
    return rules


def headers_for(path: str, rules: Iterable[HeaderRule]) -> dict[str, str]:
    """What is sent with the file at `path`; where no rule says how to cache it, Netlify's own default."""
    sent = {"Cache-Control": "public,max-age=0,must-revalidate"}
    for rule in rules:
        if rule.matches(path):
            sent |= rule.values
    return sent
