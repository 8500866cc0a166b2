"""Definitions of what a label stands for, `[label]: address`: those that no link uses, and those that come too late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markdown_it.token import Token

from sitegen.markdown.context import Context
from sitegen.problems import codes

_COMMENTS = ("//", "COMMENT", "#")
"""Labels under which editors keep notes to themselves, for want of comments in CommonMark."""


def check_labels(ctx: Context, tokens: Iterable[Token], env: Mapping[str, Any]) -> None:
    """Reports the definitions in `env` that nothing follows from. The inline rules have been run."""
    definitions = env.get("references")
    if not definitions:
        return
    used = set(_used(tokens))
    for label, definition in definitions.items():
        if label not in used and label not in _COMMENTS:
            message = f"no link has the label “{_as_written(ctx, definition)}”"
            _report(ctx, definition, message, codes.UNUSED_DEFINITION.hint)
    for definition in env.get("duplicate_refs", ()):
        if definition["label"] not in _COMMENTS:
            message = f"the label “{_as_written(ctx, definition)}” has an address already"
            _report(ctx, definition, message, "remove one of the two, or rename it")


def _used(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        for child in token.children or ():
            if "label" in child.meta:
                yield child.meta["label"]
            if child.children:
                yield from _used([child])


def _as_written(ctx: Context, definition: Mapping[str, Any]) -> str:
    """The label of a definition: markdown-it keeps it in capitals."""
    line: str = ctx.lines[definition["map"][0]]
    return line[line.find("[") + 1 : max(line.find("]:"), 0) or None][:40]


def _report(ctx: Context, definition: Mapping[str, Any], message: str, hint: str) -> None:
    line = definition["map"][0]
    ctx.report_once(codes.UNUSED_DEFINITION, ctx.at_line(line, ctx.lines[line].find("[") + 1), message, hint)
